/* impact.h - do groups of people come through an assessment alike? (PSYCHOMETRICS.md 10)
 *
 * Counts alone are read: one statement, whose size is that of the table of groups.  Somebody with
 * several attempts counts once, with the last.  A group of fewer than FAIRNESS_CELL_MIN is named
 * and not counted; where those together are that few, what they could be worked out from
 * (all, and those of no known group) is not told either.
 * Tables: attempt, group_data.
 */
#ifndef DOMAIN_IMPACT_H
#define DOMAIN_IMPACT_H

#include "domain/analysis.h"

#define IMPACT_CATEGORIES GROUP_CATEGORIES "|sex_ethnicity"
#define IMPACT_BY         "stage|phase|median|score"

struct impact_question {
    int64_t assessment_id;
    str     category;
    str     by;                 /* what being selected means */
    str     selected;           /* stage, phase: those that count, with commas */
    double  score;              /* by score: so much or more; by median it is filled in */
    int64_t from_ms, until_ms;  /* finished, until excluded; 0: any time */
    str     reference;          /* null: the group of the highest rate */
};

struct impact_group {
    str     group;
    bool    hidden;             /* fewer than FAIRNESS_CELL_MIN: nothing else is told */
    bool    small;              /* under 2% of the people: no flag, and never the reference by itself */
    bool    reference;
    int64_t n, selected, change_sides;
    double  rate, impact_ratio, fisher_p, z;
    str     four_fifths;        /* met, not_met; null where there is no ratio or no flag is raised */
};
extern const struct shape impact_group_shape;

struct impact_table {
    str         category, reference;
    int64_t     applicants, unknown; /* INT_NULL: not told */
    double      threshold;           /* by median and score: where the line is */
    struct list groups;
};
extern const struct shape impact_table_shape;

/* Fills the table; fails 400 when the named reference is no group that is shown. */
bool impact_read(struct call *c, const struct impact_question *question, struct impact_table *out);

#endif
