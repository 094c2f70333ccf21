/* attempt_manage.c - see attempt_manage.h.  Tables: attempt, assessment, result, answer_log, attempt_part. */
#include <math.h>
#include "core/random.h"
#include "domain/assessment.h"
#include "domain/attempt_manage.h"
#include "domain/credit.h"
#include "domain/listing.h"
#include "domain/percentile.h"

/* An attempt as it is before a change; the row is locked until the end of the transaction. */
struct managed {
    int64_t       id, credits, price, expiry_fixed, quiet;
    str           status, of_assessment; /* of_assessment: settings of it, which say how long an invitation lasts */
    struct moment open_at, close_at, expires_at, sent_at, started_at, finished_at;
    /* what it becomes */
    str           state, token, uuid, reason, phase, settings;
    int64_t       cost, hidden, amount, snapshot_s;
    struct moment until, answer_by;
};
static const struct field managed_fields[] = {
    FIELD(managed, id), FIELD(managed, credits), FIELD(managed, price), FIELD(managed, expiry_fixed),
    FIELD(managed, quiet), FIELD(managed, status),
    FIELD(managed, of_assessment), FIELD(managed, open_at), FIELD(managed, close_at),
    FIELD(managed, expires_at), FIELD(managed, sent_at), FIELD(managed, started_at), FIELD(managed, finished_at),
    FIELD(managed, state), FIELD(managed, token), FIELD(managed, uuid), FIELD(managed, reason),
    FIELD(managed, phase), FIELD(managed, settings), FIELD(managed, cost), FIELD(managed, hidden),
    FIELD(managed, amount), FIELD(managed, until), FIELD(managed, answer_by), FIELD(managed, snapshot_s),
};
SHAPE(managed);

/* A row of another workspace than the call's; the shape above would hide :workspace_id. */
struct due_row { int64_t workspace_id, id; };
static const struct field due_row_fields[] = { FIELD(due_row, workspace_id), FIELD(due_row, id) };
SHAPE(due_row);

#define MANAGED                                                                                          \
    "SELECT a.id, a.credits, a.expiry_fixed, a.quiet, a.status, a.open_at, a.close_at, a.expires_at,"     \
    " a.sent_at, a.started_at, a.finished_at, coalesce((SELECT s.credits FROM assessment s WHERE"         \
    " s.workspace_id = a.workspace_id AND s.id = a.assessment_id), 0) AS price, (SELECT s.settings FROM"   \
    " assessment s WHERE s.workspace_id = a.workspace_id AND s.id = a.assessment_id) AS of_assessment"    \
    " FROM attempt a"                                                                                     \
    " WHERE a.workspace_id = :workspace_id AND a.id = :id AND a.deleted_at IS NULL"

static bool managed_read(struct call *c, int64_t id, struct managed *m)
{
    *m = (struct managed){ .id = id };
    if (!db_row_with(c, WITH(managed, m), SQL2(MANAGED, MANAGED " FOR UPDATE OF a"), INTO(managed, m)))
        return false;
    if ((str_is(m->status, "invited") || str_is(m->status, "started")) && m->expires_at.ms <= c->now_ms)
        m->status = STR("expired"); /* the sweep has not come by yet */
    return true;
}

static const char *refused(struct call *c, const struct managed *m, const char *what)
{
    return str_printf(c->mem, "it is %.*s: %s", STR_ARG(m->status), what).data;
}

#define MOVED " WHERE workspace_id = :workspace_id AND id = :id RETURNING " LISTED_COLUMNS

/* The row is locked and was looked at: the UPDATE, which ends in MOVED, changes it. */
static void move(struct call *c, const struct managed *m, const char *sql)
{
    struct listed listed = { 0 };

    db_row_with(c, WITH(managed, m), sql, INTO(listed, &listed));
    listing_moved(c, &listed);
}

/* --- sending off ------------------------------------------------------------- */

static void until_fill(struct call *c, struct managed *m)
{
    int64_t from = m->open_at.ms > c->now_ms ? m->open_at.ms : c->now_ms;

    m->until.ms = m->expiry_fixed ? m->expires_at.ms
                  : from + assessment_settings_read(m->of_assessment).invitation_days * MS_PER_DAY;
    if (m->close_at.ms && m->close_at.ms < m->until.ms)
        m->until = m->close_at;
}

/* Takes what it costs, once. */
static bool pay(struct call *c, struct managed *m)
{
    m->cost = m->credits ? 0 : m->price;
    return credit_book(c, -m->cost, "invitation", m->id);
}

static void mail(struct call *c, const struct managed *m, int64_t send_ms)
{
    if (send_ms > c->now_ms)
        job_add_at(c, "mail.invitation", m->id, send_ms, STR(""));
    else
        job_add(c, "mail.invitation", m->id);
}

#define ADMITTED                                                                                          \
    "UPDATE attempt SET status = :status, state_before = state, state = :state, progress_before = progress," \
    " progress = 'invited', credits = credits + :cost, expires_at = :until, sent_at = :sent_at,"           \
    " modified_at = :now_ms" MOVED

/* Makes it invited, or scheduled while its time has not come. */
static void admitted(struct call *c, struct managed *m)
{
    bool later = m->open_at.ms > c->now_ms;

    m->status = later ? STR("scheduled") : STR("invited");
    m->state  = later ? STR("scheduled") : m->sent_at.ms ? STR("sent") : STR("pending");
    move(c, m, ADMITTED);
    attempt_event(c, m->id, later ? "scheduled" : "invited", STR_NULL);
    attempt_notify(c, m->id, later ? "scheduled" : "invited");
}

#define NO_CREDIT "no credit is left: buy credits first"
#define TOO_LATE  "its last moment is over: give it a later one first"

const char *attempt_admit(struct call *c, int64_t id, int64_t send_ms)
{
    struct managed m;

    if (!managed_read(c, id, &m))
        return ATTEMPT_MISSING;
    if (!str_is(m.status, "draft") && !str_is(m.status, "scheduled") && !str_is(m.status, "invited"))
        return refused(c, &m, "there is nothing to invite to");
    until_fill(c, &m);
    if (str_is(m.status, "invited"))
        m.until = m.expires_at;
    if (m.until.ms <= c->now_ms)
        return TOO_LATE;
    if (!pay(c, &m))
        return NO_CREDIT;
    m.sent_at.ms = m.quiet ? m.sent_at.ms : c->now_ms;
    admitted(c, &m);
    if (!m.quiet)
        mail(c, &m, send_ms);
    return NULL;
}

/* --- a time to open ------------------------------------------------------------- */

const char *attempt_schedule(struct call *c, int64_t id, int64_t open_ms)
{
    struct managed m;

    if (!managed_read(c, id, &m))
        return ATTEMPT_MISSING;
    if (!str_is(m.status, "draft") && !str_is(m.status, "scheduled") && !str_is(m.status, "invited"))
        return refused(c, &m, "only one that nobody has started can open later");
    if (m.close_at.ms && m.close_at.ms <= open_ms)
        return "it closes before it would open";
    m.open_at.ms = open_ms;
    until_fill(c, &m);
    if (m.until.ms <= open_ms)
        return "its last moment is before it would open";
    move(c, &m, "UPDATE attempt SET status = 'scheduled', state_before = state, state = 'scheduled',"
         " progress_before = progress, open_at = :open_at, expires_at = :until, modified_at = :now_ms" MOVED);
    attempt_event(c, id, "scheduled", STR_NULL);
    attempt_notify(c, id, "scheduled");
    return NULL;
}

const char *attempt_unschedule(struct call *c, int64_t id)
{
    struct managed m;

    if (!managed_read(c, id, &m))
        return ATTEMPT_MISSING;
    if (!str_is(m.status, "scheduled"))
        return refused(c, &m, "only a scheduled one goes back to draft");
    credit_book(c, m.credits, "cancelled", id);
    move(c, &m, "UPDATE attempt SET status = 'draft', state_before = state, state = 'draft', progress_before ="
         " progress, progress = '', open_at = NULL, sent_at = NULL, credits = 0, modified_at = :now_ms" MOVED);
    attempt_event(c, id, "unscheduled", STR_NULL);
    attempt_notify(c, id, "draft");
    return NULL;
}

static void block(struct call *c, struct managed *m)
{
    move(c, m, "UPDATE attempt SET status = 'blocked', state_before = state, state = 'blocked',"
         " progress_before = progress, modified_at = :now_ms" MOVED);
    attempt_event(c, m->id, "blocked", STR_NULL);
    attempt_notify(c, m->id, "blocked");
}

/* Whoever was not written to yet is when it opens. */
static void open_now(struct call *c, int64_t id)
{
    struct managed m;
    bool           sends;

    if (!managed_read(c, id, &m) || !str_is(m.status, "scheduled") || m.open_at.ms > c->now_ms)
        return;
    sends = !m.sent_at.ms && !m.quiet;
    until_fill(c, &m);
    if (!pay(c, &m)) {
        block(c, &m);
        return;
    }
    m.sent_at.ms = sends ? c->now_ms : m.sent_at.ms;
    admitted(c, &m); /* past its last moment it reads as expired from now on */
    if (sends)
        mail(c, &m, 0);
}

void attempt_open_if_due(struct call *c, int64_t id)
{
    open_now(c, id);
}

int attempt_open_due(struct call *c, int max)
{
    struct managed key = { .amount = max };
    int64_t        caller = c->workspace_id;
    struct list    due = db_rows_with(c, WITH(managed, &key), "SELECT workspace_id, id FROM attempt WHERE"
                                      " status = 'scheduled' AND open_at <= :now_ms ORDER BY open_at LIMIT :amount",
                                      &due_row_shape, (size_t)max);

    for (size_t i = 0; i < due.n; i++) {
        const struct due_row *d = (const struct due_row *)due.items + i;

        c->workspace_id = d->workspace_id;
        open_now(c, d->id);
    }
    c->workspace_id = caller;
    return (int)due.n;
}

/* --- unlocking -------------------------------------------------------------------- */

const char *attempt_unlock(struct call *c, int64_t id)
{
    struct managed m;

    if (!managed_read(c, id, &m))
        return ATTEMPT_MISSING;
    if (!str_is(m.status, "blocked"))
        return refused(c, &m, "only a blocked one can be unlocked");
    if (!pay(c, &m))
        return NO_CREDIT;
    until_fill(c, &m);
    m.status = m.finished_at.ms ? STR("finished") : m.started_at.ms ? STR("started") : STR("invited");
    m.state  = str_is(m.status, "invited") ? m.sent_at.ms ? STR("sent") : STR("pending") : m.status;
    m.phase  = m.finished_at.ms ? STR("completed") : m.status; /* its progress */
    move(c, &m, "UPDATE attempt SET status = :status, state_before = state, state = :state, progress_before ="
         " progress, progress = :phase, credits = credits + :cost, expires_at = CASE WHEN started_at IS NULL THEN"
         " :until ELSE expires_at END, modified_at = :now_ms" MOVED);
    attempt_event(c, id, "unlocked", STR_NULL);
    attempt_notify(c, id, m.finished_at.ms ? "finished" : m.started_at.ms ? "started" : "invited");
    if (!m.started_at.ms && !m.sent_at.ms && !m.quiet)
        attempt_send(c, id);
    return NULL;
}

/* --- reopening ------------------------------------------------------------------------ */

#define LISTED_BEFORE                                                                                    \
    "SELECT number, assessment_id, source, state AS state_before, state, progress AS progress_before, progress," \
    " stage AS stage_before, stage, average AS average_before, average FROM attempt"                      \
    " WHERE workspace_id = :workspace_id AND id = :id"

/* What scoring made of it is made again at the next end. */
static void result_drop(struct call *c, const struct managed *m)
{
    struct attempt attempt = { 0 };

    attempt_read(c, m->id, &attempt);
    if (str_is(attempt.progress, "completed"))
        percentile_scored(c, &attempt, STR_NULL);
    db_exec_with(c, WITH(managed, m), "DELETE FROM answer_judged WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :id");
    db_exec_with(c, WITH(managed, m), "DELETE FROM result WHERE workspace_id = :workspace_id AND attempt_id = :id");
}

/* The parts go on as long as the whole, or begin anew. */
static void answers_reopen(struct call *c, const struct managed *m, bool kept)
{
    if (kept) {
        db_exec_with(c, WITH(managed, m), "UPDATE attempt_part SET finished_at = NULL, deadline_at = CASE WHEN"
                     " deadline_at IS NULL THEN NULL ELSE :until END WHERE workspace_id = :workspace_id"
                     " AND attempt_id = :id");
        return;
    }
    db_exec_with(c, WITH(managed, m), "DELETE FROM attempt_part WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :id");
    db_exec_with(c, WITH(managed, m), "UPDATE answer_log SET scored = 0 WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :id");
    db_exec_with(c, WITH(managed, m), "DELETE FROM answer_review WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :id");
}

#define REOPENED                                                                                          \
    "UPDATE attempt SET status = :status, state = :state, progress = :phase, expires_at = :until,"        \
    " state_before = state, progress_before = progress, answer_by = NULL, finished_at = NULL, paused_at = NULL," \
    " average = NULL, personality = NULL, personality_algorithm = NULL, reopened_at = :now_ms,"           \
    " judging = 0, modified_at = :now_ms, change_reason = coalesce(:reason, change_reason), open_at = NULL,"           \
    " close_at = CASE WHEN close_at < :until THEN NULL ELSE close_at END"

static void reopened(struct call *c, struct managed *m, bool goes_on)
{
    struct listed listed = { .average = NAN };

    db_row_with(c, WITH(managed, m), LISTED_BEFORE, INTO(listed, &listed));
    m->token = token_new(c->mem, ATTEMPT_TOKEN_CHARS);
    m->uuid  = uuid_new(c->mem);
    db_exec_with(c, WITH(managed, m), goes_on
        ? REOPENED ", deadline_at = :until WHERE workspace_id = :workspace_id AND id = :id"
        : REOPENED ", deadline_at = NULL, started_at = NULL, active_client = NULL, flags = NULL, token = :token,"
          " uuid = :uuid WHERE workspace_id = :workspace_id AND id = :id");
    listed.state    = m->state;
    listed.progress = m->phase;
    listed.average  = NAN;
    listing_moved(c, &listed);
}

const char *attempt_reopen(struct call *c, int64_t id, const struct attempt_reopening *how)
{
    struct managed m;
    bool           goes_on;

    if (!managed_read(c, id, &m))
        return ATTEMPT_MISSING;
    if (str_is(m.status, "blocked") && !m.credits && m.price)
        return refused(c, &m, "unlock it first");
    if (!str_is(m.status, "finished") && !str_is(m.status, "pending_review") && !str_is(m.status, "expired") &&
        !str_is(m.status, "blocked"))
        return refused(c, &m, "only one that is over can be reopened");
    goes_on    = how->keep_answers && m.started_at.ms;
    m.until.ms = c->now_ms + (how->for_ms ? how->for_ms : ATTEMPT_INVITE_DAYS * MS_PER_DAY);
    m.status   = m.phase = goes_on ? STR("started") : STR("invited");
    m.state    = goes_on ? STR("started") : m.sent_at.ms ? STR("sent") : STR("pending");
    m.reason   = how->reason;
    result_drop(c, &m);
    answers_reopen(c, &m, goes_on);
    reopened(c, &m, goes_on);
    attempt_event(c, id, "reopened", how->keep_answers ? STR("answers kept") : STR("answers dropped"));
    attempt_notify(c, id, goes_on ? "started" : "invited");
    if (how->notify)
        mail(c, &m, how->send_ms);
    return NULL;
}

/* --- changing ---------------------------------------------------------------------------- */

static bool is_waiting(const struct managed *m)
{
    return str_is(m->status, "draft") || str_is(m->status, "scheduled") || str_is(m->status, "invited");
}

/* Would the moments that are asked for be moments of this attempt? */
static const char *moments_check(struct call *c, const struct managed *m, const struct attempt_changes *to)
{
    bool moves = to->expires_ms || to->answer_by_ms || to->open_ms || to->close_ms;

    if (moves && !is_waiting(m) && !str_is(m->status, "started"))
        return refused(c, m, "its dates cannot be changed: reopen it");
    if (!is_waiting(m) && (to->expires_ms || to->open_ms))
        return refused(c, m, "an invitation has dates until it is started");
    if (to->open_ms && to->close_ms && to->close_ms <= to->open_ms)
        return "it would close before it opens";
    return NULL;
}

static void moments_change(struct call *c, struct managed *m, const struct attempt_changes *to)
{
    if (to->expires_ms) {
        m->until.ms = to->expires_ms;
        db_exec_with(c, WITH(managed, m), "UPDATE attempt SET expires_at = :until, expiry_fixed = 1 WHERE"
                     " workspace_id = :workspace_id AND id = :id");
    }
    if (to->close_ms) {
        m->until.ms = to->close_ms;
        db_exec_with(c, WITH(managed, m), "UPDATE attempt SET close_at = :until, expires_at = CASE WHEN"
                     " expires_at > :until THEN :until ELSE expires_at END, deadline_at = CASE WHEN"
                     " deadline_at > :until THEN :until ELSE deadline_at END WHERE workspace_id = :workspace_id"
                     " AND id = :id");
    }
    if (to->answer_by_ms) {
        m->answer_by.ms = to->answer_by_ms;
        db_exec_with(c, WITH(managed, m), "UPDATE attempt SET answer_by = :answer_by, expires_at = CASE WHEN"
                     " started_at IS NULL THEN expires_at ELSE :answer_by END, deadline_at = CASE WHEN"
                     " deadline_at IS NULL THEN NULL ELSE :answer_by END WHERE workspace_id = :workspace_id"
                     " AND id = :id");
    }
}

/* A draft keeps its time until it is sent off; one that was sent off waits for it. */
static const char *opening_change(struct call *c, struct managed *m, int64_t open_ms)
{
    if (!open_ms)
        return NULL;
    if (!str_is(m->status, "draft"))
        return attempt_schedule(c, m->id, open_ms);
    m->open_at.ms = open_ms;
    db_exec_with(c, WITH(managed, m), "UPDATE attempt SET open_at = :open_at WHERE workspace_id = :workspace_id"
                 " AND id = :id");
    return NULL;
}

const char *attempt_change(struct call *c, int64_t id, const struct attempt_changes *to)
{
    struct managed m;
    const char    *wrong;

    if (!managed_read(c, id, &m))
        return ATTEMPT_MISSING;
    wrong = moments_check(c, &m, to);
    wrong = wrong ? wrong : opening_change(c, &m, to->open_ms);
    if (wrong)
        return wrong;
    moments_change(c, &m, to);
    m.phase      = to->phase;
    m.hidden     = to->hidden;
    m.reason     = to->reason;
    m.settings   = to->integrity_settings;
    m.snapshot_s = integrity_settings_snapshot_s(to->integrity_settings);
    db_exec_with(c, WITH(managed, &m), "UPDATE attempt SET phase = coalesce(:phase, phase),"
                 " hidden = coalesce(:hidden, hidden), change_reason = coalesce(:reason, change_reason),"
                 " integrity_settings = coalesce(:settings, integrity_settings), modified_at = :now_ms,"
                 " snapshot_s = CASE WHEN started_at IS NULL THEN coalesce(:snapshot_s, snapshot_s) ELSE snapshot_s END"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    attempt_event(c, id, "changed", to->phase);
    return NULL;
}
