/* attack.c - assay-attack: one hostile program by its name; without a name, the list as JSON. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "judge/attack.h"
#include "judge/attack_table.h"

int breach(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return 1;
}

static void list(void)
{
    const struct attack *a;

    for (a = attacks; a < attacks + attacks_n; a++)
        printf("%s{\"group\":%d,\"name\":\"%s\",\"limit\":\"%s\",\"refusal\":\"%s\"}%s\n",
               a == attacks ? "[" : "", a->group,
               a->name, a->limit, a->refusal == NULL ? "" : a->refusal, a + 1 == attacks + attacks_n ? "]" : ",");
}

int main(int argc, char **argv)
{
    const struct attack *a;

    if (argc < 2) {
        list();
        return 0;
    }
    for (a = attacks; a < attacks + attacks_n; a++)
        if (strcmp(a->name, argv[1]) == 0)
            return a->run();
    fprintf(stderr, "assay-attack: no attack has that name\n");
    return 2;
}
