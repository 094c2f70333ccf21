/* attempts_create.c - drafts of attempts for a list of participants.
 *
 * Operations: attempts.create.
 * The vendor's page names an endpoint that creates attempts without documenting it; this is
 * ours, in the family's style.  Nobody is written to: attempts.invite does that.
 * Tables: attempt, person, attempt_tag.
 */
#include "api/coodesh/attempts.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/attempt_manage.h"

#define PARTICIPANTS_MAX 1000

struct participant { str name, email, language, external_id; };
static const struct field participant_fields[] = {
    FIELD(participant, name,  .max = 200, .format = FORMAT_LINE, .doc = "Name"),
    FIELD(participant, email, .flags = REQUIRED, .max = 254, .doc = "Address, by which somebody known is found"),
    FIELD(participant, language, .one_of = "de|en|es|pt", .doc = "Language; the participant's browser decides"),
    FIELD(participant, external_id, .max = 200, .doc = "The caller's id"),
};
SHAPE(participant);

struct create_in {
    struct id     id;
    struct list   participants, tags;
    struct moment custom_time_open, custom_time_close, invitation_date_expire, deadline;
    bool          disable_email, hidden_results;
};
static const struct field create_in_fields[] = {
    FIELD(create_in, id, .flags = REQUIRED, .doc = "Id of the assessment"),
    FIELD_LIST(create_in, participants, participant, .flags = REQUIRED, .min = 1, .max = PARTICIPANTS_MAX,
               .doc = "Who is to sit it"),
    FIELD(create_in, tags, .item = TYPE_TEXT, .max = TAGS_MAX, .doc = "Tags of each attempt"),
    FIELD(create_in, custom_time_open, .flags = NULLABLE, .doc = "Not before"),
    FIELD(create_in, custom_time_close, .flags = NULLABLE, .doc = "Not after"),
    FIELD(create_in, invitation_date_expire, .flags = NULLABLE, .doc = "Last moment of the invitation"),
    FIELD(create_in, deadline, .flags = NULLABLE, .doc = "Last moment for answers"),
    FIELD(create_in, hidden_results, .doc = "The participant does not see the results"),
    FIELD(create_in, disable_email, .doc = "The participant gets neither the invitation nor the results by mail"),
};
SHAPE(create_in);

struct created { struct id id; str email, status, invitation_url; };
static const struct field created_fields[] = {
    FIELD(created, id, .name = "_id", .doc = "Id of the attempt"), FIELD(created, email, .doc = "Address"),
    FIELD(created, status, .doc = "draft"),
    FIELD(created, invitation_url, .format = FORMAT_URL, .doc = "Link that works once it is sent off"),
};
SHAPE(created);
struct refused { str email, reason; };
static const struct field refused_fields[] = {
    FIELD(refused, email, .doc = "Address"), FIELD(refused, reason, .doc = "Why there is no attempt"),
};
SHAPE(refused);
struct attempts_created { str message; struct list created, failed; };
static const struct field attempts_created_fields[] = {
    FIELD(attempts_created, message, .doc = "How many were made"),
    FIELD_LIST(attempts_created, created, created, .doc = "The attempts"),
    FIELD_LIST(attempts_created, failed, refused, .doc = "Participants without one, and why"),
};
SHAPE(attempts_created);

struct extra { int64_t id, quiet, hidden; struct moment expires_at, open_at, close_at, answer_by; };
static const struct field extra_fields[] = {
    FIELD(extra, id), FIELD(extra, quiet), FIELD(extra, hidden), FIELD(extra, expires_at), FIELD(extra, open_at),
    FIELD(extra, close_at), FIELD(extra, answer_by),
};
SHAPE(extra);

static void extras_store(struct call *c, const struct create_in *in, int64_t attempt_id)
{
    struct extra extra = { attempt_id, in->disable_email, in->hidden_results, in->invitation_date_expire,
                           in->custom_time_open, in->custom_time_close, in->deadline };

    db_exec_with(c, WITH(extra, &extra), "UPDATE attempt SET inviter_id = :actor_id, quiet = :quiet, hidden = :hidden,"
                 " open_at = :open_at, close_at = :close_at, answer_by = :answer_by,"
                 " expires_at = coalesce(:expires_at, expires_at), expiry_fixed = CASE WHEN :expires_at IS NULL THEN 0"
                 " ELSE 1 END WHERE workspace_id = :workspace_id AND id = :id");
    attempt_tags(c, attempt_id, in->tags);
}

/* NULL when the draft was made. */
static const char *create_one(struct call *c, const struct create_in *in, str code, const struct participant *p,
                              struct attempt *made)
{
    str               last = str_trim(p->name), first = str_cut(&last, ' ');
    size_t            errors = c->errors_n;
    struct invitation invitation = {
        .email = str_trim(p->email), .product = code, .language = p->language.len ? p->language : STR(""),
        .external_id = p->external_id.len ? p->external_id : STR_NULL, .source = STR("coodesh"),
        .callback_form = STR("coodesh"), .expires_at = c->now_ms + ATTEMPT_INVITE_DAYS * MS_PER_DAY, .draft = true,
        .once = true, .first_name = first.len ? first : STR_NULL,
    };

    last                 = str_trim(last);
    invitation.last_name = last.len ? last : STR_NULL;
    if (!text_is_email(invitation.email))
        return "is no e-mail address";
    if (!attempt_invite(c, &invitation, made)) {
        const char *reason = c->errors[errors].message;

        c->errors_n = errors;
        return reason;
    }
    extras_store(c, in, made->id);
    return NULL;
}

static bool dates_check(struct call *c, const struct create_in *in)
{
    if (in->custom_time_close.ms && in->custom_time_close.ms <= c->now_ms)
        fail(c, 400, "custom_time_close", "must be in the future");
    if (in->custom_time_close.ms && in->custom_time_open.ms && in->custom_time_close.ms <= in->custom_time_open.ms)
        fail(c, 400, "custom_time_close", "must be after custom_time_open");
    if (in->invitation_date_expire.ms && in->invitation_date_expire.ms <= c->now_ms)
        fail(c, 400, "invitation_date_expire", "must be in the future");
    if (in->deadline.ms && in->deadline.ms <= c->now_ms)
        fail(c, 400, "deadline", "must be in the future");
    return c->errors_n == 0;
}

static bool attempts_create(struct call *c)
{
    struct create_in        *in = c->in;
    const struct participant *people = in->participants.items;
    size_t                   n = in->participants.n;
    struct created          *made = ARENA_ARRAY(c->mem, struct created, n);
    struct refused          *refused = ARENA_ARRAY(c->mem, struct refused, n);
    struct attempts_created        out = { .created = { made, 0 }, .failed = { refused, 0 } };
    str                      code;

    if (!dates_check(c, in))
        return false;
    if (!db_str(c, "SELECT code FROM assessment WHERE workspace_id = :workspace_id AND id = :id", &code))
        return fail(c, 404, NULL, "Assessment not found");
    for (size_t i = 0; i < n; i++) {
        struct attempt attempt;
        const char    *reason = create_one(c, in, code, &people[i], &attempt);

        if (reason)
            refused[out.failed.n++] = (struct refused){ people[i].email, str_of(reason) };
        else
            made[out.created.n++] = (struct created){
                { attempt.id }, attempt.email, STR("draft"),
                str_printf(c->mem, "%.*s/t/%.*s", STR_ARG(c->public_url), STR_ARG(attempt.token)) };
    }
    if (!out.created.n)
        return failf(c, 400, "participants", "nobody can be added: %.*s %.*s", STR_ARG(refused[0].email),
                     STR_ARG(refused[0].reason));
    out.message = str_printf(c->mem, "%zu of %zu attempts created", out.created.n, n);
    return reply(c, &out);
}

const struct op coodesh_attempts_create_ops[] = {
    { OP("attempts.create"), .method = POST, .path = "/assessments/{id}/attempts", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Make drafts of attempts; nobody is written to yet", .in = &create_in_shape,
      .out = &attempts_created_shape, .status = 201, .run = attempts_create,
      .source = "coodesh.openapi.json sendAssessmentInvites names it without describing it" },
    { 0 }
};
