/* family.c - the native dialect: the candidate app, the admin app to come, and
 * whoever writes for Assay itself.
 *
 * Errors: {"error": {"code", "message", "fields": {path: [messages]}, "request_id"}}.
 */
#include "api/native/native.h"
#include "op/call.h"

struct native_error { struct json error; };
static const struct field native_error_fields[] = {
    FIELD(native_error, error, .doc = "Object of code, message, fields and request_id"),
};
SHAPE(native_error);

static const char *code_of(const struct error *e)
{
    if (e->code)
        return e->code;
    switch (e->status) {
    case 400: return "bad_request";
    case 401: return "unauthorized";
    case 403: return "forbidden";
    case 404: return "not_found";
    case 405: return "method_not_allowed";
    case 409: return "conflict";
    case 413: return "too_large";
    case 422: return "invalid";
    case 429: return "rate_limited";
    case 503: return "unavailable";
    default:  return "internal";
    }
}

void native_error_write(const struct call *c, struct buf *out)
{
    bool first = true;

    buf_text(out, "{\"code\":");
    buf_json(out, str_of(code_of(&c->errors[0])));
    buf_text(out, ",\"message\":");
    buf_json(out, str_of(c->errors[0].message));
    buf_text(out, ",\"fields\":{");
    for (size_t i = 0; i < c->errors_n; i++) {
        if (!c->errors[i].field)
            continue;
        buf_text(out, first ? "" : ",");
        first = false;
        buf_json(out, str_of(c->errors[i].field));
        buf_text(out, ":[");
        buf_json(out, str_of(c->errors[i].message));
        buf_char(out, ']');
    }
    buf_text(out, "},\"request_id\":");
    buf_json(out, c->request ? c->request->id : STR_NULL);
    buf_char(out, '}');
}

static void native_error(struct call *c, struct buf *out)
{
    buf_text(out, "{\"error\":");
    native_error_write(c, out);
    buf_char(out, '}');
}

static bool native_caller(struct call *c)
{
    return caller_by_key(c, authorization(c->request, "Bearer"));
}

static const char *const prefixes[] = { "/assay", "/t", "/admin", "/setup", "/a", "/docs", "/openapi", NULL };
static const struct op *const ops[] = {
    native_sittings_ops, native_sitting_events_ops, native_sitting_devices_ops, native_uploads_ops,
    native_downloads_ops, native_sitting_attachments_ops, native_attempts_ops, native_attempt_results_ops,
    native_assessments_ops, native_deliveries_ops, native_documents_ops, native_signing_ops,
    native_stripe_ops, native_positions_ops, native_custom_fields_ops, native_status_webhook_ops,
    native_brand_ops, native_company_ops, native_setup_ops, native_time_zone_ops, native_bulk_jobs_ops,
    native_saml_ops, native_item_analysis_ops, native_sitting_runs_ops, native_pools_ops,
    native_group_data_ops, native_fairness_ops, native_likeness_ops, NULL,
};

const struct family family_native = {
    .name = "native", .title = "Assay", .version = ASSAY_VERSION,
    .doc = "The operations of Assay itself: sitting an attempt, deliveries, documents.",
    .prefixes = prefixes, .ops = ops, .keys = KEYS_SNAKE, .invalid_body = 422, .invalid_query = 400,
    .time_decimals = 3, .page_initial = 50, .page_max = 1000, .limit_name = "limit", .offset_name = "offset",
    .auth_scheme = "Bearer", .caller = native_caller, .error = native_error, .error_shape = &native_error_shape,
    .page_open = page_open, .page_close = page_close, .page_schema = page_schema,
};
