/* export.c - run_export, run_export_refined: a SELECT as CSV, row by row.
 *
 * Columns are the fields of `out`; memory does not grow with the rows (op/stream.c).
 * Text that a spreadsheet would take for a formula gets an apostrophe in front (CSV
 * injection).
 */
#include <string.h>
#include "db/filter.h"
#include "op/call.h"

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
static void cell_write(struct call *c, struct arena *mem, struct buf *out, const struct field *f, const void *row)
{
    const struct shape one = { "cell", f, 1, c->op->out->bytes };
    struct buf         json = BUF(mem);
    str                value;

    if (f->type == TYPE_TEXT) {
        csv_cell(out, *(const str *)field_at(f, row));
        return;
    }
    encode(c, &json, &one, row);
    value = buf_end(&json);                           /* {"key":value} */
    value = str_from(value, strlen("{\"\":") + key_spell(c->family->keys, f->name, (char[64]){ 0 }).len);
    value.len--;
    if (str_is(value, "null"))
        return;
    if (value.len >= 2 && value.data[0] == '"') /* a time or an id */
        buf_add(out, value.data + 1, value.len - 2);
    else if (f->type == TYPE_INT || f->type == TYPE_NUMBER) /* -1 is no formula */
        buf_str(out, value);
    else
        csv_cell(out, value);
}

static bool is_column(const struct field *f)
{
    return !(f->flags & (WRITEONLY | INTERNAL));
}

static str header_line(struct call *c)
{
    const struct shape *shape = c->op->out;
    struct buf          line = BUF(c->mem);
    char                room[64];

    for (size_t i = 0; i < shape->n; i++) {
        if (!is_column(&shape->fields[i]))
            continue;
        if (line.len)
            buf_char(&line, ',');
        buf_str(&line, key_spell(c->family->keys, shape->fields[i].name, room));
    }
    buf_text(&line, "\r\n");
    return buf_end(&line);
}

static void row_line(struct call *c, struct arena *mem, struct buf *out, const void *row)
{
    const struct shape *shape = c->op->out;
    bool                first = true;

    for (size_t i = 0; i < shape->n; i++) {
        if (!is_column(&shape->fields[i]))
            continue;
        if (!first)
            buf_char(out, ',');
        first = false;
        cell_write(c, mem, out, &shape->fields[i], row);
    }
    buf_text(out, "\r\n");
}

static void row_object(struct call *c, struct arena *mem, struct buf *out, const void *row)
{
    (void)mem;
    encode(c, out, c->op->out, row);
}

static bool wants_json(const struct call *c)
{
    str accept = c->request ? c->request->header(c->request, "Accept") : STR_NULL;

    return str_is(str_trim(str_cut(&accept, ';')), "application/json") && strstr(c->op->media, "application/json");
}

static bool export(struct call *c, struct db_source with, const char *sql)
{
    static const struct stream_form csv = { "text/csv; charset=utf-8", "", row_line };
    static const struct stream_form json = { "application/json", ",", row_object };
    const char                    **sqls = ARENA_ARRAY(c->mem, const char *, 2);

    sqls[0] = sql;
    if (wants_json(c))
        return stream_rows(c, &json, with, sqls, STR("["), STR("]"));
    return stream_rows(c, &csv, with, sqls, header_line(c), STR(""));
}

bool run_export(struct call *c)
{
    return export(c, (struct db_source){ 0 }, c->op->sql);
}

bool run_export_refined(struct call *c, const char *select, const struct refine *refine)
{
    struct db_source values = { 0 };
    const char      *sql = select;

    if (refine->filter || refine->orders_n)
        sql = db_build_refined(c->mem, db_conn_is_postgres(c->conn), select, refine, &values);
    return export(c, values, sql);
}
