/* calc.h - what the kinds of `assay calc` share.
 *
 * A kind reads one case, a JSON object, and writes the computed members of the
 * answer; the braces and the line are put by calc.c.  Members are named as in
 * the reference files under tests/data.
 */
#ifndef CLI_CALC_H
#define CLI_CALC_H

#include "core/json.h"
#include "domain/irt.h"
#include "domain/item_analysis.h"
#include "domain/json_write.h"

struct calc {
    struct arena *mem; /* lives for one case */
    const json_t *in;
    const char   *files; /* folder of the files that cases name */
    struct buf   *out;
    const char   *message; /* why the case cannot be computed */
};

/* Says why a case cannot be computed; always false, to be returned. */
bool calc_fail(struct calc *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Numbers read from an array. */
struct numbers {
    double *values;
    size_t  n;
};

/* Each reads the member `name` of an object and returns false, with a message
 * that names the member, when it is missing or of another type. */
bool calc_number(struct calc *c, const json_t *object, const char *name, double *out);
bool calc_int(struct calc *c, const json_t *object, const char *name, int low, int high, int *out);
bool calc_array(struct calc *c, const json_t *object, const char *name, const json_t **out);
bool calc_object(struct calc *c, const json_t *object, const char *name, const json_t **out);
/* null in the array is NAN when `gaps` is true, else refused. */
bool calc_numbers(struct calc *c, const json_t *object, const char *name, bool gaps, struct numbers *out);

/* An array of arrays of numbers of one length, row by row. */
struct calc_matrix {
    double *values;
    size_t  rows, columns;
};
bool calc_matrix(struct calc *c, const json_t *object, const char *name, bool gaps, struct calc_matrix *out);

/* Reads the scores of many persons: the member "scores" (rows of numbers) with
 * "group" (one number a row, optional), or the CSV file that "data" names.  Its
 * columns are found by the header: "pattern" (a digit an item) or one column an
 * item; "group", "n" (how many such persons) and "id" (ignored) are optional. */
struct calc_persons {
    struct score_table table;
    double            *group; /* one a person; NULL when there is none */
};
bool calc_persons(struct calc *c, struct calc_persons *out);

/* The member "items": right-or-wrong items as {"a","b","c","d"}. */
bool calc_items(struct calc *c, struct irt_item **items, size_t *n);

/* Writes a member that is an array of numbers. */
void calc_write_numbers(struct calc *c, const char *name, const double *values, size_t n);
void calc_write_bools(struct calc *c, const char *name, const bool *values, size_t n);

/* The kinds, one function each. */
bool calc_adverse_impact(struct calc *c);
bool calc_agreement(struct calc *c);
bool calc_answer_copying(struct calc *c);
bool calc_big_five(struct calc *c);
bool calc_calibration(struct calc *c);
bool calc_cat(struct calc *c);
bool calc_conversions(struct calc *c);
bool calc_disc(struct calc *c);
bool calc_drives(struct calc *c);
bool calc_graded(struct calc *c);
bool calc_irt_score(struct calc *c);
bool calc_mantel_haenszel(struct calc *c);
bool calc_match(struct calc *c);
bool calc_percentile_ranks(struct calc *c);
bool calc_reliability(struct calc *c);
bool calc_response_time(struct calc *c);
bool calc_severity(struct calc *c);
bool calc_special_functions(struct calc *c);
bool calc_winnowing(struct calc *c);

#endif
