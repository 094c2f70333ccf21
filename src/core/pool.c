/* pool.c - worker threads that take tasks in the order in which they came. */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include "core/pool.h"

struct pool {
    pthread_mutex_t   lock;
    pthread_cond_t    added;
    struct pool_task *first, **last;
    size_t            waiting;
    bool              stopping;
    int               threads_n;
    pthread_t         threads[];
};

static void *pool_work(void *arg)
{
    struct pool      *pool = arg;
    struct pool_task *task;

    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (pool->first == NULL && !pool->stopping)
            pthread_cond_wait(&pool->added, &pool->lock);
        task = pool->first;
        if (task == NULL)
            break;
        pool->first = task->next;
        if (pool->first == NULL)
            pool->last = &pool->first;
        pool->waiting--;
        pthread_mutex_unlock(&pool->lock);
        task->run(task);
        pthread_mutex_lock(&pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

struct pool *pool_new(int threads)
{
    struct pool *pool = calloc(1, sizeof *pool + sizeof(pthread_t) * (size_t)threads);

    if (pool == NULL)
        return NULL;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->added, NULL);
    pool->last = &pool->first;
    while (pool->threads_n < threads
           && pthread_create(&pool->threads[pool->threads_n], NULL, pool_work, pool) == 0)
        pool->threads_n++;
    if (pool->threads_n == 0) {
        pool_free(pool);
        return NULL;
    }
    return pool;
}

void pool_free(struct pool *pool)
{
    int i;

    if (pool == NULL)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    pthread_cond_broadcast(&pool->added);
    pthread_mutex_unlock(&pool->lock);
    for (i = 0; i < pool->threads_n; i++)
        pthread_join(pool->threads[i], NULL);
    pthread_cond_destroy(&pool->added);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}

void pool_add(struct pool *pool, struct pool_task *task)
{
    task->next = NULL;
    pthread_mutex_lock(&pool->lock);
    *pool->last = task;
    pool->last  = &task->next;
    pool->waiting++;
    pthread_cond_signal(&pool->added);
    pthread_mutex_unlock(&pool->lock);
}

size_t pool_waiting(struct pool *pool)
{
    size_t n;

    pthread_mutex_lock(&pool->lock);
    n = pool->waiting;
    pthread_mutex_unlock(&pool->lock);
    return n;
}
