/* cgroup.c - the control group of one run, at levels A (v2) and B (v1).
 *
 * A run's group is called job-<slot>-<pid of its runner>: whoever finds one
 * whose runner is dead may remove it.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "judge/cgroup.h"

#define TEXT_MAX      8192
#define CLOSE_TRIES   200
#define SUPERVISOR    "/supervisor"
#define CPU_PERIOD_US 100000 /* and the quota: one processor a run */

static const char *const v1_names[CONTROLLERS] = { "cpuacct", "memory", "pids", "cpu" };

/* --- files ------------------------------------------------------------------ */

/* The start of a file as text; false when it cannot be read. */
static bool file_read(const char *path, char *text, size_t room)
{
    int     fd = open(path, O_RDONLY | O_CLOEXEC);
    size_t  len = 0;
    ssize_t n = 0;

    if (fd < 0)
        return false;
    while (len + 1 < room && (n = read(fd, text + len, room - 1 - len)) > 0)
        len += (size_t)n;
    close(fd);
    text[len] = '\0';
    return n >= 0;
}

static bool join(char *path, const char *folder, const char *name)
{
    return snprintf(path, CGROUP_PATH_MAX, "%s/%s", folder, name) < CGROUP_PATH_MAX;
}

static bool file_write(const char *folder, const char *name, const char *text)
{
    char    path[CGROUP_PATH_MAX];
    int     fd;
    ssize_t n;

    if (!join(path, folder, name) || (fd = open(path, O_WRONLY | O_CLOEXEC)) < 0)
        return false;
    n = write(fd, text, strlen(text));
    close(fd);
    return n == (ssize_t)strlen(text);
}

static bool file_write_number(const char *folder, const char *name, int64_t value)
{
    char text[32];

    snprintf(text, sizeof text, "%lld", (long long)value);
    return file_write(folder, name, text);
}

/* Reads a file of one number. */
static bool number_read(const char *folder, const char *name, int64_t *value)
{
    char path[CGROUP_PATH_MAX], text[64], *end;

    if (!join(path, folder, name) || !file_read(path, text, sizeof text))
        return false;
    errno  = 0;
    *value = strtoll(text, &end, 10);
    return errno == 0 && end != text;
}

/* Reads the number behind `key` at the start of a line. */
static bool keyed_read(const char *folder, const char *name, const char *key, int64_t *value)
{
    char  path[CGROUP_PATH_MAX], text[TEXT_MAX], *line, *rest = text;
    size_t len = strlen(key);

    if (!join(path, folder, name) || !file_read(path, text, sizeof text))
        return false;
    while ((line = strsep(&rest, "\n")) != NULL)
        if (strncmp(line, key, len) == 0 && line[len] == ' ') {
            *value = strtoll(line + len + 1, NULL, 10);
            return true;
        }
    return false;
}

/* Is `word` one of the words of `list`, separated by `separator`? */
static bool has_word(const char *list, const char *word, char separator)
{
    size_t      len = strlen(word);
    const char *at;

    for (at = list; (at = strstr(at, word)) != NULL; at += len)
        if ((at == list || at[-1] == separator) && (at[len] == separator || at[len] == '\0' || at[len] == '\n'))
            return true;
    return false;
}

/* --- where the own group is -------------------------------------------------- */

/* What the kernel says of groups and mounts.  To write it down takes it longer than making a namespace, and
 * five hierarchies are looked for in it. */
struct tables { char groups[TEXT_MAX], mounts[4 * TEXT_MAX]; };

static bool tables_read(struct tables *t)
{
    return file_read("/proc/self/cgroup", t->groups, sizeof t->groups) &&
           file_read("/proc/self/mountinfo", t->mounts, sizeof t->mounts);
}

/* The own path in the hierarchy of a v1 controller, or of v2 when it is NULL,
 * from /proc/self/cgroup: "4:memory:/some/path". */
static bool own_path(const struct tables *t, const char *controller, char *path)
{
    char  text[TEXT_MAX], *line, *rest = text, *names, *colon;

    memcpy(text, t->groups, sizeof text);
    while ((line = strsep(&rest, "\n")) != NULL) {
        if ((names = strchr(line, ':')) == NULL || (colon = strchr(names + 1, ':')) == NULL)
            continue;
        *colon = '\0';
        if (controller == NULL ? names[1] != '\0' : !has_word(names + 1, controller, ','))
            continue;
        return snprintf(path, CGROUP_PATH_MAX, "%s", colon + 1) < CGROUP_PATH_MAX;
    }
    return false;
}

/* Where a hierarchy is mounted, and which of its directories is the mount's
 * root, from a line of mountinfo: "36 25 0:31 /root /mount/point rw - cgroup cgroup rw,memory". */
static bool mount_parse(char *line, const char *controller, char **root, char **point)
{
    char *tail = strstr(line, " - "), *word, *type, *options;
    int   i;

    if (tail == NULL)
        return false;
    *tail = '\0';
    tail += 3;
    type    = strsep(&tail, " ");
    word    = strsep(&tail, " ");
    options = tail;
    if (type == NULL || word == NULL || options == NULL || strcmp(type, controller == NULL ? "cgroup2" : "cgroup") != 0)
        return false;
    if (controller != NULL && !has_word(options, controller, ','))
        return false;
    for (i = 0; i < 3; i++)
        strsep(&line, " ");
    *root  = strsep(&line, " ");
    *point = strsep(&line, " ");
    return *root != NULL && *point != NULL;
}

/* The directory of the own group; `controller` NULL for v2. */
static bool own_folder(const struct tables *t, const char *controller, char *folder)
{
    char   text[4 * TEXT_MAX], own[CGROUP_PATH_MAX], *line, *rest = text, *root, *point, *below = own;
    size_t len;

    if (!own_path(t, controller, own))
        return false;
    memcpy(text, t->mounts, sizeof text);
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (!mount_parse(line, controller, &root, &point))
            continue;
        len = strlen(root);
        if (len > 1 && strncmp(own, root, len) == 0 && (own[len] == '/' || own[len] == '\0'))
            below = own + len;
        if (strcmp(below, "/") == 0)
            below = own + strlen(own);
        return snprintf(folder, CGROUP_PATH_MAX, "%s%s", point, below) < CGROUP_PATH_MAX;
    }
    return false;
}

/* The group whose children the runs are, at level A. */
static bool base_folder(const struct tables *t, char *folder)
{
    size_t len, end = strlen(SUPERVISOR);

    if (!own_folder(t, NULL, folder))
        return false;
    len = strlen(folder);
    if (len > end && strcmp(folder + len - end, SUPERVISOR) == 0)
        folder[len - end] = '\0';
    return true;
}

/* Does the list in this file of a v2 group name all three controllers? */
static bool has_controllers(const char *folder, const char *name)
{
    char path[CGROUP_PATH_MAX], text[TEXT_MAX];

    return join(path, folder, name) && file_read(path, text, sizeof text) && has_word(text, "cpu", ' ') &&
           has_word(text, "memory", ' ') && has_word(text, "pids", ' ');
}

const char *cgroup_prepare(void)
{
    char          base[CGROUP_PATH_MAX], folder[CGROUP_PATH_MAX];
    struct tables t;

    if (!tables_read(&t) || !base_folder(&t, base))
        return "no cgroup v2 is mounted";
    if (has_controllers(base, "cgroup.subtree_control"))
        return NULL;
    if (!has_controllers(base, "cgroup.controllers"))
        return "the controllers cpu, memory and pids are not all handed to this cgroup v2 group (Delegate=)";
    if (!join(folder, base, SUPERVISOR + 1) || (mkdir(folder, 0755) != 0 && errno != EEXIST))
        return "the own cgroup v2 group is not writable (Delegate=)";
    if (!file_write_number(folder, "cgroup.procs", getpid()))
        return "the worker cannot move into its own cgroup";
    if (!file_write(base, "cgroup.subtree_control", "+cpu +memory +pids")) {
        file_write_number(base, "cgroup.procs", getpid());
        rmdir(folder);
        return "the own cgroup v2 group has other processes in it, so it cannot hand its controllers down";
    }
    return NULL;
}

/* --- removing --------------------------------------------------------------- */

/* Removes a group, waiting up to 1 s for its last processes to be gone. */
static bool folder_remove(const char *folder)
{
    struct timespec wait = { .tv_nsec = 200 * 1000 };
    int             i;

    for (i = 0; i < CLOSE_TRIES; i++) {
        if (rmdir(folder) == 0 || errno == ENOENT)
            return true;
        if (errno != EBUSY)
            return false;
        nanosleep(&wait, NULL);
        if (wait.tv_nsec < 6400 * 1000)
            wait.tv_nsec *= 2;
    }
    return false;
}

static void folder_kill(const char *folder)
{
    char  path[CGROUP_PATH_MAX], text[TEXT_MAX], *line, *rest = text;
    pid_t pid;

    if (file_write(folder, "cgroup.kill", "1") || !join(path, folder, "cgroup.procs") ||
        !file_read(path, text, sizeof text))
        return;
    while ((line = strsep(&rest, "\n")) != NULL)
        if ((pid = (pid_t)strtol(line, NULL, 10)) > 1)
            kill(pid, SIGKILL);
}

/* The pid in a name job-<slot>-<pid>; 0 when it is another name. */
static pid_t runner_of(const char *name)
{
    int slot = 0, pid = 0, end = 0;

    if (sscanf(name, "job-%d-%d%n", &slot, &pid, &end) != 2 || name[end] != '\0')
        return 0;
    return pid;
}

static void folder_sweep(const char *base)
{
    char           path[CGROUP_PATH_MAX];
    DIR           *dir = opendir(base);
    struct dirent *entry;
    pid_t          pid;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL) {
        pid = runner_of(entry->d_name);
        if (pid <= 0 || kill(pid, 0) == 0 || errno != ESRCH || !join(path, base, entry->d_name))
            continue;
        folder_kill(path);
        folder_remove(path);
    }
    closedir(dir);
}

void cgroup_sweep(void)
{
    char          base[CGROUP_PATH_MAX];
    struct tables t;
    int           i;

    if (!tables_read(&t))
        return;
    if (base_folder(&t, base))
        folder_sweep(base);
    for (i = 0; i < CONTROLLERS; i++)
        if (own_folder(&t, v1_names[i], base))
            folder_sweep(base);
}

/* --- level A ------------------------------------------------------------------ */

static const char *open_a(struct cgroup *group, const struct run_request *r, const char *name)
{
    char          base[CGROUP_PATH_MAX];
    char         *path = group->path[MEMORY];
    struct tables t;

    if (!tables_read(&t) || !base_folder(&t, base))
        return "no cgroup v2 is mounted";
    if (!has_controllers(base, "cgroup.subtree_control"))
        return "no cgroup v2 group with the controllers cpu, memory and pids was prepared for runs";
    if (!join(path, base, name) || mkdir(path, 0755) != 0) {
        path[0] = '\0';
        return "no group can be made below the own cgroup v2 group (Delegate=)";
    }
    if (!file_write_number(path, "memory.max", r->memory_bytes) || !file_write_number(path, "pids.max", r->pids) ||
        !file_write(path, "memory.oom.group", "1") || !file_write(path, "cpu.max", "100000 100000"))
        return "the limits of a cgroup v2 group cannot be set";
    /* A kernel without swap has no such file, and nothing to forbid. */
    if (!file_write(path, "memory.swap.max", "0") && errno != ENOENT)
        return "swap of a cgroup v2 group cannot be forbidden";
    group->dir_fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return group->dir_fd >= 0 ? NULL : "the new cgroup v2 group cannot be opened";
}

static bool read_a(const char *path, struct cgroup_counters *c)
{
    return keyed_read(path, "cpu.stat", "usage_usec", &c->cpu_us) &&
           number_read(path, "memory.peak", &c->memory_peak_bytes) &&
           keyed_read(path, "memory.events", "oom_kill", &c->oom_kills) &&
           keyed_read(path, "pids.events", "max", &c->pids_denied);
}

/* --- level B ------------------------------------------------------------------ */

static bool has_swap(void)
{
    char text[TEXT_MAX];

    /* One line of heading, then one line each. */
    return file_read("/proc/swaps", text, sizeof text) && strchr(text, '\n') != NULL && strchr(text, '\n')[1] != '\0';
}

static const char *limits_b(struct cgroup *group, const struct run_request *r)
{
    const char *cpu = group->path[CPU_SHARE], *memory = group->path[MEMORY];

    if (!file_write_number(memory, "memory.limit_in_bytes", r->memory_bytes) ||
        !file_write_number(group->path[PIDS], "pids.max", r->pids))
        return "the limits of a cgroup v1 group cannot be set";
    if (!file_write_number(memory, "memory.memsw.limit_in_bytes", r->memory_bytes) && has_swap())
        return "swap of a cgroup v1 group cannot be limited (swapaccount=1)";
    if (!file_write_number(cpu, "cpu.cfs_period_us", CPU_PERIOD_US) ||
        !file_write_number(cpu, "cpu.cfs_quota_us", CPU_PERIOD_US))
        return "the share of the processor of a cgroup v1 group cannot be set";
    return NULL;
}

static const char *open_b(struct cgroup *group, const struct run_request *r, const char *name)
{
    char          base[CGROUP_PATH_MAX];
    struct tables t;
    int           i;

    if (!tables_read(&t))
        return "the own cgroup cannot be found out";
    for (i = 0; i < CONTROLLERS; i++) {
        if (!own_folder(&t, v1_names[i], base))
            return "the cgroup v1 controllers cpuacct, memory, pids and cpu are not all mounted";
        if (!join(group->path[i], base, name) || (mkdir(group->path[i], 0755) != 0 && errno != EEXIST)) {
            group->path[i][0] = '\0';
            return "no group can be made below the own cgroup v1 groups (needs root)";
        }
    }
    for (i = 0; i < CONTROLLERS; i++)
        if (!join(base, group->path[i], "tasks") || (group->tasks_fd[i] = open(base, O_WRONLY | O_CLOEXEC)) < 0)
            return "a new cgroup v1 group cannot be opened";
    return limits_b(group, r);
}

static bool read_b(const struct cgroup *group, struct cgroup_counters *c)
{
    return cgroup_read_cpu(group, &c->cpu_us) &&
           number_read(group->path[MEMORY], "memory.max_usage_in_bytes", &c->memory_peak_bytes) &&
           keyed_read(group->path[MEMORY], "memory.oom_control", "oom_kill", &c->oom_kills) &&
           keyed_read(group->path[PIDS], "pids.events", "max", &c->pids_denied);
}

/* --- all ---------------------------------------------------------------------- */

static const char *open_level(struct cgroup *group, const struct run_request *r, enum run_level level)
{
    char        name[64];
    const char *missing;

    snprintf(name, sizeof name, "job-%lld-%d", (long long)r->slot, (int)getpid());
    *group  = (struct cgroup){ .level = level, .dir_fd = -1, .tasks_fd = { -1, -1, -1, -1 } };
    missing = level == LEVEL_A ? open_a(group, r, name) : open_b(group, r, name);
    if (missing != NULL)
        cgroup_close(group);
    return missing;
}

const char *cgroup_open(struct cgroup *group, const struct run_request *r)
{
    const char *missing = NULL;

    if (r->level == LEVEL_A || r->level == LEVEL_AUTO)
        if ((missing = open_level(group, r, LEVEL_A)) == NULL || r->level == LEVEL_A)
            return missing;
    if (r->level == LEVEL_B || r->level == LEVEL_AUTO)
        if ((missing = open_level(group, r, LEVEL_B)) == NULL || r->level == LEVEL_B)
            return missing;
    *group = (struct cgroup){ .level = LEVEL_C, .dir_fd = -1, .tasks_fd = { -1, -1, -1, -1 } };
    if (!r->allow_weak)
        return "no cgroup can be made for the run, neither v2 (Delegate=) nor v1 (root); level C needs allow_weak";
    return NULL;
}

bool cgroup_enter(const struct cgroup *group)
{
    int i;

    if (group->level != LEVEL_B)
        return true;
    for (i = 0; i < CONTROLLERS; i++)
        if (write(group->tasks_fd[i], "0", 1) != 1)
            return false;
    return true;
}

bool cgroup_read_cpu(const struct cgroup *group, int64_t *cpu_us)
{
    if (group->level == LEVEL_A)
        return keyed_read(group->path[MEMORY], "cpu.stat", "usage_usec", cpu_us);
    if (!number_read(group->path[CPU_TIME], "cpuacct.usage", cpu_us))
        return false;
    *cpu_us /= 1000;
    return true;
}

bool cgroup_read(const struct cgroup *group, struct cgroup_counters *counters)
{
    return group->level == LEVEL_A ? read_a(group->path[MEMORY], counters) : read_b(group, counters);
}

bool cgroup_kill(const struct cgroup *group)
{
    return group->level == LEVEL_A && file_write(group->path[MEMORY], "cgroup.kill", "1");
}

bool cgroup_close(struct cgroup *group)
{
    bool all = true;
    int  i;

    if (group->dir_fd >= 0)
        close(group->dir_fd);
    group->dir_fd = -1;
    for (i = 0; i < CONTROLLERS; i++) {
        if (group->tasks_fd[i] >= 0)
            close(group->tasks_fd[i]);
        group->tasks_fd[i] = -1;
    }
    for (i = 0; i < CONTROLLERS; i++)
        if (group->path[i][0] != '\0')
            all = folder_remove(group->path[i]) && all;
    return all;
}
