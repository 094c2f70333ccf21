/* sql_schema.c - see sql_schema.h.  Source: sqlite.org/lang_createtable.html, lang_insert.html. */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>
#include "core/arena.h"
#include "domain/json_write.h"
#include "domain/sql_schema.h"

#define NAME_BYTES 100 /* of a name or a type that is shown */
#define CELL_BYTES 200

struct column { str name, type; };

struct table {
    str           name;
    struct column columns[SQL_SCHEMA_COLUMNS];
    size_t        columns_n;
    str           rows[SQL_SCHEMA_ROWS]; /* JSON arrays */
    int64_t       rows_n;
    bool          unknown; /* its rows */
};

struct sql_schema {
    struct arena *mem;
    struct table *tables[SQL_SCHEMA_TABLES];
    size_t        n;
    bool          unknown; /* the rows of all: something else was done to them */
};

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NAME, TOKEN_TEXT, TOKEN_NUMBER, TOKEN_SIGN };
struct reader {
    struct sql_schema *schema;
    const char        *at, *end;
    enum token_kind    kind;
    str                token; /* NAME and TEXT without quotes, doubled ones single */
};

/* --- tokens -------------------------------------------------------------------------- */

static void skip_blank(struct reader *r)
{
    while (r->at < r->end) {
        size_t left = (size_t)(r->end - r->at);

        if (isspace((unsigned char)*r->at)) {
            r->at++;
        } else if (left >= 2 && r->at[0] == '-' && r->at[1] == '-') {
            const char *stop = memchr(r->at, '\n', left);

            r->at = stop ? stop : r->end;
        } else if (left >= 2 && r->at[0] == '/' && r->at[1] == '*') {
            for (r->at += 2; r->at < r->end && !(r->at[0] == '*' && r->end - r->at > 1 && r->at[1] == '/');)
                r->at++;
            r->at = r->end - r->at > 2 ? r->at + 2 : r->end;
        } else {
            return;
        }
    }
}

/* What stands in quotes; a doubled quote is one of the text. */
static str quoted(struct reader *r, char quote)
{
    struct buf b = BUF(r->schema->mem);

    for (r->at++; r->at < r->end; r->at++) {
        if (*r->at != quote) {
            buf_char(&b, *r->at);
        } else if (quote != ']' && r->end - r->at > 1 && r->at[1] == quote) {
            buf_char(&b, quote);
            r->at++;
        } else {
            r->at++;
            break;
        }
    }
    return buf_end(&b);
}

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static void next(struct reader *r)
{
    const char *start;
    char        c;

    skip_blank(r);
    start = r->at;
    c     = r->at < r->end ? *r->at : '\0';
    if (start >= r->end) {
        r->kind  = TOKEN_END;
        r->token = STR("");
    } else if (c == '\'') {
        r->kind  = TOKEN_TEXT;
        r->token = quoted(r, c);
    } else if (c == '"' || c == '`' || c == '[') {
        r->kind  = TOKEN_NAME;
        r->token = quoted(r, c == '[' ? ']' : c);
    } else if (isdigit((unsigned char)c) || (c == '.' && r->end - start > 1 && isdigit((unsigned char)start[1]))) {
        while (r->at < r->end && (isalnum((unsigned char)*r->at) || *r->at == '.' ||
               ((*r->at == '-' || *r->at == '+') && (r->at[-1] == 'e' || r->at[-1] == 'E'))))
            r->at++;
        r->kind  = TOKEN_NUMBER;
        r->token = (str){ start, (size_t)(r->at - start) };
    } else {
        r->kind = is_word_byte(c) ? TOKEN_WORD : TOKEN_SIGN;
        for (r->at++; r->kind == TOKEN_WORD && r->at < r->end && is_word_byte(*r->at);)
            r->at++;
        r->token = (str){ start, (size_t)(r->at - start) };
    }
}

static bool is_word(const struct reader *r, const char *word)
{
    return r->kind == TOKEN_WORD && str_is_nocase(r->token, word);
}

static bool is_sign(const struct reader *r, char sign)
{
    return r->kind == TOKEN_SIGN && r->token.data[0] == sign;
}

static bool take_word(struct reader *r, const char *word)
{
    if (!is_word(r, word))
        return false;
    next(r);
    return true;
}

static void skip_statement(struct reader *r)
{
    while (r->kind != TOKEN_END && !is_sign(r, ';'))
        next(r);
}

/* --- tables -------------------------------------------------------------------------- */

static str short_text(str text, size_t most)
{
    if (text.len <= most)
        return text;
    while (most && ((unsigned char)text.data[most] & 0xc0) == 0x80)
        most--;
    return (str){ text.data, most };
}

/* A name, with that of a schema before a dot. */
static bool read_name(struct reader *r, str *name)
{
    for (;;) {
        if (r->kind != TOKEN_WORD && r->kind != TOKEN_NAME)
            return false;
        *name = short_text(r->token, NAME_BYTES);
        next(r);
        if (!is_sign(r, '.'))
            return true;
        next(r);
    }
}

static struct table *table_find(const struct sql_schema *schema, str name)
{
    for (size_t i = 0; i < schema->n; i++)
        if (schema->tables[i]->name.len == name.len &&
            strncasecmp(schema->tables[i]->name.data, name.data, name.len) == 0)
            return schema->tables[i];
    return NULL;
}

static bool begins_constraint(const struct reader *r)
{
    static const char *const words[] = { "constraint", "primary", "unique", "check", "foreign", "not", "null",
                                         "default", "collate", "references", "generated", "as", NULL };

    for (size_t i = 0; words[i]; i++)
        if (is_word(r, words[i]))
            return true;
    return false;
}

/* The rest of a column or constraint: to the comma or bracket that ends it. */
static void skip_definition(struct reader *r)
{
    int depth = 0;

    for (; r->kind != TOKEN_END && !is_sign(r, ';'); next(r)) {
        if (depth == 0 && (is_sign(r, ',') || is_sign(r, ')')))
            return;
        depth += is_sign(r, '(') - is_sign(r, ')');
    }
}

/* INTEGER, VARCHAR(20), DOUBLE PRECISION: words and what stands in brackets behind them. */
static str read_type(struct reader *r)
{
    struct buf b = BUF(r->schema->mem);

    while ((r->kind == TOKEN_WORD || r->kind == TOKEN_NAME) && !begins_constraint(r)) {
        buf_text(&b, b.len ? " " : "");
        buf_str(&b, r->token);
        next(r);
    }
    if (is_sign(r, '(')) {
        for (; r->kind != TOKEN_END && !is_sign(r, ')') && b.len < NAME_BYTES; next(r))
            buf_str(&b, r->token);
        buf_char(&b, ')');
        if (is_sign(r, ')'))
            next(r);
    }
    return short_text(b.len ? buf_end(&b) : STR(""), NAME_BYTES);
}

static void read_columns(struct reader *r, struct table *t)
{
    do {
        struct column column = { 0 };

        next(r);
        if (!(r->kind == TOKEN_WORD && begins_constraint(r)) && read_name(r, &column.name)) {
            column.type = read_type(r);
            if (t->columns_n < SQL_SCHEMA_COLUMNS)
                t->columns[t->columns_n++] = column;
        }
        skip_definition(r);
    } while (is_sign(r, ','));
}

static void create(struct reader *r)
{
    struct sql_schema *schema = r->schema;
    struct table      *t;
    str                name;

    if (!take_word(r, "temp"))
        take_word(r, "temporary");
    if (!take_word(r, "table"))
        return;
    if (take_word(r, "if") && take_word(r, "not"))
        take_word(r, "exists");
    if (!read_name(r, &name) || schema->n == SQL_SCHEMA_TABLES || table_find(schema, name))
        return;
    t       = ARENA_NEW(schema->mem, struct table);
    t->name = str_copy(schema->mem, name);
    if (is_sign(r, '('))
        read_columns(r, t);
    else
        t->unknown = true; /* it is made of a query */
    schema->tables[schema->n++] = t;
}

/* --- rows ----------------------------------------------------------------------------- */

/* A literal as JSON; false when it is something that must be worked out. */
static bool read_cell(struct reader *r, str *cell)
{
    bool       minus = is_sign(r, '-');
    struct buf b = BUF(r->schema->mem);
    double     number;

    if (minus || is_sign(r, '+'))
        next(r);
    if (r->kind == TOKEN_TEXT && !minus)
        buf_json(&b, short_text(r->token, CELL_BYTES));
    else if (r->kind == TOKEN_NUMBER && str_to_number(r->token, &number))
        buf_printf(&b, "%s%.*s", minus ? "-" : "", STR_ARG(r->token));
    else if (is_word(r, "null") && !minus)
        buf_text(&b, "null");
    else
        return false;
    next(r);
    *cell = buf_end(&b);
    return is_sign(r, ',') || is_sign(r, ')');
}

/* (1, 'a'): its cells in the places of `order`. */
static bool read_row(struct reader *r, struct table *t, const size_t *order, size_t order_n)
{
    str        cells[SQL_SCHEMA_COLUMNS] = { STR_NULL };
    struct buf b = BUF(r->schema->mem);

    if (!is_sign(r, '('))
        return false;
    for (size_t i = 0; i == 0 || is_sign(r, ','); i++) {
        str cell;

        next(r);
        if (!read_cell(r, &cell) || i >= order_n)
            return false;
        cells[order[i]] = cell;
    }
    next(r); /* the bracket */
    if (t->rows_n++ >= SQL_SCHEMA_ROWS)
        return true;
    buf_char(&b, '[');
    for (size_t i = 0; i < t->columns_n; i++)
        buf_printf(&b, "%s%s", i ? "," : "", cells[i].data ? cells[i].data : "null");
    buf_char(&b, ']');
    t->rows[t->rows_n - 1] = buf_end(&b);
    return true;
}

/* (b, a): which column each value is for. */
static bool read_order(struct reader *r, const struct table *t, size_t *order, size_t *n)
{
    str name;

    for (*n = 0; *n == 0 || is_sign(r, ','); (*n)++) {
        size_t i = 0;

        next(r);
        if (!read_name(r, &name) || *n == SQL_SCHEMA_COLUMNS)
            return false;
        while (i < t->columns_n && !(t->columns[i].name.len == name.len &&
                                     strncasecmp(t->columns[i].name.data, name.data, name.len) == 0))
            i++;
        if (i == t->columns_n)
            return false;
        order[*n] = i;
    }
    if (!is_sign(r, ')'))
        return false;
    next(r);
    return true;
}

static bool read_values(struct reader *r, struct table *t)
{
    size_t order[SQL_SCHEMA_COLUMNS], n = t->columns_n;

    for (size_t i = 0; i < n; i++)
        order[i] = i;
    if (is_sign(r, '(') && !read_order(r, t, order, &n))
        return false;
    if (!take_word(r, "values"))
        return false;
    while (read_row(r, t, order, n)) {
        if (!is_sign(r, ','))
            return is_sign(r, ';') || r->kind == TOKEN_END;
        next(r);
    }
    return false;
}

static void insert(struct reader *r)
{
    struct table *t;
    str           name;

    if (!take_word(r, "into") || !read_name(r, &name)) {
        r->schema->unknown = true; /* INSERT OR REPLACE and the like */
        return;
    }
    t = table_find(r->schema, name);
    if (t && !read_values(r, t))
        t->unknown = true;
}

/* Changes no row of a table that was filled before. */
static bool is_harmless(const struct reader *r)
{
    static const char *const words[] = { "begin", "commit", "end", "pragma", "analyze", "select", "vacuum", NULL };

    for (size_t i = 0; words[i]; i++)
        if (is_word(r, words[i]))
            return true;
    return r->kind == TOKEN_END || is_sign(r, ';');
}

struct sql_schema *sql_schema_new(struct arena *mem)
{
    struct sql_schema *schema = ARENA_NEW(mem, struct sql_schema);

    schema->mem = mem;
    return schema;
}

void sql_schema_read(struct sql_schema *schema, str script)
{
    struct reader r = { .schema = schema, .at = script.data, .end = script.data + script.len };

    for (next(&r); r.kind != TOKEN_END; next(&r)) {
        if (take_word(&r, "create"))
            create(&r);
        else if (take_word(&r, "insert"))
            insert(&r);
        else
            schema->unknown |= !is_harmless(&r);
        skip_statement(&r);
    }
}

/* --- writing --------------------------------------------------------------------------- */

static void table_write(const struct table *t, bool unknown, struct buf *out)
{
    write_item(out);
    buf_text(out, "{\"name\":");
    buf_json(out, t->name);
    write_open(out, "columns", '[');
    for (size_t i = 0; i < t->columns_n; i++) {
        write_item(out);
        buf_text(out, "{\"name\":");
        buf_json(out, t->columns[i].name);
        write_member(out, "type");
        buf_json(out, t->columns[i].type.data ? t->columns[i].type : STR(""));
        buf_char(out, '}');
    }
    buf_char(out, ']');
    write_number(out, "rows_n", unknown ? NAN : (double)t->rows_n);
    write_open(out, "sample", '[');
    for (int64_t i = 0; !unknown && i < t->rows_n && i < SQL_SCHEMA_ROWS; i++) {
        write_item(out);
        buf_str(out, t->rows[i]);
    }
    buf_text(out, "]}");
}

void sql_schema_write(const struct sql_schema *schema, struct buf *out)
{
    buf_char(out, '[');
    for (size_t i = 0; i < schema->n; i++)
        table_write(schema->tables[i], schema->unknown || schema->tables[i]->unknown, out);
    buf_char(out, ']');
}
