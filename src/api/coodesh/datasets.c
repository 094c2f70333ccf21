/* datasets.c - scripts of SQL that questions are asked about.
 *
 * Operations: datasets.list, datasets.create, datasets.get.
 * A dataset comes as gzip and stays so.  It is unpacked once, outside of any transaction and a
 * piece at a time, to see that it is text within the limits and to list the tables it makes; it
 * is not run here.  DATASET_MB limits the file; what it unpacks to may be ten times that.
 * Tables: dataset (src/db/schema/0021_library.sql).
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "api/coodesh/questions.h"
#include "core/inflate.h"
#include "core/random.h"
#include "domain/sql_tables.h"

#define BODY_MAX         (101u << 20)
#define UNPACKED_TIMES   10
#define DATASETS_MAX     1000 /* of a workspace */
#define NAME_MAX_CHARS   200
#define TEXT_MAX_CHARS   2000
#define MISSING          "the dataset does not exist, or it is not of this workspace"

struct dataset {
    struct id     id, company;
    int64_t       bytes, inflated_bytes, table_count;
    str           name, description, path, driver, status;
    struct list   table_names;
    struct upload file;
    struct moment created, updated;
};
static const struct field dataset_fields[] = {
    FIELD(dataset, id, .name = "_id", .flags = READONLY, .doc = "Id"),
    FIELD(dataset, name, .flags = REQUIRED, .min = 1, .max = NAME_MAX_CHARS, .format = FORMAT_LINE, .doc = "Name"),
    FIELD(dataset, description, .max = TEXT_MAX_CHARS, .initial_text = "", .doc = "What it is about"),
    FIELD(dataset, file, .flags = REQUIRED | WRITEONLY, .doc = "The script of SQL, as a gzip file"),
    FIELD(dataset, path, .flags = READONLY, .doc = "Path in the storage; ends with the SHA-256 of the script"),
    FIELD(dataset, driver, .flags = READONLY, .doc = "sqlite"),
    FIELD(dataset, table_names, .flags = READONLY, .item = TYPE_TEXT, .doc = "Tables that the script makes"),
    FIELD(dataset, table_count, .flags = READONLY, .doc = "How many"),
    FIELD(dataset, bytes, .flags = READONLY, .doc = "Length of the file"),
    FIELD(dataset, inflated_bytes, .flags = READONLY, .doc = "Length of the script"),
    FIELD(dataset, company, .flags = READONLY | NULLABLE, .doc = "Its workspace; null: it is everybody's"),
    FIELD(dataset, status, .flags = READONLY, .doc = "published"),
    FIELD(dataset, created, .flags = READONLY, .doc = "When it was uploaded"),
    FIELD(dataset, updated, .flags = READONLY, .doc = "The same: a dataset does not change"),
};
SHAPE(dataset);

/* --- showing -------------------------------------------------------------------------- */

struct dataset_row {
    int64_t       id, owner_id, bytes, inflated_bytes;
    str           name, description, path, scope;
    struct list   tables;
    struct moment created_at;
};
static const struct field dataset_row_fields[] = {
    FIELD(dataset_row, id), FIELD(dataset_row, owner_id), FIELD(dataset_row, bytes),
    FIELD(dataset_row, inflated_bytes), FIELD(dataset_row, name), FIELD(dataset_row, description),
    FIELD(dataset_row, path), FIELD(dataset_row, scope), FIELD(dataset_row, created_at),
    FIELD(dataset_row, tables, .item = TYPE_TEXT, .max = SQL_TABLES_MAX),
};
SHAPE(dataset_row);

#define SELECT                                                                                             \
    "SELECT id, workspace_id AS owner_id, bytes, inflated_bytes, name, description, path, scope, tables,"  \
    " created_at FROM dataset WHERE (workspace_id = :workspace_id OR scope = 'public')"

static struct dataset view(const struct dataset_row *row)
{
    return (struct dataset){
        .id = { row->id }, .company = { str_is(row->scope, "public") ? 0 : row->owner_id }, .name = row->name,
        .description = row->description, .path = row->path, .driver = STR("sqlite"), .table_names = row->tables,
        .table_count = (int64_t)row->tables.n, .bytes = row->bytes, .inflated_bytes = row->inflated_bytes,
        .status = STR("published"), .created = row->created_at, .updated = row->created_at,
    };
}

static bool datasets_list(struct call *c)
{
    struct list rows = db_rows(c, SELECT " ORDER BY id DESC LIMIT 2000", &dataset_row_shape, COODESH_PAGE_MAX);
    struct list shown = { ARENA_ARRAY(c->mem, struct dataset, rows.n + 1), rows.n };

    for (size_t i = 0; i < rows.n; i++)
        ((struct dataset *)shown.items)[i] = view((const struct dataset_row *)rows.items + i);
    return reply_page(c, shown, (int64_t)rows.n);
}

/* A text, so that whatever is no id of a dataset is answered alike. */
struct dataset_key { str id; int64_t dataset_id; };
static const struct field dataset_key_fields[] = {
    FIELD(dataset_key, id, .flags = REQUIRED, .max = 1000, .doc = "Id of the dataset"),
    FIELD(dataset_key, dataset_id, .flags = INTERNAL),
};
SHAPE(dataset_key);

static bool datasets_get(struct call *c)
{
    struct dataset_key *in = c->in;
    struct dataset_row  row = { 0 };
    struct dataset      shown;

    in->dataset_id = question_id_read(in->id);
    if (!db_row(c, SELECT " AND id = :dataset_id", INTO(dataset_row, &row)))
        return fail(c, 403, NULL, MISSING);
    shown = view(&row);
    return reply(c, &shown);
}

/* --- uploading ------------------------------------------------------------------------ */

struct reading { struct sql_tables tables; struct hash_state *hash; int64_t bytes; };

static bool read_piece(void *arg, str piece)
{
    struct reading *reading = arg;

    sql_tables_read(&reading->tables, piece);
    hash_add(reading->hash, piece);
    reading->bytes += (int64_t)piece.len;
    return !reading->tables.not_text && !reading->tables.too_many && !reading->tables.name_long;
}

static bool tables_check(struct call *c, const struct sql_tables *t)
{
    if (t->not_text)
        return fail(c, 400, "file", "must be a script of SQL, in UTF-8");
    if (t->name_long)
        return failf(c, 400, "file", "must not have a table whose name is longer than %d bytes", SQL_TABLE_NAME_MAX);
    if (t->too_many)
        return failf(c, 400, "file", "must not make more than %d tables", SQL_TABLES_MAX);
    return t->n || fail(c, 400, "file", "must make a table: it has no CREATE TABLE");
}

static bool unpacked(struct call *c, enum inflated result, int64_t megabytes)
{
    switch (result) {
    case INFLATED_NONE:
        return fail(c, 400, "file", "must be a gzip file");
    case INFLATED_BROKEN:
        return fail(c, 400, "file", "must be a whole gzip file: it is damaged, or has something behind its end");
    case INFLATED_LARGE:
        return failf(c, 413, "file", "must not unpack to more than %lld MB", (long long)megabytes * UNPACKED_TIMES);
    case INFLATED_DENSE:
        return failf(c, 413, "file", "must not unpack to more than %d times its length", INFLATE_TIMES);
    case INFLATED_UNREAD:
        return fail(c, 503, NULL, "the file cannot be read at the moment");
    default:
        return true;
    }
}

static struct list names_of(struct call *c, const struct sql_tables *t)
{
    struct list list = { ARENA_ARRAY(c->mem, str, t->n), t->n };

    for (size_t i = 0; i < t->n; i++)
        ((str *)list.items)[i] = str_copy(c->mem, str_of(t->names[i]));
    return list;
}

/* Looks at the file; nothing is stored yet. */
static bool create_prepare(struct call *c)
{
    struct dataset *in = c->in;
    struct reading *reading = ARENA_NEW(c->mem, struct reading);
    int64_t         megabytes = config_int(c->server->config, SET_DATASET_MB);

    if (in->file.bytes > megabytes << 20)
        return failf(c, 413, "file", "must not be longer than %lld MB", (long long)megabytes);
    reading->hash = hash_begin(c->mem);
    if (!unpacked(c, inflate_file(in->file.path.data, (megabytes << 20) * UNPACKED_TIMES, read_piece, reading),
                  megabytes))
        return false;
    sql_tables_end(&reading->tables);
    if (!tables_check(c, &reading->tables))
        return false;
    in->table_names    = names_of(c, &reading->tables);
    in->inflated_bytes = reading->bytes;
    in->path           = str_printf(c->mem, "%lld/sql-%.*s", (long long)c->workspace_id,
                                    STR_ARG(hash_end(c->mem, reading->hash)));
    return true;
}

/* A link, not a move: the transaction may be run again, and the call removes its own file at its
 * end.  A file of that name is the same script. */
static bool file_keep(struct call *c, const struct dataset *in)
{
    const char *data = config_text(c->server->config, SET_DATA);
    const char *folder = str_printf(c->mem, "%s/media/%lld", data, (long long)c->workspace_id).data;

    if ((mkdir(folder, 0700) != 0 && errno != EEXIST) ||
        (link(in->file.path.data, str_printf(c->mem, "%s/media/%.*s", data, STR_ARG(in->path)).data) != 0 &&
         errno != EEXIST))
        return fail(c, 503, NULL, "the file cannot be kept at the moment");
    return true;
}

static bool datasets_create(struct call *c)
{
    struct dataset    *in = c->in;
    struct dataset_row row = { .id = id_new(), .owner_id = c->workspace_id, .bytes = in->file.bytes,
                               .inflated_bytes = in->inflated_bytes, .name = in->name, .path = in->path,
                               .description = in->description, .tables = in->table_names, .created_at = { c->now_ms },
                               .scope = c->perms & PERM_SUPER_ADMIN ? STR("public") : STR("private") };
    struct dataset     shown;
    int64_t            n = 0;

    db_int(c, "SELECT count(*) FROM dataset WHERE workspace_id = :workspace_id", &n);
    if (n >= DATASETS_MAX)
        return failf(c, 409, NULL, "a workspace has at most %d datasets", DATASETS_MAX);
    if (!file_keep(c, in))
        return false;
    db_exec_with(c, WITH(dataset_row, &row), "INSERT INTO dataset (workspace_id, id, name, description, path, tables,"
                 " bytes, inflated_bytes, scope, author_id, created_at) VALUES (:workspace_id, :id, :name,"
                 " :description, :path, :tables, :bytes, :inflated_bytes, :scope, :actor_id, :created_at)");
    shown = view(&row);
    return reply(c, &shown);
}

const struct op coodesh_datasets_ops[] = {
    { OP("datasets.list"), .method = GET, .path = "/question-datasets", .perm = PERM_READ_QUESTION,
      .summary = "Datasets of the workspace, and those of everybody; newest first", .out = &dataset_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = datasets_list,
      .source = "coodesh.openapi.json listDatasets" },
    { OP("datasets.create"), .method = POST, .path = "/question-datasets", .perm = PERM_CREATE_QUESTION,
      .summary = "Upload a script of SQL, as gzip; a super admin's is everybody's", .in = &dataset_shape,
      .out = &dataset_shape, .flags = OP_FORM, .status = 201, .prepare = create_prepare, .run = datasets_create,
      .body_max = BODY_MAX, .source = "coodesh.openapi.json createDataset",
      .fails = "409: the workspace has too many; 413: longer than DATASET_MB, or it unpacks to too much" },
    { OP("datasets.get"), .method = GET, .path = "/question-datasets/{id}", .perm = PERM_READ_QUESTION,
      .summary = "One dataset", .in = &dataset_key_shape, .out = &dataset_shape, .status = 200, .run = datasets_get,
      .source = "coodesh.openapi.json getDataset", .fails = "403: it does not exist, or it is not of this workspace" },
    { 0 }
};
