/* fairness.c - do groups come through an assessment alike?
 *
 * Operations: adverse_impact.get, bias_audit.get, bias_audit.export.
 * The bias audit is the table by sex, by race or ethnicity, and by both together that New York
 * City's Local Law 144 asks employers to publish.
 * Tables: attempt, group_data, assessment.
 */
#include "api/native/native.h"
#include "core/clock.h"
#include "domain/impact.h"

struct impact_query {
    int64_t assessment_id;
    str     category, by, selected, from, to, reference;
    double  score;
};
#define IMPACT_FIELDS                                                                                         \
    FIELD(impact_query, assessment_id, .flags = REQUIRED, .min = 1, .max = 2147483647,                        \
          .doc = "Number of the assessment"),                                                                 \
    FIELD(impact_query, by, .one_of = IMPACT_BY, .initial_text = "stage",                                     \
          .doc = "What counts as selected: the stage of hiring (phase: in Coodesh's words), or a score above the " \
                 "median of all, or of at least score"),                                                      \
    FIELD(impact_query, selected, .max = 200, .doc = "Stages that count, with commas; HIR or hired when absent", \
          .example = "HIR,OFS"),                                                                              \
    FIELD(impact_query, score, .min = 0, .max = 100, .initial = 50, .doc = "By score: so much or more"),       \
    FIELD(impact_query, from, .max = 10, .format = FORMAT_DATE, .doc = "Finished on this day or later, UTC"), \
    FIELD(impact_query, to, .max = 10, .format = FORMAT_DATE, .doc = "Finished on this day or before, UTC")
static const struct field audit_query_fields[] = { IMPACT_FIELDS };
static const struct shape audit_query_shape = { "audit_query", audit_query_fields, 6, sizeof(struct impact_query) };
static const struct field impact_query_fields[] = {
    IMPACT_FIELDS,
    FIELD(impact_query, category, .flags = REQUIRED, .one_of = IMPACT_CATEGORIES, .doc = "What the groups are by"),
    FIELD(impact_query, reference, .min = 1, .max = 140,
          .doc = "Group the others are compared with; the one of the highest rate when absent"),
};
SHAPE(impact_query);

static struct impact_question question_of(const struct impact_query *in, str category)
{
    str hired = str_is(in->by, "phase") ? STR("hired") : STR("HIR");

    return (struct impact_question){
        .assessment_id = in->assessment_id, .category = category, .by = in->by, .score = in->score,
        .selected = in->selected.len ? in->selected : hired, .from_ms = analysis_day(in->from, 0),
        .until_ms = analysis_day(in->to, MS_PER_DAY), .reference = in->reference,
    };
}

/* What an audit says besides its tables. */
struct audit {
    int64_t              assessment_id;
    str                  assessment, by, selected;
    struct moment        distributed_at, data_from, data_to;
    struct impact_table *sex, *ethnicity, *sex_ethnicity;
};
static const struct field audit_fields[] = {
    FIELD(audit, assessment_id, .doc = "Number of the assessment"),
    FIELD(audit, assessment, .doc = "Its name"),
    FIELD(audit, by, .one_of = IMPACT_BY, .doc = "What counts as selected"),
    FIELD(audit, selected, .flags = NULLABLE, .doc = "Stages that count; null by a score"),
    FIELD(audit, distributed_at, .flags = NULLABLE, .doc = "First invitation: since when it is in use"),
    FIELD(audit, data_from, .flags = NULLABLE, .doc = "Finish of the first attempt in the data"),
    FIELD(audit, data_to, .flags = NULLABLE, .doc = "Finish of the last"),
    FIELD_OBJECT(audit, sex, impact_table, .doc = "By sex"),
    FIELD_OBJECT(audit, ethnicity, impact_table, .doc = "By race or ethnicity"),
    FIELD_OBJECT(audit, sex_ethnicity, impact_table, .doc = "By both together"),
};
SHAPE(audit);

struct window { int64_t assessment_id, from_ms, until_ms; };
static const struct field window_fields[] = {
    FIELD(window, assessment_id), FIELD(window, from_ms), FIELD(window, until_ms),
};
SHAPE(window);

/* Fails 404 when there is no such assessment. */
static bool audit_start(struct call *c, struct audit *a)
{
    const struct impact_query *in = c->in;
    struct window              w = { in->assessment_id, analysis_day(in->from, 0), analysis_day(in->to, MS_PER_DAY) };

    if (!db_row_with(c, WITH(window, &w), "SELECT id AS assessment_id, name AS assessment FROM assessment"
                     " WHERE workspace_id = :workspace_id AND id = :assessment_id AND deleted_at IS NULL",
                     INTO(audit, a)))
        return fail(c, 404, NULL, "no such record");
    db_row_with(c, WITH(window, &w), "SELECT min(coalesce(sent_at, created_at)) AS distributed_at,"
                " min(CASE WHEN progress = 'completed' AND finished_at >= :from_ms AND (:until_ms = 0 OR finished_at"
                " < :until_ms) THEN finished_at END) AS data_from,"
                " max(CASE WHEN progress = 'completed' AND finished_at >= :from_ms AND (:until_ms = 0 OR finished_at"
                " < :until_ms) THEN finished_at END) AS data_to FROM attempt"
                " WHERE workspace_id = :workspace_id AND assessment_id = :assessment_id AND deleted_at IS NULL",
                INTO(audit, a));
    return true;
}

static bool adverse_impact_get(struct call *c)
{
    const struct impact_query *in = c->in;
    struct impact_question     question = question_of(in, in->category);
    struct audit               a = { 0 };
    struct impact_table        table;

    return audit_start(c, &a) && impact_read(c, &question, &table) && reply(c, &table);
}

static bool audit_read(struct call *c, struct audit *a)
{
    static const char *const   categories[] = { "sex", "ethnicity", "sex_ethnicity" };
    const struct impact_query *in = c->in;
    struct impact_table      **tables[] = { &a->sex, &a->ethnicity, &a->sex_ethnicity };

    if (!audit_start(c, a))
        return false;
    a->by = in->by;
    for (size_t i = 0; i < 3; i++) {
        struct impact_question question = question_of(in, str_of(categories[i]));

        *tables[i] = ARENA_NEW(c->mem, struct impact_table);
        if (!impact_read(c, &question, *tables[i]))
            return false;
        if (str_is(in->by, "stage") || str_is(in->by, "phase"))
            a->selected = question.selected;
    }
    return true;
}

static bool bias_audit_get(struct call *c)
{
    struct audit a = { 0 };

    return audit_read(c, &a) && reply(c, &a);
}

/* --- as CSV ---------------------------------------------------------------------------- */

static void count_cell(struct buf *out, int64_t n)
{
    buf_char(out, ',');
    if (n != INT_NULL)
        buf_int(out, n);
}

static void ratio_cell(struct buf *out, double x)
{
    buf_char(out, ',');
    if (!isnan(x))
        buf_printf(out, "%.3f", x);
}

static void table_csv(struct buf *out, const struct impact_table *t)
{
    for (size_t i = 0; i < t->groups.n; i++) {
        const struct impact_group *g = (const struct impact_group *)t->groups.items + i;

        csv_cell(out, t->category);
        buf_char(out, ',');
        csv_cell(out, g->group);
        count_cell(out, g->n);
        count_cell(out, g->selected);
        ratio_cell(out, g->rate);
        ratio_cell(out, g->impact_ratio);
        buf_printf(out, ",%s\r\n", g->hidden ? "fewer than 5 people" : g->small ? "under 2% of the people" : "");
    }
    csv_cell(out, t->category);
    buf_text(out, ",unknown");
    count_cell(out, t->unknown);
    buf_text(out, ",,,,\r\n");
}

static void moment_line(struct buf *out, const char *name, struct moment at)
{
    buf_printf(out, "%s,", name);
    if (at.ms)
        clock_write(out, at.ms, -1);
    buf_text(out, "\r\n");
}

static bool bias_audit_export(struct call *c)
{
    struct audit a = { 0 };
    struct buf   out = BUF(c->mem);

    if (!audit_read(c, &a))
        return false;
    buf_text(&out, "assessment,");
    csv_cell(&out, a.assessment);
    buf_printf(&out, "\r\nselected by,%.*s\r\n", STR_ARG(a.by));
    if (a.selected.len) {
        buf_text(&out, "stages,");
        csv_cell(&out, a.selected);
        buf_text(&out, "\r\n");
    }
    moment_line(&out, "distribution date", a.distributed_at);
    moment_line(&out, "data from", a.data_from);
    moment_line(&out, "data to", a.data_to);
    buf_text(&out, "\r\ncategory,group,applicants,selected,rate,impact ratio,note\r\n");
    table_csv(&out, a.sex);
    table_csv(&out, a.ethnicity);
    table_csv(&out, a.sex_ethnicity);
    reply_header(c, "Content-Disposition", STR("attachment; filename=\"bias-audit.csv\""));
    return reply_raw(c, "text/csv; charset=utf-8", buf_end(&out));
}

const struct op native_fairness_ops[] = {
    { OP("adverse_impact.get"), .method = GET, .path = "/assay/v1/assessments/{assessment_id}/adverse-impact",
      .perm = PERM_FAIRNESS_READ, .summary = "Selection rates of groups, with the four-fifths rule and exact tests",
      .in = &impact_query_shape, .out = &impact_table_shape, .flags = OP_SLOW, .status = 200,
      .run = adverse_impact_get, .source = "PSYCHOMETRICS.md 10",
      .fails = "400: the reference is none of the groups, or of fewer than 5 people" },
    { OP("bias_audit.get"), .method = GET, .path = "/assay/v1/assessments/{assessment_id}/bias-audit",
      .perm = PERM_FAIRNESS_READ,
      .summary = "Impact ratios by sex, by ethnicity and by both, as NYC Local Law 144 asks",
      .in = &audit_query_shape, .out = &audit_shape, .flags = OP_SLOW, .status = 200, .run = bias_audit_get,
      .source = "PSYCHOMETRICS.md 10" },
    { OP("bias_audit.export"), .method = GET, .path = "/assay/v1/assessments/{assessment_id}/bias-audit/csv",
      .perm = PERM_FAIRNESS_READ, .summary = "The same as CSV, to be published", .in = &audit_query_shape,
      .flags = OP_RAW | OP_SLOW, .media = "text/csv", .status = 200, .run = bias_audit_export,
      .source = "PSYCHOMETRICS.md 10" },
    { 0 }
};
