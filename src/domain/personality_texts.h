/* personality_texts.h - what the results of personality tests mean at work, where instrument_texts.h
 * does not say it already.  All texts are our own.
 */
#ifndef DOMAIN_PERSONALITY_TEXTS_H
#define DOMAIN_PERSONALITY_TEXTS_H

#include "domain/language.h"
#include "domain/personality.h"

enum trait_say { TRAIT_LOW, TRAIT_MIDDLE, TRAIT_HIGH, TRAIT_SAYS };

struct trait_text {
    struct translated name, says[TRAIT_SAYS];
};
extern const struct trait_text trait_texts[TRAITS];

extern const struct translated letters_uncertain; /* how sure the letters of a type are */
extern const struct translated disc_balanced, disc_balanced_says; /* a profile without a pattern */
/* Headings of what is said of a type or a pattern. */
extern const struct translated says_strengths, says_watch, says_talk;

#endif
