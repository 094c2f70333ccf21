/* code_stub.h - the program that a candidate starts from, made from a typed signature.
 *
 * It reads the parameters from standard input, calls the function, whose body is the
 * candidate's to write, and prints what it returns; so tests are inputs and outputs whatever
 * the language.  In the order of the parameters, and for what is returned alike:
 *   int, long, double, bool, string   one line; bool is true or false
 *   a list   int[]                    a line with how many, then one line with all, blanks between;
 *            string[]                 a line with how many, then one line each
 *   a matrix int[][]                  a line "rows columns", then one line for each row
 * What is returned has no counts: a list is one line (string[]: one line each), a matrix one for each row.
 */
#ifndef DOMAIN_CODE_STUB_H
#define DOMAIN_CODE_STUB_H

#include "core/json.h"

#define SIGNATURE_PARAMETERS_MAX 10
#define SIGNATURE_NAME_MAX       40

enum code_scalar { CODE_INT, CODE_LONG, CODE_DOUBLE, CODE_BOOL, CODE_STRING, CODE_SCALARS };
enum code_form   { CODE_ONE, CODE_LIST, CODE_MATRIX, CODE_FORMS };
struct code_type { enum code_scalar scalar; enum code_form form; };

struct code_signature {
    str              name;
    struct code_type returns;
    struct { str name; struct code_type type; } parameters[SIGNATURE_PARAMETERS_MAX];
    size_t           n;
};

/* "int", "string[]", "double[][]" and other names of these; false for anything else.  There are
 * no matrices of strings. */
bool code_type_read(str text, struct code_type *type);

/* Reads {"name", "parameters": [{"name", "type"}], "return_type"}.  NULL; or what is wrong, with
 * the member in `field` ("parameters.1.type"; "" for the whole), both in `mem`. */
const char *code_signature_read(struct arena *mem, const json_t *json, struct code_signature *signature,
                                const char **field);

/* Can stubs be made in that language, by its id? */
bool code_stub_has(str language);
/* The stub; without a signature (NULL) a program that reads all and prints it.  STR_NULL for a
 * language that has none. */
str  code_stub(struct arena *mem, str language, const struct code_signature *signature);

#endif
