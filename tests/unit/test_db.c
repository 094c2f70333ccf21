/* test_db.c - units of work, faults, the schema, the file. */
#include <sys/stat.h>
#include "store.h"

#define THREADS 8

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

/* Holds up the writer in an answer, so that what follows is one batch. */
struct gate {
    struct work work;
    sem_t       reached, open;
};

static bool run_nothing(struct work *w, struct db_conn *conn)
{
    (void)w;
    (void)conn;
    return true;
}

static void gate_done(struct db_unit *unit, bool committed)
{
    struct gate *g = (struct gate *)unit;

    sem_post(&g->reached);
    while (!g->work.store->postgres && sem_wait(&g->open) != 0)
        ;
    work_done(unit, committed);
}

static void gate_add(struct store *s, struct gate *g)
{
    g->work.run = run_nothing;
    sem_init(&g->open, 0, 0);
    sem_init(&g->reached, 0, 0);
    work_add_done(s, &g->work, gate_done);
    while (sem_wait(&g->reached) != 0)
        ;
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
        assert_in_range(after.queued, 50, 51);
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
        assert_in_range(after.batches - before.batches, 1, 10);
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
    assert_in_range(stats.retries, 1, 7 + 12);
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
    assert_true(work_wait(&gate.work));
    for (int i = 0; i < 5; i++) {
        assert_false(work_wait(&works[i]));
        assert_true(works[i].unit.fault);
    }
    assert_int_equal(read_int(s, "SELECT count(*) FROM one"), 0);
}

static void terminate_others(struct store *s)
{
    PGconn *link = PQconnectdb(s->url);

    PQclear(PQexec(link, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                         " WHERE application_name = 'assay' AND pid <> pg_backend_pid()"));
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
        assert_true(write_row(s, INSERT_ROW, (struct row){ i * 7919 % 500, i }));
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

/* The number of all quadruples of a hundred rows. */
static enum db_result count_long(struct db_conn *conn)
{
    struct db_cursor *cursor;
    enum db_result    result = db_start(conn, "SELECT count(*) FROM one a, one b, one c, one d WHERE a.n + b.n <> c.n * d.n",
                                        NULL, 0, NULL, false, &cursor);

    if (cursor)
        db_end(cursor);
    return result;
}

static void a_read_that_takes_too_long_ends(void **state)
{
    struct store   *s = *state;
    struct db_conn *conn;

    make_one(s);
    for (int64_t i = 0; i < 100; i++)
        assert_true(write_row(s, INSERT_ROW, (struct row){ i, i }));
    conn = db_take(s->db);
    db_read_begin(conn);
    db_limit(conn, 100);
    assert_int_equal(count_long(conn), DB_LATE);
    db_read_end(conn);
    usleep(150000); /* past the moment: the limit is lifted */
    assert_int_equal(run_sql(conn, "SELECT count(*) FROM one a, one b, one c", NULL, NULL, NULL), DB_DONE);
    db_limit(conn, 100);
    db_give(s->db, conn);
    usleep(150000);
    assert_int_equal(read_int(s, "SELECT count(*) FROM one a, one b, one c"), 1000000);
    assert_true(write_row(s, INSERT_ROW, (struct row){ 1000, 1 }));
}

#define EACH(CASE)                                                                               \
    CASE(refused_writes_are_conflicts) CASE(changes_are_counted) CASE(one_unit_fails_alone)      \
    CASE(a_lost_batch_is_run_again) CASE(units_of_many_threads) CASE(units_are_run_again)        \
    CASE(another_process_writes_too) CASE(a_full_disk_undoes_the_unit)                           \
    CASE(a_failed_commit_is_told_to_all) CASE(a_lost_connection_is_mended)                       \
    CASE(the_schema_is_brought_up_to_date_once) CASE(a_failed_migration_leaves_nothing)          \
    CASE(a_copy_is_made_under_writes) CASE(a_broken_file_is_found)                               \
    CASE(a_store_that_cannot_be_opened) CASE(a_read_that_takes_too_long_ends)

int main(void)
{
    STORE_TESTS(EACH);
}
