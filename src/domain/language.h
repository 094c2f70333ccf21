/* language.h - the languages our own texts exist in. */
#ifndef DOMAIN_LANGUAGE_H
#define DOMAIN_LANGUAGE_H

#include "core/str.h"

enum language { LANGUAGE_EN, LANGUAGE_PT, LANGUAGE_ES, LANGUAGE_DE, LANGUAGE_COUNT };

/* One text in every language. */
struct translated {
    const char *in[LANGUAGE_COUNT];
};

/* One text in all languages, for tables. */
#define TEXTS(en, pt, es, de) { { [LANGUAGE_EN] = en, [LANGUAGE_PT] = pt, [LANGUAGE_ES] = es, [LANGUAGE_DE] = de } }

/* Tags of the languages in the order of enum language, NULL-terminated. */
extern const char *const languages[];

/* The language of a tag of `languages`; NULL or any other tag gives English. */
enum language language_find(const char *tag);

/* The tag of `languages` nearest to a BCP 47 tag: "pt-BR" -> "pt"; unknown or
 * null -> "en". */
const char *language_near(str tag);

/* The text in the language of a tag of `languages`; English for any other. */
const char *translated_text(const struct translated *text, const char *tag);

#endif
