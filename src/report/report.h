/* report.h - results made visible: PDF and SVG by the same drawing code.
 *
 * Both functions may run on several threads at once.  They call the PDF library
 * only between allocations, so that an arena which leaves when it is full
 * leaves nothing behind.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "core/arena.h"
#include "domain/product.h"

/* The most bytes of a PDF or SVG; a report in Latin script has about 110 KB. */
#define REPORT_BYTES_MAX ((size_t)512 << 10)

struct report {
    const char             *language;    /* one of `languages` */
    const struct product   *product;     /* the view */
    str                     candidate;   /* name, or the address when no name is known */
    str                     company;
    str                     reference;   /* external id; may be STR_NULL */
    int64_t                 completed_ms;
    int64_t                 printed_ms;
    const struct b5_result *result;
};

/* Draws the report as a tagged PDF of 5 to 7 pages, fonts embedded.  The bytes
 * live in `mem`.  The same report gives the same bytes.  Returns STR_NULL when
 * the PDF library failed. */
str report_pdf(struct arena *mem, const struct report *report);

/* Draws the radar of the report as an SVG document with a title, for mail and
 * pages; text is drawn as outlines, so no font is needed.  Memory and failure
 * as above. */
str report_radar_svg(struct arena *mem, const struct report *report);

#endif
