/* main.c - `assay`: picks the subcommand, opens what it needs, closes it. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <gsl/gsl_errno.h>
#include "cli/cli.h"

enum needs { NOTHING, STORE, STORE_MIGRATED };

static const struct command {
    const char *name;
    int (*run)(struct cli *cli);
    enum needs  needs;
    const char *usage, *doc;
} commands[] = {
    { "serve", cli_serve, STORE_MIGRATED, "serve [--listen HOST:PORT] [--data DIR] [--database URL] [--demo]",
      "serve everything and run the background jobs" },
    { "setup", cli_setup, STORE_MIGRATED,
      "setup --workspace NAME --email E --password P [--credits N] [--language L] [--json]",
      "make a workspace, its administrator and an API key" },
    { "key", cli_key, STORE, "key create|list|revoke --workspace W ...", "API keys of a workspace" },
    { "judge", cli_judge, STORE, "judge add NAME [--json] | judge list | judge revoke NAME",
      "workers that run candidates' programs" },
    { "demo", cli_demo, NOTHING, "demo", "the whole main job on a throw-away store, each step printed" },
    { "ops", cli_ops, NOTHING, "ops [--json | --typescript]", "every operation: id, route, permission, file:line" },
    { "config", cli_config, NOTHING, "config", "the settings in force, secrets masked" },
    { "calc", NULL, NOTHING, "calc KIND < cases", "compute scores from JSON cases, one a line" },
    { "backup", cli_backup, STORE, "backup FILE", "copy the store while the server runs" },
    { "restore", cli_restore, NOTHING, "restore FILE [--data DIR] [--force]", "make a backup the store" },
    { "verify", cli_verify, STORE, "verify [--json]", "check event log, ledger and results" },
    { "doctor", cli_doctor, STORE, "doctor", "is this installation fit to serve?" },
    { "migrate", cli_migrate, NOTHING, "migrate [--dry-run]", "bring the schema up to date" },
    { "rescore", cli_rescore, STORE, "rescore --all | --workspace W", "score finished attempts again" },
    { "calibrate", cli_calibrate, STORE,
      "calibrate --workspace W [--question ID] [--model 1pl|2pl|3pl] [--dry-run] [--json]",
      "find the parameters of adaptive tests' items from their answers" },
    { "user", cli_user, STORE, "user list|create|password|remove --workspace W [--email E] [--name N] [--role R]"
      " [--password P|-]", "who signs in to work for a workspace" },
    { "saml", cli_saml, STORE, "saml list|set|remove|passwords --workspace W ...",
      "identity providers of a workspace, and whether passwords are good there" },
    { "gdpr", cli_gdpr, STORE,
      "gdpr list --workspace W [--days N] | gdpr erase --workspace W ID|EMAIL|--due [--days N]",
      "who is due to be forgotten, and forgetting them" },
    { "export", cli_export, STORE, "export attempts|results --workspace W [--status S] [--assessment CODE]",
      "attempts or results as CSV" },
    { "webhook", cli_webhook, STORE, "webhook replay --workspace W ID [ID]", "owe deliveries again" },
    { "credits", cli_credits, STORE, "credits grant --workspace W --credits N | credits grant --order ORDER_ID",
      "give credits to a workspace, or grant an order" },
};
#define COMMANDS (sizeof commands / sizeof commands[0])

#define PROCESS_BYTES_MAX (256u << 20)

static int help(FILE *out)
{
    fputs("Assay " ASSAY_VERSION ": candidate assessments on your own server\n\n", out);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(out, "  assay %-10s %s\n", commands[i].name, commands[i].doc);
    fputs("\n`assay COMMAND --help` shows how it is used, `assay config` every setting.\n", out);
    return out == stdout ? 0 : 2;
}

static const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int run(const struct command *command, struct cli *cli)
{
    int status;

    if (command->needs != NOTHING) {
        cli->server = server_open(cli->config, cli->mem, command->needs == STORE_MIGRATED);
        if (!cli->server)
            return 1;
    }
    status = command->run(cli);
    if (cli->server)
        server_close(cli->server);
    return status;
}

/* Signals are taken by sigwait in cli_serve, so every thread must block them. */
static void signals_block(void)
{
    sigset_t signals;

    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
}

int main(int argc, char **argv)
{
    const struct command *command = argc > 1 ? command_find(argv[1]) : NULL;
    struct cli            cli = { 0 };
    const char           *message = "";
    int                   status;

    umask(077); /* the store, its backups and mails are for its owner */
    gsl_set_error_handler_off(); /* its functions return what is wrong instead of ending the process */
    if (argc > 1 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0))
        return help(stdout);
    if (argc > 1 && strcmp(argv[1], "--version") == 0)
        return puts("assay " ASSAY_VERSION) < 0;
    if (!command)
        return help(stderr);
    if (argc > 2 && strcmp(argv[2], "--help") == 0)
        return printf("usage: assay %s\n\n%s\n", command->usage, command->doc) < 0;
    if (!command->run)
        return cli_calc(argc - 1, argv + 1);
    if (command->run == cli_serve)
        signals_block();
    cli.config = config_new(argc, argv, 2, &message);
    if (!cli.config) {
        fprintf(stderr, "assay: %s\n", message);
        return 2;
    }
    cli.mem = arena_new(PROCESS_BYTES_MAX);
    status  = run(command, &cli);
    arena_free(cli.mem);
    config_free(cli.config);
    return status;
}
