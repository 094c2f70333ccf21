/* pool_run.c - see pool_run.h: the life of a run, and simulations of exposure. */
#include "domain/pool_run.h"

#include <math.h>
#include <string.h>

#include "core/clock.h"
#include "core/random.h"
#include "domain/adaptive_pool.h"
#include "domain/authored.h"
#include "domain/json_read.h"
#include "domain/json_write.h"
#include "domain/pool_calibrate.h"
#include "domain/question.h"

#define MEMORY_MAX ((size_t)96 << 20)

static const struct field pool_run_fields[] = {
    FIELD(pool_run, id), FIELD(pool_run, question_id), FIELD(pool_run, dry_run), FIELD(pool_run, step),
    FIELD(pool_run, kind), FIELD(pool_run, model), FIELD(pool_run, status), FIELD(pool_run, message),
    FIELD(pool_run, progress), FIELD(pool_run, report), FIELD(pool_run, created_at), FIELD(pool_run, finished_at),
};
const struct shape pool_run_shape = { "pool_run", pool_run_fields, sizeof pool_run_fields / sizeof *pool_run_fields,
                                      sizeof(struct pool_run) };

bool pool_run_add(struct call *c, struct pool_run *run, bool queue)
{
    struct question_row q = { 0 };
    bool                exposure = str_is(run->kind, "exposure");
    int64_t             busy = 0;

    if (!question_find(c, run->question_id, &q))
        return false;
    if (q.owner_id != c->workspace_id)
        return fail(c, 404, NULL, "no such record");
    if (!str_is(q.type, "fast") ||
        (exposure && !pool_is_adaptive(question_asked(q.type, question_document(c, &q)))))
        return fail(c, 400, "question_id", exposure ? "must be a fast question that is adaptive"
                                                    : "must be a fast question");
    run->id         = id_new();
    run->status     = STR("queued");
    run->created_at = (struct moment){ c->now_ms };
    if (db_int_with(c, WITH(pool_run, run), "SELECT 1 FROM pool_run WHERE workspace_id = :workspace_id"
                    " AND question_id = :question_id AND kind = :kind AND status IN ('queued', 'running')", &busy))
        return failf(c, 409, "status", "another %.*s of this pool is under way", STR_ARG(run->kind));
    db_exec_with(c, WITH(pool_run, run), "INSERT INTO pool_run (workspace_id, id, question_id, kind, model, dry_run,"
                 " status, created_at) VALUES (:workspace_id, :id, :question_id, :kind, :model, :dry_run, :status,"
                 " :now_ms)");
    if (queue)
        job_add(c, "pool.run", run->id);
    return true;
}

bool pool_run_read(struct call *c, int64_t id, struct pool_run *run)
{
    struct pool_run key = { .id = id };

    return db_row_with(c, WITH(pool_run, &key), "SELECT id, question_id, kind, model, dry_run, status, step, message,"
                       " progress, report, created_at, finished_at FROM pool_run WHERE workspace_id = :workspace_id"
                       " AND id = :id", INTO(pool_run, run));
}

/* --- exposure ------------------------------------------------------------------------------- */

/* The pool as a new snapshot would have it. */
struct simulation { struct pool_turn_state *turn; const struct test *test; };

static bool pool_load(struct call *c, void *arg)
{
    struct simulation  *s = arg;
    struct question_row q = { 0 };
    const char         *message = NULL;
    str                 snapshot;

    if (!question_find(c, s->turn->run.question_id, &q) ||
        !question_build(c, &q, question_document(c, &q), &snapshot))
        return false;
    s->test = authored_read(s->turn->mem, STR("q:0"), snapshot, &message);
    return (s->test && s->test->adaptive) || fail(c, 400, NULL, message ? message : "it is not adaptive any more");
}

static void rounds_read(str progress, double *used, size_t n)
{
    const char *message;
    json_t     *json = json_read(progress, 3, &message), *list = json_object_get(json, "exposure");

    for (size_t i = 0; i < n; i++)
        used[i] = json_array_size(list) == n ? json_number_value(json_array_get(list, i)) : 1.0;
    json_decref(json);
}

static str rounds_text(struct arena *mem, const double *used, size_t n)
{
    struct buf b = BUF(mem);

    buf_text(&b, "{\"exposure\":[");
    for (size_t i = 0; i < n; i++) {
        write_item(&b);
        buf_number(&b, used[i]);
    }
    buf_text(&b, "]}");
    return buf_end(&b);
}

struct exposure_row { int64_t question_id; str item_key; double exposure; };
static const struct field exposure_row_fields[] = {
    FIELD(exposure_row, question_id), FIELD(exposure_row, item_key), FIELD(exposure_row, exposure),
};
SHAPE(exposure_row);

/* The parameters of the last round that was simulated. */
static void exposure_store(struct call *c, struct pool_turn_state *turn)
{
    db_exec_many(c, &exposure_row_shape, turn->rows, turn->rows_n, "INSERT INTO item_exposure (workspace_id,"
                 " question_id, item_key, exposure, created_at) VALUES (:workspace_id, :question_id, :item_key,"
                 " :exposure, :now_ms) ON CONFLICT (workspace_id, question_id, item_key) DO UPDATE SET"
                 " exposure = excluded.exposure, created_at = excluded.created_at");
}

static void exposure_report(struct pool_turn_state *turn, size_t n, double most)
{
    struct buf b = BUF(turn->mem);

    buf_char(&b, '{');
    write_int(&b, "items", (int64_t)n);
    write_int(&b, "rounds", turn->run.step);
    write_number(&b, "most", most);
    write_bool(&b, "reached", exposure_is_near(most));
    buf_char(&b, '}');
    turn->report = buf_end(&b);
}

/* The draws hang on the run, so that it can be repeated. */
static enum pool_turn exposure_turn(struct pool_turn_state *turn, int64_t ends_us)
{
    struct simulation    s = { turn, NULL };
    double               used[ADAPTIVE_ITEMS_MAX], next[ADAPTIVE_ITEMS_MAX], most = 1.0;
    unsigned char        seed[32] = { 0 };
    struct exposure_row *rows;
    size_t               n;

    if (!pool_turn_call(turn, pool_load, &s))
        return turn->failed ? POOL_TURN_OVER : POOL_TURN_BROKEN;
    n = s.test->adaptive->pool.n;
    memcpy(seed, &turn->run.id, sizeof turn->run.id);
    rounds_read(turn->run.progress, next, n);
    do {
        memcpy(used, next, n * sizeof *used);
        most = adaptive_exposure_round(&s.test->adaptive->pool, &s.test->adaptive->rules, seed, used, next);
        turn->run.step++;
    } while (!exposure_is_near(most) && turn->run.step < EXPOSURE_ROUNDS && clock_monotonic_us() < ends_us);
    if (!exposure_is_near(most) && turn->run.step < EXPOSURE_ROUNDS) {
        turn->run.progress = rounds_text(turn->mem, next, n);
        return POOL_TURN_MORE;
    }
    rows = ARENA_ARRAY(turn->mem, struct exposure_row, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct exposure_row){ turn->run.question_id, str_of(s.test->adaptive->sources[i].key), used[i] };
    turn->rows   = rows;
    turn->rows_n = n;
    turn->store  = exposure_store;
    exposure_report(turn, n, most);
    return POOL_TURN_OVER;
}

/* --- turns ---------------------------------------------------------------------------------- */

bool pool_turn_call(struct pool_turn_state *turn, bool (*step)(struct call *c, void *arg), void *arg)
{
    struct call *c = call_new(turn->server, turn->workspace_id, "system");
    bool         done = call_read(c, step, arg);

    if (!done && c->errors_n && c->errors[0].status < 500)
        turn->failed = str_copy(turn->mem, str_of(c->errors[0].message)).data;
    call_free(c);
    return done;
}

static bool run_load(struct call *c, void *arg)
{
    struct pool_turn_state *turn = arg;

    if (!pool_run_read(c, turn->run.id, &turn->run))
        return false;
    turn->run.kind     = str_copy(turn->mem, turn->run.kind);
    turn->run.model    = turn->run.model.len ? str_copy(turn->mem, turn->run.model) : STR_NULL;
    turn->run.status   = str_copy(turn->mem, turn->run.status);
    turn->run.progress = turn->run.progress.len ? str_copy(turn->mem, turn->run.progress) : STR("{}");
    return true;
}

struct run_end { int64_t id, step_before, step; str status, message, progress, report; struct moment finished_at; };
static const struct field run_end_fields[] = {
    FIELD(run_end, id), FIELD(run_end, step_before), FIELD(run_end, step), FIELD(run_end, status),
    FIELD(run_end, message), FIELD(run_end, progress), FIELD(run_end, report), FIELD(run_end, finished_at),
};
SHAPE(run_end);

/* Keeps how far it came, or what came of it.  A turn that another server has done meanwhile is lost. */
static bool run_store(struct call *c, void *arg)
{
    struct pool_turn_state *turn = arg;
    bool                    more = turn->outcome == POOL_TURN_MORE;
    struct run_end          end = { turn->run.id, turn->step_before, turn->run.step,
                                    more ? STR("running") : turn->failed ? STR("failed") : STR("done"),
                                    str_of(turn->failed), more ? turn->run.progress : STR_NULL, turn->report,
                                    { more ? 0 : c->now_ms } };

    if (db_exec_with(c, WITH(run_end, &end), "UPDATE pool_run SET status = :status, step = :step, message = :message,"
                     " progress = :progress, report = :report, finished_at = :finished_at WHERE workspace_id ="
                     " :workspace_id AND id = :id AND step = :step_before AND status IN ('queued', 'running')") == 0)
        return true;
    if (turn->outcome == POOL_TURN_OVER && turn->store && !turn->run.dry_run)
        turn->store(c, turn);
    if (turn->outcome == POOL_TURN_MORE && turn->queue)
        job_add(c, "pool.run", turn->run.id);
    return true;
}

static enum pool_turn turn_do(struct pool_turn_state *turn, int64_t ends_us)
{
    struct call *c;
    bool         kept;

    if (!pool_turn_call(turn, run_load, turn))
        return turn->failed ? POOL_TURN_OVER : POOL_TURN_BROKEN;
    if (!str_is(turn->run.status, "queued") && !str_is(turn->run.status, "running"))
        return POOL_TURN_OVER;
    turn->step_before = turn->run.step;
    turn->outcome     = str_is(turn->run.kind, "exposure") ? exposure_turn(turn, ends_us)
                                                           : pool_calibrate_turn(turn, ends_us);
    if (turn->outcome == POOL_TURN_BROKEN)
        return POOL_TURN_BROKEN;
    c    = call_new(turn->server, turn->workspace_id, "system");
    kept = call_write(c, run_store, turn);
    call_free(c);
    return kept ? turn->outcome : POOL_TURN_BROKEN;
}

enum pool_turn pool_run_turn(struct server *server, int64_t workspace_id, int64_t id, int64_t ends_us, bool queue)
{
    struct pool_turn_state turn = { .server = server, .mem = arena_new(MEMORY_MAX), .workspace_id = workspace_id,
                                    .run = { .id = id }, .queue = queue };
    enum pool_turn         outcome = turn_do(&turn, ends_us);

    arena_free(turn.mem);
    return outcome;
}
