/* family.c - the dialect of Coodesh: x-api-key or a bearer token, {statusCode, message,
 * error}, pages {docs, totalDocs, ...}, ids of 24 hex digits, keys as they are written.
 */
#include <string.h>
#include "api/coodesh/attempts.h"
#include "core/clock.h"
#include "core/random.h"
#include "domain/subaccount.h"
#include "domain/signed.h"
#include "op/call.h"

struct coodesh_error { int64_t statusCode; struct json message; str error; };
static const struct field coodesh_error_fields[] = {
    FIELD(coodesh_error, statusCode, .flags = OPTIONAL, .doc = "Status of the reply"),
    FIELD(coodesh_error, message, .flags = OPTIONAL, .doc = "Text, or a text for each bad field"),
    FIELD(coodesh_error, error, .flags = OPTIONAL, .doc = "Name of the status"),
};
SHAPE(coodesh_error);

static const struct field coodesh_id_fields[] = { FIELD(coodesh_id, id, .flags = REQUIRED, .doc = "Id of the record") };
const struct shape coodesh_id_shape = { "coodesh_id", coodesh_id_fields, 1, sizeof(struct coodesh_id) };

static const struct field coodesh_message_fields[] = { FIELD(coodesh_message, message, .doc = "What was done") };
const struct shape coodesh_message_shape = { "coodesh_message", coodesh_message_fields, 1,
                                             sizeof(struct coodesh_message) };

bool coodesh_done(struct call *c, const char *message)
{
    return reply(c, &(struct coodesh_message){ str_of(message) });
}

/* --- errors ------------------------------------------------------------------ */

static const char *status_name(int status)
{
    switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 402: return "Payment Required";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Payload Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Entity";
    case 429: return "Too Many Requests";
    case 503: return "Service Unavailable";
    default:  return "Internal Server Error";
    }
}

/* Of sign-in and its kin, whose errors have a type: SIGNIN_USER_ERROR. */
static void typed_error(const struct error *e, struct buf *out)
{
    buf_text(out, "{\"type\":");
    buf_json(out, str_of(e->code));
    buf_text(out, ",\"payload\":{\"message\":");
    buf_json(out, str_of(e->message));
    buf_printf(out, ",\"status\":%d}}", e->status);
}

/* One text, or a list of "field text" as the vendor's framework gives them. */
static void coodesh_error(struct call *c, struct buf *out)
{
    const struct error *e = &c->errors[0];

    if (e->code) {
        typed_error(e, out);
        return;
    }
    buf_printf(out, "{\"statusCode\":%d,\"message\":", e->status);
    if (e->field) {
        for (size_t i = 0; i < c->errors_n; i++) {
            str text = str_printf(c->mem, "%s%s%s", c->errors[i].field ? c->errors[i].field : "",
                                  c->errors[i].field ? " " : "", c->errors[i].message);

            buf_char(out, i ? ',' : '[');
            buf_json(out, text);
        }
        buf_char(out, ']');
    } else {
        buf_json(out, str_of(e->message));
    }
    buf_text(out, ",\"error\":");
    buf_json(out, str_of(status_name(e->status)));
    buf_char(out, '}');
}

/* --- ids ------------------------------------------------------------------------ */

/* 24 hex digits, as the vendor's clients expect them: 8 zeros, and the number. */
static void coodesh_id_write(struct buf *out, const struct field *f, int64_t id)
{
    (void)f;
    buf_printf(out, "\"00000000%016llx\"", (unsigned long long)id);
}

str coodesh_id_text(struct arena *mem, int64_t id)
{
    return str_printf(mem, "00000000%016llx", (unsigned long long)id);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool coodesh_id_read(str text, const struct field *f, int64_t *id)
{
    uint64_t n = 0;

    (void)f;
    if (text.len != 24 || memcmp(text.data, "00000000", 8) != 0)
        return false;
    for (size_t i = 8; i < text.len; i++) {
        int digit = hex_value(text.data[i]);

        if (digit < 0)
            return false;
        n = n << 4 | (uint64_t)digit;
    }
    *id = (int64_t)n;
    return *id > 0;
}

/* --- callers ------------------------------------------------------------------ */

/* The workspace that the request names must be the caller's own, and its part must be one of
 * it: both are told from what there is nowhere in the same words. */
bool coodesh_scope(struct call *c)
{
    str     workspace = str_trim(c->request->header(c->request, "x-workspace-id"));
    str     part = str_trim(c->request->header(c->request, "x-subaccount-id"));
    int64_t id;

    if (workspace.len && !(coodesh_id_read(workspace, NULL, &id) && id == c->workspace_id))
        return fail(c, 403, NULL, "x-workspace-id does not name the caller's workspace");
    if (part.len && !(coodesh_id_read(part, NULL, &id) && subaccount_enter(c, id)))
        return fail(c, 403, NULL, "x-subaccount-id names no subaccount that the caller belongs to");
    return true;
}

/* The value of access_token in the query, of operations that take one; it has no escapes. */
static str token_in_query(const struct call *c)
{
    str query = c->request->query;

    if (!c->op || !c->op->in || !shape_field(c->op->in, STR("access_token")))
        return STR_NULL;
    while (query.len) {
        str pair = str_cut(&query, '&');

        if (str_is(str_cut(&pair, '='), "access_token"))
            return pair;
    }
    return STR_NULL;
}

/* A signed token opens one attempt for reading: the path must name that attempt, or an answer of
 * it, whose ids end alike. */
static bool result_caller(struct call *c, str token)
{
    struct signed_ref ref;
    str               attempt;

    if (!op_is_read(c->op) || !signed_read(c, SIGNED_RESULT, token, &ref))
        return false;
    attempt = str_printf(c->mem, "%016llx", (unsigned long long)ref.id);
    for (size_t i = 0; i < c->request->params_n; i++)
        if (str_ends(c->request->params[i].value, attempt.data)) {
            c->workspace_id = ref.workspace_id;
            c->perms        = PERM_LIST_ATTEMPTS;
            c->actor        = "link";
            return true;
        }
    return false;
}

bool coodesh_caller_is(struct call *c, str secret)
{
    return caller_find(c, secret) ? coodesh_scope(c) : fail(c, 401, NULL, "Unauthorized");
}

static bool coodesh_caller(struct call *c)
{
    str key = c->request->header(c->request, "x-api-key"), token = authorization(c->request, "Bearer");
    str given = str_trim(key.len ? key : token);

    if (!given.len && (given = token_in_query(c)).len && result_caller(c, given))
        return true;
    return coodesh_caller_is(c, given);
}

bool coodesh_caller_maybe(struct call *c)
{
    str key = c->request->header(c->request, "x-api-key"), token = authorization(c->request, "Bearer");

    return (!str_trim(key).len && !str_trim(token).len) || coodesh_caller(c);
}

const char *coodesh_language(struct call *c)
{
    str wanted = c->request ? c->request->header(c->request, "x-language") : STR_NULL, own = STR_NULL;

    if (!wanted.len && c->workspace_id)
        db_str(c, "SELECT language FROM workspace WHERE id = :workspace_id", &own);
    if (!wanted.len)
        wanted = own;
    if (str_is_nocase((str){ wanted.data, wanted.len < 2 ? wanted.len : 2 }, "pt"))
        return "pt";
    return str_is_nocase((str){ wanted.data, wanted.len < 2 ? wanted.len : 2 }, "es") ? "es" : "en";
}

bool coodesh_day(struct call *c, const char *field, str text, bool is_end, int64_t *ms)
{
    bool whole = text.len == 10;

    *ms = 0;
    if (!text.len)
        return true;
    if (!clock_read(whole ? str_printf(c->mem, "%.*sT00:00:00Z", STR_ARG(text)) : text, ms))
        return fail(c, 400, field, "must be a date as 2026-01-31");
    if (is_end && whole)
        *ms += MS_PER_DAY;
    return true;
}

/* --- pages ---------------------------------------------------------------------- */

static bool is_array(const struct op *op)
{
    return strcmp(op->list, COODESH_ARRAY) == 0;
}

static bool is_options(const struct op *op)
{
    return strcmp(op->list, COODESH_OPTIONS) == 0;
}

static void coodesh_page_open(struct call *c, struct buf *out)
{
    buf_text(out, is_array(c->op) ? "[" : "{\"docs\":[");
}

static void coodesh_page_close(struct call *c, struct buf *out, int64_t total)
{
    int64_t limit = c->limit ? c->limit : 1, page = c->offset / limit + 1, pages = (total + limit - 1) / limit;

    if (is_array(c->op)) {
        buf_char(out, ']');
        return;
    }
    pages = pages ? pages : 1;
    if (is_options(c->op)) {
        buf_printf(out, "],\"totalDocs\":%lld,\"totalPages\":%lld,\"page\":%lld,\"pageSize\":%lld}", (long long)total,
                   (long long)pages, (long long)page, (long long)c->limit);
        return;
    }
    buf_printf(out, "],\"totalDocs\":%lld,\"limit\":%lld,\"page\":%lld,\"totalPages\":%lld,\"pagingCounter\":%lld,"
               "\"hasPrevPage\":%s,\"hasNextPage\":%s,", (long long)total, (long long)c->limit, (long long)page,
               (long long)pages, (long long)c->offset + 1, page > 1 ? "true" : "false",
               page < pages ? "true" : "false");
    if (page > 1)
        buf_printf(out, "\"prevPage\":%lld,", (long long)page - 1);
    else
        buf_text(out, "\"prevPage\":null,");
    if (page < pages)
        buf_printf(out, "\"nextPage\":%lld}", (long long)page + 1);
    else
        buf_text(out, "\"nextPage\":null}");
}

static void coodesh_page_schema(const struct op *op, struct buf *out)
{
    if (is_array(op)) {
        buf_printf(out, "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}}", op->out->name);
        return;
    }
    if (is_options(op)) {
        buf_printf(out, "{\"type\":\"object\",\"required\":[\"docs\",\"totalDocs\",\"totalPages\",\"page\","
                   "\"pageSize\"],\"properties\":{"
                   "\"docs\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}},"
                   "\"totalDocs\":{\"type\":\"integer\"},\"totalPages\":{\"type\":\"integer\"},"
                   "\"page\":{\"type\":\"integer\"},\"pageSize\":{\"type\":\"integer\"}}}", op->out->name);
        return;
    }
    buf_printf(out, "{\"type\":\"object\",\"required\":[\"docs\",\"totalDocs\",\"limit\",\"page\",\"totalPages\","
               "\"pagingCounter\",\"hasPrevPage\",\"hasNextPage\",\"prevPage\",\"nextPage\"],\"properties\":{"
               "\"docs\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}},"
               "\"totalDocs\":{\"type\":\"integer\"},\"limit\":{\"type\":\"integer\"},\"page\":{\"type\":\"integer\"},"
               "\"totalPages\":{\"type\":\"integer\"},\"pagingCounter\":{\"type\":\"integer\"},"
               "\"hasPrevPage\":{\"type\":\"boolean\"},\"hasNextPage\":{\"type\":\"boolean\"},"
               "\"prevPage\":{\"type\":[\"integer\",\"null\"]},\"nextPage\":{\"type\":[\"integer\",\"null\"]}}}",
               op->out->name);
}

static const char *const prefixes[] = { "/", NULL };
static const struct op *const ops[] = {
    coodesh_general_ops, coodesh_questions_ops, coodesh_question_lists_ops, coodesh_question_bulk_ops,
    coodesh_question_media_ops, coodesh_question_judge_ops, coodesh_question_import_ops,
    coodesh_question_pool_ops, coodesh_question_ai_ops, coodesh_assessments_ops, coodesh_assessment_lists_ops,
    coodesh_ats_ops, coodesh_gupy_ops, coodesh_recrutai_ops, coodesh_attempts_list_ops,
    coodesh_attempts_result_ops, coodesh_attempts_create_ops, coodesh_auth_ops, coodesh_auth_mail_ops,
    coodesh_auth_signup_ops, coodesh_auth_oauth_ops, coodesh_datasets_ops, coodesh_action_plans_ops,
    coodesh_lookups_ops, coodesh_webhooks_ops, coodesh_assessment_bulk_ops, coodesh_assessment_links_ops,
    coodesh_assessment_statistics_ops, coodesh_assessment_fields_ops, coodesh_attempts_bulk_ops,
    coodesh_attempts_ops, coodesh_answers_ops, coodesh_candidate_ops, coodesh_auto_login_ops,
    coodesh_proctoring_ops, coodesh_recordings_ops, coodesh_certificates_ops, coodesh_quizzes_ops,
    coodesh_soft_skills_ops, coodesh_auth_saml_ops, coodesh_workspace_users_ops,
    coodesh_workspace_user_change_ops, coodesh_workspace_profile_ops, coodesh_subaccounts_ops,
    coodesh_workspace_exports_ops, coodesh_credits_ops, coodesh_companies_ops, coodesh_company_contact_ops,
    coodesh_assessment_export_ops, coodesh_assessment_attachments_ops, NULL };

static const struct field headers[] = {
    { .name = "x_workspace_id", .type = TYPE_TEXT, .flags = IN_HEADER,
      .doc = "The caller's workspace; any other is refused" },
    { .name = "x_subaccount_id", .type = TYPE_TEXT, .flags = IN_HEADER,
      .doc = "A subaccount of it: lists show what is its own, and what is made is its own" },
    { .name = "x_language", .type = TYPE_TEXT, .one_of = COODESH_LANGUAGES, .flags = IN_HEADER,
      .doc = "Language of texts in the answer; the workspace's when it does not come" },
};

const struct family family_coodesh = {
    .name = "coodesh", .title = "Coodesh API, served by Assay", .version = COODESH_VERSION,
    .doc = "What clients of the Coodesh API find here. Keys go into x-api-key, session tokens into Authorization:"
           " Bearer ...",
    .prefixes = prefixes, .ops = ops, .keys = KEYS_SNAKE, .invalid_body = 400, .invalid_query = 400,
    .time_decimals = 3, .page_initial = 20, .page_max = COODESH_PAGE_MAX, .limit_name = "limit",
    .offset_name = "offset", .size_name = "pageSize", .page_name = "page", .limit_zero = true, .alias = "/assessments",
    .headers = headers, .headers_n = sizeof headers / sizeof headers[0], .auth_scheme = "Bearer", .per_minute = 600,
    .caller = coodesh_caller, .error = coodesh_error,
    .error_shape = &coodesh_error_shape, .page_open = coodesh_page_open, .page_close = coodesh_page_close,
    .page_schema = coodesh_page_schema, .notify = coodesh_notify, .id_write = coodesh_id_write,
    .id_read = coodesh_id_read,
};
