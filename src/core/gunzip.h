/* gunzip.h - unpacking a gzip file piece by piece (zlib behind it). */
#ifndef CORE_GUNZIP_H
#define CORE_GUNZIP_H

#include "core/str.h"

#define GUNZIP_TIMES 100 /* looked at beyond the first megabyte */

enum gunzip {
    GUNZIP_WHOLE,   /* to its end, whose checks hold */
    GUNZIP_NONE,    /* it is no gzip file at all */
    GUNZIP_BROKEN,  /* it is damaged, cut off, or has something else behind its end */
    GUNZIP_LARGE,   /* more than bytes_max came out of it */
    GUNZIP_DENSE,   /* more than GUNZIP_TIMES what had gone in: no text that somebody wrote */
    GUNZIP_STOPPED, /* `take` did not want more */
    GUNZIP_UNREAD,  /* the file cannot be read */
};

/* Hands what the file at `path` holds to `take`, piece by piece, and stops as soon as more
 * than `bytes_max` bytes have come out, or more than text packs to: whatever a small file unpacks
 * to, no more than one piece is ever in memory, and a bomb is known after its first megabyte.
 * `take` must not leave the call; it returns false to stop. */
enum gunzip gunzip_file(const char *path, int64_t bytes_max, bool (*take)(void *arg, str piece), void *arg);

#endif
