/* embed.h - files built into the program (tools/embed.mjs writes the table). */
#ifndef CORE_EMBED_H
#define CORE_EMBED_H

#include "core/str.h"

struct embedded {
    const char *path;     /* "/a/candidate-1a2b.js", "/t/index.html" */
    const char *type;     /* media type with charset */
    const char *etag;     /* quoted */
    str         identity; /* raw bytes; data == NULL for texts, which are kept compressed only */
    str         gzip, br; /* data == NULL when there is none */
};

extern const struct embedded embed_table[]; /* sorted by path */
extern const size_t          embed_count;
const struct embedded *embed_find(str path);
/* The first one whose path begins and ends so: a name of /a/ without its hash.  NULL when
 * there is none. */
const struct embedded *embed_like(const char *begin, const char *end);

#endif
