/* jsonlogic.c - see jsonlogic.h. */
#include <string.h>
#include "core/json.h"
#include "core/random.h"
#include "op/jsonlogic.h"

#define DEPTH_MAX (2 * FILTER_DEPTH_MAX) /* of JSON: an operator is an object and a list */

static const struct { const char *word; enum filter_op op, turned; } comparisons[] = {
    { "==", FILTER_EQ, FILTER_EQ }, { "!=", FILTER_NE, FILTER_NE }, { "<", FILTER_LT, FILTER_GT },
    { "<=", FILTER_LE, FILTER_GE }, { ">", FILTER_GT, FILTER_LT },  { ">=", FILTER_GE, FILTER_LE },
};
#define COMPARISONS (sizeof comparisons / sizeof *comparisons)

static struct filter *read_logic(struct filter_reader *r, const json_t *json, int depth);

/* --- operands -------------------------------------------------------------------- */

/* {"var": "name"} or {"var": ["name"]}? */
static bool is_var(const json_t *json)
{
    return json_object_size(json) == 1 && json_object_get(json, "var");
}

static const struct filter_field *read_var(struct filter_reader *r, const json_t *json)
{
    const json_t *name = json_object_get(json, "var");

    if (json_array_size(name) == 1)
        name = json_array_get(name, 0);
    if (!json_is_string(name))
        return filter_wrong(r, 0, "var must have the name of a field");
    return filter_field_find(r, json_str(name), 0);
}

static bool read_literal(struct filter_reader *r, const json_t *json, struct filter_literal *literal)
{
    *literal = (struct filter_literal){ { TYPE_NONE, .integer = 0 }, 0 };
    if (json_is_boolean(json))
        literal->value = (struct filter_value){ TYPE_BOOL, .flag = json_is_true(json) };
    else if (json_is_integer(json))
        literal->value = (struct filter_value){ TYPE_INT, .integer = json_integer_value(json) };
    else if (json_is_real(json))
        literal->value = (struct filter_value){ TYPE_NUMBER, .number = json_real_value(json) };
    else if (json_is_string(json))
        literal->value = (struct filter_value){ TYPE_TEXT, .text = str_copy(r->c->mem, json_str(json)) };
    else if (!json_is_null(json))
        return filter_wrong(r, 0, "a field must be compared with a text, a number, true, false or null");
    return true;
}

static struct filter *compare_one(struct filter_reader *r, enum filter_op op, const struct filter_field *field,
                                  const json_t *json)
{
    struct filter_literal literal;

    return field && read_literal(r, json, &literal) ? filter_compare(r, op, field, &literal, 1) : NULL;
}

/* --- comparisons ------------------------------------------------------------------- */

static struct filter *read_comparison(struct filter_reader *r, size_t which, const json_t *list)
{
    const json_t  *left = json_array_get(list, 0), *right = json_array_get(list, 1);
    const json_t  *third = json_array_get(list, 2);
    enum filter_op op = comparisons[which].op, turned = comparisons[which].turned;

    if (json_array_size(list) == 3 && (op == FILTER_LT || op == FILTER_LE) && is_var(right))
        return filter_join(r, FILTER_AND, compare_one(r, turned, read_var(r, right), left),
                           compare_one(r, op, read_var(r, right), third));
    if (json_array_size(list) != 2 || is_var(left) == is_var(right))
        return filter_wrong(r, 0, "%s must have a field, as {\"var\": name}, and a literal",
                            comparisons[which].word);
    if (is_var(left))
        return compare_one(r, op, read_var(r, left), right);
    return compare_one(r, turned, read_var(r, right), left);
}

/* Is the field one of the literals?  Of none it never is. */
static struct filter *one_of(struct filter_reader *r, const struct filter_field *field, const json_t *list)
{
    size_t                 n = json_array_size(list);
    struct filter_literal *literals;

    if (!field)
        return NULL;
    if (n > FILTER_VALUES_MAX)
        return filter_wrong(r, 0, "must not have more than %d values in all", FILTER_VALUES_MAX);
    if (!n)
        return filter_wrong(r, 0, "in must have at least one value in its list");
    literals = ARENA_ARRAY(r->c->mem, struct filter_literal, n);
    for (size_t i = 0; i < n; i++)
        if (!read_literal(r, json_array_get(list, i), &literals[i]))
            return NULL;
    return filter_compare(r, FILTER_IN, field, literals, n);
}

static struct filter *read_in(struct filter_reader *r, const json_t *list)
{
    const json_t              *left = json_array_get(list, 0), *right = json_array_get(list, 1);
    const struct filter_field *field;

    if (json_array_size(list) == 2 && is_var(left) && json_is_array(right))
        return one_of(r, read_var(r, left), right);
    if (json_array_size(list) != 2 || is_var(left) || !is_var(right))
        return filter_wrong(r, 0, "in must have a field and a list of literals, or a literal and a field");
    field = read_var(r, right);
    return compare_one(r, field && field->among ? FILTER_EQ : FILTER_CONTAINS, field, left);
}

/* A field alone: is there anything in it? */
static struct filter *read_truth(struct filter_reader *r, const struct filter_field *field)
{
    struct filter_literal  nothing[2] = { { { TYPE_NONE, .integer = 0 }, 0 } };
    size_t                 n = 2;
    struct filter         *none;

    if (!field)
        return NULL;
    switch (field->type) {
    case TYPE_BOOL:   nothing[1].value = (struct filter_value){ TYPE_BOOL, .flag = false }; break;
    case TYPE_INT:
    case TYPE_NUMBER: nothing[1].value = (struct filter_value){ TYPE_INT, .integer = 0 }; break;
    case TYPE_TEXT:   nothing[1].value = (struct filter_value){ TYPE_TEXT, .text = STR("") }; break;
    default:          n = 1;
    }
    none = filter_compare(r, FILTER_IN, field, nothing, n);
    return filter_join(r, FILTER_NOT, none, NULL);
}

/* --- operators ---------------------------------------------------------------------- */

static struct filter *read_joined(struct filter_reader *r, enum filter_op op, const json_t *list, int depth)
{
    struct filter *all = NULL;

    if (!json_array_size(list))
        return filter_wrong(r, 0, "%s must have a list of conditions", op == FILTER_AND ? "and" : "or");
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct filter *one = read_logic(r, json_array_get(list, i), depth);

        all = i ? filter_join(r, op, all, one) : one;
        if (!all)
            return NULL;
    }
    return all;
}

/* ! and !! take one condition, in a list or without. */
static struct filter *read_not(struct filter_reader *r, const json_t *argument, bool twice, int depth)
{
    struct filter *inner;

    if (json_array_size(argument) == 1)
        argument = json_array_get(argument, 0);
    inner = read_logic(r, argument, depth);
    return twice ? inner : filter_join(r, FILTER_NOT, inner, NULL);
}

static struct filter *read_logic(struct filter_reader *r, const json_t *json, int depth)
{
    void         *first = json_object_iter((json_t *)(uintptr_t)json);
    const char   *word = first ? json_object_iter_key(first) : "";
    const json_t *arguments = first ? json_object_iter_value(first) : NULL;

    if (depth == 0)
        return filter_wrong(r, 0, "must not be deeper than %d operators", FILTER_DEPTH_MAX);
    if (json_object_size(json) != 1)
        return filter_wrong(r, 0, "a condition must be an object with one operator");
    if (is_var(json))
        return read_truth(r, read_var(r, json));
    if (strcmp(word, "and") == 0 || strcmp(word, "or") == 0)
        return read_joined(r, word[0] == 'a' ? FILTER_AND : FILTER_OR, arguments, depth - 1);
    if (strcmp(word, "!") == 0 || strcmp(word, "!!") == 0)
        return read_not(r, arguments, word[1] == '!', depth - 1);
    if (strcmp(word, "in") == 0)
        return read_in(r, arguments);
    for (size_t i = 0; i < COMPARISONS; i++)
        if (strcmp(word, comparisons[i].word) == 0)
            return read_comparison(r, i, arguments);
    return filter_wrong(r, 0, "the operator must be one of ==, !=, <, <=, >, >=, in, and, or, !, !!");
}

/* --- base64 --------------------------------------------------------------------------- */

/* Both alphabets, with padding or without; a plus sign that the URL made a space. */
static bool base64_any(struct arena *mem, str text, str *data)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < text.len; i++) {
        char ch = text.data[i];

        if (ch != '=')
            buf_char(&b, ch == '-' || ch == ' ' ? '+' : ch == '_' ? '/' : ch);
    }
    while (b.len % 4)
        buf_char(&b, '=');
    return base64_read(mem, buf_end(&b), data) && str_is_utf8(*data);
}

bool jsonlogic_read(struct call *c, const char *param, str base64, const struct filter_field *fields,
                    const struct filter **filter)
{
    struct filter_reader r = { .c = c, .param = param, .fields = fields };
    const char          *message;
    json_t              *json;
    str                  text;

    *filter = NULL;
    if (!str_trim(base64).len)
        return true;
    if (base64.len > JSONLOGIC_BYTES_MAX || !base64_any(c->mem, str_trim(base64), &text))
        return filter_wrong(&r, 0, "must be base64 of at most %d characters", JSONLOGIC_BYTES_MAX);
    json = json_read(text, DEPTH_MAX, &message);
    if (!json)
        return filter_wrong(&r, 0, "must be base64 of JSON: %s", message);
    call_defer(c, json_close, json);
    *filter = read_logic(&r, json, FILTER_DEPTH_MAX);
    return *filter != NULL;
}
