/* integrity.c - see integrity.h.  Tables: sitting_event, likeness. */
#include "domain/integrity.h"

#define KINDS_MAX 100

struct happened { int64_t attempt_id, weighing; str kind; };
static const struct field happened_fields[] = {
    FIELD(happened, attempt_id), FIELD(happened, weighing), FIELD(happened, kind),
};
SHAPE(happened);

struct alike { int64_t attempt_id; double similarity, copying_p; };
static const struct field alike_fields[] = {
    FIELD(alike, attempt_id), FIELD(alike, similarity), FIELD(alike, copying_p),
};
SHAPE(alike);

/* What is most alike in other attempts and was not dismissed. */
static struct integrity_analyses analyses_read(struct call *c, int64_t attempt_id)
{
    struct alike found = { attempt_id, NAN, NAN };

    db_row_with(c, WITH(alike, &found), "SELECT max(CASE WHEN kind = 'code' THEN score END) AS similarity,"
                " min(CASE WHEN kind = 'answers' THEN p END) AS copying_p FROM likeness"
                " WHERE workspace_id = :workspace_id AND (attempt_id = :attempt_id OR other_id = :attempt_id)"
                " AND status = 'open'", INTO(alike, &found));
    return (struct integrity_analyses){ .rte = NAN, .lz = NAN, .similarity = found.similarity,
                                        .copying_p = found.copying_p };
}

void integrity_read(struct call *c, int64_t attempt_id, struct integrity *found)
{
    const struct integrity_analyses analyses = analyses_read(c, attempt_id);
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
    found->severity = severity_weigh(found->counts, &analyses);
}
