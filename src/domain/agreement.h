/* agreement.h - agreement of raters (PSYCHOMETRICS.md 10).
 *
 * A coefficient that cannot be had (nothing varies, nothing to compare) is NAN,
 * JSON null.  Scratch memory comes from `mem` where it is given.
 */
#ifndef DOMAIN_AGREEMENT_H
#define DOMAIN_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Two raters, k categories: table[i * k + j] = how often the first said i and
 * the second j. */
struct kappa {
    double agreement; /* share of equal ratings */
    double kappa;     /* Cohen */
    double z;         /* kappa over its standard error when there is no agreement */
    double linear, quadratic; /* kappa with weights by the distance of the categories */
};
void kappa_cohen(const double *table, size_t k, struct kappa *out);

/* Many raters: counts[t * k + j] = how many said category j of target t; each
 * target has the same number of ratings, at least 2. */
double kappa_fleiss(const double *counts, size_t targets, size_t k);

/* Ratings of targets by judges: values[t * judges + j], NAN = not rated. */
struct ratings {
    const double *values;
    size_t        targets, judges;
};

/* Intraclass correlations of Shrout and Fleiss (1979): one random judge a
 * target, random judges, fixed judges; of one judge, then of the mean of all. */
enum icc_type { ICC_1, ICC_2, ICC_3, ICC_1K, ICC_2K, ICC_3K, ICC_TYPES };
struct icc {
    double icc, f, low, high; /* low and high: 95% interval */
};
extern const char *const icc_names[ICC_TYPES]; /* "ICC1" ... "ICC3k" */

/* Fills all six; false, with nothing filled, when a rating is missing or there
 * are fewer than 2 targets or judges. */
bool icc_analyse(const struct ratings *ratings, struct icc out[ICC_TYPES]);

/* Krippendorff's alpha; gaps are allowed. */
enum measurement { MEASURED_NOMINAL, MEASURED_ORDINAL, MEASURED_INTERVAL, MEASURED_RATIO };
double alpha_krippendorff(struct arena *mem, const struct ratings *ratings, enum measurement level);

/* Kendall's W with correction for ties; NAN when a rating is missing. */
double concordance_kendall(struct arena *mem, const struct ratings *ratings);

#endif
