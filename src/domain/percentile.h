/* percentile.h - how a score compares with those of others (PSYCHOMETRICS.md 9).
 *
 * How many completed attempts have which score is counted as they are scored, so that
 * a percentile is read from some hundred small rows whatever the number of attempts.
 */
#ifndef DOMAIN_PERCENTILE_H
#define DOMAIN_PERCENTILE_H

#include "domain/attempt.h"
#include "domain/listing.h"

#define PERCENTILE_GROUP_MIN 30

/* Counts what scoring made of a completed attempt instead of what stood before: either
 * document may be null.  The averages are those of struct scored, NAN without. */
struct score_change { str before, after; double average_before, average_after; };
void percentile_count(struct call *c, int64_t assessment_id, const struct instrument *instrument,
                      const struct score_change *change);

/* The norm group of a test, as a list of struct score_count: whoever took it in the same
 * assessment; when they are fewer than thirty, whoever took it in the workspace; when those
 * are, nobody. */
struct list percentile_group(struct call *c, str test, int64_t assessment_id);
/* The norm group of the average of an assessment: averages of others come from other tests. */
struct list percentile_group_of_averages(struct call *c, int64_t assessment_id);

/* The share of a group strictly below a score, percent; NAN without group or score. */
double percentile_below(struct list group, double score);

#endif
