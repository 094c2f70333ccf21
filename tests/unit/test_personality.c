/* test_personality.c - results of personality tests in the notation of clients, percentiles
 * among those who took a test, and the texts for a result.
 */
#include "domain/personality.h"

#include <string.h>

#include "core/arena.h"
#include "domain/bigfive.h"
#include "domain/disc.h"
#include "domain/percentile.h"
#include "domain/personality_texts.h"
#include "domain/test.h"
#include "reference.h"

static struct arena *mem;

static int set_up(void **state)
{
    (void)state;
    mem = arena_new(4 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

/* The document of b5-120 where every item is answered the same, the first `unanswered` not at all. */
static str b5_document(int answer, int unanswered)
{
    int              answers[B5_ITEMS];
    struct b5_result r;
    struct buf       b = BUF(mem);

    for (int i = 0; i < B5_ITEMS; i++)
        answers[i] = i < unanswered ? 0 : answer;
    b5_score(answers, NULL, "pooled", &r);
    b5_result_json(&b, &r);
    return buf_end(&b);
}

static str disc_document(const int most[DISC_FACTORS], const int least[DISC_FACTORS])
{
    struct disc_result r;
    struct buf         b = BUF(mem);

    assert_true(disc_score_counts(most, least, &r));
    disc_result_json(&b, &r);
    return buf_end(&b);
}

static void assert_notation(const struct instrument *instrument, str document, bool decimals, const char *expected)
{
    struct component_result r = { instrument, document };
    str                     got = personality_notation(mem, &r, decimals);

    if (!expected)
        assert_null(got.data);
    else
        assert_string_equal(str_z(mem, got), expected);
}

static void test_algorithms(void **state)
{
    (void)state;
    assert_string_equal(scoring_algorithm(&instrument_b5), "big_5");
    assert_string_equal(scoring_algorithm(&instrument_types), "16_types");
    assert_string_equal(scoring_algorithm(&instrument_disc), "disc");
    assert_string_equal(scoring_algorithm(&instrument_drives), "noop");
    assert_string_equal(scoring_algorithm(&instrument_sample), "noop");
    assert_string_equal(scoring_algorithm(instrument_of_test(mem, tests[0])), "basic");
    assert_true(is_personality_test(&instrument_types));
    assert_false(is_personality_test(&instrument_drives));
}

/* Middle answers give the middle of the raw scale; levels follow from the norms. */
static void test_big_5(void **state)
{
    str                document = b5_document(3, 0);
    struct personality p;

    (void)state;
    assert_notation(&instrument_b5, document, false, "2-2-2-3-2_30-30-30-30-30");
    assert_notation(&instrument_b5, document, true, "2-2-2-3-2_30.0-30.0-30.0-30.0-30.0");
    assert_notation(&instrument_b5, b5_document(3, 30), false, NULL); /* a domain needs 20 of 24 */
    assert_notation(&instrument_b5, STR_NULL, false, NULL);
    assert_notation(&instrument_b5, STR("{}"), false, NULL);
    assert_true(personality_read(STR("big_5"), STR("2-2-2-3-2_30-30-30-30-30"), &p));
    assert_int_equal(p.level[TRAIT_EXTRAVERSION], 2);
    assert_int_equal(p.level[TRAIT_STABILITY], 3);
    assert_near(p.raw[TRAIT_OPENNESS], 30, 1e-12);
}

static void test_types(void **state)
{
    struct personality p;

    (void)state;
    assert_notation(&instrument_types, b5_document(3, 0), false, "ISTP");
    assert_notation(&instrument_types, b5_document(3, 0), true, "ISTP");
    assert_notation(&instrument_types, b5_document(3, 30), true, NULL);
    assert_true(personality_read(STR("16_types"), STR("ISTP"), &p));
    assert_string_equal(p.type, "ISTP");
}

static void test_disc(void **state)
{
    static const int most[] = { 12, 8, 5, 3 }, least[] = { 3, 5, 8, 12 }, even[] = { 7, 7, 7, 7 };
    struct personality p;
    str                notation;

    (void)state;
    /* G = 9, 3, -3, -9; z = G/5.6; percent = 100 Phi(z) */
    assert_notation(&instrument_disc, disc_document(most, least), false, "DI_95-70-30-5");
    assert_notation(&instrument_disc, disc_document(most, least), true, "DI_95-70-30-5");
    assert_notation(&instrument_disc, disc_document(even, even), false, "balanced_50-50-50-50");
    assert_notation(&instrument_disc, b5_document(3, 0), false, NULL);
    notation = personality_notation(mem, &(struct component_result){ &instrument_disc, disc_document(most, least) },
                                    false);
    assert_true(personality_read(STR("disc"), notation, &p));
    assert_string_equal(p.pattern, "DI");
    assert_true(personality_read(STR("disc"), STR("balanced"), &p));
    assert_string_equal(p.pattern, "");
}

static void test_others_have_none(void **state)
{
    (void)state;
    assert_notation(&instrument_drives, b5_document(3, 0), false, NULL);
    assert_notation(instrument_of_test(mem, tests[0]), b5_document(3, 0), false, NULL);
}

static void test_reading(void **state)
{
    static const struct { const char *algorithm, *notation; bool good; } cases[] = {
        { "big_5", "3-3-1-1-1_30-32-28-19-28", true },   { "big_5", "2-1-1-2-1_30.0-29.0-33.0-26.0-31.0", true },
        { "big_5", "1-2-3-4-5", true },                  { "big_5", "1-2-3-4", false },
        { "big_5", "1-2-3-4-5-5", false },               { "big_5", "1-2-3-4-5-", false },
        { "big_5", "0-2-3-4-5", false },                 { "big_5", "1.5-2-3-4-5", false },
        { "big_5", "1-2-3-4-5_", false },                { "big_5", "1-2-3-4-5_9-10-10-10-10", false },
        { "big_5", "1-2-3-4-5_50-50-50-50-51", false },  { "big_5", "1-2-3-4-5_50-50-50-50-50_1", false },
        { "big_5", "", false },                          { "big_5", "a-b-c-d-e", false },
        { "16_types", "ENFJ", true },                    { "16_types", "ISTP", true },
        { "16_types", "enfj", false },                   { "16_types", "ENFJX", false },
        { "16_types", "NEFJ", false },                   { "16_types", "", false },
        { "disc", "DI", true },                          { "disc", "ISC_1-99-50-50", true },
        { "disc", "ID", false },                         { "disc", "DISC", false },
        { "disc", "DI_0-50-50-50", false },              { "disc", "DI_50-50-50", false },
        { "disc", "_50-50-50-50", false },               { "disc", "", false },
        { "basic", "80", false },                        { "enneagram", "4", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct personality p;

        if (personality_read(str_of(cases[i].algorithm), str_of(cases[i].notation), &p) != cases[i].good)
            fail_msg("%s \"%s\" is read as %s", cases[i].algorithm, cases[i].notation, cases[i].good ? "bad" : "good");
    }
}

static void test_texts(void **state)
{
    (void)state;
    for (enum trait t = 0; t < TRAITS; t++)
        for (enum trait_say say = 0; say < TRAIT_SAYS; say++)
            for (int i = 0; languages[i]; i++) {
                assert_true(strlen(translated_text(&trait_texts[t].says[say], languages[i])) > 20);
                for (int j = 0; j < i; j++)
                    assert_string_not_equal(translated_text(&trait_texts[t].says[say], languages[i]),
                                            translated_text(&trait_texts[t].says[say], languages[j]));
            }
}

/* The share strictly below; scores that differ by less than a hundredth are the same one. */
static void test_percentile(void **state)
{
    struct score_count counts[] = { { 2000, 10 }, { 5000, 20 }, { 7857, 8 }, { 10000, 2 } };
    struct list        group = { counts, 4 };

    (void)state;
    assert_near(percentile_below(group, 20), 0, 1e-12);
    assert_near(percentile_below(group, 50), 25, 1e-12);
    assert_near(percentile_below(group, 1100.0 / 14), 75, 1e-12); /* 78.571428... */
    assert_near(percentile_below(group, 100), 95, 1e-12);
    assert_near(percentile_below(group, 60), 75, 1e-12);
    assert_true(isnan(percentile_below(group, NAN)));
    assert_true(isnan(percentile_below((struct list){ 0 }, 50)));
}

int main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_algorithms), cmocka_unit_test(test_big_5),   cmocka_unit_test(test_types),
        cmocka_unit_test(test_disc),       cmocka_unit_test(test_reading), cmocka_unit_test(test_others_have_none),
        cmocka_unit_test(test_texts),      cmocka_unit_test(test_percentile),
    };

    return cmocka_run_group_tests(cases, set_up, tear_down);
}
