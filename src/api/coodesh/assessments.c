/* assessments.c - what candidates are invited to: made of questions and tests, read, changed.
 *
 * Operations: assessments.create, assessments.get, assessments.update, assessments.duplicate.
 * A draft may be anything; what is published is composed of the versions that its questions
 * have at that moment (domain/assessment.h), and composed again whenever its questions or the
 * status published are sent.  Attempts keep what they were invited with.
 * Tables: assessment, assessment_question, assessment_term (src/db/schema/0016_...).
 */
#include "api/coodesh/assessments.h"
#include "core/json.h"
#include "core/text.h"
#include "domain/authored.h"
#include "domain/question.h"
#include "domain/term.h"

#define NAME_MAX       200
#define TAG_MAX        50
#define SUBACCOUNTS    100
#define SETTINGS_BYTES 65536

struct asked_in { struct id question, id; str instrument; double weight; struct json settings; };
static const struct field asked_in_fields[] = {
    FIELD(asked_in, question, .doc = "Id of a question"),
    FIELD(asked_in, id, .name = "_id", .doc = "The same, under another name"),
    FIELD(asked_in, instrument, .max = 40, .doc = "Or the code of one of our tests: numerical, disc-28, b5-120, ..."),
    FIELD(asked_in, weight, .flags = NULLABLE, .min = 0.001, .max = 1000,
          .doc = "Weight in the score; that of the question when absent"),
    FIELD(asked_in, settings, .doc = "Settings, kept as they are"),
};
SHAPE(asked_in);

struct assessment_in {
    struct id   id, company, author;
    str         name, career, language, status, duration_unit, last_interaction;
    double      duration;
    struct list skills, questions, tags, subaccount_ids;
    struct json settings;
};
#define NAME(...) FIELD(assessment_in, name, .min = 1, .max = NAME_MAX, .format = FORMAT_LINE, __VA_ARGS__)
#define OTHER_FIELDS                                                                                        \
    FIELD(assessment_in, status, .one_of = ASSESSMENT_STATUSES, .initial_text = "draft",                    \
          .doc = "draft; published, when what it asks is fit to be sat; archived ends its open attempts"),  \
    FIELD_LIST(assessment_in, questions, asked_in, .max = COMPONENTS_MAX,                                   \
               .doc = "Questions and tests, in the order they are sat"),                                    \
    FIELD(assessment_in, skills, .item = TYPE_TEXT, .max = ASSESSMENT_SKILLS_MAX,                           \
          .doc = "Skills it covers, by id or name"),                                                        \
    FIELD(assessment_in, career, .flags = NULLABLE, .max = TERM_CHARS_MAX, .doc = "Career, by id or name"), \
    FIELD(assessment_in, language, .one_of = ASSESSMENT_LANGUAGES,                                          \
          .doc = "Language of its mails and of the first page; the workspace's when absent"),               \
    FIELD(assessment_in, duration, .flags = NULLABLE, .min = 0, .max = 86400,                               \
          .doc = "Time it takes; the sum of its questions when absent; at most 60 days"),                   \
    FIELD(assessment_in, duration_unit, .one_of = "minute|hour|day", .initial_text = "minute",              \
          .doc = "Unit of the duration"),                                                                   \
    FIELD(assessment_in, tags, .item = TYPE_TEXT, .max = ASSESSMENT_TAGS_MAX,                               \
          .doc = "Tags of 1 to 50 characters, without commas"),                                             \
    FIELD(assessment_in, settings, .doc = "Settings, kept as they are; looked at are"                       \
          " invitation_days (1 to 365), hidden_results and integrity_settings.snapshot_seconds (0 to 3600)"), \
    FIELD(assessment_in, author, .flags = NULLABLE, .doc = "Id of the member who made it"),                 \
    FIELD(assessment_in, company, .doc = "Id of the workspace: no other"),                                  \
    FIELD(assessment_in, subaccount_ids, .item = TYPE_TEXT, .max = SUBACCOUNTS,                             \
          .doc = "Subaccounts it belongs to"),                                                              \
    FIELD(assessment_in, last_interaction, .flags = NULLABLE, .max = 60,                                    \
          .doc = "Not looked at: the server notes when somebody was invited last")

static const struct field assessment_new_fields[] = {
    NAME(.flags = REQUIRED, .doc = "Name that candidates read"), OTHER_FIELDS,
};
static const struct shape assessment_new_shape = { "assessment_new", assessment_new_fields,
    sizeof assessment_new_fields / sizeof *assessment_new_fields, sizeof(struct assessment_in) };
static const struct field assessment_in_fields[] = {
    FIELD(assessment_in, id, .flags = REQUIRED, .doc = "Id"), NAME(.doc = "Name that candidates read"), OTHER_FIELDS,
};
SHAPE(assessment_in);

/* The columns that clients say. */
struct said {
    int64_t     id, author_id, career_id, duration_s;
    str         name, name_fold, language, tags;
    struct json settings, subaccount_ids;
};
static const struct field said_fields[] = {
    FIELD(said, id), FIELD(said, author_id), FIELD(said, career_id), FIELD(said, duration_s), FIELD(said, name),
    FIELD(said, name_fold), FIELD(said, language), FIELD(said, tags), FIELD(said, settings),
    FIELD(said, subaccount_ids),
};
SHAPE(said);

/* --- questions ------------------------------------------------------------------------ */

/* One thing that is asked, with the weight of the question when none was said. */
static void item_read(struct call *c, const struct asked_in *in, size_t index, struct assessment_item *item,
                      int64_t *seconds)
{
    const char              *at = str_printf(c->mem, "questions.%zu", index).data;
    int64_t                  id = in->question.n ? in->question.n : in->id.n;
    struct question_row      q = { 0 };
    size_t                   errors = c->errors_n;
    const struct instrument *test;

    *item = (struct assessment_item){ .question_id = id ? id : INT_NULL, .weight = isnan(in->weight) ? 1 : in->weight,
                                      .instrument = id ? STR_NULL : in->instrument, .settings = in->settings.text };
    if (!id) {
        test = in->instrument.len && !str_has(in->instrument, '+') ? instrument_find(c->mem, in->instrument) : NULL;
        if (!test)
            fail(c, 400, at, "must have the id of a question, or the code of one of our tests as instrument");
        for (size_t p = 0; test && p < test->parts_n; p++)
            *seconds += test->parts[p].minutes * 60;
        return;
    }
    if (!question_find(c, id, &q)) {
        c->errors_n = errors;
        fail(c, 400, at, "is no question of the workspace, and no public one");
    } else if (isnan(in->weight)) {
        item->weight = q.weight;
    }
    *seconds += q.duration_s;
}

static bool items_store(struct call *c, const struct assessment_in *in, struct said *row)
{
    const struct asked_in  *asked = in->questions.items;
    struct assessment_item *list = ARENA_ARRAY(c->mem, struct assessment_item, in->questions.n + 1);
    int64_t                 seconds = 0;

    for (size_t i = 0; i < in->questions.n; i++) {
        item_read(c, &asked[i], i, &list[i], &seconds);
        for (size_t j = 0; j < i; j++)
            if (list[i].question_id > 0 && list[i].question_id == list[j].question_id)
                fail(c, 400, str_printf(c->mem, "questions.%zu", i).data, "asks the same as one before it");
    }
    if (c->errors_n)
        return false;
    assessment_items_set(c, row->id, (struct list){ list, in->questions.n });
    if (!given(c, "duration") || isnan(in->duration))
        row->duration_s = seconds;
    return true;
}

/* --- skills ----------------------------------------------------------------------------- */

struct tie { int64_t assessment_id, term_id; };
static const struct field tie_fields[] = { FIELD(tie, assessment_id), FIELD(tie, term_id) };
SHAPE(tie);

static void skills_store(struct call *c, const struct assessment_in *in, int64_t id)
{
    struct tie *ties = ARENA_ARRAY(c->mem, struct tie, in->skills.n + 1);
    size_t      errors = c->errors_n;

    ties[in->skills.n] = (struct tie){ id, 0 };
    for (size_t i = 0; i < in->skills.n; i++)
        ties[i] = (struct tie){ id, coodesh_term(c, TERM_SKILL, str_printf(c->mem, "skills.%zu", i).data,
                                                 ((const str *)in->skills.items)[i]) };
    if (c->errors_n > errors)
        return;
    db_exec_with(c, WITH(tie, &ties[in->skills.n]), "DELETE FROM assessment_term WHERE workspace_id = :workspace_id"
                 " AND assessment_id = :assessment_id");
    if (in->skills.n)
        db_exec_many(c, &tie_shape, ties, in->skills.n, "INSERT INTO assessment_term (workspace_id, assessment_id,"
                     " term_id) VALUES (:workspace_id, :assessment_id, :term_id) ON CONFLICT DO NOTHING");
}

/* --- the rest ------------------------------------------------------------------------------ */

static bool between(const json_t *value, int64_t low, int64_t high)
{
    return !value || (json_is_integer(value) && json_integer_value(value) >= low && json_integer_value(value) <= high);
}

static void settings_check(struct call *c, str text)
{
    const char   *message;
    json_t       *json = json_read(text, JSON_DEPTH_MAX, &message);
    const json_t *integrity = json_object_get(json, "integrity_settings");
    const json_t *hidden = json_object_get(json, "hidden_results");

    if (!json_is_object(json) || text.len > SETTINGS_BYTES)
        failf(c, 400, "settings", "must be an object of at most %d bytes", SETTINGS_BYTES);
    if (!between(json_object_get(json, "invitation_days"), 1, ASSESSMENT_INVITATION_DAYS_MAX))
        failf(c, 400, "settings.invitation_days", "must be between 1 and %d", ASSESSMENT_INVITATION_DAYS_MAX);
    if (hidden && !json_is_boolean(hidden))
        fail(c, 400, "settings.hidden_results", "must be true or false");
    if (integrity && !json_is_object(integrity))
        fail(c, 400, "settings.integrity_settings", "must be an object");
    if (!between(json_object_get(integrity, "snapshot_seconds"), 0, ASSESSMENT_SNAPSHOT_S_MAX))
        failf(c, 400, "settings.integrity_settings.snapshot_seconds", "must be between 0 and %d",
              ASSESSMENT_SNAPSHOT_S_MAX);
    json_close(json);
}

static str tags_join(struct call *c, struct list tags)
{
    struct buf b = BUF(c->mem);

    for (size_t i = 0; i < tags.n; i++) {
        str tag = str_trim(((const str *)tags.items)[i]);

        if (!tag.len || str_chars(tag) > TAG_MAX || str_has(tag, ',') || !text_is_line(tag))
            failf(c, 400, str_printf(c->mem, "tags.%zu", i).data,
                  "must have 1 to %d characters and no comma", TAG_MAX);
        buf_printf(&b, "%s%.*s", i ? "," : "", STR_ARG(tag));
    }
    return b.len ? buf_end(&b) : STR("");
}

static struct json texts_json(struct call *c, struct list texts)
{
    struct buf b = BUF(c->mem);

    buf_char(&b, '[');
    for (size_t i = 0; i < texts.n; i++) {
        buf_text(&b, i ? "," : "");
        buf_json(&b, ((const str *)texts.items)[i]);
    }
    buf_char(&b, ']');
    return (struct json){ buf_end(&b) };
}

static void author_check(struct call *c, const struct assessment_in *in)
{
    int64_t found;

    if (in->author.n && !db_int(c, "SELECT 1 FROM member WHERE workspace_id = :workspace_id AND id = :author", &found))
        fail(c, 400, "author", "must be the id of a member of the workspace");
}

/* Puts what came over what there is, and says all that is wrong with it. */
static bool said_merge(struct call *c, const struct assessment_in *in, struct said *row)
{
    double of_one = str_is(in->duration_unit, "day") ? 86400 : str_is(in->duration_unit, "hour") ? 3600 : 60;

    if (given(c, "name"))
        row->name = str_trim(in->name);
    if (given(c, "language"))
        row->language = in->language;
    if (given(c, "settings"))
        settings_check(c, (row->settings = in->settings).text);
    if (given(c, "tags"))
        row->tags = tags_join(c, in->tags);
    if (given(c, "subaccount_ids"))
        row->subaccount_ids = texts_json(c, in->subaccount_ids);
    if (given(c, "author")) {
        author_check(c, in);
        row->author_id = in->author.n;
    }
    if (given(c, "career"))
        row->career_id = in->career.len ? coodesh_term(c, TERM_CAREER, "career", in->career) : INT_NULL;
    if (given(c, "company") && in->company.n != c->workspace_id)
        fail(c, 400, "company", "must be the id of the workspace");
    if (given(c, "duration") && !isnan(in->duration))
        row->duration_s = (int64_t)(in->duration * of_one);
    if (row->duration_s > QUESTION_SECONDS_MAX)
        fail(c, 400, "duration", "must be at most 60 days");
    if (!row->name.len)
        fail(c, 400, "name", "must not be empty");
    row->name_fold = text_fold(c->mem, row->name);
    return c->errors_n == 0;
}

static bool store(struct call *c, const struct assessment_in *in, struct said *row)
{
    if (given(c, "skills"))
        skills_store(c, in, row->id);
    if (!said_merge(c, in, row) || (given(c, "questions") && !items_store(c, in, row)))
        return false;
    db_exec_with(c, WITH(said, row), "UPDATE assessment SET name = :name, name_fold = :name_fold,"
                 " language = :language, settings = :settings, author_id = :author_id, career_id = :career_id,"
                 " duration_s = :duration_s, tags = :tags, subaccount_ids = :subaccount_ids, modified_at = :now_ms"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    return true;
}

/* From one status to another; what is published is composed of its questions as they are now. */
static bool status_store(struct call *c, const struct said *row, str before, str after, bool compose)
{
    if (str_is(after, "archived"))
        return str_is(before, "archived") || assessment_archive(c, row->id);
    if (str_is(after, "published") && compose && !assessment_compose(c, row->id))
        return false;
    db_exec_with(c, WITH(said, row), str_is(after, "published")
                 ? "UPDATE assessment SET status = 'active' WHERE workspace_id = :workspace_id AND id = :id"
                 : "UPDATE assessment SET status = 'draft' WHERE workspace_id = :workspace_id AND id = :id");
    return true;
}

/* --- create -------------------------------------------------------------------------------- */

static bool assessments_create(struct call *c)
{
    struct assessment_in *in = c->in;
    struct said           row = { .name = in->name, .language = in->language, .career_id = INT_NULL, .tags = STR(""),
                                  .subaccount_ids = { STR("[]") },
                                  .author_id = str_is(str_of(c->actor), "member") ? c->actor_id : 0 };

    if (!row.language.len)
        db_str(c, "SELECT language FROM workspace WHERE id = :workspace_id", &row.language);
    row.id = assessment_draft(c, row.name, row.language);
    return store(c, in, &row) && status_store(c, &row, STR("draft"), in->status, true) &&
           assessment_reply(c, row.id);
}

/* --- get ------------------------------------------------------------------------------------- */

static bool assessments_get(struct call *c)
{
    return assessment_reply(c, ((const struct coodesh_id *)c->in)->id.n);
}

/* --- update ------------------------------------------------------------------------------------ */

static struct said said_of(const struct assessed *row)
{
    return (struct said){ .id = row->id, .author_id = row->author_id, .career_id = row->career_id,
                          .duration_s = row->duration_s, .name = row->name, .language = row->language,
                          .tags = row->tags, .settings = row->settings, .subaccount_ids = row->subaccount_ids };
}

static bool assessments_update(struct call *c)
{
    struct assessment_in *in = c->in;
    struct assessed       found = { 0 };
    struct said           row;
    str                   after;

    if (!assessed_find(c, in->id.n, &found))
        return false;
    if (found.id <= ASSESSMENT_OWN)
        return fail(c, 403, NULL, "a built-in assessment cannot be changed: duplicate it");
    row   = said_of(&found);
    after = given(c, "status") ? in->status : found.status;
    return store(c, in, &row) &&
           status_store(c, &row, found.status, after, given(c, "status") || given(c, "questions")) &&
           assessment_reply(c, row.id);
}

/* --- duplicate ---------------------------------------------------------------------------------- */

static const struct field assessment_copy_fields[] = {
    FIELD(assessment_in, id, .flags = REQUIRED, .doc = "Id of the one that is copied"),
    NAME(.doc = "Name; that of the one copied when absent"),
    FIELD(assessment_in, career, .max = TERM_CHARS_MAX, .doc = "Career, by id or name; the same when absent"),
    FIELD(assessment_in, settings, .doc = "Settings; the same when absent"),
};
static const struct shape assessment_copy_shape = { "assessment_copy", assessment_copy_fields, 4,
                                                    sizeof(struct assessment_in) };

static bool assessments_duplicate(struct call *c)
{
    struct assessment_in *in = c->in;
    struct assessed       found = { 0 };
    struct said           row;
    struct tie            ties;

    if (!assessed_find(c, in->id.n, &found))
        return false;
    row           = said_of(&found);
    row.name      = in->name.data ? str_trim(in->name) : row.name;
    row.author_id = str_is(str_of(c->actor), "member") ? c->actor_id : 0;
    if (in->career.len)
        row.career_id = coodesh_term(c, TERM_CAREER, "career", in->career);
    if (in->settings.text.data)
        settings_check(c, (row.settings = in->settings).text);
    if (c->errors_n)
        return false;
    row.id        = assessment_draft(c, row.name, row.language);
    row.name_fold = text_fold(c->mem, row.name);
    ties          = (struct tie){ row.id, found.id };
    assessment_items_set(c, row.id, assessment_items(c, found.id));
    db_exec_with(c, WITH(said, &row), "UPDATE assessment SET settings = :settings, author_id = :author_id,"
                 " career_id = :career_id, duration_s = :duration_s, tags = :tags, subaccount_ids = :subaccount_ids"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    db_exec_with(c, WITH(tie, &ties), "INSERT INTO assessment_term (workspace_id, assessment_id, term_id)"
                 " SELECT workspace_id, :assessment_id, term_id FROM assessment_term"
                 " WHERE workspace_id = :workspace_id AND assessment_id = :term_id");
    assessment_files_copy(c, found.id, row.id);
    return assessment_reply(c, row.id);
}

const struct op coodesh_assessments_ops[] = {
    { OP("assessments.create"), .method = POST, .path = "/assessments", .perm = PERM_CREATE_ASSESSMENT,
      .summary = "Make an assessment of questions and tests", .in = &assessment_new_shape,
      .out = &assessment_out_shape, .status = 201, .run = assessments_create,
      .source = "ours: the page has an update alone (coodesh-operations.md, Easily missed)" },
    { OP("assessments.get"), .method = GET, .path = "/assessments/{id}", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "An assessment with what it asks", .in = &coodesh_id_shape, .out = &assessment_out_shape,
      .status = 200, .run = assessments_get,
      .source = "ours: the page has an update alone (coodesh-operations.md, Easily missed)" },
    { OP("assessments.update"), .method = PUT, .path = "/assessments/{id}", .perm = PERM_EDIT_ASSESSMENTS,
      .summary = "Change an assessment; what is sent of questions or as published is composed anew",
      .in = &assessment_in_shape, .out = &assessment_out_shape, .flags = OP_PARTIAL, .status = 200,
      .run = assessments_update, .source = "coodesh.openapi.json updateAssessment",
      .fails = "403: it is built in" },
    { OP("assessments.duplicate"), .method = POST, .path = "/assessments/{id}/duplicate",
      .perm = PERM_CREATE_ASSESSMENT, .summary = "Copy an assessment, as a draft", .in = &assessment_copy_shape,
      .out = &assessment_out_shape, .status = 201, .run = assessments_duplicate,
      .source = "coodesh.openapi.json duplicateAssessment" },
    { 0 }
};
