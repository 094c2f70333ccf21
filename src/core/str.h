/* str.h - text as pointer and length.
 *
 * A str points to UTF-8 it does not own.  data == NULL is "no text" (SQL NULL,
 * JSON null), which is not the same as the empty text.  Every str made by a
 * function of this file is also NUL-terminated behind its end.
 */
#ifndef CORE_STR_H
#define CORE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

typedef struct str {
    const char *data;
    size_t      len;
} str;

#define STR(literal) ((str){ "" literal, sizeof(literal) - 1 })
#define STR_NULL     ((str){ 0 })
#define STR_ARG(s)   (int)(s).len, (s).data /* for a %.*s */

str  str_of(const char *text); /* NULL gives STR_NULL */
bool str_eq(str a, str b);
bool str_is(str s, const char *text);
bool str_is_nocase(str s, const char *text); /* ASCII letters */
bool str_starts(str s, const char *prefix);
bool str_ends(str s, const char *suffix);
bool str_has(str s, char c);
str  str_trim(str s); /* spaces, tabs, CR, LF at both ends */
str  str_from(str s, size_t start);
str  str_cut(str *rest, char separator); /* takes the text up to the separator off the front */

str str_copy(struct arena *mem, str s);
str str_lower(struct arena *mem, str s); /* ASCII letters only; see text.h for folding */
str str_printf(struct arena *mem, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
str str_vprintf(struct arena *mem, const char *format, va_list args)
    __attribute__((format(printf, 2, 0), nonnull(2)));
const char *str_z(struct arena *mem, str s); /* a NUL-terminated copy; "" for STR_NULL */

bool str_to_int(str s, int64_t *out);   /* whole decimal text; false: malformed or too large */
bool str_to_number(str s, double *out); /* JSON's number grammar; finite */

/* Characters (code points) of valid UTF-8. */
size_t str_chars(str s);
bool   str_is_utf8(str s); /* well-formed and free of NUL */

#endif
