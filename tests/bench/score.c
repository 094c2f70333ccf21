/* score.c - time of scoring 120 answers, alone.  Prints microseconds. */
#include <stdio.h>
#include <time.h>
#include "domain/bigfive.h"

#define TIMES 100000

int main(void)
{
    struct timespec  begin, end;
    struct b5_result result;
    int              answers[B5_ITEMS];
    double           sum = 0, ns;

    clock_gettime(CLOCK_MONOTONIC, &begin);
    for (int i = 0; i < TIMES; i++) {
        for (int j = 0; j < B5_ITEMS; j++)
            answers[j] = 1 + (i + j * 7) % 5;
        b5_score(answers, NULL, "pooled", &result);
        sum += result.dimension[i % DIM_COUNT].t; /* so that nothing is optimised away */
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    ns = (double)(end.tv_sec - begin.tv_sec) * 1e9 + (double)(end.tv_nsec - begin.tv_nsec);
    printf("%.3f\n", ns / 1e3 / TIMES);
    return sum > 0 ? 0 : 1;
}
