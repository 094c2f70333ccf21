/* statement.c - reading SQL far enough to find its :names.
 *
 * A :name inside a string, a quoted identifier or a comment is no parameter,
 * and neither is what follows a PostgreSQL cast (`::`).  Backslash escapes
 * (E'...') and array slices are not in the common ground of the two drivers.
 */
#include <assert.h>
#include <string.h>
#include "core/buf.h"
#include "db/statement.h"

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Length of a text up to and with the first `end` behind `start`; all when there is none. */
static size_t length_to(str s, size_t start, str end)
{
    const char *at = memmem(s.data + start, s.len - start, end.data, end.len);

    return at ? (size_t)(at - s.data) + end.len : s.len;
}

/* A doubled quote stands for itself: two quoted tokens side by side, which is
 * the same to every reader of tokens. */
static size_t quoted_length(str s)
{
    return length_to(s, 1, (str){ s.data, 1 });
}

/* $$text$$ or $tag$text$tag$; 1 when the dollar starts neither. */
static size_t dollar_length(str s)
{
    size_t tag = 1;

    while (tag < s.len && is_word(s.data[tag]))
        tag++;
    if (tag == s.len || s.data[tag] != '$')
        return 1;
    return length_to(s, tag + 1, (str){ s.data, tag + 1 });
}

static size_t run_length(str s, size_t start, bool (*is)(char c))
{
    while (start < s.len && is(s.data[start]))
        start++;
    return start;
}

static enum sql_token token_at(str s, size_t *len)
{
    *len = 1;
    if (s.len == 0)
        return SQL_END;
    if (is_space(s.data[0])) {
        *len = run_length(s, 1, is_space);
        return SQL_SPACE;
    }
    if (is_word(s.data[0])) {
        *len = run_length(s, 1, is_word);
        return SQL_WORD;
    }
    if (str_starts(s, "--")) {
        *len = length_to(s, 2, STR("\n"));
        return SQL_COMMENT;
    }
    if (str_starts(s, "/*")) {
        *len = length_to(s, 2, STR("*/"));
        return SQL_COMMENT;
    }
    if (s.data[0] == '\'' || s.data[0] == '"') {
        *len = quoted_length(s);
        return SQL_QUOTED;
    }
    if (s.data[0] == '$' && (*len = dollar_length(s)) > 1)
        return SQL_QUOTED;
    if (str_starts(s, "::")) {
        *len = 2;
        return SQL_OTHER;
    }
    if (s.data[0] == ':' && s.len > 1 && is_word(s.data[1])) {
        *len = run_length(s, 1, is_word);
        return SQL_NAME;
    }
    return SQL_OTHER;
}

enum sql_token sql_next(str *rest, str *token)
{
    size_t         len;
    enum sql_token kind = token_at(*rest, &len);

    *token = (str){ rest->data, kind == SQL_END ? 0 : len };
    *rest  = str_from(*rest, token->len);
    return kind;
}

str sql_variant(const char *sql, bool postgres)
{
    const char *half;

    if (sql[0] == '\x03')
        sql++;
    if (sql[0] != '\x01')
        return str_of(sql);
    half = strchr(sql, '\x02');
    return postgres ? str_of(half + 1) : (str){ sql + 1, (size_t)(half - sql - 1) };
}

/* Number of a parameter, counted from 1 in the order of first appearance. */
static size_t name_number(struct statement *statement, str name)
{
    size_t i;

    for (i = 0; i < statement->names_n; i++)
        if (str_eq(statement->names[i], name))
            return i + 1;
    assert(i < PARAMS_MAX);
    statement->names[statement->names_n++] = name;
    return i + 1;
}

void statement_read(struct statement *statement, const char *sql, bool postgres, struct arena *mem)
{
    str            rest = sql_variant(sql, postgres), token;
    struct buf     text = BUF(mem);
    enum sql_token kind;

    statement->names_n = 0;
    statement->writes  = false;
    while ((kind = sql_next(&rest, &token)) != SQL_END) {
        if (kind == SQL_NAME) {
            buf_char(&text, postgres ? '$' : '?');
            buf_int(&text, (int64_t)name_number(statement, str_from(token, 1)));
            continue;
        }
        if (kind == SQL_WORD && (str_is_nocase(token, "insert") || str_is_nocase(token, "update") ||
                                 str_is_nocase(token, "delete")))
            statement->writes = true;
        buf_str(&text, token);
    }
    statement->text = buf_end(&text);
}
