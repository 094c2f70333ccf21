/* question_pool.h - the questions of a pool with their levels and skills: does it suffice?
 *
 * PSYCHOMETRICS.md 7; the counting is domain/pool.h.
 * Tables: question, question_term, term.
 */
#ifndef DOMAIN_QUESTION_POOL_H
#define DOMAIN_QUESTION_POOL_H

#include "domain/pool.h"
#include "domain/question.h"

#define QUESTION_POOL_MAX 500
#define POOL_SKILLS_MAX   200

struct question_pool {
    struct call          *c;
    const json_t         *parts; /* of the fast question */
    struct pool_question *questions;
    size_t                n;
    str                  *skills;
    size_t                skills_n;
    size_t               *counts; /* skill * POOL_LEVELS + level - 1; of one skill where none is named */
    bool                  ready;
};

/* Reads and counts the pool of a fast question: of what `ids` names with commas (ids of questions, or numbers
 * from 1 of its own parts), or all its parts for STR_NULL.  What is archived or not enabled does not count.
 * Fails 400. */
bool question_pool_read(struct call *c, const struct question_row *q, str ids, struct question_pool *pool);

/* A level and skill of which there are fewer than POOL_MINIMUM. */
struct pool_lack { str level, skill; int64_t count; };
/* Those of a pool, as an array in c->mem. */
struct list question_pool_lacks(const struct question_pool *pool);

#endif
