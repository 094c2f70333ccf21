/* test_product.c - products, languages and the index of a product. */
#include "domain/product.h"

#include <string.h>

#include "reference.h"

static void test_table(void **state)
{
    (void)state; /* not used */
    assert_int_equal(products_n, 3);
    for (size_t i = 0; i < products_n; i++) {
        const struct product *p = &products[i];

        assert_ptr_equal(product_find(str_of(p->code)), p);
        assert_ptr_equal(product_of_report(str_of(p->report)), p);
        assert_string_equal(p->code + 3, p->report);
        assert_string_equal(p->instrument, "b5-120");
        assert_in_range(p->n, 1, DIM_COUNT);
        for (int a = 0; a < p->n; a++)
            for (int b = 0; b < a; b++)
                assert_int_not_equal(p->dimensions[a], p->dimensions[b]);
        for (int l = 0; languages[l]; l++) {
            assert_true(strlen(product_name(p, languages[l])) > 0);
            assert_true(strlen(product_summary(p, languages[l])) > 40);
        }
    }
    assert_int_equal(product_find(STR("pa-leadership"))->n, 8);
    assert_int_equal(product_find(STR("pa-sales"))->n, 7);
    assert_null(product_find(STR("pa-astrology")));
    assert_null(product_find(STR_NULL));
    assert_null(product_of_report(STR("pa-sales")));
}

static void test_index(void **state)
{
    const struct product *p = product_find(STR("pa-leadership"));
    struct b5_result      r = { 0 };

    (void)state; /* not used */
    for (enum dimension d = 0; d < DIM_COUNT; d++)
        r.dimension[d].t = 40.0 + d;
    /* achievement 0, assertiveness 1, stress 9, composure 10, structure 7, empathy 4, openness 11,
     * integrity 6 */
    assert_near(product_index(p, &r), 40.0 + 48.0 / 8.0, 1e-12);
    r.dimension[DIM_SOCIABILITY].t = NAN; /* is not in the product */
    assert_false(isnan(product_index(p, &r)));
    r.dimension[DIM_EMPATHY].t = NAN;
    assert_true(isnan(product_index(p, &r)));
}

static void test_languages(void **state)
{
    static const char *const near[][2] = {
        { "en", "en" }, { "pt", "pt" }, { "pt-BR", "pt" }, { "PT_br", "pt" }, { "es-419", "es" },
        { "EN-us", "en" }, { "de", "de" }, { "de-AT", "de" }, { "DE_ch", "de" }, { "", "en" },
        { "fr", "en" }, { "den", "en" },
        { "esperanto", "en" }, { "p", "en" }, { "-", "en" },
    };

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
        assert_string_equal(language_near(str_of(near[i][0])), near[i][1]);
    assert_string_equal(language_near(STR_NULL), "en");
    assert_int_equal(language_find("es"), LANGUAGE_ES);
    assert_int_equal(language_find("de"), LANGUAGE_DE);
    assert_int_equal(language_find("es-419"), LANGUAGE_EN);
    assert_int_equal(language_find(NULL), LANGUAGE_EN);
    assert_null(languages[LANGUAGE_COUNT]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_index),
        cmocka_unit_test(test_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
