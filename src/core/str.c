/* str.c - text as pointer and length. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/arena.h"
#include "core/str.h"

#define NUMBER_CHARS_MAX 400 /* longest text that str_to_number reads */

static char lower_char(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

str str_of(const char *text)
{
    return text == NULL ? STR_NULL : (str){ text, strlen(text) };
}

bool str_eq(str a, str b)
{
    if ((a.data == NULL) != (b.data == NULL))
        return false;
    return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

bool str_is(str s, const char *text)
{
    return str_eq(s, str_of(text));
}

bool str_is_nocase(str s, const char *text)
{
    size_t i;

    if (s.data == NULL || text == NULL)
        return s.data == text;
    for (i = 0; i < s.len; i++)
        if (text[i] == '\0' || lower_char(s.data[i]) != lower_char(text[i]))
            return false;
    return text[s.len] == '\0';
}

bool str_starts(str s, const char *prefix)
{
    size_t n = strlen(prefix);

    return s.len >= n && (n == 0 || memcmp(s.data, prefix, n) == 0);
}

bool str_ends(str s, const char *suffix)
{
    size_t n = strlen(suffix);

    return s.len >= n && (n == 0 || memcmp(s.data + s.len - n, suffix, n) == 0);
}

bool str_has(str s, char c)
{
    return s.len > 0 && memchr(s.data, c, s.len) != NULL;
}

str str_trim(str s)
{
    while (s.len > 0 && is_space(s.data[0])) {
        s.data++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.data[s.len - 1]))
        s.len--;
    return s;
}

str str_from(str s, size_t start)
{
    return start >= s.len ? (str){ s.data == NULL ? NULL : s.data + s.len, 0 }
                          : (str){ s.data + start, s.len - start };
}

str str_cut(str *rest, char separator)
{
    const char *at   = rest->len > 0 ? memchr(rest->data, separator, rest->len) : NULL;
    str         head = *rest;

    if (at == NULL) {
        *rest = STR_NULL;
        return head;
    }
    head.len = (size_t)(at - head.data);
    *rest    = str_from(*rest, head.len + 1);
    return head;
}

str str_copy(struct arena *mem, str s)
{
    char *copy;

    if (s.data == NULL)
        return STR_NULL;
    copy = arena_alloc(mem, s.len + 1);
    if (s.len > 0)
        memcpy(copy, s.data, s.len);
    return (str){ copy, s.len };
}

str str_lower(struct arena *mem, str s)
{
    char  *copy;
    size_t i;

    if (s.data == NULL)
        return STR_NULL;
    copy = arena_alloc(mem, s.len + 1);
    for (i = 0; i < s.len; i++)
        copy[i] = lower_char(s.data[i]);
    return (str){ copy, s.len };
}

str str_printf(struct arena *mem, const char *format, ...)
{
    va_list args;
    str     s;

    va_start(args, format);
    s = str_vprintf(mem, format, args);
    va_end(args);
    return s;
}

str str_vprintf(struct arena *mem, const char *format, va_list args)
{
    va_list again;
    char   *text;
    int     n;

    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        n = 0;
    text = arena_alloc(mem, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, args);
    return (str){ text, (size_t)n };
}

const char *str_z(struct arena *mem, str s)
{
    return s.data == NULL ? "" : str_copy(mem, s).data;
}

bool str_to_int(str s, int64_t *out)
{
    bool    negative = s.len > 0 && s.data[0] == '-';
    size_t  i        = negative ? 1 : 0;
    int64_t value    = 0;

    if (i == s.len)
        return false;
    for (; i < s.len; i++)
        if (!is_digit(s.data[i]) || __builtin_mul_overflow(value, 10, &value)
            || __builtin_add_overflow(value, s.data[i] - '0', &value))
            return false;
    *out = negative ? -value : value;
    return true;
}

/* Skips digits from `i`; returns the first place that is none. */
static size_t skip_digits(str s, size_t i)
{
    while (i < s.len && is_digit(s.data[i]))
        i++;
    return i;
}

/* JSON's grammar: -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool is_number(str s)
{
    size_t i = s.len > 0 && s.data[0] == '-' ? 1 : 0, start = i;

    i = skip_digits(s, i);
    if (i == start || (s.data[start] == '0' && i > start + 1))
        return false;
    if (i < s.len && s.data[i] == '.') {
        start = i + 1;
        i     = skip_digits(s, start);
        if (i == start)
            return false;
    }
    if (i < s.len && (s.data[i] == 'e' || s.data[i] == 'E')) {
        start = i + 1;
        if (start < s.len && (s.data[start] == '+' || s.data[start] == '-'))
            start++;
        i = skip_digits(s, start);
        if (i == start)
            return false;
    }
    return i == s.len;
}

bool str_to_number(str s, double *out)
{
    char   text[NUMBER_CHARS_MAX + 1];
    double value;

    if (s.len > NUMBER_CHARS_MAX || !is_number(s))
        return false;
    memcpy(text, s.data, s.len);
    text[s.len] = '\0';
    value       = strtod(text, NULL);
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

size_t str_chars(str s)
{
    size_t i, n = 0;

    for (i = 0; i < s.len; i++)
        n += ((unsigned char)s.data[i] & 0xc0) != 0x80;
    return n;
}

/* Bytes of the well-formed character at `p` (RFC 3629), 0 when there is none. */
static size_t utf8_char(const unsigned char *p, size_t room)
{
    unsigned char low = 0x80, high = 0xbf;
    size_t        n, i;

    if (p[0] < 0x80)
        return p[0] != 0;
    if (p[0] >= 0xc2 && p[0] <= 0xdf)
        n = 2;
    else if (p[0] >= 0xe0 && p[0] <= 0xef)
        n = 3;
    else if (p[0] >= 0xf0 && p[0] <= 0xf4)
        n = 4;
    else
        return 0;
    if (n > room)
        return 0;
    /* The second byte rules out overlong forms, surrogates and what is past U+10FFFF. */
    if (p[0] == 0xe0)
        low = 0xa0;
    else if (p[0] == 0xed)
        high = 0x9f;
    else if (p[0] == 0xf0)
        low = 0x90;
    else if (p[0] == 0xf4)
        high = 0x8f;
    if (p[1] < low || p[1] > high)
        return 0;
    for (i = 2; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    return n;
}

bool str_is_utf8(str s)
{
    const unsigned char *p = (const unsigned char *)s.data;
    size_t               i = 0, n;

    while (i < s.len) {
        n = utf8_char(p + i, s.len - i);
        if (n == 0)
            return false;
        i += n;
    }
    return true;
}
