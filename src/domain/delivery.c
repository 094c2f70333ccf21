/* delivery.c - see delivery.h.  Tables: delivery, job, workspace (signing_secret). */
#include "core/fetch.h"
#include "core/random.h"
#include "domain/delivery.h"

static const struct field owed_fields[] = {
    FIELD(owed, id), FIELD(owed, webhook_id), FIELD(owed, attempt_id), FIELD(owed, form), FIELD(owed, event),
    FIELD(owed, url), FIELD(owed, secret), FIELD(owed, payload),
};
SHAPE(owed);

void delivery_add(struct call *c, struct owed *owed)
{
    owed->id = id_new();
    db_exec_with(c, WITH(owed, owed), "INSERT INTO delivery (workspace_id, id, webhook_id, attempt_id, form, event,"
                 " url, secret, payload, created_at) VALUES (:workspace_id, :id, :webhook_id, :attempt_id, :form,"
                 " :event, :url, :secret, :payload, :now_ms)");
    job_add(c, "webhook.deliver", owed->id);
}

bool delivery_receiver_check(struct call *c, int status, const char *field, str url)
{
    unsigned    allow = config_on(c->server->config, SET_OUTBOUND_PRIVATE) ? FETCH_PRIVATE : 0;
    const char *message;

    return !url.data || fetch_url_allowed(url, allow, &message) || fail(c, status, field, message);
}

str delivery_callback_secret(struct call *c)
{
    str secret = STR("");

    db_str(c, "SELECT signing_secret FROM workspace WHERE id = :workspace_id", &secret);
    return secret;
}
