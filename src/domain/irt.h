/* irt.h - item response theory: what the answers to items say of an ability (PSYCHOMETRICS.md 7).
 *
 * theta is the ability on the scale whose population is N(0, 1).  An item that is right or
 * wrong follows the four-parameter logistic, D = 1:
 *
 *   P(theta) = c + (d - c) / (1 + exp(-a (theta - b)))
 *
 * and one with ordered categories Samejima's graded model, P(X >= k) = 1 / (1 + exp(-a (theta - b_k))).
 */
#ifndef DOMAIN_IRT_H
#define DOMAIN_IRT_H

#include <stdbool.h>
#include <stddef.h>

/* --- items ------------------------------------------------------------------- */

struct irt_item {
    double a; /* discrimination, IRT_A_MIN..IRT_A_MAX */
    double b; /* difficulty, -IRT_B_MAX..IRT_B_MAX */
    double c; /* chance of a right answer by guessing, 0..IRT_C_MAX */
    double d; /* chance of one by the ablest, IRT_D_MIN..1 */
};

#define IRT_A_MIN 0.05
#define IRT_A_MAX 5.0
#define IRT_B_MAX 6.0
#define IRT_C_MAX 0.5
#define IRT_D_MIN 0.7

/* Are all four inside their limits? */
bool irt_item_valid(const struct irt_item *item);

/* The item of a question that was never calibrated: by its level (1 beginner, 2
 * intermediate, 3 advanced) and the number of options of a single choice (0: no choice). */
struct irt_item irt_provisional(int level, size_t options);

/* Chance of a right answer, and Fisher information P'^2 / (P Q). */
double irt_probability(const struct irt_item *item, double theta);
double irt_information(const struct irt_item *item, double theta);

#define IRT_CATEGORIES_MAX 10

struct irt_graded {
    double a;
    double b[IRT_CATEGORIES_MAX - 1]; /* rising; categories - 1 of them */
    int    categories;                /* 2..IRT_CATEGORIES_MAX; a response is 0..categories - 1 */
};

bool   irt_graded_valid(const struct irt_graded *item);
/* Fills p[0..categories - 1], whose sum is 1. */
void   irt_graded_probabilities(const struct irt_graded *item, double theta, double *p);

/* --- answers ----------------------------------------------------------------- */

#define IRT_OMITTED (-1)

/* Answers to items of one model; the other list is NULL. */
struct irt_answers {
    const struct irt_item   *items;
    const struct irt_graded *graded;
    const int               *responses; /* 0 or 1, or a category; IRT_OMITTED says nothing */
    size_t                   n;
};

/* Is there any answer? */
bool   irt_is_answered(const struct irt_answers *answers);

/* Sums over the items that have an answer: the test they make at a theta. */
double irt_test_information(const struct irt_answers *answers, double theta);
double irt_expected_score(const struct irt_answers *answers, double theta);

/* The standardised log-likelihood l_z (Drasgow, Levine & Williams 1985): far below 0 for a
 * pattern that does not fit theta.  Of right-or-wrong items only; NAN without an answer. */
double irt_person_fit(const struct irt_answers *answers, double theta);

/* --- estimates --------------------------------------------------------------- */

struct irt_prior { double mean, sd; };

#define IRT_THETA_MAX 4.0 /* MLE, WLE and MAP are searched on -4..4 */

struct irt_estimate {
    double theta, se;
    bool   at_bound; /* the likelihood still rises there */
};

/* Maximum of the likelihood; its SE is 1 / sqrt(information).  NAN without an answer. */
struct irt_estimate irt_mle(const struct irt_answers *answers);
/* Warm's (1989) weighted likelihood: the root of sum P'(x - P)/(P Q) + J/(2 I). */
struct irt_estimate irt_wle(const struct irt_answers *answers);
/* Mode of the posterior; SE 1 / sqrt(I + 1/sd^2). */
struct irt_estimate irt_map(const struct irt_answers *answers, struct irt_prior prior);
/* Mean and SD of the posterior.  Without an answer that is the prior. */
struct irt_estimate irt_eap(const struct irt_answers *answers, struct irt_prior prior);

/* The posterior while answers come in one by one: 61 points on -6..6, as irt_eap uses. */
#define IRT_POINTS 61

struct irt_posterior { double log_density[IRT_POINTS]; };

void                irt_posterior_start(struct irt_posterior *posterior, struct irt_prior prior);
void                irt_posterior_add(struct irt_posterior *posterior, const struct irt_item *item, bool right);
/* Mean and SD.  Too coarse when the SD is below IRT_SD_FINE: then irt_eap looks closer. */
struct irt_estimate irt_posterior_estimate(const struct irt_posterior *posterior);

#define IRT_SD_FINE 0.2

/* theta of a point of the grid. */
double irt_point(int k);

/* Share of the population below theta, in percent 0..100, rounded half up. */
int irt_percent(double theta);

#endif
