/* family.c - the dialect of ESC Profile: Bearer keys, {error, message, details},
 * pages as {<rows>, total, limit, offset}, ids as inv_..., jp_..., wh_...
 */
#include "api/esc/esc.h"
#include "op/call.h"

struct esc_error { str error, message; struct json details; };
static const struct field esc_error_fields[] = {
    FIELD(esc_error, error,   .doc = "Machine-readable code", .example = "invalid_api_key"),
    FIELD(esc_error, message, .doc = "Text for people"),
    FIELD(esc_error, details, .flags = NULLABLE, .doc = "Messages by field, null when it is about the whole"),
};
SHAPE(esc_error);

static const char *code_of(const struct error *e)
{
    if (e->code)
        return e->code;
    switch (e->status) {
    case 400: return "bad_request";
    case 401: return "invalid_api_key";
    case 402: return "insufficient_credits";
    case 403: return "forbidden";
    case 404: return "not_found";
    case 405: return "method_not_allowed";
    case 409: return "conflict";
    case 413: return "payload_too_large";
    case 422: return "validation_failed";
    case 429: return "rate_limited";
    case 503: return "unavailable";
    default:  return "internal_error";
    }
}

static void esc_error(struct call *c, struct buf *out)
{
    bool first = true;

    buf_text(out, "{\"error\":");
    buf_json(out, str_of(code_of(&c->errors[0])));
    buf_text(out, ",\"message\":");
    buf_json(out, str_of(c->errors[0].field ? "The request did not validate." : c->errors[0].message));
    buf_text(out, ",\"details\":");
    for (size_t i = 0; i < c->errors_n; i++) {
        if (!c->errors[i].field)
            continue;
        buf_text(out, first ? "{" : ",");
        first = false;
        buf_json(out, str_of(c->errors[i].field));
        buf_text(out, ":[");
        buf_json(out, str_of(c->errors[i].message));
        buf_char(out, ']');
    }
    buf_text(out, first ? "null}" : "}}");
}

static bool esc_caller(struct call *c)
{
    return caller_by_key(c, authorization(c->request, "Bearer"));
}

static const char *const prefixes[] = { "/api/v1", NULL };
static const struct op *const ops[] = { esc_discovery_ops, esc_register_ops, esc_balance_ops, esc_invites_ops,
                                        esc_results_ops, esc_job_profiles_ops, esc_webhooks_ops, esc_search_ops,
                                        esc_profiles_ops, esc_teams_ops, esc_team_results_ops, esc_orders_ops,
                                        esc_invoices_ops, esc_gdpr_ops, NULL };

const struct family family_esc = {
    .name = "esc", .title = "ESC Profile API, served by Assay", .version = ESC_VERSION,
    .doc = "What clients of the ESC Profile API find here. Keys go into Authorization: Bearer pk_live_...",
    .prefixes = prefixes, .ops = ops, .keys = KEYS_SNAKE, .invalid_body = 422, .invalid_query = 400,
    .time_decimals = -1, .page_initial = 50, .page_max = 100, .limit_name = "limit", .offset_name = "offset",
    .auth_scheme = "Bearer", .per_minute = 100, .caller = esc_caller, .error = esc_error,
    .error_shape = &esc_error_shape, .page_open = page_open, .page_close = page_close, .page_schema = page_schema,
    .notify = esc_notify,
};
