/* accept_language.c - reading the header Accept-Language (RFC 9110, 12.5.4). */
#include "domain/accept_language.h"

#include <string.h>
#include "domain/language.h"

/* The weight behind the tag, 0..1; 1 when none is said, 0 when it is malformed. */
static double weight_read(str parameters)
{
    str    name = str_trim(str_cut(&parameters, '='));
    double weight;

    if (!name.len)
        return 1;
    return str_is_nocase(name, "q") && str_to_number(str_trim(parameters), &weight) && weight <= 1 ? weight : 0;
}

/* language_near answers English for what it does not know: that is a match only
 * when English was meant. */
static const char *tag_find(str tag)
{
    const char *near = language_near(tag);

    return strncmp(near, "en", 2) != 0 || (tag.len >= 2 && str_is_nocase((str){ tag.data, 2 }, "en") &&
                                           (tag.len == 2 || tag.data[2] == '-')) ? near : NULL;
}

const char *accept_language(str header)
{
    const char *best = NULL;
    double      best_weight = 0;

    while (header.len) {
        str         part = str_cut(&header, ',');
        str         tag = str_trim(str_cut(&part, ';'));
        double      weight = weight_read(part);
        const char *found = tag_find(tag);

        if (found && weight > best_weight) {
            best        = found;
            best_weight = weight;
        }
    }
    return best;
}
