/* order.c - see order.h.  Tables: credit_order, invoice, workspace, installation (the counter). */
#include "core/clock.h"
#include "core/random.h"
#include "domain/credit.h"
#include "domain/order.h"

#define PACKAGE(id, title, number, cents) { STR_INIT(id), STR_INIT(title), STR_INIT("EUR"), number, cents }
#define STR_INIT(literal) { "" literal, sizeof(literal) - 1 }

const struct package packages[] = {
    PACKAGE("pkg_10", "10 credits", 10, 49000),
    PACKAGE("pkg_100", "100 credits", 100, 390000),
    PACKAGE("pkg_1000", "1000 credits", 1000, 2900000),
};
const size_t packages_n = sizeof packages / sizeof packages[0];

const struct package *package_find(str id)
{
    for (size_t i = 0; i < packages_n; i++)
        if (str_eq(id, packages[i].package_id))
            return &packages[i];
    return NULL;
}

static const struct field order_fields[] = {
    FIELD(order, id), FIELD(order, credits), FIELD(order, amount_cents), FIELD(order, package), FIELD(order, currency),
    FIELD(order, status), FIELD(order, checkout_id), FIELD(order, checkout_url),
};
const struct shape order_shape = { "order", order_fields, sizeof order_fields / sizeof order_fields[0],
                                   sizeof(struct order) };

void order_add(struct call *c, const struct order *order)
{
    db_exec_with(c, WITH(order, order), "INSERT INTO credit_order (workspace_id, id, package, credits, amount_cents,"
                 " currency, status, checkout_id, checkout_url, created_at) VALUES (:workspace_id, :id, :package,"
                 " :credits, :amount_cents, :currency, 'pending', :checkout_id, :checkout_url, :now_ms)");
}

/* --- invoices ------------------------------------------------------------ */

struct invoice_row { int64_t id, order_id; str number, counter; };
static const struct field invoice_row_fields[] = {
    FIELD(invoice_row, id), FIELD(invoice_row, order_id), FIELD(invoice_row, number), FIELD(invoice_row, counter),
};
SHAPE(invoice_row);

/* The next number of the year.  Whoever counts up holds the row until its
 * transaction ends, so that numbers follow one another without gaps. */
static str number_next(struct call *c)
{
    struct invoice_row row = { 0 };
    struct buf         now = BUF(c->mem);
    int64_t            n = 0;
    str                year;

    clock_write(&now, c->now_ms, 0);
    year        = (str){ buf_end(&now).data, 4 };
    row.counter = str_printf(c->mem, "invoices.%.*s", STR_ARG(year));
    db_int_with(c, WITH(invoice_row, &row), "INSERT INTO installation (name, value, created_at)"
                " VALUES (:counter, '1', :now_ms) ON CONFLICT (name) DO UPDATE SET"
                " value = CAST(CAST(installation.value AS BIGINT) + 1 AS TEXT) RETURNING value", &n);
    return str_printf(c->mem, "INV-%.*s-%04lld", STR_ARG(year), (long long)n);
}

static void invoice_add(struct call *c, int64_t order_id)
{
    struct invoice_row row = { .id = id_new(), .order_id = order_id, .number = number_next(c) };

    db_exec_with(c, WITH(invoice_row, &row), "INSERT INTO invoice (workspace_id, id, order_id, number, company,"
                 " credits, amount_cents, currency, status, issued_at) SELECT o.workspace_id, :id, o.id, :number,"
                 " w.name, o.credits, o.amount_cents, o.currency, 'paid', :now_ms FROM credit_order o"
                 " JOIN workspace w ON w.id = o.workspace_id"
                 " WHERE o.workspace_id = :workspace_id AND o.id = :order_id");
}

/* --- what becomes of an order -------------------------------------------- */

bool order_pay(struct call *c, int64_t id)
{
    struct order order = { .id = id };

    if (!db_row_with(c, WITH(order, &order), "UPDATE credit_order SET status = 'paid', paid_at = :now_ms"
                     " WHERE workspace_id = :workspace_id AND id = :id AND status = 'pending' RETURNING *",
                     INTO(order, &order)))
        return false;
    credit_grant(c, order.credits, id);
    invoice_add(c, id);
    return true;
}

bool order_cancel(struct call *c, int64_t id)
{
    struct order order = { .id = id };

    return db_exec_with(c, WITH(order, &order), "UPDATE credit_order SET status = 'cancelled'"
                        " WHERE workspace_id = :workspace_id AND id = :id AND status = 'pending'") > 0;
}
