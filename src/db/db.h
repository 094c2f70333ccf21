/* db.h - one store, two drivers.
 *
 * SQLite: any number of read connections and one writer thread.  The writer
 * takes its whole queue at once: BEGIN IMMEDIATE, each unit in a SAVEPOINT of
 * its own, one COMMIT (synchronous=FULL), then all units are answered.
 * PostgreSQL: a pool of connections; each unit is one transaction on the
 * calling thread, run again when the database says serialisation failure or
 * deadlock.  One SQL text serves both: `:name` parameters, RETURNING,
 * ON CONFLICT, BIGINT milliseconds, JSON as TEXT.  Where the two must differ,
 * SQL2("for sqlite", "for postgres") keeps both in one place.
 *
 * Operations do not use this file but the db_ functions of op/op.h.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "core/arena.h"
#include "core/shape.h"

struct db;
struct db_conn;
struct db_cursor;

enum db_result {
    DB_ROW,      /* a row came */
    DB_DONE,     /* no (more) row */
    DB_CONFLICT, /* a constraint (unique, foreign key, check, not null) refused the write */
    DB_LATE,     /* it took longer than db_limit allows */
    DB_AGAIN,    /* serialisation failure, deadlock, connection lost: roll back and run it all again */
    DB_FAULT     /* anything else; db_conn_message says what */
};

/* Where the :names of a statement come from: the first source that has a field
 * of that name.  Enum-free: an INT, TIME, ID or BOOL is bound as BIGINT, a
 * NUMBER as DOUBLE PRECISION, all others as TEXT (documents as compact JSON). */
struct db_source {
    const struct shape *shape;
    const void         *row;
};

/* The whole statement, once for each driver. */
#define SQL2(sqlite, postgres) ("\x01" sqlite "\x02" postgres)
/* Put in front of a text that does not live as long as the process: the
 * statement is prepared, run and forgotten. */
#define SQL_ONCE "\x03"

struct db_options {
    const char *data;     /* folder of the SQLite file assay.db; used when url is NULL */
    const char *url;      /* "postgres://..." or NULL */
    int         readers;  /* most read connections (SQLite) or connections (PostgreSQL) */
    void (*log)(void *arg, const char *message); /* faults nobody is told of; may be NULL; any thread */
    void       *log_arg;
};

/* Opens the store without touching its schema.  Returns NULL and a message
 * (static or in `mem`) when it cannot. */
struct db *db_open(const struct db_options *options, struct arena *mem, const char **message);
/* Waits for the queue of writes to drain, then closes everything. */
void       db_close(struct db *db);
bool       db_is_postgres(const struct db *db); /* true: every call blocks on the network */
const char *db_name(const struct db *db);       /* "sqlite" or "postgres" */

/* Brings the schema up to date: numbered files of db/schema, each in one
 * transaction with its row in schema_version.  Safe when several servers start
 * at once.  Returns how many were applied, -1 with a message on failure.
 * `dry_run` only counts. */
int db_migrate(struct db *db, bool dry_run, struct arena *mem, const char **message);

/* --- units of work ------------------------------------------------------- */

/* One transaction.  `run` works on the connection it is given and returns true
 * to keep its changes; it may be run again from the start (`again` counts).
 * `done` follows after COMMIT (committed) or rollback, on the same thread.
 * A unit that must be told of a fault at COMMIT sees committed == false with
 * `fault` set. */
struct db_unit {
    bool (*run)(struct db_unit *unit, struct db_conn *conn);
    void (*done)(struct db_unit *unit, bool committed);
    struct db_unit *next;    /* the store's */
    int             again;
    bool            retry;   /* set by run: returned false because of DB_AGAIN */
    bool            fault;   /* the store itself failed: disk full, connection lost */
};

/* Runs a unit: SQLite queues it for the writer thread and returns at once;
 * PostgreSQL runs it now on the calling thread, `done` included.  The unit is
 * the caller's again from `done` on.  SQLite runs a unit again too, when the
 * file system undid the whole batch because of another unit. */
void db_write(struct db *db, struct db_unit *unit);

/* What the store has done since it was opened. */
struct db_stats {
    int64_t units;   /* answered */
    int64_t batches; /* transactions they went in */
    int64_t retries; /* units run again */
    int64_t queued;  /* units waiting now */
};
void db_stats(struct db *db, struct db_stats *out);

/* A connection for reading, outside of any transaction; waits for one when all
 * are taken.  NULL when the store cannot be reached. */
struct db_conn *db_take(struct db *db);
void            db_give(struct db *db, struct db_conn *conn);
/* Counts a connection that is kept for longer than a call's work; false when half of all
 * are already.  db_release counts it back. */
bool            db_hold(struct db *db);
void            db_release(struct db *db);

/* Bracket the reads of one call: SQLite answers them from one snapshot and takes
 * its locks once; PostgreSQL reads each statement by itself. */
void db_read_begin(struct db_conn *conn);
void db_read_end(struct db_conn *conn);

/* From now on until the connection is given back, or db_read_end, reads may take so
 * long in all (SQLite), or each (PostgreSQL).  For statements that clients shape. */
void db_limit(struct db_conn *conn, int ms);

/* --- statements ---------------------------------------------------------- */

/* Starts a statement and runs it up to its first row: DB_ROW or DB_DONE with a
 * cursor that db_next and db_end take, else no cursor (NULL).  On PostgreSQL a
 * failed statement ends its transaction: the unit must return false.
 *
 * Prepared once per connection and kept by the address and shapes it was asked
 * with, so `sql` must live as long as the process (a literal, or text of
 * db/build.c), unless it starts with SQL_ONCE.
 *
 *   from, from_n  sources of its parameters, at most 4; a :name that no source
 *                 has is a bug (assert); the rows stay unchanged until db_end
 *   into          columns to keep, matched by name to its fields, others are
 *                 skipped; may be NULL
 *   stream        PostgreSQL: fetch row by row instead of all at once; nothing
 *                 else runs on the connection until db_end
 */
enum db_result db_start(struct db_conn *conn, const char *sql, const struct db_source *from, size_t from_n,
                        const struct shape *into, bool stream, struct db_cursor **cursor);
/* Steps to the next row (the first one at first) and fills `row` (a struct of
 * `into`, or NULL); texts, lists and documents are copied into `mem`, which may
 * leave (arena_on_full): db_conn_reset then ends the cursor. */
enum db_result db_next(struct db_cursor *cursor, struct arena *mem, void *row);
/* Columns of the rows, once the statement was stepped. */
size_t         db_columns(const struct db_cursor *cursor);
/* Column `i` of the current row as text, for callers without a shape. */
str            db_column(struct db_cursor *cursor, size_t i, struct arena *mem);
int64_t        db_changes(const struct db_cursor *cursor); /* rows written, once DB_DONE */
void           db_end(struct db_cursor *cursor);

/* Runs one statement for each of `n` rows of `shape` (the first source; `from`
 * follows): SQLite in a loop, PostgreSQL as one pipeline.  Rows it returns are
 * dropped.  `changes`, if not NULL, receives the rows written in all.  DB_DONE,
 * or what the first row that failed said. */
enum db_result db_many(struct db_conn *conn, const char *sql, const struct shape *shape, const void *rows,
                       size_t n, const struct db_source *from, size_t from_n, int64_t *changes);

/* Ends every open cursor of the connection: what a longjmp left behind. */
void        db_conn_reset(struct db_conn *conn);
const char *db_conn_message(const struct db_conn *conn);
bool        db_conn_is_postgres(const struct db_conn *conn);

/* Statements put together from static tables (db/build.c); the text lives as
 * long as the process and is made once per set of arguments. */
/* INSERT of all fields of the shape (uploads excepted) and workspace_id,
 * RETURNING *.  What the request may not set - id, times - is set by the caller. */
const char *db_build_insert(const char *table, const struct shape *shape);
/* UPDATE of the fields whose bit is set in `given` (index in the shape), by
 * workspace_id and id, RETURNING *; a SELECT of the row when no bit is set.
 * Clients choose the set of fields, so only the first thousand sets are kept;
 * the text of any other holds until the thread's next call. */
const char *db_build_update(const char *table, const struct shape *shape, uint64_t given);
/* SELECT count(*) AS n FROM the select without its last ORDER BY and what follows it. */
const char *db_build_count(const char *select);
/* --- files (SQLite) ------------------------------------------------------ */

/* Copies the store to `path` while it is being written to: one consistent
 * state, compact, on the disk (fsync) before it appears under that name.
 * PostgreSQL: false with a message naming pg_dump. */
bool db_backup(struct db *db, const char *path, struct arena *mem, const char **message);
/* Checks the file itself: PRAGMA integrity_check, foreign keys.  PostgreSQL
 * looks after its own files: true when it answers. */
bool db_check(struct db *db, struct arena *mem, const char **message);

/* Has the store forget the bytes of what was deleted or overwritten: rewrites the
 * file, and empties its write-ahead log, between two batches of writes.  Waits
 * for it; false with a static message when a long reader keeps the log.
 * PostgreSQL forgets by itself when it vacuums: true. */
bool db_forget(struct db *db, const char **message);

/* Makes the n-th write from now on fail as if the disk were full; 0 = never.
 * Writes are INSERT, UPDATE, DELETE statements and COMMITs of units. */
void db_fail_after(struct db *db, int64_t n);

#endif
