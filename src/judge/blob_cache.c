/* blob_cache.c - what requests refer to by hash, as files called by it.
 *
 * A file is written beside, checked, and only then gets its name; so what has one is whole.
 * When the folder is full the files that were used the longest time ago leave.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/inflate.h"
#include "core/random.h"
#include "judge/blob.h"
#include "judge/fd.h"
#include "judge/work.h"

#define CACHE_BYTES_MAX   (INT64_C(1) << 30)
#define INFLATED_BYTES_MAX (INT64_C(256) << 20)
#define HASH_DIGITS       64
#define NEW               "new-"

/* --- room ------------------------------------------------------------------------- */

struct oldest { char name[HASH_DIGITS + 1]; int64_t used_s, bytes; };

/* Bytes of all files; which was used the longest time ago.  Removes what an earlier worker
 * left half written when `is_start`. */
static int64_t look(const char *folder, struct arena *mem, bool is_start, struct oldest *oldest)
{
    DIR           *dir = opendir(folder);
    struct dirent *entry;
    struct stat    st;
    int64_t        total = 0;

    *oldest = (struct oldest){ .used_s = INT64_MAX };
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        const char *path = str_printf(mem, "%s/%s", folder, entry->d_name).data;

        if (is_start && strncmp(entry->d_name, NEW, strlen(NEW)) == 0)
            unlink(path);
        if (!blob_is_hash(str_of(entry->d_name)) || stat(path, &st) != 0)
            continue;
        total += st.st_size;
        if (st.st_mtime < oldest->used_s) {
            memcpy(oldest->name, entry->d_name, sizeof oldest->name);
            oldest->used_s = st.st_mtime;
            oldest->bytes  = st.st_size;
        }
    }
    if (dir != NULL)
        closedir(dir);
    return total;
}

static void make_room(const struct blob_cache *cache, struct arena *mem, int64_t bytes)
{
    struct oldest oldest;
    int64_t       total;

    while ((total = look(cache->folder, mem, false, &oldest)) + bytes > CACHE_BYTES_MAX && oldest.bytes > 0)
        if (unlink(str_printf(mem, "%s/%s", cache->folder, oldest.name).data) != 0)
            return;
}

bool blob_cache_open(struct blob_cache *cache, struct arena *mem, const char *folder)
{
    struct oldest oldest;

    cache->folder = str_printf(mem, "%s/blobs", folder).data;
    if (mkdir(cache->folder, 0700) != 0 && errno != EEXIST)
        return false;
    look(cache->folder, mem, true, &oldest);
    return true;
}

/* --- files -------------------------------------------------------------------------- */

const char *blob_cache_path(void *arg, struct arena *mem, str sha256)
{
    const struct blob_cache *cache = arg;
    const char              *path;

    if (!blob_is_hash(sha256))
        return NULL;
    path = str_printf(mem, "%s/%.*s", cache->folder, STR_ARG(sha256)).data;
    return utimensat(AT_FDCWD, path, NULL, 0) == 0 ? path : NULL;
}

static bool hash_piece(void *hash, str piece)
{
    hash_add(hash, piece);
    return true;
}

/* Datasets are called by the hash of the script that is packed. */
static bool has_hash(struct arena *mem, str bytes, str sha256)
{
    struct hash_state *hash;

    if (str_eq(hash_hex(mem, bytes), sha256))
        return true;
    hash = hash_begin(mem);
    return inflate_text(bytes, INFLATED_BYTES_MAX, hash_piece, hash) == INFLATED_WHOLE &&
           str_eq(hash_end(mem, hash), sha256);
}

bool blob_cache_put(const struct blob_cache *cache, struct arena *mem, str sha256, str bytes, const char **message)
{
    const char *path, *fresh;
    int         fd;
    bool        is_written;

    *message = "a blob is not what its hash says";
    if (!blob_is_hash(sha256) || !has_hash(mem, bytes, sha256))
        return false;
    *message = "a blob cannot be kept";
    path  = str_printf(mem, "%s/%.*s", cache->folder, STR_ARG(sha256)).data;
    fresh = str_printf(mem, "%s/" NEW "%.*s", cache->folder, STR_ARG(sha256)).data;
    make_room(cache, mem, (int64_t)bytes.len);
    fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    is_written = fd_write_all(fd, bytes.data, bytes.len);
    is_written = close(fd) == 0 && is_written && rename(fresh, path) == 0;
    if (!is_written)
        unlink(fresh);
    return is_written;
}
