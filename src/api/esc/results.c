/* results.c - what came out of a completed invitation.
 *
 * Operations: invites.results, results.get, invites.report, invites.match.
 * The test is the same for every product; the product chooses the dimensions
 * shown.  A value is a T score (mean 50, SD 10) kept within 0..100.
 * Tables: attempt, person, result, job_profile.
 */
#include "api/esc/esc.h"
#include "api/esc/job_profile.h"
#include "api/esc/result.h"
#include "domain/accept_language.h"
#include "domain/attempt.h"
#include "domain/match.h"
#include "report/attempt_report.h"
#include "report/words.h"

static const struct field dimension_value_fields[] = {
    FIELD(dimension_value, key, .doc = "Stable key, used by job profiles"),
    FIELD(dimension_value, name, .doc = "Name to show"),
    FIELD(dimension_value, value, .doc = "T score, 0 to 100: mean 50, SD 10 in the norm group"),
    FIELD(dimension_value, raw, .flags = NULLABLE, .doc = "Sum of its two facets, 8 to 40"),
    FIELD(dimension_value, group, .flags = NULLABLE, .doc = "Area it belongs to"),
};
const struct shape dimension_value_shape = { "dimension_value", dimension_value_fields, 5,
                                              sizeof(struct dimension_value) };

static const struct field results_fields[] = { RESULTS_FIELDS };
const struct shape results_shape = { "results", results_fields, sizeof results_fields / sizeof results_fields[0],
                                      sizeof(struct results) };

static const struct field results_query_fields[] = {
    FIELD(esc_id, id, .flags = REQUIRED, .prefix = "inv_", .doc = "Id of the invitation"),
    ACCEPT_LANGUAGE(esc_id),
};
static const struct shape results_query_shape = { "results_query", results_query_fields, 2, sizeof(struct esc_id) };

static const struct field esc_result_id_fields[] = {
    FIELD(esc_id, invite_id, .flags = REQUIRED, .prefix = "inv_", .doc = "Id of the invitation"),
    ACCEPT_LANGUAGE(esc_id),
};
static const struct shape esc_result_id_shape = { "esc_result_id", esc_result_id_fields, 2, sizeof(struct esc_id) };

double t_value(double t)
{
    return t < 0 ? 0 : t > 100 ? 100 : t;
}

/* Reads a completed invitation with its scores; false: 404 or 409 said. */
static bool results_read(struct call *c, int64_t id, struct results *results, struct dimension_score scores[DIM_COUNT])
{
    struct results key = { .invite_id = { id } };

    if (!db_row_with(c, WITH(results, &key),
                     "SELECT " RESULTS_COLUMNS RESULTS_FROM
                     " WHERE a.workspace_id = :workspace_id AND a.id = :invite_id AND a.source = 'api'"
                     " AND a.deleted_at IS NULL",
                     INTO(results, results)))
        return fail(c, 404, NULL, "no such record");
    if (!str_is(results->status, "completed") || !results->scores.data || !dimensions_read(results->scores, scores))
        return fail_code(c, 409, "not_completed", NULL, "the assessment is not completed yet");
    return true;
}

struct list dimension_values(struct call *c, str code, const struct dimension_score scores[DIM_COUNT], str accept)
{
    const struct product   *product = product_find(code);
    const char             *language = accept_language(accept);
    struct dimension_value *values = ARENA_ARRAY(c->mem, struct dimension_value, DIM_COUNT);
    size_t                  n = 0;

    for (int i = 0; product && i < product->n; i++) {
        enum dimension d = product->dimensions[i];

        if (!isnan(scores[d].t)) /* too few answers: the dimension cannot be said */
            values[n++] = (struct dimension_value){ str_of(dimension_key(d)), str_of(dimension_name(d, language)),
                                                    str_of(dimension_group(d)), t_value(scores[d].t), scores[d].raw };
    }
    return (struct list){ values, n };
}

static bool results_get(struct call *c)
{
    struct esc_id         *in = c->in;
    struct results         results = { 0 };
    struct dimension_score scores[DIM_COUNT];

    if (!results_read(c, in->id.n, &results, scores))
        return false;
    results.dimensions = dimension_values(c, results.product_type, scores, in->accept_language);
    return reply(c, &results);
}

/* --- report -------------------------------------------------------------- */

struct report_query { struct id id; str type, language, accept_language; };
static const struct field report_query_fields[] = {
    FIELD(report_query, id, .flags = REQUIRED, .prefix = "inv_", .doc = "Id of the invitation"),
    FIELD(report_query, type, .one_of = "standard|leadership|sales",
          .doc = "Kind of report; the product's own when absent"),
    FIELD(report_query, language, .one_of = ESC_LANGUAGES,
          .doc = "Language of the report; else that of Accept-Language, else the candidate's"),
    ACCEPT_LANGUAGE(report_query),
};
SHAPE(report_query);

static bool invites_report(struct call *c)
{
    struct report_query  *in = c->in;
    struct attempt        attempt = { 0 };
    struct report_request request = { .view = product_of_report(in->type) };
    str                   document;

    if (!attempt_read(c, in->id.n, &attempt) || !str_is(attempt.source, "api") || attempt.deleted_at.ms)
        return fail(c, 404, NULL, "no such record");
    if (!str_is(attempt.status, "finished") || !attempt_result(c, in->id.n, &document))
        return fail_code(c, 409, "not_completed", NULL, "the assessment is not completed yet");
    request.language = in->language.len ? language_near(in->language) : accept_language(in->accept_language);
    return attempt_report(c, &attempt, document, &request);
}

/* --- match --------------------------------------------------------------- */

struct match_query { struct id id, profile_id; };
static const struct field match_query_fields[] = {
    FIELD(match_query, id, .flags = REQUIRED, .prefix = "inv_", .doc = "Id of the invitation"),
    FIELD(match_query, profile_id, .flags = REQUIRED, .prefix = "jp_", .doc = "Job profile to compare with"),
};
SHAPE(match_query);

struct dimension_fit { str key; double value, min, max, fit; };
static const struct field dimension_fit_fields[] = {
    FIELD(dimension_fit, key, .doc = "Key of the dimension"),
    FIELD(dimension_fit, value, .doc = "T score of the candidate, 0 to 100"),
    FIELD(dimension_fit, min, .doc = "Lower bound of the ideal range"),
    FIELD(dimension_fit, max, .doc = "Upper bound of the ideal range"),
    FIELD(dimension_fit, fit, .doc = "Fit of this dimension, percent"),
};
SHAPE(dimension_fit);

struct profile_match {
    struct id   invite_id, profile_id;
    double      match_score, similarity;
    int64_t     low, high;
    struct list dimensions, missing;
};
static const struct field profile_match_fields[] = {
    FIELD(profile_match, invite_id, .prefix = "inv_", .doc = "Id of the invitation"),
    FIELD(profile_match, profile_id, .prefix = "jp_", .doc = "Id of the job profile"),
    FIELD(profile_match, match_score, .doc = "Overall fit, percent"),
    FIELD(profile_match, low, .doc = "Fit if every score were one standard error further from its range, percent"),
    FIELD(profile_match, high, .doc = "Fit if every score were one standard error nearer to its range, percent"),
    FIELD(profile_match, similarity, .doc = "Likeness of the shapes: 1 identical, 0 as unlike as two random people"),
    FIELD_LIST(profile_match, dimensions, dimension_fit, .doc = "Fit by dimension"),
    FIELD(profile_match, missing, .item = TYPE_TEXT, .doc = "Dimensions that could not be scored"),
};
SHAPE(profile_match);

static bool invites_match(struct call *c)
{
    struct match_query    *in = c->in;
    struct results         results = { 0 };
    struct dimension_score scores[DIM_COUNT];
    struct job_profile     profile = { 0 };
    struct match           match;
    struct target         *targets;
    struct match_target   *ranges;
    struct match_dimension *fits;
    struct dimension_fit  *rows;
    str                   *missing;
    double                *z;
    size_t                 n, shown = 0, left_out = 0;

    if (!results_read(c, in->id.n, &results, scores))
        return false;
    if (!job_profile_read(c, in->profile_id.n, &profile))
        return fail(c, 404, "profile_id", "no such job profile");
    targets = profile.dimensions.items;
    n       = profile.dimensions.n;
    z       = ARENA_ARRAY(c->mem, double, n);
    ranges  = ARENA_ARRAY(c->mem, struct match_target, n);
    fits    = ARENA_ARRAY(c->mem, struct match_dimension, n);
    rows    = ARENA_ARRAY(c->mem, struct dimension_fit, n);
    missing = ARENA_ARRAY(c->mem, str, n);
    for (size_t i = 0; i < n; i++) {
        z[i]      = (t_value(scores[dimension_find(targets[i].key)].t) - 50) / 10;
        ranges[i] = (struct match_target){ (targets[i].min - 50) / 10, (targets[i].max - 50) / 10, targets[i].weight,
                                           targets[i].required };
    }
    match_score(z, ranges, n, SEM_T / 10, fits, &match);
    if (match.percent < 0)
        return fail(c, 409, NULL, "too few dimensions of the profile could be scored or have a weight");
    for (size_t i = 0; i < n; i++) {
        if (isnan(z[i]))
            missing[left_out++] = targets[i].key;
        else
            rows[shown++] = (struct dimension_fit){ targets[i].key, 50 + 10 * z[i], targets[i].min, targets[i].max,
                                                    100 * fits[i].match };
    }
    return reply(c, &(struct profile_match){ in->id, in->profile_id, match.score, match.similarity, match.low,
                                             match.high, { rows, shown }, { missing, left_out } });
}

const struct op esc_results_ops[] = {
    { OP("invites.results"), .method = GET, .path = "/api/v1/invites/{id}/results", .perm = PERM_RESULT_READ,
      .summary = "Results as JSON", .in = &results_query_shape, .out = &results_shape, .status = 200,
      .run = results_get, .source = "esc.openapi.json getInviteResults", .fails = "409: it is not completed yet" },
    { OP("results.get"),     .method = GET, .path = "/api/v1/results/{invite_id}", .perm = PERM_RESULT_READ,
      .summary = "Results as JSON, by the path of the code samples", .in = &esc_result_id_shape,
      .out = &results_shape, .status = 200, .run = results_get, .source = "esc.openapi.json getResults",
      .fails = "409: it is not completed yet" },
    { OP("invites.report"),  .method = GET, .path = "/api/v1/invites/{id}/report", .perm = PERM_RESULT_READ,
      .summary = "PDF report", .in = &report_query_shape, .flags = OP_RAW | OP_SLOW, .media = "application/pdf",
      .status = 200, .run = invites_report, .source = "esc.openapi.json getInviteReport",
      .fails = "409: it is not completed yet" },
    { OP("invites.match"),   .method = GET, .path = "/api/v1/invites/{id}/match", .perm = PERM_RESULT_READ,
      .summary = "Compare with a job profile", .in = &match_query_shape, .out = &profile_match_shape, .status = 200,
      .run = invites_match, .source = "esc.openapi.json matchInvite; PSYCHOMETRICS.md 4",
      .fails = "409: it is not completed yet, or too few dimensions could be scored" },
    { 0 }
};
