/* judge_report.h - what a worker said of a job (docs/reference/judge.md), read. */
#ifndef DOMAIN_JUDGE_REPORT_H
#define DOMAIN_JUDGE_REPORT_H

#include "core/shape.h"

struct report_case {
    str     verdict;         /* null: it was not run */
    int64_t cpu_ms, weight;
    double  memory_mib;      /* NAN: not known */
    bool    sample;
    str     out, err;        /* of samples: their beginning */
};

struct judge_report {
    str         verdict;       /* AC WA RE TLE MLE OLE ILE CE CTL SE */
    int64_t     passed, total; /* weights */
    str         compiler_says, message; /* message: of SQL, what was wrong with it */
    struct list cases;         /* of struct report_case */
    struct json columns, rows, expected_rows; /* of SQL, where rows are shown; else null */
    int64_t     rows_n;
    bool        truncated;
};

/* Texts live in `mem`.  False when it is none. */
bool judge_report_read(struct arena *mem, str text, struct judge_report *report);

/* The mark 0..1 of it: the weight that passed. */
double judge_report_mark(const struct judge_report *report);

#endif
