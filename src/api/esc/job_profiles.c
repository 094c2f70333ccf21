/* job_profiles.c - ideal profiles: a target range and a weight by dimension.
 *
 * Operations: job_profiles.create, .list, .get, .update, .delete.
 * Tables: job_profile.
 */
#include "api/esc/esc.h"
#include "api/esc/job_profile.h"
#include "core/random.h"
#include "domain/bigfive.h"

#define DIMENSIONS                                                                                       \
    "achievement|assertiveness|sociability|enthusiasm|empathy|cooperation|integrity|structure|"         \
    "perseverance|stress_resistance|composure|openness_to_change"

static const struct field target_fields[] = {
    FIELD(target, key,      .flags = REQUIRED, .one_of = DIMENSIONS, .doc = "Key of a result dimension"),
    FIELD(target, min,      .flags = REQUIRED, .min = 0, .max = 100, .doc = "Lower bound of the ideal range, T score"),
    FIELD(target, max,      .flags = REQUIRED, .min = 0, .max = 100, .doc = "Upper bound of the ideal range, T score"),
    FIELD(target, weight,   .min = 0, .max = 1000, .initial = 1, .doc = "Weight beside the others"),
    FIELD(target, required, .doc = "Shown as a knock-out when it is missed by more than one SD"),
};
SHAPE(target);

static const struct field job_profile_fields[] = {
    FIELD(job_profile, profile_id,  .flags = READONLY, .prefix = "jp_", .doc = "Id of the profile"),
    FIELD(job_profile, name,        .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE,
              .doc = "Name of the job"),
    FIELD(job_profile, description, .flags = NULLABLE, .max = 5000, .doc = "What the job is about"),
    FIELD_LIST(job_profile, dimensions, target, .flags = REQUIRED, .min = 1, .max = DIM_COUNT,
              .doc = "Target of each dimension"),
    FIELD(job_profile, created_at,  .flags = READONLY, .doc = "When it was made"),
    FIELD(job_profile, updated_at,  .flags = READONLY, .doc = "When it was last changed"),
};
SHAPE(job_profile);

/* The same with the id that the path brings. */
static const struct field job_profile_update_fields[] = {
    FIELD(job_profile, profile_id,  .flags = REQUIRED, .prefix = "jp_", .doc = "Id of the profile"),
    FIELD(job_profile, name,        .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE,
              .doc = "Name of the job"),
    FIELD(job_profile, description, .flags = NULLABLE, .max = 5000, .doc = "What the job is about"),
    FIELD_LIST(job_profile, dimensions, target, .flags = REQUIRED, .min = 1, .max = DIM_COUNT,
              .doc = "Target of each dimension"),
};
static const struct shape job_profile_update_shape = { "job_profile_update", job_profile_update_fields, 4,
                                                       sizeof(struct job_profile) };

static const struct field job_profile_id_fields[] = {
    FIELD(esc_id, profile_id, .flags = REQUIRED, .prefix = "jp_", .doc = "Id of the profile"),
};
static const struct shape job_profile_id_shape = { "job_profile_id", job_profile_id_fields, 1, sizeof(struct esc_id) };

#define COLUMNS "id AS profile_id, name, description, dimensions, created_at, updated_at"

bool job_profile_read(struct call *c, int64_t id, struct job_profile *profile)
{
    struct job_profile key = { .profile_id = { id } };

    return db_row_with(c, WITH(job_profile, &key), "SELECT " COLUMNS " FROM job_profile"
                       " WHERE workspace_id = :workspace_id AND id = :profile_id", INTO(job_profile, profile));
}

/* No reversed range, no dimension twice. */
static bool targets_check(struct call *c, const struct list *dimensions)
{
    const struct target *t = dimensions->items;
    unsigned             seen = 0;

    for (size_t i = 0; i < dimensions->n; i++) {
        enum dimension d = dimension_find(t[i].key);

        if (t[i].min > t[i].max)
            fail(c, 422, str_printf(c->mem, "dimensions.%zu.max", i).data, "must not be below min");
        if (seen >> d & 1)
            fail(c, 422, str_printf(c->mem, "dimensions.%zu.key", i).data, "stands twice");
        seen |= 1u << d;
    }
    return c->errors_n == 0;
}

static bool job_profiles_create(struct call *c)
{
    struct job_profile *in = c->in;

    if (!targets_check(c, &in->dimensions))
        return false;
    in->profile_id.n = id_new();
    db_row(c, "INSERT INTO job_profile (workspace_id, id, name, description, dimensions, created_at, updated_at)"
           " VALUES (:workspace_id, :profile_id, :name, :description, :dimensions, :now_ms, :now_ms)"
            " RETURNING " COLUMNS,
           INTO(job_profile, in));
    return reply(c, in);
}

static bool job_profiles_update(struct call *c)
{
    struct job_profile *in = c->in;

    return targets_check(c, &in->dimensions) && run_row(c);
}

const struct op esc_job_profiles_ops[] = {
    { OP("job_profiles.create"), .method = POST, .path = "/api/v1/job-profiles", .perm = PERM_PROFILE_WRITE,
      .summary = "Create an ideal profile", .in = &job_profile_shape, .out = &job_profile_shape, .status = 201,
      .run = job_profiles_create, .source = "esc.openapi.json createJobProfile" },
    { OP("job_profiles.list"),   .method = GET, .path = "/api/v1/job-profiles", .perm = PERM_PROFILE_READ,
      .summary = "List ideal profiles, newest first", .out = &job_profile_shape, .flags = OP_LIST,
      .list = "job_profiles", .status = 200, .run = run_rows, .source = "esc.openapi.json listJobProfiles",
      .sql = "SELECT " COLUMNS " FROM job_profile WHERE workspace_id = :workspace_id"
             " ORDER BY id DESC LIMIT :limit OFFSET :offset" },
    { OP("job_profiles.get"),    .method = GET, .path = "/api/v1/job-profiles/{profile_id}", .perm = PERM_PROFILE_READ,
      .summary = "One ideal profile", .in = &job_profile_id_shape, .out = &job_profile_shape, .status = 200,
      .run = run_row, .source = "esc.openapi.json getJobProfile",
      .sql = "SELECT " COLUMNS " FROM job_profile WHERE workspace_id = :workspace_id AND id = :profile_id" },
    { OP("job_profiles.update"), .method = PUT, .path = "/api/v1/job-profiles/{profile_id}", .perm = PERM_PROFILE_WRITE,
      .summary = "Replace an ideal profile", .in = &job_profile_update_shape, .out = &job_profile_shape, .status = 200,
      .run = job_profiles_update, .source = "esc.openapi.json replaceJobProfile",
      .sql = "UPDATE job_profile SET name = :name, description = :description, dimensions = :dimensions,"
             " updated_at = :now_ms WHERE workspace_id = :workspace_id AND id = :profile_id RETURNING " COLUMNS },
    { OP("job_profiles.delete"), .method = DELETE, .path = "/api/v1/job-profiles/{profile_id}",
      .perm = PERM_PROFILE_WRITE, .summary = "Delete an ideal profile", .in = &job_profile_id_shape, .status = 204,
      .run = run_none, .source = "esc.openapi.json deleteJobProfile",
      .sql = "DELETE FROM job_profile WHERE workspace_id = :workspace_id AND id = :profile_id" },
    { 0 }
};
