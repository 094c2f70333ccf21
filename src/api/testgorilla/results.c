/* results.c - what came of each test of an attempt.
 *
 * Operations: results.list, results.of_assessment (the same under the assessment's path),
 * results.get, results.code_token.
 * A result has no row of its own.  Its id is the attempt's number times a hundred, plus the place
 * of the test in the attempt: an attempt never changes what it asks, so the id is there from
 * the start, stays the same when it is scored again, and leads back to the attempt without a
 * table.  32 bits hold the results of 21 million attempts of a workspace.
 * Tables: attempt, person, assessment, result, answer_log (by domain/attempt.c).
 */
#include "api/testgorilla/testgorilla.h"
#include "domain/authored.h"
#include "domain/disc.h"
#include "domain/norm.h"
#include "domain/percentile.h"

struct skill_area { str description; double score, percent; int64_t answered_questions, total_questions; };
static const struct field skill_area_fields[] = {
    FIELD(skill_area, description,        .doc = "What was asked for"),
    FIELD(skill_area, score,              .flags = NULLABLE, .doc = "Marks earned, of so many questions"),
    FIELD(skill_area, percent,            .flags = NULLABLE, .doc = "The same, percent"),
    FIELD(skill_area, answered_questions, .doc = "Questions with an answer"),
    FIELD(skill_area, total_questions,    .doc = "Questions"),
};
SHAPE(skill_area);

struct test_result_view {
    int64_t     id, test_id, number_questions_completed, duration, response_time;
    str         name, status, content_type_name, algorithm, score_display, score_description, review;
    double      score, raw_score, display_normalized_percentile_score;
    bool        completed, is_code_test;
    struct list custom_questions, skill_areas_score;
};
static const struct field test_result_view_fields[] = {
    FIELD(test_result_view, id,                .doc = "Number of the result"),
    FIELD(test_result_view, test_id,           .doc = "Number of the test in the library"),
    FIELD(test_result_view, name,              .doc = "Name of the test"),
    FIELD(test_result_view, score,             .flags = NULLABLE,
          .doc = "Whole score, 0 to 100; null for personality tests and until there is one that stands"),
    FIELD(test_result_view, raw_score,         .flags = NULLABLE, .doc = "The same with two decimals"),
    FIELD(test_result_view, display_normalized_percentile_score, .flags = NULLABLE,
          .doc = "Percent of those who took the test in this assessment, or in the workspace when they are"
                 " under 30, with a lower score; null when those are too few as well"),
    FIELD(test_result_view, status,            .doc = "State of the test", .example = "published"),
    FIELD(test_result_view, completed,         .doc = "Is there a result that stands?"),
    FIELD(test_result_view, content_type_name, .doc = "Kind of record", .example = "testresult"),
    FIELD_LIST(test_result_view, custom_questions, tg_question,
               .doc = "Questions that the workspace wrote, answered"),
    FIELD(test_result_view, algorithm,         .one_of = TG_ALGORITHMS, .doc = "How the test is scored"),
    FIELD(test_result_view, is_code_test,      .doc = "Was code to be written?"),
    FIELD(test_result_view, score_display,     .doc = "A personality test in short; empty for others"),
    FIELD(test_result_view, score_description, .flags = NULLABLE, .doc = "Words for the score; none"),
    FIELD(test_result_view, review,            .flags = NULLABLE, .doc = "The employer's note; none"),
    FIELD(test_result_view, number_questions_completed, .flags = NULLABLE, .doc = "Questions with an answer"),

    FIELD(test_result_view, duration,          .flags = NULLABLE, .doc = "Seconds allowed; null: any"),
    FIELD(test_result_view, response_time,     .flags = NULLABLE, .doc = "Seconds used"),
    FIELD_LIST(test_result_view, skill_areas_score, skill_area, .doc = "By skill; empty for personality tests"),
};
#define DETAIL_FIELDS 3 /* the last ones */
static const struct shape test_result_shape = {
    "test_result", test_result_view_fields,
    sizeof test_result_view_fields / sizeof test_result_view_fields[0] - DETAIL_FIELDS,
    sizeof(struct test_result_view)
};
static const struct shape test_result_detail_shape = {
    "test_result_detail", test_result_view_fields,
    sizeof test_result_view_fields / sizeof test_result_view_fields[0], sizeof(struct test_result_view)
};

/* Keeping it is keeping every id that clients stored. */
#define RESULTS_OF_ATTEMPT 100
_Static_assert(COMPONENTS_MAX <= RESULTS_OF_ATTEMPT, "the place of a test has two digits");

int64_t tg_result_id(int64_t attempt_number, size_t place)
{
    return attempt_number * RESULTS_OF_ATTEMPT + (int64_t)place;
}

/* --- one result ------------------------------------------------------------- */

/* An attempt that somebody has begun, and the document that scoring made of it. */
struct sat {
    int64_t       attempt_id, number, assessment_id, time_factor, tests, upto;
    str           instrument, document;
    struct moment started_at;
};
static const struct field sat_fields[] = {
    FIELD(sat, attempt_id), FIELD(sat, number), FIELD(sat, assessment_id), FIELD(sat, time_factor),
    FIELD(sat, tests), FIELD(sat, upto), FIELD(sat, instrument), FIELD(sat, document), FIELD(sat, started_at),
};
SHAPE(sat);

#define SAT_COLUMNS "a.id AS attempt_id, a.number, a.assessment_id, a.time_factor, a.instrument, a.started_at"
#define BEGUN       " AND a.progress IN ('started', 'completed')"

/* Norm groups that were read for a page. */
struct groups {
    struct { int64_t assessment_id; const char *test; struct list group; } read[COMPONENTS_MAX];
    size_t n;
};

static struct list group_of(struct call *c, struct groups *groups, int64_t assessment_id, const char *test)
{
    struct list group;

    for (size_t i = 0; i < groups->n; i++)
        if (groups->read[i].assessment_id == assessment_id && str_is(str_of(test), groups->read[i].test))
            return groups->read[i].group;
    group = percentile_group(c, str_of(test), assessment_id);
    if (groups->n < COMPONENTS_MAX) {
        groups->read[groups->n].assessment_id = assessment_id;
        groups->read[groups->n].test          = test;
        groups->read[groups->n++].group       = group;
    }
    return group;
}

static int64_t questions_completed(const struct component_result *r)
{
    struct disc_result disc;
    struct b5_result   b5;

    if (r->instrument == &instrument_disc)
        return disc_result_read(r->document, &disc) ? DISC_GROUPS : INT_NULL;
    if (!is_personality_test(r->instrument) || !b5_result_read(r->document, &b5))
        return INT_NULL;
    return B5_ITEMS - b5.quality.unanswered;
}

static void score_fill(struct call *c, const struct sat *sat, const struct component_result *r,
                       struct groups *groups, struct test_result_view *view)
{
    struct test_result scored;

    if (!test_result_read(r->document, &scored))
        return;
    view->number_questions_completed = scored.answered;
    view->completed                  = !scored.pending;
    if (scored.pending)
        return;
    view->score     = round_half_up(scored.score);
    view->raw_score = round_half_up(100 * scored.score) / 100;
    if (view->test_id != TG_OWN_TEST)
        view->display_normalized_percentile_score = round_half_up(
            percentile_below(group_of(c, groups, sat->assessment_id, r->instrument->code), scored.score));
}

static struct test_result_view result_view(struct call *c, const struct sat *sat,
                                           const struct component_result *r, size_t place, struct groups *groups)
{
    struct tg_test          test = tg_test_of(c, r->instrument);
    str                     display = personality_notation(c->mem, r, true);
    struct test_result_view view = {
        .id = tg_result_id(sat->number, place), .test_id = test.id, .name = test.name,
        .status = test.status, .content_type_name = STR("testresult"), .algorithm = test.algorithm,
        .score = NAN, .raw_score = NAN, .display_normalized_percentile_score = NAN,
        .completed = r->document.len > 0, .custom_questions = test.custom_questions,
        .skill_areas_score = TG_EMPTY,
        .score_display = display.len ? display : STR(""), .number_questions_completed = INT_NULL,
        .duration = test.duration, .response_time = INT_NULL,
    };

    if (test.id == TG_OWN_TEST)
        view.custom_questions = tg_questions_of(c, r->instrument->test, attempt_answers(c, sat->attempt_id));
    if (r->instrument->test)
        score_fill(c, sat, r, groups, &view);
    else if (view.completed)
        view.number_questions_completed = questions_completed(r);
    return view;
}

/* --- what one result shows beyond ----------------------------------------------- */

/* Marks as if every question of the skill had the same weight: clients divide them by their number. */
static struct list skill_areas(struct call *c, const struct test *t, const struct test_result *r)
{
    size_t             n = test_skills(t);
    struct skill_area *areas = ARENA_ARRAY(c->mem, struct skill_area, n);

    for (size_t s = 0; s < n; s++) {
        double share = r->skills[s].maximum > 0 ? r->skills[s].marks / r->skills[s].maximum : NAN;

        areas[s] = (struct skill_area){
            .description = str_of(translated_text(&t->skills[s], tg_language(c))),
            .score = round_half_up(100 * share * r->skills[s].questions) / 100,
            .percent = round_half_up(100 * share), .answered_questions = r->skills[s].answered,
            .total_questions = r->skills[s].questions };
    }
    return (struct list){ areas, n };
}

/* From the start to the last answer of the test; where several were sat, from its first answer. */
static int64_t seconds_used(struct call *c, const struct sat *sat, const struct instrument *instrument)
{
    struct list          rows = attempt_answers(c, sat->attempt_id);
    const struct answer *answers = rows.items;
    int64_t              first = str_is(sat->instrument, instrument->code) ? sat->started_at.ms : 0, last = 0;

    for (size_t i = 0; i < rows.n; i++) {
        if (instrument->find(instrument, answers[i].item_id) < 0)
            continue;
        if (!first || answers[i].at.ms < first)
            first = answers[i].at.ms;
        if (answers[i].at.ms > last)
            last = answers[i].at.ms;
    }
    return last ? (last - first) / MS_PER_SECOND : INT_NULL;
}

static void detail_fill(struct call *c, const struct sat *sat, const struct component_result *r,
                        struct test_result_view *view)
{
    struct test_result scored;

    if (view->duration != INT_NULL)
        view->duration = view->duration * sat->time_factor / 100;
    if (view->completed && r->instrument->test && test_result_read(r->document, &scored)) {
        view->skill_areas_score = skill_areas(c, r->instrument->test, &scored);
        view->response_time     = scored.seconds ? scored.seconds : INT_NULL;
    } else {
        view->response_time = seconds_used(c, sat, r->instrument);
    }
}

struct result_key { int64_t result_id, number; str accept_language; };
static const struct field result_key_fields[] = {
    TG_ID(result_key, result_id, "Number of the result"),
    TG_ACCEPT_LANGUAGE(result_key),
    FIELD(result_key, number, .flags = INTERNAL),
};
SHAPE(result_key);

static bool results_get(struct call *c)
{
    struct result_key       *in = c->in;
    size_t                   place = (size_t)(in->result_id % RESULTS_OF_ATTEMPT);
    struct component_result  list[COMPONENTS_MAX];
    const struct instrument *instrument;
    struct sat               sat = { 0 };
    struct groups            groups = { .n = 0 };
    struct test_result_view  view;

    in->number = in->result_id / RESULTS_OF_ATTEMPT;
    if (!db_row(c, "SELECT " SAT_COLUMNS ", r.document FROM attempt a LEFT JOIN result r"
                " ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"
                " WHERE a.workspace_id = :workspace_id AND a.number = :number" BEGUN, INTO(sat, &sat)))
        return fail(c, 404, NULL, "no such record");
    instrument = instrument_of(c, sat.instrument);
    if (!instrument || component_results(c->mem, instrument, sat.document, list) <= place)
        return fail(c, 404, NULL, "no such record");
    view = result_view(c, &sat, &list[place], place, &groups);
    detail_fill(c, &sat, &list[place], &view);
    return reply(c, &view);
}

/* No test of the library asks for code, so no result has such a report. */
static bool results_code_token(struct call *c)
{
    return fail(c, 404, NULL, "the result has no code question");
}

/* --- pages ----------------------------------------------------------------------- */

struct results_query {
    union { int64_t candidature__assessment, assessment_id; };
    union { int64_t candidature__test_taker, test_taker; };
    str accept_language;
};
static const struct field results_query_fields[] = {
    FIELD(results_query, candidature__assessment, .flags = REQUIRED, .min = 1, .max = TG_ID_MAX,
          .doc = "Number of the assessment"),
    FIELD(results_query, candidature__test_taker, .flags = REQUIRED, .min = 1, .max = TG_ID_MAX,
          .doc = "Number of the candidate"),
    TG_ACCEPT_LANGUAGE(results_query),
};
SHAPE(results_query);
static const struct field assessment_results_fields[] = {
    TG_ID(results_query, assessment_id, "Number of the assessment"),
    FIELD(results_query, test_taker, .flags = NULLABLE, .min = 1, .max = TG_ID_MAX,
          .doc = "Number of a candidate; else all who completed it"),
    TG_ACCEPT_LANGUAGE(results_query),
};
static const struct shape assessment_results_shape = {
    "assessment_results", assessment_results_fields,
    sizeof assessment_results_fields / sizeof assessment_results_fields[0], sizeof(struct results_query)
};

/* The results of these attempts that are on the page; `upto` of an attempt counts the results
 * up to its last one. */
static bool page_reply(struct call *c, struct list attempts, int64_t total)
{
    struct test_result_view *views = ARENA_ARRAY(c->mem, struct test_result_view, (size_t)c->limit);
    struct groups            groups = { .n = 0 };
    size_t                   n = 0;

    for (size_t a = 0; a < attempts.n; a++) {
        const struct sat        *sat = (const struct sat *)attempts.items + a;
        const struct instrument *instrument = instrument_of(c, sat->instrument);
        struct component_result  list[COMPONENTS_MAX];
        size_t                   of = 0;
        int64_t                  before = sat->upto - sat->tests;

        if (instrument)
            of = component_results(c->mem, instrument, sat->document, list);
        for (size_t place = 0; place < of && (int64_t)place < sat->tests && n < (size_t)c->limit; place++)
            if (before + (int64_t)place >= c->offset)
                views[n++] = result_view(c, sat, &list[place], place, &groups);
    }
    return reply_page(c, (struct list){ views, n }, total);
}

void tg_limit_clamp(struct call *c)
{
    if (c->limit > TG_ROWS_MAX)
        c->limit = TG_ROWS_MAX;
}

/* An attempt has as many results as its code has parts.  Those of one person need not be
 * equally many, as an assessment may have changed in between: so the results are counted.
 * CROSS JOIN and the plus keep SQLite from walking all attempts of the assessment. */
#define TESTS "(length(a.instrument) - length(replace(a.instrument, '+', '')) + 1)"
#define OF_PERSON                                                                                        \
    " FROM person p CROSS JOIN attempt a WHERE p.workspace_id = :workspace_id AND p.number = :test_taker" \
    " AND a.workspace_id = p.workspace_id AND a.person_id = p.id AND +a.assessment_id = :assessment_id" BEGUN

static bool person_page(struct call *c)
{
    struct db_source key = { &assessment_results_shape, c->in };
    int64_t          total = 0;
    struct list      rows;

    tg_limit_clamp(c);
    db_int_with(c, key, "SELECT coalesce(sum(" TESTS "), 0)" OF_PERSON, &total);
    rows = db_rows_with(c, key, "SELECT s.*, r.document FROM (SELECT a.workspace_id, " SAT_COLUMNS ", " TESTS
                        " AS tests, sum(" TESTS ") OVER (ORDER BY a.number DESC) AS upto" OF_PERSON ") s"
                        " LEFT JOIN result r ON r.workspace_id = s.workspace_id AND r.attempt_id = s.attempt_id"
                        " WHERE s.upto > :offset AND s.upto - s.tests < :offset + :limit ORDER BY s.number DESC",
                        &sat_shape, TG_ROWS_MAX);
    return page_reply(c, rows, total);
}

/* The attempts that the page needs, and how many completed ones there are. */
struct span { int64_t passed, attempts, completed; str instrument; };
static const struct field span_fields[] = {
    FIELD(span, passed), FIELD(span, attempts), FIELD(span, completed), FIELD(span, instrument),
};
SHAPE(span);

static int64_t parts_of(str code)
{
    int64_t n = 0;

    for (; code.len; n++)
        component_cut(&code);
    return n;
}

/* Of all who completed it.  Each has as many results as the assessment has tests now: where an older
 * attempt has more, only its person's list shows them. */
static bool assessment_page(struct call *c, struct span *span, int64_t tests_n)
{
    int64_t     first = c->offset / tests_n;
    struct list rows;

    span->passed   = first;
    span->attempts = (c->offset % tests_n + c->limit + tests_n - 1) / tests_n;
    rows = db_rows_with(c, WITH(span, span), "SELECT " SAT_COLUMNS ", r.document FROM attempt a"
                        " LEFT JOIN result r ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"
                        " WHERE a.workspace_id = :workspace_id AND a.assessment_id = :assessment_id"
                        " AND a.progress = 'completed' ORDER BY a.number DESC LIMIT :attempts OFFSET :passed",
                        &sat_shape, TG_ROWS_MAX);
    for (size_t i = 0; i < rows.n; i++) {
        ((struct sat *)rows.items)[i].tests = tests_n;
        ((struct sat *)rows.items)[i].upto  = (first + (int64_t)i + 1) * tests_n;
    }
    return page_reply(c, rows, span->completed * tests_n);
}

static bool results_of_assessment(struct call *c)
{
    struct span span = { 0 };
    int64_t     tests_n;

    if (!db_row(c, "SELECT instrument, completed_n AS completed FROM assessment"
                " WHERE workspace_id = :workspace_id AND id = :assessment_id", INTO(span, &span)))
        return fail(c, 404, NULL, "no such record");
    if (given(c, "test_taker"))
        return person_page(c);
    tg_limit_clamp(c);
    tests_n = parts_of(span.instrument);
    return tests_n ? assessment_page(c, &span, tests_n) : reply_page(c, (struct list){ 0 }, 0);
}

struct code_token { str invitation_uuid; };
static const struct field code_token_fields[] = {
    FIELD(code_token, invitation_uuid, .doc = "Last part of the address of the code report"),
};
SHAPE(code_token);

const struct op testgorilla_results_ops[] = {
    { OP("results.list"), .method = GET, .path = "/api/assessments/results", .perm = PERM_RESULT_READ,
      .summary = "Test results of a candidate in an assessment, the latest attempt first",
      .in = &results_query_shape, .out = &test_result_shape, .flags = OP_LIST, .list = "results",
      .status = 200, .run = person_page, .per_minute = 60, .source = "testgorilla.openapi.json listResults" },
    { OP("results.of_assessment"), .method = GET, .path = "/api/assessments/{assessment_id}/results",
      .perm = PERM_RESULT_READ, .summary = "Test results under the assessment, the latest attempt first",
      .in = &assessment_results_shape, .out = &test_result_shape, .flags = OP_LIST | OP_SLOW, .list = "results",
      .status = 200, .run = results_of_assessment, .per_minute = 60,
      .source = "testgorilla.openapi.json listAssessmentResults" },
    { OP("results.get"), .method = GET, .path = "/api/assessments/results/{result_id}", .perm = PERM_RESULT_READ,
      .summary = "One test result, with times and skills", .in = &result_key_shape,
      .out = &test_result_detail_shape, .status = 200, .run = results_get, .per_minute = 60,
      .source = "testgorilla.openapi.json getResult" },
    { OP("results.code_token"), .method = GET,
      .path = "/api/assessments/code_questions/{result_id}/invitation_token",
      .perm = PERM_RESULT_READ, .summary = "Key of a coding report", .in = &result_key_shape,
      .out = &code_token_shape, .status = 200, .run = results_code_token,
      .source = "testgorilla.openapi.json getCodeReportToken", .fails = "404: the result has no code question" },
    { 0 }
};
