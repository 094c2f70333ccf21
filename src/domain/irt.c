/* irt.c - see irt.h. */
#include "domain/irt.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#include "domain/norm.h"

/* --- items ------------------------------------------------------------------- */

bool irt_item_valid(const struct irt_item *item)
{
    return item->a >= IRT_A_MIN && item->a <= IRT_A_MAX && fabs(item->b) <= IRT_B_MAX && item->c >= 0.0 &&
           item->c <= IRT_C_MAX && item->d >= IRT_D_MIN && item->d <= 1.0;
}

struct irt_item irt_provisional(int level, size_t options)
{
    return (struct irt_item){ .a = 1.0, .b = level - 2, .c = options ? 1.0 / (double)options : 0.0, .d = 1.0 };
}

/* What an answer adds at one theta.  Derivatives by theta. */
struct term {
    double log_p;       /* of the answer given */
    double score;       /* derivative of log_p */
    double information; /* expected: P'^2 / (P Q) */
    double warm;        /* P' P'' / (P Q) */
};

/* Chance, its two derivatives, and the chance of the opposite without a difference of near numbers. */
struct curve { double p, q, p1, p2; };

/* One power, of the side that cannot overflow. */
static struct curve item_curve(const struct irt_item *item, double theta)
{
    double x = item->a * (theta - item->b), e = exp(-fabs(x)), near = 1.0 / (1.0 + e), far = e / (1.0 + e);
    double l = x < 0.0 ? far : near, m = x < 0.0 ? near : far, span = item->d - item->c;

    return (struct curve){
        .p  = item->c + span * l,
        .q  = 1.0 - item->d + span * m,
        .p1 = span * item->a * l * m,
        .p2 = span * item->a * item->a * l * m * (m - l),
    };
}

double irt_probability(const struct irt_item *item, double theta)
{
    return item_curve(item, theta).p;
}

double irt_information(const struct irt_item *item, double theta)
{
    struct curve v = item_curve(item, theta);

    return v.p1 * v.p1 / (v.p * v.q);
}

static struct term item_term(const struct irt_item *item, int response, double theta)
{
    struct curve v = item_curve(item, theta);

    return (struct term){
        .log_p       = log(response ? v.p : v.q),
        .score       = response ? v.p1 / v.p : -v.p1 / v.q,
        .information = v.p1 * v.p1 / (v.p * v.q),
        .warm        = v.p1 * v.p2 / (v.p * v.q),
    };
}

/* --- graded items ------------------------------------------------------------- */

bool irt_graded_valid(const struct irt_graded *item)
{
    if (!(item->a >= IRT_A_MIN && item->a <= IRT_A_MAX) || item->categories < 2 ||
        item->categories > IRT_CATEGORIES_MAX)
        return false;
    for (int k = 0; k < item->categories - 1; k++)
        if (!(fabs(item->b[k]) <= IRT_B_MAX) || (k && item->b[k] <= item->b[k - 1]))
            return false;
    return true;
}

/* P_k and its two derivatives, as differences of the neighbouring boundary curves. */
static void graded_curves(const struct irt_graded *item, double theta, struct curve *categories)
{
    struct irt_item boundary = { .a = item->a, .d = 1.0 };
    struct curve    above    = { .p = 1.0 };

    for (int k = 0; k < item->categories; k++) {
        struct curve next = { 0 };

        if (k < item->categories - 1) {
            boundary.b = item->b[k];
            next       = item_curve(&boundary, theta);
        }
        categories[k] = (struct curve){ .p = above.p - next.p, .p1 = above.p1 - next.p1, .p2 = above.p2 - next.p2 };
        if (k && above.p > 0.5) /* both near 1: the difference of what is missing is exact */
            categories[k].p = (k < item->categories - 1 ? next.q : 1.0) - above.q;
        above = next;
    }
}

void irt_graded_probabilities(const struct irt_graded *item, double theta, double *p)
{
    struct curve categories[IRT_CATEGORIES_MAX];

    graded_curves(item, theta, categories);
    for (int k = 0; k < item->categories; k++)
        p[k] = categories[k].p;
}

static struct term graded_term(const struct irt_graded *item, int response, double theta)
{
    struct curve categories[IRT_CATEGORIES_MAX];
    struct term  t = { 0 };

    graded_curves(item, theta, categories);
    for (int k = 0; k < item->categories; k++) {
        t.information += categories[k].p1 * categories[k].p1 / categories[k].p;
        t.warm        += categories[k].p1 * categories[k].p2 / categories[k].p;
    }
    t.log_p = log(categories[response].p);
    t.score = categories[response].p1 / categories[response].p;
    return t;
}

/* --- answers ------------------------------------------------------------------ */

static struct term answer_term(const struct irt_answers *answers, size_t i, double theta)
{
    return answers->graded ? graded_term(&answers->graded[i], answers->responses[i], theta)
                           : item_term(&answers->items[i], answers->responses[i], theta);
}

static struct term answers_term(const struct irt_answers *answers, double theta)
{
    struct term sum = { 0 };

    for (size_t i = 0; i < answers->n; i++) {
        struct term t;

        if (answers->responses[i] == IRT_OMITTED)
            continue;
        t = answer_term(answers, i, theta);
        sum.log_p       += t.log_p;
        sum.score       += t.score;
        sum.information += t.information;
        sum.warm        += t.warm;
    }
    return sum;
}

bool irt_is_answered(const struct irt_answers *answers)
{
    for (size_t i = 0; i < answers->n; i++)
        if (answers->responses[i] != IRT_OMITTED)
            return true;
    return false;
}

double irt_test_information(const struct irt_answers *answers, double theta)
{
    return answers_term(answers, theta).information;
}

static double expected_score(const struct irt_answers *answers, size_t i, double theta)
{
    double p[IRT_CATEGORIES_MAX], sum = 0;

    if (!answers->graded)
        return irt_probability(&answers->items[i], theta);
    irt_graded_probabilities(&answers->graded[i], theta, p);
    for (int k = 1; k < answers->graded[i].categories; k++)
        sum += k * p[k];
    return sum;
}

double irt_expected_score(const struct irt_answers *answers, double theta)
{
    double sum = 0;

    for (size_t i = 0; i < answers->n; i++)
        if (answers->responses[i] != IRT_OMITTED)
            sum += expected_score(answers, i, theta);
    return sum;
}

double irt_person_fit(const struct irt_answers *answers, double theta)
{
    double surprise = 0, variance = 0;

    if (answers->graded || !irt_is_answered(answers))
        return NAN;
    for (size_t i = 0; i < answers->n; i++) {
        struct curve v;

        if (answers->responses[i] == IRT_OMITTED)
            continue;
        v = item_curve(&answers->items[i], theta);
        surprise += log(answers->responses[i] ? v.p : v.q) - (v.p * log(v.p) + v.q * log(v.q));
        variance += v.p * v.q * pow(log(v.p / v.q), 2);
    }
    return surprise / sqrt(variance);
}

/* --- MLE, WLE, MAP -------------------------------------------------------------- */

/* Three estimators that are roots of a score function. */
enum method { MLE, WLE, MAP };

struct search {
    const struct irt_answers *answers;
    enum method               method;
    struct irt_prior          prior;
};

static double score_at(double theta, void *context)
{
    const struct search *s = context;
    struct term          t = answers_term(s->answers, theta);

    if (s->method == WLE)
        return t.score + t.warm / (2.0 * t.information);
    if (s->method == MAP)
        return t.score + (s->prior.mean - theta) / (s->prior.sd * s->prior.sd);
    return t.score;
}

#define GRID_N 161

static double grid_at(int i)
{
    return -IRT_THETA_MAX + 2.0 * IRT_THETA_MAX * i / (GRID_N - 1);
}

/* The root between two neighbours of the grid. */
static double root_between(struct search *s, double low, double high)
{
    gsl_function      f      = { score_at, s };
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);

    if (!solver)
        return (low + high) / 2.0;
    gsl_root_fsolver_set(solver, &f, low, high);
    for (int round = 0; round < 100 && high - low > 1e-10; round++) {
        gsl_root_fsolver_iterate(solver);
        low  = gsl_root_fsolver_x_lower(solver);
        high = gsl_root_fsolver_x_upper(solver);
    }
    low = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    return low;
}

/* Where the objective is greatest.  Only its derivative is known (Warm's has no closed
 * integral for items with guessing), so it is summed up along the grid by Simpson's rule. */
static struct irt_estimate greatest(struct search *s)
{
    struct irt_estimate best  = { .theta = grid_at(0), .at_bound = true };
    double              value = 0, best_value = 0, left = score_at(grid_at(0), s);

    for (int i = 0; i < GRID_N - 1; i++) {
        double low = grid_at(i), high = grid_at(i + 1), right = score_at(high, s);
        double middle = score_at((low + high) / 2.0, s);

        if (left > 0.0 && right <= 0.0) {
            double root = root_between(s, low, high), half = score_at((low + root) / 2.0, s);
            double peak = value + (root - low) / 6.0 * (left + 4.0 * half);

            if (peak > best_value)
                best = (struct irt_estimate){ .theta = root }, best_value = peak;
        }
        value += (high - low) / 6.0 * (left + 4.0 * middle + right);
        left = right;
    }
    if (value > best_value)
        best = (struct irt_estimate){ .theta = grid_at(GRID_N - 1), .at_bound = true };
    return best;
}

static struct irt_estimate estimate(const struct irt_answers *answers, enum method method, struct irt_prior prior)
{
    struct search       s = { answers, method, prior };
    struct irt_estimate e = { NAN, NAN, false };
    double              information;

    if (!irt_is_answered(answers) && method != MAP)
        return e;
    e = greatest(&s);
    information = irt_test_information(answers, e.theta) + (method == MAP ? 1.0 / (prior.sd * prior.sd) : 0.0);
    e.se = 1.0 / sqrt(information);
    return e;
}

struct irt_estimate irt_mle(const struct irt_answers *answers)
{
    return estimate(answers, MLE, (struct irt_prior){ 0 });
}

struct irt_estimate irt_wle(const struct irt_answers *answers)
{
    return estimate(answers, WLE, (struct irt_prior){ 0 });
}

struct irt_estimate irt_map(const struct irt_answers *answers, struct irt_prior prior)
{
    return estimate(answers, MAP, prior);
}

/* --- EAP ------------------------------------------------------------------------ */

double irt_point(int k)
{
    return -6.0 + 0.2 * k;
}

/* Mean and SD of the density whose logarithms stand at points from `first` in steps. */
static struct irt_estimate moments(const double *log_density, double first, double step)
{
    double top = log_density[0], mass = 0, sum = 0, squares = 0, mean;

    for (int k = 1; k < IRT_POINTS; k++)
        top = fmax(top, log_density[k]);
    for (int k = 0; k < IRT_POINTS; k++) {
        double weight = exp(log_density[k] - top), x = k * step;

        mass    += weight;
        sum     += weight * x;
        squares += weight * x * x;
    }
    mean = sum / mass;
    return (struct irt_estimate){ .theta = first + mean, .se = sqrt(fmax(squares / mass - mean * mean, 0.0)) };
}

static double log_prior(struct irt_prior prior, double theta)
{
    double z = (theta - prior.mean) / prior.sd;

    return -z * z / 2.0;
}

void irt_posterior_start(struct irt_posterior *posterior, struct irt_prior prior)
{
    for (int k = 0; k < IRT_POINTS; k++)
        posterior->log_density[k] = log_prior(prior, irt_point(k));
}

void irt_posterior_add(struct irt_posterior *posterior, const struct irt_item *item, bool right)
{
    for (int k = 0; k < IRT_POINTS; k++) {
        struct curve v = item_curve(item, irt_point(k));

        posterior->log_density[k] += log(right ? v.p : v.q);
    }
}

struct irt_estimate irt_posterior_estimate(const struct irt_posterior *posterior)
{
    return moments(posterior->log_density, irt_point(0), irt_point(1) - irt_point(0));
}

static struct irt_estimate eap_on(const struct irt_answers *answers, struct irt_prior prior, double first, double step)
{
    double log_density[IRT_POINTS];

    for (int k = 0; k < IRT_POINTS; k++) {
        double theta = first + k * step;

        log_density[k] = log_prior(prior, theta) + answers_term(answers, theta).log_p;
    }
    return moments(log_density, first, step);
}

struct irt_estimate irt_eap(const struct irt_answers *answers, struct irt_prior prior)
{
    struct irt_estimate e;

    if (!irt_is_answered(answers))
        return (struct irt_estimate){ .theta = prior.mean, .se = prior.sd };
    e = eap_on(answers, prior, irt_point(0), irt_point(1) - irt_point(0));
    if (e.se < IRT_SD_FINE) /* mean +- 6 SD */
        e = eap_on(answers, prior, e.theta - 6.0 * e.se, 12.0 * e.se / (IRT_POINTS - 1));
    return e;
}

int irt_percent(double theta)
{
    return round_clamp(100.0 * normal_cdf(theta), 0, 100);
}
