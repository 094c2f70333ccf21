/* encode.c - from a struct to JSON in the family's spelling, straight into the reply. */
#include "core/clock.h"
#include "core/random.h"
#include "core/shape_json.h"
#include "op/call.h"

static void id_write(struct call *c, struct buf *out, const struct field *f, int64_t id)
{
    char text[14];

    if (c->family->id_write) {
        c->family->id_write(out, f, id);
        return;
    }
    id_text(id, text);
    buf_printf(out, "\"%s%s\"", f->prefix ? f->prefix : "", text);
}

static bool is_nothing(enum field_type type, const void *at)
{
    switch (type) {
    case TYPE_INT:    return *(const int64_t *)at == INT_NULL;
    case TYPE_NUMBER: return isnan(*(const double *)at);
    case TYPE_TEXT:   return !((const str *)at)->data;
    case TYPE_TIME:   return ((const struct moment *)at)->ms == 0;
    case TYPE_ID:     return ((const struct id *)at)->n == 0;
    case TYPE_JSON:   return !((const struct json *)at)->text.data;
    case TYPE_MAP:    return !((const struct map *)at)->pairs;
    case TYPE_EITHER: return ((const struct either *)at)->kind == EITHER_NONE;
    case TYPE_LIST:   return !((const struct list *)at)->items;
    case TYPE_OBJECT: return !*(void *const *)at;
    default:          return false;
    }
}

static void value_write(struct call *c, struct buf *out, const struct field *f, enum field_type type, const void *at);

static void list_write(struct call *c, struct buf *out, const struct field *f, const struct list *list)
{
    size_t bytes = f->of ? f->of->bytes : field_bytes(f->item);

    buf_char(out, '[');
    for (size_t i = 0; i < list->n; i++) {
        const void *item = (const char *)list->items + i * bytes;

        if (i)
            buf_char(out, ',');
        if (f->of)
            encode(c, out, f->of, item);
        else
            value_write(c, out, f, f->item, item);
    }
    buf_char(out, ']');
}

static void value_write(struct call *c, struct buf *out, const struct field *f, enum field_type type, const void *at)
{
    const struct either *either = at;

    if (is_nothing(type, at) && type != TYPE_LIST) {
        buf_text(out, "null");
        return;
    }
    switch (type) {
    case TYPE_BOOL:
        buf_text(out, *(const bool *)at ? "true" : "false");
        break;
    case TYPE_INT:
        buf_int(out, *(const int64_t *)at);
        break;
    case TYPE_NUMBER:
        buf_number(out, *(const double *)at);
        break;
    case TYPE_TEXT:
        buf_json(out, *(const str *)at);
        break;
    case TYPE_TIME:
        buf_char(out, '"');
        clock_write(out, ((const struct moment *)at)->ms, c->family->time_decimals);
        if (c->family->time_zone) {
            out->len--; /* the Z */
            buf_text(out, c->family->time_zone);
        }
        buf_char(out, '"');
        break;
    case TYPE_ID:
        id_write(c, out, f, ((const struct id *)at)->n);
        break;
    case TYPE_JSON:
        buf_str(out, ((const struct json *)at)->text);
        break;
    case TYPE_MAP:
        map_write(out, at);
        break;
    case TYPE_EITHER:
        if (either->kind == EITHER_NUMBER)
            buf_number(out, either->number);
        else
            buf_json(out, either->text);
        break;
    case TYPE_LIST:
        list_write(c, out, f, at);
        break;
    case TYPE_OBJECT:
        encode(c, out, f->of, *(void *const *)at);
        break;
    default:
        buf_text(out, "null");
    }
}

/* Did the request leave the field out by naming others ($select)? */
static bool is_left_out(const struct call *c, const struct shape *shape, size_t i)
{
    return (c->select[0] | c->select[1]) && shape == c->op->out && !(c->select[i / 64] >> (i % 64) & 1);
}

void encode(struct call *c, struct buf *out, const struct shape *shape, const void *row)
{
    char room[64];
    bool first = true;

    buf_char(out, '{');
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        const void         *at = field_at(f, row);

        if ((f->flags & (WRITEONLY | INTERNAL)) || ((f->flags & OPTIONAL) && is_nothing(f->type, at)) ||
            is_left_out(c, shape, i))
            continue;
        buf_key(out, key_spell(c->family->keys, f->name, room), first);
        first = false;
        if ((f->flags & NULLABLE) && is_nothing(f->type, at))
            buf_add(out, "null", 4);
        else
            value_write(c, out, f, f->type, at);
    }
    buf_char(out, '}');
}
