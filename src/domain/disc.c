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

bool disc_score(const struct disc_choice choices[DISC_GROUPS], struct disc_result *result)
{
    struct disc_result r = { .tight = true };

    for (int g = 0; g < DISC_GROUPS; g++) {
        struct disc_choice c = choices[g];

        if (c.most < 0 || c.most >= DISC_FACTORS || c.least < 0 || c.least >= DISC_FACTORS
            || c.most == c.least)
            return false;
        r.most[disc_factor_at(g, c.most)]++;
        r.least[disc_factor_at(g, c.least)]++;
    }
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
        r.change[f]                = r.most[f] - r.least[f];
        r.graph[DISC_GRAPH_I][f]   = value_of_z((r.most[f] - MEAN) / SD);
        r.graph[DISC_GRAPH_II][f]  = value_of_z((MEAN - r.least[f]) / SD);
        r.graph[DISC_GRAPH_III][f] = value_of_z(r.change[f] / SD_CHANGE);
        r.adaptation += fabs(r.graph[DISC_GRAPH_I][f].z - r.graph[DISC_GRAPH_II][f].z) / DISC_FACTORS;
        r.tight      &= r.graph[DISC_GRAPH_III][f].segment >= 3 && r.graph[DISC_GRAPH_III][f].segment <= 5;
    }
    write_letters(&r);
    *result = r;
    return true;
}
