/* words.c - see words.h. */
#include "api/coodesh/words.h"

static const struct field coodesh_choice_fields[] = {
    FIELD(coodesh_choice, value, .doc = "Word that operations take"),
    FIELD(coodesh_choice, label, .doc = "The word, in the language asked for"),
};
const struct shape coodesh_choice_shape = { "choice", coodesh_choice_fields, 2, sizeof(struct coodesh_choice) };

str coodesh_label(const struct coodesh_word *words, const char *language, str value)
{
    for (; words->value; words++)
        if (str_is(value, words->value))
            return str_of(translated_text(&words->label, language));
    return value;
}

struct list coodesh_choices(struct call *c, const struct coodesh_word *words)
{
    const char            *language = coodesh_language(c);
    struct list            list = { NULL, 0 };
    struct coodesh_choice *choices;

    while (words[list.n].value)
        list.n++;
    list.items = choices = ARENA_ARRAY(c->mem, struct coodesh_choice, list.n);
    for (size_t i = 0; i < list.n; i++)
        choices[i] = (struct coodesh_choice){ str_of(words[i].value),
                                              str_of(translated_text(&words[i].label, language)) };
    return list;
}

#define VALUES_MAX 32

struct list coodesh_choices_of(struct call *c, const char *values, str (*label)(const char *language, str value))
{
    const char            *language = coodesh_language(c);
    struct coodesh_choice *choices = ARENA_ARRAY(c->mem, struct coodesh_choice, VALUES_MAX);
    struct list            list = { choices, 0 };

    for (str rest = str_of(values); rest.len && list.n < VALUES_MAX;) {
        str value = str_copy(c->mem, str_cut(&rest, '|')); /* labels may want it with its end marked */

        choices[list.n++] = (struct coodesh_choice){ value, label(language, value) };
    }
    return list;
}
