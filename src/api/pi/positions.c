/* positions.c - the positions an assessment can be associated with, as this family lists them.
 *
 * Operations: positions.list.
 * Positions and their targets are made by native operations (api/native/positions.c).
 * Tables: job_position.
 */
#include "api/pi/pi.h"

struct pi_position { struct id position_id; str title; };
static const struct field pi_position_fields[] = {
    FIELD(pi_position, position_id, .doc = "Id of the position"),
    FIELD(pi_position, title,       .doc = "Value for associatedPositionTitle"),
};
SHAPE(pi_position);

const struct op pi_positions_ops[] = {
    { OP("positions.list"), .method = GET, .path = "/api/v1/positions", .perm = PERM_PROFILE_READ,
      .summary = "Positions by title", .out = &pi_position_shape, .flags = OP_LIST, .list = "positions",
      .status = 200, .run = run_rows, .source = "predictive-index.openapi.json listPositions",
      .sql = "SELECT id AS position_id, title FROM job_position WHERE workspace_id = :workspace_id"
             " ORDER BY title, id LIMIT :limit OFFSET :offset" },
    { 0 }
};
