/* adaptive.c - time of one step of an adaptive test in a pool of 500 items, alone: the answer
 * taken in, the next item chosen.  Prints microseconds. */
#include <stdio.h>
#include <time.h>
#include "domain/adaptive.h"

#define POOL  500
#define TESTS 1000

int main(void)
{
    static struct adaptive_item items[POOL];
    static struct adaptive      test;
    struct adaptive_pool        pool     = { items, POOL };
    struct adaptive_rules       rules    = adaptive_rules_initial();
    unsigned char               seed[32] = { 0 };
    struct timespec             begin, end;
    long                        steps = 0;

    for (int i = 0; i < POOL; i++)
        items[i] = (struct adaptive_item){ .item = { 0.6 + i % 15 * 0.1, (i * 37 % POOL - 250) / 100.0, i % 4 * 0.05, 1.0 } };
    clock_gettime(CLOCK_MONOTONIC, &begin);
    for (int i = 0; i < TESTS; i++) {
        int place;

        seed[1] = (unsigned char)i;
        adaptive_start(&test, &pool, &rules, seed);
        while ((place = adaptive_next(&test)), adaptive_stopped(&test, place) == ADAPTIVE_GOES_ON) {
            adaptive_answer(&test, place, (i + place) % 3 > 0);
            steps++;
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.3f\n", ((double)(end.tv_sec - begin.tv_sec) * 1e6 + (double)(end.tv_nsec - begin.tv_nsec) / 1e3) / (double)steps);
    return steps ? 0 : 1;
}
