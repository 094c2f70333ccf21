/* statement.h - SQL as text: tokens, parameters, the half meant for a driver. */
#ifndef DB_STATEMENT_H
#define DB_STATEMENT_H

#include "core/str.h"

#define PARAMS_MAX 128 /* of one statement */

enum sql_token {
    SQL_END,
    SQL_SPACE,   /* white space */
    SQL_COMMENT, /* -- to the end of the line, or between slash and star */
    SQL_QUOTED,  /* 'text', "identifier", $$text$$ */
    SQL_WORD,    /* key word, identifier or number */
    SQL_NAME,    /* :name */
    SQL_OTHER    /* one other character, or `::` */
};

/* Takes the next token off the front of `rest`. */
enum sql_token sql_next(str *rest, str *token);

struct statement {
    str    text;               /* with ?1 or $1 instead of :names, NUL-terminated */
    str    names[PARAMS_MAX];  /* parameter i + 1; point into the original text */
    size_t names_n;
    bool   writes;             /* INSERT, UPDATE or DELETE stands in it */
};

/* Reads one statement with its :names, which become `mark` and a number; the
 * same name gets the same number.  `sql` may be an SQL2. */
void statement_read(struct statement *statement, const char *sql, bool postgres, struct arena *mem);

/* The part of a text that is meant for the driver: SQL2, SQL_ONCE. */
str sql_variant(const char *sql, bool postgres);

#endif
