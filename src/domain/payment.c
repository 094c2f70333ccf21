/* payment.c - see payment.h.
 *
 * Source: docs.stripe.com/webhooks/signature, docs.stripe.com/checkout/fulfillment.
 * Tables: credit_order (domain/order.h).
 */
#include "core/json.h"
#include "core/random.h"
#include "domain/order.h"
#include "domain/payment.h"

#define TOLERANCE_S 300

/* "t=1492774577,v1=5257a8...,v1=..." */
static bool signature_is_good(struct call *c, str header, str secret)
{
    str           rest = header, time = STR_NULL;
    unsigned char mac[32];
    struct buf    text = BUF(c->mem), wanted = BUF(c->mem);
    int64_t       time_s, now_s = c->now_ms / 1000;
    bool          good = false;

    while (rest.len) {
        str value = str_trim(str_cut(&rest, ',')), name = str_cut(&value, '=');

        if (str_is(name, "t"))
            time = value;
    }
    if (!str_to_int(time, &time_s) || time_s < now_s - TOLERANCE_S || time_s > now_s + TOLERANCE_S)
        return false;
    buf_str(&text, time);
    buf_char(&text, '.');
    buf_str(&text, c->request->body);
    hmac_sha256(secret, buf_end(&text), mac);
    buf_hex(&wanted, mac, sizeof mac);
    for (rest = header; rest.len;) {
        str value = str_trim(str_cut(&rest, ',')), name = str_cut(&value, '=');

        good |= str_is(name, "v1") && secret_eq(value, buf_end(&wanted));
    }
    return good;
}

struct paid_order { int64_t workspace_id, id, amount_cents; str checkout_id, currency; };
static const struct field paid_order_fields[] = {
    FIELD(paid_order, workspace_id), FIELD(paid_order, id), FIELD(paid_order, amount_cents),
    FIELD(paid_order, checkout_id), FIELD(paid_order, currency),
};
SHAPE(paid_order);

static bool session_settle(struct call *c, str type, const json_t *session)
{
    struct paid_order order = { .checkout_id = json_str(json_object_get(session, "id")) };
    bool              is_paid = str_is(json_str(json_object_get(session, "payment_status")), "paid");
    str               currency = json_str(json_object_get(session, "currency"));

    if (!order.checkout_id.len || !db_row_with(c, WITH(paid_order, &order), "SELECT workspace_id, id, amount_cents,"
                                               " currency FROM credit_order WHERE checkout_id = :checkout_id",
                                               INTO(paid_order, &order)))
        return true; /* a payment for something else of the same account */
    c->workspace_id = order.workspace_id;
    if (str_is(type, "checkout.session.expired") || str_is(type, "checkout.session.async_payment_failed")) {
        order_cancel(c, order.id);
        return true;
    }
    if (!is_paid)
        return true; /* a slow way of paying: checkout.session.async_payment_succeeded will follow */
    if (json_integer_value(json_object_get(session, "amount_total")) != order.amount_cents ||
        !str_eq(str_lower(c->mem, order.currency), currency))
        return fail(c, 409, "data", "the amount is not that of the order");
    order_pay(c, order.id);
    return true;
}

bool payment_event(struct call *c, str signature, str type, str data)
{
    str         secret = str_of(config_text(c->server->config, SET_STRIPE_WEBHOOK_SECRET));
    const char *message;
    json_t     *json;

    if (!secret.len)
        return fail(c, 503, NULL, "the setting STRIPE_WEBHOOK_SECRET is not set");
    if (!signature_is_good(c, signature, secret))
        return fail(c, 400, "Stripe-Signature", "must be a signature of this body, not older than five minutes");
    if (!str_starts(type, "checkout.session.") || !data.data)
        return true;
    json = json_read(data, JSON_DEPTH_MAX, &message);
    if (!json)
        return fail(c, 400, "data", message);
    call_defer(c, json_close, json);
    return session_settle(c, type, json_object_get(json, "object"));
}
