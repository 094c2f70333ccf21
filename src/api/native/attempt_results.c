/* attempt_results.c - what came out of an attempt, whatever its instrument.
 *
 * Operations: attempts.result (the stored document), attempts.report (PDF).
 * Tables: attempt, person, result.
 */
#include "api/native/native.h"
#include "domain/instrument_texts.h"
#include "report/instruments.h"
#include "report/report.h"

struct result_key { struct id attempt_id; str language; };
static const struct field result_key_fields[] = {
    FIELD(result_key, attempt_id, .flags = REQUIRED, .prefix = "att_", .doc = "Id of the attempt"),
    FIELD(result_key, language, .one_of = "de|en|es|pt", .doc = "Language of the report; the candidate's when absent"),
};
SHAPE(result_key);
static const struct shape result_id_shape = { "result_id", result_key_fields, 1, sizeof(struct result_key) };

struct stored_result { str algorithm, norm; struct json document; struct moment scored_at; };
static const struct field stored_result_fields[] = {
    FIELD(stored_result, algorithm, .doc = "Version of the algorithm"),
    FIELD(stored_result, norm, .doc = "Name of the norm group"),
    FIELD(stored_result, scored_at, .doc = "When it was computed"),
    FIELD(stored_result, document, .doc = "The result: the same answers give the same bytes"),
};
SHAPE(stored_result);

/* The attempt and its stored result; false: 404 or 409 said. */
static bool stored_read(struct call *c, struct attempt *attempt, struct stored_result *stored)
{
    struct result_key *in = c->in;

    if (!attempt_read(c, in->attempt_id.n, attempt))
        return fail(c, 404, NULL, "no such record");
    return db_row(c, "SELECT algorithm, norm, document, scored_at FROM result WHERE workspace_id = :workspace_id"
                  " AND attempt_id = :attempt_id", INTO(stored_result, stored)) ||
           fail_code(c, 409, "no_result", NULL,
                     "there is no result: it is not finished, not scored, or too little was answered");
}

static bool attempts_result(struct call *c)
{
    struct attempt       attempt = { 0 };
    struct stored_result stored = { 0 };

    return stored_read(c, &attempt, &stored) && reply(c, &stored);
}

/* Draws the report of whatever instrument it was; STR_NULL when the document is of another version. */
static str draw(struct call *c, const struct attempt *attempt, str document, const struct instrument_report *of)
{
    struct report        report = { .language = of->language, .candidate = of->candidate, .company = of->company,
                                    .reference = of->reference, .completed_ms = of->completed_ms,
                                    .printed_ms = of->printed_ms };
    struct b5_result     b5;
    struct disc_result   disc;
    struct drives_result drives;

    if (str_is(attempt->instrument, "disc-28") && disc_result_read(document, &disc))
        return disc_report_pdf(c->mem, of, &disc);
    if (str_is(attempt->instrument, "drives-86") && drives_result_read(document, &drives))
        return drives_report_pdf(c->mem, of, &drives);
    if (!str_is(attempt->instrument, "b5-120") || !b5_result_read(document, &b5))
        return STR_NULL;
    report.product = product_find(attempt->product);
    report.result  = &b5;
    return report_pdf(c->mem, &report);
}

static bool attempts_report(struct call *c)
{
    struct result_key   *in = c->in;
    struct attempt       attempt = { 0 };
    struct stored_result stored = { 0 };
    struct instrument_report report = { .printed_ms = c->now_ms };
    str                      pdf;

    if (!stored_read(c, &attempt, &stored))
        return false;
    db_str(c, "SELECT name FROM workspace WHERE id = :workspace_id", &report.company);
    report.language     = language_near(in->language.len ? in->language : attempt.language);
    report.candidate    = person_name(c->mem, &attempt);
    report.reference    = attempt.external_id;
    report.completed_ms = attempt.finished_at.ms;
    pdf = draw(c, &attempt, stored.document.text, &report);
    if (!pdf.data)
        return fail(c, 503, NULL, "the report cannot be drawn: rescore it with this version");
    reply_header(c, "Content-Disposition", str_printf(c->mem, "inline; filename=\"%.*s-%s.pdf\"",
                                                      STR_ARG(attempt.product), report.language));
    return reply_raw(c, "application/pdf", pdf);
}

const struct op native_attempt_results_ops[] = {
    { OP("attempts.result"), .method = GET, .path = "/assay/v1/attempts/{attempt_id}/result", .perm = PERM_RESULT_READ,
      .summary = "The stored result of an attempt", .in = &result_id_shape, .out = &stored_result_shape, .status = 200,
      .run = attempts_result, .source = "DESIGN.md 5",
      .fails = "409: there is no result: it is not finished, not scored, or too little was answered" },
    { OP("attempts.report"), .method = GET, .path = "/assay/v1/attempts/{attempt_id}/report", .perm = PERM_RESULT_READ,
      .summary = "PDF report of an attempt, by its instrument", .in = &result_key_shape, .flags = OP_RAW | OP_SLOW,
      .media = "application/pdf", .status = 200, .run = attempts_report, .source = "DESIGN.md 5",
      .fails = "409: there is no result: it is not finished, not scored, or too little was answered" },
    { 0 }
};
