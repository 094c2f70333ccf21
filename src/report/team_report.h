/* team_report.h - what a team has in common, as a PDF. */
#ifndef REPORT_TEAM_REPORT_H
#define REPORT_TEAM_REPORT_H

#include "core/arena.h"
#include "domain/team.h"

struct team_report {
    const char                   *language;   /* one of `languages` */
    str                           name, company;
    size_t                        n;          /* members, 2 or more */
    const str                    *members;    /* names */
    const struct dimension_score (*scores)[DIM_COUNT];
    const struct team_analysis   *analysis;
    int64_t                       printed_ms;
};

/* Draws the report as a tagged PDF of three pages, fonts embedded.  The bytes
 * live in `mem`.  The same report gives the same bytes.  Returns STR_NULL when
 * the PDF library failed. */
str team_report_pdf(struct arena *mem, const struct team_report *report);

#endif
