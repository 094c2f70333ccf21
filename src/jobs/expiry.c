/* expiry.c - sweeps: what falls due by the clock, on every server.
 *
 * Each batch is one statement or more that change only what is still due, so
 * several servers may sweep at once.  They run in the name of the system, over
 * all workspaces.
 * Tables: idempotency, delivery, delivery_try, job (0001_foundation.sql), and
 * those of domain/attempt.c.
 */
#include "domain/bulk.h"
#include "domain/judge_lease.h"
#include "jobs/kind.h"
#include "op/call.h"

#define IDEMPOTENCY_KEPT_MS (72 * MS_PER_HOUR)
#define TRIES_KEPT_MS       (90 * MS_PER_DAY)

struct sweep_values { int64_t before, batch, never; };
static const struct field sweep_values_fields[] = {
    FIELD(sweep_values, before), FIELD(sweep_values, batch), FIELD(sweep_values, never),
};
SHAPE(sweep_values);

static int64_t sweep_attempts(struct call *c, int batch)
{
    return attempt_expire_due(c, batch);
}

static int64_t sweep_openings(struct call *c, int batch)
{
    return attempt_open_due(c, batch);
}

static int64_t sweep_idempotency(struct call *c, int batch)
{
    struct sweep_values v = { .before = c->now_ms - IDEMPOTENCY_KEPT_MS, .batch = batch };

    return db_exec_with(c, WITH(sweep_values, &v),
                        "DELETE FROM idempotency WHERE (workspace_id, key) IN (SELECT workspace_id, key"
                        " FROM idempotency WHERE created_at < :before ORDER BY created_at LIMIT :batch)");
}

static int64_t sweep_tries(struct call *c, int batch)
{
    struct sweep_values v = { .before = c->now_ms - TRIES_KEPT_MS, .batch = batch };

    return db_exec_with(c, WITH(sweep_values, &v),
                        "DELETE FROM delivery_try WHERE (workspace_id, delivery_id, try) IN"
                        " (SELECT t.workspace_id, t.delivery_id, t.try FROM delivery_try t"
                        " JOIN delivery d ON d.workspace_id = t.workspace_id AND d.id = t.delivery_id"
                        " WHERE t.at < :before AND d.status <> 'owed' LIMIT :batch)");
}

/* Jobs that were given up, kept for an administrator to see. */
static int64_t sweep_given_up(struct call *c, int batch)
{
    struct sweep_values v = { .before = c->now_ms - TRIES_KEPT_MS, .batch = batch, .never = JOB_NEVER_MS };

    return db_exec_with(c, WITH(sweep_values, &v),
                        "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE run_at >= :never"
                        " AND created_at < :before LIMIT :batch)");
}

/* Links of mails that nobody took, and what had to come once only. */
static int64_t sweep_sign_in(struct call *c, int batch)
{
    struct sweep_values v = { .before = c->now_ms, .batch = batch };

    return db_exec_with(c, WITH(sweep_values, &v),
                        "DELETE FROM member_token WHERE hash IN (SELECT hash FROM member_token"
                        " WHERE expires_at < :before ORDER BY expires_at LIMIT :batch)") +
           db_exec_with(c, WITH(sweep_values, &v),
                        "DELETE FROM sign_in_once WHERE name IN (SELECT name FROM sign_in_once"
                        " WHERE expires_at < :before ORDER BY expires_at LIMIT :batch)");
}

/* What became of operations on many attempts is told for as long. */
static int64_t sweep_bulk(struct call *c, int batch)
{
    return bulk_forget(c, c->now_ms - TRIES_KEPT_MS, batch);
}

const struct sweep sweeps[SWEEPS_N] = {
    { "attempts past their expiry", 5 * MS_PER_SECOND, 200,  sweep_attempts },
    { "attempts that open",        5 * MS_PER_SECOND, 200,  sweep_openings },
    { "judge leases that lapsed",  5 * MS_PER_SECOND, 100,  judge_lapse },
    { "what was judged long ago",   MS_PER_HOUR,   1000, judge_forget },
    { "uses of sessions",          20 * MS_PER_SECOND, 200, sessions_store },
    { "unfinished uploads",         MS_PER_HOUR,   20,   uploads_sweep },
    { "old idempotency keys",       MS_PER_HOUR,   1000, sweep_idempotency },
    { "links of sign-in",           MS_PER_HOUR,   1000, sweep_sign_in },
    { "old delivery tries",         MS_PER_DAY,    1000, sweep_tries },
    { "old bulk operations",        MS_PER_DAY,    1000, sweep_bulk },
    { "jobs given up long ago",     MS_PER_DAY,    1000, sweep_given_up },
};
