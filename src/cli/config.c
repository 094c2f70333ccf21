/* config.c - `assay config`: the settings in force, secrets masked. */
#include "cli/cli.h"

int cli_config(struct cli *cli)
{
    config_print(cli->config, stdout);
    return 0;
}
