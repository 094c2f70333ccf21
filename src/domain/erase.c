/* erase.c - see erase.h.
 *
 * Each statement below is one place where something of a person is kept.  Whoever
 * adds a table with personal data adds its statement here.
 * Tables: person, attempt, answer_log, sitting_event, rating, upload, event, delivery,
 * delivery_try, job, idempotency, custom_value, ats_attempt, attempt_report, answer_note, attempt_tag,
 * judge_job, answer_judged, group_data, code_print, likeness.
 */
#include "core/random.h"
#include "domain/attempt.h"
#include "domain/erase.h"

#define ATTEMPTS_MAX 10000 /* of one person */
#define EVENTS_MAX   100000 /* of one attempt */
#define FILES_AGAIN_MS (2 * MS_PER_MINUTE)

struct target {
    int64_t       id;      /* of the person */
    int64_t       attempt_id, event_id;
    str           email, email_fold, status, token, uuid, mark, event_hash, hash, previous;
    struct moment anonymised_at;
};
static const struct field target_fields[] = {
    FIELD(target, id), FIELD(target, attempt_id), FIELD(target, event_id), FIELD(target, email),
    FIELD(target, email_fold), FIELD(target, status), FIELD(target, token), FIELD(target, uuid), FIELD(target, mark),
    FIELD(target, event_hash), FIELD(target, hash), FIELD(target, previous), FIELD(target, anonymised_at),
};
SHAPE(target);

/* Run for each attempt, with :attempt_id, :mark (its id as texts show it), :token and :uuid.
 *
 * Among the answers a text is a JSON string, alone or inside of a value; numbers
 * and choices stay, so that results can be computed again. */
static const char *const attempt_statements[] = {
    "UPDATE answer_log SET value = 'null' WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id"
    " AND (value LIKE '\"%' OR value LIKE '%[\"%' OR value LIKE '%:\"%' OR value LIKE '%\"source\"%')",
    /* Marks and verdicts stay as those of persons do. */
    "UPDATE answer_judged SET report = NULL WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "UPDATE sitting_event SET detail = NULL WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "UPDATE rating SET text = NULL WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "UPDATE answer_review SET notes = NULL WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    /* The files themselves, and then these rows, are the job's to remove. */
    "UPDATE upload SET name = '', record = NULL, agent = NULL WHERE workspace_id = :workspace_id"
    " AND attempt_id = :attempt_id",
    "UPDATE answer_note SET review_notes = NULL, comment = NULL, repository_url = NULL"
    " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",

    "UPDATE delivery_try SET request = '', reply = '' WHERE workspace_id = :workspace_id AND delivery_id IN"
    " (SELECT id FROM delivery WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id)",
    /* An empty payload is what is never sent again.  A callback URL is the customer's text. */
    "UPDATE delivery SET payload = '', status = CASE WHEN status = 'owed' THEN 'failed' ELSE status END,"
    " url = CASE WHEN webhook_id IS NULL THEN 'https://anonymised.invalid/' ELSE url END"
    " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",

    /* A program under way is judged for nobody: its report finds no job. */
    "DELETE FROM judge_job WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "DELETE FROM attempt_tag WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "DELETE FROM ats_attempt WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "DELETE FROM attempt_report WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "DELETE FROM custom_value WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "DELETE FROM code_print WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
    "DELETE FROM likeness WHERE workspace_id = :workspace_id AND (attempt_id = :attempt_id OR other_id = :attempt_id)",

    "DELETE FROM job WHERE workspace_id = :workspace_id AND (ref_id = :attempt_id OR ref_id IN"
    " (SELECT id FROM delivery WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id))",

    SQL2("DELETE FROM idempotency WHERE workspace_id = :workspace_id AND instr(body, :mark) > 0",
         "DELETE FROM idempotency WHERE workspace_id = :workspace_id AND strpos(body, :mark) > 0"),

    /* The old link opens nothing any more. */
    "UPDATE attempt SET token = :token, uuid = :uuid, callback_url = NULL, external_id = NULL, metadata = NULL,"
    " accommodation_text = NULL, review = NULL, redirect_url = NULL, change_reason = NULL, tags = '', notes = NULL"
    " WHERE workspace_id = :workspace_id AND id = :attempt_id",
};

/* Empties the details of an attempt's events and writes the chain anew; the last
 * event then says where the old one ended. */
static void events_erase(struct call *c, struct target *t)
{
    struct list   rows = db_rows_with(c, WITH(target, t), "SELECT * FROM event WHERE workspace_id = :workspace_id"
                                      " AND attempt_id = :attempt_id ORDER BY id", &event_shape, EVENTS_MAX);
    struct event *events = rows.items;
    str           head = STR(""), before = t->event_hash;
    bool         *done = ARENA_ARRAY(c->mem, bool, rows.n + 1);
    str           old = STR("");

    /* The chain is followed by its links: several servers' ids do not order it. */
    for (size_t walked = 0; walked < rows.n; walked++) {
        size_t i = 0;

        while (i < rows.n && (done[i] || !str_eq(events[i].previous, old)))
            i++;
        if (i == rows.n)
            break; /* a chain that was broken before stays so from here on; assay verify says where */
        done[i]            = true;
        old                = events[i].hash;
        events[i].detail   = STR("");
        events[i].previous = head;
        head               = event_hash(c->mem, &events[i]);
        t->event_id = events[i].id;
        t->previous = events[i].previous;
        t->hash     = head;
        db_exec_with(c, WITH(target, t), "UPDATE event SET detail = '', previous = :previous, hash = :hash"
                     " WHERE workspace_id = :workspace_id AND id = :event_id");
    }
    t->hash = head;
    db_exec_with(c, WITH(target, t), "UPDATE attempt SET event_hash = :hash WHERE workspace_id = :workspace_id"
                 " AND id = :attempt_id");
    attempt_event(c, t->attempt_id, "anonymised", str_printf(c->mem, "chain was %.*s", STR_ARG(before)));
}

/* Nobody can sit it any more. */
static void attempt_end(struct call *c, const struct target *t)
{
    if (str_is(t->status, "started")) {
        attempt_expire(c, t->attempt_id);
    } else if (str_is(t->status, "invited") || str_is(t->status, "scheduled") || str_is(t->status, "draft")) {
        if (!attempt_cancel(c, t->attempt_id))
            attempt_expire(c, t->attempt_id); /* past its last moment it cannot be cancelled */
        c->errors_n = 0;
    }
}

static void attempt_erase(struct call *c, struct target *t)
{
    char id[14];

    id_text(t->attempt_id, id);
    t->mark  = str_copy(c->mem, str_of(id));
    t->token = token_new(c->mem, ATTEMPT_TOKEN_CHARS);
    t->uuid  = uuid_new(c->mem);
    attempt_end(c, t);
    for (size_t i = 0; i < sizeof attempt_statements / sizeof attempt_statements[0]; i++)
        db_exec_with(c, WITH(target, t), attempt_statements[i]);
    db_str_with(c, WITH(target, t), "SELECT event_hash FROM attempt WHERE workspace_id = :workspace_id"
                " AND id = :attempt_id", &t->event_hash);
    events_erase(c, t);
}

bool person_erase(struct call *c, int64_t person_id, int64_t *at_ms)
{
    struct target person = { .id = person_id };
    struct list   attempts;
    int64_t       claimed;
    char          id[14];

    /* Of several at once one does it; the others wait for it here and find it done. */
    claimed = db_exec_with(c, WITH(target, &person), "UPDATE person SET anonymised_at = :now_ms"
                           " WHERE workspace_id = :workspace_id AND id = :id AND anonymised_at IS NULL");
    if (!db_row_with(c, WITH(target, &person), "SELECT email, email_fold, anonymised_at FROM person"
                     " WHERE workspace_id = :workspace_id AND id = :id", INTO(target, &person)))
        return false;
    *at_ms = person.anonymised_at.ms;
    if (!claimed)
        return true;
    attempts = db_rows_with(c, WITH(target, &person), "SELECT id AS attempt_id, status FROM attempt"
                            " WHERE workspace_id = :workspace_id AND person_id = :id ORDER BY id", &target_shape,
                            ATTEMPTS_MAX);
    for (size_t i = 0; i < attempts.n; i++)
        attempt_erase(c, (struct target *)attempts.items + i);
    person.mark = person.email;
    db_exec_with(c, WITH(target, &person),
                 SQL2("DELETE FROM idempotency WHERE workspace_id = :workspace_id AND instr(body, :mark) > 0",
                      "DELETE FROM idempotency WHERE workspace_id = :workspace_id AND strpos(body, :mark) > 0"));
    db_exec_with(c, WITH(target, &person), "DELETE FROM group_data WHERE workspace_id = :workspace_id"
                 " AND person_id = :id");
    id_text(person_id, id);
    person.email = str_printf(c->mem, "anonymised-%s@anonymised.invalid", id);
    db_exec_with(c, WITH(target, &person), "UPDATE person SET email = :email, email_fold = :email, first_name = NULL,"
                 " last_name = NULL, name_fold = '', first_fold = '', last_fold = '', middle_name = NULL,"
                 " external_person_id = NULL, gender = 0, folder = NULL"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    person_listed(c, person_id);
    job_add(c, "erase.files", person_id);
    /* Once more, for a mail that was being written meanwhile. */
    job_add_at(c, "erase.files", person_id, c->now_ms + FILES_AGAIN_MS, STR("again"));
    return true;
}
