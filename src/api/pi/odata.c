/* odata.c - see odata.h.
 *
 *   filter  = and *("or" and)              and  = unary *("and" unary)
 *   unary   = "not" unary | "(" filter ")" | function | comparison
 *   function   = ("contains" | "startswith" | "endswith") "(" member "," text ")"
 *   comparison = member | operand operator operand | member "in" "(" literal *("," literal) ")"
 *
 * One side of a comparison is a member, the other a literal; a member alone is true.
 */
#include <ctype.h>
#include "api/pi/odata.h"
#include "core/clock.h"
#include "core/text.h"
#include "op/call.h"
#include "op/filter.h"

#define SEARCH_WORDS_MAX  8
#define SEARCH_FIELDS_MAX 4

static const struct field odata_fields[] = { ODATA_FIELDS(odata) };
const struct shape odata_shape = { "odata", odata_fields, sizeof odata_fields / sizeof *odata_fields,
                                   sizeof(struct odata) };
static const struct field odata_search_fields[] = { ODATA_FIELDS(odata), ODATA_SEARCH_FIELDS(odata) };
const struct shape odata_search_shape = { "odata_search", odata_search_fields,
                                          sizeof odata_search_fields / sizeof *odata_search_fields,
                                          sizeof(struct odata) };

/* --- tokens --------------------------------------------------------------- */

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_LITERAL, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_WRONG };

struct token {
    enum token_kind     kind;
    str                 text;  /* as it was written */
    size_t              at;    /* character, counted from 1 */
    struct filter_value value; /* of a literal */
};

struct odata_parser {
    struct filter_reader reader;
    str                  rest; /* behind `now` */
    size_t               at;   /* of `rest` */
    struct token         now;
    size_t               depth;
};

/* No member has a letter beyond ASCII; such a word is read whole to be refused whole. */
static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '/' || (c & 0x80);
}

static bool is_number(char c)
{
    return isalnum((unsigned char)c) || c == '.' || c == ':' || c == '+' || c == '-';
}

static size_t length_of(str s, bool (*is)(char c))
{
    size_t n = 0;

    while (n < s.len && is(s.data[n]))
        n++;
    return n;
}

/* 'text' with '' for a quote within; the length of it, 0 when it does not end. */
static size_t text_read(struct arena *mem, str s, str *value)
{
    struct buf b = BUF(mem);

    for (size_t i = 1; i < s.len; i++) {
        if (s.data[i] == '\'' && (i + 1 == s.len || s.data[i + 1] != '\'')) {
            *value = buf_end(&b);
            return i + 1;
        }
        i += s.data[i] == '\'';
        buf_char(&b, s.data[i]);
    }
    return 0;
}

static bool number_read(str s, struct filter_value *value)
{
    if (str_to_int(s, &value->integer))
        value->type = TYPE_INT;
    else if (str_to_number(s, &value->number))
        value->type = TYPE_NUMBER;
    else if (clock_read(s, &value->integer))
        value->type = TYPE_TIME;
    else
        return false;
    return true;
}

/* A word, or the literal it stands for. */
static enum token_kind word_kind(str word, struct filter_value *value)
{
    bool is_true = str_is_nocase(word, "true");

    if (str_is_nocase(word, "null")) {
        *value = (struct filter_value){ TYPE_NONE, .integer = 0 };
        return TOKEN_LITERAL;
    }
    if (!is_true && !str_is_nocase(word, "false"))
        return TOKEN_WORD;
    *value = (struct filter_value){ TYPE_BOOL, .flag = is_true };
    return TOKEN_LITERAL;
}

static struct token token_read(struct arena *mem, str s)
{
    struct token t = { .kind = TOKEN_WRONG };
    size_t       n = 1;

    if (!s.len)
        return (struct token){ .kind = TOKEN_END };
    if (s.data[0] == '(' || s.data[0] == ')' || s.data[0] == ',') {
        t.kind = s.data[0] == '(' ? TOKEN_OPEN : s.data[0] == ')' ? TOKEN_CLOSE : TOKEN_COMMA;
    } else if (s.data[0] == '\'') {
        t.value.type = TYPE_TEXT;
        n = text_read(mem, s, &t.value.text);
        t.kind = n ? TOKEN_LITERAL : TOKEN_WRONG;
    } else if (isdigit((unsigned char)s.data[0]) || s.data[0] == '-' || s.data[0] == '+') {
        n = length_of(s, is_number);
        t.kind = number_read((str){ s.data, n }, &t.value) ? TOKEN_LITERAL : TOKEN_WRONG;
    } else if (is_name(s.data[0])) {
        n = length_of(s, is_name);
        t.kind = word_kind((str){ s.data, n }, &t.value);
    }
    t.text = (str){ s.data, n ? n : s.len };
    return t;
}

/* Goes on to the next token. */
static void next(struct odata_parser *p)
{
    size_t spaces = 0;

    while (spaces < p->rest.len && (p->rest.data[spaces] == ' ' || p->rest.data[spaces] == '\t'))
        spaces++;
    p->rest   = str_from(p->rest, spaces);
    p->now    = token_read(p->reader.c->mem, p->rest);
    p->at    += spaces;
    p->now.at = p->at;
    p->at    += str_chars(p->now.text);
    p->rest   = str_from(p->rest, p->now.text.len);
}

static void start(struct odata_parser *p, const char *param, str text)
{
    p->reader.param = param;
    p->rest         = text;
    p->at           = 1;
    next(p);
}

static bool is_word(const struct odata_parser *p, const char *word)
{
    return p->now.kind == TOKEN_WORD && str_is_nocase(p->now.text, word);
}

/* Says that something else should stand here; returns NULL. */
static void *expected(struct odata_parser *p, const char *what)
{
    const struct token *t = &p->now;

    if (t->kind == TOKEN_END)
        return filter_wrong(&p->reader, t->at, "it ends where %s should follow", what);
    if (t->kind == TOKEN_WRONG && t->text.data[0] == '\'')
        return filter_wrong(&p->reader, t->at, "the text does not end: a quote within it is written twice");
    if (t->kind == TOKEN_WRONG && t->text.len > 1)
        return filter_wrong(&p->reader, t->at, "must be a number, or a time as 2026-01-31T23:59:59Z");
    return filter_wrong(&p->reader, t->at, "must be %s", what);
}

/* Passes a token of that kind; false with what should stand there said. */
static bool pass(struct odata_parser *p, enum token_kind kind, const char *what)
{
    if (p->now.kind != kind) {
        expected(p, what);
        return false;
    }
    next(p);
    return true;
}

/* --- $filter -------------------------------------------------------------- */

static struct filter *filter_read(struct odata_parser *p);

static const struct filter_field *member(struct odata_parser *p)
{
    const struct filter_field *field;

    if (p->now.kind != TOKEN_WORD)
        return expected(p, "a member");
    field = filter_field_find(&p->reader, p->now.text, p->now.at);
    next(p);
    return field;
}

static bool literal(struct odata_parser *p, struct filter_literal *out)
{
    *out = (struct filter_literal){ p->now.value, p->now.at };
    return pass(p, TOKEN_LITERAL, "a value: 'text', number, true, false, null or time");
}

static const struct { const char *word; enum filter_op op, reversed; } operators[] = {
    { "eq", FILTER_EQ, FILTER_EQ }, { "ne", FILTER_NE, FILTER_NE }, { "gt", FILTER_GT, FILTER_LT },
    { "ge", FILTER_GE, FILTER_LE }, { "lt", FILTER_LT, FILTER_GT }, { "le", FILTER_LE, FILTER_GE },
};
#define OPERATORS (sizeof operators / sizeof operators[0])

/* Passes an operator; OPERATORS when none stands here. */
static size_t operator_pass(struct odata_parser *p)
{
    size_t i = 0;

    while (i < OPERATORS && !is_word(p, operators[i].word))
        i++;
    if (i < OPERATORS)
        next(p);
    return i;
}

static struct filter *in_list(struct odata_parser *p, const struct filter_field *field)
{
    struct filter_literal *literals = ARENA_ARRAY(p->reader.c->mem, struct filter_literal, FILTER_VALUES_MAX);
    size_t                 n = 0;

    next(p);
    if (!pass(p, TOKEN_OPEN, "a list in parentheses"))
        return NULL;
    do {
        if (n == FILTER_VALUES_MAX)
            return filter_wrong(&p->reader, p->now.at, "a list must not have more than %d values",
                                FILTER_VALUES_MAX);
        if (!literal(p, &literals[n++]))
            return NULL;
    } while (p->now.kind == TOKEN_COMMA && pass(p, TOKEN_COMMA, ""));
    if (!pass(p, TOKEN_CLOSE, "a comma or a closing parenthesis"))
        return NULL;
    return filter_compare(&p->reader, FILTER_IN, field, literals, n);
}

/* A member and what it is compared with. */
static struct filter *member_first(struct odata_parser *p)
{
    const struct filter_field *field = member(p);
    struct filter_literal      value = { { TYPE_BOOL, .flag = true }, p->now.at };
    size_t                     i;

    if (!field)
        return NULL;
    if (is_word(p, "in"))
        return in_list(p, field);
    i = operator_pass(p);
    if (i < OPERATORS)
        return literal(p, &value) ? filter_compare(&p->reader, operators[i].op, field, &value, 1) : NULL;
    if (field->type != TYPE_BOOL)
        return expected(p, "an operator: eq, ne, gt, ge, lt, le or in");
    return filter_compare(&p->reader, FILTER_EQ, field, &value, 1);
}

static struct filter *literal_first(struct odata_parser *p)
{
    const struct filter_field *field;
    struct filter_literal      value;
    size_t                     i;

    if (!literal(p, &value))
        return NULL;
    i = operator_pass(p);
    if (i == OPERATORS)
        return expected(p, "an operator: eq, ne, gt, ge, lt or le");
    field = member(p);
    return field ? filter_compare(&p->reader, operators[i].reversed, field, &value, 1) : NULL;
}

static struct filter *function(struct odata_parser *p, enum filter_op op)
{
    const struct filter_field *field;
    struct filter_literal      value;

    next(p);
    next(p); /* the parenthesis has been seen */
    field = member(p);
    if (!field || !pass(p, TOKEN_COMMA, "a comma") || !literal(p, &value) ||
        !pass(p, TOKEN_CLOSE, "a closing parenthesis"))
        return NULL;
    return filter_compare(&p->reader, op, field, &value, 1);
}

/* A word and a parenthesis behind it. */
static struct filter *function_read(struct odata_parser *p)
{
    if (is_word(p, "contains"))
        return function(p, FILTER_CONTAINS);
    if (is_word(p, "startswith"))
        return function(p, FILTER_STARTS);
    if (is_word(p, "endswith"))
        return function(p, FILTER_ENDS);
    return expected(p, "a member, or one of the functions contains, startswith and endswith");
}

static bool is_function(const struct odata_parser *p)
{
    return p->now.kind == TOKEN_WORD && str_starts(str_trim(p->rest), "(");
}

static struct filter *unary(struct odata_parser *p)
{
    struct filter *inner = NULL;

    if (++p->depth > FILTER_DEPTH_MAX)
        return filter_wrong(&p->reader, p->now.at, "must not be nested deeper than %d", FILTER_DEPTH_MAX);
    if (is_word(p, "not")) {
        next(p);
        inner = filter_join(&p->reader, FILTER_NOT, unary(p), NULL);
    } else if (p->now.kind == TOKEN_OPEN) {
        next(p);
        inner = filter_read(p);
        if (inner && !pass(p, TOKEN_CLOSE, "and, or, or a closing parenthesis"))
            inner = NULL;
    } else if (p->now.kind == TOKEN_LITERAL) {
        inner = literal_first(p);
    } else {
        inner = is_function(p) ? function_read(p) : member_first(p);
    }
    p->depth--;
    return inner;
}

static struct filter *and_read(struct odata_parser *p)
{
    struct filter *left = unary(p);

    while (left && is_word(p, "and")) {
        next(p);
        left = filter_join(&p->reader, FILTER_AND, left, unary(p));
    }
    return left;
}

static struct filter *filter_read(struct odata_parser *p)
{
    struct filter *left = and_read(p);

    while (left && is_word(p, "or")) {
        next(p);
        left = filter_join(&p->reader, FILTER_OR, left, and_read(p));
    }
    return left;
}

static const struct filter *odata_filter(struct odata_parser *p, str text)
{
    struct filter *filter;

    start(p, "$filter", text);
    if (p->now.kind == TOKEN_END)
        return NULL;
    filter = filter_read(p);
    if (filter && p->now.kind != TOKEN_END)
        expected(p, "and, or, or the end");
    return filter;
}

/* --- $orderby and $select --------------------------------------------------- */

static void odata_orderby(struct odata_parser *p, str text, struct refine *refine)
{
    start(p, "$orderby", text);
    while (p->now.kind != TOKEN_END) {
        struct filter_order order = { .field = member(p) };

        if (!order.field)
            return;
        order.descending = is_word(p, "desc");
        if (order.descending || is_word(p, "asc"))
            next(p);
        if (refine->orders_n == FILTER_ORDERS_MAX) {
            filter_wrong(&p->reader, 0, "must not have more than %d members", FILTER_ORDERS_MAX);
            return;
        }
        refine->orders[refine->orders_n++] = order;
        if (p->now.kind != TOKEN_END && !pass(p, TOKEN_COMMA, "asc, desc or a comma"))
            return;
    }
}

static bool is_shown(const struct field *f)
{
    return !(f->flags & (WRITEONLY | INTERNAL));
}

static bool select_add(struct call *c, str name)
{
    const struct shape *out = c->op->out;
    struct buf          names = BUF(c->mem);
    char                room[64];

    for (size_t i = 0; i < out->n; i++) {
        str key = key_spell(c->family->keys, out->fields[i].name, room);

        if (!is_shown(&out->fields[i]))
            continue;
        if (str_is_nocase(name, key.data)) {
            c->select[i / 64] |= 1ull << (i % 64);
            return true;
        }
        buf_printf(&names, "%s%.*s", names.len ? ", " : "", STR_ARG(key));
    }
    return failf(c, c->family->invalid_query, "$select", "must name members among %s", buf_end(&names).data);
}

static void odata_select(struct call *c, str text)
{
    bool good = true;

    while (text.len && good) {
        str name = str_trim(str_cut(&text, ','));

        if (str_is(name, "*"))
            c->select[0] = c->select[1] = UINT64_MAX;
        else
            good = select_add(c, name);
    }
}

/* --- $search ---------------------------------------------------------------- */

/* A whole address is looked for as such, where there are addresses: ann@example.org is no
 * joann@example.org. */
static bool is_address(str word)
{
    str domain = word;

    str_cut(&domain, '@');
    return text_is_email(word) && str_has(domain, '.');
}

static const struct filter *search_word(struct odata_parser *p, const struct filter_field *const *in,
                                        size_t in_n, str word)
{
    struct filter_literal literal = { { TYPE_TEXT, .text = word }, 0 };
    const struct filter  *any = NULL;
    bool                  whole = false;

    for (size_t i = 0; i < in_n; i++)
        whole |= in[i]->is_email && is_address(word);
    for (size_t i = 0; i < in_n; i++) {
        const struct filter *one;

        if (whole && !in[i]->is_email)
            continue;
        one = filter_compare(&p->reader, whole ? FILTER_EQ : FILTER_CONTAINS, in[i], &literal, 1);
        any = any ? filter_join(&p->reader, FILTER_OR, any, one) : one;
    }
    return any;
}

/* The fields to search: those named, else those of the table that say so. */
static size_t search_fields(struct odata_parser *p, str names, const struct filter_field *in[SEARCH_FIELDS_MAX])
{
    size_t n = 0;

    for (const struct filter_field *f = p->reader.fields; !names.len && f->name; f++)
        if (f->is_searched && n < SEARCH_FIELDS_MAX)
            in[n++] = f;
    while (names.len && n < SEARCH_FIELDS_MAX) {
        in[n] = filter_field_find(&p->reader, str_trim(str_cut(&names, ',')), 0);
        if (!in[n])
            return 0;
        n++;
    }
    return n;
}

/* The next word of a search, or what stands between double quotes; with an at sign
 * in it all is one address, whose plus signs may have become spaces. */
static str search_next(str *rest)
{
    str word;

    *rest = str_trim(*rest);
    if (str_has(*rest, '@')) {
        word  = *rest;
        *rest = STR("");
        if (word.len > 1 && word.data[0] == '"' && word.data[word.len - 1] == '"')
            word = (str){ word.data + 1, word.len - 2 };
        return word;
    }
    if (str_starts(*rest, "\"")) {
        *rest = str_from(*rest, 1);
        return str_cut(rest, '"');
    }
    return str_cut(rest, ' ');
}

static const struct filter *odata_search(struct odata_parser *p, str text, str names)
{
    const struct filter_field *in[SEARCH_FIELDS_MAX];
    const struct filter       *all = NULL;
    size_t                     in_n, words = 0;

    p->reader.param = "searchfields";
    in_n            = search_fields(p, names, in);
    p->reader.param = "$search";
    while (in_n && str_trim(text).len) {
        str                  word = search_next(&text);
        const struct filter *one;

        if (!word.len)
            continue;
        if (++words > SEARCH_WORDS_MAX)
            return filter_wrong(&p->reader, 0, "must not have more than %d words", SEARCH_WORDS_MAX);
        one = search_word(p, in, in_n, word);
        all = all ? filter_join(&p->reader, FILTER_AND, all, one) : one;
    }
    return all;
}

/* --- all of it --------------------------------------------------------------- */

bool odata_read(struct call *c, const struct odata *in, const struct filter_field *fields,
                struct refine *refine)
{
    struct odata_parser  p = { .reader = { .c = c, .fields = fields } };
    const struct filter *found;

    *refine = (struct refine){ .filter = odata_filter(&p, in->filter) };
    odata_orderby(&p, in->orderby, refine);
    odata_select(c, in->select);
    found = odata_search(&p, in->search, in->searchfields);
    if (found && refine->filter)
        found = filter_join(&p.reader, FILTER_AND, refine->filter, found);
    if (found)
        refine->filter = found;
    return c->errors_n == 0;
}

bool odata_equal(struct call *c, const char *param, str value, const struct filter_field *fields,
                 const char *name, struct refine *refine)
{
    struct filter_reader  reader = { .c = c, .param = param, .fields = fields };
    struct filter_literal literal = { { TYPE_TEXT, .text = value }, 0 };
    const struct filter  *one;

    if (!value.len)
        return true;
    one = filter_compare(&reader, FILTER_EQ, filter_field_find(&reader, str_of(name), 0), &literal, 1);
    if (one && refine->filter)
        one = filter_join(&reader, FILTER_AND, refine->filter, one);
    refine->filter = one;
    return one != NULL;
}

bool odata_list(struct call *c, const struct odata *in, const struct filter_field *fields)
{
    struct refine refine;

    return odata_read(c, in, fields, &refine) && run_refined(c, &refine);
}
