/* assessment_view.c - an assessment as clients see it, in words of their language.
 *
 * Tables: assessment, assessment_question, assessment_term, term, member, workspace, question.
 */
#include <stdio.h>
#include <time.h>
#include "api/coodesh/assessments.h"
#include "api/coodesh/questions.h"
#include "api/coodesh/words.h"
#include "core/text.h"
#include "domain/authored.h"
#include "domain/composition.h"
#include "domain/instrument_texts.h"
#include "domain/language.h"

static const struct field assessed_fields[] = {
    FIELD(assessed, id), FIELD(assessed, author_id), FIELD(assessed, career_id), FIELD(assessed, duration_s),
    FIELD(assessed, questions_n), FIELD(assessed, invited), FIELD(assessed, started), FIELD(assessed, finished),
    FIELD(assessed, code), FIELD(assessed, name), FIELD(assessed, instrument), FIELD(assessed, status),
    FIELD(assessed, language), FIELD(assessed, tags), FIELD(assessed, author), FIELD(assessed, company),
    FIELD(assessed, career), FIELD(assessed, skills), FIELD(assessed, settings), FIELD(assessed, subaccount_ids),
    FIELD(assessed, invited_at), FIELD(assessed, created_at), FIELD(assessed, modified_at),
};
const struct shape assessed_shape = { "assessed", assessed_fields, sizeof assessed_fields / sizeof *assessed_fields,
                                      sizeof(struct assessed) };

bool assessed_find(struct call *c, int64_t id, struct assessed *row)
{
    struct assessed key = { .id = id };

    return db_row_with(c, WITH(assessed, &key), ASSESSED(" AND s.id = :id"), INTO(assessed, row)) ||
           fail(c, 404, NULL, "no such assessment");
}

/* --- what a client sees ------------------------------------------------------------- */

static const struct field assessment_counts_fields[] = {
    FIELD(assessment_counts, invited,  .doc = "People invited who have not started"),
    FIELD(assessment_counts, started,  .doc = "People who started and have not finished"),
    FIELD(assessment_counts, finished, .doc = "People who finished"),
};
SHAPE(assessment_counts);

struct asked_out {
    struct id   id;
    str         instrument, title, type, type_formatted, level, level_formatted, status, duration_unit;
    double      weight, duration;
    struct json settings;
};
static const struct field asked_out_fields[] = {
    FIELD(asked_out, id, .name = "_id", .flags = NULLABLE, .doc = "Id of the question; null: one of our tests"),
    FIELD(asked_out, instrument, .flags = NULLABLE, .doc = "Code of one of our tests; null: a question"),
    FIELD(asked_out, title,           .doc = "Title in the language asked for, else in its first"),
    FIELD(asked_out, type,            .doc = "Type of the question; of our tests fast or softskill"),
    FIELD(asked_out, type_formatted,  .doc = "Type, in the language asked for"),
    FIELD(asked_out, level,           .doc = "Level of skill it needs; empty for one of our tests"),
    FIELD(asked_out, level_formatted, .doc = "Level, in the language asked for"),
    FIELD(asked_out, status,          .doc = "Status of the question; empty when it is not there any more"),
    FIELD(asked_out, weight,          .doc = "Weight in the score"),
    FIELD(asked_out, duration,        .doc = "Minutes to answer; 0 is without limit"),
    FIELD(asked_out, duration_unit,   .doc = "minute"),
    FIELD(asked_out, settings, .flags = OPTIONAL, .doc = "Settings as they were sent"),
};
SHAPE(asked_out);

#define LISTED_FIELDS                                                                                       \
    FIELD(assessment_out, id, .name = "_id", .doc = "Id"),                                                  \
    FIELD(assessment_out, code,              .doc = "What other families' invitations name it by"),         \
    FIELD(assessment_out, name,              .doc = "Name that candidates read"),                           \
    FIELD(assessment_out, status,            .doc = "draft, published or archived"),                        \
    FIELD(assessment_out, status_formatted,  .doc = "Status, in the language asked for"),                   \
    FIELD(assessment_out, built_in,          .doc = "Is it there from the beginning, and not to be changed?"), \
    FIELD(assessment_out, language,          .doc = "Language of its mails and of the first page"),         \
    FIELD(assessment_out, duration,          .doc = "Minutes it takes; 0 is unknown"),                      \
    FIELD(assessment_out, duration_unit,     .doc = "minute"),                                              \
    FIELD(assessment_out, questions_count,   .doc = "Questions and tests it is made of"),                   \
    FIELD(assessment_out, tags, .item = TYPE_TEXT, .doc = "Tags"),                                          \
    FIELD_LIST(assessment_out, skills, coodesh_named, .doc = "Skills it covers"),                           \
    FIELD_OBJECT(assessment_out, career, coodesh_named, .flags = NULLABLE, .doc = "Its career"),            \
    FIELD_OBJECT(assessment_out, author, coodesh_named, .flags = NULLABLE,                                  \
                 .doc = "Who made it; null: an API key, or built in"),                                      \
    FIELD_OBJECT(assessment_out, company, coodesh_named, .doc = "Its workspace"),                           \
    FIELD_OBJECT(assessment_out, attempts, assessment_counts, .doc = "Its attempts, by where they are"),    \
    FIELD(assessment_out, last_interaction, .flags = NULLABLE,                                              \
          .doc = "When somebody was invited last, as Thu, 25 Aug 2022 11:25:35 GMT; null: never"),          \
    FIELD(assessment_out, subaccount_ids,    .doc = "Subaccounts it belongs to"),                           \
    FIELD(assessment_out, created_at, .name = "createdAt", .doc = "When it was made"),                      \
    FIELD(assessment_out, updated_at, .name = "updatedAt", .doc = "Last change, of an attempt at it too")

static const struct field assessment_listed_fields[] = { LISTED_FIELDS };
const struct shape assessment_listed_shape = { "assessment_listed", assessment_listed_fields,
    sizeof assessment_listed_fields / sizeof *assessment_listed_fields, sizeof(struct assessment_out) };

static const struct field assessment_out_fields[] = {
    LISTED_FIELDS,
    FIELD_LIST(assessment_out, questions, asked_out, .doc = "What it is made of, in order"),
    FIELD_LIST(assessment_out, attachments, attachment_out, .doc = "Its files"),
    FIELD(assessment_out, settings, .doc = "Settings as they were sent"),
};
const struct shape assessment_out_shape = { "assessment_out", assessment_out_fields,
    sizeof assessment_out_fields / sizeof *assessment_out_fields, sizeof(struct assessment_out) };

/* --- words --------------------------------------------------------------------------- */

str assessment_status_text(const char *language, str status)
{
    static const struct coodesh_word words[] = {
        { "draft", TEXTS("Draft", "Rascunho", "Borrador", "Entwurf") },
        { "published", TEXTS("Published", "Publicada", "Publicada", "Veröffentlicht") },
        { "archived", TEXTS("Archived", "Arquivada", "Archivada", "Archiviert") },
        { NULL },
    };

    return coodesh_label(words, language, status);
}

/* The vendor's sample has this one time as HTTP headers do. */
static struct json http_date(struct call *c, struct moment at)
{
    static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                                          "Nov", "Dec" };
    time_t    seconds = at.ms / MS_PER_SECOND;
    struct tm tm;

    if (!at.ms || !gmtime_r(&seconds, &tm))
        return (struct json){ STR_NULL };
    return (struct json){ str_printf(c->mem, "\"%s, %02d %s %04d %02d:%02d:%02d GMT\"", days[tm.tm_wday], tm.tm_mday,
                                     months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec) };
}

struct list assessment_tags(struct call *c, str tags)
{
    struct list list = { ARENA_ARRAY(c->mem, str, ASSESSMENT_TAGS_MAX), 0 };

    while (tags.len && list.n < ASSESSMENT_TAGS_MAX)
        ((str *)list.items)[list.n++] = str_cut(&tags, ',');
    return list;
}

str assessment_tags_join(struct call *c, const char *at, struct list tags)
{
    struct buf b = BUF(c->mem);

    for (size_t i = 0; i < tags.n; i++) {
        str tag = str_trim(((const str *)tags.items)[i]);

        if (!tag.len || str_chars(tag) > ASSESSMENT_TAG_CHARS || str_has(tag, ',') || !text_is_line(tag))
            failf(c, 400, str_printf(c->mem, "%s.%zu", at, i).data, "must have 1 to %d characters and no comma",
                  ASSESSMENT_TAG_CHARS);
        buf_printf(&b, "%s%.*s", i ? "," : "", STR_ARG(tag));
    }
    return b.len ? buf_end(&b) : STR("");
}

static int64_t components_of(str instrument)
{
    int64_t n = 0;

    while (instrument.len) {
        component_cut(&instrument);
        n++;
    }
    return n;
}

struct assessment_out assessment_listed(struct call *c, const struct assessed *row, const char *language)
{
    struct assessment_counts *counts = ARENA_NEW(c->mem, struct assessment_counts);

    *counts = (struct assessment_counts){ row->invited, row->started, row->finished };
    return (struct assessment_out){
        .id = { row->id }, .code = row->code, .name = row->name, .status = row->status,
        .status_formatted = assessment_status_text(language, row->status), .language = row->language,
        .duration = (double)row->duration_s / 60, .duration_unit = STR("minute"),
        .questions_count = row->questions_n ? row->questions_n : components_of(row->instrument),
        .built_in = row->id <= ASSESSMENT_OWN, .author = coodesh_named(c, row->author_id, row->author),
        .company = coodesh_named(c, c->workspace_id, row->company),
        .career = coodesh_named(c, row->career_id, row->career), .attempts = counts,
        .skills = coodesh_named_lines(c, row->skills, ASSESSMENT_SKILLS_MAX), .tags = assessment_tags(c, row->tags),
        .settings = { row->settings.text.data ? row->settings.text : STR("{}") },
        .subaccount_ids = row->subaccount_ids, .last_interaction = http_date(c, row->invited_at),
        .created_at = row->created_at, .updated_at = row->modified_at,
    };
}

/* --- what it is made of ------------------------------------------------------------------ */

/* A question of an assessment as the store has it now. */
struct asked { int64_t position, duration_s; str title, type, level, status; struct json titles; };
static const struct field asked_fields[] = {
    FIELD(asked, position), FIELD(asked, duration_s), FIELD(asked, title), FIELD(asked, type), FIELD(asked, level),
    FIELD(asked, status), FIELD(asked, titles),
};
SHAPE(asked);

static void view_question(struct call *c, const struct asked *q, const char *language, struct asked_out *out)
{
    out->title           = question_title(c, q->titles, q->title, language);
    out->type            = q->type;
    out->level           = q->level;
    out->status          = q->status;
    out->type_formatted  = question_type_text(language, q->type);
    out->level_formatted = question_level_text(language, q->level);
    out->duration        = (double)q->duration_s / 60;
}

static void view_test(struct call *c, const char *language, struct asked_out *out)
{
    const struct instrument *test = instrument_of(c, out->instrument);

    if (!test)
        return;
    out->title          = str_of(instrument_title(test, language));
    out->type           = test->test ? STR("fast") : STR("softskill");
    out->type_formatted = question_type_text(language, out->type);
    out->status         = STR("published");
    for (size_t i = 0; i < test->parts_n; i++)
        out->duration += test->parts[i].minutes;
}

/* Of a question of another workspace what is public. */
#define ASKED                                                                                               \
    "SELECT a.position, coalesce(q.duration_s, p.duration_s) AS duration_s, coalesce(q.title, p.title) AS title," \
    " coalesce(q.titles, p.titles) AS titles, coalesce(q.type, p.type) AS type, coalesce(q.level, p.level) AS level," \
    " coalesce(q.status, p.status) AS status FROM assessment_question a LEFT JOIN question q"               \
    " ON q.workspace_id = a.workspace_id AND q.id = a.question_id LEFT JOIN question p ON p.id = a.question_id" \
    " AND p.scope = 'public' AND p.status = 'published' AND q.id IS NULL WHERE a.workspace_id = :workspace_id" \
    " AND a.assessment_id = :id AND a.question_id IS NOT NULL"                                              \
    " AND (q.id IS NOT NULL OR p.id IS NOT NULL) ORDER BY a.position"

static struct list questions_of(struct call *c, const struct assessed *row, const char *language)
{
    struct list                   items = assessment_items(c, row->id);
    struct list                   known = db_rows_with(c, WITH(assessed, row), ASKED, &asked_shape, COMPONENTS_MAX);
    const struct assessment_item *item = items.items;
    struct asked_out             *list = ARENA_ARRAY(c->mem, struct asked_out, items.n + 1);
    size_t                        at = 0;

    for (size_t i = 0; i < items.n; i++) {
        const struct asked *q = (const struct asked *)known.items + at;

        list[i] = (struct asked_out){ .id = { item[i].question_id > 0 ? item[i].question_id : 0 },
                                      .instrument = item[i].instrument, .weight = item[i].weight,
                                      .settings = { item[i].settings }, .title = STR(""), .type = STR(""),
                                      .type_formatted = STR(""), .level = STR(""), .level_formatted = STR(""),
                                      .status = STR(""), .duration_unit = STR("minute") };
        if (at < known.n && q->position == item[i].position) {
            view_question(c, q, language, &list[i]);
            at++;
        } else if (item[i].instrument.data) {
            view_test(c, language, &list[i]);
        }
    }
    return (struct list){ list, items.n };
}

bool assessment_reply(struct call *c, int64_t id)
{
    const char           *language = coodesh_language(c);
    struct assessed       row = { 0 };
    struct assessment_out out;

    if (!assessed_find(c, id, &row))
        return false;
    out             = assessment_listed(c, &row, language);
    out.questions   = questions_of(c, &row, language);
    out.attachments = assessment_files(c, id);
    return reply(c, &out);
}
