/* attempts.h - between the files of the attempts, and of the ATS, of the Coodesh family. */
#ifndef API_COODESH_ATTEMPTS_H
#define API_COODESH_ATTEMPTS_H

#include "api/coodesh/words.h"
#include "domain/assessment.h"
#include "domain/attempt.h"
#include "domain/composition.h"
#include "domain/integrity.h"

#define COODESH_STATUSES "draft|invited|expired|finished|started|blocked|scheduled|pending|pending_review"
#define COODESH_STAGES   "none|evaluating|completed|reviewed|invited|interviewed|offer_sent|offer_declined|dropout" \
                         "|disqualified|hired"
#define COODESH_GROUPS   "results|invited"

/* Where an attempt `a` stands in the family's words, as SQL: what is over its moment reads as
 * expired before the sweep has come by, and what was cancelled does too; pending is what only the
 * judge is waited for. */
#define COODESH_STATUS                                                                                       \
    "CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= coalesce(a.paused_at, :now_ms)"        \
    " OR a.status = 'cancelled' THEN 'expired' WHEN a.status = 'pending_review' AND a.judging = 1"           \
    " THEN 'pending' ELSE a.status END"

/* The states of a group, "started|finished". */
str coodesh_group(str grouping);

/* Words in a language of domain/language.h; the word itself for an unknown one. */
str coodesh_status_text(const char *language, str status);
str coodesh_stage_text(const char *language, str stage);
extern const struct coodesh_word coodesh_statuses[], coodesh_stages[], coodesh_severities[];

/* The same of an attempt that was read. */
str coodesh_status(const struct attempt *attempt);

/* What an assessment asks, one of its instruments. */
struct component_view {
    str     name, description, type, type_formatted, level, level_formatted, duration_unit;
    double  duration;
    double  score;      /* 0..100; NAN: it has none, or not yet */
    str     result;     /* a personality in short; null for none */
    str     status;     /* of an answer: pending, pending_review, finished */
    int64_t answered, asked;
    str     code;       /* of the instrument */
    str     id, token;  /* of the answer, where it is shown */
};
/* Of a list of ATS: what is asked. */
extern const struct shape component_shape;
/* And what came of it. */
extern const struct shape component_result_shape;
/* The same with the answer's id and token (answers.h). */
extern const struct shape component_answer_shape;

/* The components of an instrument; of an attempt (else NULL) with a result document, what came of each. */
struct list components_view(struct call *c, const struct attempt *attempt, const struct instrument *instrument,
                            str document, const char *language);

/* What was noticed while somebody sat. */
struct proctoring_view { str severity, tier; int64_t points; struct json events; bool recorded; };
extern const struct shape proctoring_shape;
void proctoring_view(struct call *c, int64_t attempt_id, struct proctoring_view *out);
/* "None", or what it was and how often: in a language. */
str  proctoring_text(struct call *c, int64_t attempt_id, const char *language);

/* A token that opens one attempt's result without a session, for so long (domain/signed.h). */
str  result_token(struct call *c, int64_t attempt_id, int64_t for_ms);
#define RESULT_TOKEN_MS (7 * MS_PER_DAY)
#define RESULT_LINK_MS  (365 * MS_PER_DAY)
/* Where people read the report, with such a token: an ATS keeps the link. */
str  result_link(struct call *c, int64_t attempt_id);

/* Gives an attempt these tags (of struct str; spaces around them go, and empty ones), and no others. */
void attempt_tags(struct call *c, int64_t attempt_id, struct list tags);
/* "a,b" as a list of str. */
struct list tags_list(struct call *c, str tags);
#define TAGS_MAX      50
#define TAG_CHARS_MAX 100

/* family.notify: tells the receiver of the attempt, and mails the results at the end. */
void coodesh_notify(struct call *c, const struct attempt *attempt, const char *event);
/* Owes a delivery that tells this state, when the attempt has a receiver of this family. */
void coodesh_callback(struct call *c, const struct attempt *attempt, const char *status);

#endif
