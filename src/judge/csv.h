/* csv.h - reading CSV (RFC 4180): a comma between values, quotes where needed, the first row has the names. */
#ifndef JUDGE_CSV_H
#define JUDGE_CSV_H

#include <stdbool.h>
#include "core/str.h"

struct csv {
    str    text;
    size_t at;
    bool   is_at_end_of_row; /* the value read last was the last one of its row */
};

/* Starts at the beginning, behind a byte order mark. */
struct csv csv_open(str text);
/* Are there more values? */
bool csv_has_more(const struct csv *csv);
/* Reads the next value into `mem`.  `is_quoted` says whether quotes stood around it: without them an empty one
 * is no value.  False when a quote does not end, or has something behind it. */
bool csv_value(struct csv *csv, struct arena *mem, str *value, bool *is_quoted);

#endif
