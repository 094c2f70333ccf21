/* judge.c - `assay judge`: the workers that run candidates' programs, while the server runs.
 *
 *   assay judge add NAME [--json]   makes a token, shown this once
 *   assay judge list
 *   assay judge revoke NAME         its token opens nothing any more; what it leased is given to others
 *
 * Table: judge_worker (src/db/schema/0022_judge.sql).
 */
#include <string.h>
#include "cli/cli.h"
#include "core/clock.h"
#include "core/random.h"
#include "domain/judge.h"
#include "domain/judge_lease.h"

#define USAGE        "judge add NAME [--json] | list | revoke NAME"
#define WORKERS_MAX  10000
#define NAME_MAX_LEN 64
#define TOKEN_CHARS  32
#define TAIL_CHARS   4

struct worker_row {
    int64_t       id, slots;
    str           name, hash, tail, token, language_ids, level, mode, version;
    struct moment created_at, seen_at, revoked_at;
};
static const struct field worker_row_fields[] = {
    FIELD(worker_row, id), FIELD(worker_row, slots), FIELD(worker_row, name), FIELD(worker_row, hash),
    FIELD(worker_row, tail), FIELD(worker_row, language_ids), FIELD(worker_row, level), FIELD(worker_row, mode),
    FIELD(worker_row, version), FIELD(worker_row, created_at), FIELD(worker_row, seen_at),
    FIELD(worker_row, revoked_at),
};
SHAPE(worker_row);

static bool add(struct call *c, void *arg)
{
    struct worker_row *w = arg;
    int64_t            id;

    w->token = str_printf(c->mem, "judge_%.*s", STR_ARG(token_new(c->mem, TOKEN_CHARS)));
    w->id    = id_new();
    w->hash  = hash_hex(c->mem, w->token);
    w->tail  = str_from(w->token, w->token.len - TAIL_CHARS);
    if (db_int_with(c, WITH(worker_row, w), "SELECT id FROM judge_worker WHERE name = :name AND revoked_at IS NULL",
                    &id))
        return fail(c, 409, NULL, "there is a worker of that name: revoke it first, or take another name");
    return db_exec_with(c, WITH(worker_row, w), "INSERT INTO judge_worker (id, name, hash, tail, created_at)"
                        " VALUES (:id, :name, :hash, :tail, :now_ms) ON CONFLICT DO NOTHING") > 0 ||
           fail(c, 409, NULL, "a worker of that name was added at the same moment");
}

static bool list(struct call *c, void *arg)
{
    *(struct list *)arg = db_rows(c, "SELECT id, slots, name, tail, language_ids, level, mode, version, created_at,"
                                  " seen_at, revoked_at FROM judge_worker ORDER BY id LIMIT 10000",
                                  &worker_row_shape, WORKERS_MAX);
    return true;
}

static bool revoke(struct call *c, void *arg)
{
    struct worker_row *w = arg;

    if (!db_int_with(c, WITH(worker_row, w), "UPDATE judge_worker SET revoked_at = :now_ms WHERE name = :name"
                     " AND revoked_at IS NULL RETURNING id", &w->id))
        return fail(c, 404, NULL, "there is no such worker, or it is revoked already");
    /* What it holds is anybody's at the next lease. */
    db_exec_with(c, WITH(worker_row, w), "UPDATE judge_job SET lease_until = 0 WHERE state = 'leased'"
                 " AND worker_id = :id");
    return true;
}

static const char *standing(const struct call *c, const struct worker_row *w)
{
    if (w->revoked_at.ms)
        return "revoked";
    return w->seen_at.ms > c->now_ms - JUDGE_LIVE_MS ? "live" : w->seen_at.ms ? "silent" : "never came";
}

static void list_print(struct call *c, const struct list *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct worker_row *w = (const struct worker_row *)rows->items + i;
        struct buf               at = BUF(c->mem);
        str                      languages = w->language_ids;

        if (w->seen_at.ms)
            clock_write(&at, w->seen_at.ms, 0);
        languages = str_from(languages, 1);
        if (languages.len)
            languages.len--;
        printf("%-20.*s ...%.*s  %-10s  %s", STR_ARG(w->name), STR_ARG(w->tail), standing(c, w), buf_end(&at).data);
        if (w->slots)
            printf("  %lld slots, level %.*s, mode %.*s, version %.*s: %.*s", (long long)w->slots, STR_ARG(w->level),
                   STR_ARG(w->mode), STR_ARG(w->version), STR_ARG(languages));
        putchar('\n');
    }
}

static void token_print(const struct worker_row *w, bool json)
{
    if (json)
        printf("{\"name\":\"%.*s\",\"token\":\"%.*s\"}\n", STR_ARG(w->name), STR_ARG(w->token));
    else
        printf("%.*s\n", STR_ARG(w->token));
}

static bool is_name(const char *name)
{
    return *name && strlen(name) <= NAME_MAX_LEN && strspn(name, "abcdefghijklmnopqrstuvwxyz"
                                                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == strlen(name);
}

int cli_judge(struct cli *cli)
{
    bool              json = config_switch(cli->config, "--json"), done;
    struct worker_row worker = { 0 };
    struct list       rows = { 0 };
    char            **args;
    int               n = config_args(cli->config, &args);
    const char       *action = n > 0 ? args[0] : "";
    struct call      *c = call_new(cli->server, 0, "system");

    worker.name = str_of(n == 2 ? args[1] : "");
    if (strcmp(action, "add") == 0 && n == 2 && is_name(args[1])) {
        done = call_write(c, add, &worker);
        if (done)
            token_print(&worker, json);
    } else if (strcmp(action, "list") == 0 && n == 1) {
        done = call_read(c, list, &rows);
        list_print(c, &rows);
    } else if (strcmp(action, "revoke") == 0 && n == 2) {
        done = call_write(c, revoke, &worker);
    } else {
        call_free(c);
        return cli_usage(USAGE);
    }
    return cli_end(c, done);
}
