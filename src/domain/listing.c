/* listing.c - see listing.h.  Tables: workspace (attempts_made), attempt_block, assessment. */
#include <math.h>
#include "domain/listing.h"

#define BLOCKS_MAX 1000000

struct block { int64_t block, n; str source, state; };
static const struct field block_fields[] = {
    FIELD(block, block), FIELD(block, n), FIELD(block, source), FIELD(block, state),
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
    FIELD(listed, state), FIELD(listed, progress_before), FIELD(listed, progress), FIELD(listed, average),
};
const struct shape listed_shape = { "listed", listed_fields, sizeof listed_fields / sizeof listed_fields[0],
                                    sizeof(struct listed) };

static const struct field average_block_fields[] = { FIELD(average_block, block), FIELD(average_block, n) };
SHAPE(average_block);

static void count(struct call *c, str list, str state, int64_t at, int64_t n)
{
    struct block block = { at, n, list, state };

    if (state.len)
        db_exec_with(c, WITH(block, &block), "INSERT INTO attempt_block (workspace_id, source, state, block, n)"
                     " VALUES (:workspace_id, :source, :state, :block, :n) ON CONFLICT (workspace_id, source, state,"
                     " block) DO UPDATE SET n = attempt_block.n + excluded.n");
}

str listing_of_assessment(struct arena *mem, int64_t assessment_id)
{
    return str_printf(mem, "as:%lld", (long long)assessment_id);
}

static str averages_list(struct arena *mem, int64_t assessment_id)
{
    return str_printf(mem, "score:%lld", (long long)assessment_id);
}

static int64_t average_block_of(int64_t number, double average)
{
    return isnan(average) ? -1 - number / LISTING_BLOCK : (int64_t)floor(average * 10);
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
                 " started_n = started_n + :started, completed_n = completed_n + :completed, modified_at = :now_ms"
                 " WHERE workspace_id = :workspace_id AND id = :assessment_id");
}

void listing_moved(struct call *c, const struct listed *l)
{
    int64_t block = l->number / LISTING_BLOCK;
    str     list = listing_of_assessment(c->mem, l->assessment_id), averages = averages_list(c->mem, l->assessment_id);

    if (!str_eq(l->state_before, l->state)) {
        count(c, l->source, l->state_before, block, -1);
        count(c, l->source, l->state, block, 1);
    }
    if (str_eq(l->progress_before, l->progress))
        return;
    count(c, list, l->progress_before, block, -1);
    count(c, list, l->progress, block, 1);
    if (str_is(l->progress, "completed"))
        count(c, averages, l->progress, average_block_of(l->number, l->average), 1);
    if (str_is(l->progress_before, "completed"))
        count(c, averages, l->progress_before, average_block_of(l->number, l->average), -1);
    tally(c, l);
}

void listing_averaged(struct call *c, int64_t assessment_id, int64_t number, double before, double after)
{
    str     averages = averages_list(c->mem, assessment_id);
    int64_t from = average_block_of(number, before), to = average_block_of(number, after);

    if (from == to)
        return;
    count(c, averages, STR("completed"), from, -1);
    count(c, averages, STR("completed"), to, 1);
}

struct list listing_averages(struct call *c, int64_t assessment_id)
{
    struct block key = { .source = averages_list(c->mem, assessment_id) };

    return db_rows_with(c, WITH(block, &key), "SELECT block, n FROM attempt_block WHERE workspace_id = :workspace_id"
                        " AND source = :source AND state = 'completed' AND n > 0 ORDER BY block DESC",
                        &average_block_shape, BLOCKS_MAX);
}

struct place listing_seek(struct call *c, str list, str state)
{
    struct block        key = { .source = list, .state = state };
    struct list         rows = db_rows_with(c, WITH(block, &key), state.data
        ? "SELECT block, n FROM attempt_block WHERE workspace_id = :workspace_id AND source = :source"
          " AND state = :state AND n > 0 ORDER BY block DESC"
        : "SELECT block, sum(n) AS n FROM attempt_block WHERE workspace_id = :workspace_id AND source = :source"
          " GROUP BY block HAVING sum(n) > 0 ORDER BY block DESC", &block_shape, BLOCKS_MAX);
    const struct block *blocks = rows.items;
    struct place        place = { .rest = c->offset };
    bool                found = false;

    for (size_t i = 0; i < rows.n; i++) {
        if (!found && place.total + blocks[i].n > c->offset) {
            place.number_before = (blocks[i].block + 1) * LISTING_BLOCK;
            place.rest          = c->offset - place.total;
            found               = true;
        }
        place.total += blocks[i].n;
    }
    return place; /* behind the end: number_before is 0, and no row has a number below it */
}
