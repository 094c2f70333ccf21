/* team.c - see team.h. */
#include "domain/team.h"

#include <assert.h>
#include <math.h>

#include "domain/match.h"

static struct team_dimension dimension_of(const struct dimension_score (*members)[DIM_COUNT], size_t n, int d)
{
    struct team_dimension of = { 0, NAN, NAN, NAN, NAN };
    double                sum = 0.0, squares = 0.0;

    for (size_t i = 0; i < n; i++) {
        double t = members[i][d].t;

        if (isnan(t))
            continue;
        sum   += t;
        of.min = fmin(of.min, t); /* a NAN gives way to the number */
        of.max = fmax(of.max, t);
        of.n++;
    }
    if (of.n == 0)
        return of;
    of.mean = sum / of.n;
    for (size_t i = 0; i < n; i++)
        if (!isnan(members[i][d].t))
            squares += (members[i][d].t - of.mean) * (members[i][d].t - of.mean);
    if (of.n > 1)
        of.spread = sqrt(squares / (of.n - 1));
    return of;
}

static void pairs_compare(const struct dimension_score (*members)[DIM_COUNT], size_t n, struct team_analysis *team)
{
    double z[TEAM_MEMBERS_MAX][DIM_COUNT], sum = 0.0;
    int    pairs = 0;

    team->alike = team->different = (struct team_pair){ 0, 0, NAN };
    for (size_t i = 0; i < n; i++)
        for (int d = 0; d < DIM_COUNT; d++)
            z[i][d] = (members[i][d].t - 50.0) / 10.0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            struct team_pair pair = { i, k, match_similarity(z[i], z[k], DIM_COUNT) };

            if (isnan(pair.similarity))
                continue;
            sum += pair.similarity;
            if (pairs == 0 || pair.similarity > team->alike.similarity)
                team->alike = pair;
            if (pairs == 0 || pair.similarity < team->different.similarity)
                team->different = pair;
            pairs++;
        }
    team->similarity = pairs ? sum / pairs : NAN;
}

/* Fills `picks` with the dimensions whose mean lies farthest on one side of 50:
 * above for sign 1, below for sign -1; ties in the order of the dimensions. */
static int picks_find(const struct team_analysis *team, double sign, enum dimension picks[TEAM_PICKS_MAX])
{
    bool taken[DIM_COUNT] = { false };
    int  n = 0;

    while (n < TEAM_PICKS_MAX) {
        int    best = -1;
        double farthest = 0.0;

        for (int d = 0; d < DIM_COUNT; d++) {
            double off = sign * (team->dimension[d].mean - 50.0);

            if (!taken[d] && off > farthest) {
                best     = d;
                farthest = off;
            }
        }
        if (best < 0)
            break;
        taken[best] = true;
        picks[n++]  = (enum dimension)best;
    }
    return n;
}

void team_analyse(const struct dimension_score (*members)[DIM_COUNT], size_t n, struct team_analysis *team)
{
    assert(n <= TEAM_MEMBERS_MAX);
    for (int d = 0; d < DIM_COUNT; d++)
        team->dimension[d] = dimension_of(members, n, d);
    pairs_compare(members, n, team);
    team->strengths_n = picks_find(team, 1.0, team->strengths);
    team->gaps_n      = picks_find(team, -1.0, team->gaps);
}
