/* fuzz_judge_sql.c - the order of a query, and results as the database program (or what took its place) wrote
 * them.  Two properties of any result: it equals itself, and it equals itself with its rows turned round unless
 * their order counts.  Of two: it does not matter which one is expected. */
#include <assert.h>
#include <stdint.h>
#include <string.h>
#include "core/arena.h"
#include "judge/sql_compare.h"
#include "judge/sql_order.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool lies_in(str part, str whole)
{
    return part.data >= whole.data && part.data + part.len <= whole.data + whole.len;
}

static void see_order(struct arena *mem, str statement)
{
    static const str names[] = { { "a", 1 }, { "b c", 3 }, { "count(*)", 8 } };
    struct sql_order order;

    if (!sql_order_read(statement, &order))
        return;
    assert(order.n >= 1 && order.n <= ORDER_TERMS_MAX && lies_in(order.query, statement));
    assert(order.columns_at <= order.query.len);
    for (size_t i = 0; i < order.n; i++)
        assert(lies_in(order.terms[i].expression, order.query) && order.terms[i].expression.len > 0 &&
               lies_in(order.terms[i].rest, order.query));
    for (size_t keys = 1; keys <= order.n; keys++)
        for (int way = 0; way < ORDER_WAYS; way++) {
            str text = sql_order_ranked(mem, &order, keys, (enum order_way)way, names, 3);

            assert(text.data == NULL ? way == ORDER_INSIDE : str_starts(text, "WITH assay_ranked(c1,c2,c3"));
        }
}

static void turn(struct arena *mem, struct sql_result *r)
{
    struct sql_cell *cells = ARENA_ARRAY(mem, struct sql_cell, r->rows * r->columns + 1);

    for (size_t i = 0; i < r->rows; i++)
        memcpy(cells + i * r->columns, r->cells + (r->rows - 1 - i) * r->columns, r->columns * sizeof *cells);
    r->cells = cells;
}

static void see_result(struct arena *mem, const struct sql_result *r)
{
    struct buf        b = BUF(mem);
    struct sql_result other = *r;
    size_t            rows = 0;

    for (size_t i = 0; i < r->groups_n; i++)
        rows += r->groups[i];
    assert(!r->is_ordered || rows == r->rows);
    assert(sql_result_eq(mem, r, r, true));
    turn(mem, &other);
    if (!r->is_ordered)
        assert(sql_result_eq(mem, r, &other, true) && sql_result_eq(mem, &other, r, true));
    sql_write_names(&b, r);
    assert(sql_write_rows(&b, r, 10, 1000) <= 10);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena     *mem = arena_new(256 << 20);
    str               text = { (const char *)data, size }, first = str_cut(&text, '\n');
    struct sql_result a, b;

    see_order(mem, (str){ (const char *)data, size });
    if (sql_result_read(mem, first, &a) && a.error.data == NULL && sql_result_read(mem, text, &b) &&
        b.error.data == NULL) {
        see_result(mem, &a);
        see_result(mem, &b);
        a.is_ordered = b.is_ordered = false;
        assert(sql_result_eq(mem, &a, &b, false) == sql_result_eq(mem, &b, &a, false));
    }
    arena_free(mem);
    return 0;
}
