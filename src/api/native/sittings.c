/* sittings.c - sitting an attempt: what the candidate's browser talks to.
 *
 * Operations: sittings.get, .open, .name, .start, .answer, .finish, .part_start, .part_finish,
 * .accommodation, .rate, .deletion.
 * The secret of the link is the permission.  Everything is idempotent: a reply
 * that got lost is asked for again.  The server owns the clock.
 * Tables: attempt, answer_log, attempt_part, rating; upload is read.
 */
#include <string.h>
#include "api/native/native.h"
#include "api/native/sitting_adaptive.h"
#include "core/random.h"
#include "domain/attempt_manage.h"
#include "domain/sitting.h"
#include "domain/authored.h"

#define BATCH_MAX 500

/* What comes with the link: each operation takes some of it. */
struct link {
    str     token, locale, otherwise, part_id, request, text, first_name, last_name, client;
    bool    consent, recording;
    int64_t stars;
};
#define LINK_TOKEN FIELD(link, token, .flags = REQUIRED, .max = 64, .doc = "Secret of the link")
static const struct field link_get_fields[] = {
    LINK_TOKEN,
    FIELD(link, locale, .max = 16, .doc = "Language of the texts, for this reply"),
    FIELD(link, otherwise, .max = 16, .doc = "Language of the texts when the invitation names none"),
};
static const struct shape link_get_shape = { "sitting_get", link_get_fields, 3, sizeof(struct link) };
static const struct shape link_token_shape = { "sitting_token", link_get_fields, 1, sizeof(struct link) };
static const struct field link_start_fields[] = {
    LINK_TOKEN,
    FIELD(link, consent, .flags = REQUIRED, .doc = "The candidate agreed to the text shown"),
    FIELD(link, recording, .doc = "The candidate agreed that events and snapshots are recorded"),
    FIELD(link, locale, .max = 16, .doc = "Language chosen"),
    FIELD(link, client, .max = 64, .doc = "Random id of this device for this attempt: the one that goes on"),
};
static const struct shape link_start_shape = { "sitting_start", link_start_fields, 5, sizeof(struct link) };
static const struct field link_part_fields[] = {
    LINK_TOKEN,
    FIELD(link, part_id, .flags = REQUIRED, .min = 1, .max = 40, .doc = "Id of the part"),
};
static const struct shape link_part_shape = { "sitting_part_id", link_part_fields, 2, sizeof(struct link) };
static const struct field link_request_fields[] = {
    LINK_TOKEN,
    FIELD(link, request, .flags = REQUIRED, .min = 1, .max = 2000, .doc = "What would help; no diagnosis is asked"),
};
static const struct shape link_request_shape = { "sitting_request", link_request_fields, 2, sizeof(struct link) };

static const struct field link_name_fields[] = {
    LINK_TOKEN,
    FIELD(link, first_name, .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Given name"),
    FIELD(link, last_name, .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Family name"),
};
static const struct shape link_name_shape = { "sitting_name", link_name_fields, 3, sizeof(struct link) };

/* The candidate's attempt; it was found by its link a moment ago. */
static bool attempt_of(struct call *c, struct attempt *attempt)
{
    return attempt_read(c, c->actor_id, attempt) ||
           fail(c, 404, NULL, "this link is not known: check that it was copied whole");
}

static bool sittings_get(struct call *c)
{
    struct link   *in = c->in;
    struct attempt attempt = { 0 };

    if (!attempt_of(c, &attempt))
        return false;
    return sitting_reply(c, &attempt, in->locale.len || attempt.language.len ? in->locale : in->otherwise);
}

static bool sittings_open(struct call *c)
{
    attempt_open(c, c->actor_id);
    return reply(c, NULL);
}

/* A text without spaces around it; null when nothing is left. */
static str text_or_null(str text)
{
    text = str_trim(text);
    return text.len ? text : STR_NULL;
}

static bool sittings_name(struct call *c)
{
    struct link   *in = c->in;
    struct attempt attempt = { 0 };
    str            first = text_or_null(in->first_name), last = text_or_null(in->last_name);

    if (!first.len && !last.len)
        return fail(c, 422, "first_name", "one of the two names is needed");
    return attempt_of(c, &attempt) && attempt_name(c, &attempt, first, last) &&
           reply(c, &(struct sitter){ attempt.first_name, attempt.last_name, attempt.email, true });
}

static bool sittings_start(struct call *c)
{
    struct link   *in = c->in;
    struct attempt attempt = { 0 };
    const char    *language;
    str            consent;

    if (!in->consent)
        return fail(c, 422, "consent", "must be given before the assessment can start");
    if (!attempt_of(c, &attempt))
        return false;
    if (str_is(attempt.status, "scheduled"))
        attempt_open_if_due(c, attempt.id);
    language = language_near(in->locale.len ? in->locale : attempt.language);
    consent  = str_printf(c->mem, CONSENT_VERSION " %s%s", language, in->recording ? CONSENT_RECORDED : "");
    return attempt_start(c, &attempt, consent, str_of(language), in->client) &&
           sitting_reply(c, &attempt, STR_NULL);
}

static bool sittings_part_start(struct call *c)
{
    struct link   *in = c->in;
    struct attempt attempt = { 0 };

    return attempt_of(c, &attempt) && sitting_part_start(c, &attempt, in->part_id) &&
           sitting_reply(c, &attempt, STR_NULL);
}

static bool sittings_part_finish(struct call *c)
{
    struct link   *in = c->in;
    struct attempt attempt = { 0 };

    return attempt_of(c, &attempt) && sitting_part_finish(c, &attempt, in->part_id) &&
           sitting_reply(c, &attempt, STR_NULL);
}

static bool sittings_accommodation(struct call *c)
{
    struct attempt attempt = { 0 };

    if (db_exec(c, "UPDATE attempt SET accommodation = 'requested', accommodation_text = :request"
                " WHERE workspace_id = :workspace_id AND id = :actor_id AND status = 'invited'"
                " AND expires_at > :now_ms AND accommodation = 'none'") == 0)
        return fail(c, 409, "status", "it can be asked for once, before the assessment starts");
    attempt_event(c, c->actor_id, "accommodation", STR("requested"));
    job_add(c, "mail.accommodation", c->actor_id);
    return attempt_of(c, &attempt) && sitting_reply(c, &attempt, STR_NULL);
}

/* --- answers ------------------------------------------------------------- */

struct answer_in { str item_id; int64_t rev; struct json value; struct moment at; };
static const struct field answer_in_fields[] = {
    FIELD(answer_in, item_id, .flags = REQUIRED, .min = 1, .max = 64, .doc = "Id of the item"),
    FIELD(answer_in, rev,     .flags = REQUIRED, .min = 1, .max = 1e9,
          .doc = "Count of this device's changes to the item"),
    FIELD(answer_in, value,   .flags = REQUIRED,
          .doc = "The answer in the form of the item's type; null takes it back", .example = "4"),
    FIELD(answer_in, at,      .flags = REQUIRED, .doc = "When it was given, by the device's clock"),
};
SHAPE(answer_in);

struct answers {
    str           token, client, locale, active_client, status;
    struct list   answers;
    struct moment sent_at, now, deadline;
    struct json   acked, error;
    bool          paused;
    struct adaptive_view *adaptive;
    struct item_view     *next;
};
static const struct field answers_fields[] = {
    FIELD(answers, token,    .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(answers, client,   .flags = REQUIRED | WRITEONLY, .min = 1, .max = 64,
          .doc = "Random id of this device for this attempt"),
    FIELD(answers, sent_at,  .flags = WRITEONLY,
          .doc = "The device's clock at sending; with it the server removes the clock's error"),
    FIELD(answers, locale, .flags = WRITEONLY, .max = 16,
          .doc = "Language of the next question's texts; the attempt's when absent"),
    FIELD_LIST(answers, answers, answer_in, .flags = REQUIRED | WRITEONLY, .min = 1, .max = BATCH_MAX,
          .doc = "Answers to store"),
    FIELD(answers, acked,    .flags = READONLY, .doc = "Revision stored, by item"),
    FIELD(answers, now,      .flags = READONLY, .doc = "The server's time"),
    FIELD(answers, deadline, .flags = READONLY, .doc = "Last moment for answers"),
    FIELD(answers, status,   .flags = READONLY, .one_of = ATTEMPT_STATUSES, .doc = "Where the sitting stands"),
    FIELD(answers, paused,   .flags = READONLY, .doc = "Has the employer stopped the clock?"),
    FIELD(answers, active_client, .flags = READONLY | NULLABLE,
          .doc = "Device that goes on with it; null when none has said so"),
    FIELD_OBJECT(answers, adaptive, adaptive_view, .flags = READONLY | OPTIONAL,
          .doc = "How far the adaptive part is that was answered"),
    FIELD_OBJECT(answers, next, item_view, .flags = READONLY | NULLABLE,
          .doc = "The question to be answered now in that part; null when none comes, and of other parts"),
    FIELD(answers, error,    .flags = READONLY | OPTIONAL,
          .doc = "What was wrong with the items that are not acknowledged"),
};
SHAPE(answers);

/* What checking a batch needs beside the answers. */
struct batch {
    str                      client;
    const struct attempt    *attempt;
    const struct instrument *instrument;
    struct list              parts; /* asked for only when a part has a limit */
    bool                     limited;
    struct adaptive_parts    adaptive;
};

struct file_answer { int64_t upload_id; str item_id; };
static const struct field file_answer_fields[] = { FIELD(file_answer, upload_id), FIELD(file_answer, item_id) };
SHAPE(file_answer);

/* Is the value the id of a file that this candidate uploaded for this item?  null always is. */
static bool is_own_upload(struct call *c, const struct answer_in *a)
{
    str                text = a->value.text;
    struct file_answer file = { .item_id = a->item_id };
    int64_t            found = 0;

    if (str_is(text, "null"))
        return true;
    text = (str){ text.data + sizeof "\"up_" - 1, text.len - sizeof "\"up_\"" + 1 }; /* item_check saw the prefix */
    return id_read(text, &file.upload_id) &&
           db_int_with(c, WITH(file_answer, &file), "SELECT 1 FROM upload WHERE workspace_id = :workspace_id"
                       " AND id = :upload_id AND attempt_id = :actor_id AND item_id = :item_id"
                       " AND state = 'whole'", &found);
}

/* Is the value one that the item takes?  Says what is wrong; fills the last moment for it and,
 * where it belongs to an adaptive part, that one and whether it is stored already. */
static bool answer_check(struct call *c, struct batch *b, const struct answer_in *a, size_t i, int64_t *deadline,
                         struct adaptive_part **adaptive, bool *repeated)
{
    const char *at = str_printf(c->mem, "answers.%zu.%.*s", i, STR_ARG(a->item_id)).data;
    int         index = b->instrument->find(b->instrument, a->item_id);
    const struct part *part;
    const char *wrong;
    struct item item;

    if (index < 0)
        return fail(c, 422, at, "no such item in this assessment");
    part      = instrument_part(b->instrument, index);
    *deadline = sitting_deadline(c, b->attempt, part, &b->parts);
    if (*deadline == 0)
        return fail(c, 422, at, "its part is not started yet");
    b->instrument->item(b->instrument, c->mem, index, "en", &item);
    if (!str_eq(item.item_id, a->item_id)) /* as b5.01: the log knows each item by one name */
        return fail(c, 422, at, "no such item in this assessment");
    wrong = item_check(c->mem, &item, a->value.text);
    if (!wrong && item_is_file(item.type) && !is_own_upload(c, a))
        wrong = "must be the id of an upload for this item";
    *adaptive = part->adaptive ? adaptive_part(c, &b->adaptive, part) : NULL;
    *repeated = false;
    if (wrong)
        return fail(c, 422, at, wrong);
    return !*adaptive || adaptive_answer_check(c, &b->adaptive, *adaptive, index,
                                               &(struct answer){ .item_id = a->item_id, .client = b->client,
                                                                 .rev = a->rev, .value = a->value.text,
                                                                 .late = c->now_ms > *deadline }, at, repeated);
}

/* The highest revision stored of each item; a batch may have several of one. */
static void acked_write(struct buf *out, const struct answer *stored, size_t n)
{
    buf_char(out, '{');
    for (size_t i = 0; i < n; i++) {
        bool highest = true;

        for (size_t j = 0; j < n; j++)
            highest &= !str_eq(stored[j].item_id, stored[i].item_id) || stored[j].rev < stored[i].rev ||
                       (stored[j].rev == stored[i].rev && j >= i);
        if (!highest)
            continue;
        if (out->len > 1)
            buf_char(out, ',');
        buf_json(out, stored[i].item_id);
        buf_char(out, ':');
        buf_int(out, stored[i].rev);
    }
    buf_char(out, '}');
}

static void batch_open(struct call *c, const struct attempt *attempt, struct batch *b)
{
    *b = (struct batch){ .attempt = attempt, .instrument = instrument_of(c, attempt->instrument) };
    b->adaptive = (struct adaptive_parts){ .attempt = attempt, .instrument = b->instrument };
    for (size_t p = 0; p < b->instrument->parts_n; p++)
        b->limited |= b->instrument->parts[p].limit_s != 0;
    if (b->limited)
        b->parts = sitting_parts(c, attempt->id);
}

/* How far the adaptive part is that was answered last, and its next question. */
static void next_show(struct call *c, const struct batch *b, struct answers *out)
{
    const struct adaptive_part *p = b->adaptive.last;
    struct item                 item;

    if (!p)
        return;
    out->adaptive = adaptive_view(c->mem, p->part, &p->replay);
    if (p->replay.open < 0 || b->attempt->finished_at.ms)
        return;
    b->instrument->item(b->instrument, c->mem, p->part->first + p->replay.open,
                        language_near(out->locale.len ? out->locale : b->attempt->language), &item);
    out->next = ARENA_NEW(c->mem, struct item_view);
    item_show(c->mem, &item, out->next);
}

static bool sittings_answer(struct call *c)
{
    struct answers         *in = c->in;
    const struct answer_in *came = in->answers.items;
    struct attempt          attempt = { 0 };
    struct answer          *stored = ARENA_ARRAY(c->mem, struct answer, in->answers.n);
    struct answer          *again = ARENA_ARRAY(c->mem, struct answer, in->answers.n); /* what stands already */
    struct buf              acked = BUF(c->mem), error = BUF(c->mem);
    struct batch            batch;
    size_t                  n = 0, known = 0;

    attempt_clock(c, c->actor_id, &attempt);
    if (!attempt.started_at.ms || str_is(attempt.status, "cancelled") || str_is(attempt.status, "blocked"))
        return failf(c, 409, "status", "it is %.*s and takes no answers", STR_ARG(attempt.status));
    batch_open(c, &attempt, &batch);
    batch.client = in->client;
    for (size_t i = 0; i < in->answers.n; i++) {
        int64_t               at = device_time(c, &attempt, came[i].at, in->sent_at), deadline = 0;
        struct adaptive_part *adaptive = NULL;
        struct answer         one;
        bool                  open, repeated;

        if (!answer_check(c, &batch, &came[i], i, &deadline, &adaptive, &repeated))
            continue;
        open = !attempt.finished_at.ms && c->now_ms <= deadline + ATTEMPT_GRACE_MS && at <= deadline;
        one  = (struct answer){ .item_id = came[i].item_id, .client = in->client, .value = came[i].value.text,
                                .rev = came[i].rev, .late = c->now_ms > deadline, .scored = open, .at = { at },
                                .attempt_id = attempt.id };
        if (repeated) {
            again[known++] = one;
            continue;
        }
        stored[n++] = one;
        if (adaptive && open)
            adaptive_answer_take(adaptive, &stored[n - 1]);
    }
    attempt_answer(c, stored, n);
    memcpy(stored + n, again, known * sizeof *again);
    acked_write(&acked, stored, n + known);
    next_show(c, &batch, in);
    in->acked    = (struct json){ buf_end(&acked) };
    in->now      = (struct moment){ c->now_ms };
    in->deadline = attempt.deadline_at;
    in->status   = attempt.status;
    in->paused   = attempt.paused_at.ms != 0;
    in->active_client = attempt.active_client;
    if (c->errors_n) { /* the rest of the batch is stored all the same */
        native_error_write(c, &error);
        in->error   = (struct json){ buf_end(&error) };
        c->errors_n = 0;
    }
    reply(c, in);
    c->reply.status = in->error.text.data ? 422 : 200;
    return true;
}

/* --- the end ------------------------------------------------------------- */

struct finish { str token, status; struct moment now; };
static const struct field finish_fields[] = {
    FIELD(finish, token,  .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(finish, status, .flags = READONLY, .one_of = ATTEMPT_STATUSES, .doc = "Where the sitting stands"),
    FIELD(finish, now,    .flags = READONLY, .doc = "The server's time"),
};
SHAPE(finish);

static bool sittings_finish(struct call *c)
{
    struct finish *in = c->in;
    struct attempt attempt = { 0 };

    if (!attempt_of(c, &attempt) || !attempt_finish(c, &attempt))
        return false;
    in->status = attempt.status;
    in->now    = (struct moment){ c->now_ms };
    return reply(c, in);
}

struct rating { str token, text; int64_t stars; };
static const struct field rating_fields[] = {
    FIELD(rating, token, .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(rating, stars, .flags = REQUIRED, .min = 1, .max = 5, .doc = "Stars, 1 to 5"),
    FIELD(rating, text, .flags = NULLABLE, .max = 2000, .doc = "What the candidate wants to say about it"),
};
SHAPE(rating);

static bool sittings_rate(struct call *c)
{
    struct attempt attempt = { 0 };

    attempt_clock(c, c->actor_id, &attempt);
    if (!attempt.finished_at.ms)
        return failf(c, 409, "status", "it is %.*s: it can be rated after its end", STR_ARG(attempt.status));
    db_exec(c, "INSERT INTO rating (workspace_id, attempt_id, stars, text, created_at) VALUES (:workspace_id,"
            " :actor_id, :stars, :text, :now_ms) ON CONFLICT (workspace_id, attempt_id) DO UPDATE SET"
            " stars = excluded.stars, text = excluded.text");
    return reply(c, c->in);
}

struct deletion { str token; bool requested; };
static const struct field deletion_fields[] = {
    FIELD(deletion, token, .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    FIELD(deletion, requested, .flags = READONLY, .doc = "The employer was told"),
};
SHAPE(deletion);

static bool sittings_deletion(struct call *c)
{
    struct deletion *in = c->in;
    int64_t          before = 0;

    db_int(c, "SELECT count(*) FROM event WHERE workspace_id = :workspace_id AND attempt_id = :actor_id"
           " AND kind = 'deletion_requested'", &before);
    if (!before) {
        attempt_event(c, c->actor_id, "deletion_requested", STR_NULL);
        job_add(c, "mail.deletion", c->actor_id);
    }
    in->requested = true;
    return reply(c, in);
}

const struct op native_sittings_ops[] = {
    { OP("sittings.get"),    .method = GET,  .path = "/assay/v1/sittings/{token}",
      .perm = PERM_SITTING,  .summary = "The assessment behind a candidate's link",
      .in = &link_get_shape, .out = &sitting_shape, .status = 200, .run = sittings_get, .source = "DESIGN.md 6" },
    { OP("sittings.open"),   .method = POST, .path = "/assay/v1/sittings/{token}/open",
      .perm = PERM_SITTING,  .summary = "Say that the candidate sees it; the first time counts",
      .in = &link_token_shape, .status = 204, .run = sittings_open, .source = "DESIGN.md 1" },
    { OP("sittings.name"),   .method = PUT,  .path = "/assay/v1/sittings/{token}/name",
      .perm = PERM_SITTING,  .summary = "Say that the name is right, or correct it, before the start",
      .in = &link_name_shape, .out = &sitter_shape, .status = 200, .run = sittings_name,
      .source = "WEB.md 6", .fails = "409: it is started or over" },
    { OP("sittings.start"),  .method = POST, .path = "/assay/v1/sittings/{token}/start",
      .perm = PERM_SITTING,  .summary = "Start, or go on with, a sitting",
      .in = &link_start_shape, .out = &sitting_shape, .status = 200, .run = sittings_start,
      .source = "DESIGN.md 6", .fails = "409: it is cancelled, blocked or expired" },
    { OP("sittings.answer"), .method = PUT,  .path = "/assay/v1/sittings/{token}/answers",
      .perm = PERM_SITTING,  .summary = "Store answers; the reply says which are safe",
      .in = &answers_shape,  .out = &answers_shape, .status = 200, .run = sittings_answer,
      .source = "DESIGN.md 6", .fails = "409: it is not started; 422: an answer is not valid, the others are stored" },
    { OP("sittings.finish"), .method = POST, .path = "/assay/v1/sittings/{token}/finish",
      .perm = PERM_SITTING,  .summary = "Hand in; scoring, mails and webhooks follow",
      .in = &finish_shape,   .out = &finish_shape, .status = 200, .run = sittings_finish,
      .source = "DESIGN.md 6", .fails = "409: it is not started, cancelled or expired" },
    { OP("sittings.part_start"), .method = POST, .path = "/assay/v1/sittings/{token}/parts/{part_id}/start",
      .perm = PERM_SITTING,  .summary = "Start a part; the clock of a timed one runs from here",
      .in = &link_part_shape, .out = &sitting_shape, .status = 200, .run = sittings_part_start,
      .source = "WEB.md 5", .fails = "409: the sitting is not started or over" },
    { OP("sittings.part_finish"), .method = POST, .path = "/assay/v1/sittings/{token}/parts/{part_id}/finish",
      .perm = PERM_SITTING,  .summary = "End a part",
      .in = &link_part_shape, .out = &sitting_shape, .status = 200, .run = sittings_part_finish,
      .source = "WEB.md 5", .fails = "409: the sitting is not started or over" },
    { OP("sittings.accommodation"), .method = POST, .path = "/assay/v1/sittings/{token}/accommodation",
      .perm = PERM_SITTING,  .summary = "Ask for more time or another form, before the start",
      .in = &link_request_shape, .out = &sitting_shape, .status = 200, .run = sittings_accommodation,
      .source = "WEB.md 6", .fails = "409: it was asked for before, or the sitting has started" },
    { OP("sittings.rate"), .method = POST, .path = "/assay/v1/sittings/{token}/rating",
      .perm = PERM_SITTING,  .summary = "Rate the assessment",
      .in = &rating_shape, .out = &rating_shape, .status = 200, .run = sittings_rate, .source = "WEB.md 6",
      .fails = "409: it is not finished" },
    { OP("sittings.deletion"), .method = POST, .path = "/assay/v1/sittings/{token}/deletion",
      .perm = PERM_SITTING,  .summary = "Ask the employer to delete the candidate's data",
      .in = &deletion_shape, .out = &deletion_shape, .status = 200, .run = sittings_deletion, .source = "WEB.md 6" },
    { 0 }
};
