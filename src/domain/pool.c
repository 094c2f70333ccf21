/* pool.c - see pool.h. */
#include "domain/pool.h"

bool pool_count(const struct pool_question *questions, size_t n, size_t skills_n, size_t *counts)
{
    size_t cells = (skills_n ? skills_n : 1) * POOL_LEVELS;
    bool   ready = n > 0;

    for (size_t i = 0; i < cells; i++)
        counts[i] = 0;
    for (size_t i = 0; i < n; i++) {
        size_t level = (size_t)(questions[i].level - 1);

        if (!skills_n)
            counts[level]++;
        for (size_t s = 0; s < questions[i].skills_n; s++)
            counts[questions[i].skills[s] * POOL_LEVELS + level]++;
    }
    for (size_t i = 0; i < cells; i++)
        ready &= counts[i] >= POOL_MINIMUM;
    return ready;
}
