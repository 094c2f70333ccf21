/* worker.c - one run of assay-run as a worker sees it; what this machine can do.
 *
 * Everything that goes in or comes out is a memfd: the input is sealed before
 * the program sees it, and no file of the host is ever shared with a run but
 * the read-only directory that it sees as /in.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "core/buf.h"
#include "core/json.h"
#include "judge/fd.h"
#include "judge/languages.h"
#include "judge/worker.h"

#define MIB             (INT64_C(1) << 20)
#define RESULT_BYTES    65536
#define RUNNER_GRACE_MS 20000 /* beyond the wall limit: then the runner itself has failed */
#define FD_FIRST        16    /* above those that the runner is given */

const struct stage stage_compile = {
    .cpu_ms = 10000, .wall_ms = 30000, .memory_bytes = 512 * MIB, .pids = 64, .stdout_bytes = 65536,
    .stderr_bytes = 65536,
    .file_bytes = 64 * MIB, .box_bytes = 64 * MIB, .tmp_bytes = 64 * MIB, .collect_bytes = 64 * MIB,
};
const struct stage stage_run_case = {
    .cpu_ms = 2000, .wall_ms = 8000, .memory_bytes = 256 * MIB, .pids = 64, .stdout_bytes = MIB, .stderr_bytes = 65536,
    .file_bytes = 16 * MIB, .box_bytes = 64 * MIB, .tmp_bytes = 32 * MIB,
};

const struct stage stage_sql = {
    .cpu_ms = 5000, .wall_ms = 15000, .memory_bytes = 256 * MIB, .pids = 4, .stdout_bytes = 10 * MIB,
    .stderr_bytes = 65536, .box_bytes = MIB, .tmp_bytes = MIB,
};
const struct stage stage_build = {
    .cpu_ms = 15000, .wall_ms = 30000, .memory_bytes = 512 * MIB, .pids = 4, .stdout_bytes = 65536,
    .stderr_bytes = 65536, .file_bytes = 64 * MIB, .box_bytes = 80 * MIB, .tmp_bytes = MIB, .collect_bytes = 64 * MIB,
};
const struct stage stage_unpack = {
    .cpu_ms = 5000, .wall_ms = 15000, .memory_bytes = 128 * MIB, .pids = 4, .stdout_bytes = 64 * MIB,
    .stderr_bytes = 65536, .box_bytes = MIB, .tmp_bytes = MIB,
};

/* --- the request ---------------------------------------------------------------- */

static void add_texts(struct buf *b, const char *key, const char *const *texts)
{
    size_t i;

    buf_printf(b, ",\"%s\":[", key);
    for (i = 0; texts != NULL && texts[i] != NULL; i++) {
        buf_text(b, i > 0 ? "," : "");
        buf_json(b, str_of(texts[i]));
    }
    buf_char(b, ']');
}

static void add_number(struct buf *b, const char *key, int64_t value)
{
    buf_printf(b, ",\"%s\":%lld", key, (long long)value);
}

static str request_text(const struct worker *w, struct arena *mem, const struct stage *s)
{
    static const char *const levels[] = { "auto", "A", "B", "C" };
    struct buf b = BUF(mem);

    buf_printf(&b, "{\"mode\":\"%s\",\"level\":\"%s\",\"allow_weak\":%s", w->mode == MODE_ROOT ? "root" : "user",
               levels[w->level], w->allow_weak ? "true" : "false");
    add_texts(&b, "argv", s->argv);
    add_texts(&b, "binds", s->binds);
    add_texts(&b, "collect", s->collect);
    if (s->in != NULL) {
        buf_text(&b, ",\"in\":");
        buf_json(&b, str_of(s->in));
    }
    if (s->data != NULL) {
        buf_text(&b, ",\"data\":");
        buf_json(&b, str_of(s->data));
    }
    add_number(&b, "slot", w->slot);
    add_number(&b, "cpu_ms", s->cpu_ms);
    add_number(&b, "wall_ms", s->wall_ms);
    add_number(&b, "memory_bytes", s->memory_bytes);
    add_number(&b, "address_bytes", s->address_bytes);
    add_number(&b, "pids", s->pids);
    add_number(&b, "stdout_bytes", s->stdout_bytes);
    add_number(&b, "stderr_bytes", s->stderr_bytes);
    add_number(&b, "file_bytes", s->file_bytes);
    add_number(&b, "box_bytes", s->box_bytes);
    add_number(&b, "tmp_bytes", s->tmp_bytes);
    add_number(&b, "collect_bytes", s->collect_bytes);
    buf_char(&b, '}');
    return buf_end(&b);
}

/* --- memfds --------------------------------------------------------------------- */

/* A memfd with this text, at its start; sealed when `is_sealed`.  -1 on a fault. */
static int memfd_with(str text, bool is_sealed)
{
    int low = memfd_create("assay-judge", MFD_CLOEXEC | MFD_ALLOW_SEALING), fd;

    if (low < 0)
        return -1;
    fd = fcntl(low, F_DUPFD_CLOEXEC, FD_FIRST);
    close(low);
    if (fd >= 0 && !fd_write_all(fd, text.data, text.len)) {
        close(fd);
        return -1;
    }
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0)
        return -1;
    if (is_sealed && fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        return -1;
    return fd;
}

/* All that is in it. */
static str memfd_text(struct arena *mem, int fd)
{
    struct stat st;
    char       *data;
    size_t      len = 0;
    ssize_t     n;

    if (fstat(fd, &st) != 0)
        return STR("");
    data = arena_alloc(mem, (size_t)st.st_size + 1);
    while (len < (size_t)st.st_size && (n = pread(fd, data + len, (size_t)st.st_size - len, (off_t)len)) > 0)
        len += (size_t)n;
    return (str){ data, len };
}

/* --- one run -------------------------------------------------------------------- */

enum { IN, OUT, ERR, REQUEST, RESULT, FILES, FDS };

/* Until execl the memory is that of the worker, who stands still (vfork): nothing of it is changed. */
static _Noreturn void become_runner(const int fds[FDS], pid_t parent, const char *path)
{
    int i;

    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent)
        _exit(1);
    for (i = 0; i < FDS; i++)
        if (dup2(fds[i], i) != i)
            _exit(1);
    execl(path, "assay-run", (char *)NULL);
    _exit(127);
}

/* Waits for the runner, which keeps the time itself; false when it does not come back. */
static bool runner_wait(pid_t pid, int64_t wall_ms, int *status)
{
    struct pollfd end = { .fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN };
    int           got;

    if (end.fd < 0)
        return waitpid(pid, status, 0) == pid;
    do
        got = poll(&end, 1, (int)wall_ms + RUNNER_GRACE_MS);
    while (got < 0 && errno == EINTR);
    if (got == 0)
        kill(pid, SIGKILL);
    close(end.fd);
    return waitpid(pid, status, 0) == pid && got > 0;
}

static int64_t member_int(const json_t *json, const char *key)
{
    return json_integer_value(json_object_get(json, key));
}

static const char *member_text(struct arena *mem, const json_t *json, const char *key)
{
    return str_z(mem, json_str(json_object_get(json, key)));
}

static void result_read(struct arena *mem, str text, struct stage_result *r)
{
    const char   *message;
    json_t       *json  = json_read(text, 4, &message);
    const json_t *error = json_object_get(json, "error");

    if (json == NULL) {
        r->error = "assay-run gave no result";
        return;
    }
    if (error != NULL)
        r->error = str_printf(mem, "%s: %s", member_text(mem, error, "field"), member_text(mem, error, "message")).data;
    r->level             = member_text(mem, json, "level");
    r->mode              = member_text(mem, json, "mode");
    r->limit             = member_text(mem, json, "limit");
    r->collect_refused   = member_text(mem, json, "collect_refused");
    r->exit              = member_int(json, "exit");
    r->signal            = member_int(json, "signal");
    r->exec_errno        = member_int(json, "exec_errno");
    r->cpu_us            = member_int(json, "cpu_us");
    r->wall_us           = member_int(json, "wall_us");
    r->memory_peak_bytes = member_int(json, "memory_peak_bytes");
    r->oom_kills         = member_int(json, "oom_kills");
    r->collected         = member_int(json, "collected");
    json_close(json);
}

static void run_with(const struct worker *w, struct arena *mem, const struct stage *s, const int fds[FDS],
                     struct stage_result *r)
{
    const char *path = str_printf(mem, "%s/assay-run", w->programs).data;
    pid_t       parent = getpid(), pid = vfork(); /* fork copies a page table that is larger than the runner's */
    int         status = 0;

    if (pid == 0)
        become_runner(fds, parent, path);
    if (pid < 0) {
        r->error = "no process can be started";
        return;
    }
    if (!runner_wait(pid, s->wall_ms, &status)) {
        r->error = "assay-run did not come back";
        return;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        r->error = str_printf(mem, "%s cannot be started", path).data;
    else
        result_read(mem, memfd_text(mem, fds[RESULT]), r);
    r->out   = memfd_text(mem, fds[OUT]);
    r->err   = memfd_text(mem, fds[ERR]);
    r->files = memfd_text(mem, fds[FILES]);
}

void stage_run(const struct worker *w, struct arena *mem, const struct stage *s, struct stage_result *r)
{
    int  fds[FDS], i;
    bool all = true;

    *r = (struct stage_result){ .level = "", .mode = "", .limit = "", .collect_refused = "" };
    for (i = 0; i < FDS; i++) {
        fds[i] = memfd_with(i == IN ? s->input : i == REQUEST ? request_text(w, mem, s) : STR(""), i == IN);
        all    = all && fds[i] >= 0;
    }
    if (all)
        run_with(w, mem, s, fds, r);
    else
        r->error = "no memfd can be made";
    for (i = 0; i < FDS; i++)
        if (fds[i] >= 0)
            close(fds[i]);
}

/* --- the machine ------------------------------------------------------------------ */

static const char *const argv_true[] = { "/bin/true", NULL };

bool worker_probe(struct worker *w, struct arena *mem, str *why)
{
    static const struct { enum run_mode mode; enum run_level level; const char *name; } tries[] = {
        { MODE_USER, LEVEL_A, "user namespaces, cgroup v2" }, { MODE_USER, LEVEL_B, "user namespaces, cgroup v1" },
        { MODE_ROOT, LEVEL_A, "root mode, cgroup v2" },       { MODE_ROOT, LEVEL_B, "root mode, cgroup v1" },
        { MODE_USER, LEVEL_C, "user namespaces, no cgroup" }, { MODE_ROOT, LEVEL_C, "root mode, no cgroup" },
    };
    struct buf          text = BUF(mem);
    struct stage        s = stage_run_case;
    struct stage_result r;
    size_t              i;

    s.argv = argv_true;
    for (i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        if (tries[i].level == LEVEL_C && !w->allow_weak)
            continue;
        w->mode  = tries[i].mode;
        w->level = tries[i].level;
        stage_run(w, mem, &s, &r);
        if (r.error == NULL && r.exit == 0)
            return true;
        buf_printf(&text, "%s: %s\n", tries[i].name, r.error != NULL ? r.error : "/bin/true did not run");
    }
    *why = buf_end(&text);
    return false;
}

/* The program of a command line, behind what sets its environment. */
static const char *program_of(const char *const *argv)
{
    size_t i = 0;

    if (strcmp(argv[0], "/usr/bin/env") == 0)
        for (i = 1; argv[i] != NULL && strchr(argv[i], '=') != NULL; i++)
            ;
    return argv[i];
}

bool worker_has_language(struct worker *w, const struct language *language)
{
    struct detected    *d = &w->detected[language - languages];
    struct stage        s = stage_compile;
    struct stage_result r;
    str                 text;

    if (d->is_tried)
        return d->is_there;
    d->is_tried = true;
    if (access(program_of(language->version), X_OK) != 0)
        return false;
    s.argv  = language->version;
    s.binds = language->binds;
    stage_run(w, w->mem, &s, &r);
    d->is_there = r.error == NULL && r.exit == 0;
    text        = str_trim(r.out.len > 0 ? r.out : r.err);
    d->version  = str_z(w->mem, str_trim(str_cut(&text, '\n')));
    return d->is_there;
}
