/* answers.h - between the files of answers and of the candidate's side of an attempt.
 *
 * An answer is one component of an attempt, numbered from 1 by its position.  Nothing is stored
 * for it: its id is the position in 8 hex digits and the attempt in 16 (an attempt's own id
 * begins with 8 zeros, so neither is ever taken for the other), and its token is signed
 * (domain/signed.h).  Position 0 stands for the whole attempt.
 */
#ifndef API_COODESH_ANSWERS_H
#define API_COODESH_ANSWERS_H

#include "api/coodesh/coodesh.h"
#include "domain/attempt.h"
#include "domain/attempt_judge.h"
#include "domain/composition.h"
#include "domain/test.h"

#define ANSWER_ID_CHARS 24
#define PRESENTATION    "presentation:" /* of an upload that presents an answer: its item_id, before the position */

str  answer_id(struct arena *mem, int64_t attempt_id, int position);
bool answer_id_read(str text, int64_t *attempt_id, int *position);
str  answer_token(struct call *c, int64_t attempt_id, int position);

/* An answer with what it is an answer to. */
struct answer_of {
    struct attempt           attempt;
    const struct instrument *component;
    str                      document; /* what came of it; null without a result */
    str                      type, title; /* the family's word for the question; in the language asked for */
    int64_t                  question_id; /* 0: it is one of our own instruments */
    int                      position, n; /* n: how many the attempt has */
    bool                     is_public;   /* its question */
    struct test_result       test;        /* of a test with a result */
    bool                     has_test;
};

/* Fills an answer of the caller's workspace.  Fails 404. */
bool answer_find(struct call *c, str id, struct answer_of *answer);
/* The same by its token, whose workspace becomes the call's. */
bool answer_by_token(struct call *c, str token, struct answer_of *answer);
/* All answers of an attempt that was read; returns how many. */
size_t answers_of_attempt(struct call *c, const struct attempt *attempt, struct answer_of list[COMPONENTS_MAX]);

/* Where an answer stands, one of the family's nine states. */
str answer_status(const struct answer_of *answer);

/* Does a person mark the i-th item of a component? */
bool is_reviewed(const struct instrument *component, int i);
/* Does the judge?  A person's mark goes before its. */
bool is_judged(const struct instrument *component, int i);

/* Writes the member `judge` of an item that the judge was asked about; `all`: attempt_judged_list. */
void   answer_judged_write(struct call *c, struct buf *b, const struct list *all, str item_id);
/* The judge's mark of it; NAN for none. */
double answer_judged_mark(const struct list *all, str item_id);

/* An answer as managers see it. */
extern const struct shape answer_out_shape;
/* Replies with it; `items`: with what was asked and given. */
bool answer_reply(struct call *c, const struct answer_of *answer, bool items);
bool answers_reply(struct call *c, const struct answer_of *list, size_t n);

/* --- the candidate ----------------------------------------------------------------------------- */

/* Finds the candidate by the secret of the attempt's link, or a token of an auto-login link, in the
 * header Authorization or as access_token: the attempt's workspace becomes the call's.
 * Fails 401. */
bool candidate_find(struct call *c, str access_token, struct attempt *attempt);
/* The same, of one attempt.  Fails 401, 404. */
bool candidate_of(struct call *c, int64_t attempt_id, str access_token, struct attempt *attempt);
/* That, or somebody of the workspace who holds the permission (fails 403 without it). */
bool candidate_or_member(struct call *c, int64_t attempt_id, str access_token, long long perm,
                         struct attempt *attempt);
/* Is it started?  Fails 409. */
bool candidate_sits(struct call *c, const struct attempt *attempt);

#endif
