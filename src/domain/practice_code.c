/* practice_code.c - see practice_code.h.
 *
 * Nothing of it is judged: the name of the pack says only that no person marks it.
 */
#include "domain/practice_code.h"

static struct code_sample samples[] = { { STR("2 3\n"), STR("5\n") }, { STR("-1 1\n"), STR("0\n") } };

static struct pair starter[1]; /* there, and not counted: an object that is empty */

const struct code_task practice_code = {
    .starters   = { starter, 0 },
    .samples    = { samples, sizeof samples / sizeof *samples },
    .cpu_ms     = CODE_CPU_MS,
    .memory_mib = CODE_MEMORY_MIB,
    .compare    = STR("lines"),
    .pack       = STR("practice"),
};

static struct sql_column columns[] = { { STR("name"), STR("TEXT") }, { STR("country"), STR("TEXT") },
                                       { STR("people"), STR("INTEGER") } };
static struct sql_table  tables[]  = {
    { .name    = STR("town"),
      .columns = { columns, sizeof columns / sizeof *columns },
      .rows_n  = 3,
      .sample  = { STR("[[\"Lima\",\"Peru\",10092000],[\"Porto\",\"Portugal\",231800],[\"Ulm\",\"Germany\",null]]") } },
};

const struct sql_task practice_sql = {
    .mode    = STR("query"),
    .starter = STR(""),
    .pack    = STR("practice"),
    .tables  = { tables, sizeof tables / sizeof *tables },
};
