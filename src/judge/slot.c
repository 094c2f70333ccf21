/* slot.c - one job from its lease to its acknowledged report.
 *
 * While it is here its lease is kept by heartbeats, whatever its state: also when the server
 * does not take the report yet.  When the lease is lost the process is killed, and with it
 * all that it started; nothing is reported then.
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "core/json.h"
#include "judge/artefact.h"
#include "judge/blob.h"
#include "judge/fd.h"
#include "judge/work.h"

#define JOB_BYTES        ((size_t)64 << 20)
#define REPORT_BYTES_MAX ((size_t)4 << 20)  /* the server takes no more */
#define REPLY_BYTES_MAX  ((size_t)64 << 10)
#define BEAT_MS          15000
#define BEAT_RETRY_MS    5000
#define JUDGING_MS_MAX   600000  /* JUDGE.md 4 ends any job before */
#define GIVE_UP_MS       1800000 /* a server that is away for so long has given the lease to others */

static str job_path(struct arena *mem, const struct slot *s, const char *what)
{
    return str_printf(mem, "jobs/%.*s/%s", STR_ARG(s->job_id), what);
}

static void slot_free(struct slot *s)
{
    struct work *work = s->work;
    int64_t      number = s->number;

    talk_stop(&work->client, &s->talk);
    talk_stop(&work->client, &s->beat);
    if (s->report_fd >= 0)
        close(s->report_fd);
    arena_free(s->mem);
    *s = (struct slot){ .work = work, .number = number, .report_fd = -1 };
}

/* The lease is another's, or nobody wants the job any more. */
static void slot_lose(struct slot *s, const char *why)
{
    work_say("job %.*s attempt %lld: %s", STR_ARG(s->job_id), (long long)s->attempt, why);
    if (s->state == SLOT_JUDGING) {
        kill(s->pid, SIGKILL);
        s->state = SLOT_ENDING;
    } else if (s->state != SLOT_ENDING) {
        slot_free(s);
    }
}

/* --- the report ---------------------------------------------------------------------- */

static void report_done(struct talk *talk, void *arg)
{
    struct slot *s = arg;

    if (talk->f.status == 200) {
        work_say("job %.*s attempt %lld: %.*s, %lld ms, %.*s", STR_ARG(s->job_id), (long long)s->attempt,
                 STR_ARG(s->verdict), (long long)(now_ms() - s->began_ms), STR_ARG(talk->f.reply));
        slot_free(s);
    } else if (talk->f.status == 404) {
        slot_lose(s, "the server does not know it any more");
    } else if (talk->f.status == 401 || talk->f.status == 403) {
        work_refused(s->work, &talk->f);
    } else if (talk->f.status >= 400 && talk->f.status < 500 && talk->f.status != 409 && talk->f.status != 429) {
        work_say("job %.*s: the server refuses the report: %.*s", STR_ARG(s->job_id), STR_ARG(talk->f.reply));
        if (s->is_replaced)
            slot_free(s);
        else
            slot_give_up(s, "the server refused the report");
        s->is_replaced = s->state == SLOT_REPORTING;
    } else {
        talk_failed(talk);
    }
}

static void report_send(struct slot *s)
{
    s->talk.done = report_done;
    s->talk.arg  = s;
    talk_start(&s->work->client, &s->talk, "POST", job_path(s->mem, s, "result"), s->body, REPLY_BYTES_MAX);
}

static void report_begin(struct slot *s)
{
    struct buf b = BUF(s->mem);

    buf_printf(&b, "{\"attempt\":%lld,\"verdict\":\"%.*s\",\"report\":", (long long)s->attempt, STR_ARG(s->verdict));
    buf_str(&b, s->report);
    buf_char(&b, '}');
    s->body       = buf_end(&b);
    s->state      = SLOT_REPORTING;
    s->give_up_ms = now_ms() + GIVE_UP_MS;
    talk_stop(&s->work->client, &s->talk);
    talk_succeeded(&s->talk);
    report_send(s);
}

void slot_give_up(struct slot *s, const char *fault)
{
    struct buf b = BUF(s->mem);

    work_say("job %.*s attempt %lld: SE, %s", STR_ARG(s->job_id), (long long)s->attempt, fault);
    buf_text(&b, "{\"verdict\":\"SE\",\"passed\":0,\"total\":0,\"fault\":");
    buf_json(&b, str_of(fault));
    buf_text(&b, ",\"cases\":[]}");
    s->verdict = STR("SE");
    s->report  = buf_end(&b);
    report_begin(s);
}

/* --- judging --------------------------------------------------------------------------- */

/* In the process of the job: nothing but judging, and all that it starts dies with it. */
static _Noreturn void judge(struct slot *s, pid_t parent)
{
    struct work  *work = s->work;
    struct blobs  blobs = { blob_cache_path, &work->cache };
    struct judged judged;
    struct arena *mem;
    sigset_t      none;

    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent)
        _exit(1);
    setpgid(0, 0); /* what a terminal sends is for the worker alone */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    close_range(3, (unsigned)s->report_fd - 1, 0); /* connections to the server */
    close_range((unsigned)s->report_fd + 1, ~0u, 0);
    mem = arena_new(JUDGE_TEXT_BYTES);
    work->worker->slot = s->number;
    judge_text(work->worker, mem, s->request, &blobs, &judged);
    _exit(fd_write_all(s->report_fd, verdict_name(judged.verdict), 3) &&
          fd_write_all(s->report_fd, judged.report.data, judged.report.len) ? 0 : 1);
}

static void judging_begin(struct slot *s)
{
    pid_t parent = getpid();

    s->state     = SLOT_JUDGING;
    s->report_fd = memfd_create("assay-judge-report", MFD_CLOEXEC);
    s->pid       = s->report_fd < 0 ? -1 : fork();
    if (s->pid == 0)
        judge(s, parent);
    if (s->pid < 0)
        slot_give_up(s, "no process can be started");
}

/* What the process wrote: two or three letters of the verdict, and the report. */
static bool report_read(struct slot *s)
{
    struct stat st;
    char       *data;
    ssize_t     n;

    if (fstat(s->report_fd, &st) != 0 || st.st_size < 4 || (size_t)st.st_size > REPORT_BYTES_MAX)
        return false;
    data = arena_alloc(s->mem, (size_t)st.st_size + 1);
    n    = pread(s->report_fd, data, (size_t)st.st_size, 0);
    s->verdict = str_of(str_z(s->mem, (str){ data, 3 })); /* up to the NUL of one of two letters */
    s->report  = (str){ data + 3, (size_t)st.st_size - 3 };
    return n == st.st_size;
}

void slot_ended(struct slot *s, int status)
{
    s->pid = 0;
    if (s->state == SLOT_ENDING)
        slot_free(s);
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        slot_give_up(s, "the process that judged it died");
    else if (!report_read(s))
        slot_give_up(s, "its report is missing or too long");
    else
        report_begin(s);
}

/* --- blobs -------------------------------------------------------------------------------- */

static void blobs_go_on(struct slot *s);

static void blob_done(struct talk *talk, void *arg)
{
    struct slot *s = arg;
    const char  *message = "";

    if (talk->f.status == 200 && !talk->f.reply_cut) {
        talk_succeeded(talk);
        if (blob_cache_put(&s->work->cache, s->mem, s->blobs[s->blob], talk->f.reply, &message))
            blobs_go_on(s);
        else
            slot_give_up(s, message);
    } else if (talk->f.status == 200) {
        slot_give_up(s, "a blob is longer than 64 MiB");
    } else if (talk->f.status == 404) {
        slot_give_up(s, "the server has not got a blob that the job needs");
    } else if (talk->f.status == 401 || talk->f.status == 403) {
        work_refused(s->work, &talk->f);
    } else {
        talk_failed(talk);
    }
}

/* Fetches the next blob that is not here yet; when all are, the job is judged. */
static void blobs_go_on(struct slot *s)
{
    while (s->blob < s->blobs_n && blob_cache_path(&s->work->cache, s->mem, s->blobs[s->blob]) != NULL)
        s->blob++;
    if (s->blob == s->blobs_n) {
        judging_begin(s);
        return;
    }
    s->talk.done = blob_done;
    s->talk.arg  = s;
    talk_start(&s->work->client, &s->talk, "GET", str_printf(s->mem, "blob/%.*s", STR_ARG(s->blobs[s->blob])),
               STR_NULL, BLOB_BYTES_MAX);
}

/* --- the lease ------------------------------------------------------------------------------ */

static void beat_done(struct talk *talk, void *arg)
{
    struct slot *s = arg;

    s->beat_ms = now_ms() + BEAT_RETRY_MS;
    if (talk->f.status == 200)
        s->beat_ms = now_ms() + BEAT_MS;
    else if (talk->f.status == 409 || talk->f.status == 404)
        slot_lose(s, "the lease is lost");
    else if (talk->f.status == 401 || talk->f.status == 403)
        work_refused(s->work, &talk->f);
}

static void beat_send(struct slot *s)
{
    s->beat.done = beat_done;
    s->beat.arg  = s;
    talk_start(&s->work->client, &s->beat, "POST", job_path(s->mem, s, "heartbeat"),
               str_printf(s->mem, "{\"attempt\":%lld}", (long long)s->attempt), REPLY_BYTES_MAX);
}

static str text_of(struct arena *mem, const json_t *json, const char *key)
{
    return str_copy(mem, json_str(json_object_get(json, key)));
}

void slot_begin(struct slot *s, const json_t *job)
{
    const json_t *blobs = json_object_get(job, "blobs");
    size_t        i;

    s->mem       = arena_new(JOB_BYTES);
    s->state     = SLOT_FETCHING;
    s->job_id    = text_of(s->mem, job, "job_id");
    s->attempt   = json_integer_value(json_object_get(job, "attempt"));
    s->request   = json_text(s->mem, json_object_get(job, "request"));
    s->began_ms  = now_ms();
    s->beat_ms   = s->began_ms + BEAT_MS;
    s->blobs_n   = json_array_size(blobs);
    s->blobs     = ARENA_ARRAY(s->mem, str, s->blobs_n + 1);
    for (i = 0; i < s->blobs_n; i++)
        s->blobs[i] = str_copy(s->mem, json_str(json_array_get(blobs, i)));
    work_say("job %.*s attempt %lld: a %.*s in %.*s", STR_ARG(s->job_id), (long long)s->attempt,
             STR_ARG(text_of(s->mem, job, "kind")), STR_ARG(text_of(s->mem, job, "language")));
    blobs_go_on(s);
}

void slot_work(struct slot *s)
{
    if (s->state == SLOT_FREE || s->state == SLOT_ENDING)
        return;
    if (s->beat_ms <= now_ms() && talk_is_due(&s->beat))
        beat_send(s);
    if (s->state == SLOT_FETCHING && talk_is_due(&s->talk))
        blobs_go_on(s);
    else if (s->state == SLOT_REPORTING && s->give_up_ms <= now_ms())
        slot_lose(s, "the server was away too long for its report");
    else if (s->state == SLOT_REPORTING && talk_is_due(&s->talk))
        report_send(s);
    else if (s->state == SLOT_JUDGING && s->began_ms + JUDGING_MS_MAX <= now_ms())
        kill(s->pid, SIGKILL); /* its end is reported as any other */
}
