/* sitting_devices.c - what the devices of one candidate share: which of them goes on
 * with the attempt, and the items to come back to.
 *
 * Operations: sittings.continue, sittings.flags.
 * One device at a time: the last that said so.  Every reply of a sitting names it,
 * so that another one can step back; answers of all of them are taken.
 * Tables: attempt.
 */
#include "api/native/native.h"
#include "domain/authored.h"

#define FLAGS_MAX 1000

struct device { str token, client; };
static const struct field device_fields[] = {
    FIELD(device, token,  .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(device, client, .flags = REQUIRED, .min = 1, .max = 64,
          .doc = "Random id of this device for this attempt"),
};
SHAPE(device);

static bool sittings_continue(struct call *c)
{
    struct attempt attempt = { 0 };

    db_exec(c, "UPDATE attempt SET active_client = :client WHERE workspace_id = :workspace_id"
            " AND id = :actor_id AND status = 'started'");
    return attempt_read(c, c->actor_id, &attempt) && sitting_reply(c, &attempt, STR_NULL);
}

struct flags { str token; struct list item_ids; struct moment now; };
static const struct field flags_fields[] = {
    FIELD(flags, token,    .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(flags, item_ids, .flags = REQUIRED, .item = TYPE_TEXT, .max = FLAGS_MAX,
          .doc = "Items to come back to, all of them"),
    FIELD(flags, now,      .flags = READONLY, .doc = "The server's time"),
};
SHAPE(flags);

static bool sittings_flags(struct call *c)
{
    struct flags            *in = c->in;
    const str               *ids = in->item_ids.items;
    struct attempt           attempt = { 0 };
    const struct instrument *instrument;

    attempt_clock(c, c->actor_id, &attempt);
    if (!str_is(attempt.status, "started"))
        return failf(c, 409, "status", "it is %.*s: nothing can be flagged", STR_ARG(attempt.status));
    instrument = instrument_of(c, attempt.instrument);
    for (size_t i = 0; i < in->item_ids.n; i++)
        if (instrument->find(instrument, ids[i]) < 0)
            fail(c, 422, str_printf(c->mem, "item_ids.%zu", i).data, "no such item in this assessment");
    if (c->errors_n)
        return false;
    db_exec(c, "UPDATE attempt SET flags = :item_ids WHERE workspace_id = :workspace_id AND id = :actor_id");
    in->now.ms = c->now_ms;
    return reply(c, in);
}

const struct op native_sitting_devices_ops[] = {
    { OP("sittings.continue"), .method = POST, .path = "/assay/v1/sittings/{token}/continue",
      .perm = PERM_SITTING,    .summary = "Go on with a sitting on this device; others step back",
      .in = &device_shape, .out = &sitting_shape, .status = 200, .run = sittings_continue, .source = "WEB.md 5" },
    { OP("sittings.flags"),    .method = PUT,  .path = "/assay/v1/sittings/{token}/flags",
      .perm = PERM_SITTING,    .summary = "Keep which items the candidate wants to come back to",
      .in = &flags_shape, .out = &flags_shape, .status = 200, .run = sittings_flags, .source = "WEB.md 6",
      .fails = "409: it is not started or over" },
    { 0 }
};
