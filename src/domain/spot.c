/* spot.c - see spot.h. */
#include <string.h>
#include "core/text.h"
#include "domain/language.h"
#include "domain/question.h"
#include "domain/spot.h"

void spot_wrong(struct spot at, const char *format, ...)
{
    va_list args;
    str     message;

    va_start(args, format);
    message = str_vprintf(at.c->mem, format, args);
    va_end(args);
    fail(at.c, 400, at.path.data, message.data);
}

struct spot spot_member(struct spot at, const char *name)
{
    return (struct spot){ at.c, str_printf(at.c->mem, "%.*s.%s", STR_ARG(at.path), name) };
}

struct spot spot_item(struct spot at, size_t index)
{
    return (struct spot){ at.c, str_printf(at.c->mem, "%.*s.%zu", STR_ARG(at.path), index) };
}

bool json_is_nothing(const json_t *value)
{
    return !value || json_is_null(value);
}

/* --- texts and numbers ---------------------------------------------------------- */

bool is_language_tag(const char *tag)
{
    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        if (strcmp(tag, languages[l]) == 0)
            return true;
    return false;
}

void spot_one_text(struct spot at, const json_t *value, size_t most, bool line)
{
    if (!json_is_string(value))
        spot_wrong(at, "must be a text");
    else if (!str_trim(json_str(value)).len)
        spot_wrong(at, "must not be empty");
    else if (str_chars(json_str(value)) > most)
        spot_wrong(at, "must have at most %zu characters", most);
    else if (line && !text_is_line(json_str(value)))
        spot_wrong(at, "must be one line without control characters");
}

void spot_text(struct spot at, json_t *value, size_t most, bool line)
{
    const char *tag;
    json_t     *text;

    if (json_is_nothing(value))
        return;
    if (!json_is_object(value)) {
        spot_one_text(at, value, most, line);
        return;
    }
    if (!json_object_size(value))
        spot_wrong(at, "must have at least one language");
    json_object_foreach(value, tag, text) {
        if (is_language_tag(tag))
            spot_one_text(spot_member(at, tag), text, most, line);
        else
            spot_wrong(at, "must have languages among en, pt, es, de");
    }
}

void spot_required_text(struct spot at, json_t *value, size_t most)
{
    if (json_is_nothing(value))
        spot_wrong(at, "is required");
    spot_text(at, value, most, true);
}

void spot_number(struct spot at, const json_t *object, const char *name, double least, double most)
{
    const json_t *value = json_object_get(object, name);
    double        number = json_number_value(value);

    if (json_is_nothing(value))
        return;
    if (!json_is_number(value))
        spot_wrong(spot_member(at, name), "must be a number");
    else if (!(number >= least && number <= most))
        spot_wrong(spot_member(at, name), "must be between %.15g and %.15g", least, most);
}

void spot_word(struct spot at, const json_t *object, const char *name, const char *words)
{
    const json_t *value = json_object_get(object, name);

    if (!json_is_nothing(value) && (!json_is_string(value) || !question_word(words, json_str(value))))
        spot_wrong(spot_member(at, name), "must be one of %s", words);
}

void spot_bool(struct spot at, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    if (value && !json_is_boolean(value))
        spot_wrong(spot_member(at, name), "must be true or false");
}

bool spot_list(struct spot at, const json_t *list, size_t most)
{
    if (!json_is_nothing(list) && !json_is_array(list))
        spot_wrong(at, "must be a list");
    else if (json_array_size(list) > most)
        spot_wrong(at, "must have at most %zu items", most);
    else
        return true;
    return false;
}

void spot_each(struct spot at, const json_t *list, size_t most, void (*check)(struct spot at, const json_t *one))
{
    if (spot_list(at, list, most))
        for (size_t i = 0; i < json_array_size(list); i++)
            check(spot_item(at, i), json_array_get(list, i));
}

void spot_words(struct spot at, const json_t *object, const char *name, size_t most, size_t chars)
{
    json_t *list = json_object_get(object, name), *one;
    size_t  i;

    at = spot_member(at, name);
    if (spot_list(at, list, most))
        json_array_foreach(list, i, one)
            spot_one_text(spot_item(at, i), one, chars, true);
}
