/* route.h - requests that are no operation: files of the web apps, health,
 * metrics. */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "http/metrics.h"
#include "http/server.h"

struct web {
    struct server             *server;
    const struct http_checks  *checks;
    struct metrics            *metrics;
    const char                *web_dir; /* "" = the embedded files */
};

/* Answers a GET of what is no operation.  Returns false when an operation has
 * to; else `out` is filled and *other says what it is counted as. */
bool route_web(const struct web *web, const struct request *request, struct arena *mem, struct reply *out,
               enum metrics_other *other);

#endif
