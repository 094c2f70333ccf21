/* disc.c - scoring of the instrument disc-28. */
#include "domain/disc.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "domain/norm.h"

/* Factors of the four places of each group, scrambled once and for all: stored
 * answers are places. */
static const char order[DISC_GROUPS][DISC_FACTORS + 1] = {
    "CDSI", "CISD", "CDIS", "ISCD", "DCSI", "SDCI", "ICDS", "SDIC", "SCID", "CISD", "SCID", "CDIS",
    "ISDC", "CIDS", "CISD", "ICDS", "CISD", "ICDS", "DICS", "DICS", "CSDI", "CIDS", "SDCI", "DSIC",
    "CSDI", "SCID", "IDSC", "DSIC",
};

/* Starting norms: the chance mean and assumed SDs, until observed ones replace
 * them under a new version. */
static const double MEAN = 7.0, SD = 3.2, SD_CHANGE = 5.6;

char disc_letter(enum disc_factor factor)
{
    return "DISC"[factor];
}

enum disc_factor disc_factor_at(int group, int place)
{
    assert(group >= 0 && group < DISC_GROUPS && place >= 0 && place < DISC_FACTORS);
    return (enum disc_factor)(strchr("DISC", order[group][place]) - "DISC");
}

static struct disc_value value_of_z(double z)
{
    return (struct disc_value){ z, percentile_of_z(z), round_clamp(4.0 + z / 0.6, 1, 7) };
}

/* Writes the letters of the factors with change > 0, in the order D I S C and
 * by falling change, ties as in D I S C. */
static void write_letters(struct disc_result *r)
{
    size_t n = 0;

    for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
        size_t at = n;

        if (r->change[f] <= 0)
            continue;
        r->pattern[n] = disc_letter(f);
        /* Insertion into the blend, behind all that are not smaller. */
        while (at > 0 && r->change[strchr("DISC", r->blend[at - 1]) - "DISC"] < r->change[f]) {
            r->blend[at] = r->blend[at - 1];
            at--;
        }
        r->blend[at] = disc_letter(f);
        n++;
    }
    r->pattern[n] = r->blend[n] = '\0';
}

static bool is_choice(struct disc_choice c)
{
    return c.most >= 0 && c.most < DISC_FACTORS && c.least >= 0 && c.least < DISC_FACTORS
           && c.most != c.least;
}

bool disc_score(const struct disc_choice choices[DISC_GROUPS], struct disc_result *result)
{
    int most[DISC_FACTORS] = { 0 }, least[DISC_FACTORS] = { 0 };

    for (int g = 0; g < DISC_GROUPS; g++) {
        if (!is_choice(choices[g]))
            return false;
        most[disc_factor_at(g, choices[g].most)]++;
        least[disc_factor_at(g, choices[g].least)]++;
    }
    return disc_score_counts(most, least, result);
}

bool disc_score_counts(const int most[DISC_FACTORS], const int least[DISC_FACTORS],
                       struct disc_result *result)
{
    struct disc_result r = { .tight = true };
    int                most_n = 0, least_n = 0;

    for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
        if (most[f] < 0 || most[f] > DISC_GROUPS || least[f] < 0 || least[f] > DISC_GROUPS - most[f])
            return false;
        most_n  += most[f];
        least_n += least[f];
        r.most[f]                  = most[f];
        r.least[f]                 = least[f];
        r.change[f]                = most[f] - least[f];
        r.graph[DISC_GRAPH_I][f]   = value_of_z((most[f] - MEAN) / SD);
        r.graph[DISC_GRAPH_II][f]  = value_of_z((MEAN - least[f]) / SD);
        r.graph[DISC_GRAPH_III][f] = value_of_z(r.change[f] / SD_CHANGE);
        r.adaptation += fabs(r.graph[DISC_GRAPH_I][f].z - r.graph[DISC_GRAPH_II][f].z) / DISC_FACTORS;
        r.tight      &= r.graph[DISC_GRAPH_III][f].segment >= 3 && r.graph[DISC_GRAPH_III][f].segment <= 5;
    }
    if (most_n != DISC_GROUPS || least_n != DISC_GROUPS)
        return false;
    write_letters(&r);
    *result = r;
    return true;
}

int disc_item_find(str item_id)
{
    int64_t n;

    if (!str_starts(item_id, DISC_ITEM_PREFIX)
        || !str_to_int(str_from(item_id, sizeof DISC_ITEM_PREFIX - 1), &n)
        || n < 1 || n > DISC_GROUPS)
        return -1;
    return (int)n - 1;
}
