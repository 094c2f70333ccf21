/* store.h - stores for tests: each case runs on SQLite and on PostgreSQL.
 *
 * PostgreSQL's cases run when ASSAY_TEST_PG holds the URL of a database they
 * may fill (node tests/lib/pg.mjs run -- ...); each case has a schema of its own
 * there, as each has a folder of its own for SQLite.
 */
#ifndef TESTS_UNIT_STORE_H
#define TESTS_UNIT_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "core/arena.h"
#include "db/db.h"

struct store {
    struct arena *mem;
    struct db    *db;
    const char   *folder, *url;
    bool          postgres;
};


struct row {
    int64_t id, n;
};
static const struct field row_fields[] = { FIELD(row, id), FIELD(row, n) };
SHAPE(row);


/* --- the store of a case ------------------------------------------------- */

static inline void print_log(void *arg, const char *message)
{
    (void)arg;
    if (getenv("ASSAY_TEST_LOG"))
        fprintf(stderr, "store: %s\n", message);
}

static inline struct db *open_again(struct store *s)
{
    struct db_options options = { .data = s->folder, .url = s->postgres ? s->url : NULL, .readers = 4,
                                  .log = print_log };
    const char *message = "";
    struct db  *db = db_open(&options, s->mem, &message);

    if (!db)
        fail_msg("db_open: %s", message);
    return db;
}

static inline struct store *store_new(void)
{
    struct arena *mem = arena_new((size_t)256 << 20);
    struct store *s   = ARENA_NEW(mem, struct store);

    s->mem = mem;
    return s;
}

static inline int sqlite_setup(void **state)
{
    struct store *s = store_new();

    s->folder = mkdtemp((char *)str_z(s->mem, STR("/tmp/assay-db-XXXXXX")));
    assert_non_null(s->folder);
    s->db  = open_again(s);
    *state = s;
    return 0;
}

static inline int postgres_setup(void **state)
{
    static int    serial;
    struct store *s    = store_new();
    const char   *base = getenv("ASSAY_TEST_PG");
    PGconn       *link = PQconnectdb(base);
    str           sql  = str_printf(s->mem, "CREATE SCHEMA t%d_%d", (int)getpid(), ++serial);

    PQclear(PQexec(link, sql.data));
    PQfinish(link);
    s->url      = str_printf(s->mem, "%s%coptions=-csearch_path%%3Dt%d_%d", base,
                                     strchr(base, '?') ? '&' : '?', (int)getpid(), serial).data;
    s->postgres = true;
    s->db       = open_again(s);
    *state      = s;
    return 0;
}

static inline int teardown(void **state)
{
    struct store *s = *state;
    char          command[128];

    db_close(s->db);
    if (!s->postgres) {
        snprintf(command, sizeof command, "rm -rf '%s'", s->folder);
        assert_int_equal(system(command), 0);
    }
    arena_free(s->mem);
    return 0;
}

/* --- units that are waited for ------------------------------------------- */

struct work {
    struct db_unit unit;
    struct store  *store;
    bool         (*run)(struct work *w, struct db_conn *conn);
    const char    *sql;
    struct row     row;
    pthread_barrier_t *meet; /* both have read before one writes */
    enum db_result result;
    int64_t        changes;
    bool           committed;
    sem_t          done;
};

static inline bool work_run(struct db_unit *unit, struct db_conn *conn)
{
    struct work *w    = (struct work *)unit;
    bool         kept = w->run(w, conn);

    unit->retry = !kept && w->result == DB_AGAIN;
    return kept;
}

static inline void work_done(struct db_unit *unit, bool committed)
{
    struct work *w = (struct work *)unit;

    w->committed = committed;
    sem_post(&w->done);
}

static inline void work_add_done(struct store *s, struct work *w,
                                 void (*done)(struct db_unit *unit, bool committed))
{
    w->store = s;
    w->unit  = (struct db_unit){ .run = work_run, .done = done };
    sem_init(&w->done, 0, 0);
    db_write(s->db, &w->unit);
}

static inline void work_add(struct store *s, struct work *w)
{
    work_add_done(s, w, work_done);
}

static inline bool work_wait(struct work *w)
{
    while (sem_wait(&w->done) != 0)
        ;
    sem_destroy(&w->done);
    return w->committed;
}

/* Runs a statement to its end. */
static inline enum db_result run_sql(struct db_conn *conn, const char *sql, const struct shape *shape,
                                     const void *row, int64_t *changes)
{
    struct db_source  from = { shape, row };
    struct db_cursor *cursor;
    enum db_result    result = db_start(conn, sql, &from, shape != NULL, NULL, false, &cursor);

    if (!cursor)
        return result;
    while ((result = db_next(cursor, NULL, NULL)) == DB_ROW)
        ;
    if (changes)
        *changes = db_changes(cursor);
    db_end(cursor);
    return result;
}

static inline bool run_one(struct work *w, struct db_conn *conn)
{
    w->result = run_sql(conn, w->sql, &row_shape, &w->row, &w->changes);
    return w->result == DB_DONE;
}

static inline bool write_row(struct store *s, const char *sql, struct row row)
{
    struct work w = { .run = run_one, .sql = sql, .row = row };

    work_add(s, &w);
    return work_wait(&w);
}

static inline void write_sql(struct store *s, const char *sql)
{
    struct work w = { .run = run_one, .sql = sql };

    work_add(s, &w);
    assert_true(work_wait(&w));
}

static inline int64_t read_int(struct store *s, const char *sql)
{
    struct db_conn   *conn = db_take(s->db);
    struct db_cursor *cursor;
    int64_t           value = -1;

    assert_non_null(conn);
    if (db_start(conn, sql, NULL, 0, NULL, false, &cursor) != DB_ROW)
        fail_msg("%s: %s", sql, db_conn_message(conn));
    assert_true(str_to_int(db_column(cursor, 0, s->mem), &value));
    db_end(cursor);
    db_give(s->db, conn);
    return value;
}

#define INSERT_ROW "INSERT INTO one (id, n) VALUES (:id, :n)"

static inline void make_one(struct store *s)
{
    write_sql(s, "CREATE TABLE one (id BIGINT PRIMARY KEY, n BIGINT NOT NULL CHECK (n >= 0))");
}

/* --- all cases, on both -------------------------------------------------- */

#define ON_SQLITE(f)   { "sqlite: " #f, f, sqlite_setup, teardown, NULL },
#define ON_POSTGRES(f) { "postgres: " #f, f, postgres_setup, teardown, NULL },

/* The body of main: EACH(CASE) names the cases. */
#define STORE_TESTS(EACH)                                                                            \
    static const struct CMUnitTest sqlite[]   = { EACH(ON_SQLITE) };                                 \
    static const struct CMUnitTest postgres[] = { EACH(ON_POSTGRES) };                               \
    int                            failed     = cmocka_run_group_tests(sqlite, NULL, NULL);          \
                                                                                                     \
    if (getenv("ASSAY_TEST_PG"))                                                                     \
        failed += cmocka_run_group_tests(postgres, NULL, NULL);                                      \
    else                                                                                             \
        print_message("PostgreSQL's cases are skipped: ASSAY_TEST_PG is not set\n");                 \
    return failed

#endif
