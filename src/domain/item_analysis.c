/* item_analysis.c - items and reliability of a test. */
#include "domain/item_analysis.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "core/arena.h"
#include "domain/one_factor.h"

/* A square symmetric matrix of the items. */
struct matrix {
    double *at; /* row by row */
    size_t  n;
};
#define AT(m, i, j) ((m).at[(i) * (m).n + (j)])

static double row_sum(struct matrix m, size_t i)
{
    double sum = 0.0;

    for (size_t j = 0; j < m.n; j++)
        sum += AT(m, i, j);
    return sum;
}

static double matrix_sum(struct matrix m)
{
    double sum = 0.0;

    for (size_t i = 0; i < m.n; i++)
        sum += row_sum(m, i);
    return sum;
}

static double matrix_trace(struct matrix m)
{
    double sum = 0.0;

    for (size_t i = 0; i < m.n; i++)
        sum += AT(m, i, i);
    return sum;
}

/* Covariances of the items; fills the means. */
static struct matrix covariances(struct arena *mem, const struct score_table *t, double *mean)
{
    struct matrix c   = { ARENA_ARRAY(mem, double, t->items * t->items), t->items };
    double       *off = ARENA_ARRAY(mem, double, t->items);

    for (size_t p = 0; p < t->persons; p++)
        for (size_t i = 0; i < t->items; i++)
            mean[i] += t->scores[p * t->items + i];
    for (size_t i = 0; i < t->items; i++)
        mean[i] /= (double)t->persons;
    for (size_t p = 0; p < t->persons; p++) {
        for (size_t i = 0; i < t->items; i++)
            off[i] = t->scores[p * t->items + i] - mean[i];
        for (size_t i = 0; i < t->items; i++)
            for (size_t j = 0; j <= i; j++)
                AT(c, i, j) += off[i] * off[j];
    }
    for (size_t i = 0; i < t->items; i++)
        for (size_t j = 0; j <= i; j++) {
            AT(c, i, j) /= (double)(t->persons - 1);
            AT(c, j, i) = AT(c, i, j);
        }
    return c;
}

/* Not a number anywhere an item does not vary. */
static struct matrix correlations(struct arena *mem, struct matrix c)
{
    struct matrix r = { ARENA_ARRAY(mem, double, c.n * c.n), c.n };

    for (size_t i = 0; i < c.n; i++)
        for (size_t j = 0; j < c.n; j++)
            AT(r, i, j) = AT(c, i, j) / sqrt(AT(c, i, i) * AT(c, j, j));
    return r;
}

/* Cronbach's alpha of k items from the sum of their variances and the variance
 * of their total. */
static double cronbach(double k, double item_variances, double total_variance)
{
    if (k < 2.0 || total_variance <= 0.0)
        return NAN;
    return k / (k - 1.0) * (1.0 - item_variances / total_variance);
}

/* Guttman's lambda 6 of a correlation matrix: what each item shares with all
 * others is 1 - 1 / (the diagonal of the inverse).  NAN when it is singular. */
static double guttman6(struct arena *mem, struct matrix r)
{
    struct matrix   inverse = { ARENA_ARRAY(mem, double, r.n * r.n), r.n };
    gsl_matrix_view view    = gsl_matrix_view_array(inverse.at, r.n, r.n);
    double          unshared = 0.0;

    for (size_t i = 0; i < r.n * r.n; i++)
        inverse.at[i] = r.at[i];
    for (size_t i = 0; i < r.n; i++)
        if (isnan(AT(r, i, i)))
            return NAN;
    if (gsl_linalg_cholesky_decomp1(&view.matrix) != GSL_SUCCESS
        || gsl_linalg_cholesky_invert(&view.matrix) != GSL_SUCCESS)
        return NAN;
    for (size_t i = 0; i < r.n; i++)
        unshared += 1.0 / AT(inverse, i, i);
    return 1.0 - unshared / matrix_sum(r);
}

/* One factor: loadings and what is left of each item's variance. */
struct factor {
    double *loading, *unique;
};
enum { FACTOR_ROUNDS_MAX = 20000 };
static const double FACTOR_CHANGE_MIN = 1e-13;

/* omega total (McDonald): (sum l)^2 / ((sum l)^2 + sum u). */
static double omega_total(struct factor f, size_t n)
{
    double loadings = 0.0, uniques = 0.0;

    for (size_t i = 0; i < n; i++) {
        loadings += f.loading[i];
        uniques  += f.unique[i];
    }
    return loadings * loadings / (loadings * loadings + uniques);
}

/* Fits one factor to the off-diagonal correlations by least squares (minres),
 * one loading at a time: for fixed others its best value is exact.  False when
 * it does not settle. */
static bool fit_minres(struct matrix r, struct factor f)
{
    for (size_t i = 0; i < r.n; i++)
        f.loading[i] = 0.5;
    for (int round = 0; round < FACTOR_ROUNDS_MAX; round++) {
        double change = 0.0;

        for (size_t i = 0; i < r.n; i++) {
            double product = 0.0, square = 0.0;

            for (size_t j = 0; j < r.n; j++)
                if (j != i) {
                    product += AT(r, i, j) * f.loading[j];
                    square  += f.loading[j] * f.loading[j];
                }
            product /= square;
            change       = fmax(change, fabs(product - f.loading[i]));
            f.loading[i] = product;
            f.unique[i]  = 1.0 - product * product;
        }
        if (isnan(f.loading[0]))
            return false;
        if (change < FACTOR_CHANGE_MIN)
            return true;
    }
    return false;
}

/* Both omegas; the likelihood does not depend on the scale of an item, so the
 * raw solution is that of the correlations times the SDs. */
static void fit_omegas(struct arena *mem, struct matrix c, struct matrix r, struct reliability *out)
{
    struct factor f = { ARENA_ARRAY(mem, double, r.n), ARENA_ARRAY(mem, double, r.n) };

    out->omega_minres_std = out->omega_ml_raw = NAN;
    if (r.n < 3 || !fit_minres(r, f)) /* two items do not determine two loadings */
        return;
    out->omega_minres_std = omega_total(f, r.n);
    if (!one_factor_fit(mem, r.at, r.n, f.loading, f.unique))
        return;
    for (size_t i = 0; i < r.n; i++) {
        f.loading[i] *= sqrt(AT(c, i, i));
        f.unique[i]  *= AT(c, i, i);
    }
    out->omega_ml_raw = omega_total(f, r.n);
}

static void analyse_items(struct matrix c, const double *mean, struct item_statistics *items)
{
    double total = matrix_sum(c), variances = matrix_trace(c);

    for (size_t i = 0; i < c.n; i++) {
        double variance   = AT(c, i, i), with_total = row_sum(c, i);
        double rest       = total - 2.0 * with_total + variance; /* variance of the total without the item */

        items[i] = (struct item_statistics){
            .mean = mean[i], .sd = sqrt(variance),
            .r_total = with_total / sqrt(variance * total),
            .r_rest = (with_total - variance) / sqrt(variance * rest),
            .alpha_if_deleted = cronbach((double)c.n - 1.0, variances - variance, rest),
        };
    }
}

/* From the means and covariances of the items. */
static bool analyse(struct arena *mem, double n, const double *mean, struct matrix c, struct item_statistics *items,
                    struct reliability *out)
{
    double             k = (double)c.n, mean_r;
    struct matrix      r;
    struct reliability a = { 0 };

    if (matrix_sum(c) <= 0.0)
        return false;
    r = correlations(mem, c);
    a.alpha      = cronbach(k, matrix_trace(c), matrix_sum(c));
    a.alpha_low  = 1.0 - (1.0 - a.alpha) * gsl_cdf_fdist_Pinv(0.975, n - 1.0, (n - 1.0) * (k - 1.0));
    a.alpha_high = 1.0 - (1.0 - a.alpha) * gsl_cdf_fdist_Pinv(0.025, n - 1.0, (n - 1.0) * (k - 1.0));
    mean_r       = (matrix_sum(r) - k) / (k * (k - 1.0));
    a.alpha_std  = k * mean_r / (1.0 + (k - 1.0) * mean_r);
    a.guttman6_std = guttman6(mem, r);
    fit_omegas(mem, c, r, &a);
    for (size_t i = 0; i < c.n; i++)
        a.mean_total += mean[i];
    a.sd_total = sqrt(matrix_sum(c));
    a.sem      = a.sd_total * sqrt(1.0 - a.alpha);
    analyse_items(c, mean, items);
    *out = a;
    return true;
}

bool reliability_analyse(struct arena *mem, const struct score_table *table, struct item_statistics *items,
                         struct reliability *out)
{
    double *mean = ARENA_ARRAY(mem, double, table->items);

    if (table->items < 2 || table->persons < 3)
        return false;
    return analyse(mem, (double)table->persons, mean, covariances(mem, table, mean), items, out);
}

/* --- row by row --- */

struct score_moments score_moments_new(struct arena *mem, size_t items)
{
    return (struct score_moments){ .items = items, .first = ARENA_ARRAY(mem, double, items),
                                   .sum = ARENA_ARRAY(mem, double, items), .off = ARENA_ARRAY(mem, double, items),
                                   .product = ARENA_ARRAY(mem, double, items * items) };
}

void score_moments_add(struct score_moments *m, const double *row)
{
    if (m->persons == 0.0)
        for (size_t i = 0; i < m->items; i++)
            m->first[i] = row[i];
    m->persons += 1.0;
    for (size_t i = 0; i < m->items; i++) {
        m->off[i]  = row[i] - m->first[i];
        m->sum[i] += m->off[i];
    }
    for (size_t i = 0; i < m->items; i++) {
        double *product = &m->product[i * m->items];

        if (m->off[i] != 0.0)
            for (size_t j = 0; j <= i; j++)
                product[j] += m->off[i] * m->off[j];
    }
}

bool reliability_of_moments(struct arena *mem, const struct score_moments *m, const size_t *chosen, size_t n,
                            struct item_statistics *items, struct reliability *out)
{
    struct matrix c    = { ARENA_ARRAY(mem, double, n * n), n };
    double       *mean = ARENA_ARRAY(mem, double, n);

    if (n < 2 || m->persons < 3.0)
        return false;
    for (size_t i = 0; i < n; i++)
        mean[i] = m->first[chosen[i]] + m->sum[chosen[i]] / m->persons;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            size_t high = chosen[i] > chosen[j] ? chosen[i] : chosen[j], low = chosen[i] + chosen[j] - high;

            AT(c, i, j) = (m->product[high * m->items + low] - m->sum[high] * m->sum[low] / m->persons)
                        / (m->persons - 1.0);
            AT(c, j, i) = AT(c, i, j);
        }
    return analyse(mem, m->persons, mean, c, items, out);
}

double reliability_lengthened(double r, double factor)
{
    return factor * r / (1.0 + (factor - 1.0) * r);
}
