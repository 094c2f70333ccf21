/* member.c - see member.h. */
#include "core/random.h"
#include "domain/member.h"
#include "op/call.h"

static const struct field colleague_fields[] = {
    FIELD(colleague, id), FIELD(colleague, permissions), FIELD(colleague, email), FIELD(colleague, email_fold),
    FIELD(colleague, name), FIELD(colleague, role), FIELD(colleague, status), FIELD(colleague, came),
};
const struct shape colleague_shape = { "colleague", colleague_fields,
                                       sizeof colleague_fields / sizeof colleague_fields[0],
                                       sizeof(struct colleague) };

bool colleague_find(struct call *c, int64_t id, struct colleague *one)
{
    struct colleague key = { .id = id };

    return db_row_with(c, WITH(colleague, &key), "SELECT m.id, m.permissions, m.email, m.email_fold, m.name, m.role, "
                       MEMBER_STATUS " AS status, CASE WHEN m.password IS NOT NULL OR m.signed_in_at > 0 THEN 1"
                       " ELSE 0 END AS came FROM member m WHERE m.workspace_id = :workspace_id AND m.id = :id"
                       " AND m.removed_at IS NULL", INTO(colleague, one)) ||
           fail(c, 404, NULL, "no such user in this workspace");
}

bool member_within(struct call *c, long long rights)
{
    return !(rights & ~c->perms & ~PERM_MEMBER) ||
           fail(c, 403, NULL, "may do more than you: only who holds all these permissions changes them");
}

bool member_admin_left(struct call *c)
{
    int64_t admins = 0;

    db_int(c, "SELECT count(*) FROM member m WHERE m.workspace_id = :workspace_id AND m.role = 'admin'"
           " AND m.removed_at IS NULL AND m.status = 'active' AND m.invited_at IS NULL", &admins);
    return admins > 0 || fail(c, 409, NULL, "the last administrator stays one: make another first");
}

struct leaver { int64_t id; str email; };
static const struct field leaver_fields[] = { FIELD(leaver, id), FIELD(leaver, email) };
SHAPE(leaver);

bool member_leave(struct call *c, int64_t id, bool erase)
{
    static const char *const goes[] = {
        "DELETE FROM member_session WHERE workspace_id = :workspace_id AND member_id = :id",
        "DELETE FROM member_token WHERE workspace_id = :workspace_id AND member_id = :id",
        "DELETE FROM subaccount_member WHERE workspace_id = :workspace_id AND member_id = :id",
    };
    static const char *const erased[] = {
        "DELETE FROM member_trait WHERE workspace_id = :workspace_id AND member_id = :id",
        "DELETE FROM member_identity WHERE workspace_id = :workspace_id AND member_id = :id",
        "UPDATE member SET name = '', name_fold = '', email = :email, email_fold = :email, password = NULL,"
        " external_id = NULL, position_name = NULL, team_name = NULL, tags = '[]', career = NULL, profile = NULL,"
        " career_at = NULL, completeness = 0 WHERE workspace_id = :workspace_id AND id = :id",
    };
    struct leaver one = { .id = id };
    char          text[14];

    id_text(id, text);
    one.email = str_printf(c->mem, "removed-%s@removed.invalid", text);
    db_exec_with(c, WITH(leaver, &one), "UPDATE member SET status = 'inactive', invited_at = NULL,"
                 " removed_at = :now_ms WHERE workspace_id = :workspace_id AND id = :id");
    for (size_t i = 0; i < sizeof goes / sizeof goes[0]; i++)
        db_exec_with(c, WITH(leaver, &one), goes[i]);
    for (size_t i = 0; erase && i < sizeof erased / sizeof erased[0]; i++)
        db_exec_with(c, WITH(leaver, &one), erased[i]);
    return member_admin_left(c);
}

long long permissions_read(struct list names)
{
    long long perms = 0;

    for (size_t i = 0; i < names.n; i++)
        perms |= perm_read(((const str *)names.items)[i]);
    return perms;
}

struct list permissions_list(struct arena *mem, long long perms)
{
    struct list names = { ARENA_ARRAY(mem, str, 64), 0 };

    for (int bit = 0; bit < 62; bit++)
        if (perms & PERM_NAMED & 1ll << bit)
            ((str *)names.items)[names.n++] = str_of(perm_name(1ll << bit));
    return names;
}
