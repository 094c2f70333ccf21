/* test_authored.c - questions of a workspace as instruments: reading, marks, weights. */
#include <math.h>
#include "core/arena.h"
#include "domain/authored.h"
#include "domain/composition.h"
#include "domain/test.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const char quiz[] =
    "{\"title\":{\"pt\":\"Teste\"},\"minutes\":5,\"limited\":true,\"skills\":[{\"en\":\"SQL\"},{\"en\":\"Prose\"}],"
    "\"questions\":["
    "{\"id\":\"1\",\"type\":\"single\",\"text\":{\"pt\":\"Qual?\"},\"options\":[{\"text\":{\"pt\":\"a\"},\"credit\":1},"
    "{\"text\":{\"pt\":\"b\"}}]},"
    "{\"id\":\"2\",\"type\":\"essay\",\"review\":true,\"weight\":3,\"skill\":1,\"text\":{\"pt\":\"Conte.\"}}]}";

static const struct test *read(struct arena *mem, const char *document)
{
    const char *message = NULL;

    return authored_read(mem, STR("q:7"), str_of(document), &message);
}

static struct test_result score(struct arena *mem, const struct review *reviews, size_t reviews_n)
{
    const struct instrument *i = instrument_of_test(mem, read(mem, quiz));
    const struct answer      answers[] = { { .item_id = STR("q:7.1"), .value = STR("1"), .at = { 61000 } },
                                           { .item_id = STR("q:7.2"), .value = STR("\"text\""), .at = { 9000 } } };
    struct answered          in = { .answers = answers, .n = 2, .started_ms = 1000, .reviews = reviews,
                                    .reviews_n = reviews_n };
    struct scored            out = { BUF(mem), BUF(mem), NAN, 0 };
    struct test_result       r;

    assert_true(i->score(i, mem, &in, &out));
    assert_true(test_result_read(buf_end(&out.document), &r));
    assert_int_equal(r.pending, out.pending);
    return r;
}

static void test_reading(void **state)
{
    struct arena      *mem = arena_new(1 << 20);
    const struct test *t = read(mem, quiz);

    (void)state; /* not used */
    assert_non_null(t);
    assert_int_equal(t->questions_n, 2);
    assert_string_equal(t->questions[1].id, "q:7.2");
    assert_string_equal(translated_text(&t->title, "de"), "Teste"); /* the language there is stands for the others */
    assert_int_equal(test_skills(t), 2);
    arena_free(mem);
}

static void test_marks_of_people(void **state)
{
    const struct review half = { .item_id = STR("q:7.2"), .mark = 0.5 };
    struct arena       *mem = arena_new(1 << 20);
    struct test_result  r = score(mem, NULL, 0);

    (void)state; /* not used */
    assert_int_equal(r.pending, 1);
    assert_true(fabs(r.score - 25) < 1e-9); /* one mark of four: the essay weighs three */
    assert_int_equal(r.seconds, 60);
    r = score(mem, &half, 1);
    assert_int_equal(r.pending, 0);
    assert_true(fabs(r.score - 62.5) < 1e-9);
    assert_true(fabs(r.skills[1].marks - 1.5) < 1e-9);
    arena_free(mem);
}

static void test_refused(void **state)
{
    static const char *const bad[] = {
        "", "[]", "{}", "{\"title\":{\"en\":\"x\"}}",
        "{\"title\":{\"en\":\"x\"},\"questions\":[{\"id\":\"1\",\"type\":\"essay\",\"text\":{\"en\":\"x\"}}]}",
        "{\"title\":{\"en\":\"x\"},\"questions\":[{\"id\":\"1\",\"type\":\"single\",\"text\":{\"en\":\"x\"}}]}",
        "{\"title\":{\"en\":\"x\"},\"questions\":[{\"id\":\"1\",\"type\":\"single\",\"text\":{\"en\":\"x\"},"
        "\"options\":[{\"text\":{\"en\":\"a\"}},{\"text\":{\"en\":\"b\"}}]}]}",
        "{\"title\":{\"en\":\"x\"},\"questions\":[{\"id\":\"1\",\"type\":\"dream\",\"text\":{\"en\":\"x\"}}]}",
        "{\"title\":{\"en\":\"x\"},\"questions\":[{\"id\":\"1\",\"type\":\"essay\",\"review\":true,\"skill\":9,"
        "\"text\":{\"en\":\"x\"}}]}",
    };
    struct arena *mem = arena_new(1 << 20);

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_null(read(mem, bad[i]));
    arena_free(mem);
}

static void test_component_codes(void **state)
{
    str rest = STR("q:7*2.5+disc-28");

    (void)state; /* not used */
    assert_true(str_is(component_cut(&rest), "q:7"));
    assert_true(str_is(component_cut(&rest), "disc-28"));
    assert_int_equal(rest.len, 0);
}

int main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_reading), cmocka_unit_test(test_marks_of_people), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_component_codes),
    };

    return cmocka_run_group_tests(cases, NULL, NULL);
}
