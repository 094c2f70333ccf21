/* oauth.h - signing in with an account at Google, LinkedIn, GitHub or Facebook.
 *
 * The client runs the flow and hands over the code that came back (RFC 6749, with the verifier
 * of RFC 7636 where it used PKCE), or an access token it has already; such a token must have
 * been given to this very server's client, or anybody's app could sign its users in here.
 * Google and LinkedIn speak OpenID Connect: with a code the signed id_token is the answer, and
 * its signature, issuer, audience, times and nonce are checked.
 */
#ifndef DOMAIN_OAUTH_H
#define DOMAIN_OAUTH_H

#include "op/op.h"

/* What a client hands over. */
struct oauth_grant {
    str code, redirect_uri, verifier, nonce; /* of a flow */
    str access_token;                        /* or this */
};

/* Who the provider says it is. */
struct oauth_person {
    str  subject; /* the provider's id, never given to another */
    str  email, name;
    bool verified; /* the provider has proved that the address is this person's */
};

/* Asks the provider of that name.  For op.prepare: it waits for the network.  Fails 503, naming
 * the setting that is missing or that the provider cannot be reached; 400 SIGNIN_PROVIDER_ERROR
 * when it refuses or what it says does not hold. */
bool oauth_person_find(struct call *c, const char *provider, const struct oauth_grant *grant,
                       struct oauth_person *person);

#endif
