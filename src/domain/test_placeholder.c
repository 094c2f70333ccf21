/* test_placeholder.c - tests of the library that have no questions yet. */
#include "domain/test.h"
#define P(name, num) \
    const struct test test_##name = { .code = #name, .number = num, .title = TEXTS(#name, #name, #name, #name), \
                                      .minutes = 10 }
P(numerical, 1); P(logical, 3); P(attention, 4); P(reasoning, 7);
