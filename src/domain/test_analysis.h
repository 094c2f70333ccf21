/* test_analysis.h - what the answers of many say about the items of an assessment (PSYCHOMETRICS.md 8, 10).
 *
 * An assessment is taken apart into units: each test, each questionnaire, and all questions that
 * stand alone together.  Attempts are added one by one and forgotten: what is kept are sums,
 * whose size depends on the items alone (about 8 k^2 bytes for k items of a unit).
 *
 * A row is complete when every item of the unit has a mark.  Only complete rows enter the
 * statistics, unless the unanswered are to count as nothing earned, as in the score.
 */
#ifndef DOMAIN_TEST_ANALYSIS_H
#define DOMAIN_TEST_ANALYSIS_H

#include "domain/fairness.h"
#include "domain/instrument.h"

enum analysis_group { GROUP_NONE, GROUP_REFERENCE, GROUP_FOCAL };

/* One attempt. */
struct analysis_attempt {
    const struct answer *answers;   /* that stand, by item */
    size_t               n;
    const struct review *reviews;
    size_t               reviews_n;
    int64_t              started_ms;
    enum analysis_group  group;
};

struct analysis_options {
    bool unanswered_as_zero;
    bool dif; /* count strata by group */
};

/* Takes the assessment apart; what is kept lives in `mem`. */
struct analysis *analysis_new(struct arena *mem, const struct instrument *i, struct analysis_options options);
void             analysis_add(struct analysis *a, const struct analysis_attempt *attempt);

/* --- what came out, as shapes that are stored and shown --------------------------- */

struct option_statistics {
    int64_t value;
    str     label;
    bool    key;       /* right, or partly */
    bool    flag;      /* wrong, and chosen by abler people than the key is */
    int64_t n;
    double  share;     /* of the complete rows */
    double  mean_rest; /* mean total without the item, of those who chose it */
};
extern const struct shape option_statistics_shape;

struct item_analysis {
    str         item_id, text, type;
    bool        reversed;     /* of a questionnaire: agreeing lowers the score */
    double      maximum, mean, sd, p, r_total, r_rest, alpha_if_deleted;
    double      omitted;      /* share of all attempts without an answer */
    double      mean_seconds; /* to answer it */
    int64_t     timed_n;
    struct list flags, options;
};
extern const struct shape item_analysis_shape;

/* A test as a whole, one skill of it, or a scale of a questionnaire. */
struct scale_analysis {
    str         code, name;
    int64_t     items_n;
    double      alpha, alpha_low, alpha_high, alpha_std, omega, omega_std, guttman6;
    double      mean, sd, maximum, sem;
    double      band;         /* a score's 95% interval is so much up and down */
    double      difference;   /* two scores differ reliably from here on */
    double      alpha_half, alpha_double;
    int64_t     items_for_80; /* so many such items have a reliability of 0.80 */
    struct list items;
};
extern const struct shape scale_analysis_shape;

struct unit_analysis {
    str         code, title, kind, reason; /* reason: why there are no statistics; null when there are */
    int64_t     attempts, complete;
    struct list scales;
};
extern const struct shape unit_analysis_shape;

struct item_dif {
    str    item_id, text, reason, category; /* A, B, C */
    double chi2, p, odds_ratio, delta, se;
};
extern const struct shape item_dif_shape;

struct unit_dif {
    str         code, title, reason;
    int64_t     reference_n, focal_n;
    struct list items;
};
extern const struct shape unit_dif_shape;

/* Lists of struct unit_analysis, and of struct unit_dif, in `mem`; texts in `language`. */
struct list analysis_units(struct arena *mem, const struct analysis *a, const char *language);
struct list analysis_dif(struct arena *mem, const struct analysis *a, const char *language);

#endif
