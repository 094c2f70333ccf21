/* adaptive_pool.h - the pool of a fast question that is adaptive: what its author writes, and the
 * parameters that the workspace has found for its items.
 *
 * What the author writes is a member of what a fast question asks (domain/question.h):
 *   "adaptive": true, or {"se_target": 0.4, "items_min": 8, "items_max": 20, "information_min": 0.05,
 *     "exposure": true, "select": "information" or "nearest", "estimator": "eap" or "mle",
 *     "prior": {"mean": 0, "sd": 1}, "targets": [{"skill": id or name, "share": 0.5}, ...],
 *     "enemies": [[1, 4], [2, 7, 9]]}
 * with the values of PSYCHOMETRICS.md 7 where one is missing.  Without targets each skill of the pool gets
 * the same share; an empty list is none.  Enemies are numbers (from 1) of its questions, of which one
 * is given at most.
 *
 * Tables: item_parameter, item_exposure.
 */
#ifndef DOMAIN_ADAPTIVE_POOL_H
#define DOMAIN_ADAPTIVE_POOL_H

#include "core/json.h"
#include "domain/adaptive_test.h"
#include "op/op.h"

/* Does a fast question choose its questions by the answers? */
bool pool_is_adaptive(const json_t *asked);

/* Is what the author wrote well-formed?  Fails 400 with each member that is not.  `whole`: fit to be sat. */
void pool_check(struct call *c, const json_t *asked, bool whole);

/* Writes the member "adaptive" of a snapshot (domain/adaptive_test.h) whose questions and skills `so_far`
 * has, with the newest parameters of the fast question `question_id`. */
void pool_write(struct call *c, struct buf *out, int64_t question_id, const json_t *asked, const json_t *so_far);

/* What an item is known by: what is asked and what is right, not its level, weight or skill. */
str pool_item_key(struct arena *mem, const json_t *question);

/* The newest parameters of the items of a pool. */
struct item_parameter {
    int64_t       question_id, version, responses;
    str           item_key, model;
    double        a, b, c, se_a, se_b, se_c, exposure; /* exposure: NAN where none was simulated */
    struct moment created_at;
};
extern const struct shape item_parameter_shape;
struct list pool_parameters(struct call *c, int64_t question_id);

#endif
