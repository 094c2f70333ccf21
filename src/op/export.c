/* export.c - run_export: a SELECT as CSV, row by row.
 *
 * The statement runs on a connection of its own for as long as the reply is
 * being sent; memory does not grow with the rows.  Columns are the fields of
 * `out`.  Text that a spreadsheet would take for a formula gets an apostrophe
 * in front (CSV injection).
 */
#include <setjmp.h>
#include <string.h>
#include "core/clock.h"
#include "op/call.h"

#define EXPORT_BYTES_MAX (8u << 20)

struct export {
    struct call      *c;
    struct db_conn   *conn;
    struct db_cursor *cursor;
    struct arena     *mem;   /* one row at a time */
    struct arena_mark start;
    void             *row;
    struct buf        line;
    size_t            sent;  /* of the line */
    bool              ended;
    jmp_buf           full;
};

void csv_cell(struct buf *out, str s)
{
    bool formula = s.len && strchr("=+-@\t\r", s.data[0]);
    bool quoted = formula;

    for (size_t i = 0; i < s.len && !quoted; i++)
        quoted = strchr(",\"\r\n", s.data[i]) != NULL;
    if (!quoted) {
        buf_str(out, s);
        return;
    }
    buf_text(out, formula ? "\"'" : "\"");
    for (size_t i = 0; i < s.len; i++) {
        if (s.data[i] == '"')
            buf_char(out, '"');
        buf_char(out, s.data[i]);
    }
    buf_char(out, '"');
}

/* The JSON of a value without its quotes, when it is not plain text anyway. */
static void cell_write(struct export *e, const struct field *f)
{
    const struct shape one = { "cell", f, 1, e->c->op->out->bytes };
    struct buf         json = BUF(e->mem);
    str                value;

    if (f->type == TYPE_TEXT) {
        csv_cell(&e->line, *(str *)field_at(f, e->row));
        return;
    }
    encode(e->c, &json, &one, e->row);
    value = buf_end(&json);                           /* {"key":value} */
    value = str_from(value, strlen("{\"\":") + key_spell(e->c->family->keys, f->name, (char[64]){ 0 }).len);
    value.len--;
    if (str_is(value, "null"))
        return;
    if (value.len >= 2 && value.data[0] == '"') { /* a time or an id */
        buf_add(&e->line, value.data + 1, value.len - 2);
        return;
    }
    csv_cell(&e->line, value);
}

static bool is_column(const struct field *f)
{
    return !(f->flags & (WRITEONLY | INTERNAL));
}

static void header_write(struct export *e)
{
    const struct shape *out = e->c->op->out;
    bool                first = true;
    char                room[64];

    for (size_t i = 0; i < out->n; i++) {
        if (!is_column(&out->fields[i]))
            continue;
        if (!first)
            buf_char(&e->line, ',');
        first = false;
        buf_str(&e->line, key_spell(e->c->family->keys, out->fields[i].name, room));
    }
    buf_text(&e->line, "\r\n");
}

/* Makes the line of the next row; false at the end. */
static bool line_next(struct export *e)
{
    const struct shape *out = e->c->op->out;
    bool                first = true;

    arena_rewind(e->mem, e->start);
    e->line = BUF(e->mem);
    e->sent = 0;
    memset(e->row, 0, out->bytes);
    switch (db_next(e->cursor, e->mem, e->row)) {
    case DB_ROW:  break;
    case DB_DONE: return false;
    default:      longjmp(e->full, 1); /* a cut-off file must not look whole */
    }
    for (size_t i = 0; i < out->n; i++) {
        if (!is_column(&out->fields[i]))
            continue;
        if (!first)
            buf_char(&e->line, ',');
        first = false;
        cell_write(e, &out->fields[i]);
    }
    buf_text(&e->line, "\r\n");
    return true;
}

static void line_full(void *arg)
{
    longjmp(((struct export *)arg)->full, 1);
}

static int64_t lines_fill(struct export *e, char *data, size_t room)
{
    size_t n = 0;

    while (n < room && !e->ended) {
        size_t part = e->line.len - e->sent;

        if (part == 0) {
            e->ended = !line_next(e);
            continue;
        }
        if (part > room - n)
            part = room - n;
        memcpy(data + n, e->line.data + e->sent, part);
        e->sent += part;
        n       += part;
    }
    return (int64_t)n;
}

static int64_t export_stream(void *arg, char *data, size_t room)
{
    struct export *e = arg;

    return setjmp(e->full) == 0 ? lines_fill(e, data, room) : -1;
}

static void export_close(void *arg)
{
    struct export *e = arg;

    db_conn_reset(e->conn);
    db_give(e->c->server->db, e->conn);
    arena_free(e->mem);
}

bool run_export(struct call *c)
{
    struct export   *e = ARENA_NEW(c->mem, struct export);
    struct db_source from[] = { { c->op->in, c->in }, call_source(c) };
    bool             input = c->op->in && c->in;

    *e = (struct export){ .c = c, .conn = db_take(c->server->db) };
    if (!e->conn)
        return fail(c, 503, NULL, "the store cannot be reached at the moment");
    e->mem = arena_new(EXPORT_BYTES_MAX);
    call_defer(c, export_close, e);
    if (db_start(e->conn, c->op->sql, input ? from : from + 1, input ? 2 : 1, c->op->out, true, &e->cursor) > DB_DONE)
        return fail(c, 503, NULL, "the store cannot be used at the moment");
    e->row   = arena_alloc(e->mem, c->op->out->bytes);
    e->start = arena_mark(e->mem);
    e->line  = BUF(e->mem);
    header_write(e);
    arena_on_full(e->mem, line_full, e);
    c->reply = (struct reply){ .status = c->op->status, .type = "text/csv; charset=utf-8", .stream = export_stream,
                               .stream_arg = e };
    return true;
}
