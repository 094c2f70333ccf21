/* payment.h - what Stripe tells us of payments.
 *
 * The signature is the permission: HMAC-SHA-256 of "time.body" with STRIPE_WEBHOOK_SECRET, not
 * older than five minutes.  An event may come twice and out of order; an order is paid once.
 */
#ifndef DOMAIN_PAYMENT_H
#define DOMAIN_PAYMENT_H

#include "op/op.h"

/* Takes in an event of Stripe whose bytes are the body of the request.
 *
 *   signature  the header Stripe-Signature
 *   type       kind of event; what is no checkout.session.* changes nothing
 *   data       {"object": checkout session} as JSON; may be null
 *
 * Fails 400 when the signature is missing, wrong or old, 409 when the amount is not that of the
 * order, 503 when the setting is not set. */
bool payment_event(struct call *c, str signature, str type, str data);

#endif
