/* workspace_exports.c - the users of a workspace, and their certificates, for a spreadsheet.
 *
 * Operations: workspace_users.export, workspace_users.certificates_export.
 * Rows are sent while they are read (op/stream.c).  Tables: member, member_trait, team.
 */
#include "api/coodesh/narrow.h"
#include "api/coodesh/workspace_users.h"

#define SEARCH_MAX 200

static const struct field export_query_fields[] = {
    FIELD(users_query, query, .max = JSONLOGIC_BYTES_MAX, .doc = "Base64 of a JSONLogic tree, as of the list"),
    FIELD(users_query, search, .max = SEARCH_MAX, .doc = "Part of the name or address"),
    FIELD(users_query, status, .one_of = USER_STATUSES "|pending", .doc = "Of that status; pending: not come yet"),
    FIELD(users_query, start_date, .name = "startDate", .max = 30, .doc = "First day they were made on; with endDate"),
    FIELD(users_query, end_date, .name = "endDate", .max = 30, .doc = "Last day they were made on; with startDate"),
    FIELD(users_query, holding, .flags = INTERNAL), FIELD(users_query, wanted, .flags = INTERNAL),
    FIELD(users_query, from_ms, .flags = INTERNAL), FIELD(users_query, until_ms, .flags = INTERNAL),
};
static const struct shape export_query_shape = { "workspace_users_export", export_query_fields,
    sizeof export_query_fields / sizeof *export_query_fields, sizeof(struct users_query) };

struct user_line {
    struct id     id;
    str           name, email, roles, status, position_name, team_name, external_id;
    double        completeness;
    struct list   tags;
    struct moment created, last_login;
};
static const struct field user_line_fields[] = {
    FIELD(user_line, id, .name = "_id",           .doc = "Id"),
    FIELD(user_line, name, .name = "displayName", .doc = "Name"),
    FIELD(user_line, email,                       .doc = "Address"),
    FIELD(user_line, roles,                       .doc = "Role"),
    FIELD(user_line, status,                      .doc = "Status"),
    FIELD(user_line, position_name, .name = "positionName", .flags = NULLABLE, .doc = "Name of the position"),
    FIELD(user_line, team_name, .name = "teamName", .flags = NULLABLE, .doc = "Name of the team"),
    FIELD(user_line, external_id, .flags = NULLABLE, .doc = "Id in another system"),
    FIELD(user_line, tags, .item = TYPE_TEXT,     .doc = "Tags"),
    FIELD(user_line, completeness, .name = "completeness_index", .doc = "Share of the profile that is filled, 0 to 1"),
    FIELD(user_line, created,                     .doc = "When it was made"),
    FIELD(user_line, last_login, .flags = NULLABLE, .doc = "When it signed in last"),
};
SHAPE(user_line);

static bool workspace_users_export(struct call *c)
{
    struct refine refine;

    if (!users_query_read(c, c->in, &refine) ||
        !run_export_refined(c, "SELECT m.id AS _id, m.name AS \"displayName\", m.email, m.role AS roles, "
                            MEMBER_STATUS " AS status, m.position_name AS \"positionName\","
                            " coalesce(t.name, m.team_name) AS \"teamName\", m.external_id, m.tags,"
                            " m.completeness AS completeness_index, m.created_at AS created,"
                            " nullif(m.signed_in_at, 0) AS last_login FROM member m LEFT JOIN team t ON"
                            " t.workspace_id = m.workspace_id AND t.id = m.team_id WHERE " USERS_WHERE USERS_ASKED
                            " ORDER BY m.id DESC", &refine))
        return false;
    reply_header(c, "Content-Disposition", STR("attachment; filename=\"users.csv\""));
    return true;
}

/* --- certificates --------------------------------------------------------------------- */

struct certificates_query { str locale; };
static const struct field certificates_query_fields[] = {
    FIELD(certificates_query, locale, .max = 20, .doc = "Not looked at: columns have one name in all languages"),
};
SHAPE(certificates_query);

struct certificate_line { struct id id; str name, email, certification, issuer, issued, expires, url; };
static const struct field certificate_line_fields[] = {
    FIELD(certificate_line, id, .name = "_id",           .doc = "Id of the user"),
    FIELD(certificate_line, name, .name = "displayName", .doc = "Name"),
    FIELD(certificate_line, email,                       .doc = "Address"),
    FIELD(certificate_line, certification, .flags = NULLABLE, .doc = "Name of the certificate; empty: has none"),
    FIELD(certificate_line, issuer, .flags = NULLABLE,   .doc = "Who gave it"),
    FIELD(certificate_line, issued, .flags = NULLABLE,   .doc = "When, as it was told"),
    FIELD(certificate_line, expires, .flags = NULLABLE,  .doc = "Until when it is good, as it was told"),
    FIELD(certificate_line, url, .flags = NULLABLE,      .doc = "Where it can be checked"),
};
SHAPE(certificate_line);

static bool workspace_users_certificates_export(struct call *c)
{
    if (!run_export(c))
        return false;
    reply_header(c, "Content-Disposition", STR("attachment; filename=\"certificates.csv\""));
    return true;
}

const struct op coodesh_workspace_exports_ops[] = {
    { OP("workspace_users.export"), .method = POST, .path = "/workspace/users/export", .perm = PERM_READ_USER,
      .summary = "The users of the workspace as CSV", .in = &export_query_shape, .out = &user_line_shape,
      .flags = OP_RAW | OP_READS | OP_SLOW, .media = "text/csv|application/json", .status = 201,
      .run = workspace_users_export, .source = "coodesh.openapi.json exportWorkspaceUsersCsv" },
    { OP("workspace_users.certificates_export"), .method = POST, .path = "/workspace/users/certificates/export",
      .perm = PERM_READ_USER, .summary = "All users with their certificates as CSV", .in = &certificates_query_shape,
      .out = &certificate_line_shape, .flags = OP_RAW | OP_READS | OP_SLOW, .media = "text/csv|application/json",
      .status = 201, .run = workspace_users_certificates_export,
      .source = "coodesh.openapi.json exportWorkspaceCertificatesCsv",
      .sql = "SELECT m.id AS _id, m.name AS \"displayName\", m.email, z.name AS certification, z.detail AS issuer,"
             " z.starts AS issued, z.ends AS expires, z.url FROM member m LEFT JOIN member_trait z ON"
             " z.workspace_id = m.workspace_id AND z.member_id = m.id AND z.kind = 'certification' WHERE " USERS_WHERE
             " ORDER BY m.id DESC, z.place" },
    { 0 }
};
