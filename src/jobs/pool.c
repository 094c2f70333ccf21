/* pool.c - runs the calibrations and simulations that domain/pool_run.c keeps.
 *
 * Kind: pool.run (ref_id: pool_run).  A turn ends before the lease of its job does; when more is to do, its
 * last transaction queues the run again, behind what others wait for.
 */
#include "core/clock.h"
#include "domain/pool_run.h"
#include "jobs/kind.h"

#define TURN_US 10000000ll

bool pool_run(struct job_call *j)
{
    enum pool_turn turn = pool_run_turn(j->c->server, j->job->workspace_id, j->job->ref_id,
                                        clock_monotonic_us() + TURN_US, true);

    if (turn == POOL_TURN_BROKEN)
        j->error = "the store failed: it goes on where it stopped";
    return turn != POOL_TURN_BROKEN;
}
