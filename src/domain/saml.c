/* saml.c - see saml.h.  Sources: SAML 2.0 Bindings, 3.4 and 3.5; Metadata, 2.4; lasso.entrouvert.org.
 *
 * Tables: saml_provider, saml_domain.
 */
#include <lasso/lasso.h>
#include <lasso/xml/saml-2.0/samlp2_authn_request.h>
#include <lasso/xml/saml-2.0/samlp2_response.h>
#include <pthread.h>
#include "core/random.h"
#include "domain/saml.h"

static const struct field saml_provider_fields[] = {
    FIELD(saml_provider, workspace_id), FIELD(saml_provider, id), FIELD(saml_provider, entity_id),
    FIELD(saml_provider, metadata), FIELD(saml_provider, role), FIELD(saml_provider, domains),
};
const struct shape saml_provider_shape = { "saml_provider", saml_provider_fields, 6, sizeof(struct saml_provider) };

/* --- lasso ----------------------------------------------------------------------------- */

/* It keeps state of its own in the process, so one thread at a time calls it: people sign in
 * that way a few times a second at most. */
static pthread_mutex_t lasso_lock = PTHREAD_MUTEX_INITIALIZER;

static void lasso_silence(const char *domain, GLogLevelFlags level, const char *message, gpointer arg)
{
    (void)domain, (void)level, (void)message, (void)arg; /* it would write what the answer holds */
}

/* Nothing between these two may leave the call. */
static void lasso_begin(void)
{
    static bool ready;

    pthread_mutex_lock(&lasso_lock);
    if (!ready) {
        lasso_init();
        g_log_set_handler("Lasso", G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION, lasso_silence, NULL);
        g_log_set_handler("libxmlsec", G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION, lasso_silence, NULL);
        ready = true;
    }
}

static void lasso_end(void)
{
    pthread_mutex_unlock(&lasso_lock);
}

/* We and the provider, ready for a login; NULL when its metadata are of no use. */
static LassoLogin *login_new(const char *own, const char *metadata)
{
    LassoServer *server = lasso_server_new_from_buffers(own, NULL, NULL, NULL);
    LassoLogin  *login = NULL;

    if (server && lasso_server_add_provider_from_buffer(server, LASSO_PROVIDER_ROLE_IDP, metadata, NULL, NULL) == 0)
        login = lasso_login_new(server);
    if (server)
        g_object_unref(server);
    return login;
}

/* --- how we describe ourselves ------------------------------------------------------------ */

str saml_entity_id(struct call *c)
{
    return str_printf(c->mem, "%.*s/assay/v1/saml/metadata", STR_ARG(c->public_url));
}

str saml_callback(struct call *c)
{
    return str_printf(c->mem, "%.*s/auth/saml/callback", STR_ARG(c->public_url));
}

str saml_metadata(struct call *c)
{
    struct buf b = BUF(c->mem);

    buf_text(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<md:EntityDescriptor"
             " xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"");
    buf_html(&b, saml_entity_id(c));
    buf_text(&b, "\">\n  <md:SPSSODescriptor AuthnRequestsSigned=\"false\" WantAssertionsSigned=\"true\""
             " protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">\n"
             "    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>\n"
             "    <md:AssertionConsumerService index=\"0\" isDefault=\"true\""
             " Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"");
    buf_html(&b, saml_callback(c));
    buf_text(&b, "\"/>\n  </md:SPSSODescriptor>\n</md:EntityDescriptor>\n");
    return buf_end(&b);
}

/* --- asking ---------------------------------------------------------------------------------- */

str saml_request_id(struct arena *mem, str relay)
{
    return str_printf(mem, "_%s", hash_hex(mem, relay).data);
}

/* The address, to be freed by g_free; NULL when the provider takes no redirects. */
static char *request_build(LassoLogin *login, const char *entity_id, const char *id, const char *relay)
{
    LassoProfile              *profile = LASSO_PROFILE(login);
    LassoSamlp2RequestAbstract *request;

    lasso_profile_set_signature_hint(profile, LASSO_PROFILE_SIGNATURE_HINT_FORBID); /* we have no key to sign with */
    if (lasso_login_init_authn_request(login, entity_id, LASSO_HTTP_METHOD_REDIRECT) != 0)
        return NULL;
    request = LASSO_SAMLP2_REQUEST_ABSTRACT(profile->request);
    g_free(request->ID);
    request->ID = g_strdup(id);
    g_free(profile->msg_relayState);
    profile->msg_relayState = g_strdup(relay);
    return lasso_login_build_authn_request_msg(login) == 0 ? g_strdup(profile->msg_url) : NULL;
}

static void text_free(void *text)
{
    g_free(text);
}

bool saml_request(struct call *c, const struct saml_provider *provider, str relay, str *url)
{
    str         own = saml_metadata(c), id = saml_request_id(c->mem, relay);
    const char *metadata = str_z(c->mem, provider->metadata), *entity_id = str_z(c->mem, provider->entity_id);
    LassoLogin *login;
    char       *address;

    lasso_begin();
    login   = login_new(own.data, metadata);
    address = login ? request_build(login, entity_id, id.data, relay.data) : NULL;
    if (login)
        g_object_unref(login);
    lasso_end();
    if (!address)
        return fail(c, 503, NULL,
                    "the metadata of this identity provider name no address for redirects: see assay saml");
    call_defer(c, text_free, address);
    *url = str_copy(c->mem, str_of(address));
    return true;
}

/* --- the answer -------------------------------------------------------------------------------- */

/* Is the answer, or else its assertion, signed by the provider?  saml_check has made sure that
 * there is one of each, and that a signature is of its own parent. */
static bool is_verified(LassoLogin *login, const char *entity_id)
{
    LassoProfile       *profile = LASSO_PROFILE(login);
    LassoProvider      *provider = lasso_server_get_provider(profile->server, entity_id);
    LassoSamlp2Response *response;

    if (!provider || !LASSO_IS_SAMLP2_RESPONSE(profile->response))
        return false;
    response = LASSO_SAMLP2_RESPONSE(profile->response);
    if (lasso_provider_verify_single_node_signature(provider, LASSO_NODE(response), "ID") == 0)
        return true;
    return response->Assertion && LASSO_IS_NODE(response->Assertion->data) &&
           lasso_provider_verify_single_node_signature(provider, LASSO_NODE(response->Assertion->data), "ID") == 0;
}

static bool is_signed(const char *own, const char *metadata, const char *entity_id, char *answer)
{
    LassoLogin *login;
    bool        good;

    lasso_begin();
    login = login_new(own, metadata);
    good  = login && lasso_login_process_authn_response_msg(login, answer) == 0 && is_verified(login, entity_id);
    if (login)
        g_object_unref(login);
    lasso_end();
    return good;
}

const char *saml_answer(struct call *c, const struct saml_provider *provider, str answer, str relay,
                        struct saml_person *person)
{
    struct saml_expected expected = { provider->entity_id, saml_entity_id(c), saml_callback(c),
                                      saml_request_id(c->mem, relay), c->now_ms };
    struct buf           packed = BUF(c->mem);
    str                  text;
    const char          *wrong;

    for (size_t i = 0; i < answer.len; i++) /* some break the lines */
        if (answer.data[i] != '\r' && answer.data[i] != '\n' && answer.data[i] != ' ')
            buf_char(&packed, answer.data[i]);
    answer = buf_end(&packed);
    if (!base64_read(c->mem, answer, &text))
        return "the answer is no Base64";
    wrong = saml_check(c->mem, text, &expected, person);
    if (wrong)
        return wrong;
    return is_signed(saml_metadata(c).data, str_z(c->mem, provider->metadata), str_z(c->mem, provider->entity_id),
                     (char *)(uintptr_t)answer.data) ? NULL : "the answer is not signed by the identity provider";
}

/* --- providers ------------------------------------------------------------------------------------ */

/* The entity id of an identity provider's metadata, to be freed by g_free; NULL when they are none. */
static char *entity_read(const char *metadata)
{
    LassoProvider *provider;
    char          *entity_id = NULL;

    lasso_begin();
    provider = lasso_provider_new_from_buffer(LASSO_PROVIDER_ROLE_IDP, metadata, NULL, NULL);
    if (provider && provider->ProviderID)
        entity_id = g_strdup(provider->ProviderID);
    if (provider)
        g_object_unref(provider);
    lasso_end();
    return entity_id;
}

struct domain { int64_t workspace_id, provider_id; str domain; };
static const struct field domain_fields[] = {
    FIELD(domain, workspace_id), FIELD(domain, provider_id), FIELD(domain, domain),
};
SHAPE(domain);

static bool domains_set(struct call *c, const struct saml_provider *provider)
{
    struct domain row = { provider->workspace_id, provider->id, STR_NULL };
    str           rest = provider->domains;

    db_exec_with(c, WITH(domain, &row), "DELETE FROM saml_domain WHERE workspace_id = :workspace_id"
                 " AND provider_id = :provider_id");
    while (rest.len) {
        row.domain = str_trim(str_cut(&rest, ' '));
        if (row.domain.len && db_exec_with(c, WITH(domain, &row), "INSERT INTO saml_domain (domain, workspace_id,"
                                           " provider_id) VALUES (:domain, :workspace_id, :provider_id)"
                                           " ON CONFLICT DO NOTHING") == 0)
            return failf(c, 409, "domain", "%.*s leads to another identity provider", STR_ARG(row.domain));
    }
    return true;
}

bool saml_provider_set(struct call *c, struct saml_provider *provider)
{
    const char *metadata = str_z(c->mem, provider->metadata);
    char       *entity_id = provider->metadata.len <= SAML_METADATA_MAX ? entity_read(metadata) : NULL;

    if (!entity_id)
        return fail(c, 422, "metadata", "must be the SAML 2.0 metadata of one identity provider");
    call_defer(c, text_free, entity_id);
    provider->entity_id    = str_copy(c->mem, str_of(entity_id));
    provider->workspace_id = c->workspace_id;
    provider->id           = id_new();
    if (db_exec_with(c, WITH(saml_provider, provider), "UPDATE saml_provider SET metadata = :metadata, role = :role"
                     " WHERE workspace_id = :workspace_id AND entity_id = :entity_id") == 0)
        db_exec_with(c, WITH(saml_provider, provider), "INSERT INTO saml_provider (workspace_id, id, entity_id,"
                     " metadata, role, created_at) VALUES (:workspace_id, :id, :entity_id, :metadata, :role, :now_ms)");
    db_int_with(c, WITH(saml_provider, provider), "SELECT id FROM saml_provider WHERE workspace_id = :workspace_id"
                " AND entity_id = :entity_id", &provider->id);
    return domains_set(c, provider);
}

bool saml_provider_remove(struct call *c, int64_t id)
{
    struct domain row = { c->workspace_id, id, STR_NULL };

    db_exec_with(c, WITH(domain, &row), "DELETE FROM saml_domain WHERE workspace_id = :workspace_id"
                 " AND provider_id = :provider_id");
    return db_exec_with(c, WITH(domain, &row), "DELETE FROM saml_provider WHERE workspace_id = :workspace_id"
                        " AND id = :provider_id") > 0 ||
           fail(c, 404, "id", "is that of no identity provider of the workspace");
}

static str domains_of(struct call *c, const struct saml_provider *provider)
{
    struct domain        row = { provider->workspace_id, provider->id, STR_NULL };
    struct buf           b = BUF(c->mem);
    struct list          all = db_rows_with(c, WITH(domain, &row), "SELECT domain FROM saml_domain"
                                            " WHERE workspace_id = :workspace_id AND provider_id = :provider_id"
                                            " ORDER BY domain", &domain_shape, SAML_DOMAINS_MAX);
    const struct domain *one = all.items;

    for (size_t i = 0; i < all.n; i++)
        buf_printf(&b, "%s%.*s", i ? " " : "", STR_ARG(one[i].domain));
    return buf_end(&b);
}

struct list saml_providers(struct call *c)
{
    struct list           all = db_rows(c, "SELECT workspace_id, id, entity_id, role FROM saml_provider"
                                        " WHERE workspace_id = :workspace_id ORDER BY id", &saml_provider_shape, 1000);
    struct saml_provider *one = all.items;

    for (size_t i = 0; i < all.n; i++)
        one[i].domains = domains_of(c, &one[i]);
    return all;
}

bool saml_provider_by_id(struct call *c, int64_t id, struct saml_provider *provider)
{
    struct saml_provider key = { .id = id };

    if (!db_row_with(c, WITH(saml_provider, &key), "SELECT workspace_id, id, entity_id, metadata, role"
                     " FROM saml_provider WHERE id = :id", INTO(saml_provider, provider)))
        return false;
    provider->domains = domains_of(c, provider);
    return true;
}

bool saml_provider_by_domain(struct call *c, str domain, struct saml_provider *provider)
{
    struct domain key = { .domain = domain };
    int64_t       id;

    return db_int_with(c, WITH(domain, &key), "SELECT provider_id FROM saml_domain WHERE domain = :domain", &id) &&
           saml_provider_by_id(c, id, provider);
}

bool saml_speaks_for(const struct saml_provider *provider, str email_fold)
{
    str rest = provider->domains;

    str_cut(&email_fold, '@');
    while (rest.len)
        if (str_eq(str_cut(&rest, ' '), email_fold))
            return true;
    return false;
}
