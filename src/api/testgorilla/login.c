/* login.c - a member's password for a token that lasts an hour after its last use.
 *
 * Operations: login.
 * Guessing is slowed by address, and by account: after WRONG_MAX wrong passwords it
 * has to wait.  Tables: member, member_session.
 */
#include "api/testgorilla/testgorilla.h"
#include "core/random.h"
#include "op/call.h"

#define MEMBERS_MAX 20 /* workspaces in which one address is a member */
#define WRONG_MAX   20 /* wrong passwords of one account ... */
#define WRONG_S     3600 /* ... in so many seconds */

struct login {
    str     username, password, token;
    int64_t workspace_id, member_id; /* found by login_prepare */
};
static const struct field login_fields[] = {
    FIELD(login, username, .flags = REQUIRED | WRITEONLY | FOLD_KEY, .min = 1, .max = 254,
          .doc = "Address of the account"),
    FIELD(login, password, .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .doc = "Password"),
    FIELD(login, token,    .flags = READONLY, .doc = "Goes into Authorization: Token ..."),
};
SHAPE(login);

struct member { int64_t workspace_id, id; str email_fold, password; };
static const struct field member_fields[] = {
    FIELD(member, workspace_id), FIELD(member, id), FIELD(member, email_fold), FIELD(member, password),
};
SHAPE(member);

/* The members of an address, read by a call of its own: see login_prepare. */
struct found { struct member key; struct list members; };

static bool members_read(struct call *c, void *arg)
{
    struct found *found = arg;

    found->members = db_rows_with(c, WITH(member, &found->key), "SELECT workspace_id, id, password FROM member"
                                  " WHERE email_fold = :email_fold AND password IS NOT NULL ORDER BY workspace_id",
                                  &member_shape, MEMBERS_MAX);
    return true;
}

static void reader_close(void *reader)
{
    call_free(reader);
}

/* Counts `n` wrong passwords against the account, whether there is one or not. */
static bool may_guess(struct call *c, int n)
{
    str username = ((struct login *)c->in)->username;

    return rate_within(c, rate_key(username.data, username.len, (uint64_t)(uintptr_t)c->op), n, WRONG_MAX, WRONG_S);
}

/* Finds out whose password it is.  That takes long on purpose, so it is done before the
 * transaction and keeps no connection of the store. */
static bool login_prepare(struct call *c)
{
    struct login        *in = c->in;
    struct call         *reader = call_new(c->server, 0, "nobody");
    struct found         found = { .key.email_fold = in->username };
    const struct member *m;
    size_t               i = 0;

    call_defer(c, reader_close, reader);
    if (!may_guess(c, 0))
        return false;
    if (!call_read(reader, members_read, &found))
        return fail(c, 503, NULL, "the store cannot be read at the moment");
    m = found.members.items;
    while (i < found.members.n && !password_is(m[i].password, in->password))
        i++;
    if (i < found.members.n) {
        in->workspace_id = m[i].workspace_id;
        in->member_id    = m[i].id;
        return true;
    }
    if (found.members.n == 0) /* takes as long as a wrong password: nobody learns who is a member */
        password_hash(c->mem, in->password);
    return may_guess(c, 1) && fail(c, 400, "non_field_errors", "Unable to log in with provided credentials.");
}

static bool login(struct call *c)
{
    struct login *in = c->in;

    in->token = session_create(c, in->workspace_id, in->member_id);
    return reply(c, in);
}

const struct op testgorilla_login_ops[] = {
    { OP("login"), .method = POST, .path = "/api/profiles/login", .perm = PERM_PUBLIC, .summary = "Get a token",
      .in = &login_shape, .out = &login_shape, .flags = OP_FORM, .status = 200, .run = login,
      .prepare = login_prepare, .rate = 300, .rate_s = 600, .source = "testgorilla.openapi.json login" },
    { 0 }
};
