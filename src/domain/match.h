/* match.h - fit of a person with a target profile (PSYCHOMETRICS.md 4). */
#ifndef DOMAIN_MATCH_H
#define DOMAIN_MATCH_H

#include <stdbool.h>
#include <stddef.h>

/* A point target t is the range [t, t]. */
struct match_target {
    double min, max; /* in SD units; min <= max */
    double weight;   /* >= 0 */
    bool   required;
};

struct match_dimension {
    double gap;      /* in SD units; NAN when the value is missing */
    double match;    /* 0..1; NAN likewise */
    bool   knockout; /* required and match below 0.5; never of a missing value */
};

struct match {
    int    percent;    /* -1 when it cannot be said: no weight, or more than half of it missing */
    double score;      /* 0..100, NAN likewise */
    double rms_gap;    /* in SD units; NAN when no weight is present */
    double similarity; /* of shape, at most 1; NAN when every value is missing */
    int    low, high;  /* percent with each value one SEM away from and towards its range; -1 likewise */
    bool   knockout;   /* any dimension is: it is shown and does not change the score */
    int    missing;    /* values left out */
};

/* Compares values with their targets.
 *
 *   z           n values in SD units, NAN = missing
 *   target      n targets
 *   sem         standard error of a value in SD units, >= 0; 0 leaves low and high at percent
 *   dimensions  n places for what each dimension gives, or NULL
 *
 * Returns false, with nothing filled, when a range is reversed, a weight or
 * sem is negative or a number is infinite. */
bool match_score(const double *z, const struct match_target *target, size_t n, double sem,
                 struct match_dimension *dimensions, struct match *result);

/* Similarity of shape of two people, whose values may be NAN in places: the
 * `similarity` above with the other's values as targets.  NAN when they share none. */
double match_similarity(const double *a, const double *b, size_t n);

#endif
