/* deliveries.c - what was owed to whom, and how delivering it went.
 *
 * Operations: deliveries.list, deliveries.tries.
 * Tables: delivery, delivery_try (written by jobs/webhook.c).
 */
#include "api/native/native.h"
#include "core/fetch.h"

struct delivery {
    struct id     id, attempt_id;
    str           event, url, status;
    int64_t       tries;
    struct moment created_at, delivered_at;
};
static const struct field delivery_fields[] = {
    FIELD(delivery, id,           .flags = READONLY, .prefix = "del_", .doc = "Id of the delivery"),
    FIELD(delivery, attempt_id,   .flags = READONLY, .prefix = "inv_", .doc = "Invitation it is about"),
    FIELD(delivery, event,        .flags = READONLY, .doc = "What happened"),
    FIELD(delivery, url,          .flags = READONLY, .doc = "Receiver"),
    FIELD(delivery, status,       .one_of = "owed|delivered|failed", .doc = "Where it stands"),
    FIELD(delivery, tries,        .flags = READONLY, .doc = "Tries so far"),
    FIELD(delivery, created_at,   .flags = READONLY, .doc = "When it was owed"),
    FIELD(delivery, delivered_at, .flags = READONLY | NULLABLE, .doc = "When the receiver took it"),
};
SHAPE(delivery);

struct delivery_try {
    struct id     id;
    int64_t       number, duration_ms, status;
    struct moment at;
    str           request, reply;
};
static const struct field delivery_try_fields[] = {
    FIELD(delivery_try, id,          .flags = REQUIRED | WRITEONLY, .prefix = "del_", .doc = "Id of the delivery"),
    FIELD(delivery_try, number,      .flags = READONLY, .doc = "Count of the try"),
    FIELD(delivery_try, at,          .flags = READONLY, .doc = "When it began"),
    FIELD(delivery_try, duration_ms, .flags = READONLY, .doc = "Duration, milliseconds"),
    FIELD(delivery_try, status,      .flags = READONLY, .doc = "HTTP status of the reply; 0 when none came"),
    FIELD(delivery_try, request,     .flags = READONLY, .doc = "What was sent, shortened"),
    FIELD(delivery_try, reply,       .flags = READONLY, .doc = "What came back, shortened"),
};
SHAPE(delivery_try);

/* A receiver's user and password are between it and the invitation. */
static bool deliveries_list(struct call *c)
{
    struct list      rows = db_rows(c, c->op->sql, &delivery_shape, (size_t)c->limit);
    struct delivery *d = rows.items;
    int64_t          total = 0;

    for (size_t i = 0; i < rows.n; i++)
        d[i].url = fetch_url_shown(c->mem, d[i].url);
    db_int(c, "SELECT count(*) FROM delivery WHERE workspace_id = :workspace_id"
           " AND (:status IS NULL OR status = :status)", &total);
    return reply_page(c, rows, total);
}

static bool deliveries_tries(struct call *c)
{
    int64_t n = 0;

    db_int(c, "SELECT count(*) FROM delivery WHERE workspace_id = :workspace_id AND id = :id", &n);
    return n ? run_rows(c) : fail(c, 404, "id", "no such delivery");
}

const struct op native_deliveries_ops[] = {
    { OP("deliveries.list"),  .method = GET, .path = "/assay/v1/deliveries",
      .perm = PERM_AUDIT_READ, .summary = "Webhook deliveries, newest first",
      .in = &delivery_shape,  .out = &delivery_shape, .flags = OP_LIST, .list = "deliveries", .status = 200,
      .run = deliveries_list, .source = "DESIGN.md 7",
      .sql = "SELECT id, attempt_id, event, url, status, tries, created_at, delivered_at FROM delivery"
             " WHERE workspace_id = :workspace_id AND (:status IS NULL OR status = :status)"
             " ORDER BY id DESC LIMIT :limit OFFSET :offset" },
    { OP("deliveries.tries"), .method = GET, .path = "/assay/v1/deliveries/{id}/tries",
      .perm = PERM_AUDIT_READ, .summary = "Tries of one delivery, with request and reply",
      .in = &delivery_try_shape, .out = &delivery_try_shape, .flags = OP_LIST, .list = "tries", .status = 200,
      .run = deliveries_tries, .source = "DESIGN.md 7",
      .sql = "SELECT try AS number, at, duration_ms, status, request, reply FROM delivery_try"
             " WHERE workspace_id = :workspace_id AND delivery_id = :id ORDER BY try LIMIT :limit OFFSET :offset" },
    { 0 }
};
