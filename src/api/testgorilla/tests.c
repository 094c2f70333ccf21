/* tests.c - the library: what an assessment can be made of.
 *
 * Operations: tests.list.
 * The id of a test is that of the built-in assessment which is this test alone.
 */
#include <stdlib.h>
#include "api/testgorilla/testgorilla.h"
#include "domain/accept_language.h"
#include "domain/authored.h"

/* --- the table ------------------------------------------------------------- */

enum kind { KIND_ABILITY = 1, KIND_PERSONALITY, KIND_PRACTICE, KIND_OWN };

struct kind_view { int64_t id; str name; bool visible; };
static const struct field kind_view_fields[] = {
    FIELD(kind_view, id,      .doc = "Number of the kind"),
    FIELD(kind_view, name,    .doc = "What tests of this kind measure"),
    FIELD(kind_view, visible, .doc = "Is it shown as a filter?"),
};
SHAPE(kind_view);

static const struct translated kind_names[] = {
    [KIND_ABILITY]     = TEXTS("Ability", "Capacidade", "Capacidad", "Fähigkeit"),
    [KIND_PERSONALITY] = TEXTS("Personality", "Personalidade", "Personalidad", "Persönlichkeit"),
    [KIND_PRACTICE]    = TEXTS("Practice", "Prática", "Práctica", "Übung"),
    [KIND_OWN]         = TEXTS("Custom questions", "Perguntas próprias", "Preguntas propias", "Eigene Fragen"),
};

/* What has no key; question tests have the ids 11, 12, ... */
static const struct {
    int64_t                  id;
    enum kind                kind;
    const struct instrument *instrument;
} questionnaires[] = {
    { 1, KIND_PERSONALITY, &instrument_b5 },    { 4, KIND_PERSONALITY, &instrument_disc },
    { 5, KIND_PERSONALITY, &instrument_drives }, { 6, KIND_PERSONALITY, &instrument_types },
    { 91, KIND_PRACTICE, &instrument_sample },  { 92, KIND_PRACTICE, &instrument_timed },
};
#define QUESTIONNAIRES      (sizeof questionnaires / sizeof questionnaires[0])
#define QUESTION_TESTS_FROM 10

struct skill_view { int64_t id, question_count; str description, preview; };
static const struct field skill_view_fields[] = {
    FIELD(skill_view, id,             .doc = "Number of the skill in its test"),
    FIELD(skill_view, description,    .doc = "What it is"),
    FIELD(skill_view, preview,        .flags = NULLABLE, .doc = "A sample question; none is shown"),
    FIELD(skill_view, question_count, .doc = "How many questions ask for it"),
};
SHAPE(skill_view);

static const struct field tg_question_fields[] = {
    FIELD(tg_question, id,       .doc = "Place in the test, from 1"),
    FIELD(tg_question, question, .doc = "What is asked"),
    FIELD(tg_question, type,     .doc = "Kind of answer", .example = "single"),
    FIELD(tg_question, answer,   .doc = "The answer of a result, as it is stored; else null"),
};
const struct shape tg_question_shape = { "tg_question", tg_question_fields,
                                         sizeof tg_question_fields / sizeof tg_question_fields[0],
                                         sizeof(struct tg_question) };

static const struct field tg_test_fields[] = {
    FIELD(tg_test, id,                    .doc = "Number of the test: test_id of its results"),
    FIELD(tg_test, status,                .doc = "State of the test", .example = "published"),
    FIELD(tg_test, name,                  .doc = "Name"),
    FIELD(tg_test, duration,              .flags = NULLABLE, .doc = "Time limit, seconds; null without one"),
    FIELD(tg_test, content_type_name,     .doc = "Kind of record", .example = "test"),
    FIELD_LIST(tg_test, custom_questions, tg_question, .doc = "Questions that the workspace wrote"),
    FIELD(tg_test, algorithm,             .one_of = TG_ALGORITHMS, .doc = "How it is scored"),
    FIELD(tg_test, is_premium,            .doc = "Does it cost extra? Never"),
    FIELD(tg_test, is_private_test,       .doc = "Is it of this workspace alone?"),
    FIELD(tg_test, num_preview_questions, .doc = "Questions shown as a sample"),
    FIELD_LIST(tg_test, type, kind_view,  .doc = "What kinds of test it is"),
    FIELD_LIST(tg_test, covered_skills, skill_view, .doc = "What a question test asks for"),
};
const struct shape tg_test_shape = { "tg_test", tg_test_fields, sizeof tg_test_fields / sizeof tg_test_fields[0],
                                     sizeof(struct tg_test) };

/* --- one test ---------------------------------------------------------------- */

const char *tg_language(struct call *c)
{
    const char *wanted = c->request ? accept_language(c->request->header(c->request, "Accept-Language")) : NULL;

    return wanted ? wanted : "en";
}

static struct list kinds_of(struct call *c, enum kind kind)
{
    struct kind_view *view = ARENA_NEW(c->mem, struct kind_view);

    *view = (struct kind_view){ kind, str_of(translated_text(&kind_names[kind], tg_language(c))), true };
    return (struct list){ view, 1 };
}

static struct list skills_of(struct call *c, const struct test *t)
{
    size_t             n = test_skills(t);
    struct skill_view *skills = ARENA_ARRAY(c->mem, struct skill_view, n);

    for (size_t s = 0; s < n; s++)
        skills[s] = (struct skill_view){ .id = (int64_t)s + 1,
                                         .description = str_of(translated_text(&t->skills[s], tg_language(c))) };
    for (int q = 0; q < t->questions_n; q++)
        skills[t->questions[q].skill].question_count++;
    return (struct list){ skills, n };
}

static struct json answer_to(const struct question *q, struct list answers)
{
    const struct answer *a = answers.items;

    for (size_t i = 0; i < answers.n; i++)
        if (str_is(a[i].item_id, q->id))
            return (struct json){ a[i].value };
    return (struct json){ STR_NULL };
}

struct list tg_questions_of(struct call *c, const struct test *t, struct list answers)
{
    struct tg_question *list = ARENA_ARRAY(c->mem, struct tg_question, (size_t)t->questions_n + 1);
    size_t              n = 0;

    for (int i = 0; i < t->questions_n; i++) {
        struct tg_question q = { i + 1, str_of(translated_text(&t->questions[i].text, tg_language(c))),
                                 str_of(item_type_name(t->questions[i].type)), answer_to(&t->questions[i], answers) };

        if (!t->adaptive || !answers.n || q.answer.text.len) /* of a pool, what the candidate was asked */
            list[n++] = q;
    }
    return (struct list){ list, n };
}

/* What a workspace wrote is not in the library: all of it goes under one number. */
static void own_fill(struct call *c, const struct instrument *i, struct tg_test *test)
{
    test->id               = TG_OWN_TEST;
    test->algorithm        = STR("custom_questions");
    test->is_private_test  = true;
    test->custom_questions = tg_questions_of(c, i->test, (struct list){ 0 });
    test->type             = kinds_of(c, KIND_OWN);
}

struct tg_test tg_test_of(struct call *c, const struct instrument *i)
{
    struct tg_test test = { .status = STR("published"), .name = str_of(instrument_title(i, tg_language(c))),
                            .duration = INT_NULL, .content_type_name = STR("test"), .custom_questions = TG_EMPTY,
                            .algorithm = str_of(scoring_algorithm(i)), .covered_skills = TG_EMPTY };
    enum kind      kind = KIND_ABILITY;

    if (i->test) {
        test.id             = QUESTION_TESTS_FROM + i->test->number;
        test.duration       = i->test->unlimited ? INT_NULL : 60 * i->test->minutes;
        test.covered_skills = skills_of(c, i->test);
    }
    for (size_t q = 0; q < QUESTIONNAIRES; q++)
        if (questionnaires[q].instrument == i) {
            test.id = questionnaires[q].id;
            kind    = questionnaires[q].kind;
        }
    test.type = kinds_of(c, kind);
    if (i->test && str_starts(str_of(i->code), AUTHORED_PREFIX))
        own_fill(c, i, &test);
    return test;
}

/* --- the library -------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const struct tg_test *x = a, *y = b;

    return (x->id > y->id) - (x->id < y->id);
}

static struct list library(struct call *c)
{
    size_t          n = 0, question_tests = 0;
    struct tg_test *all;

    while (tests[question_tests])
        question_tests++;
    all = ARENA_ARRAY(c->mem, struct tg_test, QUESTIONNAIRES + question_tests);
    for (size_t q = 0; q < QUESTIONNAIRES; q++)
        all[n++] = tg_test_of(c, questionnaires[q].instrument);
    for (size_t t = 0; t < question_tests; t++)
        all[n++] = tg_test_of(c, instrument_of_test(c->mem, tests[t]));
    qsort(all, n, sizeof *all, by_id);
    return (struct list){ all, n };
}

static bool tests_list(struct call *c)
{
    struct list all = library(c), page = { 0 };

    if ((size_t)c->offset < all.n)
        page = (struct list){ (struct tg_test *)all.items + c->offset, all.n - (size_t)c->offset };
    if (page.n > (size_t)c->limit)
        page.n = (size_t)c->limit;
    return reply_page(c, page, (int64_t)all.n);
}

struct tests_query { str accept_language; };
static const struct field tests_query_fields[] = { TG_ACCEPT_LANGUAGE(tests_query) };
SHAPE(tests_query);

const struct op testgorilla_tests_ops[] = {
    { OP("tests.list"), .method = GET, .path = "/api/tests", .perm = PERM_INVITE_READ, .summary = "Test library",
      .in = &tests_query_shape, .out = &tg_test_shape, .flags = OP_LIST, .list = "results", .status = 200,
      .run = tests_list, .source = "testgorilla.openapi.json listTests" },
    { 0 }
};
