/* stripe.c - what Stripe tells us of payments.
 *
 * Operations: stripe.event.  The Coodesh family has another address for the same
 * (webhooks.stripe).
 */
#include "api/native/native.h"
#include "domain/payment.h"

struct stripe_event { str stripe_signature, type; struct json data; bool received; };
static const struct field stripe_event_fields[] = {
    FIELD(stripe_event, stripe_signature, .flags = IN_HEADER | WRITEONLY, .max = 2000,
          .doc = "Time and signatures of the body"),
    FIELD(stripe_event, type,     .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .doc = "Kind of event"),
    FIELD(stripe_event, data,     .flags = WRITEONLY, .doc = "What it is about: {\"object\": checkout session}"),
    FIELD(stripe_event, received, .flags = READONLY, .doc = "Always true"),
};
SHAPE(stripe_event);

static bool stripe_event(struct call *c)
{
    struct stripe_event *in = c->in;

    in->received = true;
    return payment_event(c, in->stripe_signature, in->type, in->data.text) && reply(c, in);
}

const struct op native_stripe_ops[] = {
    { OP("stripe.event"), .method = POST, .path = "/assay/v1/stripe/events", .perm = PERM_PUBLIC,
      .summary = "Events of Stripe, signed: payments of orders", .in = &stripe_event_shape,
      .out = &stripe_event_shape, .status = 200, .run = stripe_event,
      .source = "docs.stripe.com/webhooks/signature", .fails = "400: the signature is missing, wrong or old;"
      " 409: the amount is not that of the order" },
    { 0 }
};
