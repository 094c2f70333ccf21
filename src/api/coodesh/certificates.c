/* certificates.c - certificates of answers and attempts, as data and as PDF.
 *
 * Operations: certificates.answer, certificates.attempt, quizzes.certificate.
 * Whoever has the token may see a certificate: that is what it is for, and it is signed, so nobody
 * finds another one's.  The vendor's page names an attempt's id as well, which can be guessed: that
 * asks for the candidate's secret or a key.  There is no certificate where the attempt hides its
 * results, before the last mark is given, or of somebody who was anonymised.
 * Tables: attempt, person, result, workspace.
 */
#include <math.h>
#include "api/coodesh/answers.h"
#include "domain/authored.h"
#include "domain/json_write.h"
#include "domain/language.h"
#include "domain/signed.h"
#include "op/call.h"
#include "report/certificate.h"

struct certificate_key { str token, access_token, language; };
static const struct field certificate_key_fields[] = {
    FIELD(certificate_key, token, .flags = REQUIRED, .max = 100, .doc = "Token of the answer"),
    FIELD(certificate_key, language, .one_of = "de|en|es|pt", .doc = "Language of the PDF; x-language when absent"),
    FIELD(certificate_key, access_token, .max = 100, .doc = "The candidate's secret, when it is in no header"),
};
SHAPE(certificate_key);
static const struct field certificate_code_fields[] = {
    FIELD(certificate_key, token, .name = "code", .flags = REQUIRED, .max = 100, .doc = "Token of the answer"),
    FIELD(certificate_key, language, .one_of = "de|en|es|pt", .doc = "Language; x-language when absent"),
};
static const struct shape certificate_code_shape = { "certificate_code", certificate_code_fields, 2,
                                                     sizeof(struct certificate_key) };
static const struct shape certificate_token_shape = { "certificate_token", certificate_key_fields, 2,
                                                      sizeof(struct certificate_key) };

struct certificate_out {
    str           type, token, person, assessment, subject, description;
    double        score;
    struct moment finished;
    struct id     user;
    bool          can_access_question_link;
    struct json   question, about_test, whitelabel;
};
static const struct field certificate_out_fields[] = {
    FIELD(certificate_out, type,        .doc = "Type of the question"),
    FIELD(certificate_out, token,       .doc = "Token of the certificate"),
    FIELD(certificate_out, score, .flags = NULLABLE, .doc = "Score 0 to 100; null: it has no right and wrong"),
    FIELD(certificate_out, finished,    .doc = "When it was handed in"),
    FIELD(certificate_out, user,        .doc = "Id of the person"),
    FIELD(certificate_out, person,      .doc = "Name of the person"),
    FIELD(certificate_out, assessment,  .doc = "Name of the assessment"),
    FIELD(certificate_out, can_access_question_link, .doc = "May anybody see the question?"),
    FIELD(certificate_out, subject,     .doc = "What was sat"),
    FIELD(certificate_out, description, .doc = "What the certificate says, in the language asked for"),
    FIELD(certificate_out, question,    .flags = OPTIONAL, .doc = "The question: {_id, title, type}"),
    FIELD(certificate_out, about_test,  .flags = OPTIONAL, .doc = "What was asked: {tests, questions, skills}"),
    FIELD(certificate_out, whitelabel,  .flags = OPTIONAL, .doc = "Who had it sat: {name, accent}"),
};
SHAPE(certificate_out);

/* --- may it be shown -------------------------------------------------------------------------------------- */

static bool no_certificate(struct call *c)
{
    c->errors_n = 0;
    return fail(c, 404, NULL, "there is no such certificate");
}

/* Is it finished, its results open, and the person known?  Else 404. */
static bool is_certified(struct call *c, const struct attempt *attempt)
{
    int64_t n = 0;

    db_int_with(c, (struct db_source){ &attempt_shape, attempt }, "SELECT count(*) FROM attempt a JOIN person p ON"
                " p.workspace_id = a.workspace_id AND p.id = a.person_id WHERE a.workspace_id = :workspace_id"
                " AND a.id = :id AND a.hidden = 0 AND p.anonymised_at IS NULL", &n);
    return (n && str_is(attempt->status, "finished") && !attempt->deleted_at.ms) || no_certificate(c);
}

/* --- as data ------------------------------------------------------------------------------------------------- */

static str company_name(struct call *c)
{
    str name = STR_NULL;

    db_str(c, "SELECT coalesce(brand_name, name) FROM workspace WHERE id = :workspace_id", &name);
    return name;
}

static str assessment_name(struct call *c, const struct answer_of *a)
{
    const struct instrument *whole = instrument_of(c, a->attempt.instrument);

    return a->attempt.assessment_name.len ? a->attempt.assessment_name
                                          : str_of(instrument_title(whole, coodesh_language(c)));
}

static str description(struct call *c, str person, str subject)
{
    static const struct translated verb = TEXTS("has completed", "concluiu", "ha completado", "hat absolviert:");

    return str_printf(c->mem, "%.*s %s %.*s.", STR_ARG(person), translated_text(&verb, coodesh_language(c)),
                      STR_ARG(subject));
}

static double score_of(const struct answer_of *a)
{
    return a->has_test ? floor(a->test.score * 100 + 0.5) / 100 : NAN;
}

static struct certificate_out certificate_view(struct call *c, const struct answer_of *a, str token, str subject)
{
    str person = person_name(c->mem, &a->attempt);

    return (struct certificate_out){ .type = a->type, .token = token, .score = NAN, .finished = a->attempt.finished_at,
                                     .user = { a->attempt.person_id }, .person = person,
                                     .assessment = assessment_name(c, a), .subject = subject,
                                     .description = description(c, person, subject) };
}

static struct json question_json(struct call *c, const struct answer_of *a)
{
    struct buf b = BUF(c->mem);

    buf_char(&b, '{');
    write_text(&b, "_id", a->question_id ? coodesh_id_text(c->mem, a->question_id).data : NULL);
    write_text(&b, "title", str_z(c->mem, a->title));
    write_text(&b, "type", str_z(c->mem, a->type));
    buf_char(&b, '}');
    return (struct json){ buf_end(&b) };
}

static struct json about_json(struct call *c, const struct answer_of *list, size_t n)
{
    const char *language = coodesh_language(c);
    struct buf  b = BUF(c->mem);
    int64_t     questions = 0;

    for (size_t i = 0; i < n; i++)
        questions += list[i].has_test ? list[i].test.questions : list[i].component->items;
    buf_char(&b, '{');
    write_int(&b, "tests", (int64_t)n);
    write_int(&b, "questions", questions);
    write_open(&b, "skills", '[');
    for (size_t i = 0; i < n; i++)
        for (size_t s = 0; list[i].component->test && s < test_skills(list[i].component->test); s++) {
            write_item(&b);
            buf_json(&b, str_of(translated_text(&list[i].component->test->skills[s], language)));
        }
    buf_text(&b, "]}");
    return (struct json){ buf_end(&b) };
}

static struct json whitelabel_json(struct call *c)
{
    struct buf b = BUF(c->mem);
    str        accent = STR_NULL;

    db_str(c, "SELECT brand_accent FROM workspace WHERE id = :workspace_id", &accent);
    buf_char(&b, '{');
    write_text(&b, "name", str_z(c->mem, company_name(c)));
    write_text(&b, "accent", str_z(c->mem, accent));
    buf_char(&b, '}');
    return (struct json){ buf_end(&b) };
}

/* --- as PDF -------------------------------------------------------------------------------------------------- */

static bool wants_pdf(const struct call *c)
{
    str accept = c->request->header(c->request, "Accept");

    while (accept.len) {
        str one = str_cut(&accept, ',');

        if (str_is_nocase(str_trim(str_cut(&one, ';')), "application/pdf"))
            return true;
    }
    return false;
}

static const char *pdf_language(struct call *c)
{
    str wanted = c->request->header(c->request, "x-language");
    str asked = ((struct certificate_key *)c->in)->language;

    if (asked.len)
        return language_near(asked);
    return wanted.len ? language_near(wanted) : coodesh_language(c);
}

/* `list`: what it is about, one or all of an attempt. */
static bool pdf_reply(struct call *c, const struct answer_of *list, size_t n, str token, str subject)
{
    const char        *language = pdf_language(c);
    struct certificate of = {
        .language = language, .person = person_name(c->mem, &list->attempt), .company = company_name(c),
        .subject = subject, .finished_ms = list->attempt.finished_at.ms, .score = NAN, .code = token,
        .address = str_printf(c->mem, "%.*s/certificates/%s/%.*s", STR_ARG(c->public_url),
                              n == 1 ? "answers" : "attempts", STR_ARG(token)) };
    str                pdf;

    if (n == 1) {
        of.subject = str_of(instrument_title(list->component, language));
        of.score   = score_of(list);
        if (list->attempt.assessment_name.len && !str_eq(list->attempt.assessment_name, of.subject))
            of.assessment = list->attempt.assessment_name;
    }
    for (size_t i = 0; i < n && of.skills_n < CERTIFICATE_SKILLS; i++) {
        if (n > 1 && list[i].has_test) {
            of.skills[of.skills_n].name    = str_of(instrument_title(list[i].component, language));
            of.skills[of.skills_n++].score = score_of(&list[i]);
        }
        for (size_t s = 0; n == 1 && list->has_test && s < test_skills(list->component->test) &&
                           of.skills_n < CERTIFICATE_SKILLS; s++) {
            if (isnan(list->test.skills[s].marks))
                continue; /* an adaptive test may have asked nothing of it */
            of.skills[of.skills_n].name    = str_of(translated_text(&list->component->test->skills[s], language));
            of.skills[of.skills_n++].score = 100 * list->test.skills[s].marks / list->test.skills[s].maximum;
        }
    }
    pdf = certificate_pdf(c->mem, &of);
    if (!pdf.data)
        return fail(c, 503, NULL, "the certificate cannot be drawn at the moment");
    reply_header(c, "Content-Disposition", str_printf(c->mem, "inline; filename=\"certificate-%s.pdf\"", language));
    return reply_raw(c, "application/pdf", pdf);
}

static bool json_reply(struct call *c, const struct certificate_out *out)
{
    struct buf b = BUF(c->mem);

    encode(c, &b, &certificate_out_shape, out);
    return reply_raw(c, "application/json", buf_end(&b));
}

/* --- operations ------------------------------------------------------------------------------------------------ */

/* The answer of the token, of a test that was finished. */
static bool certified_answer(struct call *c, struct answer_of *answer)
{
    struct certificate_key *in = c->in;

    if (!answer_by_token(c, in->token, answer))
        return no_certificate(c);
    return is_certified(c, &answer->attempt) &&
           ((answer->has_test && str_is(answer->type, "fast")) || no_certificate(c));
}

static bool certificates_answer(struct call *c)
{
    struct certificate_key *in = c->in;
    struct certificate_out  out;
    struct answer_of        answer;

    if (!certified_answer(c, &answer))
        return false;
    if (wants_pdf(c))
        return pdf_reply(c, &answer, 1, in->token, answer.title);
    out = certificate_view(c, &answer, in->token, answer.title);
    out.score = score_of(&answer);
    out.can_access_question_link = answer.is_public;
    out.question = question_json(c, &answer);
    return json_reply(c, &out);
}

static bool quizzes_certificate(struct call *c)
{
    struct certificate_key *in = c->in;
    struct answer_of        answer;

    return certified_answer(c, &answer) && pdf_reply(c, &answer, 1, in->token, answer.title);
}

/* The attempt of a token, or of its id when somebody asks who may. */
static bool attempt_named(struct call *c, struct attempt *attempt)
{
    struct certificate_key *in = c->in;
    struct signed_ref       ref;
    const struct field     *id = &coodesh_id_shape.fields[0];
    int64_t                 attempt_id;

    if (id_from_text(c, id, in->token, &attempt_id))
        return candidate_or_member(c, attempt_id, in->access_token, PERM_LIST_ATTEMPTS, attempt);
    if (!signed_read(c, SIGNED_ANSWER, in->token, &ref))
        return no_certificate(c);
    c->workspace_id = ref.workspace_id;
    return attempt_read(c, ref.id, attempt) || no_certificate(c);
}

static bool certificates_attempt(struct call *c)
{
    struct answer_of       *list = ARENA_ARRAY(c->mem, struct answer_of, COMPONENTS_MAX);
    struct attempt          attempt = { 0 };
    struct certificate_out  out;
    size_t                  n;
    str                     subject, token;

    if (!attempt_named(c, &attempt) || !is_certified(c, &attempt))
        return false;
    n = answers_of_attempt(c, &attempt, list);
    if (!n)
        return no_certificate(c);
    token   = answer_token(c, attempt.id, 0);
    subject = assessment_name(c, list);
    if (wants_pdf(c))
        return pdf_reply(c, list, n, n == 1 ? answer_token(c, attempt.id, 1) : token, subject);
    out = certificate_view(c, list, token, subject);
    out.score = n == 1 ? score_of(list) : NAN;
    db_row_with(c, (struct db_source){ &attempt_shape, &attempt }, "SELECT average AS score FROM attempt WHERE"
                " workspace_id = :workspace_id AND id = :id AND average IS NOT NULL", INTO(certificate_out, &out));
    out.about_test = about_json(c, list, n);
    out.whitelabel = whitelabel_json(c);
    return json_reply(c, &out);
}

#define EITHER "application/json|application/pdf"

const struct op coodesh_certificates_ops[] = {
    { OP("certificates.answer"), .method = GET, .path = "/certificates/answers/{token}", .perm = PERM_PUBLIC,
      .summary = "Certificate of a finished test; as PDF when asked for application/pdf",
      .in = &certificate_token_shape, .out = &certificate_out_shape, .flags = OP_RAW | OP_SLOW, .media = EITHER,
      .status = 200, .run = certificates_answer, .source = "coodesh.openapi.json getAnswerCertificate" },
    { OP("certificates.attempt"), .method = GET, .path = "/certificates/attempts/{token}", .perm = PERM_PUBLIC,
      .summary = "Certificate of an attempt, by a token of it or, with a key, by its id",
      .in = &certificate_key_shape, .out = &certificate_out_shape, .flags = OP_RAW | OP_SLOW, .media = EITHER,
      .status = 200, .run = certificates_attempt, .source = "coodesh.openapi.json getAttemptCertificate",
      .fails = "401: an id asks for the candidate's secret or a key; 403: the key lacks the permission" },
    { OP("quizzes.certificate"), .method = GET, .path = "/quizzes/code/{code}/certificate", .perm = PERM_PUBLIC,
      .summary = "Certificate of a quiz as PDF; its code is the token of the answer", .in = &certificate_code_shape,
      .flags = OP_RAW | OP_SLOW, .media = "application/pdf", .status = 200, .run = quizzes_certificate,
      .source = "coodesh.openapi.json getQuizCertificate" },
    { 0 }
};
