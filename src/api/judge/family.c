/* family.c - the dialect of workers that run candidates' programs (docs/reference/judge.md).
 *
 * A worker has a token of its own, which opens nothing but the queue.  Errors have the form
 * of the native family.
 */
#include "api/judge/judge.h"
#include "api/native/native.h"
#include "core/random.h"
#include "op/call.h"

struct worker_key { int64_t id; str hash; };
static const struct field worker_key_fields[] = { FIELD(worker_key, id), FIELD(worker_key, hash) };
SHAPE(worker_key);

struct judge_error { struct json error; };
static const struct field judge_error_fields[] = {
    FIELD(judge_error, error, .doc = "Object of code, message, fields and request_id"),
};
SHAPE(judge_error);

static void judge_error(struct call *c, struct buf *out)
{
    buf_text(out, "{\"error\":");
    native_error_write(c, out);
    buf_char(out, '}');
}

static bool is_loopback(str address)
{
    return str_starts(address, "127.") || str_is(address, "::1");
}

/* A token that crosses a network in the clear is anybody's.  A proxy on this machine comes from
 * the loopback address, one on another says that its own client came by TLS. */
static bool is_private(struct call *c)
{
    return *config_text(c->server->config, SET_TLS_CERT) || is_loopback(c->request->address) ||
           str_is_nocase(c->request->header(c->request, "X-Forwarded-Proto"), "https");
}

static bool judge_caller(struct call *c)
{
    str               secret = authorization(c->request, "Bearer");
    struct worker_key key = { 0 };

    if (!is_private(c))
        return fail(c, 403, NULL, "workers connect over TLS, or from this machine: use https, set TLS_CERT and"
                    " TLS_KEY, or have the proxy in front send X-Forwarded-Proto");
    if (secret.len)
        key.hash = hash_hex(c->mem, secret);
    if (!secret.len || !db_row_with(c, WITH(worker_key, &key), "SELECT id FROM judge_worker WHERE hash = :hash"
                                    " AND revoked_at IS NULL", INTO(worker_key, &key)))
        return fail(c, 401, NULL, "the token of the worker is missing or not valid");
    c->actor_id = key.id;
    c->actor    = "worker";
    c->perms    = PERM_WORKER;
    return true;
}

static const char *const prefixes[] = { "/judge", NULL };
static const struct op *const ops[] = { judge_queue_ops, NULL };

const struct family family_judge = {
    .name = "judge", .title = "Assay judge", .version = ASSAY_VERSION,
    .doc = "The queue of programs, for the workers that run them.",
    .prefixes = prefixes, .ops = ops, .keys = KEYS_SNAKE, .invalid_body = 422, .invalid_query = 400,
    .time_decimals = 3, .page_initial = 50, .page_max = 1000, .limit_name = "limit", .offset_name = "offset",
    .auth_scheme = "Bearer", .caller = judge_caller, .error = judge_error, .error_shape = &judge_error_shape,
    .page_open = page_open, .page_close = page_close, .page_schema = page_schema,
};
