/* pdf_check.h - what a reader of a PDF sees.
 *
 * It is checked through poppler's tools (pdftotext, pdffonts) where they are
 * installed: words inside the margins, none over another.
 */
#ifndef TEST_PDF_CHECK_H
#define TEST_PDF_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/str.h"

#define WORDS_MAX 1200

static inline int count_of(str text, const char *needle)
{
    size_t len = strlen(needle);
    int    n   = 0;

    for (size_t i = 0; i + len <= text.len; i++)
        n += !memcmp(text.data + i, needle, len);
    return n;
}

static inline int pages_of(str pdf)
{
    return count_of(pdf, "/Type /Page\n") + count_of(pdf, "/Type /Page ");
}

/* Output of a poppler tool reading the PDF; STR_NULL where it is not installed. */
static inline str tool_output(struct arena *mem, const char *tool, str pdf)
{
    char   path[] = "/tmp/test_report_XXXXXX";
    int    file   = mkstemp(path);
    char  *text   = arena_alloc(mem, (size_t)1 << 20);
    size_t len;
    FILE  *pipe;

    assert_true(file >= 0);
    assert_int_equal(write(file, pdf.data, pdf.len), pdf.len);
    close(file);
    pipe = popen(str_printf(mem, tool, path).data, "r");
    assert_non_null(pipe);
    len = fread(text, 1, ((size_t)1 << 20) - 1, pipe);
    pclose(pipe);
    unlink(path);
    return len > 0 ? (str){ text, len } : STR_NULL;
}

struct word { double x1, y1, x2, y2; };

/* More than `words_min` words, within the margins and the page, none over another.  Boxes of lines are
 * taller than their letters, so a third of a line may be shared. */
static inline void check_words(str boxes, int words_min)
{
    static struct word words[WORDS_MAX];
    const char        *in = boxes.data;
    int                n = 0, total = 0;

    while ((in = strchr(in, '<'))) {
        struct word w;

        if (!strncmp(in, "<page", 5))
            n = 0;
        if (sscanf(in++, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &w.x1, &w.y1, &w.x2,
                   &w.y2) != 4)
            continue;
        assert_true(w.x1 > 54 && w.x2 < 542);
        assert_true(w.y1 > 30 && (w.y2 < 788 || w.y1 > 800));
        for (int i = 0; i < n; i++) {
            double wide = fmin(w.x2, words[i].x2) - fmax(w.x1, words[i].x1);
            double high = fmin(w.y2, words[i].y2) - fmax(w.y1, words[i].y1);

            assert_false(wide > 0.5 && high > fmin(w.y2 - w.y1, words[i].y2 - words[i].y1) / 3);
        }
        assert_true(n < WORDS_MAX);
        words[n++] = w;
        total++;
    }
    assert_true(total > words_min);
}

static inline void check_structure(str pdf, const char *language)
{
    char        tag[32];
    const char *start;

    snprintf(tag, sizeof tag, "/Lang (%s)", language);
    assert_true(str_starts(pdf, "%PDF-1."));
    assert_true(str_ends(pdf, "%%EOF\n"));
    assert_int_equal(count_of(pdf, tag), 1);
    assert_int_equal(count_of(pdf, "/DisplayDocTitle true"), 1);
    assert_true(count_of(pdf, "/StructTreeRoot") > 0);
    start = memmem(pdf.data, pdf.len, "\nstartxref\n", 11);
    assert_non_null(start);
    assert_memory_equal(pdf.data + strtol(start + 11, NULL, 10), "xref\n", 5);
}

static inline str text_of(struct arena *mem, str pdf)
{
    return tool_output(mem, "pdftotext -layout %s - 2>/dev/null", pdf);
}

/* All of the above for a PDF of so many pages. */
static inline void check_pdf(struct arena *mem, str pdf, const char *language, int pages, int words_min)
{
    str boxes;

    assert_non_null(pdf.data);
    assert_int_equal(pages_of(pdf), pages);
    check_structure(pdf, language);
    boxes = tool_output(mem, "pdftotext -bbox %s - 2>/dev/null", pdf);
    if (boxes.data)
        check_words(boxes, words_min);
}

#endif
