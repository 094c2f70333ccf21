/* adaptive.c - see adaptive.h. */
#include "domain/adaptive.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <sodium.h>
#include <string.h>

#define SKILL_SD      0.8 /* prior of a skill around the ability of all */
#define BEST_AT_FIRST 5   /* among how many of the best is drawn, for the first items */
#define BEST_LATER    3
#define FIRST_ITEMS   5

struct adaptive_rules adaptive_rules_initial(void)
{
    return (struct adaptive_rules){ .prior = { 0.0, 1.0 }, .exposure = true, .items_min = 8, .items_max = 20,
                                    .se_target = 0.40, .information_min = 0.05 };
}

void adaptive_start(struct adaptive *test, const struct adaptive_pool *pool, const struct adaptive_rules *rules,
                    const unsigned char seed[32])
{
    *test = (struct adaptive){ .pool = pool, .rules = rules, .now = { .theta = rules->theta, .se = rules->prior.sd } };
    memcpy(test->seed, seed, sizeof test->seed);
    irt_posterior_start(&test->posterior, rules->prior);
}

/* --- random draws --------------------------------------------------------------- */

/* Draws for the item after `given_n`: ChaCha20 of the seed with that number in it, so they
 * hang on nothing that was drawn before. */
struct draws { uint64_t values[64]; size_t n; };

static void draws_of(const struct adaptive *test, struct draws *draws)
{
    unsigned char seed[32];

    memcpy(seed, test->seed, sizeof seed);
    seed[0] ^= (unsigned char)test->given_n;
    randombytes_buf_deterministic(draws->values, sizeof draws->values, seed);
    draws->n = 0;
}

/* 0 <= draw < 1. */
static double draw(struct draws *draws)
{
    return (double)(draws->values[draws->n++ % 64] >> 11) * 0x1p-53;
}

/* --- the next item ---------------------------------------------------------------- */

static bool is_candidate(const struct adaptive *test, size_t place, int skill)
{
    const struct adaptive_item *item = &test->pool->items[place];

    return !test->used[place] && !item->disabled && (skill < 0 || item->skill == skill);
}

static bool has_candidate(const struct adaptive *test, int skill)
{
    for (size_t i = 0; i < test->pool->n; i++)
        if (is_candidate(test, i, skill))
            return true;
    return false;
}

/* The skill that is furthest below its share; -1 when there are no targets or no items of them. */
static int skill_next(const struct adaptive *test)
{
    const struct adaptive_rules *rules = test->rules;
    double                       most  = 0;
    int                          best  = -1;

    for (int s = 0; rules->targets && s < (int)rules->targets_n; s++) {
        double lack = rules->targets[s] - (double)test->of_skill[s] / (test->given_n ? test->given_n : 1);

        if ((best < 0 || lack > most) && has_candidate(test, s))
            best = s, most = lack;
    }
    return best;
}

/* How well an item fits the estimate: the larger the better. */
static double worth(const struct adaptive *test, size_t place)
{
    const struct irt_item *item = &test->pool->items[place].item;

    return test->rules->select == ADAPTIVE_NEAREST ? -fabs(item->b - test->now.theta)
                                                   : irt_information(item, test->now.theta);
}

struct ranked { double worth; int place; };

static bool is_better(const struct ranked *a, const struct ranked *b)
{
    return a->worth > b->worth || (a->worth == b->worth && a->place < b->place);
}

/* Moves the best of ranking[i..n - 1] to i: nothing behind the place that is taken needs an order. */
static void best_to(struct ranked *ranking, int i, int n)
{
    struct ranked moved = ranking[i];
    int           best  = i;

    for (int j = i + 1; j < n; j++)
        if (is_better(&ranking[j], &ranking[best]))
            best = j;
    ranking[i]    = ranking[best];
    ranking[best] = moved;
}

/* Walks down the ranking; an item is taken with its own probability, the best one when none is. */
static int take_by_exposure(const struct adaptive *test, struct ranked *ranking, int n)
{
    struct draws draws;

    draws_of(test, &draws);
    for (int i = 0; i < n; i++) {
        double k;

        best_to(ranking, i, n);
        k = test->pool->items[ranking[i].place].exposure;
        if (test->selected)
            test->selected[ranking[i].place]++;
        if (k <= 0.0 || draw(&draws) < k)
            return ranking[i].place;
    }
    return ranking[0].place;
}

/* One of the best few, each as likely. */
static int take_of_best(const struct adaptive *test, struct ranked *ranking, int n)
{
    int          best_n = test->given_n < FIRST_ITEMS ? BEST_AT_FIRST : BEST_LATER;
    struct draws draws;

    best_n = best_n < n ? best_n : n;
    for (int i = 0; i < best_n; i++)
        best_to(ranking, i, n);
    draws_of(test, &draws);
    return ranking[(int)(draw(&draws) * best_n)].place;
}

static int best_of(const struct ranked *ranking, int n)
{
    int best = 0;

    for (int i = 1; i < n; i++)
        if (ranking[i].worth > ranking[best].worth) /* ties: the lowest place, which stands first */
            best = i;
    return ranking[best].place;
}

static bool has_exposure(const struct adaptive_pool *pool)
{
    for (size_t i = 0; i < pool->n; i++)
        if (pool->items[i].exposure > 0.0)
            return true;
    return false;
}

int adaptive_next(const struct adaptive *test)
{
    struct ranked ranking[ADAPTIVE_ITEMS_MAX];
    int           skill = skill_next(test), n = 0;

    for (size_t i = 0; i < test->pool->n; i++)
        if (is_candidate(test, i, skill))
            ranking[n++] = (struct ranked){ worth(test, i), (int)i };
    if (!n || test->given_n == ADAPTIVE_GIVEN_MAX)
        return -1;
    if (!test->rules->exposure)
        return best_of(ranking, n);
    return has_exposure(test->pool) ? take_by_exposure(test, ranking, n) : take_of_best(test, ranking, n);
}

/* --- answers ------------------------------------------------------------------------ */

/* The given items and their responses, for estimators that see all at once. */
static size_t given_answers(const struct adaptive *test, int skill, struct irt_item *items, int *responses)
{
    size_t n = 0;

    for (int i = 0; i < test->given_n; i++) {
        const struct adaptive_item *item = &test->pool->items[test->given[i]];

        if (skill >= 0 && item->skill != skill)
            continue;
        items[n]       = item->item;
        responses[n++] = test->responses[i];
    }
    return n;
}

static struct irt_estimate estimate_again(const struct adaptive *test)
{
    struct irt_item     items[ADAPTIVE_GIVEN_MAX];
    int                 responses[ADAPTIVE_GIVEN_MAX];
    struct irt_answers  answers = { .items = items, .responses = responses };
    struct irt_estimate e;

    answers.n = given_answers(test, -1, items, responses);
    e = test->rules->likelihood ? irt_mle(&answers) : irt_eap(&answers, test->rules->prior);
    return isnan(e.theta) ? test->now : e;
}

static void mark_used(struct adaptive *test, int place)
{
    int enemies = test->pool->items[place].enemies;

    test->used[place] = true;
    for (size_t i = 0; enemies && i < test->pool->n; i++)
        if (test->pool->items[i].enemies == enemies)
            test->used[i] = true;
}

void adaptive_answer(struct adaptive *test, int place, int response)
{
    const struct adaptive_item *item = &test->pool->items[place];

    if (test->given_n == ADAPTIVE_GIVEN_MAX)
        return;
    test->given[test->given_n]       = place;
    test->responses[test->given_n++] = response;
    mark_used(test, place);
    if (item->skill >= 0 && item->skill < ADAPTIVE_SKILLS_MAX)
        test->of_skill[item->skill]++;
    if (response == IRT_OMITTED)
        return;
    irt_posterior_add(&test->posterior, &item->item, response == 1);
    test->now = irt_posterior_estimate(&test->posterior);
    if (test->rules->likelihood || test->now.se < IRT_SD_FINE)
        test->now = estimate_again(test);
}

/* --- the end --------------------------------------------------------------------------- */

/* The most that an item left would tell; of the next one, where that is enough to go on. */
static double information_left(const struct adaptive *test, int next)
{
    double most = irt_information(&test->pool->items[next].item, test->now.theta);

    if (most >= test->rules->information_min)
        return most;
    for (size_t i = 0; i < test->pool->n; i++)
        if (is_candidate(test, i, -1))
            most = fmax(most, irt_information(&test->pool->items[i].item, test->now.theta));
    return most;
}

enum adaptive_stop adaptive_stopped(const struct adaptive *test, int next)
{
    const struct adaptive_rules *rules = test->rules;

    if (rules->se_target > 0.0 && test->given_n >= rules->items_min && test->now.se <= rules->se_target)
        return ADAPTIVE_SE;
    if (test->given_n >= rules->items_max)
        return ADAPTIVE_ITEMS;
    if (next < 0)
        return ADAPTIVE_EMPTY;
    if (rules->information_min > 0.0 && information_left(test, next) < rules->information_min)
        return ADAPTIVE_INFORMATION_LOW;
    return ADAPTIVE_GOES_ON;
}

const char *adaptive_stop_name(enum adaptive_stop stop)
{
    static const char *const names[] = { "", "se", "max_items", "pool_empty", "information" };

    return names[stop];
}

void adaptive_skills(const struct adaptive *test, struct irt_estimate *out)
{
    struct irt_item    items[ADAPTIVE_GIVEN_MAX];
    int                responses[ADAPTIVE_GIVEN_MAX];
    struct irt_answers answers = { .items = items, .responses = responses };

    for (int s = 0; s < (int)test->rules->targets_n; s++) {
        answers.n = given_answers(test, s, items, responses);
        out[s]    = irt_is_answered(&answers)
            ? irt_eap(&answers, (struct irt_prior){ test->now.theta, SKILL_SD })
            : (struct irt_estimate){ NAN, NAN, false };
    }
}

/* --- exposure control ------------------------------------------------------------------ */

#define EXAMINEES     2000
#define EXPOSURE_NEAR 0.01 /* as much above the rate is good enough */

/* One examinee of N(0, 1) sits the test; counts what was given. */
static void simulate(struct adaptive *test, double theta, struct draws *answers, uint32_t *received)
{
    int place;

    while ((place = adaptive_next(test)) >= 0 && adaptive_stopped(test, place) == ADAPTIVE_GOES_ON) {
        received[place]++;
        adaptive_answer(test, place, draw(answers) < irt_probability(&test->pool->items[place].item, theta));
    }
}

/* Examinee `number` of a round: his ability and his answers hang on the seed and his number only. */
static void sit(const struct adaptive_pool *pool, const struct adaptive_rules *rules, const unsigned char seed[32],
                uint32_t number, uint32_t *selected, uint32_t *received)
{
    struct adaptive test;
    struct draws    answers = { .n = 0 };
    unsigned char   own[32];

    memcpy(own, seed, sizeof own);
    for (int i = 0; i < 4; i++)
        own[4 + i] ^= (unsigned char)(number >> 8 * i);
    adaptive_start(&test, pool, rules, own);
    test.selected = selected;
    own[8] ^= 1; /* other numbers than those that choose */
    randombytes_buf_deterministic(answers.values, sizeof answers.values, own);
    simulate(&test, gsl_cdf_ugaussian_Pinv(fmax(draw(&answers), 0x1p-54)), &answers, received);
}

bool exposure_is_near(double most)
{
    return most <= EXPOSURE_RATE + EXPOSURE_NEAR;
}

double adaptive_exposure_round(const struct adaptive_pool *pool, const struct adaptive_rules *rules,
                               const unsigned char seed[32], const double *used, double *next)
{
    static const double   all = EXAMINEES;
    struct adaptive_item  items[ADAPTIVE_ITEMS_MAX];
    struct adaptive_pool  tried = { items, pool->n };
    struct adaptive_rules drawn = *rules;
    uint32_t              selected[ADAPTIVE_ITEMS_MAX] = { 0 }, received[ADAPTIVE_ITEMS_MAX] = { 0 };
    double                most = 0.0;

    drawn.exposure = true;
    memcpy(items, pool->items, pool->n * sizeof *items);
    for (size_t i = 0; i < pool->n; i++)
        items[i].exposure = used[i];
    for (uint32_t e = 0; e < EXAMINEES; e++)
        sit(&tried, &drawn, seed, e, selected, received);
    for (size_t i = 0; i < pool->n; i++) {
        most    = fmax(most, received[i] / all);
        next[i] = selected[i] / all > EXPOSURE_RATE ? EXPOSURE_RATE / (selected[i] / all) : 1.0;
    }
    return most;
}
