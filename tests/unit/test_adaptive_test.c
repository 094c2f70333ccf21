/* test_adaptive_test.c - adaptive tests of authored questions: reading, replay, result. */
#include <math.h>
#include <time.h>
#include "core/arena.h"
#include "core/json.h"
#include "domain/adaptive_pool.h"
#include "domain/authored.h"
#include "domain/composition.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define POOL    60
#define ATTEMPT 4711

/* A snapshot of `n` single choices whose first option is right, of two skills in turn. */
static str snapshot(struct arena *mem, int n, const char *rules)
{
    struct buf b = BUF(mem);

    buf_text(&b, "{\"title\":{\"en\":\"T\"},\"skills\":[{\"en\":\"A\"},{\"en\":\"B\"}],\"questions\":[");
    for (int i = 0; i < n; i++)
        buf_printf(&b, "%s{\"id\":\"%d\",\"type\":\"single\",\"skill\":%d,\"level\":%d,\"text\":{\"en\":\"q%d\"},"
                   "\"options\":[{\"text\":{\"en\":\"r\"},\"credit\":1},{\"text\":{\"en\":\"w\"}}]}",
                   i ? "," : "", i + 1, i % 2, 1 + i % 3, i);
    buf_printf(&b, "],\"adaptive\":{\"se_target\":0.4,\"items_min\":8,\"items_max\":20,\"information_min\":0.05,"
               "\"select\":\"information\",\"estimator\":\"eap\",\"prior\":{\"mean\":0,\"sd\":1},"
               "\"targets\":[0.5,0.5],%s,\"items\":[", rules);
    for (int i = 0; i < n; i++)
        buf_printf(&b, "%s{\"key\":\"%d\",\"version\":%d,\"a\":%.2f,\"b\":%.2f,\"c\":0.2,\"d\":1,"
                   "\"se\":[0.1,0.2,null],\"exposure\":0,\"enemies\":%d}",
                   i ? "," : "", i, i % 2, 0.8 + i % 5 * 0.3, -2.0 + 4.0 * i / n, i < 4 ? 1 : 0);
    buf_text(&b, "]}}");
    return buf_end(&b);
}

static const struct test *read(struct arena *mem, int n, const char *rules)
{
    const char        *message = NULL;
    const struct test *t = authored_read(mem, STR("q:7"), snapshot(mem, n, rules), &message);

    if (!t)
        fail_msg("%s", message);
    return t;
}

static str item_id(struct arena *mem, int place)
{
    return str_printf(mem, "q:7.%d", place + 1);
}

/* Answers that somebody of that ability gives to all questions. */
static struct answer *answers_of(struct arena *mem, const struct test *t, unsigned seed)
{
    struct answer *answers = ARENA_ARRAY(mem, struct answer, (size_t)t->questions_n);

    srand(seed);
    for (int i = 0; i < t->questions_n; i++)
        answers[i] = (struct answer){ .item_id = item_id(mem, i), .at = { 60000 + i }, .rev = 1, .scored = 1,
                                      .value = rand() % 9 == 0 ? STR("null") : rand() % 2 ? STR("1") : STR("2") };
    return answers;
}

/* Of any answers, in whatever order they are found, each prefix of the test gives the same next question. */
static void test_any_prefix(void **state)
{
    struct arena      *mem = arena_new(32 << 20);
    const struct test *t = read(mem, POOL, "\"exposure\":true");

    (void)state; /* not used */
    for (unsigned seed = 1; seed <= 200; seed++) {
        struct arena_mark       mark = arena_mark(mem);
        struct answer          *all = answers_of(mem, t, seed);
        const struct answer   **known = ARENA_ARRAY(mem, const struct answer *, POOL);
        struct adaptive_replay  went, again;

        adaptive_replay(t, ATTEMPT + seed, known, &went);
        for (int given = 0; went.open >= 0; given++) {
            int open = went.open;

            assert_int_equal(went.state.given_n, given);
            assert_false(adaptive_was_given(&went, open));
            known[open] = &all[open];
            adaptive_replay_add(t, &went, all[open].value);
            adaptive_replay(t, ATTEMPT + seed, known, &again);
            assert_int_equal(again.open, went.open);
            assert_int_equal(again.stop, went.stop);
            assert_memory_equal(&again.state.now, &went.state.now, sizeof again.state.now);
            assert_true(adaptive_was_given(&again, open));
        }
        assert_int_not_equal(went.stop, ADAPTIVE_GOES_ON);
        arena_rewind(mem, mark);
    }
    arena_free(mem);
}

/* An answer to a question that was never given does not count. */
static void test_foreign_answers(void **state)
{
    struct arena           *mem = arena_new(8 << 20);
    const struct test      *t = read(mem, POOL, "\"exposure\":true");
    struct answer          *all = answers_of(mem, t, 3);
    const struct answer   **known = ARENA_ARRAY(mem, const struct answer *, POOL);
    struct adaptive_replay  r;
    int                     first;

    (void)state; /* not used */
    adaptive_replay(t, ATTEMPT, known, &r);
    first = r.open;
    for (int i = 0; i < POOL; i++)
        known[i] = i == first ? NULL : &all[i];
    adaptive_replay(t, ATTEMPT, known, &r);
    assert_int_equal(r.open, first);
    assert_int_equal(r.state.given_n, 0);
    arena_free(mem);
}

static void test_attempts_differ(void **state)
{
    struct arena           *mem = arena_new(8 << 20);
    const struct test      *t = read(mem, POOL, "\"exposure\":true");
    const struct answer   **known = ARENA_ARRAY(mem, const struct answer *, POOL);
    struct adaptive_replay  r;
    bool                    seen[POOL] = { false };
    int                     different = 0;

    (void)state; /* not used */
    for (int a = 0; a < 50; a++) {
        adaptive_replay(t, a, known, &r);
        different += !seen[r.open];
        seen[r.open] = true;
    }
    assert_in_range(different, 3, 5); /* drawn from the best five */
    arena_free(mem);
}

static str document_of(struct arena *mem, const struct test *t, const struct answer *answers, size_t n, bool timed_out)
{
    const struct instrument *i = instrument_of_test(mem, t);
    struct answered          in = { .attempt_id = ATTEMPT, .answers = answers, .n = n, .started_ms = 1000,
                                    .part_timed_out = &timed_out };
    struct scored            out = { BUF(mem), BUF(mem), NAN, 0 };

    assert_string_equal(i->algorithm, ADAPTIVE_VERSION);
    assert_true(i->score(i, mem, &in, &out));
    return buf_end(&out.document);
}

static void test_result(void **state)
{
    struct arena           *mem = arena_new(32 << 20);
    const struct test      *t = read(mem, POOL, "\"exposure\":true");
    struct answer          *all = answers_of(mem, t, 5), *back = ARENA_ARRAY(mem, struct answer, POOL);
    str                     document = document_of(mem, t, all, POOL, false);
    struct adaptive_result *r = ARENA_NEW(mem, struct adaptive_result);
    struct test_result      plain;

    (void)state; /* not used */
    for (int i = 0; i < POOL; i++)
        back[i] = all[POOL - 1 - i];
    assert_true(str_eq(document, document_of(mem, t, back, POOL, true))); /* over by itself: no clock matters */
    assert_true(adaptive_result_read(document, r));
    assert_in_range(r->given_n, 8, 20);
    assert_int_equal(r->pool, POOL);
    assert_true(r->se <= 0.4 || r->given_n == 20);
    assert_string_equal(r->stop, r->se <= 0.4 ? "se" : "max_items");
    assert_true(fabs(r->high - r->low - 2 * 1.96 * r->se) < 1e-9);
    assert_true(fabs(r->reliability - (1 - r->se * r->se)) < 1e-12);
    assert_true(r->provisional);
    assert_int_equal(r->skills_n, 2);
    assert_int_equal(r->skills[0].given + r->skills[1].given, r->given_n);
    assert_true(fabs(r->given[r->given_n - 1].theta - r->theta) < 1e-12);
    assert_true(fabs(r->given[0].se[1] - 0.2) < 1e-12 && isnan(r->given[0].se[2]));
    assert_true(test_result_read(document, &plain));
    assert_true(plain.score == r->percent && plain.marks == r->percent && plain.maximum == 100);
    assert_int_equal(plain.questions, r->given_n);
    assert_false(test_result_read(STR("{\"algorithm\":\"adaptive/2\",\"score\":1}"), &plain));
    assert_false(adaptive_result_read(STR("{\"algorithm\":\"ability/1\"}"), r));
    arena_free(mem);
}

/* What was not reached says nothing; the question that was open when the time ended is wrong. */
static void test_ends(void **state)
{
    struct arena           *mem = arena_new(32 << 20);
    const struct test      *t = read(mem, POOL, "\"exposure\":true");
    const struct answer   **known = ARENA_ARRAY(mem, const struct answer *, POOL);
    struct answer           one = { .value = STR("1"), .at = { 9000 }, .attempt_id = ATTEMPT };
    struct adaptive_result *r = ARENA_NEW(mem, struct adaptive_result), *late = ARENA_NEW(mem, struct adaptive_result);
    struct adaptive_replay  replay;
    struct test_result      plain;

    (void)state; /* not used */
    assert_true(adaptive_result_read(document_of(mem, t, NULL, 0, false), r));
    assert_true(isnan(r->theta) && isnan(r->se) && isnan(r->percent) && r->given_n == 0);
    assert_string_equal(r->stop, "ended");
    assert_true(isnan(r->skills[0].theta) && isnan(r->skills[1].percent));
    assert_true(test_result_read(document_of(mem, t, NULL, 0, false), &plain));
    assert_true(plain.score == 0);

    adaptive_replay(t, ATTEMPT, known, &replay);
    one.item_id = item_id(mem, replay.open);
    assert_true(adaptive_result_read(document_of(mem, t, &one, 1, false), r));
    assert_true(adaptive_result_read(document_of(mem, t, &one, 1, true), late));
    assert_string_equal(r->stop, "ended");
    assert_string_equal(late->stop, "time");
    assert_int_equal(r->given_n, 1);
    assert_int_equal(late->given_n, 2);
    assert_true(late->given[1].timed_out && late->given[1].response == 0 && !late->given[0].timed_out);
    assert_true(late->theta < r->theta);
    assert_true(adaptive_result_read(document_of(mem, t, NULL, 0, true), late));
    assert_true(late->given_n == 1 && late->theta < 0);
    arena_free(mem);
}

/* In a composition the part has its own place among the items, and its own clock. */
static void test_composed(void **state)
{
    struct arena            *mem = arena_new(32 << 20);
    const struct test       *t = read(mem, POOL, "\"exposure\":true");
    const struct instrument *list[] = { instrument_find(mem, STR("numerical")), instrument_of_test(mem, t) };
    const struct instrument *both = instrument_compose(mem, STR("numerical+q:7"), list, 2);
    struct component_result  results[COMPONENTS_MAX];
    bool                     timed_out[2] = { false, true };
    int64_t                  started[2] = { 2000, 0 };
    struct answered          in = { .attempt_id = ATTEMPT, .started_ms = 1000, .part_started_ms = started,
                                    .part_timed_out = timed_out };
    struct scored            out = { BUF(mem), BUF(mem), NAN, 0 };
    struct adaptive_result  *r = ARENA_NEW(mem, struct adaptive_result);

    (void)state; /* not used */
    assert_ptr_equal(both->parts[1].adaptive, t);
    assert_null(both->parts[0].adaptive);
    assert_true(both->score(both, mem, &in, &out));
    assert_int_equal(component_results(mem, both, buf_end(&out.document), results), 2);
    assert_true(adaptive_result_read(results[1].document, r));
    assert_int_equal(r->given_n, 1); /* its own time was over, that of the other part not */
    arena_free(mem);
}

static void test_refused(void **state)
{
    static const char *const rules[] = {
        "\"se_target\":3", "\"items_min\":21", "\"items_max\":101,\"x\":0", "\"targets\":[1]", "\"targets\":[2,0]",
        "\"prior\":{\"mean\":0}",
    };
    struct arena *mem = arena_new(32 << 20);
    const char   *message;

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        str         document = snapshot(mem, 4, "\"exposure\":true");
        const char *end = strchr(rules[i], ':');
        str         name = { rules[i], (size_t)(end - rules[i]) };
        struct buf  b = BUF(mem);
        const char *at = strstr(document.data, str_z(mem, name)), *behind = strstr(at, ",\"");

        buf_str(&b, (str){ document.data, (size_t)(at - document.data) });
        buf_text(&b, rules[i]);
        while (*behind && strncmp(behind, ",\"", 2) == 0 && str_is(name, "\"prior\"") &&
               strncmp(behind, ",\"targets", 9) != 0)
            behind = strstr(behind + 1, ",\"");
        buf_text(&b, behind);
        message = NULL;
        assert_null(authored_read(mem, STR("q:7"), buf_end(&b), &message));
        assert_non_null(message);
    }
    arena_free(mem);
}

/* The key of an item is what is asked and what is right, and nothing else. */
static void test_item_key(void **state)
{
    static const char *const same[] = {
        "{\"id\":\"1\",\"type\":\"single\",\"level\":1,\"text\":{\"en\":\"a\"},\"options\":[{\"credit\":1}]}",
        "{\"text\":{\"en\":\"a\"},\"type\":\"single\",\"id\":\"9\",\"weight\":3,\"skill\":1,"
        "\"options\":[{\"credit\":1}]}",
    };
    static const char *const other = "{\"type\":\"single\",\"text\":{\"en\":\"a\"},\"options\":[{\"credit\":0}]}";
    struct arena *mem = arena_new(1 << 20);
    const char   *message;
    json_t       *a = json_read(str_of(same[0]), 9, &message), *b = json_read(str_of(same[1]), 9, &message);
    json_t       *c = json_read(str_of(other), 9, &message);

    (void)state; /* not used */
    assert_int_equal(pool_item_key(mem, a).len, 32);
    assert_true(str_eq(pool_item_key(mem, a), pool_item_key(mem, b)));
    assert_false(str_eq(pool_item_key(mem, a), pool_item_key(mem, c)));
    json_decref(a);
    json_decref(b);
    json_decref(c);
    arena_free(mem);
}

/* A whole replay stays far below what a request may take; a step is measured by make bench. */
static void test_quick(void **state)
{
    struct arena           *mem = arena_new(64 << 20);
    const struct test      *t = read(mem, 500, "\"exposure\":true");
    struct answer          *all = answers_of(mem, t, 8);
    const struct answer   **known = ARENA_ARRAY(mem, const struct answer *, 500);
    struct adaptive_replay  r;
    struct timespec         from, to;
    double                  us;

    (void)state; /* not used */
    for (int i = 0; i < 500; i++)
        known[i] = &all[i];
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    for (int i = 0; i < 20; i++)
        adaptive_replay(t, i, known, &r);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    us = ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / 1e3 / 20;
    assert_true(us / r.state.given_n < 1000); /* 50 us in a release build: sanitizers and a busy machine take more */
    print_message("a step in a pool of 500 takes %.1f us\n", us / r.state.given_n);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_any_prefix),      cmocka_unit_test(test_foreign_answers),
        cmocka_unit_test(test_attempts_differ), cmocka_unit_test(test_result),
        cmocka_unit_test(test_ends),            cmocka_unit_test(test_composed),
        cmocka_unit_test(test_refused),         cmocka_unit_test(test_item_key),
        cmocka_unit_test(test_quick),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
