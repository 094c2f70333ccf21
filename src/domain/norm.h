/* norm.h - conversions between scales and empirical norms (PSYCHOMETRICS.md 9). */
#ifndef DOMAIN_NORM_H
#define DOMAIN_NORM_H

#include <stddef.h>

/* floor(x + 0.5): the one rounding rule of all scores. */
double round_half_up(double x);

/* round_half_up(x) kept within low..high; x must be a number. */
int round_clamp(double x, int low, int high);

/* Standard normal distribution function, erfc(-z / sqrt 2) / 2. */
double normal_cdf(double z);

/* From z (standard score) to the usual scales.  z must be a number. */
double t_of_z(double z);          /* mean 50, SD 10 */
double iq_of_z(double z);         /* mean 100, SD 15 */
int    sten_of_z(double z);       /* 1..10 */
int    stanine_of_z(double z);    /* 1..9 */
int    percentile_of_z(double z); /* 1..99 */

/* Level of a T score: 1 very low (below 35), 2 low (below 45), 3 average (up to
 * 55), 4 high (up to 65), 5 very high. */
int level_of_t(double t);

/* Percentage of the `n` scores strictly below x; NAN when n is 0. */
double percent_below(const double *scores, size_t n, double x);

/* The same, with half of the scores equal to x counted as below. */
double percentile_rank_mid(const double *scores, size_t n, double x);

#endif
