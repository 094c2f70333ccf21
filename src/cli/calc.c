/* calc.c - `assay calc KIND`: computes cases, one JSON object a line.
 *
 * It is how anybody can check a score: the same functions as in the server, on
 * cases that can be written by hand.  Each line of input gives one line of
 * output; a bad one gives {"line":n,"error":"..."} and the status 1 at the end.
 */
#include "cli/calc.h"

#include <errno.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/arena.h"

enum { LINE_BYTES_MAX = 16 << 20, CASE_BYTES_MAX = 256 << 20 };

static const struct calc_kind {
    const char *name, *purpose;
    bool      (*run)(struct calc *c);
} kinds[] = {
    { "adverse_impact",    "selection rates of two groups compared",    calc_adverse_impact },
    { "agreement",         "kappa, ICC and others of several raters",   calc_agreement },
    { "answer_copying",    "answers that two attempts have alike",      calc_answer_copying },
    { "big_five",          "scores of the instrument b5-120",           calc_big_five },
    { "calibration",       "item parameters from the answers of many",  calc_calibration },
    { "cat",               "course of an adaptive test",                calc_cat },
    { "conversions",       "z to T, IQ, sten, stanine, percentile",     calc_conversions },
    { "disc",              "scores of the instrument disc-28",          calc_disc },
    { "drives",            "scores of the instrument drives-86",        calc_drives },
    { "graded",            "ability from items of ordered categories",  calc_graded },
    { "irt_score",         "ability from right and wrong answers",      calc_irt_score },
    { "mantel_haenszel",   "differential functioning of each item",     calc_mantel_haenszel },
    { "match",             "fit of a person with a target profile",     calc_match },
    { "percentile_ranks",  "empirical percentiles in a list of scores", calc_percentile_ranks },
    { "reliability",       "alpha, omega and item statistics",          calc_reliability },
    { "response_time",     "outliers and guesses on one item",          calc_response_time },
    { "severity",          "weight of the integrity signals",           calc_severity },
    { "special_functions", "distribution functions and quantiles",      calc_special_functions },
    { "winnowing",         "fingerprints of a sequence of hashes",      calc_winnowing },
};
static const size_t kinds_n = sizeof kinds / sizeof kinds[0];

bool calc_fail(struct calc *c, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    c->message = str_vprintf(c->mem, format, args).data;
    va_end(args);
    return false;
}

bool calc_number(struct calc *c, const json_t *object, const char *name, double *out)
{
    const json_t *value = json_object_get(object, name);

    if (!json_is_number(value))
        return calc_fail(c, "%s must be a number", name);
    *out = json_number_value(value);
    return true;
}

bool calc_int(struct calc *c, const json_t *object, const char *name, int low, int high, int *out)
{
    const json_t *value = json_object_get(object, name);
    json_int_t    n     = json_integer_value(value);

    if (!json_is_integer(value) || n < low || n > high)
        return calc_fail(c, "%s must be a whole number of %d..%d", name, low, high);
    *out = (int)n;
    return true;
}

bool calc_array(struct calc *c, const json_t *object, const char *name, const json_t **out)
{
    *out = json_object_get(object, name);
    return json_is_array(*out) || calc_fail(c, "%s must be an array", name);
}

bool calc_object(struct calc *c, const json_t *object, const char *name, const json_t **out)
{
    *out = json_object_get(object, name);
    return json_is_object(*out) || calc_fail(c, "%s must be an object", name);
}

bool calc_numbers(struct calc *c, const json_t *object, const char *name, bool gaps, struct numbers *out)
{
    const json_t *array;

    if (!calc_array(c, object, name, &array))
        return false;
    out->n      = json_array_size(array);
    out->values = ARENA_ARRAY(c->mem, double, out->n);
    for (size_t i = 0; i < out->n; i++) {
        const json_t *value = json_array_get(array, i);

        if (!json_is_number(value) && !(gaps && json_is_null(value)))
            return calc_fail(c, "%s[%zu] must be a number", name, i);
        out->values[i] = json_is_number(value) ? json_number_value(value) : NAN;
    }
    return true;
}

void calc_write_numbers(struct calc *c, const char *name, const double *values, size_t n)
{
    write_open(c->out, name, '[');
    for (size_t i = 0; i < n; i++) {
        write_item(c->out);
        buf_number(c->out, values[i]);
    }
    buf_char(c->out, ']');
}

bool calc_matrix(struct calc *c, const json_t *object, const char *name, bool gaps, struct calc_matrix *out)
{
    const json_t *rows;

    if (!calc_array(c, object, name, &rows))
        return false;
    out->rows    = json_array_size(rows);
    out->columns = json_array_size(json_array_get(rows, 0));
    out->values  = ARENA_ARRAY(c->mem, double, out->rows * out->columns);
    for (size_t i = 0; i < out->rows; i++) {
        const json_t *row = json_array_get(rows, i);

        if (!json_is_array(row) || json_array_size(row) != out->columns)
            return calc_fail(c, "%s must be an array of arrays of one length", name);
        for (size_t j = 0; j < out->columns; j++) {
            const json_t *value = json_array_get(row, j);

            if (!json_is_number(value) && !(gaps && json_is_null(value)))
                return calc_fail(c, "%s[%zu][%zu] must be a number", name, i, j);
            out->values[i * out->columns + j] = json_is_number(value) ? json_number_value(value) : NAN;
        }
    }
    return true;
}

void calc_write_bools(struct calc *c, const char *name, const bool *values, size_t n)
{
    write_open(c->out, name, '[');
    for (size_t i = 0; i < n; i++) {
        write_item(c->out);
        buf_text(c->out, values[i] ? "true" : "false");
    }
    buf_char(c->out, ']');
}

/* Computes one line into `out`. */
static bool run_line(const struct calc_kind *kind, const char *files, struct arena *mem, str line,
                     struct buf *out, const char **message)
{
    struct calc c    = { .mem = mem, .out = out, .files = files };
    json_t     *in   = NULL;
    bool        good = false;

    if (line.len > LINE_BYTES_MAX)
        c.message = "the line is too long";
    else if ((in = json_read(line, JSON_DEPTH_MAX, &c.message)) == NULL)
        ; /* json_read said why */
    else if (!json_is_object(in))
        c.message = "a case must be a JSON object";
    else {
        c.in = in;
        buf_char(out, '{');
        good = kind->run(&c);
        buf_char(out, '}');
    }
    *message = c.message;
    json_close(in);
    return good;
}

static int run_kind(const struct calc_kind *kind, const char *files)
{
    struct arena *mem    = arena_new(CASE_BYTES_MAX);
    char         *line   = NULL;
    size_t        room   = 0;
    ssize_t       len;
    int           status = 0;

    for (int64_t number = 1; (len = getline(&line, &room, stdin)) >= 0; number++) {
        struct arena_mark mark = arena_mark(mem);
        struct buf        out  = BUF(mem);
        const char       *message;
        str               text = str_trim((str){ line, (size_t)len });

        if (text.len > 0 && !run_line(kind, files, mem, text, &out, &message)) {
            out = BUF(mem);
            buf_char(&out, '{');
            write_int(&out, "line", number);
            write_text(&out, "error", message);
            buf_char(&out, '}');
            status = 1;
        }
        if (text.len > 0)
            printf("%s\n", buf_end(&out).data);
        arena_rewind(mem, mark);
    }
    free(line);
    arena_free(mem);
    if (ferror(stdin) || fflush(stdout) != 0) {
        fprintf(stderr, "assay calc: %s\n", strerror(errno));
        status = 1;
    }
    return status;
}

static void print_usage(FILE *out)
{
    fprintf(out, "usage: assay calc KIND [--files DIR] < CASES\n\n"
                 "Reads one JSON case a line and prints its computed members, one line each.\n"
                 "Members are named as in the reference files under tests/data; a data file that a case\n"
                 "names is looked for in DIR, by default the current folder.\n\nkinds:\n");
    for (size_t i = 0; i < kinds_n; i++)
        fprintf(out, "  %-18s %s\n", kinds[i].name, kinds[i].purpose);
}

int cli_calc(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        print_usage(stdout);
        return 0;
    }
    if (argc != 2 && !(argc == 4 && strcmp(argv[2], "--files") == 0)) {
        print_usage(stderr);
        return 2;
    }
    /* GSL would end the process on a bad argument; its results are checked instead. */
    gsl_set_error_handler_off();
    for (size_t i = 0; i < kinds_n; i++)
        if (strcmp(argv[1], kinds[i].name) == 0)
            return run_kind(&kinds[i], argc == 4 ? argv[3] : ".");
    fprintf(stderr, "assay calc: no kind \"%s\"\n\n", argv[1]);
    print_usage(stderr);
    return 2;
}
