/* mime.h - writing a mail: RFC 5322 headers, RFC 2047 words, RFC 2045 bodies.
 *
 * Whatever stands in a name or a subject, a header stays one header: control
 * characters become spaces before anything is written.
 */
#ifndef JOBS_MIME_H
#define JOBS_MIME_H

#include "core/arena.h"
#include "core/str.h"

struct mail_address {
    str name;    /* may be empty */
    str address; /* one that text_is_email accepts */
};

struct mail {
    struct mail_address from, to, reply_to; /* reply_to.address may be STR_NULL */
    str         subject, text, html;        /* lines of text and html end in \n */
    str         message_id;                 /* without its angle brackets */
    int64_t     date_ms;
    const char *language;                   /* "pt" */
    struct mail_file {
        str name, type, data;               /* "report.pdf", "application/pdf"; no data: nothing is attached */
    } file;
};

/* The whole message, with CRLF at the ends of lines, all of it ASCII. */
str mail_message(struct arena *mem, const struct mail *mail);

/* Text as the value of a header: as it is when it is short plain ASCII, else in
 * encoded words (RFC 2047, base64, UTF-8), folded. */
str mail_header_text(struct arena *mem, str text);
/* A name in front of an address: a quoted string or encoded words. */
str mail_phrase(struct arena *mem, str name);
/* UTF-8 text as quoted-printable, lines of at most 76 characters, CRLF. */
str mail_quoted_printable(struct arena *mem, str text);
/* "Sun, 22 Nov 2026 14:04:05 +0000" */
str mail_date(struct arena *mem, int64_t ms);

#endif
