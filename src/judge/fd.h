/* fd.h - what the judge's programs do with descriptors alike. */
#ifndef JUDGE_FD_H
#define JUDGE_FD_H

#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

/* Writes all of it; false when that cannot be, with a part written. */
static inline bool fd_write_all(int fd, const void *data, size_t n)
{
    const char *at = data;
    ssize_t     put;

    for (; n > 0; at += put, n -= (size_t)put)
        if ((put = write(fd, at, n)) <= 0)
            return false;
    return true;
}

#endif
