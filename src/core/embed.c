/* embed.c - finding files built into the program. */
#include <stdlib.h>
#include <string.h>
#include "core/embed.h"

static int embed_compare(const void *key, const void *row)
{
    const str             *path = key;
    const struct embedded *file = row;
    size_t                 len  = strlen(file->path);
    int                    sign = memcmp(path->data, file->path, path->len < len ? path->len : len);

    if (sign != 0)
        return sign;
    return path->len < len ? -1 : path->len > len;
}

const struct embedded *embed_find(str path)
{
    if (path.len == 0)
        return NULL;
    return bsearch(&path, embed_table, embed_count, sizeof embed_table[0], embed_compare);
}

const struct embedded *embed_like(const char *begin, const char *end)
{
    for (size_t i = 0; i < embed_count; i++)
        if (str_starts(str_of(embed_table[i].path), begin) && str_ends(str_of(embed_table[i].path), end))
            return &embed_table[i];
    return NULL;
}
