/* key.c - `assay key`: API keys of a workspace, while the server runs.
 *
 *   assay key create --workspace W [--name T] [--perms all|none|a,b] [--json]
 *   assay key list --workspace W
 *   assay key revoke --workspace W ID
 */
#include <string.h>
#include "cli/cli.h"
#include "core/clock.h"
#include "domain/account.h"
#include "op/call.h"

#define USAGE                                                                       \
    "key create --workspace W [--name T] [--perms all|none|NAME,...] [--json]\n"    \
    "       assay key list --workspace W\n       assay key revoke --workspace W ID"
#define KEYS_MAX 10000

struct key_row {
    int64_t       id, perms;
    str           name, tail, secret;
    struct moment created_at, revoked_at;
};
static const struct field key_row_fields[] = {
    FIELD(key_row, id), FIELD(key_row, perms), FIELD(key_row, name), FIELD(key_row, tail), FIELD(key_row, created_at),
    FIELD(key_row, revoked_at),
};
SHAPE(key_row);

static bool create(struct call *c, void *arg)
{
    struct key_row *key = arg;

    key->secret = api_key_create(c, key->name, key->perms);
    return true;
}

static bool list(struct call *c, void *arg)
{
    *(struct list *)arg = db_rows(c, "SELECT id, name, tail, perms, created_at, revoked_at FROM api_key"
                                  " WHERE workspace_id = :workspace_id ORDER BY id", &key_row_shape, KEYS_MAX);
    return true;
}

static bool revoke(struct call *c, void *arg)
{
    return db_exec_with(c, WITH(key_row, arg), "UPDATE api_key SET revoked_at = :now_ms"
                        " WHERE workspace_id = :workspace_id AND id = :id AND revoked_at IS NULL") > 0 ||
           fail(c, 404, NULL, "there is no such key, or it is revoked already");
}

static void list_print(struct call *c, const struct list *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct key_row *k = (const struct key_row *)rows->items + i;
        struct buf            at = BUF(c->mem);

        clock_write(&at, k->created_at.ms, 0);
        printf("%lld  ...%.*s  %s  %-8s %.*s\n", (long long)k->id, STR_ARG(k->tail), buf_end(&at).data,
               k->revoked_at.ms ? "revoked" : "active", STR_ARG(k->name));
    }
}

int cli_key(struct cli *cli)
{
    const char    *name = config_option(cli->config, "--name"), *perms = config_option(cli->config, "--perms");
    bool           json = config_switch(cli->config, "--json"), done;
    struct key_row key = { .name = str_of(name ? name : "key"), .perms = perms ? perm_read(str_of(perms)) : PERM_ALL };
    struct list    rows = { 0 };
    int64_t        workspace = cli_workspace(cli);
    char         **args;
    int            n = config_args(cli->config, &args);
    const char    *action = n > 0 ? args[0] : "";
    struct call   *c;

    if (!workspace)
        return 1;
    c = call_new(cli->server, workspace, "system");
    if (strcmp(action, "create") == 0 && key.perms >= 0) {
        done = call_write(c, create, &key);
        if (done)
            printf(json ? "{\"api_key\":\"%.*s\"}\n" : "%.*s\n", STR_ARG(key.secret));
    } else if (strcmp(action, "list") == 0) {
        done = call_read(c, list, &rows);
        list_print(c, &rows);
    } else if (strcmp(action, "revoke") == 0 && n == 2 && str_to_int(str_of(args[1]), &key.id)) {
        done = call_write(c, revoke, &key);
    } else {
        call_free(c);
        return cli_usage(USAGE);
    }
    return cli_end(c, done);
}
