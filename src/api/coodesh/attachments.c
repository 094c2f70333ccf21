/* attachments.c - see attachments.h. */
#include "api/coodesh/attachments.h"
#include "core/random.h"
#include "domain/media_type.h"
#include "domain/upload.h"

static const struct field attachment_file_fields[] = {
    FIELD(attachment_file, id), FIELD(attachment_file, owner_id), FIELD(attachment_file, bytes),
    FIELD(attachment_file, role), FIELD(attachment_file, name), FIELD(attachment_file, type), FIELD(attachment_file, path),
};
const struct shape attachment_file_shape = { "attachment_file", attachment_file_fields,
                                        sizeof attachment_file_fields / sizeof *attachment_file_fields,
                                        sizeof(struct attachment_file) };

static const struct field attachment_out_fields[] = {
    FIELD(attachment_out, id, .name = "_id", .doc = "Id"),
    FIELD(attachment_out, name,              .doc = "Name of the file"),
    FIELD(attachment_out, type,              .doc = "Media type"),
    FIELD(attachment_out, path,              .doc = "Path in the storage: names it when it is deleted"),
    FIELD(attachment_out, bytes,             .doc = "Length"),
};
const struct shape attachment_out_shape = { "file_out", attachment_out_fields, 5, sizeof(struct attachment_out) };

struct attachment_out attachment_view(const struct attachment_file *f)
{
    return (struct attachment_out){ { f->id }, f->name, f->type, f->path, f->bytes };
}

/* --- what comes in ------------------------------------------------------------------------ */

static bool file_check(struct call *c, const struct upload *file)
{
    const struct media_type *type = media_type_of(file->type);
    const char              *name = upload_name(c, file->name).data;

    if (!type)
        return failf(c, 400, "files", "%s must be an image, audio, video or document of a common type", name);
    if (!file->bytes || !media_begins(type, file->path.data))
        return failf(c, 400, "files", "%s does not look like a file of its type", name);
    if (file->bytes > type->bytes_max)
        return failf(c, 413, "files", "%s must not be longer than %lld MB", name, (long long)(type->bytes_max >> 20));
    return true;
}

size_t attachments_checked(struct call *c)
{
    size_t n = 0;

    for (size_t i = 0; i < c->request->parts_n; i++)
        if (c->request->parts[i].upload.path.data) {
            file_check(c, &c->request->parts[i].upload);
            n++;
        }
    if (!n)
        fail(c, 400, "files", "is required, as a file in a multipart body");
    return c->errors_n ? 0 : n;
}

/* --- keeping ------------------------------------------------------------------------------- */

bool attachment_keep(struct call *c, struct attachment_file *f, const struct upload *from, const char *insert)
{
    f->id    = id_new();
    f->name  = upload_name(c, from->name);
    f->type  = from->type;
    f->bytes = from->bytes;
    f->path  = str_printf(c->mem, "%lld/%lld", (long long)c->workspace_id, (long long)f->id);
    db_exec_with(c, WITH(attachment_file, f), insert);
    return upload_keep(c, from, f->path);
}

bool attachments_keep(struct call *c, const struct attachment_file *like, const char *insert)
{
    for (size_t i = 0; i < c->request->parts_n; i++) {
        struct attachment_file one = *like;

        if (c->request->parts[i].upload.path.data && !attachment_keep(c, &one, &c->request->parts[i].upload, insert))
            return false;
    }
    return true;
}

static struct list files_of(struct call *c, const struct attachment_file *key, const char *select)
{
    return db_rows_with(c, WITH(attachment_file, key), select, &attachment_file_shape, ATTACHMENT_FILES_MAX + 1);
}

struct list attachments_list(struct call *c, const struct attachment_file *key, const char *select)
{
    struct list files = files_of(c, key, select);
    struct list shown = { ARENA_ARRAY(c->mem, struct attachment_out, files.n + 1), files.n };

    for (size_t i = 0; i < files.n; i++)
        ((struct attachment_out *)shown.items)[i] = attachment_view((const struct attachment_file *)files.items + i);
    return shown;
}

size_t attachments_drop(struct call *c, const struct attachment_file *key, const char *select, const char *delete)
{
    struct list files = files_of(c, key, select);

    for (size_t i = 0; i < files.n; i++)
        job_add_at(c, "media.remove", key->owner_id, c->now_ms, ((const struct attachment_file *)files.items)[i].path);
    db_exec_many(c, &attachment_file_shape, files.items, files.n, delete);
    return files.n;
}

void attachments_copy(struct call *c, const struct attachment_file *key, const char *select, int64_t owner_id,
                const char *insert)
{
    struct list files = files_of(c, key, select);

    for (size_t i = 0; i < files.n; i++) {
        struct attachment_file *f = (struct attachment_file *)files.items + i;

        f->id       = id_new();
        f->owner_id = owner_id;
    }
    db_exec_many(c, &attachment_file_shape, files.items, files.n, insert);
}

bool attachment_send(struct call *c, str path)
{
    reply_header(c, "Content-Disposition", STR("attachment"));
    reply_raw(c, "application/octet-stream", STR(""));
    c->reply.file = str_printf(c->mem, "%s/media/%.*s", config_text(c->server->config, SET_DATA), STR_ARG(path));
    return true;
}
