/* bulk.h - doing the same to many records, each told apart.
 *
 * The answer says what was done, and of each of the others why it was not.  Only when nothing
 * at all could be done the call fails.
 */
#ifndef API_COODESH_BULK_H
#define API_COODESH_BULK_H

#include "api/coodesh/coodesh.h"

struct coodesh_bulk { str message; struct list done, failed; };
extern const struct shape coodesh_bulk_shape;

/* Does it to one: NULL when it was done, else why not. */
typedef const char *coodesh_each_fn(struct call *c, const struct coodesh_id *key);

/* How a reason begins when there is no such record: alone it makes the call fail with 404. */
#define COODESH_MISSING "no such "

/* Does it to each of these ids (struct id), once, and answers.  `what`: "questions deleted". */
bool coodesh_each(struct call *c, struct list ids, coodesh_each_fn *do_one, const char *what);

#endif
