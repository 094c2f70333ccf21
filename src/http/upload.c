/* upload.c - the parts of a multipart body: values in memory, files on disk. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/random.h"
#include "http/limits.h"
#include "http/multipart.h"
#include "http/upload.h"

struct upload_reader {
    struct arena       *mem;
    const char         *folder;
    struct multipart   *body;
    struct upload_part *parts; /* as many as the limit allows */
    int                *files; /* descriptor of each part's file, -1 for none */
    size_t              parts_n;
    bool                skip;  /* the open part is a file input without a file */
    struct buf          value; /* of the open part, when it is no file */
};

const char *upload_folder(struct arena *mem, const char *data_dir)
{
    const char    *folder = str_printf(mem, "%s/tmp", data_dir).data;
    DIR           *dir;
    struct dirent *entry;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return NULL;
    dir = opendir(folder);
    if (dir == NULL)
        return NULL;
    while ((entry = readdir(dir)) != NULL)
        if (str_starts(str_of(entry->d_name), "upload-"))
            unlinkat(dirfd(dir), entry->d_name, 0); /* what stays does no harm */
    closedir(dir);
    return folder;
}

static bool part_open(void *arg, str name, str file, str type)
{
    struct upload_reader *u    = arg;
    struct upload_part   *part = &u->parts[u->parts_n];
    char                  id[14];

    u->skip = file.data != NULL && file.len == 0; /* what browsers send for an input left empty */
    if (u->skip)
        return true;
    *part              = (struct upload_part){ .name = str_copy(u->mem, name) };
    u->files[u->parts_n++] = -1;
    u->value           = BUF(u->mem);
    if (file.data == NULL)
        return true;
    id_text(id_new(), id);
    part->upload.name = str_copy(u->mem, file);
    part->upload.type = str_copy(u->mem, type.data == NULL ? STR("application/octet-stream") : type);
    part->upload.path = str_printf(u->mem, "%s/upload-%s", u->folder, id);
    u->files[u->parts_n - 1] = open(part->upload.path.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (u->files[u->parts_n - 1] < 0)
        return multipart_refuse(u->body, 503, "uploads cannot be stored at the moment");
    return true;
}

static bool write_all(int file, const char *data, size_t n)
{
    ssize_t written;

    while (n > 0) {
        written = write(file, data, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        n -= (size_t)written;
    }
    return true;
}

static bool part_data(void *arg, const char *data, size_t n)
{
    struct upload_reader *u = arg;
    struct upload_part   *part;

    if (u->skip)
        return true;
    part = &u->parts[u->parts_n - 1];
    if (part->upload.path.data == NULL) {
        if ((int64_t)(u->value.len + n) > limits[LIMIT_PART_VALUE_BYTES].value)
            return multipart_refuse(u->body, 413, "a part of the body is too long");
        buf_add(&u->value, data, n);
        return true;
    }
    if (!write_all(u->files[u->parts_n - 1], data, n))
        return multipart_refuse(u->body, 503, "uploads cannot be stored at the moment");
    part->upload.bytes += (int64_t)n;
    return true;
}

static bool part_close(void *arg)
{
    struct upload_reader *u = arg;

    if (!u->skip && u->parts[u->parts_n - 1].upload.path.data == NULL)
        u->parts[u->parts_n - 1].value = buf_end(&u->value);
    return true;
}

struct upload_reader *upload_new(struct arena *mem, const char *folder, str content_type)
{
    static const struct multipart_events events = { part_open, part_data, part_close };
    struct upload_reader *u     = ARENA_NEW(mem, struct upload_reader);
    size_t                parts = (size_t)limits[LIMIT_PARTS].value;

    u->mem    = mem;
    u->folder = folder;
    u->body   = multipart_new(mem, content_type, &events, u);
    if (u->body == NULL)
        return NULL;
    u->parts = ARENA_ARRAY(mem, struct upload_part, parts);
    u->files = ARENA_ARRAY(mem, int, parts);
    return u;
}

bool upload_feed(struct upload_reader *u, const char *data, size_t n)
{
    return multipart_feed(u->body, data, n);
}

bool upload_end(struct upload_reader *u, int *status, const char **message)
{
    if (multipart_end(u->body))
        return true;
    *status  = multipart_status(u->body);
    *message = multipart_message(u->body);
    return false;
}

const struct upload_part *upload_parts(const struct upload_reader *u, size_t *n)
{
    *n = u->parts_n;
    return u->parts;
}

bool upload_has_files(const struct upload_reader *u)
{
    size_t i;

    for (i = 0; i < u->parts_n; i++)
        if (u->files[i] >= 0)
            return true;
    return false;
}

bool upload_sync(struct upload_reader *u)
{
    size_t i;
    bool   good = true;

    for (i = 0; i < u->parts_n; i++) {
        if (u->files[i] < 0)
            continue;
        if (fsync(u->files[i]) != 0)
            good = false;
        if (close(u->files[i]) != 0)
            good = false;
        u->files[i] = -1;
    }
    return good;
}

void upload_close(struct upload_reader *u)
{
    size_t i;

    for (i = 0; i < u->parts_n; i++) {
        if (u->files[i] >= 0)
            close(u->files[i]);
        if (u->parts[i].upload.path.data != NULL)
            unlink(u->parts[i].upload.path.data); /* gone already when somebody took it */
    }
}
