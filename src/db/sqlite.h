/* sqlite.h - what sqlite.c and writer.c share. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include <sqlite3.h>
#include "db/driver.h"

/* How long another process (the command line) may hold the write lock before a
 * batch gives up. */
#define BUSY_MS 30000

struct sqlite_conn {
    struct db_conn conn;
    sqlite3       *handle;
    sqlite3_stmt  *begin, *commit; /* of a read transaction */
};

static inline sqlite3 *sqlite_handle(const struct db_conn *conn)
{
    return ((const struct sqlite_conn *)conn)->handle;
}

/* Starts the writer thread on a connection of its own; false with a message. */
bool writer_open(struct db *db, struct arena *mem, const char **message);
/* Answers what is queued, then ends the thread. */
void writer_close(struct writer *writer);
/* Rewrites the file and empties its log; see db_forget. */
bool writer_forget(struct writer *writer, const char **message);
void writer_add(struct writer *writer, struct db_unit *unit);

#endif
