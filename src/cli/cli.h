/* cli.h - the subcommands of `assay`, one file each.
 *
 * Each gets an opened context and returns the exit status: 0 done, 1 it failed,
 * 2 it was asked wrongly.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "op/op.h"

struct http;

struct cli {
    struct config *config;
    struct arena  *mem;
    struct server *server; /* NULL for commands that need no store */
};

int cli_serve(struct cli *cli);
int cli_setup(struct cli *cli);
int cli_key(struct cli *cli);
int cli_judge(struct cli *cli);
int cli_demo(struct cli *cli);
int cli_ops(struct cli *cli);
int cli_config(struct cli *cli);
int cli_backup(struct cli *cli);
int cli_restore(struct cli *cli);
int cli_verify(struct cli *cli);
int cli_doctor(struct cli *cli);
int cli_migrate(struct cli *cli);
int cli_rescore(struct cli *cli);
int cli_calibrate(struct cli *cli);
int cli_webhook(struct cli *cli);
int cli_credits(struct cli *cli);
int cli_user(struct cli *cli);
int cli_saml(struct cli *cli);
int cli_gdpr(struct cli *cli);
int cli_export(struct cli *cli);
int cli_calc(int argc, char **argv);

/* Opens the store and all that a call needs.  `migrate` brings the schema up to
 * date, else it must be.  NULL, with the reason printed, when it cannot. */
struct server *server_open(struct config *config, struct arena *mem, bool migrate);
void           server_close(struct server *server);

/* Starts serving HTTP and running jobs; NULL with the reason printed. */
struct http *serve_open(struct cli *cli);
/* Finishes what is under way and stops both. */
void         serve_close(struct cli *cli, struct http *http);

/* Prints what a failed call said, one line each; returns 1. */
int  cli_failed(const struct call *c);
/* The end of a command of one call: says what went wrong unless it is done, frees it, and is the exit status. */
int  cli_end(struct call *c, bool done);
/* Prints how the command is used; returns 2. */
int  cli_usage(const char *usage);
/* The operation of that family and id, which must exist; fills its family. */
const struct op *cli_op(struct cli *cli, const char *family, const char *id, const struct family **out);
/* The workspace named by --workspace (id or name); 0 with the reason printed. */
int64_t cli_workspace(struct cli *cli);

/* Makes the demo workspace with its administrator, key, a finished example and
 * an open invitation, or reads what an earlier start made; see demo_workspace.c. */
struct demo {
    str email, password, api_key, link, example_id;
};
bool demo_workspace(struct cli *cli, struct demo *demo);

/* 120 answers of a plausible person, 1..5, the same each time. */
void demo_answers(int answers[120]);

#endif
