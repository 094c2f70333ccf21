/* sql_task.h - one SQL submission: run on every variant of its dataset, compared with the solution. */
#ifndef JUDGE_SQL_TASK_H
#define JUDGE_SQL_TASK_H

#include "core/json.h"
#include "judge/judge_text.h"
#include "judge/sql_compare.h"

#define SQL_VARIANTS_MAX    20
#define SQL_SOURCE_BYTES    65536
#define SQL_SCRIPT_BYTES    (8 << 20)
#define SQL_ROWS_SHOWN      200
#define SQL_ROWS_SHOWN_MAX  1000
#define SQL_SHOWN_BYTES_MAX (256 * 1024)

/* What a dataset is made of: an uploaded file, then scripts; STR_NULL = none. */
struct sql_dataset {
    str  sha256;
    bool is_csv;    /* a plain file of that hash is CSV, no script */
    str  script, more; /* of the request, and of the variant */
};

struct sql_variant {
    struct sql_dataset dataset;
    int64_t            weight;
    bool               is_sample;
};

struct sql_task {
    str                source, solution, check; /* STR_NULL = none */
    bool               is_change, names_matter, is_preview;
    int64_t            rows_max;
    struct sql_variant variants[SQL_VARIANTS_MAX];
    size_t             variants_n;
};

struct sql_case_report {
    enum verdict verdict;
    int64_t      cpu_us, wall_us, memory_peak_bytes;
};

struct sql_report {
    enum verdict           verdict;
    const char            *level, *mode, *fault;
    str                    message;           /* of the database; of the first sample only */
    bool                   has_result, has_expected;
    struct sql_result      result, expected;  /* of the first sample */
    struct sql_case_report cases[SQL_VARIANTS_MAX];
    int64_t                weight_passed, weight_total;
};

/* sql_json.c: as JSON.  Reading gives false with what is wrong. */
bool sql_task_read(struct arena *mem, const json_t *json, struct sql_task *task, struct run_error *error);
str  sql_report_text(struct arena *mem, const struct sql_task *task, const struct sql_report *report);

/* Judges it; texts of the report live in `mem`. */
void sql_judge(struct worker *w, struct arena *mem, const struct sql_task *task, const struct blobs *blobs,
               struct sql_report *report);

#endif
