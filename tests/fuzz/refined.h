/* refined.h - what the fuzz targets of conditions share: the SQL made of what a reader
 * took compiles in SQLite, and its only quoted texts are our own, so nothing of the
 * request stands in it.
 */
#ifndef TESTS_FUZZ_REFINED_H
#define TESTS_FUZZ_REFINED_H

#include <assert.h>
#include <sqlite3.h>
#include "db/filter.h"
#include "db/statement.h"
#include "op/op.h"

static sqlite3 *refined_store;

/* Opens a store in memory with these tables. */
static void refined_open(const char *schema)
{
    assert(sqlite3_open(":memory:", &refined_store) == SQLITE_OK);
    assert(sqlite3_exec(refined_store, schema, NULL, NULL, NULL) == SQLITE_OK);
}

/* The statement has quoted texts of ours alone, and each of its new names has a value. */
static void check_text(const char *sql, struct db_source values, bool postgres)
{
    str            rest = sql_variant(sql, postgres), token;
    enum sql_token kind;

    while ((kind = sql_next(&rest, &token)) != SQL_END) {
        assert(kind != SQL_COMMENT && !str_is(token, ";"));
        if (kind == SQL_QUOTED)
            assert(str_is(token, "'!'") || str_is(token, "\"C\""));
        if (kind == SQL_NAME && str_starts(token, ":filter"))
            assert(shape_field(values.shape, str_from(token, 1)));
    }
}

static void check_compiles(struct arena *mem, const char *sql)
{
    struct statement *s = ARENA_NEW(mem, struct statement);
    sqlite3_stmt     *compiled = NULL;

    statement_read(s, sql, false, mem);
    assert(sqlite3_prepare_v2(refined_store, s->text.data, (int)s->text.len, &compiled, NULL) == SQLITE_OK);
    assert(compiled && sqlite3_stmt_readonly(compiled));
    sqlite3_finalize(compiled);
}

/* `select`: of the list that was asked. */
static void check_taken(struct call *c, const char *select, const struct refine *refine)
{
    struct db_source values;
    const char      *sql = db_build_refined(c->mem, false, select, refine, &values);

    check_text(sql, values, false);
    check_compiles(c->mem, sql);
    check_compiles(c->mem, db_build_refined_count(c->mem, sql));
    check_text(db_build_refined(c->mem, true, select, refine, &values), values, true);
}

/* Whoever refused has said why. */
static void check_refused(const struct call *c)
{
    assert(c->errors_n > 0);
    for (size_t i = 0; i < c->errors_n; i++)
        assert(c->errors[i].status == 400 && c->errors[i].field && str_is_utf8(str_of(c->errors[i].message)));
}

#endif
