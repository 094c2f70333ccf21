/* question_code_build.c - see question_code.h.  The document has been checked (question_code_check.c). */
#include <math.h>
#include <string.h>
#include "core/config.h"
#include "core/inflate.h"
#include "domain/code_language.h"
#include "domain/code_stub.h"
#include "domain/coding_pack.h"
#include "domain/json_write.h"
#include "domain/question_code.h"
#include "domain/sql_schema.h"

#define SCHEMA_BYTES (1 << 20) /* of a data set that is looked at for its tables */

/* A member that is a text, and a text is written, empty or not. */
static void source_write(struct buf *out, const char *name, str text)
{
    write_member(out, name);
    buf_json(out, text.data ? text : STR(""));
}

static int64_t weight_of(const json_t *one)
{
    const json_t *weight = json_object_get(one, "weight");

    return json_is_number(weight) ? (int64_t)json_number_value(weight) : 1;
}

/* --- code ----------------------------------------------------------------------------------- */

static const struct code_language *language_of(const json_t *value)
{
    return json_is_integer(value) ? code_language_numbered(json_integer_value(value))
                                  : code_language_find(json_str(value));
}

/* The starter of a language: what was said, else what the signature gives. */
static void starter_write(struct call *c, struct buf *out, const json_t *stubs, str language,
                          const struct code_signature *signature)
{
    str text = code_stub_said(stubs, language);

    if (!text.data)
        text = code_stub(c->mem, language, signature);
    if (text.data)
        source_write(out, str_z(c->mem, language), text);
}

static void languages_write(struct call *c, struct buf *out, const json_t *asked, const json_t *settings,
                            const struct code_signature *signature)
{
    const json_t *list = code_member(asked, settings, "languages"), *stubs = code_member(asked, settings, "stubs");
    size_t        n = json_array_size(list);

    write_open(out, "languages", '[');
    for (size_t i = 0; i < n; i++) {
        write_item(out);
        buf_json(out, str_of(language_of(json_array_get(list, i))->id));
    }
    buf_char(out, ']');
    write_open(out, "starters", '{');
    for (size_t i = 0; i < (n ? n : code_languages_n); i++)
        starter_write(c, out, stubs, str_of(n ? language_of(json_array_get(list, i))->id : code_languages[i].id),
                      signature);
    buf_char(out, '}');
}

static void case_write(struct buf *out, const json_t *test, bool whole)
{
    write_item(out);
    buf_char(out, '{');
    source_write(out, "input", json_str(json_object_get(test, "input")));
    source_write(out, "expected", json_str(json_object_get(test, "output")));
    if (whole) {
        write_int(out, "weight", weight_of(test));
        write_bool(out, "sample", code_is_sample(test));
    }
    buf_char(out, '}');
}

/* The samples into the snapshot, and all cases into its pack. */
static void cases_write(struct call *c, struct buf *out, const json_t *tests)
{
    struct buf pack = BUF(c->mem);
    int64_t    hidden = 0;

    buf_char(&pack, '[');
    write_open(out, "samples", '[');
    for (size_t i = 0; i < json_array_size(tests); i++) {
        const json_t *test = json_array_get(tests, i);

        case_write(&pack, test, true);
        hidden += !code_is_sample(test);
        if (code_is_sample(test))
            case_write(out, test, false);
    }
    buf_char(out, ']');
    buf_char(&pack, ']');
    write_int(out, "hidden_n", hidden);
    if (json_array_size(tests)) {
        write_member(out, "pack");
        buf_json(out, coding_pack_keep(c, buf_end(&pack)));
    }
}

/* How outputs are compared: what was said, or numbers by their value where a signature returns such. */
static void compare_write(struct buf *out, const json_t *asked, const json_t *settings,
                          const struct code_signature *signature)
{
    const json_t *compare = code_member(asked, settings, "compare"), *checker = code_member(asked, settings, "checker");
    bool          by_value = signature && signature->returns.scalar == CODE_DOUBLE;

    write_member(out, "compare");
    buf_json(out, json_is_string(compare) ? json_str(compare) : by_value ? STR("float") : STR("lines"));
    if (!json_is_object(checker))
        return;
    write_open(out, "checker", '{');
    source_write(out, "language", str_of(language_of(json_object_get(checker, "language"))->id));
    source_write(out, "source", json_str(json_object_get(checker, "source")));
    buf_char(out, '}');
}

static int64_t number_or(const json_t *value, double times, int64_t otherwise)
{
    return json_is_number(value) ? (int64_t)floor(json_number_value(value) * times + 0.5) : otherwise;
}

bool question_code_write(struct call *c, struct buf *out, const json_t *asked, const json_t *settings, bool *free)
{
    const json_t         *said = code_member(asked, settings, "signature");
    const json_t         *tests = code_member(asked, settings, "tests");
    struct code_signature read, *signature = NULL;
    const char           *field;

    if (!json_is_nothing(said) && !code_signature_read(c->mem, said, &read, &field))
        signature = &read;
    *free = !json_array_size(tests);
    write_open(out, "code", '{');
    languages_write(c, out, asked, settings, signature);
    cases_write(c, out, tests);
    compare_write(out, asked, settings, signature);
    write_int(out, "cpu_ms", number_or(code_member(asked, settings, "max_execution_time"), 1000, CODE_CPU_MS));
    write_int(out, "memory_mib", number_or(code_member(asked, settings, "memory_limit"), 1, CODE_MEMORY_MIB));
    buf_char(out, '}');
    return true;
}

/* --- SQL ----------------------------------------------------------------------------------- */

struct data_set { int64_t id; str path; };
static const struct field data_set_fields[] = { FIELD(data_set, id), FIELD(data_set, path) };
SHAPE(data_set);

/* The data of a question or a variant: a data set, a script that is run after it, or both. */
struct data { str sha256, path, script; };

bool code_dataset(struct call *c, str id, const char *field, str *path, str *sha256)
{
    struct data_set set = { .id = question_id_read(id) };
    size_t          at = 0;

    if (!set.id)
        return true;
    if (!db_row_with(c, WITH(data_set, &set), "SELECT id, path FROM dataset WHERE id = :id"
                     " AND (workspace_id = :workspace_id OR scope = 'public')", INTO(data_set, &set)))
        return fail(c, 400, field, "no such data set");
    for (size_t i = 0; i < set.path.len; i++)
        if (set.path.data[i] == '/' || set.path.data[i] == '-')
            at = i + 1;
    *path   = set.path;
    *sha256 = str_from(set.path, at);
    return true;
}

/* Fails 400, naming the member. */
static bool data_of(struct call *c, const json_t *dataset_id, const json_t *script, const char *field,
                    struct data *data)
{
    *data = (struct data){ .script = json_str(script) };
    return code_dataset(c, json_str(dataset_id), field, &data->path, &data->sha256);
}

struct beginning { char *text; size_t len; };

static bool take_piece(void *arg, str piece)
{
    struct beginning *b = arg;
    size_t            n = SCHEMA_BYTES - b->len < piece.len ? SCHEMA_BYTES - b->len : piece.len;

    memcpy(b->text + b->len, piece.data, n);
    b->len += n;
    return b->len < SCHEMA_BYTES;
}

/* The beginning of a data set. */
static str dataset_text(struct call *c, str path)
{
    struct beginning b = { ARENA_ARRAY(c->mem, char, SCHEMA_BYTES), 0 };
    const char      *data = config_text(c->server->config, SET_DATA);

    inflate_file(str_printf(c->mem, "%s/media/%.*s", data, STR_ARG(path)).data, SCHEMA_BYTES, take_piece, &b);
    return (str){ b.text, b.len };
}

static void tables_write(struct call *c, struct buf *out, const struct data *data)
{
    struct sql_schema *schema = sql_schema_new(c->mem);

    if (data->path.len)
        sql_schema_read(schema, dataset_text(c, data->path));
    if (data->script.data)
        sql_schema_read(schema, data->script);
    write_member(out, "tables");
    sql_schema_write(schema, out);
}

static void data_write(struct buf *out, const struct data *data)
{
    if (data->sha256.len)
        source_write(out, "dataset_sha256", data->sha256);
    if (data->script.len)
        source_write(out, "script", data->script);
}

static void variant_write(struct buf *out, const struct data *data, int64_t weight, bool sample)
{
    write_item(out);
    buf_char(out, '{');
    write_int(out, "weight", weight);
    write_bool(out, "sample", sample);
    data_write(out, data);
    buf_char(out, '}');
}

/* First the data that are shown as they are, then what is different in each of the others. */
static bool variants_write(struct call *c, struct buf *pack, const json_t *variants, struct list *blobs,
                           int64_t *hidden)
{
    write_open(pack, "variants", '[');
    variant_write(pack, &(struct data){ .script = STR_NULL }, 1, true);
    for (size_t i = 0; i < json_array_size(variants); i++) {
        const json_t *one = json_array_get(variants, i);
        const char   *field = str_printf(c->mem, "sql.variants.%zu.dataset_id", i).data;
        struct data   data;

        if (!data_of(c, json_object_get(one, "dataset_id"), json_object_get(one, "script"), field, &data))
            return false;
        variant_write(pack, &data, weight_of(one), json_is_true(json_object_get(one, "sample")));
        *hidden += !json_is_true(json_object_get(one, "sample"));
        if (data.sha256.len)
            ((str *)blobs->items)[blobs->n++] = data.sha256;
    }
    buf_char(pack, ']');
    return true;
}

bool question_sql_write(struct call *c, struct buf *out, const json_t *asked, const json_t *settings)
{
    const json_t *check = code_member(asked, settings, "check"), *mode = code_member(asked, settings, "mode");
    struct list   blobs = { ARENA_ARRAY(c->mem, str, CODE_VARIANTS_MAX + 1), 0 };
    struct buf    pack = BUF(c->mem);
    struct data   shown;
    int64_t       hidden = 0;

    if (!data_of(c, code_member(asked, settings, "dataset_id"), code_member(asked, settings, "script"),
                 "sql.dataset_id", &shown))
        return false;
    if (shown.sha256.len)
        ((str *)blobs.items)[blobs.n++] = shown.sha256;
    buf_char(&pack, '{');
    source_write(&pack, "mode", json_is_string(mode) ? json_str(mode) : STR("query"));
    source_write(&pack, "solution", json_str(code_member(asked, settings, "solution")));
    if (json_string_length(check))
        source_write(&pack, "check", json_str(check));
    write_bool(&pack, "names_matter", json_is_true(code_member(asked, settings, "names_matter")));
    data_write(&pack, &shown);
    if (!variants_write(c, &pack, code_member(asked, settings, "variants"), &blobs, &hidden))
        return false;
    buf_char(&pack, '}');
    write_open(out, "sql", '{');
    source_write(out, "mode", json_is_string(mode) ? json_str(mode) : STR("query"));
    source_write(out, "starter", json_str(code_member(asked, settings, "stub")));
    write_bool(out, "names_matter", json_is_true(code_member(asked, settings, "names_matter")));
    write_int(out, "hidden_n", hidden);
    tables_write(c, out, &shown);
    write_open(out, "blobs", '[');
    for (size_t i = 0; i < blobs.n; i++) {
        write_item(out);
        buf_json(out, ((str *)blobs.items)[i]);
    }
    buf_char(out, ']');
    source_write(out, "pack", coding_pack_keep(c, buf_end(&pack)));
    buf_char(out, '}');
    return true;
}
