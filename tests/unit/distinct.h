/* distinct.h - whether texts a person chooses among can be told apart. */
#ifndef TEST_DISTINCT_H
#define TEST_DISTINCT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/arena.h"
#include "core/text.h"

#define DISTINCT_BYTES_MAX 64

/* The bytes to change, add or leave out in order to make one text of the other. */
static inline int edits_between(str a, str b)
{
    int row[DISTINCT_BYTES_MAX + 1];

    assert_true(b.len <= DISTINCT_BYTES_MAX);
    for (size_t j = 0; j <= b.len; j++)
        row[j] = (int)j;
    for (size_t i = 0; i < a.len; i++) {
        int corner = row[0];

        row[0] = (int)i + 1;
        for (size_t j = 0; j < b.len; j++) {
            int above = row[j + 1], least = corner + (a.data[i] != b.data[j]);

            least      = least < above + 1 ? least : above + 1;
            row[j + 1] = least < row[j] + 1 ? least : row[j] + 1;
            corner     = above;
        }
    }
    return row[b.len];
}

/* Fails unless every text is there and differs from every other in more than one
 * letter, whatever the case. */
static inline void check_distinct(const char *const *texts, size_t n)
{
    struct arena *mem   = arena_new((size_t)1 << 20);
    str          *folds = ARENA_ARRAY(mem, str, n);

    for (size_t i = 0; i < n; i++) {
        assert_true(texts[i] && *texts[i]);
        folds[i] = text_fold(mem, str_of(texts[i]));
        for (size_t j = 0; j < i; j++)
            if (edits_between(folds[i], folds[j]) < 2)
                fail_msg("\"%s\" is nearly \"%s\"", texts[i], texts[j]);
    }
    arena_free(mem);
}

/* Fails when a text is missing, or ends where a template would go on. */
static inline void check_text(const char *text)
{
    assert_true(text && strlen(text) > 1);
    assert_true(str_is_utf8(str_of(text)));
    assert_true(text[0] != ' ' && text[strlen(text) - 1] != ' ');
    assert_null(strstr(text, "  "));
    assert_null(strchr(text, '{'));
}

#endif
