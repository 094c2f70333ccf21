/* judge.h - the queue of programs that workers run (docs/reference/judge.md).
 *
 * Whoever wants a program judged asks (judge_ask) in its own transaction; a worker leases
 * the job for a minute at a time, and gives its report.  A lease that lapses puts the job
 * back; after three leases the verdict is SE, which never costs points, and the workspace's
 * administrator is told.
 *
 * Of all that is queued a worker gets runs of candidates and authors first, then submissions,
 * then what is judged again, each by age; a candidate has one job running at a time.
 */
#ifndef DOMAIN_JUDGE_H
#define DOMAIN_JUDGE_H

#include "op/op.h"

#define JUDGE_LEASE_MS        60000
#define JUDGE_LIVE_MS         60000 /* a worker lives that was heard of so lately */
#define JUDGE_TRIES           3
#define JUDGE_RUNS_A_MINUTE   12
#define JUDGE_QUEUED_MAX      5
#define JUDGE_REQUEST_BYTES   (1u << 20)
#define JUDGE_RESULT_BYTES    (4u << 20)
#define JUDGE_BLOBS_MAX       64

/* In order of priority; the first three are equal. */
enum judge_kind { JUDGE_SAMPLE, JUDGE_SQL, JUDGE_PREVIEW, JUDGE_SUBMIT, JUDGE_REJUDGE };

struct judge_ask {
    enum judge_kind kind;
    int64_t         attempt_id; /* 0: of no attempt, an author's preview; then the caller is who asks */
    str             item_id, value; /* the item, and its answer (JSON) that is judged; null for a preview */
    str             language;   /* an id of the worker's table, or "sql" */
    str             request;    /* what the worker judges, JSON */
    const str      *blobs;      /* SHA-256s that it needs, lower-case hex */
    size_t          blobs_n;
};

/* Queues a job in the caller's transaction; fills its id.  Runs (the first three kinds) fail
 * 429, with Retry-After, when the candidate has five queued or made twelve within a minute,
 * and 503 when no live worker has the language. */
bool judge_ask(struct call *c, const struct judge_ask *ask, int64_t *job_id);

struct judge_job {
    int64_t       id, attempt_id, tries;
    str           kind;    /* sample sql preview submit rejudge */
    str           state;   /* queued leased done failed */
    str           item_id, value, language;
    str           verdict, result; /* null until it is over; a report (JSON) */
    struct moment created_at, leased_at, done_at;
};
extern const struct shape judge_job_shape;

/* Reads a job of the workspace; false (nothing said) when there is none. */
bool judge_job_read(struct call *c, int64_t job_id, struct judge_job *job);
bool judge_job_is_over(const struct judge_job *job); /* done or failed */
/* The jobs of an attempt's item, newest first, at most `max`: list of struct judge_job. */
struct list judge_jobs_of(struct call *c, int64_t attempt_id, str item_id, size_t max);

/* The topic of call_wait that is woken, with the job's id, when a job is done or failed. */
#define JUDGE_DONE "judge.done"

/* Keeps a text that requests refer to, and writes its SHA-256.  It is kept for a month after the
 * last time this was called with it, and as long as a job needs it.  The files of datasets need
 * not be kept: they are found by their own SHA-256. */
void judge_blob_keep(struct call *c, str bytes, char sha256[65]);

/* Small letters and digits, as ids of languages are: they become parts of patterns. */
bool judge_is_language(str id);

struct judge_language { str id, name, version; };
/* What live workers have, by id: list of struct judge_language. */
struct list judge_languages(struct call *c);

#endif
