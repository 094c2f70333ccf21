/* positions.c - positions with the drives they ask for, in sigma.
 *
 * Operations: positions.create, .list, .update, .delete.
 * They are no job profiles of the ESC family: those hold T scores of twelve dimensions, and
 * whoever reads one kind could make nothing of the other.
 * A target is a range for each of the drives A to D, or none at all.
 * Tables: job_position.
 */
#include <math.h>
#include "api/native/native.h"
#include "core/random.h"
#include "core/text.h"

#define ENDS      8 /* low and high of A to D */
#define SIGMA_MAX 4

struct position {
    struct id     position_id;
    str           title, title_fold, description, external_id;
    struct { double a_low, a_high, b_low, b_high, c_low, c_high, d_low, d_high; };
    struct moment created_at, updated_at;
};
#define END(member, what) \
    FIELD(position, member, .flags = NULLABLE, .min = -SIGMA_MAX, .max = SIGMA_MAX, .doc = what)
#define POSITION_FIELDS                                                                               \
    FIELD(position, title_fold, .flags = INTERNAL),                                                   \
    FIELD(position, title,       .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE,      \
          .doc = "Title, by which assessments name it"),                                              \
    FIELD(position, description, .flags = NULLABLE, .max = 5000, .doc = "What the position is about"), \
    FIELD(position, external_id, .flags = NULLABLE, .max = 200, .doc = "The caller's reference"),     \
    END(a_low, "Dominance asked for, lower end in sigma; all eight ends or none"),                    \
    END(a_high, "Dominance, upper end"),                                                              \
    END(b_low, "Extraversion, lower end"), END(b_high, "Extraversion, upper end"),                    \
    END(c_low, "Patience, lower end"), END(c_high, "Patience, upper end"),                            \
    END(d_low, "Formality, lower end"), END(d_high, "Formality, upper end")
static const struct field position_fields[] = {
    FIELD(position, position_id, .flags = READONLY, .prefix = "pos_", .doc = "Id of the position"),
    POSITION_FIELDS,
    FIELD(position, created_at,  .flags = READONLY, .doc = "When it was made"),
    FIELD(position, updated_at,  .flags = READONLY, .doc = "When it was last changed"),
};
SHAPE(position);

/* The same with the id that the path brings. */
static const struct field position_update_fields[] = {
    FIELD(position, position_id, .flags = REQUIRED, .prefix = "pos_", .doc = "Id of the position"),
    POSITION_FIELDS,
};
static const struct shape position_update_shape = {
    "position_update", position_update_fields, sizeof position_update_fields / sizeof position_update_fields[0],
    sizeof(struct position),
};
static const struct shape position_id_shape = { "position_id", position_update_fields, 1, sizeof(struct position) };

#define COLUMNS                                                                                       \
    "id AS position_id, title, description, external_id, a_low, a_high, b_low, b_high, c_low, c_high," \
    " d_low, d_high, created_at, updated_at"

static bool target_check(struct call *c)
{
    static const char *const names[ENDS] = { "a_low", "a_high", "b_low", "b_high", "c_low", "c_high", "d_low",
                                             "d_high" };
    const struct position *in = c->in;
    const double          *ends = &in->a_low;
    int                    given_n = 0;

    for (int i = 0; i < ENDS; i++)
        given_n += !isnan(ends[i]);
    for (int i = 0; i < ENDS; i++) {
        if (given_n && isnan(ends[i]))
            fail(c, 422, names[i], "is required when another end is given");
        else if (i % 2 && ends[i] < ends[i - 1])
            fail(c, 422, names[i], "must not be below its lower end");
    }
    return c->errors_n == 0;
}

/* Checks what came and fills what is kept beside it. */
static bool position_complete(struct call *c)
{
    struct position *in = c->in;

    in->title_fold = text_fold(c->mem, in->title);
    return target_check(c);
}

static bool positions_create(struct call *c)
{
    struct position *in = c->in;

    if (!position_complete(c))
        return false;
    in->position_id.n = id_new();
    db_row(c, "INSERT INTO job_position (workspace_id, id, title, title_fold, description, external_id, a_low,"
           " a_high, b_low, b_high, c_low, c_high, d_low, d_high, created_at, updated_at) VALUES (:workspace_id,"
           " :position_id, :title, :title_fold, :description, :external_id, :a_low, :a_high, :b_low, :b_high,"
           " :c_low, :c_high, :d_low, :d_high, :now_ms, :now_ms) RETURNING " COLUMNS, INTO(position, in));
    return reply(c, in);
}

static bool positions_update(struct call *c)
{
    return position_complete(c) && run_row(c);
}

const struct op native_positions_ops[] = {
    { OP("positions.create"), .method = POST, .path = "/assay/v1/positions", .perm = PERM_PROFILE_WRITE,
      .summary = "Create a position with the drives it asks for", .in = &position_shape, .out = &position_shape,
      .status = 201, .run = positions_create, .source = "PSYCHOMETRICS.md 6",
      .fails = "409: there is one of that title" },
    { OP("positions.list"), .method = GET, .path = "/assay/v1/positions", .perm = PERM_PROFILE_READ,
      .summary = "List positions, newest first", .out = &position_shape, .flags = OP_LIST, .list = "positions",
      .status = 200, .run = run_rows, .source = "PSYCHOMETRICS.md 6",
      .sql = "SELECT " COLUMNS " FROM job_position WHERE workspace_id = :workspace_id"
             " ORDER BY id DESC LIMIT :limit OFFSET :offset" },
    { OP("positions.update"), .method = PUT, .path = "/assay/v1/positions/{position_id}", .perm = PERM_PROFILE_WRITE,
      .summary = "Replace a position", .in = &position_update_shape, .out = &position_shape, .status = 200,
      .run = positions_update, .source = "PSYCHOMETRICS.md 6", .fails = "409: there is another of that title",
      .sql = "UPDATE job_position SET title = :title, title_fold = :title_fold, description = :description,"
             " external_id = :external_id, a_low = :a_low, a_high = :a_high, b_low = :b_low, b_high = :b_high,"
             " c_low = :c_low, c_high = :c_high, d_low = :d_low, d_high = :d_high, updated_at = :now_ms"
             " WHERE workspace_id = :workspace_id AND id = :position_id RETURNING " COLUMNS },
    { OP("positions.delete"), .method = DELETE, .path = "/assay/v1/positions/{position_id}",
      .perm = PERM_PROFILE_WRITE, .summary = "Delete a position; its assessments then have none",
      .in = &position_id_shape, .status = 204, .run = run_none, .source = "PSYCHOMETRICS.md 6",
      .sql = "DELETE FROM job_position WHERE workspace_id = :workspace_id AND id = :position_id" },
    { 0 }
};
