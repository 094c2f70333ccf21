/* workspace_users.c - the users of a workspace: found, counted, looked at.
 *
 * Operations: workspace_users.list, workspace_users.export_list, workspace_users.stats,
 * workspace_users.get, workspace_users.teams.
 * A user is a member of the workspace: one who signs in to it.  Who has left is not among them.
 * Tables: member, member_session, member_trait, subaccount_member, team, team_member.
 */
#include <string.h>
#include "api/coodesh/narrow.h"
#include "api/coodesh/workspace_users.h"
#include "api/coodesh/words.h"
#include "domain/language.h"

#define SEARCH_MAX 200

/* --- one user ------------------------------------------------------------------------ */

static const struct field workspace_user_fields[] = {
    FIELD(workspace_user, id, .name = "_id", .doc = "Id"),
    FIELD(workspace_user, name, .name = "displayName", .doc = "Name"),
    FIELD(workspace_user, email, .doc = "Address"),
    FIELD(workspace_user, roles, .doc = "Role: user, business, hunter, manager, admin or super_admin"),
    FIELD(workspace_user, status, .doc = "draft, invited, active, paused or inactive; only an active one signs in"),
    FIELD(workspace_user, created, .doc = "When it was made"),
    FIELD(workspace_user, last_login, .flags = NULLABLE, .doc = "When it signed in last"),
    FIELD(workspace_user, last_authenticated_at, .flags = NULLABLE, .doc = "When a session of it was used last"),
    FIELD(workspace_user, permissions, .item = TYPE_TEXT, .doc = "What it may do, by role or one by one"),
    FIELD(workspace_user, external_id, .flags = NULLABLE, .doc = "Id in another system"),
    FIELD(workspace_user, tags, .item = TYPE_TEXT, .doc = "Tags"),
    FIELD(workspace_user, position, .flags = NULLABLE, .doc = "Id of the position"),
    FIELD(workspace_user, position_name, .name = "positionName", .flags = NULLABLE, .doc = "Name of the position"),
    FIELD(workspace_user, track_name, .name = "trackName", .flags = NULLABLE,
          .doc = "Career track of the position; null while there are no careers"),
    FIELD(workspace_user, team, .flags = NULLABLE, .doc = "Id of the team"),
    FIELD(workspace_user, team_name, .name = "teamName", .flags = NULLABLE, .doc = "Name of the team"),
    FIELD(workspace_user, subaccount_ids, .item = TYPE_ID, .doc = "Subaccounts it belongs to"),
    FIELD(workspace_user, status_formatted, .doc = "Status, in the language asked for"),
    FIELD(workspace_user, roles_formatted, .item = TYPE_TEXT, .doc = "Role, in the language asked for"),
};
const struct shape workspace_user_shape = { "workspace_user", workspace_user_fields,
    sizeof workspace_user_fields / sizeof *workspace_user_fields, sizeof(struct workspace_user) };

static const struct field user_row_fields[] = {
    FIELD(user_row, id), FIELD(user_row, permissions), FIELD(user_row, position_id), FIELD(user_row, team_id),
    FIELD(user_row, name), FIELD(user_row, email), FIELD(user_row, role), FIELD(user_row, status),
    FIELD(user_row, external_id), FIELD(user_row, position_name), FIELD(user_row, team_name),
    FIELD(user_row, subaccounts), FIELD(user_row, tags, .item = TYPE_TEXT), FIELD(user_row, created_at),
    FIELD(user_row, signed_in_at), FIELD(user_row, used_at),
};
const struct shape user_row_shape = { "user_row", user_row_fields, sizeof user_row_fields / sizeof *user_row_fields,
                                      sizeof(struct user_row) };

static const struct coodesh_word words[] = {
    { "draft", TEXTS("Draft", "Rascunho", "Borrador", "Entwurf") },
    { "invited", TEXTS("Invited", "Convidado", "Invitado", "Eingeladen") },
    { "active", TEXTS("Active", "Ativo", "Activo", "Aktiv") },
    { "paused", TEXTS("Paused", "Pausado", "En pausa", "Pausiert") },
    { "inactive", TEXTS("Inactive", "Inativo", "Inactivo", "Inaktiv") },
    { "user", TEXTS("User", "Usuário", "Usuario", "Benutzer") },
    { "business", TEXTS("Business", "Negócios", "Negocios", "Fachbereich") },
    { "hunter", TEXTS("Recruiter", "Recrutador", "Reclutador", "Recruiter") },
    { "manager", TEXTS("Manager", "Gestor", "Gestor", "Manager") },
    { "admin", TEXTS("Administrator", "Administrador", "Administrador", "Administrator") },
    { "super_admin", TEXTS("Super administrator", "Superadministrador", "Superadministrador",
                           "Superadministrator") },
    { NULL },
};

static struct list ids_of(struct call *c, str numbers)
{
    struct list ids = { ARENA_ARRAY(c->mem, struct id, numbers.len / 2 + 1), 0 };

    while (numbers.len)
        str_to_int(str_cut(&numbers, ','), &((struct id *)ids.items)[ids.n++].n);
    return ids;
}

void user_view(struct call *c, const struct user_row *row, const char *language, struct workspace_user *out)
{
    str *role = ARENA_NEW(c->mem, str);

    *role = coodesh_label(words, language, row->role);
    *out  = (struct workspace_user){
        .id = { row->id }, .name = row->name, .email = row->email, .roles = row->role, .status = row->status,
        .created = row->created_at, .last_login = row->signed_in_at,
        .last_authenticated_at.ms = row->used_at.ms > row->signed_in_at.ms ? row->used_at.ms : row->signed_in_at.ms,
        .permissions = permissions_list(c->mem, perm_of_member(row->role, row->permissions)),
        .external_id = row->external_id, .tags = row->tags, .team_name = row->team_name,
        .position = { row->position_id == INT_NULL ? 0 : row->position_id }, .position_name = row->position_name,
        .team = { row->team_id == INT_NULL ? 0 : row->team_id }, .subaccount_ids = ids_of(c, row->subaccounts),
        .status_formatted = coodesh_label(words, language, row->status), .roles_formatted = { role, 1 },
    };
}

struct user_key { int64_t user_id; };
static const struct field user_key_fields[] = { FIELD(user_key, user_id) };
SHAPE(user_key);

bool user_reply(struct call *c, int64_t id)
{
    struct user_key       key = { id };
    struct user_row       row = { 0 };
    struct workspace_user out;

    if (!db_row_with(c, WITH(user_key, &key), USERS(" AND m.id = :user_id"), INTO(user_row, &row)))
        return fail(c, 404, NULL, "no such user in this workspace");
    user_view(c, &row, coodesh_language(c), &out);
    return reply(c, &out);
}

static bool workspace_users_get(struct call *c)
{
    return user_reply(c, ((struct coodesh_id *)c->in)->id.n);
}

/* --- the list ------------------------------------------------------------------------- */

static const struct field users_query_fields[] = {
    FIELD(users_query, status, .one_of = USER_STATUSES "|pending", .doc = "Of that status; pending: not come yet"),
    FIELD(users_query, query, .max = JSONLOGIC_BYTES_MAX, .doc = "Base64 of a JSONLogic tree; fields: status, roles,"
          " external_id, educations.field_study, certifications.name, languages.code, address.full_location,"
          " projects.name, onboarding"),
    FIELD(users_query, search, .max = SEARCH_MAX, .doc = "Part of the name or address"),
    FIELD(users_query, permissions, .item = TYPE_TEXT, .max = USER_PERMISSIONS_MAX, .one_of = USER_PERMISSIONS,
          .doc = "Permissions, all of which must be held"),
    FIELD(users_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),
    FIELD(users_query, order_by, .name = "orderBy", .initial_text = "_id",
          .one_of = "_id|displayName|email|roles|status|external_id|created|last_login", .doc = "Field to sort by"),
    FIELD(users_query, holding, .flags = INTERNAL), FIELD(users_query, wanted, .flags = INTERNAL),
    FIELD(users_query, from_ms, .flags = INTERNAL), FIELD(users_query, until_ms, .flags = INTERNAL),
};
SHAPE(users_query);

#define TRAIT(kind_of) \
    .type = TYPE_TEXT, .folded = "z.name_fold", \
    .among = "member_trait z WHERE z.workspace_id = m.workspace_id AND z.member_id = m.id AND z.kind = '" kind_of "'"

/* What a JSONLogic tree may name. */
static const struct filter_field logic_fields[] = {
    { .name = "status", .type = TYPE_TEXT, .column = MEMBER_STATUS },
    { .name = "roles", .type = TYPE_TEXT, .column = "m.role" },
    { .name = "external_id", .type = TYPE_TEXT, .column = "m.external_id" },
    { .name = "educations.field_study", TRAIT("education") },
    { .name = "certifications.name", TRAIT("certification") },
    { .name = "languages.code", TRAIT("language") },
    { .name = "address.full_location", TRAIT("location") },
    { .name = "projects.name", TRAIT("project") },
    { .name = "onboarding", .type = TYPE_BOOL, /* has not come yet; a sample of the page asks for it */
      .column = "CASE WHEN m.invited_at IS NOT NULL OR m.status = 'draft' THEN 1 ELSE 0 END" },
    { 0 }
};

enum { BY_STATUS, BY_NAME };
static const struct filter_field own_fields[] = {
    [BY_STATUS] = { .name = "status", .type = TYPE_TEXT, .column = MEMBER_STATUS },
    [BY_NAME]   = { .name = "search", .type = TYPE_TEXT,
                    .folded = "CASE WHEN m.name_fold = '' THEN lower(m.name) || ' ' || m.email_fold"
                              " ELSE m.name_fold END" },
    { 0 }
};

static const struct filter_field order_fields[] = {
    { .name = "_id", .type = TYPE_ID, .column = "m.id" }, /* ids rise with the time of making */
    { .name = "displayName", .type = TYPE_TEXT, .column = "lower(m.name)" },
    { .name = "email", .type = TYPE_TEXT, .column = "m.email_fold" },
    { .name = "roles", .type = TYPE_TEXT, .column = "m.role" },
    { .name = "status", .type = TYPE_TEXT, .column = MEMBER_STATUS },
    { .name = "external_id", .type = TYPE_TEXT, .column = "m.external_id" },
    { .name = "created", .type = TYPE_TIME, .column = "m.created_at" },
    { .name = "last_login", .type = TYPE_TIME, .column = "m.signed_in_at" },
    { 0 }
};

/* ",admin,manager," of the roles that hold these permissions by themselves. */
static str roles_holding(struct call *c, long long perms)
{
    struct buf b = BUF(c->mem);
    str        rest = STR(USER_ROLES "|super_admin");

    buf_char(&b, ',');
    while (rest.len) {
        str role = str_cut(&rest, '|');

        if ((perm_of_role(role) & perms) == perms)
            buf_printf(&b, "%.*s,", STR_ARG(role));
    }
    return buf_end(&b);
}

bool users_query_read(struct call *c, struct users_query *in, struct refine *refine)
{
    static const str     pending[] = { STR("draft"), STR("invited") };
    struct filter_reader r = { .c = c, .fields = own_fields };
    struct list          statuses = { &in->status, in->status.len > 0 };
    bool                 days = in->start_date.len && in->end_date.len;

    *refine     = (struct refine){ 0 };
    in->wanted  = permissions_read(in->permissions);
    in->holding = roles_holding(c, in->wanted);
    if (str_is(in->status, "pending"))
        statuses = (struct list){ (void *)(uintptr_t)pending, 2 };
    if (days && !(coodesh_day(c, "startDate", in->start_date, false, &in->from_ms) &
                  coodesh_day(c, "endDate", in->end_date, true, &in->until_ms)))
        return false;
    for (const struct filter_field *f = order_fields; in->order_by.data && f->name; f++)
        if (str_is(in->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    return narrow_to(&r, &refine->filter, "status", BY_STATUS, statuses) &&
           narrow_search(&r, &refine->filter, BY_NAME, in->search) &&
           narrow_logic(&r, &refine->filter, logic_fields, in->query);
}

static bool workspace_users_list(struct call *c)
{
    const char            *language = coodesh_language(c);
    struct refine          refine;
    struct list            rows;
    struct workspace_user *shown;
    int64_t                total;

    if (!users_query_read(c, c->in, &refine))
        return false;
    rows  = db_rows_refined(c, USERS(USERS_ASKED " ORDER BY m.id DESC LIMIT :limit OFFSET :offset"), &refine,
                            &user_row_shape, &total);
    shown = ARENA_ARRAY(c->mem, struct workspace_user, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        user_view(c, (const struct user_row *)rows.items + i, language, &shown[i]);
    return reply_page(c, (struct list){ shown, rows.n }, total);
}

/* --- numbers --------------------------------------------------------------------------- */

struct users_stats { int64_t total, users_count, admins_count; };
static const struct field users_stats_fields[] = {
    FIELD(users_stats, total,        .doc = "All users"),
    FIELD(users_stats, users_count,  .doc = "Those who are no administrators"),
    FIELD(users_stats, admins_count, .doc = "Administrators"),
};
SHAPE(users_stats);

/* --- teams ------------------------------------------------------------------------------ */

struct user_team { struct id id; str name, description; int64_t members_count; struct moment created; };
static const struct field user_team_fields[] = {
    FIELD(user_team, id, .name = "_id",    .doc = "Id"),
    FIELD(user_team, name,                 .doc = "Name"),
    FIELD(user_team, description, .flags = NULLABLE, .doc = "What it is for"),
    FIELD(user_team, members_count,        .doc = "People in it"),
    FIELD(user_team, created,              .doc = "When it was made"),
};
SHAPE(user_team);

struct team_query { struct id id; str order, order_by; };
static const struct field team_query_fields[] = {
    FIELD(team_query, id, .flags = REQUIRED, .doc = "Id of the user"),
    FIELD(team_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),
    FIELD(team_query, order_by, .name = "orderBy", .initial_text = "_id", .one_of = "_id|name|created",
          .doc = "Field to sort by"),
};
SHAPE(team_query);

static const struct filter_field team_orders[] = {
    { .name = "_id", .type = TYPE_ID, .column = "t.id" },
    { .name = "name", .type = TYPE_TEXT, .column = "t.name" },
    { .name = "created", .type = TYPE_TIME, .column = "t.created_at" },
    { 0 }
};

/* The team it was put into, and those that have an attempt of the same address in them. */
static bool workspace_users_teams(struct call *c)
{
    const struct team_query *in = c->in;
    struct colleague         one;
    struct refine            refine = { 0 };

    if (!colleague_find(c, in->id.n, &one))
        return false;
    for (const struct filter_field *f = team_orders; f->name; f++)
        if (str_is(in->order_by, f->name))
            refine.orders[refine.orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    return run_refined(c, &refine);
}

const struct op coodesh_workspace_users_ops[] = {
    { OP("workspace_users.list"), .method = GET, .path = "/workspace/users", .perm = PERM_READ_USER,
      .summary = "The users of the workspace", .in = &users_query_shape, .out = &workspace_user_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = workspace_users_list,
      .source = "coodesh.openapi.json listWorkspaceUsers" },
    { OP("workspace_users.export_list"), .method = GET, .path = "/workspace/users/export", .perm = PERM_READ_USER,
      .summary = "What an export would have, in pages", .in = &users_query_shape, .out = &workspace_user_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = workspace_users_list,
      .source = "coodesh.openapi.json listWorkspaceUsersForExport" },
    { OP("workspace_users.stats"), .method = GET, .path = "/workspace/users/stats", .perm = PERM_READ_USER,
      .summary = "How many users and administrators there are", .out = &users_stats_shape, .status = 200,
      .run = run_row, .source = "coodesh.openapi.json getWorkspaceUsersStats",
      .sql = "SELECT count(*) AS total, coalesce(sum(CASE WHEN m.role IN ('admin', 'super_admin') THEN 0 ELSE 1"
             " END), 0) AS users_count,"
             " coalesce(sum(CASE WHEN m.role IN ('admin', 'super_admin') THEN 1 ELSE 0 END), 0)"
             " AS admins_count FROM member m WHERE " USERS_WHERE },
    { OP("workspace_users.get"), .method = GET, .path = "/workspace/users/{id}", .perm = PERM_READ_USER,
      .summary = "One user", .in = &coodesh_id_shape, .out = &workspace_user_shape, .status = 200,
      .run = workspace_users_get, .source = "coodesh.openapi.json getWorkspaceUser" },
    { OP("workspace_users.teams"), .method = GET, .path = "/workspace/users/{id}/teams", .perm = PERM_READ_USER,
      .summary = "The teams of a user", .in = &team_query_shape, .out = &user_team_shape, .flags = OP_LIST,
      .list = COODESH_DOCS, .status = 200, .run = workspace_users_teams,
      .source = "coodesh.openapi.json listUserTeams",
      .sql = "SELECT t.id AS _id, t.name, t.description, t.created_at AS created, (SELECT count(*) FROM team_member n"
             " WHERE n.workspace_id = t.workspace_id AND n.team_id = t.id) AS members_count FROM team t JOIN member m"
             " ON m.workspace_id = t.workspace_id AND m.id = :id WHERE t.workspace_id = :workspace_id"
             " AND (t.id = m.team_id OR EXISTS (SELECT 1 FROM team_member x JOIN attempt a ON"
             " a.workspace_id = x.workspace_id AND a.id = x.attempt_id JOIN person p ON p.workspace_id = a.workspace_id"
             " AND p.id = a.person_id WHERE x.workspace_id = t.workspace_id AND x.team_id = t.id"
             " AND p.email_fold = m.email_fold)) ORDER BY t.id DESC LIMIT :limit OFFSET :offset" },
    { 0 }
};
