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

#endif
