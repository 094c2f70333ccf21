/* pool_answers.h - the answers that people gave to the items of a pool, as calibration wants them.
 *
 * Items are known by their keys (domain/adaptive_pool.h), so the answers of all versions of a question
 * count that ask the same, adaptive ones and those that asked everybody everything.  They are read in
 * pages, of the newest POOL_PERSONS_MAX people, up to a moment: read again, they are the same.
 *
 * Tables: question, question_version, attempt, answer_log (by domain/attempt.c).
 */
#ifndef DOMAIN_POOL_ANSWERS_H
#define DOMAIN_POOL_ANSWERS_H

#include "domain/calibration.h"
#include "op/op.h"

#define POOL_PERSONS_MAX  20000
#define POOL_VERSIONS_MAX 50 /* the newest */

/* An item of the pool as it is now. */
struct pool_item {
    str key, number;         /* number: of the question in its list, "1" */
    int responses, right;    /* answers there are, and right ones */
};

struct pool_answers {
    struct pool_item *items;
    size_t            items_n, persons;
    signed char      *responses; /* persons x items_n: 1, 0, IRT_OMITTED */
};

/* Reads all of it into `mem`, a page in each call.  False with the reason in `error`, which is static or in
 * `mem`: the question is gone or cannot be sat; NULL: the store failed. */
bool pool_answers_read(struct server *server, struct arena *mem, int64_t workspace_id, int64_t question_id,
                       int64_t until_ms, struct pool_answers *out, const char **error);

/* Keeps the items with at least `least` answers that are neither all right nor all wrong; `places`
 * (items_n of them) gets their places.  The matrix lives in `mem`. */
struct calibration_data pool_answers_choose(struct arena *mem, const struct pool_answers *all, int least,
                                            size_t *places);

#endif
