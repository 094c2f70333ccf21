/* json_scan.h - looking through JSON that is too long to keep. */
#ifndef CORE_JSON_SCAN_H
#define CORE_JSON_SCAN_H

#include "core/str.h"

/* Is it one JSON array or object, as far as its brackets and texts go?  Fed in pieces of any
 * length; no value is kept. */
#define JSON_SCAN_DEPTH 1024
struct json_scan {
    char   open[JSON_SCAN_DEPTH];
    size_t depth;
    bool   in_text, escaped, done;
};
bool json_scan_take(void *scan, str piece);       /* false at a defect */
bool json_scan_end(const struct json_scan *scan);             /* was it whole? */

#endif
