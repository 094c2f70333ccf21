/* questions.c - questions that a workspace writes: made, read, changed, put away.
 *
 * Operations: questions.create, questions.get, questions.update, questions.duplicate,
 * questions.by_slug.
 * A draft is `created`; only what is fit to be sat is `published`.  A question that is in
 * use changes by a new version, so that who was invited sits the old one.  Changing a public
 * question of another workspace makes a private copy instead.
 * Tables: question, question_term, term (src/db/schema/0010_coodesh.sql), question_file.
 */
#include <string.h>
#include "api/coodesh/attachments.h"
#include "api/coodesh/questions.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/term.h"

#define BODY_MAX (2u << 20)

struct question_in {
    struct id   id;
    str         type, status, level, scope, duration_unit, career, author;
    double      weight, duration;
    struct list skills, categories, question_domains, subaccount_ids;
    struct json locale, settings, criteria, internal_notes;
    struct json fast, coding, sql, project, question, softskill, video, essay, audio, file, whiteboard, freecoding,
                conversational;
};

/* What create and update take alike. */
#define QUESTION_FIELDS                                                                                        \
    FIELD(question_in, status, .one_of = "created|published|archived", .initial_text = "created",             \
          .doc = "created is a draft; published must be fit to be sat"),                                      \
    FIELD(question_in, level, .one_of = QUESTION_LEVELS, .initial_text = "beginner",                          \
          .doc = "Level of skill it needs"),                                                                   \
    FIELD(question_in, scope, .max = 20, .doc = "public or private; public is a super admin's to say"),       \
    FIELD(question_in, weight, .min = 0.001, .max = 1000, .initial = 1, .doc = "Weight in an assessment"),    \
    FIELD(question_in, duration, .min = 0, .max = 86400, .doc = "Time to answer; 0 is without limit"),        \
    FIELD(question_in, duration_unit, .one_of = "minute|hour|day", .initial_text = "minute",                  \
          .doc = "Unit of the duration; at most 60 days in all"),                                              \
    FIELD(question_in, skills, .item = TYPE_TEXT, .max = TERMS_OF_ONE_MAX, .doc = "Skills, by id or name"),   \
    FIELD(question_in, categories, .item = TYPE_TEXT, .max = TERMS_OF_ONE_MAX,                                \
          .doc = "Categories, by id or name"),                                                                 \
    FIELD(question_in, question_domains, .item = TYPE_TEXT, .max = TERMS_OF_ONE_MAX,                          \
          .doc = "Domains, by id or name"),                                                                    \
    FIELD(question_in, career, .max = TERM_CHARS_MAX, .doc = "Career, by id or name"),                        \
    FIELD(question_in, author, .max = 24, .doc = "Not looked at: the author is who made it"),                 \
    FIELD(question_in, subaccount_ids, .item = TYPE_TEXT, .max = 100, .doc = "Subaccounts it belongs to"),    \
    FIELD(question_in, settings,       .doc = "Settings, kept as they are"),                                  \
    FIELD(question_in, criteria,       .doc = "What a reviewer looks at: [{title, description, weight}]"),       \
    FIELD(question_in, internal_notes, .doc = "Notes that only its workspace sees"),                          \
    FIELD(question_in, fast,           .doc = "Of a fast one: {questions: [id or {title, description, type," \
          " choices: [{text, correct}], level, skills}]}"),                                                    \
    FIELD(question_in, coding,         .doc = "Of a coding one, for the judge"),                              \
    FIELD(question_in, sql,            .doc = "Of an SQL one, for the judge"),                                \
    FIELD(question_in, project,        .doc = "Of a project: {delivery: link or file}"),                      \
    FIELD(question_in, question,       .doc = "Of a simple one: {type: " QUESTION_KINDS ", choices:"          \
          " [{text, correct, credit}], answer, tolerance, unit}"),                                             \
    FIELD(question_in, softskill,      .doc = "Of a soft skill: {instrument: disc-28, b5-120, drives-86}"),   \
    FIELD(question_in, video,          .doc = "Of a video: {accept, max_megabytes}"),                         \
    FIELD(question_in, essay,          .doc = "Of an essay: {min_words, max_characters}"),                    \
    FIELD(question_in, audio,          .doc = "Of an audio: {accept, max_megabytes}"),                        \
    FIELD(question_in, file,           .doc = "Of a file: {accept, max_megabytes}"),                          \
    FIELD(question_in, whiteboard,     .doc = "Of a drawing: {accept, max_megabytes}"),                       \
    FIELD(question_in, freecoding,     .doc = "Of free code, for the judge"),                                 \
    FIELD(question_in, conversational, .doc = "Of a conversation: {questions: [text]}")

#define LOCALE_DOC "Heading in each language: [{code, title, description as Markdown}]"

static const struct field question_new_fields[] = {
    FIELD(question_in, type, .flags = REQUIRED, .one_of = QUESTION_TYPES, .doc = "How it is answered"),
    FIELD(question_in, locale, .flags = REQUIRED, .doc = LOCALE_DOC), QUESTION_FIELDS,
};
static const struct shape question_new_shape = { "question_new", question_new_fields,
    sizeof question_new_fields / sizeof *question_new_fields, sizeof(struct question_in) };

static const struct field question_in_fields[] = {
    FIELD(question_in, id, .flags = REQUIRED, .doc = "Id"),
    FIELD(question_in, type, .one_of = QUESTION_TYPES, .doc = "How it is answered"),
    FIELD(question_in, locale, .doc = LOCALE_DOC), QUESTION_FIELDS,
};
SHAPE(question_in);

/* --- terms -------------------------------------------------------------------------- */

struct taxonomy { const char *field, *name; };
static const struct taxonomy taxonomies[] = {
    { "skills", TERM_SKILL }, { "categories", TERM_CATEGORY }, { "question_domains", TERM_DOMAIN },
    { "career", TERM_CAREER },
};
#define TAXONOMIES (sizeof taxonomies / sizeof *taxonomies)

/* Whatever looks like an id is one. */
static bool is_hex_id(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("0123456789abcdefABCDEF", text.data[i]))
            return false;
    return text.len == 24;
}

int64_t coodesh_term(struct call *c, const char *taxonomy, const char *at, str text)
{
    int64_t id = question_id_read(text);

    text = str_trim(text);
    if (is_hex_id(text)) {
        id = id && !term_exists(c, taxonomy, id) ? term_adopt(c, taxonomy, id) : id;
        return id ? id : fail(c, 400, at, "is the id of none: create it by its name");
    }
    if (!text.len || str_chars(text) > TERM_CHARS_MAX || !text_is_line(text)) {
        failf(c, 400, at, "must be an id, or a name of 1 to %d characters", TERM_CHARS_MAX);
        return 0;
    }
    return term_of(c, taxonomy, text);
}

/* The same of one among those of a taxonomy. */
static int64_t term_named(struct call *c, const struct taxonomy *taxonomy, size_t index, str text)
{
    bool one = strcmp(taxonomy->name, TERM_CAREER) == 0;

    return coodesh_term(c, taxonomy->name,
                        one ? taxonomy->field : str_printf(c->mem, "%s.%zu", taxonomy->field, index).data, text);
}

void question_terms(struct call *c, int64_t question_id, const char *taxonomy, struct list texts)
{
    const struct taxonomy *t = taxonomies;
    struct list            ids = { ARENA_ARRAY(c->mem, struct id, texts.n + 1), texts.n };
    size_t                 errors = c->errors_n;

    while (strcmp(t->name, taxonomy) != 0)
        t++;
    for (size_t i = 0; i < texts.n; i++)
        ((struct id *)ids.items)[i].n = term_named(c, t, i, ((str *)texts.items)[i]);
    if (c->errors_n == errors)
        term_set(c, question_id, taxonomy, ids);
}

/* Sets the terms that came. */
static bool terms_store(struct call *c, struct question_in *in, int64_t question_id)
{
    struct list career = { &in->career, in->career.len > 0 };

    if (given(c, "skills"))
        question_terms(c, question_id, TERM_SKILL, in->skills);
    if (given(c, "categories"))
        question_terms(c, question_id, TERM_CATEGORY, in->categories);
    if (given(c, "question_domains"))
        question_terms(c, question_id, TERM_DOMAIN, in->question_domains);
    if (given(c, "career"))
        question_terms(c, question_id, TERM_CAREER, career);
    return c->errors_n == 0;
}

/* --- documents ----------------------------------------------------------------------- */

/* Puts what came into the document; null takes a member away. */
static void document_merge(struct call *c, const struct question_in *in, json_t *document)
{
    const char *message;

    for (size_t i = 0; i < question_in_shape.n; i++) {
        const struct field *f = &question_in_shape.fields[i];
        const struct json  *value = field_at(f, in);

        if (f->type != TYPE_JSON || !given(c, f->name))
            continue;
        if (str_is(value->text, "null"))
            json_object_del(document, f->name);
        else
            json_object_set_new(document, f->name, json_read(value->text, JSON_DEPTH_MAX, &message));
    }
    if (given(c, "duration") || !json_object_get(document, "duration"))
        json_object_set_new(document, "duration", json_real(in->duration));
    if (given(c, "duration_unit") || !json_object_get(document, "duration_unit"))
        json_object_set_new(document, "duration_unit", json_string(in->duration_unit.data ? in->duration_unit.data
                                                                                          : "minute"));
    if (given(c, "subaccount_ids")) {
        json_t *ids = json_array();

        for (size_t i = 0; i < in->subaccount_ids.n; i++) {
            str id = ((str *)in->subaccount_ids.items)[i];

            json_array_append_new(ids, json_stringn(id.data, id.len));
        }
        json_object_set_new(document, "subaccount_ids", ids);
    }
}

/* Text that a model wrote is a person's as soon as a person saves it. */
static void mark_as_read(struct call *c, json_t *document, str type)
{
    if (given(c, "locale") || given(c, "criteria") || given(c, str_z(c->mem, type)))
        json_object_del(document, "generated");
}

static bool duration_read(struct call *c, const json_t *document, int64_t *seconds)
{
    str    unit = json_str(json_object_get(document, "duration_unit"));
    double of_one = str_is(unit, "day") ? 86400 : str_is(unit, "hour") ? 3600 : 60;

    *seconds = (int64_t)(json_number_value(json_object_get(document, "duration")) * of_one);
    return *seconds <= QUESTION_SECONDS_MAX || fail(c, 400, "duration", "must be at most 60 days");
}

/* --- create ---------------------------------------------------------------------------- */

static bool is_super_admin(const struct call *c)
{
    return (c->perms & PERM_SUPER_ADMIN) != 0;
}

static bool questions_create(struct call *c)
{
    struct question_in *in = c->in;
    struct question_row q = { .type = in->type, .status = in->status, .level = in->level, .weight = in->weight,
                              .scope = is_super_admin(c) ? STR("public") : STR("private") };
    struct question_out out;
    json_t             *document = json_object();

    call_defer(c, json_close, document);
    document_merge(c, in, document);
    if (!duration_read(c, document, &q.duration_s) ||
        !question_check(c, q.type, document, str_is(q.status, "published")))
        return false;
    question_describe(c, &q, document);
    question_add(c, &q);
    if (!terms_store(c, in, q.id))
        return false;
    question_view(c, &q, STR_NULL, &out);
    return reply(c, &out);
}

/* --- get ------------------------------------------------------------------------------- */

struct question_key { struct id id; str include; };
static const struct field question_key_fields[] = {
    FIELD(question_key, id, .flags = REQUIRED, .doc = "Id"),
    FIELD(question_key, include, .max = 100, .doc = "Members to be objects instead of ids: author,skills,company"),
};
SHAPE(question_key);

static bool questions_get(struct call *c)
{
    struct question_key *in = c->in;
    struct question_row  q = { 0 };
    struct question_out  out;

    if (!question_find(c, in->id.n, &q))
        return false;
    question_view(c, &q, in->include, &out);
    return reply(c, &out);
}

/* --- update ---------------------------------------------------------------------------- */

bool question_own(struct call *c, int64_t question_id, struct question_row *q)
{
    return question_find(c, question_id, q) &&
           (q->owner_id == c->workspace_id || fail(c, 404, NULL, "no such question in this workspace"));
}

void question_change(struct call *c, struct question_row *q)
{
    struct question_row changed = { .id = q->id };

    q->updated_at.ms = c->now_ms;
    db_row_with(c, WITH(question_row, q), "UPDATE question SET type = :type, kind = :kind, status = :status,"
                " scope = :scope, level = :level, title = :title, title_fold = :title_fold, titles = :titles,"
                " languages = :languages, document = :document, weight = :weight, duration_s = :duration_s,"
                " updated_at = :updated_at,"
                " version = CASE WHEN snapshot IS NULL OR document = :document THEN version ELSE version + 1 END,"
                " snapshot = CASE WHEN document = :document THEN snapshot ELSE NULL END"
                " WHERE workspace_id = :workspace_id AND id = :id RETURNING id, version, snapshot",
                INTO(question_row, &changed));
    q->version  = changed.version;
    q->snapshot = changed.snapshot;
}

/* The fields of the row that came. */
static void row_merge(struct call *c, const struct question_in *in, struct question_row *q)
{
    if (given(c, "type"))
        q->type = in->type;
    if (given(c, "status"))
        q->status = in->status;
    if (given(c, "level"))
        q->level = in->level;
    if (given(c, "weight"))
        q->weight = in->weight;
    if (is_super_admin(c) && question_word("public|private", in->scope))
        q->scope = in->scope;
}

static bool may_change(struct call *c, const struct question_in *in, const struct question_row *q)
{
    if (str_is(q->status, "archived"))
        return fail(c, 409, NULL, "an archived question cannot be updated: unarchive it first");
    if (str_is(in->scope, "public") && !str_is(q->scope, "public") && !is_super_admin(c))
        return fail(c, 403, NULL, "only a super admin makes a question public");
    if (given(c, "status") && str_is(in->status, "created") && !str_is(q->status, "created") && q->snapshot.data)
        return fail(c, 409, "status", "a question that is in use is no draft any more");
    return true;
}

static bool questions_update(struct call *c)
{
    struct question_in *in = c->in;
    struct question_row q = { 0 }, found = { 0 };
    struct question_out out;
    json_t             *document;

    if (!question_find(c, in->id.n, &found))
        return false;
    q = found;
    if (q.owner_id != c->workspace_id)
        question_copy(c, &found, &q);
    else if (!may_change(c, in, &q))
        return false;
    document = question_document(c, &q);
    if (given(c, "type") && !str_eq(in->type, q.type))
        json_object_deln(document, q.type.data, q.type.len); /* what was asked in the old way */
    row_merge(c, in, &q);
    document_merge(c, in, document);
    mark_as_read(c, document, q.type);
    if (!duration_read(c, document, &q.duration_s) ||
        !question_check(c, q.type, document, str_is(q.status, "published")))
        return false;
    question_describe(c, &q, document);
    question_change(c, &q);
    if (!terms_store(c, in, q.id))
        return false;
    question_view(c, &q, STR_NULL, &out);
    return reply(c, &out);
}

/* --- duplicate -------------------------------------------------------------------------- */

/* Terms of another workspace are made the workspace's own by their names. */
static void terms_copy(struct call *c, const struct question_row *from, int64_t to)
{
    struct list terms = db_rows_with(c, WITH(question_row, from), "SELECT t.id, t.taxonomy, t.name"
        " FROM question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id"
        " WHERE x.workspace_id = :owner_id AND x.question_id = :id AND (:owner_id = :workspace_id OR EXISTS"
        " (SELECT 1 FROM question q WHERE q.id = :id AND q.scope = 'public'))", &term_shape, QUESTION_TERMS_MAX);

    for (size_t t = 0; t < TAXONOMIES; t++) {
        struct list ids = { ARENA_ARRAY(c->mem, struct id, terms.n + 1), 0 };

        for (size_t i = 0; i < terms.n; i++) {
            const struct term *term = (const struct term *)terms.items + i;

            if (str_is(term->taxonomy, taxonomies[t].name))
                ((struct id *)ids.items)[ids.n++].n = term_of(c, taxonomies[t].name, term->name);
        }
        term_set(c, to, taxonomies[t].name, ids);
    }
}

/* The copy has rows of its own for the same files, which lie there as long as one names them. */
static void files_copy(struct call *c, const struct question_row *from, int64_t to)
{
    struct attachment_file key = { .id = from->owner_id, .owner_id = from->id };

    attachments_copy(c, &key, "SELECT f.id, f.bytes, f.role, f.name, f.type,"
        " f.path FROM question_file f JOIN question q ON q.workspace_id = f.workspace_id AND q.id = f.question_id"
        " WHERE f.workspace_id = :id AND f.question_id = :owner_id"
        " AND (q.workspace_id = :workspace_id OR q.scope = 'public') ORDER BY f.id", to,
        "INSERT INTO question_file (workspace_id, id, question_id, role, name, type, bytes, path, created_at)"
        " VALUES (:workspace_id, :id, :owner_id, :role, :name, :type, :bytes, :path, :now_ms)");
}

void question_copy(struct call *c, const struct question_row *from, struct question_row *copy)
{
    json_t *document = question_document(c, from);

    *copy = *from;
    if (from->owner_id != c->workspace_id) {
        json_object_del(document, "internal_notes");
        json_object_del(document, "subaccount_ids");
    }
    copy->document = json_text(c->mem, document);
    copy->copy_of  = from->id;
    copy->status   = STR("created");
    copy->scope    = STR("private");
    question_add(c, copy);
    terms_copy(c, from, copy->id);
    files_copy(c, from, copy->id);
}

static bool questions_duplicate(struct call *c)
{
    struct coodesh_id  *in = c->in;
    struct question_row from = { 0 }, copy;
    struct question_out out;

    if (!question_find(c, in->id.n, &from))
        return false;
    question_copy(c, &from, &copy);
    question_view(c, &copy, STR_NULL, &out);
    return reply(c, &out);
}

/* --- by slug ----------------------------------------------------------------------------- */

struct public_out {
    str         slug, level, level_formatted, duration_unit, type;
    struct id   id, own_id;
    double      duration;
    struct json locale, question_domains;
    struct list topics;
};
static const struct field public_out_fields[] = {
    FIELD(public_out, slug, .flags = REQUIRED, .max = 1000, .doc = "Name in addresses"),
    FIELD(public_out, id,               .flags = READONLY, .doc = "Id"),
    FIELD(public_out, own_id, .name = "_id", .flags = READONLY, .doc = "Id"),
    FIELD(public_out, type,             .flags = READONLY, .doc = "Type"),
    FIELD(public_out, locale,           .flags = READONLY, .doc = "Heading in the language asked for"),
    FIELD(public_out, level,            .flags = READONLY, .doc = "Level of skill it needs"),
    FIELD(public_out, level_formatted,  .flags = READONLY, .doc = "Level, in the language asked for"),
    FIELD(public_out, duration,         .flags = READONLY, .doc = "Time to answer"),
    FIELD(public_out, duration_unit,    .flags = READONLY, .doc = "minute, hour or day"),
    FIELD(public_out, topics,           .flags = READONLY, .item = TYPE_TEXT, .doc = "Names of its skills"),
    FIELD(public_out, question_domains, .flags = READONLY, .doc = "Its domains: [{_id, name, slug}]"),
};
SHAPE(public_out);

/* The heading in a language, else the first. */
static struct json heading_in(struct call *c, const json_t *locale, const char *language)
{
    const json_t *found = json_array_get(locale, 0);

    for (size_t i = 0; i < json_array_size(locale); i++)
        if (str_is(json_str(json_object_get(json_array_get(locale, i), "code")), language))
            found = json_array_get(locale, i);
    return (struct json){ json_text(c->mem, found) };
}

/* For anybody: what is asked, and its key, is not told.  The id stands at the end of a slug. */
static bool questions_by_slug(struct call *c)
{
    struct public_out  *in = c->in;
    struct question_row q = { 0 };
    struct question_out whole;

    if (in->slug.len < 14 || !id_read(str_from(in->slug, in->slug.len - 13), &q.id) ||
        !question_find(c, q.id, &q) || !str_eq(q.slug, in->slug)) {
        c->errors_n = 0;
        return fail(c, 404, NULL, "no such question");
    }
    question_view(c, &q, STR_NULL, &whole);
    *in = (struct public_out){
        .slug = q.slug, .id = whole.id, .own_id = whole.id, .type = q.type, .level = q.level,
        .level_formatted = whole.level_formatted, .duration = whole.duration, .duration_unit = whole.duration_unit,
        .topics = whole.topics, .question_domains = whole.question_domains,
        .locale = heading_in(c, json_object_get(question_document(c, &q), "locale"), coodesh_language(c)),
    };
    return reply(c, in);
}

const struct op coodesh_questions_ops[] = {
    { OP("questions.create"), .method = POST, .path = "/questions", .perm = PERM_CREATE_QUESTION,
      .summary = "Create a question; a super admin's is public", .in = &question_new_shape,
      .out = &question_out_shape, .status = 201, .run = questions_create, .body_max = BODY_MAX,
      .source = "coodesh.openapi.json createQuestion" },
    { OP("questions.by_slug"), .method = GET, .path = "/questions/slug/{slug}", .perm = PERM_PUBLIC,
      .summary = "What anybody may know of a public question", .in = &public_out_shape, .out = &public_out_shape,
      .status = 200, .run = questions_by_slug, .source = "coodesh.openapi.json getQuestionBySlug" },
    { OP("questions.get"), .method = GET, .path = "/questions/{id}", .perm = PERM_READ_QUESTION,
      .summary = "A question of the workspace, or a public one", .in = &question_key_shape,
      .out = &question_out_shape, .status = 200, .run = questions_get, .source = "coodesh.openapi.json getQuestion" },
    { OP("questions.update"), .method = PUT, .path = "/questions/{id}", .perm = PERM_UPDATE_QUESTION,
      .summary = "Change a question; one that is in use gets a new version, another's public one a private copy",
      .in = &question_in_shape, .out = &question_out_shape, .flags = OP_PARTIAL, .status = 200,
      .run = questions_update, .body_max = BODY_MAX, .source = "coodesh.openapi.json updateQuestion",
      .fails = "409: it is archived, or in use and to be a draft again" },
    { OP("questions.duplicate"), .method = POST, .path = "/questions/{id}/duplicate", .perm = PERM_CREATE_QUESTION,
      .summary = "Copy a question, with its settings and files, as a draft", .in = &coodesh_id_shape,
      .out = &question_out_shape, .status = 201, .run = questions_duplicate,
      .source = "coodesh.openapi.json duplicateQuestion" },
    { 0 }
};
