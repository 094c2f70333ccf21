/* sittings.c - sitting an attempt: what the candidate's browser talks to.
 *
 * Operations: sittings.get, sittings.start, sittings.answer, sittings.finish.
 * The secret of the link is the permission.  Everything is idempotent: a reply
 * that got lost is asked for again.  The server owns the clock.
 * Tables: attempt, answer_log (domain/attempt.h).
 */
#include "api/native/native.h"
#include "core/json.h"
#include "domain/attempt.h"

#define BATCH_MAX 500

struct option { int64_t value; str label; };
static const struct field option_fields[] = {
    FIELD(option, value, .doc = "What to send as the answer"),
    FIELD(option, label, .doc = "What to show"),
};
SHAPE(option);

struct item { str item_id, type, text; struct list options; struct json answer; };
static const struct field item_fields[] = {
    FIELD(item, item_id, .doc = "Id of the item"),
    FIELD(item, type, .one_of = "likert", .doc = "Kind of question"),
    FIELD(item, text, .doc = "Statement or question"),
    FIELD_LIST(item, options, option, .doc = "Answers to choose from"),
    FIELD(item, answer, .flags = OPTIONAL, .doc = "Value stored so far; absent when there is none"),
};
SHAPE(item);

struct part { str part_id, type, title, instructions; int64_t minutes; struct list items; };
static const struct field part_fields[] = {
    FIELD(part, part_id, .doc = "Id of the part"),
    FIELD(part, type, .one_of = "questionnaire", .doc = "Kind of part"),
    FIELD(part, title, .doc = "Heading"),
    FIELD(part, instructions, .doc = "What to do"),
    FIELD(part, minutes, .doc = "Minutes people usually need"),
    FIELD_LIST(part, items, item, .doc = "Items, once the sitting is started"),
};
SHAPE(part);

struct sitter { str first_name, last_name, email; };
static const struct field sitter_fields[] = {
    FIELD(sitter, first_name, .flags = NULLABLE, .doc = "Given name"),
    FIELD(sitter, last_name, .flags = NULLABLE, .doc = "Family name"),
    FIELD(sitter, email, .doc = "Address the invitation went to"),
};
SHAPE(sitter);

struct sitting {
    str            token, locale;
    bool           consent;
    str            status, title, employer;
    struct sitter *person;
    struct list    locales, parts;
    int64_t        item_count, answered, minutes;
    struct moment  now, deadline;
};
#define STATUSES "invited|started|finished|pending_review|expired|cancelled|blocked|scheduled|draft"
static const struct field sitting_fields[] = {
    FIELD(sitting, token,    .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(sitting, status,   .flags = READONLY, .one_of = STATUSES, .doc = "Where the sitting stands"),
    FIELD(sitting, title,    .flags = READONLY, .doc = "Name of the assessment"),
    FIELD(sitting, employer, .flags = READONLY, .doc = "Who asks"),
    FIELD_OBJECT(sitting, person, sitter, .flags = READONLY, .doc = "Who is asked"),
    FIELD(sitting, locale,   .max = 16, .doc = "Language of the texts"),
    FIELD(sitting, locales,  .flags = READONLY, .item = TYPE_TEXT, .doc = "Languages to choose from"),
    FIELD(sitting, item_count, .flags = READONLY, .doc = "Items in all"),
    FIELD(sitting, answered, .flags = READONLY, .doc = "Items answered so far"),
    FIELD(sitting, minutes,  .flags = READONLY, .doc = "Minutes people usually need"),
    FIELD(sitting, now,      .flags = READONLY, .doc = "The server's time"),
    FIELD(sitting, deadline, .flags = READONLY, .doc = "Last moment for answers"),
    FIELD_LIST(sitting, parts, part, .flags = READONLY, .doc = "Parts in order"),
};
SHAPE(sitting);

/* The same with the consent that starting takes. */
static const struct field sitting_start_fields[] = {
    FIELD(sitting, token,   .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(sitting, consent, .flags = REQUIRED, .doc = "The candidate agreed to the text shown"),
    FIELD(sitting, locale,  .max = 16, .doc = "Language chosen"),
};
static const struct shape sitting_start_shape = { "sitting_start", sitting_start_fields, 3, sizeof(struct sitting) };

static struct list list_text(struct call *c, const char *const *texts)
{
    struct list list = { 0 };

    while (texts[list.n])
        list.n++;
    list.items = ARENA_ARRAY(c->mem, str, list.n + 1);
    for (size_t i = 0; i < list.n; i++)
        ((str *)list.items)[i] = str_of(texts[i]);
    return list;
}

static struct list likert_options(struct call *c, const char *language)
{
    struct option *options = ARENA_ARRAY(c->mem, struct option, 5);

    for (int v = 1; v <= 5; v++)
        options[v - 1] = (struct option){ v, str_of(b5_answer_label(v, language)) };
    return (struct list){ options, 5 };
}

/* The items of b5-120 with what was answered; counts the answered ones. */
static struct list b5_items_list(struct call *c, const struct attempt *attempt, const char *language, int64_t *answered)
{
    struct list    standing = attempt_answers(c, attempt->id), options = likert_options(c, language);
    struct item   *items = ARENA_ARRAY(c->mem, struct item, B5_ITEMS);
    struct answer *answers = standing.items;

    for (int i = 0; i < B5_ITEMS; i++)
        items[i] = (struct item){ str_printf(c->mem, B5_ITEM_PREFIX "%d", i + 1), STR("likert"),
                                  str_of(b5_item_text(i, language)), options, { STR_NULL } };
    for (size_t i = 0; i < standing.n; i++) {
        int item = b5_item_find(answers[i].item_id);

        if (item < 0 || str_is(answers[i].value, "null"))
            continue;
        items[item].answer.text = answers[i].value;
        (*answered)++;
    }
    return (struct list){ items, B5_ITEMS };
}

static const struct translated instructions = { {
    [LANGUAGE_EN] = "Say how well each sentence describes you as you generally are now, not as you wish to be. There are"
                    " no right or wrong answers. Take the time you need.",
    [LANGUAGE_PT] = "Diga até que ponto cada frase descreve você como costuma ser agora, e não como gostaria de ser. Não"
                    " há respostas certas ou erradas. Responda com calma.",
    [LANGUAGE_ES] = "Diga en qué medida cada frase le describe tal como es ahora por lo general, no como le gustaría"
                    " ser. No hay respuestas correctas ni incorrectas. Tómese el tiempo que necesite.",
} };

static bool sitting_reply(struct call *c, const struct attempt *attempt, str locale)
{
    const struct product *product = product_find(attempt->product);
    const char           *language = language_near(locale.len ? locale : attempt->language);
    struct sitter         person = { attempt->first_name, attempt->last_name, attempt->email };
    struct part           part = { STR("1"), STR("questionnaire"), str_of(product_name(product, language)),
                                   str_of(translated_text(&instructions, language)), product->minutes, { 0 } };
    struct sitting        s = { .status = attempt->status, .title = part.title, .person = &person,
                                .locale = str_of(language), .locales = list_text(c, languages),
                                .item_count = B5_ITEMS, .minutes = product->minutes, .now = { c->now_ms },
                                .deadline = attempt->deadline_at.ms ? attempt->deadline_at : attempt->expires_at };

    db_str(c, "SELECT name FROM workspace WHERE id = :workspace_id", &s.employer);
    if (attempt->started_at.ms)
        part.items = b5_items_list(c, attempt, language, &s.answered);
    if (!str_is(attempt->status, "started"))
        part.items = (struct list){ 0 }; /* before and after there is nothing to show */
    s.parts = (struct list){ &part, 1 };
    return reply(c, &s);
}

static bool sittings_get(struct call *c)
{
    struct sitting *in = c->in;
    struct attempt  attempt = { 0 };

    if (!attempt_read(c, c->actor_id, &attempt))
        return fail(c, 404, NULL, "this link is not known: check that it was copied whole");
    return sitting_reply(c, &attempt, in->locale);
}

static bool sittings_start(struct call *c)
{
    struct sitting *in = c->in;
    struct attempt  attempt = { 0 };
    str             consent;

    if (!in->consent)
        return fail(c, 422, "consent", "must be given before the assessment can start");
    attempt_read(c, c->actor_id, &attempt);
    if (!in->locale.len)
        in->locale = attempt.language;
    consent = str_printf(c->mem, "candidate-1 %s", language_near(in->locale));
    return attempt_start(c, &attempt, consent, str_of(language_near(in->locale))) &&
           sitting_reply(c, &attempt, in->locale);
}

/* --- answers ------------------------------------------------------------- */

struct answer_in { str item_id; int64_t rev; struct json value; struct moment at; };
static const struct field answer_in_fields[] = {
    FIELD(answer_in, item_id, .flags = REQUIRED, .min = 1, .max = 64, .doc = "Id of the item"),
    FIELD(answer_in, rev,     .flags = REQUIRED, .min = 1, .max = 1e9,
              .doc = "Count of this device's changes to the item"),
    FIELD(answer_in, value,   .flags = REQUIRED,
              .doc = "The answer in the form of the item's type; null takes it back"),
    FIELD(answer_in, at,      .flags = REQUIRED, .doc = "When it was given, by the device's clock"),
};
SHAPE(answer_in);

struct answers {
    str           token, client, status;
    struct list   answers;
    struct moment sent_at, now, deadline;
    struct json   acked, error;
};
static const struct field answers_fields[] = {
    FIELD(answers, token,    .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(answers, client,   .flags = REQUIRED | WRITEONLY, .min = 1, .max = 64,
              .doc = "Random id of this device for this attempt"),
    FIELD(answers, sent_at,  .flags = WRITEONLY,
              .doc = "The device's clock at sending; with it the server removes the clock's error"),
    FIELD_LIST(answers, answers, answer_in, .flags = REQUIRED | WRITEONLY, .min = 1, .max = BATCH_MAX,
              .doc = "Answers to store"),
    FIELD(answers, acked,    .flags = READONLY, .doc = "Revision stored, by item"),
    FIELD(answers, now,      .flags = READONLY, .doc = "The server's time"),
    FIELD(answers, deadline, .flags = READONLY, .doc = "Last moment for answers"),
    FIELD(answers, status,   .flags = READONLY, .one_of = STATUSES, .doc = "Where the sitting stands"),
    FIELD(answers, error,    .flags = READONLY | OPTIONAL,
              .doc = "What was wrong with the items that are not acknowledged"),
};
SHAPE(answers);

/* The device's moment in server time: never after now, never before the start. */
static int64_t server_time(const struct call *c, const struct answers *in, int64_t at_ms, const struct attempt *attempt)
{
    int64_t ms = in->sent_at.ms ? at_ms + (c->now_ms - in->sent_at.ms) : at_ms;

    if (ms > c->now_ms)
        ms = c->now_ms;
    return ms < attempt->started_at.ms ? attempt->started_at.ms : ms;
}

/* Is the value one that the item takes?  Says what is wrong. */
static bool value_check(struct call *c, const struct answer_in *a, size_t i)
{
    const char *at = str_printf(c->mem, "answers.%zu.%.*s", i, STR_ARG(a->item_id)).data;
    int64_t     value;

    if (b5_item_find(a->item_id) < 0)
        return fail(c, 422, at, "no such item in this assessment");
    if (str_is(a->value.text, "null"))
        return true;
    if (!str_to_int(a->value.text, &value) || value < 1 || value > 5)
        return fail(c, 422, at, "must be a whole number from 1 to 5");
    return true;
}

static void acked_write(struct buf *out, const struct answer *a)
{
    buf_char(out, out->len > 1 ? ',' : ' ');
    buf_json(out, a->item_id);
    buf_char(out, ':');
    buf_int(out, a->rev);
}

static bool sittings_answer(struct call *c)
{
    struct answers         *in = c->in;
    const struct answer_in *given_answers = in->answers.items;
    struct attempt          attempt = { 0 };
    struct answer          *stored = ARENA_ARRAY(c->mem, struct answer, in->answers.n);
    struct buf              acked = BUF(c->mem), error = BUF(c->mem);
    size_t                  n = 0;
    int64_t                 deadline;
    bool                    open;

    attempt_clock(c, c->actor_id, &attempt);
    if (!attempt.started_at.ms || str_is(attempt.status, "cancelled") || str_is(attempt.status, "blocked"))
        return failf(c, 409, "status", "it is %.*s and takes no answers", STR_ARG(attempt.status));
    deadline = attempt.deadline_at.ms;
    open     = !attempt.finished_at.ms && c->now_ms <= deadline + ATTEMPT_GRACE_MS;
    buf_char(&acked, '{');
    for (size_t i = 0; i < in->answers.n; i++) {
        int64_t at = server_time(c, in, given_answers[i].at.ms, &attempt);

        if (!value_check(c, &given_answers[i], i))
            continue;
        stored[n] = (struct answer){ .item_id = given_answers[i].item_id, .client = in->client,
                                     .value = given_answers[i].value.text, .rev = given_answers[i].rev,
                                     .late = c->now_ms > deadline, .scored = open && at <= deadline,
                                     .at = { at }, .attempt_id = attempt.id };
        acked_write(&acked, &stored[n++]);
    }
    buf_char(&acked, '}');
    attempt_answer(c, stored, n);
    in->acked    = (struct json){ buf_end(&acked) };
    in->now      = (struct moment){ c->now_ms };
    in->deadline = attempt.deadline_at;
    in->status   = attempt.status;
    if (c->errors_n) { /* the rest of the batch is stored all the same */
        native_error_write(c, &error);
        in->error   = (struct json){ buf_end(&error) };
        c->errors_n = 0;
    }
    reply(c, in);
    c->reply.status = in->error.text.data ? 422 : 200;
    return true;
}

/* --- finishing ----------------------------------------------------------- */

struct finish { str token, status; struct moment now; };
static const struct field finish_fields[] = {
    FIELD(finish, token,  .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(finish, status, .flags = READONLY, .one_of = STATUSES, .doc = "Where the sitting stands"),
    FIELD(finish, now,    .flags = READONLY, .doc = "The server's time"),
};
SHAPE(finish);

static bool sittings_finish(struct call *c)
{
    struct finish *in = c->in;
    struct attempt attempt = { .id = c->actor_id };

    if (!attempt_read(c, c->actor_id, &attempt) || !attempt_finish(c, &attempt))
        return false;
    in->status = attempt.status;
    in->now    = (struct moment){ c->now_ms };
    return reply(c, in);
}

const struct op native_sittings_ops[] = {
    { OP("sittings.get"),    .method = GET,  .path = "/assay/v1/sittings/{token}",
      .perm = PERM_SITTING,  .summary = "The assessment behind a candidate's link",
      .in = &sitting_shape,  .out = &sitting_shape, .status = 200, .run = sittings_get, .source = "DESIGN.md 6" },
    { OP("sittings.start"),  .method = POST, .path = "/assay/v1/sittings/{token}/start",
      .perm = PERM_SITTING,  .summary = "Start, or go on with, a sitting",
      .in = &sitting_start_shape, .out = &sitting_shape, .status = 200, .run = sittings_start,
      .source = "DESIGN.md 6", .fails = "409: it is over, cancelled or expired" },
    { OP("sittings.answer"), .method = PUT,  .path = "/assay/v1/sittings/{token}/answers",
      .perm = PERM_SITTING,  .summary = "Store answers; the reply says which are safe",
      .in = &answers_shape,  .out = &answers_shape, .status = 200, .run = sittings_answer,
      .source = "DESIGN.md 6", .fails = "409: it is not started; 422: an answer is not valid, the others are stored" },
    { OP("sittings.finish"), .method = POST, .path = "/assay/v1/sittings/{token}/finish",
      .perm = PERM_SITTING,  .summary = "Hand in; scoring, mails and webhooks follow",
      .in = &finish_shape,   .out = &finish_shape, .status = 200, .run = sittings_finish,
      .source = "DESIGN.md 6", .fails = "409: it is not started, cancelled or expired" },
    { 0 }
};
