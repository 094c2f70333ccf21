/* ats.c - the generic dialect of an applicant tracking system.
 *
 * Operations: ats.list, ats.create, ats.get, ats.sync.
 * Tables: attempt, ats_attempt, assessment (by ats_view.c and ats_invite.c).
 */
#include "api/coodesh/ats.h"
#include "core/json.h"
#include "domain/delivery.h"

/* --- assessments ----------------------------------------------------------------------- */

static const struct field ats_query_fields[] = {
    FIELD(ats_query, ids, .name = "_id", .item = TYPE_TEXT, .max = 50, .doc = "Ids, no others"),
    FIELD(ats_query, search, .max = ATS_SEARCH_MAX, .doc = "Part of the name"),
    ATS_ORDER(ats_query),
};
SHAPE(ats_query);

static const struct field ats_assessment_fields[] = {
    FIELD(ats_assessment, assessment_id,  .doc = "Id"),
    FIELD(ats_assessment, name,           .doc = "Name"),
    FIELD(ats_assessment, description,    .doc = "What it is about"),
    FIELD(ats_assessment, default_locale, .doc = "Its language"),
    FIELD(ats_assessment, duration,       .doc = "Minutes it takes"),
    FIELD(ats_assessment, duration_unit,  .doc = "minute"),
    FIELD_LIST(ats_assessment, questions, component, .doc = "What it asks"),
};
SHAPE(ats_assessment);

struct ats_page { int64_t offset, total, limit; struct list payload; };
static const struct field ats_page_fields[] = {
    FIELD(ats_page, offset, .doc = "Assessments left out before"),
    FIELD(ats_page, total,  .doc = "Assessments in all"),
    FIELD(ats_page, limit,  .doc = "Most of a page"),
    FIELD_LIST(ats_page, payload, ats_assessment, .doc = "The assessments"),
};
SHAPE(ats_page);

/* An array that holds one page, as the vendor's clients read it. */
static bool ats_list(struct call *c)
{
    struct ats_page page = { .offset = c->offset, .limit = c->limit };

    return ats_assessments_read(c, c->in, &page.payload, &page.total) &&
           reply_page(c, (struct list){ &page, 1 }, 1);
}

/* --- attempts ------------------------------------------------------------------------------ */

struct ats_create {
    str       name, email, user_id, company_id, job_id, callback_url, webhook_url, attempt_url;
    struct id assessment_id, attempt_id;
    bool      disable_email;
};
static const struct field ats_create_fields[] = {
    FIELD(ats_create, name,          .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the candidate"),
    FIELD(ats_create, email,         .flags = REQUIRED | WRITEONLY, .max = 254, .format = FORMAT_EMAIL,
          .doc = "Address of the candidate, who need not be known"),
    FIELD(ats_create, user_id,       .flags = REQUIRED | WRITEONLY, .max = 200, .doc = "The ATS's id of the candidate"),
    FIELD(ats_create, assessment_id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the assessment"),
    FIELD(ats_create, company_id,    .flags = REQUIRED | WRITEONLY, .max = 200, .doc = "The ATS's id of the company"),
    FIELD(ats_create, job_id,        .flags = REQUIRED | WRITEONLY, .max = 200, .doc = "The ATS's id of the job"),
    FIELD(ats_create, callback_url,  .flags = REQUIRED | WRITEONLY, .max = 2000, .format = FORMAT_URL,
          .doc = "Where the candidate goes after the end"),
    FIELD(ats_create, webhook_url,   .flags = REQUIRED | WRITEONLY, .max = 2000, .format = FORMAT_URL,
          .doc = "Receiver that is told of each change of state"),
    FIELD(ats_create, disable_email, .flags = WRITEONLY,
          .doc = "The candidate gets neither the invitation nor the results by mail"),
    FIELD(ats_create, attempt_id,    .flags = READONLY, .doc = "Id of the attempt"),
    FIELD(ats_create, attempt_url,   .flags = READONLY, .format = FORMAT_URL, .doc = "Link the candidate opens"),
};
SHAPE(ats_create);

static bool ats_create(struct call *c)
{
    struct ats_create *in = c->in;
    struct ats_made    made;
    struct ats_request request = {
        .ats = "generic", .name = in->name, .email = in->email, .candidate_ref = in->user_id,
        .company_ref = in->company_id, .job_ref = in->job_id, .redirect_url = in->callback_url,
        .webhook_url = in->webhook_url, .assessment_id = in->assessment_id.n, .quiet = in->disable_email,
    };

    if (!delivery_receiver_check(c, 400, "webhook_url", in->webhook_url) ||
        !ats_invite(c, &request, "assessment_id", &made))
        return false;
    in->attempt_id.n = made.attempt_id;
    in->attempt_url  = made.url;
    return reply(c, in);
}

struct ats_key { struct id attemptId; bool disable_notification, disable_ats_sync, disable_process_snapshots,
    disable_calculate_traits; };
#define ATS_ID FIELD(ats_key, attemptId, .flags = REQUIRED, .doc = "Id of the attempt")
static const struct field ats_key_fields[] = { ATS_ID };
static const struct shape ats_key_shape = { "ats_key", ats_key_fields, 1, sizeof(struct ats_key) };

static bool ats_get(struct call *c)
{
    struct ats_key   *in = c->in;
    struct ats_result result;

    return ats_result_read(c, in->attemptId.n, coodesh_language(c), &result) ? reply(c, &result)
                                                                            : fail(c, 404, NULL, "Attempt not found");
}

static const struct field ats_sync_fields[] = {
    ATS_ID,
    FIELD(ats_key, disable_notification,      .initial = 1,
          .doc = "Write to nobody; else the candidate gets the results"),
    FIELD(ats_key, disable_ats_sync,          .doc = "Do not tell the ATS"),
    FIELD(ats_key, disable_process_snapshots, .initial = 1,
          .doc = "Accepted: snapshots are weighed when they come, never again"),
    FIELD(ats_key, disable_calculate_traits,  .doc = "Accepted: traits are a part of every scoring"),
};
static const struct shape ats_sync_shape = { "ats_sync", ats_sync_fields, 5, sizeof(struct ats_key) };

static bool ats_sync(struct call *c)
{
    struct ats_key *in = c->in;
    struct attempt  attempt = { 0 };

    if (!attempt_read(c, in->attemptId.n, &attempt) || attempt.deleted_at.ms)
        return fail(c, 404, NULL, "Attempt not found");
    if (!attempt.finished_at.ms)
        return failf(c, 400, NULL, "the attempt is %.*s: only one that is handed in has a score",
                     STR_ARG(coodesh_status(&attempt)));
    attempt_score(c, &attempt);
    attempt_event(c, attempt.id, "synchronised", STR_NULL);
    if (!in->disable_ats_sync)
        coodesh_callback(c, &attempt, str_z(c->mem, attempt.status));
    if (!in->disable_notification)
        job_add(c, "mail.results", attempt.id);
    return coodesh_done(c, "Attempt synced successfully");
}

const struct op coodesh_ats_ops[] = {
    { OP("ats.list"), .method = GET, .path = "/assessments/ats", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Assessments that can be sent to candidates", .in = &ats_query_shape, .out = &ats_page_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = ats_list,
      .source = "coodesh.openapi.json listAtsAssessments" },
    { OP("ats.create"), .method = POST, .path = "/assessments/ats/attempts", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Invite a candidate of an ATS", .in = &ats_create_shape, .out = &ats_create_shape, .status = 201,
      .run = ats_create, .source = "coodesh.openapi.json createAtsAttempt", .fails = "402: no credit is left" },
    { OP("ats.get"), .method = GET, .path = "/assessments/ats/attempts/{attemptId}", .perm = PERM_LIST_ATTEMPTS,
      .summary = "An attempt with what came of it", .in = &ats_key_shape, .out = &ats_result_shape, .status = 200,
      .run = ats_get, .source = "coodesh.openapi.json getAtsAttempt" },
    { OP("ats.sync"), .method = POST, .path = "/assessments/ats/attempts/{attemptId}/sync",
      .perm = PERM_EDIT_ATTEMPTS, .summary = "Score an attempt again and tell the ATS", .in = &ats_sync_shape,
      .out = &coodesh_message_shape, .status = 201, .run = ats_sync,
      .source = "coodesh.openapi.json syncAtsAttempt" },
    { 0 }
};
