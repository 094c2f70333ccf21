/* row_per_tx.c - what durable saves are measured against: SQLite with one
 * fsync'd transaction per row, in the same shape as answer_log, on the same disk.
 *
 *   row_per_tx FILE SECONDS
 *
 * Prints {"rows", "seconds", "p50_ms", "p99_ms"}.  WAL and synchronous=FULL:
 * one fsync a transaction, the fastest way of being as durable as the server.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <sqlite3.h>

#define ROWS_MAX 1000000
#define SCHEMA                                                                                              \
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"                                                 \
    "CREATE TABLE answer_log (workspace_id BIGINT NOT NULL, attempt_id BIGINT NOT NULL,"                    \
    " item_id TEXT NOT NULL, client TEXT NOT NULL, rev BIGINT NOT NULL, value TEXT NOT NULL,"               \
    " at BIGINT NOT NULL, received_at BIGINT NOT NULL, late INTEGER NOT NULL DEFAULT 0,"                    \
    " scored INTEGER NOT NULL DEFAULT 1,"                                                                   \
    " PRIMARY KEY (workspace_id, attempt_id, item_id, client, rev)) WITHOUT ROWID"
#define INSERT                                                                                              \
    "INSERT INTO answer_log (workspace_id, attempt_id, item_id, client, rev, value, at, received_at)"       \
    " VALUES (1, ?, ?, 'client', ?, '3', ?, ?)"

static double now_s(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int later(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void must(int rc, int want, sqlite3 *db)
{
    if (rc != want) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

int main(int argc, char **argv)
{
    static double took[ROWS_MAX];
    sqlite3      *db;
    sqlite3_stmt *insert;
    double        begin, end;
    int           n = 0;

    if (argc != 3)
        return 2;
    must(sqlite3_open(argv[1], &db), SQLITE_OK, db);
    must(sqlite3_exec(db, SCHEMA, NULL, NULL, NULL), SQLITE_OK, db);
    must(sqlite3_prepare_v2(db, INSERT, -1, &insert, NULL), SQLITE_OK, db);
    begin = end = now_s();
    while (end - begin < atof(argv[2]) && n < ROWS_MAX) {
        double started = end;
        char   item[16];

        snprintf(item, sizeof item, "b5.%d", n % 120 + 1);
        sqlite3_bind_int64(insert, 1, 1000000 + n * 7919ll % 64);
        sqlite3_bind_text(insert, 2, item, -1, SQLITE_TRANSIENT);
        sqlite3_bind_int64(insert, 3, n + 1);
        sqlite3_bind_int64(insert, 4, 1700000000000ll + n);
        sqlite3_bind_int64(insert, 5, 1700000000000ll + n);
        must(sqlite3_step(insert), SQLITE_DONE, db);
        sqlite3_reset(insert);
        end = now_s();
        took[n++] = (end - started) * 1000;
    }
    qsort(took, (size_t)n, sizeof took[0], later);
    printf("{\"rows\": %d, \"seconds\": %.3f, \"p50_ms\": %.3f, \"p99_ms\": %.3f}\n", n, end - begin,
           took[n / 2], took[n * 99 / 100]);
    sqlite3_finalize(insert);
    return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
