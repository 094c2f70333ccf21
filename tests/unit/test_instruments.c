/* test_instruments.c - the sections of disc-28, drives-86, types-16 and question tests, in every language and for
 * every pattern, type and profile.
 */
#include "domain/test.h"
#include "report/section.h"

#include "pdf_check.h"

#define MEMORY_BYTES ((size_t)64 << 20)

static struct report report_of(const char *language)
{
    return (struct report){ .language = language, .candidate = STR("Ana Conceição Muñoz"),
        .company = STR("Padaria São João & Filhos"), .reference = STR("ATS-17"),
        .completed_ms = 1795000000000, .printed_ms = 1795100000123 };
}

static str disc_pdf(struct arena *mem, const struct report *report, const struct disc_result *result)
{
    struct section section;

    disc_section(mem, report, result, &section);
    return section_pdf(mem, report, &section);
}

static str drives_pdf(struct arena *mem, const struct report *report, const struct drives_result *result)
{
    struct section section;

    drives_section(mem, report, result, &section);
    return section_pdf(mem, report, &section);
}

/* The i-th factor, again from the start after the last, of those in the set or not in it. */
static int factor_of(int set, bool is_in, int i)
{
    int members[DISC_FACTORS], n = 0;

    for (int f = 0; f < DISC_FACTORS; f++)
        if ((set >> f & 1) == is_in)
            members[n++] = f;
    return members[i % n];
}

/* A result whose pattern is the set: in `most` groups its factors are most, in the others least. */
static struct disc_result disc_of(int set, int most)
{
    int                high[DISC_FACTORS] = { 0 }, low[DISC_FACTORS] = { 0 };
    struct disc_result r;

    for (int i = 0; i < DISC_GROUPS; i++) {
        high[factor_of(set, i < most, i)]++;
        low[factor_of(set, i >= most, i)]++;
    }
    assert_true(disc_score_counts(high, low, &r));
    return r;
}

static void test_disc(void **state)
{
    (void)state; /* not used */
    for (int l = 0; languages[l]; l++)
        for (int set = 1; set < 15; set++) {
            struct arena      *mem = arena_new(MEMORY_BYTES);
            struct report      in  = report_of(languages[l]);
            struct disc_result r   = disc_of(set, set % 2 ? 26 : 20);
            str                pdf = disc_pdf(mem, &in, &r), text;

            check_pdf(mem, pdf, languages[l], 4, 300);
            text = text_of(mem, pdf);
            if (text.data)
                assert_true(count_of(text, disc_pattern_find(str_of(r.pattern))->name.in[l]) >= 2);
            arena_free(mem);
        }
}

static void test_disc_balanced(void **state)
{
    (void)state; /* not used */
    for (int l = 0; languages[l]; l++) {
        struct arena      *mem = arena_new(MEMORY_BYTES);
        struct report      in  = report_of(languages[l]);
        struct disc_result r;

        assert_true(disc_score_counts((int[]){ 7, 7, 7, 7 }, (int[]){ 7, 7, 7, 7 }, &r));
        assert_true(r.tight);
        check_pdf(mem, disc_pdf(mem, &in, &r), languages[l], 4, 300);
        arena_free(mem);
    }
}

static void check_drives(const char *language, const struct drives_result *r)
{
    struct arena *mem = arena_new(MEMORY_BYTES);
    struct report in  = report_of(language);
    str           pdf = drives_pdf(mem, &in, r), text;

    check_pdf(mem, pdf, language, 4, 300);
    text = text_of(mem, pdf);
    if (text.data)
        assert_true(count_of(text, drive_profile_find(str_of(r->nearest_self.profile))
                                       ->name.in[language_find(language)]) >= 1);
    arena_free(mem);
}

/* The corners of A to D meet most profiles, near and mixed. */
static void test_drives(void **state)
{
    (void)state; /* not used */
    for (int l = 0; languages[l]; l++) {
        struct drives_result r;

        for (int corner = 0; corner < 81; corner += 2) {
            int self[DRIVE_COUNT] = { (corner % 3 - 1) * 3, (corner / 3 % 3 - 1) * 3, (corner / 9 % 3 - 1) * 2,
                                      (corner / 27 - 1) * 3, corner % 7 - 3 };

            assert_true(drives_score(self, (int[]){ 1, -9, 2, 9, -7 }, &r));
            check_drives(languages[l], &r);
        }
        drives_score_marks((struct drive_marks[DRIVE_LISTS]){ 0 }, &r);
        assert_true(r.response_count);
        check_drives(languages[l], &r);
    }
}

static void test_warnings(void **state)
{
    struct arena        *mem  = arena_new(MEMORY_BYTES);
    struct report        in   = report_of("en");
    struct disc_result   disc = disc_of(3, 26);
    struct drives_result drives;
    str                  text;

    (void)state; /* not used */
    text = text_of(mem, disc_pdf(mem, &in, &disc));
    if (text.data)
        assert_int_equal(count_of(text, "Do not rank people by these factors"), 2);
    assert_true(drives_score((int[]){ 3, -2, -2, 3, 0 }, (int[]){ 3, -2, -2, 3, 0 }, &drives));
    text = text_of(mem, drives_pdf(mem, &in, &drives));
    if (text.data)
        assert_int_equal(count_of(text, "never decide by this report alone"), 1);
    arena_free(mem);
}

static void test_same_bytes(void **state)
{
    struct arena        *mem  = arena_new(MEMORY_BYTES);
    struct report        in   = report_of("pt");
    struct disc_result   disc = disc_of(5, 22);
    struct drives_result drives;

    (void)state; /* not used */
    assert_true(str_eq(disc_pdf(mem, &in, &disc), disc_pdf(mem, &in, &disc)));
    assert_true(drives_score((int[]){ 1, 2, 3, 4, 5 }, (int[]){ 5, 4, 3, 2, 1 }, &drives));
    assert_true(str_eq(drives_pdf(mem, &in, &drives), drives_pdf(mem, &in, &drives)));
    arena_free(mem);
}

/* --- types-16 ----------------------------------------------------------------------- */

static str types_pdf(struct arena *mem, const struct report *report, const struct b5_result *result)
{
    struct section section;

    types_section(mem, report, result, &section);
    return section_pdf(mem, report, &section);
}

/* A result with the letters of a type, each `from_middle` T points from the middle. */
static struct b5_result type_of(const char *code, double from_middle)
{
    struct b5_result r = { .norm = "pooled" };

    snprintf(r.type16, sizeof r.type16, "%s", code);
    for (int i = 0; i < TYPE16_LETTERS; i++) {
        double t = code[i] == type16_letters[i].high ? 50 + from_middle : 50 - from_middle;

        r.domain[type16_letters[i].domain] = (struct b5_score){ .sum = 70, .t = t, .z = (t - 50) / 10, .percentile = 40 };
    }
    return r;
}

static void test_types(void **state)
{
    (void)state; /* not used */
    for (int l = 0; languages[l]; l++)
        for (size_t i = 0; i < TYPES; i++) {
            struct arena    *mem = arena_new(MEMORY_BYTES);
            struct report    in  = report_of(languages[l]);
            struct b5_result r   = type_of(type_texts[i].code, i % 2 ? 3.2 : 14);
            str              pdf = types_pdf(mem, &in, &r), text;

            check_pdf(mem, pdf, languages[l], 3, 300);
            text = text_of(mem, pdf);
            if (text.data) {
                assert_true(count_of(text, type_texts[i].code) >= 2);
                for (int k = 0; k < TYPE16_LETTERS; k++)
                    assert_true(count_of(text, type_letter_texts[k].domain.in[l]) >= 2);
            }
            arena_free(mem);
        }
}

/* Each letter near the middle is said to be uncertain, and the type across it named. */
static void test_types_uncertain(void **state)
{
    struct arena    *mem  = arena_new(MEMORY_BYTES);
    struct report    in   = report_of("en");
    struct b5_result near = type_of("INTJ", 5), clear = type_of("INTJ", 5.01);
    str              text;

    (void)state; /* not used */
    text = text_of(mem, types_pdf(mem, &in, &near));
    if (text.data) {
        assert_int_equal(count_of(text, "uncertain: within 45 to 55"), 4);
        assert_int_equal(count_of(text, "ENTJ, ISTJ, INFJ, INTP"), 1);
        assert_int_equal(count_of(text, "Do not rank or choose people by type"), 1);
    }
    text = text_of(mem, types_pdf(mem, &in, &clear));
    if (text.data) {
        assert_int_equal(count_of(text, "uncertain: within 45 to 55"), 0);
        assert_int_equal(count_of(text, "fit about as well"), 0);
    }
    near.domain[B5_O].t = NAN;
    near.type16[0]      = '\0';
    text = text_of(mem, types_pdf(mem, &in, &near));
    if (text.data) {
        assert_true(count_of(text, "No type") >= 2);
        assert_int_equal(count_of(text, "too few answers"), 1);
        assert_int_equal(count_of(text, "fit about as well"), 0);
    }
    arena_free(mem);
}

/* Every text is there, and no language repeats another's. */
static void test_type_texts(void **state)
{
    (void)state; /* not used */
    for (size_t i = 0; i < TYPES; i++) {
        const struct translated *texts = &type_texts[i].says;

        assert_ptr_equal(type_find(str_of(type_texts[i].code)), &type_texts[i]);
        for (size_t k = 0; k < 4; k++)
            for (int l = 0; languages[l]; l++) {
                assert_non_null(texts[k].in[l]);
                assert_true(str_is_utf8(str_of(texts[k].in[l])) && str_of(texts[k].in[l]).len > 30);
                for (int other = 0; other < l; other++)
                    assert_string_not_equal(texts[k].in[l], texts[k].in[other]);
            }
    }
    assert_null(type_find(STR("ABCD")));
}

/* --- question tests ------------------------------------------------------------------ */

#define SAME(text) TEXTS(text, text, text, text)

static const struct test long_test = {
    .code = "long", .minutes = 20, .title = SAME("Überschlägiges Rechnen und Größenordnungen im Büroalltag"),
    .summary = SAME("Wie gut jemand aus Zahlen Schlüsse zieht: Tabellen und Diagramme lesen, mit Prozenten und"
                    " Verhältnissen rechnen, Größenordnungen schätzen und erkennen, welche Zahlen für eine Frage"
                    " zählen, auch dann, wenn die Zeit knapp ist und mehr dasteht, als gebraucht wird."),
    .skills = { SAME("Tabellen lesen"), SAME("Überschlagsrechnung und Größenordnungen schätzen"), SAME("Prozente"),
                SAME("Verhältnisse"), SAME("Schlussfolgerungen aus mehreren Quellen"), SAME("Folgen") },
};
static const struct test bare_test = { .code = "bare", .title = SAME("Bare") };

static str test_pdf(struct arena *mem, const struct report *report, const struct test *test,
                    const struct test_result *result)
{
    struct section section;

    test_section(mem, report, test, result, &section);
    return section_pdf(mem, report, &section);
}

static struct test_result test_result_of(void)
{
    return (struct test_result){ .score = 78.571, .marks = 11, .maximum = 14, .questions = 14, .answered = 13,
                                 .seconds = 612,
                                 .skills = { { 2, 3, 3, 3 }, { 2.25, 3, 3, 3 }, { 0, 2, 2, 1 }, { 2, 2, 2, 2 },
                                             { 2, 2, 2, 2 }, { 2, 2, 2, 2 } } };
}

static void test_tests(void **state)
{
    (void)state; /* not used */
    for (int l = 0; languages[l]; l++) {
        struct arena      *mem  = arena_new(MEMORY_BYTES);
        struct report      in   = report_of(languages[l]);
        struct test_result r    = test_result_of(), none = { .questions = 200, .maximum = 200 };
        struct test        broad = long_test;
        str                pdf  = test_pdf(mem, &in, &long_test, &r), text;

        check_pdf(mem, pdf, languages[l], 3, 150); /* the summary and six skills fill a page */
        text = text_of(mem, pdf);
        if (text.data) {
            assert_int_equal(count_of(text, l > LANGUAGE_PT ? "79 %" : "79%"), 1);
            assert_int_equal(count_of(text, "10:12 min"), 1);
            assert_int_equal(count_of(text, l == LANGUAGE_EN ? "2.25 of 3" : l == LANGUAGE_DE ? "2,25 von 3"
                                                                                              : "2,25 de 3"), 1);
        }
        check_pdf(mem, test_pdf(mem, &in, &bare_test, &none), languages[l], 2, 100);
        for (size_t i = 0; tests[i]; i++)
            for (r.pending = 0; r.pending < 2; r.pending++) {
                struct section section;

                test_section(mem, &in, tests[i], &r, &section);
                check_pdf(mem, section_pdf(mem, &in, &section), languages[l], 1 + section.pages, 100);
            }
        for (int i = 0; i < TEST_SKILLS_MAX; i++) {
            broad.skills[i] = long_test.skills[i % 6];
            r.skills[i]     = r.skills[i % 6];
        }
        check_pdf(mem, test_pdf(mem, &in, &broad, &r), languages[l], 3, 200);
        arena_free(mem);
    }
}

/* What is not known is not said: no band, no percentile.  Extra time counts. */
static void test_tests_say_what_is_known(void **state)
{
    struct arena      *mem = arena_new(MEMORY_BYTES);
    struct report      in  = report_of("en");
    struct test_result r   = test_result_of();
    str                text;

    (void)state; /* not used */
    in.time_factor = 150;
    text = text_of(mem, test_pdf(mem, &in, &long_test, &r));
    if (text.data) {
        assert_int_equal(count_of(text, "of a limit of 30 minutes"), 1);
        assert_int_equal(count_of(text, "13 of 14 questions answered"), 1);
        assert_int_equal(count_of(text, "ercentile"), 0);
        assert_int_equal(count_of(text, "±"), 0);
    }
    r.seconds = 0;
    r.pending = 2;
    text = text_of(mem, test_pdf(mem, &in, &long_test, &r));
    if (text.data) {
        assert_int_equal(count_of(text, "not recorded"), 1);
        assert_int_equal(count_of(text, "of a limit"), 0);
        assert_int_equal(count_of(text, "2 of 14 answers to be marked"), 2); /* on the cover and in the box */
        assert_int_equal(count_of(text, "Provisional: "), 1);
    }
    arena_free(mem);
}

static void test_names(void **state)
{
    static const char *const names[] = {
        "", "محمد عبد الله الخوارزمي", "山田太郎 田中花子",
        ("Maximiliano Ñandú-Sørensen de Albuquerque e Vasconcelos Figueiredo da Silva Santos Oliveira do "
         "Nascimento Pereira Rodrigues Cavalcanti Montenegro de Bragança e Habsburgo"),
    };

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct arena      *mem = arena_new(MEMORY_BYTES);
        struct report      in  = report_of("es");
        struct disc_result r   = disc_of(9, 20);
        struct b5_result   b5  = type_of("ENFP", 2);
        struct test_result tr  = test_result_of();

        in.candidate = in.company = str_of(names[i]);
        in.reference = STR_NULL;
        check_pdf(mem, disc_pdf(mem, &in, &r), "es", 4, 300);
        check_pdf(mem, types_pdf(mem, &in, &b5), "es", 3, 300);
        check_pdf(mem, test_pdf(mem, &in, &long_test, &tr), "es", 3, 150);
        arena_free(mem);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_disc),
        cmocka_unit_test(test_disc_balanced),
        cmocka_unit_test(test_drives),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_types_uncertain),
        cmocka_unit_test(test_type_texts),
        cmocka_unit_test(test_tests),
        cmocka_unit_test(test_tests_say_what_is_known),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
