/* cache.c - see cache.h.
 *
 * A few hundred entries are looked through one by one: that takes a microsecond, and what
 * is kept here saves a request over the network.
 */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "core/cache.h"

#define ENTRIES   256
#define BYTES_MAX (8u << 20) /* of all texts and keys */

struct entry { char *data; size_t key_len, len; int64_t until_ms, put; };

struct cache {
    pthread_mutex_t lock;
    struct entry    entries[ENTRIES];
    size_t          bytes;
    int64_t         puts;
};

struct cache *cache_new(void)
{
    struct cache *cache = calloc(1, sizeof *cache);

    assert(cache);
    pthread_mutex_init(&cache->lock, NULL);
    return cache;
}

static void empty(struct cache *cache, struct entry *e)
{
    cache->bytes -= e->key_len + e->len;
    free(e->data);
    *e = (struct entry){ 0 };
}

void cache_free(struct cache *cache)
{
    for (size_t i = 0; i < ENTRIES; i++)
        empty(cache, &cache->entries[i]);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

static struct entry *entry_find(struct cache *cache, str key)
{
    for (struct entry *e = cache->entries; e < cache->entries + ENTRIES; e++)
        if (e->data && e->key_len == key.len && memcmp(e->data, key.data, key.len) == 0)
            return e;
    return NULL;
}

str cache_get(struct cache *cache, struct arena *mem, str key, int64_t now_ms)
{
    struct entry *e;
    char         *copy = NULL;
    size_t        len = 0;

    /* The arena may leave when it is full, which nobody may do under the lock: so it is asked outside,
     * and once more when the entry grew meanwhile. */
    for (;;) {
        size_t room = len;

        pthread_mutex_lock(&cache->lock);
        e   = entry_find(cache, key);
        len = e && e->until_ms > now_ms ? e->len : 0;
        if (e && len && copy && len <= room)
            memcpy(copy, e->data + e->key_len, len);
        pthread_mutex_unlock(&cache->lock);
        if (!len)
            return STR_NULL;
        if (copy && len <= room)
            return (str){ copy, len };
        copy = arena_alloc(mem, len + 1);
    }
}

/* The entry that is free or was put first. */
static struct entry *entry_oldest(struct cache *cache)
{
    struct entry *oldest = cache->entries;

    for (struct entry *e = cache->entries; e < cache->entries + ENTRIES; e++)
        if (e->put < oldest->put)
            oldest = e;
    return oldest;
}

/* The entry that was put first of those that hold something. */
static struct entry *entry_first(struct cache *cache)
{
    struct entry *first = NULL;

    for (struct entry *e = cache->entries; e < cache->entries + ENTRIES; e++)
        if (e->data && (!first || e->put < first->put))
            first = e;
    return first;
}

void cache_put(struct cache *cache, str key, str text, int64_t until_ms)
{
    size_t        bytes = key.len + text.len;
    struct entry *e;
    char         *data;

    if (!text.len || bytes > BYTES_MAX / 4 || !(data = malloc(bytes)))
        return;
    memcpy(data, key.data, key.len);
    memcpy(data + key.len, text.data, text.len);
    pthread_mutex_lock(&cache->lock);
    e = entry_find(cache, key);
    if (e)
        empty(cache, e);
    while (cache->bytes + bytes > BYTES_MAX)
        empty(cache, entry_first(cache));
    e = entry_oldest(cache);
    empty(cache, e);
    *e = (struct entry){ data, key.len, text.len, until_ms, ++cache->puts };
    cache->bytes += bytes;
    pthread_mutex_unlock(&cache->lock);
}
