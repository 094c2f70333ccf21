/* run.c - assay-run: one command in a sandbox, under limits.
 *
 *   fd 0     what the program reads: a sealed memfd, a pipe or a read-only file
 *   fd 1, 2  where its output goes, counted on the way
 *   fd 3     the request, JSON (request.c)
 *   fd 4     the result, JSON
 *   fd 5     the files collected from /box: a struct collect_head each, then its
 *            bytes; may be closed when none are asked for
 *
 * Nothing stands on the command line.  The exit status is 0 when a result with
 * the end of a program was written, 2 when the request was refused, 1 when the
 * sandbox could not be built; the result then has a member "error".
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "core/buf.h"
#include "judge/cgroup.h"
#include "judge/fd.h"
#include "judge/sandbox.h"

#define TICK_MS      10
#define BLOCK_BYTES  65536
#define REQUEST_FD   3
#define RESULT_FD    4
#define COLLECT_FD   5

enum limit { LIMIT_NONE, LIMIT_CPU, LIMIT_WALL, LIMIT_MEMORY, LIMIT_STDOUT, LIMIT_STDERR, LIMIT_STOPPED };
static const char *const limit_names[] = { "none", "cpu", "wall", "memory", "stdout", "stderr", "stopped" };
static const char *const refusal_names[] = { "none", "missing", "kind", "size", "count" };

/* One stream from the sandbox. */
struct stream {
    int        fd, out_fd;
    int64_t    bytes, max;
    enum limit limit;
};
enum { STDOUT, STDERR, COLLECT, STREAMS };

struct run {
    struct arena          *mem;
    struct run_request     request;
    struct cgroup          group;
    struct cgroup_counters counters;
    struct stream          stream[STREAMS];
    struct sandbox_report  ended;
    int                    report_fd, pid_fd;
    pid_t                  pid;
    bool                   has_ended;   /* `ended` came */
    bool                   is_killed;
    int                    exec_error;
    enum limit             limit;
    int64_t                start_us, wall_us, setup_us;
    const char            *error_field, *error; /* why there is no result */
    bool                   is_refused;          /* by a fault of the request */
};

static volatile sig_atomic_t is_stopped;

static void on_stop(int signal_number)
{
    (void)signal_number; /* every signal that comes here means the same */
    is_stopped = 1;
}

static int64_t now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000) + t.tv_nsec / 1000;
}

static bool fail(struct run *run, const char *field, const char *message)
{
    if (run->error == NULL) {
        run->error_field = field;
        run->error       = message;
    }
    return false;
}

static bool fail_errno(struct run *run, const char *field, const char *step, int error)
{
    return fail(run, field, str_printf(run->mem, "%s: %s", step, strerror(error)).data);
}

/* --- before ----------------------------------------------------------------------- */

static bool request_take(struct run *run)
{
    struct buf       text = BUF(run->mem);
    struct run_error error = { 0 };
    char             block[4096]; /* as long as nearly every request: pages not touched need not be copied by clone */
    ssize_t          n;

    while (text.len <= REQUEST_BYTES_MAX && (n = read(REQUEST_FD, block, sizeof block)) > 0)
        buf_add(&text, block, (size_t)n);
    run->is_refused = true;
    if (text.len > REQUEST_BYTES_MAX)
        return fail(run, "request", "is larger than 256 KiB");
    if (!request_read(run->mem, buf_end(&text), &run->request, &error))
        return fail(run, error.field, error.message);
    run->is_refused = false;
    return true;
}

/* The program must not be able to write into a file of the worker. */
static bool stdin_is_safe(void)
{
    struct stat st;
    int         flags = fcntl(0, F_GETFL), seals = fcntl(0, F_GET_SEALS);

    if (flags < 0 || fstat(0, &st) != 0)
        return false;
    return !S_ISREG(st.st_mode) || (flags & O_ACCMODE) == O_RDONLY || (seals >= 0 && (seals & F_SEAL_WRITE) != 0);
}

/* Whom the program is outside; false when there is nobody it may be. */
static bool choose_user(struct run *run, struct sandbox *s, uid_t *uid, gid_t *gid)
{
    bool is_root = geteuid() == 0;

    if (run->request.mode == MODE_ROOT && !is_root)
        return fail(run, "mode", "root mode needs root");
    *uid = is_root ? SLOT_UID_FIRST + (uid_t)run->request.slot : geteuid();
    *gid = is_root ? SLOT_UID_FIRST + (gid_t)run->request.slot : getegid();
    if (*uid == 0 || *gid == 0)
        return fail(run, "mode", "a program never runs as user or group 0 of the host");
    s->uid = run->request.mode == MODE_USER ? INSIDE_UID : *uid;
    s->gid = run->request.mode == MODE_USER ? INSIDE_UID : *gid;
    /* Supplementary groups cannot be left from inside a user namespace. */
    if (is_root && setgroups(0, NULL) != 0)
        return fail(run, "mode", "the runner is root of a user namespace only: it cannot become the user of a slot");
    return true;
}

static bool write_proc(pid_t pid, const char *name, const char *text)
{
    char    path[64];
    int     fd;
    ssize_t n;

    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
    if ((fd = open(path, O_WRONLY | O_CLOEXEC)) < 0)
        return false;
    n = write(fd, text, strlen(text));
    close(fd);
    return n == (ssize_t)strlen(text);
}

static bool write_maps(struct run *run, uid_t uid, gid_t gid)
{
    if (run->request.mode != MODE_USER)
        return true;
    if (!write_proc(run->pid, "setgroups", "deny"))
        return fail_errno(run, "mode", "setgroups of the user namespace", errno);
    if (!write_proc(run->pid, "uid_map", str_printf(run->mem, "%d %u 1", INSIDE_UID, (unsigned)uid).data))
        return fail_errno(run, "mode", "uid_map of the user namespace", errno);
    if (!write_proc(run->pid, "gid_map", str_printf(run->mem, "%d %u 1", INSIDE_UID, (unsigned)gid).data))
        return fail_errno(run, "mode", "gid_map of the user namespace", errno);
    return true;
}

/* --- start ------------------------------------------------------------------------ */

static pid_t clone_init(struct run *run)
{
    struct clone_args args = {
        .flags       = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP |
                       CLONE_PIDFD,
        .exit_signal = SIGCHLD,
        .pidfd       = (uint64_t)(uintptr_t)&run->pid_fd,
    };

    if (run->request.mode == MODE_USER)
        args.flags |= CLONE_NEWUSER;
    if (run->group.level == LEVEL_A) {
        args.flags |= CLONE_INTO_CGROUP;
        args.cgroup = (uint64_t)run->group.dir_fd;
    }
    return (pid_t)syscall(SYS_clone3, &args, sizeof args);
}

static const char *clone_message(struct run *run, int error)
{
    const char *why = "";

    if (run->request.mode == MODE_USER && (error == EPERM || error == EACCES))
        why = " (user namespaces are forbidden: kernel.unprivileged_userns_clone, or AppArmor's restriction)";
    if (run->request.mode == MODE_USER && error == ENOSPC)
        why = " (user.max_user_namespaces)";
    return str_printf(run->mem, "clone3: %s%s", strerror(error), why).data;
}

/* The pipes of a run; the sandbox's ends are the second ones. */
struct pipes { int go[2], report[2], out[2], err[2], collect[2]; };

static bool pipes_open(struct run *run, struct pipes *p)
{
    if (pipe2(p->go, O_CLOEXEC) != 0 || pipe2(p->report, O_CLOEXEC) != 0 || pipe2(p->out, O_CLOEXEC) != 0 ||
        pipe2(p->err, O_CLOEXEC) != 0 || pipe2(p->collect, O_CLOEXEC) != 0)
        return fail_errno(run, "system", "pipe", errno);
    return true;
}

static _Noreturn void child(struct run *run, struct sandbox *s, struct pipes *p)
{
    close(p->go[1]);
    close(p->report[0]);
    close(p->out[0]);
    close(p->err[0]);
    close(p->collect[0]);
    close(run->pid_fd);
    close(REQUEST_FD);
    close(RESULT_FD);
    close(COLLECT_FD);
    s->request    = &run->request;
    s->has_cgroup = run->group.level != LEVEL_C;
    s->go_fd      = p->go[0];
    s->report_fd  = p->report[1];
    s->collect_fd = p->collect[1];
    s->stdin_fd   = 0;
    s->stdout_fd  = p->out[1];
    s->stderr_fd  = p->err[1];
    if (!cgroup_enter(&run->group))
        sandbox_fail(s, "entering the cgroup");
    sandbox_init(s);
}

static void streams_set(struct run *run, const struct pipes *p)
{
    const struct run_request *r = &run->request;
    int i;

    run->stream[STDOUT]  = (struct stream){ p->out[0], 1, 0, r->stdout_bytes, LIMIT_STDOUT };
    run->stream[STDERR]  = (struct stream){ p->err[0], 2, 0, r->stderr_bytes, LIMIT_STDERR };
    run->stream[COLLECT] = (struct stream){ p->collect[0], COLLECT_FD, 0,
        r->collect_bytes + COLLECT_FILES_MAX * (int64_t)sizeof(struct collect_head), LIMIT_STOPPED };
    for (i = 0; i < STREAMS; i++)
        fcntl(run->stream[i].fd, F_SETFL, O_NONBLOCK);
    run->report_fd = p->report[0];
    fcntl(run->report_fd, F_SETFL, O_NONBLOCK);
}

static void kill_all(struct run *run)
{
    run->is_killed = true;
    cgroup_kill(&run->group);
    /* Init's end is the end of its process namespace. */
    syscall(SYS_pidfd_send_signal, run->pid_fd, SIGKILL, NULL, 0);
}

static bool start(struct run *run)
{
    struct sandbox s = { 0 };
    struct pipes   p;
    uid_t          uid;
    gid_t          gid;

    if (!choose_user(run, &s, &uid, &gid) || !pipes_open(run, &p))
        return false;
    run->start_us = now_us();
    run->pid      = clone_init(run);
    if (run->pid < 0)
        return fail(run, "mode", clone_message(run, errno));
    if (run->pid == 0)
        child(run, &s, &p);
    close(p.go[0]);
    close(p.report[1]);
    close(p.out[1]);
    close(p.err[1]);
    close(p.collect[1]);
    streams_set(run, &p);
    if (!write_maps(run, uid, gid) || write(p.go[1], "g", 1) != 1)
        kill_all(run);
    close(p.go[1]);
    return true;
}

/* --- during ------------------------------------------------------------------------ */

static void stop_for(struct run *run, enum limit limit)
{
    if (run->limit == LIMIT_NONE)
        run->limit = limit;
    if (!run->is_killed)
        kill_all(run);
}

/* Moves what has come; what is beyond the limit is dropped and ends the run. */
static void stream_move(struct run *run, struct stream *s)
{
    static char block[BLOCK_BYTES];
    int64_t     keep;
    ssize_t     n;

    n = read(s->fd, block, sizeof block);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        close(s->fd);
        s->fd = -1;
        return;
    }
    keep = s->max - s->bytes < n ? s->max - s->bytes : n;
    if (keep > 0 && !fd_write_all(s->out_fd, block, (size_t)keep))
        stop_for(run, LIMIT_STOPPED);
    s->bytes += keep;
    if (keep < n)
        stop_for(run, s->limit);
}

static void reports_take(struct run *run)
{
    struct sandbox_report report;

    while (read(run->report_fd, &report, sizeof report) == (ssize_t)sizeof report) {
        if (report.kind == REPORT_ENDED) {
            run->ended     = report;
            run->has_ended = true;
        } else if (report.kind == REPORT_EXEC) {
            run->exec_error = report.error;
        } else {
            report.step[sizeof report.step - 1] = '\0';
            fail_errno(run, "sandbox", report.step, report.error);
        }
    }
}

static void check_limits(struct run *run)
{
    const struct run_request *r = &run->request;
    struct cgroup_counters    now = { 0 };

    if (is_stopped)
        stop_for(run, LIMIT_STOPPED);
    if (now_us() - run->start_us > r->wall_ms * 1000)
        stop_for(run, LIMIT_WALL);
    if (run->group.level == LEVEL_C || run->is_killed)
        return;
    if (!cgroup_read(&run->group, &now)) {
        fail(run, "level", "a counter of the cgroup cannot be read");
        stop_for(run, LIMIT_STOPPED);
    }
    if (now.oom_kills > 0)
        stop_for(run, LIMIT_MEMORY);
    if (now.cpu_us > r->cpu_ms * 1000)
        stop_for(run, LIMIT_CPU);
}

/* Moves data and watches the limits until init is dead and all pipes are empty. */
static void watch(struct run *run)
{
    struct pollfd poll_fds[STREAMS + 1];
    bool          is_alive = true;
    int64_t       next_us = now_us() + TICK_MS * 1000;
    int           i;

    while (is_alive || run->stream[STDOUT].fd >= 0 || run->stream[STDERR].fd >= 0 || run->stream[COLLECT].fd >= 0) {
        for (i = 0; i < STREAMS; i++)
            poll_fds[i] = (struct pollfd){ .fd = run->stream[i].fd, .events = POLLIN };
        poll_fds[STREAMS] = (struct pollfd){ .fd = is_alive ? run->pid_fd : -1, .events = POLLIN };
        poll(poll_fds, STREAMS + 1, TICK_MS);
        for (i = 0; i < STREAMS; i++)
            if (poll_fds[i].revents != 0)
                stream_move(run, &run->stream[i]);
        if (poll_fds[STREAMS].revents != 0) {
            is_alive     = false;
            run->wall_us = now_us() - run->start_us;
        }
        if (is_alive && now_us() >= next_us) {
            check_limits(run);
            next_us = now_us() + TICK_MS * 1000;
        }
    }
    reports_take(run);
    waitpid(run->pid, NULL, 0);
}

/* --- after ------------------------------------------------------------------------- */

/* What the counters say in the end; they also know what happened between two ticks. */
static void count(struct run *run)
{
    struct cgroup_counters *c = &run->counters;

    if (run->group.level == LEVEL_C) {
        c->cpu_us            = run->ended.tree_cpu_us;
        c->memory_peak_bytes = run->ended.tree_peak_bytes;
    } else if (!cgroup_read(&run->group, c)) {
        fail(run, "level", "a counter of the cgroup cannot be read");
    } else {
        c->cpu_us -= run->ended.setup_cpu_us < c->cpu_us ? run->ended.setup_cpu_us : c->cpu_us;
    }
    if (run->limit == LIMIT_NONE && c->oom_kills > 0)
        run->limit = LIMIT_MEMORY;
    if (run->limit == LIMIT_NONE && c->cpu_us > run->request.cpu_ms * 1000)
        run->limit = LIMIT_CPU;
    if (run->limit == LIMIT_STOPPED)
        fail(run, "system", "the run was stopped from outside");
    if (!run->has_ended && !run->is_killed && c->oom_kills == 0)
        fail(run, "sandbox", "the sandbox ended without a report");
}

static void write_error(const struct run *run, struct buf *out)
{
    buf_text(out, "{\"error\":{\"field\":");
    buf_json(out, str_of(run->error_field));
    buf_text(out, ",\"message\":");
    buf_json(out, str_of(run->error));
    buf_text(out, "}}\n");
}

static void write_result(const struct run *run, struct buf *out)
{
    bool is_exit = run->has_ended && WIFEXITED(run->ended.status);
    bool is_signal = run->has_ended && WIFSIGNALED(run->ended.status);

    buf_printf(out, "{\"level\":\"%c\",\"mode\":\"%s\",\"limit\":\"%s\"", "?ABC"[run->group.level],
               run->request.mode == MODE_ROOT ? "root" : "user", limit_names[run->limit]);
    buf_printf(out, ",\"exit\":%d,\"signal\":%d,\"exec_errno\":%d", is_exit ? WEXITSTATUS(run->ended.status) : -1,
               is_signal ? WTERMSIG(run->ended.status) : 0, run->exec_error);
    buf_printf(out, ",\"cpu_us\":%lld,\"wall_us\":%lld,\"memory_peak_bytes\":%lld", (long long)run->counters.cpu_us,
               (long long)run->wall_us, (long long)run->counters.memory_peak_bytes);
    buf_printf(out, ",\"oom_kills\":%lld,\"pids_denied\":%lld", (long long)run->counters.oom_kills,
               (long long)run->counters.pids_denied);
    buf_printf(out, ",\"stdout_bytes\":%lld,\"stderr_bytes\":%lld,\"collected\":%lld,\"collect_refused\":\"%s\"}\n",
               (long long)run->stream[STDOUT].bytes, (long long)run->stream[STDERR].bytes,
               (long long)run->ended.collected, refusal_names[run->ended.refusal]);
}

static int answer(const struct run *run)
{
    struct buf out = BUF(run->mem);
    str        text;

    if (run->error != NULL)
        write_error(run, &out);
    else
        write_result(run, &out);
    text = buf_end(&out);
    if (!fd_write_all(RESULT_FD, text.data, text.len))
        return 1;
    return run->error == NULL ? 0 : run->is_refused ? 2 : 1;
}

static void run_all(struct run *run)
{
    const char *missing;

    if (!request_take(run))
        return;
    if (!stdin_is_safe()) {
        fail(run, "stdin", "must be a pipe, a sealed memfd or a read-only file");
        return;
    }
    missing = cgroup_open(&run->group, &run->request);
    if (missing != NULL) {
        fail(run, "level", missing);
        return;
    }
    if (start(run)) {
        cgroup_sweep(); /* while the sandbox is being built */
        watch(run);
        count(run);
    }
    if (!cgroup_close(&run->group))
        fail(run, "level", "the cgroup of the run cannot be removed");
}

/* A descriptor that the caller left closed would become one of the pipes. */
static void fill_descriptors(void)
{
    int fd;

    for (fd = 0; fd <= COLLECT_FD; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            _exit(1);
}

int main(void)
{
    struct run       run = { .mem = arena_new(1 << 20), .report_fd = -1, .pid_fd = -1 };
    struct sigaction stop = { .sa_handler = on_stop };
    int              status;

    fill_descriptors();
    syscall(SYS_close_range, COLLECT_FD + 1, ~0u, 0);
    syscall(SYS_close_range, REQUEST_FD, ~0u, CLOSE_RANGE_CLOEXEC);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGINT, &stop, NULL);
    signal(SIGPIPE, SIG_IGN);
    run_all(&run);
    status = answer(&run);
    arena_free(run.mem);
    return status;
}
