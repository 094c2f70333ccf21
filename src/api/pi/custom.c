/* custom.c - fields a workspace defines for its assessments, and their values.
 *
 * Whatever comes as customFields is accepted: what names no field, or is no value that
 * the field takes, is not assigned.
 * Tables: custom_field, custom_value.
 */
#include "api/pi/invitation.h"
#include "core/json.h"

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
        db_exec_with(c, WITH(assignment, a), "INSERT INTO custom_value (workspace_id, attempt_id, field_id, value)"
                     " VALUES (:workspace_id, :attempt_id, :field_id, :value) ON CONFLICT (workspace_id, attempt_id,"
                     " field_id) DO UPDATE SET value = excluded.value");
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

struct list pi_custom_read(struct call *c, int64_t attempt_id)
{
    struct assignment key = { .attempt_id = attempt_id };

    return db_rows_with(c, WITH(assignment, &key), "SELECT f.name AS field_name, v.value AS field_value"
                        " FROM custom_field f LEFT JOIN custom_value v ON v.workspace_id = f.workspace_id"
                        " AND v.field_id = f.id AND v.attempt_id = :attempt_id WHERE f.workspace_id = :workspace_id"
                        " ORDER BY f.id", &pi_custom_shape, CUSTOM_FIELDS_MAX);
}
