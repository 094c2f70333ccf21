/* webhook.h - one delivery of a webhook: its request and its record. */
#ifndef JOBS_WEBHOOK_H
#define JOBS_WEBHOOK_H

#include "core/fetch.h"
#include "jobs/kind.h"

struct delivery {
    int64_t id;
    str     form, event, url, secret, payload, status;
    bool    removed; /* its webhook was deleted or switched off meanwhile, or its person erased */
};

/* Reads the delivery of a call's workspace; false when there is none. */
bool delivery_load(struct call *c, int64_t id, struct delivery *d);

/* Makes the request of a try at `now_ms`, in `mem`.  Returns NULL, or why this
 * delivery cannot be sent. */
const char *delivery_request(struct arena *mem, const struct delivery *d, int64_t now_ms, struct fetch *f);

/* The value of the header webhook-signature: `v1,` and Base64 of the HMAC-SHA-256
 * of "id.timestamp.body" (Standard Webhooks 1.0).  The key is the Base64 behind
 * `whsec_`, else the bytes of the secret. */
str webhook_signature(struct arena *mem, str secret, str id, int64_t timestamp_s, str body);

/* What became of one try. */
struct try_made {
    int64_t             workspace_id;
    const struct delivery *delivery;
    const struct fetch *fetch;
    int64_t             at_ms;
    const char         *error;  /* why nothing was sent; NULL otherwise */
    bool                last;   /* no try follows a failure */
};

bool webhook_succeeded(const struct try_made *made);
/* Stores `n` of them, with the state of their deliveries; inside call_write. */
void webhook_record(struct call *c, const struct try_made *made, size_t n);

/* At most `max` bytes of outside data as text a database takes: what is not
 * UTF-8, and NUL, become question marks. */
str webhook_text(struct arena *mem, str bytes, size_t max);

#endif
