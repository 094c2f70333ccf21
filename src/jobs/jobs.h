/* jobs.h - work done after the reply: mail, webhooks, and what falls due.
 *
 * A job is a row of table `job`, added by job_add in the transaction of its
 * cause.  Any number of servers claim rows with a lease from one database; a
 * job whose server died is claimed again when its lease is over, or when that
 * server starts again.  So a job runs at least once, and what it does must bear
 * being done twice.
 *
 * A failed job is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h and
 * a day.  When that failed too it stays in the table with its error and is never
 * due again (run_at is JOB_NEVER_MS), until expiry.c removes it.
 */
#ifndef JOBS_JOBS_H
#define JOBS_JOBS_H

#include "op/op.h"

#define JOB_NEVER_MS 253402300799000ll /* the end of the year 9999 */

struct jobs;

/* Starts the threads that run the jobs of all workspaces.  The store must be
 * migrated.  NULL when there are no threads to be had. */
struct jobs *jobs_start(struct server *server);
/* Claims nothing more, finishes what runs, for at most 10 s, and frees it; what
 * is broken off is due again at once. */
void         jobs_stop(struct jobs *jobs);
/* A transaction added a job: look now.  From any thread; cheap. */
void         jobs_wake(struct jobs *jobs);

/* Owes the deliveries of the call's workspace with ids from..to again, those
 * that are delivered or failed.  To be called inside call_write.  Returns how
 * many. */
int64_t      webhook_replay(struct call *c, int64_t delivery_id_from, int64_t delivery_id_to);

#endif
