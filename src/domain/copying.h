/* copying.h - did one person copy answers of another? (PSYCHOMETRICS.md 11)
 *
 * Two attempts at the same right-or-wrong items are compared by the number of items
 * both answered alike: both right or both wrong.  GBT (van der Linden & Sotaridona 2006)
 * asks how likely so many are when each of the two works alone; omega (Wollack 1997) how
 * far they are from what the copier's ability makes likely, the source's answers given.
 * It is a reason to look, never a proof, and never changes a score.
 */
#ifndef DOMAIN_COPYING_H
#define DOMAIN_COPYING_H

#include "domain/irt.h"

/* The answers of one attempt: 0, 1 or IRT_OMITTED, and the chance that somebody of its ability
 * has each right. */
struct copying_side {
    const int    *responses;
    const double *right;
};

struct copying {
    int    matches;         /* items that both answered alike */
    double gbt_expected;    /* of those, when both work alone */
    double gbt_p;           /* chance of as many or more */
    double omega_expected, omega_sd;
    double omega, omega_p;  /* NAN when omega_sd is 0 */
};

/* Chance of `least` or more of `n` independent events of the given chances: the upper tail of
 * the Poisson-binomial, by exact recursion.  `room` holds n + 1 numbers. */
double poisson_binomial_upper(const double *chances, size_t n, int least, double *room);

/* Compares two attempts on the items that both answered.
 *
 *   room  2 n + 1 numbers of scratch
 */
void copying_compare(const struct copying_side *source, const struct copying_side *copier, size_t n, double *room,
                     struct copying *out);

#endif
