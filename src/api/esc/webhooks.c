/* webhooks.c - telling the customer's systems what happened.
 *
 * Operations: webhooks.create, webhooks.list, webhooks.delete; and esc_notify,
 * which turns an event of an attempt into the deliveries owed for it: one to the
 * invitation's callback_url (completion only; signed with the workspace's signing
 * secret, which the native operation signing_secret.get shows) and one to every
 * webhook that asked for the event.  jobs/webhook.c delivers them.
 * Tables: webhook, delivery, job.
 */
#include <string.h>
#include "api/esc/esc.h"
#include "op/call.h"
#include "core/clock.h"
#include "core/random.h"
#include "domain/account.h"
#include "domain/attempt.h"
#include "domain/delivery.h"

#define WEBHOOKS_MAX 50
#define EVENTS       "assessment.completed|assessment.started|invite.expired"

struct webhook {
    struct id     webhook_id;
    str           url, secret;
    struct list   events;
    bool          active;
    struct moment created_at;
};
static const struct field webhook_fields[] = {
    FIELD(webhook, webhook_id, .flags = READONLY, .prefix = "wh_", .doc = "Id of the webhook"),
    FIELD(webhook, url,        .flags = REQUIRED, .max = 2000, .format = FORMAT_URL, .doc = "Receiver"),
    FIELD(webhook, events,     .item = TYPE_TEXT, .min = 1, .max = 3, .one_of = EVENTS,
              .doc = "Events to be told of; completion only when absent"),
    FIELD(webhook, secret,     .flags = READONLY | OPTIONAL, .doc = "Key of the signatures, shown this once"),
    FIELD(webhook, active,     .flags = READONLY, .doc = "Is it being called?"),
    FIELD(webhook, created_at, .flags = READONLY, .doc = "When it was made"),
};
SHAPE(webhook);

static const struct field webhook_id_fields[] = {
    FIELD(esc_id, webhook_id, .flags = REQUIRED, .prefix = "wh_", .doc = "Id of the webhook"),
};
static const struct shape webhook_id_shape = { "webhook_id", webhook_id_fields, 1, sizeof(struct esc_id) };

struct webhooks { struct list webhooks; };
static const struct field webhooks_fields[] = {
    FIELD_LIST(webhooks, webhooks, webhook, .doc = "All webhooks, without their secrets"),
};
SHAPE(webhooks);

static bool webhooks_create(struct call *c)
{
    static str      completed = STR("assessment.completed");
    struct webhook *in = c->in;
    int64_t         n = 0;

    if (!delivery_receiver_check(c, 422, "url", in->url))
        return false;
    db_int(c, "SELECT count(*) FROM webhook WHERE workspace_id = :workspace_id", &n);
    if (n >= WEBHOOKS_MAX)
        return failf(c, 409, NULL, "a workspace has at most %d webhooks: delete one first", WEBHOOKS_MAX);
    in->secret       = signing_secret_new(c->mem);
    in->webhook_id.n = id_new();
    in->active       = true;
    in->created_at   = (struct moment){ c->now_ms };
    if (!in->events.items)
        in->events = (struct list){ &completed, 1 };
    db_exec(c, "INSERT INTO webhook (workspace_id, id, url, events, secret, active, created_at)"
            " VALUES (:workspace_id, :webhook_id, :url, :events, :secret, :active, :created_at)");
    return reply(c, in);
}

static bool webhooks_list(struct call *c)
{
    return reply(c, &(struct webhooks){ db_rows(c, "SELECT id AS webhook_id, url, events, active, created_at"
                                                " FROM webhook WHERE workspace_id = :workspace_id ORDER BY id DESC",
                                                &webhook_shape, 2 * WEBHOOKS_MAX) });
}

/* --- what is owed -------------------------------------------------------- */

struct event_body {
    str           event, event_id, email, product_type, status, external_id;
    struct id     invite_id, session_id;
    struct moment completed_at;
};
static const struct field event_body_fields[] = {
    FIELD(event_body, event), FIELD(event_body, event_id), FIELD(event_body, invite_id, .prefix = "inv_"),
    FIELD(event_body, session_id, .flags = NULLABLE, .prefix = "s_"), FIELD(event_body, email),
    FIELD(event_body, product_type), FIELD(event_body, status),
    FIELD(event_body, completed_at, .flags = NULLABLE), FIELD(event_body, external_id, .flags = NULLABLE),
};
SHAPE(event_body);

static const char *const event_names[][3] = {
    { "finished", "assessment.completed", "completed" },
    { "started",  "assessment.started",   "started" },
    { "expired",  "invite.expired",       "expired" },
};

static str payload_write(struct call *c, const struct attempt *attempt, const char *const names[3])
{
    bool              done = str_is(attempt->status, "finished");
    struct buf        b = BUF(c->mem);
    const struct family *caller = c->family;
    char              id[14];
    struct event_body body = {
        .event = str_of(names[1]), .invite_id = { attempt->id }, .session_id = { done ? attempt->id : 0 },
        .email = attempt->email, .product_type = attempt->product, .status = str_of(names[2]),
        .completed_at = attempt->finished_at, .external_id = attempt->external_id,
    };

    id_text(id_new(), id);
    body.event_id = str_printf(c->mem, "evt_%s", id);
    c->family     = &family_esc; /* whoever caused it, the message speaks this dialect */
    encode(c, &b, &event_body_shape, &body);
    c->family = caller;
    return buf_end(&b);
}

void esc_notify(struct call *c, const struct attempt *attempt, const char *event)
{
    struct list        hooks;
    struct webhook    *hook;
    const char *const *names = NULL;
    struct owed        owed = { .attempt_id = attempt->id, .form = STR("esc") };

    for (size_t i = 0; i < sizeof event_names / sizeof event_names[0]; i++)
        if (strcmp(event_names[i][0], event) == 0)
            names = event_names[i];
    if (!names || !str_is(attempt->source, "api"))
        return;
    hooks = db_rows(c, "SELECT id AS webhook_id, url, events, secret FROM webhook WHERE workspace_id = :workspace_id"
                    " AND active = 1", &webhook_shape, 2 * WEBHOOKS_MAX);
    hook         = hooks.items;
    owed.event   = str_of(names[1]);
    owed.payload = payload_write(c, attempt, names);
    if (attempt->callback_url.len && str_is(attempt->callback_form, "esc") && strcmp(event, "finished") == 0) {
        owed.webhook_id = INT_NULL;
        owed.url        = attempt->callback_url;
        owed.secret     = delivery_callback_secret(c);
        delivery_add(c, &owed);
    }
    for (size_t i = 0; i < hooks.n; i++) {
        bool asked = false;

        for (size_t e = 0; e < hook[i].events.n; e++)
            asked |= str_eq(((str *)hook[i].events.items)[e], owed.event);
        owed.webhook_id = hook[i].webhook_id.n;
        owed.url        = hook[i].url;
        owed.secret     = hook[i].secret;
        if (asked)
            delivery_add(c, &owed);
    }
}

const struct op esc_webhooks_ops[] = {
    { OP("webhooks.create"), .method = POST, .path = "/api/v1/webhooks", .perm = PERM_WEBHOOK_WRITE,
      .summary = "Set up a webhook", .in = &webhook_shape, .out = &webhook_shape, .status = 201,
      .run = webhooks_create, .source = "esc.openapi.json createWebhook", .fails = "409: there are 50 already" },
    { OP("webhooks.list"),   .method = GET, .path = "/api/v1/webhooks", .perm = PERM_WEBHOOK_READ,
      .summary = "List webhooks", .out = &webhooks_shape, .status = 200, .run = webhooks_list,
      .source = "esc.openapi.json listWebhooks" },
    { OP("webhooks.delete"), .method = DELETE, .path = "/api/v1/webhooks/{webhook_id}", .perm = PERM_WEBHOOK_WRITE,
      .summary = "Remove a webhook", .in = &webhook_id_shape, .status = 204, .run = run_none,
      .source = "esc.openapi.json deleteWebhook",
      .sql = "DELETE FROM webhook WHERE workspace_id = :workspace_id AND id = :webhook_id" },
    { 0 }
};
