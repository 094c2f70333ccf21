/* pool.h - worker threads for what would block an I/O thread. */
#ifndef CORE_POOL_H
#define CORE_POOL_H

#include <stddef.h>

struct pool;
struct pool_task {
    void (*run)(struct pool_task *task);
    struct pool_task *next; /* the pool's */
};

struct pool *pool_new(int threads);
/* Runs what is queued, then ends the threads. */
void         pool_free(struct pool *pool);
/* Queues a task in order; the caller owns it until run is called. */
void         pool_add(struct pool *pool, struct pool_task *task);
size_t       pool_waiting(struct pool *pool);

#endif
