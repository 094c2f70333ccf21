/* pool_run.h - calibrations and simulations of pools: long computations that are done turn by turn.
 *
 * A run is a row of pool_run.  Each turn goes on where the one before it stopped, so a server that is
 * stopped or killed loses a turn at most, and any server may take the next.  What a calibration found is a
 * new version of the parameters (item_parameter), and a simulation sets the exposure parameters
 * (item_exposure): snapshots that are made later have them, those that are sat stay as they are.
 *
 * Tables: pool_run, item_parameter, item_exposure.
 */
#ifndef DOMAIN_POOL_RUN_H
#define DOMAIN_POOL_RUN_H

#include "op/op.h"

#define POOL_RUN_KINDS    "calibration|exposure"
#define POOL_RUN_STATUSES "queued|running|done|failed"
#define POOL_MODELS       "1pl|2pl|3pl"

struct pool_run {
    int64_t       id, question_id, dry_run, step;
    str           kind, model, status, message, progress;
    struct json   report;
    struct moment created_at, finished_at;
};
extern const struct shape pool_run_shape;

/* Makes a run of a fast question of the workspace; `model` (of calibrations) is one of POOL_MODELS.
 * `queue`: as a job "pool.run".  Fails 404, 400 when it is no pool, 409 while one of the same kind is
 * under way. */
bool pool_run_add(struct call *c, struct pool_run *run, bool queue);
bool pool_run_read(struct call *c, int64_t id, struct pool_run *run);

enum pool_turn { POOL_TURN_MORE, POOL_TURN_OVER, POOL_TURN_BROKEN };

/* Does a turn, which ends soon after `ends_us` (clock_monotonic_us).  MORE: it is not over, and queued
 * again when `queue` is set; BROKEN: the store failed, it goes on where it stopped. */
enum pool_turn pool_run_turn(struct server *server, int64_t workspace_id, int64_t id, int64_t ends_us, bool queue);

#endif
