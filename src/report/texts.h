/* texts.h - the words of the report, one table a language.
 *
 * A language is one file, texts_xx.c, and its line in texts.c.  A template has
 * {1}, {2}, ... where values go, so each language keeps its own word order.
 * Tone: plain words, about work, no diagnosis; people are never called good or
 * bad, and every level has something to offer and something to watch.
 *
 * Lengths that fit the layout, in characters: measures 120, brief 62, level 330,
 * extreme 150, questions 140 each.
 */
#ifndef REPORT_TEXTS_H
#define REPORT_TEXTS_H

#include "domain/bigfive.h"

enum say { SAY_LOW, SAY_MIDDLE, SAY_HIGH, SAY_COUNT };

struct dimension_text {
    const char *measures;         /* what the dimension is about */
    const char *brief[SAY_COUNT]; /* one line for the summary */
    const char *level[SAY_COUNT]; /* what this level means at work */
    const char *extreme[2];       /* added when the level is very low, very high */
    const char *ask;              /* an interview question for everybody */
    const char *probe[SAY_COUNT]; /* one that fits the level */
};

struct passage { const char *title, *text; };

/* The rows of the response-quality table. */
enum quality_check {
    CHECK_ANSWERED, CHECK_RUN, CHECK_VARIETY, CHECK_AGREEMENT, CHECK_SPEED, CHECK_COUNT
};

struct quality_text {
    const char *name;
    const char *value;   /* {1} is what was seen */
    const char *fine;    /* said when the check found nothing */
    const char *flagged; /* said when it did */
};

enum reading {
    READ_T, READ_PERCENTILE, READ_STEN, READ_LEVELS, READ_BAND, READ_NORM, READ_INDEX, READ_LIMITS, READ_COUNT
};

struct report_texts {
    const char *language;
    const char *decimal;      /* "." or "," */
    const char *percent;      /* {1} is a whole number */
    const char *title;        /* below the product's name */
    const char *confidential;
    const char *contents;
    const char *candidate, *company, *completed, *printed, *reference, *norm, *answered;
    const char *answered_of;  /* {1} of {2} */
    const char *page_of;      /* {1} of {2} */
    const char *norm_pooled, *norm_male, *norm_female; /* {1} is an age range */
    const char *level_name[6];  /* 0 not enough answers, 1 very low .. 5 very high */
    const char *and, *and_before_i; /* join the last two of a list, spaces included */

    const char *summary, *profile, *dimensions, *quality, *reading; /* section titles */

    /* Headline sentences; {1} is a list of dimensions. */
    const char *says_high, *says_no_high, *says_low, *says_no_low, *says_even, *says_missing, *says_nothing;
    const char *index, *index_of;       /* {1} is the number of dimensions */
    const char *index_missing;
    const char *index_range;            /* {1} to {2} */
    const char *verdict[3];             /* nothing noticed, one sign, several signs */
    const char *verdict_says[3];
    const char *most, *least;
    const char *before_title, *before[3]; /* {1} first and {2} last page with questions */

    const char *profile_lead;           /* what the chart shows */
    const char *column_dimension, *column_t, *column_band, *column_percentile, *column_level;
    const char *legend_score, *legend_band, *legend_mean;
    const char *radar_title, *radar_lead;
    const char *radar_alt;              /* {1} is the candidate, {2} the scores in words */

    const char *dimensions_lead;
    const char *numbers;                /* {1} T, {2} percentile, {3} sten */
    const char *missing_says;           /* in place of a level text */
    const char *questions;

    const char *quality_lead[3];        /* by verdict */
    const char *column_check, *column_seen, *column_verdict;
    const char *check_fine, *check_flagged, *not_measured;
    struct quality_text check[CHECK_COUNT];

    struct passage read[READ_COUNT];    /* {1}.. as said in words.c */
    struct passage warning;

    struct dimension_text dimension[DIM_COUNT];
};

extern const struct report_texts report_texts_en, report_texts_pt, report_texts_es, report_texts_de;

/* The texts of a language of `languages`; English when there are none. */
const struct report_texts *report_texts_of(const char *language);

/* Writes a template with its values, at most `room` bytes with the NUL and
 * never half a character.  Returns the bytes the whole text needs without NUL. */
size_t text_fill(char *out, size_t room, const char *template, const char *const *values, size_t n);

/* The same in an arena: FILL(mem, template, "value 1", "value 2"). */
#define FILL(mem, template, ...)                                                \
    text_filled((mem), (template), (const char *const[]){ __VA_ARGS__ },        \
                sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))
const char *text_filled(struct arena *mem, const char *template, const char *const *values, size_t n);

/* " and " before the last of a list; Spanish says otherwise before the sound of an i. */
const char *and_text(const struct report_texts *t, const char *last);

/* A number as the language writes it, rounded to 0..2 decimals; a dash for NAN. */
const char *number_text(struct arena *mem, const struct report_texts *t, double value, int decimals);
/* The same with its sign: "+0.63", "−1.25", "0.00". */
const char *signed_text(struct arena *mem, const struct report_texts *t, double value, int decimals);
/* A whole number of percent: "79%", "79 %". */
const char *percent_text(struct arena *mem, const struct report_texts *t, double value);

#endif
