/* sql_tables.c - see sql_tables.h.  Source: sqlite.org/lang_createtable.html. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "domain/sql_tables.h"

/* A name that was read to its end; the one before a dot is that of a schema. */
static void name_keep(struct sql_tables *t)
{
    size_t i = 0;

    if (t->word_len > SQL_TABLE_NAME_MAX) {
        t->name_long = true;
        return;
    }
    while (i < t->n && strcasecmp(t->names[i], t->word) != 0)
        i++;
    if (i < t->n)
        return;
    if (t->n == SQL_TABLES_MAX)
        t->too_many = true;
    else
        memcpy(t->names[t->n++], t->word, t->word_len + 1);
}

static bool word_is(const struct sql_tables *t, const char *word)
{
    return strcasecmp(t->word, word) == 0;
}

/* A word, or a name in quotes, has ended. */
static void word_end(struct sql_tables *t, bool quoted)
{
    t->word[t->word_len <= SQL_TABLE_NAME_MAX ? t->word_len : SQL_TABLE_NAME_MAX + 1] = '\0';
    if (t->step == SQL_NAME) /* the name stands; only a dot makes it a schema's */
        t->step = SQL_ELSE;
    if (!quoted && word_is(t, "create"))
        t->step = SQL_CREATE;
    else if (!quoted && t->step == SQL_CREATE && word_is(t, "table"))
        t->step = SQL_TABLE;
    else if (!quoted && t->step == SQL_CREATE && (word_is(t, "temp") || word_is(t, "temporary")))
        t->step = SQL_CREATE;
    else if (!quoted && t->step == SQL_TABLE && (word_is(t, "if") || word_is(t, "not") || word_is(t, "exists")))
        t->step = SQL_TABLE;
    else if (t->step == SQL_TABLE)
        t->step = SQL_NAME;
    else
        t->step = SQL_ELSE;
}

static void word_add(struct sql_tables *t, char c)
{
    if (t->word_len <= SQL_TABLE_NAME_MAX)
        t->word[t->word_len++] = c;
}

/* A character outside of words, texts and comments. */
static void plain(struct sql_tables *t, char c)
{
    if (isspace((unsigned char)c))
        return;
    if (c == '-' || c == '/' || (c == '*' && t->before == '/')) {
        if ((c == '-' && t->before == '-') || c == '*')
            t->state = c == '-' ? SQL_LINE : SQL_BLOCK;
        return;
    }
    if (t->step == SQL_NAME) {
        if (c == '.') {
            t->step = SQL_TABLE;
            return;
        }
        name_keep(t);
        t->step = SQL_ELSE;
    }
    if (c == '\'' || c == '"' || c == '`' || c == '[') {
        t->state    = SQL_QUOTED;
        t->quote    = c == '[' ? ']' : c;
        t->word_len = 0;
    } else if (isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80) {
        t->state    = SQL_WORD;
        t->word_len = 0;
        word_add(t, c);
    } else {
        t->step = SQL_ELSE;
    }
}

static void next(struct sql_tables *t, char c)
{
    switch (t->state) {
    case SQL_LINE:
        if (c == '\n')
            t->state = SQL_PLAIN;
        break;
    case SQL_BLOCK:
        if (c == '/' && t->before == '*')
            t->state = SQL_PLAIN;
        break;
    case SQL_QUOTED: /* a doubled quote ends one and begins the next, which only splits a name */
        if (c != t->quote) {
            word_add(t, c);
            break;
        }
        t->state = SQL_PLAIN;
        word_end(t, true);
        c = '\0';
        break;
    case SQL_WORD:
        if (isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80) {
            word_add(t, c);
            break;
        }
        t->state = SQL_PLAIN;
        word_end(t, false);
        plain(t, c);
        break;
    case SQL_PLAIN:
        plain(t, c);
        break;
    }
    t->before = t->state == SQL_BLOCK && t->before == '/' ? '\0' : c; /* the star of an opening ends nothing */
}

/* Bytes of a character that begins so. */
static size_t character_bytes(char first)
{
    unsigned char c = (unsigned char)first;

    return c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
}

/* Bytes at the end of a piece that begin a character and do not end it. */
static size_t cut_off(str piece)
{
    size_t n = 0;

    while (n < 3 && n < piece.len) {
        char c = piece.data[piece.len - ++n];

        if (character_bytes(c) > 1)
            return n < character_bytes(c) ? n : 0;
        if ((unsigned char)c < 0x80)
            return 0;
    }
    return 0;
}

/* Is it text, together with what the piece before left over? */
static void text_check(struct sql_tables *t, str piece)
{
    size_t cut;

    while (t->rest_len && piece.len) {
        t->rest[t->rest_len++] = piece.data[0];
        piece = (str){ piece.data + 1, piece.len - 1 };
        if (t->rest_len == character_bytes(t->rest[0])) {
            t->not_text |= !str_is_utf8((str){ t->rest, t->rest_len });
            t->rest_len = 0;
        }
    }
    cut = cut_off(piece); /* none while a character is still open: then the piece is used up */
    if (cut) {
        memcpy(t->rest, piece.data + piece.len - cut, cut);
        t->rest_len = cut;
    }
    t->not_text |= piece.len > cut && !str_is_utf8((str){ piece.data, piece.len - cut });
}

void sql_tables_read(struct sql_tables *t, str piece)
{
    text_check(t, piece);
    for (size_t i = 0; i < piece.len; i++)
        next(t, piece.data[i]);
}

void sql_tables_end(struct sql_tables *t)
{
    t->not_text |= t->rest_len > 0;
    next(t, ';');
    next(t, ';');
}
