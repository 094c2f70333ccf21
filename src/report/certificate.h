/* certificate.h - one page that says who has passed what: for the person to keep and to show. */
#ifndef REPORT_CERTIFICATE_H
#define REPORT_CERTIFICATE_H

#include "core/arena.h"
#include "core/str.h"

#define CERTIFICATE_SKILLS 8

struct certificate {
    const char *language;   /* one of `languages` */
    str         person;     /* name, or the address when no name is known */
    str         company;    /* who had it sat; may be empty */
    str         subject;    /* what was sat */
    str         assessment; /* that it was part of; STR_NULL when that is the subject */
    double      score;      /* 0..100; NAN = none is shown */
    int64_t     finished_ms;
    str         code, address; /* that it is verified by: what it is called, and where */
    struct { str name; double score; } skills[CERTIFICATE_SKILLS];
    int         skills_n;
};

/* Draws it as a tagged PDF, fonts embedded; the bytes live in `mem`.  STR_NULL when the PDF
 * library failed. */
str certificate_pdf(struct arena *mem, const struct certificate *certificate);

#endif
