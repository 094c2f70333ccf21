/* demo.c */
#include "cli/cli.h"
int cli_demo(struct cli *cli)
{
    (void)cli;
    return 1;
}
