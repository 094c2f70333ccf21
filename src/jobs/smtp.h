/* smtp.h - handing one message to a mail server (libcurl behind it). */
#ifndef JOBS_SMTP_H
#define JOBS_SMTP_H

#include "core/arena.h"
#include "core/str.h"

struct smtp {
    const char *url;                /* smtp:// or smtps://, with user and password if needed */
    int         timeout_ms;
    bool      (*break_off)(void *arg); /* asked about once a second; true ends it */
    void       *break_off_arg;
};

/* Sends a message (CRLF at the ends of lines) from one address to one.  TLS is
 * used from the start with smtps://, else when the server offers STARTTLS; its
 * certificate must be good if the URL is smtps:// or carries a password.
 * Returns NULL, or why it failed, in words without the addresses. */
const char *smtp_send(struct arena *mem, const struct smtp *smtp, str from, str to, str message);

#endif
