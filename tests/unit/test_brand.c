/* test_brand.c - colours that can be read in both themes; logos that are pictures alone. */
#include "core/svg.h"
#include "domain/brand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *mem;

static int setup(void **state)
{
    (void)state;
    mem = arena_new(1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

/* WCAG 2.2: black on white is 21:1, a colour on itself 1:1; #767676 is the well-known grey just above 4.5. */
static void contrast_as_wcag(void **state)
{
    (void)state;
    assert_true(fabs(brand_contrast(STR("#000000"), STR("#ffffff")) - 21) < 1e-9);
    assert_true(fabs(brand_contrast(STR("#a3005c"), STR("#A3005C")) - 1) < 1e-9);
    assert_true(fabs(brand_contrast(STR("#767676"), STR("#ffffff")) - 4.54) < 0.005);
    assert_true(isnan(brand_contrast(STR("#76767"), STR("#ffffff"))));
}

static void theme_check(const struct brand_theme *t, const char *page, const char *card, str soft)
{
    assert_true(t->contrast >= BRAND_CONTRAST);
    assert_true(brand_contrast(t->accent, str_of(page)) >= BRAND_CONTRAST);
    assert_true(brand_contrast(t->accent, str_of(card)) >= BRAND_CONTRAST);
    assert_true(brand_contrast(t->accent, t->tint) >= BRAND_CONTRAST);
    assert_true(brand_contrast(t->on, t->accent) >= BRAND_CONTRAST);
    assert_true(brand_contrast(t->on, t->strong) >= BRAND_CONTRAST);
    assert_true(brand_contrast(t->strong, str_of(card)) >= BRAND_CONTRAST);
    assert_true(brand_contrast(soft, t->tint) >= BRAND_CONTRAST);
}

/* The colours of web/css/tokens.css: page, card, and the softest text that stands on a tint. */
static void any_colour_can_be_read(void **state)
{
    (void)state;
    for (int i = 0; i < 18 * 18 * 18; i++) {
        struct arena_mark  mark = arena_mark(mem);
        str                colour = str_printf(mem, "#%02x%02x%02x", i / 324 * 15, i / 18 % 18 * 15, i % 18 * 15);
        struct brand_theme light, dark;

        brand_themes(mem, colour, &light, &dark);
        theme_check(&light, "#f5f6f4", "#ffffff", STR("#536066"));
        theme_check(&dark, "#12181a", "#1a2225", STR("#a6b2b6"));
        arena_rewind(mem, mark);
    }
}

static void a_colour_that_can_be_read_stays(void **state)
{
    struct brand_theme light, dark;

    (void)state;
    brand_themes(mem, STR("#A3005C"), &light, &dark);
    assert_true(str_is(light.accent, "#a3005c"));
    assert_false(light.adjusted);
    assert_true(dark.adjusted);
    assert_true(brand_is_colour(STR("#a3005C")));
    assert_false(brand_is_colour(STR("a3005c0")));
    assert_false(brand_is_colour(STR("#a3005g")));
    assert_false(brand_is_colour(STR("#fff")));
}

static void pictures_are_taken(void **state)
{
    static const char *const good[] = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M0 0h10v10z\" fill=\"#a3005c\"/></svg>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- by a program --><svg xmlns=\"http://www.w3.org/2000/svg\">"
        "<defs><linearGradient id=\"a\"/></defs><style>.b{fill:url(#a)}</style><g class=\"b\" style=\"fill: url( '#a' )\"/>"
        "</svg>",
        "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" xmlns:i=\"urn:i\" i:file=\"C:\\logo.svg\"><svg:g/></svg:svg>",
        "<svg xmlns:xlink=\"x\"><use xlink:href=\"#a\"/><image href=\"data:image/png;base64,AAAA\"/></svg>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_null(svg_wrong(str_of(good[i])));
}

static void anything_else_is_refused(void **state)
{
    static const char *const bad[] = {
        "", "logo", "<html/>", "<svg>", "<svg></svg><svg></svg>", "<svg>&x;</svg>", "<svg>\xff</svg>",
        "<svg><script>alert(1)</script></svg>", "<svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:SCRIPT/></svg>",
        "<svg onload=\"alert(1)\"/>", "<svg><g OnClick=\"a()\"/></svg>", "<svg><foreignObject/></svg>",
        "<svg><a href=\"#x\"/></svg>", "<svg><use href=\"https://example.com/a.svg#b\"/></svg>",
        "<svg><image xlink:href=\"http://example.com/a.png\"/></svg>", "<svg><image href=\"data:image/svg+xml,x\"/></svg>",
        "<svg><style>@import 'https://example.com/a.css'</style></svg>",
        "<svg><style>.a{fill:url(https://example.com/a)}</style></svg>",
        "<svg><style>.a{fill:u\\72l(https://example.com/a)}</style></svg>",
        "<svg><g fill=\"url(&quot;https://example.com/a&quot;)\"/></svg>",
        "<svg><style><![CDATA[@import 'a']]></style></svg>", "<svg><set attributeName=\"href\"/></svg>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", "<?xml-stylesheet href=\"a.css\"?><svg/>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (!svg_wrong(str_of(bad[i])))
            fail_msg("taken: %s", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_as_wcag),
        cmocka_unit_test(any_colour_can_be_read),
        cmocka_unit_test(a_colour_that_can_be_read_stays),
        cmocka_unit_test(pictures_are_taken),
        cmocka_unit_test(anything_else_is_refused),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
