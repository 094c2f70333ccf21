/* compare.h - is what a program wrote what was expected?  Pure functions on bytes. */
#ifndef JUDGE_COMPARE_H
#define JUDGE_COMPARE_H

#include "core/str.h"

enum compare_mode {
    COMPARE_LINES,   /* blanks at the ends of lines and empty lines at the end do not count */
    COMPARE_EXACT,
    COMPARE_TOKENS,  /* only the words between blanks count */
    COMPARE_FLOAT,   /* tokens; two numbers are alike within 1e-6, absolute or relative */
    COMPARE_CHECKER, /* a program of staff decides */
};

/* The mode of a name ("lines"); false when there is none. */
bool compare_mode_read(str name, enum compare_mode *mode);
/* All modes but COMPARE_CHECKER. */
bool compare_output(enum compare_mode mode, str expected, str output);

#endif
