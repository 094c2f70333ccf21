/* fuzz_judge_request.c - what the judge's programs are asked: a run, a submission of code, one of SQL. */
#include <assert.h>
#include <stdint.h>
#include <string.h>
#include "core/arena.h"
#include "core/json.h"
#include "judge/request.h"
#include "judge/sql_task.h"
#include "judge/submission.h"

#define MIB (INT64_C(1) << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void see_run(struct arena *mem, str text)
{
    struct run_request r;
    struct run_error   error = { 0 };

    if (!request_read(mem, text, &r, &error)) {
        assert(error.field != NULL && error.message != NULL);
        return;
    }
    assert(r.argv[0] != NULL && r.argv[0][0] == '/');
    assert(r.slot >= 0 && r.slot < SLOTS_MAX && r.cpu_ms >= 1 && r.cpu_ms <= 30000 && r.wall_ms >= 1);
    assert(r.memory_bytes >= 8 * MIB && r.memory_bytes <= 1536 * MIB && r.pids >= 2 && r.pids <= 128);
    assert(r.stdout_bytes >= 0 && r.file_bytes >= 0 && r.box_bytes > 0 && r.tmp_bytes > 0 && r.collect_bytes >= 0);
    for (size_t i = 0; r.collect[i] != NULL; i++)
        assert(strchr(r.collect[i], '/') == NULL && strcmp(r.collect[i], "..") != 0);
}

static void see_code(struct arena *mem, const json_t *json)
{
    struct submission s;
    struct run_error  error = { 0 };

    if (!submission_read(mem, json, &s, &error)) {
        assert(error.field != NULL && error.message != NULL);
        return;
    }
    assert(s.program.language != NULL && s.program.files_n >= 1 && s.program.files_n <= FILES_MAX);
    assert(s.cases_n <= CASES_MAX && (s.cases_n > 0 || s.cases_sha256.data != NULL));
    assert(s.cpu_ms >= 1 && s.cpu_ms <= 15000 && s.memory_bytes >= 8 * MIB);
    for (size_t i = 0; i < s.program.files_n; i++)
        assert(!str_starts(s.program.files[i].name, "-") && !str_has(s.program.files[i].name, '/'));
}

static void see_sql(struct arena *mem, const json_t *json)
{
    struct sql_task  task;
    struct run_error error = { 0 };

    if (!sql_task_read(mem, json, &task, &error)) {
        assert(error.field != NULL && error.message != NULL);
        return;
    }
    assert(task.source.data != NULL && (task.is_preview || task.solution.data != NULL));
    assert(task.variants_n >= 1 && task.variants_n <= SQL_VARIANTS_MAX && task.rows_max <= SQL_ROWS_SHOWN_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena     *mem = arena_new(64 << 20);
    str               text = { (const char *)data, size };
    const char       *message;
    struct submission s = { 0 };
    struct run_error  error = { 0 };
    json_t           *json = json_read(text, 8, &message);

    see_run(mem, text);
    if (json != NULL) {
        see_code(mem, json);
        see_sql(mem, json);
    }
    if (submission_cases_read(mem, text, &s, &error))
        assert(s.cases_n >= 1 && s.cases_n <= CASES_MAX);
    json_close(json);
    arena_free(mem);
    return 0;
}
