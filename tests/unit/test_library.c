/* test_library.c - the question tests of the library: that they are complete in every language, that
 * their keys are of the form their kind asks for, and that they are scored as they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <string.h>
#include <cmocka.h>

#include "core/arena.h"
#include "core/text.h"
#include "domain/test.h"

#define MEMORY_BYTES  ((size_t)1 << 20)
#define QUESTIONS_MIN 12
#define LEVELS        3

/* A test may stand in the library before its questions do. */
static bool is_written(const struct test *t)
{
    return t->questions_n > 0;
}

static int options_of(const struct question *q)
{
    int n = 0;

    while (n < TEST_OPTIONS_MAX && q->options[n].in[LANGUAGE_EN])
        n++;
    return n;
}

/* --- texts ------------------------------------------------------------------ */

static void check_one(const char *id, const char *text)
{
    size_t len = text ? strlen(text) : 0;

    if (!len || !str_is_utf8(str_of(text)) || strchr(" \n\t", text[0]) || strchr(" \n\t", text[len - 1]))
        fail_msg("%s: a text is missing or not trimmed: \"%s\"", id, text ? text : "");
}

static void check_line(const char *id, const struct translated *t)
{
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        check_one(id, t->in[l]);
        if (!text_is_line(str_of(t->in[l])) || strstr(t->in[l], "  "))
            fail_msg("%s: not one line of plain text: \"%s\"", id, t->in[l]);
    }
}

/* A stimulus is there in all languages or in none.  It may end with the line end of its last row. */
static void check_stimulus(const struct question *q)
{
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        const char *text = q->stimulus.in[l];

        assert_int_equal(text != NULL, q->stimulus.in[LANGUAGE_EN] != NULL);
        if (text && (!*text || !str_is_utf8(str_of(text)) || strchr(" \n\t", *text)))
            fail_msg("%s: a stimulus is empty or begins with a space", q->id);
    }
}

static void check_options(const struct question *q)
{
    int n = options_of(q);

    for (int o = 0; o < TEST_OPTIONS_MAX; o++) {
        if (o < n)
            check_line(q->id, &q->options[o]);
        for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
            if (o >= n)
                assert_null(q->options[o].in[l]);
            for (int other = 0; other < o && o < n; other++)
                if (!strcmp(q->options[o].in[l], q->options[other].in[l]))
                    fail_msg("%s: two options read \"%s\"", q->id, q->options[o].in[l]);
        }
    }
}

static void check_question_texts(const struct question *q)
{
    check_stimulus(q);
    check_line(q->id, &q->text);
    check_line(q->id, &q->explanation);
    check_options(q);
    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        assert_string_not_equal(q->text.in[l], q->explanation.in[l]);
}

static void test_texts(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; tests[i]; i++) {
        const struct test *t = tests[i];

        if (!is_written(t))
            continue;
        check_line(t->code, &t->title);
        check_line(t->code, &t->summary);
        check_line(t->code, &t->instructions);
        for (size_t s = 0; s < test_skills(t); s++)
            check_line(t->code, &t->skills[s]);
        for (int n = 0; n < t->questions_n; n++)
            check_question_texts(&t->questions[n]);
    }
}

/* --- the table -------------------------------------------------------------- */

/* The library is found by code and numbered in its order. */
static void test_numbers(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; tests[i]; i++) {
        assert_int_equal(tests[i]->number, i + 1);
        assert_ptr_equal(test_find(str_of(tests[i]->code)), tests[i]);
    }
    assert_null(test_find(STR("nothing")));
}

/* Ids are "<code>.01", "<code>.02" …; a number may be left out, as no id is used again. */
static void check_ids(const struct test *t)
{
    size_t len = strlen(t->code);
    int    last = 0;

    for (int n = 0; n < t->questions_n; n++) {
        const char *id = t->questions[n].id;
        int         number;

        assert_memory_equal(id, t->code, len);
        assert_int_equal(id[len], '.');
        assert_int_equal(strlen(id + len + 1), 2);
        number = (id[len + 1] - '0') * 10 + id[len + 2] - '0';
        assert_in_range(number, last + 1, 99);
        last = number;
    }
}

static void check_skills_and_levels(const struct test *t)
{
    int    skills[TEST_SKILLS_MAX] = { 0 }, levels[LEVELS] = { 0 };
    size_t skills_n = test_skills(t);

    assert_in_range(skills_n, 1, TEST_SKILLS_MAX);
    for (int n = 0; n < t->questions_n; n++) {
        const struct question *q = &t->questions[n];

        assert_true(q->skill >= 0 && q->skill < (int)skills_n);
        assert_in_range(q->level, 1, LEVELS);
        skills[q->skill]++;
        levels[q->level - 1]++;
    }
    for (size_t s = 0; s < skills_n; s++)
        assert_true(skills[s] >= 2);
    for (int l = 0; l < LEVELS; l++)
        assert_true(levels[l] > 0);
}

static void test_tables(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; tests[i]; i++) {
        if (!is_written(tests[i]))
            continue;
        assert_in_range(tests[i]->questions_n, QUESTIONS_MIN, TEST_QUESTIONS_MAX);
        assert_in_range(tests[i]->minutes, 1, 120);
        check_ids(tests[i]);
        check_skills_and_levels(tests[i]);
    }
}

/* --- keys ------------------------------------------------------------------- */

/* How many options earn the whole mark, and how many nothing. */
static void count_credits(const struct question *q, int *right, int *wrong)
{
    *right = *wrong = 0;
    for (int o = 0; o < TEST_OPTIONS_MAX; o++) {
        double credit = q->credit[o];

        assert_true(credit >= 0 && credit <= 1);
        if (o >= options_of(q))
            assert_true(credit == 0);
        else if (credit == 1)
            (*right)++;
        else if (credit == 0)
            (*wrong)++;
    }
}

static void check_key(const struct test *t, const struct question *q)
{
    int n = options_of(q), right, wrong;

    count_credits(q, &right, &wrong);
    if (t != &test_judgement) /* only there are answers better and worse */
        assert_int_equal(right + wrong, n);
    switch (q->type) {
    case ITEM_SINGLE:
        assert_in_range(n, 3, TEST_OPTIONS_MAX);
        assert_int_equal(right, 1);
        break;
    case ITEM_MULTIPLE:
        assert_in_range(n, 3, TEST_OPTIONS_MAX);
        assert_true(right >= 1 && wrong >= 1);
        break;
    case ITEM_NUMBER:
        assert_int_equal(n, 0);
        assert_true(q->tolerance >= 0);
        assert_true(q->number_min < q->number_max);
        assert_true(q->number >= q->number_min && q->number <= q->number_max);
        break;
    default:
        fail_msg("%s: no kind of question of a test", q->id);
    }
}

/* Whoever always takes the same place earns little. */
static void check_key_places(const struct test *t)
{
    int places[TEST_OPTIONS_MAX] = { 0 }, singles = 0;

    for (int n = 0; n < t->questions_n; n++) {
        const struct question *q = &t->questions[n];

        for (int o = 0; o < TEST_OPTIONS_MAX; o++)
            places[o] += q->type == ITEM_SINGLE && q->credit[o] == 1;
        singles += q->type == ITEM_SINGLE;
    }
    for (int o = 0; o < TEST_OPTIONS_MAX; o++)
        if (2 * places[o] > singles)
            fail_msg("%s: option %d is the key of %d in %d", t->code, o + 1, places[o], singles);
}

static void test_keys(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; tests[i]; i++) {
        for (int n = 0; n < tests[i]->questions_n; n++)
            check_key(tests[i], &tests[i]->questions[n]);
        check_key_places(tests[i]);
    }
}

/* --- marks ------------------------------------------------------------------ */

/* The options of a question that earn something, or those that earn nothing, as JSON. */
static str options_json(struct arena *mem, const struct question *q, bool is_right)
{
    struct buf b = BUF(mem);

    for (int o = 0; o < options_of(q); o++)
        if (is_right ? q->credit[o] == 1 : q->credit[o] == 0)
            buf_text(&b, str_printf(mem, "%s%d", b.len ? "," : "", o + 1).data);
    return str_printf(mem, "[%s]", buf_end(&b).data);
}

/* A right or a wrong answer to a question, as JSON. */
static str answer_to(struct arena *mem, const struct question *q, bool is_right)
{
    double beside = q->number + 2 * q->tolerance + 1;

    if (q->type == ITEM_NUMBER)
        return str_printf(mem, "%.15g", is_right ? q->number
                                      : beside <= q->number_max ? beside : 2 * q->number - beside);
    if (q->type == ITEM_MULTIPLE)
        return options_json(mem, q, is_right);
    for (int o = 0; o < TEST_OPTIONS_MAX; o++)
        if (q->credit[o] == is_right)
            return str_printf(mem, "%d", o + 1);
    fail_msg("%s: every answer earns something", q->id);
    return STR_NULL;
}

/* What the document of a test says when all its questions have such an answer, or none has one. */
static struct test_result result_of(struct arena *mem, const struct test *t, bool is_answered, bool is_right)
{
    const struct instrument *instrument = instrument_of_test(mem, t);
    struct answer           *answers = ARENA_ARRAY(mem, struct answer, (size_t)t->questions_n);
    struct answered          in = { .answers = answers, .n = (size_t)t->questions_n, .started_ms = 1000 };
    struct scored            out = { .document = BUF(mem), .dimensions = BUF(mem) };
    struct test_result       r;

    for (int n = 0; n < t->questions_n; n++)
        answers[n] = (struct answer){ .item_id = str_of(t->questions[n].id), .at.ms = 61000,
            .value = is_answered ? answer_to(mem, &t->questions[n], is_right) : STR("null") };
    assert_true(instrument->score(instrument, mem, &in, &out));
    assert_true(test_result_read(buf_end(&out.document), &r));
    assert_true(fabs(r.score - out.average) < 1e-9);
    assert_int_equal(r.questions, t->questions_n);
    return r;
}

static void test_scores(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; tests[i]; i++) {
        const struct test *t = tests[i];
        struct arena      *mem = arena_new(MEMORY_BYTES);
        struct test_result r;

        if (is_written(t)) {
            r = result_of(mem, t, true, true);
            assert_true(r.score == 100);
            assert_int_equal(r.answered, t->questions_n);
            assert_int_equal(r.seconds, 60);
            for (size_t s = 0; s < test_skills(t); s++)
                assert_true(r.skills[s].marks == r.skills[s].maximum);
            r = result_of(mem, t, true, false);
            assert_true(r.score == 0);
            assert_int_equal(r.answered, t->questions_n);
            r = result_of(mem, t, false, false);
            assert_true(r.score == 0);
            assert_int_equal(r.answered, 0);
        }
        arena_free(mem);
    }
}

/* The right answer is one that the candidate's app and the server take, in every language. */
static void test_items(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; tests[i]; i++)
        for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
            struct arena            *mem = arena_new(MEMORY_BYTES);
            const struct instrument *instrument = instrument_of_test(mem, tests[i]);

            for (int n = 0; n < tests[i]->questions_n; n++) {
                const struct question *q = &tests[i]->questions[n];
                struct item            item;

                assert_int_equal(instrument->find(instrument, str_of(q->id)), n);
                instrument->item(instrument, mem, n, languages[l], &item);
                assert_int_equal(item.options_n, options_of(q));
                assert_string_equal(item.text.data, q->text.in[l]);
                assert_null(item_check(mem, &item, answer_to(mem, q, true)));
            }
            arena_free(mem);
        }
}

int main(void)
{
    const struct CMUnitTest units[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_scores),
        cmocka_unit_test(test_items),
    };

    return cmocka_run_group_tests(units, NULL, NULL);
}
