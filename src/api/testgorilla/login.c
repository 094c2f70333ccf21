/* login.c - a member's password for a token that lasts an hour after its last use.
 *
 * Operations: login.
 * Guessing is slowed by address, and by account (domain/identity.h).
 * Tables: member, member_session.
 */
#include "api/testgorilla/testgorilla.h"
#include "domain/identity.h"
#include "op/call.h"

struct login {
    str             username, password, token;
    struct identity who; /* found by login_prepare */
};
static const struct field login_fields[] = {
    FIELD(login, username, .flags = REQUIRED | WRITEONLY | FOLD_KEY, .min = 1, .max = 254,
          .doc = "Address of the account"),
    FIELD(login, password, .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .doc = "Password"),
    FIELD(login, token,    .flags = READONLY, .doc = "Goes into Authorization: Token ..."),
};
SHAPE(login);

static bool login_prepare(struct call *c)
{
    struct login *in = c->in;

    switch (identity_guess(c, in->username, in->password, 0, &in->who)) {
    case GUESS_RIGHT: return true;
    case GUESS_WRONG: return fail(c, 400, "non_field_errors", "Unable to log in with provided credentials.");
    default:          return false;
    }
}

static bool login(struct call *c)
{
    struct login *in = c->in;

    in->token = identity_enter(c, &in->who, "local");
    return reply(c, in);
}

const struct op testgorilla_login_ops[] = {
    { OP("login"), .method = POST, .path = "/api/profiles/login", .perm = PERM_PUBLIC, .summary = "Get a token",
      .in = &login_shape, .out = &login_shape, .flags = OP_FORM, .status = 200, .run = login,
      .prepare = login_prepare, .rate = 300, .rate_s = 600, .source = "testgorilla.openapi.json login" },
    { 0 }
};
