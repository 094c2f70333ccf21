/* oauth.c - see oauth.h.  Sources: OpenID Connect Core 1.0, 3.1.3.7; Discovery 1.0; RFC 7662;
 * docs.github.com/apps (REST: apps/oauth-applications); developers.facebook.com (manual flow).
 *
 * Nothing is kept between two sign-ins: a provider's new keys count at once.
 */
#include "core/fetch.h"
#include "core/json.h"
#include "core/jwt.h"
#include "core/random.h"
#include "domain/oauth.h"

#define TIMEOUT_MS 8000
#define REPLY_MAX  (256u << 10)
#define SKEW_S     60

struct provider {
    const char  *name, *title;
    enum setting url, id, secret;
    const char  *introspection; /* where a token is looked at when its discovery does not say */
    const char  *other_issuer;  /* how its tokens may name it besides */
    bool (*by_code)(struct call *c, const struct provider *p, const struct oauth_grant *g, struct oauth_person *who);
    bool (*by_token)(struct call *c, const struct provider *p, str token, struct oauth_person *who);
};

static str setting(const struct call *c, enum setting s)
{
    str text = str_of(config_text(c->server->config, s));

    while (str_ends(text, "/"))
        text.len--;
    return text;
}

static bool refuse(struct call *c, const struct provider *p, const char *why)
{
    return fail_code(c, 400, "SIGNIN_PROVIDER_ERROR", NULL,
                     str_printf(c->mem, "%s: %s", p->title, why).data);
}

/* --- asking -------------------------------------------------------------------------- */

/* A form, growing. */
static void form_add(struct buf *form, const char *name, str value)
{
    if (!value.len)
        return;
    buf_printf(form, "%s%s=", form->len ? "&" : "", name);
    buf_form(form, value);
}

/* An address that the administrator set may be a private one; one that a provider names must
 * not lead into his network. */
static unsigned reach(struct call *c, const struct provider *p, str url)
{
    str own = fetch_url_host(c->mem, setting(c, p->url)), api = fetch_url_host(c->mem, setting(c, SET_GITHUB_API_URL));
    str host = fetch_url_host(c->mem, url);

    return str_eq(host, own) || str_eq(host, api) || config_on(c->server->config, SET_OUTBOUND_PRIVATE)
         ? FETCH_PRIVATE : 0;
}

/* One request; its reply as JSON, owned by the call.  NULL with the failure said. */
static json_t *ask(struct call *c, const struct provider *p, str url, str form, str authorization_value)
{
    struct fetch_header headers[4] = { { "Accept", STR("application/json") }, { "User-Agent", STR("Assay") } };
    struct fetch        fetch = { .method = form.data ? "POST" : "GET", .headers = headers, .headers_n = 2,
                                  .url = url, .body = form, .timeout_ms = TIMEOUT_MS, .reply_max = REPLY_MAX,
                                  .allow = reach(c, p, url) };
    const char         *message;
    json_t             *json;

    if (authorization_value.len)
        headers[fetch.headers_n++] = (struct fetch_header){ "Authorization", authorization_value };
    if (form.data)
        headers[fetch.headers_n++] = (struct fetch_header){ "Content-Type", form.len && form.data[0] == '{'
            ? STR("application/json") : STR("application/x-www-form-urlencoded") };
    if (!fetch_run(c->mem, &fetch) || fetch.status >= 500) {
        failf(c, 503, NULL, "%s cannot be reached at the moment", p->title);
        return NULL;
    }
    json = fetch.status < 300 && !fetch.reply_cut ? json_read(fetch.reply, JSON_DEPTH_MAX, &message) : NULL;
    if (!json) {
        refuse(c, p, "refused the code or token");
        return NULL;
    }
    call_defer(c, json_close, json);
    return json;
}

static str bearer(struct call *c, str token)
{
    return str_printf(c->mem, "Bearer %.*s", STR_ARG(token));
}

static str text_of(const json_t *json, const char *name)
{
    return json_str(json_object_get(json, name));
}

/* The form of a code that is turned into tokens. */
static str code_form(struct call *c, const struct provider *p, const struct oauth_grant *g)
{
    struct buf form = BUF(c->mem);

    form_add(&form, "grant_type", STR("authorization_code"));
    form_add(&form, "code", g->code);
    form_add(&form, "redirect_uri", g->redirect_uri);
    form_add(&form, "client_id", setting(c, p->id));
    form_add(&form, "client_secret", setting(c, p->secret));
    form_add(&form, "code_verifier", g->verifier);
    return buf_end(&form);
}

/* --- OpenID Connect --------------------------------------------------------------------- */

/* true, or the text "true" as some write it. */
static bool is_true(const json_t *value)
{
    return json_is_true(value) || str_is(json_str(value), "true");
}

static json_t *discovery(struct call *c, const struct provider *p)
{
    str     issuer = setting(c, p->url), own;
    json_t *json = ask(c, p, str_printf(c->mem, "%.*s/.well-known/openid-configuration", STR_ARG(issuer)), STR_NULL,
                       STR_NULL);

    if (!json)
        return NULL;
    own = text_of(json, "issuer");
    while (str_ends(own, "/"))
        own.len--;
    if (str_eq(own, issuer))
        return json;
    failf(c, 503, NULL, "%s does not describe itself under its address: see the setting %s", p->title,
          config_name(p->url));
    return NULL;
}

static bool is_for_us(const json_t *claims, str client)
{
    const json_t *aud = json_object_get(claims, "aud"), *one;
    bool          found = str_eq(json_str(aud), client);
    size_t        i;

    json_array_foreach((json_t *)(uintptr_t)aud, i, one)
        found = found || str_eq(json_str(one), client);
    /* Of several audiences one asked for it, and that must be us. */
    return found && (json_array_size(aud) <= 1 || str_eq(text_of(claims, "azp"), client));
}

/* What is wrong with the claims of an id_token; NULL when they hold. */
static const char *claims_wrong(struct call *c, const struct provider *p, const json_t *conf, const json_t *claims,
                                str nonce)
{
    int64_t now_s = c->now_ms / 1000;
    str     issuer = text_of(claims, "iss"), own = text_of(claims, "nonce");

    if (!str_eq(issuer, text_of(conf, "issuer")) && !(p->other_issuer && str_is(issuer, p->other_issuer)))
        return "the token is of another issuer";
    if (!is_for_us(claims, setting(c, p->id)))
        return "the token is for somebody else";
    if (json_integer_value(json_object_get(claims, "exp")) < now_s - SKEW_S)
        return "the token is over";
    if (json_integer_value(json_object_get(claims, "iat")) > now_s + SKEW_S)
        return "the token is of the future";
    if ((own.len || nonce.len) && !secret_eq(own, nonce))
        return "the nonce is not that of the flow";
    return text_of(claims, "sub").len ? NULL : "the token names nobody";
}

static void person_read(const json_t *claims, struct oauth_person *who)
{
    *who = (struct oauth_person){ .subject = text_of(claims, "sub"), .email = text_of(claims, "email"),
                                  .name = text_of(claims, "name"),
                                  .verified = is_true(json_object_get(claims, "email_verified")) };
}

/* What the provider tells of the owner of a token; `subject` must be his when it is known. */
static bool userinfo(struct call *c, const struct provider *p, const json_t *conf, str token, str subject,
                     struct oauth_person *who)
{
    json_t *json = ask(c, p, text_of(conf, "userinfo_endpoint"), STR_NULL, bearer(c, token));

    if (!json)
        return false;
    person_read(json, who);
    if (!who->subject.len || (subject.len && !str_eq(who->subject, subject)))
        return refuse(c, p, "the token is of somebody else");
    return true;
}

static bool openid_by_code(struct call *c, const struct provider *p, const struct oauth_grant *g,
                           struct oauth_person *who)
{
    json_t     *conf = discovery(c, p), *tokens, *keys, *claims;
    const char *wrong = NULL;
    str         payload;

    tokens = conf ? ask(c, p, text_of(conf, "token_endpoint"), code_form(c, p, g), STR_NULL) : NULL;
    keys   = tokens ? ask(c, p, text_of(conf, "jwks_uri"), STR_NULL, STR_NULL) : NULL;
    if (!keys)
        return false;
    if (!jwt_verify(c->mem, text_of(tokens, "id_token"), json_text(c->mem, keys), &payload, &wrong))
        return refuse(c, p, str_printf(c->mem, "the token %s", wrong).data);
    claims = json_read(payload, JSON_DEPTH_MAX, &wrong);
    if (!claims)
        return refuse(c, p, "the token holds no claims");
    call_defer(c, json_close, claims);
    wrong = claims_wrong(c, p, conf, claims, g->nonce);
    if (wrong)
        return refuse(c, p, wrong);
    person_read(claims, who);
    return who->email.len || userinfo(c, p, conf, text_of(tokens, "access_token"), who->subject, who);
}

static bool openid_by_token(struct call *c, const struct provider *p, str token, struct oauth_person *who)
{
    json_t    *conf = discovery(c, p), *seen;
    str        url = text_of(conf, "introspection_endpoint"), owner;
    struct buf form = BUF(c->mem);

    if (!conf)
        return false;
    form_add(&form, "token", token);
    form_add(&form, "access_token", token); /* as Google's tokeninfo calls it */
    form_add(&form, "client_id", setting(c, p->id));
    form_add(&form, "client_secret", setting(c, p->secret));
    seen = ask(c, p, url.len ? url : str_of(p->introspection), buf_end(&form), STR_NULL);
    if (!seen)
        return false;
    owner = text_of(seen, "client_id").data ? text_of(seen, "client_id") : text_of(seen, "aud");
    if (json_is_false(json_object_get(seen, "active")) || !str_eq(owner, setting(c, p->id)))
        return refuse(c, p, "the token was not given to this server, or is over");
    return userinfo(c, p, conf, token, text_of(seen, "sub"), who);
}

/* --- GitHub --------------------------------------------------------------------------------- */

/* The address that is the first and proved to be his; without one there is none. */
static void github_email(const json_t *emails, struct oauth_person *who)
{
    const json_t *one;
    size_t        i;

    json_array_foreach((json_t *)(uintptr_t)emails, i, one)
        if (json_is_true(json_object_get(one, "primary"))) {
            who->email    = text_of(one, "email");
            who->verified = json_is_true(json_object_get(one, "verified"));
        }
}

static bool github_person(struct call *c, const struct provider *p, str token, struct oauth_person *who)
{
    str     api = setting(c, SET_GITHUB_API_URL);
    json_t *user = ask(c, p, str_printf(c->mem, "%.*s/user", STR_ARG(api)), STR_NULL, bearer(c, token)), *emails;

    emails = user ? ask(c, p, str_printf(c->mem, "%.*s/user/emails", STR_ARG(api)), STR_NULL, bearer(c, token)) : NULL;
    if (!emails)
        return false;
    if (!json_is_integer(json_object_get(user, "id")))
        return refuse(c, p, "the token names nobody");
    who->subject = str_printf(c->mem, "%lld", (long long)json_integer_value(json_object_get(user, "id")));
    who->name    = text_of(user, "name").len ? text_of(user, "name") : text_of(user, "login");
    github_email(emails, who);
    return true;
}

static bool github_by_code(struct call *c, const struct provider *p, const struct oauth_grant *g,
                           struct oauth_person *who)
{
    str     url = str_printf(c->mem, "%.*s/login/oauth/access_token", STR_ARG(setting(c, p->url)));
    json_t *tokens = ask(c, p, url, code_form(c, p, g), STR_NULL);

    if (!tokens)
        return false;
    if (!text_of(tokens, "access_token").len) /* it says with a 200 that it refuses */
        return refuse(c, p, "refused the code or token");
    return github_person(c, p, text_of(tokens, "access_token"), who);
}

static bool github_by_token(struct call *c, const struct provider *p, str token, struct oauth_person *who)
{
    str        id = setting(c, p->id), secret = setting(c, p->secret);
    str        pair = str_printf(c->mem, "%.*s:%.*s", STR_ARG(id), STR_ARG(secret));
    struct buf body = BUF(c->mem);
    json_t    *seen;

    buf_text(&body, "{\"access_token\":");
    buf_json(&body, token);
    buf_char(&body, '}');
    seen = ask(c, p, str_printf(c->mem, "%.*s/applications/%.*s/token", STR_ARG(setting(c, SET_GITHUB_API_URL)),
                                STR_ARG(id)), buf_end(&body),
               str_printf(c->mem, "Basic %s", base64_text(c->mem, pair.data, pair.len).data));
    if (!seen)
        return false;
    if (!str_eq(text_of(json_object_get(seen, "app"), "client_id"), id))
        return refuse(c, p, "the token was not given to this server, or is over");
    return github_person(c, p, token, who);
}

/* --- Facebook ---------------------------------------------------------------------------------- */

/* It never says whether it has proved the address, so it counts as not. */
static bool facebook_person(struct call *c, const struct provider *p, str token, struct oauth_person *who)
{
    unsigned char proof[32];
    struct buf    hex = BUF(c->mem);
    json_t       *user;

    hmac_sha256(setting(c, p->secret), token, proof);
    buf_hex(&hex, proof, sizeof proof);
    user = ask(c, p, str_printf(c->mem, "%.*s/me?fields=id,name,email&appsecret_proof=%s", STR_ARG(setting(c, p->url)),
                                buf_end(&hex).data), STR_NULL, bearer(c, token));
    if (!user)
        return false;
    *who = (struct oauth_person){ .subject = text_of(user, "id"), .name = text_of(user, "name"),
                                  .email = text_of(user, "email") };
    return who->subject.len || refuse(c, p, "the token names nobody");
}

static bool facebook_by_code(struct call *c, const struct provider *p, const struct oauth_grant *g,
                             struct oauth_person *who)
{
    str     url = str_printf(c->mem, "%.*s/oauth/access_token", STR_ARG(setting(c, p->url)));
    json_t *tokens = ask(c, p, url, code_form(c, p, g), STR_NULL);

    return tokens && facebook_person(c, p, text_of(tokens, "access_token"), who);
}

static bool facebook_by_token(struct call *c, const struct provider *p, str token, struct oauth_person *who)
{
    str        app = str_printf(c->mem, "%.*s|%.*s", STR_ARG(setting(c, p->id)), STR_ARG(setting(c, p->secret)));
    struct buf query = BUF(c->mem);
    json_t    *seen, *data;

    form_add(&query, "input_token", token);
    seen = ask(c, p, str_printf(c->mem, "%.*s/debug_token?%s", STR_ARG(setting(c, p->url)), buf_end(&query).data),
               STR_NULL, bearer(c, app));
    if (!seen)
        return false;
    data = json_object_get(seen, "data");
    if (!json_is_true(json_object_get(data, "is_valid")) || !str_eq(text_of(data, "app_id"), setting(c, p->id)))
        return refuse(c, p, "the token was not given to this server, or is over");
    return facebook_person(c, p, token, who);
}

/* --- all of them ---------------------------------------------------------------------------------- */

static const struct provider providers[] = {
    { "google", "Google", SET_GOOGLE_URL, SET_GOOGLE_CLIENT_ID, SET_GOOGLE_CLIENT_SECRET,
      "https://oauth2.googleapis.com/tokeninfo", "accounts.google.com", openid_by_code, openid_by_token },
    { "linkedin", "LinkedIn", SET_LINKEDIN_URL, SET_LINKEDIN_CLIENT_ID, SET_LINKEDIN_CLIENT_SECRET,
      "https://www.linkedin.com/oauth/v2/introspectToken", NULL, openid_by_code, openid_by_token },
    { "github", "GitHub", SET_GITHUB_URL, SET_GITHUB_CLIENT_ID, SET_GITHUB_CLIENT_SECRET, NULL, NULL, github_by_code,
      github_by_token },
    { "facebook", "Facebook", SET_FACEBOOK_URL, SET_FACEBOOK_CLIENT_ID, SET_FACEBOOK_CLIENT_SECRET, NULL, NULL,
      facebook_by_code, facebook_by_token },
};

bool oauth_person_find(struct call *c, const char *provider, const struct oauth_grant *grant,
                       struct oauth_person *person)
{
    const struct provider *p = providers;

    while (!str_is(str_of(provider), p->name))
        p++; /* it is one of them: the operations say which */
    if (!setting(c, p->id).len)
        return failf(c, 503, NULL, "the setting %s is not set", config_name(p->id));
    if (!setting(c, p->secret).len)
        return failf(c, 503, NULL, "the setting %s is not set", config_name(p->secret));
    return grant->code.len ? p->by_code(c, p, grant, person) : p->by_token(c, p, grant->access_token, person);
}
