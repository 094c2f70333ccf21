/* custom_fields.c - fields that a workspace adds to its assessments.
 *
 * Operations: custom_fields.create, .list, .delete.
 * Values come with assessments (api/pi/custom.c); they go with their field.
 * Tables: custom_field, custom_value.
 */
#include "api/native/native.h"
#include "core/random.h"

#define FIELDS_MAX 100 /* as in api/pi/invitation.h */

struct custom_field { struct id field_id; str name; struct list choices; struct moment created_at; };
static const struct field custom_field_fields[] = {
    FIELD(custom_field, field_id,   .flags = READONLY, .prefix = "fld_", .doc = "Id of the field"),
    FIELD(custom_field, name,       .flags = REQUIRED, .min = 1, .max = 100, .format = FORMAT_LINE,
          .doc = "Name, by which assessments assign it"),
    FIELD(custom_field, choices,    .flags = NULLABLE, .item = TYPE_TEXT, .min = 1, .max = 200,
          .doc = "Values it takes; any text when absent"),
    FIELD(custom_field, created_at, .flags = READONLY, .doc = "When it was made"),
};
SHAPE(custom_field);
static const struct field custom_field_id_fields[] = {
    FIELD(custom_field, field_id, .flags = REQUIRED, .prefix = "fld_", .doc = "Id of the field"),
};
static const struct shape custom_field_id_shape = { "custom_field_id", custom_field_id_fields, 1,
                                                    sizeof(struct custom_field) };

static bool custom_fields_create(struct call *c)
{
    struct custom_field *in = c->in;
    int64_t              n = 0;

    db_int(c, "SELECT count(*) FROM custom_field WHERE workspace_id = :workspace_id", &n);
    if (n >= FIELDS_MAX)
        return failf(c, 409, NULL, "a workspace has at most %d fields: delete one first", FIELDS_MAX);
    in->field_id.n = id_new();
    db_row(c, "INSERT INTO custom_field (workspace_id, id, name, choices, created_at) VALUES (:workspace_id,"
           " :field_id, :name, :choices, :now_ms) RETURNING id AS field_id, name, choices, created_at",
           INTO(custom_field, in));
    return reply(c, in);
}

static bool custom_fields_delete(struct call *c)
{
    db_exec(c, "DELETE FROM custom_value WHERE workspace_id = :workspace_id AND field_id = :field_id");
    return run_none(c);
}

const struct op native_custom_fields_ops[] = {
    { OP("custom_fields.create"), .method = POST, .path = "/assay/v1/custom-fields", .perm = PERM_PROFILE_WRITE,
      .summary = "Add a field to the assessments of the workspace", .in = &custom_field_shape,
      .out = &custom_field_shape, .status = 201, .run = custom_fields_create,
      .source = "predictive-index.openapi.json customFields",
      .fails = "409: there is one of that name, or there are 100 already" },
    { OP("custom_fields.list"), .method = GET, .path = "/assay/v1/custom-fields", .perm = PERM_PROFILE_READ,
      .summary = "List the fields, oldest first", .out = &custom_field_shape, .flags = OP_LIST,
      .list = "custom_fields", .status = 200, .run = run_rows,
      .source = "predictive-index.openapi.json customFields",
      .sql = "SELECT id AS field_id, name, choices, created_at FROM custom_field WHERE workspace_id = :workspace_id"
             " ORDER BY id LIMIT :limit OFFSET :offset" },
    { OP("custom_fields.delete"), .method = DELETE, .path = "/assay/v1/custom-fields/{field_id}",
      .perm = PERM_PROFILE_WRITE, .summary = "Delete a field with its values", .in = &custom_field_id_shape,
      .status = 204, .run = custom_fields_delete, .source = "predictive-index.openapi.json customFields",
      .sql = "DELETE FROM custom_field WHERE workspace_id = :workspace_id AND id = :field_id" },
    { 0 }
};
