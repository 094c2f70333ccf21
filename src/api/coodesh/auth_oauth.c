/* auth_oauth.c - signing in, or up, with an account at Google, LinkedIn, GitHub or Facebook.
 *
 * Operations: auth.google, auth.linkedin, auth.github, auth.facebook.
 * An account of a provider is known by the id the provider gave it.  The first time it is
 * matched by its address, but only when the provider has proved the address; one that nobody
 * has makes an account, as auth.signup does.
 * Tables: member, member_identity, sign_in_once.
 */
#include "api/coodesh/auth.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/oauth.h"
#include "op/call.h"

#define GRANT_MAX    4096
#define ONCE_MS      (24 * MS_PER_HOUR) /* a code is long over by then */

struct oauth {
    str                 code, access_token, redirectUri, scope, code_verifier, state, nonce, invite;
    struct oauth_person person; /* found by oauth_prepare */
};
static const struct field oauth_fields[] = {
    FIELD(oauth, code,          .max = GRANT_MAX, .doc = "Authorization code that the provider gave; good once"),
    FIELD(oauth, access_token,  .max = GRANT_MAX, 
          .doc = "Access token that the provider gave to this server's client, in place of code"),
    FIELD(oauth, redirectUri,   .max = 2000, .doc = "Redirect address of the flow, as the provider was told it"),
    FIELD(oauth, scope,         .max = 1000, .doc = "Scopes of the flow; the provider keeps to those it granted"),
    FIELD(oauth, code_verifier, .max = 128, .doc = "Verifier of a flow with PKCE"),
    FIELD(oauth, state,         .max = 500, .doc = "State of the flow, where the client sends it: good once"),
    FIELD(oauth, nonce,         .max = 500, .doc = "Nonce of the flow: the id_token must hold it"),
    FIELD(oauth, invite,        .max = AUTH_TOKEN_MAX, .doc = "Invite token of a workspace to join at the same time"),
};
SHAPE(oauth);

/* "auth.google" -> "google" */
static const char *provider_of(const struct call *c)
{
    return c->op->id + sizeof "auth." - 1;
}

static bool grant_once(struct call *c, void *arg)
{
    struct oauth *in = arg;
    const char   *kinds[] = { "code", "state" };
    str           values[] = { in->code, in->state };

    for (size_t i = 0; i < 2; i++)
        if (values[i].len && !once_take(c, str_printf(c->mem, "%s %s", kinds[i], hash_hex(c->mem, values[i]).data),
                                        ONCE_MS))
            return fail(c, 400, NULL, "used");
    return true;
}

static void writer_close(void *writer)
{
    call_free(writer);
}

/* What may come once is taken before the provider is asked, in a transaction of its own. */
static bool oauth_prepare(struct call *c)
{
    struct oauth      *in = c->in;
    struct oauth_grant grant = { in->code, in->redirectUri, in->code_verifier, in->nonce, in->access_token };
    struct call       *writer;

    if (!in->code.len == !in->access_token.len)
        return fail(c, 400, "code", "or access_token must be given, not both");
    writer = call_new(c->server, 0, "nobody");
    call_defer(c, writer_close, writer);
    if (!call_write(writer, grant_once, in))
        return writer->errors[0].status == 400
             ? fail_code(c, 400, "SIGNIN_PROVIDER_ERROR", NULL, "this code or state was used before")
             : fail(c, 503, NULL, "the store cannot be written to at the moment");
    return oauth_person_find(c, provider_of(c), &grant, &in->person);
}

/* Ties the account to a member and signs in. */
static bool enter(struct call *c, struct identity *who, bool is_new)
{
    const struct oauth_person *person = &((struct oauth *)c->in)->person;

    if (!identity_link_subject(c, who, provider_of(c), person->subject))
        return fail_code(c, 400, "SIGNIN_PROVIDER_ERROR", NULL,
                         "another account of this provider is tied to this user");
    if (person->verified)
        identity_proved(c, who);
    return auth_enter(c, who, provider_of(c), is_new);
}

/* Nobody has the address: the account is made, of no workspace. */
static bool oauth_signup(struct call *c, str email_fold)
{
    const struct oauth_person *person = &((struct oauth *)c->in)->person;
    struct identity            who = { .email = person->email, .email_fold = email_fold, .role = STR("user"),
                                       .provider = str_of(provider_of(c)), .company = STR(""),
                                       .name = person->name.len ? person->name : person->email };

    if (!auth_may_register(c))
        return false;
    if (person->verified)
        who.confirmed_at.ms = c->now_ms;
    if (!identity_create(c, &who, STR("{}")))
        return false;
    if (!person->verified)
        job_add_at(c, "mail.confirmation", who.id, c->now_ms, auth_mail_language(c));
    return enter(c, &who, true);
}

static bool oauth_join(struct call *c, struct oauth *in, str email_fold)
{
    struct identity who;

    if (!identity_by_token(c, TOKEN_INVITE, in->invite, &who) || !in->person.verified ||
        !str_eq(who.email_fold, email_fold) || !identity_token_take(c, TOKEN_INVITE, in->invite, &who))
        return fail_code(c, 400, "SIGNIN_INVITE_ERROR", NULL,
                         "The invitation is not known, was used, is over, or is for another address");
    if (in->person.name.len) {
        who.name = in->person.name;
        identity_name(c, &who);
    }
    identity_password(c, &who, STR_NULL);
    return enter(c, &who, true);
}

static bool auth_oauth(struct call *c)
{
    struct oauth   *in = c->in;
    struct list     found;
    struct identity who;
    str             email_fold = in->person.email.len ? text_fold(c->mem, in->person.email) : STR("");

    if (in->invite.len)
        return oauth_join(c, in, email_fold);
    if (identity_by_subject(c, provider_of(c), in->person.subject, &who))
        return auth_enter(c, &who, provider_of(c), false);
    if (!text_is_email(in->person.email))
        return fail_code(c, 400, "SIGNIN_PROVIDER_ERROR", NULL,
                         "the provider tells no address: ask for the scope of it");
    found = identities_of(c, email_fold);
    if (!found.n)
        return oauth_signup(c, email_fold);
    if (!in->person.verified)
        return fail_code(c, 400, "SIGNIN_PROVIDER_ERROR", NULL,
                         "the provider has not proved this address: sign in another way");
    who = *(struct identity *)found.items;
    return enter(c, &who, false);
}

#define OAUTH(text, origin)                                                                                     \
    .summary = "Sign in or up with " text, .perm = PERM_PUBLIC, .in = &oauth_shape, .out = &auth_session_shape, \
    .status = 201, .run = auth_oauth, .prepare = oauth_prepare, .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S,     \
    .source = "coodesh.openapi.json " origin,                                                                   \
    .fails = "400: SIGNIN_PROVIDER_ERROR: the provider refused, or what it says does not hold, or this code"    \
             " was used before; 403: nobody has the address, and the setting REGISTER is closed;"               \
             " 503: a setting of this provider is missing, or the provider cannot be reached"

const struct op coodesh_auth_oauth_ops[] = {
    { OP("auth.google"), .method = POST, .path = "/auth/google", OAUTH("Google", "signInWithGoogle") },
    { OP("auth.linkedin"), .method = POST, .path = "/auth/linkedin", OAUTH("LinkedIn", "signInWithLinkedin") },
    { OP("auth.github"), .method = POST, .path = "/auth/github", OAUTH("GitHub", "signInWithGithub") },
    { OP("auth.facebook"), .method = POST, .path = "/auth/facebook", OAUTH("Facebook", "signInWithFacebook") },
    { 0 }
};
