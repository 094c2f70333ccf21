/* workspace_users.h - between the files of the workspace's users in the Coodesh family. */
#ifndef API_COODESH_WORKSPACE_USERS_H
#define API_COODESH_WORKSPACE_USERS_H

#include "api/coodesh/coodesh.h"
#include "domain/member.h"

#define USER_ROLES    "user|admin|hunter|manager|business"
#define USER_STATUSES "draft|invited|active|paused|inactive"
#define USER_PERMISSIONS                                                                              \
    "list_jobs|manage_jobs|create_jobs|edit_jobs|delete_jobs|edit_partners|edit_followers"            \
    "|list_assessments|manage_assessments|create_assessment|edit_assessments|delete_assessments"      \
    "|list_attempts|manage_attempts|edit_attempts|delete_attempts|reopen_attempts|read_question"      \
    "|manage_question|create_question|update_question|delete_question|read_company|manage_company"    \
    "|create_company|update_company|delete_company|read_user|manage_user|create_user|update_user"     \
    "|delete_user|manage_permission|list_briefings|manage_briefings|create_jobs_from_briefings"       \
    "|view_talent_data|delete_others_briefings"
#define USER_PERMISSIONS_MAX 38
#define USER_NAME_MAX        50

/* A user as clients see him. */
struct workspace_user {
    struct id     id, position, team;
    str           name, email, roles, status, external_id, position_name, track_name, team_name, status_formatted;
    struct moment created, last_login, last_authenticated_at;
    struct list   permissions, tags, subaccount_ids, roles_formatted;
};
extern const struct shape workspace_user_shape;

/* A row of the store that becomes one; subaccounts: "17,19". */
struct user_row {
    int64_t       id, permissions, position_id, team_id;
    str           name, email, role, status, external_id, position_name, team_name, subaccounts;
    struct list   tags;
    struct moment created_at, signed_in_at, used_at;
};
extern const struct shape user_row_shape;

/* The select of users up to its end, m being the member.  :subaccount_id keeps those of a part. */
#define USERS_OF(join, line)                                                                                \
    "SELECT m.id, m.name, m.email, m.role, " MEMBER_STATUS " AS status, m.permissions, m.external_id,"      \
    " m.position_id, m.position_name, m.team_id, coalesce(t.name, m.team_name) AS team_name, m.tags,"       \
    " m.created_at, nullif(m.signed_in_at, 0) AS signed_in_at, (SELECT max(s.used_at) FROM member_session s" \
    " WHERE s.workspace_id = m.workspace_id AND s.member_id = m.id) AS used_at, (SELECT " join              \
    "(CAST(x.subaccount_id AS TEXT), " line ") FROM subaccount_member x WHERE x.workspace_id = m.workspace_id" \
    " AND x.member_id = m.id) AS subaccounts FROM member m LEFT JOIN team t ON"                              \
    " t.workspace_id = m.workspace_id AND t.id = m.team_id WHERE " USERS_WHERE
#define USERS_WHERE                                                                                         \
    "m.workspace_id = :workspace_id AND m.removed_at IS NULL AND (:subaccount_id = 0 OR EXISTS (SELECT 1"   \
    " FROM subaccount_member y WHERE y.workspace_id = m.workspace_id AND y.member_id = m.id"                \
    " AND y.subaccount_id = :subaccount_id))"
#define USERS(end) SQL2(USERS_OF("group_concat", "','") end, USERS_OF("string_agg", "','") end)

/* Fills it from a row, in a language of COODESH_LANGUAGES. */
void user_view(struct call *c, const struct user_row *row, const char *language, struct workspace_user *out);
/* Reads and answers one; fails 404. */
bool user_reply(struct call *c, int64_t id);

/* What a list of users may be asked: of the list itself, and of its exports. */
struct users_query {
    struct list permissions;
    str         status, query, search, order, order_by, start_date, end_date, holding;
    int64_t     wanted, from_ms, until_ms;
};
/* Makes of it the conditions and orders of the list.  False with what is wrong said. */
struct refine;
bool users_query_read(struct call *c, struct users_query *in, struct refine *refine);
/* The part of a list's statement that its own parameters narrow: permissions, days. */
#define USERS_ASKED                                                                                         \
    " AND (:wanted = 0 OR (m.permissions IS NULL AND :holding LIKE '%,' || m.role || ',%')"                 \
    " OR (m.permissions & :wanted) = :wanted)"                                                              \
    " AND (:from_ms = 0 OR m.created_at >= :from_ms) AND (:until_ms = 0 OR m.created_at < :until_ms)"

#endif
