/* language.c - the languages our own texts exist in. */
#include "domain/language.h"

const char *const languages[] = {
    [LANGUAGE_EN] = "en", [LANGUAGE_PT] = "pt", [LANGUAGE_ES] = "es", [LANGUAGE_DE] = "de", NULL,
};

enum language language_find(const char *tag)
{
    str s = str_of(tag);

    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        if (str_is(s, languages[l]))
            return l;
    return LANGUAGE_EN;
}

const char *language_near(str tag)
{
    size_t primary = 0;

    while (primary < tag.len && tag.data[primary] != '-' && tag.data[primary] != '_')
        primary++;
    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        if (str_is_nocase((str){ tag.data, primary }, languages[l]))
            return languages[l];
    return languages[LANGUAGE_EN];
}

const char *translated_text(const struct translated *text, const char *tag)
{
    return text->in[language_find(tag)];
}
