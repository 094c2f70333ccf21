/* caller.c - who is calling.  One key, and the token of one session, works in every
 * family; only the header that carries it differs.
 */
#include "op/call.h"
#include "core/random.h"

struct key_row {
    int64_t       workspace_id, id, perms;
    str           hash;
    struct moment used_at;
};
static const struct field key_row_fields[] = {
    FIELD(key_row, workspace_id), FIELD(key_row, id), FIELD(key_row, perms), FIELD(key_row, hash),
    FIELD(key_row, used_at),
};
SHAPE(key_row);

static bool key_find(struct call *c, str secret)
{
    struct key_row key = { 0 };

    if (!secret.len)
        return false;
    key.hash = hash_hex(c->mem, secret);
    if (!db_row_with(c, WITH(key_row, &key), "SELECT workspace_id, id, perms, used_at FROM api_key"
                     " WHERE hash = :hash AND revoked_at IS NULL", INTO(key_row, &key)))
        return false;
    c->workspace_id = key.workspace_id;
    c->actor_id     = key.id;
    c->perms        = key.perms;
    c->actor        = "key";
    secret_note(c, key.hash, key.used_at.ms);
    return true;
}

bool caller_find(struct call *c, str secret)
{
    return key_find(c, secret) || (secret.len && session_find(c, secret));
}

bool caller_by_key(struct call *c, str secret)
{
    return caller_find(c, secret) || fail(c, 401, NULL, "the API key is missing or not valid");
}

struct link_row {
    int64_t workspace_id, id;
    str     token;
};
static const struct field link_row_fields[] = {
    FIELD(link_row, workspace_id), FIELD(link_row, id), FIELD(link_row, token),
};
SHAPE(link_row);

bool caller_by_link(struct call *c)
{
    struct link_row link = { 0 };

    for (size_t i = 0; i < c->request->params_n; i++)
        if (str_is(c->request->params[i].name, "token"))
            link.token = c->request->params[i].value;
    if (!str_is_utf8(link.token) ||
        !db_row_with(c, WITH(link_row, &link), "SELECT workspace_id, id FROM attempt WHERE token = :token",
                     INTO(link_row, &link)))
        return fail(c, 404, NULL, "this link is not known: check that it was copied whole");
    c->workspace_id = link.workspace_id;
    c->actor_id     = link.id;
    c->actor        = "candidate";
    return true;
}

str authorization(const struct request *r, const char *scheme)
{
    str value = str_trim(r->header(r, "Authorization"));
    str word = str_cut(&value, ' ');

    return str_is_nocase(word, scheme) ? str_trim(value) : STR_NULL;
}
