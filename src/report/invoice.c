/* invoice.c - see invoice.h. */
#include "report/invoice.h"

#include "core/buf.h"
#include "core/clock.h"
#include "domain/language.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/texts.h"

static const struct translated
    title   = TEXTS("Invoice", "Fatura", "Factura", "Rechnung"),
    bill_to = TEXTS("Billed to", "Cobrado de", "Facturado a", "Rechnung an"),
    date    = TEXTS("Date", "Data", "Fecha", "Datum"),
    number  = TEXTS("Number", "Número", "Número", "Nummer"),
    item    = TEXTS("Item", "Item", "Concepto", "Posten"),
    amount  = TEXTS("Amount", "Valor", "Importe", "Betrag"),
    credits = TEXTS("{1} assessment credits", "{1} créditos de avaliação", "{1} créditos de evaluación",
                    "{1} Guthaben für Einschätzungen"),
    total   = TEXTS("Total, paid", "Total, pago", "Total, pagado", "Summe, bezahlt");

struct invoice_words { const char *language, *number, *company, *date, *date_iso, *item, *amount, *document; };

static const char *say(const struct invoice_words *w, const struct translated *text)
{
    return translated_text(text, w->language);
}

static void invoice_words_compose(struct arena *mem, const struct invoice_sheet *invoice, struct invoice_words *w)
{
    const struct report_texts *t = report_texts_of(invoice->language);
    const char                *n = str_printf(mem, "%lld", (long long)invoice->credits).data;
    struct buf                 iso = BUF(mem);

    w->language = t->language;
    w->number   = str_z(mem, invoice->number);
    w->company  = str_z(mem, invoice->company);
    w->date     = clock_date_words(mem, invoice->issued_ms, w->language).data;
    clock_write(&iso, invoice->issued_ms, 0);
    w->date_iso = buf_end(&iso).data;
    w->item     = FILL(mem, say(w, &credits), n);
    w->amount   = str_printf(mem, "%lld%s%02d %.*s", (long long)(invoice->amount_cents / 100), t->decimal,
                             (int)(invoice->amount_cents % 100), STR_ARG(invoice->currency)).data;
    w->document = str_printf(mem, "%s %s", say(w, &title), w->number).data;
}

static void row(struct sheet *s, double y, const char *tag, enum style style, const char *left, const char *right)
{
    tag_open(s, "TR");
    line_put(s, tag, style, INK_TEXT, ALIGN_LEFT, LEFT, y + 8, WIDTH - 130, left);
    line_put(s, tag, style, INK_TEXT, ALIGN_RIGHT, RIGHT - 120, y + 8, 120, right);
    tag_close(s, "TR");
    line_draw(&s->c, LEFT, y + 28, RIGHT, y + 28, 0.6, INK_RULE);
}

static void invoice_page(struct sheet *s, const struct invoice_words *w)
{
    box_fill(&s->c, 0, 0, PAGE_WIDTH, 10, 0, INK_ACCENT);
    text_put(s, "H1", STYLE_TITLE, INK_ACCENT, LEFT, 84, WIDTH, say(w, &title));
    fact_put(s, LEFT, 152, 150, &(struct fact){ say(w, &bill_to), w->company });
    fact_put(s, LEFT + 170, 152, 150, &(struct fact){ say(w, &number), w->number });
    fact_put(s, LEFT + 340, 152, 150, &(struct fact){ say(w, &date), w->date });
    tag_open(s, "Table");
    row(s, 230, "TH", STYLE_LABEL, say(w, &item), say(w, &amount));
    row(s, 258, "TD", STYLE_BODY, w->item, w->amount);
    row(s, 286, "TD", STYLE_STRONG, say(w, &total), w->amount);
    tag_close(s, "Table");
}

str invoice_pdf(struct arena *mem, const struct invoice_sheet *invoice)
{
    struct invoice_words w;
    struct sheet         s;
    struct sheet_words   says;

    invoice_words_compose(mem, invoice, &w);
    says = (struct sheet_words){ .language = w.language, .title = w.document, .subtitle = say(&w, &title),
                                 .company = w.company, .created = w.date_iso, .pages = 1 };
    sheet_open(mem, &s, &says);
    page_begin(&s);
    invoice_page(&s, &w);
    return sheet_close(&s);
}
