/* shape_json.c - fields as JSON documents of the store. */
#include "core/arena.h"
#include "core/shape_json.h"

static void object_write(struct buf *out, const struct shape *shape, const void *row)
{
    bool first = true;

    buf_char(out, '{');
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];

        if (shape_json_is_null(f, field_at(f, row)))
            continue;
        if (!first)
            buf_char(out, ',');
        first = false;
        buf_json(out, str_of(f->name));
        buf_char(out, ':');
        shape_json_write(out, f, field_at(f, row));
    }
    buf_char(out, '}');
}

void map_write(struct buf *out, const struct map *map)
{
    buf_char(out, '{');
    for (size_t i = 0; i < map->n; i++) {
        if (i > 0)
            buf_char(out, ',');
        buf_json(out, map->pairs[i].key);
        buf_char(out, ':');
        buf_json(out, map->pairs[i].value);
    }
    buf_char(out, '}');
}

static size_t item_bytes(const struct field *f)
{
    return f->of ? f->of->bytes : field_bytes(f->item);
}

static void list_write(struct buf *out, const struct field *f, const struct list *list)
{
    struct field item = { .type = f->item };

    buf_char(out, '[');
    for (size_t i = 0; i < list->n; i++) {
        const void *at = (const char *)list->items + i * item_bytes(f);

        if (i > 0)
            buf_char(out, ',');
        if (f->of)
            object_write(out, f->of, at);
        else
            shape_json_write(out, &item, at);
    }
    buf_char(out, ']');
}

bool shape_json_is_null(const struct field *f, const void *value)
{
    switch (f->type) {
    case TYPE_INT:
        return *(const int64_t *)value == INT_NULL;
    case TYPE_NUMBER:
        return !isfinite(*(const double *)value);
    case TYPE_TEXT:
        return ((const str *)value)->data == NULL;
    case TYPE_TIME:
        return ((const struct moment *)value)->ms == 0;
    case TYPE_ID:
        return ((const struct id *)value)->n == 0;
    case TYPE_JSON:
        return ((const struct json *)value)->text.data == NULL;
    case TYPE_MAP:
        return ((const struct map *)value)->pairs == NULL;
    case TYPE_EITHER:
        return ((const struct either *)value)->kind == EITHER_NONE;
    case TYPE_LIST:
        return ((const struct list *)value)->items == NULL;
    case TYPE_UPLOAD:
        return ((const struct upload *)value)->path.data == NULL;
    case TYPE_OBJECT:
        return *(void *const *)value == NULL;
    case TYPE_BOOL:
    case TYPE_NONE:
        break;
    }
    return false;
}

void shape_json_write(struct buf *out, const struct field *f, const void *value)
{
    const struct either *either = value;

    if (shape_json_is_null(f, value)) {
        buf_text(out, "null");
        return;
    }
    switch (f->type) {
    case TYPE_BOOL:
        buf_text(out, *(const bool *)value ? "true" : "false");
        break;
    case TYPE_INT:
        buf_int(out, *(const int64_t *)value);
        break;
    case TYPE_NUMBER:
        buf_number(out, *(const double *)value);
        break;
    case TYPE_TEXT:
        buf_json(out, *(const str *)value);
        break;
    case TYPE_TIME:
        buf_int(out, ((const struct moment *)value)->ms);
        break;
    case TYPE_ID:
        buf_int(out, ((const struct id *)value)->n);
        break;
    case TYPE_JSON:
        buf_str(out, ((const struct json *)value)->text);
        break;
    case TYPE_MAP:
        map_write(out, value);
        break;
    case TYPE_EITHER:
        if (either->kind == EITHER_NUMBER)
            buf_number(out, either->number);
        else
            buf_json(out, either->text);
        break;
    case TYPE_LIST:
        list_write(out, f, value);
        break;
    case TYPE_UPLOAD:
        buf_json(out, ((const struct upload *)value)->path);
        break;
    case TYPE_OBJECT:
        object_write(out, f->of, *(void *const *)value);
        break;
    case TYPE_NONE:
        break;
    }
}

/* --- reading ------------------------------------------------------------- */

static void nothing(const struct field *f, void *value)
{
    switch (f->type) {
    case TYPE_BOOL:
        *(bool *)value = false;
        break;
    case TYPE_INT:
        *(int64_t *)value = INT_NULL;
        break;
    case TYPE_NUMBER:
        *(double *)value = NAN;
        break;
    case TYPE_TEXT:
        *(str *)value = STR_NULL;
        break;
    case TYPE_TIME:
        *(struct moment *)value = (struct moment){ 0 };
        break;
    case TYPE_ID:
        *(struct id *)value = (struct id){ 0 };
        break;
    case TYPE_JSON:
        *(struct json *)value = (struct json){ STR_NULL };
        break;
    case TYPE_MAP:
        *(struct map *)value = (struct map){ 0 };
        break;
    case TYPE_EITHER:
        *(struct either *)value = (struct either){ EITHER_NONE };
        break;
    case TYPE_LIST:
        *(struct list *)value = (struct list){ 0 };
        break;
    case TYPE_UPLOAD:
        *(struct upload *)value = (struct upload){ 0 };
        break;
    case TYPE_OBJECT:
        *(void **)value = NULL;
        break;
    case TYPE_NONE:
        break;
    }
}

static bool object_read(const json_t *json, const struct shape *shape, void *row, struct arena *mem)
{
    if (!json_is_object(json))
        return false;
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];

        if (!shape_json_read(json_object_get(json, f->name), f, field_at(f, row), mem))
            return false;
    }
    return true;
}

static bool map_read(const json_t *json, struct map *map, struct arena *mem)
{
    json_t     *object = (json_t *)(uintptr_t)json, *member; /* json_object_foreach wants it so; unchanged */
    const char *key;

    if (!json_is_object(json))
        return false;
    *map = (struct map){ .pairs = ARENA_ARRAY(mem, struct pair, json_object_size(json)) };
    json_object_foreach(object, key, member) {
        if (!json_is_string(member) && !json_is_null(member))
            return false;
        map->pairs[map->n++] = (struct pair){ str_copy(mem, str_of(key)), str_copy(mem, json_str(member)) };
    }
    return true;
}

static bool list_read(const json_t *json, const struct field *f, struct list *list, struct arena *mem)
{
    struct field item = { .type = f->item };
    size_t       bytes = item_bytes(f), i;
    json_t      *member;

    if (!json_is_array(json))
        return false;
    *list = (struct list){ arena_alloc(mem, bytes * json_array_size(json)), json_array_size(json) };
    json_array_foreach(json, i, member) {
        void *at = (char *)list->items + i * bytes;

        if (!(f->of ? object_read(member, f->of, at, mem) : shape_json_read(member, &item, at, mem)))
            return false;
    }
    return true;
}

static bool int_read(const json_t *json, int64_t *value)
{
    *value = json_integer_value(json);
    return json_is_integer(json);
}

static bool text_read(const json_t *json, str *value, struct arena *mem)
{
    *value = str_copy(mem, json_str(json));
    return json_is_string(json);
}

bool shape_json_read(const json_t *json, const struct field *f, void *value, struct arena *mem)
{
    struct either *either = value;

    if (!json || json_is_null(json)) {
        nothing(f, value);
        return true;
    }
    switch (f->type) {
    case TYPE_BOOL:
        *(bool *)value = json_is_true(json);
        return json_is_boolean(json);
    case TYPE_INT:
        return int_read(json, value);
    case TYPE_NUMBER:
        *(double *)value = json_number_value(json);
        return json_is_number(json);
    case TYPE_TEXT:
        return text_read(json, value, mem);
    case TYPE_TIME:
        return int_read(json, &((struct moment *)value)->ms);
    case TYPE_ID:
        return int_read(json, &((struct id *)value)->n);
    case TYPE_JSON:
        ((struct json *)value)->text = json_text(mem, json);
        return true;
    case TYPE_MAP:
        return map_read(json, value, mem);
    case TYPE_EITHER:
        if (json_is_number(json)) {
            *either = (struct either){ .kind = EITHER_NUMBER, .number = json_number_value(json) };
            return true;
        }
        *either = (struct either){ .kind = EITHER_TEXT };
        return text_read(json, &either->text, mem);
    case TYPE_LIST:
        return list_read(json, f, value, mem);
    case TYPE_UPLOAD:
        *(struct upload *)value = (struct upload){ 0 };
        return text_read(json, &((struct upload *)value)->path, mem);
    case TYPE_OBJECT:
        *(void **)value = arena_alloc(mem, f->of->bytes);
        return object_read(json, f->of, *(void **)value, mem);
    case TYPE_NONE:
        break;
    }
    return false;
}
