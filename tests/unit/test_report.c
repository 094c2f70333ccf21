/* test_report.c - the PDF and the radar, for every product, language and kind of profile.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/clock.h"
#include "domain/norm.h"
#include "report/section.h"
#include "pdf_check.h"

#define MEMORY_BYTES ((size_t)8 << 20)

enum profile { MIXED, VERY_HIGH, VERY_LOW, LOW, HIGH, SOME_MISSING, EVEN, NOTHING, PROFILES };

static double profile_t(enum profile profile, int d)
{
    static const double mixed[DIM_COUNT] = { 63.2, 58, 44, 49, 71.5, 52, 55.4, 33.1, 47, 61, 38.5, 66 };
    const double        t[PROFILES] = {
        [MIXED] = mixed[d], [VERY_HIGH] = 66 + 4 * d, [VERY_LOW] = 34 - 4 * d, [LOW] = 36 + d * 0.5,
        [HIGH] = 56 + d * 0.5, [SOME_MISSING] = d % 3 ? mixed[d] : NAN,
        [EVEN] = 50 + d % 3, [NOTHING] = NAN };

    return t[profile];
}

static struct b5_result result_of(enum profile profile)
{
    struct b5_result r = { .norm = profile == VERY_HIGH ? "female 21-40" : "pooled" };
    bool             is_flagged = profile == VERY_LOW;

    for (int d = 0; d < DIM_COUNT; d++) {
        double t = profile_t(profile, d);

        r.dimension[d] = (struct dimension_score){ .raw = NAN, .z = NAN, .t = NAN };
        if (!isnan(t))
            r.dimension[d] = (struct dimension_score){ .raw = 24, .t = t, .z = (t - 50) / 10,
                .percentile = percentile_of_z((t - 50) / 10), .sten = sten_of_z((t - 50) / 10),
                .level = level_of_t(t) };
    }
    r.quality = (struct b5_quality){ .longest_run = { 3, 4, 12, 4, 2 }, .irv = 1.12, .acquiescence = 3.04,
        .unanswered = 3, .median_s = profile == MIXED ? 6.3 : NAN, .run_flag = is_flagged,
        .irv_flag = is_flagged, .acquiescence_flag = is_flagged, .speed_flag = is_flagged };
    if (profile == NOTHING) {
        r.quality.irv = r.quality.acquiescence = NAN;
        r.quality.unanswered = B5_ITEMS;
        r.quality.unanswered_flag = true;
    }
    return r;
}

static struct report report_of(const struct product *product, const char *language)
{
    return (struct report){ .language = language, .product = product, .candidate = STR("Ana Conceição Muñoz"),
        .company = STR("Padaria São João & Filhos"), .reference = STR("ATS-17"),
        .completed_ms = 1795000000000, .printed_ms = 1795100000123 };
}

static str b5_pdf(struct arena *mem, const struct report *report, const struct b5_result *result)
{
    struct section section;

    b5_section(mem, report, result, &section);
    return section_pdf(mem, report, &section);
}

static void test_every_report(void **state)
{
    (void)state; /* not used */
    for (size_t p = 0; p < products_n; p++)
        for (int l = 0; languages[l]; l++)
            for (int k = 0; k < PROFILES; k++) {
                struct arena    *mem = arena_new(MEMORY_BYTES);
                struct b5_result r   = result_of(k);
                struct report    in  = report_of(&products[p], languages[l]);
                str              pdf = b5_pdf(mem, &in, &r), boxes;

                assert_non_null(pdf.data);
                assert_in_range(pages_of(pdf), 5, 7);
                check_structure(pdf, languages[l]);
                boxes = tool_output(mem, "pdftotext -bbox %s - 2>/dev/null", pdf);
                if (boxes.data)
                    check_words(boxes, 500);
                arena_free(mem);
            }
}

static void test_text_and_fonts(void **state)
{
    struct arena    *mem = arena_new(MEMORY_BYTES);
    struct b5_result r   = result_of(SOME_MISSING);
    struct report    in  = report_of(&products[0], "pt");
    str              pdf = b5_pdf(mem, &in, &r);
    str              text = tool_output(mem, "pdftotext -layout %s - 2>/dev/null", pdf);
    str              fonts = tool_output(mem, "pdffonts %s 2>/dev/null", pdf);

    (void)state; /* not used */
    if (text.data) {
        assert_true(count_of(text, "Ana Conceição Muñoz") >= 7);
        assert_true(count_of(text, "Padaria São João & Filhos") == 1);
        assert_true(count_of(text, "Respostas insuficientes") >= 8); /* four dimensions, chart and card */
        assert_true(count_of(text, "Página 2 de 7") == 1);
        assert_true(count_of(text, "18 de novembro de 2026") == 1);
    }
    if (fonts.data) {
        str rest = fonts, line;

        str_cut(&rest, '\n'); /* the table's head */
        str_cut(&rest, '\n');
        while (rest.len > 0 && (line = str_cut(&rest, '\n')).len > 0)
            assert_true(count_of(line, " yes yes yes ") == 1);
    }
    arena_free(mem);
}

struct job { const struct report *in; const struct b5_result *result; str pdf; struct arena *mem; };

static void *job_run(void *arg)
{
    struct job *job = arg;

    job->pdf = b5_pdf(job->mem, job->in, job->result);
    return NULL;
}

static void test_same_bytes(void **state)
{
    struct b5_result r  = result_of(MIXED);
    struct report    in = report_of(&products[0], "es");
    struct job       jobs[4];
    pthread_t        threads[4];

    (void)state; /* not used */
    for (int i = 0; i < 4; i++) {
        jobs[i] = (struct job){ .in = &in, .result = &r, .mem = arena_new(MEMORY_BYTES) };
        assert_int_equal(pthread_create(&threads[i], NULL, job_run, &jobs[i]), 0);
    }
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (int i = 1; i < 4; i++)
        assert_true(str_eq(jobs[i].pdf, jobs[0].pdf));
    for (int i = 0; i < 4; i++)
        arena_free(jobs[i].mem);
}

static void test_names(void **state)
{
    static const char *const names[] = {
        "", "X", "محمد عبد الله الخوارزمي", "山田太郎 田中花子", "(אבי) <b>&amp;", "a\tb\nc",
        "o.very.long.address.without.a.break.anywhere.in.it@subdomain.of.a.very.long.company.example.com",
        ("Maximiliano Ñandú-Sørensen de Albuquerque e Vasconcelos Figueiredo da Silva Santos Oliveira do "
         "Nascimento Pereira Rodrigues Cavalcanti Montenegro de Bragança e Habsburgo"),
    };
    struct b5_result r = result_of(MIXED);

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct arena *mem = arena_new(MEMORY_BYTES);
        struct report in  = report_of(&products[1], "en");
        str           pdf, boxes;

        in.candidate = in.company = str_of(names[i]);
        in.reference = i % 2 ? STR_NULL : str_of(names[i]);
        pdf          = b5_pdf(mem, &in, &r);
        assert_int_equal(pages_of(pdf), 6);
        boxes = tool_output(mem, "pdftotext -bbox %s - 2>/dev/null", pdf);
        if (boxes.data)
            check_words(boxes, 500);
        assert_non_null(report_radar_svg(mem, &in, &r).data);
        arena_free(mem);
    }
}

static void test_radar(void **state)
{
    struct arena    *mem = arena_new(MEMORY_BYTES);
    struct b5_result r   = result_of(SOME_MISSING);
    struct report    in  = report_of(&products[2], "en");
    str              svg, again;

    (void)state; /* not used */
    in.candidate = STR("Ana <3 & Co");
    svg   = report_radar_svg(mem, &in, &r);
    again = report_radar_svg(mem, &in, &r);
    assert_true(str_starts(svg, "<?xml"));
    assert_true(str_ends(svg, "</svg>\n"));
    assert_int_equal(count_of(svg, "role=\"img\""), 1);
    assert_int_equal(count_of(svg, "<title>Radar chart of the T scores of Ana &lt;3 &amp; Co: "), 1);
    assert_true(str_eq(svg, again));
    arena_free(mem);
}

/* A language's table holds nothing but texts, so it can be walked as an array. */
static void test_texts_complete(void **state)
{
    (void)state; /* not used */
    for (int l = 0; languages[l]; l++) {
        const struct report_texts *t = report_texts_of(languages[l]);
        const char *const         *texts = (const char *const *)(const void *)t;

        assert_string_equal(t->language, languages[l]);
        for (size_t i = 0; i < sizeof *t / sizeof *texts; i++) {
            assert_non_null(texts[i]);
            assert_true(str_of(texts[i]).len > 0 && str_is_utf8(str_of(texts[i])));
        }
    }
    assert_ptr_equal(report_texts_of("tlh"), &report_texts_en);
    assert_ptr_equal(report_texts_of(NULL), &report_texts_en);
}

static void test_fill(void **state)
{
    static const char *const values[] = { "ação", "2" };
    char                     out[32];

    (void)state; /* not used */
    assert_int_equal(text_fill(out, sizeof out, "{2} é {1} {3} {", values, 2), 17);
    assert_string_equal(out, "2 é ação {3} {");
    assert_int_equal(text_fill(NULL, 0, "é{1}", values, 2), 8);
    for (size_t room = 1; room < sizeof out; room++) {
        text_fill(out, room, "é{1}ñ{2}", values, 2);
        assert_true(strlen(out) < room && str_is_utf8(str_of(out)));
    }
}

static jmp_buf full;

static void leave(void *arg)
{
    (void)arg; /* not used */
    longjmp(full, 1);
}

/* An arena that is full ends the report and, under ASan, leaves nothing behind. */
static void test_arena_full(void **state)
{
    static const size_t sizes[] = { 16384, 65536, REPORT_BYTES_MAX / 2, REPORT_BYTES_MAX };
    struct b5_result    r  = result_of(MIXED);
    struct report       in = report_of(&products[0], "en");

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct arena *mem = arena_new(sizes[i]);

        arena_on_full(mem, leave, NULL);
        if (!setjmp(full)) {
            b5_pdf(mem, &in, &r);
            fail_msg("an arena of %zu bytes was enough", sizes[i]);
        }
        arena_free(mem);
    }
}

static void test_speed(void **state)
{
    struct b5_result r     = result_of(MIXED);
    struct report    in    = report_of(&products[0], "pt");
    int64_t          start = clock_monotonic_us();
    size_t           bytes = 0;

    (void)state; /* not used */
    for (int i = 0; i < 20; i++) {
        struct arena *mem = arena_new(MEMORY_BYTES);

        bytes = b5_pdf(mem, &in, &r).len;
        arena_free(mem);
    }
    print_message("a report of 12 dimensions: %.1f ms, %zu bytes\n",
                  (double)(clock_monotonic_us() - start) / 20e3, bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_report),  cmocka_unit_test(test_text_and_fonts),
        cmocka_unit_test(test_same_bytes),    cmocka_unit_test(test_names),
        cmocka_unit_test(test_radar),         cmocka_unit_test(test_texts_complete),
        cmocka_unit_test(test_fill),          cmocka_unit_test(test_arena_full),
        cmocka_unit_test(test_speed),
    };

    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    /* A thread's fonts go when it ends; the first thread's must be given back. */
    pango_cairo_font_map_set_default(NULL);
    return failed;
}
