/* identity.h - who signs in: found by a password, by the secret of a link, by the word of a provider.
 *
 * One address may be a member of several workspaces.  Signing in leads to the one whose
 * password fits, or the one of the invitation, else the one used last.  A member of
 * workspace 0 is an account that belongs to no workspace yet, and may do nothing in any.
 */
#ifndef DOMAIN_IDENTITY_H
#define DOMAIN_IDENTITY_H

#include "op/op.h"

#define IDENTITIES_MAX    20 /* workspaces in which one address is a member */
#define IDENTITY_PROVIDERS "local|google|github|linkedin|facebook|saml"

struct identity {
    int64_t       workspace_id, id;
    str           email, email_fold, name, role, provider;
    str           password;    /* hash; null: none */
    str           company;     /* name of the workspace; "" when there is none */
    str           language;    /* of the workspace; "" */
    bool          passwords;   /* does the workspace let its members sign in by password? */
    struct moment confirmed_at, created_at;
    struct moment invited_at;  /* an invitation is open: may not sign in */
};
extern const struct shape identity_shape;

/* The member of that address in that workspace, invited or active; false when there is none. */
bool identity_of_workspace(struct call *c, int64_t workspace_id, str email_fold, struct identity *who);
/* The member of that id in the call's workspace, whatever his status. */
bool identity_by_id(struct call *c, int64_t id, struct identity *who);
/* Is there one of that address, whatever his status? */
bool identity_is_known(struct call *c, int64_t workspace_id, str email_fold);
/* The members of an address who may sign in, the one used last first. */
struct list identities_of(struct call *c, str email_fold);

/* --- passwords --- */

enum guess { GUESS_RIGHT, GUESS_WRONG, GUESS_REFUSED };

/* Finds out whose password it is, for op.prepare: it takes long on purpose, the same for
 * an address that nobody has.  After 20 wrong ones in an hour an account has to wait,
 * whether it exists or not, over all families.  workspace_id: the only one that is meant;
 * 0: any.  REFUSED: 429 or 503 is said. */
enum guess identity_guess(struct call *c, str email_fold, str password, int64_t workspace_id, struct identity *found);

/* --- the secrets of links --- */

enum token_kind { TOKEN_CONFIRM, TOKEN_RESET, TOKEN_INVITE };

/* Makes the secret of a link of that member; several may be good at a time. */
str  identity_token_new(struct call *c, enum token_kind kind, int64_t workspace_id, int64_t member_id);
/* When one made now is over, Unix milliseconds. */
int64_t identity_token_ends(const struct call *c, enum token_kind kind);
/* The address of the page that the link of a mail opens. */
str  identity_link(struct call *c, enum token_kind kind, str token);
/* Whose secret is it?  False: it is not known, was used, or is over. */
bool identity_by_token(struct call *c, enum token_kind kind, str token, struct identity *who);
/* Uses it up, and with it all of its kind and member: true for one caller. */
bool identity_token_take(struct call *c, enum token_kind kind, str token, const struct identity *who);

/* Invites a member of the call's workspace, who is in the table already and has not come
 * yet: makes the secret of a link good for 14 days, and mails another one when `by_mail`.
 * Returns the secret; identity_link(c, TOKEN_INVITE, it) is the address to hand out.  Until
 * it is taken the member does not sign in (member.invited_at); of somebody who has come already
 * it is worth nothing. */
str member_invite(struct call *c, int64_t member_id, bool by_mail);

/* --- signing in --- */

/* Begins a session of a member who came by `provider`; the call goes on as his, in his
 * workspace.  Returns the secret of the session. */
str identity_enter(struct call *c, const struct identity *who, const char *provider);
/* Takes something that may come once only, within `good_ms` from now: true the first time. */
bool once_take(struct call *c, str name, int64_t good_ms);
/* The member whose account at a provider it is, of several the one used last. */
bool identity_by_subject(struct call *c, const char *provider, str subject, struct identity *who);
/* Ties an account of a provider to a member.  False: the member has another one there. */
bool identity_link_subject(struct call *c, const struct identity *who, const char *provider, str subject);
/* The address is the member's. */
void identity_confirm(struct call *c, struct identity *who);
/* The same by the word of a provider, who knows its owner.  Who made the account may have been somebody
 * else, so a password that came before the proof is void and its sessions end. */
void identity_proved(struct call *c, struct identity *who);
/* Gives a member a password (a hash; null: none any more) and ends its sessions. */
void identity_password(struct call *c, const struct identity *who, str password_hash);
/* Makes a member of who->workspace_id (0: an account of none) and fills id and created_at.
 * profile: what else a sign-up told, JSON.  Fails 400 when the address has a member there. */
bool identity_create(struct call *c, struct identity *who, str profile);
/* Keeps what a sign-up told besides, and the name it gave. */
void identity_profile(struct call *c, const struct identity *who, str profile);
void identity_name(struct call *c, const struct identity *who);

#endif
