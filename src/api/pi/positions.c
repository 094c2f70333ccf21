/* positions.c - the positions an assessment can be associated with, as this family lists them.
 *
 * Operations: positions.list.
 * Positions and their targets are made by native operations (api/native/positions.c).
 * Tables: job_position.
 */
#include "api/pi/odata.h"
#include "api/pi/pi.h"

struct pi_position { struct id position_id; str title; };
static const struct field pi_position_fields[] = {
    FIELD(pi_position, position_id, .doc = "Id of the position"),
    FIELD(pi_position, title,       .doc = "Value for associatedPositionTitle"),
};
SHAPE(pi_position);

static const struct filter_field position_filters[] = {
    { .name = "positionId", .type = TYPE_ID, .column = "o.id" },
    { .name = "title", .type = TYPE_TEXT, .column = "o.title", .folded = "o.title_fold" },
    { 0 }
};

static bool positions_list(struct call *c)
{
    return odata_list(c, c->in, position_filters);
}

const struct op pi_positions_ops[] = {
    { OP("positions.list"), .method = GET, .path = "/api/v1/positions", .perm = PERM_PROFILE_READ,
      .summary = "Positions by title", .in = &odata_shape, .out = &pi_position_shape,
      .flags = OP_LIST | OP_UNCOUNTED, .list = "positions", .status = 200, .run = positions_list,
      .source = "predictive-index.openapi.json listPositions",
      .sql = "SELECT o.id AS position_id, o.title FROM job_position o WHERE o.workspace_id = :workspace_id"
             " ORDER BY o.title, o.id LIMIT :limit OFFSET :offset" },
    { 0 }
};
