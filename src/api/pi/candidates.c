/* candidates.c - candidates of the newer generation of the API: people and their behavioral
 * assessment in one step.
 *
 * Operations: candidates.upsert, candidates.list.
 * A candidate is a person of that type.  Whoever is known by the address gets the names
 * that came; an assessment is sent unless one is open or completed, so that the same
 * request may be made again.  Another one is made with behavioral_assessments.create.
 * Tables: person, attempt, job_position.
 */
#include "api/pi/invitation.h"
#include "api/pi/odata.h"
#include "core/text.h"

/* --- creating, or bringing up to date ------------------------------------------- */

struct candidate {
    struct pi_invitation invitation; /* first: pi_invite finds it as the input of the call */
    str                  job_id;
    bool                 notify;
};
static const struct field candidate_fields[] = {
    FIELD(candidate, invitation.first_name, .name = "first_name", .flags = REQUIRED, .min = 1, .max = 100,
          .format = FORMAT_LINE, .doc = "Given name"),
    FIELD(candidate, invitation.last_name, .name = "last_name", .flags = REQUIRED, .min = 1, .max = 100,
          .format = FORMAT_LINE, .doc = "Family name"),
    FIELD(candidate, invitation.email, .name = "email", .flags = REQUIRED, .min = 1, .max = 254,
          .format = FORMAT_EMAIL, .doc = "Address, by which a known candidate is found"),
    FIELD(candidate, job_id, .flags = NULLABLE, .max = 100, .doc = "Id of the job the candidate is assessed for"),
    FIELD(candidate, notify, .name = "notify_assessment_taker_using_email", .doc = "Mail the invitation"),
    FIELD(candidate, invitation.assessment_status_web_hook, .name = "assessment_status_web_hook_url",
          .flags = NULLABLE, .max = 2000, .doc = "URL that is told of creation and completion"),
    PI_PARAMETERS,
    PI_PARAMETER(middle_name), PI_PARAMETER(associated_position_title), PI_PARAMETER(person_type),
    PI_PARAMETER(language_locale), PI_PARAMETER(external_id), PI_PARAMETER(external_person_id),
    PI_PARAMETER(folder_path), PI_PARAMETER(redirect_url), PI_PARAMETER(gender),
    PI_PARAMETER(notify_assessment_available_using_email),
};
SHAPE(candidate);

struct candidate_made { struct id person_id, assessment_id; str assessment_url; bool is_existing_candidate; };
static const struct field candidate_made_fields[] = {
    FIELD(candidate_made, person_id,             .doc = "Id of the person"),
    FIELD(candidate_made, is_existing_candidate, .doc = "The person was known before"),
    FIELD(candidate_made, assessment_id,         .doc = "Id of the behavioral assessment, new or known"),
    FIELD(candidate_made, assessment_url,        .doc = "Where the person answers"),
};
SHAPE(candidate_made);

static bool job_check(struct call *c)
{
    struct candidate *in = c->in;

    if (!in->job_id.len)
        return true;
    return (pi_id_read(in->job_id, &in->invitation.position_id) &&
            db_int(c, "SELECT id FROM job_position WHERE workspace_id = :workspace_id AND id = :position_id",
                   &in->invitation.position_id)) ||
           fail(c, 400, "jobId", "must be the id of a job");
}

/* Brings somebody known up to date.  The assessment that is open or completed becomes
 * in->attempt_id; 0: there is none. */
static void known_update(struct call *c)
{
    struct pi_invitation *in = c->in;

    in->first_fold = text_fold(c->mem, in->first_name);
    in->last_fold  = text_fold(c->mem, in->last_name);
    db_exec(c, "UPDATE person SET first_name = :first_name, last_name = :last_name," PERSON_FOLDS
            " WHERE workspace_id = :workspace_id AND id = :person_id");
    person_listed(c, in->person_id);
    if (!db_int(c, "SELECT id FROM attempt WHERE workspace_id = :workspace_id AND person_id = :person_id"
                " AND assessment_id = " PI_BEHAVIORAL_ID " AND deleted_at IS NULL AND (progress = 'completed'"
                " OR (status IN ('invited', 'started') AND expires_at > coalesce(paused_at, :now_ms)))"
                " ORDER BY CASE WHEN progress = 'completed' THEN 1 ELSE 0 END, number DESC LIMIT 1",
                &in->attempt_id))
        return;
    if (in->position_id)
        db_exec(c, "UPDATE attempt SET position_id = :position_id, modified_at = :now_ms"
                " WHERE workspace_id = :workspace_id AND id = :attempt_id");
    if (in->assessment_status_web_hook.len)
        db_exec(c, "UPDATE attempt SET callback_url = :assessment_status_web_hook_url, callback_form = 'pi',"
                " modified_at = :now_ms WHERE workspace_id = :workspace_id AND id = :attempt_id");
    if (in->notify_assessment_available_using_email)
        attempt_send(c, in->attempt_id);
}

/* Whoever has no type yet is a candidate from now on. */
static void type_store(struct call *c)
{
    db_exec(c, "UPDATE person SET person_type = 'Candidate' WHERE workspace_id = :workspace_id AND id = :person_id"
            " AND person_type = 'Unknown'");
}

static bool candidates_upsert(struct call *c)
{
    struct candidate     *candidate = c->in;
    struct pi_invitation *in = &candidate->invitation;
    struct candidate_made made = { 0 };
    struct attempt        attempt = { 0 };

    in->gender     = INT_NULL;
    in->email_fold = text_fold(c->mem, in->email);
    in->notify_assessment_available_using_email = candidate->notify;
    job_check(c);
    pi_webhook_check(c, "assessmentStatusWebHookUrl", in->assessment_status_web_hook);
    if (c->errors_n)
        return false;
    /* Of several requests at once each waits here for the one before. */
    db_exec(c, "UPDATE workspace SET credits = credits WHERE id = :workspace_id");
    made.is_existing_candidate = db_int(c, "SELECT id FROM person WHERE workspace_id = :workspace_id"
                                        " AND email_fold = :email_fold", &in->person_id);
    if (made.is_existing_candidate)
        known_update(c);
    if (!in->attempt_id) {
        in->person_id = 0; /* to be found by the address, with the names that came */
        if (!pi_invite(c, PI_BEHAVIORAL))
            return false;
    }
    type_store(c);
    attempt_read(c, in->attempt_id, &attempt);
    if (!in->language_locale.len && !db_str(c, "SELECT locale FROM pi_assessment WHERE workspace_id = :workspace_id"
                                            " AND attempt_id = :attempt_id", &in->language_locale))
        in->language_locale = STR(PI_LOCALE);
    made.person_id.n     = in->person_id;
    made.assessment_id.n = in->attempt_id;
    made.assessment_url  = pi_assessment_url(c, attempt.token, in->language_locale);
    return reply(c, &made);
}

/* --- finding ------------------------------------------------------------------------ */

struct candidate_query { struct odata odata; str email, job; int64_t job_id; };
static const struct field candidate_query_fields[] = {
    FIELD(candidate_query, email, .name = "Email", .max = 254, .doc = "Only the candidate of this address"),
    FIELD(candidate_query, job,   .name = "JobId", .max = 100, .doc = "Only candidates assessed for this job"),
    FIELD(candidate_query, odata.orderby, .name = "$orderby", .max = 400,
          .doc = "CreatedDate, lastName, firstName or email, each with asc or desc"),
    FIELD(candidate_query, job_id,     .flags = INTERNAL),
};
SHAPE(candidate_query);

struct candidate_row {
    struct id     person_id, assessment_id;
    str           first_name, last_name, email, external_person_id;
    int64_t       assessment_state;
    struct moment created_time;
};
static const struct field candidate_row_fields[] = {
    FIELD(candidate_row, person_id,          .doc = "Id of the person"),
    FIELD(candidate_row, first_name,         .doc = "Given name, empty when it is not known"),
    FIELD(candidate_row, last_name,          .doc = "Family name, empty when it is not known"),
    FIELD(candidate_row, email,              .doc = "Address"),
    FIELD(candidate_row, external_person_id, .flags = NULLABLE, .doc = "The caller's id of the person"),
    FIELD(candidate_row, created_time,       .doc = "When the person became known"),
    FIELD(candidate_row, assessment_id,      .flags = NULLABLE, .doc = "The newest completed behavioral assessment,"
                                             " or the newest of all; null without one"),
    FIELD(candidate_row, assessment_state,   .flags = NULLABLE, .doc = "Its state, as in behavioral assessments"),
};
SHAPE(candidate_row);

static const struct filter_field candidate_filters[] = {
    { .name = "CreatedDate", .type = TYPE_TIME, .column = "p.created_at" },
    { .name = "createdTime", .type = TYPE_TIME, .column = "p.created_at" },
    { .name = "lastName", .type = TYPE_TEXT, .folded = "p.last_fold" },
    { .name = "firstName", .type = TYPE_TEXT, .folded = "p.first_fold" },
    { .name = "email", .type = TYPE_TEXT, .folded = "p.email_fold", .is_key = true, .is_email = true },
    { 0 }
};

static bool candidates_list(struct call *c)
{
    struct candidate_query *in = c->in;
    struct refine           refine;

    in->job_id = INT_NULL;
    if (in->job.len && !pi_id_read(in->job, &in->job_id))
        in->job_id = 0; /* the id of nothing */
    return odata_read(c, &in->odata, candidate_filters, &refine) &&
           odata_equal(c, "Email", in->email, candidate_filters, "email", &refine) && run_refined(c, &refine);
}

const struct op pi_candidates_ops[] = {
    { OP("candidates.upsert"), .method = POST, .path = "/api/v1/candidates", .perm = PERM_INVITE_WRITE,
      .summary = "Create a candidate, or bring a known one up to date, and send the behavioral assessment",
      .in = &candidate_shape, .out = &candidate_made_shape, .status = 200, .run = candidates_upsert,
      .source = "predictive-index.openapi.json upsertCandidate",
      .fails = "402: no credit is left; 409: the person is being changed by another request" },
    { OP("candidates.list"), .method = GET, .path = "/api/v1/candidates", .perm = PERM_INVITE_READ,
      .summary = "Find candidates, in the order they became known", .in = &candidate_query_shape,
      .out = &candidate_row_shape, .flags = OP_LIST | OP_SLOW, .list = PI_RECORDS, .status = 200,
      .run = candidates_list,
      .source = "predictive-index.openapi.json listCandidates",
      .sql = "SELECT p.id AS person_id, coalesce(p.first_name, '') AS first_name, coalesce(p.last_name, '') AS"
             " last_name, p.email, p.external_person_id, p.created_at AS created_time, " PI_LATEST
             " AS assessment_id, " PI_LATEST_STATE " AS assessment_state FROM person p"
             " WHERE p.workspace_id = :workspace_id AND p.anonymised_at IS NULL AND p.person_type = 'Candidate'"
             " AND (:job_id IS NULL OR p.id IN"
             " (SELECT person_id FROM attempt WHERE workspace_id = :workspace_id AND position_id = :job_id"
             " AND deleted_at IS NULL)) ORDER BY p.id LIMIT :limit OFFSET :offset" },
    { 0 }
};
