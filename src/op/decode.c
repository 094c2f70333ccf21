/* decode.c - from the request to the input struct of the operation.
 *
 * Path, query, form and header values come as text, body members as JSON; both
 * end in the same checks.  All bad fields are reported at once, each by the
 * dotted path of its member in the family's spelling.
 */
#include <ctype.h>
#include <string.h>
#include "core/clock.h"
#include "core/json.h"
#include "core/random.h"
#include "core/text.h"
#include "op/call.h"

#define QUERY_PAIRS_MAX 64

/* Where in the input we are: a chain on the stack, written out only for errors. */
struct place {
    const struct place *up;
    const char         *name; /* NULL: an item of a list */
    size_t              index;
    int                 status; /* of a bad field here */
};

static void place_write(const struct call *c, const struct place *at, struct buf *b)
{
    char room[64];

    if (!at || (!at->up && !at->name))
        return; /* the whole body */
    place_write(c, at->up, b);
    if (b->len)
        buf_char(b, '.');
    if (at->name)
        buf_str(b, key_spell(c->family->keys, at->name, room));
    else
        buf_int(b, (int64_t)at->index);
}

__attribute__((format(printf, 3, 4)))
static bool bad(struct call *c, const struct place *at, const char *format, ...)
{
    struct buf path = BUF(c->mem);
    va_list    args;
    str        message;

    if (c->errors_n == CALL_ERRORS_MAX)
        return false;
    place_write(c, at, &path);
    va_start(args, format);
    message = str_vprintf(c->mem, format, args);
    va_end(args);
    return fail(c, at->status, path.len ? buf_end(&path).data : NULL, message.data);
}

str key_spell(enum key_spelling keys, const char *name, char room[64])
{
    size_t n = 0;

    if (keys == KEYS_SNAKE)
        return str_of(name);
    for (; *name && n < 63; name++) {
        if (*name == '_' && name[1] && n)
            room[n++] = (char)toupper((unsigned char)*++name);
        else
            room[n++] = *name;
    }
    room[n] = 0;
    return (str){ room, n };
}

/* --- checks -------------------------------------------------------------- */

static bool one_of(const char *words, str value)
{
    str rest = str_of(words);

    while (rest.len)
        if (str_eq(str_cut(&rest, '|'), value))
            return true;
    return false;
}

static bool bad_choice(struct call *c, const struct place *at, const char *one_of)
{
    struct buf words = BUF(c->mem);
    str        rest = str_of(one_of);

    while (rest.len) {
        str word = str_cut(&rest, '|');

        buf_printf(&words, "%s%.*s", words.len ? ", " : "", STR_ARG(word));
    }
    return bad(c, at, "must be one of %s", buf_end(&words).data);
}

static bool check_number(struct call *c, const struct place *at, const struct field *f, double value)
{
    if (f->one_of && !one_of(f->one_of, str_printf(c->mem, "%.15g", value)))
        return bad_choice(c, at, f->one_of);
    if (f->min == 0 && f->max == 0)
        return true;
    if (value < f->min && f->max >= 1e15)
        return bad(c, at, "must be at least %.15g", f->min);
    if (value < f->min || value > f->max)
        return bad(c, at, "must be between %.15g and %.15g", f->min, f->max);
    return true;
}

static const struct {
    bool (*is)(str s);
    const char *message;
} formats[] = {
    [FORMAT_EMAIL]    = { text_is_email, "must be an e-mail address" },
    [FORMAT_URL]      = { text_is_url, "must be a complete http or https URL" },
    [FORMAT_DATE]     = { text_is_date, "must be a date as 2026-01-31" },
    [FORMAT_LANGUAGE] = { text_is_language, "must be a language tag as en or pt-BR" },
    [FORMAT_LINE]     = { text_is_line, "must be one line without control characters" },
};

static bool check_text(struct call *c, const struct place *at, const struct field *f, str value)
{
    size_t chars;

    if (f->one_of && !one_of(f->one_of, value))
        return bad_choice(c, at, f->one_of);
    if (f->min != 0 || f->max != 0) {
        chars = str_chars(value);
        if ((double)chars < f->min && chars == 0)
            return bad(c, at, "must not be empty");
        if ((double)chars < f->min)
            return bad(c, at, "must have at least %.0f characters", f->min);
        if ((double)chars > f->max)
            return bad(c, at, "must have at most %.0f characters", f->max);
    }
    if (f->format != FORMAT_ANY && !formats[f->format].is(value))
        return bad(c, at, "%s", formats[f->format].message);
    return true;
}

static bool check_count(struct call *c, const struct place *at, const struct field *f, size_t n)
{
    if ((double)n < f->min)
        return bad(c, at, "must have at least %.0f items", f->min);
    if (f->max != 0 && (double)n > f->max)
        return bad(c, at, "must have at most %.0f items", f->max);
    return true;
}

/* --- one value ----------------------------------------------------------- */

bool id_from_text(struct call *c, const struct field *f, str text, int64_t *id)
{
    if (c->family->id_read)
        return c->family->id_read(text, f, id);
    if (f->prefix) {
        if (!str_starts(text, f->prefix))
            return false;
        text = str_from(text, strlen(f->prefix));
    }
    return id_read(text, id);
}

static bool from_text(struct call *c, const struct place *at, const struct field *f, enum field_type type, str text,
                      void *out)
{
    int64_t number;
    double  real;

    switch (type) {
    case TYPE_BOOL:
        if (str_is_nocase(text, "true") || str_is(text, "1"))
            *(bool *)out = true;
        else if (str_is_nocase(text, "false") || str_is(text, "0"))
            *(bool *)out = false;
        else
            return bad(c, at, "must be true or false");
        return true;
    case TYPE_INT:
        if (!str_to_int(text, &number))
            return bad(c, at, "must be a whole number");
        *(int64_t *)out = number;
        return check_number(c, at, f, (double)number);
    case TYPE_NUMBER:
        if (!str_to_number(text, &real))
            return bad(c, at, "must be a number");
        *(double *)out = real;
        return check_number(c, at, f, real);
    case TYPE_TEXT:
        *(str *)out = f->flags & FOLD_KEY ? text_fold(c->mem, text) : text;
        return check_text(c, at, f, text);
    case TYPE_TIME:
        if (!clock_read(text, &((struct moment *)out)->ms))
            return bad(c, at, "must be a time as 2026-01-31T23:59:59Z");
        return true;
    case TYPE_ID:
        if (!id_from_text(c, f, text, &((struct id *)out)->n))
            return bad(c, at, "must be an id as this server gave it");
        return true;
    case TYPE_EITHER:
        if (str_to_number(text, &real))
            *(struct either *)out = (struct either){ EITHER_NUMBER, real, STR_NULL };
        else
            *(struct either *)out = (struct either){ EITHER_TEXT, 0, text };
        return true;
    default:
        return bad(c, at, "cannot come as text");
    }
}

static bool from_json(struct call *c, const struct place *at, const struct field *f, enum field_type type, json_t *json,
                      void *out);
static bool object_read(struct call *c, const struct place *at, const struct shape *shape, json_t *json, void *row,
                        uint64_t *given_bits, bool partial);

static bool list_read(struct call *c, const struct place *at, const struct field *f, json_t *json, struct list *list)
{
    size_t n = json_array_size(json), bytes = f->of ? f->of->bytes : field_bytes(f->item);
    bool   good = true;

    if (!json_is_array(json))
        return bad(c, at, "must be a list");
    if (!check_count(c, at, f, n))
        return false;
    list->n     = n;
    list->items = arena_alloc(c->mem, n ? n * bytes : 1);
    for (size_t i = 0; i < n; i++) {
        struct place here = { at, NULL, i, at->status };
        void        *item = (char *)list->items + i * bytes;

        if (f->of)
            good &= object_read(c, &here, f->of, json_array_get(json, i), item, NULL, false);
        else
            good &= from_json(c, &here, &(struct field){ .one_of = f->one_of, .prefix = f->prefix, .max = 0,
                              .format = f->format }, f->item, json_array_get(json, i), item);
    }
    return good;
}

static bool map_read(struct call *c, const struct place *at, const struct field *f, json_t *json, struct map *map)
{
    const char *key;
    json_t     *value;
    bool        good = true;

    if (!json_is_object(json))
        return bad(c, at, "must be an object of texts");
    if (!check_count(c, at, f, json_object_size(json)))
        return false;
    map->pairs = ARENA_ARRAY(c->mem, struct pair, json_object_size(json) + 1);
    json_object_foreach(json, key, value) {
        struct place here = { at, key, 0, at->status };

        if (!json_is_string(value))
            good = bad(c, &here, "must be a text");
        else
            map->pairs[map->n++] = (struct pair){ str_of(key), json_str(value) };
    }
    return good;
}

static bool from_json(struct call *c, const struct place *at, const struct field *f, enum field_type type, json_t *json,
                      void *out)
{
    switch (type) {
    case TYPE_BOOL:
        if (!json_is_boolean(json))
            return bad(c, at, "must be true or false");
        *(bool *)out = json_is_true(json);
        return true;
    case TYPE_INT:
        if (json_is_real(json) && json_real_value(json) == (double)(int64_t)json_real_value(json))
            *(int64_t *)out = (int64_t)json_real_value(json);
        else if (json_is_integer(json))
            *(int64_t *)out = json_integer_value(json);
        else
            return bad(c, at, "must be a whole number");
        return check_number(c, at, f, (double)*(int64_t *)out);
    case TYPE_NUMBER:
        if (!json_is_number(json))
            return bad(c, at, "must be a number");
        *(double *)out = json_number_value(json);
        return check_number(c, at, f, *(double *)out);
    case TYPE_TEXT:
    case TYPE_TIME:
    case TYPE_ID:
        if (!json_is_string(json))
            return bad(c, at, "must be a text");
        return from_text(c, at, f, type, json_str(json), out);
    case TYPE_JSON:
        ((struct json *)out)->text = json_text(c->mem, json);
        return true;
    case TYPE_EITHER:
        if (json_is_number(json))
            *(struct either *)out = (struct either){ EITHER_NUMBER, json_number_value(json), STR_NULL };
        else if (json_is_string(json))
            *(struct either *)out = (struct either){ EITHER_TEXT, 0, json_str(json) };
        else
            return bad(c, at, "must be a number or a text");
        return true;
    case TYPE_MAP:
        return map_read(c, at, f, json, out);
    case TYPE_LIST:
        return list_read(c, at, f, json, out);
    case TYPE_OBJECT:
        *(void **)out = arena_alloc(c->mem, f->of->bytes);
        return object_read(c, at, f->of, json, *(void **)out, NULL, false);
    default:
        return bad(c, at, "must be sent as a file in a multipart body");
    }
}

/* --- a whole struct ------------------------------------------------------ */

/* What a field is when it does not come in. */
static void initial_set(const struct field *f, void *row)
{
    void *at = field_at(f, row);

    switch (f->type) {
    case TYPE_BOOL:
        *(bool *)at = f->initial != 0;
        break;
    case TYPE_INT:
        *(int64_t *)at = f->flags & NULLABLE ? INT_NULL : (int64_t)f->initial;
        break;
    case TYPE_NUMBER:
        *(double *)at = f->flags & NULLABLE ? NAN : f->initial;
        break;
    case TYPE_TEXT:
        *(str *)at = str_of(f->initial_text);
        break;
    default:
        break;
    }
}

static bool comes_in(const struct field *f)
{
    return !(f->flags & (READONLY | INTERNAL));
}

static bool object_read(struct call *c, const struct place *at, const struct shape *shape, json_t *json, void *row,
                        uint64_t *given_bits, bool partial)
{
    bool good = true;

    if (!json_is_object(json))
        return bad(c, at, "must be an object");
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        struct place        here = { at, f->name, 0, at->status };
        char                room[64];
        json_t             *value;

        if (!comes_in(f) || (f->flags & (IN_QUERY | IN_HEADER)))
            continue;
        if (given_bits && (given_bits[i / 64] >> (i % 64) & 1))
            continue; /* came in the path */
        value = json_object_get(json, key_spell(c->family->keys, f->name, room).data);
        if (!value || (json_is_null(value) && f->type != TYPE_JSON && !(partial && (f->flags & NULLABLE)))) {
            initial_set(f, row);
            if ((f->flags & REQUIRED) && (!partial || value))
                good = bad(c, &here, "is required");
            continue;
        }
        if (given_bits)
            given_bits[i / 64] |= 1ull << (i % 64);
        if (json_is_null(value) && f->type != TYPE_JSON) {
            initial_set(f, row);
            continue;
        }
        good &= from_json(c, &here, f, f->type, value, field_at(f, row));
    }
    return good;
}

/* --- query and form bodies ----------------------------------------------- */

struct pairs {
    struct pair pairs[QUERY_PAIRS_MAX];
    size_t      n;
};

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f')
        return (c | 32) - 'a' + 10;
    return -1;
}

static str percent_decode(struct arena *mem, str s)
{
    char  *out = arena_alloc(mem, s.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.data[i] == '%' && i + 2 < s.len && hex_value(s.data[i + 1]) >= 0 && hex_value(s.data[i + 2]) >= 0) {
            out[n++] = (char)(hex_value(s.data[i + 1]) << 4 | hex_value(s.data[i + 2]));
            i += 2;
        } else {
            out[n++] = s.data[i] == '+' ? ' ' : s.data[i];
        }
    }
    return (str){ out, n };
}

/* Reads name=value&...; false when there are too many or they are no UTF-8. */
static bool pairs_read(struct call *c, str text, struct pairs *pairs)
{
    while (text.len) {
        str pair = str_cut(&text, '&');
        str name = str_cut(&pair, '=');

        if (!name.len)
            continue;
        if (pairs->n == QUERY_PAIRS_MAX)
            return failf(c, 400, NULL, "must not have more than %d parameters", QUERY_PAIRS_MAX);
        name = percent_decode(c->mem, name);
        pair = percent_decode(c->mem, pair);
        if (!str_is_utf8(name) || !str_is_utf8(pair))
            return fail(c, 400, NULL, "parameters must be UTF-8 without NUL");
        pairs->pairs[pairs->n++] = (struct pair){ name, pair };
    }
    return true;
}

static const str *pairs_find(const struct pairs *pairs, str name)
{
    for (size_t i = 0; i < pairs->n; i++)
        if (str_eq(pairs->pairs[i].key, name))
            return &pairs->pairs[i].value;
    return NULL;
}

/* Is this the name of a list's parameter?  "type" and "type[]" are. */
static bool names_list(str key, str name)
{
    return str_eq(key, name) || (key.len == name.len + 2 && str_ends(key, "[]") &&
                                 str_eq((str){ key.data, name.len }, name));
}

/* A list of a query: its parameter several times, or values with commas. */
static bool list_text(struct call *c, const struct place *at, const struct field *f, const struct pairs *pairs,
                      struct list *list)
{
    struct field item = { .one_of = f->one_of, .prefix = f->prefix, .format = f->format };
    size_t       bytes = field_bytes(f->item), most = 0;
    char         room[64];
    str          name = key_spell(c->family->keys, f->name, room);

    for (size_t i = 0; i < pairs->n; i++)
        for (str rest = pairs->pairs[i].value; names_list(pairs->pairs[i].key, name) && rest.len; most++)
            str_cut(&rest, ',');
    if (most == 0)
        return false;
    if (!check_count(c, at, f, most))
        return true;
    *list = (struct list){ arena_alloc(c->mem, most * bytes), 0 };
    for (size_t i = 0; i < pairs->n; i++)
        for (str rest = pairs->pairs[i].value; names_list(pairs->pairs[i].key, name) && rest.len;) {
            str value = str_trim(str_cut(&rest, ','));

            if (value.len && !from_text(c, at, &item, f->item, value, (char *)list->items + list->n++ * bytes))
                return true;
        }
    return true;
}

/* Fills the fields that come as text.  `required` is off where a body follows. */
static void text_fields(struct call *c, const struct pairs *pairs, unsigned only, int status, bool required)
{
    const struct shape *shape = c->op->in;

    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        struct place        here = { NULL, f->name, 0, status };
        char                room[64];
        const str          *value;

        if (!comes_in(f) || (c->given[i / 64] >> (i % 64) & 1) || (only && !(f->flags & only)) ||
            (f->flags & IN_HEADER))
            continue;
        if (f->type == TYPE_LIST && !f->of) {
            if (list_text(c, &here, f, pairs, field_at(f, c->in)))
                c->given[i / 64] |= 1ull << (i % 64);
            else if (required && (f->flags & REQUIRED))
                bad(c, &here, "is required");
            continue;
        }
        value = pairs_find(pairs, key_spell(c->family->keys, f->name, room));
        if (!value || (value->len == 0 && (f->type != TYPE_TEXT || f->one_of))) {
            initial_set(f, c->in);
            if (required && (f->flags & REQUIRED) && !(c->op->flags & OP_PARTIAL))
                bad(c, &here, "is required");
            continue;
        }
        c->given[i / 64] |= 1ull << (i % 64);
        from_text(c, &here, f, f->type, *value, field_at(f, c->in));
    }
}

/* --- the parts of a request ---------------------------------------------- */

static bool path_fields(struct call *c)
{
    const struct request *r = c->request;

    for (size_t p = 0; p < r->params_n; p++) {
        const struct field *f = shape_field(c->op->in, r->params[p].name);
        struct place        here = { NULL, f->name, 0, 404 };
        size_t              i = (size_t)(f - c->op->in->fields);
        str                 value = str_copy(c->mem, r->params[p].value);

        if (!str_is_utf8(value) || !from_text(c, &here, f, f->type, value, field_at(f, c->in))) {
            c->errors_n = 0; /* a malformed id is the id of nothing */
            return fail(c, 404, NULL, "no such record");
        }
        c->given[i / 64] |= 1ull << (i % 64);
    }
    return true;
}

void header_name(const struct field *f, char *out, size_t room)
{
    size_t n = 0;

    for (; f->name[n] && n < room - 1; n++)
        out[n] = f->name[n] == '_' ? '-' : f->name[n];
    out[n] = 0;
}

static void header_fields(struct call *c)
{
    for (size_t i = 0; i < c->op->in->n; i++) {
        const struct field *f = &c->op->in->fields[i];
        struct place        here = { NULL, f->name, 0, c->family->invalid_query };
        char                name[64];
        str                 value;

        if (!(f->flags & IN_HEADER))
            continue;
        header_name(f, name, sizeof name);
        value   = c->request->header(c->request, name);
        initial_set(f, c->in);
        if (!value.data)
            continue;
        c->given[i / 64] |= 1ull << (i % 64);
        if (str_is_utf8(value))
            from_text(c, &here, f, f->type, value, field_at(f, c->in));
        else
            bad(c, &here, "must be UTF-8");
    }
}

/* A whole number of the query, unless it did not come. */
static bool page_number(struct call *c, const struct pairs *query, const char *name, double min, double max,
                        int64_t *number)
{
    const struct field f = { .name = name, .min = min, .max = max };
    struct place       here = { NULL, name, 0, c->family->invalid_query };
    const str         *value = name ? pairs_find(query, str_of(name)) : NULL;

    return value && from_text(c, &here, &f, TYPE_INT, *value, number);
}

static bool page_fields(struct call *c, const struct pairs *query)
{
    const struct family *family = c->family;
    double               least = family->limit_zero ? 0 : 1, most = (double)family->page_max;
    int64_t              page = 1;

    c->limit  = family->page_initial;
    c->offset = 0;
    page_number(c, query, family->limit_name, least, most, &c->limit);
    page_number(c, query, family->size_name, 1, most, &c->limit);
    if (page_number(c, query, family->page_name, 1, 1e9, &page))
        c->offset = (page - 1) * c->limit;
    page_number(c, query, family->offset_name, 0, 1e15, &c->offset);
    return c->errors_n == 0;
}

static bool body_is(const struct call *c, const char *type)
{
    str media = c->request->content_type;

    return str_is_nocase(str_trim(str_cut(&media, ';')), type);
}

static bool form_body(struct call *c)
{
    struct pairs pairs = { 0 };

    if (!pairs_read(c, c->request->body, &pairs))
        return false;
    text_fields(c, &pairs, 0, c->family->invalid_body, true);
    return c->errors_n == 0;
}

/* Fields of a multipart body are its value parts, uploads its file parts. */
static bool multipart_body(struct call *c)
{
    struct pairs pairs = { 0 };

    for (size_t p = 0; p < c->request->parts_n; p++) {
        const struct upload_part *part = &c->request->parts[p];
        const struct field       *f = shape_field(c->op->in, part->name);

        if (f && f->type == TYPE_UPLOAD && part->upload.path.data) {
            size_t i = (size_t)(f - c->op->in->fields);

            *(struct upload *)field_at(f, c->in) = part->upload;
            c->given[i / 64] |= 1ull << (i % 64);
        } else if (pairs.n < QUERY_PAIRS_MAX && str_is_utf8(part->value)) {
            pairs.pairs[pairs.n++] = (struct pair){ part->name, part->value };
        }
    }
    text_fields(c, &pairs, 0, c->family->invalid_body, true);
    return c->errors_n == 0;
}

/* The JSON body, owned by the call; NULL with the error said. */
static json_t *body_json(struct call *c)
{
    const char *message;
    str         body = c->request ? c->request->body : STR_NULL;
    json_t     *json;

    if (c->op->flags & OP_RELAXED)
        body = json_quote_names(c->mem, body);
    json = json_read(str_trim(body).len ? body : STR("{}"), JSON_DEPTH_MAX, &message);
    if (json)
        call_defer(c, json_close, json);
    else
        failf(c, 400, NULL, "the body is not valid JSON: %s", message);
    return json;
}

/* A bare array, which is one field of the input. */
static bool whole_body(struct call *c, const struct field *f, json_t *json)
{
    struct place here = { NULL, f->name, 0, c->family->invalid_body };
    size_t       i = (size_t)(f - c->op->in->fields);

    if (!json_is_array(json))
        return fail(c, 400, NULL, "the body must be a JSON array");
    c->given[i / 64] |= 1ull << (i % 64);
    return list_read(c, &here, f, json, field_at(f, c->in)) && c->errors_n == 0;
}

static bool json_body(struct call *c)
{
    const struct op *op = c->op;
    struct place     top = { NULL, NULL, 0, c->family->invalid_body };
    json_t          *json = body_json(c);
    struct field     all = { .name = "", .max = 10000, .of = op->in };
    const struct field *whole = op_whole_body(op);

    if (!json)
        return false;
    if (op->flags & OP_ARRAY) {
        if (!json_is_array(json))
            return fail(c, 400, NULL, "the body must be a JSON array");
        return list_read(c, &top, &all, json, c->in);
    }
    if (whole)
        return whole_body(c, whole, json);
    if (!json_is_object(json))
        return fail(c, 400, NULL, "the body must be a JSON object");
    return object_read(c, &top, op->in, json, c->in, c->given, op->flags & OP_PARTIAL) && c->errors_n == 0;
}

bool decode(struct call *c)
{
    const struct op *op = c->op;
    struct pairs     query = { 0 };
    bool             bodied = op_has_body(op);

    if (!pairs_read(c, c->request->query, &query))
        return false;
    if (op->flags & OP_LIST)
        page_fields(c, &query);
    if (!op->in)
        return c->errors_n == 0;
    c->in = arena_alloc(c->mem, op->flags & OP_ARRAY ? sizeof(struct list) : op->in->bytes);
    if (op->flags & OP_ARRAY)
        return json_body(c);
    if (!path_fields(c))
        return false;
    header_fields(c);
    text_fields(c, &query, bodied ? IN_QUERY : 0, c->family->invalid_query, true);
    if (!bodied || (op->flags & OP_BYTES))
        return c->errors_n == 0;
    if ((op->flags & OP_FORM) && body_is(c, "application/x-www-form-urlencoded"))
        return form_body(c);
    if ((op->flags & OP_FORM) && body_is(c, "multipart/form-data"))
        return multipart_body(c);
    return json_body(c) && c->errors_n == 0;
}

bool decode_json(struct call *c, const struct shape *shape, str text, void *row)
{
    struct place top = { NULL, NULL, 0, c->family->invalid_body };
    const char  *message;
    json_t      *json = json_read(text, JSON_DEPTH_MAX, &message);

    if (!json)
        return failf(c, 400, NULL, "not valid JSON: %s", message);
    call_defer(c, json_close, json);
    return object_read(c, &top, shape, json, row, NULL, false);
}
