/* fuzz_jsonlogic.c - the reader of JSONLogic, and the SQL made of what it takes.
 *
 * What must hold: no crash; a refusal is a 400 that names its parameter; what is taken makes
 * a statement that SQLite compiles, whose only quoted texts are our own, so nothing of the
 * request stands in it.
 *
 * The input is JSON when it begins with a brace, else base64 as it is.
 */
#include <assert.h>
#include <sqlite3.h>
#include <string.h>
#include "api/ops.h"
#include "core/clock.h"
#include "core/random.h"
#include "filter_sql.h"
#include "op/call.h"
#include "op/jsonlogic.h"

static const struct filter_field fields[] = {
    { .name = "name", .type = TYPE_TEXT, .column = "t.name", .folded = "t.name_fold" },
    { .name = "code", .type = TYPE_TEXT, .column = "t.code" },
    { .name = "n", .type = TYPE_INT, .column = "t.n" },
    { .name = "share", .type = TYPE_NUMBER, .column = "t.share" },
    { .name = "active", .type = TYPE_BOOL, .column = "t.active" },
    { .name = "at", .type = TYPE_TIME, .column = "t.at" },
    { .name = "tags", .type = TYPE_ID, .column = "x.id", .among = "tag x WHERE x.thing_id = t.id" },
    { 0 }
};
#define LIST_SQL \
    "SELECT t.id FROM thing t WHERE t.workspace_id = :workspace_id ORDER BY t.id LIMIT :limit OFFSET :offset"

static const struct family *const families_of_fuzz[] = { &family_coodesh, NULL };
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
    assert(sqlite3_exec(store, "CREATE TABLE thing (workspace_id, id, name, name_fold, code, n, share, active, at);"
                        "CREATE TABLE tag (thing_id, id)", NULL, NULL, NULL) == SQLITE_OK);
    return 0;
}

static void check_taken(struct call *c, const struct filter *filter)
{
    struct refine    refine = { .filter = filter };
    struct db_source values;
    const char      *sql = db_build_refined(c->mem, false, LIST_SQL, &refine, &values);

    check_text(sql, values, false);
    check_compiles(store, c->mem, sql);
    check_text(db_build_refined(c->mem, true, LIST_SQL, &refine, &values), values, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct call         *c = call_new(&server, 7, "key");
    str                  text = { (const char *)data, size };
    const struct filter *filter;

    if (size && data[0] == '{')
        text = base64_text(c->mem, data, size);
    if (jsonlogic_read(c, "query", text, fields, &filter)) {
        if (filter)
            check_taken(c, filter);
    } else {
        assert(c->errors_n > 0);
        for (size_t i = 0; i < c->errors_n; i++)
            assert(c->errors[i].status == 400 && str_is(str_of(c->errors[i].field), "query") &&
                   str_is_utf8(str_of(c->errors[i].message)));
    }
    call_free(c);
    return 0;
}
