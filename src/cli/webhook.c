/* webhook.c - `assay webhook replay --workspace W ID [ID]`: owes one delivery, or
 * all of a range of ids, again.
 */
#include <string.h>
#include "cli/cli.h"
#include "core/random.h"
#include "jobs/jobs.h"

struct range { int64_t from, to, owed; };

static bool replay(struct call *c, void *arg)
{
    struct range *range = arg;

    range->owed = webhook_replay(c, range->from, range->to);
    return true;
}

/* "del_..." as the API spells it. */
static bool delivery_id(const char *text, int64_t *id)
{
    return strncmp(text, "del_", 4) == 0 && id_read(str_of(text + 4), id);
}

int cli_webhook(struct cli *cli)
{
    int64_t      workspace = cli_workspace(cli);
    char       **args;
    int          n = config_args(cli->config, &args);
    struct range range = { 0 };
    struct call *c;
    bool         done;

    if (!workspace)
        return 1;
    if (n < 2 || n > 3 || strcmp(args[0], "replay") != 0 || !delivery_id(args[1], &range.from) ||
        !delivery_id(args[n - 1], &range.to))
        return cli_usage("webhook replay --workspace W DELIVERY_ID [LAST_DELIVERY_ID]");
    c    = call_new(cli->server, workspace, "system");
    done = call_write(c, replay, &range);
    if (done)
        printf("%lld deliveries are owed again\n", (long long)range.owed);
    return cli_end(c, done);
}
