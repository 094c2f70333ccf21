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
/* An attempt is new (before = "") or changed its state. */
void    listing_moved(struct call *c, str source, int64_t number, str before, str after);

/* Where a page begins: rows of `source` (and `state`, unless it is null) with a
 * number below `number_before`, from the `rest`-th on by falling number. */
struct place { int64_t number_before, rest, total; };
struct place listing_seek(struct call *c, str source, str state);

#endif
