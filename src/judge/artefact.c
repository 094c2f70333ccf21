/* artefact.c - the worker's cache of what runs see as /in.
 *
 * A folder of the cache is never changed once it has its name: it is written
 * beside it and renamed.  Its name is a hash over all that made it.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/buf.h"
#include "core/random.h"
#include "judge/artefact.h"
#include "judge/fd.h"
#include "judge/sandbox.h"

#define CACHE_BYTES_MAX   (INT64_C(1) << 30)
#define CACHE_ENTRIES_MAX 4096
#define OPEN_FOLDERS_MAX  16

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *where)
{
    (void)st; /* nftw's form */
    (void)kind;
    (void)where;
    remove(path);
    return 0;
}

void folder_remove_all(const char *path)
{
    nftw(path, remove_entry, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS);
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0755) == 0 || errno == EEXIST;
}

bool artefact_open(struct worker *w)
{
    const char *work = str_printf(w->mem, "%s/work", w->folder).data;

    folder_remove_all(work);
    return make_folder(w->folder) && make_folder(work) && make_folder(str_printf(w->mem, "%s/cache", w->folder).data);
}

const char *folder_new(const struct worker *w, struct arena *mem)
{
    const char *path = str_printf(mem, "%s/work/%.*s", w->folder, STR_ARG(token_new(mem, 16))).data;

    /* The mode is set whatever the umask says: another user of the sandbox reads it. */
    return mkdir(path, 0755) == 0 && chmod(path, 0755) == 0 ? path : NULL;
}

bool folder_write(const char *folder, str name, str text, bool is_program)
{
    char path[4096];
    int  fd;
    bool whole;

    if (snprintf(path, sizeof path, "%s/%.*s", folder, STR_ARG(name)) >= (int)sizeof path)
        return false;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    whole = fd_write_all(fd, text.data, text.len) && fchmod(fd, is_program ? 0555 : 0444) == 0;
    close(fd);
    return whole;
}

bool file_read(struct arena *mem, const char *path, size_t bytes_max, str *text)
{
    int         fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st;
    char       *data;
    size_t      len = 0;
    ssize_t     n;

    if (fd < 0)
        return false;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size > bytes_max) {
        close(fd);
        return false;
    }
    data = arena_alloc(mem, (size_t)st.st_size + 1);
    while (len < (size_t)st.st_size && (n = read(fd, data + len, (size_t)st.st_size - len)) > 0)
        len += (size_t)n;
    close(fd);
    *text = (str){ data, len };
    return len == (size_t)st.st_size;
}

static bool is_plain_name(const char *name)
{
    return name[0] != '\0' && strchr(name, '/') == NULL && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

bool folder_write_collected(const char *folder, str files)
{
    struct collect_head head;

    while (files.len > 0) {
        if (files.len < sizeof head)
            return false;
        memcpy(&head, files.data, sizeof head);
        files = str_from(files, sizeof head);
        if (memchr(head.name, '\0', sizeof head.name) == NULL || !is_plain_name(head.name) || head.bytes < 0 ||
            (uint64_t)head.bytes > files.len)
            return false;
        if (!folder_write(folder, str_of(head.name), (str){ files.data, (size_t)head.bytes }, true))
            return false;
        files = str_from(files, (size_t)head.bytes);
    }
    return true;
}

/* --- the cache -------------------------------------------------------------------- */

/* Each part with its length, so that no two lists of parts are the same bytes. */
static void add_part(struct buf *b, str part)
{
    buf_printf(b, "%zu:", part.len);
    buf_str(b, part);
}

const char *artefact_path(const struct worker *w, struct arena *mem, str language, str version,
                          const char *const *argv, const struct judge_file *files, size_t n)
{
    struct buf b = BUF(mem);
    size_t     i;

    add_part(&b, language);
    add_part(&b, version);
    for (i = 0; argv[i] != NULL; i++)
        add_part(&b, str_of(argv[i]));
    for (i = 0; i < n; i++) {
        add_part(&b, files[i].name);
        add_part(&b, files[i].text);
    }
    return str_printf(mem, "%s/cache/%.*s", w->folder, STR_ARG(hash_hex(mem, buf_end(&b)))).data;
}

bool artefact_is_there(const char *path)
{
    return utimensat(AT_FDCWD, path, NULL, 0) == 0;
}

struct entry { const char *path; int64_t used_s, bytes; };

static int64_t folder_bytes(const char *path)
{
    DIR           *dir = opendir(path);
    struct dirent *file;
    struct stat    st;
    int64_t        bytes = 0;

    while (dir != NULL && (file = readdir(dir)) != NULL)
        if (fstatat(dirfd(dir), file->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
            bytes += st.st_size;
    if (dir != NULL)
        closedir(dir);
    return bytes;
}

static int by_use(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    return (x->used_s > y->used_s) - (x->used_s < y->used_s);
}

static void cache_trim(const struct worker *w, struct arena *mem)
{
    const char    *cache = str_printf(mem, "%s/cache", w->folder).data;
    struct entry  *entries = ARENA_ARRAY(mem, struct entry, CACHE_ENTRIES_MAX);
    DIR           *dir = opendir(cache);
    struct dirent *file;
    struct stat    st;
    int64_t        bytes = 0;
    size_t         n = 0, i;

    while (dir != NULL && n < CACHE_ENTRIES_MAX && (file = readdir(dir)) != NULL) {
        if (file->d_name[0] == '.' || fstatat(dirfd(dir), file->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        entries[n].path   = str_printf(mem, "%s/%s", cache, file->d_name).data;
        entries[n].used_s = st.st_mtime;
        entries[n].bytes  = folder_bytes(entries[n].path);
        bytes += entries[n++].bytes;
    }
    if (dir != NULL)
        closedir(dir);
    qsort(entries, n, sizeof *entries, by_use);
    for (i = 0; i < n && (bytes > CACHE_BYTES_MAX || n - i > CACHE_ENTRIES_MAX / 2); i++) {
        folder_remove_all(entries[i].path);
        bytes -= entries[i].bytes;
    }
}

bool artefact_keep(const struct worker *w, struct arena *mem, const char *folder, const char *path)
{
    cache_trim(w, mem);
    /* Another worker with the same folder may have been first: then its work is as good. */
    return rename(folder, path) == 0 || errno == ENOTEMPTY || errno == EEXIST;
}
