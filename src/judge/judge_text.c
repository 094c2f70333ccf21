/* judge_text.c - from the text of a request to the text of a report. */
#include <stdio.h>
#include <string.h>
#include "core/buf.h"
#include "core/json.h"
#include "judge/archive.h"
#include "judge/blob.h"
#include "judge/judge_text.h"
#include "judge/sql_task.h"
#include "judge/tools.h"

#define REQUEST_DEPTH 8

/* The report of a request that could not be judged: the queue's side sees it like any other of our faults. */
static void refused(struct arena *mem, struct judged *judged, const char *field, const char *message)
{
    struct buf b = BUF(mem);

    judged->verdict = VERDICT_SE;
    judged->refused = (struct run_error){ field, message };
    buf_text(&b, "{\"verdict\":\"SE\",\"passed\":0,\"total\":0,\"fault\":");
    buf_json(&b, str_printf(mem, "%s %s", field, message));
    buf_text(&b, ",\"cases\":[]}\n");
    judged->report = buf_end(&b);
}

/* The cases of a blob: a JSON array of them, or a ZIP archive of NN.in and NN.out. */
static bool take_cases(struct worker *w, struct arena *mem, const struct blobs *blobs, struct submission *s,
                       struct run_error *error)
{
    str text;

    return s->cases_sha256.data == NULL ||
           (blob_read(mem, blobs, "cases_sha256", s->cases_sha256, &text, error) &&
            (!archive_is_zip(text) || archive_cases(w, mem, text, &text, error)) &&
            submission_cases_read(mem, text, s, error));
}

static bool judge_code(struct worker *w, struct arena *mem, const json_t *json, const struct blobs *blobs,
                       struct judged *judged, struct run_error *error)
{
    struct submission s;
    struct report     report;

    if (!submission_read(mem, json, &s, error) || !take_cases(w, mem, blobs, &s, error))
        return false;
    submission_judge(w, mem, &s, &report);
    judged->verdict = report.verdict;
    judged->report  = report_text(mem, &s, &report);
    return true;
}

static bool judge_sql(struct worker *w, struct arena *mem, const json_t *json, const struct blobs *blobs,
                      struct judged *judged, struct run_error *error)
{
    struct sql_task   task;
    struct sql_report report;

    if (!sql_task_read(mem, json, &task, error))
        return false;
    sql_judge(w, mem, &task, blobs, &report);
    judged->verdict = report.verdict;
    judged->report  = sql_report_text(mem, &task, &report);
    return true;
}

void judge_text(struct worker *w, struct arena *mem, str request, const struct blobs *blobs, struct judged *judged)
{
    struct run_error error = { 0 };
    const char      *message;
    json_t          *json = json_read(request, REQUEST_DEPTH, &message);
    bool             is_sql = str_is(json_str(json_object_get(json, "language")), "sql");

    *judged = (struct judged){ 0 };
    if (json == NULL)
        refused(mem, judged, "submission", message);
    else if (!(is_sql ? judge_sql : judge_code)(w, mem, json, blobs, judged, &error))
        refused(mem, judged, error.field, error.message);
    json_close(json);
}

static void add_language(struct buf *b, const char *id, const char *name, const char *version)
{
    buf_text(b, b->len > 1 ? ",{\"id\":" : "{\"id\":");
    buf_json(b, str_of(id));
    buf_text(b, ",\"name\":");
    buf_json(b, str_of(name));
    buf_text(b, ",\"version\":");
    buf_json(b, str_of(version));
    buf_char(b, '}');
}

str judge_languages_text(struct worker *w, struct arena *mem)
{
    struct buf  b = BUF(mem);
    const char *version;
    size_t      i;

    buf_char(&b, '[');
    for (i = 0; i < languages_n; i++)
        if (worker_has_language(w, &languages[i]))
            add_language(&b, languages[i].id, languages[i].name, w->detected[i].version);
    if ((version = sql_version(w)) != NULL)
        add_language(&b, "sql", "SQL (SQLite)", version);
    buf_char(&b, ']');
    return buf_end(&b);
}
