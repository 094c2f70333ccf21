/* calibration.c - see calibration.h.
 *
 * In here an item is a slope and an intercept, logit = a theta + d, so that b = -d / a; the
 * steps in them are shorter than in b when a is small.
 */
#include "domain/calibration.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

#include "core/arena.h"

#define CONVERGED     1e-5
#define STEPS_MAX     8    /* of Newton in one M step */
#define STEP_LENGTH   1.0  /* the furthest that one step goes */
#define LOG_A_SD      0.5  /* priors of the 3PL */
#define C_RIGHT       4.0  /* Beta(5, 17): exponents of c and 1 - c */
#define C_WRONG       16.0
#define C_AT_FIRST    0.2

struct parameters { double a, d, c; };

/* Of one item at each point: how many are expected there to have answered, and to be right. */
struct expected { double n[IRT_POINTS], right[IRT_POINTS]; };

struct fit {
    const struct calibration_data *data;
    enum calibration_model         model;
    struct parameters             *items;
    struct expected               *expected;
    double                        *log_p, *log_q; /* items x points */
    double                         log_weight[IRT_POINTS];
};

static double probability(const struct parameters *p, double theta)
{
    return p->c + (1.0 - p->c) / (1.0 + exp(-(p->a * theta + p->d)));
}

/* --- E step ------------------------------------------------------------------------ */

static void tabulate(struct fit *fit)
{
    for (size_t i = 0; i < fit->data->items; i++)
        for (int k = 0; k < IRT_POINTS; k++) {
            double p = probability(&fit->items[i], irt_point(k));

            fit->log_p[i * IRT_POINTS + (size_t)k] = log(p);
            fit->log_q[i * IRT_POINTS + (size_t)k] = log1p(-p);
        }
}

/* Fills the posterior of a row over the points; returns the logarithm of its likelihood. */
static double posterior(const struct fit *fit, const signed char *row, double *out)
{
    double top = -INFINITY, sum = 0;

    memcpy(out, fit->log_weight, sizeof fit->log_weight);
    for (size_t i = 0; i < fit->data->items; i++) {
        const double *add = (row[i] == 1 ? fit->log_p : fit->log_q) + i * IRT_POINTS;

        if (row[i] != IRT_OMITTED)
            for (int k = 0; k < IRT_POINTS; k++)
                out[k] += add[k];
    }
    for (int k = 0; k < IRT_POINTS; k++)
        top = fmax(top, out[k]);
    for (int k = 0; k < IRT_POINTS; k++)
        sum += out[k] = exp(out[k] - top);
    for (int k = 0; k < IRT_POINTS; k++)
        out[k] /= sum;
    return top + log(sum);
}

/* Fills what is expected at each point; returns the log-likelihood. */
static double expect(struct fit *fit)
{
    const struct calibration_data *data = fit->data;
    double                         log_likelihood = 0, at[IRT_POINTS];

    tabulate(fit);
    memset(fit->expected, 0, data->items * sizeof *fit->expected);
    for (size_t r = 0; r < data->rows; r++) {
        const signed char *row   = data->responses + r * data->items;
        double             count = data->counts ? data->counts[r] : 1.0;

        log_likelihood += count * posterior(fit, row, at);
        for (int k = 0; k < IRT_POINTS; k++)
            at[k] *= count;
        for (size_t i = 0; i < data->items; i++) {
            struct expected *e = &fit->expected[i];

            if (row[i] == IRT_OMITTED)
                continue;
            for (int k = 0; k < IRT_POINTS; k++)
                e->n[k] += at[k];
            if (row[i] == 1)
                for (int k = 0; k < IRT_POINTS; k++)
                    e->right[k] += at[k];
        }
    }
    return log_likelihood;
}

/* --- M step ------------------------------------------------------------------------ */

static double within(double x, double low, double high)
{
    return fmin(fmax(x, low), high);
}

static void keep_limits(struct parameters *p)
{
    p->a = within(p->a, IRT_A_MIN, IRT_A_MAX);
    p->d = within(p->d, -IRT_B_MAX * p->a, IRT_B_MAX * p->a);
    p->c = within(p->c, 0.0, IRT_C_MAX);
}

/* Gradient and (expected) curvature of an item's log-likelihood in its slope and intercept, c = 0. */
struct bend { double ga, gd, aa, ad, dd; };

static struct bend bend_of(const struct parameters *p, const struct expected *e)
{
    struct bend b = { 0 };

    for (int k = 0; k < IRT_POINTS; k++) {
        double theta = irt_point(k), chance = probability(p, theta);
        double rest = e->right[k] - e->n[k] * chance, weight = e->n[k] * chance * (1.0 - chance);

        b.ga += theta * rest;
        b.gd += rest;
        b.aa += theta * theta * weight;
        b.ad += theta * weight;
        b.dd += weight;
    }
    return b;
}

/* One Newton step of `n` items that share a slope; returns its length.  Each intercept is
 * eliminated from the equations, which leaves one for the slope. */
static double step_together(struct parameters *items, const struct expected *expected, size_t n, struct bend *bends)
{
    double gradient = 0, curvature = 0, slope, longest;

    for (size_t i = 0; i < n; i++) {
        struct bend *b = &bends[i];

        *b = bend_of(&items[i], &expected[i]);
        gradient  += b->ga - b->ad * b->gd / b->dd;
        curvature += b->aa - b->ad * b->ad / b->dd;
    }
    slope   = within(gradient / curvature, -STEP_LENGTH, STEP_LENGTH);
    longest = fabs(slope);
    for (size_t i = 0; i < n; i++) {
        double intercept = (bends[i].gd - bends[i].ad * slope) / bends[i].dd;

        intercept = within(intercept, -STEP_LENGTH, STEP_LENGTH);
        longest   = fmax(longest, fabs(intercept));
        items[i].a += slope;
        items[i].d += intercept;
        keep_limits(&items[i]);
    }
    return longest;
}

/* One scoring step of a 3PL item in ln a, d and logit c, with their priors; returns its length. */
static double step_guessing(struct parameters *p, const struct expected *e)
{
    double          bend[9] = { 0 }, slope[3], step[3], c = fmax(p->c, 1e-4), log_a = log(p->a);
    gsl_matrix_view matrix  = gsl_matrix_view_array(bend, 3, 3);
    gsl_vector_view right   = gsl_vector_view_array(slope, 3), x = gsl_vector_view_array(step, 3);

    slope[0] = -log_a / (LOG_A_SD * LOG_A_SD);
    slope[1] = 0.0;
    slope[2] = C_RIGHT * (1.0 - c) - C_WRONG * c;
    bend[0]  = 1.0 / (LOG_A_SD * LOG_A_SD);
    bend[8]  = (C_RIGHT + C_WRONG) * c * (1.0 - c);
    for (int k = 0; k < IRT_POINTS; k++) {
        double theta = irt_point(k), l = 1.0 / (1.0 + exp(-(p->a * theta + p->d))), chance = c + (1.0 - c) * l;
        double rise  = (1.0 - c) * l * (1.0 - l), of[3] = { rise * p->a * theta, rise, c * (1.0 - c) * (1.0 - l) };
        double scale = 1.0 / (chance * (1.0 - chance));

        for (int i = 0; i < 3; i++) {
            slope[i] += (e->right[k] - e->n[k] * chance) * scale * of[i];
            for (int j = 0; j < 3; j++)
                bend[3 * i + j] += e->n[k] * scale * of[i] * of[j];
        }
    }
    if (gsl_linalg_cholesky_decomp1(&matrix.matrix) ||
        gsl_linalg_cholesky_solve(&matrix.matrix, &right.vector, &x.vector))
        return 0.0;
    for (int i = 0; i < 3; i++)
        step[i] = within(step[i], -STEP_LENGTH, STEP_LENGTH);
    p->a = exp(log_a + step[0]);
    p->d += step[1];
    p->c = 1.0 / (1.0 + exp(-(log(c / (1.0 - c)) + step[2])));
    keep_limits(p);
    return fmax(fmax(fabs(step[0]), fabs(step[1])), fabs(step[2]));
}

static void maximize(struct fit *fit, struct bend *bends)
{
    size_t n = fit->data->items, together = fit->model == CALIBRATE_1PL ? n : 1;

    for (size_t i = 0; i < n; i += together)
        for (int step = 0; step < STEPS_MAX; step++) {
            double length = fit->model == CALIBRATE_3PL
                ? step_guessing(&fit->items[i], &fit->expected[i])
                : step_together(&fit->items[i], &fit->expected[i], together, bends);

            if (length < CONVERGED / 100)
                break;
        }
}

/* --- the fit ------------------------------------------------------------------------ */

/* Begins at slope 1 and the intercept that gives each item its share of right answers. */
static bool begin(struct fit *fit)
{
    const struct calibration_data *data = fit->data;

    for (size_t i = 0; i < data->items; i++) {
        double right = 0, n = 0, share;

        for (size_t r = 0; r < data->rows; r++) {
            signed char x     = data->responses[r * data->items + i];
            double      count = data->counts ? data->counts[r] : 1.0;

            n     += x == IRT_OMITTED ? 0.0 : count;
            right += x == 1 ? count : 0.0;
        }
        share = right / n;
        if (!(share > 0.0 && share < 1.0))
            return false;
        fit->items[i] = (struct parameters){ .a = 1.0, .d = log(share / (1.0 - share)),
                                             .c = fit->model == CALIBRATE_3PL ? C_AT_FIRST : 0.0 };
        keep_limits(&fit->items[i]);
    }
    return data->items >= 2;
}

static void weigh_points(double *log_weight)
{
    double sum = 0;

    for (int k = 0; k < IRT_POINTS; k++)
        sum += exp(-irt_point(k) * irt_point(k) / 2.0);
    for (int k = 0; k < IRT_POINTS; k++)
        log_weight[k] = -irt_point(k) * irt_point(k) / 2.0 - log(sum);
}

static double change(const struct parameters *now, const struct parameters *before, size_t n)
{
    double most = 0;

    for (size_t i = 0; i < n; i++) {
        most = fmax(most, fabs(now[i].a - before[i].a));
        most = fmax(most, fabs(now[i].d - before[i].d));
        most = fmax(most, fabs(now[i].c - before[i].c));
    }
    return most;
}

/* Begins where an earlier piece stopped. */
static void begin_again(struct fit *fit, const struct irt_item *items)
{
    for (size_t i = 0; i < fit->data->items; i++)
        fit->items[i] = (struct parameters){ .a = items[i].a, .d = -items[i].a * items[i].b, .c = items[i].c };
}

static void fit_open(struct arena *mem, const struct calibration_data *data, enum calibration_model model,
                     struct fit *fit)
{
    size_t n = data->items;

    *fit = (struct fit){
        .data = data, .model = model, .items = ARENA_ARRAY(mem, struct parameters, n),
        .expected = ARENA_ARRAY(mem, struct expected, n), .log_p = ARENA_ARRAY(mem, double, n * IRT_POINTS),
        .log_q = ARENA_ARRAY(mem, double, n * IRT_POINTS),
    };
    weigh_points(fit->log_weight);
}

bool calibrate_on(struct arena *mem, const struct calibration_data *data, enum calibration_model model, int cycles,
                  struct calibration *out)
{
    size_t             n      = data->items;
    struct parameters *before = ARENA_ARRAY(mem, struct parameters, n);
    struct bend       *bends  = ARENA_ARRAY(mem, struct bend, n);
    int                last   = out->cycles + cycles < CALIBRATION_CYCLES_MAX ? out->cycles + cycles
                                                                              : CALIBRATION_CYCLES_MAX;
    struct fit         fit;

    fit_open(mem, data, model, &fit);
    if (!begin(&fit))
        return false;
    if (out->cycles)
        begin_again(&fit, out->items);
    out->converged = false;
    for (; out->cycles < last && !out->converged; out->cycles++) {
        memcpy(before, fit.items, n * sizeof *before);
        expect(&fit);
        maximize(&fit, bends);
        out->converged = change(fit.items, before, n) < CONVERGED;
    }
    out->log_likelihood = expect(&fit);
    for (size_t i = 0; i < n; i++)
        out->items[i] = (struct irt_item){ .a = fit.items[i].a, .b = -fit.items[i].d / fit.items[i].a,
                                           .c = fit.items[i].c, .d = 1.0 };
    return true;
}

bool calibrate(struct arena *mem, const struct calibration_data *data, enum calibration_model model,
               struct calibration *out)
{
    out->cycles = 0;
    return calibrate_on(mem, data, model, CALIBRATION_CYCLES_MAX, out);
}

/* --- standard errors ------------------------------------------------------------------ */

/* Derivatives of the logarithm of an answer's chance by a, b and c, at one point. */
static void score_at(const struct irt_item *item, double theta, bool right, double of[3])
{
    double l = 1.0 / (1.0 + exp(-item->a * (theta - item->b))), p = item->c + (1.0 - item->c) * l;
    double rise = (1.0 - item->c) * l * (1.0 - l), by = right ? 1.0 / p : -1.0 / (1.0 - p);

    of[0] = by * rise * (theta - item->b);
    of[1] = by * rise * -item->a;
    of[2] = by * (1.0 - l);
}

/* Scores of both answers to an item at all points. */
struct scores { double at[2][3][IRT_POINTS]; };

/* The errors of the first `n` parameters from their information, whose inverse's diagonal they are. */
static void invert(const double information[9], int n, double errors[3])
{
    double          part[9], unit[3], column[3];
    gsl_matrix_view matrix = gsl_matrix_view_array(part, (size_t)n, (size_t)n);
    gsl_vector_view right  = gsl_vector_view_array(unit, (size_t)n), x = gsl_vector_view_array(column, (size_t)n);

    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            part[n * i + j] = information[3 * i + j];
    if (gsl_linalg_cholesky_decomp1(&matrix.matrix))
        return;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++)
            unit[j] = i == j;
        if (!gsl_linalg_cholesky_solve(&matrix.matrix, &right.vector, &x.vector) && column[i] > 0.0)
            errors[i] = sqrt(column[i]);
    }
}

/* Adds the cross-products of one person's scores; returns the person's score of a slope that all share. */
static double cross_add(const struct fit *fit, const signed char *row, double count, const struct scores *scores,
                        double (*information)[9])
{
    double at[IRT_POINTS], slope = 0;

    posterior(fit, row, at);
    for (size_t i = 0; i < fit->data->items; i++) {
        double s[3] = { 0 };

        if (row[i] == IRT_OMITTED)
            continue;
        for (int p = 0; p < 3; p++)
            for (int k = 0; k < IRT_POINTS; k++)
                s[p] += at[k] * scores[i].at[row[i] == 1][p][k];
        for (int p = 0; p < 9; p++)
            information[i][p] += count * s[p / 3] * s[p % 3];
        slope += s[0];
    }
    return slope;
}

static void errors_fill(enum calibration_model model, const struct irt_item *item, double information[9],
                        double slope_information, struct calibration_error *out)
{
    double errors[3] = { NAN, NAN, NAN };

    if (model == CALIBRATE_1PL) {
        errors[0] = slope_information > 0.0 ? 1.0 / sqrt(slope_information) : NAN;
        errors[1] = information[4] > 0.0 ? 1.0 / sqrt(information[4]) : NAN;
    } else if (model == CALIBRATE_2PL) {
        invert(information, 2, errors);
    } else {
        double c = fmax(item->c, 1e-4);

        information[0] += 1.0 / (LOG_A_SD * LOG_A_SD * item->a * item->a);
        information[8] += C_RIGHT / (c * c) + C_WRONG / ((1.0 - c) * (1.0 - c));
        invert(information, 3, errors);
    }
    *out = (struct calibration_error){ errors[0], errors[1], errors[2] };
}

void calibration_errors(struct arena *mem, const struct calibration_data *data, enum calibration_model model,
                        const struct irt_item *items, struct calibration_error *out)
{
    struct scores *scores = ARENA_ARRAY(mem, struct scores, data->items);
    double       (*information)[9] = arena_alloc(mem, data->items * sizeof *information);
    double         slope = 0;
    struct fit     fit;

    fit_open(mem, data, model, &fit);
    begin_again(&fit, items);
    tabulate(&fit);
    for (size_t i = 0; i < data->items; i++)
        for (int k = 0; k < IRT_POINTS; k++)
            for (int right = 0; right < 2; right++) {
                double of[3];

                score_at(&items[i], irt_point(k), right, of);
                for (int p = 0; p < 3; p++)
                    scores[i].at[right][p][k] = of[p];
            }
    for (size_t r = 0; r < data->rows; r++) {
        double count = data->counts ? data->counts[r] : 1.0;
        double one = cross_add(&fit, data->responses + r * data->items, count, scores, information);

        slope += count * one * one;
    }
    for (size_t i = 0; i < data->items; i++)
        errors_fill(model, &items[i], information[i], slope, &out[i]);
}
