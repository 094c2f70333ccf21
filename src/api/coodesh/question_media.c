/* question_media.c - files of a question: what it shows, and what its code starts from.
 *
 * Operations: question_files.create, question_files.get, question_files.delete,
 * question_bootstrap.create, question_bootstrap.delete.
 * Tables: question_file (src/db/schema/0013_questions.sql).
 */
#include "api/coodesh/attachments.h"
#include "api/coodesh/questions.h"

#define BOOTSTRAP_MAX (20ll << 20)

#define INSERT                                                                                               \
    "INSERT INTO question_file (workspace_id, id, question_id, role, name, type, bytes, path, created_at)"   \
    " VALUES (:workspace_id, :id, :owner_id, :role, :name, :type, :bytes, :path, :now_ms)"
#define SELECT                                                                                               \
    "SELECT id, name, type, path, bytes FROM question_file WHERE workspace_id = :workspace_id"               \
    " AND question_id = :owner_id"
#define DELETE_FILE  "DELETE FROM question_file WHERE workspace_id = :workspace_id AND id = :id"
#define ATTACHED     SELECT " AND role = 'attachment'"
#define BOOTSTRAP_OF SELECT " AND role = 'bootstrap'"

void question_files_drop(struct call *c, int64_t question_id)
{
    attachments_drop(c, &(struct attachment_file){ .owner_id = question_id }, SELECT, DELETE_FILE);
}

/* --- attachments ---------------------------------------------------------------------------- */

static const struct field attach_fields[] = { ATTACHMENT_IN_FIELDS("question") };
static const struct shape attach_shape = { "attach", attach_fields, 3, sizeof(struct attachment_in) };

static bool question_files_create(struct call *c)
{
    struct attachment_in  *in = c->in;
    struct question_row    q = { 0 };
    struct attachment_file key = { .owner_id = in->id.n, .role = STR("attachment") };
    size_t                 n;

    if (!question_own(c, in->id.n, &q) || !(n = attachments_checked(c)))
        return false;
    if (attachments_list(c, &key, ATTACHED).n + n > ATTACHMENT_FILES_MAX)
        return failf(c, 400, "files", "a question has at most %d attachments", ATTACHMENT_FILES_MAX);
    if (!attachments_keep(c, &key, INSERT))
        return false;
    in->attachments = attachments_list(c, &key, ATTACHED " ORDER BY id");
    return reply(c, in);
}

static const struct field attachment_path_fields[] = { ATTACHMENT_PATH_FIELDS("question") };
static const struct shape attachment_path_shape = { "attachment_path", attachment_path_fields, 2,
                                                    sizeof(struct attachment_key) };

static bool question_files_delete(struct call *c)
{
    struct attachment_key *in = c->in;
    struct question_row    q = { 0 };
    struct attachment_file key = { .owner_id = in->id.n, .path = in->path };

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!attachments_drop(c, &key, ATTACHED " AND path = :path", DELETE_FILE))
        return fail(c, 404, NULL, "the question has no such attachment");
    return coodesh_done(c, "the attachment is deleted");
}

static const struct field attachment_key_fields[] = { ATTACHMENT_KEY_FIELDS("question") };
SHAPE(attachment_key);

static bool question_files_get(struct call *c)
{
    struct attachment_key *in = c->in;
    struct question_row    q = { 0 };
    struct attachment_file file = { .id = in->file_id.n };

    if (!question_find(c, in->id.n, &q))
        return false;
    if (!db_row(c, "SELECT f.id, f.path FROM question_file f JOIN question q ON q.workspace_id = f.workspace_id"
                " AND q.id = f.question_id WHERE f.id = :file_id AND f.question_id = :id AND"
                " (q.workspace_id = :workspace_id OR (q.scope = 'public' AND q.status = 'published'))",
                INTO(attachment_file, &file)))
        return fail(c, 404, NULL, "the question has no such file");
    return attachment_send(c, file.path);
}

/* --- bootstrap -------------------------------------------------------------------------------- */

struct bootstrap { struct id id; struct upload file; struct attachment_out *bootstrap; };
static const struct field bootstrap_fields[] = {
    FIELD(bootstrap, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the question"),
    FIELD(bootstrap, file, .flags = WRITEONLY, .doc = "The file, such as an archive of code to start from"),
    FIELD_OBJECT(bootstrap, bootstrap, attachment_out, .flags = READONLY, .doc = "The file, as in settings.bootstrap"),
};
SHAPE(bootstrap);

static bool question_bootstrap_create(struct call *c)
{
    struct bootstrap      *in = c->in;
    struct question_row    q = { 0 };
    struct attachment_file file = { .owner_id = in->id.n, .role = STR("bootstrap") };
    struct attachment_out  shown;

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!in->file.path.data || !in->file.bytes)
        return fail(c, 400, "file", "is required, as a file in a multipart body");
    if (in->file.bytes > BOOTSTRAP_MAX)
        return failf(c, 413, "file", "must not be longer than %lld MB", BOOTSTRAP_MAX >> 20);
    attachments_drop(c, &file, BOOTSTRAP_OF, DELETE_FILE);
    if (!attachment_keep(c, &file, &in->file, INSERT))
        return false;
    shown         = attachment_view(&file);
    in->bootstrap = &shown;
    return reply(c, in);
}

static bool question_bootstrap_delete(struct call *c)
{
    struct coodesh_id     *in = c->in;
    struct question_row    q = { 0 };
    struct attachment_file key = { .owner_id = in->id.n };

    if (!question_own(c, in->id.n, &q))
        return false;
    if (!attachments_drop(c, &key, BOOTSTRAP_OF, DELETE_FILE))
        return fail(c, 404, NULL, "the question has no bootstrap file");
    return coodesh_done(c, "the bootstrap file is deleted");
}

const struct op coodesh_question_media_ops[] = {
    { OP("question_files.create"), .method = POST, .path = "/questions/{id}/attachments",
      .perm = PERM_UPDATE_QUESTION, .summary = "Attach files to a question", .in = &attach_shape,
      .out = &attach_shape, .flags = OP_FORM, .status = 201, .run = question_files_create,
      .body_max = ATTACHMENT_BODY_MAX,
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
