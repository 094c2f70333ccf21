/* credit.c - see credit.h.  Tables: workspace (credits), credit_entry. */
#include "core/random.h"
#include "domain/credit.h"

struct credit_entry {
    int64_t id, amount, attempt_id, order_id;
    str     reason;
};
static const struct field credit_entry_fields[] = {
    FIELD(credit_entry, id), FIELD(credit_entry, amount), FIELD(credit_entry, attempt_id),
    FIELD(credit_entry, order_id), FIELD(credit_entry, reason),
};
SHAPE(credit_entry);

static void entry_add(struct call *c, const struct credit_entry *entry)
{
    db_exec_with(c, WITH(credit_entry, entry), "INSERT INTO credit_entry (workspace_id, id, amount, reason, attempt_id,"
                 " order_id, actor_id, created_at) VALUES (:workspace_id, :id, :amount, :reason, :attempt_id,"
                 " :order_id, :actor_id, :now_ms)");
}

bool credit_book(struct call *c, int64_t amount, const char *reason, int64_t attempt_id)
{
    struct credit_entry entry = { id_new(), amount, attempt_id, INT_NULL, str_of(reason) };

    if (amount == 0)
        return true;
    if (db_exec_with(c, WITH(credit_entry, &entry), "UPDATE workspace SET credits = credits + :amount,"
                     " credits_used = credits_used - :amount WHERE id = :workspace_id AND credits + :amount >= 0") == 0)
        return false;
    entry_add(c, &entry);
    return true;
}

void credit_grant(struct call *c, int64_t amount, int64_t order_id)
{
    struct credit_entry entry = { id_new(), amount, INT_NULL, order_id,
                                  order_id == INT_NULL ? STR("granted") : STR("order") };

    db_exec_with(c, WITH(credit_entry, &entry), "UPDATE workspace SET credits = credits + :amount,"
                 " credits_purchased = credits_purchased + :amount WHERE id = :workspace_id");
    entry_add(c, &entry);
}
