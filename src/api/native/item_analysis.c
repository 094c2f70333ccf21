/* item_analysis.c - what answers say about the items of an assessment, and whether items treat groups alike.
 *
 * Operations: item_analysis.get, item_analysis.create, dif.get, dif.create.
 * Up to 2000 attempts are analysed at once; of more, create has a job do it and get shows what it
 * stored, with the moment it stands for.
 * Tables: analysis, assessment, attempt.
 */
#include "api/native/native.h"
#include "core/shape_json.h"
#include "domain/analysis.h"

#define VERSIONS_SHOWN_MAX 50

struct analysis_query {
    int64_t assessment_id;
    str     from, to, language, version, rows, category, reference, focal;
};
#define QUERY_FIELDS                                                                                          \
    FIELD(analysis_query, assessment_id, .flags = REQUIRED, .min = 1, .max = 2147483647,                      \
          .doc = "Number of the assessment"),                                                                 \
    FIELD(analysis_query, from, .max = 10, .format = FORMAT_DATE, .doc = "Finished on this day or later, UTC"), \
    FIELD(analysis_query, to, .max = 10, .format = FORMAT_DATE, .doc = "Finished on this day or before, UTC"), \
    FIELD(analysis_query, language, .one_of = "de|en|es|pt", .doc = "Only attempts in this language"),        \
    FIELD(analysis_query, version, .max = 4000,                                                               \
          .doc = "What was sat, one of versions; the assessment as it is now when absent"),                   \
    FIELD(analysis_query, rows, .one_of = "complete|all", .initial_text = "complete",                         \
          .doc = "Which rows enter: those with every item answered, or all, where what was not answered earned nothing")
static const struct field analysis_query_fields[] = { QUERY_FIELDS };
static const struct shape analysis_query_shape = { "analysis_query", analysis_query_fields, 6,
                                                   sizeof(struct analysis_query) };
static const struct field dif_query_fields[] = {
    QUERY_FIELDS,
    FIELD(analysis_query, category, .flags = REQUIRED, .one_of = GROUP_CATEGORIES, .doc = "What the groups are by"),
    FIELD(analysis_query, reference, .flags = REQUIRED, .min = 1, .max = 60, .doc = "Group that is compared with",
          .example = "male"),
    FIELD(analysis_query, focal, .flags = REQUIRED, .min = 1, .max = 60, .doc = "Group that is looked at",
          .example = "female"),
};
static const struct shape dif_query_shape = { "dif_query", dif_query_fields, 9, sizeof(struct analysis_query) };

struct version_view { str version; int64_t attempts; };
static const struct field version_view_fields[] = {
    FIELD(version_view, version, .doc = "Codes of what was sat, joined by +"),
    FIELD(version_view, attempts, .doc = "Finished attempts at it"),
};
SHAPE(version_view);

struct analysis_view {
    int64_t       assessment_id, attempts;
    str           version, status;
    bool          stale;
    struct moment asked_at, computed_at;
    struct list   versions, units;
};
#define VIEW_FIELDS                                                                                           \
    FIELD(analysis_view, assessment_id, .doc = "Number of the assessment"),                                   \
    FIELD(analysis_view, version, .flags = NULLABLE, .doc = "What was sat; null when nobody has finished"),   \
    FIELD(analysis_view, versions, .flags = 0, .type = TYPE_LIST, .of = &version_view_shape,                  \
          .doc = "What finished attempts sat, most often first, at most 50"),                                 \
    FIELD(analysis_view, status, .one_of = "done|queued|failed|unasked",                                      \
          .doc = "unasked: there are more than 2000 attempts; create has them analysed"),                     \
    FIELD(analysis_view, asked_at, .flags = NULLABLE, .doc = "Moment whose attempts it is about"),            \
    FIELD(analysis_view, computed_at, .flags = NULLABLE, .doc = "When it was computed"),                      \
    FIELD(analysis_view, stale, .doc = "Has an attempt changed since?"),                                      \
    FIELD(analysis_view, attempts, .doc = "Attempts it is about")
static const struct field item_numbers_fields[] = {
    VIEW_FIELDS, FIELD_LIST(analysis_view, units, unit_analysis, .doc = "Tests and questionnaires of the assessment"),
};
static const struct field dif_view_fields[] = {
    VIEW_FIELDS, FIELD_LIST(analysis_view, units, unit_dif, .doc = "Tests of the assessment"),
};
static const struct shape item_numbers_shape = { "item_analysis_view", item_numbers_fields, 9,
                                              sizeof(struct analysis_view) };
static const struct shape dif_view_shape = { "dif_view", dif_view_fields, 9, sizeof(struct analysis_view) };

struct subject { int64_t assessment_id; str instrument; struct moment modified_at; };
static const struct field subject_fields[] = {
    FIELD(subject, assessment_id), FIELD(subject, instrument), FIELD(subject, modified_at),
};
SHAPE(subject);

static bool is_dif(const struct call *c)
{
    return c->op->out == &dif_view_shape;
}

static struct analysis_question question_of(const struct call *c, str version)
{
    const struct analysis_query *in = c->in;

    return (struct analysis_question){
        .assessment_id = in->assessment_id, .kind = is_dif(c) ? STR("dif") : STR("items"), .version = version,
        .language = in->language, .from_ms = analysis_day(in->from, 0), .until_ms = analysis_day(in->to, MS_PER_DAY),
        .unanswered_as_zero = str_is(in->rows, "all"), .category = in->category, .reference = in->reference,
        .focal = in->focal,
    };
}

/* Finds the assessment and which version is meant.  False: 404 or 400 said. */
static bool subject_read(struct call *c, struct subject *s, struct analysis_view *view)
{
    const struct analysis_query *in = c->in;
    struct version_view         *versions;

    if (!db_row(c, "SELECT id AS assessment_id, instrument, modified_at FROM assessment"
                " WHERE workspace_id = :workspace_id AND id = :assessment_id AND deleted_at IS NULL",
                INTO(subject, s)))
        return fail(c, 404, NULL, "no such record");
    if (is_dif(c) && str_eq(in->reference, in->focal))
        return fail(c, 400, "focal", "must be another group than the reference");
    view->assessment_id = in->assessment_id;
    view->versions = db_rows(c, "SELECT instrument AS version, count(*) AS attempts FROM attempt"
                             " WHERE workspace_id = :workspace_id AND assessment_id = :assessment_id"
                             " AND progress = 'completed' AND deleted_at IS NULL GROUP BY instrument"
                             " ORDER BY count(*) DESC, instrument LIMIT 50", &version_view_shape, VERSIONS_SHOWN_MAX);
    versions = view->versions.items;
    for (size_t i = 0; i < view->versions.n; i++)
        if (str_eq(versions[i].version, in->version.len ? in->version : s->instrument)) {
            view->version  = versions[i].version;
            view->attempts = versions[i].attempts;
        }
    if (!view->version.len && in->version.len)
        return fail(c, 400, "version", "must be one of the versions that somebody has finished");
    if (!view->version.len && view->versions.n) {
        view->version  = versions[0].version;
        view->attempts = versions[0].attempts;
    }
    return true;
}

static void units_read(struct call *c, struct analysis_view *view, struct json units)
{
    const struct field *f = shape_field(c->op->out, STR("units"));
    const char         *message;
    json_t             *json = json_read(units.text, JSON_DEPTH_MAX, &message);

    shape_json_read(json, f, &view->units, c->mem);
    json_decref(json);
}

static void stored_show(struct call *c, const struct subject *s, const struct analysis_stored *stored,
                        struct analysis_view *view)
{
    view->status      = stored->status;
    view->asked_at    = stored->asked_at;
    view->computed_at = stored->computed_at;
    view->stale       = stored->computed_at.ms && s->modified_at.ms > stored->asked_at.ms;
    view->attempts    = stored->attempts_n;
    units_read(c, view, stored->units);
}

/* Computes it now. */
static void compute(struct call *c, const struct analysis_question *question, struct analysis_view *view)
{
    struct analysis_reading reading;

    view->status   = STR("done");
    view->attempts = 0;
    view->asked_at = view->computed_at = (struct moment){ c->now_ms };
    if (!view->version.len || !analysis_start(c, question, &reading))
        return;
    while (reading.more)
        analysis_page(c, &reading);
    view->attempts = reading.attempts;
    units_read(c, view, analysis_result(c, &reading));
}

/* What is known: computed now where few attempts are asked about, else what a job has stored. */
static bool analysis_know(struct call *c, const struct subject *s, const struct analysis_question *question,
                          struct analysis_view *view)
{
    struct analysis_stored stored;

    if (view->attempts <= ANALYSIS_AT_ONCE)
        compute(c, question, view);
    else if (analysis_find(c, question, &stored))
        stored_show(c, s, &stored, view);
    else
        view->status = STR("unasked");
    return true;
}

static bool analysis_queue(struct call *c, const struct subject *s, const struct analysis_question *question,
                           struct analysis_view *view)
{
    struct analysis_stored stored;

    if (!analysis_ask(c, question, &stored))
        return false;
    stored_show(c, s, &stored, view);
    return true;
}

static bool analysis_reply(struct call *c)
{
    struct subject           s = { 0 };
    struct analysis_view     view = { .units = { "", 0 } };
    struct analysis_question question;

    if (!subject_read(c, &s, &view))
        return false;
    question = question_of(c, view.version);
    return (c->op->method == GET ? analysis_know : analysis_queue)(c, &s, &question, &view) && reply(c, &view);
}

const struct op native_item_analysis_ops[] = {
    { OP("item_analysis.get"), .method = GET, .path = "/assay/v1/assessments/{assessment_id}/item-analysis",
      .perm = PERM_RESULT_READ, .summary = "Statistics of items and reliability of an assessment",
      .in = &analysis_query_shape, .out = &item_numbers_shape, .flags = OP_SLOW, .status = 200, .run = analysis_reply,
      .source = "PSYCHOMETRICS.md 8", .fails = "400: nobody has finished that version" },
    { OP("item_analysis.create"), .method = POST, .path = "/assay/v1/assessments/{assessment_id}/item-analysis",
      .perm = PERM_RESULT_READ, .summary = "Have the items of an assessment analysed by a job",
      .in = &analysis_query_shape, .out = &item_numbers_shape, .status = 202, .run = analysis_reply,
      .source = "PSYCHOMETRICS.md 8",
      .fails = "400: nobody has finished that version; 429: ten analyses are under way" },
    { OP("dif.get"), .method = GET, .path = "/assay/v1/assessments/{assessment_id}/dif",
      .perm = PERM_FAIRNESS_READ, .summary = "Items that are harder for one group than for equally able people of"
      " another (Mantel-Haenszel)", .in = &dif_query_shape, .out = &dif_view_shape, .flags = OP_SLOW, .status = 200,
      .run = analysis_reply, .source = "PSYCHOMETRICS.md 10",
      .fails = "400: nobody has finished that version, or the groups are one" },
    { OP("dif.create"), .method = POST, .path = "/assay/v1/assessments/{assessment_id}/dif",
      .perm = PERM_FAIRNESS_READ, .summary = "Have that computed by a job", .in = &dif_query_shape,
      .out = &dif_view_shape, .status = 202, .run = analysis_reply, .source = "PSYCHOMETRICS.md 10",
      .fails = "400: nobody has finished that version, or the groups are one; 429: ten analyses are under way" },
    { 0 }
};
