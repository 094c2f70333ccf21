/* buf.c - text that grows, in an arena. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/arena.h"
#include "core/buf.h"

#define ROOM_FIRST 256

static void buf_grow(struct buf *b, size_t more)
{
    size_t room = b->room > 0 ? b->room : ROOM_FIRST;

    while (room - b->len <= more)
        room *= 2;
    b->data = arena_grow(b->mem, b->data, b->room, room);
    b->room = room;
}

/* Makes room for `more` bytes and a NUL behind them. */
static inline void buf_reserve(struct buf *b, size_t more)
{
    if (b->room - b->len <= more)
        buf_grow(b, more);
}

void buf_add(struct buf *b, const void *data, size_t len)
{
    if (len == 0)
        return;
    buf_reserve(b, len);
    memcpy(b->data + b->len, data, len);
    b->len += len;
}

void buf_str(struct buf *b, str s)
{
    buf_add(b, s.data, s.len);
}

void buf_text(struct buf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}

void buf_char(struct buf *b, char c)
{
    buf_reserve(b, 1);
    b->data[b->len++] = c;
}

void buf_int(struct buf *b, int64_t value)
{
    char     digits[20];
    size_t   i    = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

    do {
        digits[--i] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        buf_char(b, '-');
    buf_add(b, digits + i, sizeof digits - i);
}

void buf_key(struct buf *b, str key, bool first)
{
    char *at;

    buf_reserve(b, key.len + 4);
    at = b->data + b->len;
    if (!first)
        *at++ = ',';
    *at++ = '"';
    memcpy(at, key.data, key.len);
    at += key.len;
    *at++ = '"';
    *at++ = ':';
    b->len = (size_t)(at - b->data);
}

static void buf_hundredths(struct buf *b, int64_t n)
{
    int64_t whole = n < 0 ? -n : n;
    char    part[3] = { '.', (char)('0' + whole / 10 % 10), (char)('0' + whole % 10) };

    if (n < 0)
        buf_char(b, '-');
    buf_int(b, whole / 100);
    buf_add(b, part, part[2] == '0' ? 2 : 3);
}

void buf_number(struct buf *b, double value)
{
    char   text[32];
    double hundredths;
    int    precision;

    if (!isfinite(value)) {
        buf_add(b, "null", 4);
        return;
    }
    if (fabs(value) <= 1e15 && value == (double)(int64_t)value) {
        buf_int(b, (int64_t)value);
        return;
    }
    /* Two decimals are what most scores have.  The nearest double of k/100 is
     * k / 100.0, so when that is the value, "k/100" reads back to it. */
    hundredths = rint(value * 100);
    if (fabs(hundredths) < 1e13 && hundredths / 100 == value) {
        buf_hundredths(b, (int64_t)hundredths);
        return;
    }
    for (precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, value);
        if (strtod(text, NULL) == value)
            break;
    }
    buf_text(b, text);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    int     n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n > 0) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->data + b->len, (size_t)n + 1, format, args);
        b->len += (size_t)n;
    }
    va_end(args);
}

/* Writes the escape of a character that JSON does not take as it is. */
static void buf_json_escape(struct buf *b, char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    const char       *at = strchr(from, c);

    if (c != '\0' && at != NULL) {
        buf_add(b, (char[]){ '\\', to[at - from] }, 2);
        return;
    }
    buf_add(b, (char[]){ '\\', 'u', '0', '0', hex[(unsigned char)c >> 4], hex[c & 15] }, 6);
}

void buf_json(struct buf *b, str text)
{
    size_t        start = 0, i;
    unsigned char c;

    if (text.data == NULL) {
        buf_add(b, "null", 4);
        return;
    }
    buf_reserve(b, text.len + 2);
    buf_char(b, '"');
    for (i = 0; i < text.len; i++) {
        c = (unsigned char)text.data[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(b, text.data + start, i - start);
        buf_json_escape(b, (char)c);
        start = i + 1;
    }
    buf_add(b, text.data + start, text.len - start);
    buf_char(b, '"');
}

void buf_html(struct buf *b, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.data[i]) {
        case '&':  buf_text(b, "&amp;"); break;
        case '<':  buf_text(b, "&lt;"); break;
        case '>':  buf_text(b, "&gt;"); break;
        case '"':  buf_text(b, "&quot;"); break;
        default:   buf_char(b, text.data[i]);
        }
    }
}

void buf_hex(struct buf *b, const void *data, size_t len)
{
    static const char    hex[] = "0123456789abcdef";
    const unsigned char *bytes = data;
    size_t               i;

    buf_reserve(b, len * 2);
    for (i = 0; i < len; i++) {
        b->data[b->len++] = hex[bytes[i] >> 4];
        b->data[b->len++] = hex[bytes[i] & 15];
    }
}

void buf_form(struct buf *b, str text)
{
    static const char digits[] = "0123456789ABCDEF";

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c && strchr("-._*", c))) {
            buf_char(b, (char)c);
        } else if (c == ' ') {
            buf_char(b, '+');
        } else {
            buf_char(b, '%');
            buf_char(b, digits[c >> 4]);
            buf_char(b, digits[c & 15]);
        }
    }
}

str buf_end(struct buf *b)
{
    buf_reserve(b, 0);
    b->data[b->len] = '\0';
    return (str){ b->data, b->len };
}
