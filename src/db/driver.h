/* driver.h - what the two drivers give the store, and what they get from it.
 *
 * The common half (db.c) owns the pool, the cache of statements and the way
 * between fields and values; a driver only prepares, binds, steps and ends.
 * Its structs start with the common ones, so that one allocation holds both.
 */
#ifndef DB_DRIVER_H
#define DB_DRIVER_H

#include <pthread.h>
#include <stdatomic.h>
#include "core/json.h"
#include "db/db.h"
#include "db/statement.h"

#define SOURCES_MAX    4
#define COLUMNS_MAX    256
#define CURSORS_MAX    256 /* prepared statements of one connection */
#define BUCKETS_MAX    256
#define MESSAGE_MAX    300
#define CONN_BYTES_MAX ((size_t)512 << 20) /* only documents being bound could come near it */

/* One value on its way in or out: the three types both databases agree on. */
enum value_kind { VALUE_NULL, VALUE_INT, VALUE_NUMBER, VALUE_TEXT };

struct value {
    enum value_kind kind;
    bool            brief; /* text in conn->scratch: gone when the statement has started */
    int64_t         integer;
    double          number;
    str             text;
};

/* A prepared statement; a cursor while it is open.  Slots are reused, so a
 * connection's memory is bounded. */
struct db_cursor {
    struct db_conn     *conn;
    struct db_cursor   *next_in_bucket, *next_open, *next_free;
    const char         *sql;
    const struct shape *from[SOURCES_MAX];
    const struct shape *into;
    bool                open;
    bool                once;     /* SQL_ONCE: not in any bucket */
    bool                prepared; /* the driver's handle stands */
    bool                writes;
    bool                mapped;   /* columns were told */
    bool                fresh;    /* `result` is that of the first row, not yet asked for */
    enum db_result      result;
    unsigned            generation;
    uint8_t             params_n;
    uint16_t            columns_n;
    struct { uint8_t source; uint16_t field; } params[PARAMS_MAX];
    uint16_t            columns[COLUMNS_MAX]; /* index in `into` + 1; 0: skipped */
};

struct db_conn {
    struct db        *db;
    struct db_conn   *next;    /* in the pool */
    struct arena     *mem;     /* itself and its statements */
    struct arena     *scratch; /* used while a statement is being started, then rewound */
    struct arena_mark scratch_start;
    struct db_cursor *buckets[BUCKETS_MAX];
    struct db_cursor *all[CURSORS_MAX];
    struct db_cursor *open, *unused;
    size_t            all_n, victim;
    json_t           *document; /* being read into a row */
    unsigned          generation; /* raised to have all statements prepared anew */
    bool              limited;    /* by db_limit */
    int64_t           deadline_us; /* of all reads, on the monotonic clock; 0 = none.  SQLite's */
    char              message[MESSAGE_MAX];
};

struct db_driver {
    const char *name;
    bool        postgres;
    size_t      conn_bytes, cursor_bytes; /* of the driver's structs */

    /* Opens what is common to all connections; false with a message. */
    bool (*open)(struct db *db, struct arena *mem, const char **message);
    void (*close)(struct db *db);
    /* Connects a zeroed connection; false with conn->message. */
    bool (*connect)(struct db_conn *conn);
    void (*disconnect)(struct db_conn *conn);
    /* Before a statement: mends a connection that was lost; false with conn->message. */
    bool (*ready)(struct db_conn *conn);
    /* Bracket the statements of one reader; may be NULL. */
    void (*read_begin)(struct db_conn *conn);
    void (*read_end)(struct db_conn *conn);
    /* At most so long; 0 = as long as it takes. */
    void (*limit)(struct db_conn *conn, int ms);
    void (*write)(struct db *db, struct db_unit *unit);

    /* Makes the driver's handle.  May be put off to `start`, which sets
     * cursor->prepared.  The text lives until `start` returns. */
    bool (*prepare)(struct db_cursor *cursor, str text);
    void (*discard)(struct db_cursor *cursor);
    enum db_result (*start)(struct db_cursor *cursor, const struct value *params, bool stream);
    enum db_result (*next)(struct db_cursor *cursor);
    /* Column `i` of the current row as `kind`, or VALUE_NULL; a text holds until the next step. */
    struct value (*column)(struct db_cursor *cursor, size_t i, enum value_kind kind);
    int64_t (*changes)(const struct db_cursor *cursor);
    void (*stop)(struct db_cursor *cursor);
    /* Runs the statement for n rows of from[0]; adds the rows written to *changes. */
    enum db_result (*many)(struct db_cursor *cursor, struct db_source *from, size_t n, int64_t *changes);
    /* Runs statements without parameters or rows (text as it is), for the schema. */
    enum db_result (*execute)(struct db_conn *conn, const char *text);

    bool (*backup)(struct db *db, const char *path, struct arena *mem, const char **message);
    bool (*check)(struct db *db, struct arena *mem, const char **message);
    bool (*forget)(struct db *db, const char **message); /* NULL: it does so by itself */
};

extern const struct db_driver sqlite_driver, postgres_driver;

struct db {
    const struct db_driver *driver;
    struct arena           *mem;
    const char             *path; /* of the SQLite file */
    const char             *url;  /* of the PostgreSQL database */
    void                  (*log)(void *arg, const char *message);
    void                   *log_arg;
    struct writer          *writer; /* SQLite's */

    pthread_mutex_t         lock; /* of the pool */
    pthread_cond_t          given;
    struct db_conn         *idle;
    int                     conns, conns_max, held;

    atomic_llong            fail_after; /* writes until one fails; 0 = never */
    atomic_llong            units, batches, retries, queued;
};

/* A connection outside of the pool; NULL with a message in `mem`, or when `mem`
 * is NULL with the message in the log. */
struct db_conn *conn_new(struct db *db, struct arena *mem, const char **message);
void            conn_free(struct db_conn *conn);
/* Keeps what went wrong; one line. */
void            conn_say(struct db_conn *conn, const char *message);

/* Values of all parameters from their fields. */
void cursor_values(struct db_cursor *cursor, const struct db_source *from, struct value values[PARAMS_MAX]);
/* Type of a parameter. */
enum value_kind cursor_param_kind(const struct db_cursor *cursor, size_t i);
/* Says how many columns there are, then the name of each. */
void cursor_columns(struct db_cursor *cursor, size_t n);
void cursor_column(struct db_cursor *cursor, size_t i, const char *name);

/* True when the test asked for a fault within the next `n` writes. */
bool write_fails(struct db *db, size_t n);
void db_log(struct db *db, const char *message);

/* value.c: fields as values and back. */
enum value_kind value_kind(enum field_type type);
struct value    value_of(const struct field *f, const void *row, struct arena *scratch);
/* Fills a field; false when a document does not fit it.  *document holds the
 * parsed JSON meanwhile, for whoever must close it when `mem` leaves. */
bool            value_into(struct value value, const struct field *f, void *row, struct arena *mem,
                           json_t **document);

#endif
