/* question_build.c - from the document of a question to the snapshot that is sat.
 *
 * The document has been checked as whole (question_check.c): here nothing is asked twice.
 * What no rule told apart before, authored_read() does in the end.
 */
#include <math.h>
#include <string.h>
#include "domain/adaptive_pool.h"
#include "domain/authored.h"
#include "domain/json_write.h"
#include "domain/language.h"
#include "domain/question.h"
#include "domain/question_code.h"
#include "domain/test.h"

#define AUDIO_TYPES      "audio/mpeg,audio/mp4,audio/ogg,audio/wav,audio/webm"
#define VIDEO_TYPES      "video/mp4,video/webm,video/quicktime"
#define WHITEBOARD_TYPES "image/png,image/jpeg,image/webp,application/pdf"
#define FILE_TYPES       "application/pdf,image/png,image/jpeg,text/plain,text/csv,text/markdown,application/zip," \
                         "application/vnd.openxmlformats-officedocument.wordprocessingml.document," \
                         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#define USUAL_MINUTES_MAX 20 /* of short questions, one a minute; of a pool nobody gets all */

/* How a kind is answered; `limit` characters where it is a text. */
static const struct kind {
    const char *name, *type;
    bool        review;
    int         limit;
    const char *accept;
} kinds[] = {
    { "radio_multiple", "single", false, 0, NULL },
    { "checkbox_multiple", "multiple", false, 0, NULL },
    { "number", "number", false, 0, NULL },
    { "text", "text", true, 1000, NULL },
    { "link", "link", true, 2000, NULL },
    { "essay", "essay", true, 20000, NULL },
    { "audio", "audio", true, 0, AUDIO_TYPES },
    { "video", "video", true, 0, VIDEO_TYPES },
    { "file", "file", true, 0, FILE_TYPES },
    { "whiteboard", "whiteboard", true, 0, WHITEBOARD_TYPES },
    { "freecoding", "code", true, 0, NULL },
    { "coding", "code", false, 0, NULL },
    { "sql", "sql", false, 0, NULL },
};

struct builder {
    struct call *c;
    struct buf   out;
    const json_t *settings; /* of the question, where code and SQL may have their members too */
    const char  *language; /* of a text that names none */
    str          skills[TEST_SKILLS_MAX]; /* names */
    size_t       skills_n, asked_n;
};

static const struct kind *kind_of(str name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(name, kinds[i].name))
            return &kinds[i];
    return &kinds[0]; /* unless it says its kind, it is a choice of one */
}

/* --- texts ------------------------------------------------------------------------ */

/* T of question.h as the texts of a snapshot; nothing for none. */
static void text_write(struct builder *b, const char *name, const json_t *text)
{
    if (json_is_string(text)) {
        write_open(&b->out, name, '{');
        write_text(&b->out, b->language, json_string_value(text));
        buf_char(&b->out, '}');
    } else if (json_is_object(text)) {
        write_member(&b->out, name);
        buf_str(&b->out, json_text(b->c->mem, text));
    }
}

/* A member of the heading, in all its languages. */
static void heading_write(struct builder *b, const char *name, const json_t *locale, const char *member)
{
    size_t start = b->out.len, n = 0;

    write_open(&b->out, name, '{');
    for (size_t i = 0; i < json_array_size(locale); i++) {
        const json_t *one = json_array_get(locale, i), *text = json_object_get(one, member);

        if (!json_string_length(text))
            continue;
        write_text(&b->out, json_string_value(json_object_get(one, "code")), json_string_value(text));
        n++;
    }
    buf_char(&b->out, '}');
    if (!n)
        b->out.len = start;
}

/* --- skills ------------------------------------------------------------------------ */

struct skill_of { int64_t id; str name; };
static const struct field skill_of_fields[] = { FIELD(skill_of, id), FIELD(skill_of, name) };
SHAPE(skill_of);

/* The place of a skill among those of the test; what does not fit counts for the last. */
static size_t skill_place(struct builder *b, str name)
{
    size_t i = 0;

    while (i < b->skills_n && !str_eq(b->skills[i], name))
        i++;
    if (i == TEST_SKILLS_MAX)
        return TEST_SKILLS_MAX - 1;
    if (i == b->skills_n)
        b->skills[b->skills_n++] = name;
    return i;
}

/* The first skill that a part of a fast question names, by id or by name. */
static str skill_named(struct builder *b, const json_t *asked)
{
    str             name = json_str(json_array_get(json_object_get(asked, "skills"), 0));
    struct skill_of skill = { .id = question_id_read(name) };

    if (skill.id && !db_str_with(b->c, WITH(skill_of, &skill), "SELECT name FROM term WHERE id = :id"
                                 " AND workspace_id = :workspace_id", &name))
        return STR_NULL;
    return name;
}

static str skill_first(struct builder *b, const struct question_row *q)
{
    struct skill_of skill = { .id = q->id };
    str             name = STR_NULL;

    db_str_with(b->c, WITH(skill_of, &skill), "SELECT t.name FROM question q JOIN question_term x"
                " ON x.workspace_id = q.workspace_id AND x.question_id = q.id JOIN term t"
                " ON t.workspace_id = q.workspace_id AND t.id = x.term_id AND t.taxonomy = 'skill'"
                " WHERE q.id = :id AND (q.workspace_id = :workspace_id OR q.scope = 'public')"
                " ORDER BY t.name_fold LIMIT 1", &name);
    return name;
}

/* --- one thing that is asked ------------------------------------------------------- */

static void choices_write(struct builder *b, const json_t *choices)
{
    size_t  i;
    json_t *choice;

    write_open(&b->out, "options", '[');
    json_array_foreach((json_t *)(uintptr_t)choices, i, choice) {
        const json_t *credit = json_object_get(choice, "credit");

        write_item(&b->out);
        buf_char(&b->out, '{');
        text_write(b, "text", json_object_get(choice, "text"));
        write_number(&b->out, "credit", json_is_number(credit) ? json_number_value(credit)
                                        : json_is_true(json_object_get(choice, "correct")));
        buf_char(&b->out, '}');
    }
    buf_char(&b->out, ']');
}

static double number_of(const json_t *asked, const char *name, double otherwise)
{
    const json_t *value = json_object_get(asked, name);

    return json_is_number(value) ? json_number_value(value) : otherwise;
}

static void accept_write(struct builder *b, const struct kind *kind, const json_t *asked)
{
    const json_t *own = json_object_get(asked, "accept");
    struct buf    accept = BUF(b->c->mem);

    for (size_t i = 0; i < json_array_size(own); i++)
        buf_printf(&accept, "%s%s", i ? "," : "", json_string_value(json_array_get(own, i)));
    write_text(&b->out, "accept", accept.len ? buf_end(&accept).data : kind->accept);
    write_int(&b->out, "max_bytes",
              (int64_t)(number_of(asked, "max_megabytes", QUESTION_FILE_MEGABYTES) * (1 << 20)));
}

static void number_write(struct builder *b, const json_t *asked)
{
    write_number(&b->out, "number", number_of(asked, "answer", NAN));
    write_number(&b->out, "tolerance", number_of(asked, "tolerance", 0));
    write_number(&b->out, "min", -1e9);
    write_number(&b->out, "max", 1e9);
    if (json_is_string(json_object_get(asked, "unit")))
        write_text(&b->out, "unit", json_string_value(json_object_get(asked, "unit")));
}

static bool is_task(const struct kind *kind)
{
    return strcmp(kind->type, "code") == 0 || strcmp(kind->type, "sql") == 0;
}

/* What code or SQL is about; code without tests waits for a person.  Fails 400. */
static bool task_write(struct builder *b, const struct kind *kind, const json_t *asked)
{
    bool free;

    if (strcmp(kind->type, "sql") == 0)
        return question_sql_write(b->c, &b->out, asked, b->settings);
    if (!question_code_write(b->c, &b->out, asked, b->settings, &free))
        return false;
    if (free)
        write_bool(&b->out, "review", true);
    return true;
}

/* How anything else is answered. */
static void answer_write(struct builder *b, const struct kind *kind, const json_t *asked)
{
    if (kind->review)
        write_bool(&b->out, "review", true);
    if (strcmp(kind->type, "number") == 0)
        number_write(b, asked);
    else if (kind->accept)
        accept_write(b, kind, asked);
    else if (!kind->review)
        choices_write(b, json_object_get(asked, "choices"));
    if (kind->limit) {
        write_number(&b->out, "min", number_of(asked, "min_words", 0));
        write_number(&b->out, "max", number_of(asked, "max_characters", kind->limit));
    }
}

/* Opens the next question; its texts and the bracket are the caller's.  Fails 400. */
static bool asked_open(struct builder *b, const struct kind *kind, const json_t *asked, str level, str skill)
{
    write_item(&b->out);
    buf_char(&b->out, '{');
    write_text(&b->out, "id", str_printf(b->c->mem, "%zu", ++b->asked_n).data);
    write_text(&b->out, "type", kind->type);
    write_int(&b->out, "level", question_level(level));
    write_number(&b->out, "weight", number_of(asked, "weight", 1));
    if (skill.len)
        write_int(&b->out, "skill", (int64_t)skill_place(b, skill));
    if (is_task(kind)) {
        if (!task_write(b, kind, asked))
            return false;
    } else {
        answer_write(b, kind, asked);
    }
    text_write(b, "explanation", json_object_get(asked, "explanation"));
    return true;
}

/* The question whose heading is what is asked. */
static bool headed_write(struct builder *b, const struct kind *kind, const json_t *document, const json_t *asked,
                         str level, str skill)
{
    if (!asked_open(b, kind, asked, level, skill))
        return false;
    heading_write(b, "text", json_object_get(document, "locale"), "title");
    heading_write(b, "stimulus", json_object_get(document, "locale"), "description");
    buf_char(&b->out, '}');
    return true;
}

/* --- the types ---------------------------------------------------------------------- */

/* A part of a fast question that stands by itself. */
static bool referred_write(struct builder *b, size_t i, str id)
{
    struct question_row q = { 0 };
    const char         *field = str_printf(b->c->mem, "fast.questions.%zu", i).data;
    const json_t       *document, *asked;

    if (!question_find(b->c, question_id_read(id), &q)) {
        b->c->errors_n--;
        return fail(b->c, 400, field, "no such question");
    }
    document = question_document(b->c, &q);
    asked    = question_asked(q.type, document);
    if (!str_is(q.type, "question"))
        return fail(b->c, 400, field, "must be a question of type question");
    if (!question_check(b->c, q.type, document, true))
        return fail(b->c, 400, field, "is not complete");
    return headed_write(b, kind_of(json_str(json_object_get(asked, "type"))), document, asked, q.level,
                        skill_first(b, &q));
}

static bool fast_write(struct builder *b, const json_t *asked)
{
    json_t *list = json_object_get(asked, "questions"), *one;
    bool    good = true;
    size_t  i;

    json_array_foreach(list, i, one) {
        if (json_is_string(one)) {
            good &= referred_write(b, i, json_str(one));
        } else if (json_is_false(json_object_get(one, "enabled"))) {
            b->asked_n++; /* the others keep their numbers */
        } else {
            good &= asked_open(b, kind_of(json_str(json_object_get(one, "type"))), one,
                               json_str(json_object_get(one, "level")), skill_named(b, one));
            text_write(b, "text", json_object_get(one, "title"));
            text_write(b, "stimulus", json_object_get(one, "description"));
            buf_char(&b->out, '}');
        }
    }
    return good;
}

/* Each thing said in a conversation is answered by a text. */
static void said_write(struct builder *b, const json_t *asked)
{
    size_t  i;
    json_t *one;

    json_array_foreach(json_object_get(asked, "questions"), i, one) {
        asked_open(b, kind_of(STR("essay")), asked, STR_NULL, STR_NULL);
        text_write(b, "text", one);
        buf_char(&b->out, '}');
    }
}

static bool asked_write(struct builder *b, const struct question_row *q, const json_t *document)
{
    const json_t *asked = question_asked(q->type, document);
    str           kind = q->type;

    if (str_is(q->type, "fast"))
        return fast_write(b, asked);
    if (str_is(q->type, "conversational") && json_array_size(json_object_get(asked, "questions"))) {
        said_write(b, asked);
        return true;
    }
    if (str_is(q->type, "conversational"))
        kind = STR("essay");
    else if (str_is(q->type, "question"))
        kind = json_str(json_object_get(asked, "type"));
    else if (str_is(q->type, "project"))
        kind = str_is(json_str(json_object_get(asked, "delivery")), "file") ? STR("file") : STR("link");
    return headed_write(b, kind_of(kind), document, asked, q->level, skill_first(b, q));
}

static void skills_write(struct builder *b)
{
    if (!b->skills_n)
        return;
    write_open(&b->out, "skills", '[');
    for (size_t i = 0; i < b->skills_n; i++) {
        write_item(&b->out);
        buf_text(&b->out, "{\"en\":");
        buf_json(&b->out, b->skills[i]);
        buf_char(&b->out, '}');
    }
    buf_char(&b->out, ']');
}

/* Those whose description belongs to all that is asked show it before they begin. */
static bool has_parts(const struct question_row *q, const json_t *document)
{
    return str_is(q->type, "fast") || (str_is(q->type, "conversational") &&
           json_array_size(json_object_get(question_asked(q->type, document), "questions")));
}

/* The pool of an adaptive test, made of what was written so far. */
static bool pool_of(struct builder *b, const struct question_row *q, const json_t *document)
{
    const json_t *asked = question_asked(q->type, document);
    const char   *message = NULL;
    struct buf    whole = BUF(b->c->mem);
    json_t       *so_far;

    if (!str_is(q->type, "fast") || !pool_is_adaptive(asked))
        return true;
    buf_str(&whole, (str){ b->out.data, b->out.len });
    buf_char(&whole, '}');
    if (!(so_far = json_read(buf_end(&whole), JSON_DEPTH_MAX, &message)))
        return fail(b->c, 400, "fast", message);
    call_defer(b->c, json_close, so_far);
    pool_write(b->c, &b->out, q->id, asked, so_far);
    return true;
}

/* The minutes that people usually need, where the author has said none: our estimate. */
static int64_t usual_minutes(const struct question_row *q, size_t asked_n)
{
    static const struct { const char *type; int minutes; } whole[] = {
        { "coding", 30 }, { "freecoding", 30 }, { "sql", 20 }, { "essay", 20 }, { "whiteboard", 15 }, { "project", 60 },
        { "audio", 5 }, { "video", 5 },
    };

    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (str_is(q->type, whole[i].type))
            return whole[i].minutes;
    return asked_n < USUAL_MINUTES_MAX ? (int64_t)asked_n : USUAL_MINUTES_MAX;
}

bool question_build(struct call *c, const struct question_row *q, const json_t *document, str *snapshot)
{
    const json_t  *locale = json_object_get(document, "locale");
    struct builder b = { .c = c, .out = BUF(c->mem),
                         .language = json_string_value(json_object_get(json_array_get(locale, 0), "code")) };
    const char    *message = NULL;

    if (question_word("coding|freecoding|sql", q->type))
        b.settings = json_object_get(document, "settings");
    buf_char(&b.out, '{');
    heading_write(&b, "title", locale, "title");
    if (has_parts(q, document))
        heading_write(&b, "instructions", locale, "description");
    write_bool(&b.out, "limited", q->duration_s > 0);
    write_open(&b.out, "questions", '[');
    if (!asked_write(&b, q, document))
        return false;
    buf_char(&b.out, ']');
    write_int(&b.out, "minutes", q->duration_s ? (q->duration_s + 59) / 60 : usual_minutes(q, b.asked_n));
    skills_write(&b);
    if (!pool_of(&b, q, document))
        return false;
    buf_char(&b.out, '}');
    *snapshot = buf_end(&b.out);
    return authored_read(c->mem, STR("q:0"), *snapshot, &message) || fail(c, 400, q->type.data, message);
}
