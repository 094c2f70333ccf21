/* report.c - the report of a completed behavioral assessment.
 *
 * Operations: behavioral_reports.get.
 * Tables: attempt, person, result.
 */
#include "api/pi/pi.h"
#include "domain/accept_language.h"
#include "op/call.h"
#include "report/instruments.h"

struct behavioral_report_key { str assessment_id, accept_language; };
static const struct field behavioral_report_key_fields[] = {
    FIELD(behavioral_report_key, assessment_id, .name = "AssessmentId", .flags = REQUIRED, .max = 100,
          .doc = "Id of the behavioral assessment"),
    FIELD(behavioral_report_key, accept_language, .flags = IN_HEADER, .max = 1000,
          .doc = "Language of the report: en, pt, es or de; without one of them that of the assessment"),
};
SHAPE(behavioral_report_key);

struct scored_key { int64_t attempt_id; str document; };
static const struct field scored_key_fields[] = { FIELD(scored_key, attempt_id), FIELD(scored_key, document) };
SHAPE(scored_key);

/* The attempt and its result; false where it is not completed or none at all. */
static bool completed_read(struct call *c, str id, struct attempt *attempt, struct drives_result *result)
{
    struct scored_key scored = { 0 };

    return pi_id_read(id, &scored.attempt_id) && attempt_read(c, scored.attempt_id, attempt) &&
           str_is(attempt->instrument, PI_BEHAVIORAL) && !attempt->deleted_at.ms &&
           db_row_with(c, WITH(scored_key, &scored), "SELECT document FROM result WHERE workspace_id = :workspace_id"
                       " AND attempt_id = :attempt_id", INTO(scored_key, &scored)) &&
           drives_result_read(scored.document, result);
}

static bool behavioral_reports_get(struct call *c)
{
    struct behavioral_report_key *in = c->in;
    struct attempt                attempt = { 0 };
    struct instrument_report      report = { .printed_ms = c->now_ms };
    struct drives_result          result;
    str                           pdf;

    if (!completed_read(c, in->assessment_id, &attempt, &result))
        return fail(c, 404, NULL, "there is no report before the assessment is completed");
    db_str(c, "SELECT name FROM workspace WHERE id = :workspace_id", &report.company);
    report.language = accept_language(in->accept_language);
    if (!report.language)
        report.language = language_near(attempt.language);
    report.candidate    = person_name(c->mem, &attempt);
    report.reference    = attempt.external_id;
    report.completed_ms = attempt.finished_at.ms;
    pdf = drives_report_pdf(c->mem, &report, &result);
    if (!pdf.data)
        return fail(c, 503, NULL, "the report cannot be drawn at the moment");
    reply_header(c, "Content-Disposition", str_printf(c->mem, "inline; filename=\"behavioral-%s.pdf\"",
                                                      report.language));
    return reply_raw(c, "application/pdf", pdf);
}

const struct op pi_report_ops[] = {
    { OP("behavioral_reports.get"), .method = GET, .path = "/api/v1/behavioralassessments/reports/behavioral",
      .perm = PERM_RESULT_READ, .summary = "PDF report of a completed behavioral assessment",
      .in = &behavioral_report_key_shape, .flags = OP_RAW | OP_SLOW, .media = "application/pdf", .status = 200,
      .run = behavioral_reports_get, .source = "predictive-index.openapi.json getBehavioralReport",
      .fails = "404: there is no such assessment, or it is not completed" },
    { 0 }
};
