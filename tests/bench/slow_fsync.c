/* slow_fsync.c - makes each fsync take FSYNC_US microseconds longer (LD_PRELOAD).
 *
 * Durable saves live from what a disk's fsync costs, and that is 0.1 ms on one
 * machine and 10 ms on another: with this, the same comparison can be made as
 * on an ordinary disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slow(const char *name, int fd)
{
    int (*real)(int) = (int (*)(int))(long)dlsym(RTLD_NEXT, name);
    const char *us = getenv("FSYNC_US");

    if (us)
        usleep((useconds_t)strtoul(us, NULL, 10));
    return real(fd);
}

int fsync(int fd)
{
    return slow("fsync", fd);
}

int fdatasync(int fd)
{
    return slow("fdatasync", fd);
}
