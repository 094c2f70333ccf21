/* sql_json.c - an SQL submission and its report as JSON.
 *
 *   {"language": "sql", "source": "", "mode": "query|change", "solution": "", "check": "",
 *    "script": "", "dataset_sha256": "", "dataset_format": "sql|csv",
 *    "variants": [{"script", "dataset_sha256", "dataset_format", "weight": 1, "sample": false}],
 *    "names_matter": false, "preview": false, "rows_max": 200}
 *
 * A variant's script is run behind that of the request; with a dataset of its
 * own it stands alone.  Without variants the request's dataset is the only one.
 *
 * Of hidden variants the report has nothing but verdict, weight and costs.
 */
#include <string.h>
#include "judge/member.h"
#include "judge/sql_task.h"

#define MIB        (INT64_C(1) << 20)
#define WEIGHT_MAX 1000

/* A text of at most `bytes_max` bytes; absent or null is STR_NULL. */
static bool read_text(struct arena *mem, const json_t *json, const char *key, size_t bytes_max, str *text,
                      struct run_error *error)
{
    const json_t *member = json_object_get(json, key);

    *text = str_copy(mem, json_str(member));
    if ((member != NULL && !json_is_null(member) && !json_is_string(member)) || text->len > bytes_max)
        return refuse(error, key, str_printf(mem, "must be text of at most %zu KiB", bytes_max / 1024).data);
    return true;
}

static bool read_choice(const json_t *json, const char *key, const char *no, const char *yes, bool *is_yes,
                        struct run_error *error)
{
    str text = json_str(json_object_get(json, key));

    *is_yes = str_is(text, yes);
    return json_object_get(json, key) == NULL || *is_yes || str_is(text, no) ||
           refuse(error, key, "must be one of the two words that there are");
}

static bool read_dataset(struct arena *mem, const json_t *json, struct sql_dataset *d, struct run_error *error)
{
    *d = (struct sql_dataset){ .is_csv = false };
    return read_text(mem, json, "script", SQL_SCRIPT_BYTES, &d->script, error) &&
           read_text(mem, json, "dataset_sha256", 64, &d->sha256, error) &&
           read_choice(json, "dataset_format", "sql", "csv", &d->is_csv, error);
}

static bool read_variant(struct arena *mem, const json_t *json, const struct sql_dataset *base, struct sql_variant *v,
                         struct run_error *error)
{
    struct sql_dataset own;

    if (!json_is_object(json))
        return refuse(error, "variants", "must be a list of objects");
    if (!read_dataset(mem, json, &own, error))
        return false;
    v->dataset = own;
    if (own.sha256.data == NULL) {
        v->dataset      = *base;
        v->dataset.more = own.script;
    }
    v->is_sample = json_is_true(json_object_get(json, "sample"));
    return read_number(json, "weight", 0, WEIGHT_MAX, 1, &v->weight, error);
}

static bool read_variants(struct arena *mem, const json_t *json, struct sql_task *task, struct run_error *error)
{
    const json_t      *list = json_object_get(json, "variants");
    struct sql_dataset base;
    size_t             i;

    if (!read_dataset(mem, json, &base, error))
        return false;
    task->variants_n = json_array_size(list);
    if ((list != NULL && !json_is_array(list)) || task->variants_n > SQL_VARIANTS_MAX)
        return refuse(error, "variants", "must be a list of at most 20 variants");
    for (i = 0; i < task->variants_n; i++)
        if (!read_variant(mem, json_array_get(list, i), &base, &task->variants[i], error))
            return false;
    if (task->variants_n == 0)
        task->variants[task->variants_n++] = (struct sql_variant){ .dataset = base, .weight = 1, .is_sample = true };
    return true;
}

bool sql_task_read(struct arena *mem, const json_t *json, struct sql_task *task, struct run_error *error)
{
    *task              = (struct sql_task){ .is_change = false };
    task->names_matter = json_is_true(json_object_get(json, "names_matter"));
    task->is_preview   = json_is_true(json_object_get(json, "preview"));
    if (!read_text(mem, json, "source", SQL_SOURCE_BYTES, &task->source, error) ||
        !read_text(mem, json, "solution", SQL_SOURCE_BYTES, &task->solution, error) ||
        !read_text(mem, json, "check", SQL_SOURCE_BYTES, &task->check, error) ||
        !read_choice(json, "mode", "query", "change", &task->is_change, error) ||
        !read_number(json, "rows_max", 0, SQL_ROWS_SHOWN_MAX, SQL_ROWS_SHOWN, &task->rows_max, error) ||
        !read_variants(mem, json, task, error))
        return false;
    if (task->source.data == NULL)
        return refuse(error, "source", "is required");
    if (task->solution.data == NULL && !task->is_preview)
        return refuse(error, "solution", "is required");
    if (!task->is_change)
        task->check = STR_NULL;
    return true;
}

/* --- the report ----------------------------------------------------------------------- */

static void write_case(struct buf *b, const struct sql_variant *v, const struct sql_case_report *c)
{
    if (c->verdict == VERDICT_NONE) {
        buf_text(b, "{\"verdict\":null}");
        return;
    }
    buf_printf(b, "{\"verdict\":\"%s\",\"weight\":%lld,\"sample\":%s", verdict_name(c->verdict), (long long)v->weight,
               v->is_sample ? "true" : "false");
    buf_printf(b, ",\"cpu_ms\":%lld,\"wall_ms\":%lld,\"peak_mib\":%.1f}", (long long)c->cpu_us / 1000,
               (long long)c->wall_us / 1000, (double)c->memory_peak_bytes / (double)MIB);
}

static void write_result(struct buf *b, const struct sql_task *task, const struct sql_report *r)
{
    size_t shown;

    buf_text(b, ",\"columns\":");
    sql_write_names(b, &r->result);
    buf_text(b, ",\"rows\":");
    shown = sql_write_rows(b, &r->result, (size_t)task->rows_max, SQL_SHOWN_BYTES_MAX);
    buf_printf(b, ",\"rows_n\":%zu,\"truncated\":%s", r->result.rows, shown < r->result.rows ? "true" : "false");
}

str sql_report_text(struct arena *mem, const struct sql_task *task, const struct sql_report *r)
{
    struct buf b = BUF(mem);
    size_t     i;

    buf_printf(&b, "{\"verdict\":\"%s\",\"passed\":%lld,\"total\":%lld,\"level\":\"%s\",\"mode\":\"%s\",\"fault\":",
               verdict_name(r->verdict), (long long)r->weight_passed, (long long)r->weight_total, r->level, r->mode);
    buf_json(&b, str_of(r->fault));
    buf_text(&b, ",\"message\":");
    buf_json(&b, r->message);
    if (r->has_result)
        write_result(&b, task, r);
    if (r->has_expected) {
        buf_text(&b, ",\"expected_columns\":");
        sql_write_names(&b, &r->expected);
        buf_text(&b, ",\"expected_rows\":");
        sql_write_rows(&b, &r->expected, (size_t)task->rows_max, SQL_SHOWN_BYTES_MAX);
    }
    buf_text(&b, ",\"cases\":[");
    for (i = 0; i < task->variants_n; i++) {
        buf_text(&b, i > 0 ? ",\n" : "\n");
        write_case(&b, &task->variants[i], &r->cases[i]);
    }
    buf_text(&b, "]}\n");
    return buf_end(&b);
}
