/* people_and_jobs.c - finding a person and the behavioral assessment that stands for him.
 *
 * Operations: people_and_jobs.search, people_and_jobs.search_company.
 * Clients look people up by address and go on with `originalId`.
 * Tables: person, attempt, result.
 */
#include "api/pi/odata.h"
#include "api/pi/pi.h"

/* --- what is shown ------------------------------------------------------------ */

struct behavioral_information { struct id original_id; int64_t assessment_state; };
static const struct field behavioral_information_fields[] = {
    FIELD(behavioral_information, original_id, .doc = "Id of the behavioral assessment"),
    FIELD(behavioral_information, assessment_state, .one_of = PI_STATES,
          .doc = "Its state, as in behavioral assessments"),
};
SHAPE(behavioral_information);

struct assessment_information { struct behavioral_information *behavioral_assessment_information; };
static const struct field assessment_information_fields[] = {
    FIELD_OBJECT(assessment_information, behavioral_assessment_information, behavioral_information,
                 .flags = NULLABLE, .doc = "The assessment that counts, null when there is none"),
};
SHAPE(assessment_information);

struct assessment_user { struct id assessment_user_id; str email, first_name, last_name, external_person_id; };
static const struct field assessment_user_fields[] = {
    FIELD(assessment_user, assessment_user_id, .doc = "Id of the person"),
    FIELD(assessment_user, email,              .doc = "Address"),
    FIELD(assessment_user, first_name,         .doc = "Given name, empty when it is not known"),
    FIELD(assessment_user, last_name,          .doc = "Family name, empty when it is not known"),
    FIELD(assessment_user, external_person_id, .flags = NULLABLE, .doc = "The caller's id of the person"),
};
SHAPE(assessment_user);

struct person_hit {
    struct assessment_user        *assessment_user;
    struct assessment_information *assessment_information;

    /* What these point to. */
    struct assessment_user         user;
    struct assessment_information  information;
    struct behavioral_information  behavioral;
};
static const struct field person_hit_fields[] = {
    FIELD_OBJECT(person_hit, assessment_user, assessment_user, .doc = "The person"),
    FIELD_OBJECT(person_hit, assessment_information, assessment_information, .doc = "What is known of the person"),
};
SHAPE(person_hit);

/* --- how it is found ------------------------------------------------------------ */

#define HIT(member)  "peopleAndJobsSearchResult/assessmentUser/" member
#define INFO(member) "peopleAndJobsSearchResult/assessmentInformation/behavioralAssessmentInformation/" member
static const struct filter_hint state_hints[] = {
    { PI_COMPLETED, "p.id IN (SELECT b.person_id FROM attempt b WHERE b.workspace_id = :workspace_id"
                    " AND b.assessment_id = " PI_BEHAVIORAL_ID " AND b.progress = 'completed')" },
    { 0 }
};
static const struct filter_field hit_filters[] = {
    { .name = HIT("assessmentUserId"), .type = TYPE_ID, .column = "p.id", .is_key = true },
    { .name = HIT("email"), .type = TYPE_TEXT, .folded = "p.email_fold", .is_key = true, .is_email = true,
      .is_searched = true },
    { .name = HIT("firstName"), .type = TYPE_TEXT, .column = "coalesce(p.first_name, '')",
      .folded = "p.first_fold", .is_searched = true },
    { .name = HIT("lastName"), .type = TYPE_TEXT, .column = "coalesce(p.last_name, '')",
      .folded = "p.last_fold", .is_searched = true },
    { .name = HIT("externalPersonId"), .type = TYPE_TEXT, .column = "p.external_person_id", .is_key = true },
    { .name = INFO("originalId"), .type = TYPE_ID, .column = PI_LATEST },
    { .name = INFO("assessmentState"), .type = TYPE_INT, .column = PI_LATEST_STATE, .hints = state_hints },
    { 0 }
};

struct hit_query { struct odata odata; str company_id; };
static const struct field hit_query_fields[] = { ODATA_FIELDS(odata), ODATA_SEARCH_FIELDS(odata) };
static const struct shape hit_query_shape = { "people_and_jobs_query", hit_query_fields,
                                              sizeof hit_query_fields / sizeof *hit_query_fields,
                                              sizeof(struct hit_query) };
static const struct field company_hit_query_fields[] = {
    FIELD(hit_query, company_id, .flags = REQUIRED, .max = 100, .doc = "Whatever it is: the key says whose people"),
    ODATA_FIELDS(odata), ODATA_SEARCH_FIELDS(odata),
};
static const struct shape company_hit_query_shape = {
    "company_people_and_jobs_query", company_hit_query_fields,
    sizeof company_hit_query_fields / sizeof *company_hit_query_fields, sizeof(struct hit_query),
};

/* --- operations ------------------------------------------------------------------ */

static const struct field found_fields[] = {
    FIELD(person_hit, user.assessment_user_id, .name = "assessment_user_id"),
    FIELD(person_hit, user.email,              .name = "email"),
    FIELD(person_hit, user.first_name,         .name = "first_name"),
    FIELD(person_hit, user.last_name,          .name = "last_name"),
    FIELD(person_hit, user.external_person_id, .name = "external_person_id"),
    FIELD(person_hit, behavioral.original_id,  .name = "original_id"),
    FIELD(person_hit, behavioral.assessment_state, .name = "assessment_state"),
};
static const struct shape found_shape = { "found", found_fields, sizeof found_fields / sizeof *found_fields,
                                          sizeof(struct person_hit) };

static bool people_and_jobs_search(struct call *c)
{
    struct hit_query  *in = c->in;
    struct refine      refine;
    struct list        rows;
    struct person_hit *hits;
    int64_t            total;

    if (!odata_read(c, &in->odata, hit_filters, &refine))
        return false;
    rows = db_rows_refined(c, c->op->sql, &refine, &found_shape, &total);
    hits = rows.items;
    for (size_t i = 0; i < rows.n; i++) {
        hits[i].assessment_user        = &hits[i].user;
        hits[i].assessment_information = &hits[i].information;
        if (hits[i].behavioral.original_id.n)
            hits[i].information.behavioral_assessment_information = &hits[i].behavioral;
    }
    return reply_page(c, rows, total);
}

#define HIT_SELECT                                                                                        \
    "SELECT p.id AS assessment_user_id, p.email, coalesce(p.first_name, '') AS first_name,"               \
    " coalesce(p.last_name, '') AS last_name, p.external_person_id, " PI_LATEST " AS original_id, "          \
    PI_LATEST_STATE " AS assessment_state FROM person p WHERE p.workspace_id = :workspace_id"                \
    " AND p.anonymised_at IS NULL ORDER BY p.id LIMIT :limit OFFSET :offset"

const struct op pi_people_and_jobs_ops[] = {
    { OP("people_and_jobs.search"), .method = GET, .path = "/api/v2/peopleandjobs", .perm = PERM_INVITE_READ,
      .summary = "Find people by name, address or state of their assessment", .in = &hit_query_shape,
      .out = &person_hit_shape, .flags = OP_LIST | OP_SLOW, .list = PI_HITS, .status = 200,
      .run = people_and_jobs_search,
      .source = "predictive-index.openapi.json searchPeopleAndJobs", .sql = HIT_SELECT },
    { OP("people_and_jobs.search_company"), .method = GET, .path = "/api/v2/companies/{company_id}/peopleandjobs",
      .perm = PERM_INVITE_READ, .summary = "Find people, with the company in the path", .in = &company_hit_query_shape,
      .out = &person_hit_shape, .flags = OP_LIST | OP_SLOW, .list = PI_HITS, .status = 200,
      .run = people_and_jobs_search,
      .source = "predictive-index.openapi.json searchCompanyPeopleAndJobs", .sql = HIT_SELECT },
    { 0 }
};
