/* test_analysis_unit.h - between test_analysis.c, which adds attempts up, and
 * test_analysis_report.c, which makes statistics of the sums. */
#ifndef DOMAIN_TEST_ANALYSIS_UNIT_H
#define DOMAIN_TEST_ANALYSIS_UNIT_H

#include "domain/test.h"
#include "domain/test_analysis.h"

struct unit_item {
    const struct instrument *instrument; /* and its place there */
    int                      place;
    const struct question   *question;   /* NULL in a questionnaire */
    bool                     reversed, binary; /* binary: right or wrong, nothing between */
    double                   maximum;
    int64_t                  answered, timed_n;
    double                   seconds;    /* of timed_n answers */
    int64_t                  option_n[TEST_OPTIONS_MAX]; /* of the complete rows */
    double                   option_rest[TEST_OPTIONS_MAX];
};

struct unit {
    const struct instrument *instrument; /* the first of the unit of questions */
    const char              *reason;     /* why it has no statistics */
    bool                     is_questions;
    struct unit_item        *items;
    size_t                   items_n, binary_n;
    int64_t                  attempts, complete, reference_n, focal_n;
    struct score_moments     moments;
    struct dif_stratum      *strata;     /* items_n + 1 an item; NULL: not asked for, or not right or wrong */
    /* Of the attempt that is being added: */
    double                  *score;      /* NAN: none */
    unsigned                *chosen;     /* bits of the options */
    size_t                   answered_now;
};

struct unit_place { struct unit *unit; size_t item; };
struct timed      { int64_t at_ms; struct unit_place place; };

struct analysis {
    const struct instrument *whole;
    struct analysis_options  options;
    struct unit             *units;
    size_t                   units_n;
    struct unit_place       *where; /* by the index of the item in the whole */
    struct timed            *timed; /* scratch */
};

#endif
