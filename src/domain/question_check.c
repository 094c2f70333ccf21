/* question_check.c - is what a client wrote of a question well-formed, and fit to be sat?
 *
 * Every wrong member is said by its path: "fast.questions.2.choices.0.text is required".
 */
#include <string.h>
#include "core/text.h"
#include "domain/adaptive_pool.h"
#include "domain/language.h"
#include "domain/question.h"
#include "domain/question_code.h"
#include "domain/spot.h"
#include "domain/test.h"

#define SETTINGS_BYTES_MAX 65536
#define CRITERION_MAX      2000
#define ACCEPT_MAX         20
#define ACCEPT_CHARS       100

/* --- one thing that is asked ------------------------------------------------------ */

static void check_choice(struct spot at, const json_t *choice)
{
    if (!json_is_object(choice)) {
        spot_wrong(at, "must be an object");
        return;
    }
    spot_required_text(spot_member(at, "text"), json_object_get(choice, "text"), QUESTION_CHOICE_MAX);
    spot_bool(at, choice, "correct");
    spot_number(at, choice, "credit", 0, 1);
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
        spot_wrong(at, "must have at least two items");
    else if (!right)
        spot_wrong(at, "must have one that is correct");
}

static void check_choices(struct spot at, json_t *choices, bool whole)
{
    size_t errors = at.c->errors_n;

    if (json_is_nothing(choices)) {
        if (whole)
            spot_wrong(at, "is required");
        return;
    }
    spot_each(at, choices, TEST_OPTIONS_MAX, check_choice);
    if (whole && at.c->errors_n == errors)
        check_key(at, choices);
}

/* The members that any kind may have. */
static void check_common(struct spot at, const json_t *asked)
{
    spot_number(at, asked, "weight", 0.001, 1000);
    spot_text(spot_member(at, "explanation"), json_object_get(asked, "explanation"), QUESTION_DESCRIPTION_MAX,
              false);
    spot_number(at, asked, "min_words", 0, 10000);
    spot_number(at, asked, "max_characters", 1, 100000);
    spot_words(at, asked, "accept", ACCEPT_MAX, ACCEPT_CHARS);
    spot_number(at, asked, "max_megabytes", 1, QUESTION_FILE_MEGABYTES);
    spot_number(at, asked, "tolerance", 0, 1e9);
}

static void check_kind(struct spot at, const json_t *asked, str kind, bool whole)
{
    if (str_is(kind, "radio_multiple") || str_is(kind, "checkbox_multiple")) {
        check_choices(spot_member(at, "choices"), json_object_get(asked, "choices"), whole);
    } else if (str_is(kind, "number")) {
        if (whole && !json_is_number(json_object_get(asked, "answer")))
            spot_wrong(spot_member(at, "answer"), "is required and a number");
        else
            spot_number(at, asked, "answer", -1e9, 1e9);
        if (!json_is_nothing(json_object_get(asked, "unit")))
            spot_one_text(spot_member(at, "unit"), json_object_get(asked, "unit"), 20, true);
    } else if (str_is(kind, "freecoding")) {
        question_check_code(at, asked, NULL, false);
    }
}

/* `kind` NULL: it says its kind itself, or is a choice of one. */
static void check_asked(struct spot at, const json_t *asked, const char *kind, bool whole)
{
    const json_t *type = json_object_get(asked, "type");
    str           own = type ? json_str(type) : STR("radio_multiple");

    if (json_is_nothing(asked)) {
        if (!kind && whole)
            spot_wrong(at, "is required");
        return;
    }
    if (!json_is_object(asked)) {
        spot_wrong(at, "must be an object");
        return;
    }
    if (!kind)
        spot_word(at, asked, "type", QUESTION_KINDS);
    check_common(at, asked);
    check_kind(at, asked, kind ? str_of(kind) : own, whole);
}

/* --- those that ask many things ----------------------------------------------------- */

static void check_one_of_fast(struct spot at, json_t *asked, bool whole)
{
    if (json_is_string(asked)) {
        if (!question_id_read(json_str(asked)))
            spot_wrong(at, "must be an id as this server gave it");
        return;
    }
    if (!json_is_object(asked)) {
        spot_wrong(at, "must be an id or an object");
        return;
    }
    spot_required_text(spot_member(at, "title"), json_object_get(asked, "title"), QUESTION_TITLE_MAX);
    spot_text(spot_member(at, "description"), json_object_get(asked, "description"), QUESTION_DESCRIPTION_MAX,
              false);
    spot_word(at, asked, "level", QUESTION_LEVELS);
    spot_words(at, asked, "skills", TEST_SKILLS_MAX, 100);
    spot_bool(at, asked, "enabled");
    check_asked(at, asked, NULL, whole);
}

static void check_said(struct spot at, json_t *one, bool whole)
{
    (void)whole; /* a text is whole or none */
    spot_required_text(at, one, QUESTION_TITLE_MAX);
}

/* The member `questions`; `required`: what is whole has some. */
static void check_list(struct spot at, const json_t *asked, bool required,
                       bool whole, void (*check)(struct spot at, json_t *one, bool whole))
{
    json_t *list = json_object_get(asked, "questions"), *one;
    size_t  i;

    if (!json_is_nothing(asked) && !json_is_object(asked)) {
        spot_wrong(at, "must be an object");
        return;
    }
    at = spot_member(at, "questions");
    if (required && !json_array_size(list) && (json_is_nothing(list) || json_is_array(list)))
        spot_wrong(at, "must not be empty");
    else if (spot_list(at, list, QUESTION_ASKED_MAX))
        json_array_foreach(list, i, one)
            check(spot_item(at, i), one, whole);
}

static void check_softskill(struct spot at, const json_t *asked, bool whole)
{
    const json_t *instrument = json_object_get(asked, "instrument");

    at = spot_member(at, "instrument");
    if (!instrument && whole)
        spot_wrong(at, "is required");
    else if (instrument && !question_instrument(json_str(instrument)))
        spot_wrong(at, "must be one of disc-28, b5-120, drives-86, types-16");
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
        spot_word(at, asked, "delivery", "link|file");
    } else if (str_is(type, "sql")) {
        question_check_sql(at, asked, json_object_get(document, "settings"), whole);
    } else if (str_is(type, "coding") || str_is(type, "freecoding")) {
        question_check_code(at, asked, json_object_get(document, "settings"), str_is(type, "coding") && whole);
    } else {
        check_asked(at, asked, str_is(type, "question") ? NULL : type.data, whole);
    }
}

/* --- the whole ------------------------------------------------------------------- */

static void check_heading(struct spot at, const json_t *heading)
{
    const json_t *code = json_object_get(heading, "code");
    json_t       *description = json_object_get(heading, "description");

    if (!json_is_string(code) || !is_language_tag(json_string_value(code)))
        spot_wrong(spot_member(at, "code"), "must be one of en, pt, es, de");
    if (json_is_nothing(json_object_get(heading, "title")))
        spot_wrong(spot_member(at, "title"), "is required");
    else
        spot_one_text(spot_member(at, "title"), json_object_get(heading, "title"), QUESTION_TITLE_MAX, true);
    if (!json_is_nothing(description) && !str_is(json_str(description), ""))
        spot_one_text(spot_member(at, "description"), description, QUESTION_DESCRIPTION_MAX, false);
}

static void check_headings(struct call *c, const json_t *list)
{
    struct spot at = { c, STR("locale") };

    if (!json_array_size(list))
        spot_wrong(at, "must have a title in one language at least");
    if (json_array_size(list) > LANGUAGE_COUNT) {
        spot_wrong(at, "must have at most %d items", LANGUAGE_COUNT);
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *code = json_object_get(json_array_get(list, i), "code");

        check_heading(spot_item(at, i), json_array_get(list, i));
        for (size_t j = 0; j < i; j++)
            if (json_equal(code, json_object_get(json_array_get(list, j), "code")))
                spot_wrong(spot_member(spot_item(at, i), "code"), "must not come twice");
    }
}

/* What a reviewer looks at. */
static void check_criteria(struct call *c, json_t *list)
{
    struct spot at = { c, STR("criteria") };
    size_t      i;
    json_t     *one;

    if (list && (!json_is_array(list) || json_array_size(list) > QUESTION_CRITERIA_MAX))
        spot_wrong(at, "must be a list of at most %d items", QUESTION_CRITERIA_MAX);
    else
        json_array_foreach(list, i, one) {
            struct spot its = spot_item(at, i);

            spot_required_text(spot_member(its, "title"), json_object_get(one, "title"), QUESTION_TITLE_MAX);
            spot_text(spot_member(its, "description"), json_object_get(one, "description"), CRITERION_MAX, false);
            spot_number(its, one, "weight", 0.001, 1000);
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
