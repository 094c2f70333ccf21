/* profiles.c - everything that was completed, invited by API or in the admin tool.
 *
 * Operations: profiles.list, profiles.get.
 * Tables: attempt, person, result, team, team_member.
 */
#include "api/esc/result.h"
#include "api/esc/team.h"

#define SOURCE "CASE WHEN a.source = 'api' THEN 'api' ELSE 'admin' END AS source"
#define TEAMS_MAX 10000

struct profile {
    struct id     session_id, invite_id;
    str           source, name, email, product_type;
    struct moment completed_at;
};
static const struct field profile_fields[] = {
    FIELD(profile, session_id,   .prefix = "s_", .doc = "Id of the completed session"),
    FIELD(profile, invite_id,    .flags = NULLABLE, .prefix = "inv_",
          .doc = "Id of the invitation, null for one of the admin tool"),
    FIELD(profile, source,       .one_of = "api|admin", .doc = "Where it was started"),
    FIELD(profile, name,         .doc = "Name, or the address when none is known"),
    FIELD(profile, email,        .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(profile, product_type, .one_of = ESC_PRODUCTS, .doc = "Assessment type"),
    FIELD(profile, completed_at, .doc = "When it was completed"),
};
SHAPE(profile);

static const struct field profile_detail_fields[] = {
    RESULTS_FIELDS,
    FIELD(results, source, .one_of = "api|admin", .doc = "Where it was started"),
    FIELD_LIST(results, teams, team, .doc = "Teams the person belongs to with it"),
};
static const struct shape profile_detail_shape = { "profile_detail", profile_detail_fields,
    sizeof profile_detail_fields / sizeof profile_detail_fields[0], sizeof(struct results) };

static const struct field profile_query_fields[] = {
    FIELD(esc_id, session_id, .flags = REQUIRED, .prefix = "s_", .doc = "Id of the completed session"),
    ACCEPT_LANGUAGE(esc_id),
};
static const struct shape profile_query_shape = { "profile_query", profile_query_fields, 2, sizeof(struct esc_id) };

static bool profiles_get(struct call *c)
{
    struct esc_id         *in = c->in;
    struct results         profile = { 0 };
    struct dimension_score scores[DIM_COUNT];

    if (!db_row(c, "SELECT " RESULTS_COLUMNS ", " SOURCE RESULTS_FROM " WHERE a.workspace_id = :workspace_id"
                " AND a.id = :session_id" ESC_COMPLETED, (struct into){ &profile_detail_shape, &profile }) ||
        !dimensions_read(profile.scores, scores))
        return fail(c, 404, NULL, "no such record");
    profile.dimensions = dimension_values(c, profile.product_type, scores, in->accept_language);
    profile.teams      = db_rows(c, "SELECT " TEAM_COLUMNS " FROM team t WHERE t.workspace_id = :workspace_id"
                                 " AND t.id IN (SELECT team_id FROM team_member WHERE workspace_id = :workspace_id"
                                 " AND attempt_id = :session_id) ORDER BY t.id", &team_shape, TEAMS_MAX);
    return reply(c, &profile);
}

const struct op esc_profiles_ops[] = {
    { OP("profiles.list"), .method = GET, .path = "/api/v1/profiles", .perm = PERM_RESULT_READ,
      .summary = "All completed assessments, newest first", .out = &profile_shape, .flags = OP_LIST,
      .list = "profiles", .status = 200, .run = run_rows, .source = "esc.openapi.json listProfiles",
      .sql = "SELECT a.id AS session_id, CASE WHEN a.source = 'api' THEN a.id END AS invite_id, " SOURCE ", " ESC_NAME
             " AS name, p.email, a.product AS product_type, a.finished_at AS completed_at FROM attempt a"
             " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
             " WHERE a.workspace_id = :workspace_id" ESC_COMPLETED
             " ORDER BY a.finished_at DESC, a.id DESC LIMIT :limit OFFSET :offset" },
    { OP("profiles.get"),  .method = GET, .path = "/api/v1/profiles/{session_id}", .perm = PERM_RESULT_READ,
      .summary = "Full results and team memberships", .in = &profile_query_shape, .out = &profile_detail_shape,
      .status = 200, .run = profiles_get, .source = "esc.openapi.json getProfile" },
    { 0 }
};
