/* test_irt.c - abilities, adaptive tests and calibration: what `assay calc` and the reference
 * values (calc.test.mjs) do not reach. */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/arena.h"
#include "domain/adaptive.h"
#include "domain/calibration.h"
#include "domain/norm.h"
#include "reference.h"

#define POOL 500

static const unsigned char seed_a[32] = { 1 }, seed_b[32] = { 2 };

static int setup(void **state)
{
    (void)state; /* not used */
    gsl_set_error_handler_off();
    return 0;
}

/* Numbers 0..1 that are the same in each run. */
static double chance(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) / 16777216.0;
}

static void make_pool(struct adaptive_item *items, size_t n)
{
    uint32_t state = 7;

    for (size_t i = 0; i < n; i++)
        items[i] = (struct adaptive_item){
            .item  = { .a = 0.6 + 1.4 * chance(&state), .b = -2.5 + 5.0 * chance(&state), .c = 0.2 * chance(&state),
                       .d = 1.0 },
            .skill = (int)(i % 3),
        };
}

static void test_edges(void **state)
{
    struct irt_item    item    = { 1.2, 0.3, 0.2, 1.0 };
    int                omitted = IRT_OMITTED, right = 1;
    struct irt_answers none    = { .items = &item, .responses = &omitted, .n = 1 };
    struct irt_answers one     = { .items = &item, .responses = &right, .n = 1 };
    struct irt_prior   prior   = { 0.5, 0.7 };

    (void)state; /* not used */
    assert_true(isnan(irt_mle(&none).theta) && isnan(irt_wle(&none).theta) && isnan(irt_person_fit(&none, 0)));
    assert_near(irt_eap(&none, prior).theta, 0.5, 0);
    assert_near(irt_eap(&none, prior).se, 0.7, 0);
    assert_near(irt_map(&none, prior).theta, 0.5, 1e-9);
    assert_true(irt_mle(&one).at_bound && irt_mle(&one).theta == IRT_THETA_MAX);
    right = 0;
    assert_true(irt_mle(&one).at_bound && irt_mle(&one).theta == -IRT_THETA_MAX);
    item.a = 0.04;
    assert_false(irt_item_valid(&item));
    item = irt_provisional(3, 4);
    assert_true(irt_item_valid(&item) && item.b == 1.0 && item.c == 0.25);
    assert_int_equal(irt_percent(0.0), 50);
}

/* Hundreds of steep items make the posterior narrower than the grid: the closer look
 * agrees with the mode. */
static void test_narrow_posterior(void **state)
{
    enum { N = 400 };
    struct irt_item    items[N];
    int                responses[N];
    struct irt_answers answers = { .items = items, .responses = responses, .n = N };
    struct irt_estimate eap;

    (void)state; /* not used */
    for (int i = 0; i < N; i++) {
        items[i]     = (struct irt_item){ 2.0, 0.3 + (i % 21 - 10) * 0.02, 0.0, 1.0 };
        responses[i] = i % 2;
    }
    eap = irt_eap(&answers, (struct irt_prior){ 0, 1 });
    assert_true(eap.se < 0.1);
    assert_near(eap.theta, irt_map(&answers, (struct irt_prior){ 0, 1 }).theta, 1e-3);
    assert_near(eap.se, irt_map(&answers, (struct irt_prior){ 0, 1 }).se, 1e-3);
}

/* Sits a test as somebody of ability theta; the answers hang on the item only. */
static void sit(struct adaptive *test, const struct adaptive_pool *pool, const struct adaptive_rules *rules,
                const unsigned char *seed, double theta)
{
    int place;

    adaptive_start(test, pool, rules, seed);
    while ((place = adaptive_next(test)), adaptive_stopped(test, place) == ADAPTIVE_GOES_ON) {
        uint32_t state = (uint32_t)place * 2654435761u;

        assert_int_equal(adaptive_next(test), place); /* asking changes nothing */
        adaptive_answer(test, place, chance(&state) < irt_probability(&pool->items[place].item, theta));
    }
}

static void test_replay(void **state)
{
    static struct adaptive_item items[POOL];
    static struct adaptive      first, again, other;
    struct adaptive_pool        pool  = { items, POOL };
    struct adaptive_rules       rules = adaptive_rules_initial();

    (void)state; /* not used */
    make_pool(items, POOL);
    sit(&first, &pool, &rules, seed_a, 0.8);
    sit(&again, &pool, &rules, seed_a, 0.8);
    sit(&other, &pool, &rules, seed_b, 0.8);
    assert_int_equal(first.given_n, again.given_n);
    assert_memory_equal(first.given, again.given, sizeof first.given);
    assert_memory_not_equal(first.given, other.given, sizeof first.given);
    assert_true(first.given_n >= rules.items_min && first.given_n <= rules.items_max);
    assert_true(first.given_n == rules.items_max || first.now.se <= rules.se_target);
    assert_true(fabs(first.now.theta - 0.8) < 3 * first.now.se);
    for (int i = 0; i < first.given_n; i++)
        for (int j = 0; j < i; j++)
            assert_int_not_equal(first.given[i], first.given[j]);
}

static void test_rules(void **state)
{
    static struct adaptive_item items[POOL];
    static struct adaptive      test;
    struct adaptive_pool        pool       = { items, POOL };
    struct adaptive_rules       rules      = adaptive_rules_initial();
    double                      targets[3] = { 0.5, 0.25, 0.25 };
    struct irt_estimate         skills[3];

    (void)state; /* not used */
    make_pool(items, POOL);
    for (size_t i = 0; i < POOL; i++) {
        items[i].disabled = i % 2;
        items[i].enemies  = (int)(i / 10) + 1;
    }
    rules.targets   = targets;
    rules.targets_n = 3;
    rules.se_target = 0;
    sit(&test, &pool, &rules, seed_a, -0.5);
    assert_int_equal(test.given_n, 20);
    for (int i = 0; i < test.given_n; i++) {
        assert_int_equal(test.given[i] % 2, 0);
        for (int j = 0; j < i; j++)
            assert_int_not_equal(test.given[i] / 10, test.given[j] / 10);
    }
    assert_int_equal(test.of_skill[0], 10);
    assert_int_equal(test.of_skill[1], 5);
    adaptive_skills(&test, skills);
    for (int s = 0; s < 3; s++)
        assert_true(skills[s].se < 0.8 && fabs(skills[s].theta - test.now.theta) < 2.0);

    pool.n = 12; /* two groups of enemies: two items, then nothing is left */
    sit(&test, &pool, &rules, seed_a, -0.5);
    assert_int_equal(test.given_n, 2);
    assert_int_equal(adaptive_stopped(&test, adaptive_next(&test)), ADAPTIVE_EMPTY);

    for (size_t i = 0; i < 12; i++)
        items[i] = (struct adaptive_item){ .item = { 0.3, 5.0, 0.0, 1.0 } };
    rules.targets = NULL;
    sit(&test, &pool, &rules, seed_a, 0);
    assert_int_equal(test.given_n, 0);
    assert_int_equal(adaptive_stopped(&test, adaptive_next(&test)), ADAPTIVE_INFORMATION_LOW);
}

/* In a pool with one very good item everybody would get it; with its parameter few do. */
static void test_exposure(void **state)
{
    static struct adaptive_item items[60];
    struct adaptive_pool        pool  = { items, 60 };
    struct adaptive_rules       rules = adaptive_rules_initial();
    double                      exposure[60], next[60], most = 1.0;

    (void)state; /* not used */
    make_pool(items, 60);
    items[0].item   = (struct irt_item){ 2.5, 0.0, 0.0, 1.0 };
    rules.items_max = 10;
    for (int i = 0; i < 60; i++)
        next[i] = 1.0;
    for (int round = 0; round < EXPOSURE_ROUNDS && !exposure_is_near(most); round++) {
        memcpy(exposure, next, sizeof exposure);
        most = adaptive_exposure_round(&pool, &rules, seed_a, exposure, next);
    }
    assert_true(exposure[0] < 0.5);
    assert_true(most < 0.35);
    for (int i = 0; i < 60; i++)
        assert_true(exposure[i] > 0.0 && exposure[i] <= 1.0);
}

/* Answers made from known parameters give them back. */
static void test_calibration(void **state)
{
    enum { PERSONS = 3000, ITEMS = 20 };
    static struct adaptive_item truth[ITEMS];
    static signed char          responses[PERSONS * ITEMS];
    struct irt_item             fitted[ITEMS];
    struct calibration          fit  = { .items = fitted };
    struct calibration_data     data = { responses, NULL, PERSONS, ITEMS };
    struct arena               *mem  = arena_new(64 << 20);
    uint32_t                    random = 99;
    double                      off = 0, off_c = 0;

    (void)state; /* not used */
    make_pool(truth, ITEMS);
    for (int p = 0; p < PERSONS; p++) {
        double theta = -6.0;

        for (int i = 0; i < 12; i++)
            theta += chance(&random);
        for (int i = 0; i < ITEMS; i++)
            responses[p * ITEMS + i] = (p + i) % 29 == 0 ? IRT_OMITTED
                : chance(&random) < irt_probability(&truth[i].item, theta);
    }
    assert_true(calibrate(mem, &data, CALIBRATE_3PL, &fit));
    assert_true(fit.converged);
    for (int i = 0; i < ITEMS; i++) {
        assert_true(irt_item_valid(&fitted[i]));
        off   += fabs(fitted[i].b - truth[i].item.b) / ITEMS;
        off_c += fabs(fitted[i].c - truth[i].item.c) / ITEMS;
    }
    assert_true(off < 0.25);
    assert_true(off_c < 0.1);
    for (int p = 0; p < PERSONS; p++)
        responses[p * ITEMS] = 1;
    assert_false(calibrate(mem, &data, CALIBRATE_2PL, &fit)); /* an item that all have right */
    arena_free(mem);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The bars are make bench's; here the time is printed, and only a gross slip fails. */
static void test_speed(void **state)
{
    static struct adaptive_item items[POOL];
    static struct adaptive      test;
    struct adaptive_pool        pool  = { items, POOL };
    struct adaptive_rules       rules = adaptive_rules_initial();
    double                      begin = seconds();
    int                         steps = 0;

    (void)state; /* not used */
    make_pool(items, POOL);
    for (int i = 0; i < 100; i++) {
        sit(&test, &pool, &rules, seed_a, -2.0 + i * 0.04);
        steps += test.given_n;
    }
    begin = (seconds() - begin) / steps * 1e6;
    printf("adaptive step in a pool of %d: %.1f us, its item asked for twice\n", POOL, begin);
    assert_true(begin < 1000);
}

/* LSAT section 6 (Bock & Lieberman 1970), 1,000 persons: the errors that R's ltm 1.2 gives for the 2PL. */
static void test_errors(void **state)
{
    static const double slopes[] = { 0.2581, 0.1867, 0.2326, 0.1852, 0.2100 };
    static const double places[] = { 0.8669, 0.3073, 0.0997, 0.4341, 0.8700 };
    struct arena            *mem = arena_new(32 << 20);
    signed char              responses[32][5];
    double                   counts[32];
    struct irt_item          items[5], pieces[5];
    struct calibration       whole = { .items = items }, on = { .items = pieces };
    struct calibration_error errors[5];
    struct calibration_data  data = { &responses[0][0], counts, 0, 5 };
    char                     line[64];
    FILE                    *file = fopen("tests/data/lsat6_patterns.csv", "r");

    (void)state; /* not used */
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    while (data.rows < 32 && fgets(line, sizeof line, file)) {
        for (int i = 0; i < 5; i++)
            responses[data.rows][i] = (signed char)(line[i] - '0');
        counts[data.rows++] = strtod(line + 6, NULL);
    }
    fclose(file);
    assert_true(calibrate(mem, &data, CALIBRATE_2PL, &whole));
    calibration_errors(mem, &data, CALIBRATE_2PL, items, errors);
    for (int i = 0; i < 5; i++) {
        assert_true(fabs(errors[i].a / slopes[i] - 1) < 0.25);
        assert_true(fabs(errors[i].b / places[i] - 1) < 0.25);
        assert_true(isnan(errors[i].c));
    }
    for (on.cycles = 0; on.cycles < CALIBRATION_CYCLES_MAX && !on.converged;)
        assert_true(calibrate_on(mem, &data, CALIBRATE_2PL, 7, &on));
    assert_int_equal(on.cycles, whole.cycles);
    for (int i = 0; i < 5; i++)
        assert_true(fabs(pieces[i].a - items[i].a) < 1e-9 && fabs(pieces[i].b - items[i].b) < 1e-9);
    assert_true(calibrate(mem, &data, CALIBRATE_3PL, &whole));
    calibration_errors(mem, &data, CALIBRATE_3PL, items, errors);
    for (int i = 0; i < 5; i++)
        assert_true(errors[i].a > 0 && errors[i].b > 0 && errors[i].c > 0.01 && errors[i].c < 0.3);
    assert_true(calibrate(mem, &data, CALIBRATE_1PL, &whole));
    calibration_errors(mem, &data, CALIBRATE_1PL, items, errors);
    for (int i = 0; i < 5; i++)
        assert_true(fabs(errors[i].a - errors[0].a) < 1e-12 && errors[i].a < 0.12 && errors[i].b > 0.05);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),    cmocka_unit_test(test_narrow_posterior), cmocka_unit_test(test_replay),
        cmocka_unit_test(test_rules),    cmocka_unit_test(test_exposure),         cmocka_unit_test(test_calibration),
        cmocka_unit_test(test_errors),   cmocka_unit_test(test_speed),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
