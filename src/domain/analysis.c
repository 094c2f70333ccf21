/* analysis.c - see analysis.h. */
#include "domain/analysis.h"

#include "core/arena.h"
#include "core/random.h"
#include "core/shape_json.h"
#include "domain/authored.h"

#define PAGE          100   /* attempts */
#define ROWS_MAX      200000 /* answers of a page, changed ones too */
#define QUEUED_MAX_MS (10 * MS_PER_MINUTE) /* a job that takes longer has died: it may be asked for again */

static const struct field analysis_question_fields[] = {
    FIELD(analysis_question, assessment_id), FIELD(analysis_question, kind), FIELD(analysis_question, version),
    FIELD(analysis_question, language), FIELD(analysis_question, from_ms), FIELD(analysis_question, until_ms),
    FIELD(analysis_question, unanswered_as_zero), FIELD(analysis_question, category),
    FIELD(analysis_question, reference), FIELD(analysis_question, focal),
};
const struct shape analysis_question_shape = { "analysis_question", analysis_question_fields,
                                               sizeof analysis_question_fields / sizeof *analysis_question_fields,
                                               sizeof(struct analysis_question) };

/* --- reading attempts --------------------------------------------------------------- */

struct one_attempt { int64_t number; struct moment started_at; str value; };
static const struct field one_attempt_fields[] = {
    FIELD(one_attempt, number), FIELD(one_attempt, started_at), FIELD(one_attempt, value),
};
SHAPE(one_attempt);

/* attempt_id: its number. */
struct one_answer { int64_t attempt_id; str item_id, value; struct moment at; double mark; };
static const struct field one_answer_fields[] = {
    FIELD(one_answer, attempt_id), FIELD(one_answer, item_id), FIELD(one_answer, value), FIELD(one_answer, at),
    FIELD(one_answer, mark),
};
SHAPE(one_answer);

/* The question with the range of numbers of a page. */
struct range {
    int64_t assessment_id, from_ms, until_ms, after, last, page;
    str     version, language, category;
};
static const struct field range_fields[] = {
    FIELD(range, assessment_id), FIELD(range, from_ms), FIELD(range, until_ms), FIELD(range, after),
    FIELD(range, last), FIELD(range, page), FIELD(range, version), FIELD(range, language), FIELD(range, category),
};
SHAPE(range);

#define ATTEMPTS_ASKED                                                                               \
    " WHERE a.workspace_id = :workspace_id AND a.assessment_id = :assessment_id AND a.progress = 'completed'" \
    " AND a.deleted_at IS NULL AND a.instrument = :version AND (:language IS NULL OR a.language = :language)" \
    " AND (:from_ms = 0 OR a.finished_at >= :from_ms) AND (:until_ms = 0 OR a.finished_at < :until_ms)"  \
    " AND a.number > :after"

bool analysis_start(struct call *c, const struct analysis_question *question, struct analysis_reading *reading)
{
    const struct instrument *i = instrument_of(c, question->version);

    if (!i)
        return false;
    *reading = (struct analysis_reading){ .question = *question, .more = true };
    reading->analysis = analysis_new(c->mem, i, (struct analysis_options){
        .unanswered_as_zero = question->unanswered_as_zero, .dif = str_is(question->kind, "dif") });
    return true;
}

static enum analysis_group group_of(const struct analysis_question *q, str value)
{
    if (!value.len)
        return GROUP_NONE;
    if (str_eq(value, q->focal))
        return GROUP_FOCAL;
    return str_eq(value, q->reference) ? GROUP_REFERENCE : GROUP_NONE;
}

/* The answers rows[at..] of one attempt: the last of each item stands.  Returns where the next attempt begins. */
static size_t standing(const struct one_answer *rows, size_t n, size_t at, struct answer *answers,
                       struct review *reviews, struct analysis_attempt *out)
{
    int64_t number = rows[at].attempt_id;

    out->answers   = answers;
    out->reviews   = reviews;
    out->n         = out->reviews_n = 0;
    for (; at < n && rows[at].attempt_id == number; at++) {
        bool again = out->n && str_eq(answers[out->n - 1].item_id, rows[at].item_id);

        if (!again) {
            out->n++;
            if (!isnan(rows[at].mark))
                reviews[out->reviews_n++] = (struct review){ .item_id = rows[at].item_id, .mark = rows[at].mark };
        }
        answers[out->n - 1] = (struct answer){ .item_id = rows[at].item_id, .value = rows[at].value,
                                               .at = rows[at].at };
    }
    return at;
}

static void page_add(struct call *c, struct analysis_reading *r, const struct list *attempts, const struct range *range)
{
    struct list answers = db_rows_with(
        c, WITH(range, range), "SELECT a.number AS attempt_id, l.item_id, substr(l.value, 1, 100) AS value, l.at,"
        " coalesce(r.mark, j.mark) AS mark FROM attempt a JOIN answer_log l ON l.workspace_id = a.workspace_id AND l.attempt_id = a.id"
        " AND l.scored = 1 LEFT JOIN answer_review r ON r.workspace_id = l.workspace_id"
        " AND r.attempt_id = l.attempt_id AND r.item_id = l.item_id"
        " LEFT JOIN answer_judged j ON j.workspace_id = l.workspace_id AND j.attempt_id = l.attempt_id"
        " AND j.item_id = l.item_id" ATTEMPTS_ASKED " AND a.number <= :last"
        " ORDER BY a.number, l.item_id, l.at, l.received_at, l.rev", &one_answer_shape, ROWS_MAX);
    const struct one_attempt *list = attempts->items;
    const struct one_answer  *rows = answers.items;
    struct answer            *room = ARENA_ARRAY(c->mem, struct answer, answers.n + 1);
    struct review            *marks = ARENA_ARRAY(c->mem, struct review, answers.n + 1);
    size_t                    at = 0;

    for (size_t i = 0; i < attempts->n; i++) {
        struct analysis_attempt one = { .answers = room };

        if (at < answers.n && rows[at].attempt_id == list[i].number)
            at = standing(rows, answers.n, at, room, marks, &one);
        one.started_ms = list[i].started_at.ms;
        one.group      = group_of(&r->question, list[i].value);
        analysis_add(r->analysis, &one);
        if (r->each)
            r->each(r->each_arg, r->analysis, list[i].number);
    }
}

void analysis_page(struct call *c, struct analysis_reading *r)
{
    const struct analysis_question *q = &r->question;
    struct call_mark                mark = call_mark(c);
    struct range range = { .assessment_id = q->assessment_id, .from_ms = q->from_ms, .until_ms = q->until_ms,
                           .after = r->after, .page = PAGE, .version = q->version, .language = q->language,
                           .category = q->category };
    struct list  attempts = db_rows_with(
        c, WITH(range, &range), "SELECT a.number, a.started_at, " GROUP_VALUE " AS value FROM attempt a"
        " LEFT JOIN group_data g ON g.workspace_id = a.workspace_id AND g.person_id = a.person_id" ATTEMPTS_ASKED
        " ORDER BY a.number LIMIT :page", &one_attempt_shape, PAGE);

    r->more = attempts.n == PAGE;
    if (attempts.n) {
        range.last   = ((struct one_attempt *)attempts.items)[attempts.n - 1].number;
        page_add(c, r, &attempts, &range);
        r->after     = range.last;
        r->attempts += (int64_t)attempts.n;
    }
    call_rewind(c, mark);
}

/* --- what came out ------------------------------------------------------------------- */

static const struct field units_field = { .name = "units", .type = TYPE_LIST, .of = &unit_analysis_shape };
static const struct field dif_field = { .name = "units", .type = TYPE_LIST, .of = &unit_dif_shape };

struct language_key { int64_t assessment_id; };
static const struct field language_key_fields[] = { FIELD(language_key, assessment_id) };
SHAPE(language_key);

struct json analysis_result(struct call *c, const struct analysis_reading *r)
{
    struct language_key key = { r->question.assessment_id };
    struct buf          out = BUF(c->mem);
    str                 language = STR("en");
    bool                dif = str_is(r->question.kind, "dif");
    struct list         units;

    db_str_with(c, WITH(language_key, &key), "SELECT language FROM assessment WHERE workspace_id = :workspace_id"
                " AND id = :assessment_id", &language);
    units = (dif ? analysis_dif : analysis_units)(c->mem, r->analysis, str_z(c->mem, language));
    shape_json_write(&out, dif ? &dif_field : &units_field, &units);
    return (struct json){ buf_end(&out) };
}

/* --- stored ones ---------------------------------------------------------------------- */

static const struct field analysis_stored_fields[] = {
    FIELD(analysis_stored, id), FIELD(analysis_stored, attempts_n), FIELD(analysis_stored, status),
    FIELD(analysis_stored, asked_at), FIELD(analysis_stored, computed_at), FIELD(analysis_stored, units),
};
SHAPE(analysis_stored);

struct asking {
    int64_t                   id, assessment_id, attempts_n, died_ms, kept;
    str                       kind;
    struct analysis_question *question;
    struct json               units;
    struct moment             asked_at;
};
static const struct field asking_fields[] = {
    FIELD(asking, id), FIELD(asking, assessment_id), FIELD(asking, attempts_n), FIELD(asking, died_ms),
    FIELD(asking, kept),
    FIELD(asking, kind), FIELD_OBJECT(asking, question, analysis_question), FIELD(asking, units),
    FIELD(asking, asked_at),
};
SHAPE(asking);

#define STORED "SELECT id, attempts_n, status, asked_at, computed_at, units FROM analysis" \
               " WHERE workspace_id = :workspace_id AND assessment_id = :assessment_id AND kind = :kind" \
               " AND question = :question"

static struct asking asking_of(struct call *c, const struct analysis_question *question)
{
    struct analysis_question *copy = ARENA_NEW(c->mem, struct analysis_question);

    *copy = *question;
    return (struct asking){ .id = id_new(), .assessment_id = question->assessment_id, .kind = question->kind,
                            .question = copy, .died_ms = c->now_ms - QUEUED_MAX_MS, .kept = ANALYSIS_KEPT - 1 };
}

bool analysis_find(struct call *c, const struct analysis_question *question, struct analysis_stored *stored)
{
    struct asking asking = asking_of(c, question);

    return db_row_with(c, WITH(asking, &asking), STORED, INTO(analysis_stored, stored));
}

/* The oldest go when there are too many. */
static void old_remove(struct call *c, const struct asking *asking)
{
    db_exec_with(c, WITH(asking, asking), "DELETE FROM analysis WHERE workspace_id = :workspace_id AND id IN"
                 " (SELECT id FROM analysis WHERE workspace_id = :workspace_id AND assessment_id = :assessment_id"
                 " AND status <> 'queued' ORDER BY asked_at DESC LIMIT 1000 OFFSET :kept)");
}

bool analysis_ask(struct call *c, const struct analysis_question *question, struct analysis_stored *stored)
{
    struct asking asking = asking_of(c, question);
    int64_t       queued = 0;

    db_int_with(c, WITH(asking, &asking), "SELECT count(*) FROM analysis WHERE workspace_id = :workspace_id"
                " AND status = 'queued' AND asked_at >= :died_ms AND question <> :question", &queued);
    if (queued >= ANALYSIS_QUEUED_MAX)
        return failf(c, 429, NULL, "%d analyses are under way: wait until one of them is done", ANALYSIS_QUEUED_MAX);
    old_remove(c, &asking);

    if (db_row_with(c, WITH(asking, &asking),
                    "INSERT INTO analysis (workspace_id, id, assessment_id, kind, question, status, asked_at)"
                    " VALUES (:workspace_id, :id, :assessment_id, :kind, :question, 'queued', :now_ms)"
                    " ON CONFLICT (workspace_id, assessment_id, kind, question) DO UPDATE SET status = 'queued',"
                    " asked_at = :now_ms WHERE analysis.status <> 'queued' OR analysis.asked_at < :died_ms"
                    " RETURNING id, attempts_n, status, asked_at, computed_at, units", INTO(analysis_stored, stored)))
        job_add(c, "analysis.run", stored->id);
    else
        db_row_with(c, WITH(asking, &asking), STORED, INTO(analysis_stored, stored));
    return true;
}

bool analysis_question_read(struct call *c, int64_t id, struct analysis_question *question)
{
    struct asking asking = { .id = id };

    if (!db_row_with(c, WITH(asking, &asking), "SELECT question, asked_at FROM analysis"
                     " WHERE workspace_id = :workspace_id AND id = :id", INTO(asking, &asking)) || !asking.question)
        return false;
    *question = *asking.question;
    return true;
}

void analysis_store(struct call *c, int64_t id, const struct analysis_reading *reading, struct json units)
{
    struct asking asking = { .id = id, .attempts_n = reading ? reading->attempts : 0, .units = units };

    db_exec_with(c, WITH(asking, &asking), reading
        ? "UPDATE analysis SET status = 'done', attempts_n = :attempts_n, units = :units, computed_at = :now_ms"
          " WHERE workspace_id = :workspace_id AND id = :id"
        : "UPDATE analysis SET status = 'failed', computed_at = :now_ms WHERE workspace_id = :workspace_id"
          " AND id = :id");
}
