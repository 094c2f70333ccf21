/* question_pool.c - what forms are made of, and whether a pool suffices for an adaptive test.
 *
 * Operations: questions.fields, questions.cat_readiness.
 * The pool of a fast question is what the client names: ids of questions, or numbers (from 1)
 * of the parts that the fast question itself holds.  What is archived or not enabled does
 * not count.
 * Tables: question, question_term, term.
 */
#include "api/coodesh/questions.h"
#include "api/coodesh/words.h"
#include "domain/question_pool.h"

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

static struct list warnings_of(struct call *c, const struct question_pool *pool)
{
    const char *language = coodesh_language(c);
    struct list lacks = question_pool_lacks(pool);
    struct list list = { ARENA_ARRAY(c->mem, struct pool_warning, lacks.n + 1), lacks.n };

    for (size_t i = 0; i < lacks.n; i++) {
        const struct pool_lack *lack = (const struct pool_lack *)lacks.items + i;

        ((struct pool_warning *)list.items)[i] = (struct pool_warning){
            lack->level, question_level_text(language, lack->level), lack->skill, lack->count, POOL_MINIMUM };
    }
    return list;
}

static bool questions_cat_readiness(struct call *c)
{
    struct pool_in      *in = c->in;
    struct question_row  q = { 0 };
    struct question_pool pool;
    struct pool_out      out;

    if (!question_find(c, in->id.n, &q) || !question_pool_read(c, &q, in->question_ids, &pool))
        return false;
    out = (struct pool_out){ .ready = pool.ready, .questions = (int64_t)pool.n,
                             .skills = { pool.skills, pool.skills_n }, .warnings = warnings_of(c, &pool) };
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
