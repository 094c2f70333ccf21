/* submission.h - one submission: compiled once, run against its cases, judged. */
#ifndef JUDGE_SUBMISSION_H
#define JUDGE_SUBMISSION_H

#include "core/json.h"
#include "judge/artefact.h"
#include "judge/compare.h"
#include "judge/languages.h"

#define FILES_MAX        20
#define FILE_BYTES_MAX   65536
#define SOURCE_BYTES_MAX (256 * 1024)
#define CASES_MAX        100
#define CASE_BYTES_MAX   ((size_t)16 << 20)
#define STDIN_BYTES_MAX  65536

/* In the order in which they are asked: the first that applies is the verdict. */
enum verdict {
    VERDICT_NONE, VERDICT_SE, VERDICT_CE, VERDICT_CTL, VERDICT_OLE, VERDICT_MLE, VERDICT_TLE, VERDICT_ILE,
    VERDICT_RE, VERDICT_WA, VERDICT_AC
};
const char *verdict_name(enum verdict verdict);

/* What the runs of one submission, of code or SQL, have taken so far. */
struct spent { int64_t cpu_us, wall_us; };
void         spent_add(struct spent *spent, const struct stage_result *run);
/* VERDICT_TLE or VERDICT_ILE once that is more than all may take together; VERDICT_NONE before. */
enum verdict spent_verdict(const struct spent *spent);

struct judge_case {
    str     input, expected; /* expected == STR_NULL: nothing to compare with */
    int64_t weight;
    bool    is_sample;
};

struct program {
    const struct language *language;
    struct judge_file      files[FILES_MAX];
    size_t                 files_n;
};

struct submission {
    struct program     program, checker; /* checker: with COMPARE_CHECKER */
    struct judge_case *cases;
    size_t             cases_n;
    str                cases_sha256; /* of the blob that has the cases; STR_NULL: they are here */
    enum compare_mode  compare;
    int64_t            cpu_ms, memory_bytes; /* before the language's own factors */
    bool               stop_at_failure;
};

struct case_report {
    enum verdict verdict;               /* VERDICT_NONE: not run */
    int64_t      cpu_us, wall_us, memory_peak_bytes, exit, signal;
    str          out, err;              /* of samples only, their beginning */
};

struct report {
    enum verdict        verdict;
    const char         *level, *mode;
    const char         *fault;          /* of VERDICT_SE: for administrators, not for candidates */
    str                 compiler_says;
    bool                is_cached;
    struct case_report *cases;
    int64_t             weight_passed, weight_total;
};

/* Judges it; texts of the report live in `mem`. */
void submission_judge(struct worker *w, struct arena *mem, const struct submission *s, struct report *report);

/* submission_json.c: as JSON.  Reading gives false with what is wrong. */
bool submission_read(struct arena *mem, const json_t *json, struct submission *s, struct run_error *error);
/* The JSON array of cases that cases_sha256 stood for. */
bool submission_cases_read(struct arena *mem, str text, struct submission *s, struct run_error *error);
str  report_text(struct arena *mem, const struct submission *s, const struct report *report);

#endif
