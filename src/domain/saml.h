/* saml.h - single sign-on with the identity provider of a workspace (SAML 2.0 Web Browser SSO).
 *
 * We ask by redirect, it answers by a form (HTTP-POST binding).  lasso builds the request and
 * verifies the signature against the provider's metadata; domain/saml_check.c first makes sure
 * that the document holds one assertion, which is what is signed, and then that it is meant for
 * us, now, and as the answer to the request that was made.  An answer nobody asked for is refused.
 */
#ifndef DOMAIN_SAML_H
#define DOMAIN_SAML_H

#include "op/op.h"

#define SAML_METADATA_MAX (256u << 10) /* bytes */
#define SAML_ANSWER_MAX   (384u << 10) /* of the answer in Base64 */
#define SAML_DOMAINS_MAX  20
#define SAML_REQUEST_MS   (10 * MS_PER_MINUTE) /* to come back with an answer */

struct saml_provider {
    int64_t workspace_id, id;
    str     entity_id, metadata;
    str     role;    /* of members whom it sends for the first time */
    str     domains; /* of addresses it may speak for, "a.example b.example" */
};
extern const struct shape saml_provider_shape;

/* Keeps the provider of the call's workspace, or replaces the one of the same entity id; fills
 * both ids.  Fails 422 when the metadata is none, 409 when a domain is another's. */
bool saml_provider_set(struct call *c, struct saml_provider *provider);
bool saml_provider_remove(struct call *c, int64_t id);
/* Those of the call's workspace: struct saml_provider. */
struct list saml_providers(struct call *c);
/* The one that speaks for the addresses of a domain, the one of an id, in whatever workspace. */
bool saml_provider_by_domain(struct call *c, str domain, struct saml_provider *provider);
bool saml_provider_by_id(struct call *c, int64_t id, struct saml_provider *provider);
/* May it speak for that address? */
bool saml_speaks_for(const struct saml_provider *provider, str email_fold);

/* How this server describes itself to providers, and the address that receives their answers. */
str saml_metadata(struct call *c);
str saml_entity_id(struct call *c);
str saml_callback(struct call *c);

/* The address to send a browser to.  `relay` is the secret that must come back with the answer;
 * the id of the request is made from it.  Fails 503 when the provider's metadata are of no use. */
bool saml_request(struct call *c, const struct saml_provider *provider, str relay, str *url);
str  saml_request_id(struct arena *mem, str relay);

/* Whom the provider speaks of. */
struct saml_person {
    str     assertion_id, email, name; /* email: null when it tells none */
    int64_t ends_ms;                   /* until when the assertion could be used again */
};

/* Reads an answer in Base64 to the request of `relay`.  What is wrong is returned, a static text
 * without personal data; NULL when all of it holds.  For op.prepare: it calculates. */
const char *saml_answer(struct call *c, const struct saml_provider *provider, str answer, str relay,
                        struct saml_person *person);

/* --- saml_check.c: what the document says, without its signature --- */

struct saml_expected { str issuer, audience, callback, request_id; int64_t now_ms; };

/* The same; the text is not Base64 any more. */
const char *saml_check(struct arena *mem, str text, const struct saml_expected *expected,
                       struct saml_person *person);

#endif
