/* attempt.c - the life of an attempt: see attempt.h.
 *
 * Tables: attempt, person, answer_log, result, event.
 */
#include <math.h>
#include "core/json.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/assessment.h"
#include "domain/authored.h"
#include "domain/attempt.h"
#include "domain/attempt_judge.h"
#include "domain/likeness.h"
#include "domain/listing.h"
#include "domain/credit.h"
#include "domain/percentile.h"
#include "domain/personality.h"

static const struct field attempt_fields[] = {
    FIELD(attempt, id), FIELD(attempt, person_id), FIELD(attempt, reminders_sent), FIELD(attempt, credits),
    FIELD(attempt, time_factor), FIELD(attempt, product), FIELD(attempt, instrument), FIELD(attempt, source),
    FIELD(attempt, status), FIELD(attempt, token), FIELD(attempt, language), FIELD(attempt, callback_url),
    FIELD(attempt, external_id), FIELD(attempt, metadata), FIELD(attempt, consent), FIELD(attempt, event_hash),
    FIELD(attempt, email), FIELD(attempt, first_name), FIELD(attempt, last_name), FIELD(attempt, created_at),
    FIELD(attempt, sent_at), FIELD(attempt, started_at), FIELD(attempt, finished_at), FIELD(attempt, expires_at),
    FIELD(attempt, deadline_at), FIELD(attempt, paused_at), FIELD(attempt, accommodation), FIELD(attempt, snapshot_s),
    FIELD(attempt, number), FIELD(attempt, state), FIELD(attempt, assessment_id), FIELD(attempt, progress),
    FIELD(attempt, uuid), FIELD(attempt, assessment_name),
    FIELD(attempt, callback_form), FIELD(attempt, deleted_at), FIELD(attempt, redirect_url),
    FIELD(attempt, active_client), FIELD(attempt, judging),
};
const struct shape attempt_shape = { "attempt", attempt_fields, sizeof attempt_fields / sizeof attempt_fields[0],
                                     sizeof(struct attempt) };

static const struct field answer_fields[] = {
    FIELD(answer, item_id), FIELD(answer, client), FIELD(answer, value), FIELD(answer, rev), FIELD(answer, late),
    FIELD(answer, scored), FIELD(answer, at), FIELD(answer, attempt_id),
};
const struct shape answer_shape = { "answer", answer_fields, sizeof answer_fields / sizeof answer_fields[0],
                                    sizeof(struct answer) };

static const struct field event_fields[] = {
    FIELD(event, workspace_id), FIELD(event, id), FIELD(event, attempt_id), FIELD(event, actor_id), FIELD(event, kind),
    FIELD(event, actor), FIELD(event, detail), FIELD(event, previous), FIELD(event, hash), FIELD(event, at),
};
const struct shape event_shape = { "event", event_fields, sizeof event_fields / sizeof event_fields[0],
                                   sizeof(struct event) };

#define PARTS_MAX 1000

/* Parameters of the small statements below. */
struct key {
    int64_t id, amount, to_expire;
    str     hash, text, language, client;
};
static const struct field key_fields[] = {
    FIELD(key, id), FIELD(key, amount), FIELD(key, to_expire), FIELD(key, hash), FIELD(key, text),
    FIELD(key, language), FIELD(key, client),
};
SHAPE(key);

/* --- changes of state ---------------------------------------------------- */

#define MOVED " RETURNING " LISTED_COLUMNS
/* An attempt before a change of its stage or average. */
#define LISTED_AS_IS                                                                                    \
    "number, assessment_id, source, state AS state_before, state, progress AS progress_before, progress," \
    " stage AS stage_before, stage, average AS average_before, average"

/* Runs the conditional UPDATE of a change of state, which ends in MOVED; false when it changed nothing. */
static bool move(struct call *c, const struct key *key, const char *sql)
{
    struct listed listed = { 0 };

    if (!db_row_with(c, WITH(key, key), sql, INTO(listed, &listed)))
        return false;
    listing_moved(c, &listed);
    return true;
}

void attempt_notify(struct call *c, int64_t attempt_id, const char *event)
{
    struct attempt attempt = { 0 };

    if (!attempt_read(c, attempt_id, &attempt))
        return;
    for (size_t f = 0; c->server->families[f]; f++)
        if (c->server->families[f]->notify)
            c->server->families[f]->notify(c, &attempt, event);
}

/* --- the event log ------------------------------------------------------- */

str event_hash(struct arena *mem, const struct event *event)
{
    str text = str_printf(mem, "%.*s\n%lld\n%lld\n%lld\n%.*s\n%.*s\n%lld\n%lld\n%.*s", STR_ARG(event->previous),
                          (long long)event->workspace_id, (long long)event->id, (long long)event->attempt_id,
                          STR_ARG(event->kind), STR_ARG(event->actor), (long long)event->actor_id,
                          (long long)event->at.ms, STR_ARG(event->detail));

    return hash_hex(mem, text);
}

void attempt_event(struct call *c, int64_t attempt_id, const char *kind, str detail)
{
    struct event event = { .workspace_id = c->workspace_id, .id = id_new(), .attempt_id = attempt_id,
                           .actor_id = c->actor_id, .kind = str_of(kind), .actor = str_of(c->actor),
                           .detail = detail.data ? detail : STR(""), .previous = STR(""), .at = { c->now_ms } };
    struct key   head = { .id = attempt_id };

    db_str_with(c, WITH(key, &head), "SELECT event_hash FROM attempt WHERE workspace_id = :workspace_id AND id = :id",
                &event.previous);
    event.hash = head.hash = event_hash(c->mem, &event);
    db_exec_with(c, WITH(event, &event), "INSERT INTO event (workspace_id, id, attempt_id, kind, actor, actor_id,"
                 " detail, at, previous, hash) VALUES (:workspace_id, :id, :attempt_id, :kind, :actor, :actor_id,"
                 " :detail, :at, :previous, :hash)");
    db_exec_with(c, WITH(key, &head), "UPDATE attempt SET event_hash = :hash"
                 " WHERE workspace_id = :workspace_id AND id = :id");
}

/* --- inviting ------------------------------------------------------------ */

struct person {
    int64_t id, number;
    str     email, email_fold, first_name, last_name, first_fold, last_fold;
};
static const struct field person_fields[] = {
    FIELD(person, id), FIELD(person, email), FIELD(person, email_fold), FIELD(person, first_name),
    FIELD(person, last_name), FIELD(person, first_fold), FIELD(person, last_fold), FIELD(person, number),
};
SHAPE(person);

static str name_fold(struct call *c, str name)
{
    return text_fold(c->mem, name.data ? name : STR(""));
}

/* What lists of attempts by name are ordered by. */
#define LISTED_NAME(person_id)                                                                          \
    "(SELECT coalesce(nullif(p.name_fold, ''), p.email_fold) FROM person p WHERE p.workspace_id = :workspace_id" \
    " AND p.id = " person_id ")"

void person_listed(struct call *c, int64_t person_id)
{
    struct person person = { .id = person_id };

    db_exec_with(c, WITH(person, &person), "UPDATE attempt SET name_fold = " LISTED_NAME(":id")
                 " WHERE workspace_id = :workspace_id AND person_id = :id");
}

/* The person of that address, made when there is none; a name that comes now
 * replaces the one known. */
static bool person_upsert(struct call *c, const struct invitation *i, struct person *person)
{
    str first, last;

    *person = (struct person){ .id = id_new(), .email = i->email, .email_fold = text_fold(c->mem, i->email),
                               .first_name = i->first_name, .last_name = i->last_name };
    if (!db_row_with(c, WITH(person, person), "INSERT INTO person (workspace_id, id, email, email_fold, first_name,"
                     " last_name, created_at) VALUES (:workspace_id, :id, :email, :email_fold, :first_name,"
                     " :last_name, :now_ms) ON CONFLICT (workspace_id, email_fold) DO UPDATE SET"
                     " first_name = coalesce(excluded.first_name, person.first_name),"
                     " last_name = coalesce(excluded.last_name, person.last_name) RETURNING *",
                     INTO(person, person)))
        return false;
    first = name_fold(c, person->first_name);
    last  = name_fold(c, person->last_name);
    if (person->number && str_eq(first, person->first_fold) && str_eq(last, person->last_fold))
        return true;
    if (!person->number)
        db_int(c, "UPDATE workspace SET persons_made = persons_made + 1 WHERE id = :workspace_id"
               " RETURNING persons_made", &person->number);
    person->first_fold = first;
    person->last_fold  = last;
    db_exec_with(c, WITH(person, person), "UPDATE person SET number = :number," PERSON_FOLDS
                 " WHERE workspace_id = :workspace_id AND id = :id");
    person_listed(c, person->id);
    return true;
}

/* Is there an attempt of that person at that assessment which is neither cancelled nor deleted? */
struct invited { int64_t person_id, assessment_id; };
static const struct field invited_fields[] = { FIELD(invited, person_id), FIELD(invited, assessment_id) };
SHAPE(invited);

static bool is_invited(struct call *c, int64_t person_id, int64_t assessment_id)
{
    struct invited key = { person_id, assessment_id };
    int64_t        found = 0;

    return db_int_with(c, WITH(invited, &key), "SELECT 1 FROM attempt WHERE workspace_id = :workspace_id"
                       " AND person_id = :person_id AND assessment_id = :assessment_id AND (progress <> ''"
                       " OR status IN ('draft', 'scheduled', 'blocked') AND deleted_at IS NULL) LIMIT 1",
                       &found);
}

bool attempt_invite(struct call *c, const struct invitation *invitation, struct attempt *made)
{
    struct assessment assessment;
    struct person     person;

    if (!assessment_find(c, invitation->product, &assessment) || str_is(assessment.status, "draft"))
        return assessment_is_draft(c, invitation->product)
               ? fail_code(c, 409, "draft", "assessment", "is a draft: publish it first")
               : fail(c, 422, "assessment", "there is no such assessment");
    if (str_is(assessment.status, "archived"))
        return fail_code(c, 409, "archived", "assessment", "is archived: nobody can be invited to it");
    *made = (struct attempt){
        .id = id_new(), .product = invitation->product, .instrument = str_of(assessment.instrument->code),
        .source = invitation->source, .assessment_id = assessment.id, .progress = STR("invited"),
        .uuid = uuid_new(c->mem), .assessment_name = assessment.name, .status = STR("invited"),
        .token = token_new(c->mem, ATTEMPT_TOKEN_CHARS),
        .language = invitation->language, .callback_url = invitation->callback_url,
        .callback_form = invitation->callback_form,
        .external_id = invitation->external_id, .metadata = invitation->metadata, .credits = assessment.credits,
        .time_factor = invitation->time_factor ? invitation->time_factor : 100, .snapshot_s = invitation->snapshot_s,
        .accommodation = STR("none"), .created_at = { c->now_ms }, .expires_at = { invitation->expires_at },
        .sent_at = { invitation->send_mail ? c->now_ms : 0 },
        .state = invitation->send_mail ? STR("sent") : STR("pending"),
    };
    if (invitation->draft) {
        made->status   = made->state = STR("draft");
        made->progress = STR("");
        made->credits  = 0;
    }
    if (!credit_book(c, -made->credits, "invitation", made->id))
        return fail_code(c, 402, "insufficient_credits", NULL, "no credit is left: buy credits before inviting");
    if (!person_upsert(c, invitation, &person))
        return fail(c, 409, "email", "the person cannot be stored");
    if (invitation->once && is_invited(c, person.id, assessment.id)) /* the bookings above queue up those at once */
        return fail_code(c, 409, "repeated", "email", "has already been invited to this assessment");
    made->number     = listing_number(c);
    made->person_id  = person.id;
    made->email      = person.email;
    made->first_name = person.first_name;
    made->last_name  = person.last_name;
    db_exec_with(c, WITH(attempt, made), "INSERT INTO attempt (workspace_id, id, person_id, product, instrument,"
                 " source, status, token, language, callback_url, external_id, metadata, credits, created_at, sent_at,"
                 " expires_at, time_factor, snapshot_s, number, state, assessment_id, progress, uuid,"
                 " callback_form, modified_at, name_fold, subaccount_id) VALUES (:workspace_id, :id, :person_id,"
                 " :product, :instrument, :source, :status, :token, :language, :callback_url, :external_id, :metadata,"
                 " :credits, :created_at, :sent_at, :expires_at, :time_factor, :snapshot_s, :number, :state,"
                 " :assessment_id, :progress, :uuid, :callback_form, :now_ms, " LISTED_NAME(":person_id") ","
                 " coalesce((SELECT s.subaccount_id FROM assessment s WHERE s.workspace_id = :workspace_id"
                 " AND s.id = :assessment_id), nullif(:subaccount_id, 0)))");
    listing_moved(c, &(struct listed){ .number = made->number, .assessment_id = made->assessment_id,
                                       .source = made->source, .state_before = STR(""), .state = made->state,
                                       .progress_before = STR(""), .progress = made->progress,
                                       .stage_before = STR(""), .stage = STR(ATTEMPT_STAGE), .average_before = NAN,
                                       .average = NAN });
    attempt_event(c, made->id, invitation->draft ? "drafted" : "invited", STR_NULL);
    if (invitation->send_mail)
        job_add(c, "mail.invitation", made->id);
    return true;
}

bool attempt_read(struct call *c, int64_t id, struct attempt *attempt)
{
    struct key key = { .id = id };

    return db_row_with(c, WITH(key, &key), ATTEMPT_SELECT " WHERE a.workspace_id = :workspace_id AND a.id = :id",
                       INTO(attempt, attempt));
}

bool attempt_clock(struct call *c, int64_t id, struct attempt *attempt)
{
    struct key key = { .id = id };

    return db_row_with(c, WITH(key, &key),
        "SELECT id, instrument, language, started_at, finished_at, expires_at, deadline_at, paused_at, active_client,"
                       " CASE WHEN status IN ('invited', 'started') AND expires_at <= coalesce(paused_at, :now_ms)"
                       " THEN 'expired' ELSE status END AS status FROM attempt"
                       " WHERE workspace_id = :workspace_id AND id = :id",
                       INTO(attempt, attempt));
}

bool attempt_cancel(struct call *c, int64_t id)
{
    struct attempt attempt = { 0 };
    struct key     key = { .id = id };

    if (!move(c, &key, "UPDATE attempt SET status = 'cancelled', state_before = state, state = 'cancelled',"
              " progress_before = progress, progress = '', modified_at = :now_ms"
              " WHERE workspace_id = :workspace_id AND id = :id AND status IN ('draft', 'scheduled', 'invited')"
              " AND expires_at > :now_ms" MOVED)) {
        if (!attempt_read(c, id, &attempt))
            return fail(c, 404, NULL, "no such record");
        return failf(c, 409, "status", "it is %.*s: only one that nobody has started can be cancelled",
                     STR_ARG(attempt.status));
    }
    attempt_read(c, id, &attempt);
    credit_book(c, attempt.credits, "cancelled", id);
    attempt_event(c, id, "cancelled", STR_NULL);
    return true;
}

bool attempt_delete(struct call *c, int64_t id)
{
    struct attempt attempt = { 0 };
    struct key     key = { .id = id, .text = token_new(c->mem, ATTEMPT_TOKEN_CHARS), .hash = uuid_new(c->mem) };

    if (!attempt_read(c, id, &attempt) ||
        !move(c, &key, "UPDATE attempt SET deleted_at = :now_ms, modified_at = :now_ms, state_before = state,"
              " state = '', progress_before = progress, progress = '', token = :text, uuid = :hash, status = CASE"
              " WHEN status IN ('draft', 'scheduled', 'invited', 'started') THEN 'cancelled' ELSE status END"
              " WHERE workspace_id = :workspace_id AND id = :id AND deleted_at IS NULL" MOVED))
        return fail(c, 404, NULL, "no such record");
    if (!attempt.started_at.ms && !str_is(attempt.status, "cancelled"))
        credit_book(c, attempt.credits, "cancelled", id);
    if (str_is(attempt.progress, "completed"))
        percentile_scored(c, &attempt, STR_NULL);
    attempt_event(c, id, "deleted", STR_NULL);
    return true;
}

bool attempt_resend(struct call *c, int64_t id, struct attempt *attempt)
{
    struct key key = { .id = id };

    if (!move(c, &key, "UPDATE attempt SET sent_at = :now_ms, state_before = state,"
              " state = CASE WHEN state = 'pending' THEN 'sent' ELSE state END, progress_before = progress,"
              " modified_at = :now_ms WHERE workspace_id = :workspace_id AND id = :id"
              " AND status IN ('invited', 'started') AND expires_at > coalesce(paused_at, :now_ms)" MOVED)) {
        if (!attempt_read(c, id, attempt))
            return fail(c, 404, NULL, "no such record");
        return failf(c, 409, "status", "it is %.*s: there is nothing to invite to", STR_ARG(attempt->status));
    }
    attempt_read(c, id, attempt);
    attempt_event(c, id, "invited again", STR_NULL);
    job_add(c, "mail.invitation", id);
    return true;
}

bool attempt_stage(struct call *c, int64_t id, str stage)
{
    struct key    key = { .id = id, .text = stage };
    struct listed listed = { .average = NAN };

    if (!db_row_with(c, WITH(key, &key),
                     SQL2("SELECT " LISTED_AS_IS " FROM attempt WHERE workspace_id = :workspace_id AND id = :id",
                          "SELECT " LISTED_AS_IS " FROM attempt WHERE workspace_id = :workspace_id AND id = :id"
                          " FOR UPDATE"), INTO(listed, &listed)))
        return fail(c, 404, NULL, "no such record");
    if (str_eq(listed.stage_before, stage))
        return true;
    db_exec_with(c, WITH(key, &key), "UPDATE attempt SET stage = :text, modified_at = :now_ms"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    listed.stage = stage;
    listing_moved(c, &listed);
    attempt_event(c, id, "stage", stage);
    return true;
}

bool attempt_remind(struct call *c, int64_t id, struct attempt *attempt)
{
    struct key key = { .id = id, .amount = ATTEMPT_REMINDERS };

    if (!move(c, &key, "UPDATE attempt SET reminders_sent = reminders_sent + 1, sent_at = coalesce(sent_at, :now_ms),"
              " state_before = state, state = CASE WHEN state = 'pending' THEN 'sent' ELSE state END,"
              " progress_before = progress, modified_at = :now_ms"
              " WHERE workspace_id = :workspace_id AND id = :id AND status IN ('invited', 'started')"
              " AND expires_at > coalesce(paused_at, :now_ms) AND reminders_sent < :amount" MOVED)) {
        if (!attempt_read(c, id, attempt))
            return fail(c, 404, NULL, "no such record");
        if (attempt->reminders_sent >= ATTEMPT_REMINDERS)
            return fail(c, 409, "reminders_sent", "it has already been reminded three times");
        return failf(c, 409, "status", "it is %.*s: there is nothing to remind of", STR_ARG(attempt->status));
    }
    attempt_read(c, id, attempt);
    attempt_event(c, id, "reminded", STR_NULL);
    job_add(c, "mail.reminder", id);
    return true;
}

void attempt_send(struct call *c, int64_t id)
{
    struct key key = { .id = id };

    if (!move(c, &key, "UPDATE attempt SET sent_at = :now_ms, state_before = state, state = 'sent',"
              " progress_before = progress, modified_at = :now_ms WHERE workspace_id = :workspace_id AND id = :id"
              " AND status = 'invited' AND sent_at IS NULL AND expires_at > :now_ms" MOVED))
        return;
    attempt_event(c, id, "sent", STR_NULL);
    job_add(c, "mail.invitation", id);
}

bool attempt_expires_at(struct call *c, int64_t id, int64_t expires_ms)
{
    struct key key = { .id = id, .amount = expires_ms };

    if (db_exec_with(c, WITH(key, &key), "UPDATE attempt SET expires_at = :amount, modified_at = :now_ms,"
                     " deadline_at = CASE WHEN deadline_at IS NULL THEN NULL ELSE :amount END"
                     " WHERE workspace_id = :workspace_id AND id = :id AND status IN ('invited', 'started')"
                     " AND expires_at > :now_ms AND paused_at IS NULL") == 0)
        return false;
    attempt_event(c, id, "expiry_moved", STR_NULL);
    return true;
}

/* --- sitting ------------------------------------------------------------- */

void attempt_open(struct call *c, int64_t id)
{
    struct key key = { .id = id };

    if (db_exec_with(c, WITH(key, &key), "UPDATE attempt SET opened_at = :now_ms, modified_at = :now_ms"
                     " WHERE workspace_id = :workspace_id AND id = :id AND status = 'invited'"
                     " AND expires_at > :now_ms AND opened_at IS NULL") > 0)
        attempt_event(c, id, "opened", STR_NULL);
}

bool attempt_name(struct call *c, struct attempt *attempt, str first_name, str last_name)
{
    struct key    key = { .id = attempt->id };
    struct person person = { .id = attempt->person_id, .first_name = first_name, .last_name = last_name,
                             .first_fold = name_fold(c, first_name), .last_fold = name_fold(c, last_name) };
    str           before = str_printf(c->mem, "%.*s %.*s", STR_ARG(attempt->first_name),
                                      STR_ARG(attempt->last_name));

    if (db_exec_with(c, WITH(key, &key), "UPDATE attempt SET name_confirmed_at = :now_ms WHERE workspace_id ="
                     " :workspace_id AND id = :id AND status = 'invited' AND expires_at > :now_ms") == 0)
        return failf(c, 409, "status", "it is %.*s: a name can be corrected before the start",
                     STR_ARG(attempt->status));
    if (str_eq(first_name, attempt->first_name) && str_eq(last_name, attempt->last_name))
        return true;
    db_exec_with(c, WITH(person, &person), "UPDATE person SET first_name = :first_name, last_name = :last_name,"
                 PERSON_FOLDS " WHERE workspace_id = :workspace_id AND id = :id");
    person_listed(c, person.id);
    attempt_event(c, attempt->id, "name_corrected",
                  str_printf(c->mem, "was %.*s", STR_ARG(str_trim(before))));
    return attempt_read(c, attempt->id, attempt);
}

bool attempt_start(struct call *c, struct attempt *attempt, str consent, str language, str client)
{
    struct key key = { .id = attempt->id, .text = consent, .language = language, .client = client };

    if (move(c, &key, "UPDATE attempt SET status = 'started', state_before = state, state = 'started',"
             " progress_before = progress, progress = 'started', modified_at = :now_ms, started_at = :now_ms,"
             " deadline_at = coalesce(answer_by, expires_at), expires_at = coalesce(answer_by, expires_at),"
             " consent = :text, language = :language, active_client = :client"
             " WHERE workspace_id = :workspace_id AND id = :id AND status = 'invited'"
             " AND expires_at > :now_ms" MOVED)) {
        attempt_event(c, attempt->id, "started", consent);
        attempt_notify(c, attempt->id, "started");
    }
    attempt_read(c, attempt->id, attempt);
    if (str_is(attempt->status, "started") || str_is(attempt->status, "finished"))
        return true;
    return failf(c, 409, "status", "it is %.*s and cannot be started", STR_ARG(attempt->status));
}

void attempt_answer(struct call *c, const struct answer *answers, size_t n)
{
    db_exec_many(c, &answer_shape, answers, n, "INSERT INTO answer_log (workspace_id, attempt_id, item_id, client, rev,"
                 " value, at, received_at, late, scored) VALUES (:workspace_id, :attempt_id, :item_id, :client, :rev,"
                 " :value, :at, :now_ms, :late, :scored) ON CONFLICT DO NOTHING");
}

struct list attempt_answers(struct call *c, int64_t attempt_id)
{
    struct key     key = { .id = attempt_id };
    struct list    rows = db_rows_with(c, WITH(key, &key), "SELECT item_id, client, rev, value, at, late, scored,"
                                       " attempt_id FROM answer_log WHERE workspace_id = :workspace_id"
                                       " AND attempt_id = :id AND scored = 1 ORDER BY item_id, at, received_at, rev",
                                       &answer_shape, 1000000);
    struct answer *all = rows.items;
    size_t         n = 0;

    for (size_t i = 0; i < rows.n; i++) {
        if (n && str_eq(all[n - 1].item_id, all[i].item_id))
            n--; /* a later answer to the same item stands instead */
        all[n++] = all[i];
    }
    return (struct list){ all, n };
}

/* --- scoring ------------------------------------------------------------- */

struct result_row {
    int64_t attempt_id;
    str     algorithm, norm, document, dimensions;
};
static const struct field result_row_fields[] = {
    FIELD(result_row, attempt_id), FIELD(result_row, algorithm), FIELD(result_row, norm), FIELD(result_row, document),
    FIELD(result_row, dimensions),
};
SHAPE(result_row);

struct part_clock { int64_t attempt_id; str part_id; struct moment started_at, deadline_at, finished_at; };
static const struct field part_clock_fields[] = {
    FIELD(part_clock, attempt_id), FIELD(part_clock, part_id), FIELD(part_clock, started_at),
    FIELD(part_clock, deadline_at), FIELD(part_clock, finished_at),
};
SHAPE(part_clock);

/* Was the time over when the part ended?  `row` NULL: it has no clock of its own. */
static bool is_timed_out(const struct call *c, const struct attempt *attempt, const struct part_clock *row)
{
    int64_t deadline = attempt->deadline_at.ms;
    int64_t end = attempt->paused_at.ms ? attempt->paused_at.ms
                                        : attempt->finished_at.ms ? attempt->finished_at.ms : c->now_ms;

    if (row && row->deadline_at.ms && row->deadline_at.ms < deadline)
        deadline = row->deadline_at.ms;
    if (row && row->finished_at.ms)
        end = row->finished_at.ms;
    return deadline && end >= deadline;
}

/* Tells scoring about the clocks of parts, where any part has one or must know whether its time was over. */
static void clocks_fill(struct call *c, const struct attempt *attempt, const struct instrument *instrument,
                        struct answered *in)
{
    struct part_clock key = { .attempt_id = attempt->id };
    int64_t          *started = ARENA_ARRAY(c->mem, int64_t, instrument->parts_n);
    bool             *timed_out = ARENA_ARRAY(c->mem, bool, instrument->parts_n);
    bool              limited = false, adaptive = false;
    struct list       rows;

    for (size_t p = 0; p < instrument->parts_n; p++) {
        limited     |= instrument->parts[p].limit_s != 0;
        adaptive    |= instrument->parts[p].adaptive != NULL;
        timed_out[p] = !instrument->parts[p].limit_s && is_timed_out(c, attempt, NULL);
    }
    if (!limited && !adaptive)
        return;
    rows = db_rows_with(c, WITH(part_clock, &key), "SELECT part_id, started_at, deadline_at, finished_at FROM"
                        " attempt_part WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
                        &part_clock_shape, PARTS_MAX);
    for (size_t i = 0; i < rows.n; i++)
        for (size_t p = 0; p < instrument->parts_n; p++) {
            const struct part_clock *row = (const struct part_clock *)rows.items + i;

            if (!str_is(row->part_id, instrument->parts[p].part_id))
                continue;
            started[p]   = row->started_at.ms;
            timed_out[p] = is_timed_out(c, attempt, row);
        }
    in->part_started_ms = limited ? started : NULL;
    in->part_timed_out  = timed_out;
}

/* Scores the standing answers of an attempt with a norm table; false when there is no result. */
static bool score(struct call *c, const struct attempt *attempt, str norm, struct scored *out)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct list              standing;
    struct answered          in = { .attempt_id = attempt->id, .started_ms = attempt->started_at.ms,
                                    .norm = str_z(c->mem, norm) };

    *out = (struct scored){ BUF(c->mem), BUF(c->mem), NAN, 0 };
    if (!instrument || !instrument->algorithm)
        return false;
    standing           = attempt_answers(c, attempt->id);
    in.answers         = standing.items;
    in.n               = standing.n;
    clocks_fill(c, attempt, instrument, &in);
    in.reviews         = attempt_marks(c, attempt->id, instrument, &in.reviews_n);
    return instrument->score(instrument, c->mem, &in, out);
}

str attempt_document(struct call *c, const struct attempt *attempt, str norm)
{
    struct scored scored;

    return score(c, attempt, norm, &scored) ? buf_end(&scored.document) : STR_NULL;
}

struct summary { int64_t id; double average; str personality, personality_algorithm; };
static const struct field summary_fields[] = {
    FIELD(summary, id), FIELD(summary, average), FIELD(summary, personality), FIELD(summary, personality_algorithm),
};
SHAPE(summary);

/* Keeps what lists show and are ordered by: the mean score, with two decimals, and the
 * first personality test in short. */
static void summary_store(struct call *c, const struct attempt *attempt, str document, double mean)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct component_result  list[COMPONENTS_MAX];
    size_t                   n = component_results(c->mem, instrument, document, list);
    struct summary           now = { .id = attempt->id, .average = floor(mean * 100 + 0.5) / 100 };
    struct listed            listed = { .average = NAN };

    for (size_t i = n; i-- > 0;)
        if (is_personality_test(list[i].instrument)) {
            now.personality           = personality_notation(c->mem, &list[i], false);
            now.personality_algorithm = str_of(scoring_algorithm(list[i].instrument));
        }
    if (!db_row_with(c, WITH(summary, &now), "SELECT " LISTED_AS_IS " FROM attempt WHERE workspace_id = :workspace_id"
                     " AND id = :id AND progress = 'completed'", INTO(listed, &listed)))
        return;
    db_exec_with(c, WITH(summary, &now), "UPDATE attempt SET average = :average, personality = :personality,"
                 " personality_algorithm = :personality_algorithm WHERE workspace_id = :workspace_id AND id = :id");
    listed.average = now.average;
    listing_moved(c, &listed);
    percentile_scored(c, attempt, document);
}

/* Scores and stores; true when the document changed.  Fills how many answers wait for a person. */
static bool score_store(struct call *c, const struct attempt *attempt, int *pending)
{
    struct result_row row = { .attempt_id = attempt->id };
    struct scored     scored;

    db_str(c, "SELECT norm FROM workspace WHERE id = :workspace_id", &row.norm);
    *pending = 0;
    if (!score(c, attempt, row.norm, &scored))
        return false;
    *pending       = scored.pending;
    row.algorithm  = str_of(instrument_of(c, attempt->instrument)->algorithm);
    row.document   = buf_end(&scored.document);
    row.dimensions = scored.dimensions.len ? buf_end(&scored.dimensions) : STR("");
    summary_store(c, attempt, row.document, scored.average);
    return db_exec_with(c, WITH(result_row, &row), "INSERT INTO result (workspace_id, attempt_id, algorithm, norm,"
                        " document, dimensions, scored_at) VALUES (:workspace_id, :attempt_id, :algorithm, :norm,"
                        " :document, :dimensions, :now_ms) ON CONFLICT (workspace_id, attempt_id) DO UPDATE SET"
                        " algorithm = excluded.algorithm, norm = excluded.norm, document = excluded.document,"
                        " dimensions = excluded.dimensions, scored_at = excluded.scored_at"
                        " WHERE result.document <> excluded.document") > 0;
}

bool attempt_score(struct call *c, const struct attempt *attempt)
{
    int pending;

    return score_store(c, attempt, &pending);
}

bool attempt_result(struct call *c, int64_t attempt_id, str *document)
{
    struct key key = { .id = attempt_id };

    return db_str_with(c, WITH(key, &key), "SELECT document FROM result WHERE workspace_id = :workspace_id"
                       " AND attempt_id = :id", document);
}

/* Answers wait for a mark.  Of what the judge alone is to mark nobody is told. */
static void settle_waiting(struct call *c, const struct key *key)
{
    bool moved = move(c, key, "UPDATE attempt SET status = 'pending_review', state_before = state,"
                      " state = 'pending_review', progress_before = progress, modified_at = :now_ms, judging = :amount"
                      " WHERE workspace_id = :workspace_id AND id = :id AND (status = 'finished'"
                      " OR (status = 'pending_review' AND judging <> :amount))" MOVED);

    if (!moved)
        return;
    attempt_event(c, key->id, key->amount ? "judging" : "pending_review", STR_NULL);
    if (!key->amount)
        attempt_notify(c, key->id, "pending_review");
}

/* Moves a handed-in attempt between finished and pending_review as `pending` says, and tells. */
static void settle(struct call *c, const struct attempt *attempt, int pending)
{
    struct key key = { .id = attempt->id, .amount = attempt_waits_for_judge(c, attempt->id, pending) };

    if (pending)
        settle_waiting(c, &key);
    if (!pending && move(c, &key, "UPDATE attempt SET status = 'finished', state_before = state, state = 'finished',"
                         " progress_before = progress, modified_at = :now_ms, judging = 0"
                         " WHERE workspace_id = :workspace_id AND id = :id AND status = 'pending_review'" MOVED)) {
        attempt_event(c, attempt->id, "reviewed", STR_NULL);
        attempt_notify(c, attempt->id, "finished");
    }
}

void attempt_rescored(struct call *c, const struct attempt *attempt)
{
    int pending;

    score_store(c, attempt, &pending);
    settle(c, attempt, pending);
}

static bool is_handed_in(const struct attempt *attempt)
{
    return str_is(attempt->status, "finished") || str_is(attempt->status, "pending_review");
}

/* The same for the candidate and the employer; only the condition of the UPDATE differs. */
static bool finish(struct call *c, struct attempt *attempt, const char *sql)
{
    struct key key = { .id = attempt->id, .amount = ATTEMPT_GRACE_MS };
    int        pending;

    if (move(c, &key, sql)) {
        attempt_submit(c, attempt);
        score_store(c, attempt, &pending);
        attempt_event(c, attempt->id, "finished", STR_NULL);
        likeness_note(c, attempt);
        if (pending)
            settle(c, attempt, pending);
        else
            attempt_notify(c, attempt->id, "finished");
    }
    attempt_read(c, attempt->id, attempt);
    return is_handed_in(attempt) ||
           failf(c, 409, "status", "it is %.*s and cannot be finished", STR_ARG(attempt->status));
}

#define FINISHED                                                                                        \
    "UPDATE attempt SET status = 'finished', state_before = state, state = 'finished',"                 \
    " progress_before = progress, progress = 'completed', modified_at = :now_ms, finished_at = :now_ms" \
    " WHERE workspace_id = :workspace_id AND id = :id"

bool attempt_finish(struct call *c, struct attempt *attempt)
{
    return finish(c, attempt, FINISHED " AND status = 'started'"
                  " AND deadline_at + :amount > coalesce(paused_at, :now_ms)" MOVED);
}

bool attempt_finish_now(struct call *c, struct attempt *attempt)
{
    return finish(c, attempt, FINISHED " AND status IN ('started', 'expired') AND started_at IS NOT NULL"
                  " AND deleted_at IS NULL" MOVED);
}

struct marked { int64_t attempt_id; double mark; str item_id, notes; };
static const struct field marked_fields[] = {
    FIELD(marked, attempt_id), FIELD(marked, mark), FIELD(marked, item_id), FIELD(marked, notes),
};
SHAPE(marked);

bool attempt_review(struct call *c, struct attempt *attempt, const struct given_mark *marks, size_t n)
{
    if (!is_handed_in(attempt))
        return failf(c, 409, "status", "it is %.*s and cannot be reviewed", STR_ARG(attempt->status));
    for (size_t i = 0; i < n; i++) {
        struct marked m = { attempt->id, marks[i].mark, marks[i].item_id, marks[i].notes };

        db_exec_with(c, WITH(marked, &m), isnan(m.mark)
            ? "DELETE FROM answer_review WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id"
              " AND item_id = :item_id"
            : "INSERT INTO answer_review (workspace_id, attempt_id, item_id, mark, notes, reviewer_id, reviewed_at)"
              " VALUES (:workspace_id, :attempt_id, :item_id, :mark, :notes, :actor_id, :now_ms)"
              " ON CONFLICT (workspace_id, attempt_id, item_id) DO UPDATE SET mark = excluded.mark,"
              " notes = excluded.notes, reviewer_id = excluded.reviewer_id, reviewed_at = excluded.reviewed_at");
        attempt_event(c, attempt->id, isnan(m.mark) ? "mark_taken_back" : "marked", m.item_id);
    }
    attempt_rescored(c, attempt);
    return attempt_read(c, attempt->id, attempt);
}

/* --- expiry -------------------------------------------------------------- */

struct due {
    int64_t workspace_id, id;
};
static const struct field due_fields[] = { FIELD(due, workspace_id), FIELD(due, id) };
SHAPE(due);

bool attempt_expire(struct call *c, int64_t id)
{
    struct key key = { .id = id };

    if (!move(c, &key, "UPDATE attempt SET status = 'expired', state_before = state, state = 'expired',"
              " progress_before = progress, modified_at = :now_ms"
              " WHERE workspace_id = :workspace_id AND id = :id AND status IN ('invited', 'started')" MOVED))
        return false;
    attempt_event(c, id, "expired", STR_NULL);
    attempt_notify(c, id, "expired");
    return true;
}

int attempt_expire_due(struct call *c, int max)
{
    struct key  key = { .amount = max, .to_expire = c->now_ms - ATTEMPT_GRACE_MS };
    int64_t     caller = c->workspace_id;
    struct list due = db_rows_with(c, WITH(key, &key), "SELECT workspace_id, id FROM attempt WHERE"
                                   " (status = 'invited' AND expires_at <= :now_ms) OR"
                                   " (status = 'started' AND expires_at <= :to_expire AND paused_at IS NULL)"
                                   " ORDER BY expires_at LIMIT :amount", &due_shape, (size_t)max);

    for (size_t i = 0; i < due.n; i++) {
        struct due *d = (struct due *)due.items + i;

        c->workspace_id = d->workspace_id;
        attempt_expire(c, d->id);
    }
    c->workspace_id = caller;
    return (int)due.n;
}

str person_name(struct arena *mem, const struct attempt *attempt)
{
    bool first = attempt->first_name.len, last = attempt->last_name.len;

    if (!first && !last)
        return attempt->email;
    return str_trim(str_printf(mem, "%.*s %.*s", STR_ARG(attempt->first_name), STR_ARG(attempt->last_name)));
}
