/* test_db_rows.c - statements of the store and what they carry. */
#include "store.h"
#include "core/shape_json.h"
#include "db/statement.h"

/* --- shapes -------------------------------------------------------------- */

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

static enum db_result start(struct db_conn *conn, const char *sql, const struct shape *into,
                            struct db_cursor **cursor)
{
    return db_start(conn, sql, NULL, 0, into, false, cursor);
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
        ? "SELECT ':a', \":b\", 'it''s :c' /* :d */, $1::bigint, $$ :e $$ -- :f\n"
          " FROM t WHERE x=$1 AND y=$2"
        : "SELECT ':a', \":b\", 'it''s :c' /* :d */, ?1::bigint, $$ :e $$ -- :f\n"
          " FROM t WHERE x=?1 AND y=?2");
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
    assert_string_equal(insert, "INSERT INTO one (workspace_id, id, n)"
                                " VALUES (:workspace_id, :id, :n) RETURNING *");
    assert_ptr_equal(insert, db_build_insert("one", &row_shape));
    assert_string_equal(db_build_update("all_types", &all_shape, 1 | 1 << 1 | 1 << 4),
                        "UPDATE all_types SET whole = :whole, text = :text"
                        " WHERE workspace_id = :workspace_id AND id = :id RETURNING *");
    assert_string_equal(db_build_update("all_types", &all_shape, 1),
                        "SELECT * FROM all_types WHERE workspace_id = :workspace_id AND id = :id");
    assert_string_equal(db_build_count("SELECT a, (SELECT b FROM c ORDER BY d LIMIT 1) FROM e"
                                       " WHERE f = ' order by ' ORDER BY g LIMIT :limit OFFSET :offset"),
                        "SELECT count(*) AS n FROM (SELECT a, (SELECT b FROM c ORDER BY d LIMIT 1) FROM e"
                        " WHERE f = ' order by ') AS counted");
    assert_string_equal(db_build_count(SQL2("SELECT a FROM b LIMIT 1", "SELECT c FROM d ORDER BY e")),
                        SQL2("SELECT count(*) AS n FROM (SELECT a FROM b) AS counted",
                             "SELECT count(*) AS n FROM (SELECT c FROM d) AS counted"));
}

/* --- types --------------------------------------------------------------- */

#define ALL_TABLE \
    "CREATE TABLE all_types (workspace_id BIGINT NOT NULL DEFAULT 0, id BIGINT PRIMARY KEY, whole BIGINT," \
    " yes INTEGER NOT NULL, number DOUBLE PRECISION, text TEXT, at BIGINT, ref BIGINT, document TEXT,"      \
    " names TEXT, either TEXT, words TEXT, parts TEXT, refs TEXT, part TEXT,"                              \
    " unknown_to_the_shape TEXT DEFAULT 'x')"
#define ALL_INSERT \
    "INSERT INTO all_types (id, whole, yes, number, text, at, ref, document, names, either, words, parts," \
    " refs, part) VALUES (:id, :whole, :yes, :number, :text, :at, :ref, :document, :names, :either,"       \
    " :words, :parts, :refs, :part)"

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
    assert_int_equal(db_start(conn, "SELECT * FROM all_types WHERE id = :id", &from, 1, &all_shape, false,
                              &cursor), DB_ROW);
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
        .id = 1, .whole = INT64_MAX, .yes = true, .number = 0.1, .text = STR("it's :id \u00e9\n"),
        .at = { 1700000000123 }, .ref = { 1ll << 60 }, .document = { STR("{\"a\":[1,2.5,null]}") },
        .names = { pairs, 2 },
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
    for (size_t i = 0; i < 2; i++)
        assert_true(str_eq(out.names.pairs[i].value, pairs[i].value));
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
    in = (struct all){
        .id = 2, .whole = INT64_MIN + 1, .number = -1e300, .text = STR(""), .names = { pairs, 0 },
        .either = { .kind = EITHER_TEXT, .text = STR("5") }, .words = { words, 0 },
    };
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
    assert_true(out.whole == INT_NULL && isnan(out.number) && !out.text.data);
    assert_true(out.at.ms == 0 && out.ref.n == 0 && out.either.kind == EITHER_NONE);
    assert_true(!out.document.text.data && !out.names.pairs && !out.words.items);
    assert_true(!out.parts.items && !out.refs.items && !out.part);
    assert_int_equal(read_int(s, "SELECT count(*) FROM all_types WHERE whole IS NULL AND number IS NULL"
                                 " AND text IS NULL AND at IS NULL AND ref IS NULL AND document IS NULL"
                                 " AND names IS NULL AND either IS NULL AND words IS NULL"
                                 " AND parts IS NULL AND refs IS NULL AND part IS NULL"), 1);
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
    assert_int_equal(start(conn, "SELECT words FROM all_types", &all_shape, &cursor), DB_ROW);
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
    assert_int_equal(start(conn, sql, &row_shape, &outer), DB_ROW);
    while (db_next(outer, s->mem, &row) == DB_ROW) {
        assert_int_equal(row.id, seen++);
        assert_int_equal(start(conn, sql, &row_shape, &inner), DB_ROW);
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

            assert_int_equal(start(conn, sql.data, NULL, &cursor), DB_ROW);
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
            assert_int_equal(start(conn, "SELECT n FROM one", &row_shape, &cursor), DB_ROW);
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
            assert_int_equal(start(conn, "SELECT * FROM all_types", &all_shape, &cursor), DB_ROW);
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
    assert_int_equal(db_start(conn, "WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL"
                                    " SELECT id + 1 FROM r WHERE id < 20000) SELECT id, id * 2 AS n FROM r",
                              NULL, 0, &row_shape, true, &cursor), DB_ROW);
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
            result = start(conn, "SELECT * FROM two", &tail_shape, &cursor);
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
        assert_int_equal(start(conn, "SELECT * FROM no_such_table", NULL, &cursor), DB_FAULT);
        assert_null(cursor);
        assert_non_null(strstr(db_conn_message(conn), "no_such_table"));
    }
    db_give(s->db, conn);
    assert_int_equal(read_int(s, "SELECT 1"), 1);
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

    w->result = db_many(conn, "INSERT INTO three (id, n, text) VALUES (:id, :n, :text) RETURNING id",
                        &row_shape, m->rows, m->n, &from, 1, &w->changes);
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

#define EACH(CASE)                                                                               \
    CASE(names_are_found_outside_of_quotes) CASE(statements_are_built)                           \
    CASE(every_type_comes_back) CASE(nothing_comes_back_as_nothing)                              \
    CASE(a_document_of_another_type_is_a_fault) CASE(one_text_serves_several_shapes)             \
    CASE(a_statement_may_run_inside_itself) CASE(more_statements_than_are_kept)                  \
    CASE(more_updates_than_are_kept) CASE(cursors_left_open_are_ended)                           \
    CASE(a_full_arena_leaves_the_cursor_to_the_reset) CASE(rows_stream)                          \
    CASE(a_changed_table_is_seen) CASE(bad_sql_is_a_fault_with_a_message)                        \
    CASE(many_rows_at_once)

int main(void)
{
    STORE_TESTS(EACH);
}
