/* fuzz_odata.c - the reader of $filter, $orderby, $select and $search, and the SQL made of them.
 *
 * What must hold: no crash; a refusal is a 4xx that names its parameter; what is taken
 * makes a statement that SQLite compiles, whose only quoted texts are our own, so
 * nothing of the request stands in it.
 *
 * The input is the parameters, one a line; $search is followed by its fields.
 */
#include <assert.h>
#include <sqlite3.h>
#include <string.h>
#include "api/ops.h"
#include "api/pi/odata.h"
#include "core/clock.h"
#include "db/statement.h"
#include "filter_sql.h"
#include "op/call.h"

struct thing { struct id id; str name, code; int64_t n; };
static const struct field thing_fields[] = {
    FIELD(thing, id), FIELD(thing, name), FIELD(thing, code), FIELD(thing, n),
};
SHAPE(thing);

static const struct filter_field fields[] = {
    { .name = "name", .type = TYPE_TEXT, .column = "t.name", .folded = "t.name_fold", .is_searched = true },
    { .name = "code", .type = TYPE_TEXT, .column = "t.code" },
    { .name = "owner/email", .type = TYPE_TEXT, .folded = "t.email_fold", .is_email = true, .is_searched = true },
    { .name = "n", .type = TYPE_INT, .column = "t.n" },
    { .name = "share", .type = TYPE_NUMBER, .column = "t.share" },
    { .name = "active", .type = TYPE_BOOL, .column = "t.active" },
    { .name = "at", .type = TYPE_TIME, .column = "t.at" },
    { .name = "id", .type = TYPE_ID, .column = "t.id" },
    { 0 }
};

static bool run_nothing(struct call *c)
{
    return reply(c, NULL);
}

static const struct op list_op = { OP("things.list"), .method = GET, .path = "/things", .perm = PERM_PUBLIC,
                                   .in = &odata_search_shape, .out = &thing_shape, .run = run_nothing, .status = 200,
                                   .sql = "SELECT t.id, t.name FROM thing t WHERE t.workspace_id = :workspace_id"
                                          " ORDER BY t.id LIMIT :limit OFFSET :offset" };
static const struct family *const families_of_fuzz[] = { &family_native, NULL };
static struct server              server;
static sqlite3                   *store;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    server = (struct server){ .families = families_of_fuzz, .now_ms = clock_now_ms };
    assert(sqlite3_open(":memory:", &store) == SQLITE_OK);
    assert(sqlite3_exec(store, "CREATE TABLE thing (workspace_id, id, name, name_fold, code, email_fold, n, share,"
                        " active, at)", NULL, NULL, NULL) == SQLITE_OK);
    return 0;
}

static void check_taken(struct call *c, const struct refine *refine)
{
    struct db_source values;
    const char      *sql = db_build_refined(c->mem, false, list_op.sql, refine, &values);

    check_text(sql, values, false);
    check_compiles(store, c->mem, sql);
    check_compiles(store, c->mem, db_build_refined_count(c->mem, sql));
    check_text(db_build_refined(c->mem, true, list_op.sql, refine, &values), values, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str           rest = { (const char *)data, size < ODATA_FILTER_MAX ? size : ODATA_FILTER_MAX };
    struct call  *c;
    struct odata  in = { 0 };
    struct refine refine;

    if (!str_is_utf8((str){ (const char *)data, size })) /* the decoder refuses it */
        return 0;
    in.filter       = str_cut(&rest, '\n');
    in.orderby      = str_cut(&rest, '\n');
    in.select       = str_cut(&rest, '\n');
    in.search       = str_cut(&rest, '\n');
    in.searchfields = rest;
    c               = call_new(&server, 7, "key");
    c->op           = &list_op;
    if (odata_read(c, &in, fields, &refine)) {
        check_taken(c, &refine);
    } else {
        assert(c->errors_n > 0);
        for (size_t i = 0; i < c->errors_n; i++)
            assert(c->errors[i].status == 400 && c->errors[i].field && str_is_utf8(str_of(c->errors[i].message)));
    }
    call_free(c);
    return 0;
}
