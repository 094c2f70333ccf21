/* delivery.h - a message owed to an address of the customer; jobs/outbox.c delivers it. */
#ifndef DOMAIN_DELIVERY_H
#define DOMAIN_DELIVERY_H

#include "op/op.h"

struct owed {
    int64_t id;         /* given by delivery_add */
    int64_t webhook_id; /* INT_NULL: a callback URL of the invitation */
    int64_t attempt_id;
    str     form;       /* the family whose payload and headers it wears: a row of jobs/webhook.c */
    str     event, url, secret, payload;
};

/* Stores it in the transaction of its cause. */
void delivery_add(struct call *c, struct owed *owed);
/* May this URL be called later?  A null one is fine.  Fails with `status` naming the field. */
bool delivery_receiver_check(struct call *c, int status, const char *field, str url);
/* The key that signs what goes to callback URLs. */
str  delivery_callback_secret(struct call *c);

#endif
