/* sql_tables.h - which tables a script of SQL makes, found without running it.
 *
 * The text comes in pieces of any size.  Comments, texts and quoted names are told apart, so
 * that what only looks like CREATE TABLE in one of them does not count.
 */
#ifndef DOMAIN_SQL_TABLES_H
#define DOMAIN_SQL_TABLES_H

#include "core/arena.h"
#include "core/str.h"

#define SQL_TABLES_MAX     200
#define SQL_TABLE_NAME_MAX 64 /* bytes */

struct sql_tables {
    char   names[SQL_TABLES_MAX][SQL_TABLE_NAME_MAX + 1];
    size_t n;
    bool   too_many;   /* more than SQL_TABLES_MAX */
    bool   name_long;  /* a name is longer than SQL_TABLE_NAME_MAX */
    bool   not_text;   /* it is not UTF-8, or has a NUL */

    /* Where the last piece ended. */
    enum { SQL_PLAIN, SQL_WORD, SQL_QUOTED, SQL_LINE, SQL_BLOCK } state;
    char   quote;      /* that ends what is quoted */
    char   before;     /* character before, for those of two */
    enum { SQL_ELSE, SQL_CREATE, SQL_TABLE, SQL_NAME } step; /* of CREATE TABLE [IF NOT EXISTS] name */
    char   word[SQL_TABLE_NAME_MAX + 2];
    size_t word_len;
    char   rest[4];    /* of a character that the piece cut in two */
    size_t rest_len;
};

/* Takes the next piece of the script; zero the struct before the first. */
void sql_tables_read(struct sql_tables *t, str piece);
/* Takes its end. */
void sql_tables_end(struct sql_tables *t);

#endif
