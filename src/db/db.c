/* db.c - the common half of the store: pool, statements, rows.
 *
 * A statement is looked up by addresses alone - its text, the shapes of its
 * sources, the shape it fills - so the way of a request through here compares
 * no names: which field goes into which parameter, and which column into which
 * field, was found out when the statement was prepared.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "core/arena.h"
#include "db/driver.h"

#define DB_BYTES_MAX (1u << 20)

void db_log(struct db *db, const char *message)
{
    if (db->log)
        db->log(db->log_arg, message);
}

/* --- opening and closing ------------------------------------------------- */

struct db *db_open(const struct db_options *options, struct arena *mem, const char **message)
{
    struct arena *own = arena_new(DB_BYTES_MAX);
    struct db    *db  = ARENA_NEW(own, struct db);

    db->mem       = own;
    db->driver    = options->url ? &postgres_driver : &sqlite_driver;
    db->url       = options->url ? str_z(own, str_of(options->url)) : NULL;
    db->path      = options->url ? NULL : str_printf(own, "%s/assay.db", options->data).data;
    db->conns_max = options->readers > 0 ? options->readers : 1;
    db->log       = options->log;
    db->log_arg   = options->log_arg;
    pthread_mutex_init(&db->lock, NULL);
    pthread_cond_init(&db->given, NULL);
    if (!db->driver->open(db, mem, message)) {
        db_close(db);
        return NULL;
    }
    return db;
}

void db_close(struct db *db)
{
    struct db_conn *conn, *next;

    db->driver->close(db);
    for (conn = db->idle; conn; conn = next) {
        next = conn->next;
        conn_free(conn);
    }
    pthread_cond_destroy(&db->given);
    pthread_mutex_destroy(&db->lock);
    arena_free(db->mem);
}

bool db_is_postgres(const struct db *db)
{
    return db->driver->postgres;
}

const char *db_name(const struct db *db)
{
    return db->driver->name;
}

void db_write(struct db *db, struct db_unit *unit)
{
    unit->again = 0;
    unit->retry = unit->fault = false;
    db->driver->write(db, unit);
}

void db_stats(struct db *db, struct db_stats *out)
{
    *out = (struct db_stats){ .units = db->units, .batches = db->batches, .retries = db->retries,
                              .queued = db->queued };
}

bool db_backup(struct db *db, const char *path, struct arena *mem, const char **message)
{
    return db->driver->backup(db, path, mem, message);
}

bool db_check(struct db *db, struct arena *mem, const char **message)
{
    return db->driver->check(db, mem, message);
}

bool db_forget(struct db *db, const char **message)
{
    return !db->driver->forget || db->driver->forget(db, message);
}

void db_fail_after(struct db *db, int64_t n)
{
    atomic_store(&db->fail_after, n);
}

bool write_fails(struct db *db, size_t n)
{
    long long left;

    if (atomic_load_explicit(&db->fail_after, memory_order_relaxed) == 0)
        return false;
    left = atomic_fetch_sub(&db->fail_after, (long long)n);
    if (left <= 0 || left > (long long)n)
        return false;
    atomic_store(&db->fail_after, 0);
    return true;
}

/* --- connections --------------------------------------------------------- */

struct db_conn *conn_new(struct db *db, struct arena *mem, const char **message)
{
    struct arena   *own  = arena_new(CONN_BYTES_MAX);
    struct db_conn *conn = arena_alloc(own, db->driver->conn_bytes);

    conn->mem           = own;
    conn->scratch       = arena_new(CONN_BYTES_MAX);
    conn->scratch_start = arena_mark(conn->scratch);
    conn->db            = db;
    if (db->driver->connect(conn))
        return conn;
    if (mem)
        *message = str_copy(mem, str_of(conn->message)).data;
    else
        db_log(db, conn->message);
    conn_free(conn);
    return NULL;
}

void conn_free(struct db_conn *conn)
{
    db_conn_reset(conn);
    conn->generation++; /* a server forgets them with the connection */
    for (size_t i = 0; i < conn->all_n; i++)
        if (conn->all[i]->prepared)
            conn->db->driver->discard(conn->all[i]);
    conn->db->driver->disconnect(conn);
    arena_free(conn->scratch);
    arena_free(conn->mem);
}

void conn_say(struct db_conn *conn, const char *message)
{
    snprintf(conn->message, sizeof conn->message, "%.*s", (int)strcspn(message, "\n"), message);
}

struct db_conn *db_take(struct db *db)
{
    struct db_conn *conn;

    pthread_mutex_lock(&db->lock);
    while (!db->idle && db->conns == db->conns_max)
        pthread_cond_wait(&db->given, &db->lock);
    conn = db->idle;
    if (conn)
        db->idle = conn->next;
    else
        db->conns++;
    pthread_mutex_unlock(&db->lock);
    if (conn)
        return conn;
    conn = conn_new(db, NULL, NULL);
    if (!conn) {
        pthread_mutex_lock(&db->lock);
        db->conns--;
        pthread_cond_signal(&db->given);
        pthread_mutex_unlock(&db->lock);
    }
    return conn;
}

void db_limit(struct db_conn *conn, int ms)
{
    conn->limited = true;
    conn->db->driver->limit(conn, ms);
}

static void limit_lift(struct db_conn *conn)
{
    if (conn->limited)
        conn->db->driver->limit(conn, 0);
    conn->limited = false;
}

void db_give(struct db *db, struct db_conn *conn)
{
    db_conn_reset(conn);
    limit_lift(conn);
    pthread_mutex_lock(&db->lock);
    conn->next = db->idle;
    db->idle   = conn;
    pthread_cond_signal(&db->given);
    pthread_mutex_unlock(&db->lock);
}

bool db_hold(struct db *db)
{
    bool held;

    pthread_mutex_lock(&db->lock);
    held = db->held < db->conns_max / 2;
    db->held += held;
    pthread_mutex_unlock(&db->lock);
    return held;
}

void db_release(struct db *db)
{
    pthread_mutex_lock(&db->lock);
    db->held--;
    pthread_mutex_unlock(&db->lock);
}

void db_read_begin(struct db_conn *conn)
{
    if (conn->db->driver->read_begin)
        conn->db->driver->read_begin(conn);
}

void db_read_end(struct db_conn *conn)
{
    db_conn_reset(conn); /* an open statement would keep the snapshot */
    limit_lift(conn);
    if (conn->db->driver->read_end)
        conn->db->driver->read_end(conn);
}

void db_conn_reset(struct db_conn *conn)
{
    while (conn->open)
        db_end(conn->open);
    json_decref(conn->document);
    conn->document = NULL;
    arena_rewind(conn->scratch, conn->scratch_start);
}

const char *db_conn_message(const struct db_conn *conn)
{
    return conn->message;
}

bool db_conn_is_postgres(const struct db_conn *conn)
{
    return conn->db->driver->postgres;
}

/* --- the statements of a connection -------------------------------------- */

static size_t bucket_of(const char *sql, const struct db_source *from, size_t from_n,
                        const struct shape *into)
{
    uint64_t hash = (uintptr_t)sql ^ (uintptr_t)into << 20;

    for (size_t i = 0; i < from_n; i++)
        hash = hash * 31 + (uintptr_t)from[i].shape;
    hash *= 0x9e3779b97f4a7c15u;
    return hash >> 32 & (BUCKETS_MAX - 1);
}

static bool is_same(const struct db_cursor *c, const char *sql, const struct db_source *from, size_t from_n,
                    const struct shape *into)
{
    if (c->sql != sql || c->into != into || c->open || c->generation != c->conn->generation)
        return false;
    for (size_t i = 0; i < SOURCES_MAX; i++)
        if (c->from[i] != (i < from_n ? from[i].shape : NULL))
            return false;
    return true;
}

/* Empties a slot: what was prepared in it is forgotten. */
static void cursor_release(struct db_cursor *c)
{
    struct db_conn    *conn = c->conn;
    struct db_source   from[SOURCES_MAX] = { 0 };
    struct db_cursor **at;
    size_t             from_n = 0;

    while (from_n < SOURCES_MAX && c->from[from_n]) {
        from[from_n].shape = c->from[from_n];
        from_n++;
    }
    if (c->prepared)
        conn->db->driver->discard(c);
    c->prepared = false;
    if (!c->once) {
        at = &conn->buckets[bucket_of(c->sql, from, from_n, c->into)];
        while (*at && *at != c)
            at = &(*at)->next_in_bucket;
        if (*at)
            *at = c->next_in_bucket;
    }
    c->next_free = conn->unused;
    conn->unused = c;
}

/* A slot for a statement: a free one, a new one, or that of the oldest statement. */
static struct db_cursor *cursor_slot(struct db_conn *conn)
{
    struct db_cursor *c;

    if (!conn->unused && conn->all_n < CURSORS_MAX) {
        c = arena_alloc(conn->mem, conn->db->driver->cursor_bytes);
        c->conn = conn;
        conn->all[conn->all_n++] = c;
        return c;
    }
    for (size_t i = 0; !conn->unused; i++) {
        assert(i < CURSORS_MAX); /* as many cursors left open: a bug of the caller */
        c = conn->all[conn->victim++ % CURSORS_MAX];
        if (!c->open)
            cursor_release(c);
    }
    c            = conn->unused;
    conn->unused = c->next_free;
    return c;
}

/* Finds the field of a parameter: the first source that has one of its name. */
static void cursor_bind(struct db_cursor *c, size_t i, str name)
{
    for (size_t s = 0; s < SOURCES_MAX && c->from[s]; s++) {
        const struct field *f = shape_field(c->from[s], name);

        if (f) {
            c->params[i].source = (uint8_t)s;
            c->params[i].field  = (uint16_t)(f - c->from[s]->fields);
            return;
        }
    }
    assert(!"a :name of a statement that no source has");
}

static bool cursor_prepare(struct db_cursor *c)
{
    struct statement *statement = ARENA_NEW(c->conn->scratch, struct statement);

    statement_read(statement, c->sql, c->conn->db->driver->postgres, c->conn->scratch);
    c->writes     = statement->writes;
    c->params_n   = (uint8_t)statement->names_n;
    c->columns_n  = 0;
    c->mapped     = false;
    c->generation = c->conn->generation;
    for (size_t i = 0; i < statement->names_n; i++)
        cursor_bind(c, i, statement->names[i]);
    return c->conn->db->driver->prepare(c, statement->text);
}

/* The statement, ready to be started; NULL with a message when the database
 * does not take it. */
static struct db_cursor *cursor_open(struct db_conn *conn, const char *sql, const struct db_source *from,
                                     size_t from_n, const struct shape *into)
{
    bool               once = sql[0] == SQL_ONCE[0];
    struct db_cursor **bucket, *c;

    assert(from_n <= SOURCES_MAX);
    if (!conn->db->driver->ready(conn))
        return NULL;
    bucket = &conn->buckets[bucket_of(sql, from, from_n, into)];
    for (c = once ? NULL : *bucket; c && !is_same(c, sql, from, from_n, into); c = c->next_in_bucket)
        ;
    if (!c) {
        c       = cursor_slot(conn);
        c->sql  = sql;
        c->into = into;
        c->once = once;
        for (size_t i = 0; i < SOURCES_MAX; i++)
            c->from[i] = i < from_n ? from[i].shape : NULL;
        if (!once) {
            c->next_in_bucket = *bucket;
            *bucket           = c;
        }
        if (!cursor_prepare(c)) {
            cursor_release(c);
            return NULL;
        }
    }
    c->open      = true;
    c->next_open = conn->open;
    conn->open   = c;
    return c;
}

void cursor_values(struct db_cursor *c, const struct db_source *from, struct value values[PARAMS_MAX])
{
    for (size_t i = 0; i < c->params_n; i++) {
        const struct db_source *source = &from[c->params[i].source];

        values[i] = value_of(&source->shape->fields[c->params[i].field], source->row, c->conn->scratch);
    }
}

enum value_kind cursor_param_kind(const struct db_cursor *c, size_t i)
{
    return value_kind(c->from[c->params[i].source]->fields[c->params[i].field].type);
}

void cursor_columns(struct db_cursor *c, size_t n)
{
    assert(n <= COLUMNS_MAX);
    c->columns_n = (uint16_t)n;
    c->mapped    = true;
}

void cursor_column(struct db_cursor *c, size_t i, const char *name)
{
    const struct field *f = c->into ? shape_field(c->into, str_of(name)) : NULL;

    c->columns[i] = f ? (uint16_t)(f - c->into->fields + 1) : 0;
}

/* --- running them -------------------------------------------------------- */

static bool is_good(enum db_result result)
{
    return result == DB_ROW || result == DB_DONE;
}

static bool disk_is_full(struct db_cursor *c, size_t n)
{
    if (!c->writes || !write_fails(c->conn->db, n))
        return false;
    conn_say(c->conn, "database or disk is full (asked for by a test)");
    return true;
}

enum db_result db_start(struct db_conn *conn, const char *sql, const struct db_source *from, size_t from_n,
                        const struct shape *into, bool stream, struct db_cursor **cursor)
{
    struct value      values[PARAMS_MAX];
    struct db_cursor *c = cursor_open(conn, sql, from, from_n, into);

    *cursor = NULL;
    if (!c)
        return DB_FAULT;
    cursor_values(c, from, values);
    c->result = disk_is_full(c, 1) ? DB_FAULT : conn->db->driver->start(c, values, stream);
    c->fresh  = true;
    arena_rewind(conn->scratch, conn->scratch_start);
    if (is_good(c->result)) {
        *cursor = c;
        return c->result;
    }
    db_end(c);
    return c->result;
}

static bool cursor_fill(struct db_cursor *c, struct arena *mem, void *row)
{
    const struct db_driver *driver = c->conn->db->driver;

    for (size_t i = 0; i < c->columns_n; i++) {
        const struct field *f;

        if (!c->columns[i])
            continue;
        f = &c->into->fields[c->columns[i] - 1];
        if (!value_into(driver->column(c, i, value_kind(f->type)), f, row, mem, &c->conn->document)) {
            snprintf(c->conn->message, sizeof c->conn->message, "column %s: the document does not fit",
                     f->name);
            return false;
        }
    }
    return true;
}

enum db_result db_next(struct db_cursor *c, struct arena *mem, void *row)
{
    if (!c->fresh && c->result == DB_ROW)
        c->result = c->conn->db->driver->next(c);
    c->fresh = false;
    if (c->result == DB_ROW && row && !cursor_fill(c, mem, row))
        c->result = DB_FAULT;
    return c->result;
}

size_t db_columns(const struct db_cursor *c)
{
    return c->columns_n;
}

str db_column(struct db_cursor *c, size_t i, struct arena *mem)
{
    struct value value = c->conn->db->driver->column(c, i, VALUE_TEXT);

    return value.kind == VALUE_NULL ? STR_NULL : str_copy(mem, value.text);
}

int64_t db_changes(const struct db_cursor *c)
{
    return c->conn->db->driver->changes(c);
}

void db_end(struct db_cursor *c)
{
    struct db_cursor **at = &c->conn->open;

    while (*at != c)
        at = &(*at)->next_open;
    *at     = c->next_open;
    c->conn->db->driver->stop(c);
    c->open = false;
    if (c->once || !c->prepared)
        cursor_release(c);
}

enum db_result db_many(struct db_conn *conn, const char *sql, const struct shape *shape, const void *rows,
                       size_t n, const struct db_source *from, size_t from_n, int64_t *changes)
{
    struct db_source  all[SOURCES_MAX] = { { shape, rows } };
    struct db_cursor *c;
    enum db_result    result;
    int64_t           written = 0;

    assert(from_n < SOURCES_MAX);
    for (size_t i = 0; i < from_n; i++)
        all[i + 1] = from[i];
    if (changes)
        *changes = 0;
    if (n == 0)
        return DB_DONE;
    c = cursor_open(conn, sql, all, from_n + 1, NULL);
    if (!c)
        return DB_FAULT;
    result = disk_is_full(c, n) ? DB_FAULT : conn->db->driver->many(c, all, n, &written);
    arena_rewind(conn->scratch, conn->scratch_start);
    db_end(c);
    if (changes)
        *changes = written;
    return result;
}
