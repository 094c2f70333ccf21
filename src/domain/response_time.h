/* response_time.h - answers that came too fast or too slow (PSYCHOMETRICS.md 11). */
#ifndef DOMAIN_RESPONSE_TIME_H
#define DOMAIN_RESPONSE_TIME_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* What the times of `n` persons on one item say; the arrays have n places. */
struct response_time {
    double  median_log, mad_log; /* of ln seconds; MAD = median absolute deviation, not scaled */
    double *z;                   /* (ln t - median) / (1.4826 MAD); NAN when the MAD is 0 */
    bool   *flags;               /* |z| above 3.5 */
    double  threshold_s;         /* faster is a guess: min(10 s, 10% of the mean time) */
    bool   *rapid;               /* faster than the threshold */
    double  share_not_rapid;     /* of the persons */
};

/* Analyses n >= 1 times in seconds, all above 0; the result's arrays live in
 * `mem`.  False, with nothing filled, when there is no time or one is not above
 * 0. */
bool response_time_analyse(struct arena *mem, const double *seconds, size_t n, struct response_time *result);

/* Response-time effort of a person: the share of `n` items answered no faster
 * than their thresholds; items without a time (NAN) are left out; NAN when none
 * is left. */
double response_time_effort(const double *seconds, const double *threshold_s, size_t n);

#endif
