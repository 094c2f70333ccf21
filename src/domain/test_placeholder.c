/* test_placeholder.c - the tests of the library whose questions are being written: titles only. */
#include "domain/test.h"

#define NAMED(name, n, title_en)                                                                    \
    const struct test test_##name = { .code = #name, .number = n, .minutes = 10,                    \
                                      .title = TEXTS(title_en, title_en, title_en, title_en) }
NAMED(numerical, 1, "Numerical reasoning");
NAMED(logical, 3, "Logical patterns");
NAMED(attention, 4, "Attention to detail");
NAMED(reasoning, 7, "Reasoning");
