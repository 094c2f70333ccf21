/* assessment_statistics.c - how many assessments there are, and what became of invitations.
 *
 * Operations: assessments.statistics, assessments.statistics_of.
 * The graph goes by the day of the invitation: of those invited on a day, so many have
 * started and finished by now.  So only what was made in these days is read.
 * Tables: assessment, attempt.
 */
#include <time.h>
#include "api/coodesh/assessments.h"
#include "core/random.h"

#define DAYS 30

struct statistics_metrics {
    int64_t assessments, draft, published, archived, invitations, invited, started, finished;
    double  completion_rate, average_score;
};
static const struct field statistics_metrics_fields[] = {
    FIELD(statistics_metrics, assessments, .flags = OPTIONAL, .doc = "Assessments of the workspace"),
    FIELD(statistics_metrics, draft,       .flags = OPTIONAL, .doc = "Drafts among them"),
    FIELD(statistics_metrics, published,   .flags = OPTIONAL, .doc = "Published ones"),
    FIELD(statistics_metrics, archived,    .flags = OPTIONAL, .doc = "Archived ones"),
    FIELD(statistics_metrics, invitations, .doc = "Attempts in all"),
    FIELD(statistics_metrics, invited,     .doc = "Attempts that nobody has started"),
    FIELD(statistics_metrics, started,     .doc = "Attempts that were started and not finished"),
    FIELD(statistics_metrics, finished,    .doc = "Attempts that were finished"),
    FIELD(statistics_metrics, completion_rate, .flags = NULLABLE, .doc = "Percent of the attempts that were finished"),
    FIELD(statistics_metrics, average_score, .flags = NULLABLE, .doc = "Mean score of those with one, 0 to 100"),
};
SHAPE(statistics_metrics);

struct statistics_day { str date; int64_t invited, started, finished; };
static const struct field statistics_day_fields[] = {
    FIELD(statistics_day, date,     .doc = "Day, UTC"),
    FIELD(statistics_day, invited,  .doc = "People invited on that day"),
    FIELD(statistics_day, started,  .doc = "Those of them who have started"),
    FIELD(statistics_day, finished, .doc = "Those of them who have finished"),
};
SHAPE(statistics_day);

struct statistics {
    struct statistics_metrics *metrics;
    struct moment              updated;
    str                        group_by;
    struct list                graph;
};
static const struct field statistics_fields[] = {
    FIELD_OBJECT(statistics, metrics, statistics_metrics, .doc = "Numbers of the whole time"),
    FIELD(statistics, updated,  .doc = "When it was counted"),
    FIELD(statistics, group_by, .doc = "date"),
    FIELD_LIST(statistics, graph, statistics_day, .doc = "The last 30 days, the oldest first"),
};
static const struct shape statistics_shape = { "assessment_statistics", statistics_fields, 4,
                                               sizeof(struct statistics) };

/* What statements take: of all assessments when id is null. */
struct counted { int64_t id, since, since_id, day, invited, started, finished; };
static const struct field counted_fields[] = {
    FIELD(counted, id), FIELD(counted, since), FIELD(counted, since_id), FIELD(counted, day),
    FIELD(counted, invited), FIELD(counted, started), FIELD(counted, finished),
};
SHAPE(counted);

#define SUMS                                                                                                \
    "SELECT count(*) AS assessments, coalesce(sum(CASE status WHEN 'draft' THEN 1 ELSE 0 END), 0) AS draft," \
    " coalesce(sum(CASE status WHEN 'active' THEN 1 ELSE 0 END), 0) AS published,"                          \
    " coalesce(sum(CASE status WHEN 'archived' THEN 1 ELSE 0 END), 0) AS archived,"                         \
    " coalesce(sum(invited_n), 0) AS invited, coalesce(sum(started_n), 0) AS started,"                      \
    " coalesce(sum(completed_n), 0) AS finished FROM assessment"                                            \
    " WHERE workspace_id = :workspace_id AND deleted_at IS NULL"
#define MEAN                                                                                                \
    "SELECT avg(a.average) AS average_score FROM attempt a JOIN assessment s ON s.workspace_id = a.workspace_id" \
    " AND s.id = a.assessment_id WHERE a.workspace_id = :workspace_id AND s.deleted_at IS NULL"             \
    " AND a.progress = 'completed'"
#define BY_DAY(more)                                                                                        \
    "SELECT created_at / 86400000 AS day, count(*) AS invited, sum(CASE WHEN progress = 'invited' THEN 0 ELSE 1 END)" \
    " AS started, sum(CASE WHEN progress = 'completed' THEN 1 ELSE 0 END) AS finished FROM attempt"         \
    " WHERE workspace_id = :workspace_id AND id >= :since_id AND created_at >= :since AND progress <> ''" more \
    " GROUP BY created_at / 86400000 ORDER BY day"

static str day_text(struct call *c, int64_t day)
{
    time_t    seconds = day * 86400;
    struct tm tm = { 0 };

    gmtime_r(&seconds, &tm);
    return str_printf(c->mem, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* Days without an invitation are there, too. */
static struct list graph_of(struct call *c, struct counted *key)
{
    int64_t                first = c->now_ms / MS_PER_DAY - (DAYS - 1);
    struct statistics_day *days = ARENA_ARRAY(c->mem, struct statistics_day, DAYS);
    struct list            rows;

    key->since    = first * MS_PER_DAY;
    key->since_id = id_since(key->since - MS_PER_DAY); /* clocks of servers differ a little */
    rows          = key->id > 0
                    ? db_rows_with(c, WITH(counted, key), BY_DAY(" AND assessment_id = :id"), &counted_shape, DAYS + 1)
                    : db_rows_with(c, WITH(counted, key), BY_DAY(""), &counted_shape, DAYS + 1);
    for (int i = 0; i < DAYS; i++)
        days[i].date = day_text(c, first + i);
    for (size_t i = 0; i < rows.n; i++) {
        const struct counted *row = (const struct counted *)rows.items + i;

        if (row->day >= first && row->day < first + DAYS)
            days[row->day - first] = (struct statistics_day){ days[row->day - first].date, row->invited, row->started,
                                                              row->finished };
    }
    return (struct list){ days, DAYS };
}

static bool statistics_reply(struct call *c, struct statistics_metrics *m, struct counted *key)
{
    struct statistics out = { .metrics = m, .updated = { c->now_ms }, .group_by = STR("date") };

    m->invitations     = m->invited + m->started + m->finished;
    m->completion_rate = m->invitations ? round((double)m->finished * 10000 / (double)m->invitations) / 100 : NAN;
    if (!isnan(m->average_score))
        m->average_score = round(m->average_score * 100) / 100;
    out.graph = graph_of(c, key);
    return reply(c, &out);
}

static bool assessments_statistics(struct call *c)
{
    struct counted            key = { .id = INT_NULL };
    struct statistics_metrics metrics = { .average_score = NAN };

    db_row(c, SUMS, INTO(statistics_metrics, &metrics));
    db_row(c, MEAN, INTO(statistics_metrics, &metrics));
    return statistics_reply(c, &metrics, &key);
}

static bool assessments_statistics_of(struct call *c)
{
    struct counted            key = { .id = ((const struct coodesh_id *)c->in)->id.n };
    struct statistics_metrics metrics = { .average_score = NAN };
    struct assessed           row = { 0 };

    if (!assessed_find(c, key.id, &row))
        return false;
    db_row_with(c, WITH(counted, &key), SUMS " AND id = :id", INTO(statistics_metrics, &metrics));
    db_row_with(c, WITH(counted, &key), MEAN " AND a.assessment_id = :id", INTO(statistics_metrics, &metrics));
    metrics.assessments = metrics.draft = metrics.published = metrics.archived = INT_NULL;
    return statistics_reply(c, &metrics, &key);
}

const struct op coodesh_assessment_statistics_ops[] = {
    { OP("assessments.statistics"), .method = GET, .path = "/assessments/statistics", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Numbers of all assessments, and of the invitations of the last 30 days",
      .out = &statistics_shape, .status = 200, .run = assessments_statistics,
      .source = "coodesh.openapi.json getAssessmentsStatistics" },
    { OP("assessments.statistics_of"), .method = GET, .path = "/assessments/{id}/statistics",
      .perm = PERM_LIST_ASSESSMENTS, .summary = "Numbers of one assessment, and of its invitations of the last 30 days",
      .in = &coodesh_id_shape, .out = &statistics_shape, .status = 200, .run = assessments_statistics_of,
      .source = "coodesh.openapi.json getAssessmentStatistics" },
    { 0 }
};
