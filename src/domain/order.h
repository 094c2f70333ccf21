/* order.h - credit packages, orders of them, and their invoices.
 *
 * An order is pending until Stripe says that it is paid, or an administrator
 * grants it; then its credits are booked and its invoice made, once.
 */
#ifndef DOMAIN_ORDER_H
#define DOMAIN_ORDER_H

#include "op/op.h"

struct package { str package_id, name, currency; int64_t credits, price_cents; };
extern const struct package packages[]; /* what is offered, and for how much */
extern const size_t         packages_n;
#define PACKAGE_IDS "pkg_10|pkg_100|pkg_1000"

/* One of PACKAGE_IDS; NULL for any other. */
const struct package *package_find(str id);

/* A row of `credit_order`. */
struct order {
    int64_t id, credits, amount_cents;
    str     package, currency, status, checkout_id, checkout_url;
};
extern const struct shape order_shape;

/* Stores a new order, pending. */
void order_add(struct call *c, const struct order *order);

/* Makes a pending order of the workspace paid: books the credits, writes the
 * invoice.  Returns false, with nothing done, when it is not pending. */
bool order_pay(struct call *c, int64_t id);

/* Cancels a pending order; false when it is not pending. */
bool order_cancel(struct call *c, int64_t id);

#endif
