/* server.h - the HTTP server: bytes to calls and back (libmicrohttpd behind it).
 *
 * Sockets are served by a few threads with epoll.  What is answered at once is
 * answered on such a thread; else the connection is suspended until the call
 * is done elsewhere.
 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "core/arena.h"
#include "op/op.h"

struct http;

/* What only main knows. */
struct http_checks {
    /* Writes the JSON of /readyz; true when requests can be served. */
    bool (*ready)(struct server *server, struct buf *json);
    /* Adds gauges to /metrics with metrics_gauge; may be NULL. */
    void (*gauges)(struct server *server, struct buf *out);
};

struct http_options {
    struct http_checks checks;
    const char        *listen; /* "host:port", port 0 = any free one; NULL = the setting LISTEN */
    int                threads; /* 0 = the setting THREADS */
};

/* Starts serving; settings come from server->config.  Sets server->metrics when
 * it is NULL.  Everything lives in `mem`, which must last until http_stop.
 * NULL with a message when it cannot listen. */
struct http *http_start(struct server *server, const struct http_options *options, struct arena *mem,
                        const char **message);
/* The port it listens on. */
int          http_port(const struct http *http);
/* Accepts nothing more, waits until what is under way is answered, at most ten
 * seconds, then closes all connections.  False when some call is still running
 * after that: the process must end then without freeing anything. */
bool         http_stop(struct http *http);

#endif
