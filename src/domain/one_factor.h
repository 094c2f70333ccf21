/* one_factor.h - one factor behind correlated items, by maximum likelihood. */
#ifndef DOMAIN_ONE_FACTOR_H
#define DOMAIN_ONE_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Fits r = loading loading' + diag(unique) to the correlations `r` of `n` items (n x n,
 * row by row).
 *
 *   loading  filled: n numbers, their sum not negative
 *   unique   filled: n numbers, ONE_FACTOR_UNIQUE_MIN..1
 *
 * The likelihood as a function of the unique parts is Joreskog's (1967); it is searched
 * by limited-memory BFGS inside the box, from the start, on the scale and to the
 * relative tolerance that factanal of R uses, so that its published results come out to
 * the digit.  Scratch memory comes from `mem`; GSL's error handler must be off.
 * Returns false when r is singular or the search does not settle. */
bool one_factor_fit(struct arena *mem, const double *r, size_t n, double *loading, double *unique);

#define ONE_FACTOR_UNIQUE_MIN 0.005

#endif
