/* bulk.c - runs the operations on many attempts that domain/bulk.c keeps.
 *
 * Kind: bulk.run (ref_id: bulk_job).  Each chunk is a transaction of its own.  After some
 * seconds the job goes to the end of the queue, so that its lease never ends under it and others
 * have their turn; whoever was killed meanwhile goes on at the stored position.
 */
#include "core/clock.h"
#include "domain/bulk.h"
#include "jobs/kind.h"

#define TURN_US 10000000ll

struct turn {
    int64_t bulk_id;
    int     most;
    bool    more, over; /* over: the turn ends, what is left is queued again */
    int     status;     /* of what went wrong */
};

static bool chunk_step(struct call *c, void *arg)
{
    struct turn *t = arg;

    t->more = bulk_chunk(c, t->bulk_id, t->most);
    if (t->more && t->over)
        job_add(c, "bulk.run", t->bulk_id);
    return true;
}

static bool skip_step(struct call *c, void *arg)
{
    struct turn *t = arg;

    t->more = bulk_skip(c, t->bulk_id);
    if (t->more && t->over)
        job_add(c, "bulk.run", t->bulk_id);
    return true;
}

/* One transaction, in a call of its own, so that nothing of it is left in memory. */
static bool step(struct job_call *j, struct turn *t, int most, bool (*run)(struct call *c, void *arg))
{
    struct call *c = call_new(j->c->server, j->job->workspace_id, "system");
    bool         kept;

    t->most   = most;
    kept      = call_write(c, run, t);
    t->status = kept || !c->errors_n ? 0 : c->errors[0].status;
    call_free(c);
    return kept;
}

/* A chunk; when the server fails at it, its first attempt alone; when it fails at that, all
 * but that one.  A store that cannot be reached is nobody's fault: it is tried again later. */
static bool chunk(struct job_call *j, struct turn *t)
{
    if (step(j, t, BULK_CHUNK, chunk_step))
        return true;
    if (t->status == 503 || jobs_break_off(j->jobs))
        return false;
    return step(j, t, 1, chunk_step) || (t->status != 503 && step(j, t, 1, skip_step));
}

bool bulk_run(struct job_call *j)
{
    int64_t     ends_us = clock_monotonic_us() + TURN_US;
    struct turn t = { .bulk_id = j->job->ref_id, .more = true };

    while (t.more && !t.over) {
        t.over = clock_monotonic_us() >= ends_us;
        if (jobs_break_off(j->jobs) || !chunk(j, &t)) {
            j->error = "a chunk was not stored: it goes on where it stopped";
            return false;
        }
    }
    return true;
}
