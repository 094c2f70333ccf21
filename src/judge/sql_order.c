/* sql_order.c - the ORDER BY of a whole query: is there one, and by what? */
#include <string.h>
#include <strings.h>
#include "core/arena.h"
#include "core/buf.h"
#include "judge/sql_order.h"

/* --- words ------------------------------------------------------------------------- */

enum kind { WORD, QUOTED, LITERAL, SIGN };

struct word {
    enum kind kind;
    str       text;
    int       depth; /* of brackets around it; those themselves count as outside */
};

struct words {
    str    sql;
    size_t at;
    int    depth;
};

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

static char char_at(str s, size_t at)
{
    return at < s.len ? s.data[at] : '\0';
}

/* Behind blanks and comments; a comment without an end goes to the end, as for SQLite. */
static size_t skip_blank(str s, size_t at)
{
    const char *end;

    for (;;) {
        if (at < s.len && strchr(" \t\n\r\f", s.data[at]) != NULL && s.data[at] != '\0') {
            at++;
        } else if (char_at(s, at) == '-' && char_at(s, at + 1) == '-') {
            end = memchr(s.data + at, '\n', s.len - at);
            at  = end == NULL ? s.len : (size_t)(end - s.data) + 1;
        } else if (char_at(s, at) == '/' && char_at(s, at + 1) == '*') {
            end = at + 2 < s.len ? memmem(s.data + at + 2, s.len - at - 2, "*/", 2) : NULL;
            at  = end == NULL ? s.len : (size_t)(end - s.data) + 2;
        } else {
            return at;
        }
    }
}

/* Behind a quoted text; the quote is doubled within it. */
static size_t skip_quoted(str s, size_t at)
{
    char quote = s.data[at] == '[' ? ']' : s.data[at];

    for (at++; at < s.len; at++)
        if (s.data[at] == quote) {
            if (quote == ']' || char_at(s, at + 1) != quote)
                return at + 1;
            at++;
        }
    return s.len;
}

/* The next word; false at the end. */
static bool next(struct words *w, struct word *word)
{
    size_t start = skip_blank(w->sql, w->at), end = start + 1;
    char   c = char_at(w->sql, start);

    if (start >= w->sql.len)
        return false;
    word->depth = w->depth;
    word->kind  = SIGN;
    if (c == '\'' || c == '"' || c == '`' || c == '[') {
        word->kind = c == '\'' ? LITERAL : QUOTED;
        end        = skip_quoted(w->sql, start);
    } else if (is_name_char(c)) {
        word->kind = c >= '0' && c <= '9' ? LITERAL : WORD;
        while (is_name_char(char_at(w->sql, end)))
            end++;
    } else if (c == '(') {
        w->depth++;
    } else if (c == ')') {
        word->depth = --w->depth;
    }
    word->text = (str){ w->sql.data + start, end - start };
    w->at      = end;
    return true;
}

static bool is_word(const struct word *w, const char *text)
{
    return w->kind == WORD && str_is_nocase(w->text, text);
}

static bool is_one_of(const struct word *w, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        if (is_word(w, *texts))
            return true;
    return false;
}

static size_t end_of(str sql, const struct word *w)
{
    return (size_t)(w->text.data - sql.data) + w->text.len;
}

/* The text from the first to the last of some words of `sql`. */
static str between(const struct word *first, const struct word *last)
{
    return (str){ first->text.data, (size_t)(last->text.data - first->text.data) + last->text.len };
}

/* Two texts of the same words, whatever their case and the blanks between them. */
static bool words_eq(str a, str b)
{
    struct words x = { .sql = a }, y = { .sql = b };
    struct word  v, w;
    bool         more;

    do {
        more = next(&x, &v);
        if (more != next(&y, &w))
            return false;
        if (more && (v.kind != w.kind || v.text.len != w.text.len ||
                     (v.kind == LITERAL ? !str_eq(v.text, w.text)
                                        : strncasecmp(v.text.data, w.text.data, v.text.len) != 0)))
            return false;
    } while (more);
    return true;
}

/* --- the columns of the query -------------------------------------------------------- */

struct columns {
    str    items[ORDER_COLUMNS_MAX];
    size_t n;
    bool   is_known; /* false: one of them is "*", which stands for several */
};

/* Takes the words of one column: "a.b AS c" is the expression a.b. */
static void add_column(struct columns *c, const struct word *first, const struct word *last, bool has_as,
                       const struct word *before_as)
{
    if (str_is(last->text, "*") || c->n == ORDER_COLUMNS_MAX)
        c->is_known = false;
    else
        c->items[c->n++] = between(first, has_as ? before_as : last);
}

/* Reads the columns behind SELECT; gives where further ones can be put. */
static size_t read_columns(struct words *w, struct columns *c)
{
    static const char *const ends[] = { "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "UNION", "EXCEPT",
                                        "INTERSECT", NULL };
    struct word  word, first = { 0 }, last = { 0 }, before_as = { 0 };
    struct words look = *w;
    bool         has_as = false;

    c->is_known = true;
    while (next(&look, &word)) {
        bool is_outside = word.depth == 0;

        /* FROM of "IS DISTINCT FROM" does not end them. */
        if (is_outside && first.text.data != NULL &&
            (is_one_of(&word, ends) || (is_word(&word, "FROM") && !is_word(&last, "DISTINCT"))))
            break;
        *w = look;
        if (is_outside && str_is(word.text, ",") && first.text.data != NULL) {
            add_column(c, &first, &last, has_as, &before_as);
            first  = (struct word){ 0 };
            has_as = false;
            continue;
        }
        if (is_outside && is_word(&word, "AS")) {
            has_as    = first.text.data != NULL;
            before_as = last;
        }
        if (first.text.data == NULL)
            first = word;
        last = word;
    }
    if (first.text.data == NULL)
        return 0;
    add_column(c, &first, &last, has_as, &before_as);
    return end_of(w->sql, &last);
}

/* --- the terms ------------------------------------------------------------------------- */

/* The column whose very words a term repeats, from 1; 0 when there is none. */
static size_t item_of(const struct columns *c, str expression)
{
    size_t i;

    for (i = 0; c->is_known && i < c->n; i++)
        if (words_eq(c->items[i], expression))
            return i + 1;
    return 0;
}

/* Splits "lower(a) COLLATE nocase DESC" where its collation or direction begins. */
static bool add_term(struct sql_order *o, const struct columns *c, const struct word *first, const struct word *last,
                     const struct word *rest_before)
{
    struct order_term *term = &o->terms[o->n];

    if (first->text.data == NULL || o->n == ORDER_TERMS_MAX)
        return false;
    term->expression = between(first, rest_before->text.data == NULL ? last : rest_before);
    term->rest       = (str){ term->expression.data + term->expression.len,
                              between(first, last).len - term->expression.len };
    term->item       = item_of(c, term->expression);
    o->n++;
    return true;
}

/* Reads the terms behind ORDER BY. */
static bool read_terms(struct words *w, const struct columns *c, struct sql_order *o)
{
    static const char *const rests[] = { "COLLATE", "ASC", "DESC", "NULLS", NULL };
    struct word word, first = { 0 }, last = { 0 }, rest_before = { 0 };

    while (next(w, &word)) {
        if (word.depth == 0 && (is_word(&word, "LIMIT") || str_is(word.text, ";")))
            break;
        if (word.depth == 0 && str_is(word.text, ",")) {
            if (!add_term(o, c, &first, &last, &rest_before))
                return false;
            first = last = rest_before = (struct word){ 0 };
            continue;
        }
        if (first.text.data == NULL)
            first = word;
        else if (word.depth == 0 && rest_before.text.data == NULL && is_one_of(&word, rests))
            rest_before = last;
        last = word;
    }
    return add_term(o, c, &first, &last, &rest_before);
}

/* The query ends behind its last word: no comment may swallow what is put behind it. */
static str query_text(str statement)
{
    struct words w = { .sql = statement };
    struct word  word;
    size_t       end = 0;

    while (next(&w, &word) && !(word.depth == 0 && str_is(word.text, ";")))
        end = w.at;
    return (str){ statement.data, end };
}

bool sql_order_read(str statement, struct sql_order *order)
{
    static const char *const compound[] = { "UNION", "EXCEPT", "INTERSECT", NULL };
    struct words   w = { .sql = query_text(statement) };
    struct word    word, before = { 0 };
    struct columns c = { .n = 0 };
    bool           is_select = false, is_plain = true;

    *order = (struct sql_order){ .query = w.sql };
    while (next(&w, &word)) {
        if (word.depth != 0)
            continue;
        if (is_word(&word, "SELECT") && !is_select) {
            struct words look = w;

            is_select = true;
            if (next(&look, &word) && (is_word(&word, "DISTINCT") || is_word(&word, "ALL"))) {
                is_plain = is_word(&word, "ALL");
                w        = look;
            }
            order->columns_at = read_columns(&w, &c);
            continue;
        }
        is_plain = is_plain && !is_one_of(&word, compound);
        if (is_select && is_word(&word, "BY") && is_word(&before, "ORDER")) {
            if (!is_plain)
                order->columns_at = 0;
            return read_terms(&w, &c, order);
        }
        before = word;
    }
    return false;
}

/* --- the ranked query -------------------------------------------------------------------- */

static str unquoted(struct arena *mem, str name)
{
    char   quote = name.len >= 2 ? name.data[0] : '\0', *text;
    size_t i, n = 0;

    if (quote != '"' && quote != '`' && quote != '[')
        return name;
    text = arena_alloc(mem, name.len);
    for (i = 1; i + 1 < name.len; i++) {
        text[n++] = name.data[i];
        i += name.data[i] == quote; /* the second one of two */
    }
    return (str){ text, n };
}

/* The column of this name, from 1; 0 when there is none. */
static size_t column_of(struct arena *mem, str name, const str *names, size_t columns)
{
    size_t i;

    name = unquoted(mem, name);
    for (i = 0; i < columns; i++)
        if (names[i].len == name.len && strncasecmp(names[i].data, name.data, name.len) == 0)
            return i + 1;
    return 0;
}

/* The number of the column that a term is; 0 when it is none.  As in SQLite a number is a position, and the
 * name of a column of the result goes before that of a table's. */
static size_t column_of_term(struct arena *mem, const struct order_term *term, const str *names, size_t columns)
{
    struct words w = { .sql = term->expression };
    struct word  first, second;
    int64_t      position;
    size_t       column = 0;

    if (str_to_int(term->expression, &position))
        return position > 0 && position <= (int64_t)columns ? (size_t)position : 0;
    if (next(&w, &first) && !next(&w, &second) && (first.kind == WORD || first.kind == QUOTED))
        column = column_of(mem, first.text, names, columns);
    return column > 0 ? column : term->item <= columns ? term->item : 0;
}

/* The expression with the names of columns replaced by what the ranked query calls them. */
static void add_outside(struct buf *b, str expression, const str *names, size_t columns)
{
    struct words w = { .sql = expression }, look;
    struct word  word, after, before = { 0 };
    size_t       column;

    for (; next(&w, &word); before = word) {
        look   = w;
        column = word.kind == WORD || word.kind == QUOTED ? column_of(b->mem, word.text, names, columns) : 0;
        if (str_is(before.text, ".") || (next(&look, &after) && (str_is(after.text, "(") || str_is(after.text, "."))))
            column = 0;
        if (column > 0)
            buf_printf(b, " c%zu", column);
        else
            buf_printf(b, " %.*s", STR_ARG(word.text));
    }
}

struct ranking {
    const struct sql_order *order;
    const str              *names;
    size_t                  columns, keys;
    size_t                  column[ORDER_TERMS_MAX]; /* that the term is; 0 = none */
};

static void add_list(struct buf *b, const struct ranking *r, bool with_keys)
{
    size_t i;

    for (i = 0; i < r->columns; i++)
        buf_printf(b, i > 0 ? ",c%zu" : "c%zu", i + 1);
    for (i = 0; with_keys && i < r->keys; i++)
        if (r->column[i] == 0)
            buf_printf(b, ",k%zu", i + 1);
}

/* The query, with those terms as further columns that are none yet. */
static void add_query(struct buf *b, const struct ranking *r, enum order_way way)
{
    str    query = r->order->query;
    size_t i, at = way == ORDER_INSIDE ? r->order->columns_at : 0;

    buf_add(b, query.data, at);
    for (i = 0; at > 0 && i < r->keys; i++)
        if (r->column[i] == 0)
            buf_printf(b, ", (%.*s\n)", STR_ARG(r->order->terms[i].expression));
    buf_char(b, '\n');
    buf_str(b, str_from(query, at));
}

str sql_order_ranked(struct arena *mem, const struct sql_order *order, size_t keys, enum order_way way,
                     const str *names, size_t columns)
{
    struct ranking r = { .order = order, .names = names, .columns = columns, .keys = keys };
    struct buf     b = BUF(mem);
    size_t         i;

    for (i = 0; i < keys; i++) {
        r.column[i] = column_of_term(mem, &order->terms[i], names, columns);
        if (r.column[i] == 0 && way == ORDER_INSIDE && order->columns_at == 0)
            return STR_NULL;
    }
    buf_text(&b, "WITH assay_ranked(");
    add_list(&b, &r, way == ORDER_INSIDE);
    buf_text(&b, ") AS (\n");
    add_query(&b, &r, way);
    buf_text(&b, "\n) SELECT ");
    add_list(&b, &r, false);
    buf_text(&b, ", dense_rank() OVER (ORDER BY ");
    for (i = 0; i < keys; i++) {
        buf_text(&b, i > 0 ? ", " : "");
        if (r.column[i] > 0)
            buf_printf(&b, "c%zu", r.column[i]);
        else if (way == ORDER_INSIDE)
            buf_printf(&b, "k%zu", i + 1);
        else
            add_outside(&b, order->terms[i].expression, names, columns);
        buf_printf(&b, " %.*s\n", STR_ARG(order->terms[i].rest));
    }
    buf_printf(&b, ") FROM assay_ranked ORDER BY %zu", columns + 1);
    return buf_end(&b);
}
