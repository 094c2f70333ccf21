/* attempts_result.c - what came of one attempt, for those who manage the assessment and for whom
 * they send the link.
 *
 * Operations: attempts.result, attempts.result_of (the same at another path), attempts.share.
 * A token of the attempt stands in for a session: see result_token.
 * Tables: attempt, person, assessment, result, member, workspace.
 */
#include <math.h>
#include "api/coodesh/answers.h"
#include "api/coodesh/attempts.h"
#include "core/clock.h"
#include "domain/percentile.h"
#include "domain/signed.h"
#include "domain/test.h"
#include "report/attempt_report.h"

struct beside {
    int64_t       id;
    str           phase, tags, document, inviter, brand, accent, zone;
    double        average;
    struct moment modified_at, reopened_at;
};
static const struct field beside_fields[] = {
    FIELD(beside, id), FIELD(beside, phase), FIELD(beside, tags), FIELD(beside, document), FIELD(beside, inviter),
    FIELD(beside, brand), FIELD(beside, accent), FIELD(beside, zone), FIELD(beside, average),
    FIELD(beside, modified_at), FIELD(beside, reopened_at),
};
SHAPE(beside);

struct grade { str code, name; };
static const struct field grade_fields[] = {
    FIELD(grade, code, .one_of = "very_high|high|medium|low", .doc = "From 85, 70, 50 percent, or below"),
    FIELD(grade, name, .doc = "The same, in the language asked for"),
};
SHAPE(grade);

struct sitter_out { struct id id; str name, email; };
static const struct field sitter_out_fields[] = {
    FIELD(sitter_out, id, .name = "_id", .doc = "Id"), FIELD(sitter_out, name, .doc = "Name, or the address"),
    FIELD(sitter_out, email, .doc = "Address"),
};
SHAPE(sitter_out);

struct sat_out { struct id id; str name; double duration; str duration_unit; };
static const struct field sat_out_fields[] = {
    FIELD(sat_out, id, .name = "_id", .doc = "Id"), FIELD(sat_out, name, .doc = "Name"),
    FIELD(sat_out, duration, .doc = "Minutes it takes"), FIELD(sat_out, duration_unit, .doc = "minute"),
};
SHAPE(sat_out);

struct proficiency { double percentile; };
static const struct field proficiency_fields[] = {
    FIELD(proficiency, percentile, .flags = NULLABLE,
          .doc = "Percent of those who completed the assessment with a lower score; null while they are under 30"),
};
SHAPE(proficiency);

struct whitelabel { str name, accent; };
static const struct field whitelabel_fields[] = {
    FIELD(whitelabel, name, .doc = "Name that participants see"),
    FIELD(whitelabel, accent, .flags = NULLABLE, .doc = "Colour, as #rrggbb"),
};
SHAPE(whitelabel);

struct attempt_result_out {
    struct id               id;
    double                  score, totalScore, maxScore;
    int64_t                 finishedIn;
    str                     certificate_status, status, status_formatted, stage, stage_formatted, invitation_token,
                            inviter, access_token;
    struct list             tags, answers;
    struct grade           *grade_tag;
    struct sitter_out      *user;
    struct sat_out         *assessment;
    struct proficiency     *proficiency;
    struct whitelabel      *whitelabel;
    struct proctoring_view *proctoring;
    struct moment           started, terms, invitation_date, created, updated, finished, reopen_date;
    bool                    can_export;
};
static const struct field attempt_result_out_fields[] = {
    FIELD(attempt_result_out, id, .name = "_id",   .doc = "Id of the attempt"),
    FIELD(attempt_result_out, score, .flags = NULLABLE, .doc = "Mean of what has a key, percent"),
    FIELD_OBJECT(attempt_result_out, grade_tag, grade, .flags = NULLABLE, .doc = "The score in a word"),
    FIELD(attempt_result_out, tags, .item = TYPE_TEXT, .doc = "Tags"),
    FIELD_LIST(attempt_result_out, answers, component_answer, .doc = "What came of each question"),
    FIELD_OBJECT(attempt_result_out, user, sitter_out, .doc = "The participant"),
    FIELD_OBJECT(attempt_result_out, assessment, sat_out, .doc = "The assessment"),
    FIELD_OBJECT(attempt_result_out, proficiency, proficiency, .doc = "How the score compares"),
    FIELD(attempt_result_out, certificate_status,  .one_of = "issued|none", .doc = "Is there a certificate?"),
    FIELD(attempt_result_out, status,              .one_of = COODESH_STATUSES, .doc = "Where it stands"),
    FIELD(attempt_result_out, status_formatted,    .doc = "The same, in the language asked for"),
    FIELD(attempt_result_out, stage,               .one_of = COODESH_STAGES, .doc = "Stage of hiring"),
    FIELD(attempt_result_out, stage_formatted,     .doc = "The same, in the language asked for"),
    FIELD(attempt_result_out, started, .flags = NULLABLE, .doc = "When it was started"),
    FIELD(attempt_result_out, terms, .flags = NULLABLE, .doc = "When the participant agreed to the terms"),
    FIELD(attempt_result_out, invitation_date, .flags = NULLABLE, .doc = "When the participant was written to"),
    FIELD(attempt_result_out, invitation_token, .flags = OPTIONAL,
          .doc = "Secret of the participant's link; absent for who came by access_token"),
    FIELD(attempt_result_out, inviter, .flags = NULLABLE, .doc = "Who invited"),
    FIELD(attempt_result_out, created,             .doc = "When it was made"),
    FIELD(attempt_result_out, updated,             .doc = "When it changed last"),
    FIELD(attempt_result_out, access_token,        .doc = "Opens this result without a session"),
    FIELD(attempt_result_out, finished, .flags = NULLABLE, .doc = "When it was handed in"),
    FIELD(attempt_result_out, totalScore, .flags = NULLABLE, .doc = "Marks earned"),
    FIELD(attempt_result_out, maxScore, .flags = NULLABLE, .doc = "Marks there are"),
    FIELD(attempt_result_out, reopen_date, .flags = NULLABLE, .doc = "When it was reopened last"),
    FIELD(attempt_result_out, finishedIn, .flags = NULLABLE, .doc = "Minutes from start to end"),
    FIELD_OBJECT(attempt_result_out, proctoring, proctoring, .doc = "What was noticed meanwhile"),
    FIELD_OBJECT(attempt_result_out, whitelabel, whitelabel, .doc = "Whose assessment participants see"),
    FIELD(attempt_result_out, can_export,          .doc = "Is there a report?"),
};
SHAPE(attempt_result_out);

static const struct { double from; const char *code; struct translated name; } grades[] = {
    { 85, "very_high", TEXTS("Very high", "Muito alto", "Muy alto", "Sehr hoch") },
    { 70, "high", TEXTS("High", "Alto", "Alto", "Hoch") },
    { 50, "medium", TEXTS("Medium", "Médio", "Medio", "Mittel") },
    { 0, "low", TEXTS("Low", "Baixo", "Bajo", "Niedrig") },
};

static struct grade *grade_of(struct call *c, double score, const char *language)
{
    struct grade *grade = ARENA_NEW(c->mem, struct grade);
    size_t        i = 0;

    if (isnan(score))
        return NULL;
    while (score < grades[i].from)
        i++;
    *grade = (struct grade){ str_of(grades[i].code), str_of(translated_text(&grades[i].name, language)) };
    return grade;
}

/* Marks of all tests with a key; NAN without. */
static void marks_fill(struct call *c, const struct instrument *instrument, str document,
                       struct attempt_result_out *out)
{
    struct component_result list[COMPONENTS_MAX];
    size_t                  n = component_results(c->mem, instrument, document, list);
    struct test_result      scored;

    out->totalScore = out->maxScore = NAN;
    for (size_t i = 0; i < n; i++)
        if (list[i].document.len && list[i].instrument->test && test_result_read(list[i].document, &scored)) {
            out->totalScore = (isnan(out->totalScore) ? 0 : out->totalScore) + scored.marks;
            out->maxScore   = (isnan(out->maxScore) ? 0 : out->maxScore) + scored.maximum;
        }
}

static bool beside_read(struct call *c, struct beside *beside)
{
    return db_row_with(c, WITH(beside, beside), "SELECT a.phase, a.tags, a.average, a.modified_at, a.reopened_at,"
                       " r.document, m.name AS inviter, coalesce(w.brand_name, w.name) AS brand,"
                       " w.brand_accent AS accent, w.time_zone AS zone FROM attempt a JOIN workspace w ON w.id ="
                       " a.workspace_id LEFT JOIN result r ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"
                       " LEFT JOIN member m ON m.workspace_id = a.workspace_id AND m.id = a.inviter_id"
                       " WHERE a.workspace_id = :workspace_id AND a.id = :id", INTO(beside, beside));
}

static void people_fill(struct call *c, const struct attempt *a, const struct assessment *s, const struct beside *b,
                        const char *language, struct attempt_result_out *out)
{
    out->user       = ARENA_NEW(c->mem, struct sitter_out);
    out->assessment = ARENA_NEW(c->mem, struct sat_out);
    out->whitelabel = ARENA_NEW(c->mem, struct whitelabel);
    *out->user       = (struct sitter_out){ { a->person_id }, person_name(c->mem, a), a->email };
    *out->assessment = (struct sat_out){ { a->assessment_id }, assessment_title(s, language), s->minutes,
                                         STR("minute") };
    *out->whitelabel = (struct whitelabel){ b->brand, b->accent };
}

/* What came of each question, as answers that can be asked for. */
static struct list answers_named(struct call *c, const struct attempt *a, struct list components)
{
    struct component_view *views = components.items;

    for (size_t i = 0; i < components.n; i++) {
        views[i].id    = answer_id(c->mem, a->id, (int)i + 1);
        views[i].token = answer_token(c, a->id, (int)i + 1);
    }
    return components;
}

static struct attempt_result_out result_of(struct call *c, const struct attempt *a, const struct assessment *s,
                                   const struct beside *b, bool by_token)
{
    const char       *language = coodesh_language(c);
    bool              over = str_is(a->status, "finished");
    struct attempt_result_out out = {
        .id = { a->id }, .score = b->average, .grade_tag = grade_of(c, b->average, language),
        .tags = tags_list(c, b->tags),
        .answers = answers_named(c, a, components_view(c, a, s->instrument, b->document, language)),
        .certificate_status = over && !isnan(b->average) ? STR("issued") : STR("none"),
        .status = coodesh_status(a), .stage = b->phase,
        .stage_formatted = coodesh_stage_text(language, b->phase), .started = a->started_at, .terms = a->started_at,
        .invitation_date = a->sent_at, .invitation_token = by_token ? STR_NULL : a->token, .inviter = b->inviter,
        .created = a->created_at, .updated = b->modified_at, .access_token = result_token(c, a->id, RESULT_TOKEN_MS),
        .finished = a->finished_at, .reopen_date = b->reopened_at, .finishedIn = INT_NULL,
        .proficiency = ARENA_NEW(c->mem, struct proficiency), .can_export = over && b->document.len > 0,
        .proctoring = ARENA_NEW(c->mem, struct proctoring_view),
    };

    out.status_formatted        = coodesh_status_text(language, out.status);
    out.proficiency->percentile = percentile_below(percentile_group_of_averages(c, a->assessment_id), b->average);
    if (a->started_at.ms && a->finished_at.ms)
        out.finishedIn = (a->finished_at.ms - a->started_at.ms) / MS_PER_MINUTE;
    marks_fill(c, s->instrument, b->document, &out);
    proctoring_view(c, a->id, out.proctoring);
    people_fill(c, a, s, b, language, &out);
    return out;
}

struct result_key { struct id id, attemptId; str access_token, accessToken, language; };
#define RESULT_TOKEN                                                                                \
    FIELD(result_key, access_token, .max = 100,                                                     \
          .doc = "Stands in for the header: a session token, or an access_token of this attempt")
static const struct field result_key_fields[] = {
    FIELD(result_key, id,        .flags = REQUIRED, .doc = "Id of the assessment"),
    FIELD(result_key, attemptId, .flags = REQUIRED, .doc = "Id of the attempt"), RESULT_TOKEN,
};
SHAPE(result_key);

static bool attempts_result(struct call *c)
{
    struct result_key *in = c->in;
    struct attempt     a = { 0 };
    struct beside      b = { .id = in->attemptId.n };
    struct assessment  s;
    struct attempt_result_out  out;

    if (!attempt_read(c, in->attemptId.n, &a) || a.deleted_at.ms || a.assessment_id != in->id.n || !beside_read(c, &b))
        return fail(c, 404, NULL, "Attempt not found");
    if (!assessment_of(c, &a, &s))
        return fail(c, 503, NULL, "this version does not know the assessment");
    out = result_of(c, &a, &s, &b, str_is(str_of(c->actor), "link"));
    return reply(c, &out);
}

static const struct field share_fields[] = {
    FIELD(result_key, id, .flags = REQUIRED, .doc = "Id of the attempt"),
    FIELD(result_key, accessToken, .flags = REQUIRED, .max = 100, .doc = "Token of the result"),
    FIELD(result_key, language, .one_of = "de|en|es|pt", .doc = "Language; the participant's when absent"),
};
static const struct shape share_shape = { "share_key", share_fields, 3, sizeof(struct result_key) };

/* The report that people open from the text that an ATS shows. */
static bool attempts_share(struct call *c)
{
    struct result_key     *in = c->in;
    struct beside          b = { .id = in->id.n };
    struct attempt         a = { 0 };
    struct report_request  request = { 0 };
    struct signed_ref      ref;

    if (!signed_read(c, SIGNED_RESULT, in->accessToken, &ref) || ref.id != in->id.n)
        return fail(c, 401, NULL, "Unauthorized");
    c->workspace_id = ref.workspace_id;
    if (!attempt_read(c, in->id.n, &a) || !beside_read(c, &b) || !b.document.len)
        return fail(c, 404, NULL, "Report not found");
    request.zone     = b.zone;
    request.language = in->language.len ? language_near(in->language) : NULL;
    return attempt_report(c, &a, b.document, &request);
}

const struct op coodesh_attempts_result_ops[] = {
    { OP("attempts.result"), .method = GET, .path = "/assessments/{id}/attempts/{attemptId}",
      .perm = PERM_LIST_ATTEMPTS,
      .summary = "The result of an attempt", .in = &result_key_shape, .out = &attempt_result_out_shape, .status = 200,
      .run = attempts_result, .source = "coodesh.openapi.json getAssessmentAttemptResult" },
    { OP("attempts.result_of"), .method = GET, .path = "/assessments/{id}/results/{attemptId}",
      .perm = PERM_LIST_ATTEMPTS,
      .summary = "The same", .in = &result_key_shape, .out = &attempt_result_out_shape, .status = 200,
      .run = attempts_result, .source = "coodesh.openapi.json getAssessmentAttemptResultAlias" },
    { OP("attempts.share"), .method = GET, .path = "/share/assessments/{id}", .perm = PERM_PUBLIC,
      .summary = "The report, for who has the link", .in = &share_shape, .flags = OP_RAW | OP_SLOW,
      .media = "application/pdf", .status = 200, .run = attempts_share,
      .source = "coodesh.openapi.json getAtsAttempt", .fails = "401: the token is not this attempt's" },
    { 0 }
};
