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
    bool    more, over; /* over: the turn ends, what is left is queued again */
};

static bool chunk_step(struct call *c, void *arg)
{
    struct turn *t = arg;

    t->more = bulk_chunk(c, t->bulk_id);
    if (t->more && t->over)
        job_add(c, "bulk.run", t->bulk_id);
    return true;
}

bool bulk_run(struct job_call *j)
{
    int64_t     ends_us = clock_monotonic_us() + TURN_US;
    struct turn t = { j->job->ref_id, true, false };

    while (t.more && !t.over) {
        struct call *c = call_new(j->c->server, j->job->workspace_id, "system");
        bool         kept;

        t.over = clock_monotonic_us() >= ends_us;
        kept   = !jobs_break_off(j->jobs) && call_write(c, chunk_step, &t);
        call_free(c);
        if (!kept) {
            j->error = "a chunk was not stored: it goes on where it stopped";
            return false;
        }
    }
    return true;
}
