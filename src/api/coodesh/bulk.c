/* bulk.c - see bulk.h. */
#include "api/coodesh/bulk.h"

struct undone { struct id id; str reason; };
static const struct field undone_fields[] = {
    FIELD(undone, id, .name = "_id", .doc = "Id"),
    FIELD(undone, reason,            .doc = "Why it was not done"),
};
SHAPE(undone);

static const struct field coodesh_bulk_fields[] = {
    FIELD(coodesh_bulk, message,                .doc = "How many were done"),
    FIELD(coodesh_bulk, done, .item = TYPE_ID,  .doc = "Ids that were done"),
    FIELD_LIST(coodesh_bulk, failed, undone,    .doc = "Ids that were not, and why"),
};
const struct shape coodesh_bulk_shape = { "bulk_out", coodesh_bulk_fields, 3, sizeof(struct coodesh_bulk) };

static bool is_before(const struct id *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i].n == id)
            return true;
    return false;
}

bool coodesh_each(struct call *c, struct list ids, coodesh_each_fn *do_one, const char *what)
{
    struct coodesh_bulk out = { .done = { ARENA_ARRAY(c->mem, struct id, ids.n), 0 },
                                .failed = { ARENA_ARRAY(c->mem, struct undone, ids.n), 0 } };
    struct undone      *failed = out.failed.items;

    for (size_t i = 0; i < ids.n; i++) {
        struct coodesh_id key = { ((const struct id *)ids.items)[i] };
        const char       *reason;

        if (is_before(ids.items, i, key.id.n))
            continue;
        reason = do_one(c, &key);
        if (reason)
            failed[out.failed.n++] = (struct undone){ key.id, str_of(reason) };
        else
            ((struct id *)out.done.items)[out.done.n++] = key.id;
    }
    if (!out.done.n)
        return fail(c, str_starts(failed[0].reason, COODESH_MISSING) ? 404 : 400, NULL, failed[0].reason.data);
    out.message = str_printf(c->mem, "%zu of %zu %s", out.done.n, out.done.n + out.failed.n, what);
    return reply(c, &out);
}
