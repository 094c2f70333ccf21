/* match.c - fit of a person with a target profile. */
#include "domain/match.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "domain/norm.h"

/* Nothing is left of a match from this many SDs outside the range. */
static const double GAP_MAX_SD = 2.0;

static bool target_is_valid(const struct match_target *t)
{
    return isfinite(t->min) && isfinite(t->max) && t->min <= t->max
        && isfinite(t->weight) && t->weight >= 0.0;
}

static double match_of_gap(double gap)
{
    return fmax(0.0, 1.0 - gap / GAP_MAX_SD);
}

/* Similarity of shape: (E - d2) / (E + d2), d2 the squared distance over k
 * dimensions, E = twice the median of chi-square with k degrees of freedom, the
 * d2 of two people drawn at random. */
static double shape_similarity(double d2, int k)
{
    double expected;

    if (k == 0)
        return NAN;
    expected = 2.0 * gsl_cdf_chisq_Pinv(0.5, k);
    return (expected - d2) / (expected + d2);
}

bool match_score(const double *z, const struct match_target *target, size_t n, double sem,
                 struct match_dimension *dimensions, struct match *result)
{
    double weight_all = 0.0, weight = 0.0, fit = 0.0, fit_low = 0.0, fit_high = 0.0, gap2 = 0.0, d2 = 0.0;
    int    present = 0;
    struct match m = { .percent = -1, .low = -1, .high = -1, .score = NAN, .rms_gap = NAN };

    if (!(sem >= 0.0))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!target_is_valid(&target[i]) || isinf(z[i]))
            return false;
    for (size_t i = 0; i < n; i++) {
        const struct match_target *t = &target[i];
        struct match_dimension     d = { .gap = NAN, .match = NAN };

        weight_all += t->weight;
        if (isnan(z[i])) {
            m.missing++;
        } else {
            /* Below 0 inside the range, where its size is the way to the nearer end. */
            double outside = fmax(t->min - z[i], z[i] - t->max);
            double off     = z[i] - (t->min + t->max) / 2.0;

            d.gap      = fmax(outside, 0.0);
            d.match    = match_of_gap(d.gap);
            d.knockout = t->required && d.match < 0.5;
            m.knockout |= d.knockout;
            present++;
            weight   += t->weight;
            fit      += t->weight * d.match;
            fit_low  += t->weight * match_of_gap(fmax(outside + sem, 0.0));
            fit_high += t->weight * match_of_gap(fmax(outside - sem, 0.0));
            gap2     += t->weight * d.gap * d.gap;
            d2       += off * off;
        }
        if (dimensions)
            dimensions[i] = d;
    }
    m.similarity = shape_similarity(d2, present);
    if (weight > 0.0)
        m.rms_gap = sqrt(gap2 / weight);
    if (weight > 0.0 && 2.0 * weight >= weight_all) {
        m.score   = 100.0 * fit / weight;
        m.percent = (int)round_half_up(m.score);
        m.low     = (int)round_half_up(100.0 * fit_low / weight);
        m.high    = (int)round_half_up(100.0 * fit_high / weight);
    }
    *result = m;
    return true;
}

double match_similarity(const double *a, const double *b, size_t n)
{
    double d2 = 0.0;
    int    present = 0;

    for (size_t i = 0; i < n; i++) {
        double off = a[i] - b[i];

        if (isnan(off))
            continue;
        d2 += off * off;
        present++;
    }
    return shape_similarity(d2, present);
}
