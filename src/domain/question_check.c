/* question_check.c - is what a client wrote of a question well-formed, and fit to be sat?
 *
 * Every wrong member is said by its path: "fast.questions.2.choices.0.text is required".
 */
#include <string.h>
#include "core/text.h"
#include "domain/language.h"
#include "domain/question.h"
#include "domain/test.h"

#define SETTINGS_BYTES_MAX 65536
#define ACCEPT_MAX         20
#define ACCEPT_CHARS       100

/* A member and where it stands. */
struct spot { struct call *c; str path; };

__attribute__((format(printf, 2, 3)))
static bool wrong(struct spot at, const char *format, ...)
{
    va_list args;
    str     message;

    va_start(args, format);
    message = str_vprintf(at.c->mem, format, args);
    va_end(args);
    return fail(at.c, 400, at.path.data, message.data);
}

static struct spot member(struct spot at, const char *name)
{
    return (struct spot){ at.c, str_printf(at.c->mem, "%.*s.%s", STR_ARG(at.path), name) };
}

static struct spot item(struct spot at, size_t index)
{
    return (struct spot){ at.c, str_printf(at.c->mem, "%.*s.%zu", STR_ARG(at.path), index) };
}

/* --- texts and numbers ---------------------------------------------------------- */

static bool is_language(const char *tag)
{
    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        if (strcmp(tag, languages[l]) == 0)
            return true;
    return false;
}

static bool check_one_text(struct spot at, const json_t *value, size_t most, bool line)
{
    if (!json_is_string(value))
        return wrong(at, "must be a text");
    if (!str_trim(json_str(value)).len)
        return wrong(at, "must not be empty");
    if (str_chars(json_str(value)) > most)
        return wrong(at, "must have at most %zu characters", most);
    if (line && !text_is_line(json_str(value)))
        return wrong(at, "must be one line without control characters");
    return true;
}

/* T of question.h. */
static bool check_text(struct spot at, json_t *value, size_t most, bool line, bool required)
{
    const char *tag;
    json_t     *text;
    bool        good = true;

    if (!value || json_is_null(value))
        return !required || wrong(at, "is required");
    if (!json_is_object(value))
        return check_one_text(at, value, most, line);
    if (!json_object_size(value))
        return wrong(at, "must have at least one language");
    json_object_foreach(value, tag, text)
        good &= is_language(tag) ? check_one_text(member(at, tag), text, most, line)
                                 : wrong(at, "must have languages among en, pt, es, de");
    return good;
}

static bool check_number(struct spot at, const json_t *value, double least, double most)
{
    double number = json_number_value(value);

    if (!value || json_is_null(value))
        return true;
    if (!json_is_number(value))
        return wrong(at, "must be a number");
    return (number >= least && number <= most) || wrong(at, "must be between %.15g and %.15g", least, most);
}

static bool check_word(struct spot at, const json_t *value, const char *words)
{
    if (!value || json_is_null(value))
        return true;
    if (!json_is_string(value) || !question_word(words, json_str(value)))
        return wrong(at, "must be one of %s", words);
    return true;
}

static bool check_bool(struct spot at, const json_t *value)
{
    return !value || json_is_boolean(value) || wrong(at, "must be true or false");
}

/* A list of short texts. */
static bool check_words(struct spot at, json_t *value, size_t most, size_t chars)
{
    size_t  i;
    json_t *one;
    bool    good = true;

    if (!value || json_is_null(value))
        return true;
    if (!json_is_array(value))
        return wrong(at, "must be a list");
    if (json_array_size(value) > most)
        return wrong(at, "must have at most %zu items", most);
    json_array_foreach(value, i, one)
        good &= check_one_text(item(at, i), one, chars, true);
    return good;
}

/* --- one thing that is asked ------------------------------------------------------ */

static bool check_choice(struct spot at, json_t *choice)
{
    if (!json_is_object(choice))
        return wrong(at, "must be an object");
    return check_text(member(at, "text"), json_object_get(choice, "text"), QUESTION_CHOICE_MAX, true, true) &
           check_bool(member(at, "correct"), json_object_get(choice, "correct")) &
           check_number(member(at, "credit"), json_object_get(choice, "credit"), 0, 1);
}

static bool check_choices(struct spot at, json_t *choices, bool whole)
{
    size_t  i, right = 0;
    json_t *choice;
    bool    good = true;

    if (!choices || json_is_null(choices))
        return !whole || wrong(at, "is required");
    if (!json_is_array(choices))
        return wrong(at, "must be a list");
    if (json_array_size(choices) > TEST_OPTIONS_MAX)
        return wrong(at, "must have at most %d items", TEST_OPTIONS_MAX);
    json_array_foreach(choices, i, choice) {
        good &= check_choice(item(at, i), choice);
        right += json_is_true(json_object_get(choice, "correct")) ||
                 json_number_value(json_object_get(choice, "credit")) > 0;
    }
    if (good && whole && json_array_size(choices) < 2)
        return wrong(at, "must have at least two items");
    if (good && whole && !right)
        return wrong(at, "must have one that is correct");
    return good;
}

/* The members that any kind may have. */
static bool check_common(struct spot at, const json_t *asked)
{
    return check_number(member(at, "weight"), json_object_get(asked, "weight"), 0.001, 1000) &
           check_text(member(at, "explanation"), json_object_get(asked, "explanation"), QUESTION_DESCRIPTION_MAX,
                      false, false) &
           check_number(member(at, "min_words"), json_object_get(asked, "min_words"), 0, 10000) &
           check_number(member(at, "max_characters"), json_object_get(asked, "max_characters"), 1, 100000) &
           check_words(member(at, "accept"), json_object_get(asked, "accept"), ACCEPT_MAX, ACCEPT_CHARS) &
           check_number(member(at, "max_megabytes"), json_object_get(asked, "max_megabytes"), 1,
                        QUESTION_FILE_MEGABYTES) &
           check_number(member(at, "tolerance"), json_object_get(asked, "tolerance"), 0, 1e9);
}

static bool check_kind(struct spot at, const json_t *asked, str kind, bool whole)
{
    const json_t *answer = json_object_get(asked, "answer");

    if (str_is(kind, "radio_multiple") || str_is(kind, "checkbox_multiple"))
        return check_choices(member(at, "choices"), json_object_get(asked, "choices"), whole);
    if (!str_is(kind, "number"))
        return true;
    if (whole && !json_is_number(answer))
        return wrong(member(at, "answer"), "is required and a number");
    return check_number(member(at, "answer"), answer, -1e9, 1e9) &
           check_text(member(at, "unit"), json_object_get(asked, "unit"), 20, true, false);
}

/* `kind` NULL: it says its kind itself, or is a choice of one. */
static bool check_asked(struct spot at, const json_t *asked, const char *kind, bool whole)
{
    const json_t *type = json_object_get(asked, "type");

    if (!asked || json_is_null(asked))
        return kind || !whole || wrong(at, "is required");
    if (!json_is_object(asked))
        return wrong(at, "must be an object");
    if (!kind && !check_word(member(at, "type"), type, QUESTION_KINDS))
        return false;
    return check_common(at, asked) & check_kind(at, asked, kind ? str_of(kind) : type ? json_str(type) : STR("radio_multiple"), whole);
}

/* --- those that ask many things ----------------------------------------------------- */

static bool check_one_of_fast(struct spot at, json_t *asked, bool whole)
{
    if (json_is_string(asked))
        return question_id_read(json_str(asked)) > 0 || wrong(at, "must be an id as this server gave it");
    if (!json_is_object(asked))
        return wrong(at, "must be an id or an object");
    return check_text(member(at, "title"), json_object_get(asked, "title"), QUESTION_TITLE_MAX, true, true) &
           check_text(member(at, "description"), json_object_get(asked, "description"), QUESTION_DESCRIPTION_MAX,
                      false, false) &
           check_word(member(at, "level"), json_object_get(asked, "level"), QUESTION_LEVELS) &
           check_words(member(at, "skills"), json_object_get(asked, "skills"), TEST_SKILLS_MAX, 100) &
           check_bool(member(at, "enabled"), json_object_get(asked, "enabled")) &
           check_asked(at, asked, NULL, whole);
}

static bool check_list(struct spot at, const json_t *asked, bool whole, bool required,
                       bool (*check)(struct spot at, json_t *one, bool whole))
{
    json_t *list = json_object_get(asked, "questions"), *one;
    size_t  i;
    bool    good = true;

    if (asked && !json_is_null(asked) && !json_is_object(asked))
        return wrong(at, "must be an object");
    at = member(at, "questions");
    if (!list || json_is_null(list))
        return !(whole && required) || wrong(at, "is required");
    if (!json_is_array(list))
        return wrong(at, "must be a list");
    if (json_array_size(list) > QUESTION_ASKED_MAX)
        return wrong(at, "must have at most %d items", QUESTION_ASKED_MAX);
    if (whole && required && !json_array_size(list))
        return wrong(at, "must not be empty");
    json_array_foreach(list, i, one)
        good &= check(item(at, i), one, whole);
    return good;
}

static bool check_said(struct spot at, json_t *one, bool whole)
{
    (void)whole; /* a text is whole or none */
    return check_text(at, one, QUESTION_TITLE_MAX, true, true);
}

static bool check_softskill(struct spot at, const json_t *asked, bool whole)
{
    const json_t *instrument = json_object_get(asked, "instrument");

    at = member(at, "instrument");
    if (!instrument)
        return !whole || wrong(at, "is required");
    return question_instrument(json_str(instrument)) || wrong(at, "must be one of disc-28, b5-120, drives-86, types-16");
}

static bool check_project(struct spot at, const json_t *asked)
{
    return check_asked(at, asked, "link", false) &&
           check_word(member(at, "delivery"), json_object_get(asked, "delivery"), "link|file");
}

/* What the judge will read is the judge's to check: here it only has a limit. */
static bool check_judged(struct spot at, const json_t *asked)
{
    if (asked && !json_is_null(asked) && !json_is_object(asked))
        return wrong(at, "must be an object");
    return json_text(at.c->mem, asked).len <= 4 * SETTINGS_BYTES_MAX || wrong(at, "must be shorter than 256 KB");
}

static bool check_type(struct call *c, str type, const json_t *document, bool whole)
{
    struct spot   at = { c, type };
    const json_t *asked = question_asked(type, document);

    if (str_is(type, "fast"))
        return check_list(at, asked, whole, true, check_one_of_fast);
    if (str_is(type, "conversational"))
        return check_list(at, asked, whole, false, check_said);
    if (str_is(type, "softskill"))
        return check_softskill(at, asked, whole);
    if (str_is(type, "project"))
        return check_project(at, asked);
    if (str_is(type, "question"))
        return check_asked(at, asked, NULL, whole);
    if (question_needs_judge(type, document))
        return check_judged(at, asked);
    return check_asked(at, asked, type.data, whole);
}

/* --- the whole ------------------------------------------------------------------- */

static bool check_heading(struct spot at, const json_t *heading, bool whole)
{
    const json_t *code = json_object_get(heading, "code");
    bool          good = json_is_string(code) && is_language(json_string_value(code));

    if (!good)
        wrong(member(at, "code"), "must be one of en, pt, es, de");
    return good & check_text(member(at, "title"), json_object_get(heading, "title"), QUESTION_TITLE_MAX, true, whole) &
           (str_is(json_str(json_object_get(heading, "description")), "") ||
            check_text(member(at, "description"), json_object_get(heading, "description"), QUESTION_DESCRIPTION_MAX,
                       false, false));
}

static bool check_headings(struct call *c, const json_t *list)
{
    struct spot at = { c, STR("locale") };
    bool        good = true;

    if (!json_array_size(list))
        return wrong(at, "must have a title in one language at least");
    if (json_array_size(list) > LANGUAGE_COUNT)
        return wrong(at, "must have at most %d items", LANGUAGE_COUNT);
    for (size_t i = 0; i < json_array_size(list); i++) {
        good &= check_heading(item(at, i), json_array_get(list, i), true);
        for (size_t j = 0; j < i; j++)
            if (json_equal(json_object_get(json_array_get(list, i), "code"),
                           json_object_get(json_array_get(list, j), "code")))
                good = wrong(member(item(at, i), "code"), "must not come twice");
    }
    return good;
}

/* What a reviewer looks at. */
static bool check_criteria(struct call *c, json_t *list)
{
    struct spot at = { c, STR("criteria") };
    size_t      i;
    json_t     *one;
    bool        good = true;

    if (!list)
        return true;
    if (!json_is_array(list) || json_array_size(list) > QUESTION_CRITERIA_MAX)
        return wrong(at, "must be a list of at most %d items", QUESTION_CRITERIA_MAX);
    json_array_foreach(list, i, one) {
        struct spot here = item(at, i);

        good &= check_text(member(here, "title"), json_object_get(one, "title"), QUESTION_TITLE_MAX, true, true) &
                check_text(member(here, "description"), json_object_get(one, "description"), 2000, false, false) &
                check_number(member(here, "weight"), json_object_get(one, "weight"), 0.001, 1000);
    }
    return good;
}

bool question_check(struct call *c, str type, const json_t *document, bool whole)
{
    bool good = check_headings(c, json_object_get(document, "locale"));

    good &= check_type(c, type, document, whole);
    good &= check_criteria(c, json_object_get(document, "criteria"));
    if (json_text(c->mem, json_object_get(document, "settings")).len > SETTINGS_BYTES_MAX)
        good = fail(c, 400, "settings", "must be shorter than 64 KB");
    return good;
}
