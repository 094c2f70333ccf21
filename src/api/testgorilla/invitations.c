/* invitations.c - inviting somebody to an assessment, and mailing the link again.
 *
 * Operations: assessments.invite, candidatures.send_invitation.
 * Each person is invited once to an assessment; after a deletion again.
 * Tables: assessment, attempt, person.
 */
#include <string.h>
#include "api/testgorilla/invitation.h"
#include "domain/delivery.h"

/* The vendor documents no_email in the query; one client sends it in the body. */
struct invite {
    int64_t assessment_id;
    bool    no_email, no_email_in_body;
    str     email, first_name, last_name, external_id, webhook_url;
};
static const struct field invite_fields[] = {
    TG_ID(invite, assessment_id, "Id of the assessment"),
    FIELD(invite, no_email,    .flags = IN_QUERY, .doc = "Make the invitation and its link without a mail"),
    FIELD(invite, email,       .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL,
          .doc = "Address of the candidate"),
    FIELD(invite, first_name,  .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Given name"),
    FIELD(invite, last_name,   .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Family name"),
    { .name = "no_email", .type = TYPE_BOOL, .offset = offsetof(struct invite, no_email_in_body),
      .doc = "The same as in the query" },
    FIELD(invite, external_id, .flags = NULLABLE, .max = 200, .doc = "The caller's reference, echoed"),
    FIELD(invite, webhook_url, .flags = NULLABLE, .max = 2000, .format = FORMAT_URL,
          .doc = "Told when the candidate starts and finishes"),
};
SHAPE(invite);

/* --- inviting ------------------------------------------------------------------ */

struct invited_to { int64_t assessment_id; str code, language, status; };
static const struct field invited_to_fields[] = {
    FIELD(invited_to, assessment_id), FIELD(invited_to, code), FIELD(invited_to, language), FIELD(invited_to, status),
};
SHAPE(invited_to);

/* An empty name is none: it must not replace the one that is known. */
static str name_of(str name)
{
    return str_trim(name).len ? name : STR_NULL;
}

bool tg_invite(struct call *c, int64_t assessment_id, const struct invitation *wanted, struct attempt *made)
{
    struct invited_to to = { .assessment_id = assessment_id };
    struct invitation invitation = *wanted;

    if (!db_row_with(c, WITH(invited_to, &to), "SELECT code, language, status FROM assessment"
                     " WHERE workspace_id = :workspace_id AND id = :assessment_id AND status <> 'draft'"
                     " AND deleted_at IS NULL", INTO(invited_to, &to)))
        return fail(c, 404, NULL, "no such record");
    invitation.product       = to.code;
    invitation.first_name    = name_of(wanted->first_name);
    invitation.last_name     = name_of(wanted->last_name);
    invitation.source        = STR("testgorilla");
    invitation.callback_form = STR("testgorilla");
    invitation.expires_at    = c->now_ms + TG_INVITATION_DAYS * MS_PER_DAY;
    invitation.once          = true;
    if (!invitation.language.len) /* a built-in one speaks the workspace's language */
        invitation.language = assessment_id > ASSESSMENT_OWN ? to.language : STR("");
    return attempt_invite(c, &invitation, made);
}

/* The answer of an invitation: the candidature with the names that were sent. */
static bool invitation_reply(struct call *c, int64_t id)
{
    struct candidature view = { .id = id };

    db_row_with(c, (struct db_source){ &tg_invitation_shape, &view },
                TG_CANDIDATURE ", a.assessment_id AS assessment, coalesce(p.first_name, '') AS first_name,"
                " coalesce(p.last_name, '') AS last_name, a.external_id, " TG_AVERAGE " AS average_with_weight,"
                " (SELECT count(*) FROM attempt b WHERE b.workspace_id = a.workspace_id AND b.person_id = a.person_id"
                " AND b.assessment_id = a.assessment_id AND b.number <= a.number) AS attempt_number"
                TG_CANDIDATURE_FROM " AND a.id = :id", (struct into){ &tg_invitation_shape, &view });
    return reply(c, &view);
}

/* Says what domain/attempt.h refused in the words of this family. */
static bool refused(struct call *c)
{
    const char *code = c->errors[0].code ? c->errors[0].code : "";

    if (strcmp(code, "repeated") == 0) {
        c->errors_n = 0;
        return fail_code(c, 400, "REPEATING_INVITATION", "email",
                         "This candidate has already been invited to this assessment.");
    }
    if (strcmp(code, "archived") == 0) {
        c->errors_n = 0;
        return fail(c, 400, "assessment", "is archived: nobody can be invited to it");
    }
    return false;
}

static bool assessments_invite(struct call *c)
{
    struct invite    *in = c->in;
    struct attempt    made;
    struct invitation invitation = {
        .email = in->email, .first_name = in->first_name, .last_name = in->last_name,
        .external_id = in->external_id, .callback_url = in->webhook_url,
        .send_mail = !in->no_email && !in->no_email_in_body,
    };

    if (!delivery_receiver_check(c, 400, "webhook_url", in->webhook_url))
        return false;
    return tg_invite(c, in->assessment_id, &invitation, &made) ? invitation_reply(c, made.id) : refused(c);
}

/* --- the mail again --------------------------------------------------------------- */

static bool candidatures_send_invitation(struct call *c)
{
    struct attempt attempt = { 0 };
    int64_t        id;

    if (!tg_attempt_find(c, &id))
        return false;
    if (attempt_resend(c, id, &attempt))
        return invitation_reply(c, id);
    c->errors[0].status = 400; /* the vendor knows no 409 */
    return false;
}

const struct op testgorilla_invitations_ops[] = {
    { OP("assessments.invite"), .method = POST, .path = "/api/assessments/{assessment_id}/invite_candidate",
      .perm = PERM_INVITE_WRITE, .summary = "Invite by e-mail, each person once to an assessment",
      .in = &invite_shape, .out = &tg_invitation_shape, .status = 201, .run = assessments_invite, .per_minute = 60,
      .source = "testgorilla.openapi.json inviteCandidate",
      .fails = "400: a member is wrong, or the person was invited before; 402: no credit is left" },
    { OP("candidatures.send_invitation"), .method = POST,
      .path = "/api/assessments/candidature/{candidature_id}/send-invitation", .perm = PERM_INVITE_WRITE,
      .summary = "Mail the invitation again", .in = &tg_candidature_id_shape, .out = &tg_invitation_shape,
      .status = 200, .run = candidatures_send_invitation, .per_minute = 60,
      .source = "testgorilla.openapi.json resendInvitation",
      .fails = "400: it is over" },
    { 0 }
};
