/* copying.c - see copying.h. */
#include "domain/copying.h"

#include <math.h>

#include "domain/norm.h"

double poisson_binomial_upper(const double *chances, size_t n, int least, double *room)
{
    double sum = 0.0;

    /* room[k]: chance of k of the events so far. */
    room[0] = 1.0;
    for (size_t i = 0; i < n; i++) {
        room[i + 1] = room[i] * chances[i];
        for (size_t k = i; k > 0; k--)
            room[k] = room[k] * (1.0 - chances[i]) + room[k - 1] * chances[i];
        room[0] *= 1.0 - chances[i];
    }
    /* From the far end on, where the numbers are smallest. */
    for (size_t k = n + 1; k-- > 0 && (int)k >= least;)
        sum += room[k];
    return fmin(sum, 1.0);
}

void copying_compare(const struct copying_side *source, const struct copying_side *copier, size_t n, double *room,
                     struct copying *out)
{
    struct copying found = { 0 };
    double        *alike = room + n + 1, variance = 0.0;
    size_t         compared = 0;

    for (size_t i = 0; i < n; i++) {
        double p1 = source->right[i], p2 = copier->right[i];
        double given; /* chance that the copier answers as the source did */

        if (source->responses[i] == IRT_OMITTED || copier->responses[i] == IRT_OMITTED)
            continue;
        given = source->responses[i] ? p2 : 1.0 - p2;
        alike[compared++]     = p1 * p2 + (1.0 - p1) * (1.0 - p2);
        found.gbt_expected   += alike[compared - 1];
        found.omega_expected += given;
        variance             += given * (1.0 - given);
        found.matches        += source->responses[i] == copier->responses[i];
    }
    found.gbt_p    = poisson_binomial_upper(alike, compared, found.matches, room);
    found.omega_sd = sqrt(variance);
    found.omega    = variance > 0.0 ? (found.matches - found.omega_expected) / found.omega_sd : NAN;
    found.omega_p  = normal_cdf(-found.omega);
    *out = found;
}
