/* listing.h - pages of attempts, newest first, at once anywhere in millions.
 *
 * Attempts are numbered within their workspace, and how many of each state lie in
 * each block of 1024 numbers is counted as they change.  So the total and the
 * place of an offset come from some thousand small rows, and only the page and at
 * most one block before it are read.
 */
#ifndef DOMAIN_LISTING_H
#define DOMAIN_LISTING_H

#include "op/op.h"

/* The next number of the call's workspace. */
int64_t listing_number(struct call *c);

/* What an UPDATE of an attempt gives back for its lists: "RETURNING " LISTED_COLUMNS. */
struct listed {
    int64_t number, assessment_id;
    str     source, state_before, state, progress_before, progress;
    double  average;
};
extern const struct shape listed_shape;
#define LISTED_COLUMNS "number, assessment_id, source, state_before, state, progress_before, progress, average"

/* An attempt is new (nothing before) or changed its state: counts it in the lists of
 * its source, of its assessment, and in the assessment's own numbers. */
void listing_moved(struct call *c, const struct listed *listed);
/* The average of a completed one changed. */
void listing_averaged(struct call *c, int64_t assessment_id, int64_t number, double before, double after);

/* Where a page begins: rows of `list` (and `state`, unless it is null) with a number
 * below `number_before`, from the `rest`-th on by falling number. */
struct place { int64_t number_before, rest, total; };
struct place listing_seek(struct call *c, str list, str state);

/* The list of an assessment by number, whose states are progress: "as:<id>". */
str listing_of_assessment(struct arena *mem, int64_t assessment_id);

/* How many completed attempts of an assessment have an average in each tenth of a mark.
 * A row by falling average, those without one last by rising number. */
struct average_block {
    int64_t block; /* tenths, 0..1000; -1 - number / LISTING_BLOCK for those without */
    int64_t n;
};
struct list listing_averages(struct call *c, int64_t assessment_id);
#define LISTING_BLOCK 1024

#endif
