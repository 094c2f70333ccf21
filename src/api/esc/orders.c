/* orders.c - buying credit packages.
 *
 * Operations: orders.create, orders.get.
 * With STRIPE_KEY the order is paid on a page of Stripe Checkout, and the event
 * that Stripe sends afterwards (native stripe.event) grants the credits.
 * Without it the order is a request, which an administrator grants with
 * `assay credits grant`; the reply says so.
 * Source of the Checkout fields: docs.stripe.com/api/checkout/sessions/create.
 * Tables: credit_order.
 */
#include <ctype.h>
#include "api/esc/esc.h"
#include "core/fetch.h"
#include "core/json.h"
#include "core/random.h"
#include "domain/order.h"

#define STRIPE_TIMEOUT_MS 20000
#define STRIPE_REPLY_MAX  (256u << 10)

struct order_view {
    struct id order_id;
    str       package_id, success_url, cancel_url, status, checkout_url, currency, message, checkout_id;
    int64_t   credits, amount_cents;
};
static const struct field order_view_fields[] = {
    FIELD(order_view, order_id,     .flags = READONLY, .prefix = "ord_", .doc = "Id of the order"),
    FIELD(order_view, package_id,   .flags = REQUIRED, .one_of = PACKAGE_IDS,
          .doc = "Package, of the catalogue"),
    FIELD(order_view, success_url,  .flags = WRITEONLY, .max = 2000, .format = FORMAT_URL,
          .doc = "Where the buyer goes after paying"),
    FIELD(order_view, cancel_url,   .flags = WRITEONLY, .max = 2000, .format = FORMAT_URL,
          .doc = "Where the buyer goes after giving up"),
    FIELD(order_view, status,       .flags = READONLY, .one_of = "pending|paid|cancelled",
          .doc = "Where the order stands"),
    FIELD(order_view, checkout_url, .flags = READONLY, .format = FORMAT_URL,
          .doc = "Page to pay on; without Stripe the order itself"),
    FIELD(order_view, credits,      .flags = READONLY, .doc = "Credits it holds"),
    FIELD(order_view, amount_cents, .flags = READONLY, .doc = "Price, cents"),
    FIELD(order_view, currency,     .flags = READONLY, .doc = "ISO 4217 code"),
    FIELD(order_view, message,      .flags = READONLY | OPTIONAL,
          .doc = "What has to happen next, for people"),
    FIELD(order_view, checkout_id,  .flags = INTERNAL),
};
SHAPE(order_view);

static const struct field order_id_fields[] = {
    FIELD(esc_id, order_id, .flags = REQUIRED, .prefix = "ord_", .doc = "Id of the order"),
};
static const struct shape order_id_shape = { "order_id", order_id_fields, 1, sizeof(struct esc_id) };

static str order_id_text(struct call *c, int64_t id)
{
    char text[14];

    id_text(id, text);
    return str_printf(c->mem, "ord_%s", text);
}

/* --- Stripe -------------------------------------------------------------- */

static void form_add(struct buf *b, const char *name, str value)
{
    buf_printf(b, "%s%s=", b->len ? "&" : "", name);
    for (size_t i = 0; i < value.len; i++) {
        unsigned char ch = (unsigned char)value.data[i];

        if (isalnum(ch))
            buf_char(b, (char)ch);
        else
            buf_printf(b, "%%%02X", ch);
    }
}

static str checkout_form(struct call *c, const struct order_view *order, const struct package *package)
{
    struct buf b = BUF(c->mem);
    str        id = order_id_text(c, order->order_id.n);

    form_add(&b, "mode", STR("payment"));
    form_add(&b, "client_reference_id", id);
    form_add(&b, "metadata%5Border_id%5D", id);
    form_add(&b, "success_url", order->success_url.len ? order->success_url : c->public_url);
    form_add(&b, "cancel_url", order->cancel_url.len ? order->cancel_url : c->public_url);
    form_add(&b, "line_items%5B0%5D%5Bquantity%5D", STR("1"));
    form_add(&b, "line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D", str_lower(c->mem, package->currency));
    form_add(&b, "line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D",
             str_printf(c->mem, "%lld", (long long)package->price_cents));
    form_add(&b, "line_items%5B0%5D%5Bprice_data%5D%5Bproduct_data%5D%5Bname%5D", package->name);
    return buf_end(&b);
}

/* Takes id and url out of the session that Stripe made; false when they are not there. */
static bool session_read(struct call *c, str text, struct order_view *order)
{
    const char *message;
    json_t     *json = json_read(text, JSON_DEPTH_MAX, &message);

    if (!json)
        return false;
    call_defer(c, json_close, json);
    order->checkout_id  = str_copy(c->mem, json_str(json_object_get(json, "id")));
    order->checkout_url = str_copy(c->mem, json_str(json_object_get(json, "url")));
    return order->checkout_id.len && order->checkout_url.len;
}

/* Makes the payment page, before the transaction: the network is slow. */
static bool orders_prepare(struct call *c)
{
    const struct config  *config = c->server->config;
    struct order_view    *order = c->in;
    const struct package *package = package_find(order->package_id);
    str                   key = str_of(config_text(config, SET_STRIPE_KEY));
    struct fetch_header   headers[3];
    struct fetch          fetch = { .method = "POST", .headers = headers, .headers_n = 3,
                                    .timeout_ms = STRIPE_TIMEOUT_MS, .reply_max = STRIPE_REPLY_MAX,
                                    .allow = FETCH_PRIVATE }; /* the address is the administrator's own setting */

    order->order_id.n = id_new();
    if (!key.len)
        return true;
    headers[0] = (struct fetch_header){ "Authorization", str_printf(c->mem, "Bearer %.*s", STR_ARG(key)) };
    headers[1] = (struct fetch_header){ "Content-Type", STR("application/x-www-form-urlencoded") };
    headers[2] = (struct fetch_header){ "Idempotency-Key", order_id_text(c, order->order_id.n) };
    fetch.url  = str_printf(c->mem, "%s/v1/checkout/sessions", config_text(config, SET_STRIPE_URL));
    fetch.body = checkout_form(c, order, package);
    if (!fetch_run(c->mem, &fetch))
        return fail(c, 503, NULL, "Stripe cannot be reached at the moment");
    if (fetch.status != 200 || !session_read(c, fetch.reply, order)) {
        LOG(c->server->log, LOG_ERROR, "Stripe refused a checkout session", LOG_NUMBER("status", fetch.status));
        return fail(c, 503, NULL, "Stripe did not accept the order: the administrator finds the status in the log");
    }
    return true;
}

/* --- operations ---------------------------------------------------------- */

/* What a request without Stripe says of itself. */
static void request_explain(struct call *c, struct order_view *order)
{
    str id = order_id_text(c, order->order_id.n);

    if (!order->checkout_id.len && str_is(order->status, "pending"))
        order->message = str_printf(c->mem, "this server takes no payments: its administrator grants the order with"
                                    " `assay credits grant --order %.*s`", STR_ARG(id));
}

static bool orders_create(struct call *c)
{
    struct order_view    *in = c->in;
    const struct package *package = package_find(in->package_id);
    str                   id = order_id_text(c, in->order_id.n);

    in->credits      = package->credits;
    in->amount_cents = package->price_cents;
    in->currency     = package->currency;
    in->status       = STR("pending");
    if (!in->checkout_id.len)
        in->checkout_url = str_printf(c->mem, "%.*s/api/v1/orders/%.*s", STR_ARG(c->public_url), STR_ARG(id));
    order_add(c, &(struct order){ in->order_id.n, in->credits, in->amount_cents, in->package_id, in->currency,
                                  in->status, in->checkout_id, in->checkout_url });
    request_explain(c, in);
    return reply(c, in);
}

static bool orders_get(struct call *c)
{
    struct order_view order = { 0 };

    if (!db_row(c, "SELECT id AS order_id, package AS package_id, status, checkout_url, credits, amount_cents,"
                " currency, checkout_id FROM credit_order WHERE workspace_id = :workspace_id AND id = :order_id",
                INTO(order_view, &order)))
        return fail(c, 404, NULL, "no such record");
    request_explain(c, &order);
    return reply(c, &order);
}

const struct op esc_orders_ops[] = {
    { OP("orders.create"), .method = POST, .path = "/api/v1/orders", .perm = PERM_CREDIT_WRITE,
      .summary = "Order a credit package", .in = &order_view_shape, .out = &order_view_shape, .status = 201,
      .run = orders_create, .prepare = orders_prepare, .source = "esc.openapi.json createOrder" },
    { OP("orders.get"),    .method = GET, .path = "/api/v1/orders/{order_id}", .perm = PERM_CREDIT_READ,
      .summary = "State of an order", .in = &order_id_shape, .out = &order_view_shape, .status = 200,
      .run = orders_get, .source = "esc.openapi.json getOrder" },
    { 0 }
};
