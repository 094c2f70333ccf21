/* auth_saml.c - signing in with the identity provider of a workspace.
 *
 * Operations: auth.saml, auth.saml_callback.
 * Who comes is a member of the provider's workspace, and becomes one the first time; a provider
 * speaks for the addresses of its own domains alone.  The secret in RelayState ties an answer to
 * its request: it is good once, for ten minutes, and so is the assertion.
 * Tables: saml_provider, saml_domain, sign_in_once, member.
 */
#include "api/coodesh/auth.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/saml.h"
#include "op/call.h"

#define RELAY_CHARS 40
#define RELAY_MAX   80

/* --- asking ------------------------------------------------------------------------------- */

struct saml_ask {
    str                  email, url, RelayState;
    struct id            id;
    struct saml_provider provider; /* found by saml_load */
};
static const struct field saml_ask_fields[] = {
    FIELD(saml_ask, email, .max = 254, .format = FORMAT_EMAIL, .flags = WRITEONLY,
          .doc = "Address whose domain leads to the identity provider; goes before id"),
    FIELD(saml_ask, id,    .doc = "Id of the identity provider, as assay saml prints it"),
    FIELD(saml_ask, url,   .flags = READONLY, .doc = "Where to send the browser, within ten minutes"),
    FIELD(saml_ask, RelayState, .flags = READONLY, .doc = "What comes back with the answer; it is in url too"),
};
SHAPE(saml_ask);

static bool saml_load(struct call *c)
{
    struct saml_ask *in = c->in;
    str              domain = in->email.len ? text_fold(c->mem, in->email) : STR("");

    if (!in->email.len && !in->id.n)
        return fail(c, 400, "email", "or id must be given");
    str_cut(&domain, '@');
    return (in->email.len && saml_provider_by_domain(c, domain, &in->provider)) ||
           (in->id.n && saml_provider_by_id(c, in->id.n, &in->provider)) ||
           fail(c, 400, in->email.len ? "email" : "id", "leads to no identity provider");
}

static bool saml_prepare(struct call *c)
{
    struct saml_ask *in = c->in;

    in->RelayState = token_new(c->mem, RELAY_CHARS);
    return saml_request(c, &in->provider, in->RelayState, &in->url);
}

/* A request under way, kept by its id: the secret itself is only in the address. */
struct under_way { str name; int64_t workspace_id, provider_id, expires_at; };
static const struct field under_way_fields[] = {
    FIELD(under_way, name), FIELD(under_way, workspace_id), FIELD(under_way, provider_id), FIELD(under_way, expires_at),
};
SHAPE(under_way);

static str under_way_name(struct call *c, str relay)
{
    return str_printf(c->mem, "request %s", saml_request_id(c->mem, relay).data);
}

static bool auth_saml(struct call *c)
{
    struct saml_ask *in = c->in;
    struct under_way row = { under_way_name(c, in->RelayState), in->provider.workspace_id, in->provider.id,
                             c->now_ms + SAML_REQUEST_MS };

    db_exec_with(c, WITH(under_way, &row), "INSERT INTO sign_in_once (name, workspace_id, provider_id, expires_at)"
                 " VALUES (:name, :workspace_id, :provider_id, :expires_at)");
    in->id.n = in->provider.id;
    reply_header(c, "Cache-Control", STR("no-store"));
    return reply(c, in);
}

/* --- the answer ------------------------------------------------------------------------------ */

struct saml_answer {
    str                  SAMLResponse, RelayState;
    struct saml_provider provider; /* found by callback_load */
    struct saml_person   person;   /* found by callback_prepare */
};
static const struct field saml_answer_fields[] = {
    FIELD(saml_answer, SAMLResponse, .flags = REQUIRED, .min = 1, .max = SAML_ANSWER_MAX,
          .doc = "Answer of the identity provider: XML in Base64"),
    FIELD(saml_answer, RelayState, .flags = REQUIRED, .min = 1, .max = RELAY_MAX, .doc = "As auth.saml gave it"),
};
SHAPE(saml_answer);

static bool refuse(struct call *c, const char *why)
{
    return fail_code(c, 400, "SIGNIN_SAML_ERROR", NULL, why);
}

static bool callback_load(struct call *c)
{
    struct saml_answer *in = c->in;
    struct under_way    key = { .name = under_way_name(c, in->RelayState) };

    return (db_int_with(c, WITH(under_way, &key), "SELECT provider_id FROM sign_in_once WHERE name = :name"
                        " AND expires_at > :now_ms", &key.provider_id) &&
            saml_provider_by_id(c, key.provider_id, &in->provider)) ||
           refuse(c, "nobody asked for this answer, or it came too late");
}

static bool callback_prepare(struct call *c)
{
    struct saml_answer *in = c->in;
    const char         *wrong = saml_answer(c, &in->provider, in->SAMLResponse, in->RelayState, &in->person);

    if (wrong)
        return refuse(c, wrong);
    if (!in->person.email.len)
        return refuse(c, "the identity provider tells no address");
    return saml_speaks_for(&in->provider, text_fold(c->mem, in->person.email)) ||
           refuse(c, "the identity provider may not speak for this address: its domain is not one of the provider's");
}

/* The request and the assertion are used up, both by one caller only. */
static bool answer_once(struct call *c, const struct saml_answer *in)
{
    struct under_way key = { .name = under_way_name(c, in->RelayState) };
    str              id = str_printf(c->mem, "%.*s %.*s", STR_ARG(in->provider.entity_id),
                                     STR_ARG(in->person.assertion_id));

    if (db_exec_with(c, WITH(under_way, &key), "DELETE FROM sign_in_once WHERE name = :name") == 0)
        return refuse(c, "nobody asked for this answer, or it came too late");
    return once_take(c, str_printf(c->mem, "assertion %s", hash_hex(c->mem, id).data),
                     in->person.ends_ms - c->now_ms + MS_PER_HOUR) ||
           refuse(c, "this assertion was used before");
}

static bool person_create(struct call *c, const struct saml_answer *in, struct identity *who)
{
    who->name            = in->person.name.len ? in->person.name : in->person.email;
    who->role            = in->provider.role;
    who->confirmed_at.ms = c->now_ms;
    return identity_create(c, who, STR("{}")) &&
           identity_of_workspace(c, who->workspace_id, who->email_fold, who) &&
           auth_enter(c, who, "saml", true);
}

static bool auth_saml_callback(struct call *c)
{
    struct saml_answer *in = c->in;
    struct identity     who = { .workspace_id = in->provider.workspace_id, .email = in->person.email,
                                .email_fold = text_fold(c->mem, in->person.email), .provider = STR("saml") };
    bool                was_invited;

    if (!answer_once(c, in))
        return false;
    if (!identity_of_workspace(c, who.workspace_id, who.email_fold, &who))
        return identity_is_known(c, who.workspace_id, who.email_fold)
             ? refuse(c, "this user is paused, inactive or has left the workspace") : person_create(c, in, &who);
    was_invited = who.invited_at.ms != 0;
    if (was_invited) /* the provider's word stands for the link */
        identity_password(c, &who, STR_NULL);
    identity_proved(c, &who);
    return auth_enter(c, &who, "saml", was_invited);
}

const struct op coodesh_auth_saml_ops[] = {
    { OP("auth.saml"), .method = POST, .path = "/auth/saml", .perm = PERM_PUBLIC,
      .summary = "Begin to sign in with the identity provider of a workspace", .in = &saml_ask_shape,
      .out = &saml_ask_shape, .status = 201, .run = auth_saml, .load = saml_load, .prepare = saml_prepare,
      .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S, .source = "coodesh.openapi.json startSamlLogin",
      .fails = "400: no identity provider there; 503: its metadata are of no use" },
    { OP("auth.saml_callback"), .method = POST, .path = "/auth/saml/callback", .perm = PERM_PUBLIC, .flags = OP_FORM,
      .summary = "The answer of an identity provider", .in = &saml_answer_shape, .out = &auth_session_shape,
      .status = 201, .run = auth_saml_callback, .load = callback_load, .prepare = callback_prepare,
      .rate = AUTH_TRIES, .rate_s = AUTH_TRIES_S, .source = "coodesh.openapi.json samlCallback",
      .fails = "400: SIGNIN_SAML_ERROR: nobody asked for it, or it does not hold" },
    { 0 }
};
