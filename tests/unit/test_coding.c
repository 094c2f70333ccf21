/* test_coding.c - tables of a script without running it, signatures and stubs, reports of the judge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/arena.h"
#include "core/json.h"
#include "domain/code_language.h"
#include "domain/code_stub.h"
#include "domain/coding.h"
#include "domain/judge_report.h"
#include "domain/sql_schema.h"

static struct arena *mem;

static int begin(void **state)
{
    (void)state;
    mem = arena_new(8u << 20);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

/* --- tables ----------------------------------------------------------------------------- */

static const char *schema_of(const char *script)
{
    struct sql_schema *schema = sql_schema_new(mem);
    struct buf         out = BUF(mem);

    sql_schema_read(schema, str_of(script));
    sql_schema_write(schema, &out);
    return buf_end(&out).data;
}

static void columns_and_rows(void **state)
{
    (void)state;
    assert_string_equal(
        schema_of("PRAGMA foreign_keys = on; -- a comment; CREATE TABLE no (x)\n"
                  "CREATE TABLE IF NOT EXISTS main.\"Order Lines\" (id INTEGER PRIMARY KEY, [total sum] DECIMAL(10, 2) NOT"
                  " NULL DEFAULT (1 + 1), note, CHECK (id > 0), FOREIGN KEY (id) REFERENCES x (id));\n"
                  "INSERT INTO \"order lines\" VALUES (1, -2.5, 'it''s'), (2, 3e2, NULL);\n"
                  "insert into [Order Lines] (note, id) values ('last', 3);"),
        "[{\"name\":\"Order Lines\",\"columns\":[{\"name\":\"id\",\"type\":\"INTEGER\"},{\"name\":\"total sum\",\"type\":"
        "\"DECIMAL(10,2)\"},{\"name\":\"note\",\"type\":\"\"}],\"rows_n\":3,\"sample\":[[1,-2.5,\"it's\"],[2,3e2,null],"
        "[3,null,\"last\"]]}]");
}

static void what_is_not_known_is_not_said(void **state)
{
    (void)state;
    assert_string_equal(schema_of("create table a (x); insert into a values (1 + 1)"),
                        "[{\"name\":\"a\",\"columns\":[{\"name\":\"x\",\"type\":\"\"}],\"rows_n\":null,\"sample\":[]}]");
    assert_string_equal(schema_of("create table a (x); insert into a values (1); delete from a"),
                        "[{\"name\":\"a\",\"columns\":[{\"name\":\"x\",\"type\":\"\"}],\"rows_n\":null,\"sample\":[]}]");
    assert_string_equal(schema_of("create table a as select 1"),
                        "[{\"name\":\"a\",\"columns\":[],\"rows_n\":null,\"sample\":[]}]");
    assert_string_equal(schema_of("create view v as select 1; create index i on a (b)"), "[]");
}

/* Whatever is cut off anywhere is read without a fault. */
static void any_beginning(void **state)
{
    static const char script[] = "create table \"a (b\" (c varchar(3) default 'x;', d /* ; */ int); -- e\n"
                                 "insert into \"a (b\" (d, c) values (-1, 'f'''), (+2.5, null); update a set c = 1;";

    (void)state;
    for (size_t n = 0; n < sizeof script; n++) {
        struct arena_mark mark = arena_mark(mem);
        char             *copy = arena_alloc(mem, n + 1);

        memcpy(copy, script, n);
        assert_non_null(schema_of(copy));
        arena_rewind(mem, mark);
    }
}

/* --- signatures and stubs ------------------------------------------------------------------ */

static const char *signature_error(const char *text, const char **field)
{
    const char           *message;
    json_t               *json = json_read(str_of(text), JSON_DEPTH_MAX, &message);
    struct code_signature s;
    const char           *wrong = code_signature_read(mem, json, &s, field);

    json_decref(json);
    return wrong;
}

static void signatures(void **state)
{
    struct code_type type;
    const char      *field;

    (void)state;
    assert_true(code_type_read(STR(" Double[][] "), &type) && type.scalar == CODE_DOUBLE && type.form == CODE_MATRIX);
    assert_false(code_type_read(STR("string[][]"), &type) || code_type_read(STR("int[][][]"), &type) ||
                 code_type_read(STR("[]"), &type));
    assert_null(signature_error("{\"name\":\"f\",\"parameters\":null,\"returns\":\"bool\"}", &field));
    assert_non_null(signature_error("{\"name\":\"f-g\",\"return_type\":\"int\"}", &field));
    assert_string_equal(field, "name");
    assert_non_null(signature_error("{\"name\":\"f\",\"parameters\":[{\"name\":\"a\",\"type\":\"int\"},"
                                    "{\"name\":\"a\",\"type\":\"int\"}],\"return_type\":\"int\"}", &field));
    assert_string_equal(field, "parameters.1.name");
    assert_non_null(signature_error("{\"name\":\"f\"}", &field));
    assert_string_equal(field, "return_type");
    assert_non_null(signature_error("[]", &field));
}

static void stubs_in_each_language(void **state)
{
    const struct code_signature s = { .name = STR("line"), .returns = { CODE_LONG, CODE_LIST }, .n = 2, .parameters = {
        { STR("from"), { CODE_STRING, CODE_ONE } }, { STR("grid"), { CODE_BOOL, CODE_MATRIX } } } };

    (void)state;
    for (size_t i = 0; i < code_languages_n; i++) {
        str id = str_of(code_languages[i].id), stub = code_stub(mem, id, &s);

        assert_int_equal(code_stub_has(id), stub.len > 0);
        if (!stub.len)
            continue;
        assert_non_null(strstr(stub.data, "Write your code here."));
        assert_non_null(strstr(stub.data, "line_")); /* the name is one of the helpers' */
        assert_non_null(strstr(stub.data, "from_"));
        for (const char *at = stub.data; (at = strchr(at, '@')); at++)
            assert_true(at[1] == '}' || at[1] == ']' || at[1] == '"'); /* no word of a template is left */
        assert_true(code_stub(mem, id, NULL).len > 20);
    }
    assert_true(code_language_find(STR("71")) == code_language_find(STR("python")));
    assert_null(code_language_find(STR("82")));
}

/* --- answers and reports --------------------------------------------------------------------- */

static const char *value_error(const struct code_task *task, const char *text)
{
    const char *message;
    json_t     *json = json_read(str_of(text), JSON_DEPTH_MAX, &message);
    const char *wrong = task ? code_value_check(mem, task, json) : sql_value_check(json);

    json_decref(json);
    return wrong;
}

static void values(void **state)
{
    str              ids[] = { STR("c"), STR("go") };
    struct code_task any = { .cpu_ms = 1 }, two = { .languages = { ids, 2 } };

    (void)state;
    assert_null(value_error(&any, "{\"language\":\"ruby\",\"source\":\"\"}"));
    assert_non_null(value_error(&any, "{\"language\":\"73\",\"source\":\"\"}")); /* ids alone, no numbers */
    assert_non_null(value_error(&two, "{\"language\":\"ruby\",\"source\":\"\"}"));
    assert_non_null(value_error(&two, "{\"language\":\"go\"}"));
    assert_non_null(value_error(&two, "{\"language\":\"go\",\"source\":\"x\",\"more\":1}"));
    assert_null(value_error(NULL, "{\"source\":\"SELECT 1\"}"));
    assert_non_null(value_error(NULL, "\"SELECT 1\""));
}

static void reports(void **state)
{
    struct judge_report r;

    (void)state;
    assert_true(judge_report_read(mem, STR("{\"verdict\":\"WA\",\"passed\":1,\"total\":3,\"cases\":[{\"verdict\":null}]}"), &r));
    assert_true(judge_report_mark(&r) > 0.333 && judge_report_mark(&r) < 0.334);
    assert_null(((struct report_case *)r.cases.items)[0].verdict.data);
    assert_true(judge_report_read(mem, STR("{\"verdict\":\"CE\",\"passed\":0,\"total\":0}"), &r));
    assert_true(judge_report_mark(&r) == 0);
    assert_false(judge_report_read(mem, STR("{}"), &r) || judge_report_read(mem, STR("x"), &r) ||
                 judge_report_read(mem, STR_NULL, &r));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_and_rows), cmocka_unit_test(what_is_not_known_is_not_said),
        cmocka_unit_test(any_beginning), cmocka_unit_test(signatures), cmocka_unit_test(stubs_in_each_language),
        cmocka_unit_test(values), cmocka_unit_test(reports),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
