/* fairness.c - adverse impact and differential item functioning. */
#include "domain/fairness.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdint.h>

#include "core/arena.h"

/* --- adverse impact --- */

/* Below four fifths?  In whole numbers, because 0.8 is no double. */
static bool is_below_four_fifths(struct selection reference, int64_t selected, int n)
{
    return 5 * selected * reference.n < 4 * (int64_t)reference.selected * n;
}

/* Given the margins of the table, the number of selected persons of the group
 * is hypergeometric. */
struct table {
    unsigned low, high; /* what the number can be */
    unsigned observed;
    double  *log_p;     /* logarithm of its probability, from `low` on */
};

static struct table table_of(struct arena *mem, struct selection reference, struct selection group)
{
    unsigned     draws = (unsigned)group.n, selected = (unsigned)(reference.selected + group.selected);
    unsigned     rejected = (unsigned)(reference.n + group.n) - selected;
    struct table t = { .low = draws > rejected ? draws - rejected : 0,
                       .high = draws < selected ? draws : selected,
                       .observed = (unsigned)group.selected };

    t.log_p = ARENA_ARRAY(mem, double, t.high - t.low + 1);
    for (unsigned x = t.low; x <= t.high; x++)
        t.log_p[x - t.low] = gsl_sf_lnchoose(selected, x) + gsl_sf_lnchoose(rejected, draws - x)
                           - gsl_sf_lnchoose(selected + rejected, draws);
    return t;
}

/* Sum of the probabilities of the tables no more likely than the observed one;
 * the factor keeps equally likely ones in, whatever their rounding. */
static double fisher_two_sided(const struct table *t)
{
    double limit = t->log_p[t->observed - t->low] + log1p(1e-7), sum = 0.0;

    for (unsigned i = 0; i <= t->high - t->low; i++)
        if (t->log_p[i] <= limit)
            sum += exp(t->log_p[i]);
    return fmin(sum, 1.0);
}

/* Expected number less the observed one, were the odds ratio `odds`. */
static double expected_less_observed(const struct table *t, double odds)
{
    double top = -INFINITY, weight = 0.0, sum = 0.0, log_odds = log(odds);

    if (odds == 0.0)
        return (double)t->low - t->observed;
    /* Logarithms less their largest: the weights themselves would overflow. */
    for (unsigned i = 0; i <= t->high - t->low; i++)
        top = fmax(top, t->log_p[i] + i * log_odds);
    for (unsigned i = 0; i <= t->high - t->low; i++) {
        double w = exp(t->log_p[i] + i * log_odds - top);

        weight += w;
        sum    += w * (t->low + i);
    }
    return sum / weight - t->observed;
}

/* The best bracket of a root so far: `b` is the estimate, the root lies between b and c. */
struct bracket { double a, b, c, fa, fb, fc; };

/* The next step from b: by inverse quadratic interpolation or the secant where that
 * stays well inside of the bracket, else half of it. */
static double brent_step(const struct bracket *k, double before, double tolerance)
{
    double half = (k->c - k->b) / 2, s = k->fb / k->fa, p, q;

    if (fabs(before) < tolerance || fabs(k->fa) <= fabs(k->fb))
        return half;
    if (k->a == k->c) {
        p = 2 * half * s;
        q = 1 - s;
    } else {
        double r = k->fb / k->fc, t = k->fa / k->fc;

        p = s * (2 * half * t * (t - r) - (k->b - k->a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
    }
    if (p > 0)
        q = -q;
    p = fabs(p);
    return p < 1.5 * half * q - fabs(tolerance * q) / 2 && p < fabs(before * q / 2) ? p / q : half;
}

/* Root between 0 and 1 of the odds ratio, or of its reciprocal, by Brent's method (1973,
 * chapter 4).  It stops as R's uniroot does, at a step of 6.1e-5: so the figure is the one
 * that auditors get from fisher.test, and as exact. */
static double odds_root(const struct table *t, bool reciprocal)
{
    enum { ROUNDS_MAX = 1000 };
    const double   stop = pow(DBL_EPSILON, 0.25) / 2;
    struct bracket k = { .a = reciprocal ? DBL_EPSILON : 0.0, .b = 1.0 };

    k.fa = expected_less_observed(t, reciprocal ? 1 / k.a : k.a);
    k.fb = expected_less_observed(t, 1.0);
    k.c  = k.a;
    k.fc = k.fa;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        double before = k.b - k.a, tolerance, step;

        if (fabs(k.fc) < fabs(k.fb))
            k = (struct bracket){ k.b, k.c, k.b, k.fb, k.fc, k.fb };
        tolerance = 2 * DBL_EPSILON * fabs(k.b) + stop;
        if (fabs(k.c - k.b) / 2 <= tolerance || k.fb == 0.0)
            break;
        step = brent_step(&k, before, tolerance);
        if (fabs(step) < tolerance)
            step = step > 0 ? tolerance : -tolerance;
        k.a  = k.b;
        k.fa = k.fb;
        k.b += step;
        k.fb = expected_less_observed(t, reciprocal ? 1 / k.b : k.b);
        if ((k.fb > 0) == (k.fc > 0)) {
            k.c  = k.a;
            k.fc = k.fa;
        }
    }
    return reciprocal ? 1 / k.b : k.b;
}

/* Conditional maximum likelihood of the odds ratio: the one whose expected number is
 * the observed one. */
static double odds_ratio(const struct table *t)
{
    double at_one;

    if (t->observed == t->low)
        return 0.0;
    if (t->observed == t->high)
        return INFINITY;
    at_one = expected_less_observed(t, 1.0);
    return at_one == 0.0 ? 1.0 : odds_root(t, at_one < 0.0);
}

static bool selection_is_valid(struct selection s)
{
    return s.n >= 1 && s.n <= SELECTION_MAX && s.selected >= 0 && s.selected <= s.n;
}

bool adverse_impact_compare(struct arena *mem, struct selection reference, struct selection group,
                            struct adverse_impact *out)
{
    struct adverse_impact a = { .impact_ratio = NAN, .z_pooled = NAN };
    int                   selected, n;
    struct table          t;

    if (!selection_is_valid(reference) || !selection_is_valid(group))
        return false;
    selected         = reference.selected + group.selected;
    n                = reference.n + group.n;
    a.rate_reference = (double)reference.selected / reference.n;
    a.rate_group     = (double)group.selected / group.n;
    if (reference.selected > 0)
        a.impact_ratio = a.rate_group / a.rate_reference;
    a.four_fifths_violation = is_below_four_fifths(reference, group.selected, group.n);
    while (is_below_four_fifths(reference, group.selected + a.change_sides, group.n))
        a.change_sides++;
    t = table_of(mem, reference, group);
    a.fisher_p_two_sided = fisher_two_sided(&t);
    a.fisher_p_less      = gsl_cdf_hypergeometric_P((unsigned)group.selected, (unsigned)selected,
                                                    (unsigned)(n - selected), (unsigned)group.n);
    a.odds_ratio = odds_ratio(&t);
    if (selected > 0 && selected < n) {
        double rate = (double)selected / n;

        a.z_pooled = (a.rate_group - a.rate_reference)
                   / sqrt(rate * (1.0 - rate) * (1.0 / reference.n + 1.0 / group.n));
    }
    a.cohen_h = 2.0 * asin(sqrt(a.rate_group)) - 2.0 * asin(sqrt(a.rate_reference));
    *out = a;
    return true;
}

/* --- differential item functioning --- */

/* Counts the persons into strata by total score; false when a score is not 0 or 1. */
static bool count_strata(const struct score_table *t, const bool *focal, size_t item, struct dif_stratum *strata)
{
    for (size_t p = 0; p < t->persons; p++) {
        const double       *row   = &t->scores[p * t->items];
        size_t              total = 0;
        struct dif_stratum *s;

        for (size_t i = 0; i < t->items; i++) {
            if (row[i] != 0.0 && row[i] != 1.0)
                return false;
            total += row[i] == 1.0;
        }
        s = &strata[total];
        *(focal[p] ? row[item] == 1.0 ? &s->c : &s->d : row[item] == 1.0 ? &s->a : &s->b) += 1.0;
    }
    return true;
}

static char dif_category(const struct dif *d)
{
    double size = fabs(d->delta);

    if (size < 1.0 || d->p_corrected >= 0.05)
        return 'A';
    return size >= 1.5 && size - 1.645 * 2.35 * d->se_log_alpha > 1.0 ? 'C' : 'B';
}

bool dif_of_strata(const struct dif_stratum *strata, size_t n, struct dif *out)
{
    double     off = 0.0, variance = 0.0, r = 0.0, s = 0.0, pr = 0.0, cross = 0.0, qs = 0.0;
    double     reference = 0.0, focal = 0.0;
    struct dif d;

    for (size_t k = 0; k < n; k++) {
        struct dif_stratum x = strata[k];
        double             t = x.a + x.b + x.c + x.d, p, q, rk, sk;

        reference += x.a + x.b;
        focal     += x.c + x.d;
        if (t < 2.0)
            continue;
        off      += x.a - (x.a + x.b) * (x.a + x.c) / t;
        variance += (x.a + x.b) * (x.c + x.d) * (x.a + x.c) * (x.b + x.d) / (t * t * (t - 1.0));
        /* The sums of Robins, Breslow and Greenland, in their letters. */
        p  = (x.a + x.d) / t;
        q  = (x.b + x.c) / t;
        rk = x.a * x.d / t;
        sk = x.b * x.c / t;
        r     += rk;
        s     += sk;
        pr    += p * rk;
        cross += p * sk + q * rk;
        qs    += q * sk;
    }
    if (reference < DIF_GROUP_MIN || focal < DIF_GROUP_MIN || variance <= 0.0 || r <= 0.0 || s <= 0.0)
        return false;
    d.chi2           = off * off / variance;
    d.chi2_corrected = (fabs(off) - 0.5) * (fabs(off) - 0.5) / variance;
    d.p_corrected    = gsl_cdf_chisq_Q(d.chi2_corrected, 1.0);
    d.alpha          = r / s;
    d.delta          = -2.35 * log(d.alpha);
    d.se_log_alpha   = sqrt(pr / (2.0 * r * r) + cross / (2.0 * r * s) + qs / (2.0 * s * s));
    d.category       = dif_category(&d);
    *out = d;
    return true;
}

bool dif_study(struct arena *mem, const struct score_table *table, const bool *focal, size_t item,
               struct dif *out)
{
    struct dif_stratum *strata = ARENA_ARRAY(mem, struct dif_stratum, table->items + 1);

    return count_strata(table, focal, item, strata) && dif_of_strata(strata, table->items + 1, out);
}
