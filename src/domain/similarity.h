/* similarity.h - code that looks alike (JUDGE.md 7, PSYCHOMETRICS.md 11).
 *
 * A source is fingerprinted: hashes of all runs of SIMILARITY_GRAM tokens, of which winnowing
 * (winnow.h) keeps a few, so that every run of 19 tokens that two sources share shows.  What the starter
 * code has, and what very many have, says nothing and is left out.  The score is the share of the smaller
 * set that both have.  It is a reason to look, never a proof, and never changes a score.
 */
#ifndef DOMAIN_SIMILARITY_H
#define DOMAIN_SIMILARITY_H

#include "core/arena.h"
#include "core/str.h"

#define SIMILARITY_GRAM        12
#define SIMILARITY_WINDOW      8
#define SIMILARITY_TOKENS_MIN  60   /* shorter ones are not compared */
#define SIMILARITY_SHARED_MIN  25   /* fingerprints, for a flag */
#define SIMILARITY_SCORE_MIN   0.60 /* for a flag */
#define SIMILARITY_COMMON      0.25 /* what more than so many have is nobody's */
#define SIMILARITY_COMMON_FROM 40   /* where there are more than so many */

/* The fingerprints of one source. */
struct code_prints {
    const uint32_t *hashes; /* rising, each once */
    size_t          n;
    size_t          tokens;
};

/* Fingerprints a source without what is in `starter` (null for none).  It lives in `mem`. */
struct code_prints similarity_prints(struct arena *mem, str language, str source, str starter);

/* Two of them that look alike: places in the list of sets, a < b. */
struct code_pair {
    size_t a, b;
    size_t shared, smaller;
    double score;
};

#define SIMILARITY_ALL SIZE_MAX

/* Finds the pairs that are to be flagged among `n` sets (at most SIMILARITY_SETS_MAX): all, or those of one
 * set.  Fills at most `max` of `out`; returns how many there are.  Scratch comes from `mem`. */
#define SIMILARITY_SETS_MAX 5000
size_t similarity_pairs(struct arena *mem, const struct code_prints *sets, size_t n, size_t only,
                        struct code_pair *out, size_t max);

/* Lines of two sources that are alike, from 1, both ends included. */
struct code_range { int64_t first, last, other_first, other_last; };

/* The ranges, in the order of the first source; `out` has room for `max`.  Returns how many. */
size_t similarity_ranges(struct arena *mem, str language, str source, str other, str starter,
                         struct code_range *out, size_t max);

#endif
