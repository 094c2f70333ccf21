/* subaccount.c - see subaccount.h. */
#include "domain/subaccount.h"

/* A member of a part; `all`: whoever asks may enter each. */
struct belonging { int64_t part_id, member_id, all; };
static const struct field belonging_fields[] = {
    FIELD(belonging, part_id), FIELD(belonging, member_id), FIELD(belonging, all),
};
SHAPE(belonging);

bool subaccount_enter(struct call *c, int64_t id)
{
    bool             all = (c->perms & PERM_MANAGE_COMPANY) || !str_is(str_of(c->actor), "member");
    struct belonging key = { .part_id = id, .all = all };
    int64_t          found;

    if (!db_int_with(c, WITH(belonging, &key), "SELECT 1 FROM subaccount s WHERE s.workspace_id = :workspace_id"
                     " AND s.id = :part_id AND (:all = 1 OR EXISTS (SELECT 1 FROM subaccount_member m WHERE"
                     " m.workspace_id = s.workspace_id AND m.subaccount_id = s.id AND m.member_id = :actor_id))",
                     &found))
        return false;
    c->subaccount_id = id;
    return true;
}

bool subaccount_is(struct call *c, int64_t id)
{
    struct belonging key = { .part_id = id };
    int64_t          found;

    return db_int_with(c, WITH(belonging, &key), "SELECT 1 FROM subaccount WHERE workspace_id = :workspace_id"
                       " AND id = :part_id", &found);
}

static bool member_is(struct call *c, int64_t id)
{
    struct belonging key = { .member_id = id };
    int64_t          found;

    return db_int_with(c, WITH(belonging, &key), "SELECT 1 FROM member WHERE workspace_id = :workspace_id"
                       " AND id = :member_id AND removed_at IS NULL", &found);
}

static void belong(struct call *c, int64_t part_id, int64_t member_id)
{
    struct belonging row = { part_id, member_id, 0 };

    db_exec_with(c, WITH(belonging, &row), "INSERT INTO subaccount_member (workspace_id, subaccount_id, member_id)"
                 " VALUES (:workspace_id, :part_id, :member_id) ON CONFLICT DO NOTHING");
}

bool subaccount_members_set(struct call *c, int64_t id, struct list members, const char *field)
{
    const struct id *ids = members.items;
    struct belonging key = { .part_id = id };

    for (size_t i = 0; i < members.n; i++)
        if (!member_is(c, ids[i].n))
            fail(c, 400, str_printf(c->mem, "%s.%zu", field, i).data, "is the id of no user of this workspace");
    if (c->errors_n)
        return false;
    db_exec_with(c, WITH(belonging, &key), "DELETE FROM subaccount_member WHERE workspace_id = :workspace_id"
                 " AND subaccount_id = :part_id");
    for (size_t i = 0; i < members.n; i++)
        belong(c, id, ids[i].n);
    return true;
}

bool member_subaccounts_set(struct call *c, int64_t member_id, struct list parts, const char *field)
{
    const struct id *ids = parts.items;
    struct belonging key = { .member_id = member_id };

    for (size_t i = 0; i < parts.n; i++)
        if (!subaccount_is(c, ids[i].n))
            fail(c, 400, str_printf(c->mem, "%s.%zu", field, i).data, "is the id of no subaccount of this workspace");
    if (c->errors_n)
        return false;
    db_exec_with(c, WITH(belonging, &key), "DELETE FROM subaccount_member WHERE workspace_id = :workspace_id"
                 " AND member_id = :member_id");
    for (size_t i = 0; i < parts.n; i++)
        belong(c, ids[i].n, member_id);
    return true;
}
