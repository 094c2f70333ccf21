/* named.h - a record in short, as the Coodesh family shows it: its id and its name. */
#ifndef API_COODESH_NAMED_H
#define API_COODESH_NAMED_H

#include "op/op.h"

struct coodesh_named { struct id id; str name; };
extern const struct shape coodesh_named_shape;

/* NULL without an id. */
struct coodesh_named *coodesh_named(struct call *c, int64_t id, str name);
/* Reads lines of an id, a space and a name, as a subselect joins them; at most `max`. */
struct list coodesh_named_lines(struct call *c, str lines, size_t max);

#endif
