/* sql_compare.c - is the result of a query what was expected? */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "core/arena.h"
#include "core/json.h"
#include "judge/sql_compare.h"

#define RELATIVE        1e-6
#define ABSOLUTE        1e-9
#define RESULT_DEPTH    4
#define COLUMNS_MAX     200
#define ROWS_MAX        100000
#define CELLS_MAX       1000000
#define PAIRS_TRIED_MAX 20000000 /* when rows with real numbers are matched */
#define SHOWN_CELL_MAX  1000     /* bytes of a text that are shown */

/* --- reading ------------------------------------------------------------------------- */

static bool read_cell(struct arena *mem, const json_t *json, struct sql_cell *cell)
{
    const json_t *blob = json_object_get(json, "blob"), *real = json_object_get(json, "real");

    *cell = (struct sql_cell){ SQL_NULL, 0, 0, STR_NULL };
    if (json_is_integer(json)) {
        cell->type    = SQL_INTEGER;
        cell->integer = json_integer_value(json);
        cell->real    = (double)cell->integer;
    } else if (json_is_real(json)) {
        cell->type = SQL_REAL;
        cell->real = json_real_value(json);
    } else if (json_is_string(json)) {
        cell->type = SQL_TEXT;
        cell->text = str_copy(mem, json_str(json));
    } else if (json_is_string(blob)) {
        cell->type = SQL_BLOB;
        cell->text = str_copy(mem, json_str(blob));
    } else if (json_is_string(real)) {
        cell->type = SQL_REAL;
        cell->real = str_starts(json_str(real), "-") ? -INFINITY : INFINITY;
    } else {
        return json_is_null(json);
    }
    return true;
}

static bool read_names(struct arena *mem, const json_t *json, struct sql_result *r)
{
    size_t i;

    r->columns = json_array_size(json);
    if (!json_is_array(json) || r->columns > COLUMNS_MAX)
        return false;
    r->names = ARENA_ARRAY(mem, str, r->columns + 1);
    for (i = 0; i < r->columns; i++) {
        if (!json_is_string(json_array_get(json, i)))
            return false;
        r->names[i] = str_copy(mem, json_str(json_array_get(json, i)));
    }
    return true;
}

static bool read_rows(struct arena *mem, const json_t *json, struct sql_result *r)
{
    size_t i, j;

    r->rows = json_array_size(json);
    if (!json_is_array(json) || r->rows > ROWS_MAX || r->rows * r->columns > CELLS_MAX)
        return false;
    r->cells = ARENA_ARRAY(mem, struct sql_cell, r->rows * r->columns + 1);
    for (i = 0; i < r->rows; i++) {
        const json_t *row = json_array_get(json, i);

        if (!json_is_array(row) || json_array_size(row) != r->columns)
            return false;
        for (j = 0; j < r->columns; j++)
            if (!read_cell(mem, json_array_get(row, j), &r->cells[i * r->columns + j]))
                return false;
    }
    return true;
}

static bool read_groups(struct arena *mem, const json_t *json, struct sql_result *r)
{
    size_t     i, rows = 0;
    json_int_t n;

    r->is_ordered = json != NULL;
    r->groups_n   = json_array_size(json);
    if (r->groups_n > r->rows || (json != NULL && !json_is_array(json)))
        return false;
    r->groups = ARENA_ARRAY(mem, size_t, r->groups_n + 1);
    for (i = 0; i < r->groups_n; i++, rows += (size_t)n) {
        n = json_integer_value(json_array_get(json, i));
        if (n <= 0 || n > ROWS_MAX)
            return false;
        r->groups[i] = (size_t)n;
    }
    return json == NULL || rows == r->rows;
}

bool sql_result_read(struct arena *mem, str text, struct sql_result *r)
{
    const char *message;
    json_t     *json = json_read(text, RESULT_DEPTH, &message);
    bool        ok;

    *r       = (struct sql_result){ .columns = 0 };
    r->error = str_copy(mem, json_str(json_object_get(json, "error")));
    r->kind  = str_copy(mem, json_str(json_object_get(json, "kind")));
    ok       = r->error.data != NULL ||
               (read_names(mem, json_object_get(json, "columns"), r) &&
                read_rows(mem, json_object_get(json, "rows"), r) &&
                read_groups(mem, json_object_get(json, "groups"), r));
    json_close(json);
    return ok;
}

/* --- cells and rows -------------------------------------------------------------------- */

static bool is_number(const struct sql_cell *c)
{
    return c->type == SQL_INTEGER || c->type == SQL_REAL;
}

static bool cells_eq(const struct sql_cell *a, const struct sql_cell *b)
{
    double larger = fmax(fabs(a->real), fabs(b->real));

    if (is_number(a) && is_number(b)) {
        if (a->type == SQL_INTEGER && b->type == SQL_INTEGER)
            return a->integer == b->integer;
        return a->real == b->real || (isfinite(larger) && fabs(a->real - b->real) <= fmax(ABSOLUTE, RELATIVE * larger));
    }
    return a->type == b->type && (a->type == SQL_NULL || str_eq(a->text, b->text));
}

static int text_order(str a, str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int    first = n > 0 ? memcmp(a.data, b.data, n) : 0;

    return first != 0 ? first : (a.len > b.len) - (a.len < b.len);
}

/* NULL, then numbers, then texts, then blobs. */
static int rank(const struct sql_cell *c)
{
    return c->type == SQL_REAL ? SQL_INTEGER : (int)c->type;
}

struct matching {
    size_t      columns;
    const bool *is_real; /* columns in which a number is real */
    int64_t     tried;
};

/* The order of what is compared without tolerance: all but numbers in columns with reals. */
static int exact_order(const struct matching *m, const struct sql_cell *a, const struct sql_cell *b)
{
    size_t i;
    int    order;

    for (i = 0; i < m->columns; i++) {
        order = (rank(&a[i]) > rank(&b[i])) - (rank(&a[i]) < rank(&b[i]));
        if (order == 0 && a[i].text.data != NULL)
            order = text_order(a[i].text, b[i].text);
        else if (order == 0 && is_number(&a[i]) && !m->is_real[i])
            order = (a[i].integer > b[i].integer) - (a[i].integer < b[i].integer);
        if (order != 0)
            return order;
    }
    return 0;
}

/* And behind that by the other numbers. */
static int row_order(const void *x, const void *y, void *arg)
{
    const struct sql_cell *a = *(const struct sql_cell *const *)x, *b = *(const struct sql_cell *const *)y;
    const struct matching *m = arg;
    int    order = exact_order(m, a, b);
    size_t i;

    for (i = 0; order == 0 && i < m->columns; i++)
        if (m->is_real[i] && is_number(&a[i]))
            order = (a[i].real > b[i].real) - (a[i].real < b[i].real);
    return order;
}

static bool rows_eq(struct matching *m, const struct sql_cell *a, const struct sql_cell *b)
{
    size_t i;

    m->tried++;
    for (i = 0; i < m->columns; i++)
        if (!cells_eq(&a[i], &b[i]))
            return false;
    return true;
}

/* --- multisets --------------------------------------------------------------------------- */

#define NOBODY SIZE_MAX

/* Finds a partner for the expected row `start`, moving others to other partners on the way: breadth first along
 * alternating paths, as in every matching of two sides. */
static bool find_partner(struct matching *m, const struct sql_cell **expected, const struct sql_cell **got, size_t n,
                         size_t start, size_t *partner, size_t *from, size_t *queue)
{
    size_t head = 0, tail = 0, i, row;

    for (i = 0; i < n; i++)
        from[i] = NOBODY; /* the expected row through which a given one was reached */
    queue[tail++] = start;
    while (head < tail && m->tried < PAIRS_TRIED_MAX) {
        row = queue[head++];
        for (i = 0; i < n; i++) {
            if (from[i] != NOBODY || !rows_eq(m, expected[row], got[i]))
                continue;
            from[i] = row;
            if (partner[i] != NOBODY) {
                queue[tail++] = partner[i];
                continue;
            }
            for (;;) { /* back along the path */
                size_t mover = from[i], before = NOBODY, j;

                for (j = 0; j < n && mover != start; j++)
                    if (partner[j] == mover)
                        before = j;
                partner[i] = mover;
                if (before == NOBODY)
                    return true;
                i = before;
            }
        }
    }
    return false;
}

/* Rows that differ in real numbers at most.  In their order they mostly are pairs; what is left is matched. */
static bool tolerant_match(struct arena *mem, struct matching *m, const struct sql_cell **expected,
                           const struct sql_cell **got, size_t n)
{
    struct arena_mark mark = arena_mark(mem);
    size_t *partner = ARENA_ARRAY(mem, size_t, n), *from = ARENA_ARRAY(mem, size_t, n);
    size_t *queue = ARENA_ARRAY(mem, size_t, n + 1), i;
    bool   *has_one = ARENA_ARRAY(mem, bool, n), all = true;

    for (i = 0; i < n; i++) {
        has_one[i] = rows_eq(m, expected[i], got[i]);
        partner[i] = has_one[i] ? i : NOBODY;
    }
    for (i = 0; all && i < n; i++)
        all = has_one[i] || find_partner(m, expected, got, n, i, partner, from, queue);
    arena_rewind(mem, mark);
    return all;
}

static const struct sql_cell **sorted(struct arena *mem, struct matching *m, const struct sql_cell *cells, size_t n)
{
    const struct sql_cell **rows = ARENA_ARRAY(mem, const struct sql_cell *, n + 1);
    size_t i;

    for (i = 0; i < n; i++)
        rows[i] = cells + i * m->columns;
    qsort_r(rows, n, sizeof *rows, row_order, m);
    return rows;
}

static void find_reals(const struct sql_cell *cells, size_t n, size_t columns, bool *is_real)
{
    size_t i;

    for (i = 0; i < n * columns; i++)
        if (cells[i].type == SQL_REAL)
            is_real[i % columns] = true;
}

/* The same rows, in whatever order? */
static bool multiset_eq(struct arena *mem, const struct sql_cell *expected, const struct sql_cell *got, size_t n,
                        size_t columns)
{
    bool            is_real[COLUMNS_MAX] = { false };
    struct matching m = { columns, is_real, 0 };
    const struct sql_cell **a, **b;
    size_t i, end;

    find_reals(expected, n, columns, is_real);
    find_reals(got, n, columns, is_real);
    a = sorted(mem, &m, expected, n);
    b = sorted(mem, &m, got, n);
    for (i = 0; i < n; i++)
        if (exact_order(&m, a[i], b[i]) != 0)
            return false;
    for (i = 0; i < n; i = end) {
        for (end = i + 1; end < n && exact_order(&m, a[i], a[end]) == 0; end++)
            ;
        if (!tolerant_match(mem, &m, a + i, b + i, end - i))
            return false;
    }
    return true;
}

static bool names_eq(const struct sql_result *a, const struct sql_result *b)
{
    size_t i;

    for (i = 0; i < a->columns; i++)
        if (!str_is_nocase(a->names[i], b->names[i].data))
            return false;
    return true;
}

bool sql_result_eq(struct arena *mem, const struct sql_result *expected, const struct sql_result *got,
                   bool names_matter)
{
    struct arena_mark mark = arena_mark(mem);
    size_t columns = expected->columns, at = 0, i, n;
    bool   same = true;

    if (got->columns != columns || got->rows != expected->rows || (names_matter && !names_eq(expected, got)))
        return false;
    for (i = 0; same && at < expected->rows; i++, at += n) {
        n    = expected->is_ordered ? expected->groups[i] : expected->rows;
        same = multiset_eq(mem, expected->cells + at * columns, got->cells + at * columns, n, columns);
        arena_rewind(mem, mark);
    }
    return same;
}

/* --- showing ------------------------------------------------------------------------------- */

void sql_write_names(struct buf *b, const struct sql_result *r)
{
    size_t i;

    buf_char(b, '[');
    for (i = 0; i < r->columns; i++) {
        buf_text(b, i > 0 ? "," : "");
        buf_json(b, r->names[i]);
    }
    buf_char(b, ']');
}

static str cut(str text)
{
    size_t n = SHOWN_CELL_MAX;

    if (text.len <= n)
        return text;
    while (n > 0 && ((unsigned char)text.data[n] & 0xC0) == 0x80)
        n--;
    return (str){ text.data, n };
}

static void write_cell(struct buf *b, const struct sql_cell *c)
{
    switch (c->type) {
    case SQL_NULL:
        buf_text(b, "null");
        return;
    case SQL_INTEGER:
        buf_int(b, c->integer);
        return;
    case SQL_REAL:
        if (isfinite(c->real))
            buf_number(b, c->real);
        else
            buf_text(b, c->real > 0 ? "{\"real\":\"inf\"}" : "{\"real\":\"-inf\"}");
        return;
    case SQL_TEXT:
        buf_json(b, cut(c->text));
        return;
    default:
        buf_text(b, "{\"blob\":");
        buf_json(b, cut(c->text));
        buf_char(b, '}');
    }
}

size_t sql_write_rows(struct buf *b, const struct sql_result *r, size_t rows_max, size_t bytes_max)
{
    size_t i, j, before = b->len, start;

    buf_char(b, '[');
    for (i = 0; i < r->rows && i < rows_max; i++) {
        start = b->len;
        buf_text(b, i > 0 ? ",\n[" : "\n[");
        for (j = 0; j < r->columns; j++) {
            buf_text(b, j > 0 ? "," : "");
            write_cell(b, &r->cells[i * r->columns + j]);
        }
        buf_char(b, ']');
        if (b->len - before > bytes_max) {
            b->len = start;
            break;
        }
    }
    buf_char(b, ']');
    return i;
}
