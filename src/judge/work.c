/* work.c - the loop of a worker: what is due, signals, the end. */
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include "core/json.h"
#include "judge/work.h"

#define WAIT_S          25
#define LEASE_BYTES_MAX ((size_t)8 << 20)
#define TICK_MS         1000
#define STOP_MS         20000 /* what is under way at SIGTERM gets so long */
#define REPORT_MS       5000  /* and its reports so long after that */
#define QUICK_MS        500   /* a server that has nothing sooner than this is not asked at once */
#define SLOT_BYTES      (INT64_C(1280) << 20) /* the largest run, JUDGE.md 4, and what judges it */

void work_say(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("assay-judge: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

void work_refused(struct work *work, const struct fetch *f)
{
    work_say("the server does not let this worker in: %d %.*s", f->status, STR_ARG(f->reply));
    work->is_over = true;
    work->status  = 1;
}

/* --- leases ------------------------------------------------------------------------------ */

static struct slot *slot_that_is_free(struct work *work)
{
    size_t i;

    for (i = 0; i < work->slots_n; i++)
        if (work->slots[i].state == SLOT_FREE)
            return &work->slots[i];
    return NULL;
}

static void lease_take(struct work *work, str reply, bool is_first)
{
    const char   *message;
    json_t       *json = json_read(reply, JSON_DEPTH_MAX, &message);
    const json_t *job  = json_object_get(json, "job");

    if (json_is_object(job)) {
        slot_begin(slot_that_is_free(work), job); /* it was asked because one is free */
    } else if (now_ms() - work->leased_ms < QUICK_MS && !is_first) {
        work->lease.due_ms = now_ms() + TICK_MS;
    }
    json_close(json);
}

static void lease_done(struct talk *talk, void *arg)
{
    struct work *work = arg;

    if (talk->f.status == 200) {
        talk_succeeded(talk);
        lease_take(work, talk->f.reply, !work->is_connected);
        if (!work->is_connected)
            work_say("connected to %s", work->client.server);
        work->is_connected = true;
    } else if (talk->f.status == 401 || talk->f.status == 403) {
        work_refused(work, &talk->f);
    } else {
        if (work->is_connected || talk->pause_ms == 0)
            work_say("no leases from %s: %s %.*s", work->client.server,
                     talk->f.error != NULL ? talk->f.error : "it answers", STR_ARG(talk->f.reply));
        work->is_connected = false;
        talk_failed(talk);
    }
}

static void lease_send(struct work *work)
{
    work->lease.done = lease_done;
    work->lease.arg  = work;
    work->leased_ms  = now_ms();
    talk_start(&work->client, &work->lease, "POST", STR("lease"),
               work->is_connected ? work->lease_body : work->first_body, LEASE_BYTES_MAX);
}

/* Is the id one of a list with commas? */
static bool is_listed(const char *list, str id)
{
    str rest = str_of(list);

    while (rest.len > 0)
        if (str_eq(str_trim(str_cut(&rest, ',')), id))
            return true;
    return false;
}

/* What works here and is wanted, as JSON.  What is not wanted is not tried either. */
static str languages_text(struct work *work, const char *wanted)
{
    const char *message;
    json_t     *all, *one;
    str         text;
    size_t      i;

    for (i = 0; i < languages_n && wanted != NULL; i++)
        if (!is_listed(wanted, str_of(languages[i].id)))
            work->worker->detected[i].is_tried = true;
    text = judge_languages_text(work->worker, work->mem);
    if (wanted == NULL)
        return text;
    all = json_read(text, JSON_DEPTH_MAX, &message);
    for (i = json_array_size(all); i > 0; i--) {
        one = json_array_get(all, i - 1);
        if (!is_listed(wanted, json_str(json_object_get(one, "id"))))
            json_array_remove(all, i - 1);
    }
    text = json_text(work->mem, all);
    json_close(all);
    return text;
}

static str lease_body(struct work *work, str offered, int wait_s)
{
    const struct worker *w = work->worker;
    struct buf           b = BUF(work->mem);

    buf_printf(&b, "{\"slots\":%zu,\"wait_s\":%d,\"level\":\"%s\",\"mode\":\"%s\",\"version\":\"" ASSAY_VERSION
               "\",\"languages\":", work->slots_n, wait_s, w->level == LEVEL_A ? "A" : w->level == LEVEL_B ? "B" : "C",
               w->mode == MODE_ROOT ? "root" : "user");
    buf_str(&b, offered);
    buf_char(&b, '}');
    return buf_end(&b);
}

/* --- processes ----------------------------------------------------------------------------- */

/* Of jobs, and of what they left behind: this process is its reaper. */
static void reap(struct work *work)
{
    int    status;
    pid_t  pid;
    size_t i;

    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        for (i = 0; i < work->slots_n; i++)
            if (work->slots[i].pid == pid)
                slot_ended(&work->slots[i], status);
}

/* --- signals --------------------------------------------------------------------------------- */

static void signals_fill(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGCHLD);
}

/* The thread that takes signals: it ends the waiting of the loop, which looks what has come. */
static void *signals_take(void *arg)
{
    struct work *work = arg;
    sigset_t     signals;
    int          got;

    signals_fill(&signals);
    for (;;) {
        if (sigwait(&signals, &got) == 0 && got != SIGCHLD)
            atomic_store(&work->is_stopping, true);
        fetch_multi_wake(work->client.multi);
    }
    return NULL;
}

/* --- the end ----------------------------------------------------------------------------------- */

static bool is_idle(const struct work *work)
{
    size_t i;

    for (i = 0; i < work->slots_n; i++)
        if (work->slots[i].state != SLOT_FREE)
            return false;
    return true;
}

/* No more leases; jobs under way are finished, or given back after a while. */
static void stop_work(struct work *work)
{
    size_t i;

    if (work->stop_ms == 0) {
        work_say("stopping");
        work->stop_ms = now_ms() + STOP_MS;
        talk_stop(&work->client, &work->lease);
    }
    if (is_idle(work) || work->stop_ms + REPORT_MS <= now_ms()) {
        work->is_over = true;
    } else if (work->stop_ms <= now_ms()) {
        for (i = 0; i < work->slots_n; i++) {
            struct slot *s = &work->slots[i];

            if (s->state == SLOT_JUDGING && s->pid > 0)
                kill(s->pid, SIGKILL); /* SE is reported, and others get the job */
            else if (s->state == SLOT_FETCHING)
                slot_give_up(s, "the worker was stopped");
        }
    }
}

/* Nothing of ours survives, whatever its lease. */
static void end_all(struct work *work)
{
    size_t i;

    for (i = 0; i < work->slots_n; i++) {
        struct slot *s = &work->slots[i];

        if (s->pid > 0) {
            kill(s->pid, SIGKILL);
            waitpid(s->pid, NULL, 0);
        }
        talk_stop(&work->client, &s->talk);
        talk_stop(&work->client, &s->beat);
    }
    talk_stop(&work->client, &work->lease);
}

static void turn(struct work *work)
{
    size_t i;

    if (atomic_load(&work->is_stopping))
        stop_work(work);
    else if (slot_that_is_free(work) != NULL && talk_is_due(&work->lease))
        lease_send(work);
    for (i = 0; i < work->slots_n; i++)
        slot_work(&work->slots[i]);
    client_work(&work->client, TICK_MS);
    reap(work);
}

static bool work_open(struct work *work, const struct work_options *o)
{
    const char *message = "";
    sigset_t    signals;
    str         offered;
    size_t      i;

    if (!client_open(&work->client, work->mem, o->server, o->token_file, &message)) {
        work_say("%s", message);
        return false;
    }
    work->slots_n = (size_t)(o->slots > 0 ? o->slots : machine_slots(SLOT_BYTES));
    if (work->slots_n > SLOTS_MAX - (size_t)o->slot) /* their numbers end there */
        work->slots_n = SLOTS_MAX - (size_t)o->slot;
    for (i = 0; i < work->slots_n; i++)
        work->slots[i] = (struct slot){ .work = work, .number = o->slot + (int64_t)i, .report_fd = -1 };
    if (!blob_cache_open(&work->cache, work->mem, work->worker->folder)) {
        work_say("no folder can be made in %s", work->worker->folder);
        return false;
    }
    offered          = languages_text(work, o->languages);
    work->first_body = lease_body(work, offered, 0);
    work->lease_body = lease_body(work, offered, WAIT_S);
    signals_fill(&signals);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    return pthread_create(&work->signals, NULL, signals_take, work) == 0;
}

int work(struct worker *w, const struct work_options *options)
{
    struct work *work = ARENA_NEW(w->mem, struct work);

    work->worker = w;
    work->mem    = w->mem;
    if (!work_open(work, options))
        return 2;
    work_say("%zu at once, level %s, mode %s", work->slots_n,
             w->level == LEVEL_A ? "A" : w->level == LEVEL_B ? "B" : "C", w->mode == MODE_ROOT ? "root" : "user");
    while (!work->is_over)
        turn(work);
    end_all(work);
    pthread_cancel(work->signals);
    pthread_join(work->signals, NULL);
    client_close(&work->client);
    work_say("stopped");
    return work->status;
}
