/* sandbox.c - the first process of a sandbox ("init") and the program it starts.
 *
 * Init is our own code: it builds the file system, gives up every right, starts
 * the program under the system call filter, reaps what is orphaned, kills what
 * is left when the program ends, and only then reads the files asked for.  It
 * dies with its runner, and with it all of the process namespace.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "judge/sandbox.h"
#include "judge/seccomp.h"

#define MIB (UINT64_C(1) << 20)

static void report_send(const struct sandbox *s, const struct sandbox_report *report)
{
    /* When the runner is gone there is nobody to tell. */
    if (write(s->report_fd, report, sizeof *report) < 0)
        _exit(1);
}

void sandbox_fail(const struct sandbox *s, const char *step)
{
    struct sandbox_report report = { .kind = REPORT_SETUP, .error = errno };

    snprintf(report.step, sizeof report.step, "%s", step);
    report_send(s, &report);
    _exit(1);
}

/* --- rights -------------------------------------------------------------------- */

static void limit(const struct sandbox *s, int resource, uint64_t value)
{
    struct rlimit both = { value, value };

    if (setrlimit((__rlimit_resource_t)resource, &both) != 0)
        sandbox_fail(s, "setrlimit");
}

static void set_limits(const struct sandbox *s)
{
    const struct run_request *r = s->request;

    limit(s, RLIMIT_CPU, (uint64_t)(r->cpu_ms + 999) / 1000 + 1);
    limit(s, RLIMIT_NPROC, (uint64_t)r->pids);
    limit(s, RLIMIT_FSIZE, (uint64_t)r->file_bytes);
    limit(s, RLIMIT_CORE, 1); /* with 0 the kernel would still start a core handler that is a pipe */
    limit(s, RLIMIT_NOFILE, 256);
    limit(s, RLIMIT_MEMLOCK, 0);
    limit(s, RLIMIT_MSGQUEUE, 0);
    limit(s, RLIMIT_STACK, 64 * MIB);
    limit(s, RLIMIT_NICE, 0);
    limit(s, RLIMIT_RTPRIO, 0);
    if (!s->has_cgroup && r->address_bytes > 0)
        limit(s, RLIMIT_AS, (uint64_t)r->address_bytes);
}

static void drop_capabilities(const struct sandbox *s)
{
    struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
    struct __user_cap_data_struct   none[2] = { { 0 } };
    int cap;

    for (cap = 0; prctl(PR_CAPBSET_READ, cap, 0, 0, 0) >= 0; cap++)
        if (prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) != 0)
            sandbox_fail(s, "dropping the bounding set");
    if (s->request->mode == MODE_ROOT &&
        (setresgid(s->gid, s->gid, s->gid) != 0 || setresuid(s->uid, s->uid, s->uid) != 0))
        sandbox_fail(s, "becoming the user of the slot");
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    if (syscall(SYS_capset, &head, none) != 0)
        sandbox_fail(s, "dropping capabilities");
}

/* A change of user clears the death signal, so it is set after that; whether the
 * runner died before shows in the pipe that only it reads. */
static void tie_to_runner(const struct sandbox *s)
{
    struct pollfd pipe = { .fd = s->report_fd };

    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        sandbox_fail(s, "prctl");
    if (poll(&pipe, 1, 0) != 0 && (pipe.revents & POLLERR) != 0)
        _exit(1);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        sandbox_fail(s, "no_new_privs");
}

/* --- the program ---------------------------------------------------------------- */

static _Noreturn void program(const struct sandbox *s)
{
    static const char *const environment[] = {
        "PATH=/usr/bin:/bin", "HOME=/box", "LANG=C.UTF-8", "TMPDIR=/tmp", NULL
    };
    struct sandbox_report report = { .kind = REPORT_EXEC };
    sigset_t              none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    setsid();
    /* All others close at execve; the report pipe must live to say that it failed. */
    if (dup2(s->stdin_fd, 0) == 0 && dup2(s->stdout_fd, 1) == 1 && dup2(s->stderr_fd, 2) == 2 &&
        syscall(SYS_close_range, 3, ~0u, CLOSE_RANGE_CLOEXEC) == 0 && seccomp_enter())
        execve(s->request->argv[0], (char *const *)(uintptr_t)s->request->argv, (char *const *)(uintptr_t)environment);
    report.error = errno;
    report_send(s, &report);
    _exit(127);
}

static int64_t cpu_us(int who)
{
    struct rusage u;

    getrusage(who, &u);
    return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * INT64_C(1000000) + u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

/* Waits for the program, reaping orphans meanwhile; then ends all the others. */
static int reap(pid_t program_pid)
{
    int   status = 0, got;
    pid_t pid;

    while ((pid = wait4(-1, &got, 0, NULL)) != program_pid)
        if (pid < 0 && errno != EINTR)
            break;
    if (pid == program_pid)
        status = got;
    do
        kill(-1, SIGKILL);
    while (wait4(-1, &got, 0, NULL) > 0 || errno == EINTR);
    return status;
}

static void run(const struct sandbox *s)
{
    struct sandbox_report report = { .kind = REPORT_ENDED, .setup_cpu_us = cpu_us(RUSAGE_SELF) };
    struct rusage         children;
    pid_t                 pid = fork();

    if (pid < 0)
        sandbox_fail(s, "fork");
    if (pid == 0)
        program(s);
    close(s->stdin_fd);
    close(s->stdout_fd);
    close(s->stderr_fd);
    report.status      = reap(pid);
    report.tree_cpu_us = cpu_us(RUSAGE_CHILDREN);
    getrusage(RUSAGE_CHILDREN, &children);
    report.tree_peak_bytes = children.ru_maxrss * INT64_C(1024);
    sandbox_collect(s, &report);
    report_send(s, &report);
}

/* The kernel delivers to the first process of a namespace only the signals it
 * handles: so it handles none, and the program can send it what it likes. */
static void handle_no_signal(void)
{
    int i;

    for (i = 1; i < NSIG; i++)
        if (i != SIGPIPE)
            signal(i, SIG_DFL);
}

void sandbox_init(const struct sandbox *s)
{
    handle_no_signal();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
        sandbox_fail(s, "prctl");
    umask(022);
    sandbox_files(s);
    set_limits(s);
    drop_capabilities(s);
    tie_to_runner(s);
    run(s);
    _exit(0);
}
