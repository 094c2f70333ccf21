/* analysis.h - analyses of an assessment: reading the attempts, and keeping what came out.
 *
 * Attempts are read in pages and added up (domain/test_analysis.h), so that any number of them
 * needs the same memory.  Up to ANALYSIS_AT_ONCE are analysed while somebody waits; more by a job,
 * whose result is stored with the moment it stands for.  Whether attempts have changed since then
 * can be told: the result is stale.
 * Tables: analysis, attempt, answer_log, answer_review, answer_judged, group_data.
 */
#ifndef DOMAIN_ANALYSIS_H
#define DOMAIN_ANALYSIS_H

#include "domain/test_analysis.h"
#include "op/op.h"

#define ANALYSIS_AT_ONCE    2000
#define ANALYSIS_KEPT       100
#define ANALYSIS_QUEUED_MAX 10 /* of a workspace */
#define GROUP_CATEGORIES  "sex|ethnicity|age_band|disability"

/* What of a person a category says, as a column of group_data g. */
#define GROUP_VALUE                                                                                  \
    "CASE :category WHEN 'sex' THEN g.sex WHEN 'ethnicity' THEN g.ethnicity WHEN 'age_band' THEN g.age_band" \
    " WHEN 'disability' THEN g.disability ELSE g.sex || ' / ' || g.ethnicity END"

/* What is asked; stored as JSON, so that the same question is the same text. */
struct analysis_question {
    int64_t assessment_id;
    str     kind;                       /* items, dif */
    str     version;                    /* attempt.instrument */
    str     language;                   /* of the attempts; null: any */
    int64_t from_ms, until_ms;          /* when they were finished, until excluded; 0: any time */
    bool    unanswered_as_zero;
    str     category, reference, focal; /* dif */
};
extern const struct shape analysis_question_shape;

/* A page-by-page reading of what a question is about. */
struct analysis_reading {
    struct analysis_question question;
    struct analysis         *analysis;
    int64_t                  after;    /* number of the last attempt read */
    int64_t                  attempts;
    bool                     more;
    /* Called after each attempt was added; NULL: nobody asks. */
    void                   (*each)(void *arg, const struct analysis *a, int64_t number);
    void                    *each_arg;
};

/* Starts a reading; what is kept lives in c->mem.  False (nothing said) when the version is no
 * instrument any more. */
bool analysis_start(struct call *c, const struct analysis_question *question, struct analysis_reading *reading);
/* Reads the next page and adds it; needs no more memory than one page for the while. */
void analysis_page(struct call *c, struct analysis_reading *reading);

/* A stored one. */
struct analysis_stored {
    int64_t       id, attempts_n;
    str           status; /* queued done failed */
    struct moment asked_at, computed_at;
    struct json   units;
};

/* Finds the stored answer to a question; false when it was never asked for. */
bool analysis_find(struct call *c, const struct analysis_question *question, struct analysis_stored *stored);
/* Has it computed by a job; does nothing while one is queued.  Of an assessment the newest
 * ANALYSIS_KEPT are kept.  Fills `stored`.  Fails 429 while ANALYSIS_QUEUED_MAX are queued. */
bool analysis_ask(struct call *c, const struct analysis_question *question, struct analysis_stored *stored);
/* The question of a stored one; false when there is none of that id. */
bool analysis_question_read(struct call *c, int64_t id, struct analysis_question *question);
/* Keeps what came out of a reading that is over. */
void analysis_store(struct call *c, int64_t id, const struct analysis_reading *reading, struct json units);
/* The units of a reading as JSON, in the language of the assessment. */
struct json analysis_result(struct call *c, const struct analysis_reading *reading);

#endif
