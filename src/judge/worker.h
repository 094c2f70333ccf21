/* worker.h - what a worker holds, and one run of assay-run as it sees it. */
#ifndef JUDGE_WORKER_H
#define JUDGE_WORKER_H

#include "core/arena.h"
#include "judge/request.h"

#define LANGUAGES_MAX 64

struct detected {
    bool        is_tried, is_there;
    const char *version; /* first line of what its version command said */
};

struct worker {
    struct arena  *mem;      /* for as long as the worker lives */
    const char    *programs; /* folder of assay-run and the others */
    const char    *folder;   /* cache/ and work/ are its own */
    enum run_mode  mode;
    enum run_level level;
    bool           allow_weak;
    int64_t        slot;
    struct detected detected[LANGUAGES_MAX]; /* in the order of the table */
    struct detected sql;
    const char     *tools;   /* folder of assay-sql and assay-unpack as runs see it; NULL = not made yet */
};

/* One run: what is asked. */
struct stage {
    const char *const *argv;
    const char        *in, *data;              /* folders seen as /in and /data; NULL = none */
    const char *const *binds, *const *collect; /* NULL = none */
    str                input;
    int64_t            cpu_ms, wall_ms, memory_bytes, address_bytes, pids;
    int64_t            stdout_bytes, stderr_bytes, file_bytes, box_bytes, tmp_bytes, collect_bytes;
};

/* And what became of it. */
struct stage_result {
    const char *error;       /* why the system failed; NULL when there is a result */
    const char *level, *mode, *limit, *collect_refused;
    int64_t     exit, signal, exec_errno, cpu_us, wall_us, memory_peak_bytes, oom_kills, collected;
    str         out, err, files;
};

/* The limits of compiling and of running a test case by default (JUDGE.md 4). */
extern const struct stage stage_compile, stage_run_case;
/* Those of our own programs: statements, a dataset, an archive. */
extern const struct stage stage_sql, stage_build, stage_unpack;

/* Runs it and waits; texts of the result live in `mem`. */
void stage_run(const struct worker *w, struct arena *mem, const struct stage *stage, struct stage_result *result);

/* Finds out which mode and level work here, the best first; false with the
 * reasons, one a line, in `why` when none does. */
bool worker_probe(struct worker *w, struct arena *mem, str *why);
/* Whether a language works here; tried once. */
struct language;
bool worker_has_language(struct worker *w, const struct language *language);

#endif
