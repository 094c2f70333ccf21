/* assessment_bulk.c - many at once: assessments deleted, participants told again.
 *
 * Operations: assessments.delete, assessments.invites.
 * A deleted assessment is in no list any more, its open attempts end, and what people have
 * finished keeps its results.
 * Tables: assessment, attempt, person.
 */
#include "api/coodesh/assessments.h"
#include "api/coodesh/bulk.h"
#include "core/text.h"
#include "domain/question.h"

#define IDS_MAX          1000
#define PARTICIPANTS_MAX 1000

/* --- delete ------------------------------------------------------------------------------ */

struct ids_in { struct list ids; };
static const struct field ids_in_fields[] = {
    FIELD(ids_in, ids, .flags = REQUIRED, .item = TYPE_ID, .min = 1, .max = IDS_MAX, .doc = "Ids of assessments"),
};
static const struct shape ids_in_shape = { "assessment_ids", ids_in_fields, 1, sizeof(struct ids_in) };

static const char *delete_one(struct call *c, const struct coodesh_id *key)
{
    size_t errors = c->errors_n;

    if (key->id.n <= ASSESSMENT_OWN)
        return "is built in, and cannot be deleted";
    if (assessment_delete(c, key->id.n)) {
        assessment_files_drop(c, key->id.n);
        return NULL;
    }
    c->errors_n = errors;
    return COODESH_MISSING "assessment in this workspace";
}

static bool assessments_delete(struct call *c)
{
    return coodesh_each(c, ((const struct ids_in *)c->in)->ids, delete_one, "assessments deleted");
}

/* --- inviting again ------------------------------------------------------------------------ */

struct invites_in { struct id id; struct list participants; };
static const struct field invites_in_fields[] = {
    FIELD(invites_in, id, .flags = REQUIRED, .doc = "Id of the assessment"),
    FIELD(invites_in, participants, .flags = REQUIRED, .item = TYPE_TEXT, .min = 1, .max = PARTICIPANTS_MAX,
          .doc = "Who gets the mail: addresses, or ids of attempts or of people"),
};
SHAPE(invites_in);

struct unsent { str participant, reason; };
static const struct field unsent_fields[] = {
    FIELD(unsent, participant, .doc = "Who was named"),
    FIELD(unsent, reason,      .doc = "Why no mail goes there"),
};
SHAPE(unsent);

struct invites_out { str message; struct list sent, failed; };
static const struct field invites_out_fields[] = {
    FIELD(invites_out, message,              .doc = "How many mails go out"),
    FIELD(invites_out, sent, .item = TYPE_ID, .doc = "Ids of the attempts whose mail goes out"),
    FIELD_LIST(invites_out, failed, unsent,  .doc = "Who was named and gets none, and why"),
};
SHAPE(invites_out);

struct named_attempt { int64_t assessment_id, named_id, id; str email_fold; };
static const struct field named_attempt_fields[] = {
    FIELD(named_attempt, assessment_id), FIELD(named_attempt, named_id), FIELD(named_attempt, id),
    FIELD(named_attempt, email_fold),
};
SHAPE(named_attempt);

/* The newest attempt of who is named; 0 for none. */
static int64_t attempt_named(struct call *c, int64_t assessment_id, str participant)
{
    struct named_attempt key = { .assessment_id = assessment_id, .named_id = question_id_read(participant),
                                 .email_fold = text_fold(c->mem, str_trim(participant)) };
    int64_t              found = 0;

    db_int_with(c, WITH(named_attempt, &key), key.named_id
                ? "SELECT a.id FROM attempt a WHERE a.workspace_id = :workspace_id AND (a.id = :named_id"
                  " OR a.person_id = :named_id) AND a.assessment_id = :assessment_id AND a.deleted_at IS NULL"
                  " ORDER BY a.id DESC LIMIT 1"
                : "SELECT a.id FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                  " WHERE p.workspace_id = :workspace_id AND p.email_fold = :email_fold"
                  " AND a.assessment_id = :assessment_id AND a.deleted_at IS NULL ORDER BY a.id DESC LIMIT 1", &found);
    return found;
}

/* NULL when the mail is queued, else why not. */
static const char *invite_one(struct call *c, int64_t attempt_id)
{
    struct attempt attempt = { 0 };
    size_t         errors = c->errors_n;
    const char    *reason;

    if (!attempt_id)
        return "has no attempt at this assessment";
    if (attempt_resend(c, attempt_id, &attempt))
        return NULL;
    reason      = c->errors[errors].message;
    c->errors_n = errors;
    return reason;
}

static bool assessments_invites(struct call *c)
{
    const struct invites_in *in = c->in;
    const str               *names = in->participants.items;
    struct assessed          row = { 0 };
    struct id               *sent = ARENA_ARRAY(c->mem, struct id, in->participants.n);
    struct unsent           *failed = ARENA_ARRAY(c->mem, struct unsent, in->participants.n);
    struct invites_out       out = { .sent = { sent, 0 }, .failed = { failed, 0 } };

    if (!assessed_find(c, in->id.n, &row))
        return false;
    for (size_t i = 0; i < in->participants.n; i++) {
        int64_t     id = attempt_named(c, row.id, names[i]);
        const char *reason = NULL;

        for (size_t j = 0; j < out.sent.n && !reason; j++)
            reason = sent[j].n == id ? "was named before" : NULL;
        reason = reason ? reason : invite_one(c, id);
        if (reason)
            failed[out.failed.n++] = (struct unsent){ names[i], str_of(reason) };
        else
            sent[out.sent.n++].n = id;
    }
    out.message = str_printf(c->mem, "%zu of %zu invitations sent", out.sent.n, in->participants.n);
    return reply(c, &out);
}

const struct op coodesh_assessment_bulk_ops[] = {
    { OP("assessments.delete"), .method = DELETE, .path = "/assessments", .perm = PERM_DELETE_ASSESSMENTS,
      .summary = "Delete assessments; what people finished stays", .in = &ids_in_shape, .out = &coodesh_bulk_shape,
      .flags = OP_BODY, .status = 200, .run = assessments_delete, .source = "coodesh.openapi.json deleteAssessments",
      .fails = "404: none of them is of this workspace" },
    { OP("assessments.invites"), .method = POST, .path = "/assessments/{id}/invites", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Mail participants their invitation again (deprecated: use the bulk operation of attempts)",
      .in = &invites_in_shape, .out = &invites_out_shape, .status = 201, .run = assessments_invites,
      .source = "coodesh.openapi.json sendAssessmentInvites" },
    { 0 }
};
