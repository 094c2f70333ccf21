/* wait.h - between call.c and wait.c: the table of calls that wait.
 *
 * Operations use call_wait and call_wake of op.h.
 */
#ifndef OP_WAIT_H
#define OP_WAIT_H

#include <stdbool.h>
#include <stdint.h>

struct waits;

/* One that waits; it lives in its call. */
struct waiter {
    const char    *topic;    /* a literal; NULL: it does not wait */
    int64_t        id, actor_id;
    int64_t        seen;     /* waits_count before the call looked into the store */
    int64_t        until_us; /* on the monotonic clock */
    int64_t        look_us;  /* the table's, as is next */
    struct waiter *next;
    void (*resume)(struct waiter *waiter); /* it waits no more: have it run; must not block */
    bool (*gone)(struct waiter *waiter);   /* has its client gone? */
};

/* `again_each_s`: look at every one each second, because others write to the store too. */
struct waits *waits_new(bool again_each_s);
void          waits_free(struct waits *w);
/* How many wakes there were. */
int64_t       waits_count(struct waits *w);
/* May one more of this caller wait? */
bool          waits_has_room(struct waits *w, int64_t actor_id);
/* Enters one; it may be resumed before this returns. */
void          waits_add(struct waits *w, struct waiter *waiter);
void          waits_wake(struct waits *w, const char *topic, int64_t id);
/* The server stops: resumes all and takes no more. */
void          waits_end(struct waits *w);

#endif
