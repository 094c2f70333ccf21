/* test_copying.c - answers that two attempts have alike, and winnowing. */
#include "domain/copying.h"

#include <time.h>

#include "domain/winnow.h"
#include "reference.h"

#define ITEMS_MAX 100

static void read_side(const json_t *item, const char *name, const char *theta, int *responses, double *right)
{
    const json_t *items = reference_get(item, "items"), *given = reference_get(item, name);

    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t   *one = json_array_get(items, i);
        struct irt_item it  = { reference_number(one, "a"), reference_number(one, "b"), reference_number(one, "c"),
                                reference_number(one, "d") };

        responses[i] = (int)json_integer_value(json_array_get(given, i));
        right[i]     = irt_probability(&it, reference_number(item, theta));
    }
}

static void test_copying_reference(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference, "answer_copying");

    (void)state; /* not used */
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t       *item = json_array_get(cases, i);
        size_t              n    = json_array_size(reference_get(item, "items"));
        int                 a[ITEMS_MAX], b[ITEMS_MAX];
        double              p[ITEMS_MAX], q[ITEMS_MAX], room[2 * ITEMS_MAX + 1];
        struct copying_side source = { a, p }, copier = { b, q };
        struct copying      found;

        read_side(item, "source", "theta_source", a, p);
        read_side(item, "copier", "theta_copier", b, q);
        copying_compare(&source, &copier, n, room, &found);
        assert_int_equal(found.matches, reference_int(item, "matches"));
        assert_near(found.gbt_expected, reference_number(item, "gbt_expected"), 1e-6);
        assert_near(found.gbt_p, reference_number(item, "gbt_p"), 1e-6);
        assert_near(found.omega, reference_number(item, "omega"), 1e-6);
        assert_near(found.omega_p, reference_number(item, "omega_p"), 1e-6);
    }
    json_decref(reference);
}

/* Equal chances make a binomial: four of four heads is 1/16. */
static void test_poisson_binomial(void **state)
{
    const double half[4] = { 0.5, 0.5, 0.5, 0.5 };
    double       room[5];

    (void)state; /* not used */
    assert_near(poisson_binomial_upper(half, 4, 4, room), 0.0625, 1e-15);
    assert_near(poisson_binomial_upper(half, 4, 3, room), 0.3125, 1e-15);
    assert_near(poisson_binomial_upper(half, 4, 0, room), 1.0, 1e-15);
    assert_near(poisson_binomial_upper(half, 0, 0, room), 1.0, 1e-15);
}

/* Omitted items say nothing; without any item left nothing is known. */
static void test_copying_omitted(void **state)
{
    const int           a[3] = { 1, IRT_OMITTED, IRT_OMITTED }, b[3] = { 1, 1, IRT_OMITTED };
    const double        p[3] = { 0.5, 0.5, 0.5 };
    double              room[7];
    struct copying_side source = { a, p }, copier = { b, p };
    struct copying      found;

    (void)state; /* not used */
    copying_compare(&source, &copier, 3, room, &found);
    assert_int_equal(found.matches, 1);
    assert_near(found.gbt_p, 0.5, 1e-15);
    copying_compare(&source, &copier, 0, room, &found);
    assert_int_equal(found.matches, 0);
    assert_near(found.gbt_p, 1.0, 0);
    assert_true(isnan(found.omega) && isnan(found.omega_p));
}

/* All pairs of 1,000 attempts at 40 items in less than 5 s (PSYCHOMETRICS.md 12). */
static void test_speed(void **state)
{
    enum { ATTEMPTS = 1000, ITEMS = 40 };
    static int    responses[ATTEMPTS][ITEMS];
    static double right[ATTEMPTS][ITEMS];
    double        room[2 * ITEMS + 1], least = 1.0, s;
    uint32_t      x = 1;
    clock_t       from;

    (void)state; /* not used */
    for (size_t p = 0; p < ATTEMPTS; p++)
        for (size_t i = 0; i < ITEMS; i++) {
            x               = x * 1664525u + 1013904223u;
            right[p][i]     = 0.2 + 0.6 * (double)((p * 7 + i * 13) % 100) / 100.0;
            responses[p][i] = (double)(x >> 8) / 16777216.0 < right[p][i];
        }
    from = clock();
    for (size_t a = 0; a < ATTEMPTS; a++)
        for (size_t b = a + 1; b < ATTEMPTS; b++) {
            struct copying found;

            copying_compare(&(struct copying_side){ responses[a], right[a] },
                            &(struct copying_side){ responses[b], right[b] }, ITEMS, room, &found);
            least = found.gbt_p < least ? found.gbt_p : least;
        }
    s = (double)(clock() - from) / CLOCKS_PER_SEC;
    print_message("499500 pairs of 40 items: %.2f s, smallest p %.1e\n", s, least);
    assert_true(s < 5.0);
    assert_true(least * 499500 > 1e-4); /* nobody copied: no flag */
}

static void test_winnow_reference(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference, "winnowing");

    (void)state; /* not used */
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t      *item = json_array_get(cases, i), *given = reference_get(item, "hashes");
        const json_t      *want = reference_get(item, "fingerprints");
        uint32_t           hashes[ITEMS_MAX];
        struct fingerprint kept[ITEMS_MAX];
        size_t             n;

        for (size_t k = 0; k < json_array_size(given); k++)
            hashes[k] = (uint32_t)json_integer_value(json_array_get(given, k));
        n = winnow(hashes, json_array_size(given), (size_t)reference_int(item, "w"), kept);
        assert_int_equal(n, json_array_size(want));
        for (size_t k = 0; k < n; k++) {
            assert_int_equal(kept[k].hash, json_integer_value(json_array_get(json_array_get(want, k), 0)));
            assert_int_equal(kept[k].place, json_integer_value(json_array_get(json_array_get(want, k), 1)));
        }
    }
    json_decref(reference);
}

/* Every window of w hashes has a fingerprint in it: whatever the hashes are. */
static void test_winnow_covers(void **state)
{
    enum { N = 5000, W = 8 };
    static uint32_t           hashes[N];
    static struct fingerprint kept[N];
    uint32_t                  x = 12345;
    size_t                    n, at = 0;

    (void)state; /* not used */
    for (size_t i = 0; i < N; i++) {
        x         = x * 1664525u + 1013904223u;
        hashes[i] = x >> 28; /* many equal ones */
    }
    n = winnow(hashes, N, W, kept);
    for (size_t start = 0; start + W <= N; start++) {
        while (at < n && kept[at].place < start)
            at++;
        assert_true(at < n && kept[at].place < start + W);
    }
    for (size_t k = 0; k < n; k++)
        assert_int_equal(kept[k].hash, hashes[kept[k].place]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copying_reference), cmocka_unit_test(test_poisson_binomial),
        cmocka_unit_test(test_copying_omitted),   cmocka_unit_test(test_winnow_reference),
        cmocka_unit_test(test_winnow_covers),     cmocka_unit_test(test_speed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
