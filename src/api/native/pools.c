/* pools.c - pools of adaptive tests: are they large enough, what are their items, and what finds that out.
 *
 * Operations: pools.readiness, pools.parameters, pools.calibrate, pools.exposure, pools.runs, pools.run.
 * A pool is a question of type fast (domain/adaptive_pool.h), named as the Coodesh family writes its id.
 * Calibrations and simulations are runs that jobs do turn by turn (domain/pool_run.h); what they find is in
 * snapshots that are made afterwards.
 * Tables: pool_run, item_parameter, item_exposure, question.
 */
#include <math.h>
#include "api/native/native.h"
#include "domain/adaptive_pool.h"
#include "domain/authored.h"
#include "domain/pool_run.h"
#include "domain/question_pool.h"

#define ID_CHARS 24

struct pool_key { str question_id, model; struct id run_id; bool dry_run; int64_t number; };
#define QUESTION_ID                                                                                  \
    FIELD(pool_key, question_id, .flags = REQUIRED, .min = ID_CHARS, .max = ID_CHARS,                \
          .doc = "Id of a fast question: 24 hex digits")
static const struct field pool_key_fields[] = { QUESTION_ID };
SHAPE(pool_key);
static const struct field pool_calibrate_fields[] = {
    QUESTION_ID,
    FIELD(pool_key, model, .one_of = POOL_MODELS, .initial_text = "2pl", .doc = "Model"),
    FIELD(pool_key, dry_run, .doc = "Only tell what would be found"),
};
static const struct shape pool_calibrate_shape = { "pool_calibrate", pool_calibrate_fields, 3,
                                                   sizeof(struct pool_key) };
static const struct field pool_runs_fields[] = { QUESTION_ID, FIELD(pool_key, number, .flags = INTERNAL) };
static const struct shape pool_runs_shape = { "pool_runs", pool_runs_fields, 2, sizeof(struct pool_key) };
static const struct field pool_run_key_fields[] = {
    QUESTION_ID,
    FIELD(pool_key, run_id, .flags = REQUIRED, .prefix = "run_", .doc = "Id of the run"),
};
static const struct shape pool_run_key_shape = { "pool_run_key", pool_run_key_fields, 2, sizeof(struct pool_key) };

/* The fast question; false: 404 or 400 said. */
static bool pool_find(struct call *c, struct question_row *q)
{
    struct pool_key *in = c->in;

    return question_find(c, question_id_read(in->question_id), q) &&
           (str_is(q->type, "fast") || fail(c, 400, "question_id", "must be a fast question"));
}

/* --- readiness ------------------------------------------------------------------------------- */

static const struct field pool_lack_fields[] = {
    FIELD(pool_lack, level, .one_of = QUESTION_LEVELS, .doc = "Level"),
    FIELD(pool_lack, skill, .flags = NULLABLE, .doc = "Skill; null: the pool names none"),
    FIELD(pool_lack, count, .doc = "Questions there are: fewer than 2"),
};
SHAPE(pool_lack);

struct pool_readiness { bool ready, adaptive; int64_t questions, calibrated; struct list skills, lacks; };
static const struct field pool_readiness_fields[] = {
    FIELD(pool_readiness, ready,                      .doc = "Are there two questions of each level and skill?"),
    FIELD(pool_readiness, adaptive,                   .doc = "Does it choose its questions by the answers?"),
    FIELD(pool_readiness, questions,                  .doc = "Questions that count"),
    FIELD(pool_readiness, calibrated,                 .doc = "Items with calibrated parameters"),
    FIELD(pool_readiness, skills, .item = TYPE_TEXT,  .doc = "Skills of the pool"),
    FIELD_LIST(pool_readiness, lacks, pool_lack,      .doc = "What is missing"),
};
SHAPE(pool_readiness);

/* The test that a new snapshot would be; false: 400 said. */
static const struct test *test_of(struct call *c, const struct question_row *q)
{
    const char *message = NULL;
    str         snapshot;

    return question_check(c, q->type, question_document(c, q), true) &&
           question_build(c, q, question_document(c, q), &snapshot)
               ? authored_read(c->mem, STR("q:0"), snapshot, &message) : NULL;
}

static bool pools_readiness(struct call *c)
{
    struct question_row   q = { 0 };
    struct question_pool  pool;
    struct pool_readiness out = { 0 };
    const struct test    *t;

    if (!pool_find(c, &q) || !question_pool_read(c, &q, STR_NULL, &pool))
        return false;
    out.adaptive = pool_is_adaptive(question_asked(q.type, question_document(c, &q)));
    t            = test_of(c, &q);
    c->errors_n  = 0; /* a draft may be unfinished: then nothing of it is calibrated */
    for (size_t i = 0; t && t->adaptive && i < t->adaptive->pool.n; i++)
        out.calibrated += t->adaptive->sources[i].version > 0;
    out.ready     = pool.ready;
    out.questions = (int64_t)pool.n;
    out.skills    = (struct list){ pool.skills, pool.skills_n };
    out.lacks     = question_pool_lacks(&pool);
    return reply(c, &out);
}

/* --- parameters ------------------------------------------------------------------------------- */

struct parameter_view {
    int64_t number, version, level;
    str     text, skill, key;
    bool    provisional;
    double  a, b, c, d, se_a, se_b, se_c, exposure;
};
static const struct field parameter_view_fields[] = {
    FIELD(parameter_view, number,      .doc = "Number of the question in its list"),
    FIELD(parameter_view, text,        .doc = "What is asked, in English or the language there is"),
    FIELD(parameter_view, level,       .doc = "Level: 1 beginner, 2 intermediate, 3 advanced"),
    FIELD(parameter_view, skill, .flags = NULLABLE, .doc = "Skill; null: none"),
    FIELD(parameter_view, key,
          .doc = "What the item is known by: it changes with what is asked and what is right"),
    FIELD(parameter_view, version,     .doc = "Calibration the parameters are of; 0: none"),
    FIELD(parameter_view, provisional, .doc = "Are they taken from the level?"),
    FIELD(parameter_view, a,           .doc = "Discrimination"),
    FIELD(parameter_view, b,           .doc = "Difficulty"),
    FIELD(parameter_view, c,           .doc = "Chance of a right answer by guessing"),
    FIELD(parameter_view, d,           .doc = "Chance of one by the ablest"),
    FIELD(parameter_view, se_a, .flags = NULLABLE, .doc = "Standard error of a; null: not known"),
    FIELD(parameter_view, se_b, .flags = NULLABLE, .doc = "Standard error of b; null: not known"),
    FIELD(parameter_view, se_c, .flags = NULLABLE, .doc = "Standard error of c; null: not known, or not estimated"),
    FIELD(parameter_view, exposure, .flags = NULLABLE, .doc = "Exposure parameter; null: none was simulated"),
};
SHAPE(parameter_view);

static struct parameter_view parameter_view(const struct test *t, int i)
{
    const struct question        *q = &t->questions[i];
    const struct adaptive_item   *item = &t->adaptive->pool.items[i];
    const struct adaptive_source *source = &t->adaptive->sources[i];
    str                           number = str_of(q->id);
    struct parameter_view         view = {
        .version = source->version, .level = q->level, .key = str_of(source->key),
        .text = str_of(q->text.in[LANGUAGE_EN]), .provisional = source->version == 0,
        .skill = item->skill >= 0 && test_skills(t) > 1 ? str_of(t->skills[item->skill].in[LANGUAGE_EN]) : STR_NULL,
        .a = item->item.a, .b = item->item.b, .c = item->item.c, .d = item->item.d, .se_a = source->se[0],
        .se_b = source->se[1], .se_c = source->se[2], .exposure = item->exposure > 0 ? item->exposure : NAN,
    };

    str_cut(&number, '.'); /* "q:0.17" */
    str_to_int(number, &view.number);
    return view;
}

static bool pools_parameters(struct call *c)
{
    struct question_row    q = { 0 };
    struct parameter_view *views;
    const struct test     *t;

    if (!pool_find(c, &q) || !(t = test_of(c, &q)))
        return false;
    if (!t->adaptive)
        return fail(c, 400, "question_id", "must be a fast question that is adaptive");
    views = ARENA_ARRAY(c->mem, struct parameter_view, (size_t)t->questions_n);
    for (int i = 0; i < t->questions_n; i++)
        views[i] = parameter_view(t, i);
    return reply_page(c, (struct list){ views + c->offset, (size_t)fmax(0, fmin((double)c->limit,
                                        (double)t->questions_n - (double)c->offset)) }, t->questions_n);
}

/* --- runs --------------------------------------------------------------------------------------- */

struct run_view {
    struct id     run_id;
    str           kind, model, status, message;
    int64_t       step;
    bool          dry_run;
    struct json   report;
    struct moment created_at, finished_at;
};
static const struct field run_view_fields[] = {
    FIELD(run_view, run_id, .prefix = "run_", .doc = "Id of the run"),
    FIELD(run_view, kind,     .one_of = POOL_RUN_KINDS, .doc = "What is done"),
    FIELD(run_view, model, .flags = NULLABLE, .one_of = POOL_MODELS, .doc = "Model; null: not a calibration"),
    FIELD(run_view, dry_run,  .doc = "Is nothing stored?"),
    FIELD(run_view, status,   .one_of = POOL_RUN_STATUSES, .doc = "Where it stands"),
    FIELD(run_view, step,     .doc = "Cycles or rounds that are done"),
    FIELD(run_view, message, .flags = NULLABLE, .doc = "Why it failed"),
    FIELD(run_view, report, .flags = NULLABLE, .doc = "What came of it; null while it is not over"),
    FIELD(run_view, created_at, .doc = "When it was asked for: answers up to then count"),
    FIELD(run_view, finished_at, .flags = NULLABLE, .doc = "When it was over"),
};
SHAPE(run_view);

static struct run_view run_view(const struct pool_run *run)
{
    return (struct run_view){ { run->id }, run->kind, run->model, run->status, run->message, run->step,
                              run->dry_run != 0, run->report, run->created_at, run->finished_at };
}

static bool run_start(struct call *c, const char *kind, str model, bool dry_run)
{
    struct pool_key *in = c->in;
    struct pool_run  run = { .question_id = question_id_read(in->question_id), .kind = str_of(kind), .model = model,
                             .dry_run = dry_run };
    struct run_view  view;

    if (!pool_run_add(c, &run, true))
        return false;
    view = run_view(&run);
    return reply(c, &view);
}

static bool pools_calibrate(struct call *c)
{
    struct pool_key *in = c->in;

    return run_start(c, "calibration", in->model, in->dry_run);
}

static bool pools_exposure(struct call *c)
{
    return run_start(c, "exposure", STR_NULL, false);
}

static bool pools_runs(struct call *c)
{
    struct pool_key    *in = c->in;
    struct question_row q = { 0 };

    in->number = question_id_read(in->question_id);
    return pool_find(c, &q) && run_rows(c);
}

static bool pools_run(struct call *c)
{
    struct pool_key *in = c->in;
    struct pool_run  run = { 0 };
    struct run_view  view;

    if (!pool_run_read(c, in->run_id.n, &run) || run.question_id != question_id_read(in->question_id))
        return fail(c, 404, NULL, "no such record");
    view = run_view(&run);
    return reply(c, &view);
}

const struct op native_pools_ops[] = {
    { OP("pools.readiness"), .method = GET, .path = "/assay/v1/pools/{question_id}/readiness",
      .perm = PERM_READ_QUESTION, .summary = "Does a pool suffice for an adaptive test?", .in = &pool_key_shape,
      .out = &pool_readiness_shape, .status = 200, .run = pools_readiness, .source = "PSYCHOMETRICS.md 7",
      .fails = "400: it is no fast question" },
    { OP("pools.parameters"), .method = GET, .path = "/assay/v1/pools/{question_id}/parameters",
      .perm = PERM_READ_QUESTION, .summary = "The items of a pool with the parameters a new snapshot has",
      .in = &pool_key_shape, .out = &parameter_view_shape, .flags = OP_LIST, .list = "parameters", .status = 200,
      .run = pools_parameters, .source = "PSYCHOMETRICS.md 7",
      .fails = "400: it is no fast question that is adaptive, or cannot be sat as it is" },
    { OP("pools.calibrate"), .method = POST, .path = "/assay/v1/pools/{question_id}/calibrations",
      .perm = PERM_MANAGE_QUESTION, .summary = "Find the parameters of a pool from its answers",
      .in = &pool_calibrate_shape, .out = &run_view_shape, .status = 202, .run = pools_calibrate,
      .source = "PSYCHOMETRICS.md 7", .fails = "400: it is no fast question; 409: a calibration is under way" },
    { OP("pools.exposure"), .method = POST, .path = "/assay/v1/pools/{question_id}/exposures",
      .perm = PERM_MANAGE_QUESTION, .summary = "Find by simulation how often each item may be given",
      .in = &pool_key_shape, .out = &run_view_shape, .status = 202, .run = pools_exposure,
      .source = "PSYCHOMETRICS.md 7", .fails = "400: it is not adaptive; 409: a simulation is under way" },
    { OP("pools.runs"), .method = GET, .path = "/assay/v1/pools/{question_id}/runs", .perm = PERM_READ_QUESTION,
      .summary = "Calibrations and simulations of a pool, newest first", .in = &pool_runs_shape,
      .out = &run_view_shape, .flags = OP_LIST, .list = "runs", .status = 200, .run = pools_runs,
      .source = "PSYCHOMETRICS.md 7", .fails = "400: it is no fast question",
      .sql = "SELECT id AS run_id, kind, model, dry_run, status, step, message, report, created_at, finished_at"
             " FROM pool_run WHERE workspace_id = :workspace_id AND question_id = :number"
             " ORDER BY id DESC LIMIT :limit OFFSET :offset" },
    { OP("pools.run"), .method = GET, .path = "/assay/v1/pools/{question_id}/runs/{run_id}",
      .perm = PERM_READ_QUESTION, .summary = "How far a run is, and what came of it", .in = &pool_run_key_shape,
      .out = &run_view_shape, .status = 200, .run = pools_run, .source = "PSYCHOMETRICS.md 7" },
    { 0 }
};
