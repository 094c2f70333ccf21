/* wait.c - calls that wait for something to happen, without a thread.
 *
 * A call that waits is an entry of a table, by its topic and id: its connection is
 * suspended, its transaction is over.  Who brings that about wakes it (call_wake), and then
 * it is run again on a worker.  One thread looks at all of them at least once a second: at
 * those whose time is over, those whose client has gone, and on PostgreSQL at every one,
 * because another server may have done what they wait for.
 *
 * What happens between the look into the store and the entry into the table would be
 * missed.  So every wake is counted; a call notes the count before it looks, and an entry
 * whose topic was woken since then is run again at once.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "core/clock.h"
#include "op/wait.h"

#define BUCKETS 256u
#define LOOK_MS 1000
#define WAITS_MAX      2000 /* of all callers; one more is answered as things stand */
#define WAITS_EACH_MAX 8    /* of one caller */

struct bucket {
    struct waiter *first;
    int64_t        woken; /* count of wakes when one of its topics was woken last */
};

struct waits {
    bool            again_each_s; /* other servers share the store */
    pthread_mutex_t lock;         /* guards all below */
    pthread_cond_t  changed;
    pthread_t       thread;
    bool            started, refuses, stopping;
    int64_t         wakes;
    size_t          n;
    struct bucket   buckets[BUCKETS];
};

struct waits *waits_new(bool again_each_s)
{
    struct waits      *w = calloc(1, sizeof *w);
    pthread_condattr_t monotonic;

    if (!w)
        return NULL;
    w->again_each_s = again_each_s;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return w;
}

void waits_free(struct waits *w)
{
    pthread_mutex_lock(&w->lock);
    w->refuses = w->stopping = true;
    pthread_cond_signal(&w->changed);
    pthread_mutex_unlock(&w->lock);
    if (w->started)
        pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

static struct bucket *bucket_of(struct waits *w, const char *topic, int64_t id)
{
    uint64_t hash = 1469598103934665603u ^ (uint64_t)id; /* FNV-1a */

    for (const char *p = topic; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    return &w->buckets[(hash ^ hash >> 29) % BUCKETS];
}

/* Takes those out of a bucket that `is` says; returns them as a list. */
static struct waiter *take(struct waits *w, struct bucket *b, bool (*is)(struct waiter *, const void *),
                           const void *arg)
{
    struct waiter *taken = NULL;

    for (struct waiter **at = &b->first, *one; (one = *at) != NULL;) {
        if (!is(one, arg)) {
            at = &one->next;
            continue;
        }
        *at       = one->next;
        one->next = taken;
        taken     = one;
        w->n--;
    }
    return taken;
}

/* Outside of the lock: from here on each belongs to whoever runs it. */
static void resume(struct waiter *list)
{
    while (list) {
        struct waiter *next = list->next;

        list->resume(list);
        list = next;
    }
}

static bool is_about(struct waiter *one, const void *arg)
{
    const struct waiter *wanted = arg;

    return one->id == wanted->id && strcmp(one->topic, wanted->topic) == 0;
}

static bool is_anyone(struct waiter *one, const void *arg)
{
    (void)one;
    (void)arg;
    return true;
}

static bool is_due(struct waiter *one, const void *arg)
{
    const int64_t *now_us = arg;

    return one->until_us <= *now_us || one->look_us <= *now_us || one->gone(one);
}

int64_t waits_count(struct waits *w)
{
    int64_t wakes;

    pthread_mutex_lock(&w->lock);
    wakes = w->wakes;
    pthread_mutex_unlock(&w->lock);
    return wakes;
}

void waits_wake(struct waits *w, const char *topic, int64_t id)
{
    struct waiter  wanted = { .topic = topic, .id = id };
    struct bucket *b = bucket_of(w, topic, id);
    struct waiter *woken;

    pthread_mutex_lock(&w->lock);
    b->woken = ++w->wakes;
    woken    = take(w, b, is_about, &wanted);
    pthread_mutex_unlock(&w->lock);
    resume(woken);
}

void waits_end(struct waits *w)
{
    struct waiter *all[BUCKETS];

    pthread_mutex_lock(&w->lock);
    w->refuses = true;
    for (size_t i = 0; i < BUCKETS; i++)
        all[i] = take(w, &w->buckets[i], is_anyone, NULL);
    pthread_mutex_unlock(&w->lock);
    for (size_t i = 0; i < BUCKETS; i++)
        resume(all[i]);
}

/* Looks at all that wait, until the server ends. */
static void *look(void *arg)
{
    struct waits *w = arg;

    pthread_mutex_lock(&w->lock);
    while (!w->stopping) {
        struct waiter  *due[BUCKETS];
        struct timespec until;
        int64_t         now_us = clock_monotonic_us(), next_us = now_us + LOOK_MS * 1000;

        for (size_t i = 0; i < BUCKETS; i++) {
            due[i] = take(w, &w->buckets[i], is_due, &now_us);
            for (struct waiter *one = w->buckets[i].first; one; one = one->next)
                next_us = one->until_us < next_us ? one->until_us : next_us;
        }
        pthread_mutex_unlock(&w->lock);
        for (size_t i = 0; i < BUCKETS; i++)
            resume(due[i]);
        pthread_mutex_lock(&w->lock);
        until = (struct timespec){ .tv_sec = next_us / 1000000, .tv_nsec = next_us % 1000000 * 1000 };
        if (w->n == 0 && !w->stopping)
            pthread_cond_wait(&w->changed, &w->lock);
        else if (!w->stopping)
            pthread_cond_timedwait(&w->changed, &w->lock, &until);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

bool waits_has_room(struct waits *w, int64_t actor_id)
{
    size_t own = 0;
    bool   room;

    pthread_mutex_lock(&w->lock);
    if (!w->started)
        w->started = pthread_create(&w->thread, NULL, look, w) == 0;
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct waiter *one = w->buckets[i].first; one; one = one->next)
            own += one->actor_id == actor_id;
    room = w->started && !w->refuses && w->n < WAITS_MAX && own < WAITS_EACH_MAX;
    pthread_mutex_unlock(&w->lock);
    return room;
}

void waits_add(struct waits *w, struct waiter *waiter)
{
    struct bucket *b = bucket_of(w, waiter->topic, waiter->id);
    int64_t        now_us = clock_monotonic_us();
    bool           again;

    pthread_mutex_lock(&w->lock);
    again = w->refuses || b->woken > waiter->seen;
    if (!again) {
        waiter->look_us = w->again_each_s ? now_us + LOOK_MS * 1000 : INT64_MAX;
        waiter->next    = b->first;
        b->first        = waiter;
        w->n++;
        pthread_cond_signal(&w->changed);
    }
    pthread_mutex_unlock(&w->lock);
    if (again)
        waiter->resume(waiter);
}
