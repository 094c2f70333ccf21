/* postgres.c - the driver of PostgreSQL, and of what speaks like it.
 *
 * Everything is sent as a pipeline, so that BEGIN and the preparing of a
 * statement travel with its first run: one way to the server and back.
 * Parameters are binary (exact, no length limits of text), results are text,
 * because the type of a column is the statement's business.
 *
 * A lost connection answers DB_AGAIN: nothing of the transaction stands, so the
 * unit is run again on a new one.  Only a COMMIT whose answer never came is a
 * fault: nobody knows what became of it.
 */
#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "core/arena.h"
#include "core/random.h"
#include "db/driver.h"

#define TRIES_MAX     10
#define MANY_AT_ONCE  256 /* rows between two looks at the answers */
#define TYPE_OID_INT  20
#define TYPE_OID_REAL 701
#define TYPE_OID_TEXT 25
#define TYPE_OID_BOOL 16

struct pg_conn {
    struct db_conn conn;
    PGconn        *link;
    unsigned       serial;     /* names of prepared statements */
    bool           lost;       /* to be connected anew */
    bool           in_unit;
    bool           begin_owed; /* BEGIN travels with the unit's first statement */
};

struct pg_cursor {
    struct db_cursor cursor;
    char             name[16];
    const char      *text;   /* until it is prepared */
    PGresult        *result;
    int              row;
    bool             stream; /* the pipeline is open until the cursor ends */
    int64_t          changes;
};

struct pg_params {
    const char *values[PARAMS_MAX];
    int         lengths[PARAMS_MAX], formats[PARAMS_MAX];
    uint64_t    numbers[PARAMS_MAX];
};

static struct pg_conn *pg_of(struct db_conn *conn)
{
    return (struct pg_conn *)conn;
}

static bool is_good(enum db_result result)
{
    return result == DB_ROW || result == DB_DONE;
}

/* --- what the server says ------------------------------------------------ */

static enum db_result lost(struct pg_conn *pg)
{
    const char *message = PQerrorMessage(pg->link);

    conn_say(&pg->conn, *message ? message : "the connection to the database was lost");
    pg->lost = true;
    return DB_AGAIN;
}

static enum db_result refused(struct pg_conn *pg, const PGresult *result)
{
    const char *state   = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

    /* No state: it comes from libpq.  57P01..57P03: the server is going down. */
    if (!state || PQstatus(pg->link) != CONNECTION_OK || strncmp(state, "57P0", 4) == 0)
        return lost(pg);
    conn_say(&pg->conn, message ? message : state);
    if (strncmp(state, "23", 2) == 0)
        return DB_CONFLICT;
    if (strcmp(state, "57014") == 0) /* statement_timeout */
        return DB_LATE;
    if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0)
        return DB_AGAIN;
    /* Another server migrated the schema ("cached plan must not change result
     * type"), or a proxy does not know our prepared statement. */
    if (strcmp(state, "26000") == 0 ||
        (strcmp(state, "0A000") == 0 && message && strstr(message, "cached plan"))) {
        pg->conn.generation++;
        return DB_AGAIN;
    }
    return DB_FAULT;
}

static enum db_result judge(struct pg_conn *pg, const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
        return PQntuples(result) > 0 ? DB_ROW : DB_DONE;
    case PGRES_SINGLE_TUPLE:
        return DB_ROW;
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
        return DB_DONE;
    case PGRES_PIPELINE_ABORTED: /* a statement before it was refused, which was said then */
        return DB_FAULT;
    default:
        return result ? refused(pg, result) : lost(pg);
    }
}

/* Runs statements outside of a pipeline: BEGIN, COMMIT, the schema. */
static enum db_result simple(struct pg_conn *pg, const char *text)
{
    PGresult      *result = PQexec(pg->link, text);
    enum db_result said   = judge(pg, result);

    PQclear(result);
    return said;
}

/* --- connections --------------------------------------------------------- */

static void no_notice(void *arg, const char *message)
{
    (void)arg;
    (void)message; /* "relation exists, skipping" is nobody's concern */
}

static bool postgres_connect(struct db_conn *conn)
{
    /* What stands in the URL comes later and wins.  A server that is silent for
     * half a minute is given up, as a closed connection would be. */
    const char *const names[]  = { "application_name", "client_encoding", "connect_timeout",
                                   "keepalives_idle", "tcp_user_timeout", "dbname", NULL };
    const char *const values[] = { "assay", "UTF8", "5", "15", "30000", conn->db->url, NULL };
    struct pg_conn   *pg = pg_of(conn);

    pg->link = PQconnectdbParams(names, values, 1);
    if (PQstatus(pg->link) != CONNECTION_OK) {
        lost(pg);
        return false;
    }
    PQsetNoticeProcessor(pg->link, no_notice, NULL);
    return true;
}

static void postgres_disconnect(struct db_conn *conn)
{
    PQfinish(pg_of(conn)->link);
}

static bool reconnect(struct pg_conn *pg)
{
    PQreset(pg->link);
    pg->conn.generation++;
    if (PQstatus(pg->link) != CONNECTION_OK) {
        lost(pg);
        return false;
    }
    pg->lost = false;
    return true;
}

static void postgres_limit(struct db_conn *conn, int ms)
{
    struct pg_conn *pg = pg_of(conn);
    char            text[48];

    snprintf(text, sizeof text, "SET statement_timeout = %d", ms);
    if (!pg->lost)
        simple(pg, ms ? text : "RESET statement_timeout");
}

static bool postgres_ready(struct db_conn *conn)
{
    struct pg_conn *pg = pg_of(conn);

    return !pg->lost || pg->in_unit || reconnect(pg);
}

/* --- pipelines ----------------------------------------------------------- */

/* Opens a pipeline with what must stand in front of the statement. */
static bool pipe_open(struct pg_conn *pg, struct pg_cursor *own)
{
    static const Oid oids[] = {
        [VALUE_INT] = TYPE_OID_INT, [VALUE_NUMBER] = TYPE_OID_REAL, [VALUE_TEXT] = TYPE_OID_TEXT,
    };
    Oid types[PARAMS_MAX];

    if (!PQenterPipelineMode(pg->link))
        return false;
    if (pg->begin_owed && !PQsendQueryParams(pg->link, "BEGIN", 0, NULL, NULL, NULL, NULL, 0))
        return false;
    if (own->cursor.prepared)
        return true;
    for (size_t i = 0; i < own->cursor.params_n; i++)
        types[i] = oids[cursor_param_kind(&own->cursor, i)];
    return PQsendPrepare(pg->link, own->name, own->text, own->cursor.params_n, types);
}

static bool pipe_send(struct pg_conn *pg, struct pg_cursor *own, const struct value *values)
{
    struct pg_params p;

    for (size_t i = 0; i < own->cursor.params_n; i++) {
        p.formats[i] = 1;
        p.lengths[i] = sizeof p.numbers[i];
        p.values[i]  = (const char *)&p.numbers[i];
        switch (values[i].kind) {
        case VALUE_INT:
            p.numbers[i] = htobe64((uint64_t)values[i].integer);
            break;
        case VALUE_NUMBER:
            memcpy(&p.numbers[i], &values[i].number, sizeof p.numbers[i]);
            p.numbers[i] = htobe64(p.numbers[i]);
            break;
        case VALUE_TEXT:
            p.values[i]  = values[i].text.data;
            p.lengths[i] = (int)values[i].text.len;
            break;
        case VALUE_NULL:
            p.values[i] = NULL;
            break;
        }
    }
    return PQsendQueryPrepared(pg->link, own->name, own->cursor.params_n, p.values, p.lengths, p.formats, 0);
}

/* Takes the answer to one statement of a pipeline. */
static enum db_result pipe_take(struct pg_conn *pg, int64_t *changes)
{
    PGresult      *result = PQgetResult(pg->link);
    enum db_result said   = judge(pg, result);

    if (is_good(said) && changes)
        *changes += strtoll(PQcmdTuples(result), NULL, 10);
    PQclear(result);
    PQclear(PQgetResult(pg->link)); /* the NULL behind each answer */
    return said;
}

/* Takes the answers to what pipe_open sent. */
static enum db_result pipe_take_head(struct pg_conn *pg, struct pg_cursor *own)
{
    enum db_result said = DB_DONE;

    if (pg->begin_owed)
        said = pipe_take(pg, NULL);
    if (is_good(said))
        pg->begin_owed = false;
    if (is_good(said) && !own->cursor.prepared) {
        said = pipe_take(pg, NULL);
        own->cursor.prepared = is_good(said);
    }
    return said;
}

/* Drops all answers up to the end of the pipeline and leaves it. */
static void pipe_close(struct pg_conn *pg)
{
    bool at_end = false;

    for (int nothing = 0; !at_end && nothing < 2;) { /* twice NULL: no more will come */
        PGresult *result = PQgetResult(pg->link);

        nothing = result ? 0 : nothing + 1;
        at_end  = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
        PQclear(result);
    }
    if (!PQexitPipelineMode(pg->link))
        pg->lost = true;
}

/* --- statements ---------------------------------------------------------- */

static bool postgres_prepare(struct db_cursor *cursor, str text)
{
    struct pg_cursor *own = (struct pg_cursor *)cursor;

    snprintf(own->name, sizeof own->name, "s%u", pg_of(cursor->conn)->serial++);
    own->text = text.data;
    return true; /* sent with the first run */
}

static void postgres_discard(struct db_cursor *cursor)
{
    struct pg_conn *pg = pg_of(cursor->conn);
    char            text[32];

    /* After a reconnect the server does not know it any more. */
    if (cursor->generation != cursor->conn->generation || pg->lost)
        return;
    if (PQtransactionStatus(pg->link) == PQTRANS_INERROR)
        return; /* refused there: the name stays taken until the connection ends */
    snprintf(text, sizeof text, "DEALLOCATE %s", ((struct pg_cursor *)cursor)->name);
    simple(pg, text);
}

static void tell_columns(struct db_cursor *cursor, const PGresult *result)
{
    int n = PQnfields(result);

    cursor_columns(cursor, (size_t)n);
    for (int i = 0; i < n; i++)
        cursor_column(cursor, (size_t)i, PQfname(result, i));
}

static enum db_result postgres_start(struct db_cursor *cursor, const struct value *params, bool stream)
{
    struct pg_cursor *own = (struct pg_cursor *)cursor;
    struct pg_conn   *pg  = pg_of(cursor->conn);
    enum db_result    said;

    own->stream = false;
    own->row    = 0;
    own->changes = 0;
    if (PQpipelineStatus(pg->link) != PQ_PIPELINE_OFF) {
        conn_say(cursor->conn, "a statement was started while the rows of another one stream");
        return DB_FAULT;
    }
    if (!pipe_open(pg, own) || !pipe_send(pg, own, params) || !PQpipelineSync(pg->link)) {
        lost(pg);
        pipe_close(pg);
        return DB_AGAIN;
    }
    said = pipe_take_head(pg, own);
    if (is_good(said)) {
        if (stream)
            PQsetSingleRowMode(pg->link);
        own->result = PQgetResult(pg->link);
        said        = judge(pg, own->result);
    }
    if (is_good(said) && !cursor->mapped)
        tell_columns(cursor, own->result);
    if (is_good(said) && cursor->writes)
        own->changes = strtoll(PQcmdTuples(own->result), NULL, 10);
    own->stream = stream && said == DB_ROW;
    if (!own->stream)
        pipe_close(pg);
    return said;
}

static enum db_result postgres_next(struct db_cursor *cursor)
{
    struct pg_cursor *own = (struct pg_cursor *)cursor;
    struct pg_conn   *pg  = pg_of(cursor->conn);

    if (!own->stream)
        return ++own->row < PQntuples(own->result) ? DB_ROW : DB_DONE;
    PQclear(own->result);
    own->result = PQgetResult(pg->link);
    return judge(pg, own->result);
}

static struct value postgres_column(struct db_cursor *cursor, size_t column, enum value_kind kind)
{
    const struct pg_cursor *own   = (const struct pg_cursor *)cursor;
    struct value            value = { .kind = kind };
    int                     i     = (int)column;

    if (PQgetisnull(own->result, own->row, i))
        return (struct value){ .kind = VALUE_NULL };
    value.text.data = PQgetvalue(own->result, own->row, i);
    value.text.len  = (size_t)PQgetlength(own->result, own->row, i);
    if (PQftype(own->result, i) == TYPE_OID_BOOL)
        value.text = value.text.data[0] == 't' ? STR("1") : STR("0"); /* as SQLite says it */
    if (kind == VALUE_INT)
        value.integer = strtoll(value.text.data, NULL, 10);
    else if (kind == VALUE_NUMBER)
        value.number = strtod(value.text.data, NULL);
    return value;
}

static int64_t postgres_changes(const struct db_cursor *cursor)
{
    return ((const struct pg_cursor *)cursor)->changes;
}

/* Has the server give up a stream that nobody reads to its end. */
static void cancel(struct pg_conn *pg)
{
    PGcancel *order = PQgetCancel(pg->link);
    char      message[256];

    if (order && !PQcancel(order, message, sizeof message))
        db_log(pg->conn.db, message);
    PQfreeCancel(order);
}

static void postgres_stop(struct db_cursor *cursor)
{
    struct pg_cursor *own = (struct pg_cursor *)cursor;
    struct pg_conn   *pg  = pg_of(cursor->conn);

    if (own->stream) {
        /* In a unit the rest is read instead: cancelling would end the transaction. */
        if (!pg->in_unit && PQresultStatus(own->result) == PGRES_SINGLE_TUPLE)
            cancel(pg);
        pipe_close(pg);
    }
    own->stream = false;
    PQclear(own->result);
    own->result = NULL;
}

/* Sends up to MANY_AT_ONCE rows as one pipeline. */
static enum db_result many_once(struct pg_conn *pg, struct pg_cursor *own, struct db_source *from, size_t n,
                                int64_t *changes)
{
    struct value   values[PARAMS_MAX];
    enum db_result said;
    bool           sent = pipe_open(pg, own);

    for (size_t i = 0; i < n && sent; i++) {
        cursor_values(&own->cursor, from, values);
        sent = pipe_send(pg, own, values);
        from[0].row = (const char *)from[0].row + from[0].shape->bytes;
        if (own->cursor.prepared) /* else the text of the statement lies there */
            arena_rewind(pg->conn.scratch, pg->conn.scratch_start);
    }
    sent = sent && PQpipelineSync(pg->link);
    said = sent ? pipe_take_head(pg, own) : lost(pg);
    for (size_t i = 0; i < n && is_good(said); i++)
        said = pipe_take(pg, changes);
    pipe_close(pg);
    return said;
}

static enum db_result postgres_many(struct db_cursor *cursor, struct db_source *from, size_t n,
                                    int64_t *changes)
{
    enum db_result said = DB_DONE;

    for (size_t i = 0; i < n && is_good(said); i += MANY_AT_ONCE)
        said = many_once(pg_of(cursor->conn), (struct pg_cursor *)cursor, from,
                         n - i < MANY_AT_ONCE ? n - i : MANY_AT_ONCE, changes);
    return is_good(said) ? DB_DONE : said;
}

static enum db_result postgres_execute(struct db_conn *conn, const char *text)
{
    struct pg_conn *pg   = pg_of(conn);
    enum db_result  said = pg->begin_owed ? simple(pg, "BEGIN") : DB_DONE;

    if (!is_good(said))
        return said;
    pg->begin_owed = false;
    return simple(pg, text);
}

/* --- units --------------------------------------------------------------- */

/* DB_DONE: it stands.  Anything else but DB_AGAIN: it may or may not. */
static enum db_result commit(struct pg_conn *pg)
{
    PGresult      *result;
    enum db_result said;

    if (pg->begin_owed) /* nothing was done */
        return DB_DONE;
    if (write_fails(pg->conn.db, 1)) {
        conn_say(&pg->conn, "disk full (asked for by a test)");
        return DB_FAULT;
    }
    result = PQexec(pg->link, "COMMIT");
    said   = judge(pg, result);
    /* A transaction in which a statement was refused is rolled back by COMMIT. */
    if (said == DB_DONE && strcmp(PQcmdStatus(result), "COMMIT") != 0)
        said = DB_FAULT;
    if (said == DB_AGAIN && pg->lost)
        said = DB_FAULT;
    PQclear(result);
    return said;
}

static void rollback(struct pg_conn *pg)
{
    if (pg->begin_owed || pg->lost)
        return;
    simple(pg, "ROLLBACK");
    if (PQtransactionStatus(pg->link) != PQTRANS_IDLE)
        pg->lost = true;
}

/* Runs a unit once: DB_DONE it stands, DB_CONFLICT it said no by itself,
 * DB_AGAIN, DB_FAULT. */
static enum db_result unit_try(struct pg_conn *pg, struct db_unit *unit)
{
    enum db_result said;

    pg->in_unit    = true;
    pg->begin_owed = true;
    unit->retry    = false;
    said = unit->run(unit, &pg->conn) ? DB_DONE : unit->retry ? DB_AGAIN : DB_CONFLICT;
    db_conn_reset(&pg->conn);
    if (said == DB_DONE)
        said = commit(pg);
    if (said != DB_DONE)
        rollback(pg);
    pg->begin_owed = false;
    pg->in_unit    = false;
    return said;
}

/* Units that got into each other's way must not meet again. */
static void wait_a_little(int again)
{
    uint32_t        random;
    struct timespec time = { 0 };

    random_bytes(&random, sizeof random);
    time.tv_nsec = (long)(random % (1000000u << (again < 6 ? again : 6)));
    nanosleep(&time, NULL);
}

static enum db_result unit_run(struct db *db, struct db_conn *conn, struct db_unit *unit)
{
    enum db_result said;

    for (;;) {
        if (!postgres_ready(conn)) {
            db_log(db, conn->message);
            return DB_FAULT;
        }
        said = unit_try(pg_of(conn), unit);
        if (said == DB_FAULT)
            db_log(db, conn->message);
        if (said != DB_AGAIN || unit->again == TRIES_MAX)
            return said;
        unit->again++;
        atomic_fetch_add(&db->retries, 1);
        wait_a_little(unit->again);
    }
}

static void postgres_write(struct db *db, struct db_unit *unit)
{
    struct db_conn *conn;
    enum db_result  said = DB_FAULT;

    atomic_fetch_add(&db->queued, 1);
    conn = db_take(db);
    if (conn) {
        said = unit_run(db, conn, unit);
        db_give(db, conn);
    }
    atomic_fetch_sub(&db->queued, 1);
    atomic_fetch_add(&db->batches, 1);
    atomic_fetch_add(&db->units, 1);
    unit->fault = said == DB_FAULT || said == DB_AGAIN;
    unit->done(unit, said == DB_DONE);
}

/* --- the whole store ----------------------------------------------------- */

static bool postgres_open(struct db *db, struct arena *mem, const char **message)
{
    db->idle  = conn_new(db, mem, message);
    db->conns = db->idle != NULL;
    return db->idle != NULL;
}

static void postgres_close(struct db *db)
{
    (void)db; /* the connections of the pool are all there is */
}

static bool postgres_backup(struct db *db, const char *path, struct arena *mem, const char **message)
{
    (void)db;
    (void)path;
    (void)mem;
    *message = "a PostgreSQL store is copied with pg_dump";
    return false;
}

static bool postgres_check(struct db *db, struct arena *mem, const char **message)
{
    struct db_conn   *conn = db_take(db);
    struct db_cursor *cursor;
    bool              fine;

    if (!conn) {
        *message = "the database cannot be reached";
        return false;
    }
    fine = is_good(db_start(conn, "SELECT 1", NULL, 0, NULL, false, &cursor));
    if (!fine)
        *message = str_copy(mem, str_of(conn->message)).data;
    db_give(db, conn);
    return fine;
}

const struct db_driver postgres_driver = {
    .name         = "postgres",
    .postgres     = true,
    .conn_bytes   = sizeof(struct pg_conn),
    .cursor_bytes = sizeof(struct pg_cursor),
    .open         = postgres_open,
    .close        = postgres_close,
    .connect      = postgres_connect,
    .disconnect   = postgres_disconnect,
    .ready        = postgres_ready,
    .limit        = postgres_limit,
    .write        = postgres_write,
    .prepare      = postgres_prepare,
    .discard      = postgres_discard,
    .start        = postgres_start,
    .next         = postgres_next,
    .column       = postgres_column,
    .changes      = postgres_changes,
    .stop         = postgres_stop,
    .many         = postgres_many,
    .execute      = postgres_execute,
    .backup       = postgres_backup,
    .check        = postgres_check,
};
