/* work.h - the worker at work: leases jobs of a server, judges them, reports.
 *
 *   work.c        the loop: what is due, signals, the end
 *   slot.c        one job from its lease to its acknowledged report
 *   client.c      requests to the server, tried again with growing pauses
 *   blob_cache.c  what requests refer to by hash, on disk
 *   machine.c     how many jobs at once this machine bears
 *
 * One thread does all of it.  A job is judged in a process of its own, which dies with
 * this one; another thread only takes signals.  The protocol: docs/reference/judge.md.
 */
#ifndef JUDGE_WORK_H
#define JUDGE_WORK_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/types.h>
#include "core/buf.h"
#include "core/fetch.h"
#include "core/json.h"
#include "judge/judge_text.h"

/* --- client.c ---------------------------------------------------------------- */

/* One request at a time, to the same end; while it fails, tried again. */
struct talk {
    struct arena       *mem;     /* of the request and its reply; NULL: none is under way */
    struct fetch        f;
    struct fetch_header headers[2];
    int64_t             due_ms;  /* when it may be tried again */
    int64_t             pause_ms;
    void (*done)(struct talk *talk, void *arg); /* its reply is there, or there is none */
    void               *arg;
};

struct client {
    struct fetch_multi *multi;
    const char         *server;        /* without a slash at its end */
    str                 authorization; /* value of the header */
};

/* False with what would have been right: https, or http to this machine. */
bool client_open(struct client *client, struct arena *mem, const char *server, const char *token_file,
                 const char **message);
void client_close(struct client *client);
/* Sends a request; `body` may be STR_NULL; `bytes_max`: of the reply. */
void talk_start(struct client *client, struct talk *talk, const char *method, str path, str body, size_t bytes_max);
/* Takes what ended and calls its `done`; waits for it at most so long. */
void client_work(struct client *client, int wait_ms);
/* To be said in `done`: the next try is a longer pause away; or all is well again. */
void talk_failed(struct talk *talk);
void talk_succeeded(struct talk *talk);
void talk_stop(struct client *client, struct talk *talk);
bool talk_is_due(const struct talk *talk); /* none is under way, and its pause is over */
int64_t now_ms(void);                      /* of the monotonic clock */

/* --- blob_cache.c ------------------------------------------------------------- */

struct blob_cache { const char *folder; };

bool        blob_cache_open(struct blob_cache *cache, struct arena *mem, const char *folder);
/* The file of that content, which counts as used now; NULL when it is not there. */
const char *blob_cache_path(void *cache, struct arena *mem, str sha256);
/* Keeps it when it is what its hash says: its bytes have it, or they are gzip of what has it.
 * False with why not. */
bool        blob_cache_put(const struct blob_cache *cache, struct arena *mem, str sha256, str bytes,
                           const char **message);

/* --- machine.c ------------------------------------------------------------------ */

/* One processor is left to others, and a job may need `bytes`: at least 1, at most SLOTS_MAX. */
int machine_slots(int64_t bytes);

/* --- slot.c --------------------------------------------------------------------- */

enum slot_state {
    SLOT_FREE,
    SLOT_FETCHING,  /* blobs */
    SLOT_JUDGING,   /* in a process of its own */
    SLOT_REPORTING,
    SLOT_ENDING     /* its process is being killed */
};

struct work;

struct slot {
    struct work    *work;
    int64_t         number;
    enum slot_state state;
    struct arena   *mem;        /* of the job */
    str             job_id, request, verdict, report, body; /* body: of the request that reports */
    int64_t         attempt, began_ms, beat_ms, give_up_ms;
    str            *blobs;
    size_t          blobs_n, blob;
    bool            is_replaced; /* the server did not take the report: SE was sent instead */
    pid_t           pid;
    int             report_fd;
    struct talk     talk, beat;
};

struct work {
    struct worker    *worker;
    struct arena     *mem;
    struct client     client;
    struct blob_cache cache;
    struct slot       slots[SLOTS_MAX];
    size_t            slots_n;
    struct talk       lease;
    str               lease_body, first_body; /* first: does not wait, so that it shows that the server is there */
    int64_t           leased_ms;
    bool              is_connected;
    int               status;      /* of exit, once `is_over` */
    bool              is_over;     /* at once */
    pthread_t         signals;
    atomic_bool       is_stopping; /* set by the thread that takes signals */
    int64_t           stop_ms;     /* when jobs under way are given up */
};

/* Begins a job that was leased: the member "job" of the reply. */
void slot_begin(struct slot *slot, const json_t *job);
/* Does what is due: heartbeats, retries, the end of its time. */
void slot_work(struct slot *slot);
/* Its process ended. */
void slot_ended(struct slot *slot, int status);
/* Ends a job without a verdict, so that the server gives it to others. */
void slot_give_up(struct slot *slot, const char *fault);

/* --- work.c ----------------------------------------------------------------------- */

struct work_options {
    const char *server, *token_file;
    const char *languages;   /* ids with commas between: no others are offered; NULL = all that work here */
    int64_t     slots, slot; /* 0 = as many as the machine bears; number of the first */
};

/* Works until SIGTERM; returns the exit status. */
int  work(struct worker *w, const struct work_options *options);
/* One line for the journal. */
void work_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The server does not know this token: nothing can be done. */
void work_refused(struct work *work, const struct fetch *f);

#endif
