/* coding.c - see coding.h. */
#include "core/arena.h"
#include "core/buf.h"
#include "domain/code_language.h"
#include "domain/coding.h"

#define TABLES_MAX  200
#define COLUMNS_MAX 200

/* --- reading snapshots --------------------------------------------------------------- */

static str text_of(struct arena *mem, const json_t *object, const char *name)
{
    return str_copy(mem, json_str(json_object_get(object, name)));
}

static int64_t int_of(const json_t *object, const char *name, int64_t otherwise)
{
    const json_t *value = json_object_get(object, name);

    return json_is_integer(value) ? (int64_t)json_integer_value(value) : otherwise;
}

static struct list texts_of(struct arena *mem, const json_t *list)
{
    struct list texts = { ARENA_ARRAY(mem, str, json_array_size(list) + 1), json_array_size(list) };

    for (size_t i = 0; i < texts.n; i++)
        ((str *)texts.items)[i] = str_copy(mem, json_str(json_array_get(list, i)));
    return texts;
}

static void starters_read(struct arena *mem, json_t *from, struct map *starters)
{
    const char *key;
    json_t     *value;

    starters->pairs = ARENA_ARRAY(mem, struct pair, json_object_size(from) + 1);
    json_object_foreach(from, key, value)
        starters->pairs[starters->n++] = (struct pair){ str_copy(mem, str_of(key)), str_copy(mem, json_str(value)) };
}

static struct list samples_read(struct arena *mem, const json_t *from)
{
    struct list samples = { ARENA_ARRAY(mem, struct code_sample, json_array_size(from) + 1), json_array_size(from) };

    for (size_t i = 0; i < samples.n; i++) {
        const json_t *one = json_array_get(from, i);

        ((struct code_sample *)samples.items)[i] =
            (struct code_sample){ text_of(mem, one, "input"), text_of(mem, one, "expected") };
    }
    return samples;
}

const char *code_task_read(struct arena *mem, const json_t *from, struct code_task *task)
{
    const json_t *checker = json_object_get(from, "checker");

    if (!json_is_object(from))
        return "does not say what its code is about";
    *task = (struct code_task){
        .languages = texts_of(mem, json_object_get(from, "languages")),
        .samples = samples_read(mem, json_object_get(from, "samples")), .hidden_n = int_of(from, "hidden_n", 0),
        .cpu_ms = int_of(from, "cpu_ms", CODE_CPU_MS), .memory_mib = int_of(from, "memory_mib", CODE_MEMORY_MIB),
        .compare = text_of(mem, from, "compare"), .pack = text_of(mem, from, "pack"),
        .checker = json_is_object(checker) ? json_text(mem, checker) : STR_NULL,
    };
    starters_read(mem, json_object_get(from, "starters"), &task->starters);
    for (size_t i = 0; i < task->languages.n; i++)
        if (!code_language_find(((str *)task->languages.items)[i]))
            return "has an unknown language";
    return task->samples.n > CODE_CASES_MAX ? "has too many samples" : NULL;
}

static struct list columns_read(struct arena *mem, const json_t *from)
{
    struct list columns = { ARENA_ARRAY(mem, struct sql_column, json_array_size(from) + 1), json_array_size(from) };

    for (size_t i = 0; i < columns.n; i++) {
        const json_t *one = json_array_get(from, i);

        ((struct sql_column *)columns.items)[i] =
            (struct sql_column){ text_of(mem, one, "name"), text_of(mem, one, "type") };
    }
    return columns;
}

static struct list tables_read(struct arena *mem, const json_t *from)
{
    struct list tables = { ARENA_ARRAY(mem, struct sql_table, json_array_size(from) + 1), json_array_size(from) };

    for (size_t i = 0; i < tables.n; i++) {
        const json_t *one = json_array_get(from, i), *sample = json_object_get(one, "sample");

        ((struct sql_table *)tables.items)[i] = (struct sql_table){
            text_of(mem, one, "name"), columns_read(mem, json_object_get(one, "columns")),
            int_of(one, "rows_n", INT_NULL), { json_is_array(sample) ? json_text(mem, sample) : STR("[]") } };
    }
    return tables;
}

const char *sql_task_read(struct arena *mem, const json_t *from, struct sql_task *task)
{
    if (!json_is_object(from))
        return "does not say what its SQL is about";
    *task = (struct sql_task){
        .mode = text_of(mem, from, "mode"), .starter = text_of(mem, from, "starter"),
        .pack = text_of(mem, from, "pack"), .hidden_n = int_of(from, "hidden_n", 0),
        .names_matter = json_is_true(json_object_get(from, "names_matter")),
        .tables = tables_read(mem, json_object_get(from, "tables")),
        .blobs = texts_of(mem, json_object_get(from, "blobs")),
    };
    if (!str_is(task->mode, "query") && !str_is(task->mode, "change"))
        return "has an unknown mode";
    if (!task->pack.len)
        return "has no solution";
    return task->blobs.n > CODE_BLOBS_MAX ? "has too many data sets" : NULL;
}

/* --- answers -------------------------------------------------------------------------- */

bool code_has_language(const struct code_task *task, str id)
{
    const struct code_language *language = code_language_find(id);

    if (!language || !str_is(id, language->id))
        return false;
    for (size_t i = 0; i < task->languages.n; i++)
        if (str_eq(((str *)task->languages.items)[i], id))
            return true;
    return !task->languages.n;
}

static const char *source_check(const json_t *value)
{
    const json_t *source = json_object_get(value, "source");

    if (!json_is_string(source))
        return "must have its source as a text";
    return json_string_length(source) > CODE_SOURCE_MAX ? "must have a source of at most 64 KiB" : NULL;
}

const char *code_value_check(struct arena *mem, const struct code_task *task, const json_t *value)
{
    struct buf b = BUF(mem);

    if (!json_is_object(value) || json_object_size(value) != 2)
        return "must be {\"language\": id, \"source\": text}";
    if (code_has_language(task, json_str(json_object_get(value, "language"))))
        return source_check(value);
    if (!task->languages.n)
        return "must be in a language that this server knows";
    for (size_t i = 0; i < task->languages.n; i++) {
        buf_text(&b, i ? ", " : "must be in one of the languages ");
        buf_str(&b, ((str *)task->languages.items)[i]);
    }
    return buf_end(&b).data;
}

const char *sql_value_check(const json_t *value)
{
    if (!json_is_object(value) || json_object_size(value) != 1)
        return "must be {\"source\": text}";
    return source_check(value);
}
