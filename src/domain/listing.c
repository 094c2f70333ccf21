/* listing.c - see listing.h.  Tables: workspace (attempts_made), attempt_block, assessment.
 *
 * The lists of attempt_block by their name in `source`:
 *   api, native ...          an invitation's source; by state
 *   as:1, as:1:REJ           those of an assessment, of a stage in it; by progress
 *   score:1, score:1:REJ     the completed ones of those, by tenths of a mark; without an
 *                            average by number, in blocks -1, -2, ...
 */
#include <math.h>
#include "domain/listing.h"

#define BLOCKS_MAX 1000000

struct block { int64_t block, n; str source, state, scores; };
static const struct field block_fields[] = {
    FIELD(block, block), FIELD(block, n), FIELD(block, source), FIELD(block, state), FIELD(block, scores),
};
SHAPE(block);

int64_t listing_number(struct call *c)
{
    int64_t number = 0;

    db_int(c, "UPDATE workspace SET attempts_made = attempts_made + 1 WHERE id = :workspace_id RETURNING attempts_made",
           &number);
    return number;
}

static const struct field listed_fields[] = {
    FIELD(listed, number), FIELD(listed, assessment_id), FIELD(listed, source), FIELD(listed, state_before),
    FIELD(listed, state), FIELD(listed, progress_before), FIELD(listed, progress), FIELD(listed, stage_before),
    FIELD(listed, stage), FIELD(listed, average_before), FIELD(listed, average),
};
const struct shape listed_shape = { "listed", listed_fields, sizeof listed_fields / sizeof listed_fields[0],
                                    sizeof(struct listed) };

/* --- counting ---------------------------------------------------------------- */

static void count(struct call *c, str list, str state, int64_t at, int64_t n)
{
    struct block block = { .block = at, .n = n, .source = list, .state = state };

    if (state.len)
        db_exec_with(c, WITH(block, &block), "INSERT INTO attempt_block (workspace_id, source, state, block, n)"
                     " VALUES (:workspace_id, :source, :state, :block, :n) ON CONFLICT (workspace_id, source, state,"
                     " block) DO UPDATE SET n = attempt_block.n + excluded.n");
}

static str list_name(struct arena *mem, const char *kind, int64_t assessment_id, str stage)
{
    if (!stage.data)
        return str_printf(mem, "%s:%lld", kind, (long long)assessment_id);
    return str_printf(mem, "%s:%lld:%.*s", kind, (long long)assessment_id, STR_ARG(stage));
}

str listing_of_assessment(struct arena *mem, int64_t assessment_id, str stage)
{
    return list_name(mem, "as", assessment_id, stage);
}

/* Averages have two decimals; the little that is added keeps 64.1 out of the tenth below. */
static int64_t average_block(int64_t number, double average)
{
    return isnan(average) ? -1 - number / LISTING_BLOCK : (int64_t)floor(average * 10 + 1e-6);
}

static void count_by_number(struct call *c, const struct listed *l, str progress, str stage, int64_t n)
{
    int64_t block = l->number / LISTING_BLOCK;

    count(c, list_name(c->mem, "as", l->assessment_id, STR_NULL), progress, block, n);
    count(c, list_name(c->mem, "as", l->assessment_id, stage), progress, block, n);
}

static void count_by_average(struct call *c, const struct listed *l, str progress, str stage, double average, int64_t n)
{
    int64_t block = average_block(l->number, average);

    if (!str_is(progress, "completed"))
        return;
    count(c, list_name(c->mem, "score", l->assessment_id, STR_NULL), progress, block, n);
    count(c, list_name(c->mem, "score", l->assessment_id, stage), progress, block, n);
}

/* How the numbers of the assessment change. */
struct tally { int64_t assessment_id, invited, started, completed; };
static const struct field tally_fields[] = {
    FIELD(tally, assessment_id), FIELD(tally, invited), FIELD(tally, started), FIELD(tally, completed),
};
SHAPE(tally);

static void tally(struct call *c, const struct listed *l)
{
    struct tally t = { l->assessment_id,
                       str_is(l->progress, "invited") - str_is(l->progress_before, "invited"),
                       str_is(l->progress, "started") - str_is(l->progress_before, "started"),
                       str_is(l->progress, "completed") - str_is(l->progress_before, "completed") };

    db_exec_with(c, WITH(tally, &t), "UPDATE assessment SET invited_n = invited_n + :invited,"
                 " started_n = started_n + :started, completed_n = completed_n + :completed, modified_at = :now_ms,"
                 " invited_at = CASE WHEN :invited > 0 THEN :now_ms ELSE invited_at END"
                 " WHERE workspace_id = :workspace_id AND id = :assessment_id");
}

void listing_moved(struct call *c, const struct listed *l)
{
    bool progressed = !str_eq(l->progress_before, l->progress);
    bool moved = progressed || !str_eq(l->stage_before, l->stage);

    if (!str_eq(l->state_before, l->state)) {
        count(c, l->source, l->state_before, l->number / LISTING_BLOCK, -1);
        count(c, l->source, l->state, l->number / LISTING_BLOCK, 1);
    }
    if (moved) {
        count_by_number(c, l, l->progress_before, l->stage_before, -1);
        count_by_number(c, l, l->progress, l->stage, 1);
    }
    if (moved || average_block(l->number, l->average_before) != average_block(l->number, l->average)) {
        count_by_average(c, l, l->progress_before, l->stage_before, l->average_before, -1);
        count_by_average(c, l, l->progress, l->stage, l->average, 1);
    }
    if (progressed)
        tally(c, l);
}

/* --- seeking ------------------------------------------------------------------ */

/* A page's place among blocks that come in the order of its rows. */
struct sought { int64_t block, rest, n, total; bool found; };

static struct sought seek(const struct list *rows, int64_t offset)
{
    const struct block *blocks = rows->items;
    struct sought       s = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        if (!s.found && s.total + blocks[i].n > offset)
            s = (struct sought){ blocks[i].block, offset - s.total, blocks[i].n, s.total, true };
        s.total += blocks[i].n;
    }
    return s;
}

static struct place place_of(const struct sought *s)
{
    if (!s->found)
        return (struct place){ .number_from = INT64_MAX, .total = s->total };
    return (struct place){ s->block * LISTING_BLOCK, (s->block + 1) * LISTING_BLOCK, s->rest, s->total };
}

#define OF_STATE                                                                                           \
    "SELECT block, n FROM attempt_block WHERE workspace_id = :workspace_id AND source = :source"           \
    " AND state = :state AND n > 0 ORDER BY block"
#define OF_ANY                                                                                             \
    "SELECT block, sum(n) AS n FROM attempt_block WHERE workspace_id = :workspace_id AND source = :source" \
    " GROUP BY block HAVING sum(n) > 0 ORDER BY block"

struct place listing_seek(struct call *c, str list, str state, enum listing_order order)
{
    static const char *const sqls[2][2] = { { OF_ANY, OF_ANY " DESC" }, { OF_STATE, OF_STATE " DESC" } };
    struct block             key = { .source = list, .state = state };
    struct list              rows = db_rows_with(c, WITH(block, &key), sqls[state.data != NULL][order], &block_shape,
                                                 BLOCKS_MAX);
    struct sought            s = seek(&rows, c->offset);

    return place_of(&s);
}

#define OF_AVERAGE                                                                                         \
    "SELECT block, n FROM attempt_block WHERE workspace_id = :workspace_id AND source = :source"           \
    " AND state = 'completed' AND block >= 0 AND n > 0 ORDER BY block"

struct average_place listing_seek_average(struct call *c, int64_t assessment_id, str stage, enum listing_order order)
{
    static const char *const sqls[] = { OF_AVERAGE, OF_AVERAGE " DESC" };
    struct block             key = { .source = list_name(c->mem, "score", assessment_id, stage) };
    struct list              rows = db_rows_with(c, WITH(block, &key), sqls[order], &block_shape, BLOCKS_MAX);
    struct sought            s = seek(&rows, c->offset);

    return (struct average_place){ (double)s.block / 10, (double)(s.block + 1) / 10, s.rest, s.n, s.total };
}

struct place listing_seek_unaveraged(struct call *c, int64_t assessment_id, str stage, str progress, int64_t offset)
{
    struct block  key = { .source = list_name(c->mem, "as", assessment_id, stage), .state = progress,
                          .scores = list_name(c->mem, "score", assessment_id, stage) };
    struct list   rows = db_rows_with(c, WITH(block, &key),
        "SELECT block, sum(n) AS n FROM (SELECT block, n FROM attempt_block WHERE workspace_id = :workspace_id"
        " AND source = :source AND state IN ('invited', 'started') AND (:state IS NULL OR state = :state)"
        " UNION ALL SELECT -1 - block, n FROM attempt_block WHERE workspace_id = :workspace_id AND source = :scores"
        " AND block < 0 AND (:state IS NULL OR :state = 'completed')) AS counted"
        " GROUP BY block HAVING sum(n) > 0 ORDER BY block", &block_shape, BLOCKS_MAX);
    struct sought s = seek(&rows, offset);

    return place_of(&s);
}
