/* account.h - workspaces, their members and keys: made by registration, by the
 * command line and by the set-up page.
 */
#ifndef DOMAIN_ACCOUNT_H
#define DOMAIN_ACCOUNT_H

#include "op/op.h"

struct account {
    int64_t workspace_id, member_id;
    str     name, email, language;
    str     password;  /* hash; STR_NULL: none yet */
    str     source;    /* "setup", "register", "demo" */
    int64_t credits;
    str     api_key;   /* out: the secret, shown once */
};

/* Makes the workspace, its administrator and an API key; fills ids and key.
 * Fails 409 when the address has registered before (source "register"). */
bool account_create(struct call *c, struct account *account);

/* A key for signatures, "whsec_" and Base64 of 24 random bytes. */
str signing_secret_new(struct arena *mem);

/* Makes an API key of the call's workspace; returns the secret. */
str api_key_create(struct call *c, str name, long long perms);

#endif
