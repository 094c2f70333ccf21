/* setup.c - the first workspace, made in a browser.
 *
 * Operations: setup.get, setup.create.
 * A server whose store is empty prints a link at its start, good for one day and one use
 * (cli/serve.c); whoever has it is the administrator.
 * Tables: installation, workspace, member, api_key (domain/account.c).
 */
#include "api/native/native.h"
#include "core/random.h"
#include "domain/account.h"

#define TRIES   60
#define TRIES_S 3600

struct first {
    str       token, workspace, name, email, password, language, api_key;
    struct id id;
    bool      open;
};
static const struct field first_get_fields[] = {
    FIELD(first, token, .flags = REQUIRED | WRITEONLY, .max = 64,
          .doc = "Secret of the link that the server printed"),
    FIELD(first, open,  .flags = READONLY, .doc = "Always true: a link that was used is not found"),
};
static const struct shape first_get_shape = { "setup_get", first_get_fields, 2, sizeof(struct first) };
static const struct field first_fields[] = {
    FIELD(first, token,     .flags = REQUIRED | WRITEONLY, .max = 64,
          .doc = "Secret of the link that the server printed"),
    FIELD(first, workspace, .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the workspace: the company, as candidates see it"),
    FIELD(first, name,      .flags = NULLABLE, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the administrator"),
    FIELD(first, email,     .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL, .doc = "... and address"),
    FIELD(first, password,  .flags = REQUIRED | WRITEONLY, .min = PASSWORD_CHARS_MIN, .max = 200,
          .doc = "... and password"),
    FIELD(first, language,  .one_of = "de|en|es|pt", .initial_text = "en", .doc = "Language of the mails"),
    FIELD(first, id,        .flags = READONLY, .prefix = "ws_", .doc = "Id of the workspace"),
    FIELD(first, api_key,   .flags = READONLY, .doc = "An API key with all permissions, shown this once"),
};
static const struct shape first_shape = { "setup", first_fields, sizeof first_fields / sizeof first_fields[0],
                                          sizeof(struct first) };

static bool is_gone(struct call *c)
{
    return fail(c, 404, NULL, "this link was used, is older than a day, or is not known: start the server again");
}

static bool setup_get(struct call *c)
{
    struct first *in = c->in;

    in->open = setup_token_is(c, in->token);
    return in->open ? reply(c, in) : is_gone(c);
}

/* Hashing takes long on purpose: it is done before the transaction. */
static bool setup_prepare(struct call *c)
{
    struct first *in = c->in;

    in->password = password_hash(c->mem, in->password);
    return true;
}

static bool setup_create(struct call *c)
{
    struct first  *in = c->in;
    struct account account = { .name = in->workspace, .email = in->email, .member = in->name,
                               .language = in->language, .password = in->password, .source = STR("setup"),
                               .credits = ACCOUNT_CREDITS_AT_FIRST };

    if (!setup_token_take(c, in->token))
        return is_gone(c);
    if (!account_create(c, &account))
        return false;
    in->id.n    = account.workspace_id;
    in->api_key = account.api_key;
    return reply(c, in);
}

const struct op native_setup_ops[] = {
    { OP("setup.get"), .method = GET, .path = "/assay/v1/setup/{token}", .perm = PERM_PUBLIC,
      .summary = "Is the link to set this server up still good?", .in = &first_get_shape, .out = &first_get_shape,
      .status = 200, .run = setup_get, .rate = TRIES, .rate_s = TRIES_S, .source = "DESIGN.md 2",
      .fails = "404: it was used, is too old, or is not known" },
    { OP("setup.create"), .method = POST, .path = "/assay/v1/setup/{token}", .perm = PERM_PUBLIC,
      .summary = "Make the first workspace, its administrator and an API key; the link is then used up",
      .in = &first_shape, .out = &first_shape, .status = 201, .run = setup_create, .prepare = setup_prepare,
      .rate = TRIES, .rate_s = TRIES_S, .source = "DESIGN.md 2",
      .fails = "404: the link was used, is too old, or is not known" },
    { 0 }
};
