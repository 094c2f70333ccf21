/* texts.c - finding a language's texts and filling their templates. */
#include "report/texts.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/arena.h"
#include "domain/norm.h"

static const struct report_texts *const all_texts[] = {
    &report_texts_en,
    &report_texts_pt,
    &report_texts_es,
    &report_texts_de,
};

const struct report_texts *report_texts_of(const char *language)
{
    for (size_t i = 0; i < sizeof all_texts / sizeof all_texts[0]; i++)
        if (language && !strcmp(all_texts[i]->language, language))
            return all_texts[i];
    return &report_texts_en;
}

/* The length of the longest start of a text of `len` bytes that keeps its
 * characters whole and is at most `max` bytes. */
static size_t whole_characters(const char *text, size_t len, size_t max)
{
    size_t end = len < max ? len : max;

    while (end > 0 && end < len && ((unsigned char)text[end] & 0xc0) == 0x80)
        end--;
    return end;
}

/* The number n of a placeholder "{n}"; 0 when there is none. */
static size_t placeholder(const char *at)
{
    return at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}' ? (size_t)(at[1] - '0') : 0;
}

size_t text_fill(char *out, size_t room, const char *template, const char *const *values, size_t n)
{
    size_t needed = 0, used = 0;
    bool   is_full = room == 0;

    for (const char *in = template; *in;) {
        size_t      which = placeholder(in), len = 1, fits;
        const char *piece = in;

        if (which > 0 && which <= n) {
            piece = values[which - 1];
            len   = strlen(piece);
            in += 3;
        } else {
            /* Up to the next brace, so that no character is taken apart. */
            len = 1 + strcspn(in + 1, "{");
            in += len;
        }
        needed += len;
        fits = is_full ? 0 : whole_characters(piece, len, room - 1 - used);
        if (fits > 0)
            memcpy(out + used, piece, fits);
        used += fits;
        is_full = is_full || fits < len;
    }
    if (room > 0)
        out[used] = '\0';
    return needed;
}

const char *text_filled(struct arena *mem, const char *template, const char *const *values, size_t n)
{
    size_t len  = text_fill(NULL, 0, template, values, n);
    char  *text = arena_alloc(mem, len + 1);

    text_fill(text, len + 1, template, values, n);
    return text;
}

const char *and_text(const struct report_texts *t, const char *last)
{
    return !strncasecmp(last, "i", 1) || !strncasecmp(last, "hi", 2) ? t->and_before_i : t->and;
}

static const char *number(struct arena *mem, const struct report_texts *t, double value, int decimals,
                          const char *plus)
{
    static const int scale[] = { 1, 10, 100 };
    int              units, size = scale[decimals];
    const char      *sign;

    if (isnan(value))
        return "–";
    units = (int)round_half_up(fabs(value) * size);
    sign  = !units ? "" : value < 0 ? "−" : plus;
    if (!decimals)
        return str_printf(mem, "%s%d", sign, units).data;
    return str_printf(mem, "%s%d%s%0*d", sign, units / size, t->decimal, decimals, units % size).data;
}

const char *number_text(struct arena *mem, const struct report_texts *t, double value, int decimals)
{
    return number(mem, t, value, decimals, "");
}

const char *signed_text(struct arena *mem, const struct report_texts *t, double value, int decimals)
{
    return number(mem, t, value, decimals, "+");
}

const char *percent_text(struct arena *mem, const struct report_texts *t, double value)
{
    return FILL(mem, t->percent, number_text(mem, t, value, 0));
}
