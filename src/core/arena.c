/* arena.c - memory that dies together: a list of chunks, the newest in use.
 *
 * Each chunk is twice as long as the one before it, up to CHUNK_BYTES_MAX; a
 * block larger than that gets a chunk of its own length.  The arena itself
 * lives at the start of its first chunk, so a small one is a single malloc.
 * Under AddressSanitizer what is not handed out is poisoned, so that a use
 * after arena_rewind is found.
 */
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/arena.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define HAVE_ASAN 1
#endif
#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, bytes)   ((void)(address), (void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(address, bytes) ((void)(address), (void)(bytes))
#endif

#define CHUNK_BYTES_FIRST 8192
#define CHUNK_BYTES_MAX   ((size_t)1 << 20)
#define ALIGNMENT         alignof(max_align_t)

struct chunk {
    struct chunk *older;
    size_t        room, used;  /* of data */
    size_t        used_before; /* handed out by the older chunks */
    alignas(max_align_t) char data[];
};

struct arena {
    struct chunk  *newest;
    size_t         bytes_max;
    size_t         fail_after; /* 0 = never */
    arena_full_fn *leave;
    void          *leave_arg;
};

static size_t round_up(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static struct chunk *chunk_new(size_t room, struct chunk *older)
{
    struct chunk *chunk = malloc(sizeof *chunk + room);

    if (chunk == NULL)
        return NULL;
    chunk->older       = older;
    chunk->room        = room;
    chunk->used        = 0;
    chunk->used_before = older == NULL ? 0 : older->used_before + older->used;
    ASAN_POISON_MEMORY_REGION(chunk->data, room);
    return chunk;
}

static void chunk_free(struct chunk *chunk)
{
    ASAN_UNPOISON_MEMORY_REGION(chunk->data, chunk->room);
    free(chunk);
}

/* Hands out the next `bytes` (rounded) of a chunk that has them. */
static void *chunk_take(struct chunk *chunk, size_t bytes)
{
    char *block = chunk->data + chunk->used;

    chunk->used += bytes;
    ASAN_UNPOISON_MEMORY_REGION(block, bytes);
    return memset(block, 0, bytes);
}

_Noreturn static void arena_leave(struct arena *mem)
{
    if (mem->leave != NULL)
        mem->leave(mem->leave_arg);
    fputs("assay: out of memory\n", stderr);
    abort();
}

/* Leaves when `bytes` more are not allowed or the test wants a failure now. */
static void arena_admit(struct arena *mem, size_t bytes)
{
    if (mem->fail_after > 0 && --mem->fail_after == 0)
        arena_leave(mem);
    if (bytes > mem->bytes_max - arena_used(mem))
        arena_leave(mem);
}

struct arena *arena_new(size_t bytes_max)
{
    size_t        own   = round_up(sizeof(struct arena));
    struct chunk *chunk = chunk_new(CHUNK_BYTES_FIRST - sizeof(struct chunk), NULL);
    struct arena *mem;

    if (chunk == NULL) {
        fputs("assay: out of memory\n", stderr);
        abort();
    }
    mem = chunk_take(chunk, own);
    mem->newest    = chunk;
    mem->bytes_max = bytes_max > SIZE_MAX - own ? SIZE_MAX : bytes_max + own;
    return mem;
}

void arena_free(struct arena *mem)
{
    struct chunk *chunk, *older;

    if (mem == NULL)
        return;
    for (chunk = mem->newest; chunk != NULL; chunk = older) {
        older = chunk->older;
        chunk_free(chunk);
    }
}

void arena_on_full(struct arena *mem, arena_full_fn *leave, void *arg)
{
    mem->leave     = leave;
    mem->leave_arg = arg;
}

void *arena_alloc(struct arena *mem, size_t bytes)
{
    struct chunk *chunk = mem->newest;
    size_t        room;

    if (bytes > SIZE_MAX / 4)
        arena_leave(mem);
    bytes = round_up(bytes > 0 ? bytes : 1);
    arena_admit(mem, bytes);
    if (bytes > chunk->room - chunk->used) {
        room  = chunk->room * 2 < CHUNK_BYTES_MAX ? chunk->room * 2 : CHUNK_BYTES_MAX;
        chunk = chunk_new(round_up(bytes > room ? bytes : room), mem->newest);
        if (chunk == NULL)
            arena_leave(mem);
        mem->newest = chunk;
    }
    return chunk_take(chunk, bytes);
}

void *arena_grow(struct arena *mem, void *old, size_t old_bytes, size_t new_bytes)
{
    struct chunk *chunk = mem->newest;
    size_t        have  = round_up(old_bytes > 0 ? old_bytes : 1), more;
    void         *block;

    if (old == NULL)
        return arena_alloc(mem, new_bytes);
    if (new_bytes <= have)
        return old;
    if (new_bytes <= SIZE_MAX / 4 && (char *)old + have == chunk->data + chunk->used) {
        more = round_up(new_bytes) - have;
        if (more <= chunk->room - chunk->used) {
            arena_admit(mem, more);
            chunk_take(chunk, more);
            return old;
        }
    }
    block = arena_alloc(mem, new_bytes);
    return memcpy(block, old, old_bytes);
}

struct arena_mark arena_mark(struct arena *mem)
{
    return (struct arena_mark){ .chunk = mem->newest, .used = mem->newest->used };
}

void arena_rewind(struct arena *mem, struct arena_mark mark)
{
    struct chunk *chunk = mem->newest;

    while (chunk != mark.chunk) {
        mem->newest = chunk->older;
        chunk_free(chunk);
        chunk = mem->newest;
    }
    chunk->used = mark.used;
    ASAN_POISON_MEMORY_REGION(chunk->data + chunk->used, chunk->room - chunk->used);
}

size_t arena_used(const struct arena *mem)
{
    return mem->newest->used_before + mem->newest->used;
}

void arena_fail_after(struct arena *mem, size_t n)
{
    mem->fail_after = n;
}
