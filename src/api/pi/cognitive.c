/* cognitive.c - cognitive assessments: the library's test of reasoning.
 *
 * Operations: cognitive_assessments.create, .list, .get.
 * What comes in, and its rules, are those of a behavioral assessment (invitation.c).
 * Tables: attempt, person, pi_assessment, result.
 */
#include <math.h>
#include "api/pi/invitation.h"
#include "api/pi/odata.h"
#include "domain/listing.h"

static const struct field cognitive_request_fields[] = { PI_INVITATION_FIELDS, PI_PARAMETERS };
static const struct shape cognitive_request_shape = {
    "cognitive_assessment_request", cognitive_request_fields,
    sizeof cognitive_request_fields / sizeof cognitive_request_fields[0], sizeof(struct pi_invitation),
};

struct cognitive {
    struct id     assessment_id, assessment_user_id;
    str           first_name, middle_name, last_name, email, expiration_date_time, administered_by_email,
                  administered_by_phone, administered_by_first_name, administered_by_last_name, folder_path,
                  person_type, assessment_status_web_hook, external_id, external_person_id, assessment_url,
                  redirect_url, language_locale;
    int64_t       gender, is_deleted, assessment_state, notify_assessment_available_using_email,
                  assessment_source;
    double        cognitive_score;
    struct moment assessment_date_time;

    /* What the above are made of. */
    int64_t       expires_100ns;
    str           token;
    struct moment expires_at;
};
static const struct field cognitive_fields[] = {
    FIELD(cognitive, assessment_id, .doc = "Id of the assessment"),
    FIELD(cognitive, first_name, .doc = "Given name"),
    FIELD(cognitive, middle_name, .flags = NULLABLE, .doc = "Middle name"),
    FIELD(cognitive, last_name, .doc = "Family name"),
    FIELD(cognitive, email, .doc = "Address"),
    FIELD(cognitive, assessment_date_time, .doc = "When it was created; after completion when that was"),
    FIELD(cognitive, expiration_date_time, .doc = "Last moment, UTC with seven decimals"),
    FIELD(cognitive, administered_by_email, .flags = NULLABLE, .doc = "Address of who asks"),
    FIELD(cognitive, administered_by_phone, .flags = NULLABLE, .doc = "Telephone of who asks"),
    FIELD(cognitive, administered_by_first_name, .flags = NULLABLE, .doc = "Given name of who asks"),
    FIELD(cognitive, administered_by_last_name, .flags = NULLABLE, .doc = "Family name of who asks"),
    FIELD(cognitive, folder_path, .flags = NULLABLE, .doc = "Folder of the person"),
    FIELD(cognitive, gender, .one_of = PI_GENDERS, .doc = "0 unknown, 1 male, 2 female"),
    FIELD(cognitive, person_type, .one_of = PI_PERSON_TYPES, .doc = "Type of the person"),
    FIELD(cognitive, is_deleted, .one_of = PI_FLAG, .doc = "1 when it was deleted"),
    FIELD(cognitive, assessment_state, .one_of = PI_STATES,
          .doc = "0 created, 10 sent, 20 opened, 30 started, 40 completed, 50 expired, 60 failed, 65 aborted"),
    FIELD(cognitive, assessment_status_web_hook, .flags = NULLABLE, .doc = "URL that is told"),
    FIELD(cognitive, notify_assessment_available_using_email, .one_of = PI_FLAG,
          .doc = "1: the invitation is mailed"),
    FIELD(cognitive, external_id, .flags = NULLABLE, .doc = "The caller's id of the assessment"),
    FIELD(cognitive, external_person_id, .flags = NULLABLE, .doc = "The caller's id of the person"),
    FIELD(cognitive, assessment_user_id, .doc = "Id of the person"),
    FIELD(cognitive, assessment_url, .doc = "Where the person answers"),
    FIELD(cognitive, redirect_url, .flags = NULLABLE, .doc = "Where the person goes after the end"),
    FIELD(cognitive, cognitive_score, .flags = NULLABLE,
          .doc = "Share of right answers, 0 to 100; null until completed"),
    FIELD(cognitive, language_locale, .doc = "Language of the invitation"),
    FIELD(cognitive, assessment_source, .doc = "1 when made over this API, else 0"),
    FIELD(cognitive, expires_100ns, .flags = INTERNAL), FIELD(cognitive, token, .flags = INTERNAL),
    FIELD(cognitive, expires_at, .flags = INTERNAL),
};
static const struct shape cognitive_shape = { "cognitive_assessment", cognitive_fields,
                                              sizeof cognitive_fields / sizeof cognitive_fields[0],
                                              sizeof(struct cognitive) };

#define COGNITIVE_SELECT                                                                              \
    "SELECT " PI_ASSESSMENT_COLUMNS ", CASE WHEN r.attempt_id IS NOT NULL THEN a.average END"         \
    " AS cognitive_score" PI_ASSESSMENT_FROM                                                          \
    " WHERE a.workspace_id = :workspace_id AND a.assessment_id = " PI_COGNITIVE_ID

static void cognitive_show(struct call *c, struct cognitive *g)
{
    g->assessment_url       = pi_assessment_url(c, g->token, g->language_locale);
    g->expiration_date_time = pi_time_text(c->mem, g->expires_at.ms, g->expires_100ns);
    if (!(c->perms & PERM_RESULT_READ))
        g->cognitive_score = NAN;
}

struct cognitive_key { struct id assessment_id; };
static const struct field cognitive_key_fields[] = {
    FIELD(cognitive_key, assessment_id, .flags = REQUIRED, .doc = "Id of the assessment"),
};
SHAPE(cognitive_key);

static bool cognitive_reply(struct call *c, int64_t id)
{
    struct cognitive_key key = { .assessment_id = { id } };
    struct cognitive     g = { 0 };

    if (!db_row_with(c, WITH(cognitive_key, &key), COGNITIVE_SELECT " AND a.id = :assessment_id",
                     INTO(cognitive, &g)))
        return fail(c, 404, NULL, "the assessment was not found");
    cognitive_show(c, &g);
    if (c->op->status == 201)
        g.assessment_state = PI_CREATED; /* its mail leaves after this reply */
    return reply(c, &g);
}

static bool cognitive_assessments_create(struct call *c)
{
    struct pi_invitation *in = c->in;

    return pi_invite(c, PI_COGNITIVE) && cognitive_reply(c, in->attempt_id);
}

static bool cognitive_assessments_get(struct call *c)
{
    struct cognitive_key *in = c->in;

    return cognitive_reply(c, in->assessment_id.n);
}

static const struct filter_field cognitive_filters[] = { PI_ASSESSMENT_FILTERS, { 0 } };

struct cognitive_query { struct odata odata; int64_t number_before, rest; };
static const struct field cognitive_query_fields[] = {
    ODATA_FIELDS(odata),
    FIELD(cognitive_query, number_before, .flags = INTERNAL), FIELD(cognitive_query, rest, .flags = INTERNAL),
};
SHAPE(cognitive_query);

static bool page_reply(struct call *c, struct list rows, int64_t total)
{
    for (size_t i = 0; i < rows.n; i++)
        cognitive_show(c, (struct cognitive *)rows.items + i);
    return reply_page(c, rows, total);
}

/* Newest first.  A filter finds cancelled ones too. */
static bool cognitive_assessments_list(struct call *c)
{
    struct cognitive_query *in = c->in;
    struct refine           refine;
    struct place            place;
    struct list             rows;
    int64_t                 total;

    if (!odata_read(c, &in->odata, cognitive_filters, &refine))
        return false;
    if (refine.filter || refine.orders_n) {
        rows = db_rows_refined(c, COGNITIVE_SELECT " AND a.deleted_at IS NULL ORDER BY a.number DESC"
                               " LIMIT :limit OFFSET :offset", &refine, &cognitive_shape, &total);
        return page_reply(c, rows, total);
    }
    place             = listing_seek(c, STR("as:" PI_COGNITIVE_ID), STR_NULL, LISTING_FALLING);
    in->number_before = place.number_before;
    in->rest          = place.rest;
    rows = db_rows(c, COGNITIVE_SELECT " AND a.progress <> '' AND a.number < :number_before ORDER BY a.number DESC"
                   " LIMIT :limit OFFSET :rest", &cognitive_shape, PI_PAGE_MAX);
    return page_reply(c, rows, place.total);
}

const struct op pi_cognitive_ops[] = {
    { OP("cognitive_assessments.create"), .method = POST, .path = "/api/v1/cognitiveassessments",
      .perm = PERM_INVITE_WRITE, .summary = "Invite to a cognitive assessment", .in = &cognitive_request_shape,
      .out = &cognitive_shape, .status = 201, .run = cognitive_assessments_create,
      .source = "predictive-index.openapi.json createCognitiveAssessment",
      .fails = "402: no credit is left; 409: the address or externalPersonId belongs to another person" },
    { OP("cognitive_assessments.list"), .method = GET, .path = "/api/v1/cognitiveassessments",
      .perm = PERM_RESULT_READ, .summary = "List cognitive assessments, newest first",
      .in = &cognitive_query_shape, .out = &cognitive_shape, .flags = OP_LIST | OP_UNCOUNTED | OP_SLOW,
      .list = "assessments", .status = 200, .run = cognitive_assessments_list,
      .source = "predictive-index.openapi.json listCognitiveAssessments" },
    { OP("cognitive_assessments.get"), .method = GET, .path = "/api/v1/cognitiveassessments/{assessment_id}",
      .perm = PERM_RESULT_READ, .summary = "One cognitive assessment", .in = &cognitive_key_shape,
      .out = &cognitive_shape, .status = 200, .run = cognitive_assessments_get,
      .source = "predictive-index.openapi.json getCognitiveAssessment" },
    { 0 }
};
