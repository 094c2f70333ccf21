/* inflate.h - reading compressed bytes piece by piece, never more than was agreed. */
#ifndef CORE_INFLATE_H
#define CORE_INFLATE_H

#include "core/str.h"

/* Gives the bytes of gzip or zlib data to `take`, in pieces; `take` says false to stop.
 * Returns NULL when all went well; else what is wrong with the data, INFLATE_TOO_LONG when there
 * are more than `bytes_max`: so a small bomb costs no more than honest data of that length. */
const char *inflate_all(str data, size_t bytes_max, bool (*take)(void *arg, const char *piece, size_t n), void *arg);

extern const char *const INFLATE_TOO_LONG;

/* Is it one JSON array or object, as far as its brackets and texts go?  Fed in pieces of any
 * length; no value is kept. */
#define JSON_SCAN_DEPTH 1024
struct json_scan {
    char   open[JSON_SCAN_DEPTH];
    size_t depth;
    bool   in_text, escaped, done;
};
bool json_scan_take(void *scan, const char *piece, size_t n); /* false at a defect */
bool json_scan_end(const struct json_scan *scan);             /* was it whole? */

#endif
