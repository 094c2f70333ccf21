/* question_bulk.c - many questions at once: put away, taken back, deleted.
 *
 * Operations: questions.archive, questions.unarchive, questions.delete.
 * Each id is told apart: what was done, and why the others were not.  Only when nothing at
 * all could be done the call fails.
 * Tables: question, question_term, question_version, question_file, assessment_question.
 */
#include <string.h>
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

struct undone { struct id id; str reason; };
static const struct field undone_fields[] = {
    FIELD(undone, id, .name = "_id", .doc = "Id"),
    FIELD(undone, reason,            .doc = "Why it was not done"),
};
SHAPE(undone);

struct bulk_out { str message; struct list done, failed; };
static const struct field bulk_out_fields[] = {
    FIELD(bulk_out, message,                .doc = "How many were done"),
    FIELD(bulk_out, done, .item = TYPE_ID,  .doc = "Ids that were done"),
    FIELD_LIST(bulk_out, failed, undone,    .doc = "Ids that were not, and why"),
};
SHAPE(bulk_out);

/* One question of many: NULL when it was done, else why not. */
typedef const char *each_fn(struct call *c, const struct coodesh_id *key);

#define MISSING "no such question in this workspace"
#define IN_USE  "only a question with status created that no assessment uses can be deleted"

static bool is_before(const struct id *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i].n == id)
            return true;
    return false;
}

static bool each(struct call *c, struct list ids, each_fn *do_one, const char *word)
{
    struct bulk_out out = { .done = { ARENA_ARRAY(c->mem, struct id, ids.n), 0 },
                            .failed = { ARENA_ARRAY(c->mem, struct undone, ids.n), 0 } };
    struct undone  *failed = out.failed.items;

    for (size_t i = 0; i < ids.n; i++) {
        struct coodesh_id key = { ((const struct id *)ids.items)[i] };
        const char       *reason;

        if (is_before(ids.items, i, key.id.n))
            continue;
        reason = do_one(c, &key);
        if (reason)
            failed[out.failed.n++] = (struct undone){ key.id, str_of(reason) };
        else
            ((struct id *)out.done.items)[out.done.n++] = key.id;
    }
    if (!out.done.n)
        return fail(c, strcmp(failed[0].reason.data, MISSING) == 0 ? 404 : 400, NULL, failed[0].reason.data);
    out.message = str_printf(c->mem, "%zu of %zu questions %s", out.done.n, out.done.n + out.failed.n, word);
    return reply(c, &out);
}

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
    return each(c, ((struct bulk_in *)c->in)->ids, archive_one, "archived");
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
    return each(c, ids, unarchive_one, "unarchived");
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
    return each(c, ((struct bulk_in *)c->in)->ids, delete_one, "deleted");
}

const struct op coodesh_question_bulk_ops[] = {
    { OP("questions.archive"), .method = POST, .path = "/questions/archive", .perm = PERM_UPDATE_QUESTION,
      .summary = "Put questions away", .in = &bulk_in_shape, .out = &bulk_out_shape, .status = 201,
      .run = questions_archive, .source = "coodesh.openapi.json archiveQuestions",
      .fails = "404: none of them is of this workspace" },
    { OP("questions.unarchive"), .method = POST, .path = "/questions/{id}/unarchive", .perm = PERM_UPDATE_QUESTION,
      .summary = "Publish archived questions again", .in = &bulk_of_shape, .out = &bulk_out_shape, .status = 201,
      .run = questions_unarchive, .source = "coodesh.openapi.json unarchiveQuestions" },
    { OP("questions.delete"), .method = DELETE, .path = "/questions", .perm = PERM_DELETE_QUESTION,
      .summary = "Delete drafts that nothing uses", .in = &bulk_in_shape, .out = &bulk_out_shape, .flags = OP_BODY,
      .status = 200, .run = questions_delete, .source = "coodesh.openapi.json deleteQuestions",
      .fails = "404: none of them is of this workspace" },
    { 0 }
};
