/* filter.h - making the conditions of db/filter.h from what a request wrote.
 *
 * A reader of a dialect parses; here are the rules that all dialects share: which
 * fields there are, which literal fits which type, how much is too much.  What does
 * not hold is said of the reader's parameter, with the character it stands at.  A
 * function that said something returns NULL; one that is given NULL passes it on.
 */
#ifndef OP_FILTER_H
#define OP_FILTER_H

#include "db/filter.h"
#include "op/op.h"

struct filter_reader {
    struct call               *c;
    const char                *param;  /* of the request, for messages: "$filter" */
    const struct filter_field *fields;
    size_t                     nodes, values; /* made so far */
};

/* A literal as it was written: NONE (null), BOOL, INT, NUMBER, TEXT or TIME. */
struct filter_literal {
    struct filter_value value;
    size_t              at; /* character, counted from 1; 0: it cannot be said */
};

/* Says what is wrong at a character; returns NULL. */
void *filter_wrong(struct filter_reader *r, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The field of that name, in any case of its letters; the end of a path will do: email for
 * assessmentUser/email, where no field before it is called so. */
const struct filter_field *filter_field_find(struct filter_reader *r, str name, size_t at);

/* left AND right, left OR right; NOT left. */
struct filter *filter_join(struct filter_reader *r, enum filter_op op, const struct filter *left,
                           const struct filter *right);

/* A field compared with a literal, or of IN with several.  Texts are read as times and
 * ids where the field is one; an id that cannot be read is that of nothing.
 *
 *   n   literals, at least one; one unless op is IN
 */
struct filter *filter_compare(struct filter_reader *r, enum filter_op op, const struct filter_field *field,
                              const struct filter_literal *literals, size_t n);

#endif
