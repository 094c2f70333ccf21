/* listing.c - see listing.h.  Tables: workspace (attempts_made), attempt_block. */
#include "domain/listing.h"

#define BLOCK      1024
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

static void block_add(struct call *c, str source, int64_t number, str state, int64_t n)
{
    struct block block = { number / BLOCK, n, source, state };

    db_exec_with(c, WITH(block, &block), "INSERT INTO attempt_block (workspace_id, source, state, block, n)"
                 " VALUES (:workspace_id, :source, :state, :block, :n) ON CONFLICT (workspace_id, source, state, block)"
                 " DO UPDATE SET n = attempt_block.n + excluded.n");
}

void listing_moved(struct call *c, str source, int64_t number, str before, str after)
{
    if (str_eq(before, after))
        return;
    if (before.len)
        block_add(c, source, number, before, -1);
    block_add(c, source, number, after, 1);
}

struct place listing_seek(struct call *c, str source, str state)
{
    struct block        key = { .source = source, .state = state };
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
            place.number_before = (blocks[i].block + 1) * BLOCK;
            place.rest          = c->offset - place.total;
            found               = true;
        }
        place.total += blocks[i].n;
    }
    return place; /* behind the end: number_before is 0, and no row has a number below it */
}
