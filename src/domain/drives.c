/* drives.c - scoring of the instrument drives-86. */
#include "domain/drives.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "domain/instrument_texts.h"

static const struct {
    int    raw_max;
    double sd; /* starting norm */
} drives[DRIVE_COUNT] = {
    [DRIVE_A] = { 9, 3.0 }, [DRIVE_B] = { 9, 3.0 }, [DRIVE_C] = { 9, 3.0 }, [DRIVE_D] = { 9, 3.0 },
    [DRIVE_E] = { 7, 2.5 },
};

/* Reference profiles: where each lies in (A, B, C, D).  Families number them in this order. */
static const struct prototype {
    const char *name;
    double      at[DRIVE_PROFILED];
} prototypes[] = {
    { "precise-driver", { 1.0, -0.8, -0.8, 0.8 } },  { "quality-keeper", { 0.3, -0.7, -0.6, 1.2 } },
    { "expert", { -0.5, -0.9, -0.5, 1.1 } },         { "planner", { 1.1, -0.3, -1.0, 0.4 } },
    { "pioneer", { 1.2, -0.4, -0.9, -0.6 } },        { "independent", { 1.1, -0.7, 0.5, -0.8 } },
    { "thinker", { 0.9, -0.9, 0.6, 0.5 } },          { "organiser", { -0.5, 0.9, -0.6, 0.8 } },
    { "commander", { 1.0, 0.7, -0.9, -0.2 } },       { "team-builder", { -0.8, 0.8, 0.6, -0.3 } },
    { "challenger", { 1.2, 0.5, -0.8, -1.2 } },      { "convincer", { 0.5, 1.3, -0.8, -0.6 } },
    { "energiser", { -0.3, 1.2, -0.2, -1.0 } },      { "generalist", { 0.0, 0.0, 0.0, 0.0 } },
    { "maker", { -0.4, -0.7, 0.9, 0.7 } },           { "custodian", { -0.9, -0.4, 0.4, 1.1 } },
    { "steady-hand", { -0.9, 0.1, 1.0, 0.5 } },
};

static const double SIGMA_MAX = 4.0;
/* Correlation of the two lists that the synthesis is standardised with. */
static const double LISTS_R = 0.6;
/* Marks of a list from which a result can be drawn without a warning. */
static const int    MARKS_MIN = 5, MARKS_MAX = 80;
static const double MIXED_DISTANCE = 2.5, MIXED_LEAD = 0.15;

char drive_letter(enum drive drive)
{
    return "ABCDE"[drive];
}

int drives_profile_number(const char *profile)
{
    for (size_t i = 0; profile && i < sizeof prototypes / sizeof prototypes[0]; i++)
        if (strcmp(profile, prototypes[i].name) == 0)
            return (int)i + 1;
    return 0;
}

int drive_raw_max(enum drive drive)
{
    return drives[drive].raw_max;
}

/* A sigma as it is kept: within bounds and to six decimals, so that distances
 * come out the same from a value just computed and from one that was stored. */
static double keep_sigma(double sigma)
{
    return round(fmin(fmax(sigma, -SIGMA_MAX), SIGMA_MAX) * 1e6) / 1e6;
}

static struct drives_profile profile_nearest(const double sigma[DRIVE_COUNT])
{
    struct drives_profile p = { .distance = INFINITY, .second_distance = INFINITY };

    for (size_t i = 0; i < sizeof prototypes / sizeof prototypes[0]; i++) {
        double square = 0.0, distance;

        for (int d = 0; d < DRIVE_PROFILED; d++)
            square += (sigma[d] - prototypes[i].at[d]) * (sigma[d] - prototypes[i].at[d]);
        distance = sqrt(square);
        if (distance < p.distance) {
            p.second          = p.profile;
            p.second_distance = p.distance;
            p.profile         = prototypes[i].name;
            p.distance        = distance;
        } else if (distance < p.second_distance) {
            p.second          = prototypes[i].name;
            p.second_distance = distance;
        }
    }
    p.mixed = p.distance > MIXED_DISTANCE || p.second_distance - p.distance < MIXED_LEAD;
    return p;
}

bool drives_score(const int self[DRIVE_COUNT], const int concept[DRIVE_COUNT], struct drives_result *result)
{
    struct drives_result r = { 0 };

    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        int max = drives[d].raw_max;

        if (self[d] < -max || self[d] > max || concept[d] < -max || concept[d] > max)
            return false;
        r.raw[DRIVE_SELF][d]    = self[d];
        r.raw[DRIVE_CONCEPT][d] = concept[d];
        r.self[d]      = keep_sigma(self[d] / drives[d].sd);
        r.concept[d]   = keep_sigma(concept[d] / drives[d].sd);
        r.synthesis[d] = keep_sigma((r.self[d] + r.concept[d]) / sqrt(2.0 * (1.0 + LISTS_R)));
    }
    r.nearest_self      = profile_nearest(r.self);
    r.nearest_synthesis = profile_nearest(r.synthesis);
    *result = r;
    return true;
}

void drives_score_marks(const struct drive_marks lists[DRIVE_LISTS], struct drives_result *result)
{
    int  raw[DRIVE_LISTS][DRIVE_COUNT] = { 0 };
    bool response_count = false;

    for (enum drive_list l = 0; l < DRIVE_LISTS; l++) {
        for (int i = 0; i < DRIVE_WORDS; i++)
            if (lists[l].is_marked[i])
                raw[l][drive_words[i].drive] += drive_words[i].high ? 1 : -1;
        response_count |= lists[l].n < MARKS_MIN || lists[l].n > MARKS_MAX;
    }
    drives_score(raw[DRIVE_SELF], raw[DRIVE_CONCEPT], result);
    result->marks[DRIVE_CONCEPT] = lists[DRIVE_CONCEPT].n;
    result->marks[DRIVE_SELF]    = lists[DRIVE_SELF].n;
    result->response_count       = response_count;
}
