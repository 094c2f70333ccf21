/* test_agreement.c - agreement of raters. */
#include "domain/agreement.h"

#include <string.h>

#include "core/arena.h"
#include "reference.h"

#define GAP NAN

/* Reads an array of arrays of numbers. */
static double *read_matrix(struct arena *mem, const json_t *rows, size_t *n, size_t *columns)
{
    double *values;

    *n       = json_array_size(rows);
    *columns = json_array_size(json_array_get(rows, 0));
    values   = ARENA_ARRAY(mem, double, *n * *columns);
    for (size_t i = 0; i < *n; i++)
        for (size_t j = 0; j < *columns; j++)
            values[i * *columns + j] = json_number_value(json_array_get(json_array_get(rows, i), j));
    return values;
}

static void test_reference(void **state)
{
    struct arena  *mem       = arena_new(1 << 20);
    json_t        *reference = reference_load("tests/data/psych-reference.json");
    const json_t  *agreement = reference_get(reference, "agreement");
    const json_t  *cohen     = reference_get(agreement, "cohen"), *want = reference_get(agreement, "icc");
    size_t         n, columns;
    const double  *table = read_matrix(mem, reference_get(cohen, "table"), &n, &columns);
    struct kappa   k;
    struct ratings ratings;
    struct icc     icc[ICC_TYPES];

    (void)state; /* not used */
    kappa_cohen(table, n, &k);
    assert_near(k.agreement, reference_number(cohen, "agreement"), 1e-6);
    assert_near(k.kappa, reference_number(cohen, "kappa"), 1e-6);
    assert_near(k.z, reference_number(cohen, "z"), 1e-6);
    assert_near(k.linear, reference_number(cohen, "kappa_linear"), 1e-6);
    assert_near(k.quadratic, reference_number(cohen, "kappa_quadratic"), 1e-6);

    ratings.values = read_matrix(mem, reference_get(want, "ratings"), &ratings.targets, &ratings.judges);
    assert_true(icc_analyse(&ratings, icc));
    for (size_t t = 0; t < ICC_TYPES; t++) {
        assert_string_equal(icc_names[t], json_string_value(json_array_get(reference_get(want, "type"), t)));
        assert_near(icc[t].icc, json_number_value(json_array_get(reference_get(want, "icc"), t)), 1e-6);
        assert_near(icc[t].f, json_number_value(json_array_get(reference_get(want, "F"), t)), 1e-6);
        assert_near(icc[t].low, json_number_value(json_array_get(reference_get(want, "lower"), t)), 1e-6);
        assert_near(icc[t].high, json_number_value(json_array_get(reference_get(want, "upper"), t)), 1e-6);
    }
    json_decref(reference);
    arena_free(mem);
}

/* Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C:
 * twelve units, four observers, gaps. */
static void test_krippendorff(void **state)
{
    static const double values[12 * 4] = {
        1, 1, GAP, 1,  2, 2, 3, 2,  3, 3, 3, 3,  3, 3, 3, 3,    2, 2, 2, 2,      1, 2, 3, 4,
        4, 4, 4, 4,    1, 1, 2, 1,  2, 2, 2, 2,  GAP, 5, 5, 5,  GAP, GAP, 1, 1,  GAP, 3, GAP, GAP,
    };
    static const double one[2] = { 1, 1 };
    struct ratings      r      = { values, 12, 4 }, single = { one, 1, 2 };
    struct arena       *mem    = arena_new(1 << 20);
    struct icc          icc[ICC_TYPES];

    (void)state; /* not used */
    assert_near(alpha_krippendorff(mem, &r, MEASURED_NOMINAL), 0.743, 0.0005);
    assert_near(alpha_krippendorff(mem, &r, MEASURED_ORDINAL), 0.815, 0.0005);
    assert_near(alpha_krippendorff(mem, &r, MEASURED_INTERVAL), 0.849, 0.0005);
    assert_near(alpha_krippendorff(mem, &r, MEASURED_RATIO), 0.797, 0.0005);
    assert_true(isnan(alpha_krippendorff(mem, &single, MEASURED_NOMINAL))); /* nothing varies */
    assert_false(icc_analyse(&r, icc));      /* gaps */
    assert_false(icc_analyse(&single, icc)); /* one target */
    assert_true(isnan(concordance_kendall(mem, &r)));
    arena_free(mem);
}

/* Fleiss (1971) with ten targets, fourteen raters and five categories, the
 * textbook example: 0.210. */
static void test_fleiss(void **state)
{
    static const double counts[10 * 5] = {
        0, 0, 0, 0, 14,  0, 2, 6, 4, 2,  0, 0, 3, 5, 6,  0, 3, 9, 2, 0,  2, 2, 8, 1, 1,
        7, 7, 0, 0, 0,   3, 2, 6, 3, 0,  2, 5, 3, 2, 2,  6, 5, 2, 1, 0,  0, 2, 2, 3, 7,
    };
    static const double unanimous[2 * 2] = { 3, 0, 3, 0 };

    (void)state; /* not used */
    assert_near(kappa_fleiss(counts, 10, 5), 0.210, 0.0005);
    assert_true(isnan(kappa_fleiss(unanimous, 2, 2))); /* nothing varies */
}

static void test_kendall(void **state)
{
    /* Three judges rank four targets; the mean of their Spearman correlations is
     * (0.8 + 0.8 + 0.6)/3, so W = (2 x 0.7333 + 1)/3. */
    static const double ranks[4 * 3] = { 1, 1, 2,  2, 2, 1,  3, 4, 3,  4, 3, 4 };
    /* Two judges who agree, ties and all. */
    static const double tied[4 * 2] = { 1, 10,  2, 20,  2, 20,  3, 30 };
    struct arena       *mem         = arena_new(1 << 20);

    (void)state; /* not used */
    assert_near(concordance_kendall(mem, &(struct ratings){ ranks, 4, 3 }), (2.0 * 2.2 / 3.0 + 1.0) / 3.0,
                1e-12);
    assert_near(concordance_kendall(mem, &(struct ratings){ tied, 4, 2 }), 1.0, 1e-12);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_krippendorff),
        cmocka_unit_test(test_fleiss),
        cmocka_unit_test(test_kendall),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
