/* bigfive.h - scoring of the instrument b5-120 (PSYCHOMETRICS.md 2 and 3).
 *
 * Pure calculation in double, in a fixed order: the same answers give the same
 * bytes.  Domains are in the order N E O A C, facets 0..5 within a domain.
 * Item i (0..119) belongs to domain i mod 5 and facet (i div 5) mod 6.
 */
#ifndef DOMAIN_BIGFIVE_H
#define DOMAIN_BIGFIVE_H

#include "domain/language.h"

#define B5_ITEM_PREFIX "b5." /* items are called b5.1 .. b5.120 */
#define B5_ITEMS   120
#define B5_FACETS  6          /* of a domain */
#define B5_VERSION "b5-120/1" /* of the algorithm: stored with every result */
enum b5_domain { B5_N, B5_E, B5_O, B5_A, B5_C, B5_DOMAINS };

enum dimension {
    DIM_ACHIEVEMENT, DIM_ASSERTIVENESS, DIM_SOCIABILITY, DIM_ENTHUSIASM, DIM_EMPATHY, DIM_COOPERATION,
    DIM_INTEGRITY, DIM_STRUCTURE, DIM_PERSEVERANCE, DIM_STRESS_RESISTANCE, DIM_COMPOSURE,
    DIM_OPENNESS_TO_CHANGE, DIM_COUNT
};

/* A sentence of the questionnaire; tools/items.mjs writes the table at build
 * from the npm package and proves the order of domains and facets above. */
struct b5_item {
    bool              minus; /* minus-keyed: agreeing lowers the score */
    struct translated text;
};
extern const struct b5_item b5_items[B5_ITEMS];

struct b5_score {
    double sum;        /* raw, NAN when too few answers */
    double t, z;       /* NAN likewise */
    int    percentile; /* normal, 1..99; 0 when there is no score */
    int    cubic;      /* traditional percentile, 1..99; 0 likewise */
    int    sten;       /* 1..10; 0 likewise */
    int    level;      /* 1 very low .. 5 very high; 0 likewise */
};

struct dimension_score {
    double raw;  /* the two facet sums, reversed facets as 24 - sum: 8..40; NAN when one is missing */
    double z, t; /* NAN likewise */
    int    percentile, sten, level; /* as in b5_score */
};

struct b5_quality {
    int    longest_run[5];  /* of each raw answer 1..5; an unanswered item ends a run */
    bool   run_flag, irv_flag, acquiescence_flag, unanswered_flag, speed_flag;
    double irv;             /* SD (n - 1) of the raw answers; NAN under two answers */
    double acquiescence;    /* mean raw answer; NAN without answers */
    int    unanswered;
    double median_s;        /* seconds an item; NAN when not known */
};

struct b5_result {
    const char            *norm;  /* "pooled" or "male 21-40" */
    struct b5_score        domain[B5_DOMAINS];
    struct b5_score        facet[B5_DOMAINS][B5_FACETS];
    struct dimension_score dimension[DIM_COUNT];
    char                   personality[48];   /* "3-3-1-1-1_30-32-28-19-28"; "" when a domain is missing */
    char                   score_display[64]; /* the same with one decimal */
    char                   type16[5];         /* "ENFJ"; "" when a domain it needs is missing */
    struct b5_quality      quality;
};

/* Scores 120 raw answers.
 *
 *   answers   1..5 in the order of the items; 0 = not answered
 *   seconds   time spent on each item, NAN = not known; NULL when none is known
 *   norm      "pooled", or a group's name as b5_norm_name gives it; a name that
 *             is not in the tables scores as "pooled", which the result then says
 */
void b5_score(const int answers[B5_ITEMS], const double *seconds, const char *norm, struct b5_result *result);

/* Name of the norm table for a sex ("male", "female", NULL) and an age in years
 * (-1 = unknown); "pooled" when either is missing or unknown.  Only for
 * self-insight outside hiring: see PSYCHOMETRICS.md 2, "Which norms". */
const char *b5_norm_name(const char *sex, int age);
/* The lasting copy of a norm table's name; NULL when there is no such table. */
const char *b5_norm_find(str name);

bool        b5_item_minus(int item);                            /* 0..119 */
const char *b5_item_text(int item, const char *language);       /* item 0..119; unknown language -> en */
const char *b5_answer_label(int answer, const char *language);  /* answer 1..5 */
char        b5_domain_letter(enum b5_domain domain);            /* one of "NEOAC" */

/* The places of a type: the letter of a domain from T 50 on, and below. */
#define TYPE16_LETTERS 4
struct type16_letter { enum b5_domain domain; char high, low; };
extern const struct type16_letter type16_letters[TYPE16_LETTERS];

/* Appends the stored document of a result: version of the algorithm, norm,
 * scores, flags; null for what is missing.  Equal results give equal bytes. */
struct buf;
void b5_result_json(struct buf *b, const struct b5_result *result);
/* Reads such a document back; writing it again gives the same bytes.  False,
 * with nothing filled, when it is not one of this algorithm version. */
bool b5_result_read(str json, struct b5_result *result);

/* Appends the twelve work dimensions alone, [raw, T, raw, T, ...] in the order of
 * enum dimension, null for what is missing, T with two decimals: what results and
 * matches read, much faster than the whole document.  Reading fills raw, t and z. */
void dimensions_json(struct buf *b, const struct b5_result *result);
bool dimensions_read(str json, struct dimension_score scores[DIM_COUNT]);

const char    *dimension_key(enum dimension d);   /* "stress_resistance" */
const char    *dimension_name(enum dimension d, const char *language);
enum dimension dimension_find(str key);           /* DIM_COUNT when there is none of that key */
/* Key of the area a dimension belongs to: "drive", "people", "reliability",
 * "resilience" or "openness"; dimensions of one area follow one another. */
const char    *dimension_group(enum dimension d);
const char    *dimension_group_name(const char *group, const char *language);

#endif
