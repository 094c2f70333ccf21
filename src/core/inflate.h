/* inflate.h - unpacking gzip piece by piece (zlib behind it). */
#ifndef CORE_INFLATE_H
#define CORE_INFLATE_H

#include "core/str.h"

#define INFLATE_TIMES 100 /* looked at beyond the first megabyte */

enum inflated {
    INFLATED_WHOLE,   /* to its end, whose checks hold */
    INFLATED_NONE,    /* it is no gzip file at all */
    INFLATED_BROKEN,  /* it is damaged, cut off, or has something else behind its end */
    INFLATED_LARGE,   /* more than bytes_max came out of it */
    INFLATED_DENSE,   /* more than INFLATE_TIMES what had gone in: no text that somebody wrote */
    INFLATED_STOPPED, /* `take` did not want more */
    INFLATED_UNREAD,  /* the file or memory cannot be had */
};

/* Hands what the file at `path` holds to `take`, piece by piece, and stops as soon as more
 * than `bytes_max` bytes have come out, or more than text packs to: whatever a small file unpacks
 * to, no more than one piece is ever in memory, and a bomb is known after its first megabyte.
 * `take` must not leave the call; it returns false to stop. */
enum inflated inflate_file(const char *path, int64_t bytes_max, bool (*take)(void *arg, str piece), void *arg);

/* The same for gzip or zlib data in memory, less than 4 GB, of whatever density. */
enum inflated inflate_text(str data, int64_t bytes_max, bool (*take)(void *arg, str piece), void *arg);

#endif
