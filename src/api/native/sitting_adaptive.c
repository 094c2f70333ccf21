/* sitting_adaptive.c - see sitting_adaptive.h.  Tables: attempt, answer_log (by domain/attempt.c). */
#include "api/native/sitting_adaptive.h"
#include "core/json.h"

#define LATE_MAX 100000

static const struct field adaptive_view_fields[] = {
    FIELD(adaptive_view, part_id,   .doc = "Id of the part"),
    FIELD(adaptive_view, given_n,   .doc = "Questions that were answered or skipped"),
    FIELD(adaptive_view, items_max, .doc = "Most questions that will be asked"),
    FIELD(adaptive_view, stop, .flags = NULLABLE, .one_of = "se|max_items|pool_empty|information",
          .doc = "Why no further question comes; null while one does"),
};
const struct shape adaptive_view_shape = { "sitting_adaptive", adaptive_view_fields, 4, sizeof(struct adaptive_view) };

struct adaptive_view *adaptive_view(struct arena *mem, const struct part *part, const struct adaptive_replay *replay)
{
    struct adaptive_view *view = ARENA_NEW(mem, struct adaptive_view);

    *view = (struct adaptive_view){
        .part_id   = str_of(part->part_id),
        .given_n   = replay ? replay->state.given_n : 0,
        .items_max = adaptive_asked(part->adaptive),
        .stop      = replay && replay->stop ? str_of(adaptive_stop_name(replay->stop)) : STR_NULL,
    };
    return view;
}

struct attempt_row { int64_t id; };
static const struct field attempt_row_fields[] = { FIELD(attempt_row, id) };
SHAPE(attempt_row);

/* Two devices that answer at once do so one after the other: SQLite has one writer anyway. */
static void answers_read(struct call *c, struct adaptive_parts *all)
{
    struct attempt_row key = { all->attempt->id };
    int64_t            found;

    db_int_with(c, WITH(attempt_row, &key),
                SQL2("SELECT id FROM attempt WHERE workspace_id = :workspace_id AND id = :id",
                     "SELECT id FROM attempt WHERE workspace_id = :workspace_id AND id = :id FOR UPDATE"), &found);
    all->standing = attempt_answers(c, all->attempt->id);
    all->late     = db_rows_with(c, WITH(attempt_row, &key), "SELECT item_id, client, rev FROM answer_log WHERE"
                                 " workspace_id = :workspace_id AND attempt_id = :id AND scored = 0", &answer_shape,
                                 LATE_MAX);
    all->parts    = ARENA_ARRAY(c->mem, struct adaptive_part *, all->instrument->parts_n);
}

struct adaptive_part *adaptive_part(struct call *c, struct adaptive_parts *all, const struct part *part)
{
    size_t                number = (size_t)(part - all->instrument->parts);
    struct adaptive_part *p;

    if (!all->parts)
        answers_read(c, all);
    if (all->parts[number])
        return all->last = all->parts[number];
    p          = all->last = all->parts[number] = ARENA_NEW(c->mem, struct adaptive_part);
    p->part    = part;
    p->answers = ARENA_ARRAY(c->mem, const struct answer *, (size_t)part->n);
    for (size_t i = 0; i < all->standing.n; i++) {
        const struct answer *answer = (const struct answer *)all->standing.items + i;
        int                  place = all->instrument->find(all->instrument, answer->item_id) - part->first;

        if (place >= 0 && place < part->n)
            p->answers[place] = answer;
    }
    adaptive_replay(part->adaptive, all->attempt->id, p->answers, &p->replay);
    return p;
}

static bool is_same(str a, str b)
{
    const char *message;
    json_t     *one = json_read(a, JSON_DEPTH_MAX, &message), *other = json_read(b, JSON_DEPTH_MAX, &message);
    bool        same = one && other && json_equal(one, other);

    json_decref(one);
    json_decref(other);
    return same;
}

/* The log keeps it as it came: the same revision cannot be stored again. */
static bool is_late(const struct adaptive_parts *all, const struct answer *answer)
{
    const struct answer *late = all->late.items;

    for (size_t i = 0; i < all->late.n; i++)
        if (late[i].rev == answer->rev && str_eq(late[i].item_id, answer->item_id) &&
            str_eq(late[i].client, answer->client))
            return true;
    return false;
}

bool adaptive_answer_check(struct call *c, const struct adaptive_parts *all, const struct adaptive_part *p, int index,
                           const struct answer *answer, const char *at, bool *repeated)
{
    int place = index - p->part->first;

    *repeated = is_late(all, answer) && answer->late;
    if (place == p->replay.open)
        return *repeated || !is_late(all, answer) ||
               fail(c, 422, at, "came when the time was over: give it anew");
    if (!adaptive_was_given(&p->replay, place))
        return fail(c, 422, at, "is not the question that is shown now: an adaptive test gives one at a time");
    *repeated = is_same(p->answers[place]->value, answer->value);
    return *repeated || fail(c, 422, at, "was answered already: an adaptive test has no way back");
}

void adaptive_answer_take(struct adaptive_part *p, const struct answer *answer)
{
    p->answers[p->replay.open] = answer;
    adaptive_replay_add(p->part->adaptive, &p->replay, answer->value);
}
