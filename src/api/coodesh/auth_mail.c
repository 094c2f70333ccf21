/* auth_mail.c - what is done by the link of a mail: an address confirmed, a password set anew.
 *
 * Operations: auth.confirmation_send, auth.confirm, auth.forgot, auth.reset_get, auth.reset.
 * Asking for a mail does the same, and takes as long, whether somebody has the address or not:
 * it queues a job, and the job finds out (jobs/mail_account.c).
 * Tables: member, member_token, job.
 */
#include "api/coodesh/auth.h"
#include "core/random.h"
#include "op/call.h"

#define MAILS_MAX 5    /* mails that are asked for an address ... */
#define MAILS_S   3600 /* ... in so many seconds */

bool auth_mail_may(struct call *c, str email_fold)
{
    static const char what[] = "mails asked for";

    return rate_within(c, rate_key(email_fold.data, email_fold.len, (uint64_t)(uintptr_t)what), 1, MAILS_MAX, MAILS_S);
}

void auth_mail(struct call *c, const char *kind, str email_fold)
{
    str language = auth_mail_language(c);

    c->workspace_id = 0;
    job_add_at(c, kind, 0, c->now_ms, str_printf(c->mem, "%.*s %.*s", STR_ARG(language), STR_ARG(email_fold)));
}

struct mail_ask { str email; };
static const struct field mail_ask_fields[] = {
    FIELD(mail_ask, email, .flags = REQUIRED | FOLD_KEY, .max = 254, .format = FORMAT_EMAIL,
          .doc = "Address of the account"),
};
SHAPE(mail_ask);

static bool mail_ask_prepare(struct call *c)
{
    return auth_mail_may(c, ((struct mail_ask *)c->in)->email);
}

static bool auth_confirmation_send(struct call *c)
{
    auth_mail(c, "mail.confirmation", ((struct mail_ask *)c->in)->email);
    return coodesh_done(c, "If this account waits for its confirmation, the e-mail is on its way");
}

static bool auth_forgot(struct call *c)
{
    auth_mail(c, "mail.reset", ((struct mail_ask *)c->in)->email);
    return coodesh_done(c, "If there is such an account, the e-mail is on its way");
}

/* --- the link of a confirmation ------------------------------------------------------------- */

struct link_key { str token; };
static const struct field link_key_fields[] = {
    FIELD(link_key, token, .flags = REQUIRED, .max = AUTH_TOKEN_MAX, .doc = "Secret of the link"),
};
SHAPE(link_key);

static bool is_gone(struct call *c)
{
    return fail(c, 404, NULL, "this link was used, is over, or is not known");
}

static bool auth_confirm(struct call *c)
{
    struct link_key *in = c->in;
    struct identity  who;

    if (!identity_by_token(c, TOKEN_CONFIRM, in->token, &who) ||
        !identity_token_take(c, TOKEN_CONFIRM, in->token, &who))
        return is_gone(c);
    identity_confirm(c, &who);
    return auth_told(c, "User account has been confirmed", &who);
}

/* --- the link of a forgotten password -------------------------------------------------------- */

struct reset {
    str             token, newPassword, confirmPassword;
    struct identity who; /* found by reset_load */
};
static const struct field reset_fields[] = {
    FIELD(reset, token, .flags = REQUIRED, .max = AUTH_TOKEN_MAX, .doc = "Secret of the link"),
    FIELD(reset, newPassword, .flags = REQUIRED, .min = AUTH_PASSWORD_MIN, .max = AUTH_PASSWORD_MAX,
          .doc = "New password, in every workspace of the address that lets sign in by password"),
    FIELD(reset, confirmPassword, .flags = REQUIRED, .min = 1, .max = AUTH_PASSWORD_MAX, .doc = "The same once more"),
};
SHAPE(reset);

static bool auth_reset_get(struct call *c)
{
    struct identity who;

    if (!identity_by_token(c, TOKEN_RESET, ((struct link_key *)c->in)->token, &who))
        return is_gone(c);
    return coodesh_done(c, "The link is good");
}

/* Looked up before hashing, so that guessing links costs us nothing. */
static bool reset_load(struct call *c)
{
    struct reset *in = c->in;

    if (!identity_by_token(c, TOKEN_RESET, in->token, &in->who))
        return is_gone(c);
    return str_eq(in->newPassword, in->confirmPassword) || fail(c, 400, "confirmPassword", "must equal newPassword");
}

static bool reset_prepare(struct call *c)
{
    struct reset *in = c->in;

    in->who.password = password_hash(c->mem, in->newPassword);
    return true;
}

/* Whoever has the mailbox is the owner of the address in each of its workspaces. */
static bool auth_reset(struct call *c)
{
    struct reset    *in = c->in;
    struct list      all = identities_of(c, in->who.email_fold);
    struct identity *one = all.items;

    if (!identity_token_take(c, TOKEN_RESET, in->token, &in->who))
        return is_gone(c);
    for (size_t i = 0; i < all.n; i++)
        if (one[i].passwords)
            identity_password(c, &one[i], in->who.password);
    identity_confirm(c, &in->who);
    return auth_told(c, "Password has been set successfully", &in->who);
}

const struct op coodesh_auth_mail_ops[] = {
    { OP("auth.confirmation_send"), .method = POST, .path = "/auth/confirmation", .perm = PERM_PUBLIC,
      .summary = "Send the mail that confirms an address again", .in = &mail_ask_shape, .out = &coodesh_message_shape,
      .status = 201, .run = auth_confirmation_send, .prepare = mail_ask_prepare, .rate = 60, .rate_s = 3600,
      .source = "coodesh.openapi.json resendAccountConfirmation" },
    { OP("auth.confirm"), .method = PUT, .path = "/auth/confirmation/{token}", .perm = PERM_PUBLIC,
      .summary = "Confirm an address with the link of the mail", .in = &link_key_shape, .out = &auth_told_shape,
      .status = 200, .run = auth_confirm, .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S,
      .source = "coodesh.openapi.json confirmAccount",
      .fails = "404: the link was used, is over, or is not known" },
    { OP("auth.forgot"), .method = POST, .path = "/auth/forgot/password", .perm = PERM_PUBLIC,
      .summary = "Send a link to set a password anew", .in = &mail_ask_shape, .out = &coodesh_message_shape,
      .status = 201, .run = auth_forgot, .prepare = mail_ask_prepare, .rate = 60, .rate_s = 3600,
      .source = "coodesh.openapi.json forgotPassword" },
    { OP("auth.reset_get"), .method = GET, .path = "/auth/reset/{token}", .perm = PERM_PUBLIC,
      .summary = "Is the link to set a password anew still good?", .in = &link_key_shape,
      .out = &coodesh_message_shape, .status = 200, .run = auth_reset_get, .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S,
      .source = "coodesh.openapi.json validateResetToken",
      .fails = "404: the link was used, is over, or is not known" },
    { OP("auth.reset"), .method = POST, .path = "/auth/reset/{token}", .perm = PERM_PUBLIC,
      .summary = "Set a password anew; all sessions end", .in = &reset_shape, .out = &auth_told_shape, .status = 201,
      .run = auth_reset, .load = reset_load, .prepare = reset_prepare, .rate = 60, .rate_s = 3600,
      .source = "coodesh.openapi.json resetPassword",
      .fails = "404: the link was used, is over, or is not known" },
    { 0 }
};
