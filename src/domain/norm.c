/* norm.c - conversions between scales and empirical norms. */
#include "domain/norm.h"

#include <math.h>

double round_half_up(double x)
{
    return floor(x + 0.5);
}

int round_clamp(double x, int low, int high)
{
    double rounded = round_half_up(x);

    /* Compared as doubles: a score far out may not fit into an int. */
    return rounded < low ? low : rounded > high ? high : (int)rounded;
}

double normal_cdf(double z)
{
    return erfc(-z / sqrt(2.0)) / 2.0;
}

double t_of_z(double z)
{
    return 50.0 + 10.0 * z;
}

double iq_of_z(double z)
{
    return 100.0 + 15.0 * z;
}

int sten_of_z(double z)
{
    return round_clamp(5.5 + 2.0 * z, 1, 10);
}

int stanine_of_z(double z)
{
    return round_clamp(5.0 + 2.0 * z, 1, 9);
}

int percentile_of_z(double z)
{
    return round_clamp(100.0 * normal_cdf(z), 1, 99);
}

int level_of_t(double t)
{
    return t < 35.0 ? 1 : t < 45.0 ? 2 : t <= 55.0 ? 3 : t <= 65.0 ? 4 : 5;
}

/* Percentage of scores below x, each equal one counting as `equal_share`. */
static double percent_rank(const double *scores, size_t n, double x, double equal_share)
{
    double below = 0.0;

    if (n == 0)
        return NAN;
    for (size_t i = 0; i < n; i++)
        below += scores[i] < x ? 1.0 : scores[i] == x ? equal_share : 0.0;
    return 100.0 * below / (double)n;
}

double percent_below(const double *scores, size_t n, double x)
{
    return percent_rank(scores, n, x, 0.0);
}

double percentile_rank_mid(const double *scores, size_t n, double x)
{
    return percent_rank(scores, n, x, 0.5);
}
