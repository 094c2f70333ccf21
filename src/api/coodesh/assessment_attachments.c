/* assessment_attachments.c - files of an assessment.
 *
 * Operations: assessment_files.create, assessment_files.get, assessment_files.delete.
 * Tables: assessment_file (src/db/schema/0016_coodesh_assessments.sql), assessment.
 */
#include "api/coodesh/assessments.h"

#define INSERT                                                                                               \
    "INSERT INTO assessment_file (workspace_id, id, assessment_id, name, type, bytes, path, created_at)"     \
    " VALUES (:workspace_id, :id, :owner_id, :name, :type, :bytes, :path, :now_ms)"
#define SELECT                                                                                               \
    "SELECT id, name, type, path, bytes FROM assessment_file WHERE workspace_id = :workspace_id"             \
    " AND assessment_id = :owner_id"
#define DELETE_FILE "DELETE FROM assessment_file WHERE workspace_id = :workspace_id AND id = :id"

struct list assessment_files(struct call *c, int64_t assessment_id)
{
    return attachments_list(c, &(struct attachment_file){ .owner_id = assessment_id }, SELECT " ORDER BY id");
}

void assessment_files_drop(struct call *c, int64_t assessment_id)
{
    attachments_drop(c, &(struct attachment_file){ .owner_id = assessment_id }, SELECT, DELETE_FILE);
}

void assessment_files_copy(struct call *c, int64_t from, int64_t to)
{
    attachments_copy(c, &(struct attachment_file){ .owner_id = from }, SELECT " ORDER BY id", to, INSERT);
}

/* --- operations ------------------------------------------------------------------------------ */

static const struct field attach_fields[] = { ATTACHMENT_IN_FIELDS("assessment") };
static const struct shape attach_shape = { "assessment_attach", attach_fields, 3, sizeof(struct attachment_in) };

/* Reads an assessment whose files may be changed. */
static bool own(struct call *c, int64_t id)
{
    struct assessed row = { 0 };

    return assessed_find(c, id, &row) &&
           (id > ASSESSMENT_OWN || fail(c, 403, NULL, "a built-in assessment cannot be changed: duplicate it"));
}

static bool assessment_files_create(struct call *c)
{
    struct attachment_in *in = c->in;
    struct attachment_file    key = { .owner_id = in->id.n };
    size_t               n;

    if (!own(c, in->id.n) || !(n = attachments_checked(c)))
        return false;
    if (assessment_files(c, in->id.n).n + n > ATTACHMENT_FILES_MAX)
        return failf(c, 400, "files", "an assessment has at most %d attachments", ATTACHMENT_FILES_MAX);
    if (!attachments_keep(c, &key, INSERT))
        return false;
    in->attachments = assessment_files(c, in->id.n);
    return reply(c, in);
}

static const struct field path_fields[] = { ATTACHMENT_PATH_FIELDS("assessment") };
static const struct shape path_shape = { "assessment_attachment_path", path_fields, 2, sizeof(struct attachment_key) };

static bool assessment_files_delete(struct call *c)
{
    struct attachment_key *in = c->in;
    struct attachment_file key = { .owner_id = in->id.n, .path = in->path };

    if (!own(c, in->id.n))
        return false;
    if (!attachments_drop(c, &key, SELECT " AND path = :path", DELETE_FILE))
        return fail(c, 404, NULL, "the assessment has no such attachment");
    return coodesh_done(c, "the attachment is deleted");
}

static const struct field key_fields[] = { ATTACHMENT_KEY_FIELDS("assessment") };
static const struct shape key_shape = { "assessment_attachment", key_fields, 2, sizeof(struct attachment_key) };

static bool assessment_files_get(struct call *c)
{
    struct attachment_key *in = c->in;
    struct attachment_file file = { .id = in->file_id.n, .owner_id = in->id.n };
    struct assessed   row = { 0 };

    if (!assessed_find(c, in->id.n, &row))
        return false;
    if (!db_row_with(c, WITH(attachment_file, &file), SELECT " AND id = :id", INTO(attachment_file, &file)))
        return fail(c, 404, NULL, "the assessment has no such file");
    return attachment_send(c, file.path);
}

const struct op coodesh_assessment_attachments_ops[] = {
    { OP("assessment_files.create"), .method = POST, .path = "/assessments/{id}/attachments",
      .perm = PERM_EDIT_ASSESSMENTS, .summary = "Attach files to an assessment", .in = &attach_shape,
      .out = &attach_shape, .flags = OP_FORM, .status = 201, .run = assessment_files_create,
      .body_max = ATTACHMENT_BODY_MAX, .source = "coodesh.openapi.json uploadAssessmentAttachments",
      .fails = "413: a file is too long for its type; 403: it is built in" },
    { OP("assessment_files.delete"), .method = DELETE, .path = "/assessments/{id}/attachments",
      .perm = PERM_EDIT_ASSESSMENTS, .summary = "Delete an attachment, named by its path", .in = &path_shape,
      .out = &coodesh_message_shape, .flags = OP_BODY, .status = 200, .run = assessment_files_delete,
      .source = "coodesh.openapi.json deleteAssessmentAttachment", .fails = "403: it is built in" },
    { OP("assessment_files.get"), .method = GET, .path = "/assessments/{id}/attachments/{file_id}",
      .perm = PERM_LIST_ASSESSMENTS, .summary = "Bytes of an attachment", .in = &key_shape, .flags = OP_RAW,
      .media = "application/octet-stream", .status = 200, .run = assessment_files_get,
      .source = "ours: the page has no operation that reads a file" },
    { 0 }
};
