/* listing.h - pages of attempts, at once anywhere in millions.
 *
 * Attempts are numbered within their workspace, and how many of each state lie in
 * each block of 1024 numbers is counted as they change.  So the total and the
 * place of an offset come from some thousand small rows, and only the page and at
 * most one block before it are read.  Those of an assessment that have an average
 * are counted by tenths of a mark in the same way.
 */
#ifndef DOMAIN_LISTING_H
#define DOMAIN_LISTING_H

#include "op/op.h"

#define LISTING_BLOCK 1024

/* The next number of the call's workspace. */
int64_t listing_number(struct call *c);

/* An attempt, and what it was before a change: what an UPDATE of it gives back for its
 * lists ("RETURNING " LISTED_COLUMNS). */
struct listed {
    int64_t number, assessment_id;
    str     source, state_before, state, progress_before, progress, stage_before, stage;
    double  average_before, average;
};
extern const struct shape listed_shape;
#define LISTED_COLUMNS                                                                              \
    "number, assessment_id, source, state_before, state, progress_before, progress,"                \
    " stage AS stage_before, stage, average AS average_before, average"

/* An attempt is new (nothing before) or was changed: counts it in the lists of its source
 * and of its assessment, and in the assessment's own numbers. */
void listing_moved(struct call *c, const struct listed *listed);

/* The list of an assessment by number, or that of a stage in it; its states are progress. */
str listing_of_assessment(struct arena *mem, int64_t assessment_id, str stage);

/* Where a page of the call's offset begins.  Rising: rows of `list` (and `state`, unless it is
 * null) from number_from on by rising number, without the first `rest`.  Falling: rows
 * below number_before by falling number, likewise.  Behind the end no row is such. */
enum listing_order { LISTING_RISING, LISTING_FALLING };
struct place { int64_t number_from, number_before, rest, total; };
struct place listing_seek(struct call *c, str list, str state, enum listing_order order);

/* The same for the completed ones of an assessment, or of a stage in it, that have an
 * average: those from average_from up, or below average_before down. */
struct average_place { double average_from, average_before; int64_t rest, n, total; }; /* n: between the two */
struct average_place listing_seek_average(struct call *c, int64_t assessment_id, str stage, enum listing_order order);
/* And for those without one (of that progress, unless it is null), by rising number and
 * from an offset of their own. */
struct place listing_seek_unaveraged(struct call *c, int64_t assessment_id, str stage, str progress, int64_t offset);

#endif
