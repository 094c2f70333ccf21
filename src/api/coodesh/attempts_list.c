/* attempts_list.c - lists of attempts: of an assessment, of a workspace's user, and their ids.
 *
 * Operations: attempts.by_assessment, attempts.by_user, attempts.ids.
 * A member and a candidate of the same address are one user.
 * Tables: attempt, person, assessment, member, attempt_tag.
 */
#include <math.h>
#include "api/coodesh/attempts.h"
#include "api/coodesh/narrow.h"
#include "core/text.h"

#define SEARCH_MAX 200

struct row {
    int64_t       id, assessment_id, person_id, inviter_id, hidden;
    str           status, phase, tags, token, inviter, email, first_name, last_name, assessment;
    double        average;
    struct moment open_at, close_at, answer_by, expires_at, sent_at, created_at, modified_at, started_at, finished_at,
                  reopened_at;
};
static const struct field row_fields[] = {
    FIELD(row, id), FIELD(row, assessment_id), FIELD(row, person_id), FIELD(row, inviter_id), FIELD(row, hidden),
    FIELD(row, status), FIELD(row, phase), FIELD(row, tags), FIELD(row, token), FIELD(row, inviter),
    FIELD(row, email), FIELD(row, first_name), FIELD(row, last_name), FIELD(row, assessment), FIELD(row, average),
    FIELD(row, open_at), FIELD(row, close_at), FIELD(row, answer_by), FIELD(row, expires_at), FIELD(row, sent_at),
    FIELD(row, created_at), FIELD(row, modified_at), FIELD(row, started_at), FIELD(row, finished_at),
    FIELD(row, reopened_at),
};
SHAPE(row);

#define ROWS                                                                                                \
    "SELECT a.id, a.assessment_id, a.person_id, a.inviter_id, a.hidden, " COODESH_STATUS " AS status, a.phase," \
    " a.tags, a.token, m.name AS inviter, p.email, p.first_name, p.last_name, s.name AS assessment, a.average," \
    " a.open_at, a.close_at, a.answer_by, a.expires_at, a.sent_at, a.created_at, a.modified_at, a.started_at," \
    " a.finished_at, a.reopened_at FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id ="  \
    " a.person_id JOIN assessment s ON s.workspace_id = a.workspace_id AND s.id = a.assessment_id"           \
    " LEFT JOIN member m ON m.workspace_id = a.workspace_id AND m.id = a.inviter_id"                         \
    " WHERE a.workspace_id = :workspace_id AND a.deleted_at IS NULL"                                         \
    " AND (:subaccount_id = 0 OR a.subaccount_id = :subaccount_id)"
#define PAGE_END " ORDER BY a.id DESC LIMIT :limit OFFSET :offset"

struct somebody { struct id id; str name, email; };
static const struct field somebody_fields[] = {
    FIELD(somebody, id, .name = "_id", .doc = "Id"),
    FIELD(somebody, name,              .doc = "Name, or the address when none is known"),
    FIELD(somebody, email, .flags = OPTIONAL, .doc = "Address"),
};
SHAPE(somebody);

struct attempt_out {
    struct id        id;
    str              status, status_formatted, stage, stage_formatted, invitation_url;
    double           score;
    struct list      tags;
    bool             hidden_results;
    struct somebody *user, *assessment, *inviter;
    struct moment    invitation_date, invitation_date_expire, custom_time_open, custom_time_close, deadline, started,
                     finished, created, updated, reopen_date;
};
static const struct field attempt_out_fields[] = {
    FIELD(attempt_out, id, .name = "_id",   .doc = "Id"),
    FIELD(attempt_out, status,              .one_of = COODESH_STATUSES, .doc = "Where it stands"),
    FIELD(attempt_out, status_formatted,    .doc = "The same, in the language asked for"),
    FIELD(attempt_out, stage,               .one_of = COODESH_STAGES, .doc = "Stage of hiring"),
    FIELD(attempt_out, stage_formatted,     .doc = "The same, in the language asked for"),
    FIELD(attempt_out, score, .flags = NULLABLE, .doc = "Mean of what has a key, percent"),
    FIELD_OBJECT(attempt_out, user, somebody, .doc = "The participant"),
    FIELD_OBJECT(attempt_out, assessment, somebody, .doc = "The assessment"),
    FIELD_OBJECT(attempt_out, inviter, somebody, .flags = NULLABLE, .doc = "Who invited; null: an API key, a link"),
    FIELD(attempt_out, tags, .item = TYPE_TEXT, .doc = "Tags"),
    FIELD(attempt_out, hidden_results,      .doc = "Does the participant not see the results?"),
    FIELD(attempt_out, invitation_url,      .format = FORMAT_URL, .doc = "Link the participant opens"),
    FIELD(attempt_out, invitation_date, .flags = NULLABLE, .doc = "When the participant was written to"),
    FIELD(attempt_out, invitation_date_expire, .doc = "Last moment of the invitation"),
    FIELD(attempt_out, custom_time_open, .flags = NULLABLE, .doc = "Not before"),
    FIELD(attempt_out, custom_time_close, .flags = NULLABLE, .doc = "Not after"),
    FIELD(attempt_out, deadline, .flags = NULLABLE, .doc = "Last moment for answers, where one is set"),
    FIELD(attempt_out, started, .flags = NULLABLE, .doc = "When it was started"),
    FIELD(attempt_out, finished, .flags = NULLABLE, .doc = "When it was handed in"),
    FIELD(attempt_out, reopen_date, .flags = NULLABLE, .doc = "When it was reopened last"),
    FIELD(attempt_out, created,             .doc = "When it was made"),
    FIELD(attempt_out, updated,             .doc = "When it changed last"),
};
SHAPE(attempt_out);

static struct somebody *somebody(struct call *c, int64_t id, str name, str email)
{
    struct somebody *one = ARENA_NEW(c->mem, struct somebody);

    *one = (struct somebody){ { id }, name, email };
    return one;
}

static str name_of(struct call *c, const struct row *r)
{
    return person_name(c->mem, &(struct attempt){ .first_name = r->first_name, .last_name = r->last_name,
                                                  .email = r->email });
}

static struct attempt_out view(struct call *c, const struct row *r, const char *language)
{
    struct attempt_out out = {
        .id = { r->id }, .status = r->status, .status_formatted = coodesh_status_text(language, r->status),
        .stage = r->phase, .stage_formatted = coodesh_stage_text(language, r->phase), .score = r->average,
        .user = somebody(c, r->person_id, name_of(c, r), r->email), .tags = tags_list(c, r->tags),
        .assessment = somebody(c, r->assessment_id, r->assessment, STR_NULL),
        .inviter = r->inviter.data ? somebody(c, r->inviter_id, r->inviter, STR_NULL) : NULL,
        .hidden_results = r->hidden, .invitation_date = r->sent_at, .invitation_date_expire = r->expires_at,
        .invitation_url = str_printf(c->mem, "%.*s/t/%.*s", STR_ARG(c->public_url), STR_ARG(r->token)),
        .custom_time_open = r->open_at, .custom_time_close = r->close_at, .deadline = r->answer_by,
        .started = r->started_at, .finished = r->finished_at, .reopen_date = r->reopened_at, .created = r->created_at,
        .updated = r->modified_at,
    };

    return out;
}

/* --- what is asked of a list ---------------------------------------------------------------- */

struct query { struct id id; str grouping, status, search, query, order, order_by; };
#define FILTERS                                                                                              \
    FIELD(query, status,   .one_of = COODESH_STATUSES, .doc = "Status; not together with grouping"),        \
    FIELD(query, grouping, .one_of = COODESH_GROUPS,                                                        \
          .doc = "results: begun or over with answers; invited: not begun; not together with status")
#define LISTED                                                                                               \
    FILTERS,                                                                                                 \
    FIELD(query, search,   .max = SEARCH_MAX, .doc = "Part of the participant's name or address"),          \
    FIELD(query, order,    .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),   \
    FIELD(query, order_by, .name = "orderBy", .initial_text = "_id",                                        \
          .one_of = "_id|score|status|stage|name|email|created|started|finished|updated", .doc = "Member to sort by")
static const struct field by_assessment_fields[] = {
    FIELD(query, id, .flags = REQUIRED, .doc = "Id of the assessment"), LISTED,
    FIELD(query, query, .max = JSONLOGIC_BYTES_MAX,
          .doc = "Base64 of JSONLogic over _id, status, stage, score, tags, name, email, inviter, created, started,"
                 " finished, hidden_results"),
};
static const struct shape by_assessment_shape = { "attempts_by_assessment", by_assessment_fields, 7,
                                                  sizeof(struct query) };
static const struct field by_user_fields[] = {
    FIELD(query, id, .flags = REQUIRED, .doc = "Id of the user, or of a participant"), LISTED,
};
static const struct shape by_user_shape = { "attempts_by_user", by_user_fields, 6, sizeof(struct query) };
static const struct field ids_fields[] = {
    FIELD(query, id, .name = "assessmentId", .flags = REQUIRED, .doc = "Id of the assessment"), FILTERS,
};
static const struct shape ids_shape = { "attempt_ids", ids_fields, 3, sizeof(struct query) };

#define TAGS_OF_ROW "attempt_tag t WHERE t.workspace_id = a.workspace_id AND t.attempt_id = a.id"
enum { BY_ID, BY_STATUS, BY_SEARCH };
static const struct filter_field list_fields[] = {
    [BY_ID]     = { .name = "_id", .type = TYPE_ID, .column = "a.id" },
    [BY_STATUS] = { .name = "status", .type = TYPE_TEXT, .column = "(" COODESH_STATUS ")" },
    [BY_SEARCH] = { .name = "search", .type = TYPE_TEXT, .folded = "(p.name_fold || ' ' || p.email_fold)" },
    { .name = "stage", .type = TYPE_TEXT, .column = "a.phase" },
    { .name = "score", .type = TYPE_NUMBER, .column = "a.average" },
    { .name = "tags", .type = TYPE_TEXT, .column = "t.tag", .among = TAGS_OF_ROW },
    { .name = "name", .type = TYPE_TEXT, .column = "a.name_fold", .folded = "a.name_fold" },
    { .name = "email", .type = TYPE_TEXT, .column = "p.email_fold", .folded = "p.email_fold", .is_email = true },
    { .name = "inviter", .type = TYPE_ID, .column = "a.inviter_id" },
    { .name = "created", .type = TYPE_TIME, .column = "a.created_at" },
    { .name = "started", .type = TYPE_TIME, .column = "a.started_at" },
    { .name = "finished", .type = TYPE_TIME, .column = "a.finished_at" },
    { .name = "updated", .type = TYPE_TIME, .column = "a.modified_at" },
    { .name = "hidden_results", .type = TYPE_BOOL, .column = "a.hidden" },
    { 0 }
};

str coodesh_group(str grouping)
{
    return str_is(grouping, "results") ? STR("started|finished|blocked|pending|pending_review")
                                       : STR("draft|scheduled|invited|expired");
}

/* "a|b" as a list of str. */
static struct list words_list(struct call *c, str words)
{
    struct list list = { ARENA_ARRAY(c->mem, str, 16), 0 };

    while (words.len)
        ((str *)list.items)[list.n++] = str_cut(&words, '|');
    return list;
}

static bool refine_read(struct call *c, const struct query *in, struct refine *refine)
{
    struct filter_reader r = { .c = c, .fields = list_fields };
    str                  words = in->grouping.data ? coodesh_group(in->grouping) : in->status;

    if (in->status.data && in->grouping.data)
        return fail(c, 400, "grouping", "must not come together with status");
    if (!narrow_to(&r, &refine->filter, "status", BY_STATUS, words_list(c, words)) ||
        !narrow_search(&r, &refine->filter, BY_SEARCH, in->search) ||
        !narrow_logic(&r, &refine->filter, list_fields, in->query))
        return false;
    for (const struct filter_field *f = list_fields; in->order_by.data && f->name; f++)
        if (str_is(in->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    return true;
}

static bool list(struct call *c, const char *select)
{
    const char         *language = coodesh_language(c);
    struct refine       refine = { 0 };
    struct attempt_out *views;
    struct list         rows;
    int64_t             total;

    if (!refine_read(c, c->in, &refine))
        return false;
    rows  = db_rows_refined(c, select, &refine, &row_shape, &total);
    views = ARENA_ARRAY(c->mem, struct attempt_out, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        views[i] = view(c, (const struct row *)rows.items + i, language);
    return reply_page(c, (struct list){ views, rows.n }, total);
}

static bool assessment_check(struct call *c)
{
    struct coodesh_id key = { ((struct query *)c->in)->id };
    int64_t           found = 0;

    return db_int_with(c, (struct db_source){ &coodesh_id_shape, &key }, "SELECT 1 FROM assessment"
                       " WHERE workspace_id = :workspace_id AND id = :id", &found) ||
           fail(c, 404, NULL, "Assessment not found");
}

static bool attempts_by_assessment(struct call *c)
{
    return assessment_check(c) && list(c, ROWS " AND a.assessment_id = :id" PAGE_END);
}

#define USER                                                                                       \
    "(SELECT m.email_fold FROM member m WHERE m.workspace_id = :workspace_id AND m.id = :id"       \
    " UNION SELECT p.email_fold FROM person p WHERE p.workspace_id = :workspace_id AND p.id = :id)"

static bool attempts_by_user(struct call *c)
{
    str email;

    if (!db_str(c, "SELECT email_fold FROM " USER " AS u", &email))
        return fail(c, 404, NULL, "User not found");
    return list(c, ROWS " AND p.email_fold IN " USER PAGE_END);
}

struct attempt_id_out { struct id id; };
static const struct field attempt_id_out_fields[] = {
    FIELD(attempt_id_out, id, .name = "_id", .doc = "Id of an attempt"),
};
SHAPE(attempt_id_out);

/* Finished ones, unless other states are asked for; those that ended last come first. */
static bool attempts_ids(struct call *c)
{
    struct query  *in = c->in;
    struct refine  refine = { 0 };
    struct attempt_id_out *ids;
    struct list    rows;
    int64_t        total;

    if (!in->status.data && !in->grouping.data)
        in->status = STR("finished");
    if (!assessment_check(c) || !refine_read(c, in, &refine))
        return false;
    rows = db_rows_refined(c, "SELECT a.id FROM attempt a WHERE a.workspace_id = :workspace_id AND a.deleted_at IS NULL"
                           " AND a.assessment_id = :assessmentId ORDER BY coalesce(a.finished_at, 0) DESC, a.id DESC"
                           " LIMIT :limit OFFSET :offset", &refine, &row_shape, &total);
    ids  = ARENA_ARRAY(c->mem, struct attempt_id_out, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        ids[i].id.n = ((const struct row *)rows.items)[i].id;
    return reply_page(c, (struct list){ ids, rows.n }, total);
}

const struct op coodesh_attempts_list_ops[] = {
    { OP("attempts.by_assessment"), .method = GET, .path = "/assessments/{id}/attempts", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Attempts of an assessment, newest first", .in = &by_assessment_shape, .out = &attempt_out_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = attempts_by_assessment,
      .source = "coodesh.openapi.json listAssessmentAttempts" },
    { OP("attempts.by_user"), .method = GET, .path = "/workspace/users/{id}/attempts", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Attempts of a user, newest first", .in = &by_user_shape, .out = &attempt_out_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = attempts_by_user,
      .source = "coodesh.openapi.json listUserAttempts" },
    { OP("attempts.ids"), .method = GET, .path = "/assessments/{assessmentId}/attempt-ids",
      .perm = PERM_LIST_ATTEMPTS, .summary = "Ids of finished attempts, to go from one to the next",
      .in = &ids_shape, .out = &attempt_id_out_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200,
      .run = attempts_ids, .source = "coodesh.openapi.json listAttemptIds" },
    { 0 }
};
