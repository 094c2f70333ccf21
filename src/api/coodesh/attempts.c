/* attempts.c - one attempt scored again, what is over closed, and who and what attempts have.
 *
 * Operations: attempts.recalculate_one, attempts.sync, attempts.close_expired, attempts.inviters,
 * attempts.tags, attempts.participants, attempts.participant_fields.
 * Tables: attempt, attempt_tag, member, person.
 */
#include "api/coodesh/attempts.h"
#include "api/coodesh/narrow.h"
#include "core/text.h"
#include "domain/attempt_judge.h"

#define SEARCH_MAX 200
#define CLOSE_MAX  1000 /* in one call; the sweep closes the others */

/* --- scoring one ------------------------------------------------------------------------- */

struct one { struct id participantId, attemptId; };
static const struct field recalculate_fields[] = {
    FIELD(one, participantId, .flags = REQUIRED, .doc = "Id of the attempt"),
};
static const struct shape recalculate_shape = { "participant_key", recalculate_fields, 1, sizeof(struct one) };
static const struct field sync_fields[] = { FIELD(one, attemptId, .flags = REQUIRED, .doc = "Id of the attempt") };
static const struct shape sync_shape = { "attempt_sync", sync_fields, 1, sizeof(struct one) };

/* One that has a score. */
static bool scored(struct call *c, int64_t id, struct attempt *attempt)
{
    if (!attempt_read(c, id, attempt) || attempt->deleted_at.ms)
        return fail(c, 404, NULL, "Attempt not found");
    if (!attempt->finished_at.ms)
        return failf(c, 400, NULL, "the attempt is %.*s: only finished or blocked ones have a score",
                     STR_ARG(coodesh_status(attempt)));
    return true;
}

static bool attempts_recalculate_one(struct call *c)
{
    struct one    *in = c->in;
    struct attempt attempt = { 0 };

    if (!scored(c, in->participantId.n, &attempt))
        return false;
    attempt_recalculate(c, &attempt);
    return coodesh_done(c, "Attempt recalculated successfully");
}

static bool attempts_sync(struct call *c)
{
    struct one    *in = c->in;
    struct attempt attempt = { 0 };

    if (!scored(c, in->attemptId.n, &attempt))
        return false;
    attempt_score(c, &attempt);
    attempt_event(c, attempt.id, "synchronised", STR_NULL);
    coodesh_callback(c, &attempt, str_z(c->mem, attempt.status));
    return coodesh_done(c, "Attempt synced successfully");
}

struct attempts_closed { str message; int64_t closed; };
static const struct field attempts_closed_fields[] = {
    FIELD(attempts_closed, message, .doc = "How many were closed"),
    FIELD(attempts_closed, closed,  .doc = "Attempts, of all workspaces; 1000: there may be more"),
};
SHAPE(attempts_closed);

static bool attempts_close_expired(struct call *c)
{
    struct attempts_closed out = { .closed = attempt_expire_due(c, CLOSE_MAX) };

    out.message = str_printf(c->mem, "%lld expired attempts closed", (long long)out.closed);
    return reply(c, &out);
}

/* --- who invited, and with which tags ---------------------------------------------------------- */

struct of_query { struct list assessment, status; str one_status, grouping, search, like, among, states; };
#define OF_ASSESSMENTS                                                                              \
    FIELD(of_query, assessment, .item = TYPE_ID, .max = 50, .doc = "Ids of assessments; all when absent")
#define OF_END                                                                                      \
    FIELD(of_query, grouping, .one_of = COODESH_GROUPS, .doc = "Group of statuses; not together with status"), \
    FIELD(of_query, search, .max = SEARCH_MAX, .doc = "Part of the name"),                          \
    FIELD(of_query, like, .flags = INTERNAL), FIELD(of_query, among, .flags = INTERNAL),            \
    FIELD(of_query, states, .flags = INTERNAL)
static const struct field inviters_fields[] = {
    OF_ASSESSMENTS,
    FIELD(of_query, status, .item = TYPE_TEXT, .max = 9, .doc = "Statuses of the attempts"), OF_END,
};
static const struct shape inviters_shape = { "inviters_query", inviters_fields, 7, sizeof(struct of_query) };
static const struct field tags_fields[] = {
    OF_ASSESSMENTS,
    FIELD(of_query, one_status, .name = "status", .one_of = COODESH_STATUSES, .doc = "Status of the attempts"), OF_END,
};
static const struct shape tags_shape = { "tags_query", tags_fields, 7, sizeof(struct of_query) };

static bool is_status(str word)
{
    for (const struct coodesh_word *s = coodesh_statuses; s->value; s++)
        if (str_is(word, s->value))
            return true;
    return false;
}

/* ",a,b,": what the statements look a value up in; null for any. */
static bool query_fill(struct call *c)
{
    struct of_query *in = c->in;
    struct buf       ids = BUF(c->mem), states = BUF(c->mem);
    str              group = in->grouping.data ? coodesh_group(in->grouping) : in->one_status;

    if (in->grouping.data && (in->status.n || in->one_status.data))
        return fail(c, 400, "grouping", "must not come together with status");
    for (size_t i = 0; i < in->assessment.n; i++)
        buf_printf(&ids, ",%lld", (long long)((const struct id *)in->assessment.items)[i].n);
    for (size_t i = 0; i < in->status.n; i++) {
        str word = ((const str *)in->status.items)[i];

        if (!is_status(word))
            return fail(c, 400, "status", "must be statuses of attempts");
        buf_printf(&states, ",%.*s", STR_ARG(word));
    }
    while (group.len) {
        str word = str_cut(&group, '|');

        buf_printf(&states, ",%.*s", STR_ARG(word));
    }
    in->among  = ids.len ? str_printf(c->mem, "%.*s,", STR_ARG(buf_end(&ids))) : STR_NULL;
    in->states = states.len ? str_printf(c->mem, "%.*s,", STR_ARG(buf_end(&states))) : STR_NULL;
    in->like   = text_like_part(c->mem, text_fold(c->mem, in->search));
    return true;
}

#define ASKED                                                                                         \
    " AND (:among IS NULL OR :among LIKE '%,' || CAST(a.assessment_id AS TEXT) || ',%')"              \
    " AND (:states IS NULL OR :states LIKE '%,' || " COODESH_STATUS " || ',%')"

struct attempt_inviter { struct id id; str name, email; };
static const struct field attempt_inviter_fields[] = {
    FIELD(attempt_inviter, id, .name = "_id", .doc = "Id of the user"),
    FIELD(attempt_inviter, name, .doc = "Name"), FIELD(attempt_inviter, email, .doc = "Address"),
};
SHAPE(attempt_inviter);

static bool attempts_inviters(struct call *c)
{
    return query_fill(c) && run_rows(c);
}

struct attempt_tag { str tag; int64_t count; };
static const struct field attempt_tag_fields[] = {
    FIELD(attempt_tag, tag, .doc = "The tag"), FIELD(attempt_tag, count, .doc = "Attempts that have it"),
};
SHAPE(attempt_tag);

/* --- participants -------------------------------------------------------------------------------- */

struct people_query { str search, query, status, order, order_by; struct list tags; };
static const struct field people_query_fields[] = {
    FIELD(people_query, search, .max = SEARCH_MAX, .doc = "Part of the name or address"),
    FIELD(people_query, query,  .max = JSONLOGIC_BYTES_MAX,
          .doc = "Base64 of JSONLogic over _id, name, email, created, status, stage, score, tags, assessment"),
    FIELD(people_query, status, .one_of = COODESH_STATUSES, .doc = "Those who have an attempt of this status"),
    FIELD(people_query, tags, .item = TYPE_TEXT, .max = TAGS_MAX, .doc = "Those who have an attempt with one of these"),
    FIELD(people_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),
    FIELD(people_query, order_by, .name = "orderBy", .one_of = "_id|name|email|created", .initial_text = "_id",
          .doc = "Member to sort by"),
};
SHAPE(people_query);

struct participant_row {
    struct id     id;
    str           first_name, last_name, email, name;
    int64_t       attempts;
    struct moment created;
};
static const struct field participant_row_fields[] = {
    FIELD(participant_row, id, .name = "_id", .doc = "Id of the participant"),
    FIELD(participant_row, name,     .doc = "Name, or the address"),
    FIELD(participant_row, email,    .doc = "Address"),
    FIELD(participant_row, attempts, .doc = "Attempts of the participant"),
    FIELD(participant_row, created,  .doc = "When they were first invited"),
};
SHAPE(participant_row);
static const struct field person_read_fields[] = {
    FIELD(participant_row, id), FIELD(participant_row, first_name), FIELD(participant_row, last_name),
    FIELD(participant_row, email),
    FIELD(participant_row, attempts), FIELD(participant_row, created),
};
static const struct shape person_read_shape = { "person_read", person_read_fields, 6, sizeof(struct participant_row) };

#define ATTEMPTS_OF "attempt a WHERE a.workspace_id = p.workspace_id AND a.person_id = p.id AND a.deleted_at IS NULL"
enum { BY_ID, BY_SEARCH, BY_STATUS, BY_TAG };
static const struct filter_field people_fields[] = {
    [BY_ID]     = { .name = "_id", .type = TYPE_ID, .column = "p.id" },
    [BY_SEARCH] = { .name = "search", .type = TYPE_TEXT, .folded = "(p.name_fold || ' ' || p.email_fold)" },
    [BY_STATUS] = { .name = "status", .type = TYPE_TEXT, .column = "(" COODESH_STATUS ")", .among = ATTEMPTS_OF },
    [BY_TAG]    = { .name = "tags", .type = TYPE_TEXT, .column = "t.tag",
                    .among = "attempt_tag t JOIN attempt a ON a.workspace_id = t.workspace_id AND a.id = t.attempt_id"
                             " WHERE a.workspace_id = p.workspace_id AND a.person_id = p.id"
                             " AND a.deleted_at IS NULL" },
    { .name = "name", .type = TYPE_TEXT, .column = "p.name_fold", .folded = "p.name_fold" },
    { .name = "email", .type = TYPE_TEXT, .column = "p.email_fold", .folded = "p.email_fold", .is_email = true },
    { .name = "created", .type = TYPE_TIME, .column = "p.created_at" },
    { .name = "stage", .type = TYPE_TEXT, .column = "a.phase", .among = ATTEMPTS_OF },
    { .name = "score", .type = TYPE_NUMBER, .column = "a.average", .among = ATTEMPTS_OF },
    { .name = "assessment", .type = TYPE_ID, .column = "a.assessment_id", .among = ATTEMPTS_OF },
    { 0 }
};

static bool people_refine(struct call *c, struct refine *refine)
{
    struct people_query *in = c->in;
    struct filter_reader r = { .c = c, .fields = people_fields };
    struct list          status = { &in->status, in->status.data != NULL };

    if (!narrow_search(&r, &refine->filter, BY_SEARCH, in->search) ||
        !narrow_to(&r, &refine->filter, "status", BY_STATUS, status) ||
        !narrow_to(&r, &refine->filter, "tags", BY_TAG, in->tags) ||
        !narrow_logic(&r, &refine->filter, people_fields, in->query))
        return false;
    for (const struct filter_field *f = people_fields; f->name; f++)
        if (str_is(in->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    return true;
}

static bool attempts_participants(struct call *c)
{
    struct refine      refine = { 0 };
    struct participant_row *people;
    struct list        rows;
    int64_t            total;

    if (!people_refine(c, &refine))
        return false;
    rows   = db_rows_refined(c, "SELECT p.id, p.first_name, p.last_name, p.email, p.created_at AS created,"
                             " (SELECT count(*) FROM " ATTEMPTS_OF ") AS attempts FROM person p WHERE"
                             " p.workspace_id = :workspace_id AND EXISTS (SELECT 1 FROM " ATTEMPTS_OF ")"
                             " ORDER BY p.id DESC LIMIT :limit OFFSET :offset", &refine, &person_read_shape, &total);
    people = rows.items;
    for (size_t i = 0; i < rows.n; i++)
        people[i].name = person_name(c->mem, &(struct attempt){ .first_name = people[i].first_name,
                                                                .last_name = people[i].last_name,
                                                                .email = people[i].email });
    return reply_page(c, rows, total);
}

/* --- definitions --------------------------------------------------------------------------------------- */

struct participant_definitions { struct list status, stage, severity; };
static const struct field participant_definitions_fields[] = {
    FIELD_LIST(participant_definitions, status, coodesh_choice,   .doc = "Statuses"),
    FIELD_LIST(participant_definitions, stage, coodesh_choice,    .doc = "Stages of hiring"),
    FIELD_LIST(participant_definitions, severity, coodesh_choice, .doc = "How much was noticed"),
};
SHAPE(participant_definitions);

static bool attempts_participant_fields(struct call *c)
{
    return reply(c, &(struct participant_definitions){ coodesh_choices(c, coodesh_statuses),
                                                       coodesh_choices(c, coodesh_stages),
                                                       coodesh_choices(c, coodesh_severities) });
}

const struct op coodesh_attempts_ops[] = {
    { OP("attempts.recalculate_one"), .method = POST, .path = "/attempts/{participantId}/recalculate",
      .perm = PERM_EDIT_ATTEMPTS, .summary = "Score an attempt again", .in = &recalculate_shape,
      .out = &coodesh_message_shape, .status = 201, .run = attempts_recalculate_one,
      .source = "coodesh.openapi.json recalculateAttempt" },
    { OP("attempts.sync"), .method = POST, .path = "/attempts/{attemptId}/sync", .perm = PERM_EDIT_ATTEMPTS,
      .summary = "Score an attempt again and tell its receiver", .in = &sync_shape, .out = &coodesh_message_shape,
      .status = 201, .run = attempts_sync, .source = "coodesh.openapi.json syncAttempt" },
    { OP("attempts.close_expired"), .method = POST, .path = "/attempts/close-expired", .perm = PERM_SUPER_ADMIN,
      .summary = "Close what is past its moment, in all workspaces", .out = &attempts_closed_shape, .status = 201,
      .run = attempts_close_expired, .source = "coodesh.openapi.json closeExpiredAttempts" },
    { OP("attempts.inviters"), .method = GET, .path = "/attempts/inviters", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Users who invited participants", .in = &inviters_shape, .out = &attempt_inviter_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = attempts_inviters,
      .source = "coodesh.openapi.json listAttemptInviters",
      .sql = "SELECT m.id AS _id, m.name, m.email FROM member m WHERE m.workspace_id = :workspace_id AND EXISTS"
             " (SELECT 1 FROM attempt a WHERE a.workspace_id = m.workspace_id AND a.inviter_id = m.id"
             " AND a.deleted_at IS NULL" ASKED ") AND (:like IS NULL OR lower(m.name) LIKE :like ESCAPE '!' OR"
             " m.email_fold LIKE :like ESCAPE '!') ORDER BY m.name, m.id LIMIT :limit OFFSET :offset" },
    { OP("attempts.tags"), .method = GET, .path = "/attempts/tags", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Tags of attempts", .in = &tags_shape, .out = &attempt_tag_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = attempts_inviters,
      .source = "coodesh.openapi.json listAttemptTags",
      .sql = "SELECT t.tag, count(*) AS count FROM attempt_tag t JOIN attempt a ON a.workspace_id = t.workspace_id"
             " AND a.id = t.attempt_id WHERE t.workspace_id = :workspace_id AND a.deleted_at IS NULL" ASKED
             " AND (:like IS NULL OR lower(t.tag) LIKE :like ESCAPE '!') GROUP BY t.tag ORDER BY t.tag"
             " LIMIT :limit OFFSET :offset" },
    { OP("attempts.participants"), .method = GET, .path = "/attempts/participants", .perm = PERM_LIST_ATTEMPTS,
      .summary = "People who have attempts, newest first", .in = &people_query_shape, .out = &participant_row_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = attempts_participants,
      .source = "coodesh.openapi.json listParticipants" },
    { OP("attempts.participant_fields"), .method = GET, .path = "/attempts/participants/fields",
      .perm = PERM_PUBLIC, .summary = "Statuses, stages and severities",
      .out = &participant_definitions_shape, .status = 200, .run = attempts_participant_fields,
      .source = "coodesh.openapi.json getParticipantFields" },
    { 0 }
};
