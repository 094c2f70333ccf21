/* upstream.h - asking a service that the administrator has named in a setting, for what is the
 * same for everybody: an address by its postal code, articles of a site.
 *
 * Replies are kept for a while (core/cache.h), so that a page with many visitors costs the
 * service one request.  What a client sent goes into the address only as the caller wrote it
 * there, and redirects are not followed (core/fetch.h): nobody can make the server ask another.
 */
#ifndef DOMAIN_UPSTREAM_H
#define DOMAIN_UPSTREAM_H

#include "op/op.h"

struct upstream {
    enum setting setting;
    const char  *name;    /* for messages: "the postal code service" */
    int64_t      keep_ms; /* a reply 200, or the 404 of what is unknown */
    bool         tells;   /* 400, 401, 403 are the client's to know, too; else they are a fault of the service */
};

struct upstream_reply { int status; str body; };

/* GETs `url`, which the caller made of the setting's value.  For op.prepare: it waits for the network, at
 * most five seconds.  Fills a reply of status 200 or 404, or one of those that it tells.  Fails 503
 * when the service cannot be reached - then at once for some seconds -, is too slow, says too
 * much or anything else. */
bool upstream_get(struct call *c, const struct upstream *upstream, str url, struct upstream_reply *reply);

/* The value of its setting without slashes at the end.  Data NULL with 503 said, naming the setting, when
 * it is not set. */
str  upstream_base(struct call *c, const struct upstream *upstream);

#endif
