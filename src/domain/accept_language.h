/* accept_language.h - the language somebody's software asks for. */
#ifndef DOMAIN_ACCEPT_LANGUAGE_H
#define DOMAIN_ACCEPT_LANGUAGE_H

#include "core/str.h"

/* The tag of `languages` that a header Accept-Language wants most ("pt-BR, en;q=0.5"
 * -> "pt"); NULL when it names none of them, or says "*" only. */
const char *accept_language(str header);

#endif
