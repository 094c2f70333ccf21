/* judge_lease.c - see judge_lease.h.
 *
 * Two servers may do all this at once: each change names the state it changes from, and of
 * two that lease the same job the database lets one have it.  Statements over all workspaces
 * are those of the queue itself; what follows for an attempt is done in its workspace.
 * Tables: judge_job, judge_worker, judge_blob (src/db/schema/0022_judge.sql).
 */
#include "domain/attempt.h"
#include "domain/attempt_judge.h"
#include "domain/judge_lease.h"

#define SEEN_EVERY_MS  (5 * MS_PER_SECOND) /* that a worker lives is written no more often */
#define LAPSE_AT_LEASE 20
#define LAPSE_MAX      1000
#define JOB_KEPT_MS    (7 * MS_PER_DAY)
#define BLOB_KEPT_MS   (30 * MS_PER_DAY)
#define FAILED_REPORT  "{\"verdict\":\"SE\",\"passed\":0,\"total\":0,\"cases\":[]}"

/* What statements ask with. */
struct which {
    int64_t id, attempt, tries_max, until_ms, since_ms, batch;
    str     language_ids, verdict, report, sha256;
};
static const struct field which_fields[] = {
    FIELD(which, id), FIELD(which, attempt), FIELD(which, tries_max), FIELD(which, until_ms), FIELD(which, since_ms),
    FIELD(which, batch), FIELD(which, language_ids), FIELD(which, verdict), FIELD(which, report),
    FIELD(which, sha256),
};
SHAPE(which);

/* A job, whosever it is. */
struct held { int64_t workspace_id, id, tries, worker_id, n; str state, content, path; };
static const struct field held_fields[] = {
    FIELD(held, workspace_id), FIELD(held, id), FIELD(held, tries), FIELD(held, worker_id), FIELD(held, n),
    FIELD(held, state), FIELD(held, content), FIELD(held, path),
};
SHAPE(held);

/* --- workers ---------------------------------------------------------------- */

struct noted { int64_t slots, since_ms; str languages, language_ids, level, mode, version; };
static const struct field noted_fields[] = {
    FIELD(noted, slots), FIELD(noted, since_ms), FIELD(noted, languages), FIELD(noted, language_ids),
    FIELD(noted, level), FIELD(noted, mode), FIELD(noted, version),
};
SHAPE(noted);

bool judge_worker_note(struct call *c, const struct judge_worker *worker)
{
    struct noted w = { worker->slots, c->now_ms - SEEN_EVERY_MS, worker->languages, worker->language_ids,
                       worker->level, worker->mode, worker->version };
    int64_t      id;

    if (!db_int(c, "SELECT id FROM judge_worker WHERE id = :actor_id AND revoked_at IS NULL", &id))
        return fail(c, 401, NULL, "the token of this worker was revoked");
    db_exec_with(c, WITH(noted, &w), "UPDATE judge_worker SET seen_at = :now_ms, slots = :slots,"
                 " languages = :languages, language_ids = :language_ids, level = :level, mode = :mode,"
                 " version = :version WHERE id = :actor_id AND (seen_at < :since_ms OR slots <> :slots"
                 " OR languages <> :languages OR level <> :level OR mode <> :mode OR version <> :version)");
    return true;
}

/* --- the end of a job --------------------------------------------------------- */

/* All that fails within an hour is one mail. */
static void administrator_tell(struct call *c, const struct judge_job *job)
{
    struct which w = { .since_ms = c->now_ms - MS_PER_HOUR };
    int64_t      n = 0;

    db_int_with(c, WITH(which, &w), "SELECT count(*) AS n FROM judge_job WHERE workspace_id = :workspace_id"
                " AND state = 'failed' AND done_at > :since_ms AND attempt_id > 0", &n);
    attempt_event(c, job->attempt_id, "judge_failed", job->item_id);
    if (n == 1) /* this one */
        job_add(c, "mail.judge_failed", job->attempt_id);
}

/* What follows from the end of a job, in its workspace. */
static void job_follow(struct call *c, const struct held *held)
{
    int64_t          before = c->workspace_id;
    struct judge_job job = { 0 };

    c->workspace_id = held->workspace_id;
    judge_job_read(c, held->id, &job);
    if (job.attempt_id && str_is(job.state, "failed"))
        administrator_tell(c, &job);
    if (str_is(job.kind, "submit") || str_is(job.kind, "rejudge"))
        attempt_judged(c, &job);
    call_wake(c, JUDGE_DONE, held->id);
    call_wake(c, JUDGE_QUEUED, 0); /* the candidate's next one may run now */
    c->workspace_id = before;
}

int64_t judge_lapse(struct call *c, int batch)
{
    struct which w = { .tries_max = JUDGE_TRIES, .batch = batch, .report = STR(FAILED_REPORT) };
    struct list  failed;
    int64_t      back;

    back = db_exec_with(c, WITH(which, &w), "UPDATE judge_job SET state = 'queued', worker_id = 0, lease_until = 0"
                        " WHERE state = 'leased' AND lease_until <= :now_ms AND tries < :tries_max");
    failed = db_rows_with(c, WITH(which, &w), "UPDATE judge_job SET state = 'failed', verdict = 'SE', result = :report,"
                          " done_at = :now_ms WHERE state = 'leased' AND lease_until <= :now_ms AND id IN (SELECT id"
                          " FROM judge_job WHERE state = 'leased' AND lease_until <= :now_ms AND tries >= :tries_max"
                          " ORDER BY lease_until LIMIT :batch) RETURNING workspace_id, id", &held_shape, LAPSE_MAX);
    for (size_t i = 0; i < failed.n; i++)
        job_follow(c, (struct held *)failed.items + i);
    if (back)
        call_wake(c, JUDGE_QUEUED, 0);
    return (int64_t)failed.n;
}

/* --- leases ------------------------------------------------------------------- */

static const struct field judge_lease_fields[] = {
    FIELD(judge_lease, id), FIELD(judge_lease, tries), FIELD(judge_lease, kind), FIELD(judge_lease, language),
    FIELD(judge_lease, request), FIELD(judge_lease, blobs),
};
SHAPE(judge_lease);

/* The first of the queue that the worker can do and whose candidate has none running. */
#define FIRST                                                                                               \
    "UPDATE judge_job SET state = 'leased', tries = tries + 1, worker_id = :actor_id, lease_until = :until_ms," \
    " leased_at = :now_ms WHERE state = 'queued' AND (workspace_id, id) = (SELECT j.workspace_id, j.id"     \
    " FROM judge_job j WHERE j.state = 'queued' AND CAST(:language_ids AS TEXT) LIKE '%,' || j.language || ',%'" \
    " AND NOT EXISTS (SELECT 1 FROM judge_job r WHERE r.workspace_id = j.workspace_id"                      \
    " AND r.asker_id = j.asker_id AND r.state = 'leased') ORDER BY j.priority, j.id LIMIT 1"
#define FOUND ") RETURNING id, tries, kind, language, request, blobs"

bool judge_lease(struct call *c, str language_ids, struct judge_lease *lease)
{
    struct which w = { .language_ids = language_ids, .until_ms = c->now_ms + JUDGE_LEASE_MS };

    judge_lapse(c, LAPSE_AT_LEASE);
    return db_row_with(c, WITH(which, &w), SQL2(FIRST FOUND, FIRST " FOR UPDATE OF j SKIP LOCKED" FOUND),
                       INTO(judge_lease, lease));
}

/* Why nothing was stored. */
static enum judge_end refused(struct call *c, const struct which *w)
{
    struct held held = { 0 };

    if (!db_row_with(c, WITH(which, w), "SELECT state, tries, worker_id FROM judge_job WHERE id = :id",
                     INTO(held, &held)))
        return JUDGE_UNKNOWN;
    return held.worker_id == c->actor_id && held.tries == w->attempt && !str_is(held.state, "queued") ? JUDGE_REPEATED
                                                                                                     : JUDGE_LOST;
}

enum judge_end judge_lease_prolong(struct call *c, int64_t job_id, int64_t attempt)
{
    struct which w = { .id = job_id, .attempt = attempt, .until_ms = c->now_ms + JUDGE_LEASE_MS,
                       .since_ms = c->now_ms - SEEN_EVERY_MS };

    db_exec_with(c, WITH(which, &w), "UPDATE judge_worker SET seen_at = :now_ms WHERE id = :actor_id"
                 " AND seen_at < :since_ms");
    if (db_exec_with(c, WITH(which, &w), "UPDATE judge_job SET lease_until = :until_ms WHERE id = :id"
                     " AND state = 'leased' AND worker_id = :actor_id AND tries = :attempt") > 0)
        return JUDGE_STORED;
    return refused(c, &w);
}

enum judge_end judge_lease_end(struct call *c, int64_t job_id, int64_t attempt, str verdict, str report)
{
    struct which w = { .id = job_id, .attempt = attempt, .verdict = verdict, .report = report,
                       .tries_max = JUDGE_TRIES };
    struct held  held = { 0 };
    bool         is_over;

    if (str_is(verdict, "SE") && attempt < JUDGE_TRIES) {
        if (db_exec_with(c, WITH(which, &w), "UPDATE judge_job SET state = 'queued', lease_until = 0 WHERE id = :id"
                         " AND state = 'leased' AND worker_id = :actor_id AND tries = :attempt") == 0)
            return refused(c, &w);
        call_wake(c, JUDGE_QUEUED, 0);
        return JUDGE_STORED;
    }
    is_over = db_row_with(c, WITH(which, &w), "UPDATE judge_job SET state = CASE WHEN CAST(:verdict AS TEXT) = 'SE'"
                          " THEN 'failed' ELSE 'done' END, verdict = :verdict, result = :report, done_at = :now_ms,"
                          " lease_until = 0 WHERE id = :id AND state = 'leased' AND worker_id = :actor_id"
                          " AND tries = :attempt RETURNING workspace_id, id", INTO(held, &held));
    if (!is_over)
        return refused(c, &w);
    job_follow(c, &held);
    return JUDGE_STORED;
}

/* --- blobs ---------------------------------------------------------------------- */

bool judge_blob_read(struct call *c, str sha256, str *content, str *path)
{
    struct which w = { .sha256 = sha256 };
    struct held  held = { 0 };
    int64_t      before = c->workspace_id;
    bool         found;

    if (!db_row_with(c, WITH(which, &w), "SELECT workspace_id FROM judge_job WHERE state = 'leased'"
                     " AND worker_id = :actor_id AND lease_until > :now_ms"
                     " AND blobs LIKE '%,' || CAST(:sha256 AS TEXT) || ',%' LIMIT 1", INTO(held, &held)))
        return false;
    c->workspace_id = held.workspace_id;
    found = db_row_with(c, WITH(which, &w), "SELECT content FROM judge_blob WHERE workspace_id = :workspace_id"
                        " AND sha256 = :sha256", INTO(held, &held)) ||
            db_row_with(c, WITH(which, &w), "SELECT path FROM dataset WHERE (workspace_id = :workspace_id"
                        " OR scope = 'public') AND path LIKE '%/sql-' || CAST(:sha256 AS TEXT) LIMIT 1",
                        INTO(held, &held));
    c->workspace_id = before;
    *content = held.content;
    *path    = held.path;
    return found;
}

/* --- sweeping -------------------------------------------------------------------- */

int64_t judge_forget(struct call *c, int batch)
{
    struct which w = { .batch = batch, .since_ms = c->now_ms - JOB_KEPT_MS };
    int64_t      n;

    n = db_exec_with(c, WITH(which, &w), "DELETE FROM judge_job WHERE (workspace_id, id) IN (SELECT"
                     " j.workspace_id, j.id FROM judge_job j WHERE j.state IN ('done', 'failed')"
                     " AND j.done_at < :since_ms AND NOT EXISTS"
                     " (SELECT 1 FROM attempt a WHERE a.workspace_id = j.workspace_id AND a.id = j.attempt_id"
                     " AND a.status IN ('started', 'pending_review')) ORDER BY j.done_at LIMIT :batch)");
    w.since_ms = c->now_ms - BLOB_KEPT_MS;
    return n + db_exec_with(c, WITH(which, &w), "DELETE FROM judge_blob WHERE (workspace_id, sha256) IN (SELECT"
                            " b.workspace_id, b.sha256 FROM judge_blob b WHERE b.used_at < :since_ms AND NOT EXISTS"
                            " (SELECT 1 FROM judge_job j WHERE j.state IN ('queued', 'leased')"
                            " AND j.workspace_id = b.workspace_id AND j.blobs LIKE '%,' || b.sha256 || ',%')"
                            " ORDER BY b.used_at LIMIT :batch)");
}

/* --- how it stands ---------------------------------------------------------------- */

static const struct field judge_state_fields[] = {
    FIELD(judge_state, workers), FIELD(judge_state, slots), FIELD(judge_state, queued), FIELD(judge_state, leased),
    FIELD(judge_state, oldest_ms),
};
SHAPE(judge_state);

void judge_state_read(struct call *c, struct judge_state *state)
{
    struct which w = { .since_ms = c->now_ms - JUDGE_LIVE_MS };

    db_row_with(c, WITH(which, &w), "SELECT count(*) AS workers, coalesce(sum(slots), 0) AS slots FROM judge_worker"
                " WHERE revoked_at IS NULL AND seen_at > :since_ms", INTO(judge_state, state));
    db_row_with(c, WITH(which, &w), "SELECT count(*) AS queued, coalesce(:now_ms - min(created_at), 0) AS oldest_ms"
                " FROM judge_job WHERE state = 'queued'", INTO(judge_state, state));
    db_row_with(c, WITH(which, &w), "SELECT count(*) AS leased FROM judge_job WHERE state = 'leased'",
                INTO(judge_state, state));
}
