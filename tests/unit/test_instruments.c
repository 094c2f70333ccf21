/* test_instruments.c - the reports of disc-28 and drives-86, in every language and for every pattern. */
#include "report/section.h"

#include "pdf_check.h"

#define MEMORY_BYTES ((size_t)4 << 20)

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

static str text_of(struct arena *mem, str pdf)
{
    return tool_output(mem, "pdftotext -layout %s - 2>/dev/null", pdf);
}

static void check_pdf(struct arena *mem, str pdf, const char *language)
{
    str boxes;

    assert_non_null(pdf.data);
    assert_int_equal(pages_of(pdf), 4);
    check_structure(pdf, language);
    boxes = tool_output(mem, "pdftotext -bbox %s - 2>/dev/null", pdf);
    if (boxes.data)
        check_words(boxes, 300);
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

            check_pdf(mem, pdf, languages[l]);
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
        check_pdf(mem, disc_pdf(mem, &in, &r), languages[l]);
        arena_free(mem);
    }
}

static void check_drives(const char *language, const struct drives_result *r)
{
    struct arena *mem = arena_new(MEMORY_BYTES);
    struct report in  = report_of(language);
    str           pdf = drives_pdf(mem, &in, r), text;

    check_pdf(mem, pdf, language);
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

        in.candidate = in.company = str_of(names[i]);
        in.reference = STR_NULL;
        check_pdf(mem, disc_pdf(mem, &in, &r), "es");
        arena_free(mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_disc),
        cmocka_unit_test(test_disc_balanced),
        cmocka_unit_test(test_drives),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
