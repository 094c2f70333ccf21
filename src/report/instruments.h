/* instruments.h - the reports of disc-28 and drives-86, as PDF.
 *
 * As with report.h, the functions may run on several threads at once, the same
 * report gives the same bytes, and STR_NULL means that the PDF library failed.
 */
#ifndef REPORT_INSTRUMENTS_H
#define REPORT_INSTRUMENTS_H

#include "core/arena.h"
#include "domain/instrument_texts.h"
#include "report/sheet.h"
#include "report/texts.h"

/* Whom a report is about. */
struct instrument_report {
    const char *language;     /* one of `languages` */
    str         candidate;    /* name, or the address when no name is known */
    str         company;
    str         reference;    /* external id; may be STR_NULL */
    int64_t     completed_ms;
    int64_t     printed_ms;
};

/* Four pages each: cover, profile, meaning, and how to read it. */
str disc_report_pdf(struct arena *mem, const struct instrument_report *report,
                    const struct disc_result *result);
str drives_report_pdf(struct arena *mem, const struct instrument_report *report,
                      const struct drives_result *result);

/* --- what both have in common -------------------------------------------------- */

#define INSTRUMENT_PAGES 4

struct instrument_words {
    const struct report_texts *t;       /* labels of the cover and the running head */
    const char                *completed, *printed, *reference; /* reference NULL when there is none */
    const char                *page_of[INSTRUMENT_PAGES];
    struct sheet_words         sheet;
};

/* Fills `w`, which must outlive the sheet. */
void instrument_words_compose(struct arena *mem, const struct instrument_report *report, const char *product,
                              const char *subtitle, struct instrument_words *w);

/* The first page with facts and contents: pages 2, 3 and 4. */
void instrument_cover(struct sheet *s, const struct instrument_words *w, struct fact answered,
                      const char *const chapters[INSTRUMENT_PAGES - 1]);

/* "+0.63", "−1.25", "0.00" as the language writes it. */
const char *signed_number(struct arena *mem, const struct instrument_words *w, double value);

/* A number without a sign and with two decimals. */
const char *plain_number(struct arena *mem, const struct instrument_words *w, double value);

/* Short passages in two columns. */
void passages_put(struct sheet *s, double y, const struct passage *passages, int n);

/* Up to three labelled columns side by side; returns the y below the longest. */
double columns_put(struct sheet *s, double y, const struct passage *columns, int n);

/* What the two ends of a scale mean, under it; the end that z tends to is set off. */
double poles_put(struct sheet *s, double x, double y, double width, const char *low, const char *high,
                 double z);

#endif
