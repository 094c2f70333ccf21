/* signed.h - tokens that say what they open: nothing is stored for them.
 *
 * A token is 56 characters of base64url: its kind, workspace, record, a number of the
 * kind's own, its end, and an HMAC of these with the server's key.  Whoever holds one may do
 * what its kind allows until then; it says nothing of anybody.
 * Tables: server_key.
 */
#ifndef DOMAIN_SIGNED_H
#define DOMAIN_SIGNED_H

#include "op/op.h"

/* Never renumbered: tokens are out there. */
enum signed_kind {
    SIGNED_ANSWER  = 1, /* names an answer of an attempt; part: its position */
    SIGNED_RESULT  = 2, /* opens the results of an attempt for reading */
    SIGNED_SITTING = 3, /* stands in for the link of an attempt */
    SIGNED_FILE    = 4, /* opens an uploaded file */
    SIGNED_REPORT  = 5, /* opens the PDF of an answer; part: position, language * 256 */
};

#define SIGNED_CHARS 56

struct signed_ref {
    int64_t workspace_id, id;
    int64_t expires_ms; /* 0 = never */
    int     part;       /* 0..65535 */
};

str signed_make(struct call *c, enum signed_kind kind, const struct signed_ref *ref);
/* Reads a token of that kind whose end has not come; false, nothing said, when it is none. */
bool signed_read(struct call *c, enum signed_kind kind, str token, struct signed_ref *ref);

#define SIGNED_LINK_MS MS_PER_HOUR /* links to files last so long */

/* Where a file of the caller's workspace can be fetched without a key, for an hour. */
str signed_link(struct call *c, enum signed_kind kind, int64_t id, int part);

#endif
