/* tools.h - our own programs that look at hostile things: assay-sql and assay-unpack, in sandboxes. */
#ifndef JUDGE_TOOLS_H
#define JUDGE_TOOLS_H

#include "judge/worker.h"

/* The folder that runs of them see as /in; NULL when it cannot be made. */
const char *tools_folder(struct worker *w);
/* What assay-sql says of itself ("SQLite 3.40.1"); NULL when it does not work here. */
const char *sql_version(struct worker *w);

/* Makes the JSON array of cases of a ZIP archive.  False with what is wrong with it. */
bool archive_cases(struct worker *w, struct arena *mem, str archive, str *cases, struct run_error *error);

#endif
