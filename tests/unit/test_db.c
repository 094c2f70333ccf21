/* test_db.c - the store: the same cases on SQLite and on PostgreSQL.
 *
 * PostgreSQL's run when ASSAY_TEST_PG holds the URL of a database they may fill
 * (node tests/lib/pg.mjs run -- ...); each case has a schema of its own there,
 * as each has a folder of its own for SQLite.
 */
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
#include <sys/stat.h>
#include <unistd.h>
#include "core/arena.h"
#include "core/shape_json.h"
#include "db/db.h"
#include "db/statement.h"

#define THREADS 8

struct store {
    struct arena *mem;
    struct db    *db;
    const char   *folder, *url;
    bool          postgres;
};

/* --- shapes -------------------------------------------------------------- */

struct row {
    int64_t id, n;
};
static const struct field row_fields[] = { FIELD(row, id), FIELD(row, n) };
SHAPE(row);

struct part {
    int64_t count;
    str     name;
    double  weight;
};
static const struct field part_fields[] = { FIELD(part, count), FIELD(part, name), FIELD(part, weight) };
SHAPE(part);

struct all {
    int64_t       id, whole;
    bool          yes;
    double        number;
    str           text;
    struct moment at;
    struct id     ref;
    struct json   document;
    struct map    names;
    struct either either;
    struct list   words, parts, refs;
    struct part  *part;
};
static const struct field all_fields[] = {
    FIELD(all, id), FIELD(all, whole), FIELD(all, yes), FIELD(all, number), FIELD(all, text), FIELD(all, at),
    FIELD(all, ref), FIELD(all, document), FIELD(all, names), FIELD(all, either),
    FIELD(all, words, .item = TYPE_TEXT), FIELD_LIST(all, parts, part), FIELD(all, refs, .item = TYPE_ID),
    FIELD_OBJECT(all, part, part),
};
SHAPE(all);

struct tail {
    str text;
};
static const struct field tail_fields[] = { FIELD(tail, text) };
SHAPE(tail);

/* --- the store of a case ------------------------------------------------- */

static void print_log(void *arg, const char *message)
{
    (void)arg;
    if (getenv("ASSAY_TEST_LOG"))
        fprintf(stderr, "store: %s\n", message);
}

static struct db *open_again(struct store *s)
{
    struct db_options options = { .data = s->folder, .url = s->postgres ? s->url : NULL, .readers = 4,
                                  .log = print_log };
    const char *message = "";
    struct db  *db = db_open(&options, s->mem, &message);

    if (!db)
        fail_msg("db_open: %s", message);
    return db;
}

static struct store *store_new(void)
{
    struct arena *mem = arena_new((size_t)256 << 20);
    struct store *s   = ARENA_NEW(mem, struct store);

    s->mem = mem;
    return s;
}

static int sqlite_setup(void **state)
{
    struct store *s = store_new();

    s->folder = mkdtemp((char *)str_z(s->mem, STR("/tmp/assay-db-XXXXXX")));
    assert_non_null(s->folder);
    s->db  = open_again(s);
    *state = s;
    return 0;
}

static int postgres_setup(void **state)
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

static int teardown(void **state)
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

static bool work_run(struct db_unit *unit, struct db_conn *conn)
{
    struct work *w    = (struct work *)unit;
    bool         kept = w->run(w, conn);

    unit->retry = !kept && w->result == DB_AGAIN;
    return kept;
}

static void work_done(struct db_unit *unit, bool committed)
{
    struct work *w = (struct work *)unit;

    w->committed = committed;
    sem_post(&w->done);
}

static void work_add(struct store *s, struct work *w)
{
    w->store = s;
    w->unit  = (struct db_unit){ .run = work_run, .done = work_done };
    sem_init(&w->done, 0, 0);
    db_write(s->db, &w->unit);
}

static bool work_wait(struct work *w)
{
    while (sem_wait(&w->done) != 0)
        ;
    sem_destroy(&w->done);
    return w->committed;
}

static enum db_result run_sql(struct db_conn *conn, const char *sql, const struct shape *shape, const void *row,
                              int64_t *changes)
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

static bool run_one(struct work *w, struct db_conn *conn)
{
    w->result = run_sql(conn, w->sql, &row_shape, &w->row, &w->changes);
    return w->result == DB_DONE;
}

static bool write_row(struct store *s, const char *sql, struct row row)
{
    struct work w = { .run = run_one, .sql = sql, .row = row };

    work_add(s, &w);
    return work_wait(&w);
}

static void write_sql(struct store *s, const char *sql)
{
    struct work w = { .run = run_one, .sql = sql };

    work_add(s, &w);
    assert_true(work_wait(&w));
}

static int64_t read_int(struct store *s, const char *sql)
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

static void make_one(struct store *s)
{
    write_sql(s, "CREATE TABLE one (id BIGINT PRIMARY KEY, n BIGINT NOT NULL CHECK (n >= 0))");
}

/* --- text ---------------------------------------------------------------- */

static void names_are_found_outside_of_quotes(void **state)
{
    struct store    *s = *state;
    struct statement st;

    statement_read(&st, "SELECT ':a', \":b\", 'it''s :c' /* :d */, :id::bigint, $$ :e $$ -- :f\n"
                        " FROM t WHERE x=:id AND y=:other", s->postgres, s->mem);
    assert_int_equal(st.names_n, 2);
    assert_true(str_is(st.names[0], "id") && str_is(st.names[1], "other"));
    assert_false(st.writes);
    assert_string_equal(st.text.data, s->postgres
        ? "SELECT ':a', \":b\", 'it''s :c' /* :d */, $1::bigint, $$ :e $$ -- :f\n FROM t WHERE x=$1 AND y=$2"
        : "SELECT ':a', \":b\", 'it''s :c' /* :d */, ?1::bigint, $$ :e $$ -- :f\n FROM t WHERE x=?1 AND y=?2");
    statement_read(&st, SQL2("insert into a values (:s)", "delete from b where c = :p"), s->postgres, s->mem);
    assert_true(str_is(st.names[0], s->postgres ? "p" : "s"));
    assert_true(st.writes);
    statement_read(&st, "SELECT 'unended :x", s->postgres, s->mem);
    assert_int_equal(st.names_n, 0);
    statement_read(&st, "SELECT 1 -- :x", s->postgres, s->mem);
    assert_int_equal(st.names_n, 0);
}

static void statements_are_built(void **state)
{
    const char *insert = db_build_insert("one", &row_shape);

    (void)state;
    assert_string_equal(insert, "INSERT INTO one (workspace_id, id, n) VALUES (:workspace_id, :id, :n) RETURNING *");
    assert_ptr_equal(insert, db_build_insert("one", &row_shape));
    assert_string_equal(db_build_update("all_types", &all_shape, 1 | 1 << 1 | 1 << 4),
                        "UPDATE all_types SET whole = :whole, text = :text"
                        " WHERE workspace_id = :workspace_id AND id = :id RETURNING *");
    assert_string_equal(db_build_update("all_types", &all_shape, 1),
                        "SELECT * FROM all_types WHERE workspace_id = :workspace_id AND id = :id");
    assert_string_equal(db_build_count("SELECT a, (SELECT b FROM c ORDER BY d LIMIT 1) FROM e WHERE f = ' order by '"
                                       " ORDER BY g LIMIT :limit OFFSET :offset"),
                        "SELECT count(*) AS n FROM (SELECT a, (SELECT b FROM c ORDER BY d LIMIT 1) FROM e"
                        " WHERE f = ' order by ') AS counted");
    assert_string_equal(db_build_count(SQL2("SELECT a FROM b LIMIT 1", "SELECT c FROM d ORDER BY e")),
                        SQL2("SELECT count(*) AS n FROM (SELECT a FROM b) AS counted",
                             "SELECT count(*) AS n FROM (SELECT c FROM d) AS counted"));
}

/* --- types --------------------------------------------------------------- */

#define ALL_TABLE "CREATE TABLE all_types (workspace_id BIGINT NOT NULL DEFAULT 0, id BIGINT PRIMARY KEY,"      \
                  " whole BIGINT, yes INTEGER NOT NULL, number DOUBLE PRECISION, text TEXT, at BIGINT,"        \
                  " ref BIGINT, document TEXT, names TEXT, either TEXT, words TEXT, parts TEXT, refs TEXT,"    \
                  " part TEXT, unknown_to_the_shape TEXT DEFAULT 'x')"
#define ALL_INSERT "INSERT INTO all_types (id, whole, yes, number, text, at, ref, document, names, either, words,"  \
                   " parts, refs, part) VALUES (:id, :whole, :yes, :number, :text, :at, :ref, :document,"      \
                   " :names, :either, :words, :parts, :refs, :part)"

struct all_work {
    struct work       work;
    const struct all *all;
};

static bool run_all(struct work *w, struct db_conn *conn)
{
    w->result = run_sql(conn, ALL_INSERT, &all_shape, ((struct all_work *)w)->all, NULL);
    return w->result == DB_DONE;
}

static struct all all_trip(struct store *s, const struct all *in)
{
    struct all_work   w    = { .work.run = run_all, .all = in };
    struct db_source  from = { &all_shape, in };
    struct all        out  = { .whole = 77, .number = 7, .text = STR("untouched"), .at = { 7 } };
    struct db_conn   *conn;
    struct db_cursor *cursor;

    work_add(s, &w.work);
    assert_true(work_wait(&w.work));
    conn = db_take(s->db);
    assert_int_equal(db_start(conn, "SELECT * FROM all_types WHERE id = :id", &from, 1, &all_shape, false, &cursor),
                     DB_ROW);
    assert_int_equal(db_next(cursor, s->mem, &out), DB_ROW);
    assert_int_equal(db_next(cursor, s->mem, &out), DB_DONE);
    assert_int_equal(db_next(cursor, s->mem, &out), DB_DONE);
    db_end(cursor);
    db_give(s->db, conn);
    return out;
}

static void every_type_comes_back(void **state)
{
    struct store *s = *state;
    struct pair   pairs[] = { { STR("en"), STR("one \"word\"") }, { STR("pt"), STR("a\u00e7\u00e3o") } };
    str           words[] = { STR("a"), STR(""), STR("c") };
    struct part   parts[] = { { 1, STR("first"), 0.1 }, { INT_NULL, STR_NULL, NAN } };
    struct id     refs[]  = { { 9 }, { INT64_MAX } };
    struct all    in = {
        .id = 1, .whole = INT64_MAX, .yes = true, .number = 0.1, .text = STR("it's :id \u00e9\n"), .at = { 1700000000123 },
        .ref = { 1ll << 60 }, .document = { STR("{\"a\":[1,2.5,null]}") }, .names = { pairs, 2 },
        .either = { .kind = EITHER_NUMBER, .number = 2.5 }, .words = { words, 3 }, .parts = { parts, 2 },
        .refs = { refs, 2 }, .part = &parts[0],
    };
    struct all out;

    write_sql(s, ALL_TABLE);
    out = all_trip(s, &in);
    assert_int_equal(out.whole, INT64_MAX);
    assert_true(out.yes);
    assert_true(out.number == 0.1);
    assert_true(str_eq(out.text, in.text));
    assert_int_equal(out.at.ms, in.at.ms);
    assert_int_equal(out.ref.n, in.ref.n);
    assert_true(str_eq(out.document.text, in.document.text));
    assert_int_equal(out.names.n, 2);
    assert_true(str_eq(out.names.pairs[0].value, pairs[0].value) && str_eq(out.names.pairs[1].value, pairs[1].value));
    assert_int_equal(out.either.kind, EITHER_NUMBER);
    assert_true(out.either.number == 2.5);
    assert_int_equal(out.words.n, 3);
    assert_true(str_is(((str *)out.words.items)[2], "c") && ((str *)out.words.items)[1].data);
    assert_int_equal(out.parts.n, 2);
    assert_true(((struct part *)out.parts.items)[0].weight == 0.1);
    assert_true(((struct part *)out.parts.items)[1].count == INT_NULL);
    assert_null(((struct part *)out.parts.items)[1].name.data);
    assert_true(isnan(((struct part *)out.parts.items)[1].weight));
    assert_true(((struct id *)out.refs.items)[1].n == INT64_MAX);
    assert_true(str_is(out.part->name, "first"));
    in = (struct all){ .id = 2, .whole = INT64_MIN + 1, .number = -1e300, .text = STR(""), .names = { pairs, 0 },
                       .either = { .kind = EITHER_TEXT, .text = STR("5") }, .words = { words, 0 } };
    out = all_trip(s, &in);
    assert_int_equal(out.whole, INT64_MIN + 1);
    assert_true(out.number == -1e300);
    assert_true(out.text.data && out.text.len == 0);
    assert_true(out.names.pairs && out.names.n == 0);
    assert_true(out.words.items && out.words.n == 0);
    assert_int_equal(out.either.kind, EITHER_TEXT);
    assert_true(str_is(out.either.text, "5"));
}

static void nothing_comes_back_as_nothing(void **state)
{
    struct store *s  = *state;
    struct all    in = { .id = 3, .whole = INT_NULL, .number = NAN }, out;

    write_sql(s, ALL_TABLE);
    out = all_trip(s, &in);
    assert_true(out.whole == INT_NULL && isnan(out.number) && !out.text.data && out.at.ms == 0 && out.ref.n == 0);
    assert_true(!out.document.text.data && !out.names.pairs && out.either.kind == EITHER_NONE && !out.words.items);
    assert_true(!out.parts.items && !out.refs.items && !out.part);
    assert_int_equal(read_int(s, "SELECT count(*) FROM all_types WHERE whole IS NULL AND number IS NULL AND text IS"
                                 " NULL AND at IS NULL AND ref IS NULL AND document IS NULL AND names IS NULL"
                                 " AND either IS NULL AND words IS NULL AND parts IS NULL AND part IS NULL"), 1);
    assert_int_equal(read_int(s, "SELECT EXISTS (SELECT 1 FROM all_types)"), 1);
}

static void a_document_of_another_type_is_a_fault(void **state)
{
    struct store     *s = *state;
    struct all        out = { 0 };
    struct db_conn   *conn;
    struct db_cursor *cursor;

    write_sql(s, ALL_TABLE);
    write_sql(s, "INSERT INTO all_types (id, yes, words) VALUES (1, 0, '{\"not\": \"a list\"}')");
    conn = db_take(s->db);
    assert_int_equal(db_start(conn, "SELECT words FROM all_types", NULL, 0, &all_shape, false, &cursor), DB_ROW);
    assert_int_equal(db_next(cursor, s->mem, &out), DB_FAULT);
    assert_non_null(strstr(db_conn_message(conn), "words"));
    db_give(s->db, conn);
}

/* --- statements ---------------------------------------------------------- */

static void one_text_serves_several_shapes(void **state)
{
    static const char sql[] = "SELECT * FROM all_types WHERE id = :id";
    struct store     *s     = *state;
    struct all        all   = { .id = 1, .whole = 5, .text = STR("five") };
    struct row        row   = { .id = 1 };
    struct db_conn   *conn;

    write_sql(s, ALL_TABLE);
    all_trip(s, &all);
    conn = db_take(s->db);
    for (int i = 0; i < 6; i++) {
        struct db_source    from = i % 2 ? (struct db_source){ &row_shape, &row }
                                         : (struct db_source){ &all_shape, &all };
        const struct shape *into = i % 3 ? &tail_shape : &all_shape;
        struct all          whole = { 0 };
        struct tail         tail  = { STR_NULL };
        struct db_cursor   *cursor;

        assert_int_equal(db_start(conn, sql, &from, 1, into, false, &cursor), DB_ROW);
        assert_int_equal(db_next(cursor, s->mem, i % 3 ? (void *)&tail : &whole), DB_ROW);
        assert_true(str_is(i % 3 ? tail.text : whole.text, "five"));
        db_end(cursor);
    }
    db_give(s->db, conn);
}

static void a_statement_may_run_inside_itself(void **state)
{
    static const char sql[] = "SELECT id FROM one ORDER BY id";
    struct store     *s = *state;
    struct db_cursor *outer, *inner;
    struct row        row;
    struct db_conn   *conn;
    int               seen = 0;

    make_one(s);
    for (int64_t i = 0; i < 3; i++)
        assert_true(write_row(s, INSERT_ROW, (struct row){ i, 0 }));
    conn = db_take(s->db);
    assert_int_equal(db_start(conn, sql, NULL, 0, &row_shape, false, &outer), DB_ROW);
    while (db_next(outer, s->mem, &row) == DB_ROW) {
        assert_int_equal(row.id, seen++);
        assert_int_equal(db_start(conn, sql, NULL, 0, &row_shape, false, &inner), DB_ROW);
        assert_int_equal(db_next(inner, s->mem, &row), DB_ROW);
        assert_int_equal(row.id, 0);
        db_end(inner);
    }
    assert_int_equal(seen, 3);
    db_end(outer);
    db_give(s->db, conn);
}

static void more_statements_than_are_kept(void **state)
{
    struct store   *s    = *state;
    struct db_conn *conn = db_take(s->db);

    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 700; i++) {
            str               sql = str_printf(s->mem, "%sSELECT %d", i % 7 ? "" : SQL_ONCE, i);
            struct db_cursor *cursor;
            int64_t           value;

            assert_int_equal(db_start(conn, sql.data, NULL, 0, NULL, false, &cursor), DB_ROW);
            assert_true(str_to_int(db_column(cursor, 0, s->mem), &value));
            assert_int_equal(value, i);
            db_end(cursor);
        }
    }
    db_give(s->db, conn);
}

/* Clients choose the fields they change: more sets than texts are kept. */
static void more_updates_than_are_kept(void **state)
{
    struct store *s = *state;
    struct all    all = { .id = 1, .text = STR("t") };
    struct { int64_t workspace_id; } workspace = { 0 };
    static const struct field workspace_fields[] = { { .name = "workspace_id", .type = TYPE_INT } };
    static const struct shape workspace_shape = { "workspace", workspace_fields, 1, sizeof(int64_t) };
    struct db_conn *conn;

    write_sql(s, ALL_TABLE);
    all_trip(s, &all);
    conn = db_take(s->db);
    for (uint64_t given = 2; given < 1 << 13; given += 6) {
        struct db_source  from[] = { { &all_shape, &all }, { &workspace_shape, &workspace } };
        const char       *sql = db_build_update("all_types", &all_shape, given);
        struct db_cursor *cursor;
        enum db_result    result = db_start(conn, sql, from, 2, &all_shape, false, &cursor);

        /* SQLite's connections of the pool only read. */
        assert_int_equal(result, s->postgres ? DB_ROW : DB_FAULT);
        if (cursor)
            db_end(cursor);
    }
    db_give(s->db, conn);
}

static void cursors_left_open_are_ended(void **state)
{
    struct store     *s = *state;
    struct db_conn   *conn;
    struct db_cursor *cursor;
    struct row        row;

    make_one(s);
    for (int64_t i = 0; i < 5; i++)
        assert_true(write_row(s, INSERT_ROW, (struct row){ i, i }));
    conn = db_take(s->db);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(db_start(conn, "SELECT * FROM one", NULL, 0, &row_shape, i % 2, &cursor), DB_ROW);
        assert_int_equal(db_next(cursor, s->mem, &row), DB_ROW);
        if (i % 2 == 0)
            assert_int_equal(db_start(conn, "SELECT n FROM one", NULL, 0, &row_shape, false, &cursor), DB_ROW);
        if (i % 250 < 2 || i % 2 == 0)
            db_conn_reset(conn);
        else
            db_end(cursor);
    }
    db_give(s->db, conn);
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), 5);
}

static void leave(void *arg)
{
    longjmp(*(jmp_buf *)arg, 1);
}

static void a_full_arena_leaves_the_cursor_to_the_reset(void **state)
{
    struct store     *s    = *state;
    struct db_conn   *conn;
    struct db_cursor *cursor;
    struct part       parts[] = { { 1, STR("a name that needs memory"), 1 } };
    struct all        in = { .id = 1, .parts = { parts, 1 }, .part = parts }, out;
    jmp_buf           away;

    write_sql(s, ALL_TABLE);
    all_trip(s, &in);
    conn = db_take(s->db);
    for (size_t n = 1; n < 20; n++) {
        struct arena *mem = arena_new(1 << 20);

        arena_on_full(mem, leave, &away);
        if (setjmp(away) == 0) {
            assert_int_equal(db_start(conn, "SELECT * FROM all_types", NULL, 0, &all_shape, false, &cursor), DB_ROW);
            arena_fail_after(mem, n);
            assert_int_equal(db_next(cursor, mem, &out), DB_ROW);
            db_end(cursor);
        } else {
            db_conn_reset(conn);
        }
        arena_free(mem);
    }
    db_give(s->db, conn);
}

static void rows_stream(void **state)
{
    struct store     *s = *state;
    struct db_conn   *conn;
    struct db_cursor *cursor;
    struct row        row;
    int64_t           n = 0;

    make_one(s);
    conn = db_take(s->db);
    assert_int_equal(db_start(conn, "WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r WHERE id < 20000)"
                                    " SELECT id, id * 2 AS n FROM r", NULL, 0, &row_shape, true, &cursor), DB_ROW);
    while (db_next(cursor, s->mem, &row) == DB_ROW) {
        n++;
        assert_int_equal(row.id, n);
        assert_int_equal(row.n, 2 * n);
    }
    assert_int_equal(n, 20000);
    db_end(cursor);
    assert_int_equal(db_start(conn, "SELECT * FROM one", NULL, 0, &row_shape, true, &cursor), DB_DONE);
    db_end(cursor);
    db_give(s->db, conn);
}

static void a_changed_table_is_seen(void **state)
{
    struct store     *s = *state;
    struct db_conn   *conn;
    struct tail       tail = { STR_NULL };

    write_sql(s, "CREATE TABLE two (id BIGINT, n BIGINT)");
    write_sql(s, "INSERT INTO two VALUES (1, 2)");
    conn = db_take(s->db);
    for (int i = 0; i < 2; i++) {
        struct db_cursor *cursor;
        enum db_result    result;

        for (int tries = 0; tries < 2; tries++) {
            result = db_start(conn, "SELECT * FROM two", NULL, 0, &tail_shape, false, &cursor);
            if (result != DB_AGAIN)
                break;
        }
        assert_int_equal(result, DB_ROW);
        assert_int_equal(db_next(cursor, s->mem, &tail), DB_ROW);
        db_end(cursor);
        if (i == 0)
            write_sql(s, "ALTER TABLE two ADD COLUMN text TEXT DEFAULT 'new'");
    }
    assert_true(str_is(tail.text, "new"));
    db_give(s->db, conn);
}

static void bad_sql_is_a_fault_with_a_message(void **state)
{
    struct store     *s    = *state;
    struct db_conn   *conn = db_take(s->db);
    struct db_cursor *cursor;

    for (int i = 0; i < 3; i++) {
        assert_int_equal(db_start(conn, "SELECT * FROM no_such_table", NULL, 0, NULL, false, &cursor), DB_FAULT);
        assert_null(cursor);
        assert_non_null(strstr(db_conn_message(conn), "no_such_table"));
    }
    db_give(s->db, conn);
    assert_int_equal(read_int(s, "SELECT 1"), 1);
}

/* --- units --------------------------------------------------------------- */

static void refused_writes_are_conflicts(void **state)
{
    static const struct { const char *sql; struct row row; } cases[] = {
        { INSERT_ROW, { 1, 1 } }, { INSERT_ROW, { 2, -1 } }, { INSERT_ROW, { 2, INT_NULL } },
        { "UPDATE one SET n = :n WHERE id = :id", { 1, -1 } },
    };
    struct store *s = *state;

    make_one(s);
    assert_true(write_row(s, INSERT_ROW, (struct row){ 1, 1 }));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct work w = { .run = run_one, .sql = cases[i].sql, .row = cases[i].row };

        work_add(s, &w);
        assert_false(work_wait(&w));
        assert_int_equal(w.result, DB_CONFLICT);
        assert_false(w.unit.fault);
    }
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), 1);
}

static void changes_are_counted(void **state)
{
    struct store *s = *state;
    struct work   w = { .run = run_one };

    make_one(s);
    for (int64_t i = 0; i < 5; i++)
        assert_true(write_row(s, INSERT_ROW, (struct row){ i, i }));
    static const struct { const char *sql; int64_t changes; } cases[] = {
        { "UPDATE one SET n = 9 WHERE id < 3", 3 },
        { "UPDATE one SET n = 9 WHERE id = 99", 0 },
        { "UPDATE one SET n = 8 WHERE id < 2 RETURNING *", 2 },
        { "INSERT INTO one (id, n) VALUES (1, 1) ON CONFLICT DO NOTHING", 0 },
        { "SELECT * FROM one", 0 },
        { "DELETE FROM one", 5 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        w.sql = cases[i].sql;
        work_add(s, &w);
        assert_true(work_wait(&w));
        assert_int_equal(w.changes, cases[i].changes);
    }
}

/* Holds up the writer so that what follows is one batch. */
struct gate {
    struct work work;
    sem_t       open;
};

static bool run_gate(struct work *w, struct db_conn *conn)
{
    (void)conn;
    if (!w->unit.again && !w->store->postgres)
        while (sem_wait(&((struct gate *)w)->open) != 0)
            ;
    return true;
}

static void gate_add(struct store *s, struct gate *g)
{
    g->work.run = run_gate;
    sem_init(&g->open, 0, 0);
    work_add(s, &g->work);
}

static bool run_twice_then_fail(struct work *w, struct db_conn *conn)
{
    struct row other = { w->row.id + 1000, 0 };

    assert_int_equal(run_sql(conn, INSERT_ROW, &row_shape, &w->row, NULL), DB_DONE);
    assert_int_equal(run_sql(conn, INSERT_ROW, &row_shape, &other, NULL), DB_DONE);
    return false;
}

static void one_unit_fails_alone(void **state)
{
    struct store   *s = *state;
    struct gate     gate = { 0 };
    struct work     works[50] = { 0 };
    struct db_stats before, after;

    make_one(s);
    db_stats(s->db, &before);
    gate_add(s, &gate);
    for (int i = 0; i < 50; i++) {
        works[i] = (struct work){ .run = i % 10 == 3 ? run_twice_then_fail : run_one, .sql = INSERT_ROW,
                                  .row = { i % 10 == 7 ? 0 : i, i } };
        work_add(s, &works[i]);
    }
    db_stats(s->db, &after);
    if (!s->postgres)
        assert_int_equal(after.queued, 51);
    sem_post(&gate.open);
    assert_true(work_wait(&gate.work));
    for (int i = 0; i < 50; i++) {
        assert_int_equal(work_wait(&works[i]), i % 10 != 3 && i % 10 != 7);
        assert_false(works[i].unit.fault);
    }
    db_stats(s->db, &after);
    assert_int_equal(after.queued, 0);
    assert_int_equal(after.units - before.units, 51);
    if (!s->postgres)
        assert_int_equal(after.batches - before.batches, 1);
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), 40);
    assert_int_equal(read_int(s, "SELECT count(*) FROM one WHERE id >= 1000 OR id % 10 IN (3, 7)"), 0);
}

/* What a full disk may do: SQLite undoes the whole transaction, here by OR ROLLBACK. */
static void a_lost_batch_is_run_again(void **state)
{
    struct store   *s = *state;
    struct gate     gate = { 0 };
    struct work     works[20] = { 0 };
    struct db_stats stats;

    if (s->postgres)
        return; /* there each unit is a transaction */
    make_one(s);
    gate_add(s, &gate);
    for (int i = 0; i < 20; i++) {
        works[i] = (struct work){ .run = run_one, .row = { i, i }, .sql = INSERT_ROW };
        if (i == 7 || i == 13) {
            works[i].sql    = "INSERT OR ROLLBACK INTO one (id, n) VALUES (:id, :n)";
            works[i].row.id = 0;
        }
        work_add(s, &works[i]);
    }
    sem_post(&gate.open);
    assert_true(work_wait(&gate.work));
    for (int i = 0; i < 20; i++) {
        assert_int_equal(work_wait(&works[i]), i != 7 && i != 13);
        assert_int_equal(works[i].unit.fault, i == 7 || i == 13);
    }
    db_stats(s->db, &stats);
    assert_int_equal(stats.retries, 8 + 13);
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), 18);
}

struct thread {
    pthread_t     id;
    struct store *store;
    struct db    *db;
    int           number, result;
    const char   *message;
    pthread_barrier_t *meet;
};

static void *add_many_units(void *arg)
{
    struct thread *t = arg;

    for (int i = 0; i < 200; i++) {
        struct work w = { .run = run_one, .sql = INSERT_ROW, .row = { t->number * 1000 + i, 0 } };
        struct work u = { .run = run_one, .sql = "UPDATE counter SET n = n + 1 WHERE id = 1" };

        work_add(t->store, &w);
        work_add(t->store, &u);
        t->result += work_wait(&w);
        t->result += work_wait(&u);
    }
    return NULL;
}

static void threads_run(struct store *s, int n, void *(*run)(void *arg), struct thread *threads)
{
    for (int i = 0; i < n; i++) {
        threads[i].store  = s;
        threads[i].number = i;
        assert_int_equal(pthread_create(&threads[i].id, NULL, run, &threads[i]), 0);
    }
    for (int i = 0; i < n; i++)
        pthread_join(threads[i].id, NULL);
}

static void make_counter(struct store *s)
{
    make_one(s);
    write_sql(s, "CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT)");
    write_sql(s, "INSERT INTO counter VALUES (1, 0)");
}

static void units_of_many_threads(void **state)
{
    struct store *s = *state;
    struct thread threads[THREADS] = { 0 };

    make_counter(s);
    threads_run(s, THREADS, add_many_units, threads);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(threads[i].result, 400);
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), THREADS * 200);
    assert_int_equal(read_int(s, "SELECT n FROM counter"), THREADS * 200);
}

static bool run_increment(struct work *w, struct db_conn *conn)
{
    struct db_cursor *cursor;
    struct row        row = { 1, 0 };

    w->result = DB_DONE;
    if (db_conn_is_postgres(conn))
        w->result = run_sql(conn, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", NULL, NULL, NULL);
    if (w->result == DB_DONE)
        w->result = db_start(conn, "SELECT * FROM counter", NULL, 0, &row_shape, false, &cursor);
    if (w->result != DB_ROW)
        return false;
    db_next(cursor, w->store->mem, &row);
    row.n++;
    db_end(cursor);
    if (w->meet && !w->unit.again && db_conn_is_postgres(conn))
        pthread_barrier_wait(w->meet);
    w->result = run_sql(conn, "UPDATE counter SET n = :n WHERE id = :id", &row_shape, &row, NULL);
    return w->result == DB_DONE;
}

static void *increment(void *arg)
{
    struct thread *t = arg;

    for (int i = 0; i < 50; i++) {
        struct work w = { .run = run_increment, .meet = i == 0 ? t->meet : NULL };

        work_add(t->store, &w);
        t->result += work_wait(&w);
    }
    return NULL;
}

static void units_are_run_again(void **state)
{
    struct store   *s = *state;
    pthread_barrier_t meet;
    struct thread   threads[2] = { { .meet = &meet }, { .meet = &meet } };
    struct db_stats stats;

    make_counter(s);
    pthread_barrier_init(&meet, NULL, 2);
    threads_run(s, 2, increment, threads);
    pthread_barrier_destroy(&meet);
    assert_int_equal(threads[0].result + threads[1].result, 100);
    assert_int_equal(read_int(s, "SELECT n FROM counter"), 100);
    db_stats(s->db, &stats);
    assert_int_equal(stats.retries > 0, s->postgres);
}

/* Two processes write to one store: here two handles of it. */
static void *add_by_another_handle(void *arg)
{
    struct thread *t     = arg;
    struct store   other = *t->store;

    other.db = t->db;
    for (int i = 0; i < 100; i++)
        t->result += write_row(&other, "UPDATE counter SET n = n + 1 WHERE id = 1", (struct row){ 0 });
    return NULL;
}

static void another_process_writes_too(void **state)
{
    struct store *s = *state;
    struct thread threads[2] = { { .db = s->db }, { .db = open_again(s) } };

    make_counter(s);
    threads_run(s, 2, add_by_another_handle, threads);
    assert_int_equal(threads[0].result + threads[1].result, 200);
    assert_int_equal(read_int(s, "SELECT n FROM counter"), 200);
    db_close(threads[1].db);
}

/* --- many rows ----------------------------------------------------------- */

struct many_work {
    struct work       work;
    const struct row *rows;
    size_t            n;
};

static bool run_many(struct work *w, struct db_conn *conn)
{
    const struct many_work *m    = (const struct many_work *)w;
    struct tail             tail = { STR("same for all") };
    struct db_source        from = { &tail_shape, &tail };

    w->result = db_many(conn, "INSERT INTO three (id, n, text) VALUES (:id, :n, :text) RETURNING id", &row_shape,
                        m->rows, m->n, &from, 1, &w->changes);
    return w->result == DB_DONE;
}

static bool run_many_documents(struct work *w, struct db_conn *conn)
{
    struct part parts[] = { { 1, STR("first"), 0.1 } };
    struct all *rows    = ARENA_ARRAY(w->store->mem, struct all, 600);

    for (int i = 0; i < 600; i++)
        rows[i] = (struct all){ .id = 100 + i, .part = parts, .parts = { parts, 1 } };
    w->result = db_many(conn, ALL_INSERT, &all_shape, rows, 600, NULL, 0, &w->changes);
    return w->result == DB_DONE;
}

static void many_rows_at_once(void **state)
{
    struct store    *s = *state;
    struct row       rows[1000];
    struct many_work m = { .work.run = run_many, .rows = rows, .n = 1000 };
    struct work      documents = { .run = run_many_documents };

    write_sql(s, "CREATE TABLE three (id BIGINT PRIMARY KEY, n BIGINT, text TEXT)");
    write_sql(s, ALL_TABLE);
    for (int64_t i = 0; i < 1000; i++)
        rows[i] = (struct row){ i, i * i };
    work_add(s, &m.work);
    assert_true(work_wait(&m.work));
    assert_int_equal(m.work.changes, 1000);
    assert_int_equal(read_int(s, "SELECT sum(n) FROM three WHERE text = 'same for all'"), 332833500);
    work_add(s, &documents);
    assert_true(work_wait(&documents));
    assert_int_equal(documents.changes, 600);
    assert_int_equal(read_int(s, "SELECT count(*) FROM all_types WHERE part LIKE '%first%'"), 600);
    m.n = 0;
    work_add(s, &m.work);
    assert_true(work_wait(&m.work));
    rows[0].id = 5000; /* then 1 conflicts */
    m.n        = 3;
    work_add(s, &m.work);
    assert_false(work_wait(&m.work));
    assert_int_equal(m.work.result, DB_CONFLICT);
    assert_int_equal(read_int(s, "SELECT count(*) FROM three"), 1000);
}

/* --- faults -------------------------------------------------------------- */

static bool run_two_inserts(struct work *w, struct db_conn *conn)
{
    struct row other = { w->row.id + 1, 0 };

    w->result = run_sql(conn, INSERT_ROW, &row_shape, &w->row, NULL);
    if (w->result == DB_DONE)
        w->result = run_sql(conn, INSERT_ROW, &row_shape, &other, NULL);
    return w->result == DB_DONE;
}

static void a_full_disk_undoes_the_unit(void **state)
{
    struct store *s = *state;

    make_one(s);
    for (int64_t n = 1; n <= 4; n++) {
        struct work w = { .run = run_two_inserts, .row = { 10 * n, 0 } };

        db_fail_after(s->db, n);
        work_add(s, &w);
        assert_int_equal(work_wait(&w), n == 4);
        assert_int_equal(w.unit.fault, n == 3); /* at COMMIT: only the store can say so */
        if (n < 3)
            assert_int_equal(w.result, DB_FAULT);
        assert_int_equal(read_int(s, "SELECT count(*) FROM one"), n == 4 ? 2 : 0);
    }
    db_fail_after(s->db, 0);
}

static void a_failed_commit_is_told_to_all(void **state)
{
    struct store *s = *state;
    struct gate   gate = { 0 };
    struct work   works[5] = { 0 };

    if (s->postgres)
        return;
    make_one(s);
    gate_add(s, &gate);
    for (int i = 0; i < 5; i++) {
        works[i] = (struct work){ .run = run_one, .sql = INSERT_ROW, .row = { i, 0 } };
        work_add(s, &works[i]);
    }
    db_fail_after(s->db, 6);
    sem_post(&gate.open);
    assert_false(work_wait(&gate.work));
    for (int i = 0; i < 5; i++) {
        assert_false(work_wait(&works[i]));
        assert_true(works[i].unit.fault);
    }
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), 0);
}

static void terminate_others(struct store *s)
{
    PGconn *link = PQconnectdb(s->url);

    PQclear(PQexec(link, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'assay'"
                         " AND pid <> pg_backend_pid()"));
    PQfinish(link);
    usleep(50000);
}

static bool run_and_lose(struct work *w, struct db_conn *conn)
{
    if (!run_one(w, conn))
        return false;
    if (!w->unit.again)
        terminate_others(w->store);
    w->result = run_sql(conn, "UPDATE one SET n = n + 1", NULL, NULL, NULL);
    return w->result == DB_DONE;
}

static void a_lost_connection_is_mended(void **state)
{
    struct store     *s = *state;
    struct work       w = { .run = run_and_lose, .sql = INSERT_ROW, .row = { 1, 1 } };
    struct db_conn   *conn;
    struct db_cursor *cursor;

    if (!s->postgres)
        return;
    make_one(s);
    conn = db_take(s->db);
    assert_int_equal(db_start(conn, "SELECT 1", NULL, 0, NULL, false, &cursor), DB_ROW);
    terminate_others(s);
    db_end(cursor);
    assert_int_equal(db_start(conn, "SELECT 1", NULL, 0, NULL, false, &cursor), DB_AGAIN);
    assert_int_equal(db_start(conn, "SELECT 1", NULL, 0, NULL, false, &cursor), DB_ROW);
    db_give(s->db, conn);
    work_add(s, &w);
    assert_true(work_wait(&w));
    assert_int_equal(w.unit.again, 1);
    assert_int_equal(read_int(s, "SELECT n FROM one"), 2);
}

/* --- the schema ---------------------------------------------------------- */

static void *migrate(void *arg)
{
    struct thread *t   = arg;
    struct arena  *mem = arena_new(16 << 20);

    t->result = db_migrate(t->db, false, mem, &t->message);
    if (t->result < 0)
        print_error("%s\n", t->message);
    arena_free(mem);
    return NULL;
}

static void the_schema_is_brought_up_to_date_once(void **state)
{
    struct store *s = *state;
    struct thread threads[4];
    const char   *message = "";
    int           files   = db_migrate(s->db, true, s->mem, &message), applied = 0;

    assert_true(files > 0);
    for (int i = 0; i < 4; i++)
        threads[i] = (struct thread){ .db = i ? open_again(s) : s->db };
    threads_run(s, 4, migrate, threads);
    for (int i = 0; i < 4; i++) {
        assert_true(threads[i].result >= 0);
        applied += threads[i].result;
        if (i)
            db_close(threads[i].db);
    }
    assert_int_equal(applied, files);
    assert_int_equal(db_migrate(s->db, false, s->mem, &message), 0);
    assert_int_equal(db_migrate(s->db, true, s->mem, &message), 0);
    assert_int_equal(read_int(s, "SELECT count(*) FROM schema_version WHERE applied_at > 0"), files);
    assert_int_equal(read_int(s, "SELECT count(*) FROM attempt"), 0);
    if (!s->postgres) /* a marked comment was opened */
        assert_int_equal(read_int(s, "SELECT count(*) FROM sqlite_master WHERE name = 'answer_log'"
                                     " AND sql LIKE '%WITHOUT ROWID%'"), 1);
    write_sql(s, "INSERT INTO schema_version VALUES (9999, 'of the future', 1)");
    assert_int_equal(db_migrate(s->db, false, s->mem, &message), -1);
    assert_non_null(strstr(message, "9999"));
}

static void a_failed_migration_leaves_nothing(void **state)
{
    struct store *s = *state;
    const char   *message = "";

    write_sql(s, "CREATE TABLE installation (mine BIGINT)"); /* in the way of the first file */
    assert_int_equal(db_migrate(s->db, false, s->mem, &message), -1);
    assert_non_null(strstr(message, "installation"));
    assert_int_equal(read_int(s, "SELECT count(*) FROM schema_version"), 0);
    write_sql(s, "DROP TABLE installation");
    assert_true(db_migrate(s->db, false, s->mem, &message) > 0);
}

/* --- the file ------------------------------------------------------------ */

static void *write_until_told(void *arg)
{
    struct thread *t = arg;

    for (int i = 0; i < 300; i++) { /* two rows in one unit: a copy holds both or neither */
        struct work w = { .run = run_two_inserts, .row = { 2 * i, 0 } };

        work_add(t->store, &w);
        t->result += work_wait(&w);
    }
    return NULL;
}

static void a_copy_is_made_under_writes(void **state)
{
    struct store *s = *state;
    struct thread writer = { .store = s };
    struct store  copy = *s;
    const char   *message = "";
    str           path = str_printf(s->mem, "%s/copy/assay.db", s->folder);

    if (s->postgres) {
        assert_false(db_backup(s->db, "/tmp/x", s->mem, &message));
        assert_non_null(strstr(message, "pg_dump"));
        assert_true(db_check(s->db, s->mem, &message));
        return;
    }
    make_one(s);
    assert_true(write_row(s, "INSERT INTO one VALUES (-2, 0), (-1, 0)", (struct row){ 0 }));
    copy.folder = str_printf(s->mem, "%s/copy", s->folder).data;
    assert_int_equal(mkdir(copy.folder, 0700), 0);
    pthread_create(&writer.id, NULL, write_until_told, &writer);
    for (int i = 0; i < 5; i++) {
        if (!db_backup(s->db, path.data, s->mem, &message))
            fail_msg("%s", message);
        copy.db = open_again(&copy);
        assert_true(db_check(copy.db, s->mem, &message));
        assert_int_equal(read_int(&copy, "SELECT count(*) % 2 FROM one"), 0);
        assert_true(read_int(&copy, "SELECT count(*) FROM one") >= 2);
        db_close(copy.db);
    }
    pthread_join(writer.id, NULL);
    assert_int_equal(writer.result, 300);
    assert_false(db_backup(s->db, "/no/such/folder/x", s->mem, &message));
}

static void a_broken_file_is_found(void **state)
{
    struct store *s = *state;
    const char   *message = "";
    str           path = str_printf(s->mem, "%s/assay.db", s->folder);
    FILE         *file;

    if (s->postgres)
        return;
    make_one(s);
    for (int64_t i = 0; i < 500; i++)
        assert_true(write_row(s, "INSERT INTO one (id, n) VALUES (:id * 7919 % 500, :n)", (struct row){ i, i }));
    db_close(s->db);
    file = fopen(path.data, "r+");
    fseek(file, 3 * 4096 + 200, SEEK_SET);
    for (int i = 0; i < 3000; i++)
        fputc(i * 31 & 0xff, file);
    fclose(file);
    s->db = open_again(s);
    assert_false(db_check(s->db, s->mem, &message));
}

static void a_store_that_cannot_be_opened(void **state)
{
    struct arena     *mem = arena_new(1 << 20);
    const char       *message = NULL;
    struct db_options missing = { .data = "/proc/no/such/folder", .readers = 2 };
    struct db_options refused = { .url = "postgres://nobody@127.0.0.1:1/none", .readers = 2 };

    (void)state;
    assert_null(db_open(&missing, mem, &message));
    assert_non_null(message);
    message = NULL;
    assert_null(db_open(&refused, mem, &message));
    assert_non_null(strstr(message, "127.0.0.1"));
    arena_free(mem);
}

/* --- all of them, twice -------------------------------------------------- */

#define EACH(CASE)                                                                                            \
    CASE(names_are_found_outside_of_quotes) CASE(statements_are_built) CASE(every_type_comes_back)            \
    CASE(nothing_comes_back_as_nothing) CASE(a_document_of_another_type_is_a_fault)                           \
    CASE(one_text_serves_several_shapes) CASE(a_statement_may_run_inside_itself)                              \
    CASE(more_statements_than_are_kept) CASE(more_updates_than_are_kept) CASE(cursors_left_open_are_ended)    \
    CASE(a_full_arena_leaves_the_cursor_to_the_reset) CASE(rows_stream) CASE(a_changed_table_is_seen)         \
    CASE(bad_sql_is_a_fault_with_a_message) CASE(refused_writes_are_conflicts) CASE(changes_are_counted)      \
    CASE(one_unit_fails_alone) CASE(a_lost_batch_is_run_again) CASE(units_of_many_threads)                    \
    CASE(units_are_run_again) CASE(another_process_writes_too) CASE(many_rows_at_once)                        \
    CASE(a_full_disk_undoes_the_unit) CASE(a_failed_commit_is_told_to_all) CASE(a_lost_connection_is_mended)  \
    CASE(the_schema_is_brought_up_to_date_once) CASE(a_failed_migration_leaves_nothing)                       \
    CASE(a_copy_is_made_under_writes) CASE(a_broken_file_is_found) CASE(a_store_that_cannot_be_opened)
#define ON_SQLITE(f)   { "sqlite: " #f, f, sqlite_setup, teardown, NULL },
#define ON_POSTGRES(f) { "postgres: " #f, f, postgres_setup, teardown, NULL },

int main(void)
{
    static const struct CMUnitTest sqlite[]   = { EACH(ON_SQLITE) };
    static const struct CMUnitTest postgres[] = { EACH(ON_POSTGRES) };
    int                            failed     = cmocka_run_group_tests(sqlite, NULL, NULL);

    if (getenv("ASSAY_TEST_PG"))
        failed += cmocka_run_group_tests(postgres, NULL, NULL);
    else
        print_message("PostgreSQL's cases are skipped: ASSAY_TEST_PG is not set\n");
    return failed;
}
