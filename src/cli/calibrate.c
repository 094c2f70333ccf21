/* calibrate.c - `assay calibrate`: finds the parameters of the items of pools from their answers, at once.
 *
 *   assay calibrate --workspace ID_OR_NAME [--question ID] [--model 1pl|2pl|3pl] [--dry-run] [--json]
 *
 * Without --question all fast questions of the workspace are calibrated, one after the other.  It is the
 * run that the operation pools.calibrate queues (domain/pool_run.h), done here turn by turn: one that is
 * interrupted is taken up again by a server, or refused here while it is under way.
 */
#include <inttypes.h>
#include "cli/cli.h"
#include "core/clock.h"
#include "core/json.h"
#include "domain/pool_run.h"
#include "domain/question.h"

#define USAGE        "calibrate --workspace ID_OR_NAME [--question ID] [--model 1pl|2pl|3pl] [--dry-run] [--json]"
#define TURN_US      10000000ll
#define QUESTIONS_MAX 10000

struct pool_of { int64_t id; str title; };
static const struct field pool_of_fields[] = { FIELD(pool_of, id), FIELD(pool_of, title) };
SHAPE(pool_of);

struct task {
    struct server  *server;
    struct pool_run run;
    bool            json;
};

static bool task_add(struct call *c, void *arg)
{
    return pool_run_add(c, &((struct task *)arg)->run, false);
}

/* What came of it, as a line a pool and one an item. */
static void report_print(const struct pool_of *pool, const struct pool_run *run)
{
    const char   *message;
    json_t       *json = json_read(run->report.text, 6, &message), *one;
    const json_t *found = json_object_get(json, "parameters");
    size_t        i;

    printf("%.*s: %.*s%s%.*s\n", STR_ARG(pool->title), STR_ARG(run->status), run->message.len ? ": " : "",
           STR_ARG(run->message));
    if (json)
        printf("  %" JSON_INTEGER_FORMAT " people, %" JSON_INTEGER_FORMAT " of %" JSON_INTEGER_FORMAT
               " items with %" JSON_INTEGER_FORMAT " answers or more, %" JSON_INTEGER_FORMAT " cycles%s\n",
               json_integer_value(json_object_get(json, "persons")), (json_int_t)json_array_size(found),
               json_integer_value(json_object_get(json, "items")), json_integer_value(json_object_get(json, "least")),
               json_integer_value(json_object_get(json, "cycles")),
               json_array_size(found) && !run->dry_run ? ", stored" : "");
    json_array_foreach((json_t *)(uintptr_t)found, i, one)
        printf("  %4s  a %6.3f  b %6.3f  c %5.3f  of %" JSON_INTEGER_FORMAT " answers\n",
               json_string_value(json_object_get(one, "number")), json_number_value(json_object_get(one, "a")),
               json_number_value(json_object_get(one, "b")), json_number_value(json_object_get(one, "c")),
               json_integer_value(json_object_get(one, "responses")));
    json_decref(json);
}

static void result_print(struct call *c, const struct task *task, const struct pool_of *pool,
                         const struct pool_run *run)
{
    struct buf b = BUF(c->mem);

    if (!task->json) {
        report_print(pool, run);
        return;
    }
    buf_printf(&b, "{\"question_id\":\"%024" PRIx64 "\",\"status\":", (uint64_t)pool->id);
    buf_json(&b, run->status);
    buf_text(&b, ",\"message\":");
    buf_json(&b, run->message.len ? run->message : STR_NULL);
    buf_text(&b, ",\"report\":");
    buf_str(&b, run->report.text.len ? run->report.text : STR("null"));
    buf_char(&b, '}');
    puts(buf_end(&b).data);
}

struct printing { const struct task *task; const struct pool_of *pool; bool good; };

static bool run_print(struct call *c, void *arg)
{
    struct printing *p = arg;
    struct pool_run  run = { 0 };

    if (pool_run_read(c, p->task->run.id, &run)) {
        result_print(c, p->task, p->pool, &run);
        p->good = str_is(run.status, "done");
    }
    return true;
}

/* One pool from its first turn to its last. */
static bool pool_calibrate(struct task *task, int64_t workspace_id, const struct pool_of *pool)
{
    struct call    *c = call_new(task->server, workspace_id, "system");
    struct printing printing = { task, pool, false };
    enum pool_turn  turn = POOL_TURN_MORE;
    bool            added;

    task->run.question_id = pool->id;
    added = call_write(c, task_add, task);
    if (!added)
        cli_failed(c);
    call_free(c);
    while (added && turn == POOL_TURN_MORE)
        turn = pool_run_turn(task->server, workspace_id, task->run.id, clock_monotonic_us() + TURN_US, false);
    if (!added || turn == POOL_TURN_BROKEN)
        return false;
    c = call_new(task->server, workspace_id, "system");
    call_read(c, run_print, &printing);
    call_free(c);
    return printing.good;
}

struct search { struct pool_of key; struct list found; };

static bool pools_find(struct call *c, void *arg)
{
    struct search *s = arg;

    s->found = db_rows_with(c, WITH(pool_of, &s->key), "SELECT id, title FROM question WHERE"
                            " workspace_id = :workspace_id AND type = 'fast' AND status <> 'archived'"
                            " AND (:id = 0 OR id = :id) ORDER BY id LIMIT 10000", &pool_of_shape, QUESTIONS_MAX);
    return true;
}

int cli_calibrate(struct cli *cli)
{
    const char    *question = config_option(cli->config, "--question"), *model = config_option(cli->config, "--model");
    struct task    task = { cli->server, { .kind = STR("calibration"), .model = str_of(model ? model : "2pl"),
                                           .dry_run = config_switch(cli->config, "--dry-run") },
                            config_switch(cli->config, "--json") };
    struct search  search = { .key.id = question ? question_id_read(str_of(question)) : 0 };
    int64_t        workspace_id;
    struct call   *c;
    bool           good = true;

    if ((question && !search.key.id) || !question_word(POOL_MODELS, task.run.model) ||
        !(workspace_id = cli_workspace(cli)))
        return cli_usage(USAGE);
    c    = call_new(cli->server, workspace_id, "system");
    good = call_read(c, pools_find, &search);
    if (question && !search.found.n) {
        fputs("assay: no such fast question in this workspace\n", stderr);
        good = false;
    }
    for (size_t i = 0; good && i < search.found.n; i++)
        good = pool_calibrate(&task, workspace_id, (const struct pool_of *)search.found.items + i);
    call_free(c);
    return good ? 0 : 1;
}
