/* sql_schema.h - the tables that a script of SQL makes, with their columns and first rows, found
 * without running it.
 *
 * Rows are those of INSERT ... VALUES with plain literals.  Where a table is filled or changed in
 * another way nothing is said of its rows, because it could be wrong.
 */
#ifndef DOMAIN_SQL_SCHEMA_H
#define DOMAIN_SQL_SCHEMA_H

#include "core/buf.h"

#define SQL_SCHEMA_TABLES  100
#define SQL_SCHEMA_COLUMNS 100 /* of a table */
#define SQL_SCHEMA_ROWS    5   /* shown of a table */

struct sql_schema;

struct sql_schema *sql_schema_new(struct arena *mem);
/* Reads a script, or the beginning of one; the next goes on where it ended. */
void               sql_schema_read(struct sql_schema *schema, str script);
/* Writes [{"name", "columns": [{"name", "type"}], "rows_n": 3 or null, "sample": [[cell, ...], ...]}, ...]. */
void               sql_schema_write(const struct sql_schema *schema, struct buf *out);

#endif
