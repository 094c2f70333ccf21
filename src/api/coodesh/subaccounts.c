/* subaccounts.c - parts of a workspace, and who belongs to them.
 *
 * Operations: subaccounts.list, subaccounts.create, subaccounts.options, subaccounts.get,
 * subaccounts.update, subaccounts.remove, subaccounts.stats.
 * What a part is for: domain/subaccount.h.  Taking one away takes nothing that was made in it.
 * Tables: subaccount, subaccount_member, member, assessment, question, attempt.
 */
#include "api/coodesh/coodesh.h"
#include "api/coodesh/narrow.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/subaccount.h"

#define NAME_MAX   100
#define IDS_MAX    50
#define SEARCH_MAX 200

/* --- one part -------------------------------------------------------------------------- */

struct part_user { struct id id; str name, email; };
static const struct field part_user_fields[] = {
    FIELD(part_user, id, .name = "_id",           .doc = "Id"),
    FIELD(part_user, name, .name = "displayName", .doc = "Name"),
    FIELD(part_user, email,                       .doc = "Address"),
};
SHAPE(part_user);

struct subaccount_out {
    struct id     id;
    str           name, department, region;
    struct moment created;
    struct list   user_ids, users;
};
static const struct field subaccount_out_fields[] = {
    FIELD(subaccount_out, id, .name = "_id",                    .doc = "Id"),
    FIELD(subaccount_out, name,                                 .doc = "Name"),
    FIELD(subaccount_out, department, .flags = NULLABLE,        .doc = "Department"),
    FIELD(subaccount_out, region, .flags = NULLABLE,            .doc = "Region"),
    FIELD(subaccount_out, created,                              .doc = "When it was made"),
    FIELD(subaccount_out, user_ids, .item = TYPE_ID,            .doc = "Users who belong to it"),
    FIELD_LIST(subaccount_out, users, part_user, .flags = OPTIONAL, .doc = "The same with names; not in lists"),
};
SHAPE(subaccount_out);

/* A row of the store; users: "17,19". */
struct part_row { int64_t id; str name, name_fold, department, region, users; struct moment created_at; };
static const struct field part_row_fields[] = {
    FIELD(part_row, id), FIELD(part_row, name), FIELD(part_row, name_fold), FIELD(part_row, department),
    FIELD(part_row, region), FIELD(part_row, users), FIELD(part_row, created_at),
};
SHAPE(part_row);

#define PARTS_OF(join, end)                                                                                   \
    "SELECT s.id, s.name, s.department, s.region, s.created_at, (SELECT " join "(CAST(x.member_id AS TEXT), ',')" \
    " FROM subaccount_member x WHERE x.workspace_id = s.workspace_id AND x.subaccount_id = s.id) AS users"     \
    " FROM subaccount s WHERE s.workspace_id = :workspace_id" end
#define PARTS(end) SQL2(PARTS_OF("group_concat", end), PARTS_OF("string_agg", end))

static struct subaccount_out view(struct call *c, const struct part_row *row)
{
    struct list ids = { ARENA_ARRAY(c->mem, struct id, row->users.len / 2 + 1), 0 };

    for (str rest = row->users; rest.len;)
        str_to_int(str_cut(&rest, ','), &((struct id *)ids.items)[ids.n++].n);
    return (struct subaccount_out){ .id = { row->id }, .name = row->name, .department = row->department,
                                    .region = row->region, .created = row->created_at, .user_ids = ids };
}

static bool part_reply(struct call *c, int64_t id)
{
    struct part_row       key = { .id = id }, row = { 0 };
    struct subaccount_out out;

    if (!db_row_with(c, WITH(part_row, &key), PARTS(" AND s.id = :id"), INTO(part_row, &row)))
        return fail(c, 404, NULL, "no such subaccount in this workspace");
    out       = view(c, &row);
    out.users = db_rows_with(c, WITH(part_row, &key), "SELECT m.id AS _id, m.name AS \"displayName\", m.email"
                             " FROM subaccount_member x JOIN member m ON m.workspace_id = x.workspace_id"
                             " AND m.id = x.member_id WHERE x.workspace_id = :workspace_id"
                             " AND x.subaccount_id = :id ORDER BY m.name, m.id", &part_user_shape,
                             SUBACCOUNT_MEMBERS_MAX * 10);
    if (!out.users.items) /* nobody is an empty list, not none */
        out.users.items = ARENA_NEW(c->mem, struct part_user);
    return reply(c, &out);
}

struct part_key { struct id id; };
static const struct field part_key_fields[] = { FIELD(part_key, id, .name = "subId", .flags = REQUIRED, .doc = "Id") };
SHAPE(part_key);

static bool subaccounts_get(struct call *c)
{
    return part_reply(c, ((const struct part_key *)c->in)->id.n);
}

/* --- lists ------------------------------------------------------------------------------ */

struct parts_query { struct list ids; str search, order, order_by; };
static const struct field parts_query_fields[] = {
    FIELD(parts_query, ids, .name = "_id", .item = TYPE_TEXT, .max = IDS_MAX, .doc = "Ids, no others"),
    FIELD(parts_query, search, .max = SEARCH_MAX, .doc = "Part of the name"),
    FIELD(parts_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),
    FIELD(parts_query, order_by, .name = "orderBy", .initial_text = "_id",
          .one_of = "_id|name|department|region|created", .doc = "Field to sort by"),
};
SHAPE(parts_query);

enum { BY_ID, BY_NAME };
static const struct filter_field part_fields[] = {
    [BY_ID]   = { .name = "_id", .type = TYPE_ID, .column = "s.id" },
    [BY_NAME] = { .name = "name", .type = TYPE_TEXT, .folded = "s.name_fold" },
    { .name = "department", .type = TYPE_TEXT, .column = "s.department" },
    { .name = "region", .type = TYPE_TEXT, .column = "s.region" },
    { .name = "created", .type = TYPE_TIME, .column = "s.created_at" },
    { 0 }
};

static bool parts_read(struct call *c, struct refine *refine)
{
    const struct parts_query *in = c->in;
    struct filter_reader      r = { .c = c, .fields = part_fields };

    *refine = (struct refine){ 0 };
    for (const struct filter_field *f = part_fields; f->name; f++)
        if (str_is(in->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    return narrow_to(&r, &refine->filter, "_id", BY_ID, in->ids) &&
           narrow_search(&r, &refine->filter, BY_NAME, in->search);
}

static bool subaccounts_list(struct call *c)
{
    struct refine          refine;
    struct list            rows;
    struct subaccount_out *shown;
    int64_t                total;

    if (!parts_read(c, &refine))
        return false;
    rows  = db_rows_refined(c, PARTS(" ORDER BY s.id DESC LIMIT :limit OFFSET :offset"), &refine, &part_row_shape,
                            &total);
    shown = ARENA_ARRAY(c->mem, struct subaccount_out, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        shown[i] = view(c, (const struct part_row *)rows.items + i);
    return reply_page(c, (struct list){ shown, rows.n }, total);
}

struct subaccount_option { struct id id; str name; };
static const struct field subaccount_option_fields[] = {
    FIELD(subaccount_option, id, .name = "_id", .doc = "Id"),
    FIELD(subaccount_option, name,              .doc = "Name"),
};
SHAPE(subaccount_option);

static bool subaccounts_options(struct call *c)
{
    struct refine refine;

    return parts_read(c, &refine) && run_refined(c, &refine);
}

/* --- changes ---------------------------------------------------------------------------- */

struct part_in { struct id id; str name, department, region; struct list user_ids; };
#define PART_FIELDS                                                                                          \
    FIELD(part_in, name, .flags = REQUIRED, .min = 1, .max = NAME_MAX, .format = FORMAT_LINE, .doc = "Name"), \
    FIELD(part_in, department, .flags = NULLABLE, .max = NAME_MAX, .doc = "Department"),                     \
    FIELD(part_in, region, .flags = NULLABLE, .max = NAME_MAX, .doc = "Region"),                             \
    FIELD(part_in, user_ids, .item = TYPE_ID, .max = SUBACCOUNT_MEMBERS_MAX,                                 \
          .doc = "Users who belong to it, and nobody else")
static const struct field part_new_fields[] = { PART_FIELDS };
static const struct shape part_new_shape = { "subaccount_new", part_new_fields, 4, sizeof(struct part_in) };
static const struct field part_in_fields[] = {
    FIELD(part_in, id, .flags = REQUIRED, .name = "subId", .doc = "Id"), PART_FIELDS,
};
SHAPE(part_in);

static struct part_row row_of(struct call *c, const struct part_in *in, int64_t id)
{
    str name = str_trim(in->name);

    return (struct part_row){ .id = id, .name = name, .name_fold = text_fold(c->mem, name),
                              .department = in->department, .region = in->region };
}

static bool subaccounts_create(struct call *c)
{
    const struct part_in *in = c->in;
    struct part_row       row = row_of(c, in, id_new());

    db_exec_with(c, WITH(part_row, &row), "INSERT INTO subaccount (workspace_id, id, name, name_fold, department,"
                 " region, created_at, updated_at) VALUES (:workspace_id, :id, :name, :name_fold, :department,"
                 " :region, :now_ms, :now_ms)");
    return subaccount_members_set(c, row.id, in->user_ids, "user_ids") && part_reply(c, row.id);
}

struct redirect { str redirect_to; };
static const struct field redirect_fields[] = { FIELD(redirect, redirect_to, .doc = "Path of what was changed") };
SHAPE(redirect);

static bool subaccounts_update(struct call *c)
{
    const struct part_in *in = c->in;
    struct part_row       row = row_of(c, in, in->id.n), old = { 0 };

    if (!db_row_with(c, WITH(part_row, &row), "SELECT department, region FROM subaccount"
                     " WHERE workspace_id = :workspace_id AND id = :id", INTO(part_row, &old)))
        return fail(c, 404, NULL, "no such subaccount in this workspace");
    if (!given(c, "department"))
        row.department = old.department;
    if (!given(c, "region"))
        row.region = old.region;
    db_exec_with(c, WITH(part_row, &row), "UPDATE subaccount SET name = :name, name_fold = :name_fold,"
                 " department = :department, region = :region, updated_at = :now_ms"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    if (given(c, "user_ids") && !subaccount_members_set(c, row.id, in->user_ids, "user_ids"))
        return false;
    return reply(c, &(struct redirect){ str_printf(c->mem, "/assessments/workspace/subaccounts/%.*s",
                                                   STR_ARG(coodesh_id_text(c->mem, row.id))) });
}

static bool subaccounts_remove(struct call *c)
{
    static const char *const loose[] = {
        "DELETE FROM subaccount_member WHERE workspace_id = :workspace_id AND subaccount_id = :subId",
        "UPDATE assessment SET subaccount_id = NULL WHERE workspace_id = :workspace_id AND subaccount_id = :subId",
        "UPDATE question SET subaccount_id = NULL WHERE workspace_id = :workspace_id AND subaccount_id = :subId",
        "UPDATE attempt SET subaccount_id = NULL WHERE workspace_id = :workspace_id AND subaccount_id = :subId",
    };

    if (db_exec(c, "DELETE FROM subaccount WHERE workspace_id = :workspace_id AND id = :subId") == 0)
        return fail(c, 404, NULL, "no such subaccount in this workspace");
    for (size_t i = 0; i < sizeof loose / sizeof loose[0]; i++)
        db_exec(c, loose[i]);
    return coodesh_done(c, "subaccount removed");
}

/* --- numbers ------------------------------------------------------------------------------ */

/* Of what does not exist in this version there is nothing. */
struct part_stats {
    int64_t assessments_count, questions_count, scorecards_count, skill_variants_count, teams_count, careers_count,
            users_count;
};
static const struct field part_stats_fields[] = {
    FIELD(part_stats, assessments_count,    .doc = "Assessments"),
    FIELD(part_stats, questions_count,      .doc = "Questions"),
    FIELD(part_stats, scorecards_count,     .doc = "Scorecards; none while there are no analyses"),
    FIELD(part_stats, skill_variants_count, .doc = "Skill variants; none while there are none"),
    FIELD(part_stats, teams_count,          .doc = "Teams that its users were put into"),
    FIELD(part_stats, careers_count,        .doc = "Careers; none while there are none"),
    FIELD(part_stats, users_count,          .doc = "Users"),
};
SHAPE(part_stats);

const struct op coodesh_subaccounts_ops[] = {
    { OP("subaccounts.list"), .method = GET, .path = "/workspace/subaccounts", .perm = PERM_READ_COMPANY,
      .summary = "The subaccounts of the workspace", .in = &parts_query_shape, .out = &subaccount_out_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = subaccounts_list,
      .source = "coodesh.openapi.json listSubaccounts" },
    { OP("subaccounts.create"), .method = POST, .path = "/workspace/subaccounts", .perm = PERM_CREATE_COMPANY,
      .summary = "Make a subaccount", .in = &part_new_shape, .out = &subaccount_out_shape, .status = 201,
      .run = subaccounts_create, .source = "coodesh.openapi.json createSubaccount" },
    { OP("subaccounts.options"), .method = GET, .path = "/workspace/subaccounts/options", .perm = PERM_READ_COMPANY,
      .summary = "The same for selectors", .in = &parts_query_shape, .out = &subaccount_option_shape,
      .flags = OP_LIST, .list = COODESH_OPTIONS, .status = 200, .run = subaccounts_options,
      .source = "coodesh.openapi.json listSubaccountOptions",
      .sql = "SELECT s.id AS _id, s.name FROM subaccount s WHERE s.workspace_id = :workspace_id"
             " ORDER BY s.id DESC LIMIT :limit OFFSET :offset" },
    { OP("subaccounts.get"), .method = GET, .path = "/workspace/subaccounts/{subId}", .perm = PERM_READ_COMPANY,
      .summary = "One subaccount with its users", .in = &part_key_shape, .out = &subaccount_out_shape,
      .status = 200, .run = subaccounts_get, .source = "coodesh.openapi.json getSubaccount" },
    { OP("subaccounts.update"), .method = PUT, .path = "/workspace/subaccounts/{subId}", .perm = PERM_UPDATE_COMPANY,
      .summary = "Change a subaccount", .in = &part_in_shape, .out = &redirect_shape, .status = 200,
      .run = subaccounts_update, .source = "coodesh.openapi.json updateSubaccount" },
    { OP("subaccounts.remove"), .method = DELETE, .path = "/workspace/subaccounts/{subId}",
      .perm = PERM_DELETE_COMPANY, .summary = "Take a subaccount away; what was made in it stays",
      .in = &part_key_shape, .out = &coodesh_message_shape, .status = 200, .run = subaccounts_remove,
      .source = "coodesh.openapi.json removeSubaccount" },
    { OP("subaccounts.stats"), .method = GET, .path = "/workspace/subaccounts/{subId}/stats",
      .perm = PERM_READ_COMPANY, .summary = "What a subaccount has, counted", .in = &part_key_shape,
      .out = &part_stats_shape, .status = 200, .run = run_row, .source = "coodesh.openapi.json getSubaccountStats",
      .sql = "SELECT (SELECT count(*) FROM assessment a WHERE a.workspace_id = s.workspace_id"
             " AND a.subaccount_id = s.id) AS assessments_count, (SELECT count(*) FROM question q WHERE"
             " q.workspace_id = s.workspace_id AND q.subaccount_id = s.id) AS questions_count,"
             " 0 AS scorecards_count, 0 AS skill_variants_count, (SELECT count(DISTINCT m.team_id) FROM"
             " subaccount_member x JOIN member m ON m.workspace_id = x.workspace_id AND m.id = x.member_id WHERE"
             " x.workspace_id = s.workspace_id AND x.subaccount_id = s.id) AS teams_count, 0 AS careers_count,"
             " (SELECT count(*) FROM subaccount_member x WHERE x.workspace_id = s.workspace_id"
             " AND x.subaccount_id = s.id) AS users_count FROM subaccount s WHERE s.workspace_id = :workspace_id"
             " AND s.id = :subId" },
    { 0 }
};
