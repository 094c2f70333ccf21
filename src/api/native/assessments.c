/* assessments.c - what people are invited to: tests of the library under a name.
 *
 * Operations: assessments.create, assessments.list, assessments.get, assessments.archive,
 * assessments.restore.
 * Each workspace has the built-in ones and makes its own.  `code` is what attempts.create
 * takes, `assessment_id` the number of families with small ids.
 * Tables: assessment.
 */
#include <string.h>
#include "api/native/native.h"
#include "domain/assessment.h"

#define TESTS_MAX 20 /* of one assessment */

struct assessment_view {
    int64_t       assessment_id, invited, started, completed;
    str           code, name, language, status;
    struct list   tests;
    struct moment created_at, modified_at;
};
static const struct field assessment_view_fields[] = {
    FIELD(assessment_view, assessment_id, .flags = READONLY, .doc = "Number of the assessment"),
    FIELD(assessment_view, code,        .flags = READONLY, .doc = "What an invitation names it by"),
    FIELD(assessment_view, name,        .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE,
              .doc = "Name that candidates read"),
    FIELD(assessment_view, tests,       .flags = REQUIRED, .item = TYPE_TEXT, .min = 1, .max = TESTS_MAX,
              .doc = "Codes of tests and questionnaires of the library, in the order they are sat"),
    FIELD(assessment_view, language,    .one_of = "de|en|es|pt", .initial_text = "en",
              .doc = "Language of its mails and of the first page"),
    FIELD(assessment_view, status,      .flags = READONLY, .one_of = "draft|active|archived",
              .doc = "Draft: nobody can be invited yet; archived: nobody can be invited or sit it"),
    FIELD(assessment_view, invited,     .flags = READONLY, .doc = "People invited who have not started"),
    FIELD(assessment_view, started,     .flags = READONLY, .doc = "People who started and have not finished"),
    FIELD(assessment_view, completed,   .flags = READONLY, .doc = "People who finished"),
    FIELD(assessment_view, created_at,  .flags = READONLY, .doc = "When it was made"),
    FIELD(assessment_view, modified_at, .flags = READONLY, .doc = "Last change, of an attempt at it too"),
};
SHAPE(assessment_view);

struct assessment_key { int64_t assessment_id; };
static const struct field assessment_key_fields[] = {
    FIELD(assessment_key, assessment_id, .flags = REQUIRED, .min = 1, .max = 2147483647,
          .doc = "Number of the assessment"),
};
SHAPE(assessment_key);

struct assessments_query { str status; };
static const struct field assessments_query_fields[] = {
    FIELD(assessments_query, status, .one_of = "draft|active|archived", .doc = "Only those in this state"),
};
SHAPE(assessments_query);

#define ASSESSMENT_VIEW                                                                                   \
    "SELECT id AS assessment_id, code, name, CASE WHEN instrument = '' THEN '[]' ELSE"                    \
    " '[\"' || replace(instrument, '+', '\",\"') || '\"]' END AS tests,"                                 \
    " language, status, invited_n AS invited, started_n AS started, completed_n AS completed, created_at," \
    " modified_at FROM assessment WHERE workspace_id = :workspace_id AND deleted_at IS NULL"

static bool view_reply(struct call *c, int64_t id)
{
    struct assessment_key  key = { id };
    struct assessment_view view = { 0 };

    if (!db_row_with(c, WITH(assessment_key, &key), ASSESSMENT_VIEW " AND id = :assessment_id",
                     INTO(assessment_view, &view)))
        return fail(c, 404, NULL, "no such record");
    return reply(c, &view);
}

/* Each test is known and stands once.  Fails 422 naming the first that does not. */
static bool tests_check(struct call *c, const struct list *tests)
{
    const str *codes = tests->items;

    for (size_t i = 0; i < tests->n; i++) {
        const char *at = str_printf(c->mem, "tests.%zu", i).data;

        if (str_has(codes[i], '+') || !instrument_find(c->mem, codes[i]))
            return fail(c, 422, at, "there is no such test in the library");
        for (size_t j = 0; j < i; j++)
            if (str_eq(codes[i], codes[j]))
                return fail(c, 422, at, "a test can be sat once only");
    }
    return true;
}

static bool assessments_create(struct call *c)
{
    struct assessment_view *in = c->in;
    struct assessment       made;
    struct buf              instrument = BUF(c->mem);

    if (!tests_check(c, &in->tests))
        return false;
    for (size_t i = 0; i < in->tests.n; i++)
        buf_printf(&instrument, "%s%.*s", i ? "+" : "", STR_ARG(((str *)in->tests.items)[i]));
    return assessment_create(c, in->name, buf_end(&instrument), in->language, &made) && view_reply(c, made.id);
}

static bool assessments_archive(struct call *c)
{
    struct assessment_key *in = c->in;

    return assessment_archive(c, in->assessment_id) && view_reply(c, in->assessment_id);
}

static bool assessments_restore(struct call *c)
{
    struct assessment_key *in = c->in;

    return assessment_restore(c, in->assessment_id) && view_reply(c, in->assessment_id);
}

const struct op native_assessments_ops[] = {
    { OP("assessments.create"), .method = POST, .path = "/assay/v1/assessments", .perm = PERM_INVITE_WRITE,
      .summary = "Make an assessment of tests of the library", .in = &assessment_view_shape,
      .out = &assessment_view_shape, .status = 201, .run = assessments_create, .source = "DESIGN.md 1" },
    { OP("assessments.list"), .method = GET, .path = "/assay/v1/assessments", .perm = PERM_INVITE_READ,
      .summary = "Assessments, built-in ones first", .in = &assessments_query_shape, .out = &assessment_view_shape,
      .flags = OP_LIST, .list = "assessments", .status = 200, .run = run_rows, .source = "DESIGN.md 1",
      .sql = ASSESSMENT_VIEW " AND (:status IS NULL OR status = :status) ORDER BY id LIMIT :limit OFFSET :offset" },
    { OP("assessments.get"), .method = GET, .path = "/assay/v1/assessments/{assessment_id}", .perm = PERM_INVITE_READ,
      .summary = "One assessment", .in = &assessment_key_shape, .out = &assessment_view_shape, .status = 200,
      .run = run_row, .source = "DESIGN.md 1", .sql = ASSESSMENT_VIEW " AND id = :assessment_id" },
    { OP("assessments.archive"), .method = POST, .path = "/assay/v1/assessments/{assessment_id}/archive",
      .perm = PERM_INVITE_WRITE, .summary = "Close an assessment, also for people invited before",
      .in = &assessment_key_shape, .out = &assessment_view_shape, .status = 200, .run = assessments_archive,
      .source = "testgorilla.openapi.json AssessmentStatus" },
    { OP("assessments.restore"), .method = POST, .path = "/assay/v1/assessments/{assessment_id}/restore",
      .perm = PERM_INVITE_WRITE, .summary = "Open an archived assessment for invitations again",
      .in = &assessment_key_shape, .out = &assessment_view_shape, .status = 200, .run = assessments_restore,
      .source = "DESIGN.md 1" },
    { 0 }
};
