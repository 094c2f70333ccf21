/* test_match.c - fit of a person with a target profile. */
#include "domain/match.h"

#include "reference.h"

enum { MAX = 20 };

static void test_reference(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference, "match");

    (void)state; /* not used */
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t          *item = json_array_get(cases, i), *z_in = reference_get(item, "z");
        size_t                 n    = json_array_size(z_in);
        double                 z[MAX];
        struct match_target    target[MAX];
        struct match_dimension dimensions[MAX];
        struct match           m;

        assert_true(n <= MAX);
        for (size_t k = 0; k < n; k++) {
            const json_t *t = json_array_get(reference_get(item, "target"), k);

            z[k]      = json_number_value(json_array_get(z_in, k));
            target[k] = (struct match_target){ reference_number(t, "min"), reference_number(t, "max"),
                                               reference_number(t, "weight"),
                                               json_is_true(json_object_get(t, "required")) };
        }
        assert_true(match_score(z, target, n, 0.0, dimensions, &m));
        for (size_t k = 0; k < n; k++) {
            const json_t *d = json_array_get(reference_get(item, "per_dimension"), k);

            assert_near(dimensions[k].gap, reference_number(d, "gap"), 1e-6);
            assert_near(100.0 * dimensions[k].match, reference_number(d, "match"), 1e-6);
            assert_int_equal(dimensions[k].knockout, json_is_true(reference_get(d, "knockout")));
        }
        assert_int_equal(m.percent, reference_int(item, "percent"));
        assert_near(m.score, reference_number(item, "score"), 1e-6);
        assert_near(m.rms_gap, reference_number(item, "rms_gap"), 1e-6);
        assert_near(m.similarity, reference_number(item, "similarity"), 1e-6);
        assert_int_equal(m.knockout, json_is_true(reference_get(item, "knockout")));
        /* Without an error of measurement there is no band. */
        assert_int_equal(m.low, m.percent);
        assert_int_equal(m.high, m.percent);
        assert_int_equal(m.missing, 0);
    }
    json_decref(reference);
}

static void test_band(void **state)
{
    /* Inside by 0.5, just outside by 0.25, far outside. */
    const double              z[3]      = { 0.0, 1.25, 3.0 };
    const struct match_target target[3] = { { -0.5, 0.5, 1, false }, { 0, 1, 1, false }, { 0, 1, 2, false } };
    struct match              m;

    (void)state; /* not used */
    assert_true(match_score(z, target, 3, 0.4, NULL, &m));
    assert_near(m.score, 100.0 * (1.0 + 0.875 + 0.0) / 4.0, 1e-9);
    /* Away: gaps 0 (0.1 is left inside), 0.65, 2.4.  Towards: 0, 0, 1.6. */
    assert_int_equal(m.low, (int)(100.0 * (1.0 + 0.675) / 4.0 + 0.5));
    assert_int_equal(m.high, (int)(100.0 * (1.0 + 1.0 + 2 * 0.2) / 4.0 + 0.5));
}

static void test_missing(void **state)
{
    const double              z[3]      = { 0.0, NAN, NAN };
    struct match_target       target[3] = { { -1, 1, 2, false }, { 0, 1, 1, true }, { 0, 1, 1, true } };
    struct match_dimension    d[3];
    struct match              m;

    (void)state; /* not used */
    /* Exactly half of the weight is missing: it can still be said. */
    assert_true(match_score(z, target, 3, 0.0, d, &m));
    assert_int_equal(m.missing, 2);
    assert_int_equal(m.percent, 100);
    assert_true(isnan(d[1].gap) && isnan(d[1].match));
    assert_false(m.knockout);
    /* More than half. */
    target[1].weight = 1.01;
    assert_true(match_score(z, target, 3, 0.0, d, &m));
    assert_int_equal(m.percent, -1);
    assert_int_equal(m.low, -1);
    assert_int_equal(m.high, -1);
    assert_true(isnan(m.score));
    assert_near(m.similarity, 1.0, 1e-12);
    /* Everything. */
    assert_true(match_score(z + 1, target + 1, 2, 0.0, d, &m));
    assert_int_equal(m.percent, -1);
    assert_true(isnan(m.similarity) && isnan(m.rms_gap));
    /* No weight at all, and nothing to compare. */
    target[0].weight = 0.0;
    assert_true(match_score(z, target, 1, 0.0, d, &m));
    assert_int_equal(m.percent, -1);
    assert_true(match_score(z, target, 0, 0.0, d, &m));
    assert_int_equal(m.percent, -1);
}

static void test_refused(void **state)
{
    const double                    z = 0.0, endless = INFINITY;
    const struct match_target       good = { 0, 0, 1, false };
    static const struct match_target bad[] = {
        { 1, 0, 1, false }, { 0, 1, -1, false }, { NAN, 1, 1, false }, { 0, INFINITY, 1, false },
        { 0, 1, NAN, false },
    };
    struct match m;

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(match_score(&z, &bad[i], 1, 0.0, NULL, &m));
    assert_false(match_score(&z, &good, 1, -0.1, NULL, &m));
    assert_false(match_score(&z, &good, 1, NAN, NULL, &m));
    assert_false(match_score(&endless, &good, 1, 0.0, NULL, &m));
    assert_true(match_score(&z, &good, 1, 0.1, NULL, &m));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_band),
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
