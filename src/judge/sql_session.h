/* sql_session.h - what the parts of assay-sql share: one connection and what is done with it. */
#ifndef JUDGE_SQL_SESSION_H
#define JUDGE_SQL_SESSION_H

#include <sqlite3.h>
#include "core/arena.h"
#include "core/buf.h"

#define MIB         ((size_t)1 << 20)
#define ARENA_BYTES (192 * MIB)
#define ROWS_MAX    100000 /* of a result */

enum mode { MODE_QUERY, MODE_CHANGE, MODE_BUILD };

struct session {
    struct arena *mem;
    sqlite3      *db;
    enum mode     mode;
    bool          is_reference; /* the solution's: its order is found out */
    const char   *dataset;      /* build: file of the uploaded dataset; NULL = none */
    bool          is_csv;       /* build: that file is no SQL script */
    bool          is_open;      /* settings are made: from here on the statements are the candidate's */
    int64_t       calls, start_us;
    const char   *stopped;      /* why the progress handler ended it */
    const char   *kind;         /* of the error */
    struct buf    result;       /* the last result set, without its last bracket */
    int64_t       rows;         /* in it */
    str           last;         /* the statement it is of; STR_NULL when that changes something */
    const str    *names;        /* what its columns are called, when not as the statement says; else NULL */
    int64_t      *ranks;        /* of its rows, when they are ordered; else NULL */
};

/* Runs all statements of a text.  NULL, or what went wrong; `kind` then says how. */
const char *statements_run(struct session *s, const char *sql);

/* Runs one statement; keeps its rows when it has columns, the first `columns` of them. */
const char *statement_run(struct session *s, sqlite3_stmt *statement, int columns);

/* sql_rank.c: adds to the result which of its rows have equal keys, when the last statement has an order. */
void solution_rank(struct session *s);

/* sql_build.c: makes tables of the uploaded dataset: a script or CSV, plain, in a gzip file, or several
 * in a ZIP archive.  NULL, or what is wrong with it. */
const char *dataset_load(struct session *s);

#endif
