/* teams.c - groups of people whose completed assessments are looked at together.
 *
 * Operations: teams.list, .create, .get, .update, .delete, team_members.add, .remove.
 * A member is a completed session; the same person may be in many teams.
 * Tables: team, team_member, attempt, person.
 */
#include "api/esc/team.h"
#include "core/random.h"
#include "domain/team.h"

#define TEAM_FIELDS                                                                                       \
    FIELD(team, team_id, .prefix = "team_", .doc = "Id of the team"),                                      \
    FIELD(team, name, .doc = "Name"),                                                                      \
    FIELD(team, description, .flags = NULLABLE, .doc = "What the team is"),                                \
    FIELD(team, member_count, .doc = "Members"),                                                           \
    FIELD(team, created_at, .doc = "When it was made")

static const struct field team_fields[] = { TEAM_FIELDS };
const struct shape team_shape = { "team", team_fields, sizeof team_fields / sizeof team_fields[0],
                                  sizeof(struct team) };

struct team_member { struct id session_id; str name, email; struct moment added_at; };
static const struct field team_member_fields[] = {
    FIELD(team_member, session_id, .prefix = "s_", .doc = "Id of the completed session"),
    FIELD(team_member, name, .doc = "Name, or the address when none is known"),
    FIELD(team_member, email, .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(team_member, added_at, .doc = "When it was added"),
};
SHAPE(team_member);

static const struct field team_detail_fields[] = {
    TEAM_FIELDS, FIELD_LIST(team, members, team_member, .doc = "Members, in the order they were added"),
};
static const struct shape team_detail_shape = { "team_detail", team_detail_fields,
    sizeof team_detail_fields / sizeof team_detail_fields[0], sizeof(struct team) };

/* What comes in to make or change a team. */
struct team_request { struct id id; str name, description; struct list member_session_ids, session_ids; };
static const struct field team_create_fields[] = {
    FIELD(team_request, id, .flags = INTERNAL),
    FIELD(team_request, name, .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE, .doc = "Name"),
    FIELD(team_request, description, .flags = NULLABLE, .max = 5000, .doc = "What the team is"),
    FIELD(team_request, member_session_ids, .item = TYPE_ID, .prefix = "s_", .max = TEAM_MEMBERS_MAX,
          .doc = "Completed sessions that are its members"),
};
static const struct shape team_create_shape = { "team_create", team_create_fields, 4, sizeof(struct team_request) };

static const struct field team_update_fields[] = {
    FIELD(team_request, id, .flags = REQUIRED, .prefix = "team_", .doc = "Id of the team"),
    FIELD(team_request, name, .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE, .doc = "Name"),
    FIELD(team_request, description, .flags = NULLABLE, .max = 5000, .doc = "What the team is"),
    FIELD(team_request, member_session_ids, .item = TYPE_ID, .prefix = "s_", .max = TEAM_MEMBERS_MAX,
          .doc = "Completed sessions that are its members from now on; as they are when absent"),
};
static const struct shape team_update_shape = { "team_update", team_update_fields, 4, sizeof(struct team_request) };

static const struct field members_add_fields[] = {
    FIELD(team_request, id, .flags = REQUIRED, .prefix = "team_", .doc = "Id of the team"),
    FIELD(team_request, session_ids, .flags = REQUIRED, .item = TYPE_ID, .prefix = "s_", .min = 1,
          .max = TEAM_MEMBERS_MAX, .doc = "Completed sessions to add"),
};
static const struct shape members_add_shape = { "members_add", members_add_fields, 2, sizeof(struct team_request) };

static const struct field team_id_fields[] = {
    FIELD(esc_id, id, .flags = REQUIRED, .prefix = "team_", .doc = "Id of the team"),
};
static const struct shape team_id_shape = { "team_id", team_id_fields, 1, sizeof(struct esc_id) };

struct member_id { struct id id, sid; };
static const struct field member_id_fields[] = {
    FIELD(member_id, id, .flags = REQUIRED, .prefix = "team_", .doc = "Id of the team"),
    FIELD(member_id, sid, .flags = REQUIRED, .prefix = "s_", .doc = "Session id of the member"),
};
SHAPE(member_id);

bool team_read(struct call *c, int64_t id, struct team *team)
{
    struct esc_id key = { .id = { id } };

    return db_row_with(c, WITH(team_id, &key), "SELECT " TEAM_COLUMNS " FROM team t"
                       " WHERE t.workspace_id = :workspace_id AND t.id = :id", INTO(team, team)) ||
           fail(c, 404, NULL, "no such record");
}

static bool detail_reply(struct call *c, int64_t id)
{
    struct esc_id key = { .id = { id } };
    struct team   team = { 0 };

    if (!team_read(c, id, &team))
        return false;
    team.members = db_rows_with(c, WITH(team_id, &key), "SELECT m.attempt_id AS session_id, " ESC_NAME " AS name,"
                                " p.email, m.added_at FROM team_member m"
                                " JOIN attempt a ON a.workspace_id = m.workspace_id AND a.id = m.attempt_id"
                                " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                                " WHERE m.workspace_id = :workspace_id AND m.team_id = :id AND a.deleted_at IS NULL"
                                " ORDER BY m.added_at, m.attempt_id", &team_member_shape, TEAM_MEMBERS_MAX);
    return reply(c, &team);
}

/* Adds sessions to a team, each once; false: 422 said, by the place in `field`. */
static bool members_insert(struct call *c, int64_t team_id, const char *field, struct list sessions)
{
    struct member_id *rows = ARENA_ARRAY(c->mem, struct member_id, sessions.n + 1);
    int64_t           n = 0;

    for (size_t i = 0; i < sessions.n; i++) {
        rows[i] = (struct member_id){ { team_id }, ((struct id *)sessions.items)[i] };
        if (!db_int_with(c, WITH(member_id, &rows[i]), "SELECT a.id FROM attempt a WHERE a.workspace_id = :workspace_id"
                         " AND a.id = :sid" ESC_COMPLETED, &n))
            fail(c, 422, str_printf(c->mem, "%s.%zu", field, i).data, "must be the id of a completed session");
    }
    if (c->errors_n)
        return false;
    db_exec_many(c, &member_id_shape, rows, sessions.n, "INSERT INTO team_member (workspace_id, team_id, attempt_id,"
                 " added_at) VALUES (:workspace_id, :id, :sid, :now_ms) ON CONFLICT DO NOTHING");
    rows[0].id.n = team_id;
    db_int_with(c, WITH(member_id, rows), "SELECT count(*) FROM team_member WHERE workspace_id = :workspace_id"
                " AND team_id = :id", &n);
    return n <= TEAM_MEMBERS_MAX || failf(c, 422, field, "a team has at most %d members", TEAM_MEMBERS_MAX);
}

static bool teams_create(struct call *c)
{
    struct team_request *in = c->in;

    in->id.n = id_new();
    db_exec(c, "INSERT INTO team (workspace_id, id, name, description, created_at)"
            " VALUES (:workspace_id, :id, :name, :description, :now_ms)");
    return members_insert(c, in->id.n, "member_session_ids", in->member_session_ids) && detail_reply(c, in->id.n);
}

static bool teams_get(struct call *c)
{
    return detail_reply(c, ((struct esc_id *)c->in)->id.n);
}

static bool teams_update(struct call *c)
{
    struct team_request *in = c->in;

    if (db_exec(c, "UPDATE team SET name = :name, description = :description"
                " WHERE workspace_id = :workspace_id AND id = :id") == 0)
        return fail(c, 404, NULL, "no such record");
    if (in->member_session_ids.items)
        db_exec(c, "DELETE FROM team_member WHERE workspace_id = :workspace_id AND team_id = :id");
    return members_insert(c, in->id.n, "member_session_ids", in->member_session_ids) && detail_reply(c, in->id.n);
}

static bool teams_delete(struct call *c)
{
    db_exec(c, "DELETE FROM team_member WHERE workspace_id = :workspace_id AND team_id = :id");
    return run_none(c);
}

static bool team_members_add(struct call *c)
{
    struct team_request *in = c->in;
    struct team          team = { 0 };

    return team_read(c, in->id.n, &team) && members_insert(c, in->id.n, "session_ids", in->session_ids) &&
           detail_reply(c, in->id.n);
}

const struct op esc_teams_ops[] = {
    { OP("teams.list"),   .method = GET, .path = "/api/v1/teams", .perm = PERM_TEAM_READ,
      .summary = "All teams, newest first", .out = &team_shape, .flags = OP_LIST, .list = "teams", .status = 200,
      .run = run_rows, .source = "esc.openapi.json listTeams",
      .sql = "SELECT " TEAM_COLUMNS " FROM team t WHERE t.workspace_id = :workspace_id"
             " ORDER BY t.id DESC LIMIT :limit OFFSET :offset" },
    { OP("teams.create"), .method = POST, .path = "/api/v1/teams", .perm = PERM_TEAM_WRITE,
      .summary = "Create a team", .in = &team_create_shape, .out = &team_detail_shape, .status = 201,
      .run = teams_create, .source = "esc.openapi.json createTeam" },
    { OP("teams.get"),    .method = GET, .path = "/api/v1/teams/{id}", .perm = PERM_TEAM_READ,
      .summary = "One team with its members", .in = &team_id_shape, .out = &team_detail_shape, .status = 200,
      .run = teams_get, .source = "esc.openapi.json getTeam" },
    { OP("teams.update"), .method = PUT, .path = "/api/v1/teams/{id}", .perm = PERM_TEAM_WRITE,
      .summary = "Rename a team", .in = &team_update_shape, .out = &team_detail_shape, .status = 200,
      .run = teams_update, .source = "esc.openapi.json updateTeam" },
    { OP("teams.delete"), .method = DELETE, .path = "/api/v1/teams/{id}", .perm = PERM_TEAM_WRITE,
      .summary = "Delete a team; its people stay", .in = &team_id_shape, .status = 204, .run = teams_delete,
      .source = "esc.openapi.json deleteTeam",
      .sql = "DELETE FROM team WHERE workspace_id = :workspace_id AND id = :id" },
    { OP("team_members.add"),    .method = POST, .path = "/api/v1/teams/{id}/members", .perm = PERM_TEAM_WRITE,
      .summary = "Add members; adding one twice changes nothing", .in = &members_add_shape,
      .out = &team_detail_shape, .status = 200, .run = team_members_add, .source = "esc.openapi.json addTeamMembers" },
    { OP("team_members.remove"), .method = DELETE, .path = "/api/v1/teams/{id}/members/{sid}",
      .perm = PERM_TEAM_WRITE, .summary = "Remove a member", .in = &member_id_shape, .status = 204, .run = run_none,
      .source = "esc.openapi.json removeTeamMember",
      .sql = "DELETE FROM team_member WHERE workspace_id = :workspace_id AND team_id = :id AND attempt_id = :sid" },
    { 0 }
};
