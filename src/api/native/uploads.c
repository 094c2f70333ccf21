/* uploads.c - files of a sitting: answers to file questions, and camera snapshots.
 *
 * Operations: uploads.create (the candidate, at once), uploads.start, .state, .part,
 * .finish (in parts, each where the one before ended), uploads.own (the candidate again),
 * uploads.get (the employer).
 * Where the bytes lie: domain/upload.h.
 * Tables: upload, upload_part.
 */
#include "api/native/native.h"
#include "domain/authored.h"
#include "domain/upload.h"

#define BODY_MAX      (21u << 20)
#define SNAPSHOT_MAX  (256 << 10)
#define SITTING_MAX   (200 << 20)
#define PART_MAX      (1 << 20)
#define PART_MIN      (64 << 10)
#define PART_BODY_MAX (PART_MAX + (64u << 10))

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

/* --- what may be kept ---------------------------------------------------- */

/* Is the media type one of a list as "application/pdf,image/png"? */
static bool is_accepted(str accept, str type)
{
    while (accept.len)
        if (str_eq(str_cut(&accept, ','), type))
            return true;
    return false;
}

/* May a file of this type and length answer that item?  Says what is wrong, of the fields so called. */
static bool file_check(struct call *c, const struct attempt *attempt, const struct upload_row *file,
                       const char *type_field, const char *bytes_field)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    int                      index = instrument->find(instrument, file->item_id);
    struct item              item = { .accept = STR("image/jpeg"), .max_bytes = SNAPSHOT_MAX, .type = ITEM_FILE };

    if (!str_is(file->item_id, "snapshot")) {
        if (index < 0)
            return fail(c, 422, "item_id", "no such item in this assessment");
        instrument->item(instrument, c->mem, index, "en", &item);
    } else if (!attempt->snapshot_s) {
        return fail(c, 422, "item_id", "this sitting takes no snapshots");
    }
    if (!item_is_file(item.type))
        return fail(c, 422, "item_id", "this item takes no file");
    if (!is_accepted(item.accept, file->type))
        return failf(c, 422, type_field, "must be one of %.*s", STR_ARG(item.accept));
    if (file->bytes > item.max_bytes)
        return failf(c, 413, bytes_field, "must not be longer than %lld bytes", (long long)item.max_bytes);
    return true;
}

/* One sitting must not fill the disk. */
static bool room_check(struct call *c, int64_t bytes, const char *field)
{
    int64_t stored = 0;

    db_int(c, "SELECT coalesce(sum(bytes), 0) FROM upload WHERE workspace_id = :workspace_id"
           " AND attempt_id = :actor_id AND state <> 'dropped' AND purpose = 'answer'", &stored);
    return stored + bytes <= SITTING_MAX ||
           failf(c, 409, field, "the files of a sitting have at most %d bytes together", SITTING_MAX);
}

static bool is_open(struct call *c, const struct attempt *attempt)
{
    return str_is(attempt->status, "started") ||
           failf(c, 409, "status", "it is %.*s and takes no files", STR_ARG(attempt->status));
}

/* --- at once ------------------------------------------------------------- */

static bool uploads_create(struct call *c)
{
    struct upload_new *in = c->in;
    struct attempt     attempt = { 0 };
    struct upload_row  row = { .attempt_id = c->actor_id, .item_id = in->item_id, .name = in->file.name,
                               .type = in->file.type, .bytes = in->file.bytes, .state = STR("whole") };

    if (!attempt_read(c, c->actor_id, &attempt) || !is_open(c, &attempt))
        return false;
    if (!in->file.path.data)
        return fail(c, 422, "file", "is required");
    if (!file_check(c, &attempt, &row, "file", "file") || !room_check(c, row.bytes, "file"))
        return false;
    upload_add(c, &row);
    if (!upload_keep(c, &in->file, row.path))
        return false;
    in->upload_id.n = row.id;
    in->name        = row.name;
    in->type        = row.type;
    in->bytes       = row.bytes;
    return reply(c, in);
}

/* --- in parts ------------------------------------------------------------ */

struct upload_start { str token, item_id, name, type; int64_t bytes; };
static const struct field upload_start_fields[] = {
    FIELD(upload_start, token,   .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(upload_start, item_id, .flags = REQUIRED, .min = 1, .max = 64,
          .doc = "Item the file answers, or snapshot"),
    FIELD(upload_start, name,    .flags = REQUIRED, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the file"),
    FIELD(upload_start, type,    .flags = REQUIRED, .min = 1, .max = 100, .format = FORMAT_LINE,
          .doc = "Media type", .example = "application/pdf"),
    FIELD(upload_start, bytes,   .flags = REQUIRED, .min = 0, .max = SITTING_MAX,
          .doc = "Length of the whole"),
};
SHAPE(upload_start);

struct upload_part_in { str token; struct id upload_id; int64_t offset; struct upload file; };
static const struct field upload_part_in_fields[] = {
    FIELD(upload_part_in, token,     .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(upload_part_in, upload_id, .flags = REQUIRED, .prefix = "up_", .doc = "Id of the upload"),
    FIELD(upload_part_in, offset,    .flags = REQUIRED, .min = 0, .max = SITTING_MAX,
          .doc = "Where in the file the part begins, bytes: where the last one ended"),
    FIELD(upload_part_in, file,      .doc = "The part: 64 KiB to 1 MiB, the last one may be shorter"),
};
SHAPE(upload_part_in);
static const struct shape upload_key_in_shape = { "upload_key_in", upload_part_in_fields, 2,
                                                  sizeof(struct upload_part_in) };

struct upload_state { struct id upload_id; int64_t offset, bytes; bool whole; struct json error; };
static const struct field upload_state_fields[] = {
    FIELD(upload_state, upload_id, .prefix = "up_",
          .doc = "Id of the upload: once it is whole the item's answer"),
    FIELD(upload_state, offset,    .doc = "Bytes that have arrived: where the next part begins"),
    FIELD(upload_state, bytes,     .doc = "Length of the whole"),
    FIELD(upload_state, whole,     .doc = "Is it finished?"),
    FIELD(upload_state, error,     .flags = OPTIONAL, .doc = "Why the part was not taken"),
};
SHAPE(upload_state);

static bool state_reply(struct call *c, const struct upload_row *row)
{
    struct upload_state state = { .upload_id = { row->id }, .offset = row->received, .bytes = row->bytes,
                                  .whole = str_is(row->state, "whole") };

    return reply(c, &state);
}

/* 409 with the offset that would have been right. */
static bool offset_reply(struct call *c, const struct upload_row *row)
{
    struct buf          error = BUF(c->mem);
    struct upload_state state = { .upload_id = { row->id }, .offset = row->received, .bytes = row->bytes,
                                  .whole = str_is(row->state, "whole") };

    fail_code(c, 409, "wrong_offset", "offset",
              str_printf(c->mem, "must be %lld: so much has arrived", (long long)row->received).data);
    native_error_write(c, &error);
    c->errors_n = 0;
    state.error = (struct json){ buf_end(&error) };
    reply(c, &state);
    c->reply.status = 409;
    return true;
}

/* The candidate's own upload, and how far it has come; false: 404 said. */
static bool upload_read(struct call *c, int64_t id, struct upload_row *row)
{
    struct upload_row key = { .id = id };

    return db_row_with(c, WITH(upload_row, &key), "SELECT u.id, u.bytes, u.path, u.state,"
                       " CASE WHEN u.state = 'whole' THEN u.bytes ELSE coalesce((SELECT CAST(sum(p.bytes) AS"
                       " BIGINT) FROM upload_part p WHERE p.workspace_id = u.workspace_id AND p.upload_id ="
                       " u.id), 0) END AS received FROM upload u WHERE u.workspace_id = :workspace_id"
                       " AND u.attempt_id = :actor_id AND u.id = :id"
                       " AND u.state <> 'dropped'", INTO(upload_row, row)) ||
           fail(c, 404, "upload_id", "no such upload");
}

static bool uploads_start(struct call *c)
{
    struct upload_start *in = c->in;
    struct attempt       attempt = { 0 };
    struct upload_row    row = { .attempt_id = c->actor_id, .item_id = in->item_id, .name = in->name, .type = in->type,
                                 .bytes = in->bytes, .state = STR("coming") };

    if (!attempt_read(c, c->actor_id, &attempt) || !is_open(c, &attempt) ||
        !file_check(c, &attempt, &row, "type", "bytes"))
        return false;
    db_exec(c, "UPDATE upload SET state = 'dropped' WHERE workspace_id = :workspace_id"
            " AND attempt_id = :actor_id AND item_id = :item_id AND state = 'coming'");
    if (!room_check(c, row.bytes, "bytes"))
        return false;
    upload_add(c, &row);
    return state_reply(c, &row);
}

static bool uploads_state(struct call *c)
{
    struct upload_part_in *in = c->in;
    struct upload_row      row = { 0 };

    return upload_read(c, in->upload_id.n, &row) && state_reply(c, &row);
}

/* Is it long enough to be a part, and not longer than what is missing? */
static bool part_check(struct call *c, const struct upload *file, const struct upload_row *row)
{
    int64_t missing = row->bytes - row->received;

    if (!file->path.data)
        return fail(c, 422, "file", "is required");
    if (file->bytes > PART_MAX)
        return failf(c, 413, "file", "a part must not be longer than %d bytes", PART_MAX);
    if (file->bytes > missing)
        return failf(c, 422, "file", "must not be longer than the %lld bytes that are missing",
                     (long long)missing);
    return file->bytes >= PART_MIN || file->bytes == missing ||
           failf(c, 422, "file", "only the last part may be shorter than %d bytes", PART_MIN);
}

static bool uploads_part(struct call *c)
{
    struct upload_part_in *in = c->in;
    struct attempt         attempt = { 0 };
    struct upload_row      row = { 0 }, part;

    attempt_clock(c, c->actor_id, &attempt);
    if (!is_open(c, &attempt) || !upload_read(c, in->upload_id.n, &row))
        return false;
    if (in->offset != row.received)
        return offset_reply(c, &row);
    if (!part_check(c, &in->file, &row))
        return false;
    part = (struct upload_row){ .id = row.id, .start = in->offset, .bytes = in->file.bytes };
    if (db_exec_with(c, WITH(upload_row, &part), "INSERT INTO upload_part (workspace_id, upload_id, start,"
                     " bytes) VALUES (:workspace_id, :id, :start, :bytes) ON CONFLICT DO NOTHING") == 0)
        return upload_read(c, row.id, &row) && offset_reply(c, &row); /* another came in at the same time */
    if (!upload_keep(c, &in->file, str_printf(c->mem, "%.*s.%lld", STR_ARG(row.path), (long long)part.start)))
        return false;
    row.received += part.bytes;
    return state_reply(c, &row);
}

static bool uploads_finish(struct call *c)
{
    struct upload_part_in *in = c->in;
    struct attempt         attempt = { 0 };
    struct upload_row      row = { 0 };

    attempt_clock(c, c->actor_id, &attempt);
    if (!upload_read(c, in->upload_id.n, &row))
        return false;
    if (str_is(row.state, "whole"))
        return state_reply(c, &row);
    if (!is_open(c, &attempt))
        return false;
    if (row.received != row.bytes)
        return offset_reply(c, &row);
    db_exec_with(c, WITH(upload_row, &row), "UPDATE upload SET state = 'whole' WHERE workspace_id ="
                 " :workspace_id AND id = :id AND state = 'coming'");
    row.state = STR("whole");
    return state_reply(c, &row);
}

/* --- the employer's ------------------------------------------------------ */

struct upload_key { struct id upload_id; };
static const struct field upload_key_fields[] = {
    FIELD(upload_key, upload_id, .flags = REQUIRED, .prefix = "up_", .doc = "Id of the upload"),
};
SHAPE(upload_key);

/* Sent as a download of unknown content: what a candidate uploaded is never shown by our own pages' origin. */
static bool file_reply(struct call *c, const struct upload_row *row)
{
    reply_header(c, "Content-Disposition", STR("attachment"));
    return upload_send(c, row, "application/octet-stream");
}

static bool uploads_get(struct call *c)
{
    struct upload_row row = { 0 };

    if (!db_row(c, "SELECT id, bytes, path FROM upload WHERE workspace_id = :workspace_id AND id = :upload_id"
                " AND state = 'whole'", INTO(upload_row, &row)))
        return fail(c, 404, NULL, "no such record");
    return file_reply(c, &row);
}

/* The candidate hears, sees or goes on with what was recorded or drawn before, on this device or another. */
static bool uploads_own(struct call *c)
{
    struct attempt    attempt = { 0 };
    struct upload_row row = { 0 };

    attempt_clock(c, c->actor_id, &attempt);
    if (!str_is(attempt.status, "started"))
        return failf(c, 409, "status", "it is %.*s and shows no files", STR_ARG(attempt.status));
    if (!upload_read(c, ((struct upload_part_in *)c->in)->upload_id.n, &row) || !str_is(row.state, "whole"))
        return c->errors_n ? false : fail(c, 404, "upload_id", "no such upload");
    return file_reply(c, &row);
}

const struct op native_uploads_ops[] = {
    { OP("uploads.create"), .method = POST, .path = "/assay/v1/sittings/{token}/uploads", .perm = PERM_SITTING,
      .summary = "Upload a file for an item, at once", .in = &upload_new_shape, .out = &upload_new_shape,
      .flags = OP_FORM, .status = 201, .run = uploads_create, .body_max = BODY_MAX, .source = "WEB.md 6",
      .fails = "409: it is not started or over, or has too many files; 413: the file is too long" },
    { OP("uploads.start"), .method = POST, .path = "/assay/v1/sittings/{token}/files",
      .perm = PERM_SITTING,
      .summary = "Begin to upload a file in parts; an unfinished one for the same item is dropped",
      .in = &upload_start_shape, .out = &upload_state_shape, .status = 201, .run = uploads_start,
      .source = "WEB.md 5",
      .fails = "409: it is not started or over, or has too many files; 413: the file is too long" },
    { OP("uploads.state"), .method = GET, .path = "/assay/v1/sittings/{token}/files/{upload_id}",
      .perm = PERM_SITTING, .summary = "How far an upload in parts has come", .in = &upload_key_in_shape,
      .out = &upload_state_shape, .status = 200, .run = uploads_state, .source = "WEB.md 5" },
    { OP("uploads.part"), .method = PUT, .path = "/assay/v1/sittings/{token}/files/{upload_id}",
      .perm = PERM_SITTING, .summary = "Add the next part; a wrong offset is answered with the right one",
      .in = &upload_part_in_shape, .out = &upload_state_shape, .flags = OP_FORM, .status = 200,
      .run = uploads_part, .body_max = PART_BODY_MAX, .source = "WEB.md 5",
      .fails = "409: the offset is wrong, or the sitting is over; 413: the part is too long" },
    { OP("uploads.finish"), .method = POST, .path = "/assay/v1/sittings/{token}/files/{upload_id}/finish",
      .perm = PERM_SITTING, .summary = "End an upload in parts; it can then answer its item",
      .in = &upload_key_in_shape, .out = &upload_state_shape, .status = 200, .run = uploads_finish,
      .source = "WEB.md 5", .fails = "409: something is missing, or the sitting is over" },
    { OP("uploads.own"), .method = GET, .path = "/assay/v1/sittings/{token}/uploads/{upload_id}",
      .perm = PERM_SITTING, .summary = "A file of one's own, while the sitting goes on", .in = &upload_key_in_shape,
      .flags = OP_RAW, .media = "application/octet-stream", .status = 200, .run = uploads_own,
      .source = "WEB.md 5", .fails = "409: it is not started or over" },
    { OP("uploads.get"), .method = GET, .path = "/assay/v1/uploads/{upload_id}", .perm = PERM_RESULT_READ,
      .summary = "A file that a candidate uploaded", .in = &upload_key_shape, .flags = OP_RAW,
      .media = "application/octet-stream", .status = 200, .run = uploads_get, .source = "WEB.md 7" },
    { 0 }
};
