/* named.c - see named.h. */
#include "api/coodesh/named.h"

static const struct field coodesh_named_fields[] = {
    FIELD(coodesh_named, id, .name = "_id", .doc = "Id"),
    FIELD(coodesh_named, name,              .doc = "Name"),
};
const struct shape coodesh_named_shape = { "coodesh_named", coodesh_named_fields, 2, sizeof(struct coodesh_named) };

struct coodesh_named *coodesh_named(struct call *c, int64_t id, str name)
{
    struct coodesh_named *one = ARENA_NEW(c->mem, struct coodesh_named);

    *one = (struct coodesh_named){ { id }, name.data ? name : STR("") };
    return id > 0 ? one : NULL;
}

struct list coodesh_named_lines(struct call *c, str lines, size_t max)
{
    struct list list = { ARENA_ARRAY(c->mem, struct coodesh_named, max), 0 };

    while (lines.len && list.n < max) {
        struct coodesh_named *one = (struct coodesh_named *)list.items + list.n++;
        str                   line = str_cut(&lines, '\n');

        str_to_int(str_cut(&line, ' '), &one->id.n);
        one->name = line;
    }
    return list;
}
