/* test.c - the library of question tests: see test.h.
 *
 * The stored document: {"algorithm":"ability/1","test":"numerical","score":78.6,"marks":11,
 *   "maximum":14,"questions":14,"answered":14,"pending":0,"seconds":612,
 *   "skills":[{"score":80,"marks":4,"maximum":5,"questions":5,"answered":5}, ...],
 *   "code":[{"item":"q:17.1","verdict":"WA","passed":2,"total":3}, ...]}   where the judge was asked
 */
#include <math.h>
#include "core/arena.h"
#include "core/json.h"
#include "domain/adaptive_test.h"
#include "domain/coding.h"
#include "domain/json_read.h"
#include "domain/json_write.h"
#include "domain/test.h"

const struct test *const tests[] = {
    &test_numerical, &test_verbal, &test_logical, &test_attention, &test_judgement, &test_sql, &test_reasoning, NULL,
};

const struct test *test_find(str code)
{
    for (size_t i = 0; tests[i]; i++)
        if (str_is(code, tests[i]->code))
            return tests[i];
    return NULL;
}

size_t test_skills(const struct test *t)
{
    size_t n = 0;

    while (n < TEST_SKILLS_MAX && t->skills[n].in[LANGUAGE_EN])
        n++;
    return n;
}

/* --- marks ------------------------------------------------------------------ */

static double mark_single(const struct question *q, const json_t *value)
{
    json_int_t option = json_integer_value(value);

    return json_is_integer(value) && option >= 1 && option <= TEST_OPTIONS_MAX ? q->credit[option - 1] : 0;
}

/* The mark is given for exactly the right options. */
static double mark_multiple(const struct question *q, const json_t *value)
{
    unsigned chosen = 0, right = 0;

    for (int o = 0; o < TEST_OPTIONS_MAX; o++)
        right |= (unsigned)(q->credit[o] > 0) << o;
    for (size_t i = 0; i < json_array_size(value); i++) {
        json_int_t option = json_integer_value(json_array_get(value, i));

        if (option >= 1 && option <= TEST_OPTIONS_MAX)
            chosen |= 1u << (option - 1);
    }
    return chosen == right;
}

bool question_is_judged(const struct question *q)
{
    return !q->review && (q->type == ITEM_SQL || (q->type == ITEM_CODE && q->code->pack.len));
}

bool test_is_judged(const struct test *t)
{
    for (int i = 0; i < t->questions_n; i++)
        if (question_is_judged(&t->questions[i]))
            return true;
    return false;
}

double question_mark(const struct question *q, str value)
{
    const char *message;
    json_t     *json = json_read(value, 2, &message);
    double      mark = 0;

    if (q->type == ITEM_SINGLE)
        mark = mark_single(q, json);
    else if (q->type == ITEM_MULTIPLE)
        mark = mark_multiple(q, json);
    else if (q->type == ITEM_NUMBER && json_is_number(json))
        mark = fabs(json_number_value(json) - q->number) <= q->tolerance + 1e-9;
    json_decref(json);
    return mark;
}

/* --- the instrument ----------------------------------------------------------- */

static int find(const struct instrument *self, str item_id)
{
    const struct test *t = self->test;

    if (!str_starts(item_id, t->code))
        return -1;
    for (int i = 0; i < t->questions_n; i++)
        if (str_is(item_id, t->questions[i].id))
            return i;
    return -1;
}

static void item_fill(const struct instrument *self, struct arena *mem, int index, const char *language,
                      struct item *item)
{
    const struct question *q = &self->test->questions[index];

    *item = (struct item){ .item_id = str_of(q->id), .type = q->type, .min = q->number_min, .max = q->number_max,
                           .unit = str_of(q->unit), .accept = str_of(q->accept), .max_bytes = q->max_bytes,
                           .code = q->code, .sql = q->sql, .text = str_of(translated_text(&q->text, language)),
                           .stimulus = q->stimulus.in[LANGUAGE_EN] ? str_of(translated_text(&q->stimulus, language))
                                                                   : STR_NULL };
    item->options = ARENA_ARRAY(mem, struct option, TEST_OPTIONS_MAX);
    for (; item->options_n < TEST_OPTIONS_MAX && q->options[item->options_n].in[LANGUAGE_EN]; item->options_n++)
        item->options[item->options_n] = (struct option){
            (int64_t)item->options_n + 1, str_of(translated_text(&q->options[item->options_n], language)) };
}

static void document_write(struct buf *b, const struct test *t, const struct test_result *r, str code)
{
    buf_char(b, '{');
    write_text(b, "algorithm", TEST_VERSION);
    write_text(b, "test", t->code);
    write_number(b, "score", r->score);
    write_number(b, "marks", r->marks);
    write_number(b, "maximum", r->maximum);
    write_int(b, "questions", r->questions);
    write_int(b, "answered", r->answered);
    write_int(b, "pending", r->pending);
    write_int(b, "seconds", r->seconds);
    write_open(b, "skills", '[');
    for (size_t s = 0; s < test_skills(t); s++) {
        write_item(b);
        buf_char(b, '{');
        write_number(b, "score", 100 * r->skills[s].marks / r->skills[s].maximum);
        write_number(b, "marks", r->skills[s].marks);
        write_number(b, "maximum", r->skills[s].maximum);
        write_int(b, "questions", r->skills[s].questions);
        write_int(b, "answered", r->skills[s].answered);
        buf_char(b, '}');
    }
    buf_char(b, ']');
    if (code.len) {
        write_open(b, "code", '[');
        buf_str(b, code);
        buf_char(b, ']');
    }
    buf_char(b, '}');
}

static double weight_of(const struct question *q)
{
    return q->weight > 0 ? q->weight : 1;
}

/* What a person or the judge said of an answer; NULL as long as nobody has. */
static const struct review *review_find(const struct answered *in, str item_id)
{
    for (size_t i = 0; i < in->reviews_n; i++)
        if (str_eq(in->reviews[i].item_id, item_id))
            return &in->reviews[i];
    return NULL;
}

/* NAN as long as it waits. */
static double mark_of(const struct question *q, const struct answer *answer, const struct review *review)
{
    if (!q->review && !question_is_judged(q))
        return question_mark(q, answer->value);
    return review ? review->mark : NAN;
}

/* What came of the cases of code or SQL. */
static void code_write(struct buf *b, const struct question *q, const struct review *review)
{
    write_item(b);
    buf_char(b, '{');
    write_text(b, "item", q->id);
    write_member(b, "verdict");
    buf_json(b, review->verdict);
    write_int(b, "passed", review->passed);
    write_int(b, "total", review->total);
    buf_char(b, '}');
}

static void count_questions(const struct test *t, struct test_result *r)
{
    for (int i = 0; i < t->questions_n; i++) {
        const struct question *q = &t->questions[i];

        r->maximum += weight_of(q);
        r->skills[q->skill].questions++;
        r->skills[q->skill].maximum += weight_of(q);
    }
}

static void count_answer(const struct question *q, double mark, struct test_result *r)
{
    r->answered++;
    r->skills[q->skill].answered++;
    if (isnan(mark)) {
        r->pending++;
        return;
    }
    r->marks += mark * weight_of(q);
    r->skills[q->skill].marks += mark * weight_of(q);
}

static bool score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out)
{
    const struct test *t = self->test;
    struct test_result r = { .questions = t->questions_n };
    int64_t            started = in->part_started_ms && *in->part_started_ms ? *in->part_started_ms : in->started_ms;
    int64_t            last = 0;
    struct buf         code = BUF(mem);

    count_questions(t, &r);
    for (size_t i = 0; i < in->n; i++) {
        int                    index = find(self, in->answers[i].item_id);
        const struct question *q = &t->questions[index < 0 ? 0 : index];
        const struct review   *review;

        if (index < 0 || str_is(in->answers[i].value, "null"))
            continue;
        review = review_find(in, in->answers[i].item_id);
        count_answer(q, mark_of(q, &in->answers[i], review), &r);
        if (review && review->verdict.len)
            code_write(&code, q, review);
        if (in->answers[i].at.ms > last)
            last = in->answers[i].at.ms;
    }
    r.score   = r.maximum > 0 ? 100 * r.marks / r.maximum : 0;
    r.seconds = last > started ? (int)((last - started) / 1000) : 0;
    document_write(&out->document, t, &r, code.len ? buf_end(&code) : STR_NULL);
    out->average = r.score;
    out->pending = r.pending;
    return true;
}

const struct instrument *instrument_of_test(struct arena *mem, const struct test *test)
{
    struct instrument *made = ARENA_NEW(mem, struct instrument);
    struct part       *part = ARENA_NEW(mem, struct part);

    *part = (struct part){ .part_id = "1", .type = "test", .title = &test->title, .instructions = &test->instructions,
                           .minutes = test->minutes, .limit_s = test->unlimited ? 0 : test->minutes * 60,
                           .n = test->questions_n, .adaptive = test->adaptive ? test : NULL };
    *made = (struct instrument){ .code = test->code, .algorithm = test->adaptive ? ADAPTIVE_VERSION : TEST_VERSION,
                                 .parts = part, .parts_n = 1, .items = test->questions_n, .test = test, .find = find,
                                 .item = item_fill, .score = test->adaptive ? adaptive_score : score };
    return made;
}

/* --- reading ------------------------------------------------------------------- */

static bool fixed_read(const json_t *json, struct test_result *r)
{
    const json_t *skills = json_object_get(json, "skills");
    bool          read;

    read = str_is(json_str(json_object_get(json, "algorithm")), TEST_VERSION) &&
           read_number(json_object_get(json, "marks"), &r->marks) &&
           read_number(json_object_get(json, "maximum"), &r->maximum);
    for (size_t i = 0; read && i < json_array_size(skills); i++) {
        const json_t *skill = json_array_get(skills, i);

        read = read_number(json_object_get(skill, "marks"), &r->skills[i].marks) &&
               read_number(json_object_get(skill, "maximum"), &r->skills[i].maximum);
    }
    return read;
}

/* A percentile instead of marks. */
static bool adaptive_read(const json_t *json, struct test_result *r)
{
    const json_t *skills = json_object_get(json, "skills");
    bool          read = str_is(json_str(json_object_get(json, "algorithm")), ADAPTIVE_VERSION);

    r->marks   = json_number_value(json_object_get(json, "score"));
    r->maximum = 100;
    for (size_t i = 0; read && i < json_array_size(skills); i++) {
        read = read_number(json_object_get(json_array_get(skills, i), "percent"), &r->skills[i].marks);
        r->skills[i].maximum = 100;
    }
    return read;
}

bool test_result_read(str document, struct test_result *result)
{
    const char        *message;
    json_t            *json = json_read(document, JSON_DEPTH_MAX, &message);
    const json_t      *skills = json_object_get(json, "skills");
    struct test_result r = { 0 };
    bool               read;

    read = json_array_size(skills) <= TEST_SKILLS_MAX && (fixed_read(json, &r) || adaptive_read(json, &r)) &&
           read_number(json_object_get(json, "score"), &r.score) &&
           read_int(json_object_get(json, "pending"), 0, TEST_QUESTIONS_MAX, &r.pending) &&
           read_int(json_object_get(json, "questions"), 0, TEST_QUESTIONS_MAX, &r.questions) &&
           read_int(json_object_get(json, "answered"), 0, TEST_QUESTIONS_MAX, &r.answered) &&
           read_int(json_object_get(json, "seconds"), 0, INT32_MAX, &r.seconds);
    for (size_t i = 0; read && i < json_array_size(skills); i++) {
        const json_t *skill = json_array_get(skills, i);

        read = read_int(json_object_get(skill, "questions"), 0, TEST_QUESTIONS_MAX, &r.skills[i].questions) &&
               read_int(json_object_get(skill, "answered"), 0, TEST_QUESTIONS_MAX, &r.skills[i].answered);
    }
    json_decref(json);
    if (read)
        *result = r;
    return read;
}

size_t test_code_read(str document, struct code_result *list, size_t max)
{
    const char *message;
    json_t     *json = document.len ? json_read(document, JSON_DEPTH_MAX, &message) : NULL;
    json_t     *code = json_object_get(json, "code"), *one;
    size_t      n = 0, i;

    json_array_foreach(code, i, one)
        if (n < max && read_text(json_object_get(one, "verdict"), list[n].verdict, sizeof list[n].verdict)) {
            list[n].passed = json_integer_value(json_object_get(one, "passed"));
            list[n].total  = json_integer_value(json_object_get(one, "total"));
            n++;
        }
    json_decref(json);
    return n;
}
