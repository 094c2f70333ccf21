/* question_code_check.c - see question_code.h. */
#include <math.h>
#include <string.h>
#include "core/text.h"
#include "domain/code_language.h"
#include "domain/code_stub.h"
#include "domain/coding.h"
#include "domain/question_code.h"

#define WEIGHT_MAX 1000
#define COMPARES   "lines|exact|tokens|float|checker"

const json_t *code_member(const json_t *asked, const json_t *settings, const char *name)
{
    const json_t *own = json_object_get(asked, name), *inner = json_object_get(asked, "settings");

    if (json_is_nothing(own))
        own = json_object_get(inner, name);
    return json_is_nothing(own) ? json_object_get(settings, name) : own;
}

bool code_is_sample(const json_t *test)
{
    const json_t *hidden = json_object_get(test, "hidden");

    return json_is_true(json_object_get(test, "sample")) || json_is_false(hidden);
}

/* The language of a member that is its id or its number. */
static const struct code_language *language_of(const json_t *value)
{
    if (json_is_integer(value))
        return code_language_numbered(json_integer_value(value));
    return code_language_find(json_str(value));
}

static str first_text(const json_t *object, const char *a, const char *b, const char *d)
{
    const json_t *value = json_object_get(object, a);

    if (!json_is_string(value))
        value = json_object_get(object, b);
    return json_str(json_is_string(value) ? value : json_object_get(object, d));
}

str code_stub_said(const json_t *stubs, str language)
{
    const char *key;
    json_t     *value;

    json_object_foreach((json_t *)(uintptr_t)stubs, key, value) {
        const struct code_language *of = code_language_find(str_of(key));

        if (of && str_is(language, of->id))
            return json_str(value);
    }
    for (size_t i = 0; i < json_array_size(stubs); i++) {
        const json_t               *one = json_array_get(stubs, i);
        const struct code_language *of = language_of(json_object_get(one, "language"));

        if (of && str_is(language, of->id))
            return first_text(one, "code", "source", "stub");
    }
    return STR_NULL;
}

/* --- small members --------------------------------------------------------------------- */

/* Code, SQL, input or output: any text of at most so many bytes. */
static void check_source(struct spot at, const json_t *value, size_t bytes)
{
    if (!json_is_string(value))
        spot_wrong(at, "must be a text");
    else if (json_string_length(value) > bytes)
        spot_wrong(at, "must have at most %zu bytes", bytes);
}

static void check_optional(struct spot at, const json_t *object, const char *name, size_t bytes)
{
    const json_t *value = json_object_get(object, name);

    if (!json_is_nothing(value))
        check_source(spot_member(at, name), value, bytes);
}

static void check_language(struct spot at, const json_t *value)
{
    if (!language_of(value))
        spot_wrong(at, "must be the id or the number of a language, as python or 71");
}

static void check_weight(struct spot at, const json_t *object)
{
    double weight = json_number_value(json_object_get(object, "weight"));

    spot_number(at, object, "weight", 0, WEIGHT_MAX);
    if (weight != floor(weight))
        spot_wrong(spot_member(at, "weight"), "must be a whole number");
}

static double sum_weights(const json_t *list, bool hidden_only)
{
    double sum = 0;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i), *weight = json_object_get(one, "weight");

        if (!hidden_only || !code_is_sample(one))
            sum += json_is_number(weight) ? json_number_value(weight) : 1;
    }
    return sum;
}

/* --- code --------------------------------------------------------------------------------- */

static void check_test(struct spot at, const json_t *test)
{
    if (!json_is_object(test)) {
        spot_wrong(at, "must be an object");
        return;
    }
    check_optional(at, test, "input", CODE_DOCUMENT_BYTES);
    if (json_is_nothing(json_object_get(test, "output")))
        spot_wrong(spot_member(at, "output"), "is required");
    else
        check_source(spot_member(at, "output"), json_object_get(test, "output"), CODE_DOCUMENT_BYTES);
    check_weight(at, test);
    spot_bool(at, test, "hidden");
    spot_bool(at, test, "sample");
}

static void check_stub(struct spot at, const json_t *stub)
{
    check_language(spot_member(at, "language"), json_object_get(stub, "language"));
    check_source(spot_member(at, "code"), json_object_get(stub, "code"), CODE_SOURCE_MAX);
}

static void check_stubs(struct spot at, json_t *stubs)
{
    const char *key;
    json_t     *value;

    if (json_is_nothing(stubs) || json_is_array(stubs)) {
        spot_each(at, stubs, code_languages_n, check_stub);
        return;
    }
    if (!json_is_object(stubs))
        spot_wrong(at, "must be an object of texts by language, or a list of {language, code}");
    json_object_foreach(stubs, key, value) {
        if (!code_language_find(str_of(key)))
            spot_wrong(spot_member(at, key), "must be the stub of a language, as python or 71");
        else
            check_source(spot_member(at, key), value, CODE_SOURCE_MAX);
    }
}

static void check_signature(struct spot at, const json_t *signature)
{
    struct code_signature read;
    const char           *field = "";
    const char           *message;

    if (json_is_nothing(signature))
        return;
    message = code_signature_read(at.c->mem, signature, &read, &field);
    if (message)
        spot_wrong(*field ? spot_member(at, field) : at, "%s", message);
}

static void check_checker(struct spot at, const json_t *checker, const json_t *compare)
{
    bool wanted = str_is(json_str(compare), "checker");

    if (json_is_nothing(checker)) {
        if (wanted)
            spot_wrong(at, "is required where the checker compares");
        return;
    }
    if (!json_is_object(checker)) {
        spot_wrong(at, "must be an object with language and source");
        return;
    }
    check_language(spot_member(at, "language"), json_object_get(checker, "language"));
    check_source(spot_member(at, "source"), json_object_get(checker, "source"), CODE_SOURCE_MAX);
}

/* {"compare": ...} of what is asked or the settings, so that the shared checks can look at it. */
static void check_limits(struct spot at, const json_t *asked, const json_t *settings)
{
    const struct { const char *name; double least, most; } limits[] = {
        { "max_execution_time", 0.1, CODE_CPU_MS_MAX / 1000.0 }, { "memory_limit", 8, CODE_MEMORY_MAX },
    };

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        const json_t *value = code_member(asked, settings, limits[i].name);
        double        number = json_number_value(value);

        if (!json_is_nothing(value) &&
            (!json_is_number(value) || !(number >= limits[i].least && number <= limits[i].most)))
            spot_wrong(spot_member(at, limits[i].name), "must be a number between %.15g and %.15g", limits[i].least,
                       limits[i].most);
    }
}

static bool is_document(struct spot at, const json_t *asked, bool whole)
{
    if (json_is_nothing(asked)) {
        if (whole)
            spot_wrong(at, "is required");
        return false;
    }
    if (!json_is_object(asked))
        spot_wrong(at, "must be an object");
    else if (json_text(at.c->mem, asked).len > CODE_DOCUMENT_BYTES)
        spot_wrong(at, "must be shorter than 256 KB");
    else
        return true;
    return false;
}

void question_check_code(struct spot at, const json_t *asked, const json_t *settings, bool whole)
{
    const json_t *tests, *compare;

    if (!is_document(at, asked, whole))
        return;
    tests   = code_member(asked, settings, "tests");
    compare = code_member(asked, settings, "compare");
    spot_each(spot_member(at, "languages"), code_member(asked, settings, "languages"), code_languages_n,
               check_language);
    spot_each(spot_member(at, "tests"), tests, CODE_CASES_MAX, check_test);
    check_stubs(spot_member(at, "stubs"), (json_t *)(uintptr_t)code_member(asked, settings, "stubs"));
    check_signature(spot_member(at, "signature"), code_member(asked, settings, "signature"));
    if (!json_is_nothing(compare) && !question_word(COMPARES, json_str(compare)))
        spot_wrong(spot_member(at, "compare"), "must be one of " COMPARES);
    check_checker(spot_member(at, "checker"), code_member(asked, settings, "checker"), compare);
    check_limits(at, asked, settings);
    if (whole && (json_is_nothing(tests) || (json_is_array(tests) && !json_array_size(tests))))
        spot_wrong(spot_member(at, "tests"), "is required: what a program writes is compared with their outputs");
    else if (json_array_size(tests) && !(sum_weights(tests, false) > 0))
        spot_wrong(spot_member(at, "tests"), "must have one with a weight");
}

/* --- SQL ---------------------------------------------------------------------------------- */

static void check_dataset(struct spot at, const json_t *object)
{
    const json_t *id = json_object_get(object, "dataset_id");

    if (!json_is_nothing(id) && !str_is(json_str(id), "") && !question_id_read(json_str(id)))
        spot_wrong(spot_member(at, "dataset_id"), "must be an id as this server gave it");
}

static void check_variant(struct spot at, const json_t *variant)
{
    if (!json_is_object(variant)) {
        spot_wrong(at, "must be an object");
        return;
    }
    check_optional(at, variant, "script", CODE_DOCUMENT_BYTES);
    check_dataset(at, variant);
    check_weight(at, variant);
    spot_bool(at, variant, "sample");
    if (json_is_nothing(json_object_get(variant, "script")) && json_is_nothing(json_object_get(variant, "dataset_id")))
        spot_wrong(at, "must have a script or a dataset_id");
}

static void check_word_of(struct spot at, const json_t *asked, const json_t *settings, const char *name,
                          const char *words)
{
    const json_t *value = code_member(asked, settings, name);

    if (!json_is_nothing(value) && !question_word(words, json_str(value)))
        spot_wrong(spot_member(at, name), "must be one of %s", words);
}

static void check_dialect(struct spot at, const json_t *asked)
{
    const json_t *language = json_object_get(asked, "language");
    bool          known = question_word("82|sql|sqlite", json_str(language)) || json_integer_value(language) == 82;

    if (!json_is_nothing(language) && !known)
        spot_wrong(spot_member(at, "language"), "must be 82, sql or sqlite");
}

void question_check_sql(struct spot at, const json_t *asked, const json_t *settings, bool whole)
{
    static const char *const sources[] = { "solution", "check", "script", "stub" };

    if (!is_document(at, asked, whole))
        return;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const json_t *value = code_member(asked, settings, sources[i]);

        if (!json_is_nothing(value))
            check_source(spot_member(at, sources[i]), value, i == 2 ? CODE_DOCUMENT_BYTES : CODE_SOURCE_MAX);
    }
    check_word_of(at, asked, settings, "mode", "query|change");
    check_word_of(at, asked, settings, "format", "dataset|script");
    check_dialect(at, asked);
    check_dataset(at, asked);
    spot_bool(at, asked, "names_matter");
    spot_each(spot_member(at, "variants"), code_member(asked, settings, "variants"), CODE_VARIANTS_MAX,
               check_variant);
    if (!whole)
        return;
    if (!str_trim(json_str(code_member(asked, settings, "solution"))).len)
        spot_wrong(spot_member(at, "solution"), "is required: its rows are what is expected");
    if (str_is(json_str(code_member(asked, settings, "mode")), "change") &&
        !str_trim(json_str(code_member(asked, settings, "check"))).len)
        spot_wrong(spot_member(at, "check"), "is required: its rows are compared after a change");
}

const char *question_warning(str type, const json_t *document)
{
    const json_t *asked = question_asked(type, document);
    const json_t *variants = code_member(asked, json_object_get(document, "settings"), "variants");
    size_t        hidden = 0;

    if (!str_is(type, "sql"))
        return NULL;
    for (size_t i = 0; i < json_array_size(variants); i++)
        hidden += !json_is_true(json_object_get(json_array_get(variants, i), "sample"));
    return hidden >= CODE_VARIANTS_FEW ? NULL
           : "fewer than two hidden variants of the data: an answer that fits these rows alone may pass";
}
