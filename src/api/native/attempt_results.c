/* attempt_results.c - what came out of an attempt, whatever its instrument.
 *
 * Operations: attempts.result (the stored document), attempts.report (PDF).
 * Tables: attempt, person, result.
 */
#include "api/native/native.h"
#include "core/clock.h"
#include "report/attempt_report.h"

struct result_key { struct id attempt_id; str language, timezone; };
static const struct field result_key_fields[] = {
    FIELD(result_key, attempt_id, .flags = REQUIRED, .prefix = "att_", .doc = "Id of the attempt"),
    FIELD(result_key, language, .one_of = "de|en|es|pt", .doc = "Language of the report; the candidate's when absent"),
    FIELD(result_key, timezone, .max = 64, .doc = "IANA name of the time zone of printed times; UTC when absent"),
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

static bool attempts_report(struct call *c)
{
    struct result_key    *in = c->in;
    struct attempt        attempt = { 0 };
    struct stored_result  stored = { 0 };
    struct report_request request = { .zone = in->timezone };

    if (!stored_read(c, &attempt, &stored))
        return false;
    if (in->timezone.len && !clock_is_zone(in->timezone))
        return fail(c, 400, "timezone", "must be the name of a time zone, such as Africa/Cairo");
    if (in->language.len)
        request.language = language_near(in->language);
    return attempt_report(c, &attempt, stored.document.text, &request);
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
