/* uploads.c - files of a sitting: answers to file questions, and camera snapshots.
 *
 * Operations: uploads.create (the candidate), uploads.get (the employer).
 * The file lies in DATA/media/<workspace>/<id>; its name and type are only data.
 * Tables: upload.
 */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include "api/native/native.h"
#include "domain/authored.h"
#include "core/random.h"

#define BODY_MAX     (21u << 20)
#define SNAPSHOT_MAX (256 << 10)
#define SITTING_MAX  (200 << 20)
#define NAME_BYTES   200

struct upload_new {
    str           token, item_id, name, type;
    struct upload file;
    struct id     upload_id;
    int64_t       bytes;
};
static const struct field upload_new_fields[] = {
    FIELD(upload_new, token,     .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(upload_new, item_id,   .flags = REQUIRED | WRITEONLY, .min = 1, .max = 64,
          .doc = "Item the file answers, or snapshot"),
    FIELD(upload_new, file,      .flags = WRITEONLY, .doc = "The file"),
    FIELD(upload_new, upload_id, .flags = READONLY, .prefix = "up_", .doc = "Id of the upload: the item's answer"),
    FIELD(upload_new, name,      .flags = READONLY, .doc = "Name of the file"),
    FIELD(upload_new, type,      .flags = READONLY, .doc = "Media type"),
    FIELD(upload_new, bytes,     .flags = READONLY, .doc = "Length"),
};
SHAPE(upload_new);

struct upload_row { int64_t id, bytes; str item_id, name, type, path; };
static const struct field upload_row_fields[] = {
    FIELD(upload_row, id), FIELD(upload_row, bytes), FIELD(upload_row, item_id), FIELD(upload_row, name),
    FIELD(upload_row, type), FIELD(upload_row, path),
};
SHAPE(upload_row);

/* Is the media type one of a list as "application/pdf,image/png"? */
static bool is_accepted(str accept, str type)
{
    while (accept.len)
        if (str_eq(str_cut(&accept, ','), type))
            return true;
    return false;
}

/* May this file answer that item?  Says what is wrong. */
static bool file_check(struct call *c, const struct upload_new *in, const struct attempt *attempt)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    int                      index = instrument->find(instrument, in->item_id);
    struct item              item = { .accept = STR("image/jpeg"), .max_bytes = SNAPSHOT_MAX, .type = ITEM_FILE };

    if (!in->file.path.data)
        return fail(c, 422, "file", "is required");
    if (!str_is(in->item_id, "snapshot")) {
        if (index < 0)
            return fail(c, 422, "item_id", "no such item in this assessment");
        instrument->item(instrument, c->mem, index, "en", &item);
    } else if (!attempt->snapshot_s) {
        return fail(c, 422, "item_id", "this sitting takes no snapshots");
    }
    if (item.type != ITEM_FILE)
        return fail(c, 422, "item_id", "this item takes no file");
    if (!is_accepted(item.accept, in->file.type))
        return failf(c, 422, "file", "must be one of %.*s", STR_ARG(item.accept));
    if (in->file.bytes > item.max_bytes)
        return failf(c, 413, "file", "must not be longer than %lld bytes", (long long)item.max_bytes);
    return true;
}

/* The last part of a path in the name, at most so many bytes, for showing only. */
static str name_clean(struct call *c, str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.data[i - 1] == '/' || name.data[i - 1] == '\\') {
            name = str_from(name, i);
            break;
        }
    if (name.len > NAME_BYTES || !str_is_utf8(name) || !name.len)
        return STR("file");
    return str_copy(c->mem, name);
}

/* One sitting must not fill the disk. */
static bool room_check(struct call *c, int64_t bytes)
{
    int64_t stored = 0;

    db_int(c, "SELECT coalesce(sum(bytes), 0) FROM upload WHERE workspace_id = :workspace_id"
           " AND attempt_id = :actor_id", &stored);
    return stored + bytes <= SITTING_MAX ||
           failf(c, 409, "file", "the files of a sitting have at most %d bytes together", SITTING_MAX);
}

static bool uploads_create(struct call *c)
{
    struct upload_new *in = c->in;
    const char        *data = config_text(c->server->config, SET_DATA);
    const char        *folder = str_printf(c->mem, "%s/media/%lld", data, (long long)c->workspace_id).data;
    struct attempt     attempt = { 0 };
    struct upload_row  row = { .id = id_new(), .item_id = in->item_id };

    if (!attempt_read(c, c->actor_id, &attempt))
        return false;
    if (!str_is(attempt.status, "started"))
        return failf(c, 409, "status", "it is %.*s and takes no files", STR_ARG(attempt.status));
    if (!file_check(c, in, &attempt) || !room_check(c, in->file.bytes))
        return false;
    row.name  = name_clean(c, in->file.name);
    row.type  = in->file.type;
    row.bytes = in->file.bytes;
    row.path  = str_printf(c->mem, "%lld/%lld", (long long)c->workspace_id, (long long)row.id);
    db_exec_with(c, WITH(upload_row, &row),
        "INSERT INTO upload (workspace_id, id, attempt_id, item_id, name, type, bytes,"
                 " path, created_at) VALUES (:workspace_id, :id, :actor_id, :item_id, :name, :type, :bytes, :path,"
                 " :now_ms)");
    /* A link, not a move: the transaction may be run again, and the call removes its own file at its end. */
    if ((mkdir(folder, 0700) != 0 && errno != EEXIST) ||
        link(in->file.path.data, str_printf(c->mem, "%s/media/%.*s", data, STR_ARG(row.path)).data) != 0)
        return fail(c, 503, NULL, "the file cannot be kept at the moment");
    in->upload_id.n = row.id;
    in->name        = row.name;
    in->type        = row.type;
    in->bytes       = row.bytes;
    return reply(c, in);
}

struct upload_key { struct id upload_id; };
static const struct field upload_key_fields[] = {
    FIELD(upload_key, upload_id, .flags = REQUIRED, .prefix = "up_", .doc = "Id of the upload"),
};
SHAPE(upload_key);

/* Sent as a download of unknown content: what a candidate uploaded is never shown by our own pages' origin. */
static bool uploads_get(struct call *c)
{
    struct upload_row row = { 0 };

    if (!db_row(c, "SELECT id, bytes, item_id, name, type, path FROM upload WHERE workspace_id = :workspace_id"
                " AND id = :upload_id", INTO(upload_row, &row)))
        return fail(c, 404, NULL, "no such record");
    reply_header(c, "Content-Disposition", STR("attachment"));
    reply_raw(c, "application/octet-stream", STR(""));
    c->reply.file = str_printf(c->mem, "%s/media/%.*s", config_text(c->server->config, SET_DATA), STR_ARG(row.path));
    return true;
}

const struct op native_uploads_ops[] = {
    { OP("uploads.create"), .method = POST, .path = "/assay/v1/sittings/{token}/uploads", .perm = PERM_SITTING,
      .summary = "Upload a file for an item", .in = &upload_new_shape, .out = &upload_new_shape, .flags = OP_FORM,
      .status = 201, .run = uploads_create, .body_max = BODY_MAX, .source = "WEB.md 6",
      .fails = "409: it is not started or over, or has too many files; 413: the file is too long" },
    { OP("uploads.get"), .method = GET, .path = "/assay/v1/uploads/{upload_id}", .perm = PERM_RESULT_READ,
      .summary = "A file that a candidate uploaded", .in = &upload_key_shape, .flags = OP_RAW,
      .media = "application/octet-stream", .status = 200, .run = uploads_get, .source = "WEB.md 7" },
    { 0 }
};
