/* question_code.h - questions of code and SQL: from their document to the snapshot.
 *
 * What a document says; where `settings` of the question has a member that is not here, that one counts:
 *   coding, freecoding   {"languages": ["python", 71], "tests": [{"input", "output", "weight": 1, "hidden": true}],
 *                        "stubs": {"python": "..."} or [{"language", "code"}],
 *                        "signature": {"name", "parameters": [{"name", "type"}], "return_type"},
 *                        "solution", "compare": "lines", "checker": {"language", "source"},
 *                        "max_execution_time": 2 (seconds), "memory_limit": 256 (MiB)}
 *   sql                  {"dataset_id", "script", "mode": "query" or "change", "solution", "check", "stub",
 *                        "names_matter", "variants": [{"script", "dataset_id", "weight": 1}]}
 * A test is shown to candidates when it is a sample ("sample": true, or "hidden": false); all others
 * are hidden.  Free code may have tests, or none.  The script of a variant is run behind that of the
 * question; with a data set of its own it stands alone.
 */
#ifndef DOMAIN_QUESTION_CODE_H
#define DOMAIN_QUESTION_CODE_H

#include "domain/question.h"
#include "domain/spot.h"

#define CODE_DOCUMENT_BYTES 262144
#define CODE_VARIANTS_MAX   19 /* beside the data that are shown */
#define CODE_VARIANTS_FEW   2 /* hidden ones of a data set that are wanted */

/* Is what is asked well-formed?  `settings` may be NULL; `whole`: fit to be sat.  (question_code_check.c) */
void question_check_code(struct spot at, const json_t *asked, const json_t *settings, bool whole);
void question_check_sql(struct spot at, const json_t *asked, const json_t *settings, bool whole);
/* What a person should think about of a question that is right otherwise; NULL for nothing. */
const char *question_warning(str type, const json_t *document);

/* The member of what is asked, or of the settings; NULL for neither. */
const json_t *code_member(const json_t *asked, const json_t *settings, const char *name);
/* Is a test shown to candidates? */
bool          code_is_sample(const json_t *test);
/* What candidates start from in a language; null for nothing said. */
str           code_stub_said(const json_t *stubs, str language);

/* The data set of an id, one of the workspace's or everybody's: its path and the SHA-256 of its
 * script; nothing for what is no id.  Fails 400 when there is none. */
bool code_dataset(struct call *c, str id, const char *field, str *path, str *sha256);

/* Writes the member "code" or "sql" of a snapshot and keeps its pack.  False when the data set of
 * an SQL question is none of the workspace's (400).  (question_code_build.c) */
bool question_code_write(struct call *c, struct buf *out, const json_t *asked, const json_t *settings, bool *free);
bool question_sql_write(struct call *c, struct buf *out, const json_t *asked, const json_t *settings);

#endif
