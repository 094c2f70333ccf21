/* agreement.c - agreement of raters. */
#include "domain/agreement.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "core/arena.h"

/* --- kappa --- */

/* Share of the first rater's (or, along columns, the second's) ratings in
 * category i. */
static double margin(const double *table, size_t k, size_t i, bool column, double n)
{
    double sum = 0.0;

    for (size_t j = 0; j < k; j++)
        sum += column ? table[j * k + i] : table[i * k + j];
    return sum / n;
}

/* 1 - observed / expected disagreement, disagreement being |i - j|^power;
 * power 0 counts every difference as 1. */
static double kappa_weighted(const double *table, size_t k, double n, int power)
{
    double observed = 0.0, expected = 0.0;

    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double distance = i > j ? (double)(i - j) : (double)(j - i);
            double weight   = i == j ? 0.0 : pow(distance, power);

            observed += weight * table[i * k + j] / n;
            expected += weight * margin(table, k, i, false, n) * margin(table, k, j, true, n);
        }
    return expected > 0.0 ? 1.0 - observed / expected : NAN;
}

void kappa_cohen(const double *table, size_t k, struct kappa *out)
{
    double n = 0.0, agreed = 0.0, chance = 0.0, spread = 0.0;

    for (size_t i = 0; i < k * k; i++)
        n += table[i];
    for (size_t i = 0; i < k; i++) {
        double row = margin(table, k, i, false, n), column = margin(table, k, i, true, n);

        agreed += table[i * k + i] / n;
        chance += row * column;
        spread += row * column * (row + column);
    }
    out->agreement = agreed;
    out->kappa     = kappa_weighted(table, k, n, 0);
    /* Variance under chance: Fleiss, Cohen and Everitt (1969). */
    out->z         = out->kappa * (1.0 - chance) * sqrt(n / (chance + chance * chance - spread));
    out->linear    = kappa_weighted(table, k, n, 1);
    out->quadratic = kappa_weighted(table, k, n, 2);
}

double kappa_fleiss(const double *counts, size_t targets, size_t k)
{
    double raters = 0.0, agreed = 0.0, chance = 0.0;

    for (size_t j = 0; j < k && targets > 0; j++)
        raters += counts[j];
    for (size_t t = 0; t < targets; t++)
        for (size_t j = 0; j < k; j++)
            agreed += counts[t * k + j] * (counts[t * k + j] - 1.0);
    agreed /= (double)targets * raters * (raters - 1.0);
    for (size_t j = 0; j < k; j++) {
        double share = 0.0;

        for (size_t t = 0; t < targets; t++)
            share += counts[t * k + j] / ((double)targets * raters);
        chance += share * share;
    }
    return chance < 1.0 ? (agreed - chance) / (1.0 - chance) : NAN;
}

/* --- intraclass correlation --- */

const char *const icc_names[ICC_TYPES] = { "ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k" };

/* Mean squares of the analysis of variance of n targets x k judges. */
struct squares {
    double n, k;
    double between; /* targets */
    double within;  /* judges and error together */
    double judges, error;
};

static struct squares squares_of(const struct ratings *r)
{
    struct squares s    = { .n = (double)r->targets, .k = (double)r->judges };
    double         mean = 0.0, between = 0.0, judges = 0.0, total = 0.0;

    for (size_t i = 0; i < r->targets * r->judges; i++)
        mean += r->values[i] / (s.n * s.k);
    for (size_t t = 0; t < r->targets; t++) {
        double row = 0.0;

        for (size_t j = 0; j < r->judges; j++) {
            double off = r->values[t * r->judges + j] - mean;

            row   += off;
            total += off * off;
        }
        between += row * row / s.k;
    }
    for (size_t j = 0; j < r->judges; j++) {
        double column = 0.0;

        for (size_t t = 0; t < r->targets; t++)
            column += r->values[t * r->judges + j] - mean;
        judges += column * column / s.n;
    }
    s.between = between / (s.n - 1.0);
    s.within  = (total - between) / (s.n * (s.k - 1.0));
    s.judges  = judges / (s.k - 1.0);
    s.error   = (total - between - judges) / ((s.n - 1.0) * (s.k - 1.0));
    return s;
}

static double f_quantile_975(double df1, double df2)
{
    return gsl_cdf_fdist_Pinv(0.975, df1, df2);
}

/* One judge and the mean of k, when the interval follows from F alone: types 1
 * and 3.  `error_df` are the degrees of freedom of the denominator of F. */
static void icc_by_f(const struct squares *s, double error, double error_df,
                     struct icc *one, struct icc *mean)
{
    double f    = s->between / error;
    double low  = f / f_quantile_975(s->n - 1.0, error_df);
    double high = f * f_quantile_975(error_df, s->n - 1.0);

    *one  = (struct icc){ (f - 1.0) / (f + s->k - 1.0), f,
                          (low - 1.0) / (low + s->k - 1.0), (high - 1.0) / (high + s->k - 1.0) };
    *mean = (struct icc){ 1.0 - 1.0 / f, f, 1.0 - 1.0 / low, 1.0 - 1.0 / high };
}

/* Of the mean of k judges, from that of one. */
static double step_up(double r, double k)
{
    return k * r / (1.0 + (k - 1.0) * r);
}

/* Type 2; the interval is the approximation of Shrout and Fleiss, with v
 * degrees of freedom. */
static void icc_random(const struct squares *s, struct icc *one, struct icc *mean)
{
    double n = s->n, k = s->k, f = s->between / s->error, fj = s->judges / s->error;
    double r  = (s->between - s->error)
              / (s->between + (k - 1.0) * s->error + k * (s->judges - s->error) / n);
    double c  = n * (1.0 + (k - 1.0) * r) - k * r;
    double vn = (k - 1.0) * (n - 1.0) * (k * r * fj + c) * (k * r * fj + c);
    double v  = vn / ((n - 1.0) * k * k * r * r * fj * fj + c * c);
    double fu = f_quantile_975(n - 1.0, v), fl = f_quantile_975(v, n - 1.0);
    double rest = k * s->judges + (k * n - k - n) * s->error;

    *one  = (struct icc){ r, f, n * (s->between - fu * s->error) / (fu * rest + n * s->between),
                          n * (fl * s->between - s->error) / (rest + n * fl * s->between) };
    *mean = (struct icc){ step_up(r, k), f, step_up(one->low, k), step_up(one->high, k) };
}

bool icc_analyse(const struct ratings *ratings, struct icc out[ICC_TYPES])
{
    struct squares s;

    if (ratings->targets < 2 || ratings->judges < 2)
        return false;
    for (size_t i = 0; i < ratings->targets * ratings->judges; i++)
        if (isnan(ratings->values[i]))
            return false;
    s = squares_of(ratings);
    icc_by_f(&s, s.within, s.n * (s.k - 1.0), &out[ICC_1], &out[ICC_1K]);
    icc_random(&s, &out[ICC_2], &out[ICC_2K]);
    icc_by_f(&s, s.error, (s.n - 1.0) * (s.k - 1.0), &out[ICC_3], &out[ICC_3K]);
    return true;
}

/* --- Krippendorff's alpha --- */

/* The distinct values of the ratings and how they meet: coincidence[a * n + b]
 * is how often a stands with b in one target, each target counting by its
 * number of ratings. */
struct coincidences {
    double *value, *total, *meet;
    size_t  n;
    double  pairable; /* ratings in targets that have at least two */
};

static size_t value_index(const struct coincidences *c, double value)
{
    size_t i = 0;

    while (c->value[i] != value)
        i++;
    return i;
}

static struct coincidences coincidences_of(struct arena *mem, const struct ratings *r)
{
    struct coincidences c = { .value = ARENA_ARRAY(mem, double, r->targets * r->judges) };
    size_t              n = 0;

    for (size_t i = 0; i < r->targets * r->judges; i++)
        if (!isnan(r->values[i]))
            c.value[n++] = r->values[i];
    gsl_sort(c.value, 1, n);
    for (size_t i = 0; i < n; i++)
        if (c.n == 0 || c.value[c.n - 1] != c.value[i])
            c.value[c.n++] = c.value[i];
    c.total = ARENA_ARRAY(mem, double, c.n);
    c.meet  = ARENA_ARRAY(mem, double, c.n * c.n);
    for (size_t t = 0; t < r->targets; t++) {
        const double *row   = &r->values[t * r->judges];
        double        rated = 0.0;

        for (size_t j = 0; j < r->judges; j++)
            rated += !isnan(row[j]);
        for (size_t i = 0; i < r->judges && rated >= 2.0; i++)
            for (size_t j = 0; j < r->judges; j++)
                if (i != j && !isnan(row[i]) && !isnan(row[j]))
                    c.meet[value_index(&c, row[i]) * c.n + value_index(&c, row[j])] += 1.0 / (rated - 1.0);
    }
    for (size_t a = 0; a < c.n; a++) {
        for (size_t b = 0; b < c.n; b++)
            c.total[a] += c.meet[a * c.n + b];
        c.pairable += c.total[a];
    }
    return c;
}

/* Squared difference of two values a < b at a level of measurement. */
static double difference2(const struct coincidences *c, size_t a, size_t b, enum measurement level)
{
    double x = c->value[a], y = c->value[b], between = 0.0;

    switch (level) {
    case MEASURED_NOMINAL:
        return 1.0;
    case MEASURED_INTERVAL:
        return (x - y) * (x - y);
    case MEASURED_RATIO:
        return x + y != 0.0 ? (x - y) * (x - y) / ((x + y) * (x + y)) : 0.0;
    case MEASURED_ORDINAL:
        /* Ratings that lie between, half of those at the ends. */
        for (size_t g = a; g <= b; g++)
            between += c->total[g];
        between -= (c->total[a] + c->total[b]) / 2.0;
        return between * between;
    }
    return NAN;
}

double alpha_krippendorff(struct arena *mem, const struct ratings *ratings, enum measurement level)
{
    struct coincidences c = coincidences_of(mem, ratings);
    double observed = 0.0, expected = 0.0;

    for (size_t a = 0; a < c.n; a++)
        for (size_t b = a + 1; b < c.n; b++) {
            double d2 = difference2(&c, a, b, level);

            observed += c.meet[a * c.n + b] * d2;
            expected += c.total[a] * c.total[b] * d2;
        }
    return expected > 0.0 ? 1.0 - (c.pairable - 1.0) * observed / expected : NAN;
}

/* --- Kendall's W --- */

double concordance_kendall(struct arena *mem, const struct ratings *r)
{
    double *sum = ARENA_ARRAY(mem, double, r->targets);
    double  n = (double)r->targets, m = (double)r->judges, ties = 0.0, spread = 0.0;

    for (size_t j = 0; j < r->judges; j++)
        for (size_t t = 0; t < r->targets; t++) {
            double below = 0.0, equal = 0.0, own = r->values[t * r->judges + j];

            if (isnan(own))
                return NAN;
            for (size_t other = 0; other < r->targets; other++) {
                below += r->values[other * r->judges + j] < own;
                equal += r->values[other * r->judges + j] == own;
            }
            sum[t] += below + (equal + 1.0) / 2.0; /* mid-rank */
            ties   += equal * equal - 1.0; /* over the members of a tie of e: e (e^2 - 1) = e^3 - e */
        }
    for (size_t t = 0; t < r->targets; t++)
        spread += (sum[t] - m * (n + 1.0) / 2.0) * (sum[t] - m * (n + 1.0) / 2.0);
    return 12.0 * spread / (m * m * n * (n * n - 1.0) - m * ties);
}
