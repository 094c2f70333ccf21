/* call.c - the way of a call: caller, permission, decode, transaction, reply.
 *
 * Leaving a call (fault, full arena) is a longjmp that stands only here.  Each
 * step that may leave runs under `guard`; what was opened is closed by the
 * list of call_defer, what was written is rolled back by the unit of work.
 */
#include <assert.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include "core/clock.h"
#include "core/random.h"
#include "op/call.h"
#include "op/wait.h"

#define CALL_BYTES_MAX      (64u << 20)
#define CALL_BODY_BYTES     (1u << 20)
#define IDEMPOTENCY_KEY_MAX 255

struct defer {
    void (*close_fn)(void *thing);
    void        *thing;
    struct defer *next;
};

/* What the transaction brought about, told once it is committed. */
struct woken {
    const char   *topic;
    int64_t       id;
    struct woken *next;
};

struct call_private {
    jmp_buf          leave;
    bool             guarded;
    bool             again;       /* left because the transaction must be run again */
    bool             added_job;
    unsigned         allowed;     /* methods, for 405 */
    struct defer    *defers;
    struct call_mark mark;        /* where a rerun starts over */
    struct reply      mark_reply; /* headers that were made before */
    int64_t          began_us;    /* the monotonic clock when the call was opened */
    struct waiter    waiter;      /* its topic is set while the call waits, or is about to */
    int64_t          waited_id;   /* what it has waited for */
    struct woken    *woken;
    struct db_unit   unit;
    struct pool_task task;
    void (*done)(struct call *c, void *arg);
    void            *done_arg;
    bool           (*step)(struct call *c, void *arg); /* call_write */
    void            *step_arg;
    pthread_mutex_t  lock;        /* call_write waits for its commit */
    pthread_cond_t   committed;
    bool             finished, kept;
    struct db_conn  *kept_conn;   /* until the reply is out: call_keep */
    str              idempotency_key;
};

#define OWN_OF(pointer, member) \
    ((struct call_private *)(void *)((char *)(pointer) - offsetof(struct call_private, member)))

/* --- leaving ------------------------------------------------------------- */

_Noreturn void call_leave(struct call *c, int status, const char *message)
{
    if (!c->own->guarded)
        abort(); /* a fault outside of any step: nobody could roll back */
    c->errors_n = 0;
    fail(c, status, NULL, message);
    longjmp(c->own->leave, 1);
}

static _Noreturn void arena_full(void *arg)
{
    call_leave(arg, 503, "the request needs more memory than one request may use");
}

/* Runs a step; false when it said so or left. */
static bool guard(struct call *c, bool (*step)(struct call *c))
{
    bool kept;

    c->own->guarded = true;
    if (setjmp(c->own->leave) == 0)
        kept = step(c);
    else
        kept = false;
    c->own->guarded = false;
    return kept;
}

struct call_mark call_mark(struct call *c)
{
    return (struct call_mark){ arena_mark(c->mem), c->own->defers };
}

void call_rewind(struct call *c, struct call_mark mark)
{
    while (c->own->defers != mark.defers) {
        struct defer *d = c->own->defers;

        c->own->defers = d->next;
        d->close_fn(d->thing);
    }
    arena_rewind(c->mem, mark.memory);
}

/* Marks where a rerun of the transaction starts over. */
static void rerun_mark(struct call *c)
{
    c->own->mark       = call_mark(c);
    c->own->mark_reply = c->reply;
}

/* Forgets what an earlier try of the transaction made. */
static void rerun(struct call *c)
{
    call_rewind(c, c->own->mark);
    c->reply          = c->own->mark_reply;
    c->errors_n       = 0;
    c->own->added_job = false;
    c->own->woken     = NULL;
    c->own->waiter.topic = NULL;
}

void call_defer(struct call *c, void (*close_fn)(void *thing), void *thing)
{
    struct defer *d = ARENA_NEW(c->mem, struct defer);

    *d = (struct defer){ close_fn, thing, c->own->defers };
    c->own->defers = d;
}

/* --- saying what is wrong ------------------------------------------------ */

bool fail_code(struct call *c, int status, const char *code, const char *field, const char *message)
{
    if (c->errors_n < CALL_ERRORS_MAX)
        c->errors[c->errors_n++] = (struct error){ status, field, message, code };
    return false;
}

bool fail(struct call *c, int status, const char *field, const char *message)
{
    return fail_code(c, status, NULL, field, message);
}

bool failf(struct call *c, int status, const char *field, const char *format, ...)
{
    va_list args;
    str     message;

    va_start(args, format);
    message = str_vprintf(c->mem, format, args);
    va_end(args);
    return fail(c, status, field, message.data);
}

/* --- the reply ----------------------------------------------------------- */

void reply_header(struct call *c, const char *name, str value)
{
    if (c->reply.headers_n < REPLY_HEADERS_MAX)
        c->reply.headers[c->reply.headers_n++] = (struct header){ name, value };
}

bool reply(struct call *c, const void *row)
{
    c->reply.status = c->op->status;
    c->reply.type   = "application/json";
    c->reply.body   = BUF(c->mem);
    if (row && c->op->out)
        encode(c, &c->reply.body, c->op->out, row);
    return true;
}

bool reply_page(struct call *c, struct list rows, int64_t total)
{
    struct buf *out = &c->reply.body;

    c->reply.status = c->op->status;
    c->reply.type   = "application/json";
    *out            = BUF(c->mem);
    c->family->page_open(c, out);
    for (size_t i = 0; i < rows.n; i++) {
        if (i)
            buf_char(out, ',');
        encode(c, out, c->op->out, (const char *)rows.items + i * c->op->out->bytes);
    }
    c->family->page_close(c, out, total);
    return true;
}

bool reply_raw(struct call *c, const char *type, str body)
{
    c->reply.status = c->op->status;
    c->reply.type   = type;
    c->reply.body   = BUF(c->mem);
    buf_str(&c->reply.body, body);
    return true;
}

static void reply_error(struct call *c)
{
    int status = c->errors_n ? c->errors[0].status : 500;

    if (!c->errors_n)
        fail(c, status, NULL, "the operation failed without saying why");
    c->reply.status    = status;
    c->reply.type      = "application/json";
    c->reply.body      = BUF(c->mem);
    c->reply.file      = STR_NULL;
    c->reply.stream    = NULL;
    if (status == 401)
        reply_header(c, "WWW-Authenticate", str_of(c->family->auth_scheme));
    if (c->op && c->op->error_page) {
        c->reply.type = HTML;
        c->op->error_page(c, &c->reply.body);
        return;
    }
    c->family->error(c, &c->reply.body);
}

void call_refuse(struct call *c, int status, const char *message)
{
    c->errors_n = 0;
    c->reply    = (struct reply){ 0 };
    fail(c, status, NULL, message);
    reply_error(c);
}

bool given(const struct call *c, const char *name)
{
    const struct field *f = shape_field(c->op->in, str_of(name));
    size_t              i = (size_t)(f - c->op->in->fields);

    return c->given[i / 64] >> (i % 64) & 1;
}

/* --- opening and closing ------------------------------------------------- */

struct call *call_new(struct server *server, int64_t workspace_id, const char *actor)
{
    struct arena *mem = arena_new(CALL_BYTES_MAX);
    struct call  *c   = ARENA_NEW(mem, struct call);

    c->mem          = mem;
    c->server       = server;
    c->family       = server->families[0];
    c->own          = ARENA_NEW(mem, struct call_private);
    c->workspace_id = workspace_id;
    c->actor        = actor;
    c->now_ms       = server->now_ms();
    c->own->began_us = clock_monotonic_us();
    c->public_url   = server->public_url;
    arena_on_full(mem, arena_full, c);
    return c;
}

void call_free(struct call *c)
{
    for (struct defer *d = c->own->defers; d; d = d->next)
        d->close_fn(d->thing);
    arena_free(c->mem);
}

static void allow_header(struct call *c, unsigned allowed)
{
    struct buf b = BUF(c->mem);

    for (int m = 0; m < METHOD_COUNT; m++)
        if (allowed >> m & 1)
            buf_printf(&b, "%s%s", b.len ? ", " : "", method_names[m]);
    reply_header(c, "Allow", buf_end(&b));
}

struct call *call_open(struct server *server, struct request *request)
{
    struct call         *c = call_new(server, 0, "nobody");
    const struct family *owner = NULL;
    const struct route  *route = route_find(server->router, request, &owner, &c->own->allowed);

    c->request = request;
    if (route && request->head && !op_is_read(route->op)) { /* whoever only looks changes nothing */
        c->family = route->family;
        c->own->allowed |= 1u << GET;
    } else if (route) {
        c->op     = route->op;
        c->family = route->family;
    } else if (owner) {
        c->family = owner;
    }
    return c;
}

void call_close(struct call *c)
{
    call_free(c);
}

size_t call_body_max(const struct call *c)
{
    if (!c->op || c->request->method == GET)
        return 0;
    return c->op->body_max ? c->op->body_max : CALL_BODY_BYTES;
}

void call_too_large(struct call *c)
{
    c->errors_n = 0;
    failf(c, 413, NULL, "the body must not be longer than %zu bytes", call_body_max(c));
    reply_error(c);
}

/* --- before the transaction ---------------------------------------------- */

bool call_is_now(const struct call *c)
{
    if (!c->op)
        return true;
    return op_is_read(c->op) && !(c->op->flags & (OP_SLOW | OP_WAITS)) && !c->op->prepare &&
           !db_is_postgres(c->server->db);
}

/* Of two limits the one asked for last stands in the headers. */
static void number_header(struct call *c, const char *name, int value)
{
    str    text = str_printf(c->mem, "%d", value);
    size_t i = 0;

    while (i < c->reply.headers_n && strcmp(c->reply.headers[i].name, name) != 0)
        i++;
    if (i < c->reply.headers_n)
        c->reply.headers[i].value = text;
    else
        reply_header(c, name, text);
}

bool rate_within(struct call *c, uint64_t key, int n, int most, int seconds)
{
    int  wait_s = 0, left = 0;
    bool within = rate_take(c->server->rates, key, n, most, seconds, c->now_ms, &wait_s, &left);

    number_header(c, "X-RateLimit-Limit", most);
    number_header(c, "X-RateLimit-Remaining", left);
    number_header(c, "X-RateLimit-Reset", wait_s);
    if (within)
        return true;
    number_header(c, "Retry-After", wait_s);
    return fail(c, 429, NULL, "too many requests: wait as long as Retry-After says");
}

/* At most op->rate calls by an address where no key is needed, and while RATE_LIMITS
 * is on the calls a minute by key, of the operation or of the family. */
static bool within_rate(struct call *c)
{
    const struct op *op = c->op;
    int              per_minute = op->per_minute ? op->per_minute : c->family->per_minute;
    str              address = c->request->address;
    const void      *what = op->per_minute ? (const void *)op : (const void *)c->family;

    if (op->rate)
        return rate_within(c, rate_key(address.data, address.len, (uint64_t)(uintptr_t)op), 1, op->rate, op->rate_s);
    if (!per_minute || op->perm == PERM_SITTING || !config_on(c->server->config, SET_RATE_LIMITS))
        return true;
    if (op->perm == PERM_PUBLIC) /* nobody is known: by address */
        return rate_within(c, rate_key(address.data, address.len, (uint64_t)(uintptr_t)what), 1, per_minute, 60);
    return rate_within(c, rate_key(&c->actor_id, sizeof c->actor_id, (uint64_t)(uintptr_t)what), 1, per_minute, 60);
}

/* A candidate's write looks its link up in its own transaction: one trip to the
 * store instead of two, on the path that everybody who sits takes all the time. */
static bool is_link_late(const struct op *op)
{
    return op->perm == PERM_SITTING && !op_is_read(op);
}

/* Who is calling, may they, and is what they sent well-formed? */
static bool admit(struct call *c)
{
    const struct op *op = c->op;

    if (!op) {
        if (!c->own->allowed)
            return fail(c, 404, NULL, "no such path");
        allow_header(c, c->own->allowed);
        return fail(c, 405, NULL, "the path does not know this method: see Allow");
    }
    if (op->perm != PERM_PUBLIC && !is_link_late(op)) {
        if (!(op->perm == PERM_SITTING ? caller_by_link(c) : c->family->caller(c)))
            return false;
        if (op->perm != PERM_SITTING && !(c->perms & op->perm))
            return failf(c, c->family->forbidden ? c->family->forbidden : 403, NULL,
                         "the key lacks the permission %s", perm_name(op->perm));
    }
    if (!within_rate(c) || !decode(c))
        return false;
    c->own->idempotency_key = c->request->header(c->request, "Idempotency-Key");
    if (c->own->idempotency_key.len > IDEMPOTENCY_KEY_MAX)
        return failf(c, 400, "Idempotency-Key", "must not be longer than %d characters", IDEMPOTENCY_KEY_MAX);
    if (c->own->idempotency_key.len && !str_is_utf8(c->own->idempotency_key))
        return fail(c, 400, "Idempotency-Key", "must be UTF-8");
    return true;
}

/* --- idempotency keys ---------------------------------------------------- */

struct idempotency {
    int64_t       status;
    struct moment created_at;
    str           key, op, body_hash, body;
};
static const struct field idempotency_fields[] = {
    FIELD(idempotency, key), FIELD(idempotency, op), FIELD(idempotency, body_hash), FIELD(idempotency, status),
    FIELD(idempotency, body), FIELD(idempotency, created_at),
};
SHAPE(idempotency);

/* The body and the path: what must be the same for the reply to be given again. */
static str request_hash(struct call *c)
{
    struct buf b = BUF(c->mem);

    buf_str(&b, c->request->path);
    buf_char(&b, '\n');
    buf_str(&b, c->request->body);
    return hash_hex(c->mem, buf_end(&b));
}

/* Runs the operation once per key: the second time its reply is given again. */
static bool run_once(struct call *c)
{
    struct idempotency now = { .key = c->own->idempotency_key, .op = str_of(c->op->id), .body = STR(""),
                               .body_hash = request_hash(c), .created_at = { c->now_ms } };
    struct idempotency before = { 0 };

    if (db_exec_with(c, WITH(idempotency, &now),
                     "INSERT INTO idempotency (workspace_id, key, op, body_hash, status, body, created_at)"
                     " VALUES (:workspace_id, :key, :op, :body_hash, :status, :body, :created_at)"
                     " ON CONFLICT DO NOTHING") == 0) {
        if (!db_row_with(c, WITH(idempotency, &now), "SELECT * FROM idempotency WHERE key = :key"
                         " AND workspace_id = :workspace_id", INTO(idempotency, &before)))
            return fail(c, 409, "Idempotency-Key", "the first request with this key is still under way");
        if (!str_eq(before.body_hash, now.body_hash) || !str_eq(before.op, now.op))
            return fail_code(c, 422, "idempotency_key_reused", "Idempotency-Key",
                             "was used with another request: use a new key");
        c->reply.status = (int)before.status;
        c->reply.type   = "application/json";
        c->reply.body   = BUF(c->mem);
        buf_str(&c->reply.body, before.body);
        reply_header(c, "Idempotent-Replayed", STR("true"));
        return true;
    }
    if (!c->op->run(c))
        return false;
    now.status = c->reply.status;
    now.body   = buf_end(&c->reply.body);
    db_exec_with(c, WITH(idempotency, &now), "UPDATE idempotency SET status = :status, body = :body"
                 " WHERE key = :key AND workspace_id = :workspace_id");
    return true;
}

static bool run_op(struct call *c)
{
    if (is_link_late(c->op) && !caller_by_link(c))
        return false;
    if (c->own->idempotency_key.len && c->workspace_id && !op_is_read(c->op))
        return run_once(c);
    return c->op->run(c);
}

static bool run_step(struct call *c)
{
    return c->own->step(c, c->own->step_arg);
}

/* --- transactions -------------------------------------------------------- */

/* Runs one step of a call on a connection; the reply of an earlier try is forgotten. */
static bool run_on(struct call *c, struct db_conn *conn, bool (*step)(struct call *c))
{
    bool kept;

    c->conn = conn;
    kept    = guard(c, step);
    if (!kept)
        db_conn_reset(conn);
    c->conn = NULL;
    return kept;
}

static bool unit_run(struct db_unit *unit, struct db_conn *conn)
{
    struct call_private *own = OWN_OF(unit, unit);
    struct call         *c   = own->step_arg;
    bool                 kept;

    if (unit->again)
        rerun(c);
    own->again  = false;
    kept        = run_on(c, conn, run_op);
    unit->retry = !kept && own->again;
    return kept;
}

/* What was written is there for all to see: tells those who wait for it. */
static void committed_tell(struct call *c)
{
    if (c->own->added_job && c->server->wake)
        c->server->wake(c->server);
    for (struct woken *w = c->own->woken; w; w = w->next)
        waits_wake(c->server->waits, w->topic, w->id);
}

/* Ends an answered call: errors into bytes, jobs woken, the carrier told.  One that waits
 * is not answered yet, and belongs to the table from then on. */
static void answered(struct call *c, bool kept)
{
    if (!kept)
        reply_error(c);
    else
        committed_tell(c);
    if (kept && c->own->waiter.topic)
        waits_add(c->server->waits, &c->own->waiter);
    else
        c->own->done(c, c->own->done_arg);
}

static void unit_done(struct db_unit *unit, bool committed)
{
    struct call *c = OWN_OF(unit, unit)->step_arg;

    if (!committed && unit->fault && !c->errors_n)
        fail(c, 503, NULL, "the store cannot be written to at the moment");
    answered(c, committed);
}

static bool prepare(struct call *c)
{
    return !c->op->prepare || c->op->prepare(c);
}

static void kept_close(void *arg)
{
    struct call    *c = arg;
    struct db_conn *conn = c->own->kept_conn;

    c->own->kept_conn = NULL;
    if (!conn)
        return;
    db_read_end(conn);
    db_give(c->server->db, conn);
    db_release(c->server->db);
}

bool call_keep(struct call *c)
{
    if (c->own->kept_conn)
        return true;
    if (!db_hold(c->server->db))
        return fail(c, 503, NULL, "too many long replies are under way: ask again in a moment");
    c->own->kept_conn = c->conn;
    call_defer(c, kept_close, c);
    return true;
}

struct db_conn *call_kept(const struct call *c)
{
    return c->own->kept_conn;
}

/* Runs a read on a connection of its own. */
static bool read_on(struct call *c, bool (*step)(struct call *c))
{
    struct db_conn *conn = db_take(c->server->db);
    bool            kept;

    if (!conn)
        return fail(c, 503, NULL, "the store cannot be reached at the moment");
    for (int tries = 0;; tries++) {
        c->own->again = false;
        db_read_begin(conn);
        kept = run_on(c, conn, step);
        if (kept && c->own->kept_conn)
            return true; /* the reply goes on with it */
        db_read_end(conn);
        if (kept || !c->own->again || tries == 3)
            break;
        c->errors_n = 0;
    }
    if (c->own->kept_conn)
        db_release(c->server->db);
    c->own->kept_conn = NULL;
    db_give(c->server->db, conn);
    return kept;
}

static bool admit_and_load(struct call *c)
{
    return admit(c) && (!c->op->load || c->op->load(c));
}

static bool admit_and_run(struct call *c)
{
    if (!admit(c))
        return false;
    rerun_mark(c);
    return run_op(c);
}

/* Has the transaction of a write queued, or run. */
static void write_op(struct call *c)
{
    c->own->unit = (struct db_unit){ .run = unit_run, .done = unit_done };
    db_write(c->server->db, &c->own->unit);
}

/* The whole way, on this thread, up to the point where a write is queued. */
static void answer_here(struct call *c)
{
    bool kept;

    if (c->op && !op_is_read(c->op)) {
        if (!(is_link_late(c->op) ? guard(c, admit) : read_on(c, admit_and_load)) || !guard(c, prepare)) {
            answered(c, false);
            return;
        }
        rerun_mark(c);
        write_op(c);
        return;
    }
    if (c->op && c->op->prepare) { /* no connection is held while it waits for others */
        kept = read_on(c, admit_and_load) && guard(c, prepare);
        rerun_mark(c);
        kept = kept && read_on(c, run_op);
    } else
        kept = c->op ? read_on(c, admit_and_run) : guard(c, admit);
    answered(c, kept);
}

/* --- waiting ------------------------------------------------------------- */

/* Runs the operation again: what it waited for may have happened, or its time is over. */
static void task_again(struct pool_task *task)
{
    struct call_private *own = OWN_OF(task, task);
    struct call         *c   = own->step_arg;
    bool                 gone = own->waiter.gone(&own->waiter);

    own->waited_id   = own->waiter.id;
    own->waiter.seen = waits_count(c->server->waits);
    rerun(c);
    c->now_ms = c->server->now_ms();
    if (gone) { /* nobody reads it; it must take nothing away from others */
        fail(c, 408, NULL, "the client has gone while it waited");
        answered(c, false);
    } else if (op_is_read(c->op)) {
        answered(c, read_on(c, run_op));
    } else {
        write_op(c);
    }
}

static void waiter_resume(struct waiter *waiter)
{
    struct call_private *own = OWN_OF(waiter, waiter);
    struct call         *c   = own->step_arg;

    own->task.run = task_again;
    pool_add(c->server->pool, &own->task);
}

static bool waiter_gone(struct waiter *waiter)
{
    const struct call    *c = OWN_OF(waiter, waiter)->step_arg;
    const struct request *r = c->request;

    return r->gone && r->gone(r);
}

bool call_wait(struct call *c, const char *topic, int64_t id, int64_t most_ms)
{
    struct call_private *own = c->own;
    int64_t              until_us = own->began_us + most_ms * 1000;

    if (!c->request || own->idempotency_key.len || clock_monotonic_us() >= until_us ||
        !waits_has_room(c->server->waits, c->actor_id))
        return false;
    assert(c->op->flags & OP_WAITS);
    own->waiter = (struct waiter){ .topic = topic, .id = id, .actor_id = c->actor_id, .seen = own->waiter.seen,
                                   .until_us = until_us, .resume = waiter_resume, .gone = waiter_gone };
    return true;
}

int64_t call_waited(const struct call *c)
{
    return c->own->waited_id;
}

void call_wake(struct call *c, const char *topic, int64_t id)
{
    struct woken *w = ARENA_NEW(c->mem, struct woken);

    *w            = (struct woken){ topic, id, c->own->woken };
    c->own->woken = w;
}

/* --- answering ----------------------------------------------------------- */

static void task_run(struct pool_task *task)
{
    answer_here(OWN_OF(task, task)->step_arg);
}

void call_answer(struct call *c, void (*done)(struct call *c, void *arg), void *arg)
{
    bool blocks = c->op && (db_is_postgres(c->server->db) || (c->op->flags & OP_SLOW) || c->op->prepare);

    c->own->done     = done;
    c->own->done_arg = arg;
    c->own->step_arg = c;
    if (c->op && (c->op->flags & OP_WAITS))
        c->own->waiter.seen = waits_count(c->server->waits);
    if (!blocks) {
        answer_here(c);
        return;
    }
    c->own->task.run = task_run;
    pool_add(c->op && c->op->prepare ? c->server->prepare_pool : c->server->pool, &c->own->task);
}

/* --- calls that come from nowhere ---------------------------------------- */

static bool wait_run(struct db_unit *unit, struct db_conn *conn)
{
    struct call_private *own = OWN_OF(unit, unit);
    struct call         *c   = own->done_arg;
    bool                 kept;

    if (unit->again)
        rerun(c);
    own->again  = false;
    kept        = run_on(c, conn, run_step);
    unit->retry = !kept && own->again;
    return kept;
}

static void wait_done(struct db_unit *unit, bool committed)
{
    struct call_private *own = OWN_OF(unit, unit);

    pthread_mutex_lock(&own->lock);
    own->kept     = committed;
    own->finished = true;
    pthread_cond_signal(&own->committed);
    pthread_mutex_unlock(&own->lock);
}

bool call_write(struct call *c, bool (*step)(struct call *c, void *arg), void *arg)
{
    struct call_private *own = c->own;

    own->step     = step;
    own->step_arg = arg;
    own->done_arg = c;
    own->finished = false;
    own->unit     = (struct db_unit){ .run = wait_run, .done = wait_done };
    c->now_ms     = c->server->now_ms();
    c->errors_n   = 0;
    rerun_mark(c);
    pthread_mutex_init(&own->lock, NULL);
    pthread_cond_init(&own->committed, NULL);
    db_write(c->server->db, &own->unit);
    pthread_mutex_lock(&own->lock);
    while (!own->finished)
        pthread_cond_wait(&own->committed, &own->lock);
    pthread_mutex_unlock(&own->lock);
    pthread_mutex_destroy(&own->lock);
    pthread_cond_destroy(&own->committed);
    if (!own->kept && !c->errors_n)
        fail(c, 503, NULL, "the store cannot be written to at the moment");
    if (own->kept)
        committed_tell(c);
    return own->kept;
}

bool call_read(struct call *c, bool (*step)(struct call *c, void *arg), void *arg)
{
    c->own->step     = step;
    c->own->step_arg = arg;
    c->errors_n      = 0;
    c->now_ms        = c->server->now_ms();
    return read_on(c, run_step);
}

static bool run_typed(struct call *c, void *arg)
{
    (void)arg; /* the input stands in c->in */
    return c->op->run(c);
}

bool call_run(const struct op *op, struct call *c, void *input)
{
    c->op = op;
    c->in = input;
    memset(c->given, 0xff, sizeof c->given);
    c->limit = c->family->page_max;
    if ((op->load && !read_on(c, op->load)) || !guard(c, prepare))
        return false;
    return op_is_read(op) ? call_read(c, run_typed, NULL) : call_write(c, run_typed, NULL);
}

/* --- what the statements need -------------------------------------------- */

/* Leaves a call because of what the store said. */
_Noreturn void call_leave_store(struct call *c, enum db_result result)
{
    switch (result) {
    case DB_AGAIN:
        c->own->again = true;
        call_leave(c, 503, "the store is too busy at the moment");
    case DB_LATE:
        call_leave(c, c->family->invalid_query,
                   "it takes too long to look for that: ask for an id or an address as well");
    case DB_CONFLICT:
        call_leave(c, 409, "it conflicts with another record");
    default:
        LOG(c->server->log, LOG_ERROR, "store fault", LOG_TEXT("op", str_of(c->op ? c->op->id : "job")),
            LOG_TEXT("fault", str_of(db_conn_message(c->conn))));
        call_leave(c, 503, "the store cannot be used at the moment");
    }
}

void call_added_job(struct call *c)
{
    c->own->added_job = true;
}
