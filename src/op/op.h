/* op.h - operations: what goes in, what is done, what comes out.
 *
 * An operation is declared once, as one row in the file of its resource.  From
 * the row come the route, permission check, decoding and validation, encoding,
 * OpenAPI document, `assay ops`, the browser's client, log and metric labels,
 * and the dull half of the tests.  See docs/explanation/engine.md.
 */
#ifndef OP_OP_H
#define OP_OP_H

#include "core/buf.h"
#include "core/shape.h"
#include "core/arena.h"
#include "db/db.h"
#include "op/perm.h"

struct call;
struct family;
struct refine;
struct server;

#define MS_PER_SECOND 1000ll
#define MS_PER_MINUTE 60000ll
#define MS_PER_HOUR   3600000ll
#define MS_PER_DAY    86400000ll

enum method { GET, POST, PUT, PATCH, DELETE, METHOD_COUNT };

enum op_flag {
    OP_LIST    = 1 << 0, /* the reply is a page of `out`, in the family's form */
    OP_PARTIAL = 1 << 1, /* every field is optional; c->given says which came */
    OP_RAW     = 1 << 2, /* run fills c->reply itself: a file, a stream */
    OP_SLOW    = 1 << 3, /* worker thread: PDF, password hashing, outgoing calls */
    OP_ARRAY   = 1 << 4, /* the body is a bare array of `in` */
    OP_FORM    = 1 << 5, /* the body may be form-encoded or multipart too */
    OP_READS   = 1 << 6, /* a POST that writes nothing */
    OP_RELAXED = 1 << 7, /* the body may have names of members without quotes, whatever its type */
    OP_BODY    = 1 << 9, /* a DELETE that takes a body */
    OP_UNCOUNTED = 1 << 8, /* the page of an OP_LIST tells no total: rows behind it are not counted */
    OP_BYTES   = 1 << 10, /* the body is not decoded: run reads the bytes of c->request->body */
    OP_WAITS   = 1 << 11, /* run may have the connection wait: call_wait */
    OP_WRITES  = 1 << 9, /* a GET that writes, because the clients of a vendor call it so */
};

struct op {
    const char         *id;      /* "invites.create": unique within the family */
    const char         *file;    /* set by OP() */
    int                 line;
    enum method         method;
    const char         *path;    /* in full, with {names} of fields of `in` */
    long long           perm;
    const char         *summary;
    const char         *source;  /* where the behaviour is specified */
    const char         *fails;   /* "409: already reminded three times; 402: ..." */
    const struct shape *in, *out;
    unsigned            flags;
    int                 status;  /* of success */
    const char         *sql;     /* for the shared runners */
    const char         *table;
    const char         *list;    /* OP_LIST: the member that holds the rows, where the family names it by resource */
    const char         *media;   /* OP_RAW: the media type of the reply; several as "application/json|text/csv" */
    bool (*run)(struct call *c);
    bool (*load)(struct call *c);    /* reads what prepare needs from the store */
    bool (*prepare)(struct call *c); /* slow work before the transaction, on a worker thread; not the store */
    size_t              body_max;    /* bytes; 0 = 1 MiB */
    int                 rate, rate_s; /* at most `rate` calls in `rate_s` seconds by one address */
    int                 per_minute;   /* calls of it a key may make while RATE_LIMITS is on; 0 = as its family says */
    /* Where people read the reply: writes c->errors as a page of HTML instead of the
     * family's form.  c->in is as far as decode and run filled it. */
    void (*error_page)(struct call *c, struct buf *out);
};

#define HTML "text/html; charset=utf-8"

#define OP(name) .id = name, .file = __FILE__, .line = __LINE__

/* --- families ------------------------------------------------------------ */

enum key_spelling { KEYS_SNAKE, KEYS_CAMEL };

struct attempt; /* domain/attempt.h */

/* A dialect: how requests authenticate and how errors, pages, keys and ids
 * look on its wire. */
struct family {
    const char        *name;     /* "esc" */
    const char        *title, *version, *doc;
    const char *const *prefixes; /* of its paths, NULL-terminated; the longest match owns an unknown path */
    const struct op *const *ops; /* tables of its resources, NULL-terminated */
    enum key_spelling  keys;
    int                invalid_body, invalid_query; /* status of a bad field: 422, 400 */
    int                forbidden;     /* status when a caller lacks the permission; 0 = 403 */
    int                time_decimals; /* of seconds: 0..7; -1 = milliseconds only when there are some */
    const char        *time_zone;     /* how times end: "+00:00"; NULL = "Z" */
    int64_t            page_initial, page_max;
    const char        *limit_name, *offset_name; /* query keys of paging */
    const char        *size_name, *page_name;    /* the same counted in pages from 1; NULL = it has none */
    bool               limit_zero;               /* may a page have no rows? */
    const char        *alias; /* "/assessments": its paths are answered behind this one too; NULL = none */
    const struct field *headers;                 /* that it reads of every request, for its description */
    size_t             headers_n;
    const char        *auth_scheme;              /* "Bearer", "Token", or the name of the header */
    int                per_minute;               /* calls a key may make while RATE_LIMITS is on; 0 = any */
    /* Finds out who is calling: sets workspace_id, actor_id, perms; else fails. */
    bool (*caller)(struct call *c);
    /* Writes c->errors as the body of an error reply. */
    void (*error)(struct call *c, struct buf *out);
    const struct shape *error_shape;
    /* Opens and closes the page of a list around its rows (comma-separated). */
    void (*page_open)(struct call *c, struct buf *out);
    void (*page_close)(struct call *c, struct buf *out, int64_t total);
    void (*page_schema)(const struct op *op, struct buf *out); /* OpenAPI: the page of such a list */
    /* Ids outside; NULL: base32 behind the field's prefix. */
    void (*id_write)(struct buf *out, const struct field *f, int64_t id);
    bool (*id_read)(str text, const struct field *f, int64_t *id);
    /* Something happened to an attempt ("started", "finished", "expired"), which is as it
     * is after that: adds the deliveries this family owes, in the transaction of the event. */
    void (*notify)(struct call *c, const struct attempt *attempt, const char *event);
};

/* --- calls --------------------------------------------------------------- */

struct error {
    int         status;
    const char *field;   /* dotted path of the member, NULL when it is about the whole */
    const char *message; /* lower case, no full stop, says what would have been right */
    const char *code;    /* machine-readable; NULL = the family's word for the status */
};

#define CALL_ERRORS_MAX 100
#define CALL_PARAMS_MAX 8

/* The request as bytes; everything points into memory that outlives the call. */
struct request {
    enum method method;
    bool        head;         /* a GET whose reply is wanted without its body */
    str         path, query, body, content_type;
    str         address;      /* of the peer */
    str         id;           /* request id, echoed in the log and in X-Request-Id */
    str (*header)(const struct request *r, const char *name); /* any case; STR_NULL when absent */
    bool (*gone)(const struct request *r); /* has the client closed the connection?  NULL: nobody knows */
    void       *http;         /* the server's own */
    struct { str name, value; } params[CALL_PARAMS_MAX]; /* of the path */
    size_t      params_n;
    const struct upload_part *parts; /* multipart, filled by http/upload.c */
    size_t      parts_n;
};

/* A part of a multipart body: a field (value) or a file (upload). */
struct upload_part {
    str           name, value;
    struct upload upload;
};

struct header { const char *name; str value; };
#define REPLY_HEADERS_MAX 12

struct reply {
    int           status;
    const char   *type;      /* media type */
    struct buf    body;
    struct header headers[REPLY_HEADERS_MAX];
    size_t        headers_n;
    str           file;      /* path of a file to send instead of body */
    /* A stream instead of body: fills up to `room` bytes, returns how many,
     * 0 at the end, -1 on failure.  Runs on a thread of the server. */
    int64_t     (*stream)(void *arg, char *data, size_t room);
    void         *stream_arg;
};

/* Values every statement may name.  subaccount_id: the part of the workspace that the request
 * is limited to; 0 = none, all of it. */
struct call_values {
    int64_t workspace_id, actor_id, now_ms, limit, offset, subaccount_id;
    str     public_url; /* without a slash at its end */
};

struct call {
    struct arena        *mem;
    struct server       *server;
    const struct family *family;
    const struct op     *op;
    struct db_conn      *conn;
    const struct request *request; /* NULL when it did not come by HTTP */
    void                *in;       /* typed and valid; a struct list for OP_ARRAY */
    uint64_t             given[2]; /* bit per field of op->in: it came */
    uint64_t             select[2]; /* bit per field of op->out that is shown; no bit at all: every one */
    union {
        struct { int64_t workspace_id, actor_id, now_ms, limit, offset, subaccount_id; str public_url; };
        struct call_values values;
    };
    long long            perms;
    const char          *actor;    /* "key", "member", "candidate", "system" */
    struct error         errors[CALL_ERRORS_MAX];
    size_t               errors_n;
    struct reply         reply;
    /* For families whose pages name the next: what its address says besides limit and
     * offset ("from=7"), "" when there is none; null = as offset and total say. */
    str                  page_next;
    struct call_private *own;      /* op/call.c's */
};

/* Says that the call fails; returns false.  May be said several times: the
 * first status stands, all fields are reported. */
bool fail(struct call *c, int status, const char *field, const char *message);
bool fail_code(struct call *c, int status, const char *code, const char *field, const char *message);
bool failf(struct call *c, int status, const char *field, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Answers with one object of op->out (NULL for an empty body); returns true. */
bool reply(struct call *c, const void *row);
/* Adds a header to the reply. */
void reply_header(struct call *c, const char *name, str value);
/* OP_LIST: answers with these rows of op->out as a page. */
bool reply_page(struct call *c, struct list rows, int64_t total);
bool reply_raw(struct call *c, const char *type, str body); /* OP_RAW */

/* Did the field come in? */
bool given(const struct call *c, const char *name);

/* Has `close_fn(thing)` called when the call ends, however it ends. */
void call_defer(struct call *c, void (*close_fn)(void *thing), void *thing);
/* What a long loop makes in a call and has closed at its end: call_rewind closes what was given to
 * call_defer since the mark, the last first, and gives the memory back.  Where anything in the loop may
 * defer, arena_rewind alone would leave the call with what is gone. */
struct defer;
struct call_mark { struct arena_mark memory; struct defer *defers; };
struct call_mark call_mark(struct call *c);
void             call_rewind(struct call *c, struct call_mark mark);
/* Leaves the call with a fault: rollback and `status` (500, 503). */
_Noreturn void call_leave(struct call *c, int status, const char *message);

/* --- waiting -------------------------------------------------------------- */
/* Has the client wait, without a thread and without a transaction, until somebody says
 * call_wake of this topic and id; at most so long since the request came.  For the run of an
 * operation that is OP_WAITS:
 *
 *     if (!is_there && call_wait(c, "thing.ready", thing_id, 25000))
 *         return true;
 *     return reply(c, &thing);
 *
 * True: run returns true without a reply.  What it wrote is committed, and later - woken, or
 * its time over - it is run again from its start with a new c->now_ms, with the input as it
 * was and none of the memory it took.  False: it may not wait (any more), because the time
 * is over, too many wait already, the server stops, the call has an Idempotency-Key or did
 * not come by HTTP: run answers as things stand.  Whose client has gone is not run again.
 * On PostgreSQL it is run again each second too, for what other servers do. */
bool    call_wait(struct call *c, const char *topic, int64_t id, int64_t most_ms);
/* The id that this call has waited for; 0 in its first run. */
int64_t call_waited(const struct call *c);
/* Wakes those who wait for it, once the transaction is committed.  `topic` is a literal. */
void    call_wake(struct call *c, const char *topic, int64_t id);

/* --- statements of operations -------------------------------------------- */
/* Parameters come from op->in with c->in, then from the call's values
 * (:workspace_id :actor_id :now_ms :limit :offset :subaccount_id :public_url).  The _with forms put one
 * more struct in front.  All leave the call on a database fault. */

struct into { const struct shape *shape; void *row; };
#define INTO(structure, row) ((struct into){ &structure##_shape, (row) })
#define WITH(structure, row) ((struct db_source){ &structure##_shape, (row) })

/* Reads the first row; true when one came, `into` is untouched otherwise. */
bool db_row(struct call *c, const char *sql, struct into into);
bool db_row_with(struct call *c, struct db_source with, const char *sql, struct into into);
/* Reads all rows, at most `max` (more is a fault), as an array in c->mem. */
struct list db_rows(struct call *c, const char *sql, const struct shape *shape, size_t max);
struct list db_rows_with(struct call *c, struct db_source with, const char *sql, const struct shape *shape, size_t max);
/* Reads one column of one row. */
bool db_int(struct call *c, const char *sql, int64_t *value);
bool db_int_with(struct call *c, struct db_source with, const char *sql, int64_t *value);
bool db_str(struct call *c, const char *sql, str *value);
bool db_str_with(struct call *c, struct db_source with, const char *sql, str *value);
/* Runs a statement; returns the rows it changed; -1 when a constraint refused it
 * (the transaction goes on only on SQLite: end the call after it). */
int64_t db_exec(struct call *c, const char *sql);
int64_t db_exec_with(struct call *c, struct db_source with, const char *sql);
/* The same statement for each of `n` rows; returns the rows changed in all. */
int64_t db_exec_many(struct call *c, const struct shape *shape, const void *rows, size_t n, const char *sql);

/* --- shared runners ------------------------------------------------------ */
bool run_rows(struct call *c);   /* .sql, a SELECT: a page of `out` */
bool run_select(struct call *c, const char *sql); /* the same with another statement, a literal */
/* run_rows with other statements, whose rows follow each other (an array that ends with NULL
 * and lives as long as the call), and a total that is known.  A page of thousands is sent
 * while it is read. */
bool run_page(struct call *c, const char *const *sqls, int64_t total);
/* run_rows of what the request asks for (op/filter.h): .sql must end in WHERE ... ORDER BY ... */
bool run_refined(struct call *c, const struct refine *refine);
/* The same rows for operations that make of them what they show, with reply_page; fills
 * the total.  `select` ends as .sql must, with LIMIT :limit. */
struct list db_rows_refined(struct call *c, const char *select, const struct refine *refine,
                            const struct shape *shape, int64_t *total);
bool run_row(struct call *c);    /* .sql giving one row, else 404 */
bool run_none(struct call *c);   /* .sql giving no row: 404 when nothing changed */
bool run_insert(struct call *c); /* an INSERT made from .table and `in` */
bool run_update(struct call *c); /* an UPDATE made from .table and c->given, else 404 */
bool run_export(struct call *c); /* .sql as CSV, columns from `out` */
/* The same of another statement, a literal that ends as that of run_refined.  Where .media names
 * application/json too, an Accept that asks for that alone gets an array. */
bool run_export_refined(struct call *c, const char *select, const struct refine *refine);
/* Appends a text as one cell of CSV: quoted where needed, and with an apostrophe
 * in front when a spreadsheet would take it for a formula. */
void csv_cell(struct buf *out, str text);

/* Runs one operation as the current caller: the entry of command line, jobs
 * and tests.  `input` is a struct of op->in.  Blocks until it is committed.
 * Returns false with c->errors filled. */
bool call_run(const struct op *op, struct call *c, void *input);

/* --- calls that come from nowhere: jobs and the command line -------------- */

/* Makes a call of a workspace (0 = none).  `actor` is a literal. */
struct call *call_new(struct server *server, int64_t workspace_id, const char *actor);
void         call_free(struct call *c);
/* Runs `step` in one write transaction and waits for its commit; step may be
 * run again after a serialisation failure, with c->mem rewound to where it was.
 * Returns what step returned; false with c->errors on a fault too. */
bool call_write(struct call *c, bool (*step)(struct call *c, void *arg), void *arg);
/* The same on a read connection, outside of any transaction. */
bool call_read(struct call *c, bool (*step)(struct call *c, void *arg), void *arg);

/* --- jobs ---------------------------------------------------------------- */
/* Queues background work in the transaction of its cause. */
void job_add(struct call *c, const char *kind, int64_t ref_id);
void job_add_at(struct call *c, const char *kind, int64_t ref_id, int64_t run_ms, str payload);

#include "op/server.h"

#endif
