/* sql_compare.h - is the result of a query what was expected?  Pure functions.
 *
 * Cells have types: NULL equals NULL only, a text a text of the same bytes, a
 * blob a blob.  Two whole numbers are equal when they are the same; if one of
 * two numbers is real, within 1e-6 of the larger, or 1e-9.  Rows are compared
 * as a multiset; those of a reference with an order group by group: the rows
 * that have equal keys there must be the rows at the same places here.
 */
#ifndef JUDGE_SQL_COMPARE_H
#define JUDGE_SQL_COMPARE_H

#include <stdbool.h>
#include "core/buf.h"

enum sql_type { SQL_NULL, SQL_INTEGER, SQL_REAL, SQL_TEXT, SQL_BLOB };

struct sql_cell {
    enum sql_type type;
    int64_t       integer;
    double        real; /* of both kinds of numbers */
    str           text; /* of SQL_TEXT; hexadecimal digits of SQL_BLOB */
};

struct sql_result {
    str              error, kind; /* STR_NULL: it is a result */
    str             *names;
    size_t           columns, rows;
    struct sql_cell *cells;       /* row after row */
    bool             is_ordered;
    size_t          *groups, groups_n; /* how many rows have equal keys, in order */
};

/* Reads what assay-sql wrote, which is no more to be trusted than the
 * statements it ran.  Texts live in `mem`.  False when it is malformed. */
bool sql_result_read(struct arena *mem, str text, struct sql_result *result);

/* Compares two results that are none of an error. */
bool sql_result_eq(struct arena *mem, const struct sql_result *expected, const struct sql_result *got,
                   bool names_matter);

/* Writes the names, and the first rows while they fit into `rows_max` rows and `bytes_max` bytes; gives how
 * many rows those are.  A text is cut after `cell_max` characters. */
void   sql_write_names(struct buf *b, const struct sql_result *r);
size_t sql_write_rows(struct buf *b, const struct sql_result *r, size_t rows_max, size_t bytes_max);

#endif
