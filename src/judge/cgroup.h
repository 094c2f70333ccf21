/* cgroup.h - the control group of one run: limits, counters, the end of all in it.
 *
 * Level A is cgroup v2, delegated to the worker; level B is v1, as root; level
 * C has none and is for development only.  All is done below the group that
 * the process itself is in.
 */
#ifndef JUDGE_CGROUP_H
#define JUDGE_CGROUP_H

#include <sys/types.h>
#include "judge/request.h"

#define CGROUP_PATH_MAX 1024

enum controller { CPU_TIME, MEMORY, PIDS, CPU_SHARE, CONTROLLERS };

struct cgroup {
    enum run_level level;
    char           path[CONTROLLERS][CGROUP_PATH_MAX]; /* "" = none; at level A only MEMORY, for all */
    int            dir_fd;                             /* level A: for CLONE_INTO_CGROUP; else -1 */
    int            tasks_fd[CONTROLLERS];              /* level B: for cgroup_enter; else -1 */
};

struct cgroup_counters {
    int64_t cpu_us, memory_peak_bytes, oom_kills, pids_denied;
};

/* Level A only: the worker moves itself into "supervisor" below its own group
 * and hands the controllers to its siblings.  Static text saying what is
 * missing, NULL when runs can have groups of level A. */
const char *cgroup_prepare(void);

/* Removes groups of runs whose runner is dead, with what is still alive in
 * them. */
void cgroup_sweep(void);

/* Makes the group of a run and sets its limits.  NULL, or static text saying
 * what is missing. */
const char *cgroup_open(struct cgroup *group, const struct run_request *request);
/* Level B: the calling process goes in, through the files that its parent opened.
 * For a process that moves itself the kernel need not stop the world for a
 * grace period, which costs some 10 ms a controller.  False with errno. */
bool cgroup_enter(const struct cgroup *group);
/* Reads the counters; a missing one is an error: false. */
bool cgroup_read(const struct cgroup *group, struct cgroup_counters *counters);
bool cgroup_read_cpu(const struct cgroup *group, int64_t *cpu_us);
/* Level A: kills all in it at once.  Others: false. */
bool cgroup_kill(const struct cgroup *group);
/* Removes it, with retries while the kernel lets go of the last process. */
bool cgroup_close(struct cgroup *group);

#endif
