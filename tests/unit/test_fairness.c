/* test_fairness.c - adverse impact and differential item functioning. */
#include "domain/fairness.h"

#include <stdio.h>

#include "core/arena.h"
#include "reference.h"

/* null is NAN. */
static void check_number(double got, const json_t *object, const char *name, double tolerance)
{
    const json_t *want = reference_get(object, name);

    if (json_is_null(want))
        assert_true(isnan(got));
    else
        assert_near(got, json_number_value(want), tolerance);
}

static struct selection read_selection(const json_t *object)
{
    return (struct selection){ reference_int(object, "n"), reference_int(object, "selected") };
}

static void test_adverse_impact_reference(void **state)
{
    struct arena *mem       = arena_new(1 << 20);
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference, "adverse_impact");

    (void)state; /* not used */
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t         *item = json_array_get(cases, i);
        double                odds = reference_number(item, "odds_ratio_conditional_mle");
        struct adverse_impact a;

        assert_true(adverse_impact_compare(mem, read_selection(reference_get(item, "reference")),
                                           read_selection(reference_get(item, "group")), &a));
        check_number(a.rate_reference, item, "rate_reference", 1e-6);
        check_number(a.rate_group, item, "rate_group", 1e-6);
        check_number(a.impact_ratio, item, "impact_ratio", 1e-6);
        assert_int_equal(a.four_fifths_violation, json_is_true(reference_get(item, "four_fifths_violation")));
        check_number(a.fisher_p_two_sided, item, "fisher_p_two_sided", 1e-6);
        check_number(a.fisher_p_less, item, "fisher_p_less", 1e-6);
        check_number(a.z_pooled, item, "z_pooled", 1e-6);
        check_number(a.cohen_h, item, "cohen_h", 1e-6);
        assert_near(a.odds_ratio, odds, 1e-6);
    }
    json_decref(reference);
    arena_free(mem);
}

/* The expected number of selected persons of the group, by the definition, in
 * long double: at the maximum likelihood it is the observed one. */
static double expected_selected(struct selection reference, struct selection group, double odds)
{
    int         selected = reference.selected + group.selected;
    long double weight = 1.0L, sum = 0.0L, all = 0.0L;
    int         low = selected > reference.n ? selected - reference.n : 0;
    int         high = selected < group.n ? selected : group.n;

    for (int x = low; x <= high; x++) {
        sum += weight * x;
        all += weight;
        weight *= (long double)odds * (group.n - x) * (selected - x)
                / ((long double)(x + 1) * (reference.n - selected + x + 1));
    }
    return (double)(sum / all);
}

/* The root lies within 1.3e-4 of the odds ratio, or of its reciprocal when it is above one. */
static void assert_around_root(struct selection reference, struct selection group, double odds)
{
    const double off = 1.3e-4;
    double       below = odds <= 1 ? fmax(odds - off, 0) : 1 / (1 / odds + off);
    double       above = odds <= 1 ? odds + off : 1 / fmax(1 / odds - off, 1e-15);

    assert_true(expected_selected(reference, group, below) <= group.selected);
    assert_true(expected_selected(reference, group, above) >= group.selected);
}

static void test_odds_ratio(void **state)
{
    static const struct selection pairs[][2] = {
        { { 80, 48 }, { 40, 12 } }, { { 60, 18 }, { 55, 30 } }, { { 500, 499 }, { 400, 1 } },
        { { 5, 2 }, { 5, 2 } },
    };
    struct arena         *mem = arena_new(1 << 20);
    struct adverse_impact a;

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_true(adverse_impact_compare(mem, pairs[i][0], pairs[i][1], &a));
        assert_around_root(pairs[i][0], pairs[i][1], a.odds_ratio);
    }
    assert_near(a.odds_ratio, 1.0, 1e-9);
    assert_true(adverse_impact_compare(mem, (struct selection){ 10, 5 }, (struct selection){ 10, 10 }, &a));
    assert_true(isinf(a.odds_ratio));
    arena_free(mem);
}

static void test_four_fifths(void **state)
{
    struct arena         *mem = arena_new(1 << 20);
    struct adverse_impact a;

    (void)state; /* not used */
    /* Exactly four fifths, of rates that no double holds: 0.6 and 0.48. */
    assert_true(adverse_impact_compare(mem, (struct selection){ 50, 30 }, (struct selection){ 50, 24 }, &a));
    assert_false(a.four_fifths_violation);
    assert_int_equal(a.change_sides, 0);
    /* 12 of 40 against 60%: 19.2 would be needed, so 8 more. */
    assert_true(adverse_impact_compare(mem, (struct selection){ 80, 48 }, (struct selection){ 40, 12 }, &a));
    assert_true(a.four_fifths_violation);
    assert_int_equal(a.change_sides, 8);
    assert_false(adverse_impact_compare(mem, (struct selection){ 0, 0 }, (struct selection){ 4, 1 }, &a));
    assert_false(adverse_impact_compare(mem, (struct selection){ 4, 5 }, (struct selection){ 4, 1 }, &a));
    assert_false(adverse_impact_compare(mem, (struct selection){ 4, 1 }, (struct selection){ 4, -1 }, &a));
    assert_false(adverse_impact_compare(mem, (struct selection){ INT32_MAX, 1 },
                                        (struct selection){ INT32_MAX, INT32_MAX }, &a));
    arena_free(mem);
}

enum { DIF_PERSONS = 400, DIF_ITEMS = 8 };

static void read_dif(double scores[DIF_PERSONS * DIF_ITEMS], bool focal[DIF_PERSONS])
{
    FILE *file = fopen("tests/data/dif_dev.csv", "r");
    char  line[128];

    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file)); /* the header */
    for (size_t p = 0; p < DIF_PERSONS; p++) {
        int id, group, offset;

        assert_non_null(fgets(line, sizeof line, file));
        assert_int_equal(sscanf(line, "%d,%d%n", &id, &group, &offset), 2);
        focal[p] = group == 1;
        for (size_t i = 0; i < DIF_ITEMS; i++)
            scores[p * DIF_ITEMS + i] = line[offset + 1 + 2 * (int)i] - '0';
    }
    assert_null(fgets(line, sizeof line, file));
    fclose(file);
}

static double nth(const json_t *object, const char *name, size_t i)
{
    return json_number_value(json_array_get(reference_get(object, name), i));
}

static void test_dif(void **state)
{
    static double      scores[DIF_PERSONS * DIF_ITEMS];
    static bool        focal[DIF_PERSONS];
    struct arena      *mem       = arena_new(1 << 20);
    json_t            *reference = reference_load("tests/data/psych-reference.json");
    const json_t      *want      = json_array_get(reference_get(reference, "mantel_haenszel"), 0);
    struct score_table table     = { scores, DIF_PERSONS, DIF_ITEMS };
    struct dif         d;

    (void)state; /* not used */
    read_dif(scores, focal);
    for (size_t i = 0; i < DIF_ITEMS; i++) {
        assert_true(dif_study(mem, &table, focal, i, &d));
        assert_near(d.chi2_corrected, nth(want, "chi2_corrected", i), 1e-6);
        assert_near(d.chi2, nth(want, "chi2", i), 1e-6);
        assert_near(d.alpha, nth(want, "alpha_mh", i), 1e-6);
        assert_near(d.delta, nth(want, "delta_mh", i), 1e-6);
        assert_near(d.se_log_alpha, nth(want, "se_log_alpha", i), 1e-6);
        assert_near(d.p_corrected, nth(want, "p_corrected", i), 1e-6);
        /* The third is harder for the focal group, by a moderate amount. */
        assert_int_equal(d.category, i == 2 ? 'B' : 'A');
    }
    /* Every focal person fails what every reference person solves. */
    for (size_t p = 0; p < DIF_PERSONS; p++)
        if (p % 10 != 0)
            scores[p * DIF_ITEMS] = !focal[p];
    assert_true(dif_study(mem, &table, focal, 0, &d));
    assert_int_equal(d.category, 'C');
    scores[5] = 2.0;
    assert_false(dif_study(mem, &table, focal, 0, &d));
    scores[5] = 1.0;
    table.persons = 150; /* too few in one group */
    assert_false(dif_study(mem, &table, focal, 0, &d));
    json_decref(reference);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adverse_impact_reference),
        cmocka_unit_test(test_odds_ratio),
        cmocka_unit_test(test_four_fifths),
        cmocka_unit_test(test_dif),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
