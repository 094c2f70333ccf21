/* writer.c - SQLite's writer thread: many units, one COMMIT.
 *
 * A durable COMMIT costs a flush of the disk, whatever it holds.  So the writer
 * takes all that is queued into one transaction, each unit in a SAVEPOINT of
 * its own that a failing unit is rolled back to, and answers them all when the
 * one COMMIT is on the disk.  What comes in meanwhile is the next batch; nobody
 * waits for a timer.
 *
 * When the disk fails inside a unit, SQLite may undo the whole transaction.
 * Then only that unit is at fault: the others are run again in a new one.
 */
#include "core/arena.h"
#include "core/clock.h"
#include "db/sqlite.h"

#define BATCH_UNITS_MAX 1000
#define BATCH_US_MAX    50000
/* Pages of the write-ahead log from which it is copied into the file, and from
 * which readers are waited for so that it can start over. */
#define LOG_PAGES       1000
#define LOG_PAGES_MAX   (32 * LOG_PAGES)
#define LOG_WAIT_MS     100

enum step { STEP_BEGIN, STEP_COMMIT, STEP_ROLLBACK, STEP_SAVE, STEP_RELEASE, STEP_UNDO, STEP_COUNT };

static const char *const step_sql[] = {
    [STEP_BEGIN] = "BEGIN IMMEDIATE", [STEP_COMMIT]  = "COMMIT",       [STEP_ROLLBACK] = "ROLLBACK",
    [STEP_SAVE]  = "SAVEPOINT unit",  [STEP_RELEASE] = "RELEASE unit", [STEP_UNDO]     = "ROLLBACK TO unit",
};

enum outcome { OUTCOME_KEPT, OUTCOME_UNDONE, OUTCOME_FAULT };

struct writer {
    struct db      *db;
    struct db_conn *conn;
    sqlite3        *handle;
    sqlite3_stmt   *steps[STEP_COUNT];
    int             log_pages; /* length of the write-ahead log */
    int             log_asked; /* the length at which it was last copied */

    pthread_t       thread;
    pthread_mutex_t lock;
    pthread_cond_t  added;
    struct db_unit *first, **last; /* the queue, under the lock */
    bool            stop;
    int64_t         forget_asked, forget_done; /* rewritings of the file, under the lock */
    bool            forgot;                    /* the last one did it */
    pthread_cond_t  forgotten;

    struct db_unit *taken; /* taken off the queue, not yet in a batch */
    struct { struct db_unit *unit; enum outcome outcome; } batch[BATCH_UNITS_MAX];
    size_t          batch_n;
};

static bool step(struct writer *w, enum step s)
{
    int code = sqlite3_step(w->steps[s]);

    if (code != SQLITE_DONE)
        db_log(w->db, sqlite3_errmsg(w->handle));
    /* It repeats what step said. */
    (void)sqlite3_reset(w->steps[s]);
    return code == SQLITE_DONE;
}

static bool in_transaction(struct writer *w)
{
    return !sqlite3_get_autocommit(w->handle);
}

/* --- one batch ----------------------------------------------------------- */

/* Runs a unit inside the transaction; false when the transaction is gone. */
static bool unit_try(struct writer *w, size_t i)
{
    struct db_unit *unit = w->batch[i].unit;
    bool            kept = step(w, STEP_SAVE) && unit->run(unit, w->conn);

    db_conn_reset(w->conn);
    w->batch[i].outcome = OUTCOME_FAULT;
    if (!in_transaction(w))
        return false;
    if (!kept && !step(w, STEP_UNDO))
        return false;
    if (!step(w, STEP_RELEASE))
        return false;
    w->batch[i].outcome = kept ? OUTCOME_KEPT : OUTCOME_UNDONE;
    return true;
}

static bool begin(struct writer *w)
{
    if (in_transaction(w))
        step(w, STEP_ROLLBACK);
    return step(w, STEP_BEGIN);
}

/* Runs the batch so far again in a new transaction, without the units at fault.
 * Each further loss of the transaction puts one more at fault, so it ends. */
static bool batch_again(struct writer *w)
{
    size_t i = 0;

    if (!begin(w))
        return false;
    while (i < w->batch_n) {
        if (w->batch[i].outcome != OUTCOME_FAULT) {
            w->batch[i].unit->again++;
            atomic_fetch_add(&w->db->retries, 1);
            if (!unit_try(w, i)) {
                if (!begin(w))
                    return false;
                i = 0;
                continue;
            }
        }
        i++;
    }
    return true;
}

/* The next unit: of those taken, else of those that came in meanwhile. */
static struct db_unit *unit_take(struct writer *w)
{
    struct db_unit *unit;

    if (!w->taken) {
        pthread_mutex_lock(&w->lock);
        w->taken = w->first;
        w->first = NULL;
        w->last  = &w->first;
        pthread_mutex_unlock(&w->lock);
    }
    unit = w->taken;
    if (unit)
        w->taken = unit->next;
    return unit;
}

/* Runs all there is, up to the limits, and commits; false when nothing of it stands. */
static bool batch_run(struct writer *w)
{
    bool            stands   = begin(w);
    int64_t         until_us = clock_monotonic_us() + BATCH_US_MAX;
    struct db_unit *unit;

    while (w->batch_n < BATCH_UNITS_MAX && clock_monotonic_us() < until_us && (unit = unit_take(w))) {
        w->batch[w->batch_n++].unit = unit;
        if (stands && !unit_try(w, w->batch_n - 1))
            stands = batch_again(w);
    }
    if (!stands)
        return false;
    if (write_fails(w->db, 1)) {
        db_log(w->db, "database or disk is full (asked for by a test)");
        return false;
    }
    return step(w, STEP_COMMIT);
}

static void batch_answer(struct writer *w, bool committed)
{
    atomic_fetch_add(&w->db->batches, 1);
    for (size_t i = 0; i < w->batch_n; i++) {
        struct db_unit *unit = w->batch[i].unit;

        unit->fault = !committed || w->batch[i].outcome == OUTCOME_FAULT;
        atomic_fetch_sub(&w->db->queued, 1);
        atomic_fetch_add(&w->db->units, 1);
        unit->done(unit, committed && w->batch[i].outcome == OUTCOME_KEPT);
    }
    w->batch_n = 0;
}

/* --- the write-ahead log ------------------------------------------------- */

static int log_grew(void *arg, sqlite3 *handle, const char *name, int pages)
{
    (void)handle; /* the writer has one, with one database */
    (void)name;
    ((struct writer *)arg)->log_pages = pages;
    return SQLITE_OK;
}

/* Copies the log into the file between two batches, when those waiting have
 * their answer already.  Normally no reader is waited for; a log that cannot
 * start over for so long that it has become large is worth a short wait. */
static void log_copy(struct writer *w)
{
    int mode = w->log_pages > LOG_PAGES_MAX ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;

    if (w->log_pages < w->log_asked) /* it has started over */
        w->log_asked = 0;
    if (w->log_pages - w->log_asked < LOG_PAGES)
        return;
    w->log_asked = w->log_pages;
    sqlite3_busy_timeout(w->handle, LOG_WAIT_MS);
    /* What could not be copied now is copied the next time. */
    (void)sqlite3_wal_checkpoint_v2(w->handle, NULL, mode, NULL, NULL);
    sqlite3_busy_timeout(w->handle, BUSY_MS);
}

/* --- forgetting ---------------------------------------------------------- */

/* Rewrites the file from what stands in it, then empties the log.  secure_delete
 * alone would leave copies that the balancing of pages has made.  The copy is
 * built in a file, for it may be larger than memory. */
static bool file_rewrite(struct writer *w)
{
    bool done = w->db->driver->execute(w->conn, "PRAGMA temp_store = FILE; VACUUM;"
                                                " PRAGMA temp_store = MEMORY") == DB_DONE;

    if (!done)
        db_log(w->db, w->conn->message);
    return done && sqlite3_wal_checkpoint_v2(w->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK;
}

/* One rewriting answers all who asked before it began. */
static void forget_asked(struct writer *w)
{
    int64_t asked;
    bool    done;

    pthread_mutex_lock(&w->lock);
    asked = w->forget_asked;
    pthread_mutex_unlock(&w->lock);
    if (asked == w->forget_done)
        return;
    done = file_rewrite(w);
    pthread_mutex_lock(&w->lock);
    w->forget_done = asked;
    w->forgot      = done;
    pthread_cond_broadcast(&w->forgotten);
    pthread_mutex_unlock(&w->lock);
}

bool writer_forget(struct writer *w, const char **message)
{
    int64_t mine;
    bool    done;

    pthread_mutex_lock(&w->lock);
    mine = ++w->forget_asked;
    pthread_cond_signal(&w->added);
    while (w->forget_done < mine)
        pthread_cond_wait(&w->forgotten, &w->lock);
    done = w->forgot;
    pthread_mutex_unlock(&w->lock);
    if (!done)
        *message = "the file cannot be rewritten while somebody reads for long";
    return done;
}

/* --- the thread ---------------------------------------------------------- */

/* Waits for work; false when there will be none. */
static bool work_wait(struct writer *w)
{
    bool work;

    pthread_mutex_lock(&w->lock);
    while (!w->first && !w->taken && !w->stop && w->forget_asked == w->forget_done)
        pthread_cond_wait(&w->added, &w->lock);
    work = w->first || w->taken || w->forget_asked != w->forget_done;
    pthread_mutex_unlock(&w->lock);
    return work;
}

static bool has_queued(struct writer *w)
{
    bool queued;

    pthread_mutex_lock(&w->lock);
    queued = w->first != NULL;
    pthread_mutex_unlock(&w->lock);
    return queued;
}

static void *writer_main(void *arg)
{
    struct writer *w = arg;

    while (work_wait(w)) {
        bool committed;

        forget_asked(w);
        if (!w->taken && !has_queued(w))
            continue;
        committed = batch_run(w);
        if (!committed && in_transaction(w))
            step(w, STEP_ROLLBACK);
        batch_answer(w, committed);
        log_copy(w);
    }
    return NULL;
}

void writer_add(struct writer *w, struct db_unit *unit)
{
    unit->next = NULL;
    atomic_fetch_add(&w->db->queued, 1);
    pthread_mutex_lock(&w->lock);
    *w->last = unit;
    w->last  = &unit->next;
    pthread_cond_signal(&w->added);
    pthread_mutex_unlock(&w->lock);
}

/* --- opening and closing ------------------------------------------------- */

/* Another process that opens the file for the first time at the same moment
 * makes this fail without waiting, whatever the busy timeout says. */
static bool wal_on(struct db_conn *conn)
{
    static const char sql[] = "PRAGMA query_only = OFF; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;"
                              "PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864";

    for (int tries = 0; tries < 100; tries++) {
        if (conn->db->driver->execute(conn, sql) == DB_DONE)
            return true;
        sqlite3_sleep(20);
    }
    return false;
}

bool writer_open(struct db *db, struct arena *mem, const char **message)
{
    struct writer *w = ARENA_NEW(db->mem, struct writer);

    w->db   = db;
    w->last = &w->first;
    w->conn = conn_new(db, mem, message);
    if (!w->conn)
        return false;
    w->handle = sqlite_handle(w->conn);
    if (!wal_on(w->conn)) {
        *message = str_printf(mem, "%s: %s", db->path, w->conn->message).data;
        conn_free(w->conn);
        return false;
    }
    for (int s = 0; s < STEP_COUNT; s++)
        sqlite3_prepare_v3(w->handle, step_sql[s], -1, SQLITE_PREPARE_PERSISTENT, &w->steps[s], NULL);
    sqlite3_wal_hook(w->handle, log_grew, w);
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->added, NULL);
    pthread_cond_init(&w->forgotten, NULL);
    if (pthread_create(&w->thread, NULL, writer_main, w) != 0) {
        *message = "no thread can be started";
        conn_free(w->conn);
        return false;
    }
    db->writer = w;
    return true;
}

void writer_close(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_signal(&w->added);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    for (int s = 0; s < STEP_COUNT; s++)
        sqlite3_finalize(w->steps[s]);
    conn_free(w->conn);
    pthread_cond_destroy(&w->added);
    pthread_cond_destroy(&w->forgotten);
    pthread_mutex_destroy(&w->lock);
}
