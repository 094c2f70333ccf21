/* question_media.c - files of a question: what it shows, and what its code starts from.
 *
 * Operations: question_files.create, question_files.get, question_files.delete,
 * question_bootstrap.create, question_bootstrap.delete.
 * A file lies in DATA/media/<workspace>/<id>; its name and type are only data.  A copy of a
 * question shares it.  What nobody names any more is removed by a job.
 * Tables: question_file (src/db/schema/0013_questions.sql).
 */
#include "api/coodesh/questions.h"
#include "core/random.h"
#include "domain/media_type.h"
#include "domain/upload.h"

#define FILES_MAX       15
#define BODY_MAX        (220u << 20)
#define BOOTSTRAP_MAX   (20ll << 20)

struct question_file { int64_t id, question_id, bytes; str role, name, type, path; };
static const struct field question_file_fields[] = {
    FIELD(question_file, id), FIELD(question_file, question_id), FIELD(question_file, bytes),
    FIELD(question_file, role), FIELD(question_file, name), FIELD(question_file, type), FIELD(question_file, path),
};
SHAPE(question_file);

struct file_out { struct id id; str name, type, path; int64_t bytes; };
static const struct field file_out_fields[] = {
    FIELD(file_out, id, .name = "_id", .doc = "Id"),
    FIELD(file_out, name,              .doc = "Name of the file"),
    FIELD(file_out, type,              .doc = "Media type"),
    FIELD(file_out, path,              .doc = "Path in the storage: names it when it is deleted"),
    FIELD(file_out, bytes,             .doc = "Length"),
};
SHAPE(file_out);

static struct file_out file_view(const struct question_file *f)
{
    return (struct file_out){ { f->id }, f->name, f->type, f->path, f->bytes };
}

/* --- keeping ------------------------------------------------------------------------------- */

static bool file_keep(struct call *c, struct question_file *f, const struct upload *from)
{
    f->id    = id_new();
    f->name  = upload_name(c, from->name);
    f->type  = from->type;
    f->bytes = from->bytes;
    f->path  = str_printf(c->mem, "%lld/%lld", (long long)c->workspace_id, (long long)f->id);
    db_exec_with(c, WITH(question_file, f), "INSERT INTO question_file (workspace_id, id, question_id, role, name,"
                 " type, bytes, path, created_at) VALUES (:workspace_id, :id, :question_id, :role, :name, :type,"
                 " :bytes, :path, :now_ms)");
    return upload_keep(c, from, f->path);
}

/* Takes rows away, and has the job look after their files.  Returns how many there were. */
static size_t files_drop(struct call *c, const struct question_file *key, const char *select)
{
    struct list files = db_rows_with(c, WITH(question_file, key), select, &question_file_shape, FILES_MAX + 1);

    for (size_t i = 0; i < files.n; i++)
        job_add_at(c, "media.remove", key->question_id, c->now_ms, ((struct question_file *)files.items)[i].path);
    db_exec_many(c, &question_file_shape, files.items, files.n, "DELETE FROM question_file WHERE"
                 " workspace_id = :workspace_id AND id = :id");
    return files.n;
}

void question_files_drop(struct call *c, int64_t question_id)
{
    struct question_file key = { .question_id = question_id };

    files_drop(c, &key, "SELECT id, path FROM question_file WHERE workspace_id = :workspace_id"
               " AND question_id = :question_id");
}

/* --- attachments ---------------------------------------------------------------------------- */

struct attach { struct id id; struct upload files; struct list attachments; };
static const struct field attach_fields[] = {
    FIELD(attach, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the question"),
    FIELD(attach, files, .flags = WRITEONLY, .doc = "One file or more, in parts of this name"),
    FIELD_LIST(attach, attachments, file_out, .flags = READONLY, .doc = "All files that the question shows"),
};
SHAPE(attach);

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

/* The parts that are files, however they are called. */
static size_t files_checked(struct call *c)
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

static struct list attachments_of(struct call *c, const struct question_file *key)
{
    struct list files = db_rows_with(c, WITH(question_file, key), "SELECT id, name, type, path, bytes FROM"
        " question_file WHERE workspace_id = :workspace_id AND question_id = :question_id AND role = 'attachment'"
        " ORDER BY id", &question_file_shape, FILES_MAX);
    struct list shown = { ARENA_ARRAY(c->mem, struct file_out, files.n + 1), files.n };

    for (size_t i = 0; i < files.n; i++)
        ((struct file_out *)shown.items)[i] = file_view((struct question_file *)files.items + i);
    return shown;
}

static bool question_files_create(struct call *c)
{
    struct attach       *in = c->in;
    struct question_row  q = { 0 };
    struct question_file key = { .question_id = in->id.n, .role = STR("attachment") };
    int64_t              stored = 0;
    size_t               n;

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!(n = files_checked(c)))
        return false;
    db_int_with(c, WITH(question_file, &key), "SELECT count(*) FROM question_file WHERE workspace_id = :workspace_id"
                " AND question_id = :question_id AND role = 'attachment'", &stored);
    if (stored + (int64_t)n > FILES_MAX)
        return failf(c, 400, "files", "a question has at most %d attachments", FILES_MAX);
    for (size_t i = 0; i < c->request->parts_n; i++) {
        struct question_file one = key;

        if (c->request->parts[i].upload.path.data && !file_keep(c, &one, &c->request->parts[i].upload))
            return false;
    }
    in->attachments = attachments_of(c, &key);
    return reply(c, in);
}

struct attachment_key { struct id id, file_id; str path; };
static const struct field attachment_path_fields[] = {
    FIELD(attachment_key, id, .flags = REQUIRED, .doc = "Id of the question"),
    FIELD(attachment_key, path, .flags = REQUIRED, .min = 1, .max = 200, .doc = "Path of the file, as it was given"),
};
static const struct shape attachment_path_shape = { "attachment_path", attachment_path_fields, 2,
                                                    sizeof(struct attachment_key) };

static bool question_files_delete(struct call *c)
{
    struct attachment_key *in = c->in;
    struct question_row    q = { 0 };
    struct question_file   key = { .question_id = in->id.n, .path = in->path };

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!files_drop(c, &key, "SELECT id, path FROM question_file WHERE workspace_id = :workspace_id"
                    " AND question_id = :question_id AND role = 'attachment' AND path = :path"))
        return fail(c, 404, NULL, "the question has no such attachment");
    return coodesh_done(c, "the attachment is deleted");
}

static const struct field attachment_key_fields[] = {
    FIELD(attachment_key, id, .flags = REQUIRED, .doc = "Id of the question"),
    FIELD(attachment_key, file_id, .flags = REQUIRED, .doc = "Id of the file"),
};
SHAPE(attachment_key);

/* Sent as a download: what somebody uploaded is never shown as a page of ours. */
static bool question_files_get(struct call *c)
{
    struct attachment_key *in = c->in;
    struct question_row    q = { 0 };
    struct question_file   file = { .id = in->file_id.n };

    if (!question_find(c, in->id.n, &q))
        return false;
    if (!db_row(c, "SELECT f.id, f.path FROM question_file f JOIN question q ON q.workspace_id = f.workspace_id"
                " AND q.id = f.question_id WHERE f.id = :file_id AND f.question_id = :id AND"
                " (q.workspace_id = :workspace_id OR (q.scope = 'public' AND q.status = 'published'))",
                INTO(question_file, &file)))
        return fail(c, 404, NULL, "the question has no such file");
    reply_header(c, "Content-Disposition", STR("attachment"));
    reply_raw(c, "application/octet-stream", STR(""));
    c->reply.file = str_printf(c->mem, "%s/media/%.*s", config_text(c->server->config, SET_DATA), STR_ARG(file.path));
    return true;
}

/* --- bootstrap -------------------------------------------------------------------------------- */

struct bootstrap { struct id id; struct upload file; struct file_out *bootstrap; };
static const struct field bootstrap_fields[] = {
    FIELD(bootstrap, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the question"),
    FIELD(bootstrap, file, .flags = WRITEONLY, .doc = "The file, such as an archive of code to start from"),
    FIELD_OBJECT(bootstrap, bootstrap, file_out, .flags = READONLY, .doc = "The file, as in settings.bootstrap"),
};
SHAPE(bootstrap);

#define BOOTSTRAP_OF \
    "SELECT id, path FROM question_file WHERE workspace_id = :workspace_id AND question_id = :question_id" \
    " AND role = 'bootstrap'"

static bool question_bootstrap_create(struct call *c)
{
    struct bootstrap    *in = c->in;
    struct question_row  q = { 0 };
    struct question_file file = { .question_id = in->id.n, .role = STR("bootstrap") };
    struct file_out      shown;

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!in->file.path.data || !in->file.bytes)
        return fail(c, 400, "file", "is required, as a file in a multipart body");
    if (in->file.bytes > BOOTSTRAP_MAX)
        return failf(c, 413, "file", "must not be longer than %lld MB", BOOTSTRAP_MAX >> 20);
    files_drop(c, &file, BOOTSTRAP_OF);
    if (!file_keep(c, &file, &in->file))
        return false;
    shown         = file_view(&file);
    in->bootstrap = &shown;
    return reply(c, in);
}

static bool question_bootstrap_delete(struct call *c)
{
    struct coodesh_id   *in = c->in;
    struct question_row  q = { 0 };
    struct question_file key = { .question_id = in->id.n };

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!files_drop(c, &key, BOOTSTRAP_OF))
        return fail(c, 404, NULL, "the question has no bootstrap file");
    return coodesh_done(c, "the bootstrap file is deleted");
}

const struct op coodesh_question_media_ops[] = {
    { OP("question_files.create"), .method = POST, .path = "/questions/{id}/attachments",
      .perm = PERM_UPDATE_QUESTION, .summary = "Attach files to a question", .in = &attach_shape,
      .out = &attach_shape, .flags = OP_FORM, .status = 201, .run = question_files_create, .body_max = BODY_MAX,
      .source = "coodesh.openapi.json uploadQuestionAttachments", .fails = "413: a file is too long for its type" },
    { OP("question_files.delete"), .method = DELETE, .path = "/questions/{id}/attachments",
      .perm = PERM_UPDATE_QUESTION, .summary = "Delete an attachment, named by its path",
      .in = &attachment_path_shape, .out = &coodesh_message_shape, .flags = OP_BODY, .status = 200,
      .run = question_files_delete, .source = "coodesh.openapi.json deleteQuestionAttachment" },
    { OP("question_files.get"), .method = GET, .path = "/questions/{id}/attachments/{file_id}",
      .perm = PERM_READ_QUESTION, .summary = "Bytes of an attachment or bootstrap file",
      .in = &attachment_key_shape, .flags = OP_RAW, .media = "application/octet-stream", .status = 200,
      .run = question_files_get, .source = "ours: the page has no operation that reads a file" },
    { OP("question_bootstrap.create"), .method = POST, .path = "/questions/{id}/bootstrap",
      .perm = PERM_UPDATE_QUESTION, .summary = "Upload the file that code starts from; it replaces the one there",
      .in = &bootstrap_shape, .out = &bootstrap_shape, .flags = OP_FORM, .status = 201,
      .run = question_bootstrap_create, .body_max = (21u << 20),
      .source = "coodesh.openapi.json uploadQuestionBootstrap" },
    { OP("question_bootstrap.delete"), .method = DELETE, .path = "/questions/{id}/bootstrap",
      .perm = PERM_UPDATE_QUESTION, .summary = "Delete the bootstrap file", .in = &coodesh_id_shape,
      .out = &coodesh_message_shape, .status = 200, .run = question_bootstrap_delete,
      .source = "coodesh.openapi.json deleteQuestionBootstrap" },
    { 0 }
};
