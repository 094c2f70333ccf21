/* attempt.h - one person sitting one assessment, from invitation to result.
 *
 * Every family invites, follows and cancels through these functions; only the
 * words and the bodies differ.  A change of state is one conditional UPDATE
 * and one row of the event log, in the caller's transaction:
 *
 *   draft, scheduled -> invited -> started -> finished | pending_review
 *   invited, started -> expired | blocked;  draft, scheduled, invited -> cancelled
 *
 * What employers do beside (drafts, schedules, reopening) is in attempt_manage.h.
 */
#ifndef DOMAIN_ATTEMPT_H
#define DOMAIN_ATTEMPT_H

#include "op/op.h"
#include "domain/bigfive.h"
#include "domain/instrument.h"
#include "domain/product.h"

/* Answers given before the deadline are accepted and scored this much later. */
#define ATTEMPT_GRACE_MS    (10 * MS_PER_MINUTE)
#define ATTEMPT_REMINDERS   3
#define ATTEMPT_TOKEN_CHARS 22
#define ATTEMPT_STAGE       "NYE" /* of hiring, at first: not yet evaluated */

/* What an attempt keeps as consent: the version of the text, the language, and this
 * when the candidate agreed to be recorded as well. */
#define CONSENT_RECORDED " recorded"

/* A row of `attempt` with its person. */
struct attempt {
    int64_t       id, person_id, reminders_sent, credits, time_factor, snapshot_s, number, assessment_id;
    int64_t       judging;         /* 1: handed in, and nobody but the judge is waited for */
    str           product, instrument, source, status, token, language, callback_url, external_id, metadata, consent;
    str           event_hash, email, first_name, last_name, accommodation, state, progress, uuid;
    str           assessment_name; /* of one of the workspace's own; null for a built-in one */
    str           callback_form;   /* "esc": family whose payload goes to callback_url */
    str           redirect_url;    /* where the candidate goes after the end */
    str           active_client;   /* device that goes on with it; null when none has said so */
    struct moment created_at, sent_at, started_at, finished_at, expires_at, deadline_at, paused_at, deleted_at;
};
extern const struct shape attempt_shape;

/* The columns of struct attempt; a statement goes on with its WHERE.  States
 * past their moment read as expired before the sweep has written it; the clock of
 * a paused one stands. */
#define ATTEMPT_SELECT                                                                                    \
    "SELECT a.id, a.person_id, a.reminders_sent, a.credits, a.time_factor, a.product, a.instrument,"      \
    " a.paused_at, a.accommodation, a.snapshot_s, a.number, a.assessment_id, a.progress, a.uuid,"         \
    " a.callback_form, a.deleted_at, a.redirect_url, a.active_client, a.judging,"                         \
    " CASE WHEN a.assessment_id > 1000 THEN (SELECT name FROM assessment s WHERE"                         \
    " s.workspace_id = a.workspace_id AND s.id = a.assessment_id) END AS assessment_name,"                \
    " a.source, a.token, a.language, a.callback_url, a.external_id, a.metadata, a.consent, a.event_hash," \
    " a.created_at, a.sent_at, a.started_at, a.finished_at, a.expires_at, a.deadline_at,"                 \
    " CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= coalesce(a.paused_at, :now_ms)"    \
    " THEN 'expired'"                                                                                     \
    " ELSE a.status END AS status, p.email, p.first_name, p.last_name"                                    \
    " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"

/* What an invitation is made of. */
struct invitation {
    str     email, first_name, last_name, product, language, callback_url, external_id, metadata, source;
    str     callback_form; /* the inviting family's name */
    int64_t expires_at;  /* ms */
    int64_t time_factor; /* percent; 0 = 100 */
    int64_t snapshot_s;  /* seconds between camera snapshots; 0 = none */
    bool    send_mail;
    bool    draft;       /* nobody is invited yet, and no credit is taken (attempt_manage.h) */
    bool    once;        /* not to somebody who has an attempt at this assessment already */
};

/* Invites: finds or makes the person, takes the credits, queues the mail.
 * Fills `made`.  Fails 402 when the credits do not suffice, 409 "archived" or "draft" when
 * the assessment is one, and 409 "repeated" on the second invitation where one is all. */
bool attempt_invite(struct call *c, const struct invitation *invitation, struct attempt *made);

/* Reads one attempt of the workspace, a deleted one too; false (nothing said) when there is none. */
bool attempt_read(struct call *c, int64_t id, struct attempt *attempt);

/* The same for its instrument, state, times and device only: what every save asks. */
bool attempt_clock(struct call *c, int64_t id, struct attempt *attempt);

/* Cancels an attempt nobody has started and gives its credits back.
 * Fails 404, or 409 when it is started or over. */
bool attempt_cancel(struct call *c, int64_t id);

/* Takes an attempt out of every list: its link is dead, results and log stay.  One that
 * nobody has started gives its credits back.  Fails 404. */
bool attempt_delete(struct call *c, int64_t id);

/* Queues the mail of the invitation again.  Fails 404; 409 when it is over.  Fills `attempt`. */
bool attempt_resend(struct call *c, int64_t id, struct attempt *attempt);

/* Notes the stage of hiring.  Fails 404. */
bool attempt_stage(struct call *c, int64_t id, str stage);

/* Queues a reminder and counts it.  Fails 404; 409 when it is over or was
 * reminded three times.  Fills `attempt`. */
bool attempt_remind(struct call *c, int64_t id, struct attempt *attempt);

/* Queues the mail of an invitation that was made without one; does nothing when it was
 * sent or is over. */
void attempt_send(struct call *c, int64_t id);

/* Moves the last moment of one that is neither over nor paused; false, with nothing done, when it is. */
bool attempt_expires_at(struct call *c, int64_t id, int64_t expires_ms);

/* The candidate looks at it for the first time; does nothing later. */
void attempt_open(struct call *c, int64_t id);

/* The candidate says that the name is right, and corrects it where it is not: texts of
 * one line, STR_NULL for none.  The event log keeps the name that was.  Fails 409 once it
 * is started or over. */
bool attempt_name(struct call *c, struct attempt *attempt, str first_name, str last_name);

/* Starts the clock; does nothing when it runs already.  `client` is the device that
 * starts it, or STR_NULL.  Fails 409. */
bool attempt_start(struct call *c, struct attempt *attempt, str consent, str language, str client);

extern const struct shape answer_shape;

/* Appends answers to the log; a repeated (item, client, rev) changes nothing. */
void attempt_answer(struct call *c, const struct answer *answers, size_t n);

/* The answers that stand: for each item the one with the latest `at` among the
 * scored ones (ties: the later received).  A list of struct answer. */
struct list attempt_answers(struct call *c, int64_t attempt_id);

/* Ends it: state, score, notifications.  Answers without a key wait for a person: then it
 * is pending_review.  Does nothing when it is handed in already.  Fails 409. */
bool attempt_finish(struct call *c, struct attempt *attempt);
/* The same when the employer says so: of one that was started, its deadline is no matter. */
bool attempt_finish_now(struct call *c, struct attempt *attempt);

/* The mark of one answer that a person gives: 0..1; NAN takes it back, so that it waits again. */
struct given_mark { str item_id, notes; double mark; };

/* Stores marks and scores again; once nothing waits any more the attempt is finished, and
 * those are told.  The items must be the attempt's.  Fills `attempt`.  Fails 409. */
bool attempt_review(struct call *c, struct attempt *attempt, const struct given_mark *marks, size_t n);

/* The result document that scoring makes of the answer log with a norm table;
 * STR_NULL when the instrument has none or the answers do not suffice. */
str attempt_document(struct call *c, const struct attempt *attempt, str norm);

/* Scores from the answer log and stores the result; the same answers give the
 * same document.  Returns true when the stored document changed. */
bool attempt_score(struct call *c, const struct attempt *attempt);

/* Scores one that is handed in, and moves it between finished and pending_review as its answers
 * wait for marks or not; those are told. */
void attempt_rescored(struct call *c, const struct attempt *attempt);

/* Reads the stored result document; false when there is none. */
bool attempt_result(struct call *c, int64_t attempt_id, str *document);

/* Ends an attempt that is invited or started as expired; answers stay.  Returns
 * false, with nothing done, when it is neither. */
bool attempt_expire(struct call *c, int64_t id);

/* Expires up to `max` attempts that are past their moment, of all workspaces;
 * returns how many.  Answers of a started one stay. */
int attempt_expire_due(struct call *c, int max);

/* Tells every family what happened to an attempt: "invited", "scheduled", "draft", "blocked",
 * "started", "finished", "pending_review" or "expired". */
void attempt_notify(struct call *c, int64_t attempt_id, const char *event);

/* Appends to the event log of an attempt, chained to the event before. */
void attempt_event(struct call *c, int64_t attempt_id, const char *kind, str detail);

/* Hash of one row of the event log: SHA-256 of the fields and the hash before. */
struct event {
    int64_t       workspace_id, id, attempt_id, actor_id;
    str           kind, actor, detail, previous, hash;
    struct moment at;
};
extern const struct shape event_shape;
str event_hash(struct arena *mem, const struct event *event);

/* Name or address of a person changed (PERSON_FOLDS): lists of attempts by name follow. */
void person_listed(struct call *c, int64_t person_id);

/* Whoever changes the name of a person sets these as well; :first_fold and :last_fold are
 * its parts by text_fold. */
#define PERSON_FOLDS                                                                                      \
    " first_fold = coalesce(:first_fold, ''), last_fold = coalesce(:last_fold, ''),"                      \
    " name_fold = trim(coalesce(:first_fold, '') || ' ' || coalesce(:last_fold, ''))"

/* "Ada Lovelace", or the address when no name is known. */
str person_name(struct arena *mem, const struct attempt *attempt);

#endif
