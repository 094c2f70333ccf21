/* test_drives.c - the instrument drives-86. */
#include "domain/drives.h"

#include <string.h>

#include "reference.h"

static void read_raw(const json_t *item, const char *name, int raw[DRIVE_COUNT])
{
    for (enum drive d = 0; d < DRIVE_COUNT; d++)
        raw[d] = reference_int(reference_get(item, name), (char[]){ drive_letter(d), '\0' });
}

static void check_sigmas(const double got[DRIVE_COUNT], const json_t *want)
{
    for (enum drive d = 0; d < DRIVE_COUNT; d++)
        assert_near(got[d], reference_number(want, (char[]){ drive_letter(d), '\0' }), 1e-6);
}

static void check_nearest(const struct drives_profile *got, const json_t *want)
{
    assert_string_equal(got->profile, json_string_value(reference_get(want, "profile")));
    assert_string_equal(got->second, json_string_value(reference_get(want, "second")));
    assert_near(got->distance, reference_number(want, "distance"), 1e-6);
    assert_near(got->second_distance, reference_number(want, "second_distance"), 1e-6);
}

static void test_reference(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference_get(reference, "drives"), "cases");

    (void)state; /* not used */
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t        *item = json_array_get(cases, i);
        int                  self[DRIVE_COUNT], concept[DRIVE_COUNT];
        struct drives_result r;

        read_raw(item, "raw_self", self);
        read_raw(item, "raw_concept", concept);
        assert_true(drives_score(self, concept, &r));
        check_sigmas(r.self, reference_get(item, "self"));
        check_sigmas(r.concept, reference_get(item, "self_concept"));
        check_sigmas(r.synthesis, reference_get(item, "synthesis"));
        check_nearest(&r.nearest_self, reference_get(item, "nearest_self"));
        check_nearest(&r.nearest_synthesis, reference_get(item, "nearest_synthesis"));
    }
    json_decref(reference);
}

/* A person with the whole words nearest to a prototype is nearest to it. */
static void test_prototypes(void **state)
{
    json_t       *reference  = reference_load("tests/data/psych-reference.json");
    const json_t *prototypes = reference_get(reference_get(reference, "drives"), "prototypes");

    (void)state; /* not used */
    for (size_t i = 0; i < json_array_size(prototypes); i++) {
        const json_t        *p           = json_array_get(prototypes, i);
        int                  raw[DRIVE_COUNT] = { 0 };
        struct drives_result r;

        for (enum drive d = 0; d < DRIVE_PROFILED; d++)
            raw[d] = (int)lround(3.0 * reference_number(p, (char[]){ drive_letter(d), '\0' }));
        assert_true(drives_score(raw, raw, &r));
        assert_string_equal(r.nearest_self.profile, json_string_value(reference_get(p, "name")));
    }
    json_decref(reference);
}

static void test_bounds(void **state)
{
    int                  high[DRIVE_COUNT] = { 9, 9, 9, 9, 7 }, low[DRIVE_COUNT] = { -9, -9, -9, -9, -7 };
    int                  none[DRIVE_COUNT] = { 0 };
    struct drives_result r;

    (void)state; /* not used */
    assert_true(drives_score(high, low, &r));
    assert_near(r.self[DRIVE_A], 3.0, 0.0);
    assert_near(r.concept[DRIVE_E], -2.8, 1e-12);
    assert_near(r.synthesis[DRIVE_B], 0.0, 0.0);
    assert_true(r.nearest_self.mixed); /* far from everybody */
    assert_true(drives_score(high, high, &r));
    assert_near(r.synthesis[DRIVE_A], 6.0 / sqrt(3.2), 1e-6);
    assert_true(drives_score(none, none, &r));
    assert_false(r.nearest_self.mixed);
    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        int over[DRIVE_COUNT] = { 0 };

        over[d] = drive_raw_max(d) + 1;
        assert_false(drives_score(over, none, &r));
        over[d] = -drive_raw_max(d) - 1;
        assert_false(drives_score(none, over, &r));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_prototypes),
        cmocka_unit_test(test_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
