/* random.h - secrets, ids and hashes (libsodium, OpenSSL behind it). */
#ifndef CORE_RANDOM_H
#define CORE_RANDOM_H

#include "core/str.h"

void random_bytes(void *data, size_t n);
/* `n` characters of A-Z a-z 0-9, unbiased; 22 of them are 130 bits. */
str  token_new(struct arena *mem, size_t n);

/* A random UUID (version 4), lower case, with hyphens. */
str  uuid_new(struct arena *mem);

/* Ids: milliseconds since 2020 << 22 | node (0..1023) << 12 | sequence: unique
 * across servers by node, rising within one.  Two processes of one node, as a server and a command
 * beside it, begin the sequence at places of their own. */
void    id_node_set(int node);
int64_t id_new(void);
/* Below every id that was made at that moment (Unix ms) or later. */
int64_t id_since(int64_t ms);
/* Crockford base32, lower case, 13 characters, and back (any case; false when
 * it is not one). */
void    id_text(int64_t id, char out[14]);
bool    id_read(str text, int64_t *id);

/* Lower-case hex of SHA-256, 64 characters. */
str  hash_hex(struct arena *mem, str data);
/* The same of a text that comes in pieces. */
struct hash_state;
struct hash_state *hash_begin(struct arena *mem);
void               hash_add(struct hash_state *hash, str piece); /* makes nothing in an arena */
str                hash_end(struct arena *mem, struct hash_state *hash);
/* HMAC-SHA-256, raw. */
void hmac_sha256(str key, str data, unsigned char out[32]);
str  base64_text(struct arena *mem, const void *data, size_t n);
bool base64_read(struct arena *mem, str text, str *data);
bool base64url_read(struct arena *mem, str text, str *data); /* the alphabet of URLs, without = at the end */
/* argon2id, the interactive limits of libsodium: takes about 0.1 s. */
str  password_hash(struct arena *mem, str password);
bool password_is(str hash, str password);
bool secret_eq(str a, str b); /* in constant time */

#endif
