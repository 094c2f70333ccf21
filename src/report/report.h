/* report.h - results made visible: PDF and SVG by the same drawing code.
 *
 * The functions may run on several threads at once.  They call the PDF library
 * only between allocations, so that an arena which leaves when it is full
 * leaves nothing behind.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "core/arena.h"
#include "domain/instrument.h"
#include "domain/product.h"

/* Bytes reserved for an SVG, and for a PDF beside its pages; a report in Latin script
 * has about 110 KB. */
#define REPORT_BYTES_MAX ((size_t)512 << 10)

/* Whom a report is about, and how it is wanted. */
struct report {
    const char           *language;     /* one of `languages` */
    str                   candidate;    /* name, or the address when no name is known */
    str                   company;
    str                   assessment;   /* what was sat, when it has a name of its own; may be STR_NULL */
    str                   reference;    /* external id; may be STR_NULL */
    str                   zone;         /* IANA name of the time zone of printed times; STR_NULL = UTC */
    int64_t               completed_ms;
    int64_t               printed_ms;
    int64_t               time_factor;  /* percent of the time limits that was given; 0 = 100 */
    const struct product *product;      /* the view of b5-120; NULL = all dimensions */
};

/* Draws the report of a result document of an instrument, a composition too, as a
 * tagged PDF, fonts embedded.  The bytes live in `mem`; the same report gives the
 * same bytes.  Returns STR_NULL when there is nothing in the document that this
 * version can read, or the PDF library failed. */
str report_pdf(struct arena *mem, const struct report *report, const struct instrument *instrument, str document);

/* Draws the radar of a Big Five report as an SVG document with a title, for mail and
 * pages; text is drawn as outlines, so no font is needed.  Memory and failure
 * as above. */
str report_radar_svg(struct arena *mem, const struct report *report, const struct b5_result *result);

#endif
