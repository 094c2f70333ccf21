/* migrate.c - `assay migrate [--dry-run]`: brings the schema up to date. */
#include "cli/cli.h"

int cli_migrate(struct cli *cli)
{
    bool              dry = config_switch(cli->config, "--dry-run");
    const char       *url = config_text(cli->config, SET_DATABASE), *message = "";
    struct db_options options = { .data = config_text(cli->config, SET_DATA), .url = *url ? url : NULL, .readers = 1 };
    struct db        *db = db_open(&options, cli->mem, &message);
    int               n = db ? db_migrate(db, dry, cli->mem, &message) : -1;

    if (db)
        db_close(db);
    if (n < 0) {
        fprintf(stderr, "assay: %s\n", message);
        return 1;
    }
    printf("%d migration%s %s\n", n, n == 1 ? "" : "s", dry ? "to apply" : "applied");
    return 0;
}
