/* test_pool_run.c - calibrations and simulations of pools: turn by turn, taken up again, stored. */
#include "store.h"
#undef fail /* ours has another meaning */
#include <math.h>
#include "api/ops.h"
#include "core/clock.h"
#include "core/json.h"
#include "domain/adaptive_pool.h"
#include "domain/authored.h"
#include "domain/pool_answers.h"
#include "domain/pool_run.h"
#include "domain/question.h"
#include "op/call.h"

#define WORKSPACE 7
#define ITEMS     8
#define PEOPLE    600

static struct server server;

static struct call *call_of(struct store *s)
{
    const char *message = "";

    assert_true(db_migrate(s->db, false, s->mem, &message) >= 0);
    if (!server.authored)
        server.authored = authored_new();
    server = (struct server){ .db = s->db, .families = families, .now_ms = clock_now_ms, .authored = server.authored };
    return call_new(&server, WORKSPACE, "key");
}

/* --- a pool and those who have sat it --------------------------------------------------- */

static const struct irt_item truth[ITEMS] = {
    { 0.8, -1.5, 0, 1 }, { 1.0, -1.0, 0, 1 }, { 1.2, -0.5, 0, 1 }, { 1.5, 0.0, 0, 1 },
    { 0.9, 0.3, 0, 1 },  { 1.3, 0.6, 0, 1 },  { 1.1, 1.0, 0, 1 },  { 0.7, 1.4, 0, 1 },
};

struct pool { int64_t id; int people; str code; };

static bool pool_step(struct call *c, void *arg)
{
    struct pool        *pool = arg;
    struct question_row q = { .type = STR("fast"), .status = STR("published"), .level = STR("advanced"),
                              .scope = STR("private"), .weight = 1 };
    struct buf          b = BUF(c->mem);
    const char         *message = "";
    json_t             *document;

    buf_text(&b, "{\"locale\":[{\"code\":\"en\",\"title\":\"Pool\"}],\"fast\":{\"adaptive\":{\"items_min\":2,"
             "\"items_max\":3},\"questions\":[");
    for (int i = 0; i < ITEMS; i++)
        buf_printf(&b, "%s{\"title\":\"q%d\",\"choices\":[{\"text\":\"r\",\"correct\":true},{\"text\":\"w\"}]}",
                   i ? "," : "", i);
    buf_text(&b, "]}}");
    document = json_read(buf_end(&b), JSON_DEPTH_MAX, &message);
    call_defer(c, json_close, document);
    question_describe(c, &q, document);
    question_add(c, &q);
    pool->id = q.id;
    return question_snapshot(c, q.id, &pool->code);
}

struct sat { int64_t attempt_id, at; str code, item_id, value, unique; };
static const struct field sat_fields[] = {
    FIELD(sat, attempt_id), FIELD(sat, at), FIELD(sat, code), FIELD(sat, item_id), FIELD(sat, value),
    FIELD(sat, unique),
};
SHAPE(sat);

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*state >> 11) * 0x1p-53;
}

/* People of N(0, 1), roughly: the sum of twelve uniform numbers. */
static bool people_step(struct call *c, void *arg)
{
    struct pool *pool = arg;
    uint64_t     state = 42;
    struct sat  *people = ARENA_ARRAY(c->mem, struct sat, (size_t)pool->people);
    struct sat  *answers = ARENA_ARRAY(c->mem, struct sat, (size_t)pool->people * ITEMS);

    for (int p = 0; p < pool->people; p++) {
        double theta = -6;

        for (int i = 0; i < 12; i++)
            theta += uniform(&state);
        people[p] = (struct sat){ .attempt_id = 1000 + p, .at = 5000, .code = pool->code,
                                  .unique = str_printf(c->mem, "%d", p) };
        for (int i = 0; i < ITEMS; i++)
            answers[p * ITEMS + i] = (struct sat){
                .attempt_id = 1000 + p, .at = 4000, .item_id = str_printf(c->mem, "%.*s.%d", STR_ARG(pool->code), i + 1),
                .value = uniform(&state) < irt_probability(&truth[i], theta) ? STR("1") : STR("2") };
    }
    db_exec_many(c, &sat_shape, people, (size_t)pool->people, "INSERT INTO attempt (workspace_id, id, person_id,"
                 " product, instrument, source, status, token, language, created_at, finished_at, expires_at, uuid)"
                 " VALUES (:workspace_id, :attempt_id, 1, 'p', :code, 'native', 'finished', :unique, 'en', 1, :at, 9,"
                 " :unique)");
    db_exec_many(c, &sat_shape, answers, (size_t)pool->people * ITEMS, "INSERT INTO answer_log (workspace_id,"
                 " attempt_id, item_id, client, rev, value, at, received_at) VALUES (:workspace_id, :attempt_id,"
                 " :item_id, 'c', 1, :value, :at, :at)");
    return true;
}

static struct pool pool_of(struct store *s, int people)
{
    struct call *c = call_of(s);
    struct pool  pool = { .people = people };

    assert_true(call_write(c, pool_step, &pool));
    pool.code = str_copy(s->mem, pool.code);
    call_free(c);
    c = call_of(s);
    assert_true(call_write(c, people_step, &pool));
    call_free(c);
    return pool;
}

/* --- runs ------------------------------------------------------------------------------- */

static bool add_step(struct call *c, void *arg) { return pool_run_add(c, arg, false); }

static int64_t run_add(struct store *s, int64_t question_id, const char *kind, const char *model, bool dry_run)
{
    struct call    *c = call_of(s);
    struct pool_run run = { .question_id = question_id, .kind = str_of(kind), .model = str_of(model),
                            .dry_run = dry_run };

    assert_true(call_write(c, add_step, &run));
    call_free(c);
    return run.id;
}

/* Turns until the run is over; each as short as can be.  Returns how many. */
static int turns(struct store *s, int64_t run_id)
{
    int            n = 1;
    enum pool_turn turn;

    call_free(call_of(s));
    while ((turn = pool_run_turn(&server, WORKSPACE, run_id, clock_monotonic_us() + 1, false)) == POOL_TURN_MORE)
        n++;
    assert_int_equal(turn, POOL_TURN_OVER);
    return n;
}

struct seen { int64_t run_id, question_id; struct pool_run run; struct list parameters; };

static bool look_step(struct call *c, void *arg)
{
    struct seen *seen = arg;

    seen->parameters = pool_parameters(c, seen->question_id);
    return pool_run_read(c, seen->run_id, &seen->run);
}

/* What it says lives in `c`. */
static struct seen look(struct call *c, int64_t run_id, int64_t question_id)
{
    struct seen seen = { .run_id = run_id, .question_id = question_id };

    assert_true(call_read(c, look_step, &seen));
    return seen;
}

static void a_calibration_finds_what_the_people_were_made_with(void **state)
{
    struct store *s = *state;
    struct pool   pool = pool_of(s, PEOPLE);
    int64_t       dry = run_add(s, pool.id, "calibration", "2pl", true);
    int           n = turns(s, dry);
    struct call  *c = call_of(s);
    struct seen   seen = look(c, dry, pool.id);
    str           report = str_copy(s->mem, seen.run.report.text);

    assert_true(n > 2); /* it was interrupted, and went on */
    assert_true(str_is(seen.run.status, "done"));
    assert_int_equal(seen.parameters.n, 0);
    call_free(c);

    turns(s, dry); /* what is over stays as it is */
    dry = run_add(s, pool.id, "calibration", "2pl", false);
    call_free(call_of(s));
    assert_int_equal(pool_run_turn(&server, WORKSPACE, dry, clock_monotonic_us() + 60000000, false), POOL_TURN_OVER);
    c    = call_of(s);
    seen = look(c, dry, pool.id);
    assert_true(str_eq(seen.run.report.text, report)); /* at once as in pieces, to the byte */
    assert_int_equal(seen.parameters.n, ITEMS);
    for (size_t i = 0; i < seen.parameters.n; i++) {
        const struct item_parameter *p = (const struct item_parameter *)seen.parameters.items + i;
        double                       nearest = 99;

        assert_int_equal(p->version, 1);
        assert_int_equal(p->responses, PEOPLE);
        assert_true(p->se_a > 0.05 && p->se_a < 0.4 && p->se_b > 0.05 && p->se_b < 0.6 && isnan(p->se_c));
        for (int t = 0; t < ITEMS; t++)
            nearest = fmin(nearest, fmax(fabs(p->b - truth[t].b) / p->se_b, fabs(p->a - truth[t].a) / p->se_a));
        assert_true(nearest < 3);
    }
    call_free(c);
}

/* A new snapshot has the new parameters; that which is sat stays as it is. */
static bool snapshot_step(struct call *c, void *arg)
{
    struct pool             *pool = arg;
    const struct instrument *before, *after;
    str                      code;

    before = instrument_of(c, pool->code);
    assert_true(question_snapshot(c, pool->id, &code));
    assert_false(str_eq(code, pool->code));
    after = instrument_of(c, code);
    assert_int_equal(before->test->adaptive->sources[0].version, 0);
    assert_int_equal(after->test->adaptive->sources[0].version, 1);
    assert_true(fabs(after->test->adaptive->pool.items[3].item.a - truth[3].a) < 0.6);
    assert_true(after->test->adaptive->pool.items[0].item.c == 0);
    return true;
}

static void new_snapshots_have_the_new_parameters(void **state)
{
    struct store *s = *state;
    struct pool   pool = pool_of(s, 150);
    struct call  *c;

    turns(s, run_add(s, pool.id, "calibration", "1pl", false));
    c = call_of(s);
    assert_true(call_write(c, snapshot_step, &pool));
    call_free(c);
}

static void too_few_answers_calibrate_nothing(void **state)
{
    struct store *s = *state;
    struct pool   pool = pool_of(s, 120);
    int64_t       id = run_add(s, pool.id, "calibration", "2pl", false);
    struct call  *c;
    struct seen   seen;

    assert_int_equal(turns(s, id), 1);
    c    = call_of(s);
    seen = look(c, id, pool.id);
    assert_true(str_is(seen.run.status, "done"));
    assert_int_equal(seen.parameters.n, 0);
    assert_non_null(strstr(seen.run.report.text.data, "\"calibrated\":0"));
    assert_non_null(strstr(seen.run.report.text.data, "too_few_answers"));
    call_free(c);
}

static void a_simulation_goes_on_round_by_round(void **state)
{
    struct store *s = *state;
    struct pool   pool = pool_of(s, 1);
    int64_t       first = run_add(s, pool.id, "exposure", NULL, false);
    int           n = turns(s, first);
    struct call  *c = call_of(s);
    struct seen   seen = look(c, first, pool.id);

    assert_true(str_is(seen.run.status, "done"));
    assert_int_equal(seen.run.step, n); /* a round a turn */
    assert_int_equal(seen.parameters.n, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) {
        const struct item_parameter *p = (const struct item_parameter *)seen.parameters.items + i;

        assert_true(p->version == 0 && p->exposure > 0 && p->exposure <= 1);
    }
    call_free(c);
}

#define EACH(CASE)                                                                                 \
    CASE(a_calibration_finds_what_the_people_were_made_with) CASE(new_snapshots_have_the_new_parameters) \
    CASE(too_few_answers_calibrate_nothing) CASE(a_simulation_goes_on_round_by_round)

int main(void)
{
    STORE_TESTS(EACH);
}
