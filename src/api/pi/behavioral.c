/* behavioral.c - behavioral assessments: the instrument drives-86 as the vendor's clients know it.
 *
 * Operations: behavioral_assessments.create, .list, .get, .update, .update_by_external_id,
 * .replace, .delete.
 * Every attempt at drives-86 is shown, whichever family made it.  A deleted one is found by
 * its id only.  Results are null until it is completed.
 * Tables: attempt, person, pi_assessment, job_position, result, custom_field.
 */
#include <math.h>
#include "api/pi/invitation.h"
#include "api/pi/odata.h"
#include "domain/listing.h"

static const struct field behavioral_request_fields[] = {
    PI_INVITATION_FIELDS, PI_BEHAVIORAL_FIELDS, PI_PARAMETERS,
};
static const struct shape behavioral_request_shape = {
    "behavioral_assessment_request", behavioral_request_fields,
    sizeof behavioral_request_fields / sizeof behavioral_request_fields[0], sizeof(struct pi_invitation),
};

#define BY_EXTERNAL_ID(...)                                                                           \
    FIELD(pi_invitation, by_external_id, .name = "external_id", .max = 200, __VA_ARGS__)
static const struct field behavioral_change_fields[] = {
    FIELD(pi_invitation, assessment_id, .flags = REQUIRED, .doc = "Id of the assessment"),
    PI_INVITATION_FIELDS, PI_BEHAVIORAL_FIELDS, PI_PARAMETERS,
    BY_EXTERNAL_ID(.flags = IN_QUERY, .doc = "Must not be there beside the id of the path"),
};
static const struct shape behavioral_change_shape = {
    "behavioral_assessment_change", behavioral_change_fields,
    sizeof behavioral_change_fields / sizeof behavioral_change_fields[0], sizeof(struct pi_invitation),
};
static const struct field external_change_fields[] = {
    PI_INVITATION_FIELDS, PI_BEHAVIORAL_FIELDS, PI_PARAMETERS,
    BY_EXTERNAL_ID(.flags = IN_QUERY | REQUIRED,
                   .doc = "The caller's id of the assessment; the newest that has it"),
};
static const struct shape external_change_shape = {
    "behavioral_assessment_external_change", external_change_fields,
    sizeof external_change_fields / sizeof external_change_fields[0], sizeof(struct pi_invitation),
};

/* --- what is shown ----------------------------------------------------------------- */

struct behavioral {
    struct id     assessment_id, assessment_user_id;
    str           first_name, middle_name, last_name, email, expiration_date_time, administered_by_email,
                  administered_by_phone, administered_by_first_name, administered_by_last_name,
                  descriptive_report_url,
                  associated_position_title, associated_position_image_url, folder_path, pattern_full_url,
                  pattern_self_url, person_type, assessment_status_web_hook, external_id, external_person_id,
                  assessment_url, assessment_password, descriptive_report_page_url, person_page_url, redirect_url,
                  language_locale;
    int64_t       scoring_method, pattern_number, gender, is_deleted, assessment_state,
                  notify_assessment_available_using_email, assessment_source, impression;
    struct list   self_sigma_score, self_concept_sigma_score, synthesis_sigma_score, position_sigma_score,
                  custom_fields;
    struct moment assessment_date_time;

    /* What the above are made of. */
    int64_t       expires_100ns;
    str           token, document;
    struct moment expires_at;
    double        a_low, a_high, b_low, b_high, c_low, c_high, d_low, d_high;
};
#define SIGMA(member, what)                                                                           \
    FIELD(behavioral, member, .flags = NULLABLE, .item = TYPE_NUMBER, .doc = what)
#define MADE_OF(member) FIELD(behavioral, member, .flags = INTERNAL)
static const struct field behavioral_fields[] = {
    FIELD(behavioral, assessment_id, .doc = "Id of the assessment"),
    FIELD(behavioral, first_name, .doc = "Given name"),
    FIELD(behavioral, middle_name, .flags = NULLABLE, .doc = "Middle name"),
    FIELD(behavioral, last_name, .doc = "Family name"),
    FIELD(behavioral, email, .doc = "Address"),
    FIELD(behavioral, assessment_date_time, .doc = "When it was created; after completion when that was"),
    FIELD(behavioral, expiration_date_time, .doc = "Last moment, UTC with seven decimals"),
    FIELD(behavioral, administered_by_email, .flags = NULLABLE, .doc = "Address of who asks"),
    FIELD(behavioral, administered_by_phone, .flags = NULLABLE, .doc = "Telephone of who asks"),
    FIELD(behavioral, administered_by_first_name, .flags = NULLABLE, .doc = "Given name of who asks"),
    FIELD(behavioral, administered_by_last_name, .flags = NULLABLE, .doc = "Family name of who asks"),
    FIELD(behavioral, scoring_method, .doc = "How answers are collected; always 1: by the person, online"),
    FIELD(behavioral, pattern_number, .flags = NULLABLE, .doc = "Reference profile of the self graph, 1 to 17"),
    FIELD(behavioral, descriptive_report_url,
          .doc = "PDF report, to be asked for with the key; empty until completed"),
    FIELD(behavioral, associated_position_title, .flags = NULLABLE, .doc = "Title of the position"),
    FIELD(behavioral, associated_position_image_url, .doc = "Always empty: a position has no picture"),
    FIELD(behavioral, folder_path, .flags = NULLABLE, .doc = "Folder of the person"),
    FIELD(behavioral, pattern_full_url, .doc = "Always empty: the graphs are in the report"),
    FIELD(behavioral, pattern_self_url, .doc = "Always empty: the graphs are in the report"),
    FIELD(behavioral, gender, .one_of = PI_GENDERS, .doc = "0 unknown, 1 male, 2 female"),
    FIELD(behavioral, person_type, .one_of = PI_PERSON_TYPES, .doc = "Type of the person"),
    FIELD(behavioral, is_deleted, .one_of = PI_FLAG, .doc = "1 when it was deleted"),
    FIELD(behavioral, assessment_state, .one_of = PI_STATES,
          .doc = "0 created, 10 sent, 20 opened, 30 started, 40 completed, 50 expired, 60 failed, 65 aborted"),
    FIELD(behavioral, assessment_status_web_hook, .flags = NULLABLE, .doc = "URL that is told"),
    FIELD(behavioral, notify_assessment_available_using_email, .one_of = PI_FLAG,
          .doc = "1: the invitation is mailed"),
    FIELD(behavioral, external_id, .flags = NULLABLE, .doc = "The caller's id of the assessment"),
    FIELD(behavioral, external_person_id, .flags = NULLABLE, .doc = "The caller's id of the person"),
    FIELD(behavioral, assessment_user_id, .doc = "Id of the person"),
    FIELD(behavioral, assessment_url, .doc = "Where the person answers"),
    FIELD(behavioral, assessment_password, .flags = NULLABLE, .doc = "Always null: the link holds the secret"),
    FIELD(behavioral, descriptive_report_page_url, .doc = "As descriptiveReportUrl"),
    FIELD(behavioral, person_page_url, .doc = "Page of the person"),
    FIELD(behavioral, redirect_url, .flags = NULLABLE, .doc = "Where the person goes after the end"),
    SIGMA(self_sigma_score, "Self graph: A, B, C, D, E"),
    SIGMA(self_concept_sigma_score, "Self-concept graph: A, B, C, D, E"),
    SIGMA(synthesis_sigma_score, "Synthesis graph: A, B, C, D, E"),
    SIGMA(position_sigma_score, "Middle of the position's ranges: A, B, C, D"),
    FIELD_LIST(behavioral, custom_fields, pi_custom, .doc = "Every field of the workspace"),
    FIELD(behavioral, language_locale, .doc = "Language of the invitation"),
    FIELD(behavioral, assessment_source, .doc = "1 when made over this API, else 0"),
    FIELD(behavioral, impression, .doc = "2 when the person was rejected, else 0"),
    MADE_OF(expires_100ns), MADE_OF(token), MADE_OF(document), MADE_OF(expires_at),
    MADE_OF(a_low), MADE_OF(a_high), MADE_OF(b_low), MADE_OF(b_high),
    MADE_OF(c_low), MADE_OF(c_high), MADE_OF(d_low), MADE_OF(d_high),
};
static const struct shape behavioral_shape = { "behavioral_assessment", behavioral_fields,
                                               sizeof behavioral_fields / sizeof behavioral_fields[0],
                                               sizeof(struct behavioral) };

#define BEHAVIORAL_SELECT                                                                             \
    "SELECT " PI_ASSESSMENT_COLUMNS ", 1 AS scoring_method, o.title AS associated_position_title,"    \
    " r.document, CASE WHEN a.rejected_at IS NULL THEN 0 ELSE 2 END AS impression,"                   \
    " o.a_low, o.a_high, o.b_low, o.b_high, o.c_low, o.c_high, o.d_low, o.d_high" PI_ASSESSMENT_FROM  \
    " LEFT JOIN job_position o ON o.workspace_id = a.workspace_id AND o.id = a.position_id"           \
    " WHERE a.workspace_id = :workspace_id AND a.assessment_id = " PI_BEHAVIORAL_ID

/* Values leave the server with two decimals. */
static double two_decimals(double value)
{
    return floor(value * 100 + 0.5) / 100;
}

static struct list sigma_list(struct call *c, const double *sigma, size_t n)
{
    double *values = ARENA_ARRAY(c->mem, double, n);

    for (size_t i = 0; i < n; i++)
        values[i] = two_decimals(sigma[i]);
    return (struct list){ values, n };
}

/* The target of the position: the middle of its ranges. */
static struct list position_sigma(struct call *c, const struct behavioral *b)
{
    const double middle[DRIVE_PROFILED] = { (b->a_low + b->a_high) / 2, (b->b_low + b->b_high) / 2,
                                            (b->c_low + b->c_high) / 2, (b->d_low + b->d_high) / 2 };

    if (!b->associated_position_title.data || isnan(middle[0]))
        return (struct list){ 0 };
    return sigma_list(c, middle, DRIVE_PROFILED);
}

static void results_show(struct call *c, struct behavioral *b)
{
    struct drives_result result;
    struct buf           url = BUF(c->mem);

    if (b->assessment_state != PI_COMPLETED || !(c->perms & PERM_RESULT_READ) ||
        !drives_result_read(b->document, &result))
        return;
    b->pattern_number           = drives_profile_number(result.nearest_self.profile);
    b->self_sigma_score         = sigma_list(c, result.self, DRIVE_COUNT);
    b->self_concept_sigma_score = sigma_list(c, result.concept, DRIVE_COUNT);
    b->synthesis_sigma_score    = sigma_list(c, result.synthesis, DRIVE_COUNT);
    b->position_sigma_score     = position_sigma(c, b);
    buf_printf(&url, "%.*s/api/v1/behavioralassessments/reports/behavioral?AssessmentId=", STR_ARG(c->public_url));
    pi_id_write(&url, b->assessment_id.n);
    b->descriptive_report_url      = buf_end(&url);
    b->descriptive_report_page_url = b->descriptive_report_url;
}

/* Fills what a row is made of, but the custom fields. */
static void behavioral_show(struct call *c, struct behavioral *b)
{
    struct buf page = BUF(c->mem);

    buf_printf(&page, "%.*s/admin/persons/", STR_ARG(c->public_url));
    pi_id_write(&page, b->assessment_user_id.n);
    b->person_page_url      = buf_end(&page);
    b->assessment_url       = pi_assessment_url(c, b->token, b->language_locale);
    b->expiration_date_time = pi_time_text(c->mem, b->expires_at.ms, b->expires_100ns);
    b->pattern_number       = INT_NULL;
    b->descriptive_report_url = b->descriptive_report_page_url = b->associated_position_image_url =
        b->pattern_full_url = b->pattern_self_url = STR("");
    results_show(c, b);
}

struct behavioral_key { struct id assessment_id; str external_id; };
static const struct field behavioral_key_fields[] = {
    FIELD(behavioral_key, assessment_id, .flags = REQUIRED, .doc = "Id of the assessment"),
    FIELD(behavioral_key, external_id),
};
SHAPE(behavioral_key);
static const struct shape behavioral_id_shape = { "behavioral_assessment_id", behavioral_key_fields, 1,
                                                  sizeof(struct behavioral_key) };

static bool behavioral_read(struct call *c, int64_t id, struct behavioral *b)
{
    struct behavioral_key key = { .assessment_id = { id } };

    if (!db_row_with(c, WITH(behavioral_key, &key), BEHAVIORAL_SELECT " AND a.id = :assessment_id",
                     INTO(behavioral, b)))
        return fail(c, 404, NULL, "the assessment was not found");
    behavioral_show(c, b);
    pi_custom_read(c, &b->assessment_id.n, 1, &b->custom_fields);
    return true;
}

/* --- operations --------------------------------------------------------------------- */

static bool behavioral_assessments_create(struct call *c)
{
    struct pi_invitation *in = c->in;
    struct behavioral     b = { 0 };

    if (!pi_invite(c, PI_BEHAVIORAL) || !behavioral_read(c, in->attempt_id, &b))
        return false;
    b.assessment_state = PI_CREATED; /* its mail leaves after this reply */
    return reply(c, &b);
}

static bool behavioral_assessments_get(struct call *c)
{
    struct behavioral_key *in = c->in;
    struct behavioral      b = { 0 };

    return behavioral_read(c, in->assessment_id.n, &b) && reply(c, &b);
}

static const struct filter_field behavioral_filters[] = {
    PI_ASSESSMENT_FILTERS,
    { .name = "associatedPositionTitle", .type = TYPE_TEXT, .column = "o.title", .folded = "o.title_fold" },
    { 0 }
};

struct behavioral_query { struct odata odata; str external_id; int64_t number_before, rest; };
static const struct field behavioral_query_fields[] = {
    ODATA_FIELDS(odata),
    FIELD(behavioral_query, external_id, .max = 200, .doc = "Only those with this id of the caller"),
    FIELD(behavioral_query, number_before, .flags = INTERNAL), FIELD(behavioral_query, rest, .flags = INTERNAL),
};
SHAPE(behavioral_query);

static bool page_reply(struct call *c, struct list rows, int64_t total)
{
    struct behavioral *b = rows.items;
    int64_t            ids[PI_PAGE_MAX] = { 0 };
    struct list        custom[PI_PAGE_MAX];

    for (size_t i = 0; i < rows.n; i++) {
        behavioral_show(c, &b[i]);
        ids[i] = b[i].assessment_id.n;
    }
    pi_custom_read(c, ids, rows.n, custom);
    for (size_t i = 0; i < rows.n; i++)
        b[i].custom_fields = custom[i];
    return reply_page(c, rows, total);
}

/* Newest first.  A filter finds cancelled ones too. */
static bool behavioral_assessments_list(struct call *c)
{
    struct behavioral_query *in = c->in;
    struct refine            refine;
    struct place             place;
    struct list              rows;
    int64_t                  total;

    if (!odata_read(c, &in->odata, behavioral_filters, &refine) ||
        !odata_equal(c, "externalId", in->external_id, behavioral_filters, "externalId", &refine))
        return false;
    if (refine.filter || refine.orders_n) {
        rows = db_rows_refined(c, BEHAVIORAL_SELECT " AND a.deleted_at IS NULL ORDER BY a.number DESC"
                               " LIMIT :limit OFFSET :offset", &refine, &behavioral_shape, &total);
        return page_reply(c, rows, total);
    }
    place             = listing_seek(c, STR("as:" PI_BEHAVIORAL_ID), STR_NULL, LISTING_FALLING);
    in->number_before = place.number_before;
    in->rest          = place.rest;
    rows = db_rows(c, BEHAVIORAL_SELECT " AND a.progress <> '' AND a.number < :number_before"
                   " ORDER BY a.number DESC LIMIT :limit OFFSET :rest", &behavioral_shape, PI_PAGE_MAX);
    return page_reply(c, rows, place.total);
}

static bool change_and_reply(struct call *c)
{
    struct pi_invitation *in = c->in;
    struct behavioral     b = { 0 };

    return pi_change(c) && behavioral_read(c, in->attempt_id, &b) && reply(c, &b);
}

static bool behavioral_assessments_update(struct call *c)
{
    struct pi_invitation *in = c->in;
    struct behavioral_key key = { .assessment_id = in->assessment_id };

    if (in->by_external_id.data)
        return fail(c, 400, "externalId", "must not be there beside the id of the path");
    return db_int_with(c, WITH(behavioral_key, &key), "SELECT a.id FROM attempt a"
                       " WHERE a.workspace_id = :workspace_id AND a.id = :assessment_id"
                       " AND a.assessment_id = " PI_BEHAVIORAL_ID " AND a.deleted_at IS NULL", &in->attempt_id)
        ? change_and_reply(c) : fail(c, 404, NULL, "the assessment was not found");
}

static bool behavioral_assessments_update_by_external_id(struct call *c)
{
    struct pi_invitation *in = c->in;
    struct behavioral_key key = { .external_id = in->by_external_id };

    if (!in->by_external_id.len)
        return fail(c, 400, "externalId", "is required");
    return db_int_with(c, WITH(behavioral_key, &key), "SELECT a.id FROM attempt a"
                       " WHERE a.workspace_id = :workspace_id AND a.external_id = :external_id"
                       " AND a.assessment_id = " PI_BEHAVIORAL_ID " AND a.deleted_at IS NULL"
                       " ORDER BY a.number DESC LIMIT 1", &in->attempt_id)
        ? change_and_reply(c) : fail(c, 404, NULL, "the assessment was not found");
}

static bool behavioral_assessments_delete(struct call *c)
{
    struct behavioral_key *in = c->in;
    int64_t                id = 0;

    if (!db_int(c, "SELECT a.id FROM attempt a WHERE a.workspace_id = :workspace_id AND a.id = :assessment_id"
                " AND a.assessment_id = " PI_BEHAVIORAL_ID " AND a.deleted_at IS NULL", &id))
        return fail(c, 404, NULL, "the assessment was not found");
    return attempt_delete(c, in->assessment_id.n) && reply(c, NULL);
}

const struct op pi_behavioral_ops[] = {
    { OP("behavioral_assessments.create"), .method = POST, .path = "/api/v1/behavioralassessments",
      .perm = PERM_INVITE_WRITE, .summary = "Invite to a behavioral assessment", .in = &behavioral_request_shape,
      .out = &behavioral_shape, .status = 201, .run = behavioral_assessments_create,
      .source = "predictive-index.openapi.json createBehavioralAssessment",
      .fails = "402: no credit is left; 409: the address or externalPersonId belongs to another person" },
    { OP("behavioral_assessments.list"), .method = GET, .path = "/api/v1/behavioralassessments",
      .perm = PERM_RESULT_READ, .summary = "List behavioral assessments, newest first",
      .in = &behavioral_query_shape, .out = &behavioral_shape, .flags = OP_LIST | OP_UNCOUNTED | OP_SLOW,
      .list = "assessments", .status = 200, .run = behavioral_assessments_list,
      .source = "predictive-index.openapi.json listBehavioralAssessments" },
    { OP("behavioral_assessments.get"), .method = GET, .path = "/api/v1/behavioralassessments/{assessment_id}",
      .perm = PERM_RESULT_READ, .summary = "One behavioral assessment", .in = &behavioral_id_shape,
      .out = &behavioral_shape, .status = 200, .run = behavioral_assessments_get,
      .source = "predictive-index.openapi.json getBehavioralAssessment" },
    { OP("behavioral_assessments.update"), .method = PATCH, .path = "/api/v1/behavioralassessments/{assessment_id}",
      .perm = PERM_INVITE_WRITE, .summary = "Change members of a behavioral assessment",
      .in = &behavioral_change_shape, .out = &behavioral_shape, .flags = OP_PARTIAL, .status = 200,
      .run = behavioral_assessments_update, .source = "predictive-index.openapi.json updateBehavioralAssessment",
      .fails = "409: its state forbids it, or the address or externalPersonId belongs to another person" },
    { OP("behavioral_assessments.update_by_external_id"), .method = PATCH, .path = "/api/v1/behavioralassessments",
      .perm = PERM_INVITE_WRITE, .summary = "Change members of the assessment that has an externalId",
      .in = &external_change_shape, .out = &behavioral_shape, .flags = OP_PARTIAL, .status = 200,
      .run = behavioral_assessments_update_by_external_id,
      .source = "predictive-index.openapi.json updateBehavioralAssessmentByExternalId",
      .fails = "404: no assessment has it; 409: its state forbids it, or the address or externalPersonId belongs"
               " to another person" },
    { OP("behavioral_assessments.replace"), .method = PUT, .path = "/api/v1/behavioralassessments/{assessment_id}",
      .perm = PERM_INVITE_WRITE, .summary = "The same as PATCH", .in = &behavioral_change_shape,
      .out = &behavioral_shape, .flags = OP_PARTIAL, .status = 200, .run = behavioral_assessments_update,
      .source = "predictive-index.openapi.json replaceBehavioralAssessment",
      .fails = "409: its state forbids it, or the address or externalPersonId belongs to another person" },
    { OP("behavioral_assessments.delete"), .method = DELETE, .path = "/api/v1/behavioralassessments/{assessment_id}",
      .perm = PERM_INVITE_WRITE, .summary = "Mark a behavioral assessment as deleted; its link is dead",
      .in = &behavioral_id_shape, .status = 204, .run = behavioral_assessments_delete,
      .source = "predictive-index.openapi.json deleteBehavioralAssessment" },
    { 0 }
};
