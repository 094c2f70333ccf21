/* percentile.h - how a score compares with those of others (PSYCHOMETRICS.md 9).
 *
 * How many completed attempts have which score is counted as they are scored: of a test of
 * the library in a workspace and in each assessment, and of the averages of an assessment.
 * So a percentile is read from some hundred small rows whatever the number of attempts.
 */
#ifndef DOMAIN_PERCENTILE_H
#define DOMAIN_PERCENTILE_H

#include "domain/attempt.h"

#define PERCENTILE_GROUP_MIN 30

/* Counts what scoring made of a completed attempt, or that it was deleted (a null document),
 * instead of the result that is stored: to be called before it is replaced. */
void percentile_scored(struct call *c, const struct attempt *attempt, str document);

/* How many have a score, in hundredths. */
struct score_count { int64_t hundredths, n; };

/* The norm group of a test, a list of struct score_count by rising score: whoever took it in the
 * same assessment; when they are fewer than thirty, whoever took it in the workspace; when
 * those are, nobody. */
struct list percentile_group(struct call *c, str test, int64_t assessment_id);
/* The norm group of the average of an assessment: averages of others come from other tests. */
struct list percentile_group_of_averages(struct call *c, int64_t assessment_id);

/* The share of a group strictly below a score, percent; NAN without group or score. */
double percentile_below(struct list group, double score);

#endif
