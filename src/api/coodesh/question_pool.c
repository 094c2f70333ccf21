/* question_pool.c - what forms are made of, and whether a pool suffices for an adaptive test.
 *
 * Operations: questions.fields, questions.cat_readiness.
 * The pool of a fast question is what the client names: ids of questions, or numbers (from 1)
 * of the parts that the fast question itself holds.  What is archived or not enabled does
 * not count.
 * Tables: question, question_term, term.
 */
#include <string.h>
#include "api/coodesh/questions.h"
#include "api/coodesh/words.h"
#include "domain/pool.h"
#include "domain/term.h"

#define POOL_MAX   500
#define SKILLS_MAX 200

/* --- fields --------------------------------------------------------------------------------- */

struct fields_out { struct list types, levels, statuses, kinds, duration_units, languages, scopes;
                    int64_t title_max, description_max, choice_max, questions_max, attachments_max; };
static const struct field fields_out_fields[] = {
    FIELD_LIST(fields_out, types, coodesh_choice,              .doc = "Types of questions"),
    FIELD_LIST(fields_out, levels, coodesh_choice,             .doc = "Levels"),
    FIELD_LIST(fields_out, statuses, coodesh_choice,           .doc = "Statuses"),
    FIELD(fields_out, kinds, .item = TYPE_TEXT,        .doc = "How a simple question is answered"),
    FIELD(fields_out, duration_units, .item = TYPE_TEXT, .doc = "Units of the duration"),
    FIELD(fields_out, languages, .item = TYPE_TEXT,    .doc = "Languages of headings"),
    FIELD(fields_out, scopes, .item = TYPE_TEXT,       .doc = "Scopes"),
    FIELD(fields_out, title_max,                       .doc = "Most characters of a title"),
    FIELD(fields_out, description_max,                 .doc = "Most characters of a description"),
    FIELD(fields_out, choice_max,                      .doc = "Most characters of a choice"),
    FIELD(fields_out, questions_max,                   .doc = "Most questions of a fast one"),
    FIELD(fields_out, attachments_max,                 .doc = "Most attachments of a question"),
};
SHAPE(fields_out);

static struct list words_of(struct call *c, const char *words)
{
    struct list list = { ARENA_ARRAY(c->mem, str, 20), 0 };

    for (str rest = str_of(words); rest.len;)
        ((str *)list.items)[list.n++] = str_cut(&rest, '|');
    return list;
}

static bool questions_fields(struct call *c)
{
    struct fields_out out = {
        .types = coodesh_choices_of(c, QUESTION_TYPES, question_type_text),
        .levels = coodesh_choices_of(c, QUESTION_LEVELS, question_level_text),
        .statuses = coodesh_choices_of(c, "created|published|archived", question_status_text),
        .kinds = words_of(c, QUESTION_KINDS), .duration_units = words_of(c, "minute|hour|day"),
        .languages = words_of(c, "en|pt|es|de"), .scopes = words_of(c, "private|public"),
        .title_max = QUESTION_TITLE_MAX, .description_max = QUESTION_DESCRIPTION_MAX,
        .choice_max = QUESTION_CHOICE_MAX, .questions_max = QUESTION_ASKED_MAX, .attachments_max = 15,
    };

    return reply(c, &out);
}

/* --- readiness ------------------------------------------------------------------------------- */

struct pool_in { struct id id; str question_ids; };
static const struct field pool_in_fields[] = {
    FIELD(pool_in, id, .flags = REQUIRED, .doc = "Id of a fast question"),
    FIELD(pool_in, question_ids, .flags = REQUIRED, .max = 13000,
          .doc = "Its pool, with commas: ids of questions, or numbers from 1 of its own parts"),
};
SHAPE(pool_in);

struct pool_warning { str bucket, bucket_formatted, skill; int64_t count, minimum; };
static const struct field pool_warning_fields[] = {
    FIELD(pool_warning, bucket,           .doc = "Level"),
    FIELD(pool_warning, bucket_formatted, .doc = "Level, in the language asked for"),
    FIELD(pool_warning, skill, .flags = NULLABLE, .doc = "Skill; null: the pool names none"),
    FIELD(pool_warning, count,            .doc = "Questions there are"),
    FIELD(pool_warning, minimum,          .doc = "Questions there must be"),
};
SHAPE(pool_warning);

struct pool_out { bool ready; int64_t questions; struct list skills, warnings; };
static const struct field pool_out_fields[] = {
    FIELD(pool_out, ready,                          .doc = "Is nothing missing?"),
    FIELD(pool_out, questions,                      .doc = "Questions that count"),
    FIELD(pool_out, skills, .item = TYPE_TEXT,      .doc = "Skills of the pool"),
    FIELD_LIST(pool_out, warnings, pool_warning,    .doc = "What is missing"),
};
SHAPE(pool_out);

struct pool {
    struct call          *c;
    const json_t         *parts; /* of the fast question */
    struct pool_question *questions;
    size_t                n;
    str                  *skills;
    size_t                skills_n;
};

/* The place of a skill in the pool, which gets it when it is new.  Too many are one. */
static size_t skill_place(struct pool *p, str name)
{
    size_t i = 0;

    while (i < p->skills_n && !str_eq(p->skills[i], name))
        i++;
    if (i == SKILLS_MAX)
        return SKILLS_MAX - 1;
    if (i == p->skills_n)
        p->skills[p->skills_n++] = name;
    return i;
}

static void pool_put(struct pool *p, str level, struct list names)
{
    size_t *places = ARENA_ARRAY(p->c->mem, size_t, names.n + 1), n = 0;

    for (size_t i = 0; i < names.n; i++) {
        size_t place = skill_place(p, ((str *)names.items)[i]), before = 0;

        while (before < n && places[before] != place)
            before++;
        if (before == n)
            places[n++] = place;
    }
    p->questions[p->n++] = (struct pool_question){ question_level(level), places, n };
}

/* A part of the fast question names its skills by id or by name. */
static struct list part_skills(struct pool *p, const json_t *list)
{
    struct list names = { ARENA_ARRAY(p->c->mem, str, json_array_size(list) + 1), 0 };

    for (size_t i = 0; i < json_array_size(list); i++) {
        str         name = str_copy(p->c->mem, json_str(json_array_get(list, i)));
        struct term term = { .id = question_id_read(name) };

        if (term.id)
            db_str_with(p->c, (struct db_source){ &term_shape, &term }, "SELECT name FROM term WHERE"
                        " workspace_id = :workspace_id AND id = :id", &name);
        ((str *)names.items)[names.n++] = name;
    }
    return names;
}

struct topic { str name; };
static const struct field topic_fields[] = { FIELD(topic, name) };
SHAPE(topic);

static struct list question_skills(struct pool *p, const struct question_row *q)
{
    struct list rows = db_rows_with(p->c, (struct db_source){ &question_row_shape, q }, "SELECT t.name FROM"
        " question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id"
        " WHERE t.taxonomy = 'skill' AND x.workspace_id = :owner_id AND x.question_id = :id ORDER BY t.name_fold",
        &topic_shape, QUESTION_TERMS_MAX);

    return rows; /* a struct of one text is that text */
}

static bool add_question(struct pool *p, str id)
{
    struct question_row q = { 0 };

    if (!question_find(p->c, question_id_read(id), &q)) {
        p->c->errors_n = 0;
        return failf(p->c, 400, "question_ids", "%.*s is no question", STR_ARG(id));
    }
    if (!str_is(q.status, "archived"))
        pool_put(p, q.level, question_skills(p, &q));
    return true;
}

static bool add_part(struct pool *p, str number)
{
    int64_t       i;
    const json_t *part;

    if (!str_to_int(number, &i) || i < 1 || (size_t)i > json_array_size(p->parts))
        return failf(p->c, 400, "question_ids", "%.24s must be an id, or a number of a part of this question",
                     number.data);
    part = json_array_get(p->parts, (size_t)i - 1);
    if (json_is_string(part))
        return add_question(p, str_copy(p->c->mem, json_str(part)));
    if (!json_is_false(json_object_get(part, "enabled")))
        pool_put(p, json_str(json_object_get(part, "level")), part_skills(p, json_object_get(part, "skills")));
    return true;
}

static bool pool_read(struct pool *p, str ids)
{
    while (ids.len) {
        str id = str_copy(p->c->mem, str_trim(str_cut(&ids, ',')));

        if (!id.len)
            continue;
        if (p->n == POOL_MAX)
            return failf(p->c, 400, "question_ids", "must be at most %d", POOL_MAX);
        if (!(question_id_read(id) ? add_question(p, id) : add_part(p, id)))
            return false;
    }
    return true;
}

static struct list warnings_of(struct pool *p, const size_t *counts)
{
    static const char *const levels[POOL_LEVELS] = { "beginner", "intermediate", "advanced" };
    const char              *language = coodesh_language(p->c);
    size_t                   cells = (p->skills_n ? p->skills_n : 1) * POOL_LEVELS;
    struct list              list = { ARENA_ARRAY(p->c->mem, struct pool_warning, cells), 0 };

    for (size_t i = 0; i < cells; i++) {
        str level = str_of(levels[i % POOL_LEVELS]);

        if (counts[i] < POOL_MINIMUM)
            ((struct pool_warning *)list.items)[list.n++] = (struct pool_warning){
                level, question_level_text(language, level), p->skills_n ? p->skills[i / POOL_LEVELS] : STR_NULL,
                (int64_t)counts[i], POOL_MINIMUM };
    }
    return list;
}

static bool questions_cat_readiness(struct call *c)
{
    struct pool_in     *in = c->in;
    struct question_row q = { 0 };
    struct pool         p = { .c = c, .questions = ARENA_ARRAY(c->mem, struct pool_question, POOL_MAX + 1),
                              .skills = ARENA_ARRAY(c->mem, str, SKILLS_MAX) };
    size_t             *counts = ARENA_ARRAY(c->mem, size_t, SKILLS_MAX * POOL_LEVELS);
    struct pool_out     out = { 0 };

    if (!question_find(c, in->id.n, &q))
        return false;
    if (!str_is(q.type, "fast"))
        return fail(c, 400, NULL, "only a fast question has a pool");
    p.parts = json_object_get(question_asked(q.type, question_document(c, &q)), "questions");
    if (!pool_read(&p, in->question_ids))
        return false;
    out.ready     = pool_count(p.questions, p.n, p.skills_n, counts);
    out.questions = (int64_t)p.n;
    out.skills    = (struct list){ p.skills, p.skills_n };
    out.warnings  = warnings_of(&p, counts);
    return reply(c, &out);
}

const struct op coodesh_question_pool_ops[] = {
    { OP("questions.fields"), .method = GET, .path = "/questions/fields", .perm = PERM_PUBLIC,
      .summary = "What forms for questions are made of", .out = &fields_out_shape, .status = 200,
      .run = questions_fields, .source = "coodesh.openapi.json getQuestionFields" },
    { OP("questions.cat_readiness"), .method = GET, .path = "/questions/{id}/cat-readiness",
      .perm = PERM_READ_QUESTION, .summary = "Does a pool suffice for an adaptive test?", .in = &pool_in_shape,
      .out = &pool_out_shape, .status = 200, .run = questions_cat_readiness,
      .source = "coodesh.openapi.json getCatReadiness, PSYCHOMETRICS.md 7" },
    { 0 }
};
