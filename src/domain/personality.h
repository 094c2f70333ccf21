/* personality.h - what a personality test gave, in the short notation of clients. */
#ifndef DOMAIN_PERSONALITY_H
#define DOMAIN_PERSONALITY_H

#include "domain/composition.h"

/* How a test is scored: "basic" with a key, "big_5", "16_types", "disc", "noop" for others. */
const char *scoring_algorithm(const struct instrument *i);
bool        is_personality_test(const struct instrument *i);

/* big_5: five levels, "_", five raw scores, all with "-" between: "3-3-1-1-1_30-32-28-19-28"
 * (PSYCHOMETRICS.md 2); with one decimal each when `decimals`.  16_types: "INTJ".  disc: the
 * pattern, "_", the percents of graph III in the order D I S C: "DI_71-64-38-29"; "balanced_..."
 * without a pattern.  STR_NULL when there is none. */
str personality_notation(struct arena *mem, const struct component_result *r, bool decimals);

/* The five traits in the order of the notation. */
enum trait { TRAIT_EXTRAVERSION, TRAIT_AGREEABLENESS, TRAIT_CONSCIENTIOUSNESS, TRAIT_STABILITY, TRAIT_OPENNESS,
             TRAITS };

/* What a notation says; the members of other algorithms are empty. */
struct personality {
    int    level[TRAITS]; /* big_5: 1..5 */
    double raw[TRAITS];   /* big_5: 10..50; NAN when only levels were given */
    char   type[5];       /* 16_types */
    char   pattern[5];    /* disc: "DI", "" when balanced */
};

/* Reads a notation, with whole numbers or decimals, with or without the numbers behind "_".
 * False, with nothing filled, when it is not one of the algorithm. */
bool personality_read(str algorithm, str notation, struct personality *out);

#endif
