/* candidate.c - the candidate's side of an attempt: who it is, notes, what to learn next.
 *
 * Operations: attempts.notes, attempts.save_notes, attempts.recommendations.
 * The vendor's page documents some of these without authorization.  Here a candidate shows the
 * secret of the attempt's link, or the token of an auto-login link, as a bearer token or as
 * access_token: nothing is served openly.
 * Tables: attempt.
 */
#include <math.h>
#include "api/coodesh/answers.h"
#include "domain/json_write.h"
#include "domain/language.h"
#include "domain/signed.h"
#include "op/call.h"

#define NOTES_MAX    20000
#define LEARN_BELOW  70.0 /* a skill with a lower score is worth learning */
#define LEARN_MAX    20
#define PLANS_MAX    10  /* of one question */

/* --- who calls ------------------------------------------------------------------------------------ */

struct link { int64_t workspace_id, id; str token; };
static const struct field link_fields[] = { FIELD(link, workspace_id), FIELD(link, id), FIELD(link, token) };
SHAPE(link);

static str secret_of(struct call *c, str access_token)
{
    str bearer = authorization(c->request, "Bearer");

    return bearer.len ? bearer : access_token;
}

/* The attempt that a secret opens; false, nothing said, when it opens none. */
static bool secret_opens(struct call *c, str secret, struct attempt *attempt)
{
    struct signed_ref ref;
    struct link       link = { .token = secret };

    if (!secret.len || !str_is_utf8(secret))
        return false;
    if (signed_read(c, SIGNED_SITTING, secret, &ref))
        link = (struct link){ ref.workspace_id, ref.id, STR_NULL };
    else if (!db_row_with(c, WITH(link, &link), "SELECT workspace_id, id FROM attempt WHERE token = :token",
                          INTO(link, &link)))
        return false;
    c->workspace_id = link.workspace_id;
    if (!attempt_read(c, link.id, attempt) || attempt->deleted_at.ms) {
        c->workspace_id = 0;
        return false;
    }
    c->actor_id = link.id;
    c->actor    = "candidate";
    return true;
}

bool candidate_find(struct call *c, str access_token, struct attempt *attempt)
{
    return secret_opens(c, secret_of(c, access_token), attempt) || fail(c, 401, NULL, "Unauthorized");
}

bool candidate_of(struct call *c, int64_t attempt_id, str access_token, struct attempt *attempt)
{
    return candidate_find(c, access_token, attempt) &&
           (attempt->id == attempt_id || fail(c, 404, NULL, "there is no such attempt"));
}

bool candidate_or_member(struct call *c, int64_t attempt_id, str access_token, long long perm,
                         struct attempt *attempt)
{
    str key = str_trim(c->request->header(c->request, "x-api-key"));

    if (!key.len && secret_opens(c, secret_of(c, access_token), attempt))
        return attempt->id == attempt_id || fail(c, 404, NULL, "there is no such attempt");
    if (!coodesh_caller_is(c, key.len ? key : secret_of(c, access_token)))
        return false;
    if (!(c->perms & perm))
        return failf(c, 403, NULL, "the key lacks the permission %s", perm_name(perm));
    return (attempt_read(c, attempt_id, attempt) && !attempt->deleted_at.ms) ||
           fail(c, 404, NULL, "there is no such attempt");
}

bool candidate_sits(struct call *c, const struct attempt *attempt)
{
    return str_is(attempt->status, "started") ||
           failf(c, 409, NULL, "the attempt is %.*s, not in progress", STR_ARG(attempt->status));
}

/* --- notes ------------------------------------------------------------------------------------------ */

struct notes { struct id id; str access_token, notes; };
static const struct field notes_fields[] = {
    FIELD(notes, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the attempt"),
    FIELD(notes, access_token, .flags = IN_QUERY | WRITEONLY, .max = 100,
          .doc = "The candidate's secret, when it is in no header"),
    FIELD(notes, notes, .flags = NULLABLE, .max = NOTES_MAX, .doc = "What the candidate notes while sitting"),
};
SHAPE(notes);
static const struct shape notes_key_shape = { "notes_key", notes_fields, 2, sizeof(struct notes) };

static bool attempts_notes(struct call *c)
{
    struct notes  *in = c->in;
    struct attempt attempt = { 0 };

    if (!candidate_of(c, in->id.n, in->access_token, &attempt) || !candidate_sits(c, &attempt))
        return false;
    db_str(c, "SELECT notes FROM attempt WHERE workspace_id = :workspace_id AND id = :actor_id", &in->notes);
    return reply(c, in);
}

static bool attempts_save_notes(struct call *c)
{
    struct notes  *in = c->in;
    struct attempt attempt = { 0 };

    if (!candidate_of(c, in->id.n, in->access_token, &attempt) || !candidate_sits(c, &attempt))
        return false;
    db_exec(c, "UPDATE attempt SET notes = :notes WHERE workspace_id = :workspace_id AND id = :actor_id");
    return reply(c, in);
}

/* --- recommendations ------------------------------------------------------------------------------------ */

struct learn_plan { struct id id; str title, url, type, provider; };
static const struct field learn_plan_fields[] = {
    FIELD(learn_plan, id, .name = "_id", .doc = "Id of the action plan"),
    FIELD(learn_plan, title, .doc = "Its title"),
    FIELD(learn_plan, url, .doc = "Where it is"),
    FIELD(learn_plan, type, .doc = "Kind, as course"),
    FIELD(learn_plan, provider, .doc = "Who offers it"),
};
SHAPE(learn_plan);

struct recommendation { str answer, title, skill, text; struct id question; double score; struct list action_plans; };
static const struct field recommendation_fields[] = {
    FIELD(recommendation, answer, .doc = "Id of the answer it comes from"),
    FIELD(recommendation, question, .flags = NULLABLE, .doc = "Id of its question"),
    FIELD(recommendation, title, .doc = "Title of the question"),
    FIELD(recommendation, skill, .doc = "What to learn"),
    FIELD(recommendation, score, .doc = "Score in it, 0 to 100"),
    FIELD(recommendation, text, .doc = "The recommendation, in the language asked for"),
    FIELD_LIST(recommendation, action_plans, learn_plan,
               .doc = "What the question's author recommends to learn from, at most 10"),
};
SHAPE(recommendation);

struct recommendations { struct id attemptId; str answerId, access_token; struct list recommendations; int64_t total; };
static const struct field recommendations_fields[] = {
    FIELD(recommendations, attemptId, .flags = REQUIRED | WRITEONLY, .doc = "Id of the attempt"),
    FIELD(recommendations, answerId, .flags = WRITEONLY, .min = ANSWER_ID_CHARS, .max = ANSWER_ID_CHARS,
          .doc = "Of one answer only: its id"),
    FIELD(recommendations, access_token, .flags = WRITEONLY, .max = 100,
          .doc = "The candidate's secret, when it is in no header"),
    FIELD_LIST(recommendations, recommendations, recommendation, .flags = READONLY,
               .doc = "Skills below 70, the lowest first, at most 20"),
    FIELD(recommendations, total, .flags = READONLY, .doc = "How many"),
};
SHAPE(recommendations);

static const struct translated learn_much = TEXTS(
    "Begin with the basics of {1}: few of its questions were right.",
    "Comece pelos fundamentos de {1}: poucas das questões foram acertadas.",
    "Empieza por los fundamentos de {1}: pocas de sus preguntas fueron correctas.",
    "Fang mit den Grundlagen von {1} an: Nur wenige Fragen dazu waren richtig.");
static const struct translated learn_more = TEXTS(
    "Practise {1} some more: the basics are there, the harder questions are not yet.",
    "Pratique mais {1}: a base existe, faltam as questões mais difíceis.",
    "Practica un poco más {1}: la base está, faltan las preguntas más difíciles.",
    "Übe {1} noch etwas: Die Grundlagen sitzen, die schwereren Fragen noch nicht.");

/* "{1}" is the skill. */
static str learn_text(struct call *c, const char *language, double score, const char *skill)
{
    str text = str_of(translated_text(score < LEARN_BELOW / 2 ? &learn_much : &learn_more, language));
    str before = str_cut(&text, '{');

    return str_printf(c->mem, "%.*s%s%.*s", STR_ARG(before), skill, STR_ARG(str_from(text, 2)));
}

/* The published plans that are attached to a question. */
static struct list plans_of(struct call *c, int64_t question_id)
{
    struct coodesh_id key = { { question_id } };

    if (!question_id)
        return (struct list){ 0 };
    return db_rows_with(c, (struct db_source){ &coodesh_id_shape, &key }, "SELECT p.id AS _id, p.title, p.url, p.type,"
                        " p.provider FROM question_action_plan x JOIN action_plan p ON p.id = x.action_plan_id"
                        " AND (p.workspace_id = :workspace_id OR p.scope = 'public') AND p.status = 'published'"
                        " WHERE x.workspace_id = :workspace_id AND x.question_id = :id"
                        " ORDER BY x.created_at, p.id LIMIT 10", &learn_plan_shape, PLANS_MAX);
}

/* Adds those of one answer, in order of their scores; returns how many there are now. */
static size_t learn_add(struct call *c, const struct answer_of *a, struct recommendation list[LEARN_MAX], size_t n)
{
    const char *language = coodesh_language(c);
    struct list plans = a->has_test ? plans_of(c, a->question_id) : (struct list){ 0 };

    for (size_t s = 0; a->has_test && s < test_skills(a->component->test); s++) {
        double      score = 100 * a->test.skills[s].marks / a->test.skills[s].maximum;
        const char *skill = translated_text(&a->component->test->skills[s], language);
        size_t      at = n;

        if (!(score < LEARN_BELOW))
            continue;
        while (at > 0 && list[at - 1].score > score)
            at--;
        if (at == LEARN_MAX)
            continue;
        n = n < LEARN_MAX ? n + 1 : n;
        for (size_t i = n - 1; i > at; i--)
            list[i] = list[i - 1];
        list[at] = (struct recommendation){ answer_id(c->mem, a->attempt.id, a->position), a->title, str_of(skill),
                                            learn_text(c, language, score, skill), { a->question_id },
                                            floor(score * 100 + 0.5) / 100, plans };
    }
    return n;
}

static bool attempts_recommendations(struct call *c)
{
    struct recommendations *in = c->in;
    struct recommendation  *list = ARENA_ARRAY(c->mem, struct recommendation, LEARN_MAX);
    struct answer_of       *answers = ARENA_ARRAY(c->mem, struct answer_of, COMPONENTS_MAX);
    struct attempt          attempt = { 0 };
    int64_t                 of = 0, hidden = 0;
    int                     position = 0;
    size_t                  n;

    if (!candidate_or_member(c, in->attemptId.n, in->access_token, PERM_LIST_ATTEMPTS, &attempt))
        return false;
    db_int(c, "SELECT hidden FROM attempt WHERE workspace_id = :workspace_id AND id = :attemptId", &hidden);
    n = answers_of_attempt(c, &attempt, answers);
    if (in->answerId.len && (!answer_id_read(in->answerId, &of, &position) || of != attempt.id || position > (int)n))
        return fail(c, 404, NULL, "the attempt has no such answer");
    if (!str_is(attempt.status, "finished") || (hidden && str_is(str_of(c->actor), "candidate")))
        n = 0; /* a score that is not final, or not for the candidate, recommends nothing */
    for (size_t i = 0, found = 0; i < n; i++) {
        if (!position || position == answers[i].position)
            found = learn_add(c, &answers[i], list, found);
        in->total = (int64_t)found;
    }
    in->recommendations = (struct list){ list, (size_t)in->total };
    return reply(c, in);
}

const struct op coodesh_candidate_ops[] = {
    { OP("attempts.notes"), .method = GET, .path = "/attempts/{id}/notes", .perm = PERM_PUBLIC,
      .summary = "The candidate's own notes while sitting", .in = &notes_key_shape, .out = &notes_shape, .status = 200,
      .run = attempts_notes, .source = "coodesh.openapi.json getAttemptNotes",
      .fails = "401: the candidate's secret is missing or wrong; 409: the attempt is not in progress" },
    { OP("attempts.save_notes"), .method = PUT, .path = "/attempts/{id}/notes", .perm = PERM_PUBLIC,
      .summary = "Save the candidate's own notes", .in = &notes_shape, .out = &notes_shape, .status = 200,
      .run = attempts_save_notes, .source = "coodesh.openapi.json saveAttemptNotes",
      .fails = "401: the candidate's secret is missing or wrong; 409: the attempt is not in progress" },
    { OP("attempts.recommendations"), .method = GET, .path = "/attempts/{attemptId}/recommendations",
      .perm = PERM_PUBLIC, .summary = "What to learn next, for the candidate or managers", .in = &recommendations_shape,
      .out = &recommendations_shape, .status = 200, .run = attempts_recommendations,
      .source = "coodesh.openapi.json listAttemptRecommendations",
      .fails = "401: neither the candidate's secret nor a key came; 403: the key lacks the permission" },
    { 0 }
};
