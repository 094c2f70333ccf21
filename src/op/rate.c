/* rate.c - token buckets in memory: how often somebody may call.
 *
 * A fixed table of buckets found by a hash of who and what.  Two callers that
 * share a bucket by chance are limited together, which only matters to those
 * who call very often; the table never grows.
 */
#include <pthread.h>
#include <stdlib.h>
#include "op/call.h"

#define BUCKETS 16384

struct bucket {
    uint64_t key;
    double   left;
    int64_t  at_ms;
};

struct rates {
    pthread_mutex_t lock;
    struct bucket   buckets[BUCKETS];
};

struct rates *rates_new(void)
{
    struct rates *rates = calloc(1, sizeof *rates);

    if (!rates)
        abort();
    pthread_mutex_init(&rates->lock, NULL);
    return rates;
}

void rates_free(struct rates *rates)
{
    pthread_mutex_destroy(&rates->lock);
    free(rates);
}

/* FNV-1a, 64 bits. */
uint64_t rate_key(const void *data, size_t n, uint64_t seed)
{
    uint64_t hash = 14695981039346656037ull ^ seed;

    for (size_t i = 0; i < n; i++)
        hash = (hash ^ ((const unsigned char *)data)[i]) * 1099511628211ull;
    return hash;
}

bool rate_take(struct rates *rates, uint64_t key, int n, int most, int seconds, int64_t now_ms, int *wait_s,
               int *left)
{
    struct bucket *b = &rates->buckets[key % BUCKETS];
    double         per_ms = (double)most / ((double)seconds * 1000.0);
    bool           taken;

    pthread_mutex_lock(&rates->lock);
    if (b->key != key)
        *b = (struct bucket){ key, most, now_ms };
    b->left += (double)(now_ms - b->at_ms) * per_ms;
    b->at_ms = now_ms;
    if (b->left > most)
        b->left = most;
    taken = b->left >= 1;
    if (taken)
        b->left -= n;
    *left   = (int)b->left;
    *wait_s = 1 + (int)(((taken ? most : 1) - b->left) / per_ms / 1000.0);
    pthread_mutex_unlock(&rates->lock);
    return taken;
}
