/* family.c - the dialect of TestGorilla: Token keys, {"detail"} or {field: [texts]} as
 * errors, pages {count, next, previous, results}, ids as small numbers.
 */
#include <string.h>
#include "api/testgorilla/testgorilla.h"
#include "domain/delivery.h"
#include "op/call.h"

struct tg_coded_error { str field, error_key, message; };
static const struct field tg_coded_error_fields[] = {
    FIELD(tg_coded_error, field, .doc = "Member at fault"),
    FIELD(tg_coded_error, error_key, .one_of = "REPEATING_INVITATION|BAD_EMAIL|BAD_EMAIL_IPSCORE|REQUIRED|INVALID",
          .doc = "Code"),
    FIELD(tg_coded_error, message, .doc = "Text"),
};
SHAPE(tg_coded_error);

struct tg_error { str detail; struct list errors; };
static const struct field tg_error_fields[] = {
    FIELD(tg_error, detail, .flags = OPTIONAL, .doc = "Text; bad fields come as members with lists of texts instead"),
    FIELD_LIST(tg_error, errors, tg_coded_error, .flags = OPTIONAL, .doc = "Bad fields of an invitation"),
};
SHAPE(tg_error);

/* --- errors ------------------------------------------------------------------ */

/* Clients compare these texts. */
static str detail_of(struct call *c)
{
    const struct error *e = &c->errors[0];

    switch (e->status) {
    case 403: return STR("You do not have permission to perform this action.");
    case 404: return STR("Not found.");
    case 405: return str_printf(c->mem, "Method \"%s\" not allowed.", method_names[c->request->method]);
    case 429:
        for (size_t i = 0; i < c->reply.headers_n; i++)
            if (strcmp(c->reply.headers[i].name, "Retry-After") == 0)
                return str_printf(c->mem, "Request was throttled. Expected available in %.*s seconds.",
                                  STR_ARG(c->reply.headers[i].value));
        return STR("Request was throttled.");
    default:  return str_of(e->message);
    }
}

/* The one text of a bad field that clients know; others say more than the vendor's. */
static str message_of(const struct error *e)
{
    return strcmp(e->message, "is required") == 0 ? STR("This field is required.") : str_of(e->message);
}

/* The invitation's errors have codes. */
static const char *error_key(const struct error *e)
{
    if (e->code)
        return e->code;
    if (strcmp(e->message, "is required") == 0)
        return "REQUIRED";
    return strcmp(e->field, "email") == 0 ? "BAD_EMAIL" : "INVALID";
}

static void coded_errors(struct call *c, struct buf *out)
{
    const char *between = "{\"errors\":[";

    for (size_t i = 0; i < c->errors_n; i++) {
        if (!c->errors[i].field)
            continue;
        buf_text(out, between);
        between = ",";
        buf_text(out, "{\"field\":");
        buf_json(out, str_of(c->errors[i].field));
        buf_text(out, ",\"error_key\":");
        buf_json(out, str_of(error_key(&c->errors[i])));
        buf_text(out, ",\"message\":");
        buf_json(out, message_of(&c->errors[i]));
        buf_char(out, '}');
    }
    buf_text(out, "]}");
}

/* {"field": ["text", ...], ...}: each field once. */
static void field_errors(struct call *c, struct buf *out)
{
    const char *between = "{";

    for (size_t i = 0; i < c->errors_n; i++) {
        const char *field = c->errors[i].field;
        bool        said = !field;

        for (size_t j = 0; j < i && !said; j++)
            said = c->errors[j].field && strcmp(c->errors[j].field, field) == 0;
        if (said)
            continue;
        buf_text(out, between);
        between = ",";
        buf_json(out, str_of(field));
        buf_text(out, ":[");
        for (size_t j = i; j < c->errors_n; j++)
            if (c->errors[j].field && strcmp(c->errors[j].field, field) == 0) {
                buf_text(out, j > i ? "," : "");
                buf_json(out, message_of(&c->errors[j]));
            }
        buf_char(out, ']');
    }
    buf_char(out, '}');
}

static void tg_error(struct call *c, struct buf *out)
{
    const struct error *e = &c->errors[0];

    if (e->status == 400 && e->field && c->op && strcmp(c->op->id, "assessments.invite") == 0)
        coded_errors(c, out);
    else if (e->status == 400 && e->field)
        field_errors(c, out);
    else {
        buf_text(out, "{\"detail\":");
        buf_json(out, detail_of(c));
        buf_char(out, '}');
    }
}

/* --- callers ------------------------------------------------------------------ */

static bool tg_caller(struct call *c)
{
    str value = str_trim(c->request->header(c->request, "Authorization"));
    str word = str_cut(&value, ' ');

    value = str_trim(value);
    if (!str_is_nocase(word, "Token"))
        return fail(c, 401, NULL, "Authentication credentials were not provided.");
    if (!value.len)
        return fail(c, 401, NULL, "Invalid token header. No credentials provided.");
    return caller_find(c, value) || fail(c, 401, NULL, "Invalid token.");
}

/* --- pages ---------------------------------------------------------------------- */

static void tg_page_open(struct call *c, struct buf *out)
{
    (void)c;
    buf_text(out, "{\"results\":[");
}

/* Does the page say this by itself? */
static bool is_paging(str pair)
{
    return str_starts(pair, "limit=") || str_starts(pair, "offset=") || str_starts(pair, "from_id=");
}

/* The URL of the page that begins at `offset`, with all else that was asked for. */
static void page_url(struct call *c, struct buf *out, const char *name, int64_t offset, str more)
{
    struct buf url = BUF(c->mem);
    str        query = c->request->query;

    buf_printf(&url, "%.*s%.*s?limit=%lld", STR_ARG(c->public_url), STR_ARG(c->request->path), (long long)c->limit);
    if (offset > 0)
        buf_printf(&url, "&offset=%lld", (long long)offset);
    if (more.len)
        buf_printf(&url, "&%.*s", STR_ARG(more));
    while (query.len) {
        str pair = str_cut(&query, '&');

        if (pair.len && !is_paging(pair))
            buf_printf(&url, "&%.*s", STR_ARG(pair));
    }
    buf_printf(out, ",\"%s\":", name);
    buf_json(out, buf_end(&url));
}

static void tg_page_close(struct call *c, struct buf *out, int64_t total)
{
    bool more = c->page_next.data ? c->page_next.len > 0 : c->offset + c->limit < total;

    buf_printf(out, "],\"count\":%lld", (long long)total);
    if (more)
        page_url(c, out, "next", c->offset + c->limit, c->page_next);
    else
        buf_text(out, ",\"next\":null");
    if (c->offset > 0)
        page_url(c, out, "previous", c->offset > c->limit ? c->offset - c->limit : 0, STR_NULL);
    else
        buf_text(out, ",\"previous\":null");
    buf_char(out, '}');
}

static void tg_page_schema(const struct op *op, struct buf *out)
{
    buf_printf(out, "{\"type\":\"object\",\"required\":[\"count\",\"next\",\"previous\",\"results\"],\"properties\":{"
               "\"count\":{\"type\":\"integer\"},\"next\":{\"type\":[\"string\",\"null\"],\"format\":\"uri\"},"
               "\"previous\":{\"type\":[\"string\",\"null\"],\"format\":\"uri\"},"
               "\"results\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}}}}", op->out->name);
}

/* --- notifications ----------------------------------------------------------------- */

struct told {
    int64_t attempt_id, candidature_id, testtaker_id, assessment_id;
    str     status, external_id;
    double  average;
};
static const struct field told_fields[] = {
    FIELD(told, attempt_id), FIELD(told, candidature_id), FIELD(told, testtaker_id), FIELD(told, assessment_id),
    FIELD(told, status), FIELD(told, external_id), FIELD(told, average),
};
SHAPE(told);

void tg_notify(struct call *c, const struct attempt *attempt, const char *event)
{
    struct told told = { .attempt_id = attempt->id, .average = NAN };
    struct owed owed = { .webhook_id = INT_NULL, .attempt_id = attempt->id, .form = STR("testgorilla") };
    struct buf  b = BUF(c->mem);
    bool        completed = strcmp(event, "finished") == 0;

    if ((!completed && strcmp(event, "started") != 0) || !attempt->callback_url.len ||
        !str_is(attempt->callback_form, "testgorilla"))
        return;
    db_row_with(c, WITH(told, &told), "SELECT a.number AS candidature_id, p.number AS testtaker_id, a.assessment_id,"
                " a.progress AS status, a.external_id, " TG_AVERAGE " AS average FROM attempt a JOIN person p"
                " ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                " WHERE a.workspace_id = :workspace_id AND a.id = :attempt_id", INTO(told, &told));
    owed.event = completed ? STR("OrderComplete") : STR("OrderInProgress");
    buf_printf(&b, "{\"event\":\"%.*s\",\"attempt_id\":%lld,\"candidature_id\":%lld,\"testtaker_id\":%lld,"
               "\"assessment_id\":%lld,\"status\":\"%.*s\",\"average_score\":", STR_ARG(owed.event),
               (long long)told.candidature_id, (long long)told.candidature_id, (long long)told.testtaker_id,
               (long long)told.assessment_id, STR_ARG(told.status));
    buf_number(&b, told.average);
    buf_text(&b, ",\"external_id\":");
    buf_json(&b, told.external_id);
    buf_char(&b, '}');
    owed.url     = attempt->callback_url;
    owed.secret  = delivery_callback_secret(c);
    owed.payload = buf_end(&b);
    delivery_add(c, &owed);
}

static const char *const prefixes[] = { "/api/profiles", "/api/assessments", "/api/tests", "/testtaker", NULL };
static const struct op *const ops[] = {
    testgorilla_login_ops, testgorilla_assessments_ops, testgorilla_candidature_list_ops, testgorilla_candidatures_ops,
    testgorilla_invitations_ops, testgorilla_links_ops, testgorilla_join_ops, testgorilla_candidates_ops,
    testgorilla_results_ops, testgorilla_tests_ops, testgorilla_personality_ops, testgorilla_pdf_ops, NULL,
};

const struct family family_testgorilla = {
    .name = "testgorilla", .title = "TestGorilla API, served by Assay", .version = TG_VERSION,
    .doc = "What clients of the TestGorilla API find here. Tokens and keys go into Authorization: Token ...",
    .prefixes = prefixes, .ops = ops, .keys = KEYS_SNAKE, .invalid_body = 400, .invalid_query = 400,
    .time_decimals = 6, .time_zone = "+00:00", .page_initial = 10, .page_max = TG_PAGE_MAX, .limit_name = "limit",
    .offset_name = "offset", .auth_scheme = "Token", .per_minute = 100, .caller = tg_caller, .error = tg_error,
    .error_shape = &tg_error_shape, .page_open = tg_page_open, .page_close = tg_page_close,
    .page_schema = tg_page_schema, .notify = tg_notify,
};
