/* coding.h - what a question of code or SQL asks, as a snapshot holds it (domain/authored.h).
 *
 * The snapshot has what candidates may see, and the SHA-256 of a pack of what they never see:
 * hidden cases, solutions, variants of the data (coding_pack.h).
 *   "code": {"languages": ["python"], "starters": {"python": "..."}, "samples": [{"input", "expected"}],
 *            "hidden_n": 3, "cpu_ms": 2000, "memory_mib": 256, "compare": "lines", "checker": {...},
 *            "pack": "<SHA-256>"}
 *   "sql":  {"mode": "query", "starter": "", "names_matter": false, "hidden_n": 2, "tables": [...],
 *            "blobs": ["<SHA-256>"], "pack": "<SHA-256>"}
 * Without a pack code is free: a person marks it.
 */
#ifndef DOMAIN_CODING_H
#define DOMAIN_CODING_H

#include "core/json.h"
#include "core/shape.h"

#define CODE_SOURCE_MAX  65536 /* bytes of an answer */
#define CODE_CASES_MAX   100
#define CODE_BLOBS_MAX   32    /* data sets of an SQL question */
#define CODE_CPU_MS      2000
#define CODE_CPU_MS_MAX  15000
#define CODE_MEMORY_MIB  256
#define CODE_MEMORY_MAX  1024

struct code_sample { str input, expected; };

struct code_task {
    struct list languages; /* of str: ids of domain/code_language.h; none: any */
    struct map  starters;  /* source by language */
    struct list samples;   /* of struct code_sample */
    int64_t     hidden_n, cpu_ms, memory_mib;
    str         compare;   /* lines exact tokens float checker */
    str         checker;   /* {"language", "source"}; null for none */
    str         pack;      /* null: it is free */
};

struct sql_column { str name, type; };
struct sql_table {
    str         name;
    struct list columns;   /* of struct sql_column */
    int64_t     rows_n;    /* INT_NULL: not known */
    struct json sample;    /* its first rows */
};

struct sql_task {
    str         mode;      /* query or change */
    str         starter, pack;
    bool        names_matter;
    int64_t     hidden_n;
    struct list tables;    /* of struct sql_table */
    struct list blobs;     /* of str */
};

/* Reads the member `code` or `sql` of a snapshot; texts and lists live in `mem`.  NULL, or what
 * is wrong with it. */
const char *code_task_read(struct arena *mem, const json_t *from, struct code_task *task);
const char *sql_task_read(struct arena *mem, const json_t *from, struct sql_task *task);

/* Is the answer of the form that the task takes, {"language", "source"} or {"source"}?  NULL, or
 * what would have been right. */
const char *code_value_check(struct arena *mem, const struct code_task *task, const json_t *value);
const char *sql_value_check(const json_t *value);
bool        code_has_language(const struct code_task *task, str id);

#endif
