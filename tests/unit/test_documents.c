/* test_documents.c - reports from stored documents: of one instrument, of several under one cover. */
#include "core/buf.h"
#include "core/clock.h"
#include "domain/composition.h"
#include "domain/instrument_texts.h"
#include "domain/test.h"
#include "report/invoice.h"
#include "report/section.h"
#include "report/team_report.h"

#include "pdf_check.h"

#define MEMORY_BYTES ((size_t)64 << 20)
#define B5_PAGES     6 /* of the section of all dimensions */

static struct report report_of(const char *language)
{
    return (struct report){ .language = language, .candidate = STR("Ana Conceição Muñoz"),
        .company = STR("Padaria São João & Filhos"), .reference = STR("ATS-17"),
        .assessment = STR("Júnior de análise"), .completed_ms = 1795000000000, .printed_ms = 1795100000123 };
}

/* The stored document of an instrument for some set of answers; "null" where there is none. */
static void document_add(struct buf *b, const char *code)
{
    if (!strcmp(code, "b5-120") || !strcmp(code, "types-16")) {
        int              answers[B5_ITEMS];
        struct b5_result r;

        for (int i = 0; i < B5_ITEMS; i++)
            answers[i] = 1 + i * 7 % 5;
        b5_score(answers, NULL, "pooled", &r);
        b5_result_json(b, &r);
    } else if (!strcmp(code, "disc-28")) {
        struct disc_result r;

        assert_true(disc_score_counts((int[]){ 10, 9, 5, 4 }, (int[]){ 4, 5, 9, 10 }, &r));
        disc_result_json(b, &r);
    } else if (!strcmp(code, "drives-86")) {
        struct drive_marks   lists[DRIVE_LISTS] = { 0 };
        struct drives_result r;

        for (int i = 0; i < DRIVE_WORDS; i += 3)
            lists[DRIVE_SELF].is_marked[i] = lists[DRIVE_CONCEPT].is_marked[i / 2] = true;
        lists[DRIVE_SELF].n = lists[DRIVE_CONCEPT].n = (DRIVE_WORDS + 2) / 3;
        drives_score_marks(lists, &r);
        drives_result_json(b, &r);
    } else if (test_find(str_of(code))) {
        buf_printf(b, "{\"algorithm\":\"" TEST_VERSION "\",\"test\":\"%s\",\"score\":78.57142857142857,\"marks\":11,"
                   "\"maximum\":14,\"questions\":14,\"answered\":14,\"pending\":0,\"seconds\":612,\"skills\":[]}", code);
    } else {
        buf_text(b, "null");
    }
}

/* A composition and its document. */
struct sat { const struct instrument *instrument; str document; };

static struct sat sat_of(struct arena *mem, const char *const *codes, size_t n, const char *average)
{
    struct buf code = BUF(mem), document = BUF(mem);

    buf_printf(&document, "{\"algorithm\":\"" COMPOSITION_VERSION "\",\"average\":%s,\"parts\":[", average);
    for (size_t i = 0; i < n; i++) {
        buf_printf(&code, "%s%s", i ? "+" : "", codes[i]);
        buf_printf(&document, "%s{\"test\":\"%s\",\"document\":", i ? "," : "", codes[i]);
        document_add(&document, codes[i]);
        buf_char(&document, '}');
    }
    buf_text(&document, "]}");
    return (struct sat){ instrument_find(mem, buf_end(&code)), buf_end(&document) };
}

static const char *const all_codes[] = { "numerical", "b5-120", "types-16", "disc-28", "drives-86", "sample-all" };
#define ALL       (sizeof all_codes / sizeof all_codes[0])
#define ALL_PAGES (1 + 1 + B5_PAGES + 2 + 3 + 3)

static void test_single(void **state)
{
    static const int pages[] = { 2, 1 + B5_PAGES, 3, 4, 4 };

    (void)state; /* not used */
    for (size_t i = 0; i < ALL - 1; i++) {
        struct arena *mem = arena_new(MEMORY_BYTES);
        struct report in  = report_of("es");
        struct buf    b   = BUF(mem);
        str           pdf, text;

        document_add(&b, all_codes[i]);
        pdf = report_pdf(mem, &in, instrument_find(mem, str_of(all_codes[i])), buf_end(&b));
        check_pdf(mem, pdf, "es", pages[i], 100);
        text = text_of(mem, pdf);
        if (text.data)
            assert_int_equal(count_of(text, "Júnior de análise"), 1);
        arena_free(mem);
    }
}

static void test_several(void **state)
{
    static const char *const page_of[] = { "Page %d of %d", "Página %d de %d", "Página %d de %d", "Seite %d von %d" };

    (void)state; /* not used */
    for (int l = 0; languages[l]; l++) {
        struct arena *mem = arena_new(MEMORY_BYTES);
        struct report in  = report_of(languages[l]);
        struct sat    sat = sat_of(mem, all_codes, ALL, "78.57142857142857");
        str           pdf = report_pdf(mem, &in, sat.instrument, sat.document), text;

        check_pdf(mem, pdf, languages[l], ALL_PAGES, 2000);
        text = text_of(mem, pdf);
        for (int page = 2; text.data && page <= ALL_PAGES; page++) {
            char number[64];

            snprintf(number, sizeof number, page_of[l], page, ALL_PAGES);
            assert_int_equal(count_of(text, number), 1);
        }
        for (size_t i = 0; text.data && i < ALL; i++)
            assert_true(count_of(text, instrument_title(sat.instrument->components[i], languages[l])) >= 1);
        assert_true(str_eq(pdf, report_pdf(mem, &in, sat.instrument, sat.document)));
        arena_free(mem);
    }
}

/* The list on the cover leads to the page on which each part begins. */
static void test_contents(void **state)
{
    static const char *const lines[] = { "Work personality", "16 types", "Working style", "Work drives" };
    static const int         first[] = { 3, 3 + B5_PAGES, 5 + B5_PAGES, 8 + B5_PAGES };
    struct arena            *mem = arena_new(MEMORY_BYTES);
    struct report            in  = report_of("en");
    struct sat               sat = sat_of(mem, all_codes, ALL, "78.57142857142857");
    str                      pdf = report_pdf(mem, &in, sat.instrument, sat.document);
    str                      cover = tool_output(mem, "pdftotext -layout -l 1 %s - 2>/dev/null", pdf);

    (void)state; /* not used */
    for (size_t i = 0; cover.data && i < sizeof lines / sizeof lines[0]; i++) {
        str rest = cover, line = STR_NULL;

        while (rest.len && !count_of(line, lines[i]))
            line = str_cut(&rest, '\n');
        assert_true(str_ends(line, str_printf(mem, " %d", first[i]).data));
        line = tool_output(mem, str_printf(mem, "pdftotext -f %d -l %d -layout %%s - 2>/dev/null", first[i],
                                           first[i]).data, pdf);
        assert_true(count_of(line, lines[i]) >= 1);
    }
    if (cover.data) {
        assert_int_equal(count_of(cover, "Overall score"), 1);
        assert_int_equal(count_of(cover, "79%"), 2);
        assert_int_equal(count_of(cover, "no result"), 1);
    }
    arena_free(mem);
}

/* Without a test with a key there is no overall score; the longest composition still has one cover. */
static void test_longest(void **state)
{
    const char   *codes[COMPONENTS_MAX];
    struct arena *mem = arena_new(MEMORY_BYTES);
    struct report in  = report_of("de");
    struct sat    sat;
    str           pdf, text;

    (void)state; /* not used */
    for (int i = 0; i < COMPONENTS_MAX; i++)
        codes[i] = i % 2 ? "disc-28" : "drives-86";
    sat           = sat_of(mem, codes, COMPONENTS_MAX, "null");
    in.assessment = STR_NULL;
    in.candidate  = STR("Maximiliano Ñandú-Sørensen de Albuquerque e Vasconcelos Figueiredo da Silva Santos Oliveira do "
                        "Nascimento Pereira Rodrigues Cavalcanti Montenegro de Bragança e Habsburgo");
    pdf = report_pdf(mem, &in, sat.instrument, sat.document);
    check_pdf(mem, pdf, "de", 2 + 3 * COMPONENTS_MAX, 9000);
    text = tool_output(mem, "pdftotext -layout -l 2 %s - 2>/dev/null", pdf);
    if (text.data) {
        assert_int_equal(count_of(text, "Gesamtergebnis"), 0);
        assert_true(count_of(text, "Arbeitsstil") >= COMPONENTS_MAX / 2);
    }
    arena_free(mem);
}

/* Questions of a workspace are one section, wherever they stand, and go on over as many pages as they need. */
static void test_own_questions(void **state)
{
    const struct question    question = { .id = "q:1.1", .type = ITEM_SINGLE };
    const struct test        one = { .code = "q:1", .title = TEXTS("Why us?", "Por quê?", "¿Por qué?", "Warum?"),
                                     .questions = &question, .questions_n = 1 };
    const struct instrument *list[COMPONENTS_MAX];
    struct arena            *mem = arena_new(MEMORY_BYTES);
    struct report            in  = report_of("en");
    struct buf               b   = BUF(mem);
    str                      pdf, text;

    (void)state; /* not used */
    buf_text(&b, "{\"algorithm\":\"" COMPOSITION_VERSION "\",\"average\":50,\"parts\":[");
    for (int i = 0; i < COMPONENTS_MAX; i++) {
        list[i] = i == 1 ? &instrument_disc : instrument_of_test(mem, &one);
        buf_printf(&b, "%s{\"test\":\"q:1\",\"document\":", i ? "," : "");
        if (i == 1)
            document_add(&b, "disc-28");
        else
            buf_printf(&b, "{\"algorithm\":\"" TEST_VERSION "\",\"score\":%d,\"marks\":%d,\"maximum\":2,"
                       "\"questions\":1,\"answered\":%d,\"pending\":%d,\"seconds\":3,\"skills\":[]}", i % 2 * 100,
                       i % 2 * 2, i % 3 > 0, i % 4 == 0);
        buf_char(&b, '}');
    }
    buf_text(&b, "]}");
    pdf = report_pdf(mem, &in, instrument_compose(mem, STR("q:1+disc-28"), list, COMPONENTS_MAX), buf_end(&b));
    check_pdf(mem, pdf, "en", 1 + 5 + 3, 1500);
    text = text_of(mem, pdf);
    if (text.data) {
        assert_int_equal(count_of(text, "Why us?"), COMPONENTS_MAX - 1);
        assert_int_equal(count_of(text, "To be marked"), 25 + 1); /* rows, and the head */
        assert_int_equal(count_of(text, "98 of 198"), 2);
    }
    arena_free(mem);
}

static void test_names(void **state)
{
    static const char *const names[] = {
        "", "X", "محمد عبد الله الخوارزمي", "山田太郎 田中花子", "(אבי) <b>&amp;", "a\tb\nc",
        "o.very.long.address.without.a.break.anywhere.in.it@subdomain.of.a.very.long.company.example.com",
    };
    static const char *const codes[] = { "numerical", "disc-28" };

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct arena *mem = arena_new(MEMORY_BYTES);
        struct report in  = report_of("pt");
        struct sat    sat = sat_of(mem, codes, 2, "78.57142857142857");

        in.candidate = in.company = in.assessment = in.reference = str_of(names[i]);
        check_pdf(mem, report_pdf(mem, &in, sat.instrument, sat.document), "pt", 5, 500);
        arena_free(mem);
    }
}

static void test_nothing_to_draw(void **state)
{
    static const char *const documents[] = { "", "null", "{}", "[1", "{\"algorithm\":\"disc-28/0\"}",
                                             "{\"algorithm\":\"assessment/1\",\"parts\":[]}" };
    struct arena  *mem = arena_new(MEMORY_BYTES);
    struct report  in  = report_of("en");
    struct sat     sat = sat_of(mem, (const char *const[]){ "sample-all", "sample-timed" }, 2, "null");

    (void)state; /* not used */
    assert_null(report_pdf(mem, &in, sat.instrument, sat.document).data);
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        assert_null(report_pdf(mem, &in, &instrument_disc, str_of(documents[i])).data);
        assert_null(report_pdf(mem, &in, sat.instrument, str_of(documents[i])).data);
    }
    arena_free(mem);
}

/* The two documents that are not about an attempt. */
static void test_team_and_invoice(void **state)
{
    static const char *const people[] = { "Ana Conceição Muñoz", "Jürgen Größer", "محمد عبد الله", "Ignacio Núñez" };
    str                      names[4];
    struct dimension_score   scores[4][DIM_COUNT];
    struct team_analysis     analysis;

    (void)state; /* not used */
    for (int i = 0; i < 4; i++) {
        names[i] = str_of(people[i]);
        for (int d = 0; d < DIM_COUNT; d++) {
            double t = 30 + (i * 31 + d * 17) % 41;

            scores[i][d] = (struct dimension_score){ .raw = 20, .t = t, .z = (t - 50) / 10 };
        }
    }
    team_analyse((const struct dimension_score(*)[DIM_COUNT])scores, 4, &analysis);
    for (int l = 0; languages[l]; l++) {
        struct arena        *mem  = arena_new(MEMORY_BYTES);
        struct team_report   team = { .language = languages[l], .name = STR("Vertrieb und Kundenbetreuung Süd"),
                                      .company = STR("Padaria São João & Filhos"), .n = 4, .members = names,
                                      .scores = (const struct dimension_score(*)[DIM_COUNT])scores,
                                      .analysis = &analysis, .printed_ms = 1795100000123 };
        struct invoice_sheet invoice = { .language = languages[l], .number = STR("2026-17"), .currency = STR("EUR"),
                                         .company = STR("Padaria São João & Filhos"), .credits = 1000,
                                         .amount_cents = 123456, .issued_ms = 1795100000123 };
        str                  pdf = team_report_pdf(mem, &team), text;

        check_pdf(mem, pdf, languages[l], 3, 150);
        text = text_of(mem, pdf);
        if (text.data)
            assert_true(count_of(text, dimension_name(DIM_ACHIEVEMENT, languages[l])) >= 1);
        check_pdf(mem, invoice_pdf(mem, &invoice), languages[l], 1, 15);
        arena_free(mem);
    }
}

static void test_zone(void **state)
{
    struct arena *mem = arena_new(MEMORY_BYTES);
    struct report in  = report_of("en");
    struct buf    b   = BUF(mem);
    str           text;

    (void)state; /* not used */
    document_add(&b, "disc-28");
    text = text_of(mem, report_pdf(mem, &in, &instrument_disc, buf_end(&b)));
    if (text.data)
        assert_int_equal(count_of(text, "18 November 2026, 11:06 (UTC)"), 1);
    in.zone = STR("Asia/Kolkata");
    text = text_of(mem, report_pdf(mem, &in, &instrument_disc, buf_end(&b)));
    if (text.data)
        assert_int_equal(count_of(text, "18 November 2026, 16:36 (UTC+5:30)"), 1);
    arena_free(mem);
}

static void test_speed(void **state)
{
    struct arena *mem = arena_new(MEMORY_BYTES);
    struct report in  = report_of("pt");
    struct sat    sat = sat_of(mem, all_codes, ALL, "78.57142857142857");
    int64_t       start;

    (void)state; /* not used */
    report_pdf(mem, &in, sat.instrument, sat.document);
    start = clock_monotonic_us();
    for (int i = 0; i < 10; i++) {
        struct arena_mark mark = arena_mark(mem);

        report_pdf(mem, &in, sat.instrument, sat.document);
        arena_rewind(mem, mark);
    }
    print_message("a report of five instruments, %d pages: %.1f ms\n", ALL_PAGES,
                  (double)(clock_monotonic_us() - start) / 10e3);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_single),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_longest),
        cmocka_unit_test(test_own_questions),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_nothing_to_draw),
        cmocka_unit_test(test_team_and_invoice),
        cmocka_unit_test(test_zone),
        cmocka_unit_test(test_speed),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
