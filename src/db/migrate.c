/* migrate.c - bringing the schema up to date.
 *
 * Each file is one transaction, together with its row in schema_version, which
 * is written first: of several servers that start at once, the second waits
 * there until the first has committed, finds the row, and goes on to the next
 * file.  No lock beyond that is needed, on either database.
 *
 * Where the databases differ, a file says so in a marked comment: what stands
 * behind the opening with the name of a database is SQL for that one alone.
 */
#include "core/arena.h"
#include "core/buf.h"
#include "core/clock.h"
#include "core/embed.h"
#include "db/driver.h"

#define FOLDER "/schema/"

struct schema_version {
    int64_t       version;
    str           name;
    struct moment applied_at;
};
static const struct field schema_version_fields[] = {
    FIELD(schema_version, version), FIELD(schema_version, name), FIELD(schema_version, applied_at),
};
SHAPE(schema_version);

/* One step of the way, as a unit whose end is waited for. */
struct migration {
    struct db_unit        unit;
    struct db            *db;
    struct arena         *mem;
    const struct embedded *file; /* NULL: the table schema_version itself */
    const char           *message;
    bool                  applied; /* else another server was quicker */
    bool                  committed, finished;
    pthread_mutex_t       lock;
    pthread_cond_t        done;
};

/* --- files --------------------------------------------------------------- */

/* 12 for "/schema/0012_name.sql"; 0 for files that are no migration. */
static int64_t version_of(const struct embedded *file)
{
    str     name = str_of(file->path), number;
    int64_t version = 0;

    if (!str_starts(name, FOLDER))
        return 0;
    name   = str_from(name, sizeof FOLDER - 1);
    number = str_cut(&name, '_');
    while (number.len > 1 && number.data[0] == '0')
        number = str_from(number, 1);
    return str_to_int(number, &version) ? version : 0;
}

static int64_t version_known(void)
{
    int64_t known = 0;

    for (size_t i = 0; i < embed_count; i++)
        if (version_of(&embed_table[i]) > known)
            known = version_of(&embed_table[i]);
    return known;
}

/* The text for one database: marked comments opened or dropped, others dropped. */
static str text_for(str text, bool postgres, struct arena *mem)
{
    const char    *mark = postgres ? "/*postgres" : "/*sqlite";
    struct buf     out  = BUF(mem);
    enum sql_token kind;
    str            token;

    while ((kind = sql_next(&text, &token)) != SQL_END) {
        if (kind != SQL_COMMENT) {
            buf_str(&out, token);
        } else if (str_starts(token, mark) && str_ends(token, "*/")) {
            token = str_from(token, str_of(mark).len);
            token.len -= 2;
            buf_str(&out, token);
        } else {
            buf_char(&out, ' ');
        }
    }
    return buf_end(&out);
}

/* The next statement of a text without comments, without its semicolon. */
static str statement_cut(str *rest)
{
    str            all = *rest, token = { rest->data, 0 };
    enum sql_token kind;

    do
        kind = sql_next(rest, &token);
    while (kind != SQL_END && !str_is(token, ";"));
    all.len = (size_t)(token.data - all.data);
    return str_trim(all);
}

/* --- one step ------------------------------------------------------------ */

static enum db_result make_table(struct db_conn *conn)
{
    enum db_result said = conn->db->driver->execute(
        conn, "CREATE TABLE IF NOT EXISTS schema_version"
              " (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");

    /* Two servers at once: PostgreSQL refuses the second with one of several
     * conflicts in its own catalogue, in spite of IF NOT EXISTS. */
    return said == DB_DONE ? said : DB_AGAIN;
}

static enum db_result apply(struct migration *m, struct db_conn *conn)
{
    struct schema_version row  = { version_of(m->file), str_of(m->file->path), { clock_now_ms() } };
    struct db_source      from = { &schema_version_shape, &row };
    struct db_cursor     *cursor;
    enum db_result        said = db_start(conn, "INSERT INTO schema_version (version, name, applied_at)"
                                                " VALUES (:version, :name, :applied_at)"
                                                " ON CONFLICT DO NOTHING", &from, 1, NULL, false, &cursor);
    str                   text, sql;

    if (said != DB_DONE)
        return said;
    m->applied = db_changes(cursor) == 1;
    db_end(cursor);
    text = m->applied ? text_for(m->file->identity, db_is_postgres(m->db), m->mem) : STR("");
    while (said == DB_DONE && text.len > 0)
        if ((sql = statement_cut(&text)).len > 0)
            said = conn->db->driver->execute(conn, str_z(m->mem, sql));
    return said;
}

static bool migration_run(struct db_unit *unit, struct db_conn *conn)
{
    struct migration *m    = (struct migration *)unit;
    enum db_result    said = m->file ? apply(m, conn) : make_table(conn);

    unit->retry = said == DB_AGAIN;
    if (said != DB_DONE)
        m->message = str_printf(m->mem, "%s: %s", m->file ? m->file->path : "schema_version",
                                db_conn_message(conn)).data;
    return said == DB_DONE;
}

static void migration_done(struct db_unit *unit, bool committed)
{
    struct migration *m = (struct migration *)unit;

    pthread_mutex_lock(&m->lock);
    m->committed = committed;
    m->finished  = true;
    pthread_cond_signal(&m->done);
    pthread_mutex_unlock(&m->lock);
}

/* Runs one step and waits for its end; true when it stands. */
static bool migration_wait(struct migration *m)
{
    m->unit = (struct db_unit){ .run = migration_run, .done = migration_done };
    m->message = NULL;
    m->applied = m->finished = false;
    pthread_mutex_init(&m->lock, NULL);
    pthread_cond_init(&m->done, NULL);
    db_write(m->db, &m->unit);
    pthread_mutex_lock(&m->lock);
    while (!m->finished)
        pthread_cond_wait(&m->done, &m->lock);
    pthread_mutex_unlock(&m->lock);
    pthread_mutex_destroy(&m->lock);
    pthread_cond_destroy(&m->done);
    return m->committed;
}

/* --- the whole way ------------------------------------------------------- */

/* Reads one number; false with a message. */
static bool read_number(struct db *db, const char *sql, int64_t *number, struct arena *mem,
                        const char **message)
{
    struct db_conn   *conn = db_take(db);
    struct db_cursor *cursor;
    enum db_result    said = DB_FAULT;
    str               text = STR_NULL;

    *message = "the store cannot be reached";
    if (!conn)
        return false;
    said = db_start(conn, sql, NULL, 0, NULL, false, &cursor);
    if (said == DB_ROW)
        text = db_column(cursor, 0, mem);
    else
        *message = str_printf(mem, "%s", db_conn_message(conn)).data;
    db_give(db, conn);
    *number = 0;
    return said == DB_ROW && (!text.data || str_to_int(text, number));
}

/* The version of the store: 0 for an empty one. */
static bool read_version(struct db *db, int64_t *version, struct arena *mem, const char **message)
{
    *version = 0;
    if (!read_number(db, SQL2("SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'",
                              "SELECT count(*) FROM information_schema.tables"
                              " WHERE table_schema = current_schema() AND table_name = 'schema_version'"),
                     version, mem, message))
        return false;
    return *version == 0 || read_number(db, "SELECT max(version) FROM schema_version", version, mem, message);
}

int db_migrate(struct db *db, bool dry_run, struct arena *mem, const char **message)
{
    struct migration m = { .db = db, .mem = mem };
    int64_t          version;
    int              applied = 0;

    if (!read_version(db, &version, mem, message))
        return -1;
    if (version > version_known()) {
        *message = str_printf(mem, "the store is at schema version %lld, this program knows up to %lld:"
                                   " run a newer assay", (long long)version, (long long)version_known()).data;
        return -1;
    }
    if (version == 0 && !dry_run && !migration_wait(&m)) {
        *message = m.message ? m.message : "the store cannot be written to";
        return -1;
    }
    for (size_t i = 0; i < embed_count; i++) {
        m.file = &embed_table[i];
        if (version_of(m.file) <= version)
            continue;
        if (!dry_run && !migration_wait(&m)) {
            *message = m.message ? m.message : "the store cannot be written to";
            return -1;
        }
        applied += dry_run || m.applied;
    }
    return applied;
}
