/* norms_table.h - norm tables of the IPIP-NEO-120: means and SDs of raw sums. */
#ifndef DOMAIN_NORMS_TABLE_H
#define DOMAIN_NORMS_TABLE_H

#include "domain/bigfive.h"

struct b5_norms {
    const char *name;             /* "pooled", or sex and ages: "male 21-40" */
    const char *sex;              /* "male", "female"; NULL for everybody */
    int         age_min, age_max; /* in years, both included */
    double      domain_mean[B5_DOMAINS], domain_sd[B5_DOMAINS];
    double      facet_mean[B5_DOMAINS][B5_FACETS], facet_sd[B5_DOMAINS][B5_FACETS];
};

/* The pooled table comes first. */
extern const struct b5_norms b5_norms[];
extern const size_t          b5_norms_n;

#endif
