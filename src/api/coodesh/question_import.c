/* question_import.c - many simple questions from the rows of a spreadsheet.
 *
 * Operations: questions.import.
 * All rows are stored or none; what is wrong is told by the number of its row, counted from
 * 1 without the heading.  Cells come as a spreadsheet has them: lists may be texts with
 * commas or bars, the right choices their numbers, letters or texts.
 * Tables: question, term.
 */
#include <ctype.h>
#include <string.h>
#include "api/coodesh/questions.h"
#include "core/random.h"
#include "domain/language.h"
#include "domain/term.h"
#include "domain/test.h"

#define ROWS_MAX 500
#define BODY_MAX (4u << 20)

struct import_in { struct json questions; str language, status; };
static const struct field import_in_fields[] = {
    FIELD(import_in, questions, .flags = REQUIRED, .doc = "Rows: [{title, description, type: " QUESTION_KINDS
          ", choices: list or \"a|b\", correct: numbers, letters or texts, answer, tolerance, unit, level, language,"
          " skills, categories, weight, duration in minutes, explanation}], at most 500"),
    FIELD(import_in, language, .one_of = "en|pt|es|de", .doc = "Language of the rows that name none"),
    FIELD(import_in, status, .one_of = "created|published", .initial_text = "created", .doc = "Status of all"),
};
SHAPE(import_in);

struct import_out { str message; struct id batch_id; struct list ids; int64_t count; };
static const struct field import_out_fields[] = {
    FIELD(import_out, message,               .doc = "What was done"),
    FIELD(import_out, batch_id,              .doc = "Id of this import, kept with each question"),
    FIELD(import_out, ids, .item = TYPE_ID,  .doc = "Ids of the questions, in the order of the rows"),
    FIELD(import_out, count,                 .doc = "How many"),
};
SHAPE(import_out);

/* One row on its way. */
struct importing { struct call *c; const json_t *row; size_t index; const char *language; };

static bool row_wrong(const struct importing *i, const char *message)
{
    return failf(i->c, 400, str_printf(i->c->mem, "questions.%zu", i->index).data, "row %zu: %s", i->index + 1,
                 message);
}

/* --- cells ----------------------------------------------------------------------------------- */

static str integer_text(const struct importing *i, const json_t *value)
{
    return str_printf(i->c->mem, "%lld", (long long)json_integer_value(value));
}

/* A cell as text: spreadsheets write numbers where texts are meant. */
static str cell(const struct importing *i, const char *name)
{
    const json_t *value = json_object_get(i->row, name);

    if (json_is_string(value))
        return str_trim(json_str(value));
    if (json_is_integer(value))
        return integer_text(i, value);
    return json_is_real(value) ? str_printf(i->c->mem, "%.15g", json_real_value(value)) : STR_NULL;
}

/* A cell that is a list: of JSON, or a text with bars, or with `comma` where it has none. */
static json_t *cells(const struct importing *i, const char *name, char comma)
{
    json_t *value = json_object_get(i->row, name), *list = json_array();
    str     rest = cell(i, name);
    char    separator = str_has(rest, '|') || !comma ? '|' : comma;

    if (json_is_array(value)) {
        json_decref(list);
        return json_incref(value);
    }
    while (rest.len) {
        str one = str_trim(str_cut(&rest, separator));

        if (one.len)
            json_array_append_new(list, json_stringn(one.data, one.len));
    }
    return list;
}

static bool cell_number(const struct importing *i, const char *name, double otherwise, double *number)
{
    str text = cell(i, name);

    *number = otherwise;
    return !text.len || str_to_number(text, number) ||
           row_wrong(i, str_printf(i->c->mem, "%s must be a number", name).data);
}

/* --- choices ------------------------------------------------------------------------------------ */

static str choice_text(const json_t *choice)
{
    return json_str(json_is_object(choice) ? json_object_get(choice, "text") : choice);
}

/* The number from 1 of the choice that a word of the cell `correct` stands for; 0 for none. */
static size_t choice_of(const json_t *choices, str word)
{
    int64_t number;

    for (size_t n = 0; n < json_array_size(choices); n++)
        if (str_eq(choice_text(json_array_get(choices, n)), word))
            return n + 1;
    if (str_to_int(word, &number))
        return number >= 1 && (size_t)number <= json_array_size(choices) ? (size_t)number : 0;
    if (word.len == 1 && isalpha((unsigned char)word.data[0])) {
        size_t letter = (size_t)(toupper((unsigned char)word.data[0]) - 'A');

        return letter < json_array_size(choices) ? letter + 1 : 0;
    }
    return 0;
}

/* Marks the right choices; fills how many.  A text with a comma may be one choice. */
static bool correct_read(const struct importing *i, const json_t *choices, bool right[TEST_OPTIONS_MAX],
                         size_t *n)
{
    str     whole = cell(i, "correct");
    json_t *words = cells(i, "correct", choice_of(choices, whole) ? 0 : ',');
    bool    good = true;

    for (size_t w = 0; w < json_array_size(words); w++) {
        const json_t *one = json_array_get(words, w);
        str           word = json_is_integer(one) ? integer_text(i, one) : json_str(one);
        size_t        number = choice_of(choices, word);

        if (!number) {
            good = row_wrong(i, "correct must be numbers, letters or texts of the choices");
            break;
        }
        *n += !right[number - 1];
        right[number - 1] = true;
    }
    json_decref(words);
    return good;
}

/* The choices of the document; `right_n` is how many are right. */
static json_t *choices_make(const struct importing *i, size_t *right_n)
{
    json_t *from = cells(i, "choices", ','), *made = json_array();
    bool    right[TEST_OPTIONS_MAX] = { false };

    *right_n = 0;
    if (json_array_size(from) > TEST_OPTIONS_MAX)
        row_wrong(i, str_printf(i->c->mem, "there must be at most %d choices", TEST_OPTIONS_MAX).data);
    else if (json_object_get(i->row, "correct"))
        correct_read(i, from, right, right_n);
    for (size_t n = 0; n < json_array_size(from) && n < TEST_OPTIONS_MAX; n++) {
        json_t *choice = json_array_get(from, n);

        if (json_is_object(choice)) {
            *right_n += json_is_true(json_object_get(choice, "correct"));
            json_array_append(made, choice);
        } else {
            json_array_append_new(made, json_pack("{s:O, s:b}", "text", choice, "correct", right[n]));
        }
    }
    json_decref(from);
    return made;
}

/* --- rows -------------------------------------------------------------------------------------- */

/* Its own language, the one of the request, or that of the caller. */
static bool language_read(struct importing *i, str otherwise)
{
    str own = cell(i, "language"), tag = str_lower(i->c->mem, (str){ own.data, own.len < 2 ? own.len : 2 });

    if (own.len && !question_word("en|pt|es|de", tag))
        return row_wrong(i, "language must be one of en, pt, es, de");
    i->language = own.len ? language_near(own) : otherwise.len ? otherwise.data : coodesh_language(i->c);
    return true;
}

static void text_set(json_t *object, const char *name, str text)
{
    if (text.len)
        json_object_set_new(object, name, json_stringn(text.data, text.len));
}

/* What is asked: the kind follows from the choices when it is not named. */
static json_t *asked_make(const struct importing *i, str kind)
{
    json_t *asked = json_object();
    size_t  right = 0;
    double  number;

    if (json_object_get(i->row, "choices"))
        json_object_set_new(asked, "choices", choices_make(i, &right));
    if (!kind.len)
        kind = right > 1 ? STR("checkbox_multiple") : STR("radio_multiple");
    text_set(asked, "type", kind);
    text_set(asked, "unit", cell(i, "unit"));
    text_set(asked, "explanation", cell(i, "explanation"));
    if (cell(i, "answer").len && cell_number(i, "answer", 0, &number))
        json_object_set_new(asked, "answer", json_real(number));
    if (cell(i, "tolerance").len && cell_number(i, "tolerance", 0, &number))
        json_object_set_new(asked, "tolerance", json_real(number));
    return asked;
}

static json_t *document_make(const struct importing *i, int64_t batch, double minutes)
{
    json_t *heading = json_object(), *document = json_object();
    str     batch_text = coodesh_id_text(i->c->mem, batch);

    call_defer(i->c, json_close, document);
    text_set(heading, "code", str_of(i->language));
    text_set(heading, "title", cell(i, "title"));
    text_set(heading, "description", cell(i, "description"));
    json_object_set_new(document, "locale", json_pack("[o]", heading));
    json_object_set_new(document, "duration", json_real(minutes));
    json_object_set_new(document, "duration_unit", json_string("minute"));
    json_object_set_new(document, "import", json_pack("{s:s, s:I}", "batch_id", batch_text.data, "row",
                                                      (json_int_t)i->index + 1));
    json_object_set_new(document, "question", asked_make(i, cell(i, "type")));
    return document;
}

/* What was said of the document and its terms from the n-th error on is said of the row. */
static bool errors_of_row(const struct importing *i, size_t from)
{
    for (size_t e = from; e < i->c->errors_n; e++) {
        struct error *error = &i->c->errors[e];

        if (error->field && str_starts(str_of(error->field), "questions."))
            continue;
        error->message = str_printf(i->c->mem, "row %zu: %s %s", i->index + 1, error->field ? error->field : "",
                                    error->message).data;
        error->field   = str_printf(i->c->mem, "questions.%zu", i->index).data;
    }
    return i->c->errors_n == from;
}

static void terms_import(const struct importing *i, int64_t id, const char *name, const char *taxonomy)
{
    json_t     *list = cells(i, name, ',');
    size_t      n = json_array_size(list);
    struct list texts = { ARENA_ARRAY(i->c->mem, str, TERMS_OF_ONE_MAX), 0 };

    for (size_t t = 0; t < n && t < TERMS_OF_ONE_MAX; t++)
        ((str *)texts.items)[texts.n++] = str_copy(i->c->mem, json_str(json_array_get(list, t)));
    json_decref(list);
    if (n > TERMS_OF_ONE_MAX)
        failf(i->c, 400, name, "must be at most %d", TERMS_OF_ONE_MAX);
    else
        question_terms(i->c, id, taxonomy, texts);
}

static bool row_import(struct importing *i, const struct import_in *in, int64_t batch, struct id *id)
{
    size_t              errors = i->c->errors_n;
    str                 kind = cell(i, "type"), level = cell(i, "level");
    struct question_row q = { .type = STR("question"), .status = in->status, .scope = STR("private"),
                              .level = level.len ? level : STR("beginner") };
    double              minutes;
    json_t             *document;

    if (!json_is_object(i->row))
        return row_wrong(i, "must be an object");
    if (!language_read(i, in->language) || !cell_number(i, "duration", 0, &minutes) ||
        !cell_number(i, "weight", 1, &q.weight))
        return false;
    if (kind.len && !question_word(QUESTION_KINDS, kind))
        return row_wrong(i, "type must be one of " QUESTION_KINDS);
    if (!question_word(QUESTION_LEVELS, q.level))
        return row_wrong(i, "level must be one of " QUESTION_LEVELS);
    if (!(minutes >= 0 && minutes <= QUESTION_SECONDS_MAX / 60) || !(q.weight >= 0.001 && q.weight <= 1000))
        return row_wrong(i, "duration must be minutes of at most 60 days, weight above 0 and at most 1000");
    document     = document_make(i, batch, minutes);
    q.duration_s = (int64_t)(minutes * 60);
    if (!question_check(i->c, q.type, document, str_is(in->status, "published")) || i->c->errors_n > errors)
        return errors_of_row(i, errors);
    question_describe(i->c, &q, document);
    question_add(i->c, &q);
    id->n = q.id;
    terms_import(i, q.id, "skills", TERM_SKILL);
    terms_import(i, q.id, "categories", TERM_CATEGORY);
    return errors_of_row(i, errors);
}

static bool questions_import(struct call *c)
{
    const struct import_in *in = c->in;
    struct import_out       out = { .batch_id = { id_new() } };
    const char             *message;
    json_t                 *rows = json_read(in->questions.text, JSON_DEPTH_MAX, &message), *row;
    struct id              *ids;
    size_t                  i;

    if (rows)
        call_defer(c, json_close, rows);
    if (!json_is_array(rows) || !json_array_size(rows) || json_array_size(rows) > ROWS_MAX)
        return failf(c, 400, "questions", "must be a list of 1 to %d rows", ROWS_MAX);
    ids = ARENA_ARRAY(c->mem, struct id, json_array_size(rows));
    json_array_foreach(rows, i, row) {
        struct importing one = { .c = c, .row = row, .index = i };

        row_import(&one, in, out.batch_id.n, &ids[i]);
    }
    if (c->errors_n)
        return false;
    out.ids     = (struct list){ ids, i };
    out.count   = (int64_t)i;
    out.message = str_printf(c->mem, "%zu questions imported", i);
    return reply(c, &out);
}

const struct op coodesh_question_import_ops[] = {
    { OP("questions.import"), .method = POST, .path = "/questions/import", .perm = PERM_CREATE_QUESTION,
      .summary = "Create many simple questions from rows, all or none", .in = &import_in_shape,
      .out = &import_out_shape, .status = 201, .run = questions_import, .body_max = BODY_MAX,
      .source = "coodesh.openapi.json importQuestions" },
    { 0 }
};
