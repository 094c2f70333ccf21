/* account.h - workspaces, their members and keys: made by registration, by the
 * command line and by the set-up page.
 */
#ifndef DOMAIN_ACCOUNT_H
#define DOMAIN_ACCOUNT_H

#include "op/op.h"

/* A company that runs its own server does not pay for invitations. */
#define ACCOUNT_CREDITS_AT_FIRST 1000000

struct account {
    int64_t workspace_id, member_id;
    str     name, email, language;
    str     member;    /* name of the administrator; may be null */
    str     password;  /* hash; STR_NULL: none yet */
    str     source;    /* "setup", "register", "demo" */
    int64_t credits;
    bool    keyless;   /* make no API key */
    str     api_key;   /* out: the secret, shown once */
};

/* Makes the workspace, its administrator and an API key; fills ids and key.
 * Fails 409 when the address has registered before (source "register"). */
bool account_create(struct call *c, struct account *account);

/* Somebody who works for a workspace. */
struct member {
    int64_t       id;
    str           email, email_fold, name, role;
    str           password; /* hash; null: cannot sign in */
    struct moment created_at;
};
extern const struct shape member_shape;

#define PASSWORD_CHARS_MIN 12
#define MEMBER_ROLES "admin|manager|hunter|business|user|super_admin"

/* Adds a member to the call's workspace and fills its id.  Fails 409 when the address is one's already. */
bool member_create(struct call *c, struct member *member);
/* Gives the member of that address another password and ends its sessions.  Fails 404. */
bool member_password(struct call *c, str email, str password_hash);
/* Removes the member of that address with its sessions.  Fails 404; 409 for the last administrator. */
bool member_remove(struct call *c, str email);

/* The secret of the page that makes the first workspace, for one day and one use; one made
 * before is not good any more. */
str  setup_token_create(struct call *c);
/* Is it that secret? */
bool setup_token_is(struct call *c, str token);
/* Uses it up: true for one caller. */
bool setup_token_take(struct call *c, str token);
/* No link is open any more. */
void setup_token_forget(struct call *c);

/* A key for signatures, "whsec_" and Base64 of 24 random bytes. */
str signing_secret_new(struct arena *mem);

/* Makes an API key of the call's workspace; returns the secret. */
str api_key_create(struct call *c, str name, long long perms);

#endif
