/* worker.c - claims jobs and has them run.
 *
 * One thread claims: it looks when woken and once a second, and takes as many
 * rows of each kind as there is room for, so that many slow jobs of one kind
 * hold up no other kind.  Mail and sweeps run on a few worker threads, webhooks
 * in the outbox.
 * Tables: job (src/db/schema/0001_foundation.sql), in the name of the system:
 * its rows are claimed across workspaces.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include "core/clock.h"
#include "jobs/kind.h"

#define WORKERS          4
#define SLOTS            (2 * WORKERS)   /* jobs claimed for the workers */
#define CLAIM_MAX        64              /* rows in one statement */
#define IDLE_MS          1000
#define LEASE_MS         (2 * MS_PER_MINUTE)
#define STOP_US          10000000ll
#define JOBS_BYTES_MAX   (8u << 20)

/* A job on its way through a worker thread. */
struct slot {
    struct pool_task       task; /* first: the pool gives back its address */
    struct jobs           *jobs;
    const struct job_kind *kind;
    struct call           *c;    /* NULL: the slot is free */
    struct job             job;
};

struct sweeper {
    struct pool_task task; /* first, likewise */
    struct jobs     *jobs;
    bool             running;
    int64_t          next_us[SWEEPS_N]; /* the clock_monotonic_us when each is due */
};

struct jobs {
    struct server  *server;
    struct arena   *mem;   /* holds this */
    struct pool    *pool;
    struct outbox  *outbox;
    str             owner; /* of our leases */
    pthread_t       thread;
    pthread_mutex_t lock;  /* guards woken, stopping, slots[].c, sweeper.running */
    pthread_cond_t  wake;
    bool            woken, stopping;
    _Atomic int64_t break_off_us;
    struct slot     slots[SLOTS];
    struct sweeper  sweeper;
};

struct server *jobs_server(const struct jobs *jobs)
{
    return jobs->server;
}

bool jobs_break_off(const struct jobs *jobs)
{
    return clock_monotonic_us() >= atomic_load(&jobs->break_off_us);
}

void jobs_wake(struct jobs *jobs)
{
    pthread_mutex_lock(&jobs->lock);
    jobs->woken = true;
    pthread_cond_signal(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);
}

static bool is_stopping(struct jobs *jobs)
{
    bool stopping;

    pthread_mutex_lock(&jobs->lock);
    stopping = jobs->stopping;
    pthread_mutex_unlock(&jobs->lock);
    return stopping;
}

/* --- how a job ends -------------------------------------------------------- */

struct end_row {
    int64_t id, run_at, uncounted;
    str     owner, error; /* error: STR_NULL leaves the one that stands there */
};
static const struct field end_row_fields[] = {
    FIELD(end_row, id), FIELD(end_row, run_at), FIELD(end_row, uncounted), FIELD(end_row, owner),
    FIELD(end_row, error),
};
SHAPE(end_row);

static struct end_row end_row_of(struct call *c, struct jobs *jobs, const struct job_end *end)
{
    struct end_row row = { .id = end->id, .owner = jobs->owner, .error = str_of(end->error) };
    int64_t        pause_ms = job_pause_ms(end->tries);

    if (end->outcome == JOB_FAILED)
        row.run_at = pause_ms < 0 ? JOB_NEVER_MS : c->now_ms + pause_ms;
    if (end->outcome == JOB_PUT_BACK) {
        row.run_at    = end->run_at;
        row.uncounted = 1;
        row.error     = STR_NULL;
    }
    return row;
}

/* Done jobs go whoever holds the lease by now; the others only change while it
 * is ours, because somebody else may be running them. */
void job_end_write(struct call *c, struct jobs *jobs, const struct job_end *ends, size_t n)
{
    struct end_row *done = ARENA_ARRAY(c->mem, struct end_row, n), *later = ARENA_ARRAY(c->mem, struct end_row, n);
    size_t          done_n = 0, later_n = 0;

    for (size_t i = 0; i < n; i++) {
        if (ends[i].outcome == JOB_DONE)
            done[done_n++] = end_row_of(c, jobs, &ends[i]);
        else
            later[later_n++] = end_row_of(c, jobs, &ends[i]);
    }
    if (done_n)
        db_exec_many(c, &end_row_shape, done, done_n, "DELETE FROM job WHERE id = :id");
    if (later_n)
        db_exec_many(c, &end_row_shape, later, later_n,
                     "UPDATE job SET run_at = :run_at, tries = tries - :uncounted, error = COALESCE(:error, error),"
                     " lease_until = 0, lease_owner = '' WHERE id = :id AND lease_owner = :owner");
}

/* --- jobs on worker threads ------------------------------------------------- */

struct ending {
    struct jobs   *jobs;
    struct job_end end;
};

static bool end_step(struct call *c, void *arg)
{
    struct ending *e = arg;

    job_end_write(c, e->jobs, &e->end, 1);
    return true;
}

static void log_failure(struct slot *slot, const struct job_end *end)
{
    bool over = job_pause_ms(end->tries) < 0;

    LOG(slot->jobs->server->log, over ? LOG_ERROR : LOG_WARN, over ? "job given up" : "job failed",
        LOG_TEXT("kind", str_of(slot->kind->kind)), LOG_NUMBER("job", end->id), LOG_NUMBER("tries", end->tries),
        LOG_TEXT("error", str_of(end->error)));
}

static void slot_run(struct pool_task *task)
{
    struct slot    *slot = (struct slot *)task;
    struct jobs    *jobs = slot->jobs;
    struct job_call j = { .c = slot->c, .job = &slot->job, .jobs = jobs, .error = "failed without saying why" };
    struct ending   e = { jobs, { .id = slot->job.id, .tries = slot->job.tries, .outcome = JOB_PUT_BACK } };

    if (!is_stopping(jobs)) {
        if (slot->kind->run(&j))
            e.end.outcome = JOB_DONE;
        else if (!jobs_break_off(jobs))
            e.end.outcome = JOB_FAILED;
        e.end.error = j.error;
    }
    if (e.end.outcome == JOB_FAILED)
        log_failure(slot, &e.end);
    e.end.run_at = slot->c->now_ms;
    if (!call_write(slot->c, end_step, &e))
        LOG(jobs->server->log, LOG_ERROR, "end of a job not stored: it will run again",
            LOG_NUMBER("job", slot->job.id));
    call_free(slot->c);
    pthread_mutex_lock(&jobs->lock);
    slot->c     = NULL;
    jobs->woken = true; /* there is room now */
    pthread_cond_signal(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);
}

static size_t slots_free(struct jobs *jobs)
{
    size_t n = 0;

    pthread_mutex_lock(&jobs->lock);
    for (size_t i = 0; i < SLOTS; i++)
        n += jobs->slots[i].c == NULL;
    pthread_mutex_unlock(&jobs->lock);
    return n;
}

static void slot_add(struct jobs *jobs, const struct job_kind *kind, const struct job *job)
{
    struct call *c = call_new(jobs->server, job->workspace_id, "system");
    struct slot *slot = jobs->slots;

    pthread_mutex_lock(&jobs->lock);
    while (slot->c) /* the claim asked for no more than were free */
        slot++;
    slot->c = c;
    pthread_mutex_unlock(&jobs->lock);
    slot->task        = (struct pool_task){ .run = slot_run };
    slot->jobs        = jobs;
    slot->kind        = kind;
    slot->job         = *job;
    slot->job.payload = str_copy(c->mem, job->payload);
    pool_add(jobs->pool, &slot->task);
}

/* --- claiming --------------------------------------------------------------- */

static const struct field job_fields[] = {
    FIELD(job, id), FIELD(job, workspace_id), FIELD(job, ref_id), FIELD(job, tries), FIELD(job, created_at),
    FIELD(job, payload),
};
SHAPE(job);

struct claim {
    str         kind, owner;
    int64_t     most, lease_ms;
    struct list jobs; /* out */
};
static const struct field claim_fields[] = {
    FIELD(claim, kind), FIELD(claim, owner), FIELD(claim, most), FIELD(claim, lease_ms),
};
SHAPE(claim);

/* The outer condition decides between two servers: on PostgreSQL the second one
 * waits for the first, looks again, and finds the lease taken. */
static bool claim_step(struct call *c, void *arg)
{
    struct claim *claim = arg;

    claim->jobs = db_rows_with(c, WITH(claim, claim),
                               "UPDATE job SET lease_until = :now_ms + :lease_ms, lease_owner = :owner,"
                               " tries = tries + 1 WHERE id IN (SELECT id FROM job WHERE kind = :kind"
                               " AND run_at <= :now_ms AND lease_until <= :now_ms ORDER BY run_at LIMIT :most)"
                               " AND lease_until <= :now_ms RETURNING *", &job_shape, CLAIM_MAX);
    return true;
}

static bool is_due_step(struct call *c, void *arg)
{
    struct claim *claim = arg;
    int64_t       id;

    return db_int_with(c, WITH(claim, claim), "SELECT id FROM job WHERE kind = :kind AND run_at <= :now_ms"
                       " AND lease_until <= :now_ms LIMIT 1", &id);
}

/* Claims jobs of one kind and hands them over; true when there may be more. */
static bool claim_kind(struct jobs *jobs, const struct job_kind *kind)
{
    size_t       room = kind->run ? slots_free(jobs) : outbox_room(jobs->outbox);
    struct claim claim = { .kind = str_of(kind->kind), .owner = jobs->owner, .lease_ms = LEASE_MS };
    struct call *c;

    if (room == 0)
        return false;
    claim.most = room < CLAIM_MAX ? (int64_t)room : CLAIM_MAX;
    c          = call_new(jobs->server, 0, "system");
    /* Looked for on a read connection first, so that an idle server writes nothing. */
    if (call_read(c, is_due_step, &claim) && !call_write(c, claim_step, &claim))
        claim.jobs.n = 0;
    for (size_t i = 0; i < claim.jobs.n; i++) {
        if (kind->run)
            slot_add(jobs, kind, (struct job *)claim.jobs.items + i);
        else
            outbox_add(jobs->outbox, (struct job *)claim.jobs.items + i);
    }
    call_free(c);
    return (int64_t)claim.jobs.n == claim.most;
}

/* --- sweeps ------------------------------------------------------------------ */

struct sweeping {
    const struct sweep *sweep;
    int64_t             changed;
};

static bool sweep_step(struct call *c, void *arg)
{
    struct sweeping *s = arg;

    s->changed = s->sweep->run(c, s->sweep->batch);
    return true;
}

/* One sweep, batch by batch, each in a transaction of its own. */
static void sweep_run(struct jobs *jobs, const struct sweep *sweep)
{
    struct sweeping s = { .sweep = sweep };
    int64_t         total = 0;
    bool            kept;

    do {
        struct call *c = call_new(jobs->server, 0, "system");

        kept = call_write(c, sweep_step, &s);
        total += kept ? s.changed : 0;
        if (!kept)
            LOG(jobs->server->log, LOG_WARN, "sweep failed", LOG_TEXT("sweep", str_of(sweep->name)),
                LOG_TEXT("error", str_of(c->errors[0].message)));
        call_free(c);
    } while (kept && s.changed >= sweep->batch && !is_stopping(jobs));
    if (total)
        LOG(jobs->server->log, LOG_INFO, "swept", LOG_TEXT("sweep", str_of(sweep->name)), LOG_NUMBER("rows", total));
}

static void sweeper_run(struct pool_task *task)
{
    struct sweeper *sweeper = (struct sweeper *)task;
    struct jobs    *jobs = sweeper->jobs;

    for (size_t i = 0; i < SWEEPS_N && !is_stopping(jobs); i++) {
        int64_t now_us = clock_monotonic_us();

        if (sweeper->next_us[i] <= now_us) {
            sweep_run(jobs, &sweeps[i]);
            sweeper->next_us[i] = now_us + sweeps[i].every_ms * 1000;
        }
    }
    pthread_mutex_lock(&jobs->lock);
    sweeper->running = false;
    pthread_mutex_unlock(&jobs->lock);
}

static void sweep_if_due(struct jobs *jobs)
{
    struct sweeper *sweeper = &jobs->sweeper;
    bool            due = false;

    pthread_mutex_lock(&jobs->lock);
    for (size_t i = 0; i < SWEEPS_N && !sweeper->running; i++)
        due = due || sweeper->next_us[i] <= clock_monotonic_us();
    sweeper->running = sweeper->running || due;
    pthread_mutex_unlock(&jobs->lock);
    if (due)
        pool_add(jobs->pool, &sweeper->task);
}

/* --- the claiming thread ------------------------------------------------------ */

/* Waits until woken, at most IDLE_MS; false when the server stops. */
static bool wait_for_work(struct jobs *jobs)
{
    struct timespec until;
    bool            goes_on;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += IDLE_MS / 1000;
    pthread_mutex_lock(&jobs->lock);
    while (!jobs->woken && !jobs->stopping && pthread_cond_timedwait(&jobs->wake, &jobs->lock, &until) == 0)
        ;
    jobs->woken = false;
    goes_on     = !jobs->stopping;
    pthread_mutex_unlock(&jobs->lock);
    return goes_on;
}

static void *claim_all(void *arg)
{
    struct jobs *jobs = arg;

    do {
        bool more;

        sweep_if_due(jobs);
        do {
            more = false;
            for (size_t i = 0; i < job_kinds_n; i++)
                more |= claim_kind(jobs, &job_kinds[i]);
        } while (more && !is_stopping(jobs));
    } while (wait_for_work(jobs));
    return NULL;
}

static bool free_leases_step(struct call *c, void *arg)
{
    struct claim *claim = arg;

    db_exec_with(c, WITH(claim, claim), "UPDATE job SET lease_until = 0, lease_owner = '' WHERE lease_owner = :owner");
    return true;
}

/* What this server held when it died need not wait for the end of its lease. */
static void free_leases(struct jobs *jobs)
{
    struct claim claim = { .owner = jobs->owner };
    struct call *c = call_new(jobs->server, 0, "system");

    if (!call_write(c, free_leases_step, &claim))
        LOG(jobs->server->log, LOG_WARN, "jobs of the last run wait for their lease to end");
    call_free(c);
}

struct jobs *jobs_start(struct server *server)
{
    struct arena      *mem = arena_new(JOBS_BYTES_MAX);
    struct jobs       *jobs = ARENA_NEW(mem, struct jobs);
    pthread_condattr_t monotonic;

    jobs->server       = server;
    jobs->mem          = mem;
    jobs->break_off_us = INT64_MAX;
    jobs->owner        = str_printf(mem, "node %lld", (long long)config_int(server->config, SET_NODE_ID));
    jobs->sweeper.jobs = jobs;
    jobs->sweeper.task = (struct pool_task){ .run = sweeper_run };
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_cond_init(&jobs->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    free_leases(jobs);
    jobs->pool   = pool_new(WORKERS);
    jobs->outbox = outbox_start(jobs, mem);
    if (jobs->pool && jobs->outbox && pthread_create(&jobs->thread, NULL, claim_all, jobs) == 0)
        return jobs;
    if (jobs->outbox)
        outbox_stop(jobs->outbox);
    pool_free(jobs->pool);
    arena_free(mem);
    return NULL;
}

void jobs_stop(struct jobs *jobs)
{
    pthread_mutex_lock(&jobs->lock);
    jobs->stopping = true;
    pthread_cond_signal(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);
    atomic_store(&jobs->break_off_us, clock_monotonic_us() + STOP_US);
    pthread_join(jobs->thread, NULL);
    outbox_stop(jobs->outbox);
    pool_free(jobs->pool);
    pthread_cond_destroy(&jobs->wake);
    pthread_mutex_destroy(&jobs->lock);
    arena_free(jobs->mem);
}
