/* percentile.c - see percentile.h. */
#include <math.h>
#include "domain/authored.h"
#include "domain/composition.h"
#include "domain/percentile.h"
#include "domain/test.h"

static int64_t persons(struct list group)
{
    const struct score_count *counts = group.items;
    int64_t                   n = 0;

    for (size_t i = 0; i < group.n; i++)
        n += counts[i].n;
    return n;
}

static struct list large_enough(struct list group)
{
    return persons(group) < PERCENTILE_GROUP_MIN ? (struct list){ 0 } : group;
}

struct list percentile_group(struct call *c, str test, int64_t assessment_id)
{
    struct list group = large_enough(listing_scores(c, listing_of_scores(c->mem, test, assessment_id)));

    return group.n ? group : large_enough(listing_scores(c, listing_of_scores(c->mem, test, 0)));
}

struct list percentile_group_of_averages(struct call *c, int64_t assessment_id)
{
    return large_enough(listing_scores(c, listing_of_scores(c->mem, STR("average"), assessment_id)));
}

double percentile_below(struct list group, double score)
{
    const struct score_count *counts = group.items;
    int64_t                   below = 0;

    if (!group.n || isnan(score))
        return NAN;
    for (size_t i = 0; i < group.n && counts[i].hundredths < score_hundredths(score); i++)
        below += counts[i].n;
    return 100.0 * (double)below / (double)persons(group);
}

/* --- counting ----------------------------------------------------------------- */

static double score_of(str document)
{
    struct test_result r;

    return document.len && test_result_read(document, &r) ? r.score : NAN;
}

void percentile_count(struct call *c, int64_t assessment_id, const struct instrument *instrument,
                      const struct score_change *change)
{
    struct component_result before[COMPONENTS_MAX], after[COMPONENTS_MAX];
    size_t                  n = component_results(c->mem, instrument, change->before, before);

    component_results(c->mem, instrument, change->after, after);
    for (size_t i = 0; i < n; i++) {
        str    test = str_of(after[i].instrument->code);
        double was = NAN, is = NAN;

        if (!after[i].instrument->test || str_starts(test, AUTHORED_PREFIX))
            continue; /* only tests of the library are the same for many */
        was = score_of(before[i].document);
        is  = score_of(after[i].document);
        listing_scored(c, listing_of_scores(c->mem, test, 0), was, is);
        listing_scored(c, listing_of_scores(c->mem, test, assessment_id), was, is);
    }
    listing_scored(c, listing_of_scores(c->mem, STR("average"), assessment_id), change->average_before,
                   change->average_after);
}
