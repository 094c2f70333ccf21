/* test_disc.c - the instrument disc-28. */
#include "domain/disc.h"

#include <string.h>

#include "reference.h"

static const char *const letters[DISC_FACTORS] = { "D", "I", "S", "C" };

static void check_order(const json_t *order)
{
    assert_int_equal(json_array_size(order), DISC_GROUPS);
    for (int g = 0; g < DISC_GROUPS; g++) {
        const char *want = json_string_value(json_array_get(order, (size_t)g));

        for (int place = 0; place < DISC_FACTORS; place++)
            assert_int_equal(disc_letter(disc_factor_at(g, place)), want[place]);
    }
}

static void read_choices(const json_t *item, struct disc_choice choices[DISC_GROUPS])
{
    for (size_t g = 0; g < DISC_GROUPS; g++) {
        const json_t *choice = json_array_get(reference_get(item, "responses"), g);

        choices[g] = (struct disc_choice){ reference_int(choice, "most"), reference_int(choice, "least") };
    }
}

static void check_case(const json_t *item)
{
    static const char *const graphs[DISC_GRAPHS] = { "I", "II", "III" };
    struct disc_choice choices[DISC_GROUPS];
    struct disc_result r;

    read_choices(item, choices);
    assert_true(disc_score(choices, &r));
    for (int f = 0; f < DISC_FACTORS; f++) {
        assert_int_equal(r.most[f], reference_int(reference_get(item, "most"), letters[f]));
        assert_int_equal(r.least[f], reference_int(reference_get(item, "least"), letters[f]));
        assert_int_equal(r.change[f], reference_int(reference_get(item, "change"), letters[f]));
        for (int g = 0; g < DISC_GRAPHS; g++) {
            const json_t *graph = reference_get(reference_get(item, "graphs"), graphs[g]);
            const json_t *value = reference_get(graph, letters[f]);

            assert_near(r.graph[g][f].z, reference_number(value, "z"), 1e-6);
            assert_int_equal(r.graph[g][f].percent, reference_int(value, "percent"));
            assert_int_equal(r.graph[g][f].segment, reference_int(value, "segment"));
        }
    }
    assert_string_equal(r.pattern, json_string_value(reference_get(item, "pattern")));
    assert_string_equal(r.blend, json_string_value(reference_get(item, "blend")));
    assert_near(r.adaptation, reference_number(item, "adaptation"), 1e-6);
    assert_int_equal(r.tight, json_is_true(reference_get(item, "tight")));
}

static void test_reference(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *disc      = reference_get(reference, "disc"), *cases = reference_get(disc, "cases");

    (void)state; /* not used */
    check_order(reference_get(disc, "order"));
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++)
        check_case(json_array_get(cases, i));
    json_decref(reference);
}

/* The place of a factor in a group. */
static int place_of(int group, enum disc_factor factor)
{
    int place = 0;

    while (disc_factor_at(group, place) != factor)
        place++;
    return place;
}

static void test_patterns(void **state)
{
    struct disc_choice choices[DISC_GROUPS];
    struct disc_result r;

    (void)state; /* not used */
    /* Each factor most in seven groups and least in seven: balanced. */
    for (int g = 0; g < DISC_GROUPS; g++)
        choices[g] = (struct disc_choice){ place_of(g, (enum disc_factor)(g % 4)),
                                           place_of(g, (enum disc_factor)((g + 1) % 4)) };
    assert_true(disc_score(choices, &r));
    assert_string_equal(r.pattern, "");
    assert_string_equal(r.blend, "");
    assert_true(r.tight);
    assert_near(r.adaptation, 0.0, 1e-12);
    /* Three factors above 0, with a tie: C most of all, then I before S. */
    for (int g = 0; g < DISC_GROUPS; g++)
        choices[g] = (struct disc_choice){
            place_of(g, g < 8 ? DISC_I : g < 16 ? DISC_S : DISC_C), place_of(g, DISC_D) };
    assert_true(disc_score(choices, &r));
    assert_string_equal(r.pattern, "ISC");
    assert_string_equal(r.blend, "CIS");
    assert_int_equal(r.change[DISC_D], -28);
    assert_false(r.tight);
}

static void test_refused(void **state)
{
    struct disc_choice choices[DISC_GROUPS];
    struct disc_result r;

    (void)state; /* not used */
    for (int g = 0; g < DISC_GROUPS; g++)
        choices[g] = (struct disc_choice){ 0, 1 };
    assert_true(disc_score(choices, &r));
    choices[27] = (struct disc_choice){ 2, 2 };
    assert_false(disc_score(choices, &r));
    choices[27] = (struct disc_choice){ -1, 2 };
    assert_false(disc_score(choices, &r));
    choices[27] = (struct disc_choice){ 0, 4 };
    assert_false(disc_score(choices, &r));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
