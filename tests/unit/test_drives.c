/* test_drives.c - the instrument drives-86. */
#include "domain/drives.h"

#include <string.h>

#include "core/buf.h"
#include "distinct.h"
#include "domain/instrument_texts.h"
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

static void test_words(void **state)
{
    int poles[DRIVE_COUNT][2] = { 0 };

    (void)state; /* not used */
    for (int i = 0; i < DRIVE_WORDS; i++) {
        poles[drive_words[i].drive][drive_words[i].high]++;
        if (i > 0)
            assert_int_not_equal(drive_words[i].drive, drive_words[i - 1].drive);
    }
    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        assert_int_equal(poles[d][false], drive_raw_max(d));
        assert_int_equal(poles[d][true], drive_raw_max(d));
    }
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        const char *texts[DRIVE_WORDS];

        for (int w = 1; w <= DRIVE_WORDS; w++) {
            texts[w - 1] = drive_word_text(w, languages[l]);
            check_text(texts[w - 1]);
            assert_true(str_chars(str_of(texts[w - 1])) <= 30); /* a word of the checklist on a phone */
        }
        check_distinct(texts, DRIVE_WORDS);
    }
}

static void test_texts(void **state)
{
    json_t       *reference  = reference_load("tests/data/psych-reference.json");
    const json_t *prototypes = reference_get(reference_get(reference, "drives"), "prototypes");

    (void)state; /* not used */
    assert_int_equal(json_array_size(prototypes), DRIVE_PROFILES);
    for (size_t i = 0; i < DRIVE_PROFILES; i++)
        assert_non_null(drive_profile_find(str_of(
            json_string_value(reference_get(json_array_get(prototypes, i), "name")))));
    assert_null(drive_profile_find(STR("")));
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        check_text(drives_title.in[l]);
        for (int i = 0; i < DRIVE_LISTS; i++) {
            check_text(drives_list_titles[i].in[l]);
            check_text(drives_instructions[i].in[l]);
        }
        for (int d = 0; d < DRIVE_COUNT; d++) {
            check_text(drive_texts[d].name.in[l]);
            check_text(drive_texts[d].meaning.in[l]);
            check_text(drive_texts[d].high.in[l]);
            check_text(drive_texts[d].low.in[l]);
        }
        for (int i = 0; i < DRIVE_PROFILES; i++) {
            const struct drive_profile_text *p = &drive_profile_texts[i];

            check_text(p->name.in[l]);
            check_text(p->says.in[l]);
            check_text(p->strengths.in[l]);
            check_text(p->cautions.in[l]);
            for (int j = 0; j < i; j++)
                assert_string_not_equal(p->name.in[l], drive_profile_texts[j].name.in[l]);
        }
    }
    json_decref(reference);
}

/* Marks the first words of each pole until the raw values are reached. */
static struct drive_marks marks_of(const int raw[DRIVE_COUNT])
{
    struct drive_marks m = { 0 };

    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        int missing = raw[d] < 0 ? -raw[d] : raw[d];

        for (int i = 0; i < DRIVE_WORDS && missing > 0; i++)
            if (drive_words[i].drive == d && drive_words[i].high == (raw[d] > 0)) {
                m.is_marked[i] = true;
                m.n++;
                missing--;
            }
    }
    return m;
}

static void test_marks(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference_get(reference, "drives"), "cases");
    struct arena *mem       = arena_new((size_t)1 << 20);

    (void)state; /* not used */
    for (size_t i = 0; i < json_array_size(cases); i++) {
        int                  self[DRIVE_COUNT], concept[DRIVE_COUNT];
        struct drive_marks   lists[DRIVE_LISTS];
        struct drives_result r, back;
        struct buf           first = BUF(mem), second = BUF(mem), third = BUF(mem);

        read_raw(json_array_get(cases, i), "raw_self", self);
        read_raw(json_array_get(cases, i), "raw_concept", concept);
        lists[DRIVE_SELF]    = marks_of(self);
        lists[DRIVE_CONCEPT] = marks_of(concept);
        drives_score_marks(lists, &r);
        assert_memory_equal(r.raw[DRIVE_SELF], self, sizeof self);
        assert_memory_equal(r.raw[DRIVE_CONCEPT], concept, sizeof concept);
        check_sigmas(r.synthesis, reference_get(json_array_get(cases, i), "synthesis"));
        check_nearest(&r.nearest_self, reference_get(json_array_get(cases, i), "nearest_self"));
        drives_result_json(&first, &r);
        drives_score_marks(lists, &r);
        drives_result_json(&second, &r);
        assert_string_equal(buf_end(&first).data, buf_end(&second).data);
        assert_true(drives_result_read(buf_end(&first), &back));
        drives_result_json(&third, &back);
        assert_string_equal(buf_end(&first).data, buf_end(&third).data);
    }
    assert_false(drives_result_read(STR("null"), &(struct drives_result){ 0 }));
    assert_false(drives_result_read(STR("{\"algorithm\":\"" DRIVES_VERSION "\"}"),
                                    &(struct drives_result){ 0 }));
    arena_free(mem);
    json_decref(reference);
}

/* The first n words of each list. */
static bool is_count_flagged(int concept, int self)
{
    struct drive_marks   lists[DRIVE_LISTS] = { [DRIVE_CONCEPT] = { .n = concept },
                                                [DRIVE_SELF]    = { .n = self } };
    struct drives_result r;

    for (int i = 0; i < concept; i++)
        lists[DRIVE_CONCEPT].is_marked[i] = true;
    for (int i = 0; i < self; i++)
        lists[DRIVE_SELF].is_marked[i] = true;
    drives_score_marks(lists, &r);
    assert_int_equal(r.marks[DRIVE_CONCEPT], concept);
    assert_int_equal(r.marks[DRIVE_SELF], self);
    return r.response_count;
}

static void test_response_count(void **state)
{
    (void)state; /* not used */
    assert_false(is_count_flagged(5, 80));
    assert_true(is_count_flagged(4, 40));
    assert_true(is_count_flagged(40, 81));
    assert_true(is_count_flagged(0, 0));
    assert_true(is_count_flagged(86, 86));
}

static void test_answers(void **state)
{
    static const char *const bad[] = { "", "null", "{}", "[0]", "[87]", "[1,1]", "[1.5]", "[\"1\"]",
                                       "[[1]]", "3" };
    struct drive_marks m = { .n = -1 };
    struct arena      *mem = arena_new((size_t)1 << 16);
    struct buf         many = BUF(mem);

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(drive_marks_read(str_of(bad[i]), &m));
    assert_int_equal(m.n, -1);
    assert_true(drive_marks_read(STR("[]"), &m));
    assert_int_equal(m.n, 0);
    assert_true(drive_marks_read(STR("[86, 1, 17]"), &m));
    assert_int_equal(m.n, 3);
    assert_true(m.is_marked[0] && m.is_marked[16] && m.is_marked[85]);
    buf_char(&many, '[');
    for (int w = 1; w <= DRIVE_WORDS + 1; w++)
        buf_printf(&many, "%s%d", w > 1 ? "," : "", w);
    buf_char(&many, ']');
    assert_false(drive_marks_read(buf_end(&many), &m));
    assert_int_equal(drive_list_find(STR("drives.concept")), DRIVE_CONCEPT);
    assert_int_equal(drive_list_find(STR("drives.self")), DRIVE_SELF);
    assert_int_equal(drive_list_find(STR("drives.1")), DRIVE_LISTS);
    assert_string_equal(drive_list_item(DRIVE_SELF), "drives.self");
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_prototypes),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_response_count),
        cmocka_unit_test(test_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
