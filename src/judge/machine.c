/* machine.c - how many jobs at once this machine bears.
 *
 * Memory is that of the machine or of the cgroup that the worker is in, whichever is less.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "judge/cgroup.h"
#include "judge/work.h"

#define GIB         (INT64_C(1) << 30)
#define SYSTEM_LEFT GIB /* for everything else */
#define LINE_MAX_BYTES 1024

/* The number in a file; INT64_MAX when there is none ("max"). */
static int64_t number_of(const char *path)
{
    FILE     *file = fopen(path, "re");
    long long value;
    int       got = file != NULL ? fscanf(file, "%lld", &value) : 0;

    if (file != NULL)
        fclose(file);
    return got == 1 && value > 0 ? value : INT64_MAX;
}

/* The least limit of a group and those above it. */
static int64_t limit_of(const char *root, char *group, const char *name)
{
    char    path[2 * LINE_MAX_BYTES];
    char   *end;
    int64_t least = INT64_MAX, one;

    for (;;) {
        snprintf(path, sizeof path, "%s%s/%s", root, group, name);
        one   = number_of(path);
        least = one < least ? one : least;
        end   = strrchr(group, '/');
        if (end == NULL)
            return least;
        *end = '\0';
    }
}

/* What the cgroup of this process may use: v2 "0::/path", v1 "4:memory:/path". */
static int64_t group_bytes(void)
{
    FILE   *file = fopen("/proc/self/cgroup", "re");
    char    line[LINE_MAX_BYTES];
    int64_t least = INT64_MAX, one = INT64_MAX;

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "0::/", 4) == 0)
            one = limit_of("/sys/fs/cgroup", line + 3, "memory.max");
        else if (strstr(line, ":memory:/") != NULL)
            one = limit_of("/sys/fs/cgroup/memory", strstr(line, ":memory:/") + 8, "memory.limit_in_bytes");
        least = one < least ? one : least;
    }
    if (file != NULL)
        fclose(file);
    return least;
}

int machine_slots(int64_t bytes)
{
    long    cpus = sysconf(_SC_NPROCESSORS_ONLN);
    int64_t memory = (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE), group = group_bytes();
    int64_t slots = cpus - 1, fit;

    fit   = ((group < memory ? group : memory) - SYSTEM_LEFT) / bytes;
    slots = slots > fit ? fit : slots;
    slots = slots > SLOTS_MAX ? SLOTS_MAX : slots;
    return slots < 1 ? 1 : (int)slots;
}
