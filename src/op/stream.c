/* stream.c - rows that are written while the reply is being sent: exports, and pages
 * too long to be held.
 *
 * The statements run on the call's connection, which the call keeps until its reply is
 * out; so the rows are those of the moment at which it was asked.  Memory does not grow
 * with them.  What is sent is a head, the rows, a tail.
 */
#include <setjmp.h>
#include <string.h>
#include "op/call.h"

#define ROW_BYTES_MAX  (8u << 20)
#define TEXT_BYTES_MAX (16u << 20)
#define TEXT_BYTES     (16u << 10) /* are made at a time */

struct stream {
    struct call             *c;
    const struct stream_form *form;
    struct db_source         with;
    const char *const       *sqls;   /* what is left of them */
    struct db_cursor        *cursor; /* of the statement under way; NULL between two */
    struct arena            *row_mem, *text_mem; /* row_mem: one row at a time */
    struct arena_mark        row_start;
    void                    *row;
    int64_t                  rows;
    struct buf               text;   /* what is sent next; its room stays */
    size_t                   sent;   /* of it */
    str                      tail;
    jmp_buf                  full;
};

/* Starts the next statement; false when there is none. */
static bool statement_next(struct stream *s)
{
    struct db_source from[CALL_SOURCES_MAX];
    size_t           n = call_sources(s->c, s->with, from);
    enum db_result   result;

    if (!*s->sqls)
        return false;
    result = db_start(s->c->conn, *s->sqls++, from, n, s->c->op->out, true, &s->cursor);
    if (result != DB_ROW && result != DB_DONE)
        longjmp(s->full, 1);
    return true;
}

/* Writes the next row; false when there is none any more. */
static bool row_next(struct stream *s)
{
    const struct shape *shape = s->c->op->out;

    while (s->cursor || statement_next(s)) {
        arena_rewind(s->row_mem, s->row_start);
        memset(s->row, 0, shape->bytes);
        switch (db_next(s->cursor, s->row_mem, s->row)) {
        case DB_ROW:
            if (s->rows++)
                buf_text(&s->text, s->form->between);
            s->form->row(s->c, s->row_mem, &s->text, s->row);
            return true;
        case DB_DONE:
            db_end(s->cursor);
            s->cursor = NULL;
            break;
        default:
            longjmp(s->full, 1); /* a reply cut off must not look whole */
        }
    }
    return false;
}

/* Makes what is sent next; false at the end. */
static bool text_next(struct stream *s)
{
    s->text.len = s->sent = 0;
    while (s->text.len < TEXT_BYTES) {
        if (row_next(s))
            continue;
        buf_str(&s->text, s->tail);
        s->tail = STR_NULL;
        break;
    }
    return s->text.len > 0;
}

static int64_t fill(struct stream *s, char *data, size_t room)
{
    size_t n = 0;

    while (n < room && (s->sent < s->text.len || text_next(s))) {
        size_t part = s->text.len - s->sent;

        if (part > room - n)
            part = room - n;
        memcpy(data + n, s->text.data + s->sent, part);
        s->sent += part;
        n       += part;
    }
    return (int64_t)n;
}

/* The server's thread may be another each time; what leaves an arena comes back here. */
static int64_t stream_read(void *arg, char *data, size_t room)
{
    struct stream *s = arg;
    int64_t        n;

    s->c->conn = call_kept(s->c);
    n          = setjmp(s->full) == 0 ? fill(s, data, room) : -1;
    s->c->conn = NULL;
    return n;
}

static void arena_full(void *arg)
{
    longjmp(((struct stream *)arg)->full, 1);
}

static void stream_close(void *arg)
{
    struct stream *s = arg;

    arena_free(s->row_mem);
    arena_free(s->text_mem);
}

bool stream_rows(struct call *c, const struct stream_form *form, struct db_source with, const char *const *sqls,
                 str head, str tail)
{
    struct stream *s = ARENA_NEW(c->mem, struct stream);

    if (!call_keep(c))
        return false;
    *s = (struct stream){ .c = c, .form = form, .with = with, .sqls = sqls, .tail = tail,
                          .row_mem = arena_new(ROW_BYTES_MAX), .text_mem = arena_new(TEXT_BYTES_MAX) };
    call_defer(c, stream_close, s);
    s->row       = arena_alloc(s->row_mem, c->op->out->bytes);
    s->row_start = arena_mark(s->row_mem);
    s->text      = BUF(s->text_mem);
    buf_str(&s->text, head);
    arena_on_full(s->row_mem, arena_full, s);
    arena_on_full(s->text_mem, arena_full, s);
    if (setjmp(s->full) != 0)
        return fail(c, 503, NULL, "the store cannot be used at the moment");
    statement_next(s); /* now: one that cannot begin is still an error, not a reply cut off */
    c->reply = (struct reply){ .status = c->op->status, .type = form->type, .stream = stream_read, .stream_arg = s };
    return true;
}
