/* signed.c - see signed.h. */
#include <string.h>
#include "core/buf.h"
#include "core/random.h"
#include "domain/signed.h"

#define BODY_BYTES  27
#define MAC_BYTES   15
#define TOKEN_BYTES (BODY_BYTES + MAC_BYTES)

static void put(unsigned char *at, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (unsigned char)(value >> (8 * (bytes - 1 - i)));
}

static uint64_t get(const unsigned char *at, int bytes)
{
    uint64_t value = 0;

    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[i];
    return value;
}

static void mac_of(struct call *c, const unsigned char body[BODY_BYTES], unsigned char mac[32])
{
    str key = STR_NULL;

    if (!db_str(c, "SELECT secret FROM server_key WHERE id = 1", &key) || !key.len)
        call_leave(c, 503, "the server has no key");
    hmac_sha256(key, (str){ (const char *)body, BODY_BYTES }, mac);
}

str signed_make(struct call *c, enum signed_kind kind, const struct signed_ref *ref)
{
    unsigned char bytes[TOKEN_BYTES], mac[32];
    str           text;
    char         *url;

    bytes[0] = (unsigned char)kind;
    put(bytes + 1, (uint64_t)ref->workspace_id, 8);
    put(bytes + 9, (uint64_t)ref->id, 8);
    put(bytes + 17, (uint64_t)ref->part, 2);
    put(bytes + 19, (uint64_t)ref->expires_ms, 8);
    mac_of(c, bytes, mac);
    memcpy(bytes + BODY_BYTES, mac, MAC_BYTES);
    text = base64_text(c->mem, bytes, sizeof bytes);
    url  = arena_alloc(c->mem, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        url[i] = text.data[i] == '+' ? '-' : text.data[i] == '/' ? '_' : text.data[i];
    return (str){ url, text.len };
}

/* The bytes of a token; false when it cannot be one. */
static bool bytes_of(struct call *c, str token, str *bytes)
{
    char *text = arena_alloc(c->mem, SIGNED_CHARS + 1);

    if (token.len != SIGNED_CHARS)
        return false;
    for (size_t i = 0; i < token.len; i++) {
        if (token.data[i] == '+' || token.data[i] == '/')
            return false;
        text[i] = token.data[i] == '-' ? '+' : token.data[i] == '_' ? '/' : token.data[i];
    }
    return base64_read(c->mem, (str){ text, SIGNED_CHARS }, bytes) && bytes->len == TOKEN_BYTES;
}

bool signed_read(struct call *c, enum signed_kind kind, str token, struct signed_ref *ref)
{
    unsigned char mac[32];
    str           bytes;

    if (!bytes_of(c, token, &bytes) || (unsigned char)bytes.data[0] != (unsigned char)kind)
        return false;
    mac_of(c, (const unsigned char *)bytes.data, mac);
    if (!secret_eq((str){ bytes.data + BODY_BYTES, MAC_BYTES }, (str){ (const char *)mac, MAC_BYTES }))
        return false;
    ref->workspace_id = (int64_t)get((const unsigned char *)bytes.data + 1, 8);
    ref->id           = (int64_t)get((const unsigned char *)bytes.data + 9, 8);
    ref->part         = (int)get((const unsigned char *)bytes.data + 17, 2);
    ref->expires_ms   = (int64_t)get((const unsigned char *)bytes.data + 19, 8);
    return !ref->expires_ms || ref->expires_ms > c->now_ms;
}

str signed_link(struct call *c, enum signed_kind kind, int64_t id, int part)
{
    struct signed_ref ref = { .workspace_id = c->workspace_id, .id = id, .part = part,
                              .expires_ms = c->now_ms + SIGNED_LINK_MS };
    str               token = signed_make(c, kind, &ref);

    return str_printf(c->mem, "%.*s/assay/v1/downloads/%.*s", STR_ARG(c->public_url), STR_ARG(token));
}
