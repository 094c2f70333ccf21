/* filter.h - conditions and orders that a request asks of a list, as data.
 *
 * The reader of a dialect (OData, JSONLogic) makes a tree with op/filter.h, which
 * checks it against the fields that list can be filtered by.  db/build.c makes SQL
 * of it: columns come from the static table alone, literals are bound.
 *
 * Every comparison is true or false, never unknown: null equals null alone, `ne` is
 * the opposite of `eq`, and whatever else is asked of a null is false.  So `not`
 * is the complement.
 */
#ifndef DB_FILTER_H
#define DB_FILTER_H

#include "core/arena.h"
#include "core/shape.h"
#include "db/db.h"

#define FILTER_NODES_MAX  100
#define FILTER_VALUES_MAX 100 /* literals of one filter */
#define FILTER_DEPTH_MAX  16  /* parentheses and nots within each other */
#define FILTER_ORDERS_MAX 8

enum filter_op {
    FILTER_AND, FILTER_OR, FILTER_NOT,
    FILTER_EQ, FILTER_NE, FILTER_GT, FILTER_GE, FILTER_LT, FILTER_LE,
    FILTER_IN,
    FILTER_CONTAINS, FILTER_STARTS, FILTER_ENDS
};

/* What holds of every row whose INT field has this value, so that an index finds them. */
struct filter_hint {
    int64_t     value;
    const char *condition; /* SQL, a literal */
};

/* A field that a list can be filtered and ordered by.  A table of them ends with { 0 }. */
struct filter_field {
    const char     *name;   /* outside, parts of a path with slashes: "assessmentUser/email" */
    enum field_type type;   /* BOOL, INT, NUMBER, TEXT, TIME or ID */
    const char     *column; /* SQL, a literal: of TIME in ms, of BOOL 0 or 1; NULL: only `folded` is compared */
    const char     *folded; /* the text case-folded (core/text.h), for its parts and its order; NULL: exact ones */
    const char     *among;  /* of a field of which a row has many: "tag x WHERE x.thing = t.id", where `column` stands;
                             * it equals what any of them equals, and is null without any */
    const char     *prefix; /* of an ID in the family's spelling */
    const struct filter_hint *hints; /* ends with { 0 }; or NULL */
    bool            is_key;      /* an index finds the few rows that have one value */
    bool            is_email;    /* a space in an address was a plus sign before the URL was read */
    bool            is_searched; /* looked into when a search names no fields */
};

/* A literal; TYPE_NONE is null, TIME and ID are in `integer` as the store has them. */
struct filter_value {
    enum field_type type;
    union {
        bool    flag;
        int64_t integer;
        double  number;
        str     text;
    };
};

struct filter {
    enum filter_op             op;
    const struct filter       *left, *right; /* of AND and OR; NOT has `left` alone */
    const struct filter_field *field;        /* of a comparison */
    const struct filter_value *values;       /* those of IN, else one */
    size_t                     n;
};

struct filter_order {
    const struct filter_field *field;
    bool                       descending;
};

/* What a request asks of a list beside its page. */
struct refine {
    const struct filter *filter; /* NULL: all rows */
    struct filter_order  orders[FILTER_ORDERS_MAX];
    size_t               orders_n;
};

/* The select of a list - a literal that ends in WHERE ... ORDER BY ... - with the
 * condition added to its own and the orders put in front of its own, which keeps the
 * order of equal rows.  The text lives in `mem` and begins with SQL_ONCE; `values`
 * becomes the source of its new parameters. */
const char *db_build_refined(struct arena *mem, bool postgres, const char *select,
                             const struct refine *refine, struct db_source *values);
/* SELECT count(*) AS n FROM such a text, without its order and page. */
const char *db_build_refined_count(struct arena *mem, const char *refined);

#endif
