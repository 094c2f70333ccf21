/* bulk.c - see bulk.h.  Tables: bulk_job, bulk_item, job; api_key and member are read. */
#include "core/random.h"
#include "domain/attempt_judge.h"
#include "domain/bulk.h"

static const struct field bulk_args_fields[] = {
    FIELD(bulk_args, phase), FIELD(bulk_args, reason), FIELD(bulk_args, integrity_settings),
    FIELD(bulk_args, hidden), FIELD(bulk_args, for_ms), FIELD(bulk_args, batch_size),
    FIELD(bulk_args, keep_answers), FIELD(bulk_args, notify), FIELD(bulk_args, expires_at),
    FIELD(bulk_args, answer_by), FIELD(bulk_args, open_at), FIELD(bulk_args, close_at), FIELD(bulk_args, send_at),
};
const struct shape bulk_args_shape = { "bulk_args", bulk_args_fields,
                                       sizeof bulk_args_fields / sizeof *bulk_args_fields,
                                       sizeof(struct bulk_args) };
static const struct field bulk_item_fields[] = {
    FIELD(bulk_item, position), FIELD(bulk_item, attempt_id), FIELD(bulk_item, reason),
};
const struct shape bulk_item_shape = { "bulk_item", bulk_item_fields, 3, sizeof(struct bulk_item) };
static const struct field bulk_job_fields[] = {
    FIELD(bulk_job, id), FIELD(bulk_job, total), FIELD(bulk_job, position), FIELD(bulk_job, done),
    FIELD(bulk_job, failed), FIELD(bulk_job, actor_id), FIELD(bulk_job, operation), FIELD(bulk_job, status),
    FIELD(bulk_job, actor), FIELD_OBJECT(bulk_job, arguments, bulk_args), FIELD(bulk_job, created_at),
    FIELD(bulk_job, finished_at),
};
const struct shape bulk_job_shape = { "bulk_job", bulk_job_fields, sizeof bulk_job_fields / sizeof *bulk_job_fields,
                                      sizeof(struct bulk_job) };

/* --- the operations --------------------------------------------------------------- */

/* What a function of the domain said is the reason; nothing was written before it. */
static const char *said(struct call *c, size_t errors)
{
    const char *reason = c->errors_n > errors ? c->errors[errors].message : "it was refused";

    c->errors_n = errors;
    return reason;
}

static const char *one_delete(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    size_t errors = c->errors_n;

    (void)args;
    if (attempt_delete(c, item->attempt_id))
        return NULL;
    said(c, errors);
    return ATTEMPT_MISSING;
}

static const char *one_update(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    struct attempt_changes to = {
        .phase = args->phase, .reason = args->reason, .integrity_settings = args->integrity_settings,
        .hidden = args->hidden, .expires_ms = args->expires_at.ms, .answer_by_ms = args->answer_by.ms,
        .open_ms = args->open_at.ms, .close_ms = args->close_at.ms,
    };

    return attempt_change(c, item->attempt_id, &to);
}

static const char *one_invite(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    return attempt_admit(c, item->attempt_id, args->send_at.ms);
}

#define SLOT_MS (30 * MS_PER_MINUTE)

static const char *one_schedule(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    return attempt_schedule(c, item->attempt_id,
                            args->open_at.ms + (item->position - 1) / args->batch_size * SLOT_MS);
}

static const char *one_unschedule(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    (void)args;
    return attempt_unschedule(c, item->attempt_id);
}

static const char *one_unlock(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    (void)args;
    return attempt_unlock(c, item->attempt_id);
}

static const char *one_reopen(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    struct attempt_reopening how = { args->for_ms, args->keep_answers, args->notify, args->send_at.ms, args->reason };

    return attempt_reopen(c, item->attempt_id, &how);
}

/* Reads one that is not deleted; NULL when there is such. */
static const char *find(struct call *c, const struct bulk_item *item, struct attempt *attempt)
{
    return attempt_read(c, item->attempt_id, attempt) && !attempt->deleted_at.ms ? NULL : ATTEMPT_MISSING;
}

static const char *one_finish(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    struct attempt attempt = { 0 };
    const char    *missing = find(c, item, &attempt);
    size_t         errors = c->errors_n;

    (void)args;
    if (missing)
        return missing;
    if (str_is(attempt.status, "finished") || str_is(attempt.status, "pending_review"))
        return "it is handed in already";
    if (!attempt.started_at.ms)
        return str_printf(c->mem, "it is %.*s: nobody has started it", STR_ARG(attempt.status)).data;
    return attempt_finish_now(c, &attempt) ? NULL : said(c, errors);
}

static const char *one_recalculate(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    struct attempt attempt = { 0 };
    const char    *missing = find(c, item, &attempt);

    (void)args;
    if (missing)
        return missing;
    if (!attempt.finished_at.ms || str_is(attempt.status, "cancelled"))
        return str_printf(c->mem, "it is %.*s: only finished or blocked ones have a score",
                          STR_ARG(attempt.status)).data;
    attempt_recalculate(c, &attempt);
    return NULL;
}

static const char *one_send_results(struct call *c, const struct bulk_item *item, const struct bulk_args *args)
{
    struct attempt attempt = { 0 };
    const char    *missing = find(c, item, &attempt);
    str            document;

    (void)args;
    if (missing)
        return missing;
    if (!str_is(attempt.status, "finished"))
        return str_printf(c->mem, "it is %.*s: only finished ones have results to send", STR_ARG(attempt.status)).data;
    if (!attempt_result(c, attempt.id, &document))
        return "there is no result to send";
    db_exec_with(c, (struct db_source){ &bulk_item_shape, item }, "UPDATE attempt SET hidden = 0, results_sent_at ="
                 " :now_ms, modified_at = :now_ms WHERE workspace_id = :workspace_id AND id = :attempt_id");
    attempt_event(c, attempt.id, "results_sent", STR_NULL);
    job_add(c, "mail.results", attempt.id);
    return NULL;
}

static const struct bulk_operation operations[] = {
    { "delete", "deleted", PERM_DELETE_ATTEMPTS, BULK_AT_ONCE, one_delete },
    { "update", "updated", PERM_EDIT_ATTEMPTS, BULK_AT_ONCE, one_update },
    { "invite", "invited", PERM_MANAGE_ATTEMPTS, BULK_AT_ONCE, one_invite },
    { "schedule", "scheduled", PERM_MANAGE_ATTEMPTS, BULK_AT_ONCE, one_schedule },
    { "cancel_schedule", "brought back to draft", PERM_MANAGE_ATTEMPTS, BULK_AT_ONCE, one_unschedule },
    { "unlock", "unlocked", PERM_MANAGE_ATTEMPTS, BULK_AT_ONCE, one_unlock },
    { "reopen", "reopened", PERM_REOPEN_ATTEMPTS, BULK_AT_ONCE, one_reopen },
    { "finish", "finished", PERM_EDIT_ATTEMPTS, BULK_AT_ONCE / 4, one_finish }, /* scoring takes longer */
    { "recalculate", "recalculated", PERM_EDIT_ATTEMPTS, BULK_AT_ONCE / 4, one_recalculate },
    { "send_results", "sent", PERM_MANAGE_ATTEMPTS, BULK_AT_ONCE, one_send_results },
};

const struct bulk_operation *bulk_operation_find(str name)
{
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
        if (str_is(name, operations[i].name))
            return &operations[i];
    return NULL;
}

/* --- now ------------------------------------------------------------------------------ */

static bool is_before(const struct bulk_item *items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (items[i].attempt_id == items[n].attempt_id)
            return true;
    return false;
}

void bulk_now(struct call *c, const struct bulk_operation *operation, const struct bulk_args *args, struct list items,
              struct list *done, struct list *failed)
{
    struct bulk_item *all = items.items;

    *done   = (struct list){ ARENA_ARRAY(c->mem, struct bulk_item, items.n + 1), 0 };
    *failed = (struct list){ ARENA_ARRAY(c->mem, struct bulk_item, items.n + 1), 0 };
    for (size_t i = 0; i < items.n; i++) {
        struct list *to;

        if (is_before(all, i))
            continue;
        all[i].reason = str_of(operation->one(c, &all[i], args));
        to = all[i].reason.data ? failed : done;
        ((struct bulk_item *)to->items)[to->n++] = all[i];
    }
}

/* --- as a job ---------------------------------------------------------------------------- */

void bulk_add(struct call *c, struct bulk_job *job)
{
    job->id       = id_new();
    job->actor    = str_of(c->actor);
    job->actor_id = c->actor_id;
    db_exec_with(c, WITH(bulk_job, job), "INSERT INTO bulk_job (workspace_id, id, operation, arguments, actor,"
                 " actor_id, total, created_at) VALUES (:workspace_id, :id, :operation, :arguments, :actor,"
                 " :actor_id, 0, :now_ms)");
}

struct item_row { int64_t bulk_id, position, attempt_id; };
static const struct field item_row_fields[] = {
    FIELD(item_row, bulk_id), FIELD(item_row, position), FIELD(item_row, attempt_id),
};
SHAPE(item_row);

void bulk_add_items(struct call *c, const struct bulk_job *job, struct list items)
{
    const struct bulk_item *all = items.items;
    struct item_row        *rows = ARENA_ARRAY(c->mem, struct item_row, items.n + 1);

    for (size_t i = 0; i < items.n; i++)
        rows[i] = (struct item_row){ job->id, all[i].position, all[i].attempt_id };
    db_exec_many(c, &item_row_shape, rows, items.n, "INSERT INTO bulk_item (workspace_id, bulk_id, position,"
                 " attempt_id) VALUES (:workspace_id, :bulk_id, :position, :attempt_id) ON CONFLICT DO NOTHING");
}

void bulk_start(struct call *c, struct bulk_job *job)
{
    db_int_with(c, WITH(bulk_job, job), "UPDATE bulk_job SET total = (SELECT count(*) FROM bulk_item i WHERE"
                " i.workspace_id = :workspace_id AND i.bulk_id = :id) WHERE workspace_id = :workspace_id AND id = :id"
                " RETURNING total", &job->total);
    job_add(c, "bulk.run", job->id);
}

/* May whoever asked still do it?  A key may be revoked, a member gone, meanwhile. */
static bool is_allowed(struct call *c, const struct bulk_job *job, long long perm)
{
    int64_t perms = 0;
    str     role = STR_NULL;

    if (str_is(job->actor, "key"))
        db_int_with(c, WITH(bulk_job, job), "SELECT perms FROM api_key WHERE workspace_id = :workspace_id"
                    " AND id = :actor_id AND revoked_at IS NULL", &perms);
    else if (str_is(job->actor, "member") &&
             db_str_with(c, WITH(bulk_job, job), "SELECT role FROM member WHERE workspace_id = :workspace_id"
                         " AND id = :actor_id", &role))
        perms = perm_of_role(role);
    return (perms & perm) == perm;
}

static void act_as(struct call *c, const struct bulk_job *job)
{
    c->actor_id = job->actor_id;
    c->actor    = str_is(job->actor, "member") ? "member" : "key";
}

#define DENIED "whoever asked for it has no permission any more"

struct chunk { int64_t id, position, most; };
static const struct field chunk_fields[] = { FIELD(chunk, id), FIELD(chunk, position), FIELD(chunk, most) };
SHAPE(chunk);

/* Reads the job and its next items.  The UPDATE makes two servers take turns. */
static bool chunk_take(struct call *c, struct bulk_job *job, int64_t most, struct list *items)
{
    struct chunk key;

    if (!db_row_with(c, WITH(bulk_job, job), "UPDATE bulk_job SET position = position WHERE workspace_id ="
                     " :workspace_id AND id = :id AND status = 'running' RETURNING *", INTO(bulk_job, job)))
        return false;
    key    = (struct chunk){ job->id, job->position, most };
    *items = db_rows_with(c, WITH(chunk, &key), "SELECT position, attempt_id FROM bulk_item WHERE"
                          " workspace_id = :workspace_id AND bulk_id = :id AND position > :position"
                          " ORDER BY position LIMIT :most", &bulk_item_shape, BULK_CHUNK);
    return true;
}

static void failed_store(struct call *c, const struct bulk_job *job, const struct bulk_item *item)
{
    struct bulk_job at = { .id = job->id, .position = item->position, .operation = item->reason };

    db_exec_with(c, WITH(bulk_job, &at), "UPDATE bulk_item SET reason = :operation WHERE workspace_id = :workspace_id"
                 " AND bulk_id = :id AND position = :position");
}

/* What there is to do is done when fewer came than were asked for. */
static bool chunk_store(struct call *c, const struct bulk_job *job, bool more)
{
    db_exec_with(c, WITH(bulk_job, job), more
        ? "UPDATE bulk_job SET position = :position, done = :done, failed = :failed WHERE"
          " workspace_id = :workspace_id AND id = :id"
        : "UPDATE bulk_job SET position = :position, done = :done, failed = :failed, status = 'finished',"
          " finished_at = :now_ms WHERE workspace_id = :workspace_id AND id = :id");
    return more;
}

bool bulk_chunk(struct call *c, int64_t bulk_id, int most)
{
    struct bulk_job              job = { .id = bulk_id };
    const struct bulk_operation *operation;
    struct list                  items;
    bool                         allowed;

    if (!chunk_take(c, &job, most, &items))
        return false;
    operation = bulk_operation_find(job.operation);
    allowed   = operation && is_allowed(c, &job, operation->perm);
    act_as(c, &job);
    for (size_t i = 0; i < items.n; i++) {
        struct bulk_item *item = (struct bulk_item *)items.items + i;
        const char       *reason = allowed ? operation->one(c, item, job.arguments) : DENIED;

        item->reason = str_of(reason);
        if (reason)
            failed_store(c, &job, item);
        job.failed += reason != NULL;
        job.done += reason == NULL;
        job.position = item->position;
    }
    return chunk_store(c, &job, items.n == (size_t)most);
}

bool bulk_skip(struct call *c, int64_t bulk_id)
{
    struct bulk_job   job = { .id = bulk_id };
    struct bulk_item *item;
    struct list       items;

    if (!chunk_take(c, &job, 1, &items))
        return false;
    if (!items.n)
        return chunk_store(c, &job, false);
    item         = items.items;
    item->reason = STR("the server failed at it: see its log");
    failed_store(c, &job, item);
    job.failed++;
    job.position = item->position;
    return chunk_store(c, &job, true);
}

int64_t bulk_forget(struct call *c, int64_t before_ms, int most)
{
    struct chunk key = { .position = before_ms, .most = most };
    int64_t      n;

    n = db_exec_with(c, WITH(chunk, &key), "DELETE FROM bulk_item WHERE (workspace_id, bulk_id, position) IN"
                     " (SELECT i.workspace_id, i.bulk_id, i.position FROM bulk_job j JOIN bulk_item i ON"
                     " i.workspace_id = j.workspace_id AND i.bulk_id = j.id WHERE j.status = 'finished'"
                     " AND j.finished_at < :position LIMIT :most)");
    if (n < most)
        db_exec_with(c, WITH(chunk, &key), "DELETE FROM bulk_job WHERE status = 'finished'"
                     " AND finished_at < :position");
    return n;
}
