/* attempt_report.h - the PDF of a finished attempt, whatever was sat. */
#ifndef REPORT_ATTEMPT_REPORT_H
#define REPORT_ATTEMPT_REPORT_H

#include "domain/attempt.h"

/* How a client wants the report. */
struct report_request {
    const char           *language; /* one of `languages`; NULL = the candidate's */
    const struct product *view;     /* of b5-120; NULL = what was invited to, else all dimensions */
    str                   zone;     /* IANA name, see clock_is_zone; STR_NULL = UTC */
};

/* Draws the stored result document of an attempt: an instrument of any kind, or
 * several under one cover.  The bytes live in c->mem.  Returns STR_NULL when there
 * is nothing in the document that this version can draw. */
str attempt_report_pdf(struct call *c, const struct attempt *attempt, str document,
                       const struct report_request *request);

/* Replies with it.  Fails 503 when there is none. */
bool attempt_report(struct call *c, const struct attempt *attempt, str document,
                    const struct report_request *request);

#endif
