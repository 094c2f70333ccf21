/* attempts_bulk.c - one thing done to many attempts.
 *
 * Operations: attempts.delete, .update, .invite, .schedule, .cancel_schedule, .reopen, .finish,
 * .unlock, .send_results, .recalculate, .bulk, .bulk_failed.
 * What is done is a row of domain/bulk.c.  Few attempts are done at once, and the reply tells
 * of each; only when nothing at all could be done the call fails.  Many become a job, and the
 * reply names it.
 * Tables: attempt, assessment, bulk_job, bulk_item.
 */
#include <string.h>
#include "api/coodesh/attempts.h"
#include "core/random.h"
#include "domain/assessment.h"
#include "domain/bulk.h"

struct attempt_undone { struct id id; str reason; };
static const struct field attempt_undone_fields[] = {
    FIELD(attempt_undone, id, .name = "_id", .doc = "Id"),
    FIELD(attempt_undone, reason,            .doc = "Why it was not done"),
};
SHAPE(attempt_undone);

struct bulk_job_ref { struct id id; str url; };
static const struct field bulk_job_ref_fields[] = {
    FIELD(bulk_job_ref, id, .name = "_id", .doc = "Id, for GET /attempts/bulk/{id}"),
    FIELD(bulk_job_ref, url, .format = FORMAT_URL, .doc = "The native operation that tells how far it is"),
};
SHAPE(bulk_job_ref);

struct attempts_bulk_out { str message; int64_t total; struct bulk_job_ref *job; struct list done, failed; };
static const struct field attempts_bulk_out_fields[] = {
    FIELD(attempts_bulk_out, message,             .doc = "How many were done, or that they are being done"),
    FIELD(attempts_bulk_out, total,               .doc = "Attempts in all"),
    FIELD_OBJECT(attempts_bulk_out, job, bulk_job_ref, .flags = NULLABLE,
                 .doc = "What goes on with many; null: all was done now"),
    FIELD(attempts_bulk_out, done, .item = TYPE_ID, .doc = "Attempts that were done now"),
    FIELD_LIST(attempts_bulk_out, failed, attempt_undone, .doc = "Attempts that were not, and why"),
};
SHAPE(attempts_bulk_out);

/* --- now, or as a job ------------------------------------------------------------------ */

static bool reply_now(struct call *c, const struct bulk_operation *operation, const struct bulk_args *args,
                      struct list items)
{
    struct attempts_bulk_out  out = { .job = NULL };
    struct list      done, failed;
    const struct bulk_item *rows;

    bulk_now(c, operation, args, items, &done, &failed);
    rows = failed.items;
    if (!done.n && failed.n)
        return fail(c, strcmp(rows[0].reason.data, ATTEMPT_MISSING) == 0 ? 404 : 400, NULL, rows[0].reason.data);
    out.done   = (struct list){ ARENA_ARRAY(c->mem, struct id, done.n + 1), done.n };
    out.failed = (struct list){ ARENA_ARRAY(c->mem, struct attempt_undone, failed.n + 1), failed.n };
    for (size_t i = 0; i < failed.n; i++)
        ((struct attempt_undone *)out.failed.items)[i] = (struct attempt_undone){ { rows[i].attempt_id },
                                                                             rows[i].reason };
    for (size_t i = 0; i < done.n; i++)
        ((struct id *)out.done.items)[i].n = ((const struct bulk_item *)done.items)[i].attempt_id;
    out.total   = (int64_t)(done.n + failed.n);
    out.message = str_printf(c->mem, "%zu of %lld attempts %s", done.n, (long long)out.total, operation->done);
    return reply(c, &out);
}

static bool reply_job(struct call *c, struct bulk_job *job)
{
    struct bulk_job_ref  ref = { .id = { job->id } };
    struct attempts_bulk_out out = { .job = &ref, .done = { &ref, 0 }, .failed = { &ref, 0 } };
    char            id[14];

    bulk_start(c, job);
    id_text(job->id, id);
    ref.url     = str_printf(c->mem, "%.*s/assay/v1/bulk-jobs/bulk_%s", STR_ARG(c->public_url), id);
    out.total   = job->total;
    out.message = str_printf(c->mem, "%lld attempts are being worked on", (long long)job->total);
    return reply(c, &out);
}

static bool run(struct call *c, const char *name, const struct bulk_args *args, struct list ids)
{
    const struct bulk_operation *operation = bulk_operation_find(str_of(name));
    struct bulk_item            *items = ARENA_ARRAY(c->mem, struct bulk_item, ids.n + 1);
    struct bulk_args             kept = *args;
    struct bulk_job              job = { .operation = str_of(name), .arguments = &kept };

    for (size_t i = 0; i < ids.n; i++)
        items[i] = (struct bulk_item){ (int64_t)i + 1, ((const struct id *)ids.items)[i].n, STR_NULL };
    if (ids.n <= operation->at_once)
        return reply_now(c, operation, args, (struct list){ items, ids.n });
    bulk_add(c, &job);
    bulk_add_items(c, &job, (struct list){ items, ids.n });
    return reply_job(c, &job);
}

/* --- whole assessments -------------------------------------------------------------------- */

struct whole { int64_t bulk_id, assessment_id, first; };
static const struct field whole_fields[] = {
    FIELD(whole, bulk_id), FIELD(whole, assessment_id), FIELD(whole, first),
};
SHAPE(whole);

#define OF_ASSESSMENT " FROM attempt a WHERE a.workspace_id = :workspace_id AND a.assessment_id = :assessment_id" \
                      " AND a.deleted_at IS NULL"
#define UNPLANNED OF_ASSESSMENT " AND a.status IN ('draft', 'invited') AND a.open_at IS NULL" \
                                " AND (a.status = 'draft' OR a.expires_at > :now_ms)"
#define SCORED    OF_ASSESSMENT " AND a.status IN ('finished', 'pending_review', 'blocked')" \
                                " AND a.finished_at IS NOT NULL"
#define INSERTED(where)                                                                           \
    "INSERT INTO bulk_item (workspace_id, bulk_id, position, attempt_id) SELECT a.workspace_id, :bulk_id," \
    " :first + row_number() OVER (ORDER BY a.number), a.id" where

/* The statements of what an operation takes of an assessment. */
struct taken { const char *count, *select, *insert; };
static const struct taken unplanned = {
    "SELECT count(*)" UNPLANNED, "SELECT a.id AS attempt_id" UNPLANNED " ORDER BY a.number", INSERTED(UNPLANNED),
};
static const struct taken scored = {
    "SELECT count(*)" SCORED, "SELECT a.id AS attempt_id" SCORED " ORDER BY a.number", INSERTED(SCORED),
};

static bool is_assessment(struct call *c, int64_t id)
{
    struct whole key = { .assessment_id = id };
    int64_t      found = 0;

    return db_int_with(c, WITH(whole, &key), "SELECT 1 FROM assessment WHERE workspace_id = :workspace_id"
                       " AND id = :assessment_id", &found);
}

static int64_t whole_count(struct call *c, const struct taken *taken, struct list ids)
{
    int64_t total = 0;

    for (size_t i = 0; i < ids.n; i++) {
        struct whole key = { .assessment_id = ((const struct id *)ids.items)[i].n };
        int64_t      n = 0;

        db_int_with(c, WITH(whole, &key), taken->count, &n);
        total += n;
    }
    return total;
}

static bool whole_now(struct call *c, const struct bulk_operation *operation, const struct bulk_args *args,
                      const struct taken *taken, struct list ids)
{
    struct list items = { ARENA_ARRAY(c->mem, struct bulk_item, operation->at_once + 1), 0 };

    for (size_t i = 0; i < ids.n; i++) {
        struct whole key = { .assessment_id = ((const struct id *)ids.items)[i].n };
        struct list  rows = db_rows_with(c, WITH(whole, &key), taken->select, &bulk_item_shape, operation->at_once);

        for (size_t k = 0; k < rows.n; k++) {
            struct bulk_item *item = (struct bulk_item *)items.items + items.n;

            *item          = ((const struct bulk_item *)rows.items)[k];
            item->position = (int64_t)++items.n;
        }
    }
    return reply_now(c, operation, args, items);
}

/* All attempts of these assessments that the operation takes, in the order of their making. */
static bool run_whole(struct call *c, const char *name, const struct bulk_args *args, const struct taken *taken,
                      struct list ids)
{
    const struct bulk_operation *operation = bulk_operation_find(str_of(name));
    struct bulk_args             kept = *args;
    struct bulk_job              job = { .operation = str_of(name), .arguments = &kept };
    struct whole                 key = { 0 };
    int64_t                      total = whole_count(c, taken, ids);

    if (total <= (int64_t)operation->at_once)
        return whole_now(c, operation, args, taken, ids);
    if (total > BULK_ITEMS_MAX)
        return failf(c, 400, "ids", "name more than %d attempts", BULK_ITEMS_MAX);
    bulk_add(c, &job);
    key.bulk_id = job.id;
    for (size_t i = 0; i < ids.n; i++) {
        key.assessment_id = ((const struct id *)ids.items)[i].n;
        key.first += db_exec_with(c, WITH(whole, &key), taken->insert);
    }
    return reply_job(c, &job);
}

/* Each id once: an assessment that is named twice has its attempts once. */
static struct list once(struct call *c, struct list ids)
{
    struct list list = { ARENA_ARRAY(c->mem, struct id, ids.n + 1), 0 };
    struct id  *kept = list.items;

    for (size_t i = 0; i < ids.n; i++) {
        size_t k = 0;

        while (k < list.n && kept[k].n != ((const struct id *)ids.items)[i].n)
            k++;
        if (k == list.n)
            kept[list.n++] = ((const struct id *)ids.items)[i];
    }
    return list;
}

/* --- what comes in ----------------------------------------------------------------------------- */

struct bulk_in {
    struct list   ids, assessment_ids;
    str           stage, reason, duration_unit;
    double        duration;
    int64_t       batch_size;
    struct json   integrity_settings;
    struct moment invitation_date_expire, deadline, custom_time_open, custom_time_close, send_at, start_at;
    bool          hidden_results, keep_answers, notify;
};
#define IDS FIELD(bulk_in, ids, .flags = REQUIRED, .item = TYPE_ID, .min = 1, .max = BULK_MAX, .doc = "Ids of attempts")
static const struct field ids_fields[] = { IDS };
static const struct shape ids_shape = { "attempts_ids", ids_fields, 1, sizeof(struct bulk_in) };

static const struct field update_fields[] = {
    IDS,
    FIELD(bulk_in, stage, .flags = NULLABLE, .one_of = COODESH_STAGES, .doc = "Stage of hiring"),
    FIELD(bulk_in, invitation_date_expire, .flags = NULLABLE, .doc = "Last moment of the invitation"),
    FIELD(bulk_in, deadline, .flags = NULLABLE, .doc = "Last moment for answers"),
    FIELD(bulk_in, custom_time_open, .flags = NULLABLE, .doc = "Not before"),
    FIELD(bulk_in, custom_time_close, .flags = NULLABLE, .doc = "Not after"),
    FIELD(bulk_in, reason, .flags = NULLABLE, .max = 500, .doc = "Why"),
    FIELD(bulk_in, integrity_settings, .flags = NULLABLE,
          .doc = "What is to be watched: snapshot_seconds, 0 to 3600, between camera snapshots of those who have not"
                 " started; other members are kept as they are"),
    FIELD(bulk_in, hidden_results, .doc = "The participant does not see the results"),
};
static const struct shape update_shape = { "attempts_update", update_fields, 9, sizeof(struct bulk_in) };

static const struct field invite_fields[] = {
    IDS, FIELD(bulk_in, send_at, .flags = NULLABLE, .doc = "When the mail goes out; now when absent"),
};
static const struct shape invite_shape = { "attempts_invite", invite_fields, 2, sizeof(struct bulk_in) };

static const struct field reopen_fields[] = {
    IDS,
    FIELD(bulk_in, duration, .flags = REQUIRED, .max = 1e6, .doc = "How long it is open; 0: 30 days"),
    FIELD(bulk_in, duration_unit, .one_of = "minute|hour|day", .initial_text = "minute", .doc = "Unit of the duration"),
    FIELD(bulk_in, keep_answers, .initial = 1,
          .doc = "Go on with the answers; else it begins anew, under another link"),
    FIELD(bulk_in, reason, .flags = NULLABLE, .max = 500, .doc = "Why"),
    FIELD(bulk_in, notify, .doc = "Write to the participant"),
    FIELD(bulk_in, send_at, .flags = NULLABLE, .doc = "When that mail goes out; now when absent"),
};
static const struct shape reopen_shape = { "attempts_reopen", reopen_fields, 7, sizeof(struct bulk_in) };

#define ASSESSMENTS_MAX 50
static const struct field schedule_fields[] = {
    FIELD(bulk_in, assessment_ids, .flags = REQUIRED, .item = TYPE_ID, .min = 1, .max = ASSESSMENTS_MAX,
          .doc = "Assessments whose attempts get a time"),
    FIELD(bulk_in, start_at, .flags = NULLABLE, .doc = "First slot; now when absent"),
    FIELD(bulk_in, batch_size, .min = 1, .max = 100, .initial = 30, .doc = "Attempts in each slot of 30 minutes"),
};
static const struct shape schedule_shape = { "attempts_schedule", schedule_fields, 3, sizeof(struct bulk_in) };

/* --- operations ---------------------------------------------------------------------------------- */

static const struct bulk_args nothing = { .hidden = INT_NULL };

static bool attempts_delete(struct call *c)
{
    return run(c, "delete", &nothing, ((struct bulk_in *)c->in)->ids);
}

static bool attempts_update(struct call *c)
{
    struct bulk_in  *in = c->in;
    struct bulk_args args = {
        .phase = in->stage, .reason = in->reason, .expires_at = in->invitation_date_expire,
        .answer_by = in->deadline, .open_at = in->custom_time_open, .close_at = in->custom_time_close,
        .integrity_settings = in->integrity_settings.text,
        .hidden = given(c, "hidden_results") ? in->hidden_results : INT_NULL,
    };

    if (integrity_settings_snapshot_s(args.integrity_settings) == -1)
        fail(c, 400, "integrity_settings", "must be an object, and its snapshot_seconds between 0 and 3600");
    if (args.expires_at.ms && args.expires_at.ms <= c->now_ms)
        fail(c, 400, "invitation_date_expire", "must be in the future");
    if (args.answer_by.ms && args.answer_by.ms <= c->now_ms)
        fail(c, 400, "deadline", "must be in the future");
    if (args.close_at.ms && args.close_at.ms <= c->now_ms)
        fail(c, 400, "custom_time_close", "must be in the future");
    return c->errors_n == 0 && run(c, "update", &args, in->ids);
}

static bool attempts_invite(struct call *c)
{
    struct bulk_in  *in = c->in;
    struct bulk_args args = { .hidden = INT_NULL, .send_at = in->send_at };

    return run(c, "invite", &args, in->ids);
}

static bool attempts_cancel_schedule(struct call *c)
{
    return run(c, "cancel_schedule", &nothing, ((struct bulk_in *)c->in)->ids);
}

static bool attempts_reopen(struct call *c)
{
    struct bulk_in  *in = c->in;
    int64_t          unit = str_is(in->duration_unit, "day") ? MS_PER_DAY
                          : str_is(in->duration_unit, "hour") ? MS_PER_HOUR : MS_PER_MINUTE;
    struct bulk_args args = { .hidden = INT_NULL, .for_ms = (int64_t)(in->duration * (double)unit),
                              .keep_answers = in->keep_answers, .notify = in->notify || in->send_at.ms,
                              .send_at = in->send_at, .reason = in->reason };

    if (args.for_ms > 3650 * MS_PER_DAY)
        return fail(c, 400, "duration", "must be at most ten years");
    return run(c, "reopen", &args, in->ids);
}

static bool attempts_finish(struct call *c)
{
    return run(c, "finish", &nothing, ((struct bulk_in *)c->in)->ids);
}

static bool attempts_unlock(struct call *c)
{
    return run(c, "unlock", &nothing, ((struct bulk_in *)c->in)->ids);
}

static bool attempts_send_results(struct call *c)
{
    return run(c, "send_results", &nothing, ((struct bulk_in *)c->in)->ids);
}

static bool attempts_schedule(struct call *c)
{
    struct bulk_in  *in = c->in;
    struct bulk_args args = { .hidden = INT_NULL, .batch_size = in->batch_size,
                              .open_at = { in->start_at.ms ? in->start_at.ms : c->now_ms } };
    struct list      ids = once(c, in->assessment_ids);

    for (size_t i = 0; i < ids.n; i++)
        if (!is_assessment(c, ((const struct id *)ids.items)[i].n))
            return fail(c, 404, NULL, "Assessment not found");
    return run_whole(c, "schedule", &args, &unplanned, ids);
}

/* The ids are of attempts, or all of assessments. */
static bool attempts_recalculate(struct call *c)
{
    struct list      ids = ((struct bulk_in *)c->in)->ids;
    const struct id *first = ids.items;
    struct list      whole;

    if (!is_assessment(c, first->n))
        return run(c, "recalculate", &nothing, ids);
    if (ids.n > ASSESSMENTS_MAX)
        return fail(c, 400, "ids", "must be at most 50 assessments, or attempts");
    whole = once(c, ids);
    for (size_t i = 0; i < whole.n; i++)
        if (!is_assessment(c, ((const struct id *)whole.items)[i].n))
            return fail(c, 404, NULL, "Assessment not found");
    return run_whole(c, "recalculate", &nothing, &scored, whole);
}

/* --- how far it is ------------------------------------------------------------------------------------ */

struct bulk_progress {
    struct id     id;
    str           operation, status;
    int64_t       total, done, failed;
    struct moment created, finished;
};
static const struct field bulk_progress_fields[] = {
    FIELD(bulk_progress, id, .name = "_id", .doc = "Id of the job"),
    FIELD(bulk_progress, operation, .doc = "What is done to each attempt"),
    FIELD(bulk_progress, status, .one_of = "running|finished", .doc = "Where it stands"),
    FIELD(bulk_progress, total,  .doc = "Attempts in all"),
    FIELD(bulk_progress, done,   .doc = "Attempts that were done"),
    FIELD(bulk_progress, failed, .doc = "Attempts that were not: see /attempts/bulk/{id}/failed"),
    FIELD(bulk_progress, created, .doc = "When it was asked for"),
    FIELD(bulk_progress, finished, .flags = NULLABLE, .doc = "When it was over"),
};
SHAPE(bulk_progress);

static bool attempts_bulk_failed(struct call *c)
{
    int64_t found = 0;

    return db_int(c, "SELECT 1 FROM bulk_job WHERE workspace_id = :workspace_id AND id = :id", &found)
        ? run_rows(c) : fail(c, 404, NULL, "Job not found");
}

#define MANY "404: none of them is of this workspace"

const struct op coodesh_attempts_bulk_ops[] = {
    { OP("attempts.delete"), .method = DELETE, .path = "/attempts", .perm = PERM_DELETE_ATTEMPTS,
      .summary = "Take attempts out of every list", .in = &ids_shape, .out = &attempts_bulk_out_shape, .flags = OP_BODY,
      .status = 200, .run = attempts_delete, .source = "coodesh.openapi.json deleteAttempts", .fails = MANY },
    { OP("attempts.update"), .method = PATCH, .path = "/attempts", .perm = PERM_EDIT_ATTEMPTS,
      .summary = "Change stage, dates and visibility of attempts", .in = &update_shape, .out = &attempts_bulk_out_shape,
      .status = 200, .run = attempts_update, .source = "coodesh.openapi.json updateAttempts", .fails = MANY },
    { OP("attempts.invite"), .method = POST, .path = "/attempts/invites", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Send drafts off, and invitations again", .in = &invite_shape, .out = &attempts_bulk_out_shape,
      .status = 201, .run = attempts_invite, .source = "coodesh.openapi.json sendAttemptInvites", .fails = MANY },
    { OP("attempts.schedule"), .method = POST, .path = "/attempts/schedule", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Spread the attempts of assessments over slots of 30 minutes", .in = &schedule_shape,
      .out = &attempts_bulk_out_shape, .status = 201, .run = attempts_schedule,
      .source = "coodesh.openapi.json scheduleAttempts", .fails = "404: no such assessment" },
    { OP("attempts.cancel_schedule"), .method = POST, .path = "/attempts/cancel-schedule",
      .perm = PERM_MANAGE_ATTEMPTS, .summary = "Make scheduled attempts drafts again", .in = &ids_shape,
      .out = &attempts_bulk_out_shape, .status = 201, .run = attempts_cancel_schedule,
      .source = "coodesh.openapi.json cancelScheduledAttempts", .fails = MANY },
    { OP("attempts.reopen"), .method = POST, .path = "/attempts/reopen", .perm = PERM_REOPEN_ATTEMPTS,
      .summary = "Open attempts that are over", .in = &reopen_shape, .out = &attempts_bulk_out_shape, .status = 201,
      .run = attempts_reopen, .source = "coodesh.openapi.json reopenAttempts", .fails = MANY },
    { OP("attempts.finish"), .method = POST, .path = "/attempts/finish", .perm = PERM_EDIT_ATTEMPTS,
      .summary = "Hand in attempts that were started", .in = &ids_shape, .out = &attempts_bulk_out_shape, .status = 201,
      .run = attempts_finish, .source = "coodesh.openapi.json finishAttempts", .fails = MANY },
    { OP("attempts.unlock"), .method = POST, .path = "/attempts/unlock", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Pay for blocked attempts, which go on", .in = &ids_shape, .out = &attempts_bulk_out_shape,
      .status = 201, .run = attempts_unlock, .source = "coodesh.openapi.json unlockAttempts", .fails = MANY },
    { OP("attempts.send_results"), .method = POST, .path = "/attempts/send-results", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Mail results that were hidden", .in = &ids_shape, .out = &attempts_bulk_out_shape, .status = 201,
      .run = attempts_send_results, .source = "coodesh.openapi.json sendAttemptResults", .fails = MANY },
    { OP("attempts.recalculate"), .method = POST, .path = "/attempts/recalculate", .perm = PERM_EDIT_ATTEMPTS,
      .summary = "Score attempts, or all of assessments, again", .in = &ids_shape, .out = &attempts_bulk_out_shape,
      .status = 201, .run = attempts_recalculate, .source = "coodesh.openapi.json recalculateAttempts",
      .fails = MANY },
    { OP("attempts.bulk"), .method = GET, .path = "/attempts/bulk/{id}", .perm = PERM_LIST_ATTEMPTS,
      .summary = "How far an operation on many attempts is", .in = &coodesh_id_shape, .out = &bulk_progress_shape,
      .status = 200, .run = run_row, .source = "issue 5",
      .sql = "SELECT id AS _id, operation, status, total, done, failed, created_at AS created, finished_at AS finished"
             " FROM bulk_job WHERE workspace_id = :workspace_id AND id = :id" },
    { OP("attempts.bulk_failed"), .method = GET, .path = "/attempts/bulk/{id}/failed", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Attempts that it did not do, and why", .in = &coodesh_id_shape, .out = &attempt_undone_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = attempts_bulk_failed, .source = "issue 5",
      .sql = "SELECT attempt_id AS _id, reason FROM bulk_item WHERE workspace_id = :workspace_id AND bulk_id = :id"
             " AND reason IS NOT NULL ORDER BY position LIMIT :limit OFFSET :offset" },
    { 0 }
};
