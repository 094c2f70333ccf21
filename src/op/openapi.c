/* openapi.c - the OpenAPI 3.1 document of a family, made from its rows. */
#include <string.h>
#include "op/call.h"

/* Which half of a shape is described: what comes in, or what goes out. */
enum side { SIDE_IN, SIDE_OUT };

static void schema_write(const struct family *family, struct buf *out, const struct shape *shape, enum side side,
                         bool partial);

static void type_write(struct buf *out, const char *type, bool nullable)
{
    if (nullable)
        buf_printf(out, "\"type\":[\"%s\",\"null\"]", type);
    else
        buf_printf(out, "\"type\":\"%s\"", type);
}

static const char *type_name(enum field_type type)
{
    switch (type) {
    case TYPE_BOOL:   return "boolean";
    case TYPE_INT:    return "integer";
    case TYPE_NUMBER: return "number";
    case TYPE_MAP:
    case TYPE_OBJECT: return "object";
    case TYPE_LIST:   return "array";
    default:          return "string";
    }
}

static void enum_write(struct buf *out, enum field_type type, const char *one_of, bool nullable)
{
    str rest = str_of(one_of);

    buf_text(out, ",\"enum\":[");
    for (bool first = true; rest.len; first = false) {
        if (!first)
            buf_char(out, ',');
        if (type == TYPE_INT)
            buf_str(out, str_cut(&rest, '|'));
        else
            buf_json(out, str_cut(&rest, '|'));
    }
    buf_text(out, nullable ? ",null]" : "]");
}

static void bounds_write(struct buf *out, const struct field *f)
{
    const char *least = "minimum", *most = "maximum";

    if (f->type == TYPE_TEXT) {
        least = "minLength";
        most  = "maxLength";
    } else if (f->type == TYPE_LIST) {
        least = "minItems";
        most  = "maxItems";
    } else if (f->type == TYPE_MAP) {
        least = "minProperties";
        most  = "maxProperties";
    }
    if (f->min == 0 && f->max == 0)
        return;
    if (f->min != 0 || f->type == TYPE_INT || f->type == TYPE_NUMBER)
        buf_printf(out, ",\"%s\":%.15g", least, f->min);
    if (f->max != 0 || f->type == TYPE_INT || f->type == TYPE_NUMBER)
        buf_printf(out, ",\"%s\":%.15g", most, f->max);
}

static const char *format_name(const struct field *f)
{
    if (f->type == TYPE_TIME)
        return "date-time";
    switch (f->format) {
    case FORMAT_EMAIL: return "email";
    case FORMAT_URL:   return "uri";
    case FORMAT_DATE:  return "date";
    default:           return NULL;
    }
}

static void field_write(const struct family *family, struct buf *out, const struct field *f, enum side side)
{
    bool nullable = (f->flags & NULLABLE) || (side == SIDE_IN && !(f->flags & REQUIRED));

    buf_char(out, '{');
    switch (f->type) {
    case TYPE_JSON:
        buf_text(out, "\"description\":");
        buf_json(out, str_of(f->doc ? f->doc : "any JSON value"));
        buf_char(out, '}');
        return;
    case TYPE_EITHER:
        buf_printf(out, "\"type\":[\"number\",\"string\"%s]", nullable ? ",\"null\"" : "");
        break;
    case TYPE_OBJECT:
        if (nullable)
            buf_text(out, "\"anyOf\":[{\"type\":\"null\"},");
        else
            buf_text(out, "\"allOf\":[");
        schema_write(family, out, f->of, side, false);
        buf_char(out, ']');
        break;
    default:
        type_write(out, type_name(f->type), nullable);
    }
    if (f->type == TYPE_MAP)
        buf_text(out, ",\"additionalProperties\":{\"type\":\"string\"}");
    if (f->type == TYPE_LIST) {
        buf_text(out, ",\"items\":");
        if (f->of) {
            schema_write(family, out, f->of, side, false);
        } else {
            buf_printf(out, "{\"type\":\"%s\"", type_name(f->item));
            if (f->one_of)
                enum_write(out, f->item, f->one_of, false);
            buf_char(out, '}');
        }
    } else if (f->one_of) {
        enum_write(out, f->type, f->one_of, nullable);
    }
    if (side == SIDE_IN)
        bounds_write(out, f);
    if (format_name(f))
        buf_printf(out, ",\"format\":\"%s\"", format_name(f));
    if (f->type == TYPE_UPLOAD)
        buf_text(out, ",\"contentMediaType\":\"application/octet-stream\"");
    if (side == SIDE_IN && f->initial_text) {
        buf_text(out, ",\"default\":");
        buf_json(out, str_of(f->initial_text));
    } else if (side == SIDE_IN && f->type == TYPE_BOOL && !(f->flags & REQUIRED)) {
        buf_printf(out, ",\"default\":%s", f->initial != 0 ? "true" : "false");
    } else if (side == SIDE_IN && f->initial != 0) {
        buf_printf(out, ",\"default\":%.15g", f->initial);
    }
    if (f->type == TYPE_ID && f->prefix)
        buf_printf(out, ",\"pattern\":\"^%s[0-9a-z]{13}$\"", f->prefix);
    if (f->doc) {
        buf_text(out, ",\"description\":");
        buf_json(out, str_of(f->doc));
    }
    if (f->example) {
        buf_text(out, ",\"examples\":[");
        buf_json(out, str_of(f->example));
        buf_char(out, ']');
    }
    buf_char(out, '}');
}

static bool is_shown(const struct field *f, enum side side)
{
    if (side == SIDE_IN)
        return !(f->flags & (READONLY | INTERNAL | IN_QUERY | IN_HEADER));
    return !(f->flags & (WRITEONLY | INTERNAL));
}

static bool is_required(const struct field *f, enum side side, bool partial)
{
    return side == SIDE_IN ? (f->flags & REQUIRED) && !partial : !(f->flags & OPTIONAL);
}

static void schema_write(const struct family *family, struct buf *out, const struct shape *shape, enum side side,
                         bool partial)
{
    char room[64];
    bool first = true;

    buf_text(out, "{\"type\":\"object\",\"properties\":{");
    for (size_t i = 0; i < shape->n; i++) {
        if (!is_shown(&shape->fields[i], side))
            continue;
        buf_text(out, first ? "" : ",");
        first = false;
        buf_json(out, key_spell(family->keys, shape->fields[i].name, room));
        buf_char(out, ':');
        field_write(family, out, &shape->fields[i], side);
    }
    buf_text(out, "},\"required\":[");
    first = true;
    for (size_t i = 0; i < shape->n; i++) {
        if (!is_shown(&shape->fields[i], side) || !is_required(&shape->fields[i], side, partial))
            continue;
        buf_text(out, first ? "" : ",");
        first = false;
        buf_json(out, key_spell(family->keys, shape->fields[i].name, room));
    }
    buf_text(out, "]}");
}

/* --- operations ---------------------------------------------------------- */

static bool in_path(const struct op *op, const char *name)
{
    size_t n = strlen(name);

    for (const char *p = strchr(op->path, '{'); p; p = strchr(p + 1, '{'))
        if (strncmp(p + 1, name, n) == 0 && p[1 + n] == '}')
            return true;
    return false;
}

static void parameter_write(const struct family *family, struct buf *out, const struct field *f, const char *where,
                            bool *first)
{
    struct field shown = *f;
    char         room[64];

    shown.flags |= REQUIRED; /* a parameter is there or not, never null */
    shown.flags &= ~(unsigned)NULLABLE;
    buf_text(out, *first ? "" : ",");
    *first = false;
    buf_text(out, "{\"name\":");
    if (where[0] == 'h')
        header_name(f, room, sizeof room);
    buf_json(out, where[0] == 'p' ? str_of(f->name) : where[0] == 'h' ? str_of(room)
                                                                      : key_spell(family->keys, f->name, room));
    buf_printf(out, ",\"in\":\"%s\",\"required\":%s,\"schema\":", where,
               where[0] == 'p' || (f->flags & REQUIRED) ? "true" : "false");
    field_write(family, out, &shown, SIDE_IN);
    buf_char(out, '}');
}

static void parameters_write(const struct family *family, struct buf *out, const struct op *op)
{
    bool first = true;

    buf_text(out, ",\"parameters\":[");
    for (size_t i = 0; op->in && i < op->in->n; i++) {
        const struct field *f = &op->in->fields[i];

        if (in_path(op, f->name))
            parameter_write(family, out, f, "path", &first);
        else if (f->flags & IN_HEADER)
            parameter_write(family, out, f, "header", &first);
        else if (!(f->flags & (READONLY | INTERNAL)) && (!op_has_body(op) || (f->flags & IN_QUERY)))
            parameter_write(family, out, f, "query", &first);
    }
    for (size_t i = 0; i < family->headers_n; i++)
        if (!op->in || !shape_field(op->in, str_of(family->headers[i].name)))
            parameter_write(family, out, &family->headers[i], "header", &first);
    if (op->flags & OP_LIST) {
        parameter_write(family, out, &(struct field){ .name = family->limit_name, .type = TYPE_INT, .min = 1,
                        .max = (double)family->page_max, .initial = (double)family->page_initial,
                        .doc = "Most rows of the page" }, "query", &first);
        parameter_write(family, out, &(struct field){ .name = family->offset_name, .type = TYPE_INT, .min = 0,
                        .max = 1e15, .doc = "Rows to pass over" }, "query", &first);
        if (family->page_name)
            parameter_write(family, out, &(struct field){ .name = family->page_name, .type = TYPE_INT, .min = 1,
                            .max = 1e9, .doc = "Number of the page, from 1" }, "query", &first);
        if (family->size_name)
            parameter_write(family, out, &(struct field){ .name = family->size_name, .type = TYPE_INT, .min = 1,
                            .max = (double)family->page_max, .initial = (double)family->page_initial,
                            .doc = "Most rows of the page" }, "query", &first);
    }
    buf_char(out, ']');
}

/* The body's fields are those of the input that come neither by path nor query. */
static bool body_has_fields(const struct op *op)
{
    for (size_t i = 0; op->in && i < op->in->n; i++)
        if (is_shown(&op->in->fields[i], SIDE_IN) && !in_path(op, op->in->fields[i].name))
            return true;
    return false;
}

/* How a body may be sent: one with a file comes in parts only. */
static const char *const *body_media(const struct op *op, const struct shape *body)
{
    static const char *const json[] = { "application/json", NULL };
    static const char *const form[] = { "application/json", "application/x-www-form-urlencoded", "multipart/form-data",
                                        NULL };
    static const char *const file[] = { "multipart/form-data", NULL };

    for (size_t i = 0; i < body->n; i++)
        if (body->fields[i].type == TYPE_UPLOAD || body->fields[i].item == TYPE_UPLOAD)
            return file;
    return op->flags & OP_FORM ? form : json;
}

static void body_write(const struct family *family, struct buf *out, const struct op *op)
{
    struct field kept[96];
    struct shape body = { op->in->name, kept, 0, op->in->bytes };

    for (size_t i = 0; i < op->in->n && body.n < 96; i++)
        if (!in_path(op, op->in->fields[i].name))
            kept[body.n++] = op->in->fields[i];
    buf_text(out, ",\"requestBody\":{\"required\":true,\"content\":{");
    if (op_whole_body(op)) {
        buf_text(out, "\"application/json\":{\"schema\":");
        field_write(family, out, op_whole_body(op), SIDE_IN);
        buf_text(out, "}}}");
        return;
    }
    for (const char *const *media = body_media(op, &body); *media; media++) {
        buf_printf(out, "\"%s\":{\"schema\":%s", *media, op->flags & OP_ARRAY ? "{\"type\":\"array\",\"items\":" : "");
        schema_write(family, out, &body, SIDE_IN, op->flags & OP_PARTIAL);
        buf_text(out, op->flags & OP_ARRAY ? "}}" : "}");
        buf_text(out, media[1] ? "," : "");
    }
    if (op->flags & OP_RELAXED)
        buf_text(out, ",\"text/plain\":{\"schema\":{\"type\":\"string\"}}");
    buf_text(out, "}}");
}

static const char *status_text(int status)
{
    switch (status) {
    case 400: return "The request cannot be read, or a parameter is wrong";
    case 401: return "Key missing, unknown or revoked";
    case 403: return "The key lacks the permission";
    case 404: return "No such record";
    case 409: return "The state of the record forbids it";
    case 413: return "The body is too large";
    case 422: return "A member is missing or wrong";
    case 429: return "Too many requests";
    case 503: return "The server cannot do it at the moment";
    default:  return "Done";
    }
}

/* A schema for each media type of a raw reply; JSON is described by .out, if anything. */
/* What is CSV in the first place is an array of its rows as JSON. */
static void raw_content_write(struct buf *out, const struct op *op)
{
    str rest = str_of(op->media);

    buf_text(out, ",\"content\":{");
    for (bool first = true; rest.len; first = false) {
        str  media = str_cut(&rest, '|');
        bool json = str_is(media, "application/json");

        buf_printf(out, "%s\"%.*s\":{\"schema\":{", first ? "" : ",", STR_ARG(media));
        if (json && op->out && str_starts(str_of(op->media), "text/csv"))
            buf_printf(out, "\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}", op->out->name);
        else if (json && op->out)
            buf_printf(out, "\"$ref\":\"#/components/schemas/%s\"", op->out->name);
        else if (!json)
            buf_text(out, "\"type\":\"string\"");
        buf_text(out, "}}");
    }
    buf_char(out, '}');
}

static void responses_write(const struct family *family, struct buf *out, const struct op *op)
{
    int    statuses[24];
    size_t n = op_statuses(family, op, statuses);

    buf_text(out, ",\"responses\":{");
    for (size_t i = 0; i < n; i++) {
        str says = op_fails(op, statuses[i]);

        buf_printf(out, "%s\"%d\":{\"description\":", i ? "," : "", statuses[i]);
        buf_json(out, says.data ? says : str_of(status_text(statuses[i])));
        if (statuses[i] != op->status && op->error_page) {
            buf_text(out, ",\"content\":{\"text/html\":{\"schema\":{\"type\":\"string\"}}}");
        } else if (statuses[i] != op->status) {
            buf_text(out, ",\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Error\"}}}");
        } else if (op->flags & OP_RAW) {
            raw_content_write(out, op);
        } else if (op->out) {
            buf_text(out, ",\"content\":{\"application/json\":{\"schema\":");
            if (op->flags & OP_LIST)
                family->page_schema(op, out);
            else
                buf_printf(out, "{\"$ref\":\"#/components/schemas/%s\"}", op->out->name);
            buf_text(out, "}}");
        }
        buf_char(out, '}');
    }
    buf_char(out, '}');
}

static void op_write(const struct family *family, struct buf *out, const struct op *op)
{
    str tag = str_of(op->id);

    buf_text(out, "{\"operationId\":");
    buf_json(out, str_of(op->id));
    buf_text(out, ",\"tags\":[");
    buf_json(out, str_cut(&tag, '.'));
    buf_text(out, "],\"summary\":");
    buf_json(out, str_of(op->summary));
    buf_text(out, ",\"x-source\":");
    buf_json(out, str_of(op->source));
    buf_printf(out, ",\"x-permission\":\"%s\"", perm_name(op->perm));
    if (op->perm == PERM_PUBLIC || op->perm == PERM_SITTING)
        buf_text(out, ",\"security\":[]");
    parameters_write(family, out, op);
    if (op->flags & OP_BYTES)
        buf_text(out, ",\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":{}}}}");
    else if (op_has_body(op) && ((op->flags & OP_ARRAY) || body_has_fields(op)))
        body_write(family, out, op);
    responses_write(family, out, op);
    buf_char(out, '}');
}

/* --- the document -------------------------------------------------------- */

/* Was a row with the same path already written?  A path stands once, with all its methods. */
static bool path_seen(const struct family *family, const struct op *op)
{
    for (size_t t = 0; family->ops[t]; t++)
        for (const struct op *other = family->ops[t]; other->id; other++) {
            if (other == op)
                return false;
            if (strcmp(other->path, op->path) == 0)
                return true;
        }
    return false;
}

static void path_write(const struct family *family, struct buf *out, const char *path)
{
    static const char *const lower[METHOD_COUNT] = { "get", "post", "put", "patch", "delete" };
    bool first = true;

    buf_json(out, str_of(path));
    buf_text(out, ":{");
    for (size_t t = 0; family->ops[t]; t++)
        for (const struct op *op = family->ops[t]; op->id; op++) {
            if (strcmp(op->path, path) != 0)
                continue;
            buf_printf(out, "%s\"%s\":", first ? "" : ",", lower[op->method]);
            first = false;
            op_write(family, out, op);
        }
    buf_char(out, '}');
}

/* Each shape that is a reply stands once under components. */
static bool shape_seen(const struct family *family, const struct op *op)
{
    for (size_t t = 0; family->ops[t]; t++)
        for (const struct op *other = family->ops[t]; other->id; other++) {
            if (other == op)
                return false;
            if (other->out && strcmp(other->out->name, op->out->name) == 0)
                return true;
        }
    return false;
}

static void components_write(const struct family *family, struct buf *out)
{
    buf_text(out, "\"components\":{\"securitySchemes\":{\"key\":");
    if (strcmp(family->auth_scheme, "Bearer") == 0)
        buf_text(out, "{\"type\":\"http\",\"scheme\":\"bearer\"}");
    else
        buf_printf(out, "{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"%s\"}",
                   strcmp(family->auth_scheme, "Token") == 0 ? "Authorization" : family->auth_scheme);
    buf_text(out, "},\"schemas\":{\"Error\":");
    schema_write(family, out, family->error_shape, SIDE_OUT, false);
    for (size_t t = 0; family->ops[t]; t++)
        for (const struct op *op = family->ops[t]; op->id; op++) {
            if (!op->out || shape_seen(family, op))
                continue;
            buf_char(out, ',');
            buf_json(out, str_of(op->out->name));
            buf_char(out, ':');
            schema_write(family, out, op->out, SIDE_OUT, false);
        }
    buf_text(out, "}}");
}

void openapi_write(const struct family *family, str public_url, struct buf *out)
{
    bool first = true;

    buf_text(out, "{\"openapi\":\"3.1.0\",\"info\":{\"title\":");
    buf_json(out, str_of(family->title));
    buf_text(out, ",\"version\":");
    buf_json(out, str_of(family->version));
    buf_text(out, ",\"description\":");
    buf_json(out, str_of(family->doc));
    buf_text(out, "},\"servers\":[{\"url\":");
    buf_json(out, public_url);
    buf_text(out, "}],\"security\":[{\"key\":[]}],\"paths\":{");
    for (size_t t = 0; family->ops[t]; t++)
        for (const struct op *op = family->ops[t]; op->id; op++) {
            if (path_seen(family, op))
                continue;
            buf_text(out, first ? "" : ",");
            first = false;
            path_write(family, out, op->path);
        }
    buf_text(out, "},");
    components_write(family, out);
    buf_char(out, '}');
}
