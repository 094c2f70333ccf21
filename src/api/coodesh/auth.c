/* auth.c - signing in with a password, and what a key tells of itself.
 *
 * Operations: auth.signin, auth.connect, auth.validate.
 * Which of several workspaces of one address it is: domain/identity.h.
 * Tables: member, api_key, workspace, saml_domain.
 */
#include "api/coodesh/auth.h"
#include "core/text.h"
#include "domain/language.h"
#include "op/call.h"

static const struct field auth_company_fields[] = {
    FIELD(auth_company, id, .name = "_id", .doc = "Id of the workspace"),
    FIELD(auth_company, name, .doc = "Name of the workspace"),
};
SHAPE(auth_company);

static const struct field auth_user_fields[] = {
    FIELD(auth_user, id, .name = "_id", .doc = "Id of the user"),
    FIELD(auth_user, email, .doc = "Address"),
    FIELD(auth_user, displayName, .doc = "Full name"),
    FIELD(auth_user, firstName, .doc = "First word of the name"),
    FIELD(auth_user, lastName, .doc = "What follows it"),
    FIELD(auth_user, roles, .doc = "Role: user, business, hunter, manager or admin"),
    FIELD(auth_user, provider, .doc = "By what the user signed in last: " IDENTITY_PROVIDERS),
    FIELD(auth_user, confirmed, .doc = "Was the address proved to be the user's?"),
    FIELD(auth_user, created, .doc = "When the account was made"),
    FIELD_OBJECT(auth_user, company, auth_company, .flags = NULLABLE,
                 .doc = "The workspace; null: the account belongs to none yet"),
};
const struct shape auth_user_shape = { "auth_user", auth_user_fields,
                                       sizeof auth_user_fields / sizeof auth_user_fields[0],
                                       sizeof(struct auth_user) };

static const struct field auth_session_fields[] = {
    FIELD(auth_session, token, .doc = "Goes into Authorization: Bearer ...; good for an hour after its last use"),
    FIELD_OBJECT(auth_session, user, auth_user, .doc = "Who signed in"),
    FIELD(auth_session, isNew, .doc = "Was the account made by this call?"),
    FIELD(auth_session, flow, .doc = "Where to go: dashboard, or talent for an account without a workspace"),
    FIELD(auth_session, provider, .doc = "By what: " IDENTITY_PROVIDERS),
};
const struct shape auth_session_shape = { "auth_session", auth_session_fields, 5, sizeof(struct auth_session) };

static const struct field auth_told_fields[] = {
    FIELD(auth_told, message, .doc = "What was done"),
    FIELD_OBJECT(auth_told, user, auth_user, .doc = "To whom"),
};
const struct shape auth_told_shape = { "auth_told", auth_told_fields, 2, sizeof(struct auth_told) };

/* --- what all of them share --------------------------------------------------------- */

struct auth_user *auth_user_of(struct call *c, const struct identity *who)
{
    struct auth_user *user = ARENA_NEW(c->mem, struct auth_user);
    str               rest = who->name;

    *user = (struct auth_user){ .id = { who->id }, .email = who->email, .displayName = who->name, .roles = who->role,
                                .provider = who->provider, .confirmed = who->confirmed_at.ms != 0,
                                .created = who->created_at };
    user->firstName = str_cut(&rest, ' ');
    user->lastName  = rest.data ? rest : STR("");
    if (who->workspace_id) {
        user->company  = ARENA_NEW(c->mem, struct auth_company);
        *user->company = (struct auth_company){ { who->workspace_id }, who->company };
    }
    return user;
}

bool auth_enter(struct call *c, const struct identity *who, const char *provider, bool is_new)
{
    struct auth_session session = { .token = identity_enter(c, who, provider), .user = auth_user_of(c, who),
                                    .isNew = is_new, .provider = str_of(provider) };

    session.flow           = who->workspace_id ? STR("dashboard") : STR("talent");
    session.user->provider = session.provider;
    reply_header(c, "Cache-Control", STR("no-store"));
    return reply(c, &session);
}

bool auth_told(struct call *c, const char *message, const struct identity *who)
{
    return reply(c, &(struct auth_told){ str_of(message), auth_user_of(c, who) });
}

str auth_mail_language(struct call *c)
{
    str wanted = c->request ? c->request->header(c->request, "x-language") : STR_NULL;

    return wanted.len ? str_of(language_near(wanted)) : STR("");
}

bool auth_may_register(struct call *c)
{
    return str_is(str_of(config_text(c->server->config, SET_REGISTER)), "open") ||
           fail(c, 403, NULL, "sign-up is closed on this server: ask its administrator for an invitation");
}

/* --- signing in ------------------------------------------------------------------------ */

struct signin {
    str             email, password, invite;
    struct identity who; /* found by signin_prepare */
};
static const struct field signin_fields[] = {
    FIELD(signin, email,    .flags = REQUIRED | FOLD_KEY, .min = 1, .max = 254, .doc = "Address of the account"),
    FIELD(signin, password, .flags = REQUIRED, .min = 1, .max = AUTH_PASSWORD_MAX, .doc = "Its password"),
    FIELD(signin, invite,   .max = AUTH_TOKEN_MAX, .doc = "Invite token of a workspace to join at the same time"),
};
SHAPE(signin);

/* The workspace that the header names; 0: any; -1: it names none that there could be. */
static int64_t workspace_wanted(struct call *c)
{
    static const struct field any = { .type = TYPE_ID };
    str                       text = str_trim(c->request->header(c->request, "x-workspace-id"));
    int64_t                   id = 0;

    return !text.len ? 0 : id_from_text(c, &any, text, &id) ? id : -1;
}

static bool signin_prepare(struct call *c)
{
    struct signin *in = c->in;

    switch (identity_guess(c, in->email, in->password, workspace_wanted(c), &in->who)) {
    case GUESS_RIGHT: return true;
    case GUESS_WRONG: return fail_code(c, 400, "SIGNIN_USER_ERROR", NULL, "User not found");
    default:          return false;
    }
}

/* The password was right elsewhere, so the invited member gets the same one. */
static bool invite_join(struct call *c, struct signin *in)
{
    struct identity invited;

    if (!identity_by_token(c, TOKEN_INVITE, in->invite, &invited))
        return fail_code(c, 400, "SIGNIN_INVITE_ERROR", NULL, "The invitation is not known, was used, or is over");
    if (!str_eq(invited.email_fold, in->email))
        return fail_code(c, 400, "SIGNIN_INVITE_ERROR", NULL, "The invitation is for another address");
    if (!invited.passwords)
        return fail_code(c, 400, "SIGNIN_INVITE_ERROR", NULL, "This workspace does not let sign in by password");
    if (!identity_token_take(c, TOKEN_INVITE, in->invite, &invited))
        return fail_code(c, 400, "SIGNIN_INVITE_ERROR", NULL, "The invitation is not known, was used, or is over");
    identity_password(c, &invited, in->who.password);
    in->who = invited;
    return true;
}

static bool auth_signin(struct call *c)
{
    struct signin *in = c->in;

    if (in->invite.len && !invite_join(c, in))
        return false;
    return auth_enter(c, &in->who, "local", false);
}

/* --- which way an address signs in --------------------------------------------------------- */

struct connect { str email, provider, domain; bool password; };
static const struct field connect_fields[] = {
    FIELD(connect, email,    .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL, .doc = "Address of an account"),
    FIELD(connect, provider, .flags = READONLY, .doc = "By what it signs in: " IDENTITY_PROVIDERS
          "; an address that nobody has is told to be local"),
    FIELD(connect, password, .flags = READONLY, .doc = "Has it a password? True for an address that nobody has"),
    FIELD(connect, domain,   .flags = INTERNAL),
};
SHAPE(connect);

/* An address that nobody has is told what most are told, so that the reply says of no
 * address that it has no account. */
static bool auth_connect(struct call *c)
{
    struct connect        *in = c->in;
    struct list            found = identities_of(c, text_fold(c->mem, in->email));
    const struct identity *who = found.items;
    int64_t                passwords = 1;

    in->domain = text_fold(c->mem, in->email);
    str_cut(&in->domain, '@');
    in->provider = found.n ? who->provider : STR("local");
    in->password = !found.n || (who->password.len && who->passwords);
    if (db_int(c, "SELECT w.password_login FROM saml_domain d JOIN workspace w ON w.id = d.workspace_id"
               " WHERE d.domain = :domain", &passwords)) {
        in->provider = STR("saml");
        in->password = in->password && passwords;
    }
    return reply(c, in);
}

/* --- keys ------------------------------------------------------------------------------------ */

struct key_in { str x_api_key; };
static const struct field key_in_fields[] = {
    FIELD(key_in, x_api_key, .flags = REQUIRED | IN_HEADER, .min = 1, .max = 200, .doc = "The key"),
};
SHAPE(key_in);

struct key_view {
    struct id     id;
    str           name, provider, company, author;
    struct moment last_used, created;
};
static const struct field key_view_fields[] = {
    FIELD(key_view, id, .name = "_id", .doc = "Id of the key"),
    FIELD(key_view, name,      .doc = "Name it was given"),
    FIELD(key_view, last_used, .doc = "Its last use, half a minute late at most; now, when this is the first"),
    FIELD(key_view, created,   .doc = "When it was made"),
    FIELD(key_view, provider,  .doc = "Whose API it is for: coodesh"),
    FIELD(key_view, company,   .doc = "Name of the workspace"),
    FIELD(key_view, author,    .doc = "Who made it: a name, else an address; empty for one made on the command line"),
};
SHAPE(key_view);

static bool auth_validate(struct call *c)
{
    struct key_in  *in = c->in;
    struct key_view view = { .provider = STR("coodesh") };

    if (!caller_find(c, str_trim(in->x_api_key)) || c->actor[0] != 'k')
        return fail(c, 401, NULL, "Unauthorized");
    db_row(c, "SELECT k.id AS _id, k.name, CASE WHEN k.used_at = 0 THEN :now_ms ELSE k.used_at END AS last_used,"
           " k.created_at AS created, w.name AS company,"
           " coalesce(CASE WHEN m.name = '' THEN m.email ELSE m.name END, '') AS author"
           " FROM api_key k JOIN workspace w ON w.id = k.workspace_id LEFT JOIN member m"
           " ON m.workspace_id = k.workspace_id AND m.id = k.author_id"
           " WHERE k.workspace_id = :workspace_id AND k.id = :actor_id", INTO(key_view, &view));
    return reply(c, &view);
}

const struct op coodesh_auth_ops[] = {
    { OP("auth.signin"), .method = POST, .path = "/auth/signin", .perm = PERM_PUBLIC,
      .summary = "Sign in with a password, into the workspace of x-workspace-id where that is sent",
      .in = &signin_shape, .out = &auth_session_shape, .status = 201, .run = auth_signin,
      .prepare = signin_prepare, .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S,
      .source = "coodesh.openapi.json signIn",
      .fails = "400: SIGNIN_USER_ERROR, or SIGNIN_INVITE_ERROR;"
               " 429: too many wrong passwords of this account" },
    { OP("auth.connect"), .method = POST, .path = "/auth/connect", .perm = PERM_PUBLIC, .flags = OP_READS,
      .summary = "By what an address signs in", .in = &connect_shape, .out = &connect_shape, .status = 201,
      .run = auth_connect, .rate = 60, .rate_s = 600, .source = "coodesh.openapi.json connectByEmail" },
    { OP("auth.validate"), .method = GET, .path = "/auth/validate", .perm = PERM_PUBLIC,
      .summary = "What an API key tells of itself", .in = &key_in_shape, .out = &key_view_shape, .status = 200,
      .run = auth_validate, .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S,
      .source = "coodesh.openapi.json validateApiKey",
      .fails = "401: no such key" },
    { 0 }
};
