/* auth_signup.c - accounts that people make for themselves, with an invitation or without.
 *
 * Operations: auth.signup, auth.invite_get, auth.invite_accept.
 * Whoever has the link of an invitation joins with the role it was made for.  Without one an
 * administrator makes a workspace, and anybody else an account that belongs to none yet; the
 * setting REGISTER closes both.  An account may be used at once; that its address is his
 * the owner proves with the link of a mail.
 * Tables: member, member_token, workspace, workspace_logo.
 */
#include "api/coodesh/auth.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/account.h"
#include "domain/json_write.h"
#include "domain/language.h"

#define ROLES         "user|business|hunter|manager|admin"
#define UTM_MAX       200
#define DOCUMENT_MAX  2000 /* bytes of address, of privacy */

struct signup {
    str         token, email, password, displayName, firstName, lastName, roles, invite, companyName;
    struct json address, privacy;
    bool        generatePassword;
    str         origin, content, medium, campaign, term, tech_size, plan, modules;
    /* found on the way */
    str             email_fold, hash;
    bool            joins;
    struct identity who; /* the member that was invited */
};

#define UTM(name, text) FIELD(signup, name, .max = UTM_MAX, .doc = text)
#define PERSON                                                                                                \
    FIELD(signup, email, .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL, .doc = "Address"),            \
    FIELD(signup, displayName, .max = 200, .format = FORMAT_LINE,                                             \
          .doc = "Full name, in place of firstName and lastName"),                                            \
    FIELD(signup, firstName, .max = 100, .format = FORMAT_LINE, .doc = "Given name; goes with lastName"),     \
    FIELD(signup, lastName, .max = 100, .format = FORMAT_LINE, .doc = "Family name; goes with firstName"),    \
    FIELD(signup, address, .doc = "Address and phone number, kept as sent: any JSON of 2000 bytes at most"),  \
    FIELD(signup, privacy, .doc = "Consents, kept as sent: any JSON of 2000 bytes at most"),                  \
    UTM(origin, "UTM source, kept as sent"), UTM(content, "UTM content, kept as sent"),                       \
    UTM(medium, "UTM medium, kept as sent"), UTM(campaign, "UTM campaign, kept as sent"),                     \
    UTM(term, "UTM term, kept as sent")

static const struct field signup_fields[] = {
    PERSON,
    FIELD(signup, password, .max = AUTH_PASSWORD_MAX,
          .doc = "Password of 8 characters or more; needed unless generatePassword is set"),
    FIELD(signup, generatePassword, .doc = "Make an account whose password nobody knows: the owner sets one with the"
          " mail of auth.forgot; a given one is ignored"),
    FIELD(signup, roles, .one_of = ROLES, .initial_text = "user",
          .doc = "admin makes a workspace, user an account without one; other roles need an invitation, whose own role"
          " counts"),
    FIELD(signup, invite, .max = AUTH_TOKEN_MAX, .doc = "Invite token of the workspace to join"),
    FIELD(signup, companyName, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the workspace that the sign-up of an administrator makes; needed then, else ignored"),
    UTM(tech_size, "Size of the company's technical team, kept as sent"), UTM(plan, "Plan chosen, kept as sent"),
    UTM(modules, "Modules chosen, kept as sent"),
};
SHAPE(signup);

static const struct field accept_fields[] = {
    FIELD(signup, token, .flags = REQUIRED, .max = AUTH_TOKEN_MAX, .doc = "Secret of the invitation's link"),
    PERSON,
    FIELD(signup, password, .max = AUTH_PASSWORD_MAX,
          .doc = "Password of 8 characters or more; ignored when the workspace lets nobody sign in by password"),
    FIELD(signup, roles, .one_of = ROLES, .doc = "Ignored: the invitation says the role"),
    FIELD(signup, invite, .max = AUTH_TOKEN_MAX, .doc = "Ignored: the path says it"),
};
static const struct shape accept_shape = { "accept", accept_fields, sizeof accept_fields / sizeof accept_fields[0],
                                           sizeof(struct signup) };

/* --- what was sent ------------------------------------------------------------------------ */

static bool name_check(struct call *c, struct signup *in)
{
    in->displayName = str_trim(in->displayName);
    in->firstName   = str_trim(in->firstName);
    in->lastName    = str_trim(in->lastName);
    if (in->displayName.len)
        return true;
    if (!in->firstName.len)
        fail(c, 400, "firstName", "or displayName must be given");
    if (!in->lastName.len)
        fail(c, 400, "lastName", "or displayName must be given");
    if (c->errors_n)
        return false;
    in->displayName = str_printf(c->mem, "%.*s %.*s", STR_ARG(in->firstName), STR_ARG(in->lastName));
    return true;
}

static bool documents_check(struct call *c, const struct signup *in)
{
    if (in->address.text.len > DOCUMENT_MAX)
        fail(c, 400, "address", "must not be longer than 2000 bytes");
    if (in->privacy.text.len > DOCUMENT_MAX)
        fail(c, 400, "privacy", "must not be longer than 2000 bytes");
    return c->errors_n == 0;
}

/* Says how the password must be; `needed`: it may not be left out. */
static bool password_check(struct call *c, const struct signup *in, bool needed)
{
    if (!in->password.len && !needed)
        return true;
    if (in->password.len && str_chars(in->password) >= AUTH_PASSWORD_MIN)
        return true;
    return fail(c, 400, "password", "must have at least 8 characters");
}

static void profile_text(struct buf *b, const char *name, str value)
{
    if (!value.len)
        return;
    write_member(b, name);
    buf_json(b, value);
}

/* What is kept besides, as one JSON object. */
static str profile_of(struct call *c, const struct signup *in)
{
    struct buf b = BUF(c->mem);

    buf_char(&b, '{');
    profile_text(&b, "origin", in->origin);
    profile_text(&b, "content", in->content);
    profile_text(&b, "medium", in->medium);
    profile_text(&b, "campaign", in->campaign);
    profile_text(&b, "term", in->term);
    profile_text(&b, "tech_size", in->tech_size);
    profile_text(&b, "plan", in->plan);
    profile_text(&b, "modules", in->modules);
    profile_text(&b, "firstName", in->firstName);
    profile_text(&b, "lastName", in->lastName);
    if (in->address.text.data) {
        write_member(&b, "address");
        buf_str(&b, in->address.text);
    }
    if (in->privacy.text.data) {
        write_member(&b, "privacy");
        buf_str(&b, in->privacy.text);
    }
    buf_char(&b, '}');
    return buf_end(&b);
}

/* --- joining --------------------------------------------------------------------------------- */

/* Takes the invitation: the member has a name and a password from now on. */
static bool invite_take(struct call *c, struct signup *in, str token)
{
    struct identity *who = &in->who;

    if (!identity_token_take(c, TOKEN_INVITE, token, who))
        return fail(c, 404, NULL, "this invitation was used, is over, or is not known");
    who->name = in->displayName;
    identity_name(c, who);
    identity_profile(c, who, profile_of(c, in));
    identity_password(c, who, in->hash);
    if (!who->confirmed_at.ms) { /* the link may have come from a colleague: that proves no address */
        c->workspace_id = who->workspace_id;
        job_add_at(c, "mail.confirmation", who->id, c->now_ms, auth_mail_language(c));
    }
    return auth_enter(c, who, "local", true);
}

static bool accept_load(struct call *c)
{
    struct signup *in = c->in;

    if (!identity_by_token(c, TOKEN_INVITE, in->token, &in->who))
        return fail(c, 404, NULL, "this invitation was used, is over, or is not known");
    return str_eq(text_fold(c->mem, in->email), in->who.email_fold) ||
           fail(c, 400, "email", "must be the address that was invited");
}

static bool accept_prepare(struct call *c)
{
    struct signup *in = c->in;

    name_check(c, in);
    documents_check(c, in);
    if (in->who.passwords)
        password_check(c, in, true);
    if (c->errors_n)
        return false;
    if (in->who.passwords)
        in->hash = password_hash(c->mem, in->password);
    return true;
}

static bool auth_invite_accept(struct call *c)
{
    struct signup *in = c->in;

    return invite_take(c, in, in->token);
}

/* --- signing up -------------------------------------------------------------------------------- */

static bool signup_load(struct call *c)
{
    struct signup *in = c->in;

    in->email_fold = text_fold(c->mem, in->email);
    if (!in->invite.len)
        return true;
    if (!identity_by_token(c, TOKEN_INVITE, in->invite, &in->who))
        return fail(c, 400, "invite", "was used, is over, or is not known");
    in->joins = true;
    return str_eq(in->email_fold, in->who.email_fold) || fail(c, 400, "email", "must be the address that was invited");
}

static bool signup_prepare(struct call *c)
{
    struct signup *in = c->in;
    bool           with_password = !in->generatePassword && !(in->joins && !in->who.passwords);

    name_check(c, in);
    documents_check(c, in);
    if (with_password)
        password_check(c, in, true);
    if (!in->joins && !str_is(in->roles, "admin") && !str_is(in->roles, "user"))
        fail(c, 400, "roles", "must be user or admin: other roles come with an invitation");
    if (!in->joins && str_is(in->roles, "admin") && !str_trim(in->companyName).len)
        fail(c, 400, "companyName", "must be given when an administrator signs up");
    if (c->errors_n || (!in->joins && !auth_may_register(c)))
        return false;
    if (with_password)
        in->hash = password_hash(c->mem, in->password);
    return true;
}

/* A workspace with its administrator; without an API key, which nobody would see. */
static bool company_create(struct call *c, struct signup *in, struct identity *who)
{
    struct account account = { .name = str_trim(in->companyName), .email = in->email, .member = in->displayName,
                               .language = str_of(coodesh_language(c)), .password = in->hash, .keyless = true,
                               .source = STR("register"),
                               .credits = config_int(c->server->config, SET_REGISTER_CREDITS) };

    if (!account_create(c, &account)) {
        c->errors_n = 0; /* to clients of this family it is the same as any account of the address */
        return fail(c, 400, "email", "has an account already: sign in");
    }
    *who = (struct identity){ .workspace_id = account.workspace_id, .id = account.member_id, .email = in->email,
                              .email_fold = in->email_fold, .name = in->displayName, .role = STR("admin"),
                              .company = account.name, .created_at.ms = c->now_ms };
    identity_profile(c, who, profile_of(c, in));
    return true;
}

static bool auth_signup(struct call *c)
{
    struct signup  *in = c->in;
    struct identity who = { .email = in->email, .email_fold = in->email_fold, .name = in->displayName,
                            .role = STR("user"), .provider = STR("local"), .password = in->hash,
                            .company = STR("") };

    if (in->joins)
        return invite_take(c, in, in->invite);
    if (identities_of(c, in->email_fold).n)
        return fail(c, 400, "email", "has an account already: sign in");
    if (!(str_is(in->roles, "admin") ? company_create(c, in, &who) : identity_create(c, &who, profile_of(c, in))))
        return false;
    c->workspace_id = who.workspace_id;
    job_add_at(c, "mail.confirmation", who.id, c->now_ms, auth_mail_language(c));
    return auth_enter(c, &who, "local", true);
}

/* --- the page of an invitation ------------------------------------------------------------------ */

struct link_key { str token; };
static const struct field link_key_fields[] = {
    FIELD(link_key, token, .flags = REQUIRED, .max = AUTH_TOKEN_MAX, .doc = "Secret of the invitation's link"),
};
static const struct shape link_key_shape = { "invite_key", link_key_fields, 1, sizeof(struct link_key) };

struct whitelabel { str name, color, logo; };
static const struct field whitelabel_fields[] = {
    FIELD(whitelabel, name,  .doc = "Name to show"),
    FIELD(whitelabel, color, .flags = NULLABLE, .doc = "Colour as #rrggbb; null: none was set"),
    FIELD(whitelabel, logo,  .flags = NULLABLE, .doc = "Logo as a data: address; null: none was set"),
};
SHAPE(whitelabel);

struct invite_view {
    struct id          id;
    struct whitelabel *whitelabel;
    bool               password;
    struct auth_user  *invited;
};
static const struct field invite_view_fields[] = {
    FIELD(invite_view, id, .name = "_id", .doc = "Id of the workspace"),
    FIELD_OBJECT(invite_view, whitelabel, whitelabel, .doc = "How the workspace wants to look"),
    FIELD(invite_view, password, .doc = "Does the workspace let sign in by password?"),
    FIELD_OBJECT(invite_view, invited, auth_user, .doc = "Who is invited"),
};
SHAPE(invite_view);

static bool auth_invite_get(struct call *c)
{
    struct identity    who;
    struct whitelabel  look = { .name = STR("") };
    struct invite_view view = { .whitelabel = &look };

    if (!identity_by_token(c, TOKEN_INVITE, ((struct link_key *)c->in)->token, &who))
        return fail(c, 404, NULL, "this invitation was used, is over, or is not known");
    c->workspace_id = who.workspace_id;
    db_row(c, "SELECT coalesce(w.brand_name, w.name) AS name, w.brand_accent AS color,"
           " 'data:' || l.type || ';base64,' || l.data AS logo FROM workspace w LEFT JOIN workspace_logo l"
           " ON l.workspace_id = w.id WHERE w.id = :workspace_id", INTO(whitelabel, &look));
    view.id.n     = who.workspace_id;
    view.password = who.passwords;
    view.invited  = auth_user_of(c, &who);
    return reply(c, &view);
}

const struct op coodesh_auth_signup_ops[] = {
    { OP("auth.signup"), .method = POST, .path = "/auth/signup", .perm = PERM_PUBLIC,
      .summary = "Make an account, and a workspace for an administrator", .in = &signup_shape,
      .out = &auth_session_shape, .status = 201, .run = auth_signup, .load = signup_load, .prepare = signup_prepare,
 .rate = 60, .rate_s = 3600, .source = "coodesh.openapi.json signUp",
      .fails = "403: the setting REGISTER is closed; 404: of two who took the invitation at once, the second" },
    { OP("auth.invite_get"), .method = GET, .path = "/auth/invite/{token}", .perm = PERM_PUBLIC,
      .summary = "What an invitation to a workspace is about", .in = &link_key_shape, .out = &invite_view_shape,
      .status = 200, .run = auth_invite_get, .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S,
      .source = "coodesh.openapi.json validateInviteToken",
      .fails = "404: the invitation was used, is over, or is not known" },
    { OP("auth.invite_accept"), .method = POST, .path = "/auth/invite/{token}", .perm = PERM_PUBLIC,
      .summary = "Join the workspace that invited", .in = &accept_shape, .out = &auth_session_shape, .status = 201,
      .run = auth_invite_accept, .load = accept_load, .prepare = accept_prepare, .rate = 60, .rate_s = 3600,
      .source = "coodesh.openapi.json acceptInvite",
      .fails = "404: the invitation was used, is over, or is not known" },
    { 0 }
};
