/* upstream.c - see upstream.h. */
#include "core/cache.h"
#include "core/fetch.h"
#include "domain/upstream.h"

#define TIMEOUT_MS 5000
#define REPLY_MAX  (1u << 20)
#define DOWN_MS    10000 /* it is left alone after it could not be reached: nobody else waits for it */

str upstream_base(struct call *c, const struct upstream *upstream)
{
    str base = str_of(config_text(c->server->config, upstream->setting));

    while (str_ends(base, "/"))
        base.len--;
    if (base.len)
        return base;
    failf(c, 503, NULL, "the setting %s is not set", config_name(upstream->setting));
    return STR_NULL;
}

/* A kept reply is its body behind the three digits of its status. */
static bool kept(struct call *c, str url, struct upstream_reply *reply)
{
    str     text = cache_get(c->server->cache, c->mem, url, c->now_ms);
    int64_t status;

    if (text.len < 3 || !str_to_int((str){ text.data, 3 }, &status))
        return false;
    *reply = (struct upstream_reply){ (int)status, str_from(text, 3) };
    return true;
}

static void keep(struct call *c, const struct upstream *upstream, str url, const struct upstream_reply *reply)
{
    cache_put(c->server->cache, url, str_printf(c->mem, "%03d%.*s", reply->status, STR_ARG(reply->body)),
              c->now_ms + upstream->keep_ms);
}

/* Only one of the requests of some seconds finds out that a service is gone; threads are for others, too. */
static str down_key(struct call *c, const struct upstream *upstream)
{
    return str_printf(c->mem, "down %s", config_name(upstream->setting));
}

static bool unreachable(struct call *c, const struct upstream *upstream)
{
    return failf(c, 503, NULL, "%s cannot be reached at the moment", upstream->name);
}

static bool is_told(const struct upstream *upstream, int status)
{
    return upstream->tells && (status == 400 || status == 401 || status == 403);
}

bool upstream_get(struct call *c, const struct upstream *upstream, str url, struct upstream_reply *reply)
{
    struct fetch_header accept = { "Accept", STR("application/json") };
    struct fetch        fetch = { .method = "GET", .headers = &accept, .headers_n = 1, .url = url,
                                  .timeout_ms = TIMEOUT_MS, .reply_max = REPLY_MAX,
                                  .allow = FETCH_PRIVATE /* the address is the administrator's own setting */ };

    if (kept(c, url, reply))
        return true;
    if (cache_get(c->server->cache, c->mem, down_key(c, upstream), c->now_ms).len)
        return unreachable(c, upstream);
    if (!fetch_run(c->mem, &fetch)) {
        cache_put(c->server->cache, down_key(c, upstream), STR("down"), c->now_ms + TIMEOUT_MS + DOWN_MS);
        return unreachable(c, upstream);
    }
    *reply = (struct upstream_reply){ fetch.status, fetch.reply };
    if (is_told(upstream, fetch.status))
        return true;
    if ((fetch.status != 200 && fetch.status != 404) || fetch.reply_cut) {
        LOG(c->server->log, LOG_ERROR, "a service gave no fit reply",
            LOG_TEXT("setting", str_of(config_name(upstream->setting))), LOG_NUMBER("status", fetch.status));
        return failf(c, 503, NULL, "%s gave a reply that cannot be used: try again", upstream->name);
    }
    keep(c, upstream, url, reply);
    return true;
}
