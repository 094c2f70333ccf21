/* custom.c - fields a workspace defines for its assessments, and their values.
 *
 * Whatever comes as customFields is accepted: what names no field, or is no value that
 * the field takes, is not assigned.
 * Tables: custom_field, custom_value.
 */
#include "api/pi/invitation.h"
#include "core/json.h"
#include "db/filter.h"

#define VALUE_CHARS_MAX 500
#define VALUES_MAX      1000 /* looked at in one request */

static const struct field pi_custom_fields[] = {
    FIELD(pi_custom, field_name,  .doc = "Name of the field"),
    FIELD(pi_custom, field_value, .flags = NULLABLE, .doc = "Value, or null when nothing is assigned"),
};
const struct shape pi_custom_shape = { "pi_custom", pi_custom_fields, 2, sizeof(struct pi_custom) };

struct assignment { int64_t attempt_id, field_id; str name, value, choices; };
static const struct field assignment_fields[] = {
    FIELD(assignment, attempt_id), FIELD(assignment, field_id), FIELD(assignment, name), FIELD(assignment, value),
    FIELD(assignment, choices),
};
SHAPE(assignment);

static bool takes(str choices, str value)
{
    const char *message;
    json_t     *list = choices.data ? json_read(choices, JSON_DEPTH_MAX, &message) : NULL;
    bool        found = !choices.data;

    for (size_t i = 0; i < json_array_size(list) && !found; i++)
        found = str_eq(json_str(json_array_get(list, i)), value);
    json_close(list);
    return found && str_chars(value) <= VALUE_CHARS_MAX;
}

static void assign(struct call *c, struct assignment *a, const json_t *value)
{
    if (!db_row_with(c, WITH(assignment, a), "SELECT id AS field_id, choices FROM custom_field"
                     " WHERE workspace_id = :workspace_id AND name = :name", INTO(assignment, a)))
        return;
    a->value = str_copy(c->mem, json_str(value));
    if (json_is_null(value))
        db_exec_with(c, WITH(assignment, a), "DELETE FROM custom_value WHERE workspace_id = :workspace_id"
                     " AND attempt_id = :attempt_id AND field_id = :field_id");
    else if (json_is_string(value) && takes(a->choices, a->value))
        db_exec_with(c, WITH(assignment, a), "INSERT INTO custom_value (workspace_id, attempt_id, field_id,"
                     " value) VALUES (:workspace_id, :attempt_id, :field_id, :value)"
                     " ON CONFLICT (workspace_id, attempt_id, field_id) DO UPDATE SET value = excluded.value");
}

void pi_custom_assign(struct call *c, int64_t attempt_id, struct json fields)
{
    const char *message;
    json_t     *list = fields.text.data ? json_read(fields.text, JSON_DEPTH_MAX, &message) : NULL;

    if (!list)
        return;
    call_defer(c, json_close, list);
    for (size_t i = 0; i < json_array_size(list) && i < VALUES_MAX; i++) {
        const json_t     *one = json_array_get(list, i);
        struct assignment a = { .attempt_id = attempt_id,
                                .name = str_copy(c->mem, json_str(json_object_get(one, "fieldName"))) };

        if (a.name.len && json_object_get(one, "fieldValue"))
            assign(c, &a, json_object_get(one, "fieldValue"));
    }
}

/* --- reading ------------------------------------------------------------------ */

struct defined { int64_t id; str name; };
static const struct field defined_fields[] = { FIELD(defined, id), FIELD(defined, name) };
SHAPE(defined);

static const struct filter_field of_attempt = { .type = TYPE_ID, .column = "v.attempt_id" };

/* The values of these attempts, in one statement. */
static struct list values_read(struct call *c, const int64_t *attempt_ids, size_t n)
{
    struct filter_value *ids = ARENA_ARRAY(c->mem, struct filter_value, n);
    struct filter        of_these = { .op = FILTER_IN, .field = &of_attempt, .values = ids, .n = n };
    struct db_source     values;
    const char          *sql;

    for (size_t i = 0; i < n; i++)
        ids[i] = (struct filter_value){ TYPE_ID, .integer = attempt_ids[i] };
    sql = db_build_refined(c->mem, db_conn_is_postgres(c->conn), "SELECT v.attempt_id, v.field_id, v.value"
                           " FROM custom_value v WHERE v.workspace_id = :workspace_id ORDER BY v.attempt_id",
                           &(struct refine){ .filter = &of_these }, &values);
    return db_rows_with(c, values, sql, &assignment_shape, PI_PAGE_MAX * CUSTOM_FIELDS_MAX);
}

static void value_put(const struct assignment *a, const struct list *defined, const int64_t *attempt_ids, size_t n,
                      struct list *lists)
{
    const struct defined *fields = defined->items;

    for (size_t i = 0; i < n; i++)
        for (size_t f = 0; attempt_ids[i] == a->attempt_id && f < defined->n; f++)
            if (fields[f].id == a->field_id)
                ((struct pi_custom *)lists[i].items)[f].field_value = a->value;
}

void pi_custom_read(struct call *c, const int64_t *attempt_ids, size_t n, struct list *lists)
{
    struct list defined = db_rows(c, "SELECT id, name FROM custom_field WHERE workspace_id = :workspace_id"
                                  " ORDER BY id", &defined_shape, CUSTOM_FIELDS_MAX);
    struct list values;

    for (size_t i = 0; i < n; i++) {
        lists[i] = (struct list){ ARENA_ARRAY(c->mem, struct pi_custom, defined.n + 1), defined.n };
        for (size_t f = 0; f < defined.n; f++)
            ((struct pi_custom *)lists[i].items)[f].field_name = ((const struct defined *)defined.items)[f].name;
    }
    if (!n || !defined.n)
        return;
    values = values_read(c, attempt_ids, n);
    for (size_t v = 0; v < values.n; v++)
        value_put((const struct assignment *)values.items + v, &defined, attempt_ids, n, lists);
}
