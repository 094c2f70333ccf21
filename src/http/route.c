/* route.c - requests that are no operation.
 *
 * Everything else goes to the table of operations, which answers unknown paths
 * in the form of the family that owns the prefix.
 */
#include <string.h>
#include "http/route.h"
#include "http/static.h"

static bool text_reply(struct reply *out, int status, const char *type, struct buf body)
{
    *out = (struct reply){ .status = status, .type = type, .body = body };
    static_header(out, "Cache-Control", STR("no-store"));
    return true;
}

static bool health_reply(const struct web *web, struct arena *mem, struct reply *out)
{
    struct buf body = BUF(mem);

    (void)web;
    buf_text(&body, "ok\n");
    return text_reply(out, 200, "text/plain; charset=utf-8", body);
}

static bool ready_reply(const struct web *web, struct arena *mem, struct reply *out)
{
    struct buf body  = BUF(mem);
    bool       ready = web->checks->ready(web->server, &body);

    return text_reply(out, ready ? 200 : 503, "application/json", body);
}

static bool metrics_reply(const struct web *web, struct arena *mem, struct reply *out)
{
    struct buf body = BUF(mem);

    metrics_write(web->metrics, web->server, &body);
    if (web->checks->gauges != NULL)
        web->checks->gauges(web->server, &body);
    return text_reply(out, 200, "text/plain; version=0.0.4; charset=utf-8", body);
}

static bool health_find(const struct web *web, str path, struct arena *mem, struct reply *out)
{
    static const struct {
        const char *path;
        bool (*reply)(const struct web *web, struct arena *mem, struct reply *out);
    } routes[] = { { "/healthz", health_reply }, { "/readyz", ready_reply }, { "/metrics", metrics_reply } };
    size_t i;

    for (i = 0; i < sizeof routes / sizeof routes[0]; i++)
        if (str_is(path, routes[i].path))
            return routes[i].reply(web, mem, out);
    return false;
}

/* The path itself or what lies below it. */
static bool is_below(str path, const char *folder)
{
    str rest;

    if (!str_starts(path, folder))
        return false;
    rest = str_from(path, str_of(folder).len);
    return rest.len == 0 || rest.data[0] == '/';
}

static bool wants_html(const struct request *r)
{
    str accept = r->header(r, "Accept");

    return accept.len > 0 && memmem(accept.data, accept.len, "text/html", strlen("text/html")) != NULL;
}

/* The file that a path of the web apps shows; STR_NULL when it is none. */
static str file_of(str path, const struct request *r)
{
    str rest;

    if (str_is(path, "/"))
        return wants_html(r) ? STR("/index.html") : STR_NULL;
    if (str_starts(path, "/a/") || str_is(path, "/t/sw.js") || str_is(path, "/favicon.ico"))
        return path;
    if (str_starts(path, "/t/")) { /* one segment: the token of a link */
        rest = str_from(path, 3);
        str_cut(&rest, '/');
        return path.len > 3 && rest.len == 0 ? STR("/t/index.html") : STR_NULL;
    }
    if (is_below(path, "/admin"))
        return STR("/admin/index.html");
    if (str_is(path, "/setup") || str_is(path, "/setup/"))
        return STR("/setup/index.html");
    if (str_is(path, "/account") || str_is(path, "/account/"))
        return STR("/account/index.html");
    return is_below(path, "/docs") ? STR("/docs/index.html") : STR_NULL;
}

bool route_web(const struct web *web, const struct request *request, struct arena *mem, struct reply *out,
               enum metrics_other *other)
{
    str path = request->path, file;

    *other = METRICS_HEALTH;
    if (health_find(web, path, mem, out))
        return true;
    *other = METRICS_STATIC;
    file   = file_of(path, request);
    if (file.data == NULL)
        return false;
    if (static_reply(web->web_dir, file, request, mem, out))
        return true;
    if (!str_starts(path, "/a/"))
        return false;
    *out = (struct reply){ .status = 404, .type = "text/plain; charset=utf-8", .body = BUF(mem) };
    buf_text(&out->body, "there is no such file\n");
    static_header(out, "Cache-Control", STR("no-store"));
    return true;
}
