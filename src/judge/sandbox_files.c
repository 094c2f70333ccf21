/* sandbox_files.c - the file system of a sandbox.
 *
 * All that comes from the host is cloned as detached mounts before anything is
 * covered; then a small tmpfs becomes the root, the clones are put into it and
 * the old root is let go.  What the program can write lives in three tmpfs with
 * limits on bytes and files; it dies with the namespace.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "judge/sandbox.h"

/* sys/mount.h and linux/mount.h exclude each other in this libc. */
int mount(const char *source, const char *target, const char *type, unsigned long flags, const void *data);
int umount2(const char *target, int flags);

#define DETACH     2 /* MNT_DETACH */
#define NEW_ROOT   "/tmp" /* is there on every host; covered in the sandbox only */
#define READ_ONLY  (MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV)
#define WRITABLE   (MS_NOSUID | MS_NODEV)
#define OPTIONAL   1

static const struct source {
    const char *path;  /* on the host, and inside below the new root */
    uint64_t    attributes;
    int         flags;
} sources[] = {
    { "/usr",              READ_ONLY, 0 },
    { "/etc/alternatives", READ_ONLY, OPTIONAL },
    { "/etc/ld.so.cache",  READ_ONLY, OPTIONAL },
    { "/dev/null",    MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0 },
    { "/dev/zero",    MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0 },
    { "/dev/full",    MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0 },
    { "/dev/random",  MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0 },
    { "/dev/urandom", MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0 },
};
#define SOURCES (sizeof sources / sizeof sources[0])

/* Parts of /usr that are no business of a candidate. */
static const char *const covered[] = { "usr/local", "usr/src", "usr/share/assay" };

static const char *const links[][2] = {
    { "usr/bin", "bin" }, { "usr/sbin", "sbin" }, { "usr/lib", "lib" }, { "usr/lib64", "lib64" },
    { "/proc/self/fd", "dev/fd" }, { "/proc/self/fd/0", "dev/stdin" }, { "/proc/self/fd/1", "dev/stdout" },
    { "/proc/self/fd/2", "dev/stderr" },
};

/* A detached clone of what is at `path`; -1 when it is not there. */
static int tree_open(const struct sandbox *s, const char *path, uint64_t attributes)
{
    struct mount_attr set = { .attr_set = attributes };
    int fd = (int)syscall(SYS_open_tree, AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);

    if (fd < 0)
        return -1;
    if (syscall(SYS_mount_setattr, fd, "", AT_EMPTY_PATH | AT_RECURSIVE, &set, sizeof set) != 0)
        sandbox_fail(s, "mount_setattr");
    return fd;
}

/* Makes the folders before the last part of a relative path. */
static void make_parents(const struct sandbox *s, const char *path)
{
    char   folder[256];
    size_t i;

    for (i = 0; path[i] != '\0' && i < sizeof folder - 1; i++) {
        folder[i] = path[i];
        if (path[i] != '/')
            continue;
        folder[i] = '\0';
        if (mkdir(folder, 0755) != 0 && errno != EEXIST)
            sandbox_fail(s, "mkdir in the new root");
        folder[i] = '/';
    }
}

/* Puts a clone at a path below the current folder, the new root. */
static void tree_put(const struct sandbox *s, int tree_fd, const char *path)
{
    struct stat st;
    int         fd;

    make_parents(s, path);
    if (fstat(tree_fd, &st) != 0)
        sandbox_fail(s, "fstat of a clone");
    if (S_ISDIR(st.st_mode)) {
        if (mkdir(path, 0755) != 0 && errno != EEXIST)
            sandbox_fail(s, "mkdir of a mount point");
    } else {
        if ((fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0644)) < 0)
            sandbox_fail(s, "making a mount point");
        close(fd);
    }
    if (syscall(SYS_move_mount, tree_fd, "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH) != 0)
        sandbox_fail(s, "move_mount");
    close(tree_fd);
}

static void tmpfs_put(const struct sandbox *s, const char *path, unsigned long flags, int64_t bytes, int files)
{
    char options[160];

    snprintf(options, sizeof options, "size=%lld,nr_inodes=%d,mode=0700,uid=%u,gid=%u", (long long)bytes, files,
             (unsigned)s->uid, (unsigned)s->gid);
    if (mkdir(path, 0755) != 0 && errno != EEXIST)
        sandbox_fail(s, "mkdir for a tmpfs");
    if (mount("tmpfs", path, "tmpfs", flags, options) != 0)
        sandbox_fail(s, "mounting a tmpfs");
}

static void cover(const struct sandbox *s)
{
    struct stat st;
    size_t      i;

    for (i = 0; i < sizeof covered / sizeof covered[0]; i++)
        if (stat(covered[i], &st) == 0 && S_ISDIR(st.st_mode) &&
            mount("tmpfs", covered[i], "tmpfs", MS_RDONLY | WRITABLE, "size=4k,mode=0755") != 0)
            sandbox_fail(s, "covering a part of /usr");
}

static void put_small_things(const struct sandbox *s)
{
    char   line[96];
    int    fd, len;
    size_t i;

    for (i = 0; i < sizeof links / sizeof links[0]; i++)
        if (symlink(links[i][0], links[i][1]) != 0)
            sandbox_fail(s, "symlink in the new root");
    len = snprintf(line, sizeof line, "box:x:%u:%u::/box:/bin/sh\n", (unsigned)s->uid, (unsigned)s->gid);
    if (mkdir("etc", 0755) != 0 && errno != EEXIST)
        sandbox_fail(s, "mkdir /etc");
    if ((fd = open("etc/passwd", O_CREAT | O_WRONLY | O_CLOEXEC, 0644)) < 0 || write(fd, line, (size_t)len) != len)
        sandbox_fail(s, "writing /etc/passwd");
    close(fd);
}

/* The new root becomes the root, and read-only. */
static void turn(const struct sandbox *s)
{
    struct mount_attr set = { .attr_set = READ_ONLY };

    if (syscall(SYS_pivot_root, ".", ".") != 0)
        sandbox_fail(s, "pivot_root");
    if (umount2(".", DETACH) != 0)
        sandbox_fail(s, "detaching the old root");
    if (chdir("/") != 0 || syscall(SYS_mount_setattr, AT_FDCWD, "/", 0, &set, sizeof set) != 0)
        sandbox_fail(s, "making the root read-only");
    if (chdir("/box") != 0)
        sandbox_fail(s, "entering /box");
}

/* In a user namespace files can be made only by a user it knows; so after the
 * host's directories were opened with the rights of the runner, the process
 * becomes the program's user, once the runner has said who that is.  Its
 * capabilities in the namespace stay. */
static void become_inside(const struct sandbox *s)
{
    char go;

    if (read(s->go_fd, &go, 1) != 1)
        _exit(1);
    if (s->request->mode != MODE_USER)
        return;
    if (setresgid(s->gid, s->gid, s->gid) != 0 || setresuid(s->uid, s->uid, s->uid) != 0)
        sandbox_fail(s, "setresuid");
}

void sandbox_files(const struct sandbox *s)
{
    const struct run_request *r = s->request;
    int    tree[SOURCES], bind[BINDS_MAX], in = -1, data = -1;
    size_t i;

    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
        sandbox_fail(s, "making the mounts private");
    for (i = 0; i < SOURCES; i++)
        if ((tree[i] = tree_open(s, sources[i].path, sources[i].attributes)) < 0 && sources[i].flags != OPTIONAL)
            sandbox_fail(s, sources[i].path);
    for (i = 0; r->binds[i] != NULL; i++)
        bind[i] = tree_open(s, r->binds[i], READ_ONLY);
    if (r->in != NULL && (in = tree_open(s, r->in, READ_ONLY | MOUNT_ATTR_NOSYMFOLLOW)) < 0)
        sandbox_fail(s, "opening the directory for /in");
    if (r->data != NULL && (data = tree_open(s, r->data, READ_ONLY | MOUNT_ATTR_NOSYMFOLLOW)) < 0)
        sandbox_fail(s, "opening the directory for /data");
    become_inside(s);
    if (mount("tmpfs", NEW_ROOT, "tmpfs", WRITABLE, "size=1m,nr_inodes=256,mode=0755") != 0 || chdir(NEW_ROOT) != 0)
        sandbox_fail(s, "mounting the new root");
    for (i = 0; i < SOURCES; i++)
        if (tree[i] >= 0)
            tree_put(s, tree[i], sources[i].path + 1);
    for (i = 0; r->binds[i] != NULL; i++)
        if (bind[i] >= 0)
            tree_put(s, bind[i], r->binds[i] + 1);
    cover(s);
    if (in >= 0)
        tree_put(s, in, "in");
    if (data >= 0)
        tree_put(s, data, "data");
    put_small_things(s);
    tmpfs_put(s, "tmp", WRITABLE, r->tmp_bytes, 4096);
    tmpfs_put(s, "box", WRITABLE | MS_NOSYMFOLLOW, r->box_bytes, 1024);
    tmpfs_put(s, "dev/shm", WRITABLE | MS_NOEXEC, INT64_C(16) << 20, 64);
    if (mkdir("proc", 0555) != 0 ||
        mount("proc", "proc", "proc", WRITABLE | MS_NOEXEC, "subset=pid,hidepid=2") != 0)
        sandbox_fail(s, "mounting /proc");
    turn(s);
}
