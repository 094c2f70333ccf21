/* status_webhook.c - where assessments of the Predictive Index family report to when they
 * name no address themselves.
 *
 * Operations: status_webhook.get, .update.
 * Tables: workspace.
 */
#include "api/native/native.h"
#include "core/fetch.h"

struct status_webhook { str url; };
static const struct field status_webhook_fields[] = {
    FIELD(status_webhook, url, .flags = NULLABLE, .max = 2000,
          .doc = "Receiver, which may carry user and password; null for none"),
};
SHAPE(status_webhook);

static bool status_webhook_update(struct call *c)
{
    struct status_webhook *in = c->in;
    unsigned    allow = FETCH_USER | (config_on(c->server->config, SET_OUTBOUND_PRIVATE) ? FETCH_PRIVATE : 0);
    const char *message;

    if (in->url.data && !fetch_url_allowed(in->url, allow, &message))
        return fail(c, 422, "url", message);
    return run_row(c);
}

const struct op native_status_webhook_ops[] = {
    { OP("status_webhook.get"), .method = GET, .path = "/assay/v1/status-webhook", .perm = PERM_WEBHOOK_WRITE,
      .summary = "Where assessments without a status webhook of their own report to", .out = &status_webhook_shape,
      .status = 200, .run = run_row, .source = "predictive-index.openapi.json assessmentStatus",
      .sql = "SELECT status_webhook AS url FROM workspace WHERE id = :workspace_id" },
    { OP("status_webhook.update"), .method = PUT, .path = "/assay/v1/status-webhook", .perm = PERM_WEBHOOK_WRITE,
      .summary = "Set where they report to", .in = &status_webhook_shape, .out = &status_webhook_shape,
      .status = 200, .run = status_webhook_update, .source = "predictive-index.openapi.json assessmentStatus",
      .sql = "UPDATE workspace SET status_webhook = :url WHERE id = :workspace_id RETURNING status_webhook AS url" },
    { 0 }
};
