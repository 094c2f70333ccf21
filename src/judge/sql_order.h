/* sql_order.h - the ORDER BY of a whole query: is there one, and by what?
 *
 * Rows that a query with ORDER BY gives are compared in their order, but two
 * rows with equal keys may come either way.  So the keys of a row are needed,
 * and those may be no column of the result.  What counts as a key is SQLite's
 * to say (collations, aliases, positions): the query is put into another one
 * that numbers its rows by their keys with dense_rank().  Here are the words of
 * that other query, made from the words of the first one; nothing is parsed
 * but what that needs.
 *
 * An ORDER BY is of the whole query when it stands outside of all brackets:
 * those of sub-queries, WITH, windows and aggregates stand inside of some.
 */
#ifndef JUDGE_SQL_ORDER_H
#define JUDGE_SQL_ORDER_H

#include <stdbool.h>
#include "core/str.h"

#define ORDER_TERMS_MAX   16
#define ORDER_COLUMNS_MAX 200

struct order_term {
    str    expression; /* without collation and direction */
    str    rest;       /* COLLATE, ASC, DESC, NULLS FIRST: may be empty */
    size_t item;       /* the column whose words it repeats, from 1; 0 = none */
};

struct sql_order {
    str               query;      /* without what follows its last word */
    size_t            columns_at; /* where in it further columns can be put; 0 = nowhere (DISTINCT, UNION) */
    struct order_term terms[ORDER_TERMS_MAX];
    size_t            n;
};

/* Reads one statement.  False when it has no ORDER BY of the whole, or none
 * that could be followed (more than 16 terms). */
bool sql_order_read(str statement, struct sql_order *order);

enum order_way {
    ORDER_INSIDE,  /* terms that are no column become columns of the query itself */
    ORDER_OUTSIDE, /* such terms are made of the query's columns, by their names */
    ORDER_WAYS
};

/* The query that gives the `columns` columns of the result, and behind them the
 * number of the row's group by the first `keys` terms, in this order.
 *
 *   names  what the columns are called
 *
 * STR_NULL when a term cannot be said that way. */
str sql_order_ranked(struct arena *mem, const struct sql_order *order, size_t keys, enum order_way way,
                     const str *names, size_t columns);

#endif
