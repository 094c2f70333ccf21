/* compare.c - is what a program wrote what was expected? */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "judge/compare.h"

#define TOLERANCE        1e-6
#define NUMBER_BYTES_MAX 64

static const char *const names[] = { "lines", "exact", "tokens", "float", "checker" };

bool compare_mode_read(str name, enum compare_mode *mode)
{
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(name, names[i])) {
            *mode = (enum compare_mode)i;
            return true;
        }
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static str trim_end(str s)
{
    while (s.len > 0 && is_blank(s.data[s.len - 1]))
        s.len--;
    return s;
}

static bool lines_eq(str a, str b)
{
    a = trim_end(a);
    b = trim_end(b);
    while (a.len > 0 && b.len > 0)
        if (!str_eq(trim_end(str_cut(&a, '\n')), trim_end(str_cut(&b, '\n'))))
            return false;
    return a.len == 0 && b.len == 0;
}

/* Takes the next word off the front; empty at the end. */
static str token(str *rest)
{
    str    t;
    size_t n = 0;

    while (rest->len > 0 && is_blank(rest->data[0]))
        *rest = str_from(*rest, 1);
    while (n < rest->len && !is_blank(rest->data[n]))
        n++;
    t     = (str){ rest->data, n };
    *rest = str_from(*rest, n);
    return t;
}

static bool number_read(str s, double *value)
{
    char  text[NUMBER_BYTES_MAX + 1], *end;

    if (s.len == 0 || s.len > NUMBER_BYTES_MAX || str_has(s, 'x') || str_has(s, 'X'))
        return false;
    memcpy(text, s.data, s.len);
    text[s.len] = '\0';
    *value      = strtod(text, &end);
    return end == text + s.len && isfinite(*value);
}

static bool floats_eq(str expected, str got)
{
    double a, b;

    if (str_eq(expected, got))
        return true;
    return number_read(expected, &a) && number_read(got, &b) && fabs(a - b) <= TOLERANCE * fmax(1, fabs(a));
}

static bool tokens_eq(str expected, str output, bool (*eq)(str, str))
{
    str a, b;

    do {
        a = token(&expected);
        b = token(&output);
        if (!eq(a, b))
            return false;
    } while (a.len > 0);
    return true;
}

bool compare_output(enum compare_mode mode, str expected, str output)
{
    switch (mode) {
    case COMPARE_EXACT:
        return str_eq(expected, output);
    case COMPARE_TOKENS:
        return tokens_eq(expected, output, str_eq);
    case COMPARE_FLOAT:
        return tokens_eq(expected, output, floats_eq);
    default:
        return lines_eq(expected, output);
    }
}
