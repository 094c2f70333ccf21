/* test_severity.c - weight of integrity signals, response times. */
#include "domain/severity.h"

#include <string.h>

#include "core/arena.h"
#include "domain/response_time.h"
#include "reference.h"

static const struct integrity_analyses NOTHING = { NAN, NAN, NAN, NAN };

static double member_or_nan(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    return value ? json_number_value(value) : NAN;
}

static void test_severity_reference(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference, "severity");

    (void)state; /* not used */
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t             *item     = json_array_get(cases, i), *a = reference_get(item, "analyses");
        const json_t             *events   = reference_get(item, "events");
        struct integrity_analyses analyses = { member_or_nan(a, "rte"), member_or_nan(a, "lz"),
                                               member_or_nan(a, "similarity"), NAN };
        int                       counts[INTEGRITY_EVENTS];
        struct severity           s;

        for (enum integrity_event e = 0; e < INTEGRITY_EVENTS; e++)
            counts[e] = (int)json_integer_value(json_object_get(events, integrity_event_key(e)));
        s = severity_weigh(counts, &analyses);
        assert_int_equal(s.points, reference_int(item, "points"));
        assert_string_equal(s.severity, json_string_value(reference_get(item, "severity")));
        assert_string_equal(s.tier, json_string_value(reference_get(item, "tier")));
    }
    json_decref(reference);
}

static int points_of(struct integrity_analyses analyses)
{
    const int none[INTEGRITY_EVENTS] = { 0 };

    return severity_weigh(none, &analyses).points;
}

static void test_analyses(void **state)
{
    struct integrity_analyses a;

    (void)state; /* not used */
    assert_int_equal(points_of(NOTHING), 0);
    a = NOTHING, a.rte = 0.9;
    assert_int_equal(points_of(a), 0);
    a.rte = 0.8;
    assert_int_equal(points_of(a), 3);
    a.rte = 0.79;
    assert_int_equal(points_of(a), 6);
    a = NOTHING, a.lz = -1.645;
    assert_int_equal(points_of(a), 0);
    a.lz = -2.326;
    assert_int_equal(points_of(a), 1);
    a.lz = -3.0;
    assert_int_equal(points_of(a), 3);
    a = NOTHING, a.similarity = 0.6;
    assert_int_equal(points_of(a), 4);
    a.similarity = 0.8;
    assert_int_equal(points_of(a), 8);
    a = NOTHING, a.copying_p = 1e-4;
    assert_int_equal(points_of(a), 0);
    a.copying_p = 1e-6;
    assert_int_equal(points_of(a), 4);
    a.copying_p = 1e-7;
    assert_int_equal(points_of(a), 8);
}

static void test_events(void **state)
{
    int total = 0;

    (void)state; /* not used */
    for (enum integrity_event e = 0; e < INTEGRITY_EVENTS; e++) {
        int counts[INTEGRITY_EVENTS] = { 0 };

        assert_int_equal(integrity_event_find(str_of(integrity_event_key(e))), e);
        counts[e] = INT32_MAX; /* the most points it can give */
        total += severity_weigh(counts, &NOTHING).points;
    }
    assert_int_equal(total, 6 + 6 + 8 + 3 + 4 + 2 + 2 + 4 + 6 + 4 + 6);
    assert_int_equal(integrity_event_find(STR("yawn")), INTEGRITY_EVENTS);
    assert_int_equal(integrity_event_find(STR_NULL), INTEGRITY_EVENTS);
}

static void test_response_time_reference(void **state)
{
    struct arena *mem       = arena_new(1 << 20);
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference, "response_time");

    (void)state; /* not used */
    assert_true(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t        *item = json_array_get(cases, i), *in = reference_get(item, "seconds");
        size_t               n    = json_array_size(in);
        double              *seconds = ARENA_ARRAY(mem, double, n);
        struct response_time r;

        for (size_t k = 0; k < n; k++)
            seconds[k] = json_number_value(json_array_get(in, k));
        assert_true(response_time_analyse(mem, seconds, n, &r));
        assert_near(r.median_log, reference_number(item, "median_log"), 1e-6);
        assert_near(r.mad_log, reference_number(item, "mad_log"), 1e-6);
        assert_near(r.threshold_s, reference_number(item, "nt10_threshold"), 1e-6);
        assert_near(r.share_not_rapid, reference_number(item, "share_not_rapid"), 1e-6);
        for (size_t k = 0; k < n; k++) {
            assert_near(r.z[k], json_number_value(json_array_get(reference_get(item, "z"), k)), 1e-6);
            assert_int_equal(r.flags[k], json_is_true(json_array_get(reference_get(item, "flags"), k)));
            assert_int_equal(r.rapid[k], json_is_true(json_array_get(reference_get(item, "rapid"), k)));
        }
    }
    json_decref(reference);
    arena_free(mem);
}

static void test_response_time_edges(void **state)
{
    const double         same[4] = { 20, 20, 20, 200 }, guess[3] = { 300, 300, 9 }, bad[2] = { 3, 0 };
    const double         own[4] = { 1.9, 2.0, NAN, 5.0 }, threshold[4] = { 2, 2, 2, 2 };
    struct arena        *mem    = arena_new(1 << 20);
    struct response_time r;

    (void)state; /* not used */
    /* Most times equal: the MAD is 0 and nothing is flagged. */
    assert_true(response_time_analyse(mem, same, 4, &r));
    assert_near(r.mad_log, 0.0, 0.0);
    assert_true(isnan(r.z[3]));
    assert_false(r.flags[3]);
    /* A tenth of the mean would be 20.3 s, but 10 s is the most. */
    assert_true(response_time_analyse(mem, guess, 3, &r));
    assert_near(r.threshold_s, 10.0, 0.0);
    assert_true(r.rapid[2]);
    assert_near(r.share_not_rapid, 2.0 / 3.0, 1e-12);
    assert_false(response_time_analyse(mem, bad, 2, &r));
    assert_false(response_time_analyse(mem, bad, 0, &r));
    assert_near(response_time_effort(own, threshold, 4), 2.0 / 3.0, 1e-12);
    assert_true(isnan(response_time_effort(own + 2, threshold, 1)));
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_severity_reference),
        cmocka_unit_test(test_analyses),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_response_time_reference),
        cmocka_unit_test(test_response_time_edges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
