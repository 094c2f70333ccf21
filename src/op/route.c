/* route.c - one compiled table of all routes.
 *
 * A tree by path segment: static children win over the parameter, and the
 * search comes back to the parameter when the static branch leads nowhere.
 * A slash at the end of a path means nothing.
 */
#include <stdio.h>
#include <string.h>
#include "core/text.h"
#include "op/call.h"

#define DEPTH_MAX 16

const char *const method_names[METHOD_COUNT] = { "GET", "POST", "PUT", "PATCH", "DELETE" };

struct node {
    str          segment;
    struct node *children, *sibling; /* static ones */
    struct node *param;
    struct route routes[METHOD_COUNT];
};

struct router {
    struct node                 root;
    const struct family *const *families;
};

static struct node *child_find(const struct node *node, str segment)
{
    for (struct node *n = node->children; n; n = n->sibling)
        if (str_eq(n->segment, segment))
            return n;
    return NULL;
}

static bool is_param(str segment)
{
    return segment.len > 2 && segment.data[0] == '{' && segment.data[segment.len - 1] == '}';
}

static struct node *child_make(struct node *node, str segment, struct arena *mem)
{
    struct node *child;

    if (is_param(segment)) {
        if (!node->param)
            node->param = ARENA_NEW(mem, struct node);
        return node->param;
    }
    child = child_find(node, segment);
    if (!child) {
        child           = ARENA_NEW(mem, struct node);
        child->segment  = segment;
        child->sibling  = node->children;
        node->children  = child;
    }
    return child;
}

static bool route_add(struct router *router, const struct family *family, const struct op *op, struct arena *mem,
                      const char **message)
{
    struct node *node = &router->root;
    str          rest = str_from(str_of(op->path), 1);

    while (rest.len) {
        str segment = str_cut(&rest, '/');

        if (segment.len)
            node = child_make(node, segment, mem);
    }
    if (node->routes[op->method].op) {
        *message = str_printf(mem, "%s %s is the route of %s and of %s", method_names[op->method], op->path,
                              node->routes[op->method].op->id, op->id).data;
        return false;
    }
    node->routes[op->method] = (struct route){ op, family };
    return true;
}

struct router *router_new(const struct family *const *families, struct arena *mem, const char **message)
{
    struct router *router = ARENA_NEW(mem, struct router);

    router->families = families;
    for (size_t f = 0; families[f]; f++)
        for (size_t t = 0; families[f]->ops[t]; t++)
            for (const struct op *op = families[f]->ops[t]; op->id; op++)
                if (!route_add(router, families[f], op, mem, message))
                    return NULL;
    return router;
}

struct search {
    str            segments[DEPTH_MAX];
    size_t         n;
    enum method    method;
    unsigned       allowed;
};

static const struct route *search(const struct node *node, size_t depth, struct search *s)
{
    const struct route *found = NULL;
    const struct node  *child;

    if (depth == s->n) {
        for (int m = 0; m < METHOD_COUNT; m++)
            if (node->routes[m].op)
                s->allowed |= 1u << m;
        return s->method < METHOD_COUNT && node->routes[s->method].op ? &node->routes[s->method] : NULL;
    }
    child = child_find(node, s->segments[depth]);
    if (child)
        found = search(child, depth + 1, s);
    if (!found && node->param)
        found = search(node->param, depth + 1, s);
    return found;
}

/* The values of the {names} of the route's path, in their places. */
static void params_fill(const struct op *op, const struct search *s, struct request *request)
{
    str rest = str_from(str_of(op->path), 1);

    request->params_n = 0;
    for (size_t i = 0; rest.len && i < s->n; i++) {
        str name = str_cut(&rest, '/');

        if (is_param(name) && request->params_n < CALL_PARAMS_MAX) {
            request->params[request->params_n].name    = (str){ name.data + 1, name.len - 2 };
            request->params[request->params_n++].value = s->segments[i];
        }
    }
}

/* Is the path the prefix, or below it?  "/t" is no prefix of "/time". */
static bool is_below(str path, const char *prefix)
{
    size_t n = strlen(prefix);

    return str_starts(path, prefix) && (path.len == n || path.data[n] == '/' || prefix[n - 1] == '/');
}

/* The family whose prefix of the path is the longest. */
static const struct family *owner_find(const struct router *router, str path)
{
    const struct family *owner = NULL;
    size_t               longest = 0;

    for (size_t f = 0; router->families[f]; f++)
        for (const char *const *p = router->families[f]->prefixes; *p; p++)
            if (is_below(path, *p) && strlen(*p) >= longest) {
                longest = strlen(*p);
                owner   = router->families[f];
            }
    return owner;
}

/* A path behind a family's alias: one whose second segment is no word below the alias itself,
 * but one of the root. */
static bool is_aliased(const struct router *router, const struct family *family, const struct search *s)
{
    const struct node *at;

    if (!family->alias || s->n < 2 || !str_is(s->segments[0], family->alias + 1))
        return false;
    at = child_find(&router->root, s->segments[0]);
    return child_find(&router->root, s->segments[1]) && !(at && child_find(at, s->segments[1]));
}

/* The same path without the alias, when it is a route of that family. */
static const struct route *alias_find(const struct router *router, struct search *s)
{
    const struct route *route;
    struct search       behind = *s;

    for (size_t f = 0; router->families[f]; f++) {
        if (!is_aliased(router, router->families[f], s))
            continue;
        memmove(behind.segments, s->segments + 1, (s->n - 1) * sizeof *s->segments);
        behind.n = s->n - 1;
        route    = search(&router->root, 0, &behind);
        if (route && route->family == router->families[f]) {
            *s = behind;
            return route;
        }
    }
    return NULL;
}

const struct route *route_find(const struct router *router, struct request *request, const struct family **family,
                               unsigned *allowed)
{
    struct search       s = { .method = request->method };
    str                 rest = request->path;
    const struct route *route = NULL;

    while (rest.len && s.n < DEPTH_MAX) {
        str segment = str_cut(&rest, '/');

        if (segment.len)
            s.segments[s.n++] = segment;
    }
    if (!rest.len) {
        route = alias_find(router, &s);
        if (!route)
            route = search(&router->root, 0, &s);
    }
    *allowed = s.allowed;
    if (route)
        params_fill(route->op, &s, request);
    else
        *family = owner_find(router, request->path);
    return route;
}
