/* csv_read.h - reading CSV (RFC 4180): quoted cells, doubled quotes, CRLF or LF. */
#ifndef CORE_CSV_READ_H
#define CORE_CSV_READ_H

#include "core/arena.h"
#include "core/str.h"

/* Takes the next row off the front of `rest`; its cells, without their quotes, live in `mem` or in
 * the text.  Returns how many of them there are, at most `max`; 0 when nothing is left, and for an
 * empty line.  A cell too many ends the row; a quote that never ends ends the text. */
size_t csv_row(struct arena *mem, str *rest, char separator, str *cells, size_t max);

#endif
