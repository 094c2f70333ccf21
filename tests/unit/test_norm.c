/* test_norm.c - conversions and empirical percentiles. */
#include "domain/norm.h"

#include "reference.h"

static json_t *reference;

static int load(void **state)
{
    (void)state; /* not used: the file is kept in `reference` */
    reference = reference_load("tests/data/psych-reference.json");
    return 0;
}

static int unload(void **state)
{
    (void)state; /* likewise */
    json_decref(reference);
    return 0;
}

static void test_conversions(void **state)
{
    const json_t *cases = reference_get(reference, "conversions");

    (void)state; /* likewise */
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *item = json_array_get(cases, i);
        double        z    = reference_number(item, "z");

        assert_near(t_of_z(z), reference_number(item, "T"), 1e-6);
        assert_near(iq_of_z(z), reference_number(item, "iq"), 1e-6);
        assert_int_equal(sten_of_z(z), reference_int(item, "sten"));
        assert_int_equal(stanine_of_z(z), reference_int(item, "stanine"));
        assert_int_equal(percentile_of_z(z), reference_int(item, "percentile"));
        assert_near(normal_cdf(z), reference_number(item, "phi"), 1e-12);
    }
}

static void test_percentile_ranks(void **state)
{
    const json_t *cases = reference_get(reference, "percentile_ranks");

    (void)state; /* likewise */
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *scores = reference_get(json_array_get(cases, i), "scores");
        const json_t *queries = reference_get(json_array_get(cases, i), "queries");
        double        values[1000];
        size_t        n = json_array_size(scores);

        assert_true(n <= 1000);
        for (size_t k = 0; k < n; k++)
            values[k] = json_number_value(json_array_get(scores, k));
        for (size_t k = 0; k < json_array_size(queries); k++) {
            const json_t *query = json_array_get(queries, k);
            double        x     = reference_number(query, "x");

            assert_near(percent_below(values, n, x), reference_number(query, "percent_below"), 1e-6);
            assert_near(percentile_rank_mid(values, n, x), reference_number(query, "percentile_rank_mid"),
                        1e-6);
        }
    }
    assert_true(isnan(percent_below(NULL, 0, 1.0)));
}

static void test_edges(void **state)
{
    (void)state; /* likewise */
    assert_near(round_half_up(2.5), 3.0, 0.0);
    assert_near(round_half_up(-2.5), -2.0, 0.0);
    assert_int_equal(round_clamp(1e300, 1, 99), 99);
    assert_int_equal(round_clamp(-1e300, 1, 99), 1);
    assert_int_equal(percentile_of_z(40.0), 99);
    assert_int_equal(percentile_of_z(-40.0), 1);
    assert_int_equal(level_of_t(34.999), 1);
    assert_int_equal(level_of_t(35.0), 2);
    assert_int_equal(level_of_t(45.0), 3);
    assert_int_equal(level_of_t(55.0), 3);
    assert_int_equal(level_of_t(55.001), 4);
    assert_int_equal(level_of_t(65.0), 4);
    assert_int_equal(level_of_t(65.001), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conversions),
        cmocka_unit_test(test_percentile_ranks),
        cmocka_unit_test(test_edges),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
