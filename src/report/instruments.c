/* instruments.c - what the reports of disc-28 and drives-86 have in common. */
#include "report/instruments.h"

#include <math.h>
#include <stdlib.h>

#include "core/buf.h"
#include "core/clock.h"
#include "domain/norm.h"

void instrument_words_compose(struct arena *mem, const struct instrument_report *report, const char *product,
                              const char *subtitle, struct instrument_words *w)
{
    const struct report_texts *t   = report_texts_of(report->language);
    struct buf                 iso = BUF(mem);

    *w = (struct instrument_words){ .t = t };
    w->completed = clock_date_words(mem, report->completed_ms, t->language).data;
    w->printed   = clock_date_words(mem, report->printed_ms, t->language).data;
    w->reference = report->reference.len > 0 ? str_z(mem, report->reference) : NULL;
    clock_write(&iso, report->printed_ms - report->printed_ms % 1000, 0);
    for (int i = 0; i < INSTRUMENT_PAGES; i++)
        w->page_of[i] = FILL(mem, t->page_of, str_printf(mem, "%d", i + 1).data,
                             str_printf(mem, "%d", INSTRUMENT_PAGES).data);
    w->sheet = (struct sheet_words){
        .language = t->language, .product = product, .subtitle = subtitle, .candidate_label = t->candidate,
        .candidate = str_z(mem, report->candidate), .company_label = t->company,
        .company = str_z(mem, report->company), .contents_label = t->contents,
        .confidential = t->confidential, .created = buf_end(&iso).data, .page_of = w->page_of };
    w->sheet.title = str_printf(mem, "%s: %s", product, w->sheet.candidate).data;
}

void instrument_cover(struct sheet *s, const struct instrument_words *w, struct fact answered,
                      const char *const chapters[INSTRUMENT_PAGES - 1])
{
    const struct fact facts[] = { { w->t->completed, w->completed }, { w->t->printed, w->printed },
                                  { w->t->reference, w->reference }, answered };
    struct chapter    pages[INSTRUMENT_PAGES - 1];

    for (int i = 0; i < INSTRUMENT_PAGES - 1; i++)
        pages[i] = (struct chapter){ chapters[i], i + 2 };
    cover_draw(s, facts, sizeof facts / sizeof facts[0], pages, INSTRUMENT_PAGES - 1);
}

static const char *hundredths(struct arena *mem, const struct instrument_words *w, int units,
                              const char *sign)
{
    return str_printf(mem, "%s%d%s%02d", sign, abs(units) / 100, w->t->decimal, abs(units) % 100).data;
}

const char *signed_number(struct arena *mem, const struct instrument_words *w, double value)
{
    int units = (int)(value < 0 ? -round_half_up(-100 * value) : round_half_up(100 * value));

    return hundredths(mem, w, units, units > 0 ? "+" : units < 0 ? "−" : "");
}

const char *plain_number(struct arena *mem, const struct instrument_words *w, double value)
{
    return hundredths(mem, w, (int)round_half_up(100 * fabs(value)), "");
}

void passages_put(struct sheet *s, double y, const struct passage *passages, int n)
{
    const double width = (WIDTH - 28) / 2;
    double       end   = y;

    for (int i = 0; i < n; i++) {
        double x = LEFT + i % 2 * (width + 28), below;

        if (i % 2 == 0)
            y = end;
        below = text_put(s, "H2", STYLE_STRONG, INK_TEXT, x, y, width, passages[i].title);
        below = text_put(s, "P", STYLE_SMALL, INK_TEXT, x, below, width, passages[i].text) + 10;
        end   = fmax(end, below);
    }
}

double columns_put(struct sheet *s, double y, const struct passage *columns, int n)
{
    const double gap = 20, width = (WIDTH - gap * (n - 1)) / n;
    double       end = y;

    for (int i = 0; i < n; i++) {
        double x = LEFT + i * (width + gap), below;

        box_fill(&s->c, x, y, width, 2, 1, INK_ACCENT);
        below = text_put(s, "H2", STYLE_LABEL, INK_ACCENT, x, y + 10, width, columns[i].title) + 2;
        end   = fmax(end, text_put(s, "P", STYLE_BODY, INK_TEXT, x, below, width, columns[i].text));
    }
    return end;
}

double poles_put(struct sheet *s, double x, double y, double width, const char *low, const char *high,
                 double z)
{
    const double    half   = (width - 16) / 2;
    struct text_box left   = { x, y, half, z < 0 ? STYLE_LABEL : STYLE_SMALL, z < 0 ? INK_TEXT : INK_SOFT,
                               ALIGN_LEFT, 0, "P" };
    struct text_box right  = { x + half + 16, y, half, z > 0 ? STYLE_LABEL : STYLE_SMALL,
                               z > 0 ? INK_TEXT : INK_SOFT, ALIGN_RIGHT, 0, "P" };
    double          height = text_draw(&s->c, &left, low);

    return y + fmax(height, text_draw(&s->c, &right, high));
}
