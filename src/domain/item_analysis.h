/* item_analysis.h - items and reliability of a test (PSYCHOMETRICS.md 8).
 *
 * Variances divide by n - 1.  A number that cannot be had is NAN, JSON null.
 */
#ifndef DOMAIN_ITEM_ANALYSIS_H
#define DOMAIN_ITEM_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Complete rows only: the score of person p on item i is
 * scores[p * items + i]. */
struct score_table {
    const double *scores;
    size_t        persons, items;
};

/* One item. */
struct item_statistics {
    double mean, sd;
    double r_total;          /* correlation with the total */
    double r_rest;           /* with the total without the item */
    double alpha_if_deleted; /* NAN of a test of two items */
};

/* The whole test. */
struct reliability {
    double alpha;             /* Cronbach; a negative one is reported as it is */
    double alpha_low, alpha_high; /* 95% interval (Feldt) */
    double alpha_std;         /* from the mean inter-item correlation */
    double guttman6_std;      /* lambda 6, from squared multiple correlations */
    double omega_minres_std;  /* omega total: one factor of the correlations by least squares */
    double omega_ml_raw;      /* omega total: one factor of the covariances by maximum likelihood */
    double mean_total, sd_total;
    double sem;               /* sd sqrt(1 - alpha) */
};

/* Analyses a test.
 *
 *   items  one place an item, filled
 *   out    filled
 *
 * Scratch memory comes from `mem`.  GSL's error handler must be off: a matrix
 * that turns out singular is answered with NAN.  Returns false, with nothing filled, when
 * there are fewer than 2 items or 3 persons, or the totals do not vary. */
bool reliability_analyse(struct arena *mem, const struct score_table *table, struct item_statistics *items,
                         struct reliability *out);

/* Sums over complete rows, added one by one, so that the rows need not be kept: k * k numbers for k items,
 * whatever the number of persons. */
struct score_moments {
    size_t  items;
    double  persons;
    double *first;    /* the first row: sums are of the differences from it, or they would lose digits */
    double *sum;      /* one an item */
    double *product;  /* items * items, lower triangle */
    double *off;      /* scratch of one row */
};

struct score_moments score_moments_new(struct arena *mem, size_t items);
void                 score_moments_add(struct score_moments *m, const double *row);

/* The same as reliability_analyse of a test made of the `n` items `chosen`. */
bool reliability_of_moments(struct arena *mem, const struct score_moments *m, const size_t *chosen, size_t n,
                            struct item_statistics *items, struct reliability *out);

/* How a test of reliability r does when it is `factor` times as long (Spearman and Brown). */
double reliability_lengthened(double r, double factor);

#endif
