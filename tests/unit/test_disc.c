/* test_disc.c - the instrument disc-28. */
#include "domain/disc.h"

#include <string.h>

#include "core/buf.h"
#include "distinct.h"
#include "domain/instrument_texts.h"
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

static void test_counts(void **state)
{
    struct disc_result r;

    (void)state; /* not used */
    assert_true(disc_score_counts((int[]){ 7, 7, 7, 7 }, (int[]){ 7, 7, 7, 7 }, &r));
    assert_false(disc_score_counts((int[]){ 7, 7, 7, 6 }, (int[]){ 7, 7, 7, 7 }, &r));
    assert_false(disc_score_counts((int[]){ 7, 7, 7, 7 }, (int[]){ 7, 7, 7, 8 }, &r));
    assert_false(disc_score_counts((int[]){ 30, -2, 0, 0 }, (int[]){ 0, 0, 0, 28 }, &r));
    /* D is the most in 20 groups, so it cannot be the least in 10. */
    assert_false(disc_score_counts((int[]){ 20, 8, 0, 0 }, (int[]){ 10, 18, 0, 0 }, &r));
}

static void test_terms(void **state)
{
    (void)state; /* not used */
    assert_string_equal(disc_term(0, 0, "en"), "Accurate"); /* group 1 is C D S I */
    assert_string_equal(disc_term(0, 1, "en"), "Decisive");
    assert_string_equal(disc_term(0, 2, "pt"), "Leal");
    assert_string_equal(disc_term(0, 3, "es"), "Alegre");
    assert_string_equal(disc_term(27, 3, "xx"), "Uses resources well"); /* D S I C */
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        const char *terms[DISC_GROUPS * DISC_FACTORS];

        for (int i = 0; i < DISC_GROUPS * DISC_FACTORS; i++) {
            terms[i] = disc_term(i / DISC_FACTORS, i % DISC_FACTORS, languages[l]);
            check_text(terms[i]);
            assert_true(str_chars(str_of(terms[i])) <= 30); /* a row of the questionnaire on a phone */
        }
        check_distinct(terms, DISC_GROUPS * DISC_FACTORS);
    }
    for (int g = 0; g < DISC_GROUPS; g++) {
        bool is_seen[DISC_FACTORS] = { false };

        for (int place = 0; place < DISC_FACTORS; place++)
            is_seen[disc_factor_at(g, place)] = true;
        for (int f = 0; f < DISC_FACTORS; f++)
            assert_true(is_seen[f]);
    }
}

static void test_texts(void **state)
{
    (void)state; /* not used */
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        check_text(disc_title.in[l]);
        check_text(disc_instructions.in[l]);
        for (int f = 0; f < DISC_FACTORS; f++) {
            check_text(disc_factor_texts[f].name.in[l]);
            check_text(disc_factor_texts[f].meaning.in[l]);
            check_text(disc_factor_texts[f].high.in[l]);
            check_text(disc_factor_texts[f].low.in[l]);
        }
        for (int g = 0; g < DISC_GRAPHS; g++) {
            check_text(disc_graph_names[g].in[l]);
            check_text(disc_graph_meanings[g].in[l]);
        }
        for (int i = 0; i < DISC_PATTERNS; i++) {
            const struct disc_pattern *p = &disc_patterns[i];

            check_text(p->name.in[l]);
            check_text(p->says.in[l]);
            check_text(p->strengths.in[l]);
            check_text(p->watch.in[l]);
            check_text(p->talk.in[l]);
            for (int j = 0; j < i; j++)
                assert_string_not_equal(p->name.in[l], disc_patterns[j].name.in[l]);
        }
    }
}

/* Every set of one to three factors has its pattern. */
static void test_pattern_codes(void **state)
{
    (void)state; /* not used */
    for (int set = 1; set < 15; set++) {
        char   code[DISC_FACTORS + 1] = "";
        size_t n = 0;

        for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
            if (set >> f & 1)
                code[n++] = disc_letter(f);
        assert_non_null(disc_pattern_find(str_of(code)));
    }
    assert_null(disc_pattern_find(STR("")));
    assert_null(disc_pattern_find(STR("ID")));
}

static void test_answers(void **state)
{
    static const char *const bad[] = {
        "", "null", "[0,1]", "{}", "{\"most\":0}", "{\"most\":0,\"least\":0}", "{\"most\":0,\"least\":4}",
        "{\"most\":-1,\"least\":2}", "{\"most\":0.5,\"least\":2}", "{\"most\":\"0\",\"least\":2}",
        "{\"most\":0,\"least\":null}", "{\"most\":0,\"least\":1,\"more\":2}",
    };
    struct disc_choice c = { 9, 9 };

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(disc_choice_read(str_of(bad[i]), &c));
    assert_int_equal(c.most, 9);
    assert_true(disc_choice_read(STR("{\"least\": 3, \"most\": 0}"), &c));
    assert_int_equal(c.most, 0);
    assert_int_equal(c.least, 3);
    assert_int_equal(disc_item_find(STR("disc.1")), 0);
    assert_int_equal(disc_item_find(STR("disc.28")), 27);
    assert_int_equal(disc_item_find(STR("disc.0")), -1);
    assert_int_equal(disc_item_find(STR("disc.29")), -1);
    assert_int_equal(disc_item_find(STR("disc.")), -1);
    assert_int_equal(disc_item_find(STR("b5.1")), -1);
}

/* The stored document: the same answers give the same bytes, and so does a result read back. */
static void test_document(void **state)
{
    json_t       *reference = reference_load("tests/data/psych-reference.json");
    const json_t *cases     = reference_get(reference_get(reference, "disc"), "cases");
    struct arena *mem       = arena_new((size_t)1 << 20);

    (void)state; /* not used */
    for (size_t i = 0; i < json_array_size(cases); i++) {
        struct disc_choice choices[DISC_GROUPS];
        struct disc_result r, back;
        struct buf         first = BUF(mem), second = BUF(mem), third = BUF(mem);

        read_choices(json_array_get(cases, i), choices);
        assert_true(disc_score(choices, &r));
        disc_result_json(&first, &r);
        assert_true(disc_score(choices, &r));
        disc_result_json(&second, &r);
        assert_string_equal(buf_end(&first).data, buf_end(&second).data);
        assert_true(disc_result_read(buf_end(&first), &back));
        disc_result_json(&third, &back);
        assert_string_equal(buf_end(&first).data, buf_end(&third).data);
    }
    assert_false(disc_result_read(STR("null"), &(struct disc_result){ 0 }));
    assert_false(disc_result_read(STR("{\"algorithm\":\"disc-28/0\"}"), &(struct disc_result){ 0 }));
    assert_false(disc_result_read(STR("{\"algorithm\":\"" DISC_VERSION "\"}"), &(struct disc_result){ 0 }));
    arena_free(mem);
    json_decref(reference);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_pattern_codes),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_document),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
