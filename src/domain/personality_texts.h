/* personality_texts.h - what the results of personality tests mean at work.
 *
 * All texts are our own.  The sixteen types are read from four of the five traits
 * (PSYCHOMETRICS.md 2), so a type is told by the texts of these.
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

/* A letter of a type: the end of a trait that it stands for. */
struct letter_text {
    char              letter;
    enum trait        trait;
    bool              high;
    struct translated name;
};
#define TYPE_LETTERS 8
extern const struct letter_text letter_texts[TYPE_LETTERS];
/* NULL when no type has such a letter. */
const struct letter_text       *letter_text_find(char letter);

extern const struct translated letters_uncertain; /* how sure a letter is */
/* A profile without a pattern, and the parts of one that has. */
extern const struct translated disc_balanced, disc_balanced_says, disc_strengths, disc_watch, disc_talk;

#endif
