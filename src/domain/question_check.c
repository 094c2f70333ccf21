/* question_check.c - is what a client wrote of a question well-formed, and fit to be sat?
 *
 * Every wrong member is said by its path: "fast.questions.2.choices.0.text is required".
 */
#include <string.h>
#include "core/text.h"
#include "domain/adaptive_pool.h"
#include "domain/language.h"
#include "domain/question.h"
#include "domain/test.h"

#define SETTINGS_BYTES_MAX 65536
#define JUDGED_BYTES_MAX   262144
#define CRITERION_MAX      2000
#define ACCEPT_MAX         20
#define ACCEPT_CHARS       100

/* A member and where it stands. */
struct spot { struct call *c; str path; };

__attribute__((format(printf, 2, 3)))
static void wrong(struct spot at, const char *format, ...)
{
    va_list args;
    str     message;

    va_start(args, format);
    message = str_vprintf(at.c->mem, format, args);
    va_end(args);
    fail(at.c, 400, at.path.data, message.data);
}

static struct spot member(struct spot at, const char *name)
{
    return (struct spot){ at.c, str_printf(at.c->mem, "%.*s.%s", STR_ARG(at.path), name) };
}

static struct spot item(struct spot at, size_t index)
{
    return (struct spot){ at.c, str_printf(at.c->mem, "%.*s.%zu", STR_ARG(at.path), index) };
}

static bool is_nothing(const json_t *value)
{
    return !value || json_is_null(value);
}

/* --- texts and numbers ---------------------------------------------------------- */

static bool is_language(const char *tag)
{
    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        if (strcmp(tag, languages[l]) == 0)
            return true;
    return false;
}

static void check_one_text(struct spot at, const json_t *value, size_t most, bool line)
{
    if (!json_is_string(value))
        wrong(at, "must be a text");
    else if (!str_trim(json_str(value)).len)
        wrong(at, "must not be empty");
    else if (str_chars(json_str(value)) > most)
        wrong(at, "must have at most %zu characters", most);
    else if (line && !text_is_line(json_str(value)))
        wrong(at, "must be one line without control characters");
}

/* T of question.h, or none at all. */
static void check_text(struct spot at, json_t *value, size_t most, bool line)
{
    const char *tag;
    json_t     *text;

    if (is_nothing(value))
        return;
    if (!json_is_object(value)) {
        check_one_text(at, value, most, line);
        return;
    }
    if (!json_object_size(value))
        wrong(at, "must have at least one language");
    json_object_foreach(value, tag, text) {
        if (is_language(tag))
            check_one_text(member(at, tag), text, most, line);
        else
            wrong(at, "must have languages among en, pt, es, de");
    }
}

static void check_required_text(struct spot at, json_t *value, size_t most)
{
    if (is_nothing(value))
        wrong(at, "is required");
    check_text(at, value, most, true);
}

static void check_number(struct spot at, const json_t *object, const char *name, double least, double most)
{
    const json_t *value = json_object_get(object, name);
    double        number = json_number_value(value);

    if (is_nothing(value))
        return;
    if (!json_is_number(value))
        wrong(member(at, name), "must be a number");
    else if (!(number >= least && number <= most))
        wrong(member(at, name), "must be between %.15g and %.15g", least, most);
}

static void check_word(struct spot at, const json_t *object, const char *name, const char *words)
{
    const json_t *value = json_object_get(object, name);

    if (!is_nothing(value) && (!json_is_string(value) || !question_word(words, json_str(value))))
        wrong(member(at, name), "must be one of %s", words);
}

static void check_bool(struct spot at, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    if (value && !json_is_boolean(value))
        wrong(member(at, name), "must be true or false");
}

/* A list of short texts. */
static void check_words(struct spot at, const json_t *object, const char *name, size_t most, size_t chars)
{
    json_t *list = json_object_get(object, name), *one;
    size_t  i;

    at = member(at, name);
    if (is_nothing(list))
        return;
    if (!json_is_array(list))
        wrong(at, "must be a list");
    else if (json_array_size(list) > most)
        wrong(at, "must have at most %zu items", most);
    else
        json_array_foreach(list, i, one)
            check_one_text(item(at, i), one, chars, true);
}

/* --- one thing that is asked ------------------------------------------------------ */

static void check_choice(struct spot at, json_t *choice)
{
    if (!json_is_object(choice)) {
        wrong(at, "must be an object");
        return;
    }
    check_required_text(member(at, "text"), json_object_get(choice, "text"), QUESTION_CHOICE_MAX);
    check_bool(at, choice, "correct");
    check_number(at, choice, "credit", 0, 1);
}

/* Are there enough, and is one of them right? */
static void check_key(struct spot at, const json_t *choices)
{
    size_t right = 0;

    for (size_t i = 0; i < json_array_size(choices); i++) {
        const json_t *choice = json_array_get(choices, i);

        right += json_is_true(json_object_get(choice, "correct")) ||
                 json_number_value(json_object_get(choice, "credit")) > 0;
    }
    if (json_array_size(choices) < 2)
        wrong(at, "must have at least two items");
    else if (!right)
        wrong(at, "must have one that is correct");
}

static void check_choices(struct spot at, json_t *choices, bool whole)
{
    size_t  errors = at.c->errors_n, i;
    json_t *choice;

    if (is_nothing(choices)) {
        if (whole)
            wrong(at, "is required");
        return;
    }
    if (!json_is_array(choices))
        wrong(at, "must be a list");
    else if (json_array_size(choices) > TEST_OPTIONS_MAX)
        wrong(at, "must have at most %d items", TEST_OPTIONS_MAX);
    else
        json_array_foreach(choices, i, choice)
            check_choice(item(at, i), choice);
    if (whole && at.c->errors_n == errors)
        check_key(at, choices);
}

/* The members that any kind may have. */
static void check_common(struct spot at, const json_t *asked)
{
    check_number(at, asked, "weight", 0.001, 1000);
    check_text(member(at, "explanation"), json_object_get(asked, "explanation"), QUESTION_DESCRIPTION_MAX, false);
    check_number(at, asked, "min_words", 0, 10000);
    check_number(at, asked, "max_characters", 1, 100000);
    check_words(at, asked, "accept", ACCEPT_MAX, ACCEPT_CHARS);
    check_number(at, asked, "max_megabytes", 1, QUESTION_FILE_MEGABYTES);
    check_number(at, asked, "tolerance", 0, 1e9);
}

static void check_kind(struct spot at, const json_t *asked, str kind, bool whole)
{
    if (str_is(kind, "radio_multiple") || str_is(kind, "checkbox_multiple")) {
        check_choices(member(at, "choices"), json_object_get(asked, "choices"), whole);
    } else if (str_is(kind, "number")) {
        if (whole && !json_is_number(json_object_get(asked, "answer")))
            wrong(member(at, "answer"), "is required and a number");
        else
            check_number(at, asked, "answer", -1e9, 1e9);
        if (!is_nothing(json_object_get(asked, "unit")))
            check_one_text(member(at, "unit"), json_object_get(asked, "unit"), 20, true);
    }
}

/* `kind` NULL: it says its kind itself, or is a choice of one. */
static void check_asked(struct spot at, const json_t *asked, const char *kind, bool whole)
{
    const json_t *type = json_object_get(asked, "type");
    str           own = type ? json_str(type) : STR("radio_multiple");

    if (is_nothing(asked)) {
        if (!kind && whole)
            wrong(at, "is required");
        return;
    }
    if (!json_is_object(asked)) {
        wrong(at, "must be an object");
        return;
    }
    if (!kind)
        check_word(at, asked, "type", QUESTION_KINDS);
    check_common(at, asked);
    check_kind(at, asked, kind ? str_of(kind) : own, whole);
}

/* --- those that ask many things ----------------------------------------------------- */

static void check_one_of_fast(struct spot at, json_t *asked, bool whole)
{
    if (json_is_string(asked)) {
        if (!question_id_read(json_str(asked)))
            wrong(at, "must be an id as this server gave it");
        return;
    }
    if (!json_is_object(asked)) {
        wrong(at, "must be an id or an object");
        return;
    }
    check_required_text(member(at, "title"), json_object_get(asked, "title"), QUESTION_TITLE_MAX);
    check_text(member(at, "description"), json_object_get(asked, "description"), QUESTION_DESCRIPTION_MAX, false);
    check_word(at, asked, "level", QUESTION_LEVELS);
    check_words(at, asked, "skills", TEST_SKILLS_MAX, 100);
    check_bool(at, asked, "enabled");
    check_asked(at, asked, NULL, whole);
}

static void check_said(struct spot at, json_t *one, bool whole)
{
    (void)whole; /* a text is whole or none */
    check_required_text(at, one, QUESTION_TITLE_MAX);
}

/* The member `questions`; `required`: what is whole has some. */
static void check_list(struct spot at, const json_t *asked, bool required,
                       bool whole, void (*check)(struct spot at, json_t *one, bool whole))
{
    json_t *list = json_object_get(asked, "questions"), *one;
    size_t  i;

    if (!is_nothing(asked) && !json_is_object(asked)) {
        wrong(at, "must be an object");
        return;
    }
    at = member(at, "questions");
    if (required && !json_array_size(list) && (is_nothing(list) || json_is_array(list)))
        wrong(at, "must not be empty");
    else if (!is_nothing(list) && !json_is_array(list))
        wrong(at, "must be a list");
    else if (json_array_size(list) > QUESTION_ASKED_MAX)
        wrong(at, "must have at most %d items", QUESTION_ASKED_MAX);
    else
        json_array_foreach(list, i, one)
            check(item(at, i), one, whole);
}

static void check_softskill(struct spot at, const json_t *asked, bool whole)
{
    const json_t *instrument = json_object_get(asked, "instrument");

    at = member(at, "instrument");
    if (!instrument && whole)
        wrong(at, "is required");
    else if (instrument && !question_instrument(json_str(instrument)))
        wrong(at, "must be one of disc-28, b5-120, drives-86, types-16");
}

/* What the judge will read is the judge's to check: here it only has a limit. */
static void check_judged(struct spot at, const json_t *asked)
{
    if (!is_nothing(asked) && !json_is_object(asked))
        wrong(at, "must be an object");
    else if (json_text(at.c->mem, asked).len > JUDGED_BYTES_MAX)
        wrong(at, "must be shorter than 256 KB");
}

static void check_type(struct call *c, str type, const json_t *document, bool whole)
{
    struct spot   at = { c, type };
    const json_t *asked = question_asked(type, document);

    if (str_is(type, "fast")) {
        check_list(at, asked, whole, whole, check_one_of_fast);
        pool_check(c, asked, whole);
    } else if (str_is(type, "conversational")) {
        check_list(at, asked, false, whole, check_said);
    } else if (str_is(type, "softskill")) {
        check_softskill(at, asked, whole);
    } else if (str_is(type, "project")) {
        check_asked(at, asked, "link", false);
        check_word(at, asked, "delivery", "link|file");
    } else if (question_needs_judge(type, document)) {
        check_judged(at, asked);
    } else {
        check_asked(at, asked, str_is(type, "question") ? NULL : type.data, whole);
    }
}

/* --- the whole ------------------------------------------------------------------- */

static void check_heading(struct spot at, const json_t *heading)
{
    const json_t *code = json_object_get(heading, "code");
    json_t       *description = json_object_get(heading, "description");

    if (!json_is_string(code) || !is_language(json_string_value(code)))
        wrong(member(at, "code"), "must be one of en, pt, es, de");
    if (is_nothing(json_object_get(heading, "title")))
        wrong(member(at, "title"), "is required");
    else
        check_one_text(member(at, "title"), json_object_get(heading, "title"), QUESTION_TITLE_MAX, true);
    if (!is_nothing(description) && !str_is(json_str(description), ""))
        check_one_text(member(at, "description"), description, QUESTION_DESCRIPTION_MAX, false);
}

static void check_headings(struct call *c, const json_t *list)
{
    struct spot at = { c, STR("locale") };

    if (!json_array_size(list))
        wrong(at, "must have a title in one language at least");
    if (json_array_size(list) > LANGUAGE_COUNT) {
        wrong(at, "must have at most %d items", LANGUAGE_COUNT);
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *code = json_object_get(json_array_get(list, i), "code");

        check_heading(item(at, i), json_array_get(list, i));
        for (size_t j = 0; j < i; j++)
            if (json_equal(code, json_object_get(json_array_get(list, j), "code")))
                wrong(member(item(at, i), "code"), "must not come twice");
    }
}

/* What a reviewer looks at. */
static void check_criteria(struct call *c, json_t *list)
{
    struct spot at = { c, STR("criteria") };
    size_t      i;
    json_t     *one;

    if (list && (!json_is_array(list) || json_array_size(list) > QUESTION_CRITERIA_MAX))
        wrong(at, "must be a list of at most %d items", QUESTION_CRITERIA_MAX);
    else
        json_array_foreach(list, i, one) {
            check_required_text(member(item(at, i), "title"), json_object_get(one, "title"), QUESTION_TITLE_MAX);
            check_text(member(item(at, i), "description"), json_object_get(one, "description"), CRITERION_MAX,
                       false);
            check_number(item(at, i), one, "weight", 0.001, 1000);
        }
}

bool question_check(struct call *c, str type, const json_t *document, bool whole)
{
    size_t errors = c->errors_n;

    check_headings(c, json_object_get(document, "locale"));
    check_type(c, type, document, whole);
    check_criteria(c, json_object_get(document, "criteria"));
    if (json_text(c->mem, json_object_get(document, "settings")).len > SETTINGS_BYTES_MAX)
        fail(c, 400, "settings", "must be shorter than 64 KB");
    return c->errors_n == errors;
}
