/* backup.c - `assay backup FILE`: one consistent copy while the server works. */
#include "cli/cli.h"

int cli_backup(struct cli *cli)
{
    const char *message = "";
    char      **args;

    if (config_args(cli->config, &args) != 1)
        return cli_usage("backup FILE");
    if (!db_backup(cli->server->db, args[0], cli->mem, &message)) {
        fprintf(stderr, "assay: %s\n", message);
        return 1;
    }
    printf("backup written to %s\n", args[0]);
    return 0;
}
