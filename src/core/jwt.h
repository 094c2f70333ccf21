/* jwt.h - signed JSON Web Tokens (OpenSSL behind it): RFC 7515, 7517, 7519. */
#ifndef CORE_JWT_H
#define CORE_JWT_H

#include "core/str.h"

/* Is a token signed by a key of a JWK set?  RS256 and ES256 alone: what `alg` says is never
 * trusted with a key of another kind, and "none" is no signature.
 *
 *   token    three parts of base64url with points between them
 *   jwks     the text of {"keys": [...]}
 *   payload  the claims, JSON text, in `mem`; not checked in any way
 *   message  what is wrong, static text */
bool jwt_verify(struct arena *mem, str token, str jwks, str *payload, const char **message);

#endif
