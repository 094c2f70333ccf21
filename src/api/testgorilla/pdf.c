/* pdf.c - the report of a candidature: fetched, or mailed to the candidate.
 *
 * Operations: candidates.pdf, candidates.send_pdf.
 * send_pdf is a GET with an effect, as clients call it.  Such a call may come twice by itself
 * (a proxy, a double click): within a minute the second one mails nothing.
 * Tables: attempt, person, result.
 */
#include "api/testgorilla/testgorilla.h"
#include "core/clock.h"
#include "report/attempt_report.h"

#define AGAIN_MS MS_PER_MINUTE

struct pdf_query { int64_t testtaker_id, candidature, attempt_id, sent_before; str timezone; };
static const struct field pdf_query_fields[] = {
    TG_ID(pdf_query, testtaker_id, "Number of the candidate"),
    FIELD(pdf_query, candidature, .flags = REQUIRED, .min = 1, .max = TG_ID_MAX, 
          .doc = "Number of the candidature"),
    FIELD(pdf_query, attempt_id,  .flags = INTERNAL),
    FIELD(pdf_query, sent_before, .flags = INTERNAL),
    FIELD(pdf_query, timezone,    .max = 64, .doc = "IANA name of the time zone of printed times; UTC when absent",
          .example = "Africa/Cairo"),
};
SHAPE(pdf_query);
static const struct shape send_pdf_shape = { "send_pdf", pdf_query_fields, 4, sizeof(struct pdf_query) };

struct reported { int64_t attempt_id, anonymised; };
static const struct field reported_fields[] = { FIELD(reported, attempt_id), FIELD(reported, anonymised) };
SHAPE(reported);

/* The candidature and its result document; false: 404 or 400 said. */
static bool finished_read(struct call *c, struct reported *found, struct attempt *attempt, str *document)
{
    struct pdf_query *in = c->in;

    if (!db_row(c, "SELECT a.id AS attempt_id, CASE WHEN p.anonymised_at IS NULL THEN 0 ELSE 1 END AS anonymised"
                " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                " WHERE a.workspace_id = :workspace_id AND a.number = :candidature AND p.number = :testtaker_id"
                TG_SHOWN, INTO(reported, found)) || !attempt_read(c, found->attempt_id, attempt))
        return fail(c, 404, NULL, "no such record");
    if (!str_is(attempt->status, "finished"))
        return failf(c, 400, "candidature", "it is %.*s: there is a report once it is finished",
                     STR_ARG(attempt->status));
    in->attempt_id = attempt->id;
    return attempt_result(c, attempt->id, document) ||
           fail(c, 400, "candidature", "there is no result: too little was answered, or it is not scored");
}

static bool candidates_pdf(struct call *c)
{
    struct pdf_query     *in = c->in;
    struct report_request request = { .zone = in->timezone };
    struct reported       found = { 0 };
    struct attempt        attempt = { 0 };
    str                   document;

    if (in->timezone.len && !clock_is_zone(in->timezone))
        return fail(c, 400, "timezone", "must be the name of a time zone, such as Africa/Cairo");
    return finished_read(c, &found, &attempt, &document) && attempt_report(c, &attempt, document, &request);
}

struct sent { bool ok; };
static const struct field sent_fields[] = { FIELD(sent, ok, .doc = "true") };
SHAPE(sent);

static bool candidates_send_pdf(struct call *c)
{
    struct pdf_query *in = c->in;
    struct reported   found = { 0 };
    struct attempt    attempt = { 0 };
    str               document;

    if (!finished_read(c, &found, &attempt, &document))
        return false;
    if (found.anonymised)
        return fail(c, 400, "candidature", "the candidate was anonymised: there is no address to send it to");
    in->sent_before = c->now_ms - AGAIN_MS;
    if (db_exec(c, "UPDATE attempt SET results_sent_at = :now_ms, modified_at = :now_ms"
                " WHERE workspace_id = :workspace_id AND id = :attempt_id"
                " AND (results_sent_at IS NULL OR results_sent_at <= :sent_before)") > 0) {
        attempt_event(c, attempt.id, "results_sent", STR_NULL);
        job_add(c, "mail.results", attempt.id);
    }
    return reply(c, &(struct sent){ true });
}

const struct op testgorilla_pdf_ops[] = {
    { OP("candidates.pdf"), .method = GET, .path = "/api/assessments/candidates/{testtaker_id}/render_pdf",
      .perm = PERM_RESULT_READ, .summary = "Results as PDF", .in = &pdf_query_shape, .flags = OP_RAW | OP_SLOW,
      .media = "application/pdf", .status = 200, .run = candidates_pdf,
      .source = "testgorilla.openapi.json getResultPdf",
      .fails = "400: it is not finished, has no result, or the time zone is unknown" },
    { OP("candidates.send_pdf"), .method = GET, .path = "/api/assessments/candidates/{testtaker_id}/send-pdf",
      .perm = PERM_INVITE_WRITE, .summary = "Mail the results to the candidate", .in = &send_pdf_shape,
      .out = &sent_shape, .flags = OP_WRITES, .status = 200, .run = candidates_send_pdf,
      .source = "testgorilla.openapi.json sendResultPdf", .fails = "400: it is not finished or has no result" },
    { 0 }
};
