/* buf.h - text that grows, in an arena. */
#ifndef CORE_BUF_H
#define CORE_BUF_H

#include "core/str.h"

struct buf {
    struct arena *mem;
    char         *data;
    size_t        len, room;
};

#define BUF(arena) ((struct buf){ .mem = (arena) })

void buf_add(struct buf *b, const void *data, size_t len);
void buf_str(struct buf *b, str s);
void buf_text(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t value);
void buf_number(struct buf *b, double value); /* shortest JSON number that reads back; null if not finite */
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
void buf_key(struct buf *b, str key, bool first); /* of a JSON object: a comma unless first, the plain key, a colon */
void buf_json(struct buf *b, str text); /* a JSON string with quotes; null for STR_NULL */
void buf_html(struct buf *b, str text); /* as text or within a quoted attribute */
void buf_hex(struct buf *b, const void *data, size_t len);
void buf_form(struct buf *b, str text); /* a name or value of application/x-www-form-urlencoded */
str  buf_end(struct buf *b);            /* the text so far, NUL-terminated; the buffer goes on */

#endif
