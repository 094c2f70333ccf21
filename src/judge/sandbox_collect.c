/* sandbox_collect.c - files out of a sandbox.
 *
 * Only the sandbox's own first process reads them, in its own namespaces and
 * after all others are dead, so that nothing can change under it; a link, a
 * device, a pipe or what lies elsewhere is refused by the kernel itself.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "judge/fd.h"
#include "judge/sandbox.h"

struct collecting {
    const struct sandbox  *sandbox;
    struct sandbox_report *report;
    int                    box_fd;
    int64_t                left; /* bytes that may still go out */
};

static void refuse(struct collecting *c, enum collect_refusal why)
{
    if (c->report->refusal == COLLECT_FINE)
        c->report->refusal = why;
}

static void send_file(struct collecting *c, int fd, const char *name, int64_t bytes)
{
    struct collect_head head = { .bytes = bytes };
    char    block[65536];
    ssize_t n = 0;

    snprintf(head.name, sizeof head.name, "%s", name);
    if (!fd_write_all(c->sandbox->collect_fd, &head, sizeof head))
        return;
    while (bytes > 0) {
        n = read(fd, block, (size_t)(bytes < (int64_t)sizeof block ? bytes : (int64_t)sizeof block));
        if (n <= 0 || !fd_write_all(c->sandbox->collect_fd, block, (size_t)n))
            return; /* the reader sees a file that is too short, and refuses it */
        bytes -= n;
    }
    c->report->collected++;
}

static void collect_one(struct collecting *c, const char *name)
{
    struct open_how how = { .flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                            .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS |
                                       RESOLVE_NO_XDEV };
    struct stat     st;
    int             fd;

    if (strlen(name) >= sizeof ((struct collect_head *)0)->name)
        return refuse(c, COLLECT_KIND);
    fd = (int)syscall(SYS_openat2, c->box_fd, name, &how, sizeof how);
    if (fd < 0)
        return refuse(c, errno == ENOENT ? COLLECT_MISSING : COLLECT_KIND);
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        refuse(c, COLLECT_KIND);
    } else if (st.st_size > c->left) {
        refuse(c, COLLECT_SIZE);
    } else if (c->report->collected >= COLLECT_FILES_MAX) {
        refuse(c, COLLECT_COUNT);
    } else {
        c->left -= st.st_size;
        send_file(c, fd, name, st.st_size);
    }
    close(fd);
}

/* All files of /box that end so. */
static void collect_ending(struct collecting *c, const char *ending)
{
    int            fd  = dup(c->box_fd);
    DIR           *dir = fd < 0 ? NULL : fdopendir(fd);
    size_t         len, end = strlen(ending);
    struct dirent *entry;
    int            found = 0;

    if (dir == NULL)
        return refuse(c, COLLECT_MISSING);
    while ((entry = readdir(dir)) != NULL) {
        len = strlen(entry->d_name);
        if (len <= end || strcmp(entry->d_name + len - end, ending) != 0)
            continue;
        collect_one(c, entry->d_name);
        found++;
    }
    closedir(dir);
    if (found == 0)
        refuse(c, COLLECT_MISSING);
}

void sandbox_collect(const struct sandbox *s, struct sandbox_report *report)
{
    struct collecting c = { .sandbox = s, .report = report, .left = s->request->collect_bytes };
    size_t            i;

    if (s->request->collect[0] == NULL)
        return;
    c.box_fd = open("/box", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c.box_fd < 0)
        return refuse(&c, COLLECT_MISSING);
    for (i = 0; s->request->collect[i] != NULL; i++) {
        if (s->request->collect[i][0] == '*')
            collect_ending(&c, s->request->collect[i] + 1);
        else
            collect_one(&c, s->request->collect[i]);
    }
    close(c.box_fd);
}
