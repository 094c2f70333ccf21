/* blob.c - what a request refers to by its hash. */
#include <string.h>
#include "core/arena.h"
#include "core/random.h"
#include "judge/artefact.h"
#include "judge/blob.h"

#define HASH_DIGITS 64

bool blob_is_hash(str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        if (strchr("0123456789abcdef", text.data[i]) == NULL)
            return false;
    return text.len == HASH_DIGITS;
}

bool blob_read(struct arena *mem, const struct blobs *blobs, const char *field, str sha256, str *text,
               struct run_error *error)
{
    const char *path;

    error->field   = field;
    error->message = "must be a SHA-256 of 64 hexadecimal digits";
    if (!blob_is_hash(sha256))
        return false;
    path           = blobs->path(blobs->arg, mem, sha256);
    error->message = "names a file that is not there, or is larger than 64 MiB";
    return path != NULL && file_read(mem, path, BLOB_BYTES_MAX, text);
}

static const char *folder_path(void *arg, struct arena *mem, str sha256)
{
    const char       *path = str_printf(mem, "%s/%.*s", (const char *)arg, STR_ARG(sha256)).data;
    struct arena_mark mark = arena_mark(mem);
    str               text;
    bool              is_whole = file_read(mem, path, BLOB_BYTES_MAX, &text) && str_eq(hash_hex(mem, text), sha256);

    arena_rewind(mem, mark);
    return is_whole ? path : NULL;
}

static const char *no_path(void *arg, struct arena *mem, str sha256)
{
    (void)arg; /* the form of a lookup */
    (void)mem;
    (void)sha256;
    return NULL;
}

struct blobs blobs_of_folder(const char *folder)
{
    return (struct blobs){ folder == NULL ? no_path : folder_path, (void *)(uintptr_t)folder };
}
