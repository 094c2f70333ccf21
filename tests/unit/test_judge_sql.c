/* test_judge_sql.c - comparing SQL results, and the ORDER BY of a query, without a database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "core/arena.h"
#include "judge/sql_compare.h"
#include "judge/sql_order.h"

static struct arena *mem;

static int open_arena(void **state)
{
    (void)state; /* cmocka's form */
    mem = arena_new(64 << 20);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

/* --- results ---------------------------------------------------------------------- */

static struct sql_result result(const char *rows, const char *groups)
{
    struct sql_result r;

    assert_true(sql_result_read(mem, str_printf(mem, "{\"columns\":[\"a\",\"b\"],\"rows\":%s%s}", rows, groups), &r));
    return r;
}

static bool eq(const char *expected, const char *groups, const char *got)
{
    struct sql_result a = result(expected, groups), b = result(got, "");

    return sql_result_eq(mem, &a, &b, false);
}

static void test_multisets(void **state)
{
    (void)state;
    assert_true(eq("[[1,\"x\"],[2,\"y\"]]", "", "[[2,\"y\"],[1,\"x\"]]"));
    assert_false(eq("[[1,\"x\"],[1,\"x\"],[2,\"y\"]]", "", "[[1,\"x\"],[2,\"y\"],[2,\"y\"]]"));
    assert_false(eq("[[1,\"x\"]]", "", "[[1,\"x\"],[1,\"x\"]]"));
    assert_true(eq("[]", "", "[]"));
    assert_false(eq("[[null,1]]", "", "[[0,1]]"));
    assert_false(eq("[[\"61\",1]]", "", "[[{\"blob\":\"61\"},1]]"));
    assert_true(eq("[[{\"real\":\"inf\"},1]]", "", "[[{\"real\":\"inf\"},1]]"));
    assert_false(eq("[[{\"real\":\"inf\"},1]]", "", "[[1e308,1]]"));
}

/* Whole numbers are compared exactly, reals within a millionth. */
static void test_numbers(void **state)
{
    (void)state;
    assert_true(eq("[[1,2]]", "", "[[1.0,2.0000001]]"));
    assert_false(eq("[[1,2]]", "", "[[1,2.00001]]"));
    assert_false(eq("[[1000000,1]]", "", "[[1000001,1]]"));
    assert_false(eq("[[9007199254740993,1]]", "", "[[9007199254740992,1]]"));
    assert_true(eq("[[0,1]]", "", "[[5.5e-17,1]]"));
}

/* Rounding may put rows with several reals into another order than their partners. */
static void test_rows_of_reals_are_matched(void **state)
{
    (void)state;
    assert_true(eq("[[1.0,2.0],[1.0000000001,1.0]]", "", "[[1.0,1.0],[1.0000000001,2.0]]"));
    assert_true(eq("[[1.0,3.0],[1.0000000001,2.0],[1.0000000002,1.0]]", "",
                   "[[1.0,1.0],[1.0000000001,3.0],[1.0000000002,2.0]]"));
    assert_false(eq("[[1.0,3.0],[1.0000000001,2.0],[1.0000000002,1.0]]", "",
                    "[[1.0,1.0],[1.0000000001,3.0],[1.0000000002,3.0]]"));
    /* Being near is not handed on from one to the next. */
    assert_false(eq("[[1.0,0],[1.0000009,0],[1.0000018,0]]", "", "[[1.0,0],[1.0,0],[1.0,0]]"));
    /* One takes the partner of another, who has a second choice. */
    assert_true(eq("[[1.0,0],[1.0000009,0]]", "", "[[1.0000018,0],[1.0000001,0]]"));
}

static void test_order(void **state)
{
    (void)state;
    assert_true(eq("[[1,1],[1,2],[2,3]]", ",\"groups\":[2,1]", "[[1,2],[1,1],[2,3]]"));
    assert_false(eq("[[1,1],[1,2],[2,3]]", ",\"groups\":[2,1]", "[[1,1],[2,3],[1,2]]"));
    assert_true(eq("[]", ",\"groups\":[]", "[]"));
}

static void test_names(void **state)
{
    struct sql_result a = result("[[1,2]]", ""), b = a;
    str               names[] = { STR("A"), STR("c") };

    (void)state;
    b.names = names;
    assert_true(sql_result_eq(mem, &a, &b, false));
    assert_false(sql_result_eq(mem, &a, &b, true));
    names[1] = STR("B");
    assert_true(sql_result_eq(mem, &a, &b, true));
}

/* What no database would write is refused, not believed. */
static void test_malformed_results(void **state)
{
    static const char *const texts[] = {
        "", "[]", "{}", "{\"columns\":[]}", "{\"columns\":[1],\"rows\":[]}", "{\"columns\":[\"a\"],\"rows\":[[1,2]]}",
        "{\"columns\":[\"a\"],\"rows\":[[]]}", "{\"columns\":[\"a\"],\"rows\":[[true]]}",
        "{\"columns\":[\"a\"],\"rows\":[[{}]]}", "{\"columns\":[\"a\"],\"rows\":[[1]],\"groups\":[2]}",
        "{\"columns\":[\"a\"],\"rows\":[[1]],\"groups\":[0,1]}", "{\"columns\":[\"a\"],\"rows\":[[1]],\"groups\":{}}",
        "{\"columns\":[\"a\"],\"rows\":[[1]],\"groups\":[]}", "{\"columns\":[\"a\"],\"rows\":[[99999999999999999999]]}",
    };
    struct sql_result r;
    size_t            i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(sql_result_read(mem, str_of(texts[i]), &r));
    assert_true(sql_result_read(mem, STR("{\"error\":\"no such table: x\",\"kind\":\"prepare\"}"), &r));
    assert_true(str_is(r.error, "no such table: x") && str_is(r.kind, "prepare"));
}

static void test_what_is_shown(void **state)
{
    struct sql_result r = result("[[1,\"x\"],[2.5,null],[3,{\"blob\":\"00\"}]]", "");
    struct buf        b = BUF(mem);

    (void)state;
    assert_int_equal(sql_write_rows(&b, &r, 2, 1000), 2);
    assert_string_equal(buf_end(&b).data, "[\n[1,\"x\"],\n[2.5,null]]");
    b.len = 0;
    assert_int_equal(sql_write_rows(&b, &r, 100, 12), 1);
    assert_string_equal(buf_end(&b).data, "[\n[1,\"x\"]]");
}

/* --- order -------------------------------------------------------------------------- */

static void test_where_an_order_is(void **state)
{
    static const char *const none[] = {
        "", "SELECT 1", "SELECT ' ORDER BY 1'", "SELECT \"a ORDER BY b\"", "SELECT `ORDER BY`", "SELECT [x ORDER BY 1]",
        "SELECT 1 -- ORDER BY 1", "SELECT 1 /* ORDER BY 1 */", "SELECT * FROM (SELECT 1 ORDER BY 1)",
        "WITH t AS (SELECT 1 ORDER BY 1) SELECT * FROM t", "SELECT rank() OVER (ORDER BY a) FROM t",
        "SELECT group_concat(a ORDER BY b) FROM t", "SELECT 'it''s' || ' ORDER BY 1'", "SELECT \"order\" BY", "SELECT order_by",
        "DELETE FROM t ORDER BY a LIMIT 1", "SELECT 1; SELECT 2 ORDER BY 1",
    };
    struct sql_order order;
    size_t           i;

    (void)state;
    for (i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(sql_order_read(str_of(none[i]), &order));
    assert_true(sql_order_read(STR("select 1 oRdEr/**/by--\n1"), &order));
    assert_true(sql_order_read(STR("WITH t AS (SELECT 1) SELECT (SELECT 2 ORDER BY 1) FROM t ORDER BY 1;"), &order));
}

static void test_terms(void **state)
{
    struct sql_order o;

    (void)state;
    assert_true(sql_order_read(STR("SELECT a, lower( b ) AS c FROM t ORDER BY f(a, 1) COLLATE x DESC NULLS LAST,"
                                   " LOWER(b), 2 asc LIMIT 1, 2 -- end"), &o));
    assert_int_equal(o.n, 3);
    assert_true(str_is(o.terms[0].expression, "f(a, 1)") && str_is(o.terms[0].rest, " COLLATE x DESC NULLS LAST"));
    assert_true(str_is(o.terms[1].expression, "LOWER(b)") && o.terms[1].item == 2 && o.terms[1].rest.len == 0);
    assert_true(str_is(o.terms[2].expression, "2") && str_is(o.terms[2].rest, " asc"));
    assert_true(str_starts(str_from(o.query, o.columns_at), " FROM t"));
    assert_true(str_ends(o.query, "LIMIT 1, 2"));
}

static void test_ranked(void **state)
{
    static const str names[] = { { "a", 1 }, { "The B", 5 } };
    struct sql_order o;

    (void)state;
    assert_true(sql_order_read(STR("SELECT a, b \"The B\" FROM t ORDER BY \"the b\" DESC, x + 1"), &o));
    assert_string_equal(sql_order_ranked(mem, &o, 2, ORDER_INSIDE, names, 2).data,
        "WITH assay_ranked(c1,c2,k2) AS (\nSELECT a, b \"The B\", (x + 1\n)\n FROM t ORDER BY \"the b\" DESC, x + 1\n)"
        " SELECT c1,c2, dense_rank() OVER (ORDER BY c2  DESC\n, k2 \n) FROM assay_ranked ORDER BY 3");
    assert_true(sql_order_read(STR("SELECT DISTINCT a, b \"The B\" FROM t ORDER BY a + \"The B\" + t.a + a(1)"), &o));
    assert_null(sql_order_ranked(mem, &o, 1, ORDER_INSIDE, names, 2).data);
    assert_non_null(strstr(sql_order_ranked(mem, &o, 1, ORDER_OUTSIDE, names, 2).data,
                           "(ORDER BY  c1 + c2 + t . a + a ( 1 ) \n)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_multisets), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_rows_of_reals_are_matched), cmocka_unit_test(test_order), cmocka_unit_test(test_names),
        cmocka_unit_test(test_malformed_results), cmocka_unit_test(test_what_is_shown),
        cmocka_unit_test(test_where_an_order_is), cmocka_unit_test(test_terms), cmocka_unit_test(test_ranked),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
