/* words.h - everything a Big Five report says, composed before the first line is drawn. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "report/report.h"
#include "report/texts.h"

/* Assumed reliability of a dimension (eight items of two facets), and what
 * follows from it in T points: SEM = 10 sqrt(1 - r), the half width of the 95%
 * band, and the difference between two scores that is more than chance
 * (PSYCHOMETRICS.md 8). */
#define RELIABILITY         0.80
#define SEM_T               4.472
#define BAND_T              (1.96 * SEM_T)
#define DIFFERENCE_T        (1.96 * 1.4142135623730951 * SEM_T)

#define CARDS_PER_PAGE      4
#define PAGES_BEFORE_CARDS  2 /* summary, profile */
#define PICKS_MAX           3

/* One dimension of the product, in words. */
struct told {
    enum dimension                dimension;
    const struct dimension_score *score;
    const struct dimension_text  *text;
    bool                          is_scored;
    enum say                      say;     /* register of its texts */
    const char *name, *level_name, *level, *probe, *numbers, *t, *band, *percentile;
};

struct words {
    const struct report_texts *t;
    struct b5_result           result;
    const char *product, *norm, *answered, *answered_long;
    const char *lead, *index, *index_note, *index_range;           /* index_range NULL without an index */
    const char *seen[CHECK_COUNT];
    const char *reading[READ_COUNT];
    double      index_t, index_half;    /* with index_range */
    bool        is_flagged[CHECK_COUNT];
    int         verdict; /* 0 nothing noticed, 1 one sign, 2 several */
    int         cards_pages;
    int         n;
    struct told told[DIM_COUNT];        /* in the order of the product */
    const struct told *most[PICKS_MAX], *least[PICKS_MAX]; /* strongest first, weakest first */
    int         picks;                  /* of each */
};

/* Fills `w`; a report without a product is about all dimensions. */
void words_compose(struct arena *mem, const struct report *report, const struct b5_result *result,
                   struct words *w);

#endif
