/* credits.c - `assay credits grant`: gives credits away, or grants an order.
 *
 *   assay credits grant --workspace W --credits N    a gift
 *   assay credits grant [--workspace W] --order ORD  the order is settled: credits and invoice
 */
#include <string.h>
#include "cli/cli.h"
#include "core/random.h"
#include "domain/credit.h"
#include "domain/order.h"

#define USAGE "credits grant --workspace W --credits N | credits grant --order ORDER_ID"
#define CREDITS_MAX 1000000000

struct grant { int64_t order_id, workspace_id, credits, balance; };
static const struct field grant_fields[] = {
    FIELD(grant, order_id), FIELD(grant, workspace_id), FIELD(grant, credits), FIELD(grant, balance),
};
SHAPE(grant);

static bool grant(struct call *c, void *arg)
{
    struct grant *g = arg;

    if (g->order_id) {
        if (!db_row_with(c, WITH(grant, g), "SELECT workspace_id, credits FROM credit_order WHERE id = :order_id",
                         INTO(grant, g)))
            return fail(c, 404, "order", "there is no such order");
        c->workspace_id = g->workspace_id;
        if (!order_pay(c, g->order_id))
            return fail(c, 409, "order", "it is paid or cancelled already");
    } else {
        c->workspace_id = g->workspace_id;
        credit_grant(c, g->credits, INT_NULL);
    }
    return db_int(c, "SELECT credits FROM workspace WHERE id = :workspace_id", &g->balance);
}

/* "ord_..." as the API spells it. */
static bool order_id_read(const char *text, int64_t *id)
{
    return strncmp(text, "ord_", 4) == 0 && id_read(str_of(text + 4), id);
}

int cli_credits(struct cli *cli)
{
    const char  *order = config_option(cli->config, "--order"), *credits = config_option(cli->config, "--credits");
    struct grant g = { 0 };
    char       **args;
    struct call *c;
    bool         done;

    if (!order && !(g.workspace_id = cli_workspace(cli)))
        return 1;
    if (config_args(cli->config, &args) != 1 || strcmp(args[0], "grant") != 0 || !order == !credits ||
        (order && !order_id_read(order, &g.order_id)) ||
        (credits && (!str_to_int(str_of(credits), &g.credits) || g.credits < 1 || g.credits > CREDITS_MAX)))
        return cli_usage(USAGE);
    c    = call_new(cli->server, g.workspace_id, "system");
    done = call_write(c, grant, &g);
    if (done)
        printf("%lld credits granted, the balance is %lld\n", (long long)g.credits, (long long)g.balance);
    return cli_end(c, done);
}
