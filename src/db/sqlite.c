/* sqlite.c - the driver of SQLite: read connections, statements, the file.
 *
 * The file is in WAL mode, so that reading and writing never wait for each
 * other.  Connections of the pool only read (query_only); all writing goes
 * through the writer thread (writer.c).  Pages are read into a small cache of
 * each connection and not mapped: a mapping would count every page that a large
 * export touches as memory of the server.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/arena.h"
#include "core/clock.h"
#include "db/sqlite.h"

struct sqlite_cursor {
    struct db_cursor cursor;
    sqlite3_stmt    *handle;
    bool             brief;      /* holds copies of documents, dropped at its end */
    int              reprepared; /* how often SQLite did so when the columns were told */
};

static sqlite3_stmt *stmt_of(const struct db_cursor *cursor)
{
    return ((const struct sqlite_cursor *)cursor)->handle;
}

static enum db_result result_of(struct db_conn *conn, int code)
{
    switch (code) {
    case SQLITE_ROW:
        return DB_ROW;
    case SQLITE_OK:
    case SQLITE_DONE:
        return DB_DONE;
    case SQLITE_INTERRUPT:
        conn_say(conn, "it took too long");
        return DB_LATE;
    default:
        conn_say(conn, sqlite3_errmsg(sqlite_handle(conn)));
        return (code & 0xff) == SQLITE_CONSTRAINT ? DB_CONFLICT : DB_FAULT;
    }
}

/* --- connections --------------------------------------------------------- */

static enum db_result sqlite_execute(struct db_conn *conn, const char *text)
{
    return result_of(conn, sqlite3_exec(sqlite_handle(conn), text, NULL, NULL, NULL));
}

#define LATE_STEPS 20000 /* of SQLite's machine between two looks at the clock: well under a millisecond */

static int is_late(void *arg)
{
    const struct db_conn *conn = arg;

    return conn->deadline_us && clock_monotonic_us() > conn->deadline_us;
}

static void sqlite_limit(struct db_conn *conn, int ms)
{
    conn->deadline_us = ms ? clock_monotonic_us() + (int64_t)ms * 1000 : 0;
}

static bool sqlite_connect(struct db_conn *conn)
{
    struct sqlite_conn *own = (struct sqlite_conn *)conn;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

    if (sqlite3_open_v2(conn->db->path, &own->handle, flags, NULL) != SQLITE_OK) {
        snprintf(conn->message, sizeof conn->message, "%s: %s", conn->db->path, sqlite3_errmsg(own->handle));
        return false;
    }
    sqlite3_busy_timeout(own->handle, BUSY_MS);
    sqlite3_progress_handler(own->handle, LATE_STEPS, is_late, conn);
    return sqlite_execute(conn, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                                "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;"
                                "PRAGMA query_only = ON") == DB_DONE;
}

static void sqlite_disconnect(struct db_conn *conn)
{
    struct sqlite_conn *own = (struct sqlite_conn *)conn;

    sqlite3_finalize(own->begin);
    sqlite3_finalize(own->commit);
    sqlite3_close(own->handle);
}

/* Prepared at the first use: the writer's connection never reads like this. */
static void step_once(struct sqlite_conn *own, sqlite3_stmt **statement, const char *text)
{
    if (!*statement)
        (void)sqlite3_prepare_v3(own->handle, text, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    (void)sqlite3_step(*statement);
    (void)sqlite3_reset(*statement);
}

/* The locks of a WAL reader are taken once for all statements in between.  When
 * BEGIN fails, each statement is a transaction of its own, as without it. */
static void sqlite_read_begin(struct db_conn *conn)
{
    struct sqlite_conn *own = (struct sqlite_conn *)conn;

    step_once(own, &own->begin, "BEGIN");
}

static void sqlite_read_end(struct db_conn *conn)
{
    struct sqlite_conn *own = (struct sqlite_conn *)conn;

    step_once(own, &own->commit, "COMMIT");
}

static bool sqlite_ready(struct db_conn *conn)
{
    (void)conn; /* a file does not go away */
    return true;
}

static bool sqlite_open(struct db *db, struct arena *mem, const char **message)
{
    const char *slash  = strrchr(db->path, '/');
    const char *folder = str_z(mem, (str){ db->path, (size_t)(slash - db->path) });

    /* Counting its memory makes SQLite take a lock at every allocation.  It
     * refuses when it runs already, in tests that open a second store. */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (mkdir(folder, 0750) < 0 && errno != EEXIST) {
        *message = str_printf(mem, "%s: %s", folder, strerror(errno)).data;
        return false;
    }
    return writer_open(db, mem, message);
}

static void sqlite_close(struct db *db)
{
    if (db->writer)
        writer_close(db->writer);
}

static void sqlite_write(struct db *db, struct db_unit *unit)
{
    writer_add(db->writer, unit);
}

static bool sqlite_forget(struct db *db, const char **message)
{
    return writer_forget(db->writer, message);
}

/* --- statements ---------------------------------------------------------- */

static void tell_columns(struct db_cursor *cursor)
{
    sqlite3_stmt *stmt = stmt_of(cursor);
    int           n    = sqlite3_column_count(stmt);

    cursor_columns(cursor, (size_t)n);
    for (int i = 0; i < n; i++)
        cursor_column(cursor, (size_t)i, sqlite3_column_name(stmt, i));
    ((struct sqlite_cursor *)cursor)->reprepared = sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_REPREPARE, 0);
}

static bool sqlite_prepare(struct db_cursor *cursor, str text)
{
    struct sqlite_cursor *own = (struct sqlite_cursor *)cursor;
    int code = sqlite3_prepare_v3(sqlite_handle(cursor->conn), text.data, (int)text.len + 1,
                                  SQLITE_PREPARE_PERSISTENT, &own->handle, NULL);

    if (result_of(cursor->conn, code) != DB_DONE)
        return false;
    cursor->prepared = true;
    tell_columns(cursor);
    return true;
}

static void sqlite_discard(struct db_cursor *cursor)
{
    /* It repeats the fault of the last step, which was reported then. */
    (void)sqlite3_finalize(stmt_of(cursor));
}

static int bind(struct db_cursor *cursor, int i, const struct value *value)
{
    sqlite3_stmt *stmt = stmt_of(cursor);

    switch (value->kind) {
    case VALUE_INT:
        return sqlite3_bind_int64(stmt, i, value->integer);
    case VALUE_NUMBER:
        return sqlite3_bind_double(stmt, i, value->number);
    case VALUE_TEXT:
        if (value->brief)
            ((struct sqlite_cursor *)cursor)->brief = true;
        return sqlite3_bind_text64(stmt, i, value->text.data, value->text.len,
                                   value->brief ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
    case VALUE_NULL:
        break;
    }
    return sqlite3_bind_null(stmt, i);
}

static enum db_result sqlite_next(struct db_cursor *cursor)
{
    return result_of(cursor->conn, sqlite3_step(stmt_of(cursor)));
}

static enum db_result sqlite_start(struct db_cursor *cursor, const struct value *params, bool stream)
{
    enum db_result result;
    int            code;

    (void)stream; /* rows always come one by one */
    for (int i = 0; i < cursor->params_n; i++)
        if ((code = bind(cursor, i + 1, &params[i])) != SQLITE_OK)
            return result_of(cursor->conn, code);
    result = sqlite_next(cursor);
    /* A change of the schema makes SQLite prepare anew, with other columns. */
    if (cursor->into && sqlite3_stmt_status(stmt_of(cursor), SQLITE_STMTSTATUS_REPREPARE, 0) !=
                            ((struct sqlite_cursor *)cursor)->reprepared)
        tell_columns(cursor);
    return result;
}

static struct value sqlite_column(struct db_cursor *cursor, size_t column, enum value_kind kind)
{
    sqlite3_stmt *stmt  = stmt_of(cursor);
    struct value  value = { .kind = kind };
    int           i     = (int)column;

    if (sqlite3_column_type(stmt, i) == SQLITE_NULL)
        return (struct value){ .kind = VALUE_NULL };
    if (kind == VALUE_INT) {
        value.integer = sqlite3_column_int64(stmt, i);
    } else if (kind == VALUE_NUMBER) {
        value.number = sqlite3_column_double(stmt, i);
    } else {
        value.text.data = (const char *)sqlite3_column_text(stmt, i);
        value.text.len  = (size_t)sqlite3_column_bytes(stmt, i);
    }
    return value;
}

static int64_t sqlite_changes(const struct db_cursor *cursor)
{
    return cursor->writes ? sqlite3_changes64(sqlite_handle(cursor->conn)) : 0;
}

static void sqlite_stop(struct db_cursor *cursor)
{
    struct sqlite_cursor *own = (struct sqlite_cursor *)cursor;

    /* It repeats the fault of the last step, which was reported then. */
    (void)sqlite3_reset(own->handle);
    if (own->brief)
        sqlite3_clear_bindings(own->handle);
    own->brief = false;
}

static enum db_result sqlite_many(struct db_cursor *cursor, struct db_source *from, size_t n,
                                  int64_t *changes)
{
    struct value   values[PARAMS_MAX];
    enum db_result result;

    for (size_t i = 0; i < n; i++) {
        cursor_values(cursor, from, values);
        result = sqlite_start(cursor, values, false);
        while (result == DB_ROW)
            result = sqlite_next(cursor);
        if (result != DB_DONE)
            return result;
        *changes += sqlite_changes(cursor);
        sqlite_stop(cursor);
        arena_rewind(cursor->conn->scratch, cursor->conn->scratch_start);
        from[0].row = (const char *)from[0].row + from[0].shape->bytes;
    }
    return DB_DONE;
}

/* --- the file ------------------------------------------------------------ */

static bool failed(struct arena *mem, const char **message, const char *path, const char *why)
{
    *message = str_printf(mem, "%s: %s", path, why).data;
    return false;
}

/* Puts the file (or the names in a folder) on the disk. */
static bool sync_path(const char *path, int flags)
{
    int  file = open(path, flags | O_CLOEXEC);
    bool done = file >= 0 && fsync(file) == 0;

    if (file >= 0)
        close(file);
    return done;
}

static const struct field backup_fields[] = {
    { .name = "path", .type = TYPE_TEXT },
};
static const struct shape backup_shape = { "backup", backup_fields, 1, sizeof(str) };

/* VACUUM INTO reads from one snapshot, so writes meanwhile neither show nor
 * make it start over, as they would with the page by page backup interface. */
static bool copy_into(struct db *db, str path, struct arena *mem, const char **message)
{
    struct db_conn   *conn = conn_new(db, mem, message);
    struct db_source  from = { &backup_shape, &path };
    struct db_cursor *cursor;
    bool              done;

    if (!conn)
        return false;
    done = sqlite_execute(conn, "PRAGMA query_only = OFF") == DB_DONE &&
           db_start(conn, "VACUUM INTO :path", &from, 1, NULL, false, &cursor) == DB_DONE;
    if (!done)
        failed(mem, message, path.data, conn->message);
    conn_free(conn);
    return done;
}

static bool sqlite_backup(struct db *db, const char *path, struct arena *mem, const char **message)
{
    str         part   = str_printf(mem, "%s.part", path);
    const char *slash  = strrchr(path, '/');
    const char *folder = slash ? str_z(mem, (str){ path, (size_t)(slash - path) + 1 }) : ".";

    if (unlink(part.data) < 0 && errno != ENOENT)
        return failed(mem, message, part.data, strerror(errno));
    if (!copy_into(db, part, mem, message)) {
        (void)unlink(part.data); /* what is left of a failed copy; may never have been made */
        return false;
    }
    if (!sync_path(part.data, O_RDWR) || rename(part.data, path) < 0 ||
        !sync_path(folder, O_RDONLY | O_DIRECTORY))
        return failed(mem, message, path, strerror(errno));
    return true;
}

/* Runs a check that returns at most `fine`, or no row at all. */
static bool check_is_fine(struct db_conn *conn, const char *sql, struct arena *mem, const char **message)
{
    struct db_cursor *cursor;
    enum db_result    result = db_start(conn, sql, NULL, 0, NULL, false, &cursor);
    str               said;

    if (result == DB_DONE) {
        db_end(cursor);
        return true;
    }
    if (result != DB_ROW)
        return failed(mem, message, sql, conn->message);
    said = db_column(cursor, 0, mem);
    db_end(cursor);
    return str_is(said, "ok") || failed(mem, message, sql, said.data);
}

static bool sqlite_check(struct db *db, struct arena *mem, const char **message)
{
    struct db_conn *conn = conn_new(db, mem, message);
    bool            fine;

    if (!conn)
        return false;
    fine = check_is_fine(conn, "PRAGMA integrity_check(1)", mem, message) &&
           check_is_fine(conn, "PRAGMA foreign_key_check", mem, message);
    conn_free(conn);
    return fine;
}

const struct db_driver sqlite_driver = {
    .name         = "sqlite",
    .conn_bytes   = sizeof(struct sqlite_conn),
    .cursor_bytes = sizeof(struct sqlite_cursor),
    .open         = sqlite_open,
    .close        = sqlite_close,
    .connect      = sqlite_connect,
    .disconnect   = sqlite_disconnect,
    .ready        = sqlite_ready,
    .read_begin   = sqlite_read_begin,
    .read_end     = sqlite_read_end,
    .limit        = sqlite_limit,
    .write        = sqlite_write,
    .prepare      = sqlite_prepare,
    .discard      = sqlite_discard,
    .start        = sqlite_start,
    .next         = sqlite_next,
    .column       = sqlite_column,
    .changes      = sqlite_changes,
    .stop         = sqlite_stop,
    .many         = sqlite_many,
    .execute      = sqlite_execute,
    .backup       = sqlite_backup,
    .check        = sqlite_check,
    .forget       = sqlite_forget,
};
