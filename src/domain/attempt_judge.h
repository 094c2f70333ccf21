/* attempt_judge.h - the marks that the judge gives to answers of code and SQL.
 *
 * What stands at the end is asked as jobs (domain/judge.h) and marked by the weight that passed.
 * While nobody but the judge is waited for the attempt is pending_review with `judging` set, and
 * nobody is told; the last result finishes it.  Our own fault (SE) never costs points: the answer
 * then waits for a person, and can be judged again.  A person's mark goes before the judge's.
 *
 * Table: answer_judged (src/db/schema/0023_coding.sql).
 */
#ifndef DOMAIN_ATTEMPT_JUDGE_H
#define DOMAIN_ATTEMPT_JUDGE_H

#include "domain/attempt.h"
#include "domain/judge.h"

/* Of an attempt that was handed in this moment: asks for the judging of its standing answers, and
 * keeps the last run of code that a person marks. */
void attempt_submit(struct call *c, const struct attempt *attempt);

/* Asks again for all of them; marks stay until others come.  Returns how many were asked.  Fails
 * 409 when it is not handed in. */
bool attempt_rejudge(struct call *c, const struct attempt *attempt, int64_t *asked);

/* Scores again what has a key, and has judged again what the judge marks, where it is handed in. */
void attempt_recalculate(struct call *c, const struct attempt *attempt);

/* A job that attempt_submit or attempt_rejudge asked for is over: stores the mark, scores again
 * and finishes the attempt when nothing waits any more.  In the job's workspace.  Of a job that
 * another has replaced it does nothing. */
void attempt_judged(struct call *c, const struct judge_job *job);

/* The marks of persons and of the judge, a person's first. */
const struct review *attempt_marks(struct call *c, int64_t attempt_id, const struct instrument *instrument, size_t *n);
/* Of so many answers without a mark: is the judge alone waited for? */
bool attempt_waits_for_judge(struct call *c, int64_t attempt_id, int pending);

/* What the judge said of an answer. */
struct judged {
    int64_t       attempt_id, job_id, passed, total; /* passed, total: INT_NULL before there was a verdict */
    str           item_id, state, verdict, language, report; /* state: waiting judged failed run */
    double        mark;
    struct moment asked_at, judged_at;
};
/* Those of an attempt: list of struct judged. */
struct list attempt_judged_list(struct call *c, int64_t attempt_id);

#endif
