/* workspace_user_change.c - users of a workspace come, change and leave.
 *
 * Operations: workspace_users.create, workspace_users.update, workspace_users.remove,
 * workspace_users.remove_many.
 * Who comes is invited by mail and gets in by the link.  Nobody changes somebody who may do more,
 * gives a right he has not, or takes the last administrator away (domain/member.h).
 * Tables: member, subaccount_member, team, job_position.
 */
#include "api/coodesh/workspace_users.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/identity.h"
#include "domain/subaccount.h"
#include "op/call.h"

#define USERS_MAX   100 /* made or removed by one call */
#define TAGS_MAX    50
#define NAME_MAX    200

struct user_in {
    struct id   id, position;
    str         name, email, roles, status, position_name, team, team_name, external_id;
    bool        active;
    struct list permissions, subaccount_ids, tags;
};
#define USER_FIELDS(needed)                                                                                  \
    FIELD(user_in, name, .name = "displayName", .flags = REQUIRED, .min = 1, .max = USER_NAME_MAX,           \
          .format = FORMAT_LINE, .doc = "Name"),                                                             \
    FIELD(user_in, email, .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL, .doc = "Address"),          \
    FIELD(user_in, roles, .flags = needed, .one_of = USER_ROLES, .initial_text = "user", .doc = "Role"),     \
    FIELD(user_in, permissions, .item = TYPE_TEXT, .max = USER_PERMISSIONS_MAX, .one_of = USER_PERMISSIONS,  \
          .doc = "What it may do instead of what its role may; empty: as the role"),                         \
    FIELD(user_in, position, .doc = "Id of a position"),                                                     \
    FIELD(user_in, position_name, .name = "positionName", .max = NAME_MAX, .doc = "Name of the position"),   \
    FIELD(user_in, team, .max = 24, .doc = "Id of a team"),                                                  \
    FIELD(user_in, team_name, .name = "teamName", .max = NAME_MAX, .doc = "Name of the team"),               \
    FIELD(user_in, subaccount_ids, .flags = needed, .item = TYPE_ID, .max = SUBACCOUNTS_OF_ONE_MAX,          \
          .doc = "Subaccounts it belongs to"),                                                               \
    FIELD(user_in, external_id, .max = NAME_MAX, .doc = "Id in another system"),                             \
    FIELD(user_in, tags, .item = TYPE_TEXT, .max = TAGS_MAX, .doc = "Tags, each of at most 50 characters")

static const struct field user_in_fields[] = {
    FIELD(user_in, id, .flags = REQUIRED, .doc = "Id of the user"), USER_FIELDS(REQUIRED),
    FIELD(user_in, active, .doc = "May it sign in? false stands for the status inactive, unless one is said"),
    FIELD(user_in, status, .one_of = USER_STATUSES, .doc = "Status; invited sends an invitation to who has not come"),
};
SHAPE(user_in);

static const struct field user_new_fields[] = {
    USER_FIELDS(0),
    FIELD(user_in, status, .one_of = "draft|invited|active", .initial_text = "invited",
          .doc = "draft sends no invitation yet"),
};
static const struct shape user_new_shape = { "workspace_user_new", user_new_fields,
    sizeof user_new_fields / sizeof *user_new_fields, sizeof(struct user_in) };

/* --- the row ------------------------------------------------------------------------- */

/* What is set of a member; the rest is not touched. */
struct user_set {
    int64_t     id, permissions, position_id, team_id;
    str         name, name_fold, email, email_fold, role, status, position_name, team_name, external_id;
    struct list tags;
};
static const struct field user_set_fields[] = {
    FIELD(user_set, id), FIELD(user_set, permissions), FIELD(user_set, position_id), FIELD(user_set, team_id),
    FIELD(user_set, name), FIELD(user_set, name_fold), FIELD(user_set, email), FIELD(user_set, email_fold),
    FIELD(user_set, role), FIELD(user_set, status), FIELD(user_set, position_name), FIELD(user_set, team_name),
    FIELD(user_set, external_id), FIELD(user_set, tags, .item = TYPE_TEXT),
};
SHAPE(user_set);

/* Where a member of the input is, for messages: "users.3.email" of many, "email" of one. */
struct spot { const char *list; size_t i; };

static const char *at(struct call *c, struct spot spot, const char *name)
{
    return spot.list ? str_printf(c->mem, "%s.%zu.%s", spot.list, spot.i, name).data : name;
}

static bool exists(struct call *c, const struct user_set *u, const char *sql)
{
    int64_t found;

    return db_int_with(c, WITH(user_set, u), sql, &found);
}

/* The team and the position must be the workspace's own. */
static bool places_read(struct call *c, const struct user_in *in, struct spot spot, struct user_set *u)
{
    const struct field team = { .name = "team" };

    u->position_id = in->position.n ? in->position.n : INT_NULL;
    u->team_id     = INT_NULL;
    if (in->team.len && !id_from_text(c, &team, in->team, &u->team_id))
        fail(c, 400, at(c, spot, "team"), "must be the id of a team");
    else if (in->team.len && !exists(c, u, "SELECT 1 FROM team WHERE workspace_id = :workspace_id AND id = :team_id"))
        fail(c, 400, at(c, spot, "team"), "is the id of no team of this workspace");
    if (in->position.n && !exists(c, u, "SELECT 1 FROM job_position WHERE workspace_id = :workspace_id"
                                  " AND id = :position_id"))
        fail(c, 400, at(c, spot, "position"), "is the id of no position of this workspace");
    return c->errors_n == 0;
}

static bool tags_fit(struct call *c, const struct user_in *in, struct spot spot)
{
    for (size_t i = 0; i < in->tags.n; i++) {
        str tag = ((const str *)in->tags.items)[i];

        if (!tag.len || str_chars(tag) > 50 || !text_is_line(tag))
            return fail(c, 400, at(c, spot, "tags"), "each must be one line of 1 to 50 characters");
    }
    return true;
}

/* The address is free, or that of somebody who left and makes way. */
static bool address_take(struct call *c, struct spot spot, struct user_set *u)
{
    u->email_fold = text_fold(c->mem, u->email);
    u->name_fold  = text_fold(c->mem, str_printf(c->mem, "%.*s %.*s", STR_ARG(u->name), STR_ARG(u->email)));
    db_exec_with(c, WITH(user_set, u), "UPDATE member SET email_fold = 'left-' || CAST(id AS TEXT)"
                 " WHERE workspace_id = :workspace_id AND email_fold = :email_fold AND id <> :id"
                 " AND removed_at IS NOT NULL");
    return !exists(c, u, "SELECT 1 FROM member WHERE workspace_id = :workspace_id AND email_fold = :email_fold"
                   " AND id <> :id") ||
           fail(c, 409, at(c, spot, "email"), "is the address of another user");
}

/* Sets the rights, which must be within the caller's. */
static bool rights_set(struct call *c, str role, struct list permissions, struct user_set *u)
{
    long long named = permissions_read(permissions), before = perm_of_member(u->role, u->permissions), after;

    u->role        = role;
    u->permissions = permissions.n && named != (perm_of_role(role) & PERM_NAMED) ? named : INT_NULL;
    after          = perm_of_member(u->role, u->permissions);
    if (after != before && !(c->perms & PERM_MANAGE_PERMISSION))
        return fail(c, 403, NULL, "the key lacks the permission manage_permission");
    return member_within(c, after);
}

static bool store(struct call *c, struct spot spot, struct user_set *u)
{
    if (!u->tags.items) /* none is an empty list, not null */
        u->tags = (struct list){ ARENA_NEW(c->mem, str), 0 };
    return db_exec_with(c, WITH(user_set, u), "UPDATE member SET name = :name, name_fold = :name_fold, email = :email,"
                        " email_fold = :email_fold, role = :role, permissions = :permissions, status = :status,"
                        " position_id = :position_id, position_name = :position_name, team_id = :team_id,"
                        " team_name = :team_name, external_id = :external_id, tags = :tags, removed_at = NULL"
                        " WHERE workspace_id = :workspace_id AND id = :id") > 0 ||
           fail(c, 409, at(c, spot, "email"), "is the address of another user");
}

/* --- create ----------------------------------------------------------------------------- */

struct users_in { struct list users; };
static const struct field users_in_fields[] = {
    FIELD_LIST(users_in, users, user_new, .flags = REQUIRED, .min = 1, .max = USERS_MAX, .doc = "Users to add"),
};
SHAPE(users_in);

struct user_made { struct id id; str name, email, roles, status, invitation_link; };
static const struct field user_made_fields[] = {
    FIELD(user_made, id, .name = "_id", .doc = "Id"),
    FIELD(user_made, name, .name = "displayName", .doc = "Name"),
    FIELD(user_made, email, .doc = "Address"),
    FIELD(user_made, roles, .doc = "Role"),
    FIELD(user_made, status, .doc = "draft, invited, or active of one who comes back"),
    FIELD(user_made, invitation_link, .flags = NULLABLE,
          .doc = "Where the person accepts, within 14 days; it was mailed, too; null for a draft"),
};
SHAPE(user_made);

/* The row of who left and comes back, with all that was known of him, else a new one. */
static bool row_begin(struct call *c, struct user_set *u)
{
    bool known = db_int_with(c, WITH(user_set, u), "SELECT id FROM member WHERE workspace_id = :workspace_id"
                             " AND email_fold = :email_fold AND removed_at IS NOT NULL", &u->id);

    if (known)
        return true;
    u->id = id_new();
    return db_exec_with(c, WITH(user_set, u), "INSERT INTO member (workspace_id, id, email, email_fold, name, role,"
                        " created_at) VALUES (:workspace_id, :id, :email, :email_fold, :name, 'user', :now_ms)"
                        " ON CONFLICT DO NOTHING") > 0;
}

static bool user_add(struct call *c, const struct user_in *in, struct spot spot, struct user_made *made)
{
    struct user_set  u = { .name = str_trim(in->name), .email = in->email, .role = STR("user"),
                           .permissions = INT_NULL, .tags = in->tags, .external_id = in->external_id,
                           .position_name = in->position_name, .team_name = in->team_name };
    struct list      parts = in->subaccount_ids;
    struct id        entered = { c->subaccount_id };
    struct colleague one;

    if (!parts.n && entered.n)
        parts = (struct list){ &entered, 1 };
    u.email_fold = text_fold(c->mem, u.email);
    if (!rights_set(c, in->roles, in->permissions, &u) || !places_read(c, in, spot, &u) || !tags_fit(c, in, spot))
        return false;
    if (!row_begin(c, &u))
        return fail(c, 409, at(c, spot, "email"), "is the address of a user already");
    u.status    = str_is(in->status, "draft") ? STR("draft") : STR("active");
    u.name_fold = text_fold(c->mem, str_printf(c->mem, "%.*s %.*s", STR_ARG(u.name), STR_ARG(u.email)));
    if (!store(c, spot, &u) || !member_subaccounts_set(c, u.id, parts, at(c, spot, "subaccount_ids")))
        return false;
    *made = (struct user_made){ { u.id }, u.name, u.email, u.role, u.status, STR_NULL };
    if (str_is(in->status, "draft"))
        return true;
    made->invitation_link = identity_link(c, TOKEN_INVITE, member_invite(c, u.id, true));
    colleague_find(c, u.id, &one);
    made->status = one.status;
    return true;
}

static bool workspace_users_create(struct call *c)
{
    const struct users_in *in = c->in;
    const struct user_in  *users = in->users.items;
    struct user_made      *made = ARENA_ARRAY(c->mem, struct user_made, in->users.n);

    for (size_t i = 0; i < in->users.n; i++)
        if (!user_add(c, &users[i], (struct spot){ "users", i }, &made[i]))
            return false;
    return reply_page(c, (struct list){ made, in->users.n }, (int64_t)in->users.n);
}

/* --- update ----------------------------------------------------------------------------- */

/* Sets the status.  Who has come is no draft and not invited any more; `invited` is an open invitation
 * of one who is to be active. */
static bool status_set(struct call *c, const struct user_in *in, const struct colleague *one, struct user_set *u)
{
    str status = given(c, "status") ? in->status : given(c, "active") ? in->active ? STR("active") : STR("inactive")
                                                                       : STR_NULL;

    if (!status.data)
        return true;
    if (one->came && (str_is(status, "draft") || str_is(status, "invited")))
        return fail(c, 400, "status", "must be active, paused or inactive: the user has come already");
    u->status = str_is(status, "invited") ? STR("active") : status;
    return true;
}

/* What came; a team or position goes with its name. */
static bool merge(struct call *c, const struct user_in *in, struct user_set *u)
{
    struct user_set places = { 0 };

    if (!places_read(c, in, (struct spot){ 0 }, &places) || !tags_fit(c, in, (struct spot){ 0 }))
        return false;
    if (given(c, "position"))
        u->position_id = places.position_id;
    if (given(c, "positionName"))
        u->position_name = in->position_name;
    if (given(c, "team"))
        u->team_id = places.team_id;
    if (given(c, "teamName"))
        u->team_name = in->team_name;
    if (given(c, "external_id"))
        u->external_id = in->external_id;
    if (given(c, "tags"))
        u->tags = in->tags;
    u->name  = str_trim(in->name);
    u->email = in->email;
    return address_take(c, (struct spot){ 0 }, u);
}

static bool workspace_users_update(struct call *c)
{
    const struct user_in *in = c->in;
    struct colleague      one;
    struct user_set       u = { 0 };
    struct list           permissions = in->permissions;

    if (!colleague_find(c, in->id.n, &one) || !member_within(c, perm_of_member(one.role, one.permissions)))
        return false;
    db_row(c, "SELECT * FROM member WHERE workspace_id = :workspace_id AND id = :id", INTO(user_set, &u));
    if (!given(c, "permissions") && u.permissions != INT_NULL)
        permissions = permissions_list(c->mem, u.permissions);
    if (!rights_set(c, in->roles, permissions, &u) || !status_set(c, in, &one, &u) || !merge(c, in, &u))
        return false;
    if (!store(c, (struct spot){ 0 }, &u) ||
        !member_subaccounts_set(c, u.id, in->subaccount_ids, "subaccount_ids") || !member_admin_left(c))
        return false;
    if (str_is(in->status, "invited") && given(c, "status"))
        member_invite(c, u.id, true);
    return user_reply(c, u.id);
}

/* --- remove ------------------------------------------------------------------------------ */

struct leaving { struct id id; bool erase; };
static const struct field leaving_fields[] = {
    FIELD(leaving, id, .flags = REQUIRED, .doc = "Id of the user"),
    FIELD(leaving, erase, .name = "deleteAccount",
          .doc = "Forget all that is known of the person; else who is invited again finds it as it was"),
};
SHAPE(leaving);

struct leaving_all { struct list users; };
static const struct field leaving_all_fields[] = {
    FIELD_LIST(leaving_all, users, leaving, .flags = REQUIRED, .min = 1, .max = USERS_MAX,
               .doc = "Users to remove: all of them, or none when one cannot be"),
};
SHAPE(leaving_all);

static bool leave(struct call *c, const struct leaving *one)
{
    struct colleague who;

    return colleague_find(c, one->id.n, &who) && member_within(c, perm_of_member(who.role, who.permissions)) &&
           member_leave(c, one->id.n, one->erase);
}

static bool workspace_users_remove(struct call *c)
{
    return leave(c, c->in) && coodesh_done(c, "1 user removed");
}

static bool workspace_users_remove_many(struct call *c)
{
    const struct leaving_all *in = c->in;

    for (size_t i = 0; i < in->users.n; i++)
        if (!leave(c, (const struct leaving *)in->users.items + i))
            return false;
    return coodesh_done(c, str_printf(c->mem, "%zu user%s removed", in->users.n, in->users.n == 1 ? "" : "s").data);
}

const struct op coodesh_workspace_user_change_ops[] = {
    { OP("workspace_users.create"), .method = POST, .path = "/workspace/users", .perm = PERM_CREATE_USER,
      .summary = "Add users and invite them by mail: all of them, or none", .in = &users_in_shape,
      .out = &user_made_shape, .flags = OP_LIST, .list = COODESH_ARRAY, .status = 201,
      .run = workspace_users_create, .source = "coodesh.openapi.json createWorkspaceUsers",
      .fails = "403: it would hold rights that you do not; 409: the address is that of a user" },
    { OP("workspace_users.update"), .method = PUT, .path = "/workspace/users/{id}", .perm = PERM_UPDATE_USER,
      .summary = "Change a user: role, rights, status, place", .in = &user_in_shape, .out = &workspace_user_shape,
      .status = 200, .run = workspace_users_update, .source = "coodesh.openapi.json updateWorkspaceUser",
      .fails = "403: the user holds, or would hold, rights that you do not; 409: the address is that of another, or"
               " the last administrator would go" },
    { OP("workspace_users.remove"), .method = DELETE, .path = "/workspace/users/{id}", .perm = PERM_DELETE_USER,
      .summary = "Take a user out of the workspace", .in = &leaving_shape, .out = &coodesh_message_shape,
      .flags = OP_BODY, .status = 200, .run = workspace_users_remove,
      .source = "coodesh.openapi.json removeWorkspaceUser", .fails = "409: it is the last administrator" },
    { OP("workspace_users.remove_many"), .method = DELETE, .path = "/workspace/users", .perm = PERM_DELETE_USER,
      .summary = "Take users out of the workspace", .in = &leaving_all_shape, .out = &coodesh_message_shape,
      .flags = OP_BODY, .status = 200, .run = workspace_users_remove_many,
      .source = "coodesh.openapi.json removeWorkspaceUsers",
      .fails = "404: one of them is no user; 409: the last administrator is among them" },
    { 0 }
};
