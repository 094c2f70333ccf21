/* family.c - the dialect of the Predictive Index: keys in the header api-key, errors
 * {number, context, description, parameterErrors}, lists as bare arrays, ids as GUIDs,
 * times with seven decimals.
 */
#include <ctype.h>
#include <string.h>
#include "api/pi/pi.h"
#include "op/call.h"

struct pi_parameter_error { str parameter_name, description; };
static const struct field pi_parameter_error_fields[] = {
    FIELD(pi_parameter_error, parameter_name, .doc = "Path of the member"),
    FIELD(pi_parameter_error, description,    .doc = "What would have been right"),
};
SHAPE(pi_parameter_error);

struct pi_error {
    str         message, message_detail, description;
    struct json context;
    int64_t     number;
    struct list parameter_errors;
};
static const struct field pi_error_fields[] = {
    FIELD(pi_error, message, .name = "Message", .flags = OPTIONAL, .doc = "Alone when a key is refused"),
    FIELD(pi_error, message_detail, .name = "MessageDetail", .flags = OPTIONAL, .doc = "What the key may not do"),
    FIELD(pi_error, number, .flags = OPTIONAL, .doc = "Number of the error", .example = "27"),
    FIELD(pi_error, context, .flags = OPTIONAL, .doc = "Always null"),
    FIELD(pi_error, description, .flags = OPTIONAL, .doc = "What is wrong"),
    FIELD_LIST(pi_error, parameter_errors, pi_parameter_error, .flags = OPTIONAL, .doc = "Every bad member"),
};
SHAPE(pi_error);

/* --- errors ------------------------------------------------------------------ */

/* The vendor names only 27, down for maintenance; the others count on from there by our own choice. */
static int number_of(int status)
{
    static const struct { int status, number; } numbers[] = {
        { 400, 1 }, { 404, 2 }, { 409, 3 }, { 429, 4 }, { 402, 5 }, { 405, 6 }, { 413, 7 }, { 422, 8 },
        { 503, 27 },
    };

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].status == status)
            return numbers[i].number;
    return 99;
}

/* "must not be empty" -> "Must not be empty." */
static str sentence(struct arena *mem, const char *text)
{
    bool ended = str_ends(str_of(text), ".");

    return str_printf(mem, "%c%s%s", toupper((unsigned char)text[0]), text + 1, ended ? "" : ".");
}

static str description_of(struct call *c)
{
    const struct error *e = &c->errors[0];

    if (e->status == 400 && e->field)
        return STR("The request is not valid.");
    return sentence(c->mem, e->message);
}

static void refused_write(struct call *c, struct buf *out)
{
    buf_text(out, "{\"Message\":\"Authorization has been denied for this request.\"");
    if (c->workspace_id) { /* the key is known and lacks a permission */
        buf_text(out, ",\"MessageDetail\":");
        buf_json(out, sentence(c->mem, c->errors[0].message));
    }
    buf_char(out, '}');
}

static void pi_error(struct call *c, struct buf *out)
{
    const char *between = "";

    if (c->errors[0].status == 401) {
        refused_write(c, out);
        return;
    }
    buf_printf(out, "{\"number\":%d,\"context\":null,\"description\":", number_of(c->errors[0].status));
    buf_json(out, description_of(c));
    buf_text(out, ",\"parameterErrors\":[");
    for (size_t i = 0; i < c->errors_n; i++) {
        if (!c->errors[i].field)
            continue;
        buf_printf(out, "%s{\"parameterName\":", between);
        between = ",";
        buf_json(out, str_of(c->errors[i].field));
        buf_text(out, ",\"description\":");
        buf_json(out, sentence(c->mem, c->errors[i].message));
        buf_char(out, '}');
    }
    buf_text(out, "]}");
}

static bool pi_caller(struct call *c)
{
    return caller_find(c, str_trim(c->request->header(c->request, "api-key"))) ||
           fail(c, 401, NULL, "the API key is missing or not valid");
}

/* --- ids ---------------------------------------------------------------------- */

/* Sixteen digits (x) are the id under a mask, fourteen (c) a check, which gives the mask.
 * The 4 and the a make it a random UUID for those who look. */
static const char guid_form[] = "cccccccc-cccc-4ccx-axxx-xxxxxxxxxxxx";
#define CHECK_BITS 56

/* The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit depends on every bit. */
static uint64_t mixed(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

static uint64_t check_of(int64_t id)
{
    return mixed((uint64_t)id + 0x9e3779b97f4a7c15ull) >> (64 - CHECK_BITS);
}

void pi_id_write(struct buf *out, int64_t id)
{
    uint64_t check = check_of(id), masked = (uint64_t)id ^ mixed(check);
    int      check_bits = CHECK_BITS, masked_bits = 64;

    for (const char *f = guid_form; *f; f++) {
        if (*f == 'c')
            buf_char(out, "0123456789abcdef"[check >> (check_bits -= 4) & 15]);
        else if (*f == 'x')
            buf_char(out, "0123456789abcdef"[masked >> (masked_bits -= 4) & 15]);
        else
            buf_char(out, *f);
    }
}

bool pi_id_read(str text, int64_t *id)
{
    uint64_t check = 0, masked = 0;

    if (text.len != sizeof guid_form - 1)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        int      letter = tolower((unsigned char)text.data[i]);
        uint64_t digit = (uint64_t)(isdigit(letter) ? letter - '0' : letter - 'a' + 10);
        char     form = guid_form[i];

        if (form != 'c' && form != 'x') {
            if (letter != form)
                return false;
            continue;
        }
        if (!isxdigit(letter))
            return false;
        if (form == 'c')
            check = check << 4 | digit;
        else
            masked = masked << 4 | digit;
    }
    *id = (int64_t)(masked ^ mixed(check));
    return check_of(*id) == check;
}

static void guid_write(struct buf *out, const struct field *f, int64_t id)
{
    (void)f; /* all kinds of ids look alike */
    buf_char(out, '"');
    pi_id_write(out, id);
    buf_char(out, '"');
}

static bool guid_read(str text, const struct field *f, int64_t *id)
{
    (void)f; /* all kinds of ids look alike */
    return pi_id_read(text, id);
}

/* --- lists --------------------------------------------------------------------- */

/* The lists that are objects, by the member with the rows; all others are bare arrays. */
static const struct page { const char *rows, *total, *returned; } pages[] = {
    { PI_RECORDS, "totalRecords", "recordsReturn" },
    { PI_HITS, "totalSearchResults", NULL },
};

static const struct page *page_of(const struct op *op)
{
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(op->list, pages[i].rows) == 0)
            return &pages[i];
    return NULL;
}

static void pi_page_open(struct call *c, struct buf *out)
{
    const struct page *page = page_of(c->op);

    if (page)
        buf_printf(out, "{\"%s\":", page->rows);
    buf_char(out, '[');
}

static void pi_page_close(struct call *c, struct buf *out, int64_t total)
{
    const struct page *page = page_of(c->op);
    int64_t            n = total > c->offset ? total - c->offset : 0;

    buf_char(out, ']');
    if (!page)
        return;
    buf_printf(out, ",\"%s\":%lld", page->total, (long long)total);
    if (page->returned)
        buf_printf(out, ",\"%s\":%lld", page->returned, (long long)(n < c->limit ? n : c->limit));
    buf_char(out, '}');
}

static void pi_page_schema(const struct op *op, struct buf *out)
{
    const struct page *page = page_of(op);

    if (page) {
        buf_printf(out, "{\"type\":\"object\",\"required\":[\"%s\",\"%s\"", page->rows, page->total);
        if (page->returned)
            buf_printf(out, ",\"%s\"", page->returned);
        buf_printf(out, "],\"properties\":{\"%s\":{\"type\":\"integer\"},", page->total);
        if (page->returned)
            buf_printf(out, "\"%s\":{\"type\":\"integer\"},", page->returned);
        buf_printf(out, "\"%s\":", page->rows);
    }
    buf_printf(out, "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}}", op->out->name);
    buf_text(out, page ? "}}" : "");
}

static const char *const prefixes[] = {
    "/api/v1/behavioralassessments", "/api/v1/cognitiveassessments", "/api/v1/persons", "/api/v1/positions",
    "/api/v1/folders", "/api/v1/languages", "/api/v1/jobs", "/api/v1/candidates", "/api/v2", NULL,
};
static const struct op *const ops[] = { pi_behavioral_ops, pi_cognitive_ops, pi_positions_ops, pi_folders_ops,
                                        pi_languages_ops, pi_persons_ops, pi_people_and_jobs_ops, pi_guidebook_ops,
                                        pi_jobs_ops, pi_candidates_ops, pi_report_ops, NULL };

const struct family family_pi = {
    .name = "pi", .title = "Predictive Index API, served by Assay", .version = PI_VERSION,
    .doc = "What clients of the Predictive Index API find here. Keys go into the header api-key.",
    .prefixes = prefixes, .ops = ops, .keys = KEYS_CAMEL, .invalid_body = 400, .invalid_query = 400,
    .forbidden = 401, .time_decimals = 7, .page_initial = PI_PAGE_MAX, .page_max = PI_PAGE_MAX,
    .limit_name = "$top", .offset_name = "$skip", .auth_scheme = "api-key", .per_minute = 100, .caller = pi_caller,
    .error = pi_error, .error_shape = &pi_error_shape, .page_open = pi_page_open, .page_close = pi_page_close,
    .page_schema = pi_page_schema, .notify = pi_notify, .id_write = guid_write, .id_read = guid_read,
};
