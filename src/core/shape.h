/* shape.h - what a C struct looks like from outside.
 *
 * A shape lists the members of a struct that travel: one FIELD a member.  The
 * member's name is the JSON key, the query key, the SQL parameter and the SQL
 * column; its type comes from the C member, so table and struct cannot
 * disagree.  Decoding, validation, encoding, SQL binding, the OpenAPI document
 * and the browser's client are all made from it.
 *
 * Members and how they say "nothing" (JSON null, SQL NULL):
 *   bool            -                       true/false; 0/1 in SQL
 *   int64_t         INT_NULL                whole number
 *   double          NAN                     number
 *   str             data == NULL            text
 *   struct moment   ms == 0                 a time; ISO 8601 outside, BIGINT ms in SQL
 *   struct id       n == 0                  an id in the family's spelling; BIGINT in SQL
 *   struct json     text.data == NULL       any JSON document; TEXT in SQL
 *   struct map      n == 0 and !given       {"key": "text", ...}; TEXT (JSON) in SQL
 *   struct either   kind == EITHER_NONE     number or text
 *   struct list     items == NULL           array; of a shape or of a scalar; TEXT (JSON) in SQL
 *   struct upload   path.data == NULL       a file part of a multipart body
 *   pointer         NULL                    a nested object (FIELD_OBJECT); TEXT (JSON) in SQL
 */
#ifndef CORE_SHAPE_H
#define CORE_SHAPE_H

#include <math.h>
#include <stddef.h>
#include "core/str.h"

#define INT_NULL INT64_MIN

struct moment { int64_t ms; };
struct id     { int64_t n; };
struct json   { str text; };
struct pair   { str key, value; };
struct map    { struct pair *pairs; size_t n; };
struct list   { void *items; size_t n; };
struct upload { str name, type, path; int64_t bytes; };

enum either_kind { EITHER_NONE, EITHER_NUMBER, EITHER_TEXT };
struct either { enum either_kind kind; double number; str text; };

enum field_type {
    TYPE_NONE, TYPE_BOOL, TYPE_INT, TYPE_NUMBER, TYPE_TEXT, TYPE_TIME, TYPE_ID, TYPE_JSON,
    TYPE_MAP, TYPE_EITHER, TYPE_LIST, TYPE_UPLOAD, TYPE_OBJECT
};

enum field_flag {
    REQUIRED  = 1 << 0, /* must come in */
    READONLY  = 1 << 1, /* never taken from a request */
    WRITEONLY = 1 << 2, /* never shown */
    INTERNAL  = 1 << 3, /* neither: an SQL parameter or column only */
    NULLABLE  = 1 << 4, /* shown as null when it is nothing; may be sent as null */
    IN_QUERY  = 1 << 5, /* comes from the query even where there is a body */
    FOLD_KEY  = 1 << 6, /* text is trimmed and case-folded as it comes in */
    IN_HEADER = 1 << 7, /* comes from the header of that name, '_' written '-' */
    OPTIONAL  = 1 << 8, /* left out of a reply when it is nothing */
    IS_BODY   = 1 << 9, /* a list that is the whole body, a bare array */
};

/* Formats a text must have beyond its length. */
enum text_format { FORMAT_ANY, FORMAT_EMAIL, FORMAT_URL, FORMAT_DATE, FORMAT_LANGUAGE, FORMAT_LINE };

struct shape;

struct field {
    const char         *name;
    enum field_type     type;
    size_t              offset;
    unsigned            flags;
    double              min, max;     /* of the value, of the characters, of the items; both 0 = free */
    double              initial;      /* when it does not come in: numbers, booleans */
    const char         *initial_text; /* the same for text */
    const char         *one_of;       /* "open|used|cancelled"; of whole numbers "0|1|2" */
    enum text_format    format;
    const char         *doc;          /* a noun phrase with its unit, no full stop */
    const char         *example;
    const char         *prefix;       /* of an id: "inv_" */
    const struct shape *of;           /* TYPE_OBJECT, TYPE_LIST of objects */
    enum field_type     item;         /* TYPE_LIST of scalars: TYPE_TEXT, TYPE_INT, TYPE_NUMBER, TYPE_ID */
};

struct shape {
    const char         *name;
    const struct field *fields;
    size_t              n, bytes;
};

#define FIELD_TYPE(x) _Generic((x), bool: TYPE_BOOL, int64_t: TYPE_INT, double: TYPE_NUMBER,     \
    str: TYPE_TEXT, struct moment: TYPE_TIME, struct id: TYPE_ID, struct json: TYPE_JSON,        \
    struct map: TYPE_MAP, struct either: TYPE_EITHER, struct list: TYPE_LIST,                    \
    struct upload: TYPE_UPLOAD)
#define FIELD(structure, member, ...)                                                            \
    { .name = #member, .type = FIELD_TYPE(((struct structure *)0)->member),                      \
      .offset = offsetof(struct structure, member), __VA_ARGS__ }
/* A nested object: the member is a pointer to the struct of `shape`. */
#define FIELD_OBJECT(structure, member, shape, ...)                                              \
    { .name = #member, .type = TYPE_OBJECT, .offset = offsetof(struct structure, member),        \
      .of = &shape##_shape, __VA_ARGS__ }
/* A list of objects: the member is a struct list whose items are structs of `shape`. */
#define FIELD_LIST(structure, member, shape, ...)                                                \
    { .name = #member, .type = TYPE_LIST, .offset = offsetof(struct structure, member),          \
      .of = &shape##_shape, __VA_ARGS__ }
#define SHAPE(structure)                                                                         \
    static const struct shape structure##_shape = { #structure, structure##_fields,              \
        sizeof(structure##_fields) / sizeof(structure##_fields[0]), sizeof(struct structure) }

/* The field of that name, or NULL. */
const struct field *shape_field(const struct shape *shape, str name);
/* Bytes of one value of a type inside a struct or a list. */
size_t field_bytes(enum field_type type);

static inline void *field_at(const struct field *f, const void *row)
{
    return (char *)(uintptr_t)row + f->offset;
}

#endif
