/* invoices.c - what was bought.
 *
 * Operations: invoices.list, invoices.pdf.
 * An invoice is made when its order is paid (domain/order.h) and never changes.
 * Tables: invoice, workspace.
 */
#include "api/esc/esc.h"
#include "domain/accept_language.h"
#include "domain/language.h"
#include "report/invoice.h"

struct invoice { str invoice_id, number, date, currency, status, pdf_url; int64_t amount_cents; };
static const struct field invoice_fields[] = {
    FIELD(invoice, invoice_id,   .doc = "Id of the invoice: its number"),
    FIELD(invoice, number,       .doc = "Its number"),
    FIELD(invoice, date,         .format = FORMAT_DATE, .doc = "Day it was issued, UTC"),
    FIELD(invoice, amount_cents, .doc = "Amount, cents"),
    FIELD(invoice, currency,     .doc = "ISO 4217 code"),
    FIELD(invoice, status,       .one_of = "open|paid|void", .doc = "Where it stands"),
    FIELD(invoice, pdf_url,      .format = FORMAT_URL, .doc = "Where it can be fetched as PDF, with the key"),
};
SHAPE(invoice);

struct invoice_query { str invoice_id, accept_language; };
static const struct field invoice_query_fields[] = {
    FIELD(invoice_query, invoice_id, .flags = REQUIRED, .min = 1, .max = 40, .doc = "Id of the invoice"),
    ACCEPT_LANGUAGE(invoice_query),
};
SHAPE(invoice_query);

struct invoice_print {
    str           number, company, currency, language;
    int64_t       credits, amount_cents;
    struct moment issued_at;
};
static const struct field invoice_print_fields[] = {
    FIELD(invoice_print, number), FIELD(invoice_print, company), FIELD(invoice_print, currency),
    FIELD(invoice_print, language), FIELD(invoice_print, credits), FIELD(invoice_print, amount_cents),
    FIELD(invoice_print, issued_at),
};
SHAPE(invoice_print);

static bool invoices_pdf(struct call *c)
{
    struct invoice_query *in = c->in;
    struct invoice_print  row = { 0 };
    const char           *language = accept_language(in->accept_language);
    str                   pdf;

    if (!db_row(c, "SELECT i.number, i.company, i.currency, i.credits, i.amount_cents, i.issued_at, w.language"
                " FROM invoice i JOIN workspace w ON w.id = i.workspace_id"
                " WHERE i.workspace_id = :workspace_id AND i.number = :invoice_id", INTO(invoice_print, &row)))
        return fail(c, 404, NULL, "no such record");
    pdf = invoice_pdf(c->mem, &(struct invoice_sheet){ language ? language : language_near(row.language), row.number,
                                                       row.company, row.currency, row.credits, row.amount_cents,
                                                       row.issued_at.ms });
    if (!pdf.data)
        return fail(c, 503, NULL, "the invoice cannot be drawn at the moment");
    reply_header(c, "Content-Disposition", str_printf(c->mem, "inline; filename=\"%.*s.pdf\"", STR_ARG(row.number)));
    return reply_raw(c, "application/pdf", pdf);
}

/* The list, with the day of issue as each database writes it. */
#define INVOICES(day)                                                                                     \
    "SELECT number AS invoice_id, number, " day " AS date, amount_cents, currency, status, :public_url"   \
    " || '/api/v1/invoices/' || number || '/pdf' AS pdf_url FROM invoice WHERE workspace_id = :workspace_id" \
    " ORDER BY id DESC LIMIT :limit OFFSET :offset"

const struct op esc_invoices_ops[] = {
    { OP("invoices.list"), .method = GET, .path = "/api/v1/invoices", .perm = PERM_CREDIT_READ,
      .summary = "Invoices, newest first", .out = &invoice_shape, .flags = OP_LIST, .list = "invoices", .status = 200,
      .run = run_rows, .source = "esc.openapi.json listInvoices",
      .sql = SQL2(INVOICES("strftime('%Y-%m-%d', issued_at / 1000, 'unixepoch')"),
                  INVOICES("to_char(to_timestamp(issued_at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')")) },
    { OP("invoices.pdf"),  .method = GET, .path = "/api/v1/invoices/{invoice_id}/pdf", .perm = PERM_CREDIT_READ,
      .summary = "An invoice as PDF", .in = &invoice_query_shape, .flags = OP_RAW | OP_SLOW,
      .media = "application/pdf", .status = 200, .run = invoices_pdf, .source = "esc.openapi.json getInvoicePdf" },
    { 0 }
};
