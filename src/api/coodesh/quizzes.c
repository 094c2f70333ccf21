/* quizzes.c - tests of quick questions: which there are, and how people did in them.
 *
 * Operations: quizzes.list, quizzes.consolidated.
 * A quiz is a published question of type fast: anybody sees the public ones, and whoever has a key
 * those of the own workspace too.  What it asks, and its key, are not shown here.
 * Tables: question, attempt_block (domain/percentile.h).
 */
#include <math.h>
#include "api/coodesh/answers.h"
#include "api/coodesh/questions.h"
#include "domain/authored.h"
#include "op/call.h"

#define RESULTS_MAX 10000

/* --- which there are -------------------------------------------------------------------------------- */

struct quiz { struct id id; str code, title, level, level_formatted, language_tags; struct list languages;
              int64_t duration; struct moment created_at; };
static const struct field quiz_fields[] = {
    FIELD(quiz, id, .name = "_id",    .doc = "Id of the question"),
    FIELD(quiz, code,                 .doc = "Name in addresses"),
    FIELD(quiz, title,                .doc = "Title, in its first language"),
    FIELD(quiz, level,                .doc = "Level of skill it needs", .one_of = QUESTION_LEVELS),
    FIELD(quiz, level_formatted,      .doc = "Level, in the language asked for"),
    FIELD(quiz, languages, .item = TYPE_TEXT, .doc = "Languages it can be sat in"),
    FIELD(quiz, duration,             .doc = "Time to answer, seconds; 0 is without limit"),
    FIELD(quiz, created_at, .name = "createdAt", .doc = "When it was made"),
    FIELD(quiz, language_tags, .flags = INTERNAL),
};
SHAPE(quiz);

#define SHOWN \
    " FROM question WHERE type = 'fast' AND status = 'published'" \
    " AND (scope = 'public' OR workspace_id = :workspace_id)"

static bool quizzes_list(struct call *c)
{
    struct list rows;
    int64_t     total = 0;
    const char *language;

    if (!coodesh_caller_maybe(c))
        return false;
    language = coodesh_language(c);
    db_int(c, "SELECT count(*)" SHOWN, &total);
    rows = db_rows(c, "SELECT id AS _id, slug AS code, title, level, languages AS language_tags,"
                   " duration_s AS duration, created_at AS \"createdAt\"" SHOWN " ORDER BY id DESC"
                   " LIMIT :limit OFFSET :offset", &quiz_shape, COODESH_PAGE_MAX);
    for (size_t i = 0; i < rows.n; i++) {
        struct quiz *quiz = (struct quiz *)rows.items + i;
        str          tags = quiz->language_tags;
        str         *list = ARENA_ARRAY(c->mem, str, tags.len / 2 + 2);
        size_t       n = 0;

        while (tags.len)
            list[n++] = str_cut(&tags, ',');
        quiz->languages       = (struct list){ list, n };
        quiz->level_formatted = question_level_text(language, quiz->level);
    }
    return reply_page(c, rows, total);
}

/* --- how people did ------------------------------------------------------------------------------------ */

struct outcome { str code, title; struct id question; int64_t results; double average, best; };
static const struct field outcome_fields[] = {
    FIELD(outcome, code,     .doc = "Code of the test"),
    FIELD(outcome, title,    .doc = "Title, in the language asked for"),
    FIELD(outcome, question, .flags = NULLABLE, .doc = "Id of the question; null: a test of this server"),
    FIELD(outcome, results,  .doc = "Finished answers"),
    FIELD(outcome, average,  .doc = "Their mean score, 0 to 100"),
    FIELD(outcome, best,     .doc = "The best of them"),
};
SHAPE(outcome);

struct consolidated { str access_token; };
static const struct field consolidated_fields[] = {
    FIELD(consolidated, access_token, .max = 100, .doc = "The candidate's secret, when it is in no header"),
};
SHAPE(consolidated);

/* The test of a list of counts ("scores:numerical", "scores:q:17"); STR_NULL when the list is of one
 * assessment ("scores:numerical:1001"), or of averages. */
static str counted_test(str list)
{
    str code = str_from(list, sizeof "scores:" - 1), rest = code;

    if (str_starts(code, AUTHORED_PREFIX))
        rest = str_from(code, sizeof AUTHORED_PREFIX - 1);
    return str_has(rest, ':') || str_is(code, "average") ? STR_NULL : code;
}

/* Of a workspace: what scoring has counted. */
static struct list outcomes_of_all(struct call *c)
{
    struct list     rows = db_rows(c, "SELECT source AS code, CAST(sum(n) AS BIGINT) AS results,"
                                   " CAST(sum(n * block) AS DOUBLE PRECISION) / sum(n) / 100 AS average,"
                                   " max(block) / 100.0 AS best FROM attempt_block WHERE workspace_id = :workspace_id"
                                   " AND source LIKE 'scores:%' AND state = 'completed' AND n > 0 GROUP BY source"
                                   " ORDER BY source", &outcome_shape, RESULTS_MAX);
    struct outcome *list = rows.items;
    const char     *language = coodesh_language(c);
    size_t          n = 0;

    for (size_t i = 0; i < rows.n; i++) {
        str                      code = counted_test(list[i].code);
        const struct instrument *instrument = code.data ? instrument_of(c, code) : NULL;

        if (!instrument)
            continue;
        list[n]           = list[i];
        list[n].code      = code;
        list[n].average   = floor(list[i].average * 100 + 0.5) / 100;
        list[n++].title   = str_of(instrument_title(instrument, language));
    }
    return (struct list){ list, n };
}

/* Of the candidate: the tests of the attempt. */
static struct list outcomes_of_attempt(struct call *c, const struct attempt *attempt)
{
    struct answer_of *answers = ARENA_ARRAY(c->mem, struct answer_of, COMPONENTS_MAX);
    struct outcome   *list = ARENA_ARRAY(c->mem, struct outcome, COMPONENTS_MAX);
    int64_t           hidden = 0;
    size_t            n = answers_of_attempt(c, attempt, answers), kept = 0;

    db_int(c, "SELECT hidden FROM attempt WHERE workspace_id = :workspace_id AND id = :actor_id", &hidden);
    for (size_t i = 0; i < n && !hidden && str_is(attempt->status, "finished"); i++) {
        double score = floor(answers[i].test.score * 100 + 0.5) / 100;

        if (answers[i].has_test)
            list[kept++] = (struct outcome){ str_of(answers[i].component->code), answers[i].title,
                                             { answers[i].question_id }, 1, score, score };
    }
    return (struct list){ list, kept };
}

static bool quizzes_consolidated(struct call *c)
{
    struct consolidated *in = c->in;
    struct attempt       attempt = { 0 };
    struct list          rows;
    str                  key = str_trim(c->request->header(c->request, "x-api-key"));
    str                  bearer = authorization(c->request, "Bearer");

    if (caller_find(c, key.len ? key : bearer.len ? bearer : in->access_token)) {
        if (!coodesh_scope(c))
            return false;
        if (!(c->perms & PERM_LIST_ATTEMPTS))
            return failf(c, 403, NULL, "the key lacks the permission %s", perm_name(PERM_LIST_ATTEMPTS));
        rows = outcomes_of_all(c);
    } else {
        if (!candidate_find(c, in->access_token, &attempt))
            return false;
        rows = outcomes_of_attempt(c, &attempt);
    }
    return reply_page(c, rows, (int64_t)rows.n);
}

const struct op coodesh_quizzes_ops[] = {
    { OP("quizzes.list"), .method = GET, .path = "/quizzes", .perm = PERM_PUBLIC,
      .summary = "Published tests of quick questions, newest first", .out = &quiz_shape, .flags = OP_LIST,
      .list = COODESH_DOCS, .status = 200, .run = quizzes_list, .source = "coodesh.openapi.json listQuizzes",
      .fails = "401: a key came and is wrong" },
    { OP("quizzes.consolidated"), .method = GET, .path = "/quizzes/consolidated", .perm = PERM_PUBLIC,
      .summary = "Results by test: of the workspace, or of the candidate who asks", .in = &consolidated_shape,
      .out = &outcome_shape, .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = quizzes_consolidated,
      .source = "coodesh.openapi.json getConsolidatedQuizzes",
      .fails = "401: neither the candidate's secret nor a key came; 403: the key lacks the permission" },
    { 0 }
};
