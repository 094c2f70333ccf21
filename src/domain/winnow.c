/* winnow.c - see winnow.h. */
#include "domain/winnow.h"

size_t winnow(const uint32_t *hashes, size_t n, size_t w, struct fingerprint *out)
{
    size_t kept = 0, least = 0;

    for (size_t end = n < w ? n : w; n && end <= n; end++) { /* the window is end - w .. end - 1 */
        size_t start = end > w ? end - w : 0;

        if (end <= w || least < start) { /* the first window, or its smallest hash fell out on the left */
            least = start;
            for (size_t i = start + 1; i < end; i++)
                if (hashes[i] <= hashes[least])
                    least = i;
        } else if (hashes[end - 1] <= hashes[least]) {
            least = end - 1;
        }
        if (!kept || out[kept - 1].place != least)
            out[kept++] = (struct fingerprint){ hashes[least], (uint32_t)least };
    }
    return kept;
}
