/* coodesh.h - between the files of the Coodesh family. */
#ifndef API_COODESH_COODESH_H
#define API_COODESH_COODESH_H

#include "api/ops.h"

#define COODESH_VERSION   "2026.04.29" /* of the vendor's API that we speak */
#define COODESH_PAGE_MAX  2000
#define COODESH_LANGUAGES "pt|en|es"

/* The .list of an operation that answers with a bare array; COODESH_DOCS with a page. */
#define COODESH_ARRAY "array"
#define COODESH_DOCS  "docs"
/* ... with a page that tells less of itself, of a selector. */
#define COODESH_OPTIONS "options"

/* The record of the path. */
struct coodesh_id { struct id id; };
extern const struct shape coodesh_id_shape;

/* {"message": "..."}: what says only that something was done. */
struct coodesh_message { str message; };
extern const struct shape coodesh_message_shape;
bool coodesh_done(struct call *c, const char *message);

/* The language of the answer: x-language, else the workspace's; a tag of COODESH_LANGUAGES. */
const char *coodesh_language(struct call *c);

/* An id as the family writes it, for documents that are no shape. */
str coodesh_id_text(struct arena *mem, int64_t id);

/* The workspace's term of a taxonomy that a client named by its id, or by its name, which makes
 * a new one.  0 with what is wrong said of the member `at` (400). */
int64_t coodesh_term(struct call *c, const char *taxonomy, const char *at, str text);

/* Reads a day, or a time, of a range into milliseconds; of a day that ends one the beginning of
 * the next.  No text is 0.  False with 400 said of the field. */
bool coodesh_day(struct call *c, const char *field, str text, bool is_end, int64_t *ms);

/* For operations that find out by themselves who calls: is x-workspace-id the caller's, and may he
 * enter x-subaccount-id?  Fails 403. */
bool coodesh_scope(struct call *c);

/* Of public operations that tell more to who has a key: finds out who calls when a key came.
 * Fails 401 when it is wrong. */
bool coodesh_caller_maybe(struct call *c);
/* Whoever has that key or session calls, in the workspace and the subaccount that the headers
 * name.  Fails 401, 403. */
bool coodesh_caller_is(struct call *c, str secret);

#endif
