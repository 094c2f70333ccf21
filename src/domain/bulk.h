/* bulk.h - one operation on many attempts.
 *
 * An operation is one function on one attempt (attempt_manage.h): it does all of it or nothing
 * and says why not.  Few attempts are done within the request.  Many become one job: a row of
 * bulk_job with its items, done in chunks by jobs/bulk.c.  A chunk is one transaction that does
 * its items and moves the job's position, so whatever ends the server, each item is done once.
 * Whoever asked must still be allowed to when a chunk is done.
 */
#ifndef DOMAIN_BULK_H
#define DOMAIN_BULK_H

#include "domain/attempt_manage.h"

#define BULK_AT_ONCE 200   /* attempts done within a request */
#define BULK_MAX     20000 /* ids of one request */
#define BULK_ITEMS_MAX 1000000
#define BULK_CHUNK   50    /* attempts of a transaction */

/* How an operation is done to all of them; each takes what it needs. */
struct bulk_args {
    str           phase, reason, integrity_settings;
    int64_t       hidden, for_ms, batch_size;
    bool          keep_answers, notify;
    struct moment expires_at, answer_by, open_at, close_at, send_at;
};
extern const struct shape bulk_args_shape;

/* The attempt of one place, from 1, in the list. */
struct bulk_item { int64_t position, attempt_id; str reason; };
extern const struct shape bulk_item_shape;

struct bulk_operation {
    const char *name, *done; /* "reopen", "reopened" */
    long long   perm;        /* of whoever asks */
    size_t      at_once;     /* how many within a request */
    const char *(*one)(struct call *c, const struct bulk_item *item, const struct bulk_args *args);
};
const struct bulk_operation *bulk_operation_find(str name);

struct bulk_job {
    int64_t           id, total, position, done, failed, actor_id;
    str               operation, status, actor;
    struct bulk_args *arguments;
    struct moment     created_at, finished_at;
};
extern const struct shape bulk_job_shape;

/* Does it now to each of these attempts, once.  The lists are of struct bulk_item. */
void bulk_now(struct call *c, const struct bulk_operation *operation, const struct bulk_args *args, struct list items,
              struct list *done, struct list *failed);

/* Makes a job of it and queues it; fills its id.  The items have position and attempt_id. */
void bulk_add(struct call *c, struct bulk_job *job);
void bulk_add_items(struct call *c, const struct bulk_job *job, struct list items);
/* Its items are complete: counts and queues them. */
void bulk_start(struct call *c, struct bulk_job *job);

/* Does the next chunk of a job, of at most BULK_CHUNK attempts, inside call_write.  False when
 * there is nothing left to do. */
bool bulk_chunk(struct call *c, int64_t bulk_id, int most);
/* Leaves the next attempt out, which the server fails at. */
bool bulk_skip(struct call *c, int64_t bulk_id);
/* Forgets up to `most` items of jobs that were over before then, of all workspaces; returns how many. */
int64_t bulk_forget(struct call *c, int64_t before_ms, int most);

#endif
