/* test_accept_language.c - what the header Accept-Language asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/accept_language.h"

static void wants(const char *header, const char *tag)
{
    const char *found = accept_language(str_of(header));

    if (tag)
        assert_string_equal(found ? found : "none", tag);
    else
        assert_null(found);
}

static void test_first_of_equal_weight(void **state)
{
    (void)state; /* not used */
    wants("pt", "pt");
    wants("pt-BR, en", "pt");
    wants("en-GB, es", "en");
    wants(" ES ", "es");
}

static void test_weights(void **state)
{
    (void)state; /* not used */
    wants("en;q=0.5, es;q=0.9, pt;q=0.7", "es");
    wants("fr, pt-PT;q=0.8, en;q=0.9", "en");
    wants("es;q=0, en;q=0.1", "en");
    wants("en; q=0.2 ,pt ; q=0.3", "pt");
}

static void test_nothing_we_have(void **state)
{
    (void)state; /* not used */
    wants(NULL, NULL);
    wants("", NULL);
    wants("*", NULL);
    wants("fr-CH, fr;q=0.9, *;q=0.5", NULL);
    wants("enx, esperanto", NULL);
}

static void test_malformed(void **state)
{
    (void)state; /* not used */
    wants(",,;;q=,", NULL);
    wants("en;q=abc", NULL);
    wants("en;q=7, pt;q=0.1", "pt");
    wants("en;level=1, pt", "pt");
    wants("es;q=-1", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_of_equal_weight),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_nothing_we_have),
        cmocka_unit_test(test_malformed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
