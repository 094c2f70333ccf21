/* integrity.c - see integrity.h.  Tables: sitting_event. */
#include "domain/integrity.h"

#define KINDS_MAX 100

struct happened { int64_t attempt_id, weighing; str kind; };
static const struct field happened_fields[] = {
    FIELD(happened, attempt_id), FIELD(happened, weighing), FIELD(happened, kind),
};
SHAPE(happened);

void integrity_read(struct call *c, int64_t attempt_id, struct integrity *found)
{
    const struct integrity_analyses none = { NAN, NAN, NAN, NAN };
    struct happened key = { .attempt_id = attempt_id };
    struct list     rows = db_rows_with(c, WITH(happened, &key), "SELECT kind, sum(" INTEGRITY_WEIGHS ") AS weighing"
        " FROM sitting_event e WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id GROUP BY kind",
        &happened_shape, KINDS_MAX);

    *found = (struct integrity){ .recorded = rows.n > 0 };
    for (size_t i = 0; i < rows.n; i++) {
        const struct happened *h = (const struct happened *)rows.items + i;
        enum integrity_event   event = integrity_event_find(h->kind);

        if (event != INTEGRITY_EVENTS)
            found->counts[event] = (int)h->weighing;
        else if (str_is(h->kind, "focus_lost"))
            found->focus_lost = (int)h->weighing;
    }
    found->severity = severity_weigh(found->counts, &none);
}
