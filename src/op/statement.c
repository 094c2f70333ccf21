/* statement.c - statements of operations: the db_ functions of op.h.
 *
 * A parameter is looked for in the struct given by the _with form, then in the
 * call's input, then among the call's values.
 */
#include <string.h>
#include "core/random.h"
#include "db/filter.h"
#include "op/call.h"

#define REFINED_MS 10000 /* a list may look for what a request asks of it */

static const struct field call_values_fields[] = {
    FIELD(call_values, workspace_id), FIELD(call_values, actor_id), FIELD(call_values, now_ms),
    FIELD(call_values, limit), FIELD(call_values, offset), FIELD(call_values, subaccount_id),
    FIELD(call_values, public_url),
};
SHAPE(call_values);

static struct db_source call_source(const struct call *c)
{
    return (struct db_source){ &call_values_shape, &c->values };
}

size_t call_sources(struct call *c, struct db_source with, struct db_source from[CALL_SOURCES_MAX])
{
    size_t n = 0;

    if (with.shape)
        from[n++] = with;
    if (c->op && c->op->in && c->in && !(c->op->flags & OP_ARRAY))
        from[n++] = (struct db_source){ c->op->in, c->in };
    from[n++] = call_source(c);
    return n;
}

static struct db_cursor *start(struct call *c, struct db_source with, const char *sql, const struct shape *into,
                               bool stream)
{
    struct db_source  from[CALL_SOURCES_MAX];
    size_t            n = call_sources(c, with, from);
    struct db_cursor *cursor;
    enum db_result    result = db_start(c->conn, sql, from, n, into, stream, &cursor);

    if (result != DB_ROW && result != DB_DONE)
        call_leave_store(c, result);
    return cursor;
}

static bool next(struct call *c, struct db_cursor *cursor, void *row)
{
    enum db_result result = db_next(cursor, c->mem, row);

    if (result != DB_ROW && result != DB_DONE)
        call_leave_store(c, result);
    return result == DB_ROW;
}

/* A writing statement is stepped to its end, or SQLite would not finish it. */
static void finish(struct call *c, struct db_cursor *cursor)
{
    while (next(c, cursor, NULL))
        ;
    db_end(cursor);
}

static const struct db_source nothing;

bool db_row_with(struct call *c, struct db_source with, const char *sql, struct into into)
{
    struct db_cursor *cursor = start(c, with, sql, into.shape, false);
    bool              came = next(c, cursor, into.row);

    if (came)
        finish(c, cursor);
    else
        db_end(cursor);
    return came;
}

bool db_row(struct call *c, const char *sql, struct into into)
{
    return db_row_with(c, nothing, sql, into);
}

struct list db_rows_with(struct call *c, struct db_source with, const char *sql, const struct shape *shape,
                         size_t max)
{
    struct db_cursor *cursor = start(c, with, sql, shape, false);
    struct list       rows = { 0 };
    size_t            room = 0;
    char             *row = arena_alloc(c->mem, shape->bytes);

    while (next(c, cursor, row)) {
        if (rows.n == max)
            call_leave(c, 500, "more rows than expected");
        if (rows.n == room) {
            size_t more = room ? 2 * room : 8;

            rows.items = arena_grow(c->mem, rows.items, room * shape->bytes, more * shape->bytes);
            room       = more;
        }
        memcpy((char *)rows.items + rows.n++ * shape->bytes, row, shape->bytes);
        memset(row, 0, shape->bytes);
    }
    db_end(cursor);
    return rows;
}

struct list db_rows(struct call *c, const char *sql, const struct shape *shape, size_t max)
{
    return db_rows_with(c, nothing, sql, shape, max);
}

bool db_str_with(struct call *c, struct db_source with, const char *sql, str *value)
{
    struct db_cursor *cursor = start(c, with, sql, NULL, false);
    bool              came = next(c, cursor, NULL);

    if (came) {
        *value = db_column(cursor, 0, c->mem);
        finish(c, cursor);
    } else {
        db_end(cursor);
    }
    return came;
}

bool db_str(struct call *c, const char *sql, str *value)
{
    return db_str_with(c, nothing, sql, value);
}

bool db_int_with(struct call *c, struct db_source with, const char *sql, int64_t *value)
{
    str text;

    if (!db_str_with(c, with, sql, &text))
        return false;
    if (!text.data || !str_to_int(text, value))
        *value = 0;
    return true;
}

bool db_int(struct call *c, const char *sql, int64_t *value)
{
    return db_int_with(c, nothing, sql, value);
}

int64_t db_exec_with(struct call *c, struct db_source with, const char *sql)
{
    struct db_source  from[CALL_SOURCES_MAX];
    size_t            n = call_sources(c, with, from);
    struct db_cursor *cursor;
    enum db_result    result = db_start(c->conn, sql, from, n, NULL, false, &cursor);
    int64_t           changes;

    if (result == DB_ROW || result == DB_DONE) {
        while ((result = db_next(cursor, c->mem, NULL)) == DB_ROW)
            ;
        changes = db_changes(cursor);
        db_end(cursor);
        if (result == DB_DONE)
            return changes;
    }
    if (result == DB_CONFLICT)
        return -1;
    call_leave_store(c, result);
}

int64_t db_exec(struct call *c, const char *sql)
{
    return db_exec_with(c, nothing, sql);
}

int64_t db_exec_many(struct call *c, const struct shape *shape, const void *rows, size_t n, const char *sql)
{
    struct db_source from[CALL_SOURCES_MAX];
    size_t           from_n = call_sources(c, nothing, from);
    int64_t          changes = 0;
    enum db_result   result = db_many(c->conn, sql, shape, rows, n, from, from_n, &changes);

    if (result != DB_DONE && result != DB_ROW)
        call_leave_store(c, result);
    return changes;
}

/* --- jobs ---------------------------------------------------------------- */

struct job_row {
    int64_t       id, ref_id;
    str           kind, payload;
    struct moment run_at, created_at;
};
static const struct field job_row_fields[] = {
    FIELD(job_row, id), FIELD(job_row, kind), FIELD(job_row, ref_id), FIELD(job_row, payload), FIELD(job_row, run_at),
    FIELD(job_row, created_at),
};
SHAPE(job_row);

void job_add_at(struct call *c, const char *kind, int64_t ref_id, int64_t run_ms, str payload)
{
    struct job_row job = { id_new(), ref_id, str_of(kind), payload.data ? payload : STR(""), { run_ms },
                           { c->now_ms } };

    db_exec_with(c, WITH(job_row, &job), "INSERT INTO job (id, workspace_id, kind, ref_id, payload, run_at, created_at)"
                 " VALUES (:id, :workspace_id, :kind, :ref_id, :payload, :run_at, :created_at)");
    call_added_job(c);
}

void job_add(struct call *c, const char *kind, int64_t ref_id)
{
    job_add_at(c, kind, ref_id, c->now_ms, STR(""));
}

/* --- shared runners ------------------------------------------------------ */

#define PAGE_ROWS_MAX 1000 /* a longer page is sent while it is read */

/* Writes the rows of a page; returns how many there were. */
static int64_t page_rows(struct call *c, struct db_source with, const char *const *sqls)
{
    struct buf       *out = &c->reply.body;
    struct db_cursor *cursor;
    void             *row = arena_alloc(c->mem, c->op->out->bytes);
    int64_t           n = 0;

    *out = BUF(c->mem);
    c->family->page_open(c, out);
    for (; *sqls; sqls++) {
        cursor = start(c, with, *sqls, c->op->out, false);
        while (next(c, cursor, row)) {
            if (n++)
                buf_char(out, ',');
            encode(c, out, c->op->out, row);
            memset(row, 0, c->op->out->bytes);
        }
        db_end(cursor);
    }
    c->reply.status = c->op->status;
    c->reply.type   = "application/json";
    return n;
}

static void page_row(struct call *c, struct arena *mem, struct buf *out, const void *row)
{
    (void)mem;
    encode(c, out, c->op->out, row);
}

/* A page of more rows than are held; the total stands behind them, so it must be known.
 * Only a reply that goes out can be made meanwhile. */
static bool is_long(const struct call *c, int64_t total)
{
    return c->limit > PAGE_ROWS_MAX && c->request && total - c->offset > PAGE_ROWS_MAX;
}

static bool page_stream(struct call *c, struct db_source with, const char *const *sqls, int64_t total)
{
    static const struct stream_form form = { "application/json", ",", page_row };
    struct buf                      head = BUF(c->mem), tail = BUF(c->mem);

    c->family->page_open(c, &head);
    c->family->page_close(c, &tail, total);
    return stream_rows(c, &form, with, sqls, buf_end(&head), buf_end(&tail));
}

bool run_page(struct call *c, const char *const *sqls, int64_t total)
{
    if (is_long(c, total))
        return page_stream(c, nothing, sqls, total);
    page_rows(c, nothing, sqls);
    c->family->page_close(c, &c->reply.body, total);
    return true;
}

static int64_t count(struct call *c, struct db_source with, const char *sql)
{
    bool    once = sql[0] == SQL_ONCE[0];
    int64_t n = 0;

    db_int_with(c, with, once ? db_build_refined_count(c->mem, sql) : db_build_count(sql), &n);
    return n;
}

/* How many rows there are on all pages.  A page that is not full tells it by itself;
 * else they are counted, where the page shows the number. */
static int64_t total_of(struct call *c, struct db_source with, const char *sql, int64_t n)
{
    if (!(c->op->flags & OP_UNCOUNTED) && (n == c->limit || (n == 0 && c->offset > 0)))
        return count(c, with, sql);
    return c->offset + n;
}

static bool page(struct call *c, struct db_source with, const char *sql)
{
    const char **sqls = ARENA_ARRAY(c->mem, const char *, 2);
    int64_t      n;

    sqls[0] = sql;
    if (c->limit > PAGE_ROWS_MAX && !(c->op->flags & OP_UNCOUNTED) && is_long(c, n = count(c, with, sql)))
        return page_stream(c, with, sqls, n);
    n = page_rows(c, with, sqls);
    c->family->page_close(c, &c->reply.body, total_of(c, with, sql, n));
    return true;
}

bool run_select(struct call *c, const char *sql)
{
    return page(c, nothing, sql);
}

bool run_rows(struct call *c)
{
    return page(c, nothing, c->op->sql);
}

/* The select itself, which stays prepared, where the request asks for nothing. */
static const char *refined(struct call *c, const char *select, const struct refine *refine,
                           struct db_source *values)
{
    *values = nothing;
    if (!refine->filter && !refine->orders_n)
        return select;
    db_limit(c->conn, REFINED_MS);
    return db_build_refined(c->mem, db_conn_is_postgres(c->conn), select, refine, values);
}

bool run_refined(struct call *c, const struct refine *refine)
{
    struct db_source values;
    const char      *sql = refined(c, c->op->sql, refine, &values);

    return page(c, values, sql);
}

struct list db_rows_refined(struct call *c, const char *select, const struct refine *refine,
                            const struct shape *shape, int64_t *total)
{
    struct db_source values;
    const char      *sql = refined(c, select, refine, &values);
    struct list      rows = db_rows_with(c, values, sql, shape, (size_t)c->limit);

    *total = total_of(c, values, sql, (int64_t)rows.n);
    return rows;
}

bool run_row(struct call *c)
{
    void *row = arena_alloc(c->mem, c->op->out->bytes);

    if (!db_row(c, c->op->sql, (struct into){ c->op->out, row }))
        return fail(c, 404, NULL, "no such record");
    return reply(c, row);
}

bool run_none(struct call *c)
{
    if (db_exec(c, c->op->sql) == 0)
        return fail(c, 404, NULL, "no such record");
    return reply(c, NULL);
}

bool run_insert(struct call *c)
{
    void *row = arena_alloc(c->mem, c->op->out->bytes);

    if (!db_row(c, db_build_insert(c->op->table, c->op->in), (struct into){ c->op->out, row }))
        return fail(c, 409, NULL, "such a record exists already");
    return reply(c, row);
}

bool run_update(struct call *c)
{
    void *row = arena_alloc(c->mem, c->op->out->bytes);

    if (!db_row(c, db_build_update(c->op->table, c->op->in, c->given[0]), (struct into){ c->op->out, row }))
        return fail(c, 404, NULL, "no such record");
    return reply(c, row);
}
