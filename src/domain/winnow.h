/* winnow.h - a few fingerprints of a long sequence of hashes, so that two that share a
 * run share a fingerprint (Schleimer, Wilkerson & Aiken 2003).
 *
 * Of each window of w neighbours the smallest hash is kept, of equal ones the rightmost; so every
 * run of w hashes gives at least one, wherever it stands.
 */
#ifndef DOMAIN_WINNOW_H
#define DOMAIN_WINNOW_H

#include <stddef.h>
#include <stdint.h>

struct fingerprint {
    uint32_t hash;
    uint32_t place; /* index of the hash in the sequence */
};

/* Fills `out`, which has room for n fingerprints, in the order of their places; returns how
 * many.  A sequence shorter than the window gives its smallest hash.  w is at least 1. */
size_t winnow(const uint32_t *hashes, size_t n, size_t w, struct fingerprint *out);

#endif
