/* sitting_code.c - see sitting_code.h. */
#include "api/native/sitting_code.h"
#include "domain/code_language.h"
#include "domain/judge.h"

struct code_language_view { str id, name, version; };
static const struct field code_language_view_fields[] = {
    FIELD(code_language_view, id,   .doc = "What to send as the language"),
    FIELD(code_language_view, name, .doc = "What to show"),
    FIELD(code_language_view, version, .flags = NULLABLE,
          .doc = "Version that a judge worker has; null when none says so now"),
};
SHAPE(code_language_view);

static const struct field code_sample_fields[] = {
    FIELD(code_sample, input,    .doc = "Standard input"),
    FIELD(code_sample, expected, .doc = "Output that is right"),
};
SHAPE(code_sample);

struct code_view {
    struct list languages, samples;
    struct map  starters;
    int64_t     hidden_n, cpu_ms, memory_mib;
    bool        free;
};
static const struct field code_view_fields[] = {
    FIELD_LIST(code_view, languages, code_language_view, .doc = "Languages to write it in"),
    FIELD(code_view, starters,   .doc = "What to start from, by language"),
    FIELD_LIST(code_view, samples, code_sample, .doc = "Cases that are shown"),
    FIELD(code_view, hidden_n,   .doc = "Cases that are not shown"),
    FIELD(code_view, cpu_ms,     .doc = "Time limit of a case before the language's factor, milliseconds of CPU"),
    FIELD(code_view, memory_mib, .doc = "Memory limit of a case before the language's addition, MiB"),
    FIELD(code_view, free,       .doc = "Is it marked by a person, without cases?"),
};
const struct shape code_view_shape = { "code_view", code_view_fields,
                                       sizeof code_view_fields / sizeof *code_view_fields, sizeof(struct code_view) };

static const struct field sql_column_fields[] = {
    FIELD(sql_column, name, .doc = "Name"),
    FIELD(sql_column, type, .doc = "Type as it was declared; may be empty"),
};
SHAPE(sql_column);
static const struct field sql_table_fields[] = {
    FIELD(sql_table, name,   .doc = "Name"),
    FIELD_LIST(sql_table, columns, sql_column, .doc = "Columns in order"),
    FIELD(sql_table, rows_n, .flags = NULLABLE, .doc = "Rows; null when that is not known"),
    FIELD(sql_table, sample, .doc = "First rows: [[value, ...], ...]"),
};
SHAPE(sql_table);

struct sql_view { str dialect, mode, starter; bool names_matter; int64_t hidden_n; struct list tables; };
static const struct field sql_view_fields[] = {
    FIELD(sql_view, dialect,      .doc = "sqlite"),
    FIELD(sql_view, mode,         .one_of = "query|change", .doc = "Are rows asked for, or a change of them?"),
    FIELD(sql_view, starter,      .doc = "What to start from"),
    FIELD(sql_view, names_matter, .doc = "Must the columns have the right names?"),
    FIELD(sql_view, hidden_n,     .doc = "Variants of the data that are not shown"),
    FIELD_LIST(sql_view, tables, sql_table, .doc = "Tables of the data that are shown"),
};
const struct shape sql_view_shape = { "sql_view", sql_view_fields, sizeof sql_view_fields / sizeof *sql_view_fields,
                                      sizeof(struct sql_view) };

/* The version that a living worker has of a language; null for none. */
static str version_of(const struct list *live, const char *id)
{
    const struct judge_language *list = live->items;

    for (size_t i = 0; i < live->n; i++)
        if (str_is(list[i].id, id))
            return list[i].version;
    return STR_NULL;
}

/* Those of the task that a living worker has, in its author's order; while there is none of them, all of
 * the task.  A task that names none has all there are. */
static struct list languages_list(struct call *c, const struct code_task *task)
{
    size_t                     n = task->languages.n ? task->languages.n : code_languages_n;
    struct code_language_view *all = ARENA_ARRAY(c->mem, struct code_language_view, n);
    struct list                live = judge_languages(c), list = { all, 0 };

    for (int wanted = 1; wanted >= 0 && !list.n; wanted--)
        for (size_t i = 0; i < n; i++) {
            const struct code_language *l = task->languages.n ? code_language_find(((str *)task->languages.items)[i])
                                                              : &code_languages[i];
            str                         version = version_of(&live, l->id);

            if (!wanted || version.data)
                all[list.n++] = (struct code_language_view){ str_of(l->id), str_of(l->name), version };
        }
    return list;
}

struct code_view *code_view(struct call *c, const struct code_task *task)
{
    struct code_view *view = task ? ARENA_NEW(c->mem, struct code_view) : NULL;

    if (view)
        *view = (struct code_view){ .languages = languages_list(c, task), .starters = task->starters,
                                    .samples = task->samples, .hidden_n = task->hidden_n, .cpu_ms = task->cpu_ms,
                                    .memory_mib = task->memory_mib, .free = !task->pack.len };
    return view;
}

struct sql_view *sql_view(struct call *c, const struct sql_task *task)
{
    struct sql_view *view = task ? ARENA_NEW(c->mem, struct sql_view) : NULL;

    if (view)
        *view = (struct sql_view){ .dialect = STR("sqlite"), .mode = task->mode, .starter = task->starter,
                                   .names_matter = task->names_matter, .hidden_n = task->hidden_n,
                                   .tables = task->tables };
    return view;
}
