/* question_bulk.c - many questions at once: put away, taken back, deleted.
 *
 * Operations: questions.archive, questions.unarchive, questions.delete.
 * Each id is told apart: what was done, and why the others were not.  Only when nothing at
 * all could be done the call fails.
 * Tables: question, question_term, question_version, question_file, assessment_question.
 */
#include <string.h>
#include "api/coodesh/bulk.h"
#include "api/coodesh/questions.h"

#define IDS_MAX 1000

struct bulk_in { struct id id; struct list ids; };
#define IDS_FIELD \
    FIELD(bulk_in, ids, .flags = REQUIRED | IS_BODY, .item = TYPE_ID, .min = 1, .max = IDS_MAX, \
          .doc = "Ids of questions")
static const struct field bulk_in_fields[] = { IDS_FIELD };
SHAPE(bulk_in);
static const struct field bulk_of_fields[] = {
    FIELD(bulk_in, id, .flags = REQUIRED, .doc = "Id of a question, done with the others"), IDS_FIELD,
};
static const struct shape bulk_of_shape = { "bulk_of", bulk_of_fields, 2, sizeof(struct bulk_in) };

#define MISSING COODESH_MISSING "question in this workspace"
#define IN_USE  "only a question with status created that no assessment uses can be deleted"

static bool exists(struct call *c, const struct coodesh_id *key)
{
    int64_t found;

    return db_int_with(c, (struct db_source){ &coodesh_id_shape, key }, "SELECT 1 FROM question WHERE"
                       " workspace_id = :workspace_id AND id = :id", &found);
}

static bool changes(struct call *c, const struct coodesh_id *key, const char *sql)
{
    return db_exec_with(c, (struct db_source){ &coodesh_id_shape, key }, sql) > 0;
}

/* --- archive and back -------------------------------------------------------------------- */

static const char *archive_one(struct call *c, const struct coodesh_id *key)
{
    if (changes(c, key, "UPDATE question SET status = 'archived', updated_at = :now_ms WHERE"
                " workspace_id = :workspace_id AND id = :id AND status <> 'archived'"))
        return NULL;
    return exists(c, key) ? "is archived already" : MISSING;
}

static bool questions_archive(struct call *c)
{
    return coodesh_each(c, ((struct bulk_in *)c->in)->ids, archive_one, "questions archived");
}

/* What was archived as an unfinished draft is not fit to be published. */
static const char *unarchive_one(struct call *c, const struct coodesh_id *key)
{
    struct question_row q = { 0 };
    size_t              errors = c->errors_n;

    if (!question_own(c, key->id.n, &q)) {
        c->errors_n = errors;
        return MISSING;
    }
    if (!str_is(q.status, "archived"))
        return "is not archived";
    if (!question_check(c, q.type, question_document(c, &q), true)) {
        const char *reason = str_printf(c->mem, "is not complete: %s %s", c->errors[errors].field,
                                        c->errors[errors].message).data;

        c->errors_n = errors;
        return reason;
    }
    return changes(c, key, "UPDATE question SET status = 'published', updated_at = :now_ms WHERE"
                   " workspace_id = :workspace_id AND id = :id AND status = 'archived'") ? NULL : "is not archived";
}

/* The id of the path is one more. */
static bool questions_unarchive(struct call *c)
{
    struct bulk_in *in = c->in;
    struct list     ids = { ARENA_ARRAY(c->mem, struct id, in->ids.n + 1), in->ids.n + 1 };

    if (!exists(c, &(struct coodesh_id){ in->id }))
        return fail(c, 404, NULL, MISSING);
    memcpy(ids.items, &in->id, sizeof in->id);
    memcpy((struct id *)ids.items + 1, in->ids.items, in->ids.n * sizeof in->id);
    return coodesh_each(c, ids, unarchive_one, "questions unarchived");
}

/* --- delete ------------------------------------------------------------------------------- */

static const char *delete_one(struct call *c, const struct coodesh_id *key)
{
    if (!changes(c, key, "DELETE FROM question WHERE workspace_id = :workspace_id AND id = :id"
                 " AND status = 'created' AND snapshot IS NULL AND NOT EXISTS (SELECT 1 FROM assessment_question a"
                 " WHERE a.workspace_id = :workspace_id AND a.question_id = :id)"))
        return exists(c, key) ? IN_USE : MISSING;
    changes(c, key, "DELETE FROM question_term WHERE workspace_id = :workspace_id AND question_id = :id");
    changes(c, key, "DELETE FROM question_action_plan WHERE workspace_id = :workspace_id AND question_id = :id");
    question_files_drop(c, key->id.n);
    return NULL;
}

static bool questions_delete(struct call *c)
{
    return coodesh_each(c, ((struct bulk_in *)c->in)->ids, delete_one, "questions deleted");
}

const struct op coodesh_question_bulk_ops[] = {
    { OP("questions.archive"), .method = POST, .path = "/questions/archive", .perm = PERM_UPDATE_QUESTION,
      .summary = "Put questions away", .in = &bulk_in_shape, .out = &coodesh_bulk_shape, .status = 201,
      .run = questions_archive, .source = "coodesh.openapi.json archiveQuestions",
      .fails = "404: none of them is of this workspace" },
    { OP("questions.unarchive"), .method = POST, .path = "/questions/{id}/unarchive", .perm = PERM_UPDATE_QUESTION,
      .summary = "Publish archived questions again", .in = &bulk_of_shape, .out = &coodesh_bulk_shape, .status = 201,
      .run = questions_unarchive, .source = "coodesh.openapi.json unarchiveQuestions" },
    { OP("questions.delete"), .method = DELETE, .path = "/questions", .perm = PERM_DELETE_QUESTION,
      .summary = "Delete drafts that nothing uses", .in = &bulk_in_shape, .out = &coodesh_bulk_shape, .flags = OP_BODY,
      .status = 200, .run = questions_delete, .source = "coodesh.openapi.json deleteQuestions",
      .fails = "404: none of them is of this workspace" },
    { 0 }
};
