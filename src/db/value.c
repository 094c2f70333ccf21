/* value.c - fields of shapes as SQL values, and back. */
#include "core/shape_json.h"
#include "db/driver.h"

enum value_kind value_kind(enum field_type type)
{
    switch (type) {
    case TYPE_BOOL:
    case TYPE_INT:
    case TYPE_TIME:
    case TYPE_ID:
        return VALUE_INT;
    case TYPE_NUMBER:
        return VALUE_NUMBER;
    default:
        return VALUE_TEXT;
    }
}

static struct value value_int(int64_t integer)
{
    return (struct value){ .kind = VALUE_INT, .integer = integer };
}

static struct value value_text(str text)
{
    return (struct value){ .kind = VALUE_TEXT, .text = text };
}

static struct value value_document(const struct field *f, const void *at, struct arena *scratch)
{
    struct buf text = BUF(scratch);

    shape_json_write(&text, f, at);
    return (struct value){ .kind = VALUE_TEXT, .brief = true, .text = buf_end(&text) };
}

struct value value_of(const struct field *f, const void *row, struct arena *scratch)
{
    const void *at = field_at(f, row);

    if (shape_json_is_null(f, at))
        return (struct value){ .kind = VALUE_NULL };
    switch (f->type) {
    case TYPE_BOOL:
        return value_int(*(const bool *)at);
    case TYPE_INT:
        return value_int(*(const int64_t *)at);
    case TYPE_TIME:
        return value_int(((const struct moment *)at)->ms);
    case TYPE_ID:
        return value_int(((const struct id *)at)->n);
    case TYPE_NUMBER:
        return (struct value){ .kind = VALUE_NUMBER, .number = *(const double *)at };
    case TYPE_TEXT:
        return value_text(*(const str *)at);
    case TYPE_JSON:
        return value_text(((const struct json *)at)->text);
    case TYPE_UPLOAD:
        return value_text(((const struct upload *)at)->path);
    default:
        return value_document(f, at, scratch);
    }
}

static bool document_into(str text, const struct field *f, void *at, struct arena *mem, json_t **document)
{
    const char *message;
    bool        fits;

    *document = json_read(text, JSON_DEPTH_MAX, &message);
    if (!*document)
        return false;
    fits = shape_json_read(*document, f, at, mem);
    json_decref(*document);
    *document = NULL;
    return fits;
}

bool value_into(struct value value, const struct field *f, void *row, struct arena *mem, json_t **document)
{
    void *at = field_at(f, row);

    if (value.kind == VALUE_NULL)
        return shape_json_read(NULL, f, at, mem);
    switch (f->type) {
    case TYPE_BOOL:
        *(bool *)at = value.integer != 0;
        return true;
    case TYPE_INT:
        *(int64_t *)at = value.integer;
        return true;
    case TYPE_TIME:
        ((struct moment *)at)->ms = value.integer;
        return true;
    case TYPE_ID:
        ((struct id *)at)->n = value.integer;
        return true;
    case TYPE_NUMBER:
        *(double *)at = value.number;
        return true;
    case TYPE_TEXT:
        *(str *)at = str_copy(mem, value.text);
        return true;
    case TYPE_JSON:
        ((struct json *)at)->text = str_copy(mem, value.text);
        return true;
    case TYPE_UPLOAD:
        *(struct upload *)at = (struct upload){ .path = str_copy(mem, value.text) };
        return true;
    default:
        return document_into(value.text, f, at, mem, document);
    }
}
