/* arena.h - memory that dies together.
 *
 * What a call makes comes from its arena and is freed with it: no free, no
 * goto out.  An arena belongs to one thread at a time.
 */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <stddef.h>

struct arena;

struct arena_mark {
    void  *chunk;
    size_t used;
};

/* Called when an arena is full or the machine has no memory.  It must not
 * return: a call leaves with 503, a program ends. */
typedef void arena_full_fn(void *arg);

/* Makes an arena of at most `bytes_max` bytes.  The owner ends it with
 * arena_free.  Aborts the process when not even the first chunk can be had
 * before `arena_on_full` was said. */
struct arena *arena_new(size_t bytes_max);
void          arena_free(struct arena *mem);

/* Says what happens when the arena is full; without it the process aborts. */
void arena_on_full(struct arena *mem, arena_full_fn *leave, void *arg);

/* Returns `bytes` of zeroed memory, aligned for any type; never NULL. */
void *arena_alloc(struct arena *mem, size_t bytes);

/* Makes the block `old` of `old_bytes` at least `new_bytes` long: in place
 * when it is the newest block, else by a copy.  The added part is zeroed. */
void *arena_grow(struct arena *mem, void *old, size_t old_bytes, size_t new_bytes);

/* Brackets scratch memory of a long loop: rewinding gives back all that was
 * allocated since the mark. */
struct arena_mark arena_mark(struct arena *mem);
void              arena_rewind(struct arena *mem, struct arena_mark mark);

/* Bytes handed out and not rewound. */
size_t arena_used(const struct arena *mem);

/* Refuses the n-th allocation from now on, for tests; 0 = never. */
void arena_fail_after(struct arena *mem, size_t n);

#define ARENA_NEW(mem, type)      ((type *)arena_alloc((mem), sizeof(type)))
#define ARENA_ARRAY(mem, type, n) ((type *)arena_alloc((mem), sizeof(type) * (n)))

#endif
