/* sitting.c - see sitting.h.  Tables: attempt, attempt_part. */
#include "domain/sitting.h"
#include "domain/authored.h"

static const struct field sitting_part_fields[] = {
    FIELD(sitting_part, part_id), FIELD(sitting_part, started_at), FIELD(sitting_part, deadline_at),
    FIELD(sitting_part, finished_at),
};
const struct shape sitting_part_shape = { "sitting_part", sitting_part_fields, 4, sizeof(struct sitting_part) };

#define PARTS_MAX 100

struct key {
    int64_t       id, ms, percent;
    str           part_id, word;
    struct moment deadline_at;
};
static const struct field key_fields[] = {
    FIELD(key, id), FIELD(key, ms), FIELD(key, percent), FIELD(key, part_id), FIELD(key, word), FIELD(key, deadline_at),
};
SHAPE(key);

struct list sitting_parts(struct call *c, int64_t attempt_id)
{
    struct key key = { .id = attempt_id };

    return db_rows_with(c, WITH(key, &key), "SELECT part_id, started_at, deadline_at, finished_at FROM attempt_part"
                        " WHERE workspace_id = :workspace_id AND attempt_id = :id", &sitting_part_shape, PARTS_MAX);
}

const struct sitting_part *sitting_part_find(const struct list *parts, const char *part_id)
{
    const struct sitting_part *rows = parts->items;

    for (size_t i = 0; i < parts->n; i++)
        if (str_is(rows[i].part_id, part_id))
            return &rows[i];
    return NULL;
}

static const struct part *part_of(struct call *c, const struct attempt *attempt, str part_id)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);

    for (size_t p = 0; instrument && p < instrument->parts_n; p++)
        if (str_is(part_id, instrument->parts[p].part_id))
            return &instrument->parts[p];
    fail(c, 404, "part_id", "no such part");
    return NULL;
}

static bool is_running(struct call *c, const struct attempt *attempt)
{
    return str_is(attempt->status, "started") ||
           failf(c, 409, "status", "it is %.*s: its parts cannot be started or ended", STR_ARG(attempt->status));
}

bool sitting_part_start(struct call *c, const struct attempt *attempt, str part_id)
{
    const struct part *part = part_of(c, attempt, part_id);
    struct key         key = { .id = attempt->id, .part_id = part_id };

    if (!part || !is_running(c, attempt))
        return false;
    if (part->limit_s) /* a paused clock stands: resuming moves the deadline by all of the pause */
        key.deadline_at.ms = (attempt->paused_at.ms ? attempt->paused_at.ms : c->now_ms) +
                             part->limit_s * MS_PER_SECOND * attempt->time_factor / 100;
    if (db_exec_with(c, WITH(key, &key), "INSERT INTO attempt_part (workspace_id, attempt_id, part_id, started_at,"
                     " deadline_at) VALUES (:workspace_id, :id, :part_id, :now_ms, :deadline_at)"
                     " ON CONFLICT DO NOTHING") > 0)
        attempt_event(c, attempt->id, "part_started", part_id);
    return true;
}

bool sitting_part_finish(struct call *c, const struct attempt *attempt, str part_id)
{
    const struct part *part = part_of(c, attempt, part_id);
    struct key         key = { .id = attempt->id, .part_id = part_id };

    if (!part || !is_running(c, attempt))
        return false;
    if (db_exec_with(c, WITH(key, &key), "INSERT INTO attempt_part (workspace_id, attempt_id, part_id, started_at,"
                     " finished_at) VALUES (:workspace_id, :id, :part_id, :now_ms, :now_ms)"
                     " ON CONFLICT (workspace_id, attempt_id, part_id) DO UPDATE SET finished_at = :now_ms"
                     " WHERE attempt_part.finished_at IS NULL") > 0)
        attempt_event(c, attempt->id, "part_finished", part_id);
    return true;
}

int64_t sitting_deadline(const struct call *c, const struct attempt *attempt, const struct part *part,
                         const struct list *parts)
{
    const struct sitting_part *row = sitting_part_find(parts, part->part_id);
    int64_t                    deadline = attempt->deadline_at.ms;
    int64_t                    paused_ms = attempt->paused_at.ms ? c->now_ms - attempt->paused_at.ms : 0;

    if (part->limit_s && !row)
        return 0;
    if (row && row->deadline_at.ms && row->deadline_at.ms < deadline)
        deadline = row->deadline_at.ms;
    deadline += paused_ms;
    if (part->limit_s && row->finished_at.ms && row->finished_at.ms < deadline)
        return row->finished_at.ms; /* who has handed in a timed part may not go on with it */
    return deadline;
}

/* --- the employer's ------------------------------------------------------ */

/* Why nothing was changed: there is no such attempt, or it is over. */
static bool refuse(struct call *c, int64_t attempt_id, const char *what)
{
    struct attempt attempt = { 0 };

    if (!attempt_read(c, attempt_id, &attempt))
        return fail(c, 404, NULL, "no such record");
    return failf(c, 409, "status", "it is %.*s: %s", STR_ARG(attempt.status), what);
}

static void deadlines_move(struct call *c, struct key *key)
{
    db_exec_with(c, WITH(key, key), "UPDATE attempt SET deadline_at = deadline_at + :ms, expires_at = expires_at + :ms"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    db_exec_with(c, WITH(key, key), "UPDATE attempt_part SET deadline_at = deadline_at + :ms"
                 " WHERE workspace_id = :workspace_id AND attempt_id = :id AND finished_at IS NULL");
}

bool sitting_pause(struct call *c, int64_t attempt_id, bool paused)
{
    struct key key = { .id = attempt_id };

    if (paused) {
        if (db_exec_with(c, WITH(key, &key), "UPDATE attempt SET paused_at = :now_ms WHERE workspace_id = :workspace_id"
                         " AND id = :id AND status = 'started' AND paused_at IS NULL") == 0)
            return refuse(c, attempt_id, "it cannot be paused, or is paused already");
        attempt_event(c, attempt_id, "paused", STR_NULL);
        return true;
    }
    if (!db_int_with(c, WITH(key, &key), "SELECT :now_ms - paused_at FROM attempt WHERE workspace_id = :workspace_id"
                     " AND id = :id AND paused_at IS NOT NULL", &key.ms) ||
        db_exec_with(c, WITH(key, &key), "UPDATE attempt SET paused_at = NULL WHERE workspace_id = :workspace_id"
                     " AND id = :id AND paused_at IS NOT NULL") == 0)
        return refuse(c, attempt_id, "it is not paused");
    deadlines_move(c, &key);
    attempt_event(c, attempt_id, "resumed", STR_NULL);
    return true;
}

bool sitting_add_minutes(struct call *c, int64_t attempt_id, int64_t minutes)
{
    struct key key = { .id = attempt_id, .ms = minutes * MS_PER_MINUTE };

    if (db_exec_with(c, WITH(key, &key),
        "UPDATE attempt SET time_factor = time_factor WHERE workspace_id = :workspace_id"
                     " AND id = :id AND status IN ('invited', 'started')") == 0)
        return refuse(c, attempt_id, "it cannot get more time");
    deadlines_move(c, &key);
    attempt_event(c, attempt_id, "minutes_added", str_printf(c->mem, "%lld", (long long)minutes));
    return true;
}

bool sitting_time_factor(struct call *c, int64_t attempt_id, int64_t percent)
{
    struct key key = { .id = attempt_id, .percent = percent };

    if (db_exec_with(c, WITH(key, &key), "UPDATE attempt SET time_factor = :percent WHERE workspace_id = :workspace_id"
                     " AND id = :id AND status IN ('invited', 'started')") == 0)
        return refuse(c, attempt_id, "its time cannot be changed");
    attempt_event(c, attempt_id, "time_factor", str_printf(c->mem, "%lld", (long long)percent));
    return true;
}

bool sitting_accommodation(struct call *c, int64_t attempt_id, str decision)
{
    struct key key = { .id = attempt_id, .word = decision };

    if (db_exec_with(c, WITH(key, &key), "UPDATE attempt SET accommodation = :word WHERE workspace_id = :workspace_id"
                     " AND id = :id AND accommodation <> 'none'") == 0)
        return refuse(c, attempt_id, "nothing was asked for");
    attempt_event(c, attempt_id, "accommodation", decision);
    return true;
}
