/* login.c - a member's password for a token that lasts an hour after its last use.
 *
 * Operations: login.
 * Tables: member, member_session.
 */
#include "api/testgorilla/testgorilla.h"
#include "core/random.h"
#include "op/call.h"

#define MEMBERS_MAX 20 /* workspaces in which one address is a member */

struct login { str username, password, token; };
static const struct field login_fields[] = {
    FIELD(login, username, .flags = REQUIRED | WRITEONLY | FOLD_KEY, .min = 1, .max = 254,
          .doc = "Address of the account"),
    FIELD(login, password, .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .doc = "Password"),
    FIELD(login, token,    .flags = READONLY, .doc = "Goes into Authorization: Token ..."),
};
SHAPE(login);

struct member { int64_t workspace_id, id; str password; };
static const struct field member_fields[] = {
    FIELD(member, workspace_id), FIELD(member, id), FIELD(member, password),
};
SHAPE(member);

static struct list members_read(struct call *c)
{
    return db_rows(c, "SELECT workspace_id, id, password FROM member WHERE email_fold = :username"
                   " AND password IS NOT NULL ORDER BY workspace_id", &member_shape, MEMBERS_MAX);
}

static bool login(struct call *c)
{
    struct login        *in = c->in;
    struct list          members = members_read(c);
    const struct member *m = members.items;
    size_t               i = 0;

    while (i < members.n && !password_is(m[i].password, in->password))
        i++;
    if (i == members.n) {
        if (members.n == 0) /* takes as long as a wrong password: nobody learns who is a member */
            password_hash(c->mem, in->password);
        return fail(c, 400, "non_field_errors", "Unable to log in with provided credentials.");
    }
    in->token = session_create(c, m[i].workspace_id, m[i].id);
    return reply(c, in);
}

const struct op testgorilla_login_ops[] = {
    { OP("login"), .method = POST, .path = "/api/profiles/login", .perm = PERM_PUBLIC, .summary = "Get a token",
      .in = &login_shape, .out = &login_shape, .flags = OP_FORM, .status = 200, .run = login, .rate = 300,
      .rate_s = 600, .source = "testgorilla.openapi.json login" },
    { 0 }
};
