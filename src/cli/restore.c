/* restore.c - `assay restore FILE --data DIR [--force]`: a backup becomes the store.
 *
 * The copy is made beside its place and moved there once it is whole and on the
 * disk, so that a break leaves either the old store or the new one.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/cli.h"

static bool copy(int from, int to)
{
    char    data[1 << 16];
    ssize_t n;

    while ((n = read(from, data, sizeof data)) > 0)
        for (ssize_t done = 0, m; done < n; done += m)
            if ((m = write(to, data + done, (size_t)(n - done))) < 0)
                return false;
    return n == 0 && fsync(to) == 0;
}

static bool folder_sync(const char *path)
{
    int  fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return done;
}

/* Is it a SQLite file at all? */
static bool is_store(int fd)
{
    char head[16] = { 0 };

    return pread(fd, head, sizeof head, 0) == sizeof head && memcmp(head, "SQLite format 3", 16) == 0;
}

int cli_restore(struct cli *cli)
{
    const char *data = config_text(cli->config, SET_DATA);
    const char *place = str_printf(cli->mem, "%s/assay.db", data).data;
    const char *fresh = str_printf(cli->mem, "%s.restore", place).data;
    bool        force = config_switch(cli->config, "--force"), done;
    char      **args;
    int         from, to;

    if (config_args(cli->config, &args) != 1)
        return cli_usage("restore FILE [--data DIR] [--force]");
    if (*config_text(cli->config, SET_DATABASE)) {
        fputs("assay: restore is for SQLite; with PostgreSQL use pg_restore\n", stderr);
        return 1;
    }
    mkdir(data, 0700);
    if (access(place, F_OK) == 0 && !force) {
        fprintf(stderr, "assay: %s exists: stop its server and say --force to replace it\n", place);
        return 1;
    }
    from = open(args[0], O_RDONLY | O_CLOEXEC);
    if (from < 0 || !is_store(from)) {
        fprintf(stderr, "assay: %s: %s\n", args[0], from < 0 ? strerror(errno) : "is no backup of Assay");
        return 1;
    }
    to   = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    done = to >= 0 && copy(from, to);
    if (done) { /* what the old store still had beside it must not be played into the new one */
        unlink(str_printf(cli->mem, "%s-wal", place).data);
        unlink(str_printf(cli->mem, "%s-shm", place).data);
        done = rename(fresh, place) == 0 && folder_sync(data);
    }
    if (!done)
        fprintf(stderr, "assay: cannot restore to %s: %s\n", place, strerror(errno));
    close(from);
    if (to >= 0)
        close(to);
    if (done)
        printf("restored to %s: run assay verify\n", place);
    return done ? 0 : 1;
}
