/* impact.c - see impact.h. */
#include "domain/impact.h"

#include "core/arena.h"

#define GROUPS_MAX  1000
#define SMALL_SHARE 0.02

static const struct field impact_group_fields[] = {
    FIELD(impact_group, group, .doc = "The group"),
    FIELD(impact_group, hidden, .doc = "Is it of fewer than 5 people? Then nothing else of it is told"),
    FIELD(impact_group, small, .doc = "Is it under 2% of the people? Then no flag is raised"),
    FIELD(impact_group, reference, .doc = "Is it the group that the others are compared with?"),
    FIELD(impact_group, n, .flags = NULLABLE, .doc = "People"),
    FIELD(impact_group, selected, .flags = NULLABLE, .doc = "Those of them who were selected, or score above the line"),
    FIELD(impact_group, rate, .flags = NULLABLE, .doc = "Selection rate, or scoring rate, 0 to 1"),
    FIELD(impact_group, impact_ratio, .flags = NULLABLE, .doc = "Rate by the rate of the reference"),
    FIELD(impact_group, four_fifths, .flags = NULLABLE, .one_of = "met|not_met",
          .doc = "Is the ratio 0.8 or more? Null where there is none, of a small group and of the reference"),
    FIELD(impact_group, fisher_p, .flags = NULLABLE, .doc = "Fisher's exact test against the reference, two-sided"),
    FIELD(impact_group, z, .flags = NULLABLE, .doc = "Difference of the rates in standard errors, pooled"),
    FIELD(impact_group, change_sides, .flags = NULLABLE,
          .doc = "So many more people selected and the ratio would be met"),
};
const struct shape impact_group_shape = { "impact_group", impact_group_fields,
                                          sizeof impact_group_fields / sizeof *impact_group_fields,
                                          sizeof(struct impact_group) };

static const struct field impact_table_fields[] = {
    FIELD(impact_table, category, .doc = "What the groups are by"),
    FIELD(impact_table, applicants, .flags = NULLABLE,
          .doc = "People who finished; null when hidden groups could be worked out from it"),
    FIELD(impact_table, unknown, .flags = NULLABLE, .doc = "Those of no known group; null likewise"),
    FIELD(impact_table, threshold, .flags = NULLABLE, .doc = "Score of the line, 0 to 100"),
    FIELD(impact_table, reference, .flags = NULLABLE, .doc = "Group that the others are compared with"),
    FIELD_LIST(impact_table, groups, impact_group, .doc = "The groups"),
};
const struct shape impact_table_shape = { "impact_table", impact_table_fields,
                                          sizeof impact_table_fields / sizeof *impact_table_fields,
                                          sizeof(struct impact_table) };

/* What the statements ask with. */
struct people {
    int64_t assessment_id, from_ms, until_ms, skip, take;
    str     category, by, selected;
    double  score;
};
static const struct field people_fields[] = {
    FIELD(people, assessment_id), FIELD(people, from_ms), FIELD(people, until_ms), FIELD(people, skip),
    FIELD(people, take), FIELD(people, category), FIELD(people, by), FIELD(people, selected), FIELD(people, score),
};
SHAPE(people);

struct counted { str value; int64_t n, selected; double score; };
static const struct field counted_fields[] = {
    FIELD(counted, value), FIELD(counted, n), FIELD(counted, selected), FIELD(counted, score),
};
SHAPE(counted);

/* Everybody who finished, once, with the last attempt; by a score only those who have one. */
#define PEOPLE                                                                                       \
    " WHERE a.workspace_id = :workspace_id AND a.assessment_id = :assessment_id AND a.progress = 'completed'" \
    " AND a.deleted_at IS NULL AND (:from_ms = 0 OR a.finished_at >= :from_ms)"                       \
    " AND (:until_ms = 0 OR a.finished_at < :until_ms)"                                               \
    " AND (:by IN ('stage', 'phase') OR a.average IS NOT NULL)"                                       \
    " AND NOT EXISTS (SELECT 1 FROM attempt l WHERE l.workspace_id = a.workspace_id"                  \
    " AND l.person_id = a.person_id AND l.assessment_id = a.assessment_id AND l.number > a.number"    \
    " AND l.progress = 'completed' AND l.deleted_at IS NULL AND (:from_ms = 0 OR l.finished_at >= :from_ms)" \
    " AND (:until_ms = 0 OR l.finished_at < :until_ms))"
#define IS_SELECTED                                                                                  \
    "CASE WHEN (:by = 'stage' AND ',' || :selected || ',' LIKE '%,' || a.stage || ',%')"              \
    " OR (:by = 'phase' AND ',' || :selected || ',' LIKE '%,' || a.phase || ',%')"                    \
    " OR (:by = 'median' AND a.average > :score) OR (:by = 'score' AND a.average >= :score) THEN 1 ELSE 0 END"

/* The score in the middle of all; NAN of nobody. */
static double median(struct call *c, struct people p)
{
    struct list rows;
    int64_t     n = 0;
    double      sum = 0;

    db_int_with(c, WITH(people, &p), "SELECT count(*) FROM attempt a" PEOPLE, &n);
    p.skip = n ? (n - 1) / 2 : 0;
    p.take = n % 2 ? 1 : 2;
    rows = db_rows_with(c, WITH(people, &p), "SELECT a.average AS score FROM attempt a" PEOPLE
                        " ORDER BY a.average LIMIT :take OFFSET :skip", &counted_shape, 2);
    for (size_t i = 0; i < rows.n; i++)
        sum += ((struct counted *)rows.items)[i].score;
    return rows.n ? sum / (double)rows.n : NAN;
}

/* --- the table ----------------------------------------------------------------------- */

static void group_of(const struct counted *row, int64_t applicants, struct impact_group *out)
{
    bool hidden = row->n < FAIRNESS_CELL_MIN;

    *out = (struct impact_group){
        .group = row->value, .hidden = hidden, .n = row->n, .selected = row->selected, .change_sides = INT_NULL,
        .small = (double)row->n < SMALL_SHARE * (double)applicants, .rate = (double)row->selected / (double)row->n,
        .impact_ratio = NAN, .fisher_p = NAN, .z = NAN,
    };
    if (hidden) {
        out->n = out->selected = INT_NULL;
        out->rate = NAN;
    }
}

/* The named group; else the one of the highest rate that is neither hidden nor small.  NULL: there is none. */
static struct impact_group *reference_of(const struct list *groups, str name)
{
    struct impact_group *list = groups->items, *best = NULL;

    for (size_t i = 0; i < groups->n; i++) {
        struct impact_group *g = &list[i];

        if (g->hidden || (name.len ? !str_eq(g->group, name) : g->small))
            continue;
        if (!best || g->rate > best->rate)
            best = g;
    }
    return best;
}

static void compare(struct call *c, const struct impact_group *reference, struct impact_group *g)
{
    struct selection      theirs = { (int)reference->n, (int)reference->selected };
    struct selection      own = { (int)g->n, (int)g->selected };
    struct adverse_impact a;
    struct call_mark      mark = call_mark(c);

    if (g->hidden || !adverse_impact_compare(c->mem, theirs, own, &a))
        return;
    call_rewind(c, mark);
    g->impact_ratio = a.impact_ratio;
    if (g == reference) {
        g->reference = true;
        return;
    }
    g->fisher_p = a.fisher_p_two_sided;
    g->z        = a.z_pooled;
    if (g->small || isnan(a.impact_ratio))
        return;
    g->four_fifths  = a.four_fifths_violation ? STR("not_met") : STR("met");
    g->change_sides = a.change_sides;
}

/* What a few hidden people could be worked out from is not told. */
static void totals_hide(const struct list *rows, struct impact_table *out)
{
    int64_t hidden = 0;

    for (size_t i = 0; i < rows->n; i++) {
        const struct counted *row = (const struct counted *)rows->items + i;

        hidden += row->value.len && row->n < FAIRNESS_CELL_MIN ? row->n : 0;
    }
    if (hidden && hidden < FAIRNESS_CELL_MIN)
        out->applicants = out->unknown = INT_NULL;
}

static bool table_fill(struct call *c, const struct impact_question *q, const struct list *rows,
                       struct impact_table *out)
{
    struct impact_group *groups = ARENA_ARRAY(c->mem, struct impact_group, rows->n + 1), *reference;

    out->groups.items = groups;
    for (size_t i = 0; i < rows->n; i++) {
        const struct counted *row = (const struct counted *)rows->items + i;

        out->applicants += row->n;
        if (!row->value.len)
            out->unknown += row->n;
    }
    for (size_t i = 0; i < rows->n; i++)
        if (((const struct counted *)rows->items)[i].value.len)
            group_of((const struct counted *)rows->items + i, out->applicants, &groups[out->groups.n++]);
    reference = reference_of(&out->groups, q->reference);
    if (!reference && q->reference.len)
        return fail(c, 400, "reference", "must be one of the groups, of at least 5 people");
    if (reference)
        out->reference = reference->group;
    for (size_t i = 0; reference && i < out->groups.n; i++)
        compare(c, reference, &groups[i]);
    totals_hide(rows, out);
    return true;
}

bool impact_read(struct call *c, const struct impact_question *q, struct impact_table *out)
{
    struct people p = { .assessment_id = q->assessment_id, .from_ms = q->from_ms, .until_ms = q->until_ms,
                        .category = q->category, .by = q->by, .selected = q->selected, .score = q->score };
    struct list   rows;

    *out = (struct impact_table){ .category = q->category, .threshold = NAN };
    if (str_is(q->by, "median"))
        p.score = median(c, p);
    if (!str_is(q->by, "stage") && !str_is(q->by, "phase"))
        out->threshold = p.score;
    rows = db_rows_with(c, WITH(people, &p), "SELECT value, count(*) AS n, sum(picked) AS selected FROM"
                        " (SELECT " GROUP_VALUE " AS value, " IS_SELECTED " AS picked FROM attempt a"
                        " LEFT JOIN group_data g ON g.workspace_id = a.workspace_id AND g.person_id = a.person_id"
                        PEOPLE ") AS people GROUP BY value ORDER BY value LIMIT 1000", &counted_shape, GROUPS_MAX);
    return table_fill(c, q, &rows, out);
}
