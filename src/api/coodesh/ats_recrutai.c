/* ats_recrutai.c - the dialect of Recrutai.
 *
 * Operations: recrutai.list, recrutai.create, recrutai.get.
 * Its requests carry the ATS's own candidate, job and stage.  The stage says which assessment
 * is meant: by id, or by a name that an assessment has; else a tag of the assessment is the code
 * of the job.
 * Tables: attempt, ats_attempt, assessment (by ats_view.c and ats_invite.c).
 */
#include "api/coodesh/ats.h"
#include "core/json.h"
#include "core/text.h"
#include "domain/question.h"

static const struct field recrutai_query_fields[] = {
    FIELD(ats_query, search, .max = ATS_SEARCH_MAX, .doc = "Part of the name"),
    ATS_ORDER(ats_query),
};
static const struct shape recrutai_query_shape = { "recrutai_query", recrutai_query_fields, 3,
                                                   sizeof(struct ats_query) };

static const struct field recrutai_assessment_fields[] = {
    FIELD(ats_assessment, assessment_id,  .doc = "Id, to be sent as stage.assessment_id"),
    FIELD(ats_assessment, name,           .doc = "Name"),
    FIELD(ats_assessment, description,    .doc = "What it is about"),
    FIELD(ats_assessment, default_locale, .doc = "Its language"),
    FIELD(ats_assessment, duration,       .doc = "Minutes it takes"),
    FIELD(ats_assessment, duration_unit,  .doc = "minute"),
    FIELD_LIST(ats_assessment, questions, component, .doc = "What it asks"),
};
static const struct shape recrutai_assessment_shape = { "recrutai_assessment", recrutai_assessment_fields, 7,
                                                        sizeof(struct ats_assessment) };

struct recrutai_page { struct list payload; int64_t offset, total, limit; };
static const struct field recrutai_page_fields[] = {
    FIELD_LIST(recrutai_page, payload, recrutai_assessment, .doc = "The assessments"),
    FIELD(recrutai_page, offset, .doc = "Assessments left out before"),
    FIELD(recrutai_page, total,  .doc = "Assessments in all"),
    FIELD(recrutai_page, limit,  .doc = "Most of a page"),
};
SHAPE(recrutai_page);

static bool recrutai_list(struct call *c)
{
    struct recrutai_page page = { .offset = c->offset, .limit = c->limit };

    return ats_assessments_read(c, c->in, "search", &page.payload, &page.total) &&
           reply_page(c, (struct list){ &page, 1 }, 1);
}

struct recrutai_create {
    str         account_id, email, id, job_code, job_id, name, attempt_url, name_fold, tag;
    struct list tags;
    struct json stage;
    struct id   attempt_id;
    bool        disable_email;
};
static const struct field recrutai_create_fields[] = {
    FIELD(recrutai_create, account_id, .flags = REQUIRED | WRITEONLY, .max = 200,
          .doc = "Recrutai's id of the account"),
    FIELD(recrutai_create, email,      .flags = REQUIRED | WRITEONLY, .max = 254, .format = FORMAT_EMAIL,
          .doc = "Address of the candidate, who need not be known"),
    FIELD(recrutai_create, id,         .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200,
          .doc = "Recrutai's id of the attempt: sent again, it is the same attempt"),
    FIELD(recrutai_create, job_code,   .flags = REQUIRED | WRITEONLY, .max = 200, .doc = "Code of the job"),
    FIELD(recrutai_create, job_id,     .flags = REQUIRED | WRITEONLY, .max = 200, .doc = "Id of the job"),
    FIELD(recrutai_create, name,       .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the candidate"),
    FIELD(recrutai_create, tags,       .flags = WRITEONLY, .item = TYPE_TEXT, .max = 50, .doc = "Tags of the attempt"),
    FIELD(recrutai_create, stage,      .flags = REQUIRED | WRITEONLY,
          .doc = "Stage of the job: assessment_id, or name, of the assessment it asks for"),
    FIELD(recrutai_create, disable_email, .flags = WRITEONLY,
          .doc = "The candidate gets neither the invitation nor the results by mail"),
    FIELD(recrutai_create, attempt_id,  .flags = READONLY, .doc = "Id of the attempt"),
    FIELD(recrutai_create, attempt_url, .flags = READONLY, .format = FORMAT_URL, .doc = "Link the candidate opens"),
    FIELD(recrutai_create, name_fold, .flags = INTERNAL), FIELD(recrutai_create, tag, .flags = INTERNAL),
};
SHAPE(recrutai_create);

static str member(struct call *c, const json_t *stage, const char *name)
{
    return str_copy(c->mem, json_str(json_object_get(stage, name)));
}

/* Which assessment does the stage, or the job, ask for?  0 when that cannot be told. */
static int64_t assessment_asked(struct call *c, struct recrutai_create *in)
{
    const char *message;
    json_t     *stage = json_read(in->stage.text, JSON_DEPTH_MAX, &message);
    str         text = member(c, stage, "assessment_id");
    int64_t     id = question_id_read(text.data ? text : member(c, stage, "assessment"));

    in->name_fold = text_fold(c->mem, member(c, stage, "name"));
    json_close(stage);
    in->tag = str_printf(c->mem, "%%,%.*s,%%", STR_ARG(in->job_code));
    if (id)
        return id;
    if (in->name_fold.len)
        db_int(c, "SELECT id FROM assessment WHERE workspace_id = :workspace_id AND status = 'active'"
               " AND lower(name) = :name_fold ORDER BY id DESC LIMIT 1", &id);
    if (!id && in->job_code.len && !str_has(in->job_code, '%') && !str_has(in->job_code, '_'))
        db_int(c, "SELECT id FROM assessment WHERE workspace_id = :workspace_id AND status = 'active'"
               " AND ',' || tags || ',' LIKE :tag ORDER BY id DESC LIMIT 1", &id);
    return id;
}

static bool recrutai_create(struct call *c)
{
    struct recrutai_create *in = c->in;
    struct ats_made         made;
    struct ats_request      request = {
        .ats = "recrutai", .name = in->name, .email = in->email, .candidate_ref = in->id,
        .company_ref = in->account_id, .job_ref = in->job_id, .quiet = in->disable_email,
        .document = in->stage.text, .tags = in->tags, .key = str_printf(c->mem, "recrutai %.*s", STR_ARG(in->id)),
    };

    request.assessment_id = assessment_asked(c, in);
    if (!request.assessment_id)
        return fail(c, 400, "stage", "must have the assessment_id or the name of an assessment, or one must have"
                    " the job_code among its tags");
    if (!ats_invite(c, &request, "stage", &made))
        return false;
    in->attempt_id.n = made.attempt_id;
    in->attempt_url  = made.url;
    return reply(c, in);
}

struct recrutai_key { struct id attemptId; };
static const struct field recrutai_key_fields[] = {
    FIELD(recrutai_key, attemptId, .flags = REQUIRED, .doc = "Id of the attempt"),
};
SHAPE(recrutai_key);

static bool recrutai_get(struct call *c)
{
    struct recrutai_key *in = c->in;
    struct ats_result    result;

    return ats_result_read(c, in->attemptId.n, coodesh_language(c), &result) ? reply(c, &result)
                                                                            : fail(c, 404, NULL, "Attempt not found");
}

const struct op coodesh_recrutai_ops[] = {
    { OP("recrutai.list"), .method = GET, .path = "/assessments/ats/recrutai", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Assessments that Recrutai can send", .in = &recrutai_query_shape, .out = &recrutai_page_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = recrutai_list,
      .source = "coodesh.openapi.json listRecrutaiAssessments" },
    { OP("recrutai.create"), .method = POST, .path = "/assessments/ats/recrutai/attempts",
      .perm = PERM_MANAGE_ATTEMPTS, .summary = "Send a candidate of Recrutai to an assessment",
      .in = &recrutai_create_shape, .out = &recrutai_create_shape, .status = 201, .run = recrutai_create,
      .source = "coodesh.openapi.json createRecrutaiAttempt", .fails = "402: no credit is left" },
    { OP("recrutai.get"), .method = GET, .path = "/assessments/ats/recrutai/attempts/{attemptId}",
      .perm = PERM_LIST_ATTEMPTS, .summary = "An attempt with what came of it", .in = &recrutai_key_shape,
      .out = &ats_result_shape, .status = 200, .run = recrutai_get,
      .source = "coodesh.openapi.json getRecrutaiAttempt" },
    { 0 }
};
