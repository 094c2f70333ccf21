/* one_factor.c - see one_factor.h. */
#include "domain/one_factor.h"

#include <float.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

#include "core/arena.h"

#define PAIRS_MAX  5   /* steps remembered */
#define ROUNDS_MAX 200
#define HALVES_MAX 40

static const double SCALE     = 0.01;              /* the search walks in hundredths of a unique part */
static const double TOLERANCE = 1e7 * DBL_EPSILON; /* it ends when the value changes less */
static const double DECREASE  = 1e-3;              /* share of the promised decrease that a step must keep */

/* A step and how the slope changed over it. */
struct pair { double *step, *bend, rho; };

struct search {
    const double              *r;
    size_t                     n, pairs_n;
    double                    *x, *slope, *loading; /* x: unique parts / SCALE */
    double                     value;
    gsl_matrix                *scaled, *vectors;
    gsl_vector                *roots;
    gsl_eigen_symmv_workspace *work;
    struct pair                pairs[PAIRS_MAX]; /* the latest last */
};

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void add(double *to, double times, const double *what, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += times * what[i];
}

/* Minus the log-likelihood (up to constants) at x; fills its slope and the loadings that are
 * best for these unique parts: the first principal axis of the correlations scaled by them. */
static double evaluate(struct search *s, const double *x, double *slope)
{
    double value = (double)s->n - 1, first;

    for (size_t i = 0; i < s->n; i++)
        for (size_t j = 0; j < s->n; j++)
            gsl_matrix_set(s->scaled, i, j, s->r[i * s->n + j] / (SCALE * sqrt(x[i] * x[j])));
    gsl_eigen_symmv(s->scaled, s->roots, s->vectors, s->work);
    gsl_eigen_symmv_sort(s->roots, s->vectors, GSL_EIGEN_SORT_VAL_DESC);
    for (size_t i = 1; i < s->n; i++) {
        double root = gsl_vector_get(s->roots, i);

        value += log(root) - root;
    }
    first = sqrt(fmax(gsl_vector_get(s->roots, 0) - 1, 0));
    for (size_t i = 0; i < s->n; i++) {
        double unique = SCALE * x[i];

        s->loading[i] = first * gsl_matrix_get(s->vectors, i, 0) * sqrt(unique);
        slope[i]      = SCALE * (s->loading[i] * s->loading[i] + unique - s->r[i * s->n + i]) / (unique * unique);
    }
    return -value;
}

/* The direction of a quasi-Newton step: the two loops of limited-memory BFGS (Nocedal 1980).
 * What would leave the box stays where it is. */
static void direction(const struct search *s, double *d)
{
    double share[PAIRS_MAX];

    for (size_t i = 0; i < s->n; i++)
        d[i] = -s->slope[i];
    for (size_t k = s->pairs_n; k-- > 0;) {
        share[k] = s->pairs[k].rho * dot(s->pairs[k].step, d, s->n);
        add(d, -share[k], s->pairs[k].bend, s->n);
    }
    if (s->pairs_n) {
        const struct pair *last = &s->pairs[s->pairs_n - 1];
        double             scale = 1 / (last->rho * dot(last->bend, last->bend, s->n));

        for (size_t i = 0; i < s->n; i++)
            d[i] *= scale;
    }
    for (size_t k = 0; k < s->pairs_n; k++)
        add(d, share[k] - s->pairs[k].rho * dot(s->pairs[k].bend, d, s->n), s->pairs[k].step, s->n);
    for (size_t i = 0; i < s->n; i++)
        if ((d[i] < 0 && s->x[i] <= ONE_FACTOR_UNIQUE_MIN / SCALE) || (d[i] > 0 && s->x[i] >= 1 / SCALE))
            d[i] = 0;
}

static void remember(struct search *s, const double *x, const double *slope)
{
    struct pair p = s->pairs[0];
    double      along;

    if (s->pairs_n == PAIRS_MAX) { /* the oldest makes room */
        memmove(s->pairs, s->pairs + 1, (PAIRS_MAX - 1) * sizeof *s->pairs);
        s->pairs_n--;
    } else {
        p = s->pairs[s->pairs_n];
    }
    for (size_t i = 0; i < s->n; i++) {
        p.step[i] = x[i] - s->x[i];
        p.bend[i] = slope[i] - s->slope[i];
    }
    along                = dot(p.step, p.bend, s->n);
    p.rho                = 1 / along;
    s->pairs[s->pairs_n] = p;
    if (along > DBL_EPSILON * dot(p.bend, p.bend, s->n))
        s->pairs_n++;
}

/* Walks one step downhill; false when there is no lower point.  Sets *settled when the
 * value hardly changed. */
static bool walk(struct arena *mem, struct search *s, bool *settled)
{
    double *d = ARENA_ARRAY(mem, double, s->n), *x = ARENA_ARRAY(mem, double, s->n);
    double *slope = ARENA_ARRAY(mem, double, s->n);
    double  promised, value = INFINITY, length = 1;

    direction(s, d);
    promised = dot(s->slope, d, s->n);
    for (int halves = 0; halves < HALVES_MAX; halves++, length /= 2) {
        for (size_t i = 0; i < s->n; i++)
            x[i] = fmin(fmax(s->x[i] + length * d[i], ONE_FACTOR_UNIQUE_MIN / SCALE), 1 / SCALE);
        value = evaluate(s, x, slope);
        if (value <= s->value + DECREASE * length * promised)
            break;
    }
    *settled = s->value - value <= TOLERANCE * fmax(fmax(fabs(s->value), fabs(value)), 1);
    if (!(value <= s->value))
        return false;
    remember(s, x, slope);
    memcpy(s->x, x, s->n * sizeof *x);
    memcpy(s->slope, slope, s->n * sizeof *slope);
    s->value = value;
    return true;
}

/* The start: half of what an item does not share with all others. */
static bool start(struct search *s)
{
    gsl_matrix *inverse = s->scaled;

    for (size_t i = 0; i < s->n; i++)
        for (size_t j = 0; j < s->n; j++)
            gsl_matrix_set(inverse, i, j, s->r[i * s->n + j]);
    if (gsl_linalg_cholesky_decomp1(inverse) != GSL_SUCCESS || gsl_linalg_cholesky_invert(inverse) != GSL_SUCCESS)
        return false;
    for (size_t i = 0; i < s->n; i++) {
        double unique = (1 - 0.5 / (double)s->n) / gsl_matrix_get(inverse, i, i);

        s->x[i] = fmin(fmax(unique, ONE_FACTOR_UNIQUE_MIN), 1) / SCALE;
    }
    s->value = evaluate(s, s->x, s->slope);
    return isfinite(s->value);
}

static bool search(struct arena *mem, struct search *s)
{
    bool settled = false;

    if (!start(s))
        return false;
    for (int round = 0; round < ROUNDS_MAX && !settled; round++)
        if (!walk(mem, s, &settled))
            break;
    s->value = evaluate(s, s->x, s->slope); /* the loadings of where it ended */
    return settled && isfinite(s->value);
}

bool one_factor_fit(struct arena *mem, const double *r, size_t n, double *loading, double *unique)
{
    struct search s = { .r = r, .n = n, .x = ARENA_ARRAY(mem, double, n), .slope = ARENA_ARRAY(mem, double, n),
                        .loading = loading };
    double        sum = 0;
    bool          found;

    for (int k = 0; k < PAIRS_MAX; k++)
        s.pairs[k] = (struct pair){ ARENA_ARRAY(mem, double, n), ARENA_ARRAY(mem, double, n), 0 };
    s.scaled  = gsl_matrix_alloc(n, n);
    s.vectors = gsl_matrix_alloc(n, n);
    s.roots   = gsl_vector_alloc(n);
    s.work    = gsl_eigen_symmv_alloc(n);
    found     = s.scaled && s.vectors && s.roots && s.work && search(mem, &s);
    gsl_matrix_free(s.scaled);
    gsl_matrix_free(s.vectors);
    gsl_vector_free(s.roots);
    if (s.work)
        gsl_eigen_symmv_free(s.work);
    for (size_t i = 0; i < n; i++) {
        unique[i] = SCALE * s.x[i];
        sum      += loading[i];
    }
    for (size_t i = 0; i < n && sum < 0; i++)
        loading[i] = -loading[i];
    return found;
}
