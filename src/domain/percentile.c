/* percentile.c - see percentile.h.
 *
 * The counts are rows of attempt_block: 'scores:<test>', 'scores:<test>:<assessment>' and
 * 'scores:average:<assessment>', whose block is the score in hundredths.
 * Tables: attempt_block.
 */
#include <math.h>
#include "core/json.h"
#include "domain/authored.h"
#include "domain/composition.h"
#include "domain/norm.h"
#include "domain/percentile.h"
#include "domain/test.h"

#define COUNTS_MAX 20000 /* hundredths there can be, and some */

struct tally { int64_t hundredths, n; str list; };
static const struct field tally_fields[] = { FIELD(tally, hundredths), FIELD(tally, n), FIELD(tally, list) };
SHAPE(tally);

static const struct field score_count_fields[] = { FIELD(score_count, hundredths), FIELD(score_count, n) };
SHAPE(score_count);

static int64_t hundredths(double score)
{
    return (int64_t)round_half_up(100 * score);
}

static str list_of(struct arena *mem, str what, int64_t assessment_id)
{
    return assessment_id ? str_printf(mem, "scores:%.*s:%lld", STR_ARG(what), (long long)assessment_id)
                         : str_printf(mem, "scores:%.*s", STR_ARG(what));
}

/* --- groups ----------------------------------------------------------------- */

static int64_t persons(struct list group)
{
    const struct score_count *counts = group.items;
    int64_t                   n = 0;

    for (size_t i = 0; i < group.n; i++)
        n += counts[i].n;
    return n;
}

/* The counts of a list; none when they are too few for a group. */
static struct list group_read(struct call *c, str list)
{
    struct tally key = { .list = list };
    struct list  group;

    group = db_rows_with(c, WITH(tally, &key), "SELECT block AS hundredths, n FROM attempt_block"
                         " WHERE workspace_id = :workspace_id AND source = :list AND state = 'completed' AND n > 0"
                         " ORDER BY block", &score_count_shape, COUNTS_MAX);
    return persons(group) < PERCENTILE_GROUP_MIN ? (struct list){ 0 } : group;
}

struct list percentile_group(struct call *c, str test, int64_t assessment_id)
{
    struct list group = group_read(c, list_of(c->mem, test, assessment_id));

    return group.n ? group : group_read(c, list_of(c->mem, test, 0));
}

struct list percentile_group_of_averages(struct call *c, int64_t assessment_id)
{
    return group_read(c, list_of(c->mem, STR("average"), assessment_id));
}

double percentile_below(struct list group, double score)
{
    const struct score_count *counts = group.items;
    int64_t                   below = 0;

    if (!group.n || isnan(score))
        return NAN;
    for (size_t i = 0; i < group.n && counts[i].hundredths < hundredths(score); i++)
        below += counts[i].n;
    return 100.0 * (double)below / (double)persons(group);
}

/* --- counting ----------------------------------------------------------------- */

static void count(struct call *c, str list, double score, int64_t n)
{
    struct tally t = { .list = list, .n = n };

    if (isnan(score))
        return;
    t.hundredths = hundredths(score);
    db_exec_with(c, WITH(tally, &t), "INSERT INTO attempt_block (workspace_id, source, state, block, n)"
                 " VALUES (:workspace_id, :list, 'completed', :hundredths, :n)"
                 " ON CONFLICT (workspace_id, source, state, block)"
                 " DO UPDATE SET n = attempt_block.n + excluded.n");
}

static void move(struct call *c, str list, double before, double after)
{
    if (!isnan(before) && !isnan(after) && hundredths(before) == hundredths(after))
        return;
    count(c, list, before, -1);
    count(c, list, after, 1);
}

/* The mean score that a document says, of several tests or of one; NAN when it has none. */
static double average_of(str document)
{
    const char *message;
    json_t     *json = document.len ? json_read(document, JSON_DEPTH_MAX, &message) : NULL;
    json_t     *average = json_object_get(json, "average"), *score = json_object_get(json, "score");
    double      mean = json_is_number(average) ? json_number_value(average)
                     : json_is_number(score) ? json_number_value(score) : NAN;

    json_decref(json);
    return mean;
}

static double score_of(const struct component_result *r)
{
    struct test_result result;

    return test_result_read(r->document, &result) ? result.score : NAN;
}

void percentile_scored(struct call *c, const struct attempt *attempt, str document)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct component_result  before[COMPONENTS_MAX], after[COMPONENTS_MAX];
    str                      stored = STR_NULL;
    size_t                   n;

    if (!instrument || !(instrument->test || instrument->components_n))
        return; /* a questionnaire has no score */
    attempt_result(c, attempt->id, &stored);
    move(c, list_of(c->mem, STR("average"), attempt->assessment_id), average_of(stored), average_of(document));
    n = component_results(c->mem, instrument, stored, before);
    component_results(c->mem, instrument, document, after);
    for (size_t i = 0; i < n; i++) {
        str    test = str_of(after[i].instrument->code);
        double was, is;

        if (!after[i].instrument->test || str_starts(test, AUTHORED_PREFIX))
            continue; /* only tests of the library are the same for many */
        was = score_of(&before[i]);
        is  = score_of(&after[i]);
        move(c, list_of(c->mem, test, 0), was, is);
        move(c, list_of(c->mem, test, attempt->assessment_id), was, is);
    }
}
