/* json_write.h - members and items of a JSON document that is being written.
 *
 * The comma is put where one is due, by looking at what stands before: nothing
 * is due at the beginning and behind an opening bracket.
 */
#ifndef DOMAIN_JSON_WRITE_H
#define DOMAIN_JSON_WRITE_H

#include "core/buf.h"

/* Starts the next item of an array. */
static inline void write_item(struct buf *b)
{
    char last = b->len > 0 ? b->data[b->len - 1] : '[';

    if (last != '[' && last != '{')
        buf_char(b, ',');
}

/* Starts the next member of an object; `name` needs no escapes. */
static inline void write_member(struct buf *b, const char *name)
{
    write_item(b);
    buf_char(b, '"');
    buf_text(b, name);
    buf_text(b, "\":");
}

/* Opens a member that is an object or an array: '{' or '['. */
static inline void write_open(struct buf *b, const char *name, char bracket)
{
    write_member(b, name);
    buf_char(b, bracket);
}

static inline void write_number(struct buf *b, const char *name, double value)
{
    write_member(b, name);
    buf_number(b, value);
}

static inline void write_int(struct buf *b, const char *name, int64_t value)
{
    write_member(b, name);
    buf_int(b, value);
}

static inline void write_bool(struct buf *b, const char *name, bool value)
{
    write_member(b, name);
    buf_text(b, value ? "true" : "false");
}

/* A text; null for NULL and for the empty one. */
static inline void write_text(struct buf *b, const char *name, const char *value)
{
    write_member(b, name);
    buf_json(b, value && *value ? str_of(value) : STR_NULL);
}

#endif
