/* cache.h - texts kept in memory for a while, by key.  Bounded: what is oldest goes first. */
#ifndef CORE_CACHE_H
#define CORE_CACHE_H

#include "core/arena.h"
#include "core/str.h"

struct cache;

/* The owner ends it with cache_free.  Safe to be used from any thread. */
struct cache *cache_new(void);
void          cache_free(struct cache *cache);

/* A copy in `mem` of what is kept under the key and not over at `now_ms`; STR_NULL for nothing. */
str  cache_get(struct cache *cache, struct arena *mem, str key, int64_t now_ms);
/* Keeps a copy of the text until `until_ms`; not at all when it alone would fill the cache. */
void cache_put(struct cache *cache, str key, str text, int64_t until_ms);

#endif
