/* sitting_runs.c - what a candidate tries before handing in: code on its samples or on an input of
 * his own, SQL on the data that are shown.
 *
 * Operations: sitting_runs.create, sitting_runs.get, sitting_runs.list.
 * A run costs nothing and is no answer: answers are saved by sittings.answer.  It sends no case
 * that is hidden to a worker, so nothing of one can come back.
 * Table: judge_job, by domain/judge.h.
 */
#include "api/native/native.h"
#include "domain/authored.h"
#include "domain/coding_pack.h"
#include "domain/judge_report.h"
#include "domain/sitting.h"

#define WAIT_MAX_S  25
#define RUNS_SHOWN  10
#define JOBS_READ   12
#define BODY_MAX    (512u << 10)

/* --- shapes -------------------------------------------------------------------------- */

struct run_case { str verdict, input, expected, out, err; int64_t cpu_ms; double memory_mib; };
static const struct field run_case_fields[] = {
    FIELD(run_case, verdict,    .flags = NULLABLE, .doc = "AC, WA, RE, TLE, MLE, OLE or ILE; null: it was not run"),
    FIELD(run_case, cpu_ms,     .flags = NULLABLE, .doc = "CPU time, milliseconds"),
    FIELD(run_case, memory_mib, .flags = NULLABLE, .doc = "Most memory, MiB"),
    FIELD(run_case, input,      .flags = NULLABLE, .doc = "Standard input; null: an own one, or SQL"),
    FIELD(run_case, expected,   .flags = NULLABLE, .doc = "Output that is right; null where there is none"),
    FIELD(run_case, out, .name = "stdout", .flags = NULLABLE, .doc = "Beginning of the output, 4 KiB"),
    FIELD(run_case, err, .name = "stderr", .flags = NULLABLE, .doc = "Beginning of what it said of errors, 4 KiB"),
};
SHAPE(run_case);

struct run_result {
    str         verdict, compiler_says, message;
    int64_t     passed, total, rows_n;
    struct list cases;
    struct json columns, rows;
    bool        truncated;
};
static const struct field run_result_fields[] = {
    FIELD(run_result, verdict,       .doc = "AC: all passed; WA, RE, TLE, MLE, OLE, ILE, CE, CTL; SE: our fault"),
    FIELD(run_result, passed,        .doc = "Weight of the cases that passed"),
    FIELD(run_result, total,         .doc = "Weight of all"),
    FIELD(run_result, compiler_says, .flags = NULLABLE, .doc = "What the compiler said"),
    FIELD(run_result, message,       .flags = NULLABLE, .doc = "What was wrong with the SQL"),
    FIELD_LIST(run_result, cases, run_case, .doc = "The samples in order, or the own input"),
    FIELD(run_result, columns,       .flags = OPTIONAL, .doc = "Names of the columns of the result of SQL"),
    FIELD(run_result, rows,          .flags = OPTIONAL, .doc = "Its first rows: [[value, ...], ...]"),
    FIELD(run_result, rows_n,        .flags = OPTIONAL, .doc = "How many rows it has"),
    FIELD(run_result, truncated,     .doc = "Has it more rows than are shown?"),
};
SHAPE(run_result);

struct sitting_run {
    str                token, item_id, state, input;
    struct id          run_id;
    struct json        value;
    struct moment      created_at;
    struct run_result *result;
};
static const struct field sitting_run_fields[] = {
    FIELD(sitting_run, token,   .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(sitting_run, item_id, .flags = REQUIRED, .min = 1, .max = 64, .doc = "Item of code or SQL"),
    FIELD(sitting_run, value,   .flags = REQUIRED, .doc = "What is run, in the form of the item's answer",
          .example = "{\"language\": \"python\", \"source\": \"print(input())\"}"),
    FIELD(sitting_run, input, .name = "stdin", .flags = NULLABLE | WRITEONLY, .max = CODE_SOURCE_MAX,
          .doc = "Own standard input of code, instead of the samples; at most 64 KiB"),
    FIELD(sitting_run, run_id, .flags = READONLY, .prefix = "run_", .doc = "Id of the run"),
    FIELD(sitting_run, state,  .flags = READONLY, .one_of = "queued|running|done|failed",
          .doc = "Where it stands; failed is our fault"),
    FIELD(sitting_run, created_at, .flags = READONLY, .doc = "When it was asked for"),
    FIELD_OBJECT(sitting_run, result, run_result, .flags = READONLY | NULLABLE, .doc = "What came of it"),
};
SHAPE(sitting_run);

struct run_key { str token, item_id; struct id run_id; int64_t wait_s; };
static const struct field run_key_fields[] = {
    FIELD(run_key, token,  .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(run_key, run_id, .flags = REQUIRED, .prefix = "run_", .doc = "Id of the run"),
    FIELD(run_key, wait_s, .min = 0, .max = WAIT_MAX_S, .doc = "Seconds to wait until it is over"),
};
SHAPE(run_key);
static const struct field run_list_fields[] = {
    FIELD(run_key, token,   .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(run_key, item_id, .flags = REQUIRED, .min = 1, .max = 64, .doc = "Item of code or SQL"),
};
static const struct shape run_list_shape = { "sitting_runs_of", run_list_fields, 2, sizeof(struct run_key) };

/* --- showing -------------------------------------------------------------------------- */

/* The item of that id; false when it is none of code or SQL. */
static bool task_find(struct call *c, const struct attempt *attempt, str item_id, struct item *item, int *index)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);

    *index = instrument ? instrument->find(instrument, item_id) : -1;
    if (*index < 0)
        return false;
    instrument->item(instrument, c->mem, *index, "en", item);
    return str_eq(item->item_id, item_id) && (item->code || item->sql);
}

/* Samples come back in their order; a run on an own input has one case that expects nothing. */
static struct list cases_view(struct call *c, const struct item *item, const struct judge_report *report)
{
    const struct report_case *from = report->cases.items;
    struct run_case          *cases = ARENA_ARRAY(c->mem, struct run_case, report->cases.n + 1);
    bool                      own = report->total == 0 || !item->code || item->code->samples.n != report->cases.n;

    for (size_t i = 0; i < report->cases.n; i++) {
        const struct code_sample *sample = own ? NULL : (const struct code_sample *)item->code->samples.items + i;

        cases[i] = (struct run_case){ .verdict = from[i].verdict, .cpu_ms = from[i].cpu_ms,
                                      .memory_mib = from[i].memory_mib, .out = from[i].out, .err = from[i].err,
                                      .input = sample ? sample->input : STR_NULL,
                                      .expected = sample ? sample->expected : STR_NULL };
    }
    return (struct list){ cases, report->cases.n };
}

static struct run_result *result_view(struct call *c, const struct item *item, const struct judge_job *job)
{
    struct run_result  *result = ARENA_NEW(c->mem, struct run_result);
    struct judge_report report;

    if (!judge_job_is_over(job) || !judge_report_read(c->mem, job->result, &report))
        return NULL;
    *result = (struct run_result){
        .verdict = report.verdict, .passed = report.passed, .total = report.total, .columns = report.columns,
        .compiler_says = report.compiler_says.len ? report.compiler_says : STR_NULL,
        .message = report.message.len ? report.message : STR_NULL, .cases = cases_view(c, item, &report),
        .rows = report.rows, .rows_n = report.rows.text.data ? report.rows_n : INT_NULL,
        .truncated = report.truncated };
    return result;
}

static struct sitting_run run_view(struct call *c, const struct item *item, const struct judge_job *job)
{
    return (struct sitting_run){ .run_id = { job->id }, .item_id = job->item_id, .value = { job->value },
                                 .state = str_is(job->state, "leased") ? STR("running") : job->state,
                                 .created_at = job->created_at, .result = result_view(c, item, job) };
}

static bool is_run(const struct judge_job *job)
{
    return str_is(job->kind, "sample") || str_is(job->kind, "sql");
}

/* --- asking --------------------------------------------------------------------------- */

/* May the item be worked at now?  Fails 409. */
static bool is_open(struct call *c, const struct attempt *attempt, int index)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct list              parts = sitting_parts(c, attempt->id);
    int64_t                  deadline;

    if (!str_is(attempt->status, "started"))
        return failf(c, 409, "status", "it is %.*s and runs nothing", STR_ARG(attempt->status));
    if (attempt->paused_at.ms)
        return fail(c, 409, "status", "it is paused");
    deadline = sitting_deadline(c, attempt, instrument_part(instrument, index), &parts);
    if (!deadline)
        return fail(c, 409, "item_id", "its part is not started yet");
    return c->now_ms <= deadline || fail(c, 409, "item_id", "its time is over");
}

static bool runs_create(struct call *c)
{
    struct sitting_run *in = c->in, out;
    struct attempt      attempt = { 0 };
    struct item         item = { 0 };
    struct judge_ask    ask = { .kind = JUDGE_SAMPLE, .attempt_id = c->actor_id, .item_id = in->item_id };
    struct judge_job    job = { 0 };
    const char         *wrong;
    int                 index;

    if (!attempt_read(c, c->actor_id, &attempt))
        return fail(c, 404, NULL, "this link is not known: check that it was copied whole");
    if (!task_find(c, &attempt, in->item_id, &item, &index))
        return fail(c, 422, "item_id", "must be an item of code or SQL of this assessment");
    wrong = str_is(in->value.text, "null") ? "must not be null" : item_check(c->mem, &item, in->value.text);
    if (wrong)
        fail(c, 422, "value", wrong);
    if (item.sql && in->input.data)
        fail(c, 422, "stdin", "must not come with SQL");
    if (in->input.len > CODE_SOURCE_MAX)
        fail(c, 422, "stdin", "must have at most 64 KiB");
    if (c->errors_n || !is_open(c, &attempt, index))
        return false;
    if (item.code) {
        code_try(c, item.code, in->value.text, in->input, &ask);
    } else {
        ask.kind = JUDGE_SQL;
        sql_try(c, item.sql, in->value.text, &ask);
    }
    if (!judge_ask(c, &ask, &job.id))
        return false;
    judge_job_read(c, job.id, &job);
    out = run_view(c, &item, &job);
    return reply(c, &out);
}

/* --- reading -------------------------------------------------------------------------- */

static bool runs_get(struct call *c)
{
    struct run_key    *in = c->in;
    struct attempt     attempt = { 0 };
    struct item        item = { 0 };
    struct judge_job   job = { 0 };
    struct sitting_run out;
    int                index;

    if (!judge_job_read(c, in->run_id.n, &job) || job.attempt_id != c->actor_id || !is_run(&job))
        return fail(c, 404, "run_id", "no such run");
    if (!judge_job_is_over(&job) && call_wait(c, JUDGE_DONE, job.id, in->wait_s * MS_PER_SECOND))
        return true;
    attempt_clock(c, c->actor_id, &attempt);
    task_find(c, &attempt, job.item_id, &item, &index);
    out = run_view(c, &item, &job);
    return reply(c, &out);
}

static bool runs_list(struct call *c)
{
    struct run_key     *in = c->in;
    struct sitting_run *shown = ARENA_ARRAY(c->mem, struct sitting_run, RUNS_SHOWN);
    struct attempt      attempt = { 0 };
    struct item         item = { 0 };
    struct list         jobs = judge_jobs_of(c, c->actor_id, in->item_id, JOBS_READ);
    size_t              n = 0;
    int                 index;

    attempt_clock(c, c->actor_id, &attempt);
    if (!task_find(c, &attempt, in->item_id, &item, &index))
        return fail(c, 400, "item_id", "must be an item of code or SQL of this assessment");
    for (size_t i = 0; i < jobs.n && n < RUNS_SHOWN; i++)
        if (is_run((struct judge_job *)jobs.items + i))
            shown[n++] = run_view(c, &item, (struct judge_job *)jobs.items + i);
    return reply_page(c, (struct list){ shown, n }, (int64_t)n);
}

const struct op native_sitting_runs_ops[] = {
    { OP("sitting_runs.create"), .method = POST, .path = "/assay/v1/sittings/{token}/runs", .perm = PERM_SITTING,
      .summary = "Try code on its samples or an own input, or SQL on the data that are shown",
      .in = &sitting_run_shape, .out = &sitting_run_shape, .status = 202, .run = runs_create, .body_max = BODY_MAX,
      .source = "JUDGE.md 2", .fails = "409: it is not started, paused or over; 422: the item takes no such value;"
                                       " 429: five wait, or twelve were made within a minute; 503: no worker has the"
                                       " language" },
    { OP("sitting_runs.get"), .method = GET, .path = "/assay/v1/sittings/{token}/runs/{run_id}", .perm = PERM_SITTING,
      .summary = "One run; waits for its end if asked to", .in = &run_key_shape, .out = &sitting_run_shape,
      .flags = OP_WAITS, .status = 200, .run = runs_get, .source = "JUDGE.md 2" },
    { OP("sitting_runs.list"), .method = GET, .path = "/assay/v1/sittings/{token}/runs", .perm = PERM_SITTING,
      .summary = "The last runs of an item, newest first", .in = &run_list_shape, .out = &sitting_run_shape,
      .flags = OP_LIST, .list = "runs", .status = 200, .run = runs_list, .source = "JUDGE.md 2" },
    { 0 }
};
