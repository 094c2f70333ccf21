/* question_view.c - a question as clients see it, in words of their language.
 *
 * Tables: question_term, term, question_file, member, workspace.
 */
#include <string.h>
#include "api/coodesh/questions.h"
#include "api/coodesh/words.h"
#include "domain/json_write.h"
#include "domain/language.h"
#include "domain/question_code.h"
#include "domain/term.h"

#define FILES_MAX 16

static const struct field question_out_fields[] = {
    FIELD(question_out, id, .name = "_id", .doc = "Id"),
    FIELD(question_out, slug,             .doc = "Name in addresses"),
    FIELD(question_out, type,             .doc = "Type", .one_of = QUESTION_TYPES),
    FIELD(question_out, type_formatted,   .doc = "Type, in the language asked for"),
    FIELD(question_out, status,           .doc = "created is a draft", .one_of = "created|published|archived"),
    FIELD(question_out, status_formatted, .doc = "Status, in the language asked for"),
    FIELD(question_out, level,            .doc = "Level of skill it needs", .one_of = QUESTION_LEVELS),
    FIELD(question_out, level_formatted,  .doc = "Level, in the language asked for"),
    FIELD(question_out, scope,            .doc = "Who may use it: all workspaces, or its own"),
    FIELD(question_out, title,            .doc = "Title in the language asked for, else in its first"),
    FIELD(question_out, languages, .item = TYPE_TEXT, .doc = "Languages of its heading"),
    FIELD(question_out, locale,           .doc = "Heading: [{code, title, description}]"),
    FIELD(question_out, weight,           .doc = "Weight in an assessment"),
    FIELD(question_out, duration,         .doc = "Time to answer, in duration_unit; 0 is without limit"),
    FIELD(question_out, duration_unit,    .doc = "minute, hour or day"),
    FIELD(question_out, version,          .doc = "Grows when a question that is in use is changed"),
    FIELD(question_out, author, .flags = NULLABLE, .doc = "Id of who made it; null: an API key"),
    FIELD(question_out, company,          .doc = "Id of its workspace"),
    FIELD(question_out, skills,           .doc = "Ids of its skills"),
    FIELD(question_out, topics, .item = TYPE_TEXT, .doc = "Names of its skills"),
    FIELD(question_out, categories,       .doc = "Its categories: [{_id, name, slug}]"),
    FIELD(question_out, question_domains, .doc = "Its domains: [{_id, name, slug}]"),
    FIELD(question_out, career, .flags = NULLABLE, .doc = "Its career: {_id, name, slug}"),
    FIELD(question_out, settings,         .doc = "Settings as they were sent; bootstrap is its file"),
    FIELD(question_out, attachments,      .doc = "Files: [{_id, name, type, bytes, path}]"),
    FIELD(question_out, recommendations,  .doc = "Empty here: see its own operation"),
    FIELD(question_out, generated,
          .doc = "What a model wrote and nobody has saved since: [{field, locale, model}]"),
    FIELD(question_out, warnings, .flags = OPTIONAL, .doc = "What to think about, though it can be sat: [text]"),
    FIELD(question_out, criteria, .flags = OPTIONAL,
          .doc = "What a reviewer looks at: [{title, description, weight}]"),
    FIELD(question_out, internal_notes, .flags = OPTIONAL, .doc = "Notes of its workspace"),
    FIELD(question_out, subaccount_ids, .flags = OPTIONAL, .doc = "Subaccounts it belongs to"),
    FIELD(question_out, copy_of, .flags = OPTIONAL, .doc = "Question it was copied from"),
    FIELD(question_out, deleted,          .doc = "Always false: what is deleted is gone"),
    FIELD(question_out, created_at, .name = "createdAt", .doc = "When it was made"),
    FIELD(question_out, updated_at, .name = "updatedAt", .doc = "When it was changed last"),
    FIELD(question_out, fast,           .flags = OPTIONAL, .doc = "What a fast question asks"),
    FIELD(question_out, coding,         .flags = OPTIONAL, .doc = "What a coding question asks"),
    FIELD(question_out, sql,            .flags = OPTIONAL, .doc = "What an SQL question asks"),
    FIELD(question_out, project,        .flags = OPTIONAL, .doc = "What a project asks"),
    FIELD(question_out, question,       .flags = OPTIONAL, .doc = "What a simple question asks"),
    FIELD(question_out, softskill,      .flags = OPTIONAL, .doc = "Instrument of a soft skill"),
    FIELD(question_out, video,          .flags = OPTIONAL, .doc = "What a video answers"),
    FIELD(question_out, essay,          .flags = OPTIONAL, .doc = "What an essay answers"),
    FIELD(question_out, audio,          .flags = OPTIONAL, .doc = "What an audio answers"),
    FIELD(question_out, file,           .flags = OPTIONAL, .doc = "What a file answers"),
    FIELD(question_out, whiteboard,     .flags = OPTIONAL, .doc = "What a drawing answers"),
    FIELD(question_out, freecoding,     .flags = OPTIONAL, .doc = "What free code answers"),
    FIELD(question_out, conversational, .flags = OPTIONAL, .doc = "What a conversation asks"),
};
const struct shape question_out_shape = { "question_out", question_out_fields,
                                          sizeof question_out_fields / sizeof *question_out_fields,
                                          sizeof(struct question_out) };

/* --- words ------------------------------------------------------------------------- */

static const struct coodesh_word types[] = {
    { "fast", TEXTS("Quick test", "Teste rápido", "Prueba rápida", "Kurztest") },
    { "coding", TEXTS("Coding", "Programação", "Programación", "Programmieren") },
    { "sql", TEXTS("SQL", "SQL", "SQL", "SQL") },
    { "project", TEXTS("Project", "Projeto", "Proyecto", "Projekt") },
    { "question", TEXTS("Question", "Pergunta", "Pregunta", "Frage") },
    { "softskill", TEXTS("Soft skill", "Soft skill", "Habilidad blanda", "Soft Skill") },
    { "video", TEXTS("Video", "Vídeo", "Vídeo", "Video") },
    { "essay", TEXTS("Essay", "Redação", "Redacción", "Aufsatz") },
    { "audio", TEXTS("Audio", "Áudio", "Audio", "Audio") },
    { "file", TEXTS("File", "Arquivo", "Archivo", "Datei") },
    { "whiteboard", TEXTS("Whiteboard", "Quadro branco", "Pizarra", "Whiteboard") },
    { "freecoding", TEXTS("Free coding", "Código livre", "Código libre", "Freies Programmieren") },
    { "conversational", TEXTS("Conversation", "Conversa", "Conversación", "Gespräch") },
    { NULL },
};
static const struct coodesh_word statuses[] = {
    { "created", TEXTS("Draft", "Rascunho", "Borrador", "Entwurf") },
    { "published", TEXTS("Published", "Publicada", "Publicada", "Veröffentlicht") },
    { "archived", TEXTS("Archived", "Arquivada", "Archivada", "Archiviert") },
    { NULL },
};
static const struct coodesh_word levels[] = {
    { "beginner", TEXTS("Beginner", "Iniciante", "Principiante", "Anfänger") },
    { "intermediate", TEXTS("Intermediate", "Intermediário", "Intermedio", "Mittelstufe") },
    { "advanced", TEXTS("Advanced", "Avançado", "Avanzado", "Fortgeschritten") },
    { NULL },
};

str question_type_text(const char *language, str type)
{
    return coodesh_label(types, language, type);
}

str question_status_text(const char *language, str status)
{
    return coodesh_label(statuses, language, status);
}

str question_level_text(const char *language, str level)
{
    return coodesh_label(levels, language, level);
}

/* --- who and what -------------------------------------------------------------------- */

/* Is a word among those of a list with commas? */
static bool includes(str include, const char *word)
{
    while (include.len)
        if (str_is(str_trim(str_cut(&include, ',')), word))
            return true;
    return false;
}

static void term_write(struct call *c, struct buf *b, const struct term *t, bool whole)
{
    write_item(b);
    if (!whole) {
        buf_json(b, coodesh_id_text(c->mem, t->id));
        return;
    }
    buf_text(b, "{\"_id\":");
    buf_json(b, coodesh_id_text(c->mem, t->id));
    buf_text(b, ",\"name\":");
    buf_json(b, t->name);
    buf_text(b, ",\"slug\":");
    buf_json(b, t->slug);
    buf_char(b, '}');
}

/* The terms of one taxonomy, as a JSON array. */
static struct json terms_text(struct call *c, struct list terms, const char *taxonomy, bool whole)
{
    struct buf b = BUF(c->mem);

    buf_char(&b, '[');
    for (size_t i = 0; i < terms.n; i++) {
        const struct term *t = (const struct term *)terms.items + i;

        if (str_is(t->taxonomy, taxonomy))
            term_write(c, &b, t, whole);
    }
    buf_char(&b, ']');
    return (struct json){ buf_end(&b) };
}

static struct list topics_of(struct call *c, struct list terms)
{
    struct list topics = { ARENA_ARRAY(c->mem, str, terms.n + 1), 0 };

    for (size_t i = 0; i < terms.n; i++) {
        const struct term *t = (const struct term *)terms.items + i;

        if (str_is(t->taxonomy, TERM_SKILL))
            ((str *)topics.items)[topics.n++] = t->name;
    }
    return topics;
}

static struct json named(struct call *c, int64_t id, str name, bool whole)
{
    struct buf b = BUF(c->mem);

    if (!whole) {
        buf_json(&b, coodesh_id_text(c->mem, id));
        return (struct json){ buf_end(&b) };
    }
    buf_text(&b, "{\"_id\":");
    buf_json(&b, coodesh_id_text(c->mem, id));
    buf_text(&b, ",\"name\":");
    buf_json(&b, name);
    buf_char(&b, '}');
    return (struct json){ buf_end(&b) };
}

static void view_people(struct call *c, const struct question_row *q, str include, struct question_out *out)
{
    str name = STR("");

    if (q->author_id) {
        db_str_with(c, WITH(question_row, q), "SELECT name FROM member WHERE workspace_id = :owner_id"
                    " AND id = :author_id AND :owner_id = :workspace_id", &name);
        out->author = named(c, q->author_id, name, includes(include, "author"));
    }
    name = STR("");
    db_str_with(c, WITH(question_row, q), "SELECT name FROM workspace WHERE id = :owner_id", &name);
    out->company = named(c, q->owner_id, name, includes(include, "company"));
}

static void view_terms(struct call *c, const struct question_row *q, str include, struct question_out *out)
{
    struct list terms = db_rows_with(c, WITH(question_row, q), "SELECT t.id, t.taxonomy, t.name, t.slug"
        " FROM question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id"
        " WHERE x.workspace_id = :owner_id AND x.question_id = :id ORDER BY t.name_fold, t.id", &term_shape,
        QUESTION_TERMS_MAX);
    str         career;

    out->skills           = terms_text(c, terms, TERM_SKILL, includes(include, "skills"));
    out->topics           = topics_of(c, terms);
    out->categories       = terms_text(c, terms, TERM_CATEGORY, true);
    out->question_domains = terms_text(c, terms, TERM_DOMAIN, true);
    career                = terms_text(c, terms, TERM_CAREER, true).text;
    if (career.len > 2) /* of the array of one, the one */
        out->career.text = (str){ career.data + 1, career.len - 2 };
}

/* --- files --------------------------------------------------------------------------- */

struct file_row { int64_t id, bytes; str role, name, type, path; };
static const struct field file_row_fields[] = {
    FIELD(file_row, id), FIELD(file_row, bytes), FIELD(file_row, role), FIELD(file_row, name), FIELD(file_row, type),
    FIELD(file_row, path),
};
SHAPE(file_row);

static void file_write(struct call *c, struct buf *b, const struct file_row *f)
{
    write_item(b);
    buf_text(b, "{\"_id\":");
    buf_json(b, coodesh_id_text(c->mem, f->id));
    buf_text(b, ",\"name\":");
    buf_json(b, f->name);
    buf_text(b, ",\"type\":");
    buf_json(b, f->type);
    buf_printf(b, ",\"bytes\":%lld,\"path\":", (long long)f->bytes);
    buf_json(b, f->path);
    buf_char(b, '}');
}

/* The settings as they were sent, with the bootstrap file among them. */
static str settings_text(struct call *c, const json_t *document, str bootstrap)
{
    const json_t *settings = json_object_get(document, "settings");
    const char   *key;
    json_t       *value;
    struct buf    b = BUF(c->mem);

    buf_char(&b, '{');
    json_object_foreach((json_t *)(uintptr_t)settings, key, value) {
        if (strcmp(key, "bootstrap") == 0)
            continue;
        write_item(&b);
        buf_json(&b, str_of(key));
        buf_char(&b, ':');
        buf_str(&b, json_text(c->mem, value));
    }
    if (bootstrap.len) {
        write_member(&b, "bootstrap");
        buf_str(&b, bootstrap);
    }
    buf_char(&b, '}');
    return buf_end(&b);
}

static void view_files(struct call *c, const struct question_row *q, const json_t *document,
                       struct question_out *out)
{
    struct list files = db_rows_with(c, WITH(question_row, q), "SELECT id, bytes, role, name, type, path"
        " FROM question_file WHERE workspace_id = :owner_id AND question_id = :id ORDER BY id", &file_row_shape,
        FILES_MAX);
    struct buf  attachments = BUF(c->mem), bootstrap = BUF(c->mem);

    buf_char(&attachments, '[');
    for (size_t i = 0; i < files.n; i++) {
        const struct file_row *f = (const struct file_row *)files.items + i;

        file_write(c, str_is(f->role, "bootstrap") ? &bootstrap : &attachments, f);
    }
    buf_char(&attachments, ']');
    out->attachments.text = buf_end(&attachments);
    out->settings.text    = settings_text(c, document, buf_end(&bootstrap));
}

/* --- the whole ------------------------------------------------------------------------ */

static struct json member_text(struct call *c, const json_t *document, const char *name)
{
    const json_t *value = json_object_get(document, name);

    return (struct json){ value && !json_is_null(value) ? json_text(c->mem, value) : STR_NULL };
}

/* What is asked, whatever the type says it is called. */
static void view_asked(struct call *c, const json_t *document, struct question_out *out)
{
    str rest = STR(QUESTION_TYPES);

    while (rest.len) {
        const struct field *f = shape_field(&question_out_shape, str_cut(&rest, '|'));

        *(struct json *)field_at(f, out) = member_text(c, document, f->name);
    }
}

static str title_in(struct call *c, const json_t *locale, const char *language, str otherwise)
{
    for (size_t i = 0; i < json_array_size(locale); i++)
        if (str_is(json_str(json_object_get(json_array_get(locale, i), "code")), language))
            return str_copy(c->mem, json_str(json_object_get(json_array_get(locale, i), "title")));
    return otherwise;
}

str question_title(struct call *c, struct json titles, str otherwise, const char *language)
{
    const char *message;
    json_t     *list = json_read(titles.text, JSON_DEPTH_MAX, &message);
    str         title = title_in(c, list, language, otherwise);

    json_close(list);
    return title;
}

static struct list tags_of(struct call *c, str tags)
{
    struct list list = { ARENA_ARRAY(c->mem, str, LANGUAGE_COUNT + 1), 0 };

    while (tags.len && list.n < LANGUAGE_COUNT)
        ((str *)list.items)[list.n++] = str_cut(&tags, ',');
    return list;
}

void question_view(struct call *c, const struct question_row *q, str include, struct question_out *out)
{
    const char   *language = coodesh_language(c);
    const json_t *document = question_document(c, q), *duration = json_object_get(document, "duration");
    const json_t *unit = json_object_get(document, "duration_unit");

    *out = (struct question_out){
        .id = { q->id }, .copy_of = { q->copy_of > 0 ? q->copy_of : 0 }, .slug = q->slug, .type = q->type,
        .type_formatted = question_type_text(language, q->type), .status = q->status,
        .status_formatted = question_status_text(language, q->status), .level = q->level,
        .level_formatted = question_level_text(language, q->level), .scope = q->scope, .weight = q->weight,
        .title = title_in(c, json_object_get(document, "locale"), language, q->title),
        .languages = tags_of(c, q->languages), .version = q->version, .created_at = q->created_at,
        .updated_at = q->updated_at, .duration = json_number_value(duration),
        .duration_unit = json_is_string(unit) ? str_copy(c->mem, json_str(unit)) : STR("minute"),
        .locale = member_text(c, document, "locale"), .recommendations = { STR("[]") },
        .generated = member_text(c, document, "generated"),
    };
    if (!out->generated.text.data)
        out->generated.text = STR("[]");
    if (question_warning(q->type, document))
        out->warnings.text = str_printf(c->mem, "[\"%s\"]", question_warning(q->type, document));
    if (q->owner_id == c->workspace_id) {
        out->criteria       = member_text(c, document, "criteria");
        out->internal_notes = member_text(c, document, "internal_notes");
        out->subaccount_ids = member_text(c, document, "subaccount_ids");
    }
    view_people(c, q, include, out);
    view_terms(c, q, include, out);
    view_files(c, q, document, out);
    view_asked(c, document, out);
}
