/* auth.h - between the files of signing in. */
#ifndef API_COODESH_AUTH_H
#define API_COODESH_AUTH_H

#include "api/coodesh/coodesh.h"
#include "domain/identity.h"

#define AUTH_PASSWORD_MIN 8 /* as the vendor's own sample has them */
#define AUTH_PASSWORD_MAX 200
#define AUTH_TOKEN_MAX    64
#define AUTH_TRIES        300 /* calls of one address ... */
#define AUTH_TRIES_S      600 /* ... in so many seconds */

struct auth_company { struct id id; str name; };

/* Who signed in. */
struct auth_user {
    struct id            id;
    str                  email, displayName, firstName, lastName, roles, provider;
    bool                 confirmed;
    struct moment        created;
    struct auth_company *company;
};
extern const struct shape auth_user_shape;

/* What every way of signing in answers. */
struct auth_session {
    str               token, flow, provider;
    bool              isNew;
    struct auth_user *user;
};
extern const struct shape auth_session_shape;

/* {"message", "user"} */
struct auth_told { str message; struct auth_user *user; };
extern const struct shape auth_told_shape;

struct auth_user *auth_user_of(struct call *c, const struct identity *who);
/* Begins a session of that member and answers with it. */
bool auth_enter(struct call *c, const struct identity *who, const char *provider, bool is_new);
bool auth_told(struct call *c, const char *message, const struct identity *who);

/* What the x-language of a request asks a mail to be written in; "" when it asks nothing. */
str auth_mail_language(struct call *c);
/* Queues a mail to an address, by its kind; nobody can tell whether one will go out.  Fails 429
 * when it was asked for too often. */
bool auth_mail_may(struct call *c, str email_fold);
void auth_mail(struct call *c, const char *kind, str email_fold);

/* Is the setting REGISTER open?  Fails 403. */
bool auth_may_register(struct call *c);

#endif
