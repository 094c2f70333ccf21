/* sql_judge.c - one SQL submission: run on every variant of its dataset, compared with the solution.
 *
 * A dataset is built once, in a sandbox, into a file that the worker keeps and
 * nobody changes; what the solution gives on it is kept too.  Both are known by
 * a hash over all that made them.
 */
#include <string.h>
#include "judge/artefact.h"
#include "judge/blob.h"
#include "judge/sql_task.h"
#include "judge/tools.h"

#define SCRATCH_BYTES    ((size_t)512 << 20)
#define RESULT_BYTES_MAX ((size_t)16 << 20)
#define DATABASE         "/data/data.db"

struct judging {
    struct worker         *w;
    struct arena          *mem, *scratch;
    const struct sql_task *task;
    const struct blobs    *blobs;
    struct sql_report     *report;
    struct spent           spent; /* by the candidate's statements */
};

static enum verdict fault(struct judging *j, const char *what, str message)
{
    j->report->fault = str_printf(j->mem, "%s%.*s", what, STR_ARG(message)).data;
    return VERDICT_SE;
}

/* --- datasets ----------------------------------------------------------------------- */

static const char *dataset_path(struct judging *j, const struct sql_dataset *d)
{
    const char *const argv[] = { d->is_csv ? "csv" : "sql", NULL };
    const struct judge_file parts[] = { { STR("dataset"), d->sha256 }, { STR("script"), d->script },
                                        { STR("more"), d->more } };

    return artefact_path(j->w, j->scratch, STR("sql-dataset"), str_of(j->w->sql.version), argv, parts, 3);
}

/* Writes the uploaded file where the run that reads it sees it as /data/dataset. */
static bool dataset_upload(struct judging *j, const struct sql_dataset *d, const char **folder)
{
    struct run_error error;
    str              bytes;

    *folder = NULL;
    if (d->sha256.data == NULL)
        return true;
    if (!blob_read(j->scratch, j->blobs, "dataset_sha256", d->sha256, &bytes, &error)) {
        fault(j, "dataset_sha256 ", str_of(error.message));
        return false;
    }
    *folder = folder_new(j->w, j->scratch);
    if (*folder != NULL && folder_write(*folder, STR("dataset"), bytes, false))
        return true;
    fault(j, "the dataset cannot be written", STR(""));
    return false;
}

static bool build_ended_well(struct judging *j, const struct stage_result *r)
{
    struct sql_result result;

    if (r->error == NULL && r->exit == 0 && strcmp(r->limit, "none") == 0 && r->collected == 1)
        return true;
    if (r->error == NULL && r->exit == 1 && sql_result_read(j->scratch, r->out, &result) && result.error.data != NULL)
        fault(j, "the dataset cannot be built: ", result.error);
    else
        fault(j, "the dataset cannot be built: ", str_of(r->error != NULL ? r->error : "it ran into a limit"));
    return false;
}

static bool dataset_build(struct judging *j, const struct sql_dataset *d, const char *path)
{
    static const char *const collect[] = { "data.db", NULL };
    const char *argv[] = { "/in/assay-sql", "build", "/box/data.db", NULL, d->is_csv ? "csv" : "sql", NULL };
    struct stage        s = stage_build;
    struct stage_result r;
    const char         *made;
    bool                ok;

    if (!dataset_upload(j, d, &s.data))
        return false;
    if (s.data != NULL)
        argv[3] = "/data/dataset";
    s.argv    = argv;
    s.in      = tools_folder(j->w);
    s.collect = collect;
    s.input   = str_printf(j->scratch, "%.*s\n%.*s", STR_ARG(d->script), STR_ARG(d->more));
    stage_run(j->w, j->scratch, &s, &r);
    if (s.data != NULL)
        folder_remove_all(s.data);
    made = folder_new(j->w, j->scratch);
    ok   = build_ended_well(j, &r);
    if (ok && (made == NULL || !folder_write_collected(made, r.files) ||
               !artefact_keep(j->w, j->scratch, made, path))) {
        fault(j, "the dataset cannot be kept", STR(""));
        ok = false;
    }
    if (made != NULL)
        folder_remove_all(made);
    return ok;
}

/* The folder with the dataset, built if need be; NULL with a fault. */
static const char *dataset(struct judging *j, const struct sql_dataset *d)
{
    const char *path = dataset_path(j, d);

    return artefact_is_there(path) || dataset_build(j, d, path) ? path : NULL;
}

/* --- running ------------------------------------------------------------------------ */

/* The verdict of the database's own errors. */
static enum verdict kind_verdict(str kind)
{
    return str_is(kind, "prepare") ? VERDICT_CE : str_is(kind, "time") ? VERDICT_TLE
         : str_is(kind, "memory") ? VERDICT_MLE : str_is(kind, "size") ? VERDICT_OLE : VERDICT_RE;
}

/* What the run alone says; VERDICT_AC when `result` is one. */
static enum verdict run_verdict(struct judging *j, const struct stage_result *r, struct sql_result *result)
{
    if (r->error != NULL)
        return fault(j, "", str_of(r->error));
    if (strcmp(r->limit, "stdout") == 0 || strcmp(r->limit, "stderr") == 0)
        return VERDICT_OLE;
    if (r->oom_kills > 0 || strcmp(r->limit, "memory") == 0)
        return VERDICT_MLE;
    if (strcmp(r->limit, "cpu") == 0)
        return VERDICT_TLE;
    if (strcmp(r->limit, "wall") == 0)
        return VERDICT_ILE;
    if (r->signal != 0 || r->exit > 1)
        return VERDICT_RE;
    if (r->exec_errno != 0 || !sql_result_read(j->scratch, r->out, result))
        return fault(j, "assay-sql gave no result", STR(""));
    return result->error.data == NULL ? VERDICT_AC : kind_verdict(result->kind);
}

static enum verdict statements_run(struct judging *j, const char *data, str statements, bool is_reference,
                                   struct sql_result *result, struct stage_result *r)
{
    const struct sql_task *task = j->task;
    const char  *argv[] = { "/in/assay-sql", task->is_change ? "change" : "query", DATABASE,
                            is_reference ? "reference" : NULL, NULL };
    struct buf   input = BUF(j->scratch);
    struct stage s = stage_sql;
    enum verdict verdict;
    int          tries;

    buf_str(&input, statements);
    if (task->check.data != NULL) {
        buf_char(&input, '\0');
        buf_str(&input, task->check);
    }
    s.argv  = argv;
    s.in    = tools_folder(j->w);
    s.data  = data;
    s.input = buf_end(&input);
    for (tries = 0; tries < 2; tries++) {
        *result = (struct sql_result){ .columns = 0 };
        stage_run(j->w, j->scratch, &s, r);
        verdict = run_verdict(j, r, result);
        if (verdict != VERDICT_ILE)
            break;
    }
    return verdict;
}

/* --- the solution ------------------------------------------------------------------- */

static const char *solution_path(struct judging *j, const char *data)
{
    const char *const argv[] = { j->task->is_change ? "change" : "query", NULL };
    const struct judge_file parts[] = { { STR("dataset"), str_of(strrchr(data, '/')) },
                                        { STR("solution"), j->task->solution }, { STR("check"), j->task->check } };

    return artefact_path(j->w, j->scratch, STR("sql-solution"), str_of(j->w->sql.version), argv, parts, 3);
}

static void solution_keep(struct judging *j, const char *path, str text)
{
    const char *folder = folder_new(j->w, j->scratch);

    /* When it cannot be kept it is run again the next time. */
    if (folder != NULL && folder_write(folder, STR("result"), text, false) &&
        artefact_keep(j->w, j->scratch, folder, path))
        return;
    if (folder != NULL)
        folder_remove_all(folder);
}

/* What is expected; false with a fault. */
static bool solution(struct judging *j, const char *data, struct sql_result *expected)
{
    const char         *path = solution_path(j, data);
    const char         *file = str_printf(j->scratch, "%s/result", path).data;
    struct stage_result r;
    enum verdict        verdict;
    str                 kept;

    if (artefact_is_there(path) && file_read(j->scratch, file, RESULT_BYTES_MAX, &kept) &&
        sql_result_read(j->scratch, kept, expected))
        return true;
    verdict = statements_run(j, data, j->task->solution, true, expected, &r);
    if (verdict == VERDICT_AC) {
        solution_keep(j, path, r.out);
        return true;
    }
    if (verdict != VERDICT_SE)
        fault(j, "the solution fails: ",
              expected->error.data != NULL ? expected->error : str_of(verdict_name(verdict)));
    return false;
}

/* --- judging ------------------------------------------------------------------------ */

static struct sql_result result_copy(struct arena *mem, const struct sql_result *from, size_t rows_max)
{
    struct sql_result to = *from;
    size_t            i, n = (from->rows < rows_max ? from->rows : rows_max) * from->columns;

    to.names = ARENA_ARRAY(mem, str, from->columns + 1);
    to.cells = ARENA_ARRAY(mem, struct sql_cell, n + 1);
    for (i = 0; i < from->columns; i++)
        to.names[i] = str_copy(mem, from->names[i]);
    for (i = 0; i < n; i++) {
        to.cells[i]      = from->cells[i];
        to.cells[i].text = str_copy(mem, from->cells[i].text);
    }
    return to;
}

/* What of a sample is shown: of the first one. */
static void show(struct judging *j, const struct sql_result *got, enum verdict run, const struct sql_result *expected)
{
    struct sql_report *report = j->report;
    size_t             rows_max = (size_t)j->task->rows_max;

    if (report->has_result || report->message.data != NULL)
        return;
    if (run == VERDICT_AC) {
        report->result     = result_copy(j->mem, got, rows_max);
        report->has_result = true;
    } else {
        report->message = str_copy(j->mem, got->error.data != NULL ? got->error : str_of(""));
    }
    if (expected != NULL) {
        report->expected     = result_copy(j->mem, expected, rows_max);
        report->has_expected = true;
    }
}

static void judge_variant(struct judging *j, const struct sql_variant *v, struct sql_case_report *c)
{
    const struct sql_task *task = j->task;
    const char            *data;
    struct sql_result      expected, got;
    struct stage_result    r;
    enum verdict           run;

    c->verdict = spent_verdict(&j->spent);
    if (c->verdict != VERDICT_NONE)
        return;
    c->verdict = VERDICT_SE;
    data = dataset(j, &v->dataset);
    if (data == NULL || (!task->is_preview && !solution(j, data, &expected)))
        return;
    run        = statements_run(j, data, task->source, false, &got, &r);
    c->verdict = run;
    if (run == VERDICT_AC && !task->is_preview && !sql_result_eq(j->scratch, &expected, &got, task->names_matter))
        c->verdict = VERDICT_WA;
    c->cpu_us            = r.cpu_us;
    c->wall_us           = r.wall_us;
    c->memory_peak_bytes = r.memory_peak_bytes;
    spent_add(&j->spent, &r);
    j->report->level     = str_copy(j->mem, str_of(r.level)).data;
    j->report->mode      = str_copy(j->mem, str_of(r.mode)).data;
    if (v->is_sample || task->is_preview)
        show(j, &got, run, task->is_preview ? NULL : &expected);
}

/* The only variant of a preview: the first sample, or the first one. */
static size_t preview_variant(const struct sql_task *task)
{
    size_t i;

    for (i = 0; i < task->variants_n; i++)
        if (task->variants[i].is_sample)
            return i;
    return 0;
}

static void judge_variants(struct judging *j)
{
    const struct sql_task *task = j->task;
    struct sql_report     *report = j->report;
    struct arena_mark      mark;
    size_t                 i;

    report->verdict = VERDICT_AC;
    for (i = 0; i < task->variants_n; i++) {
        if (task->is_preview && i != preview_variant(task))
            continue;
        mark = arena_mark(j->scratch);
        judge_variant(j, &task->variants[i], &report->cases[i]);
        arena_rewind(j->scratch, mark);
        report->weight_total += task->variants[i].weight;
        if (report->cases[i].verdict == VERDICT_AC)
            report->weight_passed += task->variants[i].weight;
        else if (report->verdict == VERDICT_AC || report->cases[i].verdict == VERDICT_SE)
            report->verdict = report->cases[i].verdict;
        if (report->verdict == VERDICT_SE)
            return;
    }
}

void sql_judge(struct worker *w, struct arena *mem, const struct sql_task *task, const struct blobs *blobs,
               struct sql_report *report)
{
    struct judging j = { .w = w, .mem = mem, .scratch = arena_new(SCRATCH_BYTES), .task = task, .blobs = blobs,
                         .report = report };

    *report = (struct sql_report){ .level = "", .mode = "" };
    if (sql_version(w) == NULL)
        report->verdict = fault(&j, "assay-sql does not run here", STR(""));
    else
        judge_variants(&j);
    arena_free(j.scratch);
}
