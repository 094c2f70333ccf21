/* integrity.c - see integrity.h.  Tables: sitting_event. */
#include "domain/integrity.h"

#define KINDS_MAX        100
#define HIDDEN_MS        2000 /* a shorter look away is no signal */
#define PASTE_CHARACTERS 30

struct happened { int64_t attempt_id, weighing, hidden_ms, paste_characters; str kind; };
static const struct field happened_fields[] = {
    FIELD(happened, attempt_id), FIELD(happened, weighing), FIELD(happened, hidden_ms),
    FIELD(happened, paste_characters), FIELD(happened, kind),
};
SHAPE(happened);

void integrity_read(struct call *c, int64_t attempt_id, struct integrity *found)
{
    const struct integrity_analyses none = { NAN, NAN, NAN, NAN };
    struct happened key = { .attempt_id = attempt_id, .hidden_ms = HIDDEN_MS,
                            .paste_characters = PASTE_CHARACTERS };
    struct list     rows = db_rows_with(c, WITH(happened, &key), "SELECT kind, sum(CASE WHEN"
        " (kind IN ('tab_hidden', 'focus_lost') AND length_ms < :hidden_ms) OR"
        " (kind = 'paste' AND n < :paste_characters) THEN 0 ELSE 1 END) AS weighing FROM sitting_event"
        " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id GROUP BY kind", &happened_shape,
        KINDS_MAX);

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
