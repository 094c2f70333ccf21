/* similarity.c - see similarity.h. */
#include "domain/similarity.h"

#include <stdlib.h>
#include <string.h>

#include "domain/code_tokens.h"
#include "domain/winnow.h"

/* --- fingerprints ---------------------------------------------------------------------- */

#define BASE 0x9e3779b97f4a7c15ull /* odd: every digit counts */

struct grams {
    struct code_token *tokens;
    uint32_t          *hashes; /* of the runs that begin at each token */
    size_t             tokens_n, n;
};

/* The upper bits of a multiplied value depend on all of its bits. */
static uint32_t fold(uint64_t hash)
{
    return (uint32_t)((hash ^ hash >> 29) * 0xbf58476d1ce4e5b9ull >> 32);
}

/* Hashes of all runs, each from the one before: one token out, one in. */
static struct grams grams_of(struct arena *mem, str language, str source)
{
    struct grams g = { .tokens = ARENA_ARRAY(mem, struct code_token, source.len + 1) };
    uint64_t     hash = 0, out = 1;

    g.tokens_n = code_tokens(language, source, g.tokens, source.len);
    g.hashes   = ARENA_ARRAY(mem, uint32_t, g.tokens_n + 1);
    for (size_t i = 1; i < SIMILARITY_GRAM; i++)
        out *= BASE;
    for (size_t i = 0; i < g.tokens_n; i++) {
        if (i >= SIMILARITY_GRAM)
            hash -= out * g.tokens[i - SIMILARITY_GRAM].symbol;
        hash = hash * BASE + g.tokens[i].symbol;
        if (i + 1 >= SIMILARITY_GRAM)
            g.hashes[g.n++] = fold(hash);
    }
    return g;
}

static int by_hash(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static bool has_hash(const uint32_t *sorted, size_t n, uint32_t hash)
{
    return n && bsearch(&hash, sorted, n, sizeof *sorted, by_hash);
}

/* The fingerprints of a source that its starter does not have anywhere, in order of their places. */
static struct fingerprint *own_prints(struct arena *mem, const struct grams *g, str language, str starter, size_t *n)
{
    struct fingerprint *prints = ARENA_ARRAY(mem, struct fingerprint, g->n + 1);
    size_t              all = winnow(g->hashes, g->n, SIMILARITY_WINDOW, prints);
    struct grams        given = starter.len ? grams_of(mem, language, starter) : (struct grams){ 0 };

    if (given.n)
        qsort(given.hashes, given.n, sizeof *given.hashes, by_hash);
    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (!has_hash(given.hashes, given.n, prints[i].hash))
            prints[(*n)++] = prints[i];
    return prints;
}

struct code_prints similarity_prints(struct arena *mem, str language, str source, str starter)
{
    struct grams        g = grams_of(mem, language, source);
    size_t              n, kept = 0;
    struct fingerprint *prints = own_prints(mem, &g, language, starter, &n);
    uint32_t           *hashes = ARENA_ARRAY(mem, uint32_t, n + 1);

    for (size_t i = 0; i < n; i++)
        hashes[i] = prints[i].hash;
    qsort(hashes, n, sizeof *hashes, by_hash);
    for (size_t i = 0; i < n; i++)
        if (!i || hashes[i] != hashes[i - 1])
            hashes[kept++] = hashes[i];
    return (struct code_prints){ hashes, kept, g.tokens_n };
}

/* --- pairs -------------------------------------------------------------------------------- */

/* A hash in the upper half, whose it is in the lower. */
static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return x < y ? -1 : x > y;
}

struct index {
    uint64_t *entries;
    size_t    n;
    uint32_t *sizes;  /* of each set, without what is common */
    size_t    sets_n; /* that are long enough */
};

static struct index index_of(struct arena *mem, const struct code_prints *sets, size_t n)
{
    struct index x = { .sizes = ARENA_ARRAY(mem, uint32_t, n + 1) };

    for (size_t s = 0; s < n; s++)
        x.n += sets[s].tokens < SIMILARITY_TOKENS_MIN ? 0 : sets[s].n;
    x.entries = ARENA_ARRAY(mem, uint64_t, x.n + 1);
    x.n       = 0;
    for (size_t s = 0; s < n; s++) {
        if (sets[s].tokens < SIMILARITY_TOKENS_MIN)
            continue;
        x.sets_n++;
        for (size_t i = 0; i < sets[s].n; i++)
            x.entries[x.n++] = (uint64_t)sets[s].hashes[i] << 32 | s;
    }
    qsort(x.entries, x.n, sizeof *x.entries, by_value);
    return x;
}

/* Where the run of equal hashes that begins at `first` ends. */
static size_t run_end(const struct index *x, size_t first)
{
    size_t last = first;

    while (last < x->n && x->entries[last] >> 32 == x->entries[first] >> 32)
        last++;
    return last;
}

static bool is_common(const struct index *x, size_t run)
{
    return x->sets_n > SIMILARITY_COMMON_FROM && (double)run > SIMILARITY_COMMON * (double)x->sets_n;
}

/* Counts what each pair shares.  shared: n x n, or 1 x n when only one set is asked for. */
static void count_shared(struct index *x, size_t n, size_t only, uint16_t *shared)
{
    for (size_t first = 0, last; first < x->n; first = last) {
        last = run_end(x, first);
        if (is_common(x, last - first))
            continue;
        for (size_t i = first; i < last; i++)
            x->sizes[(uint32_t)x->entries[i]]++;
        for (size_t i = first; i < last; i++) {
            size_t a = (uint32_t)x->entries[i];

            if (only != SIMILARITY_ALL && a != only)
                continue;
            for (size_t j = only == SIMILARITY_ALL ? i + 1 : first; j < last; j++)
                shared[(only == SIMILARITY_ALL ? a * n : 0) + (uint32_t)x->entries[j]]++;
        }
    }
}

size_t similarity_pairs(struct arena *mem, const struct code_prints *sets, size_t n, size_t only,
                        struct code_pair *out, size_t max)
{
    struct index x = index_of(mem, sets, n);
    bool         all = only == SIMILARITY_ALL;
    uint16_t    *shared = ARENA_ARRAY(mem, uint16_t, (all ? n : 1) * n + 1);
    size_t       found = 0;

    count_shared(&x, n, only, shared);
    for (size_t a = all ? 0 : only; a < (all ? n : only + 1); a++)
        for (size_t b = all ? a + 1 : 0; b < n; b++) {
            size_t common = shared[(all ? a * n : 0) + b];
            size_t smaller = x.sizes[a] < x.sizes[b] ? x.sizes[a] : x.sizes[b];

            if (a == b || common < SIMILARITY_SHARED_MIN || (double)common < SIMILARITY_SCORE_MIN * (double)smaller)
                continue;
            if (found < max)
                out[found] = (struct code_pair){ a < b ? a : b, a < b ? b : a, common, smaller,
                                                 (double)common / (double)smaller };
            found++;
        }
    return found;
}

/* --- side by side ----------------------------------------------------------------------------- */

struct place { uint32_t hash, first, last; bool taken; };

/* The lines of each fingerprint. */
static struct place *places_of(struct arena *mem, str language, str source, str starter, size_t *n)
{
    struct grams        g = grams_of(mem, language, source);
    struct fingerprint *prints = own_prints(mem, &g, language, starter, n);
    struct place       *places = ARENA_ARRAY(mem, struct place, *n + 1);

    for (size_t i = 0; i < *n; i++)
        places[i] = (struct place){ prints[i].hash, g.tokens[prints[i].place].line,
                                    g.tokens[prints[i].place + SIMILARITY_GRAM - 1].line, false };
    return places;
}

/* Makes the last range longer when the next one goes on where it ends in both sources. */
static bool range_join(struct code_range *range, const struct place *a, const struct place *b)
{
    if (a->first > range->last + 1 || b->first < range->other_first || b->first > range->other_last + 1)
        return false;
    range->last       = a->last > range->last ? a->last : range->last;
    range->other_last = b->last > range->other_last ? b->last : range->other_last;
    return true;
}

size_t similarity_ranges(struct arena *mem, str language, str source, str other, str starter,
                         struct code_range *out, size_t max)
{
    size_t        n, m, found = 0, from = 0;
    struct place *a = places_of(mem, language, source, starter, &n);
    struct place *b = places_of(mem, language, other, starter, &m);

    for (size_t i = 0; i < n; i++) {
        size_t j = 0, at = m;

        /* The next one behind the last match, or the first of all that is left. */
        for (; j < m && at == m; j++)
            if (b[(from + j) % m].hash == a[i].hash && !b[(from + j) % m].taken)
                at = (from + j) % m;
        if (at == m)
            continue;
        b[at].taken = true;
        from        = at;
        if (found && range_join(&out[found - 1], &a[i], &b[at]))
            continue;
        if (found == max)
            break;
        out[found++] = (struct code_range){ a[i].first, a[i].last, b[at].first, b[at].last };
    }
    return found;
}
