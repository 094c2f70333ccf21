/* judge_report.c - see judge_report.h. */
#include <math.h>
#include "core/arena.h"
#include "core/json.h"
#include "domain/judge_report.h"

#define CASES_MAX 1000

static str text_of(struct arena *mem, const json_t *object, const char *name)
{
    return str_copy(mem, json_str(json_object_get(object, name)));
}

static struct json json_of(struct arena *mem, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    return (struct json){ json_is_array(value) ? json_text(mem, value) : STR_NULL };
}

static struct report_case case_read(struct arena *mem, const json_t *json)
{
    const json_t *peak = json_object_get(json, "peak_mib"), *cpu = json_object_get(json, "cpu_ms");

    return (struct report_case){
        .verdict = text_of(mem, json, "verdict"), .weight = json_integer_value(json_object_get(json, "weight")),
        .cpu_ms = json_is_integer(cpu) ? (int64_t)json_integer_value(cpu) : INT_NULL,
        .memory_mib = json_is_number(peak) ? json_number_value(peak) : NAN,
        .sample = json_is_true(json_object_get(json, "sample")), .out = text_of(mem, json, "stdout"),
        .err = text_of(mem, json, "stderr") };
}

static struct list cases_read(struct arena *mem, const json_t *list)
{
    size_t              n = json_array_size(list) < CASES_MAX ? json_array_size(list) : CASES_MAX;
    struct report_case *cases = ARENA_ARRAY(mem, struct report_case, n + 1);

    for (size_t i = 0; i < n; i++)
        cases[i] = case_read(mem, json_array_get(list, i));
    return (struct list){ cases, n };
}

bool judge_report_read(struct arena *mem, str text, struct judge_report *report)
{
    const char *message;
    json_t     *json = text.data ? json_read(text, JSON_DEPTH_MAX, &message) : NULL;

    if (!json)
        return false;
    *report = (struct judge_report){
        .verdict = text_of(mem, json, "verdict"), .message = text_of(mem, json, "message"),
        .passed = json_integer_value(json_object_get(json, "passed")),
        .total = json_integer_value(json_object_get(json, "total")),
        .compiler_says = text_of(mem, json_object_get(json, "compile"), "message"),
        .cases = cases_read(mem, json_object_get(json, "cases")), .columns = json_of(mem, json, "columns"),
        .rows = json_of(mem, json, "rows"), .expected_rows = json_of(mem, json, "expected_rows"),
        .rows_n = json_integer_value(json_object_get(json, "rows_n")),
        .truncated = json_is_true(json_object_get(json, "truncated")) };
    json_decref(json);
    return report->verdict.len > 0;
}

double judge_report_mark(const struct judge_report *report)
{
    if (report->total <= 0 || report->passed <= 0)
        return 0;
    return report->passed >= report->total ? 1 : (double)report->passed / (double)report->total;
}
