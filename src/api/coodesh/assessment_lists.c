/* assessment_lists.c - finding assessments, who made them, and what they ask for.
 *
 * Operations: assessments.list, assessments.options, assessments.authors, assessments.skills.
 * Every assessment of the workspace is listed, whichever family made it, and the built-in ones.
 * Tables: assessment, assessment_question, assessment_term, term, member, workspace.
 */
#include "api/coodesh/assessments.h"
#include "api/coodesh/narrow.h"

#define ITEMS_MAX  50 /* of a list in the query */
#define SEARCH_MAX 200

struct assessment_query {
    struct list ids, skills, authors, languages, careers;
    str         status, search, query, order, order_by;
};
#define LIST_FIELD(member, key, ...) \
    FIELD(assessment_query, member, .name = key, .item = TYPE_TEXT, .max = ITEMS_MAX, __VA_ARGS__)
#define COMMON_FIELDS                                                                                       \
    FIELD(assessment_query, status, .one_of = ASSESSMENT_STATUSES, .doc = "Only those of that status"),     \
    FIELD(assessment_query, search, .max = SEARCH_MAX, .doc = "Part of the name, in any case"),             \
    FIELD(assessment_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"), \
    FIELD(assessment_query, order_by, .name = "orderBy", .initial_text = "_id",                             \
          .one_of = "_id|name|status|duration|last_interaction|createdAt|updatedAt", .doc = "Field to sort by")

static const struct field assessment_query_fields[] = {
    LIST_FIELD(ids, "_id", .doc = "Ids, no others"),
    LIST_FIELD(skills, "skills", .doc = "Ids of skills, any of them"),
    LIST_FIELD(authors, "author", .doc = "Ids of authors"),
    LIST_FIELD(languages, "language", .doc = "Languages: pt, en, es, de"),
    LIST_FIELD(careers, "career", .doc = "Ids of careers"),
    FIELD(assessment_query, query, .max = JSONLOGIC_BYTES_MAX, .doc = "Base64 of a JSONLogic tree; fields:"
          " status, author, skills, language, career, company"),
    COMMON_FIELDS,
};
SHAPE(assessment_query);

static const struct field assessment_option_fields[] = {
    LIST_FIELD(ids, "id", .doc = "Ids, no others"), COMMON_FIELDS,
};
static const struct shape assessment_option_shape = { "assessment_options", assessment_option_fields,
    sizeof assessment_option_fields / sizeof *assessment_option_fields, sizeof(struct assessment_query) };

#define TERMS_OF_ROW "assessment_term x WHERE x.workspace_id = s.workspace_id AND x.assessment_id = s.id"

/* What a JSONLogic tree may name. */
static const struct filter_field logic_fields[] = {
    { .name = "status", .type = TYPE_TEXT, .column = ASSESSED_STATUS },
    { .name = "author", .type = TYPE_ID, .column = "s.author_id" },
    { .name = "skills", .type = TYPE_ID, .column = "x.term_id", .among = TERMS_OF_ROW },
    { .name = "language", .type = TYPE_TEXT, .column = "s.language" },
    { .name = "career", .type = TYPE_ID, .column = "s.career_id" },
    { .name = "company", .type = TYPE_ID, .column = "s.workspace_id" },
    { 0 }
};

/* What parameters of their own stand for. */
enum { BY_ID, BY_SKILL, BY_AUTHOR, BY_LANGUAGE, BY_CAREER, BY_STATUS, BY_NAME, MADE_IN, BELONGS_TO };
static const struct filter_field own_fields[] = {
    [BY_ID]       = { .name = "_id", .type = TYPE_ID, .column = "s.id" },
    [BY_SKILL]    = { .name = "skills", .type = TYPE_ID, .column = "x.term_id", .among = TERMS_OF_ROW },
    [BY_AUTHOR]   = { .name = "author", .type = TYPE_ID, .column = "s.author_id" },
    [BY_LANGUAGE] = { .name = "language", .type = TYPE_TEXT, .column = "s.language" },
    [BY_CAREER]   = { .name = "career", .type = TYPE_ID, .column = "s.career_id" },
    [BY_STATUS]   = { .name = "status", .type = TYPE_TEXT, .column = ASSESSED_STATUS },
    [BY_NAME]     = { .name = "search", .type = TYPE_TEXT, .folded = "s.name_fold" },
    [MADE_IN]     = { .name = "made in", .type = TYPE_ID, .column = "s.subaccount_id" },
    [BELONGS_TO]  = { .name = "subaccount_ids", .type = TYPE_TEXT, .column = "s.subaccount_ids" },
    { 0 }
};

static const struct filter_field order_fields[] = {
    { .name = "name", .type = TYPE_TEXT, .folded = "s.name_fold" },
    { .name = "status", .type = TYPE_TEXT, .column = ASSESSED_STATUS },
    { .name = "duration", .type = TYPE_INT, .column = "s.duration_s" },
    { .name = "last_interaction", .type = TYPE_TIME, .column = "s.invited_at" },
    { .name = "createdAt", .type = TYPE_TIME, .column = "s.created_at" },
    { .name = "updatedAt", .type = TYPE_TIME, .column = "s.modified_at" },
    { .name = "_id", .type = TYPE_ID, .column = "s.id" },
    { 0 }
};

/* Of the subaccount that the request is limited to: made in it, or said to belong to it. */
static bool narrow_part(struct filter_reader *r, const struct filter **all)
{
    struct call          *c = r->c;
    struct filter_literal part = { { TYPE_TEXT, .text = coodesh_id_text(c->mem, c->subaccount_id) }, 0 };

    r->param = "x-subaccount-id";
    return !c->subaccount_id ||
           narrow(r, all, filter_join(r, FILTER_OR, filter_compare(r, FILTER_EQ, &r->fields[MADE_IN], &part, 1),
                                      filter_compare(r, FILTER_CONTAINS, &r->fields[BELONGS_TO], &part, 1)));
}

static bool query_read(struct call *c, const struct assessment_query *in, struct refine *refine)
{
    struct filter_reader r = { .c = c, .fields = own_fields };
    const struct filter *all = NULL;
    struct list          status = { (void *)(uintptr_t)&in->status, in->status.len > 0 };
    bool                 good;

    good = narrow_to(&r, &all, "_id", BY_ID, in->ids) && narrow_to(&r, &all, "skills", BY_SKILL, in->skills) &&
           narrow_to(&r, &all, "author", BY_AUTHOR, in->authors) &&
           narrow_to(&r, &all, "language", BY_LANGUAGE, in->languages) &&
           narrow_to(&r, &all, "career", BY_CAREER, in->careers) &&
           narrow_to(&r, &all, "status", BY_STATUS, status) && narrow_search(&r, &all, BY_NAME, in->search) &&
           narrow_part(&r, &all) && narrow_logic(&r, &all, logic_fields, in->query);
    *refine = (struct refine){ .filter = all };
    for (const struct filter_field *f = order_fields; f->name; f++)
        if (str_is(in->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    return good;
}

static bool assessments_list(struct call *c)
{
    const char            *language = coodesh_language(c);
    struct refine          refine;
    struct list            rows, shown;
    int64_t                total;

    if (!query_read(c, c->in, &refine))
        return false;
    rows  = db_rows_refined(c, ASSESSED(" ORDER BY s.id DESC LIMIT :limit OFFSET :offset"), &refine, &assessed_shape,
                            &total);
    shown = (struct list){ ARENA_ARRAY(c->mem, struct assessment_out, rows.n + 1), rows.n };
    for (size_t i = 0; i < rows.n; i++)
        ((struct assessment_out *)shown.items)[i] = assessment_listed(c, (const struct assessed *)rows.items + i,
                                                                      language);
    return reply_page(c, shown, total);
}

static bool assessments_options(struct call *c)
{
    struct refine refine;
    struct list   rows;
    int64_t       total;

    if (!query_read(c, c->in, &refine))
        return false;
    rows = db_rows_refined(c, "SELECT s.id AS _id, s.name FROM assessment s WHERE s.workspace_id = :workspace_id"
                           " AND s.deleted_at IS NULL ORDER BY s.id DESC LIMIT :limit OFFSET :offset", &refine,
                           &coodesh_named_shape, &total);
    return reply_page(c, rows, total);
}

static bool assessments_authors(struct call *c)
{
    narrow_not(c);
    return run_rows(c);
}

/* --- skills ------------------------------------------------------------------------------ */

struct skill_query { str status, search; };
static const struct field assessment_skill_query_fields[] = {
    FIELD(skill_query, status, .one_of = ASSESSMENT_STATUSES, .doc = "Of assessments of that status"),
    FIELD(skill_query, search, .max = SEARCH_MAX, .doc = "Part of the name, in any case"),
};
static const struct shape assessment_skill_query_shape = { "assessment_skill_query", assessment_skill_query_fields,
                                                           2, sizeof(struct skill_query) };

enum { SKILL_STATUS, SKILL_NAME };
static const struct filter_field skill_fields[] = {
    [SKILL_STATUS] = { .name = "status", .type = TYPE_TEXT, .column = ASSESSED_STATUS },
    [SKILL_NAME]   = { .name = "search", .type = TYPE_TEXT, .folded = "t.name_fold" },
    { 0 }
};

/* DISTINCT orders by what it shows alone. */
static bool assessments_skills(struct call *c)
{
    const struct skill_query *in = c->in;
    struct filter_reader      r = { .c = c, .fields = skill_fields };
    struct refine             refine = { 0 };
    struct list               status = { (void *)(uintptr_t)&in->status, in->status.len > 0 }, rows;
    int64_t                   total;

    if (!narrow_to(&r, &refine.filter, "status", SKILL_STATUS, status) ||
        !narrow_search(&r, &refine.filter, SKILL_NAME, in->search))
        return false;
    rows = db_rows_refined(c, "SELECT DISTINCT t.id AS _id, t.name, t.name_fold FROM term t JOIN assessment_term x ON"
                           " x.workspace_id = t.workspace_id AND x.term_id = t.id JOIN assessment s ON"
                           " s.workspace_id = x.workspace_id AND s.id = x.assessment_id"
                           " WHERE t.workspace_id = :workspace_id AND s.deleted_at IS NULL"
                           " ORDER BY t.name_fold, t.id LIMIT :limit OFFSET :offset", &refine, &coodesh_named_shape,
                           &total);
    return reply_page(c, rows, total);
}

const struct op coodesh_assessment_lists_ops[] = {
    { OP("assessments.list"), .method = GET, .path = "/assessments", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Assessments of the workspace, the built-in ones too", .in = &assessment_query_shape,
      .out = &assessment_listed_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200,
      .run = assessments_list, .source = "coodesh.openapi.json listAssessments" },
    { OP("assessments.options"), .method = GET, .path = "/assessments/options", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Assessments with id and name only, for selectors", .in = &assessment_option_shape,
      .out = &coodesh_named_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200,
      .run = assessments_options, .source = "coodesh.openapi.json listAssessmentOptions" },
    { OP("assessments.authors"), .method = GET, .path = "/assessments/authors", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Members who have made assessments", .out = &coodesh_named_shape, .flags = OP_LIST,
      .list = COODESH_ARRAY, .status = 200, .run = assessments_authors,
      .sql = "SELECT m.id AS _id, m.name FROM member m WHERE m.workspace_id = :workspace_id AND EXISTS (SELECT 1 FROM"
             " assessment s WHERE s.workspace_id = m.workspace_id AND s.author_id = m.id AND s.deleted_at IS NULL)"
             " ORDER BY m.name, m.id LIMIT :limit OFFSET :offset",
      .source = "coodesh.openapi.json listAssessmentAuthors" },
    { OP("assessments.skills"), .method = GET, .path = "/assessments/skills", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Skills that assessments cover", .in = &assessment_skill_query_shape, .out = &coodesh_named_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = assessments_skills,
      .source = "coodesh.openapi.json listAssessmentSkills" },
    { 0 }
};
