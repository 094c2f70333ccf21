/* words.h - words of the family's requests and answers, and what people read for them. */
#ifndef API_COODESH_WORDS_H
#define API_COODESH_WORDS_H

#include "api/coodesh/coodesh.h"
#include "domain/language.h"

/* A table of them ends with a row without a value. */
struct coodesh_word { const char *value; struct translated label; };

/* What people read for a word of the table; the word itself when it is not there. */
str coodesh_label(const struct coodesh_word *words, const char *language, str value);

/* A word as forms offer it, in the language of the answer. */
struct coodesh_choice { str value, label; };
extern const struct shape coodesh_choice_shape;

/* All words of a table as choices. */
struct list coodesh_choices(struct call *c, const struct coodesh_word *words);
/* Those that a list "a|b" names, with labels by a function. */
struct list coodesh_choices_of(struct call *c, const char *values, str (*label)(const char *language, str value));

#endif
