/* filter_sql.h - what must hold of a statement that was made from what a request asks. */
#ifndef TESTS_FUZZ_FILTER_SQL_H
#define TESTS_FUZZ_FILTER_SQL_H

#include <assert.h>
#include <sqlite3.h>
#include "core/arena.h"
#include "db/db.h"
#include "db/statement.h"

/* The statement has quoted texts of ours alone, and each of its new names has a value. */
static inline void check_text(const char *sql, struct db_source values, bool postgres)
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

static inline void check_compiles(sqlite3 *store, struct arena *mem, const char *sql)
{
    struct statement *s = ARENA_NEW(mem, struct statement);
    sqlite3_stmt     *compiled = NULL;

    statement_read(s, sql, false, mem);
    assert(sqlite3_prepare_v2(store, s->text.data, (int)s->text.len, &compiled, NULL) == SQLITE_OK);
    assert(compiled && sqlite3_stmt_readonly(compiled));
    sqlite3_finalize(compiled);
}

#endif
