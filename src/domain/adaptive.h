/* adaptive.h - a test that chooses its next question by the answers so far (PSYCHOMETRICS.md 7).
 *
 * Everything is decided from the pool, the rules, the seed and the answers in their order, so
 * a test can be replayed: feeding the same answers in gives the same questions.
 */
#ifndef DOMAIN_ADAPTIVE_H
#define DOMAIN_ADAPTIVE_H

#include <stdint.h>

#include "domain/irt.h"

#define ADAPTIVE_ITEMS_MAX  2000 /* of a pool */
#define ADAPTIVE_GIVEN_MAX  100  /* of one test */
#define ADAPTIVE_SKILLS_MAX 32

struct adaptive_item {
    struct irt_item item;
    int             skill;    /* place among the targets; -1: of none */
    int             enemies;  /* of items with the same number above 0 one is given at most */
    bool            disabled;
    double          exposure; /* Sympson-Hetter k, 0 < k <= 1; 0 is 1 */
};

struct adaptive_pool {
    const struct adaptive_item *items;
    size_t                      n; /* at most ADAPTIVE_ITEMS_MAX */
};

enum adaptive_select { ADAPTIVE_INFORMATION, ADAPTIVE_NEAREST };

struct adaptive_rules {
    double               theta;           /* what is assumed before the first answer */
    struct irt_prior     prior;
    bool                 likelihood;      /* choose by the MLE instead of the EAP */
    enum adaptive_select select;
    bool                 exposure;        /* draw among the best; false: always the best one */
    const double        *targets;         /* share of each skill; NULL: no targets */
    size_t               targets_n;       /* at most ADAPTIVE_SKILLS_MAX */
    int                  items_min, items_max;
    double               se_target;       /* 0: no target */
    double               information_min; /* of the best item left; 0: none */
};

/* The rules of a new test: 8 to 20 items, SE 0.40, information 0.05, exposure on. */
struct adaptive_rules adaptive_rules_initial(void);

/* What was given so far. */
struct adaptive {
    const struct adaptive_pool  *pool;
    const struct adaptive_rules *rules;
    unsigned char                seed[32];
    struct irt_posterior         posterior;
    struct irt_estimate          now;
    int                          given[ADAPTIVE_GIVEN_MAX], responses[ADAPTIVE_GIVEN_MAX];
    int                          given_n;
    int                          of_skill[ADAPTIVE_SKILLS_MAX];
    bool                         used[ADAPTIVE_ITEMS_MAX]; /* given, or an enemy of one */
    uint32_t                    *selected; /* counts for each item how often it was considered; NULL: not */
};

/* Begins a test.  The pool and the rules must outlive it; `seed` is 32 bytes of the attempt's
 * own, which only the draws depend on. */
void adaptive_start(struct adaptive *test, const struct adaptive_pool *pool, const struct adaptive_rules *rules,
                    const unsigned char seed[32]);

/* The place of the next item in the pool; -1 when none is left.  Asking twice gives the same. */
int adaptive_next(const struct adaptive *test);

/* Takes in the answer to item `place`: 1 right, 0 wrong, IRT_OMITTED. */
void adaptive_answer(struct adaptive *test, int place, int response);

enum adaptive_stop { ADAPTIVE_GOES_ON, ADAPTIVE_SE, ADAPTIVE_ITEMS, ADAPTIVE_EMPTY, ADAPTIVE_INFORMATION_LOW };

/* Is it over, and why?  `next` is what adaptive_next said. */
enum adaptive_stop adaptive_stopped(const struct adaptive *test, int next);
/* "", "se", "max_items", "pool_empty", "information". */
const char *adaptive_stop_name(enum adaptive_stop stop);

/* The estimate of each skill, from its own items and the prior N(theta of all, 0.8);
 * NAN where none was answered.  `out` has rules->targets_n places. */
void adaptive_skills(const struct adaptive *test, struct irt_estimate *out);

/* --- exposure control by simulation ------------------------------------------------ */

#define EXPOSURE_RATE 0.25 /* the most of the examinees that one item may reach */

/* Finds the Sympson-Hetter parameters of a pool, round by round, for a job: a round is long.  `used` are
 * the parameters of this round (all 1 at first), `next` becomes those of the one after it; `seed` makes it
 * repeatable.  Returns the share of simulated examinees that the most used item reached; it is over when
 * that is near the rate (exposure_is_near) or after EXPOSURE_ROUNDS: then `used` are what was looked for. */
double adaptive_exposure_round(const struct adaptive_pool *pool, const struct adaptive_rules *rules,
                               const unsigned char seed[32], const double *used, double *next);
bool   exposure_is_near(double most);
#define EXPOSURE_ROUNDS 20

#endif
