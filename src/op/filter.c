/* filter.c - see filter.h. */
#include <math.h>
#include <string.h>
#include "core/clock.h"
#include "core/text.h"
#include "op/call.h"
#include "op/filter.h"

#define SHOWN_BYTES 40  /* of what the client wrote, in a message */
#define EXACT_MAX   9007199254740991ll /* whole numbers up to here are the same as doubles */

static const char *const type_names[] = {
    [TYPE_NONE] = "null",       [TYPE_BOOL] = "true or false",
    [TYPE_INT] = "a number",    [TYPE_NUMBER] = "a number",
    [TYPE_TEXT] = "a text",     [TYPE_TIME] = "a time as 2026-01-31T23:59:59Z",
    [TYPE_ID] = "the text of an id",
};

void *filter_wrong(struct filter_reader *r, size_t at, const char *format, ...)
{
    va_list args;
    str     message;

    va_start(args, format);
    message = str_vprintf(r->c->mem, format, args);
    va_end(args);
    if (at)
        failf(r->c, r->c->family->invalid_query, r->param, "at character %zu: %s", at, message.data);
    else
        fail(r->c, r->c->family->invalid_query, r->param, message.data);
    return NULL;
}

/* The names of all fields, for who wrote another. */
static const char *field_names(struct filter_reader *r)
{
    struct buf b = BUF(r->c->mem);

    for (const struct filter_field *f = r->fields; f->name; f++)
        buf_printf(&b, "%s%s", b.len ? ", " : "", f->name);
    return buf_end(&b).data;
}

/* The last so many bytes of a path, when they are whole parts of it; else all of it. */
static const char *path_end(const char *path, size_t bytes)
{
    size_t all = strlen(path);

    return all > bytes + 1 && path[all - bytes - 1] == '/' ? path + all - bytes : path;
}

const struct filter_field *filter_field_find(struct filter_reader *r, str name, size_t at)
{
    for (const struct filter_field *f = r->fields; f->name; f++)
        if (str_is_nocase(name, f->name) || str_is_nocase(name, path_end(f->name, name.len)))
            return f;
    if (name.len > SHOWN_BYTES)
        return filter_wrong(r, at, "must be one of %s", field_names(r));
    return filter_wrong(r, at, "%.*s must be one of %s", STR_ARG(name), field_names(r));
}

static struct filter *node_new(struct filter_reader *r)
{
    if (++r->nodes > FILTER_NODES_MAX)
        return filter_wrong(r, 0, "must not have more than %d comparisons and operators", FILTER_NODES_MAX);
    return ARENA_NEW(r->c->mem, struct filter);
}

struct filter *filter_join(struct filter_reader *r, enum filter_op op, const struct filter *left,
                           const struct filter *right)
{
    struct filter *node = left && (right || op == FILTER_NOT) ? node_new(r) : NULL;

    if (node)
        *node = (struct filter){ .op = op, .left = left, .right = right };
    return node;
}

/* --- literals ------------------------------------------------------------- */

static bool number_fits(const struct filter_field *field, struct filter_value *v)
{
    double number = v->type == TYPE_INT ? (double)v->integer : v->number;

    if (field->type == TYPE_NUMBER) {
        *v = (struct filter_value){ TYPE_NUMBER, .number = number };
    } else {
        if (fabs(number) > (double)EXACT_MAX)
            return false;
        if (v->type == TYPE_NUMBER && number == floor(number))
            *v = (struct filter_value){ TYPE_INT, .integer = (int64_t)number };
    }
    return true;
}

/* Unescaped in a URL, the plus sign of an address has become a space. */
static str email_of(struct arena *mem, str text)
{
    char *copy = arena_alloc(mem, text.len + 1);

    if (!str_has(text, '@'))
        return text;
    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.data[i] == ' ' ? '+' : text.data[i];
    return (str){ copy, text.len };
}

static void text_fit(struct call *c, const struct filter_field *field, bool is_part, struct filter_value *v)
{
    if (field->is_email)
        v->text = email_of(c->mem, v->text);
    if (is_part ? field->folded != NULL : !field->column)
        v->text = text_fold(c->mem, v->text);
    if (!v->text.data)
        v->text = STR("");
}

static bool time_fits(struct filter_value *v)
{
    int64_t ms;

    if (v->type == TYPE_TIME)
        return true;
    if (v->type != TYPE_TEXT || !clock_read(v->text, &ms))
        return false;
    *v = (struct filter_value){ TYPE_TIME, .integer = ms };
    return true;
}

static bool id_fits(struct call *c, const struct filter_field *field, struct filter_value *v)
{
    struct field id = { .name = field->name, .prefix = field->prefix };
    int64_t      n = 0;

    if (v->type != TYPE_TEXT)
        return false;
    if (!id_from_text(c, &id, v->text, &n))
        n = 0;
    *v = (struct filter_value){ TYPE_ID, .integer = n };
    return true;
}

/* Makes a literal one of the field's type; false when it cannot be. */
static bool value_fits(struct call *c, enum filter_op op, const struct filter_field *field,
                       struct filter_value *v)
{
    switch (field->type) {
    case TYPE_BOOL:
        return v->type == TYPE_BOOL;
    case TYPE_INT:
    case TYPE_NUMBER:
        return (v->type == TYPE_INT || v->type == TYPE_NUMBER) && number_fits(field, v);
    case TYPE_TEXT:
        if (v->type == TYPE_TEXT)
            text_fit(c, field, op >= FILTER_CONTAINS, v);
        return v->type == TYPE_TEXT;
    case TYPE_TIME:
        return time_fits(v);
    default:
        return id_fits(c, field, v);
    }
}

/* --- comparisons ---------------------------------------------------------- */

static bool op_fits(enum filter_op op, const struct filter_field *field)
{
    switch (op) {
    case FILTER_EQ:
    case FILTER_NE:
    case FILTER_IN:
        return true;
    case FILTER_CONTAINS:
    case FILTER_STARTS:
    case FILTER_ENDS:
        return field->type == TYPE_TEXT && !field->among;
    default:
        return field->type != TYPE_BOOL && field->type != TYPE_ID && !field->among;
    }
}

static bool literal_fits(struct filter_reader *r, enum filter_op op, const struct filter_field *field,
                         const struct filter_literal *literal, struct filter_value *value)
{
    bool takes_null = op == FILTER_EQ || op == FILTER_NE || op == FILTER_IN;

    *value = literal->value;
    if (value->type == TYPE_NONE && takes_null)
        return true;
    if (value->type == TYPE_NONE)
        filter_wrong(r, literal->at, "null is neither more nor less than anything, nor part of it");
    else if (!value_fits(r->c, op, field, value))
        filter_wrong(r, literal->at, "%s must be compared with %s", field->name, type_names[field->type]);
    else
        return true;
    return false;
}

struct filter *filter_compare(struct filter_reader *r, enum filter_op op, const struct filter_field *field,
                              const struct filter_literal *literals, size_t n)
{
    struct filter       *node;
    struct filter_value *values;

    if (!field || !(node = node_new(r)))
        return NULL;
    if (!op_fits(op, field))
        return filter_wrong(r, literals[0].at, op >= FILTER_CONTAINS ? "%s is no text that could have parts"
                            : "%s is neither more nor less than another", field->name);
    r->values += n;
    if (r->values > FILTER_VALUES_MAX)
        return filter_wrong(r, literals[0].at, "must not have more than %d values in all", FILTER_VALUES_MAX);
    values = ARENA_ARRAY(r->c->mem, struct filter_value, n);
    for (size_t i = 0; i < n; i++)
        if (!literal_fits(r, op, field, &literals[i], &values[i]))
            return NULL;
    *node = (struct filter){ .op = op, .field = field, .values = values, .n = n };
    return node;
}
