/* sitting_events.c - what happened while somebody sat: recorded, shown to people,
 * and never part of a score.
 *
 * Operations: sitting_events.add.
 * Idempotent by (client, seq).  Tables: sitting_event.
 */
#include "api/native/native.h"

#define EVENTS_MAX 200
#define KINDS                                                                                       \
    "tab_hidden|focus_lost|paste|copy_attempt|fullscreen_exit|second_session|offline|device_change|" \
    "network_change|resize|snapshot|camera_off|devtools"

struct event_in {
    int64_t       seq, length_ms, count;
    str           kind, item_id, detail;
    struct moment at;
};
static const struct field event_in_fields[] = {
    FIELD(event_in, seq, .flags = REQUIRED, .min = 1, .max = 1e9, .doc = "Count of this device's events"),
    FIELD(event_in, kind, .flags = REQUIRED, .one_of = KINDS, .doc = "What happened"),
    FIELD(event_in, item_id, .flags = NULLABLE, .max = 64, .doc = "Item on the screen"),
    FIELD(event_in, at, .flags = REQUIRED, .doc = "When it began, by the device's clock"),
    FIELD(event_in, length_ms, .flags = NULLABLE, .min = 0, .max = 1e9, .doc = "How long it lasted, milliseconds"),
    FIELD(event_in, count, .flags = NULLABLE, .min = 0, .max = 1e9, .doc = "How much: characters of a paste"),
    FIELD(event_in, detail, .flags = NULLABLE, .max = 200, .doc = "More: the upload id of a snapshot"),
};
SHAPE(event_in);

struct events {
    str           token, client, active_client, status;
    struct list   events, acked;
    struct moment sent_at, now, deadline;
    bool          paused;
};
static const struct field events_fields[] = {
    FIELD(events, token,   .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(events, client,  .flags = REQUIRED | WRITEONLY, .min = 1, .max = 64, .doc = "Random id of this device"),
    FIELD(events, sent_at, .flags = WRITEONLY, .doc = "The device's clock at sending"),
    FIELD_LIST(events, events, event_in, .flags = REQUIRED | WRITEONLY, .min = 1, .max = EVENTS_MAX,
               .doc = "Events to record"),
    FIELD(events, acked,    .flags = READONLY, .item = TYPE_INT, .doc = "Counts recorded"),
    FIELD(events, now,      .flags = READONLY, .doc = "The server's time"),
    FIELD(events, deadline, .flags = READONLY | NULLABLE, .doc = "Last moment for answers"),
    FIELD(events, status,   .flags = READONLY, .one_of = ATTEMPT_STATUSES, .doc = "Where the sitting stands"),
    FIELD(events, paused,   .flags = READONLY, .doc = "Has the employer stopped the clock?"),
    FIELD(events, active_client, .flags = READONLY | NULLABLE,
          .doc = "Device that goes on with it; null when none has said so"),
};
SHAPE(events);

/* A row of sitting_event. */
struct event_row {
    int64_t       seq, length_ms, n;
    str           client, kind, item_id, detail;
    struct moment at;
};
static const struct field event_row_fields[] = {
    FIELD(event_row, seq), FIELD(event_row, length_ms), FIELD(event_row, n), FIELD(event_row, client),
    FIELD(event_row, kind), FIELD(event_row, item_id), FIELD(event_row, detail), FIELD(event_row, at),
};
static const struct shape event_row_shape = { "event_row", event_row_fields, 8, sizeof(struct event_row) };

static bool sitting_events_add(struct call *c)
{
    struct events         *in = c->in;
    const struct event_in *came = in->events.items;
    size_t                 n = in->events.n;
    struct event_row      *rows = ARENA_ARRAY(c->mem, struct event_row, n);
    int64_t               *acked = ARENA_ARRAY(c->mem, int64_t, n);
    struct attempt         attempt = { 0 };

    attempt_clock(c, c->actor_id, &attempt);
    if (!attempt.started_at.ms)
        return failf(c, 409, "status", "it is %.*s and records nothing", STR_ARG(attempt.status));
    for (size_t i = 0; i < n; i++) {
        rows[i]  = (struct event_row){ .seq = came[i].seq, .length_ms = came[i].length_ms, .client = in->client,
                                       .n = came[i].count == INT_NULL ? 1 : came[i].count, .kind = came[i].kind,
                                       .item_id = came[i].item_id, .detail = came[i].detail,
                                       .at = { device_time(c, &attempt, came[i].at, in->sent_at) } };
        acked[i] = came[i].seq;
    }
    db_exec_many(c, &event_row_shape, rows, n, "INSERT INTO sitting_event (workspace_id, attempt_id, client, seq, kind,"
                 " item_id, at, length_ms, n, detail, received_at) VALUES (:workspace_id, :actor_id, :client, :seq,"
                 " :kind, :item_id, :at, :length_ms, :n, :detail, :now_ms) ON CONFLICT DO NOTHING");
    in->acked    = (struct list){ acked, n };
    in->now      = (struct moment){ c->now_ms };
    in->deadline = attempt.deadline_at;
    in->status   = attempt.status;
    in->paused   = attempt.paused_at.ms != 0;
    in->active_client = attempt.active_client;
    return reply(c, in);
}

const struct op native_sitting_events_ops[] = {
    { OP("sitting_events.add"), .method = POST, .path = "/assay/v1/sittings/{token}/events", .perm = PERM_SITTING,
      .summary = "Record what happened while sitting", .in = &events_shape, .out = &events_shape, .status = 200,
      .run = sitting_events_add, .source = "PSYCHOMETRICS.md 11; WEB.md 6", .fails = "409: it is not started" },
    { 0 }
};
