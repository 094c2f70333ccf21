/* credit.h - credits of a workspace: a ledger, and a balance that is its sum.
 *
 * Every change is one row of the ledger and one conditional UPDATE of the
 * balance in the caller's transaction, so that no credit is spent twice or lost.
 */
#ifndef DOMAIN_CREDIT_H
#define DOMAIN_CREDIT_H

#include "op/op.h"

/* Spends credits on an attempt (amount < 0) or gives them back (> 0).  Returns
 * false, with nothing booked, when they do not suffice. */
bool credit_book(struct call *c, int64_t amount, const char *reason, int64_t attempt_id);

/* Adds `amount` > 0 credits that were bought or granted.  `order_id` is the order
 * they belong to, INT_NULL for a gift. */
void credit_grant(struct call *c, int64_t amount, int64_t order_id);

#endif
