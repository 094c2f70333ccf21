/* time_zone.c - the time zone of times in texts that an applicant tracking system shows.
 *
 * Operations: time_zone.get, .update.
 * Tables: workspace.
 */
#include "api/native/native.h"
#include "core/clock.h"

struct time_zone { str time_zone; };
static const struct field time_zone_fields[] = {
    FIELD(time_zone, time_zone, .flags = NULLABLE, .max = 64, .doc = "IANA name; null for UTC",
          .example = "America/Sao_Paulo"),
};
SHAPE(time_zone);

static bool time_zone_update(struct call *c)
{
    struct time_zone *in = c->in;

    if (in->time_zone.data && !clock_is_zone(in->time_zone))
        return fail(c, 422, "time_zone", "must be the name of a time zone, such as America/Sao_Paulo");
    return run_row(c);
}

const struct op native_time_zone_ops[] = {
    { OP("time_zone.get"), .method = GET, .path = "/assay/v1/time-zone", .perm = PERM_READ_COMPANY,
      .summary = "Time zone of times in texts for an ATS", .out = &time_zone_shape, .status = 200, .run = run_row,
      .source = "coodesh.openapi.json getAtsAttempt",
      .sql = "SELECT time_zone FROM workspace WHERE id = :workspace_id" },
    { OP("time_zone.update"), .method = PUT, .path = "/assay/v1/time-zone", .perm = PERM_UPDATE_COMPANY,
      .summary = "Set the time zone of times in texts for an ATS", .in = &time_zone_shape, .out = &time_zone_shape,
      .status = 200, .run = time_zone_update, .source = "coodesh.openapi.json getAtsAttempt",
      .sql = "UPDATE workspace SET time_zone = :time_zone WHERE id = :workspace_id RETURNING time_zone" },
    { 0 }
};
