/* section.h - what a report says about one instrument: composed, then drawn into an open sheet.
 *
 * A section is a document of its own behind a cover, or one of several behind a
 * common one.  Composing allocates from the arena, which may leave the call;
 * drawing holds objects of the PDF library, which must then be released.  So all
 * sections are composed before the sheet is opened.
 */
#ifndef REPORT_SECTION_H
#define REPORT_SECTION_H

#include "domain/composition.h"
#include "domain/instrument_texts.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/texts.h"

struct test_result;
struct adaptive_result;

#define SECTION_CHAPTERS_MAX 5
#define SECTION_FACTS_MAX    2

struct section {
    const char    *title, *subtitle;   /* the instrument, and what its report is */
    const char    *outcome;            /* in a list of results: "79%", "INTJ"; NULL when nothing short says it */
    double         score;              /* 0..100 where there is a key; NAN otherwise */
    struct fact    facts[SECTION_FACTS_MAX]; /* beside those of every report */
    struct chapter chapters[SECTION_CHAPTERS_MAX]; /* on pages counted from 1 within the section */
    int            chapters_n, pages;
    void         (*draw)(struct sheet *s, const void *words); /* `pages` new pages; NULL: there is no result */
    const void    *words;
};

/* Fills the section of a result; one whose document is missing or of another version
 * has a title and no pages. */
void section_compose(struct arena *mem, const struct report *report, const struct component_result *result,
                     struct section *section);

/* The same for each instrument. */
void b5_section(struct arena *mem, const struct report *report, const struct b5_result *result,
                struct section *section);
void types_section(struct arena *mem, const struct report *report, const struct b5_result *result,
                   struct section *section);
void disc_section(struct arena *mem, const struct report *report, const struct disc_result *result,
                  struct section *section);
void test_section(struct arena *mem, const struct report *report, const struct test *test,
                  const struct test_result *result, struct section *section);
void adaptive_section(struct arena *mem, const struct report *report, const struct test *test,
                      const struct adaptive_result *result, struct section *section);
/* The questions that a workspace wrote, in one table: those of the list that are such. */
bool is_own_question(const struct instrument *i);
void own_section(struct arena *mem, const struct report *report, const struct component_result *list, size_t n,
                 struct section *section);
void drives_section(struct arena *mem, const struct report *report, const struct drives_result *result,
                    struct section *section);

/* A section as a document of its own; STR_NULL when the PDF library failed. */
str section_pdf(struct arena *mem, const struct report *report, const struct section *section);

/* --- what sections have in common ------------------------------------------------ */

/* Titles that several of them use. */
extern const struct section_texts {
    struct translated glance, meaning, strengths, watch;
} section_texts;

/* Short passages in two columns; returns the y below the longest. */
double passages_put(struct sheet *s, double y, const struct passage *passages, int n);

/* The same from tables of titles and texts. */
double passages_say(struct sheet *s, double y, enum language l, const struct translated *titles,
                    const struct translated *texts, int n);

/* What came out, large in a tinted box, and beside it something about it. */
struct outcome {
    const char *label, *headline;
    const char *line; /* below the headline, which is larger then; NULL for none */
    const char *side_label, *side;
};
/* Returns the y below the box. */
double outcome_put(struct sheet *s, double y, const struct outcome *outcome);

/* Up to three labelled columns side by side; returns the y below the longest. */
double columns_put(struct sheet *s, double y, const struct passage *columns, int n);

/* Something that lies between two ends. */
struct trait {
    const char *letter, *name, *meaning;
    const char *low, *high; /* what the ends mean */
    double      z, limit;   /* where it lies, NAN when not known; what the scale shows to either side */
    bool        is_middle;  /* it tends to neither end */
};

/* Its letter, name and meaning at the left; its scale, and below it what the ends
 * mean, at the right: the end it tends to is set off.  Returns the y below it. */
double trait_put(struct sheet *s, double y, const struct trait *trait);

#endif
