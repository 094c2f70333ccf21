/* test_item_analysis.c - reliability and item statistics. */
#include "domain/item_analysis.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/arena.h"
#include "reference.h"

static int setup(void **state)
{
    (void)state; /* not used */
    gsl_set_error_handler_off();
    return 0;
}

/* The 1,000 answer patterns of LSAT section 6. */
static struct score_table read_lsat6(struct arena *mem)
{
    enum { PERSONS = 1000, ITEMS = 5 };
    double *scores = ARENA_ARRAY(mem, double, PERSONS * ITEMS);
    FILE   *file   = fopen("tests/data/lsat6_patterns.csv", "r");
    char    line[64], pattern[16];
    int     count;
    size_t  at = 0;

    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file)); /* the header */
    while (fgets(line, sizeof line, file)) {
        assert_int_equal(sscanf(line, "%15[01],%d", pattern, &count), 2);
        for (; count > 0; count--)
            for (size_t i = 0; i < ITEMS; i++) {
                assert_true(at < PERSONS * ITEMS);
                scores[at++] = pattern[i] - '0';
            }
    }
    fclose(file);
    assert_int_equal(at, PERSONS * ITEMS);
    return (struct score_table){ scores, PERSONS, ITEMS };
}

static double nth(const json_t *object, const char *name, size_t i)
{
    return json_number_value(json_array_get(reference_get(object, name), i));
}

static void test_reference(void **state)
{
    struct arena          *mem       = arena_new(1 << 20);
    json_t                *reference = reference_load("tests/data/psych-reference.json");
    const json_t          *want      = json_array_get(reference_get(reference, "reliability"), 0);
    struct score_table     table     = read_lsat6(mem);
    struct item_statistics items[5];
    struct reliability     r;

    (void)state; /* not used */
    assert_true(reliability_analyse(mem, &table, items, &r));
    assert_near(r.alpha, reference_number(want, "alpha"), 1e-6);
    assert_near(r.alpha_low, nth(want, "feldt95", 0), 1e-6);
    assert_near(r.alpha_high, nth(want, "feldt95", 1), 1e-6);
    assert_near(r.alpha_std, reference_number(want, "alpha_std"), 1e-6);
    assert_near(r.guttman6_std, reference_number(want, "guttman6_std"), 1e-6);
    assert_near(r.mean_total, reference_number(want, "mean_total"), 1e-6);
    assert_near(r.sd_total, reference_number(want, "sd_total"), 1e-6);
    assert_near(r.sem, reference_number(want, "sem"), 1e-6);
    assert_near(r.omega_minres_std, reference_number(want, "omega_minres_std"), 1e-6);
    assert_near(r.omega_ml_raw, reference_number(want, "omega_ml_raw"), 1e-6);
    for (size_t i = 0; i < 5; i++) {
        assert_near(items[i].mean, nth(want, "item_mean", i), 1e-6);
        assert_near(items[i].sd, nth(want, "item_sd", i), 1e-6);
        assert_near(items[i].r_total, nth(want, "r_item_total", i), 1e-6);
        assert_near(items[i].r_rest, nth(want, "r_item_rest", i), 1e-6);
        assert_near(items[i].alpha_if_deleted, nth(want, "alpha_if_deleted", i), 1e-6);
    }
    json_decref(reference);
    arena_free(mem);
}

/* Row by row, without keeping the rows, the same comes out; a part of the items is a test of its own. */
static void test_moments(void **state)
{
    struct arena          *mem   = arena_new(1 << 20);
    struct score_table     table = read_lsat6(mem);
    struct score_moments   m     = score_moments_new(mem, table.items);
    const size_t           all[5] = { 0, 1, 2, 3, 4 }, some[3] = { 4, 0, 2 };
    struct item_statistics want[5], got[5];
    struct reliability     a, b;
    double                *part = ARENA_ARRAY(mem, double, 3 * table.persons);
    struct score_table     three = { part, table.persons, 3 };

    (void)state; /* not used */
    for (size_t p = 0; p < table.persons; p++) {
        score_moments_add(&m, &table.scores[p * table.items]);
        for (size_t i = 0; i < 3; i++)
            part[p * 3 + i] = table.scores[p * table.items + some[i]];
    }
    assert_true(reliability_analyse(mem, &table, want, &a));
    assert_true(reliability_of_moments(mem, &m, all, 5, got, &b));
    assert_near(b.alpha, a.alpha, 1e-12);
    assert_near(b.alpha_high, a.alpha_high, 1e-12);
    assert_near(b.omega_ml_raw, a.omega_ml_raw, 1e-9);
    assert_near(b.sem, a.sem, 1e-12);
    for (size_t i = 0; i < 5; i++) {
        assert_near(got[i].mean, want[i].mean, 1e-12);
        assert_near(got[i].sd, want[i].sd, 1e-12);
        assert_near(got[i].r_rest, want[i].r_rest, 1e-12);
    }
    assert_true(reliability_analyse(mem, &three, want, &a));
    assert_true(reliability_of_moments(mem, &m, some, 3, got, &b));
    assert_near(b.alpha, a.alpha, 1e-12);
    assert_near(got[1].r_total, want[1].r_total, 1e-12);
    assert_false(reliability_of_moments(mem, &m, all, 1, got, &b));
    arena_free(mem);
}

/* A test of reliability 0.5 twice as long has 2/3; of half the length 1/3. */
static void test_lengthened(void **state)
{
    (void)state; /* not used */
    assert_near(reliability_lengthened(0.5, 2.0), 2.0 / 3.0, 1e-15);
    assert_near(reliability_lengthened(0.5, 0.5), 1.0 / 3.0, 1e-15);
    assert_near(reliability_lengthened(0.8, 1.0), 0.8, 1e-15);
}

static void test_edges(void **state)
{
    /* Three persons on two, then three items. */
    const double           two[6]      = { 1, 2, 2, 1, 3, 4 };
    const double           same[6]     = { 1, 1, 2, 2, 4, 4 };  /* twins: the correlations are singular */
    const double           flat[9]     = { 1, 1, 0, 1, 2, 1, 1, 3, 1 }; /* the first never varies */
    const double           opposite[6] = { 1, 3, 2, 2, 3, 1 };  /* the total never varies */
    struct arena          *mem         = arena_new(1 << 20);
    struct item_statistics items[3];
    struct reliability     r;

    (void)state; /* not used */
    assert_true(reliability_analyse(mem, &(struct score_table){ two, 3, 2 }, items, &r));
    assert_false(isnan(r.alpha));
    assert_true(isnan(items[0].alpha_if_deleted) && isnan(r.omega_minres_std));
    assert_true(reliability_analyse(mem, &(struct score_table){ same, 3, 2 }, items, &r));
    assert_near(r.alpha, 1.0, 1e-12);
    assert_near(r.sem, 0.0, 1e-6);
    assert_true(isnan(r.guttman6_std) || r.guttman6_std > 0.999);
    assert_true(reliability_analyse(mem, &(struct score_table){ flat, 3, 3 }, items, &r));
    assert_true(isnan(items[0].r_rest) && isnan(r.alpha_std) && isnan(r.guttman6_std));
    assert_true(isnan(r.omega_ml_raw));
    assert_false(isnan(r.alpha));
    assert_false(reliability_analyse(mem, &(struct score_table){ opposite, 3, 2 }, items, &r));
    assert_false(reliability_analyse(mem, &(struct score_table){ two, 2, 3 }, items, &r));
    assert_false(reliability_analyse(mem, &(struct score_table){ two, 6, 1 }, items, &r));
    assert_false(reliability_analyse(mem, &(struct score_table){ two, 0, 0 }, items, &r));
    arena_free(mem);
}

/* PSYCHOMETRICS.md 12: 25 items x 2,800 persons below 20 ms. */
static void test_speed(void **state)
{
    enum { PERSONS = 2800, ITEMS = 25 };
    struct arena          *mem    = arena_new(16 << 20);
    double                *scores = ARENA_ARRAY(mem, double, PERSONS * ITEMS);
    struct item_statistics items[ITEMS];
    struct reliability     r;
    struct timespec        from, to;
    unsigned               x = 1;

    (void)state; /* not used */
    for (size_t p = 0; p < PERSONS; p++) {
        double able = 0.0;

        for (size_t i = 0; i < ITEMS; i++) {
            x = x * 1103515245u + 12345u;
            able += i == 0 ? (x >> 16) % 4 : 0.0;
            scores[p * ITEMS + i] = able + (x >> 20) % 3;
        }
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    assert_true(reliability_analyse(mem, &(struct score_table){ scores, PERSONS, ITEMS }, items, &r));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    print_message("reliability of 25 items x 2,800 persons: %.2f ms\n",
                  (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6);
    assert_true(r.alpha > 0.9 && r.omega_ml_raw > 0.9 && r.omega_minres_std > 0.9);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference), cmocka_unit_test(test_moments), cmocka_unit_test(test_lengthened),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_speed),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
