/* sql_rank.c - assay-sql: which rows of a solution have equal keys of its ORDER BY (sql_order.h).
 *
 * Keys from the first on that SQLite does not evaluate outside of its ORDER BY
 * do not count: no right answer may be taken for a wrong one.
 */
#include "judge/sql_order.h"
#include "judge/sql_session.h"

#define RANKED_SQL_BYTES (256 * 1024)

/* Runs the query that numbers the rows by their keys; false when it cannot be said, or does not
 * give the same rows.  The result is then as it was. */
static bool ranked_run(struct session *s, str sql, int columns)
{
    struct buf    plain = s->result;
    int64_t       rows = s->rows;
    sqlite3_stmt *statement;
    bool          ok;

    if (sql.data == NULL || sqlite3_prepare_v2(s->db, sql.data, -1, &statement, NULL) != SQLITE_OK)
        return false;
    s->result = BUF(s->mem);
    s->ranks  = ARENA_ARRAY(s->mem, int64_t, ROWS_MAX); /* it may give more rows than before */
    ok        = statement_run(s, statement, columns) == NULL && s->rows == rows;
    sqlite3_finalize(statement);
    if (ok)
        return true;
    s->result = plain;
    s->rows   = rows;
    s->ranks  = NULL;
    return false;
}

/* Runs the query again with as many of its keys as can be said; false when none can. */
static bool rank(struct session *s)
{
    struct sql_order order;
    sqlite3_stmt    *statement;
    str             *names = ARENA_ARRAY(s->mem, str, ORDER_COLUMNS_MAX);
    str              query = s->last;
    size_t           keys;
    int              columns, i;

    if (query.data == NULL || !sql_order_read(query, &order) ||
        sqlite3_prepare_v2(s->db, query.data, -1, &statement, NULL) != SQLITE_OK)
        return false;
    columns = sqlite3_column_count(statement);
    for (i = 0; i < columns; i++)
        names[i] = str_copy(s->mem, str_of(sqlite3_column_name(statement, i)));
    sqlite3_finalize(statement);
    s->names = names;
    sqlite3_limit(s->db, SQLITE_LIMIT_SQL_LENGTH, RANKED_SQL_BYTES);
    for (keys = order.n; keys > 0; keys--)
        for (i = 0; i < ORDER_WAYS; i++)
            if (ranked_run(s, sql_order_ranked(s->mem, &order, keys, (enum order_way)i, names, (size_t)columns),
                           columns))
                return true;
    return false;
}

static void write_groups(struct session *s)
{
    int64_t i, n = 0;

    buf_text(&s->result, ",\"groups\":[");
    for (i = 0; i < s->rows; i++) {
        n++;
        if (i + 1 < s->rows && s->ranks[i] == s->ranks[i + 1])
            continue;
        buf_printf(&s->result, i + 1 > n ? ",%lld" : "%lld", (long long)n);
        n = 0;
    }
    buf_char(&s->result, ']');
}

void solution_rank(struct session *s)
{
    if (rank(s))
        write_groups(s);
}
