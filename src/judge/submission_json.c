/* submission_json.c - a submission and its report as JSON.
 *
 *   {"language": "python", "source": "...",            or "files": [{"name", "text"}]
 *    "cases": [{"input": "", "expected": "", "weight": 1, "sample": false}],
 *                                                      or "cases_sha256": a blob, or "stdin": ""
 *    "compare": "lines", "checker": {"language", "source"},
 *    "cpu_ms": 2000, "memory_mib": 256, "stop_at_failure": false}
 *
 * The report never holds an input, an expected output or, of a hidden case,
 * anything that the program wrote.
 */
#include <string.h>
#include "core/buf.h"
#include "core/json.h"
#include "judge/member.h"
#include "judge/submission.h"

#define MIB            (INT64_C(1) << 20)
#define NAME_BYTES_MAX 100
#define WEIGHT_MAX     1000
#define CASES_DEPTH    4

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[] = { "", "SE", "CE", "CTL", "OLE", "MLE", "TLE", "ILE", "RE", "WA", "AC" };

    return names[verdict];
}

/* Letters, digits, "_", "-" and "."; never an option, never hidden. */
static bool is_file_name(str name)
{
    size_t i;

    for (i = 0; i < name.len; i++)
        if (strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.", name.data[i]) == NULL)
            return false;
    return name.len >= 1 && name.len <= NAME_BYTES_MAX && name.data[0] != '-' && name.data[0] != '.';
}

static bool has_name(const struct program *p, str name)
{
    size_t i;

    for (i = 0; i < p->files_n; i++)
        if (str_eq(p->files[i].name, name))
            return true;
    return false;
}

static bool add_file(struct arena *mem, struct program *p, str name, str text, struct run_error *error)
{
    if (p->files_n >= FILES_MAX)
        return refuse(error, "files", "must be at most 20");
    if (name.data == NULL || !is_file_name(name))
        return refuse(error, "files.name", "must be letters, digits, _, - and ., and begin with none of the last two");
    if (has_name(p, name))
        return refuse(error, "files.name", "must not be there twice");
    if (text.data == NULL || text.len > FILE_BYTES_MAX)
        return refuse(error, "files.text", "must be text of at most 64 KiB");
    p->files[p->files_n++] = (struct judge_file){ str_copy(mem, name), str_copy(mem, text) };
    return true;
}

static bool read_program(struct arena *mem, const json_t *json, struct program *p, struct run_error *error)
{
    const json_t *files = json_object_get(json, "files");
    str           source = json_str(json_object_get(json, "source"));
    size_t        i, bytes = 0;

    p->language = language_find(json_str(json_object_get(json, "language")));
    if (p->language == NULL)
        return refuse(error, "language", "must be the id of a language (assay-judge languages)");
    if (source.data != NULL && !add_file(mem, p, str_of(p->language->source), source, error))
        return false;
    for (i = 0; i < json_array_size(files); i++) {
        const json_t *file = json_array_get(files, i);

        if (!add_file(mem, p, json_str(json_object_get(file, "name")), json_str(json_object_get(file, "text")), error))
            return false;
    }
    for (i = 0; i < p->files_n; i++)
        bytes += p->files[i].text.len;
    if (bytes > SOURCE_BYTES_MAX)
        return refuse(error, "files", "must be at most 256 KiB together");
    if (!has_name(p, str_of(p->language->source)))
        return refuse(error, "files",
                      str_printf(mem, "must have %s, or there must be a source", p->language->source).data);
    return true;
}

static bool read_case(struct arena *mem, const json_t *json, struct judge_case *c, struct run_error *error)
{
    const json_t *input = json_object_get(json, "input"), *expected = json_object_get(json, "expected");

    if (!json_is_object(json) || (input != NULL && !json_is_string(input)) ||
        (expected != NULL && !json_is_null(expected) && !json_is_string(expected)))
        return refuse(error, "cases", "must be objects with the texts input and expected");
    if (json_str(input).len > CASE_BYTES_MAX || json_str(expected).len > CASE_BYTES_MAX)
        return refuse(error, "cases", "must have texts of at most 16 MiB");
    c->input     = input == NULL ? STR("") : str_copy(mem, json_str(input));
    c->expected  = str_copy(mem, json_str(expected));
    c->is_sample = json_is_true(json_object_get(json, "sample"));
    return read_number(json, "weight", 0, WEIGHT_MAX, 1, &c->weight, error);
}

static bool read_cases(struct arena *mem, const json_t *list, struct submission *s, struct run_error *error)
{
    size_t i;

    s->cases_n = json_array_size(list);
    if (!json_is_array(list) || s->cases_n == 0 || s->cases_n > CASES_MAX)
        return refuse(error, "cases", "must be a list of 1 to 100 cases");
    s->cases = ARENA_ARRAY(mem, struct judge_case, s->cases_n);
    for (i = 0; i < s->cases_n; i++)
        if (!read_case(mem, json_array_get(list, i), &s->cases[i], error))
            return false;
    return true;
}

/* A run with an input of the candidate's own: one case, of which nothing is hidden or expected. */
static bool read_stdin(struct arena *mem, const json_t *json, struct submission *s, struct run_error *error)
{
    str input = json_str(json);

    if (input.data == NULL || input.len > STDIN_BYTES_MAX)
        return refuse(error, "stdin", "must be text of at most 64 KiB");
    s->cases    = ARENA_NEW(mem, struct judge_case);
    s->cases_n  = 1;
    s->cases[0] = (struct judge_case){ .input = str_copy(mem, input), .weight = 1, .is_sample = true };
    return true;
}

/* The cases, or where they are. */
static bool read_what_to_run(struct arena *mem, const json_t *json, struct submission *s, struct run_error *error)
{
    const json_t *own = json_object_get(json, "stdin"), *sha256 = json_object_get(json, "cases_sha256");

    if (own != NULL)
        return read_stdin(mem, own, s, error);
    if (sha256 == NULL)
        return read_cases(mem, json_object_get(json, "cases"), s, error);
    s->cases_sha256 = str_copy(mem, json_str(sha256));
    return s->cases_sha256.data != NULL || refuse(error, "cases_sha256", "must be text");
}

bool submission_cases_read(struct arena *mem, str text, struct submission *s, struct run_error *error)
{
    const char *message;
    json_t     *json = json_read(text, CASES_DEPTH, &message);
    bool        ok   = json != NULL ? read_cases(mem, json, s, error) : refuse(error, "cases", message);

    json_close(json);
    return ok;
}

bool submission_read(struct arena *mem, const json_t *json, struct submission *s, struct run_error *error)
{
    const json_t *compare = json_object_get(json, "compare");

    *s = (struct submission){ 0 };
    if (!read_program(mem, json, &s->program, error) || !read_what_to_run(mem, json, s, error))
        return false;
    if (compare != NULL && !compare_mode_read(json_str(compare), &s->compare))
        return refuse(error, "compare", "must be lines, exact, tokens, float or checker");
    if (s->compare == COMPARE_CHECKER && !read_program(mem, json_object_get(json, "checker"), &s->checker, error))
        return refuse(error, "checker", "must be an object with language and source");
    s->stop_at_failure = json_is_true(json_object_get(json, "stop_at_failure"));
    if (!read_number(json, "cpu_ms", 1, 15000, 2000, &s->cpu_ms, error) ||
        !read_number(json, "memory_mib", 8, 1024, 256, &s->memory_bytes, error))
        return false;
    s->memory_bytes *= MIB;
    return true;
}

/* --- the report ------------------------------------------------------------------- */

static void write_case(struct buf *b, const struct judge_case *c, const struct case_report *r)
{
    if (r->verdict == VERDICT_NONE) {
        buf_text(b, "{\"verdict\":null}");
        return;
    }
    buf_printf(b, "{\"verdict\":\"%s\",\"cpu_ms\":%lld,\"wall_ms\":%lld,\"peak_mib\":%.1f", verdict_name(r->verdict),
               (long long)r->cpu_us / 1000, (long long)r->wall_us / 1000, (double)r->memory_peak_bytes / (double)MIB);
    if (c->is_sample) {
        buf_printf(b, ",\"exit\":%lld,\"signal\":%lld,\"stdout\":", (long long)r->exit, (long long)r->signal);
        buf_json(b, r->out.data == NULL ? STR("") : r->out);
        buf_text(b, ",\"stderr\":");
        buf_json(b, r->err.data == NULL ? STR("") : r->err);
    }
    buf_char(b, '}');
}

str report_text(struct arena *mem, const struct submission *s, const struct report *r)
{
    struct buf b = BUF(mem);
    size_t     i;

    buf_printf(&b, "{\"verdict\":\"%s\",\"passed\":%lld,\"total\":%lld,\"level\":\"%s\",\"mode\":\"%s\"",
               verdict_name(r->verdict),
               (long long)r->weight_passed, (long long)r->weight_total, r->level, r->mode);
    buf_printf(&b, ",\"compile\":{\"cached\":%s,\"message\":", r->is_cached ? "true" : "false");
    buf_json(&b, r->compiler_says.data == NULL ? STR("") : r->compiler_says);
    buf_text(&b, "},\"fault\":");
    buf_json(&b, str_of(r->fault));
    buf_text(&b, ",\"cases\":[");
    for (i = 0; i < s->cases_n; i++) {
        buf_text(&b, i > 0 ? ",\n" : "\n");
        write_case(&b, &s->cases[i], &r->cases[i]);
    }
    buf_text(&b, "]}\n");
    return buf_end(&b);
}
