/* soft_skills.c - answers that are instruments without right and wrong.
 *
 * Operations: soft_skills.recalculate, soft_skills.report, soft_skills.unlock.
 * The vendor sends choices to a provider of psychometrics; here they are scored by this server,
 * from the answers as they were given.  Managers read every report; the candidate's own is locked
 * until somebody unlocks it.
 * Tables: answer_note, result.
 */
#include "api/coodesh/answers.h"
#include "domain/language.h"
#include "domain/signed.h"

struct soft_skill { str id, access_token; int64_t attempt_id, position; };
static const struct field soft_skill_fields[] = {
    FIELD(soft_skill, id, .flags = REQUIRED, .min = ANSWER_ID_CHARS, .max = ANSWER_ID_CHARS, .doc = "Id of the answer"),
    FIELD(soft_skill, attempt_id, .flags = INTERNAL), FIELD(soft_skill, position, .flags = INTERNAL),
    FIELD(soft_skill, access_token, .max = 100, .doc = "The candidate's secret, when it is in no header"),
};
SHAPE(soft_skill);
static const struct shape soft_skill_id_shape = { "soft_skill_id", soft_skill_fields, 3, sizeof(struct soft_skill) };

/* The answer, which must be a soft skill that has been handed in. */
static bool soft_skill_find(struct call *c, struct answer_of *answer)
{
    struct soft_skill *in = c->in;

    if (!answer_find(c, in->id, answer))
        return false;
    if (answer->component->test)
        return fail(c, 404, NULL, "the answer is no soft skill");
    in->attempt_id = answer->attempt.id;
    in->position   = answer->position;
    return str_is(answer->attempt.status, "finished") || str_is(answer->attempt.status, "pending_review") ||
           failf(c, 409, NULL, "the attempt is %.*s, not finished", STR_ARG(answer->attempt.status));
}

static bool soft_skills_recalculate(struct call *c)
{
    struct soft_skill *in = c->in;
    struct answer_of   answer;

    if (!soft_skill_find(c, &answer))
        return false;
    attempt_score(c, &answer.attempt);
    return answer_find(c, in->id, &answer) && answer_reply(c, &answer, false);
}

static bool soft_skills_unlock(struct call *c)
{
    struct soft_skill *in = c->in;
    struct answer_of   answer;

    if (!soft_skill_find(c, &answer))
        return false;
    db_exec(c, "INSERT INTO answer_note (workspace_id, attempt_id, position, unlocked_at) VALUES (:workspace_id,"
            " :attempt_id, :position, :now_ms) ON CONFLICT (workspace_id, attempt_id, position) DO UPDATE SET"
            " unlocked_at = coalesce(answer_note.unlocked_at, excluded.unlocked_at)");
    attempt_event(c, in->attempt_id, "unlocked", in->id);
    return answer_find(c, in->id, &answer) && answer_reply(c, &answer, false);
}

struct report_link { str url, name; struct moment expires_at; };
static const struct field report_link_fields[] = {
    FIELD(report_link, url, .doc = "Where the PDF can be fetched without a key"),
    FIELD(report_link, name, .doc = "Name for the file"),
    FIELD(report_link, expires_at, .doc = "When the address stops working: after an hour"),
};
SHAPE(report_link);

/* May the caller read it?  The candidate may, once it is unlocked. */
static bool is_readable(struct call *c)
{
    struct soft_skill *in = c->in;
    struct attempt     attempt = { 0 };
    int                position;
    int64_t            unlocked = 0;

    if (!answer_id_read(in->id, &in->attempt_id, &position))
        return fail(c, 404, NULL, "there is no such attempt");
    if (!candidate_or_member(c, in->attempt_id, in->access_token, PERM_LIST_ATTEMPTS, &attempt))
        return false;
    in->position = position;
    db_int(c, "SELECT count(*) FROM answer_note WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id"
           " AND position = :position AND unlocked_at IS NOT NULL", &unlocked);
    return unlocked || !str_is(str_of(c->actor), "candidate") || fail(c, 403, NULL, "the result is locked");
}

static bool soft_skills_report(struct call *c)
{
    struct report_link link = { .expires_at = { c->now_ms + SIGNED_LINK_MS } };
    struct answer_of   answer;
    const char        *language;

    if (!is_readable(c) || !soft_skill_find(c, &answer))
        return false;
    language = coodesh_language(c);
    if (!answer.document.len)
        return fail(c, 409, NULL, "there is no result: too little was answered");
    link.name = str_printf(c->mem, "%s-%s.pdf", answer.component->code, language);
    link.url  = signed_link(c, SIGNED_REPORT, answer.attempt.id,
                            answer.position | (int)language_find(language) << 8);
    return reply(c, &link);
}

const struct op coodesh_soft_skills_ops[] = {
    { OP("soft_skills.recalculate"), .method = POST, .path = "/soft-skills/{id}/recalculate",
      .perm = PERM_SUPER_ADMIN, .summary = "Score a soft skill again from its answers", .in = &soft_skill_id_shape,
      .out = &answer_out_shape, .status = 201, .run = soft_skills_recalculate,
      .source = "coodesh.openapi.json recalculateSoftSkill", .fails = "409: it is not finished" },
    { OP("soft_skills.report"), .method = GET, .path = "/soft-skills/{id}/report", .perm = PERM_PUBLIC,
      .summary = "A signed link to the PDF report, for managers, or the candidate once it is unlocked",
      .in = &soft_skill_shape,
      .out = &report_link_shape, .status = 200, .run = soft_skills_report,
      .source = "coodesh.openapi.json getSoftSkillReport", .fails = "401: neither the candidate's secret"
      " nor a key came; 403: the key lacks the permission, or it is locked;"
      " 409: it is not finished, or has no result" },
    { OP("soft_skills.unlock"), .method = POST, .path = "/soft-skills/{id}/unlock", .perm = PERM_EDIT_ATTEMPTS,
      .summary = "Let the candidate read the report of a soft skill", .in = &soft_skill_id_shape,
      .out = &answer_out_shape, .status = 201, .run = soft_skills_unlock,
      .source = "coodesh.openapi.json unlockSoftSkill", .fails = "409: it is not finished" },
    { 0 }
};
