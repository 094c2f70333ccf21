/* answer_view.c - an answer as managers see it.
 *
 * Tables: answer_log, answer_review, answer_note, upload.
 */
#include <math.h>
#include "api/coodesh/answers.h"
#include "api/coodesh/attempts.h"
#include "domain/adaptive_test.h"
#include "domain/json_write.h"
#include "domain/signed.h"
#include "domain/upload.h"

#define SNAPSHOTS_MAX  200
#define REVIEWS_MAX    20000

struct presentation { str url, type; int64_t bytes; struct moment created_at; };
static const struct field presentation_fields[] = {
    FIELD(presentation, url, .doc = "Where it can be fetched without a key, for an hour"),
    FIELD(presentation, type, .doc = "Media type"),
    FIELD(presentation, bytes, .doc = "Length"),
    FIELD(presentation, created_at, .name = "createdAt", .doc = "When it came"),
};
SHAPE(presentation);

struct answer_review_out { str review_notes, comment; struct id reviewer; struct moment reviewed_at; };
static const struct field answer_review_out_fields[] = {
    FIELD(answer_review_out, review_notes, .flags = NULLABLE, .doc = "Review"),
    FIELD(answer_review_out, comment, .flags = NULLABLE, .doc = "Comment about the answer"),
    FIELD(answer_review_out, reviewer, .flags = NULLABLE, .doc = "Id of who reviewed it"),
    FIELD(answer_review_out, reviewed_at, .doc = "When"),
};
SHAPE(answer_review_out);

struct answer_out {
    str           id, token, type, title, status, status_formatted, repository_url, access_token;
    struct id     attempt, question;
    int64_t       position, questions, answered, pending, seconds;
    double        score, max_score;
    struct json   skills, ability, result, items;
    struct list   snapshots;
    struct moment started, finished, unlocked_at;
    struct presentation      *presentation;
    struct answer_review_out *review;
};
static const struct field answer_out_fields[] = {
    FIELD(answer_out, id, .name = "_id",   .doc = "Id: 24 hex digits, its position and its attempt"),
    FIELD(answer_out, token,               .doc = "Secret that names it: certificate, review, presentation"),
    FIELD(answer_out, attempt,             .doc = "Id of the attempt"),
    FIELD(answer_out, position,            .doc = "Its place in the attempt, from 1"),
    FIELD(answer_out, question, .flags = NULLABLE, .doc = "Id of the question; null: an instrument of this server"),
    FIELD(answer_out, type,                .doc = "Type of the question"),
    FIELD(answer_out, title,               .doc = "Title of the question, in the language asked for"),
    FIELD(answer_out, status, .one_of = COODESH_STATUSES, .doc = "Where it stands"),
    FIELD(answer_out, status_formatted,    .doc = "That, in the language asked for"),
    FIELD(answer_out, score, .flags = NULLABLE,
          .doc = "Score 0 to max_score; null: none yet, or it has no right and wrong"),
    FIELD(answer_out, max_score,           .doc = "100"),
    FIELD(answer_out, questions,           .doc = "Things it asks"),
    FIELD(answer_out, answered,            .doc = "Those that were answered"),
    FIELD(answer_out, pending,             .doc = "Those that wait for a person's mark"),
    FIELD(answer_out, seconds, .flags = NULLABLE, .doc = "From its start to its last answer; null: not known"),
    FIELD(answer_out, skills,
          .doc = "Scores of its skills: [{name, score}]; of an adaptive test [{name, score, theta, se}]"),
    FIELD(answer_out, ability, .flags = OPTIONAL,
          .doc = "Of an adaptive test: {theta, se, low, high, percent, reliability, stop, provisional}"),
    FIELD(answer_out, started, .flags = NULLABLE,  .doc = "When the attempt was started"),
    FIELD(answer_out, finished, .flags = NULLABLE, .doc = "When the attempt was handed in"),
    FIELD(answer_out, repository_url, .flags = NULLABLE, .doc = "Repository of a project"),
    FIELD_OBJECT(answer_out, review, answer_review_out, .flags = NULLABLE, .doc = "What a person said of it"),
    FIELD_OBJECT(answer_out, presentation, presentation, .flags = NULLABLE, .doc = "The candidate's presentation"),
    FIELD(answer_out, snapshots, .item = TYPE_TEXT, .doc = "Photos taken at it: addresses that open for an hour"),
    FIELD(answer_out, unlocked_at, .flags = NULLABLE, .doc = "When a soft skill was unlocked for its candidate"),
    FIELD(answer_out, result, .flags = NULLABLE, .doc = "What came of an instrument without right and wrong"),
    FIELD(answer_out, items, .flags = OPTIONAL,
          .doc = "What was asked and given: [{_id, text, type, value, mark, reviewed, judge}]; of an adaptive test in"
                 " the order it came, with the item's parameters; only of one answer.  judge, of code and SQL:"
                 " {state, verdict, language, passed, total, cases, compiler_says}"),
    FIELD(answer_out, access_token,
          .doc = "Opens the answers and the result of the attempt, as access_token"),
};
const struct shape answer_out_shape = { "answer", answer_out_fields,
                                               sizeof answer_out_fields / sizeof *answer_out_fields,
                                               sizeof(struct answer_out) };

/* --- filling ------------------------------------------------------------------------------------------ */

struct noted { int64_t attempt_id, position, reviewer_id; str review_notes, comment, repository_url, item_id;
               struct moment reviewed_at, unlocked_at; double mark; };
static const struct field noted_fields[] = {
    FIELD(noted, attempt_id), FIELD(noted, position), FIELD(noted, reviewer_id), FIELD(noted, review_notes),
    FIELD(noted, comment), FIELD(noted, repository_url), FIELD(noted, reviewed_at), FIELD(noted, unlocked_at),
    FIELD(noted, item_id), FIELD(noted, mark),
};
SHAPE(noted);

static void note_fill(struct call *c, const struct answer_of *a, struct answer_out *out)
{
    struct noted note = { .attempt_id = a->attempt.id, .position = a->position };

    if (!db_row_with(c, WITH(noted, &note), "SELECT review_notes, comment, repository_url, reviewer_id, reviewed_at,"
                     " unlocked_at FROM answer_note WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id"
                     " AND position = :position", INTO(noted, &note)))
        return;
    out->repository_url = note.repository_url;
    out->unlocked_at    = note.unlocked_at;
    if (!note.reviewed_at.ms)
        return;
    out->review  = ARENA_NEW(c->mem, struct answer_review_out);
    *out->review = (struct answer_review_out){ note.review_notes, note.comment, { note.reviewer_id },
                                               note.reviewed_at };
}

static void presentation_fill(struct call *c, const struct answer_of *a, struct answer_out *out)
{
    struct upload_row row = { .attempt_id = a->attempt.id, .record = out->id,
                              .item_id = str_printf(c->mem, PRESENTATION "%d", a->position) };
    struct list       photos;

    if (db_row_with(c, WITH(upload_row, &row), "SELECT id, type, bytes, created_at FROM upload WHERE"
                    " workspace_id = :workspace_id AND attempt_id = :attempt_id AND item_id = :item_id"
                    " AND state = 'whole' ORDER BY id DESC LIMIT 1", INTO(upload_row, &row))) {
        out->presentation  = ARENA_NEW(c->mem, struct presentation);
        *out->presentation = (struct presentation){ signed_link(c, SIGNED_FILE, row.id, 0), row.type, row.bytes,
                                                    row.created_at };
    }
    photos = db_rows_with(c, WITH(upload_row, &row), "SELECT id FROM upload WHERE workspace_id = :workspace_id"
                          " AND attempt_id = :attempt_id AND item_id = 'snapshot' AND record = :record"
                          " ORDER BY id DESC LIMIT 200", &upload_row_shape, SNAPSHOTS_MAX);
    out->snapshots = (struct list){ ARENA_ARRAY(c->mem, str, photos.n + 1), photos.n };
    for (size_t i = 0; i < photos.n; i++)
        ((str *)out->snapshots.items)[i] = signed_link(c, SIGNED_FILE,
                                                       ((struct upload_row *)photos.items)[i].id, 0);
}

/* The ability that an adaptive test found, and its skills; false when it is none. */
static bool ability_fill(struct call *c, const struct answer_of *a, struct buf *skills, struct answer_out *out)
{
    struct adaptive_result *r = ARENA_NEW(c->mem, struct adaptive_result);
    struct buf              b = BUF(c->mem);

    if (!a->component->test->adaptive || !adaptive_result_read(a->document, r))
        return false;
    buf_char(&b, '{');
    write_number(&b, "theta", r->theta);
    write_number(&b, "se", r->se);
    write_number(&b, "low", r->low);
    write_number(&b, "high", r->high);
    write_number(&b, "percent", r->percent);
    write_number(&b, "reliability", r->reliability);
    write_text(&b, "stop", r->stop);
    write_bool(&b, "provisional", r->provisional);
    buf_char(&b, '}');
    out->ability.text = buf_end(&b);
    for (size_t i = 0; i < r->skills_n; i++) {
        write_item(skills);
        buf_char(skills, '{');
        write_text(skills, "name", translated_text(&a->component->test->skills[i], coodesh_language(c)));
        write_number(skills, "score", r->skills[i].percent);
        write_number(skills, "theta", r->skills[i].theta);
        write_number(skills, "se", r->skills[i].se);
        buf_char(skills, '}');
    }
    return true;
}

static void skills_fill(struct call *c, const struct answer_of *a, struct buf *skills)
{
    const struct test *t = a->component->test;

    for (size_t i = 0; i < test_skills(t); i++) {
        write_item(skills);
        buf_char(skills, '{');
        write_text(skills, "name", translated_text(&t->skills[i], coodesh_language(c)));
        write_number(skills, "score", a->test.skills[i].maximum > 0
                     ? floor(10000 * a->test.skills[i].marks / a->test.skills[i].maximum + 0.5) / 100 : NAN);
        buf_char(skills, '}');
    }
}

static void score_fill(struct call *c, const struct answer_of *a, struct answer_out *out)
{
    struct buf skills = BUF(c->mem);

    buf_char(&skills, '[');
    out->questions = a->component->items;
    if (!a->has_test) {
        out->result.text = a->component->test || !a->document.len ? STR_NULL : a->document;
    } else {
        out->score     = floor(a->test.score * 100 + 0.5) / 100;
        out->questions = a->test.questions;
        out->answered  = a->test.answered;
        out->pending   = a->test.pending;
        out->seconds   = a->test.seconds ? a->test.seconds : INT_NULL;
        if (!ability_fill(c, a, &skills, out))
            skills_fill(c, a, &skills);
    }
    buf_char(&skills, ']');
    out->skills.text = buf_end(&skills);
}

/* What was answered, and the marks: what the things of an answer are shown from. */
struct given { struct list answers, marks, judged; const char *language; };

static struct given given_read(struct call *c, int64_t attempt_id)
{
    struct noted key = { .attempt_id = attempt_id };

    return (struct given){
        attempt_answers(c, attempt_id),
        db_rows_with(c, WITH(noted, &key), "SELECT item_id, mark FROM answer_review WHERE workspace_id = :workspace_id"
                     " AND attempt_id = :attempt_id", &noted_shape, REVIEWS_MAX),
        attempt_judged_list(c, attempt_id), coodesh_language(c) };
}

/* The mark of a thing that was answered: a person's, the judge's, or its key's; NAN without. */
static double mark_of(const struct answer_of *a, int i, str value, const struct given *given, str item_id,
                      bool *by_person)
{
    *by_person = is_reviewed(a->component, i);
    if (!a->component->test || !value.data)
        return NAN;
    for (size_t m = 0; m < given->marks.n; m++)
        if (str_eq(((struct noted *)given->marks.items)[m].item_id, item_id)) {
            *by_person = true;
            return ((struct noted *)given->marks.items)[m].mark;
        }
    if (is_judged(a->component, i))
        return answer_judged_mark(&given->judged, item_id);
    return *by_person ? NAN : question_mark(&a->component->test->questions[i], value);
}

/* One thing that was asked, with what was given; true when something was.  The bracket is the caller's to close. */
static bool item_open(struct call *c, const struct answer_of *a, const struct given *from, int i, struct buf *b)
{
    struct item item = { 0 };
    str         value = STR_NULL;
    bool        by_person;
    double      mark;

    a->component->item(a->component, c->mem, i, from->language, &item);
    for (size_t g = 0; g < from->answers.n && !value.data; g++)
        if (str_eq(((struct answer *)from->answers.items)[g].item_id, item.item_id))
            value = ((struct answer *)from->answers.items)[g].value;
    value = str_is(value, "null") ? STR_NULL : value;
    mark  = mark_of(a, i, value, from, item.item_id, &by_person);
    write_item(b);
    buf_char(b, '{');
    write_text(b, "_id", str_z(c->mem, item.item_id));
    write_text(b, "text", str_z(c->mem, item.text));
    write_text(b, "type", item_type_name(item.type));
    write_member(b, "value");
    buf_str(b, value.data ? value : STR("null"));
    write_number(b, "mark", mark);
    write_bool(b, "reviewed", by_person);
    answer_judged_write(c, b, &from->judged, item.item_id);
    return value.data != NULL;
}

/* Of an adaptive test only those that were given, in their order, with their parameters. */
static int64_t given_write(struct call *c, const struct answer_of *a, const struct given *from, struct buf *b)
{
    struct adaptive_result *r = ARENA_NEW(c->mem, struct adaptive_result);
    int64_t                 answered = 0;

    if (!adaptive_result_read(a->document, r))
        return 0;
    for (int i = 0; i < r->given_n; i++) {
        const struct adaptive_given *g = &r->given[i];
        int                          place = a->component->find(a->component, str_of(g->item_id));

        if (place < 0)
            continue;
        answered += item_open(c, a, from, place, b);
        write_open(b, "parameters", '{');
        write_number(b, "a", g->item.a);
        write_number(b, "b", g->item.b);
        write_number(b, "c", g->item.c);
        write_number(b, "d", g->item.d);
        write_number(b, "se_a", g->se[0]);
        write_number(b, "se_b", g->se[1]);
        write_number(b, "se_c", g->se[2]);
        write_int(b, "version", g->version);
        write_bool(b, "provisional", g->version == 0);
        buf_char(b, '}');
        write_bool(b, "timed_out", g->timed_out);
        write_number(b, "theta", g->theta);
        write_number(b, "theta_se", g->theta_se);
        buf_char(b, '}');
    }
    return answered;
}

/* Each thing that was asked, with what was given. */
static void items_fill(struct call *c, const struct answer_of *a, struct answer_out *out)
{
    struct given from = given_read(c, a->attempt.id);
    struct buf   b = BUF(c->mem);
    bool         adaptive = a->component->test && a->component->test->adaptive;
    int64_t      answered = 0;

    buf_char(&b, '[');
    if (adaptive)
        answered = given_write(c, a, &from, &b);
    for (int i = 0; i < a->component->items && !adaptive; i++) {
        answered += item_open(c, a, &from, i, &b);
        buf_char(&b, '}');
    }
    buf_char(&b, ']');
    out->items.text = buf_end(&b);
    out->answered   = answered;
}

static struct answer_out view(struct call *c, const struct answer_of *a)
{
    struct answer_out out = {
        .id = answer_id(c->mem, a->attempt.id, a->position), .attempt = { a->attempt.id }, .position = a->position,
        .token = answer_token(c, a->attempt.id, a->position), .question = { a->question_id }, .type = a->type,
        .title = a->title, .status = answer_status(a), .score = NAN, .max_score = 100,
        .seconds = INT_NULL, .started = a->attempt.started_at, .finished = a->attempt.finished_at,
        .access_token = result_token(c, a->attempt.id, RESULT_TOKEN_MS),
    };

    out.status_formatted = coodesh_status_text(coodesh_language(c), out.status);
    score_fill(c, a, &out);
    note_fill(c, a, &out);
    presentation_fill(c, a, &out);
    return out;
}

bool answer_reply(struct call *c, const struct answer_of *answer, bool items)
{
    struct answer_out out = view(c, answer);

    if (items)
        items_fill(c, answer, &out);
    return reply(c, &out);
}

bool answers_reply(struct call *c, const struct answer_of *list, size_t n)
{
    struct answer_out *rows = ARENA_ARRAY(c->mem, struct answer_out, n + 1);

    for (size_t i = 0; i < n; i++)
        rows[i] = view(c, &list[i]);
    return reply_page(c, (struct list){ rows, n }, (int64_t)n);
}
