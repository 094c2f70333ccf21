/* invoice.h - an invoice over credits, as a PDF. */
#ifndef REPORT_INVOICE_H
#define REPORT_INVOICE_H

#include "core/arena.h"
#include "core/str.h"

struct invoice_sheet {
    const char *language;  /* one of `languages` */
    str         number, company, currency;
    int64_t     credits, amount_cents, issued_ms;
};

/* Draws the invoice as a tagged PDF of one page, fonts embedded.  The bytes live
 * in `mem`.  The same invoice gives the same bytes.  Returns STR_NULL when the
 * PDF library failed. */
str invoice_pdf(struct arena *mem, const struct invoice_sheet *invoice);

#endif
