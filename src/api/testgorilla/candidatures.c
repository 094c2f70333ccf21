/* candidatures.c - a candidate in one assessment: showing, deleting, and the stage of hiring.
 *
 * Operations: candidatures.get, candidatures.delete, candidatures.change_stage,
 * candidatures.send_reminder.  A candidature is an attempt (domain/attempt.h) by its number.
 * Tables: attempt, person.
 */
#include "api/testgorilla/candidature.h"

#define CANDIDATURE_FIELDS \
    FIELD(candidature, id, .doc = "Id of the candidature"),                                        \
    FIELD(candidature, testtaker_id, .doc = "Id of the candidate, the same over all assessments"), \
    FIELD(candidature, email, .format = FORMAT_EMAIL, .doc = "Address"),                           \
    FIELD(candidature, full_name, .doc = "Name, or the address when none is known"),               \
    FIELD(candidature, avg_score, .flags = NULLABLE, .doc = "Whole mean of the tests, 0 to 100"),  \
    FIELD(candidature, created, .doc = "When the candidate was invited"),                          \
    FIELD(candidature, invitation_uuid, .doc = "Secret of the link"),                              \
    FIELD(candidature, invitation_link, .format = FORMAT_URL, .doc = "Page that leads to the assessment"), \
    FIELD(candidature, is_hired, .doc = "Is the stage HIR?"),                                      \
    FIELD(candidature, personality_algorithm, .flags = NULLABLE, .one_of = TG_ALGORITHMS,          \
          .doc = "Of the first personality test"),                                                 \
    FIELD(candidature, personality, .flags = NULLABLE, .doc = "What the first personality test gave"), \
    FIELD(candidature, rating, .flags = NULLABLE, .doc = "The employer's rating"),                 \
    FIELD(candidature, review, .flags = NULLABLE, .doc = "The employer's words"),                  \
    FIELD(candidature, stage, .one_of = TG_STAGES, .doc = "Stage of hiring"),                      \
    FIELD(candidature, status, .one_of = TG_STATUSES, .doc = "Where the candidate stands"),        \
    FIELD(candidature, average, .flags = NULLABLE, .doc = "avg_score under its older name"),       \
    FIELD(candidature, is_with_feedback_about_hired, .flags = NULLABLE, .doc = "Not used"),        \
    FIELD(candidature, reminder_sent, .doc = "Was the rejection mailed?"),                         \
    FIELD(candidature, last_reminder_sent, .flags = NULLABLE, .doc = "When"),                      \
    FIELD(candidature, content_type_name, .doc = "Always candidature"),                            \
    FIELD(candidature, greenhouse_profile_url, .flags = NULLABLE, .doc = "Not used"),              \
    FIELD(candidature, status_notification, .flags = NULLABLE, .doc = "Not used"),                 \
    FIELD(candidature, modified, .doc = "Last change"),                                            \
    FIELD(candidature, last_activity, .flags = NULLABLE, .doc = "When the candidate finished, or else started"), \
    FIELD(candidature, has_consumed_credit, .doc = "Did the invitation cost a credit?"),           \
    FIELD(candidature, results_sent, .doc = "Were the results mailed to the candidate?"),          \
    FIELD(candidature, role, .flags = NULLABLE, .doc = "Not used")

static const struct field candidature_fields[] = { CANDIDATURE_FIELDS };
static const struct field invitation_fields[] = {
    CANDIDATURE_FIELDS,
    FIELD(candidature, assessment, .doc = "Id of the assessment"),
    FIELD(candidature, first_name, .doc = "Given name"),
    FIELD(candidature, last_name, .doc = "Family name"),
    FIELD(candidature, external_id, .flags = OPTIONAL, .doc = "The caller's reference, when there is one"),
    FIELD(candidature, average_with_weight, .flags = NULLABLE, .doc = "avg_score: all tests weigh the same"),
    FIELD(candidature, attempt_number, .doc = "Count of the person's invitations to it, deleted ones too"),
    FIELD(candidature, is_final, .flags = NULLABLE, .doc = "Not used"),
};
#define FIELDS(list) (list), sizeof(list) / sizeof((list)[0]), sizeof(struct candidature)
const struct shape tg_candidature_shape = { "candidature", FIELDS(candidature_fields) };
const struct shape tg_invitation_shape = { "invitation", FIELDS(invitation_fields) };

static const struct field candidature_id_fields[] = {
    TG_ID(tg_id, candidature_id, "Id of the candidature"),
};
const struct shape tg_candidature_id_shape = { "candidature_id", candidature_id_fields, 1, sizeof(struct tg_id) };

bool tg_attempt_find(struct call *c, int64_t *id)
{
    return db_int(c, "SELECT a.id FROM attempt a WHERE a.workspace_id = :workspace_id AND a.number = :candidature_id"
                  TG_SHOWN, id) || fail(c, 404, NULL, "no such record");
}

static bool candidatures_delete(struct call *c)
{
    int64_t id;

    return tg_attempt_find(c, &id) && attempt_delete(c, id) && reply(c, NULL);
}

/* --- the stage of hiring ------------------------------------------------------ */

struct stage { int64_t candidature_id, id; str stage; bool reminder_sent; };
static const struct field stage_fields[] = {
    TG_ID(stage, candidature_id, "Id of the candidature"),
    FIELD(stage, id, .flags = READONLY, .doc = "Id of the candidature"),
    FIELD(stage, stage, .flags = REQUIRED, .one_of = TG_STAGES, .doc = "Stage of hiring"),
    FIELD(stage, reminder_sent, .flags = READONLY, .doc = "Was the rejection mailed?"),
};
SHAPE(stage);

/* What both operations below answer; its id in the path is not shown again. */
static const struct field stage_answer_fields[] = {
    FIELD(stage, id, .doc = "Id of the candidature"),
    FIELD(stage, stage, .one_of = TG_STAGES, .doc = "Stage of hiring"),
    FIELD(stage, reminder_sent, .doc = "Was the rejection mailed?"),
};
static const struct shape stage_answer_shape = { "stage_answer", stage_answer_fields, 3, sizeof(struct stage) };

static bool stage_reply(struct call *c)
{
    struct stage answer = { 0 };

    db_row(c, "SELECT number AS id, stage, CASE WHEN rejected_at IS NULL THEN 0 ELSE 1 END AS reminder_sent"
           " FROM attempt WHERE workspace_id = :workspace_id AND number = :candidature_id",
           (struct into){ &stage_answer_shape, &answer });
    return reply(c, &answer);
}

static bool candidatures_change_stage(struct call *c)
{
    struct stage *in = c->in;
    int64_t       id;

    return tg_attempt_find(c, &id) && attempt_stage(c, id, in->stage) && stage_reply(c);
}

/* The vendor calls the rejection a reminder.  One is enough: a call that is repeated
 * sends no second. */
static bool candidatures_send_reminder(struct call *c)
{
    str     stage = STR("");
    int64_t id;

    if (!tg_attempt_find(c, &id))
        return false;
    db_str(c, "SELECT stage FROM attempt WHERE workspace_id = :workspace_id AND number = :candidature_id", &stage);
    if (!str_is(stage, "REJ"))
        return fail(c, 400, "stage", "must be REJ before the rejection can be mailed");
    if (db_exec(c, "UPDATE attempt SET rejected_at = :now_ms, modified_at = :now_ms WHERE workspace_id = :workspace_id"
                " AND number = :candidature_id AND rejected_at IS NULL") == 1) {
        attempt_event(c, id, "rejected", STR_NULL);
        job_add(c, "mail.rejection", id);
    }
    return stage_reply(c);
}

const struct op testgorilla_candidatures_ops[] = {
    { OP("candidatures.get"), .method = GET, .path = "/api/assessments/candidature/{candidature_id}",
      .perm = PERM_RESULT_READ, .summary = "One candidature", .in = &tg_candidature_id_shape,
      .out = &tg_candidature_shape, .status = 200, .run = run_row, .source = "testgorilla.openapi.json getCandidature",
      .sql = TG_CANDIDATURE TG_CANDIDATURE_FROM " AND a.number = :candidature_id" TG_SHOWN },
    { OP("candidatures.delete"), .method = DELETE, .path = "/api/assessments/candidature/{candidature_id}",
      .perm = PERM_INVITE_WRITE, .summary = "Remove a candidate from an assessment", .in = &tg_candidature_id_shape,
      .status = 204, .run = candidatures_delete, .per_minute = 20,
      .source = "testgorilla.openapi.json deleteCandidature" },
    { OP("candidatures.change_stage"), .method = PATCH,
      .path = "/api/assessments/candidature/{candidature_id}/change_stage", .perm = PERM_INVITE_WRITE,
      .summary = "Set the stage of hiring", .in = &stage_shape, .out = &stage_answer_shape, .flags = OP_RELAXED,
      .status = 200, .run = candidatures_change_stage, .per_minute = 60,
      .source = "testgorilla.openapi.json changeStage" },
    { OP("candidatures.send_reminder"), .method = POST,
      .path = "/api/assessments/candidature/{candidature_id}/send-reminder", .perm = PERM_INVITE_WRITE,
      .summary = "Mail the rejection", .in = &tg_candidature_id_shape, .out = &stage_answer_shape, .status = 200,
      .run = candidatures_send_reminder, .per_minute = 30, .source = "testgorilla.openapi.json sendReminder" },
    { 0 }
};
