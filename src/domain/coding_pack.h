/* coding_pack.h - what the judge needs of a question and candidates never see, kept once for all
 * its snapshots by its SHA-256: of code the list of all cases, of SQL the solution and the data.
 *
 * Table: coding_pack (src/db/schema/0023_coding.sql).
 */
#ifndef DOMAIN_CODING_PACK_H
#define DOMAIN_CODING_PACK_H

#include "domain/coding.h"
#include "domain/judge.h"

/* Keeps a pack; gives its SHA-256. */
str  coding_pack_keep(struct call *c, str text);
/* Reads one; leaves the call when it is gone, which nothing brings about. */
str  coding_pack_read(struct call *c, str sha256);

/* What is judged of an answer (JSON that the task takes): all cases, with their weights.  Fills
 * language, request and blobs. */
void code_submit(struct call *c, const struct code_task *task, str value, struct judge_ask *ask);
void sql_submit(struct call *c, const struct sql_task *task, str value, struct judge_ask *ask);
/* What a candidate tries: the samples, or an input of his own (null for none); SQL on the data that
 * is shown. */
void code_try(struct call *c, const struct code_task *task, str value, str input, struct judge_ask *ask);
void sql_try(struct call *c, const struct sql_task *task, str value, struct judge_ask *ask);

#endif
