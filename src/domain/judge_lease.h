/* judge_lease.h - the workers' side of the queue: leases, their lapse, and reports.
 *
 * The caller is a worker: c->actor_id is its id, and it has no workspace.  A lease is a job
 * with the number of its attempt; whoever names another attempt, or one whose lease was
 * given to somebody else, has lost it and changes nothing.
 */
#ifndef DOMAIN_JUDGE_LEASE_H
#define DOMAIN_JUDGE_LEASE_H

#include "domain/judge.h"

/* The topic of call_wait, with id 0, that is woken when there is something to lease. */
#define JUDGE_QUEUED "judge.queued"

/* What a worker says of itself. */
struct judge_worker {
    int64_t slots;
    str     languages, language_ids; /* a JSON list of {id, version}; ",c,python," */
    str     level, mode, version;
};

/* Notes that the worker lives, and what it has.  Fails 401 when it was revoked meanwhile. */
bool judge_worker_note(struct call *c, const struct judge_worker *worker);

struct judge_lease {
    int64_t id, tries; /* of the job; which attempt this is, from 1 */
    str     kind, language, request, blobs;
};

/* Leases what comes first of what the worker can do; false when there is nothing. */
bool judge_lease(struct call *c, str language_ids, struct judge_lease *lease);
enum judge_end {
    JUDGE_STORED,   /* the lease is prolonged; the report is the job's, or SE put the job back */
    JUDGE_REPEATED, /* it was stored before */
    JUDGE_LOST,     /* the lease is not this worker's any more */
    JUDGE_UNKNOWN   /* there is no such job (any more) */
};
/* Prolongs a lease. */
enum judge_end judge_lease_prolong(struct call *c, int64_t job_id, int64_t attempt);
/* Ends a lease with the worker's report.  SE puts the job back until it was tried three times. */
enum judge_end judge_lease_end(struct call *c, int64_t job_id, int64_t attempt, str verdict, str report);

/* Content of a blob, or the path of its file below DATA/media, when a job that this worker
 * leases now needs it; false otherwise. */
bool judge_blob_read(struct call *c, str sha256, str *content, str *path);

/* Puts jobs back whose lease lapsed, or ends them: a sweep.  Returns how many. */
int64_t judge_lapse(struct call *c, int batch);
/* Removes what was judged a week ago, unless its attempt is not scored yet, and blobs that
 * nothing needs: a sweep. */
int64_t judge_forget(struct call *c, int batch);

/* How the queue stands, for health and metrics. */
struct judge_state {
    int64_t workers, slots;          /* live ones */
    int64_t queued, leased, oldest_ms; /* age of the oldest that is queued */
};
void judge_state_read(struct call *c, struct judge_state *state);

#endif
