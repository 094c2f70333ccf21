/* attack_limits.c - programs that want more than their share: processes, memory, files, time. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "judge/attack.h"

#define MIB       (UINT64_C(1) << 20)
#define FORKS_MAX 500
#define GREED_MIB 1024
#define PAUSE_S   30

int attack_fork_bomb(void)
{
    int   i;
    pid_t pid;

    for (i = 0; i < FORKS_MAX; i++) {
        pid = fork();
        if (pid < 0)
            return i < 128 ? 0 : breach("%d processes were started", i);
        if (pid == 0) {
            sleep(PAUSE_S);
            _exit(0);
        }
    }
    return breach("%d processes were started", i);
}

/* The program ends at once; what it leaves must not live on. */
int attack_daemon(void)
{
    int i;

    if (fork() == 0) {
        setsid();
        for (i = 1; i < 65; i++)
            signal(i, SIG_IGN);
        if (fork() == 0) {
            close(0);
            close(1);
            close(2);
            sleep(PAUSE_S);
        }
        _exit(0);
    }
    return wait(NULL) > 0 ? 0 : breach("the first child got lost");
}

int attack_child_keeps_stdout(void)
{
    if (fork() == 0) {
        sleep(PAUSE_S);
        _exit(0);
    }
    return 0;
}

static int greed(int fd, int flags)
{
    size_t i;
    char  *block;

    for (i = 0; i < GREED_MIB; i += 16) {
        if (fd >= 0 && ftruncate(fd, (off_t)((i + 16) * MIB)) != 0)
            return breach("ftruncate failed");
        block = mmap(NULL, 16 * MIB, PROT_READ | PROT_WRITE, flags, fd, fd >= 0 ? (off_t)(i * MIB) : 0);
        if (block == MAP_FAILED)
            break;
        memset(block, 1, 16 * MIB);
    }
    return breach("%zu MiB were had", i);
}

int attack_malloc_bomb(void)
{
    return greed(-1, MAP_PRIVATE | MAP_ANONYMOUS);
}

int attack_shared_mmap(void)
{
    return greed(-1, MAP_SHARED | MAP_ANONYMOUS);
}

int attack_memfd(void)
{
    int fd = memfd_create("greed", 0);

    signal(SIGXFSZ, SIG_IGN);
    /* A memfd is a file too: beyond the limit on files it is refused; several of that
     * size together must meet the limit on memory. */
    for (int i = 0; i < GREED_MIB / 16 && fd >= 0; i++, fd = memfd_create("greed", 0)) {
        char *block;

        if (ftruncate(fd, (off_t)(15 * MIB)) != 0)
            return breach("ftruncate of a memfd failed");
        block = mmap(NULL, 15 * MIB, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (block == MAP_FAILED)
            break;
        memset(block, 1, 15 * MIB);
    }
    return breach("a GiB of memfd was had");
}

int attack_grandchild_memory(void)
{
    if (fork() == 0) {
        if (fork() == 0)
            _exit(greed(-1, MAP_PRIVATE | MAP_ANONYMOUS));
        wait(NULL);
        _exit(0);
    }
    wait(NULL);
    return 0;
}

/* MiB that fit into files of `folder`, each below the limit on one file. */
static int fill_bytes(const char *folder, int most_mib)
{
    static char block[1 << 20];
    char path[64];
    int  file, i, fd, mib = 0;

    for (file = 0; mib <= most_mib; file++) {
        snprintf(path, sizeof path, "%s/big%d", folder, file);
        if ((fd = open(path, O_CREAT | O_WRONLY, 0600)) < 0)
            return mib;
        for (i = 0; i < 8; i++, mib++)
            if (write(fd, block, sizeof block) != (ssize_t)sizeof block) {
                close(fd);
                return mib;
            }
        close(fd);
    }
    return mib;
}

static int fill_names(const char *folder, int most)
{
    char path[64];
    int  i, fd;

    for (i = 0; i <= most; i++) {
        snprintf(path, sizeof path, "%s/name%d", folder, i);
        if ((fd = open(path, O_CREAT | O_WRONLY, 0600)) < 0)
            break;
        close(fd);
    }
    return i;
}

static void empty(const char *folder)
{
    char path[64];
    int  i;

    for (i = 0; i < 5000; i++) {
        snprintf(path, sizeof path, "%s/name%d", folder, i);
        unlink(path);
        snprintf(path, sizeof path, "%s/big%d", folder, i);
        unlink(path);
    }
}

int attack_fill_files(void)
{
    static const struct { const char *folder; int mib, names; } places[] = {
        { "/box", 64, 1024 }, { "/tmp", 32, 4096 }, { "/dev/shm", 16, 64 }
    };
    size_t i;
    int    got;

    for (i = 0; i < 3; i++) {
        if ((got = fill_bytes(places[i].folder, places[i].mib)) > places[i].mib)
            return breach("%d MiB fit into %s", got, places[i].folder);
        empty(places[i].folder);
        if ((got = fill_names(places[i].folder, places[i].names)) > places[i].names)
            return breach("%d files fit into %s", got, places[i].folder);
        empty(places[i].folder);
    }
    return open("/escape", O_CREAT | O_WRONLY, 0600) < 0 ? 0 : breach("the root can be written");
}

int attack_large_files(void)
{
    int fd = open("/box/huge", O_CREAT | O_WRONLY, 0600);

    signal(SIGXFSZ, SIG_IGN);
    if (fd < 0)
        return breach("no file in /box");
    if (ftruncate(fd, (off_t)1 << 40) == 0)
        return breach("a sparse file of a TiB");
    if (fallocate(fd, 0, 0, (off_t)1 << 30) == 0)
        return breach("a file of a GiB");
    if (pwrite(fd, "x", 1, (off_t)1 << 35) == 1)
        return breach("a byte at 32 GiB");
    return 0;
}

static int flood(int fd)
{
    static char block[65536];
    int i;

    for (i = 0; i < 4096; i++)
        if (write(fd, block, sizeof block) < 0)
            break;
    return 1;
}

int attack_stdout_flood(void)
{
    return flood(1);
}

int attack_stderr_flood(void)
{
    return flood(2);
}

static void burn(void)
{
    volatile unsigned long n = 0;

    alarm(PAUSE_S);
    for (;;)
        n++;
}

int attack_busy_loop(void)
{
    burn();
    return 1;
}

int attack_sleep(void)
{
    sleep(PAUSE_S);
    return 1;
}

/* The CPU limit is one of the tree: none of the four reaches it alone. */
int attack_four_burners(void)
{
    int i;

    for (i = 0; i < 4; i++)
        if (fork() == 0)
            burn();
    sleep(PAUSE_S);
    return 1;
}

int attack_core_dump(void)
{
    struct stat st;
    int         status = 0;
    pid_t       pid = fork();

    if (pid == 0)
        abort();
    waitpid(pid, &status, 0);
    if (!WIFSIGNALED(status))
        return breach("abort did not end a process");
    return stat("/box/core", &st) != 0 ? 0 : breach("a core file was written");
}

/* --- what one run leaves for the next ------------------------------------------ */

static const char *const state_paths[] = { "/box/state", "/tmp/state", "/dev/shm/state" };

int attack_leave_state(void)
{
    size_t i;
    int    fd;

    for (i = 0; i < 3; i++)
        if ((fd = open(state_paths[i], O_CREAT | O_WRONLY, 0666)) < 0 || write(fd, "left", 4) != 4)
            return breach("%s cannot be written", state_paths[i]);
    return open("/in/state", O_CREAT | O_WRONLY, 0666) < 0 ? 0 : breach("/in can be written");
}

int attack_find_state(void)
{
    size_t i;

    for (i = 0; i < 3; i++)
        if (access(state_paths[i], F_OK) == 0)
            return breach("%s is still there", state_paths[i]);
    return 0;
}

/* --- /box/prog as something that must not be read from outside -------------------- */

int attack_artefact_link(void)
{
    return symlink("/etc/shadow", "/box/prog") == 0 ? 0 : breach("no link can be made");
}

int attack_artefact_above(void)
{
    return symlink("..", "/box/prog") == 0 ? 0 : breach("no link can be made");
}

int attack_artefact_fifo(void)
{
    return mkfifo("/box/prog", 0666) != 0 ? 0 : breach("mkfifo was allowed");
}

int attack_artefact_device(void)
{
    return mknod("/box/prog", S_IFCHR | 0666, 0x103) != 0 ? 0 : breach("mknod was allowed");
}

int attack_artefact_folder(void)
{
    return mkdir("/box/prog", 0777) == 0 ? 0 : breach("no folder can be made");
}

/* Larger than what is asked to be collected at most: 1 MiB in the tests. */
int attack_artefact_large(void)
{
    static char block[1 << 20];
    int fd = open("/box/prog", O_CREAT | O_WRONLY, 0777);

    return write(fd, block, sizeof block) == (ssize_t)sizeof block && write(fd, "x", 1) == 1
        ? 0 : breach("no file can be written");
}
