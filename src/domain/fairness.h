/* fairness.h - adverse impact and differential item functioning (PSYCHOMETRICS.md 10). */
#ifndef DOMAIN_FAIRNESS_H
#define DOMAIN_FAIRNESS_H

#include "domain/item_analysis.h"

#define FAIRNESS_CELL_MIN 5 /* people; smaller groups are not told */

#define SELECTION_MAX 10000000 /* persons of a group */

/* How many a group has, and how many of them were selected. */
struct selection {
    int n, selected; /* 1 <= n <= SELECTION_MAX, 0 <= selected <= n */
};

struct adverse_impact {
    double rate_reference, rate_group;
    double impact_ratio;          /* rate_group / rate_reference; NAN when the latter is 0 */
    bool   four_fifths_violation; /* ratio below 0.8; false when there is no ratio */
    int    change_sides;          /* rejected persons of the group to select for the flag to go */
    double fisher_p_two_sided;    /* exact test: tables no more likely than this one */
    double fisher_p_less;         /* exact test against a lower rate in the group */
    double odds_ratio;            /* conditional maximum likelihood, as R's fisher.test; may be infinite */
    double z_pooled;              /* difference of the rates; NAN when all or none were selected */
    double cohen_h;               /* difference of the arcsine-transformed rates */
};

/* Compares a group with the reference.  Scratch memory comes from `mem`.
 * False, with nothing filled, when a count is impossible. */
bool adverse_impact_compare(struct arena *mem, struct selection reference, struct selection group,
                            struct adverse_impact *out);

/* DIF of one item by Mantel-Haenszel, persons matched on the total score. */
struct dif {
    double chi2, chi2_corrected, p_corrected; /* corrected: by 0.5 for continuity */
    double alpha;         /* common odds ratio, above 1 = easier for the reference group */
    double delta;         /* -2.35 ln alpha, the ETS scale */
    double se_log_alpha;  /* Robins, Breslow and Greenland */
    char   category;      /* 'A' negligible, 'B', 'C' large */
};

#define DIF_GROUP_MIN 100 /* persons of each group, or it is not computed */

/* Persons of one total score: right and wrong of the reference group, right and
 * wrong of the focal group. */
struct dif_stratum {
    double a, b, c, d;
};

/* Studies one item from its strata, one for each total score.  False, with nothing filled,
 * when a group is too small or the item does not vary in it. */
bool dif_of_strata(const struct dif_stratum *strata, size_t n, struct dif *out);

/* Studies one item of a test whose items are scored 0 or 1.
 *
 *   table  complete answers
 *   focal  one place a person: true = focal group, false = reference group
 *   item   0 .. items - 1
 *
 * Scratch memory comes from `mem`.  False, with nothing filled, when a group
 * is too small, a score is not 0 or 1, or the item does not vary in it. */
bool dif_study(struct arena *mem, const struct score_table *table, const bool *focal, size_t item,
               struct dif *out);

#endif
