/* team.h - what a team has in common, and where its people differ.
 *
 * Pure calculation over the work dimensions of its members, in T scores; a score
 * that is missing is left out.  Sources: PSYCHOMETRICS.md 3 (dimensions) and 4
 * (similarity).
 */
#ifndef DOMAIN_TEAM_H
#define DOMAIN_TEAM_H

#include "domain/bigfive.h"

#define TEAM_MEMBERS_MAX 200
#define TEAM_PICKS_MAX   3

struct team_dimension {
    int    n;        /* members with a score */
    double mean;     /* T; NAN when n is 0 */
    double spread;   /* SD (n - 1) in T points; NAN when n is under 2 */
    double min, max; /* T; NAN when n is 0 */
};

struct team_pair {
    size_t a, b;       /* places of two members, a < b */
    double similarity; /* 1 identical, 0 as unlike as two random people, negative opposite; NAN: no such pair */
};

struct team_analysis {
    struct team_dimension dimension[DIM_COUNT];
    double                similarity; /* mean over all pairs; NAN when there is none */
    struct team_pair      alike, different; /* the extremes; of equal ones the first */
    enum dimension        strengths[TEAM_PICKS_MAX], gaps[TEAM_PICKS_MAX]; /* farthest from T 50 first */
    int                   strengths_n, gaps_n; /* dimensions whose mean is above, below 50 */
};

/* Analyses n <= TEAM_MEMBERS_MAX members. */
void team_analyse(const struct dimension_score (*members)[DIM_COUNT], size_t n, struct team_analysis *team);

#endif
