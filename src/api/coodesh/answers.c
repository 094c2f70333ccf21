/* answers.c - what came in, question by question, and what people say of it.
 *
 * Operations: answers.fields, answers.pending_review, answers.get, answers.of_attempt, answers.review.
 * What an answer is: answers.h.  A person's score is that of every thing in the answer that has no
 * key; the others keep theirs.
 * Tables: answer_review (domain/attempt.h), answer_note (src/db/schema/0018_answers.sql).
 */
#include <math.h>
#include "api/coodesh/answers.h"
#include "api/coodesh/words.h"
#include "domain/language.h"

#define IDS_MAX   500
#define ITEMS_MAX TEST_QUESTIONS_MAX
#define SCORE_MAX 100.0

/* --- fields --------------------------------------------------------------------------------------- */

static const struct coodesh_word reasons[] = {
    { "unclear_question",  TEXTS("The question was unclear", "A questão não estava clara", "La pregunta no era clara",
                                 "Die Frage war unklar") },
    { "wrong_key",         TEXTS("The right answer was not among those offered",
                                 "A resposta certa não estava entre as opções",
                                 "La respuesta correcta no estaba entre las opciones",
                                 "Die richtige Antwort stand nicht zur Wahl") },
    { "too_little_time",   TEXTS("There was too little time", "O tempo foi curto demais", "Hubo muy poco tiempo",
                                 "Die Zeit war zu knapp") },
    { "too_easy",          TEXTS("It was too easy", "Foi fácil demais", "Fue demasiado fácil", "Sie war zu leicht") },
    { "too_hard",          TEXTS("It was too hard", "Foi difícil demais", "Fue demasiado difícil",
                                 "Sie war zu schwer") },
    { "not_relevant",      TEXTS("It has nothing to do with the job", "Não tem relação com a vaga",
                                 "No tiene relación con el puesto", "Sie hat mit der Stelle nichts zu tun") },
    { "technical_problem", TEXTS("Something did not work", "Algo não funcionou", "Algo no funcionó",
                                 "Etwas hat nicht funktioniert") },
    { "other",             TEXTS("Another reason", "Outro motivo", "Otro motivo", "Ein anderer Grund") },
    { NULL },
};

static bool answers_fields(struct call *c)
{
    struct list choices = coodesh_choices(c, reasons);

    return reply_page(c, choices, (int64_t)choices.n);
}

/* --- reading ---------------------------------------------------------------------------------------- */

struct answer_key { str id, access_token; };
static const struct field answer_key_fields[] = {
    FIELD(answer_key, id, .flags = REQUIRED, .min = ANSWER_ID_CHARS, .max = ANSWER_ID_CHARS, .doc = "Id of the answer"),
    FIELD(answer_key, access_token, .max = 100,
          .doc = "Stands in for the header: a session token, or an access_token of this attempt"),
};
SHAPE(answer_key);

static bool answers_get(struct call *c)
{
    struct answer_key *in = c->in;
    struct answer_of   answer;

    return answer_find(c, in->id, &answer) && answer_reply(c, &answer, true);
}

struct of_attempt { struct id attemptId; str access_token; };
static const struct field of_attempt_fields[] = {
    FIELD(of_attempt, attemptId, .flags = REQUIRED, .doc = "Id of the attempt"),
    FIELD(of_attempt, access_token, .max = 100,
          .doc = "Stands in for the header: a session token, or an access_token of this attempt"),
};
SHAPE(of_attempt);

static bool answers_of(struct call *c)
{
    struct of_attempt *in = c->in;
    struct answer_of  *list = ARENA_ARRAY(c->mem, struct answer_of, COMPONENTS_MAX);
    struct attempt     attempt = { 0 };

    if (!attempt_read(c, in->attemptId.n, &attempt) || attempt.deleted_at.ms)
        return fail(c, 404, NULL, "there is no such attempt");
    return answers_reply(c, list, answers_of_attempt(c, &attempt, list));
}

/* --- marks ------------------------------------------------------------------------------------------- */

/* The things of an answer that a person marks, or may mark in the judge's place, each with this
 * mark; NAN takes it back. */
static size_t marks_fill(struct call *c, const struct answer_of *a, double mark, str notes,
                         struct given_mark marks[ITEMS_MAX])
{
    size_t n = 0;

    for (int i = 0; i < a->component->items && n < ITEMS_MAX; i++) {
        struct item item = { 0 };

        if (!is_reviewed(a->component, i) && !is_judged(a->component, i))
            continue;
        a->component->item(a->component, c->mem, i, "en", &item);
        marks[n++] = (struct given_mark){ .item_id = item.item_id, .notes = notes, .mark = mark };
    }
    return n;
}

struct review_in { str id, token, review_notes, comment, repository_url; double score; int64_t attempt_id, position; };
static const struct field review_in_fields[] = {
    FIELD(review_in, id, .flags = REQUIRED, .min = ANSWER_ID_CHARS, .max = ANSWER_ID_CHARS, .doc = "Id of the answer"),
    FIELD(review_in, token, .flags = REQUIRED, .max = 100, .doc = "Token of the answer"),
    FIELD(review_in, score, .flags = NULLABLE, .min = 0, .max = SCORE_MAX,
          .doc = "Score 0 to 100 of all that has no key; null takes it back"),
    FIELD(review_in, review_notes, .flags = NULLABLE, .max = 20000, .doc = "Review, by a person or a machine"),
    FIELD(review_in, comment, .flags = NULLABLE, .max = 20000, .doc = "Comment about the answer"),
    FIELD(review_in, repository_url, .flags = NULLABLE, .max = 2000, .format = FORMAT_URL,
          .doc = "Repository of a project"),
    FIELD(review_in, attempt_id, .flags = INTERNAL), FIELD(review_in, position, .flags = INTERNAL),
};
SHAPE(review_in);

/* What was not sent stays as it is. */
static void note_store(struct call *c, struct review_in *in, const struct answer_of *a)
{
    in->attempt_id = a->attempt.id;
    in->position   = a->position;
    db_exec(c, "INSERT INTO answer_note (workspace_id, attempt_id, position, reviewer_id, reviewed_at)"
            " VALUES (:workspace_id, :attempt_id, :position, :actor_id, :now_ms) ON CONFLICT (workspace_id, attempt_id,"
            " position) DO UPDATE SET reviewer_id = excluded.reviewer_id, reviewed_at = excluded.reviewed_at");
    if (given(c, "review_notes"))
        db_exec(c, "UPDATE answer_note SET review_notes = :review_notes WHERE workspace_id = :workspace_id"
                " AND attempt_id = :attempt_id AND position = :position");
    if (given(c, "comment"))
        db_exec(c, "UPDATE answer_note SET comment = :comment WHERE workspace_id = :workspace_id"
                " AND attempt_id = :attempt_id AND position = :position");
    if (given(c, "repository_url"))
        db_exec(c, "UPDATE answer_note SET repository_url = :repository_url WHERE workspace_id = :workspace_id"
                " AND attempt_id = :attempt_id AND position = :position");
}

static bool answers_review(struct call *c)
{
    struct review_in  *in = c->in;
    struct given_mark *marks = ARENA_ARRAY(c->mem, struct given_mark, ITEMS_MAX);
    struct answer_of   answer, named;
    size_t             n = 0;

    if (!answer_find(c, in->id, &answer) || !answer_by_token(c, in->token, &named))
        return false;
    if (named.attempt.id != answer.attempt.id || named.position != answer.position)
        return fail(c, 404, NULL, "there is no such answer");
    if (given(c, "score")) {
        n = marks_fill(c, &answer, in->score / SCORE_MAX, in->review_notes, marks);
        if (!n)
            return fail(c, 400, "score", "is made by the key: nothing of this answer waits for a person");
    }
    note_store(c, in, &answer);
    if (n && !attempt_review(c, &answer.attempt, marks, n))
        return false;
    return answer_find(c, in->id, &answer) && answer_reply(c, &answer, true);
}

/* --- back to review ------------------------------------------------------------------------------------ */

struct skipped { str id, reason; };
static const struct field skipped_fields[] = {
    FIELD(skipped, id, .name = "_id", .doc = "Id of the answer"),
    FIELD(skipped, reason, .doc = "Why it stays as it is"),
};
SHAPE(skipped);

struct pending_in { struct list ids, moved, skipped; };
static const struct field pending_in_fields[] = {
    FIELD(pending_in, ids, .flags = REQUIRED | WRITEONLY, .item = TYPE_TEXT, .min = 1, .max = IDS_MAX,
          .doc = "Ids of the answers"),
    FIELD(pending_in, moved, .flags = READONLY, .item = TYPE_TEXT, .doc = "Those that wait for a review now"),
    FIELD_LIST(pending_in, skipped, skipped, .flags = READONLY, .doc = "Those that stay as they are"),
};
SHAPE(pending_in);

/* Takes the marks of an answer back; returns why it cannot be done, NULL when it is. */
static const char *pending_move(struct call *c, struct answer_of *answer)
{
    struct given_mark *marks = ARENA_ARRAY(c->mem, struct given_mark, ITEMS_MAX);
    size_t             n = marks_fill(c, answer, NAN, STR_NULL, marks);

    if (!n)
        return "nothing of it is marked by a person";
    if (!str_is(answer->attempt.status, "finished") && !str_is(answer->attempt.status, "pending_review"))
        return "it is not finished";
    attempt_review(c, &answer->attempt, marks, n);
    return str_is(answer->attempt.status, "pending_review") ? NULL : "nothing of what a person marks was answered";
}

static bool answers_pending_review(struct call *c)
{
    struct pending_in *in = c->in;
    const str         *ids = in->ids.items;
    str               *moved = ARENA_ARRAY(c->mem, str, in->ids.n);
    struct skipped    *skipped = ARENA_ARRAY(c->mem, struct skipped, in->ids.n);
    struct answer_of   answer;

    in->moved   = (struct list){ moved, 0 };
    in->skipped = (struct list){ skipped, 0 };
    for (size_t i = 0; i < in->ids.n; i++) {
        const char *why = NULL;

        if (!answer_find(c, ids[i], &answer)) {
            c->errors_n = 0;
            why         = "there is no such answer";
        } else {
            why = pending_move(c, &answer);
        }
        if (why)
            skipped[in->skipped.n++] = (struct skipped){ ids[i], str_of(why) };
        else
            moved[in->moved.n++] = ids[i];
    }
    return reply(c, in);
}

const struct op coodesh_answers_ops[] = {
    { OP("answers.fields"), .method = GET, .path = "/answers/fields", .perm = PERM_PUBLIC,
      .summary = "Reasons of feedback about an answer", .out = &coodesh_choice_shape, .flags = OP_LIST,
      .list = COODESH_ARRAY, .status = 200, .run = answers_fields, .source = "coodesh.openapi.json getAnswerFields" },
    { OP("answers.pending_review"), .method = POST, .path = "/answers/pending-review", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Take the marks of finished answers back, so that they wait for a review", .in = &pending_in_shape,
      .out = &pending_in_shape, .status = 201, .run = answers_pending_review,
      .source = "coodesh.openapi.json moveAnswersToPendingReview" },
    { OP("answers.get"), .method = GET, .path = "/answers/{id}", .perm = PERM_LIST_ATTEMPTS,
      .summary = "One answer, with what was asked and given", .in = &answer_key_shape, .out = &answer_out_shape,
      .status = 200, .run = answers_get, .source = "coodesh.openapi.json getAnswer" },
    { OP("answers.of_attempt"), .method = GET, .path = "/attempts/{attemptId}/answers", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Answers of an attempt, in their order", .in = &of_attempt_shape, .out = &answer_out_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = answers_of,
      .source = "coodesh.openapi.json listAttemptAnswers" },
    { OP("answers.review"), .method = PUT, .path = "/answers/{id}/reviews/{token}", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Save a person's score and notes", .in = &review_in_shape, .out = &answer_out_shape,
      .flags = OP_PARTIAL, .status = 200,
      .run = answers_review, .source = "coodesh.openapi.json saveAnswerReview",
      .fails = "400: nothing of it waits for a person; 409: it is not handed in" },
    { 0 }
};
