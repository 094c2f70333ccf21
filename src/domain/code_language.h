/* code_language.h - languages that answers to coding questions are written in, as people and
 * clients call them.  Which of them can be run is what living workers say (domain/judge.h). */
#ifndef DOMAIN_CODE_LANGUAGE_H
#define DOMAIN_CODE_LANGUAGE_H

#include "core/str.h"

struct code_language {
    const char *id, *name;
    int         number; /* as clients of the Coodesh family count them: those of Judge0 CE */
    const char *editor; /* what editors call its syntax */
};
extern const struct code_language code_languages[];
extern const size_t               code_languages_n;

/* By its id or its number ("python", "71"); NULL for none. */
const struct code_language *code_language_find(str word);
const struct code_language *code_language_numbered(int64_t number);

#endif
