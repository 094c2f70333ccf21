/* outbox.c - sends the deliveries of webhooks: many at once, in one thread.
 *
 * An endpoint that is slow or dead must not hold up the others.  So one host
 * has at most HOST_RUNNING requests under way, and behind them no more than it
 * will have got through soon, as far as its replies tell.  What is beyond that
 * is put back, to be due again when its turn will have come.
 */
#include <pthread.h>
#include <string.h>
#include "jobs/webhook.h"

#define RUNNING_MAX     64
#define HELD_MAX        256 /* deliveries here: running and waiting */
#define HOST_RUNNING    4
#define WAITING_MIN     12  /* may wait for a host that is slow */
#define WAITING_MAX     128 /* ... and for one that is fast */
#define WAITING_MS      2000 /* is how long they should have to */
#define HOST_BYTES      272 /* a host name of 255, and the port */
#define HOSTS           (2 * HELD_MAX)
#define POLL_MS         1000
#define PUT_BACK_MS_MAX (5 * MS_PER_MINUTE)
#define TYPICAL_MS      5   /* taken for a host that was never tried: soon corrected */

struct host {
    char    name[HOST_BYTES];
    int     running, waiting;
    int64_t typical_ms; /* a request takes: raised while one takes longer, averaged when one ends */
    int64_t next_ms;    /* when the next one that is put back shall come again */
};

enum stage { WAITING, RUNNING, ENDED };

/* A delivery on its way; lives in the memory of its call. */
struct sending {
    struct fetch    fetch; /* first: the multi gives back its address */
    struct call    *c;
    struct job      job;
    struct delivery delivery;
    struct host    *host;
    enum stage      stage;
    int64_t         at_ms;
    struct job_end  end;
    bool            made;  /* there is a try to record */
    const char     *error; /* why nothing was sent */
};

struct outbox {
    struct jobs        *jobs;
    struct fetch_multi *multi;
    unsigned            allow;
    pthread_t           thread;
    pthread_mutex_t     lock;     /* guards arrived, room, stopping */
    size_t              room;
    bool                stopping;
    struct sending     *arrived[HELD_MAX];
    size_t              arrived_n;
    struct sending     *held[HELD_MAX]; /* from here on the thread's own */
    size_t              held_n;
    int                 running;
    struct host         hosts[HOSTS];
};

size_t outbox_room(struct outbox *outbox)
{
    size_t room;

    pthread_mutex_lock(&outbox->lock);
    room = outbox->room;
    pthread_mutex_unlock(&outbox->lock);
    return room;
}

static bool load_step(struct call *c, void *arg)
{
    struct sending *s = arg;

    if (!delivery_load(c, s->job.ref_id, &s->delivery))
        s->delivery.id = 0;
    return true;
}

void outbox_add(struct outbox *outbox, const struct job *job)
{
    struct call    *c = call_new(jobs_server(outbox->jobs), job->workspace_id, "system");
    struct sending *s = ARENA_NEW(c->mem, struct sending);

    s->c           = c;
    s->job         = *job;
    s->job.payload = STR_NULL; /* dies with the claim, and is of no use here */
    s->end         = (struct job_end){ .id = job->id, .tries = job->tries };
    if (!call_read(c, load_step, s)) {
        call_free(c); /* the store cannot be read: the job comes again with the end of its lease */
        return;
    }
    pthread_mutex_lock(&outbox->lock);
    outbox->arrived[outbox->arrived_n++] = s;
    outbox->room--;
    pthread_mutex_unlock(&outbox->lock);
    fetch_multi_wake(outbox->multi);
}

/* --- hosts ----------------------------------------------------------------------- */

/* The entry of a host; one that nothing hangs on is taken for a new host.
 * There is always one, because more entries exist than deliveries are held. */
static struct host *host_of(struct outbox *outbox, str name, int64_t now_ms)
{
    struct host *idle = NULL;

    for (size_t i = 0; i < HOSTS; i++) {
        struct host *h = &outbox->hosts[i];

        if (str_is(name, h->name))
            return h;
        if (h->running + h->waiting == 0 && (!idle || h->next_ms < idle->next_ms))
            idle = h;
    }
    *idle = (struct host){ .typical_ms = TYPICAL_MS, .next_ms = now_ms };
    memcpy(idle->name, name.data, name.len < HOST_BYTES - 1 ? name.len : HOST_BYTES - 1);
    return idle;
}

static int host_waiting_max(const struct host *h)
{
    int64_t n = WAITING_MS * HOST_RUNNING / h->typical_ms;

    return n < WAITING_MIN ? WAITING_MIN : n > WAITING_MAX ? WAITING_MAX : (int)n;
}

static int64_t host_comes_again_ms(struct host *h, int64_t now_ms)
{
    int64_t step_ms = h->typical_ms / HOST_RUNNING + 1;

    h->next_ms = (h->next_ms > now_ms ? h->next_ms : now_ms) + step_ms;
    if (h->next_ms > now_ms + PUT_BACK_MS_MAX)
        h->next_ms = now_ms + PUT_BACK_MS_MAX;
    return h->next_ms;
}

/* --- the life of a sending --------------------------------------------------------- */

static void end(struct sending *s, enum job_outcome outcome, int64_t run_at)
{
    s->stage       = ENDED;
    s->end.outcome = outcome;
    s->end.run_at  = run_at;
}

/* Takes in what arrived: it waits for its turn, or needs none. */
static void receive(struct outbox *outbox, struct sending *s, int64_t now_ms)
{
    outbox->held[outbox->held_n++] = s;
    s->host = host_of(outbox, fetch_url_host(s->c->mem, s->delivery.url), now_ms);
    if (s->delivery.id == 0 || str_is(s->delivery.status, "delivered")) {
        end(s, JOB_DONE, 0);
    } else {
        s->stage = WAITING;
        s->host->waiting++;
    }
}

/* What became of a try; a removed webhook is not asked again. */
static void judge(struct sending *s)
{
    struct try_made made = { .fetch = &s->fetch, .error = s->error };

    s->made = true;
    if (webhook_succeeded(&made) || s->delivery.removed)
        end(s, JOB_DONE, 0);
    else
        end(s, JOB_FAILED, 0);
    s->end.error = s->error ? s->error : s->fetch.error ? s->fetch.error : "the reply was not a 2xx status";
    /* The delivery says itself that it failed for good: its job need not stay. */
    if (job_pause_ms(s->job.tries) < 0)
        s->end.outcome = JOB_DONE;
}

static void start(struct outbox *outbox, struct sending *s, int64_t now_ms)
{
    s->host->waiting--;
    s->at_ms = now_ms;
    s->error = delivery_request(s->c->mem, &s->delivery, now_ms, &s->fetch);
    if (s->error) {
        judge(s);
        return;
    }
    s->fetch.allow |= outbox->allow;
    s->stage = RUNNING;
    s->host->running++;
    outbox->running++;
    fetch_multi_add(outbox->multi, s->c->mem, &s->fetch);
}

static void stopped_running(struct outbox *outbox, struct sending *s)
{
    s->host->running--;
    outbox->running--;
}

static void take_finished(struct outbox *outbox)
{
    struct fetch *f;

    while ((f = fetch_multi_take(outbox->multi)) != NULL) {
        struct sending *s = (struct sending *)f;

        stopped_running(outbox, s);
        s->host->typical_ms = (s->host->typical_ms + f->duration_ms) / 2 + 1;
        judge(s);
    }
}

/* Puts back what waits for hosts beyond what they will get through soon. */
static void relieve(struct outbox *outbox, int64_t now_ms)
{
    for (size_t i = 0; i < outbox->held_n; i++) {
        struct sending *s = outbox->held[i];

        if (s->stage == RUNNING && s->host->typical_ms < now_ms - s->at_ms)
            s->host->typical_ms = now_ms - s->at_ms;
    }
    for (size_t i = outbox->held_n; i-- > 0;) { /* the youngest first */
        struct sending *s = outbox->held[i];

        if (s->stage == WAITING && s->host->waiting > host_waiting_max(s->host)) {
            s->host->waiting--;
            end(s, JOB_PUT_BACK, host_comes_again_ms(s->host, now_ms));
        }
    }
}

/* The server stops: what waits is put back, later also what runs. */
static void give_back(struct outbox *outbox, enum stage stage, int64_t now_ms)
{
    for (size_t i = 0; i < outbox->held_n; i++) {
        struct sending *s = outbox->held[i];

        if (s->stage != stage)
            continue;
        if (stage == RUNNING) {
            fetch_multi_remove(outbox->multi, &s->fetch);
            stopped_running(outbox, s);
        } else {
            s->host->waiting--;
        }
        end(s, JOB_PUT_BACK, now_ms);
    }
}

/* --- storing what ended ------------------------------------------------------------ */

struct batch {
    struct outbox  *outbox;
    struct job_end  ends[HELD_MAX];
    struct try_made made[HELD_MAX];
    size_t          ends_n, made_n;
};

static bool record_step(struct call *c, void *arg)
{
    struct batch *batch = arg;

    if (batch->made_n)
        webhook_record(c, batch->made, batch->made_n);
    job_end_write(c, batch->outbox->jobs, batch->ends, batch->ends_n);
    return true;
}

static void batch_add(struct batch *batch, const struct sending *s)
{
    batch->ends[batch->ends_n++] = s->end;
    if (s->made)
        batch->made[batch->made_n++] = (struct try_made){
            .workspace_id = s->job.workspace_id, .delivery = &s->delivery, .fetch = &s->fetch, .at_ms = s->at_ms,
            .error = s->error, .last = s->end.outcome == JOB_DONE };
}

/* Writes everything that ended in one transaction, then lets go of it.  If that
 * fails the leases end and it is delivered again: at least once. */
static void record_ended(struct outbox *outbox)
{
    struct server *server = jobs_server(outbox->jobs);
    struct call   *c = call_new(server, 0, "system");
    struct batch  *batch = ARENA_NEW(c->mem, struct batch);
    size_t         kept_n = 0;

    batch->outbox = outbox;
    for (size_t i = 0; i < outbox->held_n; i++)
        if (outbox->held[i]->stage == ENDED)
            batch_add(batch, outbox->held[i]);
    if (batch->ends_n && !call_write(c, record_step, batch))
        LOG(server->log, LOG_ERROR, "webhook deliveries not recorded: they will be repeated",
            LOG_NUMBER("deliveries", (int64_t)batch->ends_n));
    for (size_t i = 0; i < outbox->held_n; i++) {
        if (outbox->held[i]->stage == ENDED)
            call_free(outbox->held[i]->c);
        else
            outbox->held[kept_n++] = outbox->held[i];
    }
    outbox->held_n = kept_n;
    pthread_mutex_lock(&outbox->lock);
    outbox->room += batch->ends_n;
    pthread_mutex_unlock(&outbox->lock);
    if (batch->ends_n)
        jobs_wake(outbox->jobs); /* there is room now */
    call_free(c);
}

/* --- the thread ---------------------------------------------------------------------- */

static void take_arrived(struct outbox *outbox, int64_t now_ms, bool *stopping)
{
    pthread_mutex_lock(&outbox->lock);
    for (size_t i = 0; i < outbox->arrived_n; i++)
        receive(outbox, outbox->arrived[i], now_ms);
    outbox->arrived_n = 0;
    *stopping         = outbox->stopping;
    pthread_mutex_unlock(&outbox->lock);
}

static void start_waiting(struct outbox *outbox, int64_t now_ms)
{
    for (size_t i = 0; i < outbox->held_n && outbox->running < RUNNING_MAX; i++) {
        struct sending *s = outbox->held[i];

        if (s->stage == WAITING && s->host->running < HOST_RUNNING)
            start(outbox, s, now_ms);
    }
}

static bool has_ended(const struct outbox *outbox)
{
    for (size_t i = 0; i < outbox->held_n; i++)
        if (outbox->held[i]->stage == ENDED)
            return true;
    return false;
}

/* One round; returns whether it may now wait for the network. */
static bool go_on(struct outbox *outbox, bool *stopping)
{
    int64_t now_ms = jobs_server(outbox->jobs)->now_ms();

    take_arrived(outbox, now_ms, stopping);
    take_finished(outbox);
    if (*stopping)
        give_back(outbox, WAITING, now_ms);
    else
        start_waiting(outbox, now_ms);
    if (*stopping && jobs_break_off(outbox->jobs))
        give_back(outbox, RUNNING, now_ms);
    relieve(outbox, now_ms);
    if (!has_ended(outbox))
        return true;
    record_ended(outbox);
    return false;
}

static void *send_all(void *arg)
{
    struct outbox *outbox = arg;
    bool           stopping = false;

    for (;;) {
        bool may_wait = go_on(outbox, &stopping);

        if (stopping && outbox->held_n == 0)
            return NULL;
        fetch_multi_work(outbox->multi, may_wait ? POLL_MS : 0);
    }
}

struct outbox *outbox_start(struct jobs *jobs, struct arena *mem)
{
    struct outbox *outbox = ARENA_NEW(mem, struct outbox);

    outbox->jobs  = jobs;
    outbox->room  = HELD_MAX;
    outbox->allow = config_on(jobs_server(jobs)->config, SET_OUTBOUND_PRIVATE) ? FETCH_PRIVATE : 0;
    outbox->multi = fetch_multi_new();
    pthread_mutex_init(&outbox->lock, NULL);
    if (pthread_create(&outbox->thread, NULL, send_all, outbox) == 0)
        return outbox;
    fetch_multi_free(outbox->multi);
    return NULL;
}

void outbox_stop(struct outbox *outbox)
{
    pthread_mutex_lock(&outbox->lock);
    outbox->stopping = true;
    pthread_mutex_unlock(&outbox->lock);
    fetch_multi_wake(outbox->multi);
    pthread_join(outbox->thread, NULL);
    fetch_multi_free(outbox->multi);
    pthread_mutex_destroy(&outbox->lock);
}
