/* pool.h - is a pool of questions large enough for an adaptive test?
 *
 * PSYCHOMETRICS.md section 7: for every level and every skill of the pool there must be two
 * questions at least.  A question with several skills counts for each; a pool that names no
 * skill at all is taken as one of one skill.
 */
#ifndef DOMAIN_POOL_H
#define DOMAIN_POOL_H

#include <stdbool.h>
#include <stddef.h>

#define POOL_LEVELS  3
#define POOL_MINIMUM 2

/* `skills`: places 0.. among those of the pool. */
struct pool_question { int level; /* 1..3 */ const size_t *skills; size_t skills_n; };

/* Fills counts[skill * POOL_LEVELS + level - 1] (skills_n of them, one for none) and
 * returns whether the pool is ready: nothing below the minimum, and not empty. */
bool pool_count(const struct pool_question *questions, size_t n, size_t skills_n, size_t *counts);

#endif
