/* report.c - the report of a completed behavioral assessment.
 *
 * Operations: behavioral_reports.get.
 * Tables: attempt, person, result.
 */
#include "api/pi/pi.h"
#include "domain/accept_language.h"
#include "op/call.h"
#include "report/attempt_report.h"

struct behavioral_report_key { str assessment_id, accept_language; };
static const struct field behavioral_report_key_fields[] = {
    FIELD(behavioral_report_key, assessment_id, .name = "AssessmentId", .flags = REQUIRED, .max = 100,
          .doc = "Id of the behavioral assessment"),
    FIELD(behavioral_report_key, accept_language, .flags = IN_HEADER, .max = 1000,
          .doc = "Language of the report: en, pt, es or de; without one of them that of the assessment"),
};
SHAPE(behavioral_report_key);

static bool behavioral_reports_get(struct call *c)
{
    struct behavioral_report_key *in = c->in;
    struct report_request         request = { .language = accept_language(in->accept_language) };
    struct attempt                attempt = { 0 };
    int64_t                       id;
    str                           document;

    if (!pi_id_read(in->assessment_id, &id) || !attempt_read(c, id, &attempt) || attempt.deleted_at.ms ||
        !str_is(attempt.instrument, PI_BEHAVIORAL) || !attempt_result(c, id, &document))
        return fail(c, 404, NULL, "there is no report before the assessment is completed");
    return attempt_report(c, &attempt, document, &request);
}

const struct op pi_report_ops[] = {
    { OP("behavioral_reports.get"), .method = GET, .path = "/api/v1/behavioralassessments/reports/behavioral",
      .perm = PERM_RESULT_READ, .summary = "PDF report of a completed behavioral assessment",
      .in = &behavioral_report_key_shape, .flags = OP_RAW | OP_SLOW, .media = "application/pdf", .status = 200,
      .run = behavioral_reports_get, .source = "predictive-index.openapi.json getBehavioralReport",
      .fails = "404: there is no such assessment, or it is not completed" },
    { 0 }
};
