/* response_time.c - answers that came too fast or too slow. */
#include "domain/response_time.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "core/arena.h"

/* Makes the MAD of normal data estimate its SD. */
static const double MAD_TO_SD = 1.4826;
static const double Z_MAX = 3.5, THRESHOLD_MAX_S = 10.0, THRESHOLD_SHARE = 0.1;

/* Sorts `values` and gives their median. */
static double median_in_place(double *values, size_t n)
{
    gsl_sort(values, 1, n);
    return gsl_stats_median_from_sorted_data(values, 1, n);
}

bool response_time_analyse(struct arena *mem, const double *seconds, size_t n, struct response_time *result)
{
    struct response_time r = { 0 };
    double *scratch = ARENA_ARRAY(mem, double, n);
    double  sum = 0.0, not_rapid = 0.0;

    if (n == 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!(seconds[i] > 0.0) || isinf(seconds[i]))
            return false;
        scratch[i] = log(seconds[i]);
        sum       += seconds[i];
    }
    r.z           = ARENA_ARRAY(mem, double, n);
    r.flags       = ARENA_ARRAY(mem, bool, n);
    r.rapid       = ARENA_ARRAY(mem, bool, n);
    r.median_log  = median_in_place(scratch, n);
    r.threshold_s = fmin(THRESHOLD_MAX_S, THRESHOLD_SHARE * sum / (double)n);
    for (size_t i = 0; i < n; i++)
        scratch[i] = fabs(log(seconds[i]) - r.median_log);
    r.mad_log = median_in_place(scratch, n);
    for (size_t i = 0; i < n; i++) {
        r.z[i]     = r.mad_log > 0.0 ? (log(seconds[i]) - r.median_log) / (MAD_TO_SD * r.mad_log) : NAN;
        r.flags[i] = fabs(r.z[i]) > Z_MAX;
        r.rapid[i] = seconds[i] < r.threshold_s;
        not_rapid += !r.rapid[i];
    }
    r.share_not_rapid = not_rapid / (double)n;
    *result = r;
    return true;
}

double response_time_effort(const double *seconds, const double *threshold_s, size_t n)
{
    double timed = 0.0, not_rapid = 0.0;

    for (size_t i = 0; i < n; i++) {
        if (isnan(seconds[i]))
            continue;
        timed     += 1.0;
        not_rapid += seconds[i] >= threshold_s[i];
    }
    return timed > 0.0 ? not_rapid / timed : NAN;
}
