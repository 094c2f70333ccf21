/* fetch.h - outgoing HTTP (libcurl behind it), guarded against being sent
 * where it should not go (server-side request forgery).
 *
 * The guard decides on the address a connection is really opened to, after the
 * name was resolved and just before connect(): so neither a name that resolves
 * to a private address, nor one that changes between check and use, nor an odd
 * spelling of a number gets through.  Redirects are not followed, proxies of
 * the environment not used, and only http and https spoken.
 */
#ifndef CORE_FETCH_H
#define CORE_FETCH_H

#include <sys/socket.h>
#include "core/arena.h"
#include "core/str.h"

/* Is this an address of the public internet?  False for loopback, private,
 * shared, link-local, multicast, documentation and other special addresses, for
 * those of cloud metadata services, and for IPv6 forms that hide an IPv4 address
 * (mapped, compatible, 6to4, Teredo; NAT64 is judged by the address inside).
 * Source: the IANA special-purpose address registries (RFC 6890). */
bool fetch_address_is_public(const struct sockaddr *address);

enum fetch_allow {
    FETCH_PRIVATE = 1 << 0, /* private addresses may be reached: the setting OUTBOUND_PRIVATE */
    FETCH_USER    = 1 << 1, /* the URL may carry user and password, sent as Basic credentials */
};

/* Can this URL be fetched, as far as its text says?  For checking what somebody
 * registers; a host name is not looked up, so the guard still decides later.
 *
 *   allow    bits of enum fetch_allow
 *   message  says what would have been right when it is refused; static text
 */
bool fetch_url_allowed(str url, unsigned allow, const char **message);
/* "host:port" of a URL in one spelling, "" when it is none: tells who is being called. */
str  fetch_url_host(struct arena *mem, str url);
/* The URL without user and password: fit for logs. */
str  fetch_url_shown(struct arena *mem, str url);

struct fetch_header { const char *name; str value; };

/* One request and what became of it.  The caller fills the first part, zeroes
 * the rest and keeps all of it alive until it is finished. */
struct fetch {
    str                        url;
    const char                *method;     /* "POST" */
    const struct fetch_header *headers;    /* values with control characters are a bug (assert) */
    size_t                     headers_n;
    str                        body;       /* data == NULL: none */
    unsigned                   allow;      /* bits of enum fetch_allow */
    int                        timeout_ms; /* for everything, looking up the name included */
    size_t                     reply_max;  /* bytes of the reply to keep; what follows is not read */

    int         status;      /* of HTTP; 0 when no reply came */
    str         reply;       /* the first reply_max bytes, as they came */
    bool        reply_cut;   /* there was more */
    int64_t     duration_ms;
    const char *error;       /* why there is no status, in words; NULL when there is one */

    struct fetch_private *own; /* fetch.c's */
};

/* Makes one request and waits for it.  The reply lives in `mem`.  Returns true
 * when a reply came, whatever its status. */
bool fetch_run(struct arena *mem, struct fetch *f);

/* --- many at once, in one thread ----------------------------------------- */
/* Connections are kept and used again, so all requests of one multi must allow
 * the same. */

struct fetch_multi;

struct fetch_multi *fetch_multi_new(void);
/* Breaks off what is still under way: their owners free them. */
void                fetch_multi_free(struct fetch_multi *multi);
/* Starts a request; the reply will live in `mem`. */
void                fetch_multi_add(struct fetch_multi *multi, struct arena *mem, struct fetch *f);
/* Breaks a request off, or forgets that it has finished. */
void                fetch_multi_remove(struct fetch_multi *multi, struct fetch *f);
/* Works until something happened, at most `wait_ms`. */
void                fetch_multi_work(struct fetch_multi *multi, int wait_ms);
/* Takes one finished request; NULL when there is none. */
struct fetch       *fetch_multi_take(struct fetch_multi *multi);
/* Ends the waiting of fetch_multi_work; from any thread. */
void                fetch_multi_wake(struct fetch_multi *multi);

#endif
