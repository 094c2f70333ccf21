/* join_page.h - the pages that people see before they have a link of their own. */
#ifndef API_JOIN_PAGE_H
#define API_JOIN_PAGE_H

#include "op/op.h"

enum join_page {
    JOIN_FORM,    /* asks for name and address */
    JOIN_AGAIN,   /* this address was invited before */
    JOIN_CLOSED,  /* no such link, or nobody can join by it any more */
    JOIN_WAIT,    /* too many attempts */
    JOIN_TROUBLE, /* it cannot be done at the moment */
    JOIN_ON,      /* leads on to `forward` */
    JOIN_PAGES
};

/* What stands on it.  Texts may be null; of those of the form, what was typed so far. */
struct join_view {
    const char *language; /* a tag of `languages` */
    str         company, contact, title, path, forward;
    str         first_name, last_name, email;
    int64_t     minutes;
    bool        bad_first_name, bad_last_name, bad_email;
};

/* Answers with the page: bytes, type and the headers of every page of ours; returns true. */
bool join_reply(struct call *c, int status, enum join_page page, const struct join_view *view);
/* The same for an error, whose status stands already: see struct op, error_page. */
void join_write(struct call *c, enum join_page page, const struct join_view *view, struct buf *out);

#endif
