/* code_dialect.h - how a stub is written in each language: the table behind code_stub.h.
 *
 * Templates have these words; one that stands for several lines keeps the indent of its own:
 *   @F name of the function   @P its parameters      @R type of what it returns   @Z statement that returns nothing yet
 *   @K the call               @N one parameter       @I its place from 1          @T its scalar type
 *   @C its scalar read of text                        @S a scalar of the result as text
 */
#ifndef DOMAIN_CODE_DIALECT_H
#define DOMAIN_CODE_DIALECT_H

#include "domain/code_stub.h"

/* Lists of texts are lines: read and printed in their own way. */
enum dialect_form { FORM_ONE, FORM_LIST, FORM_TEXTS, FORM_MATRIX, FORMS };

struct dialect {
    const char *id;
    const char *types[CODE_SCALARS];   /* scalars: int, long, double, bool, string */
    const char *forms[FORMS];          /* a type of that form, of @T */
    const char *from[CODE_SCALARS];    /* a scalar, read of the text @X */
    const char *from_x[FORMS];         /* that text in each form; of a string: string_x */
    const char *string_x;
    const char *to[CODE_SCALARS];      /* the scalar @X as text */
    const char *to_x[FORMS];
    const char *zeros[CODE_SCALARS], *zero_forms[FORMS]; /* what stands for @Z */
    const char *parameter[FORMS], *between;              /* of the definition */
    const char *argument[FORMS];                         /* of the call */
    const char *more_parameters[FORMS], *more_arguments[FORMS]; /* by what is returned: counts in C */
    const char *function;              /* definition, with all that stands above it */
    const char *helpers;               /* between it and the main program */
    const char *indent;                /* of the main program */
    const char *read[FORMS], *print[FORMS];
    const char *end;
    const char *plain;                 /* without a signature */
};
extern const struct dialect dialect_c, dialect_cpp, dialect_java, dialect_csharp, dialect_go,
                            dialect_rust;            /* code_dialect.c */
extern const struct dialect dialect_python, dialect_javascript, dialect_typescript, dialect_ruby, dialect_php,
                            dialect_bash, dialect_r; /* code_dialect_script.c */

#endif
