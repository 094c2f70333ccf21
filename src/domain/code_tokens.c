/* code_tokens.c - see code_tokens.h. */
#include "domain/code_tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* --- languages ----------------------------------------------------------------------- */

struct block { const char *open, *close; };

/* How a language writes what is no token.  `quotes`: characters that a text is between. */
struct syntax {
    const char  *name;
    const char  *line[2];    /* what begins a comment up to the end of the line */
    struct block blocks[2];  /* comments */
    const char  *quotes;
    bool         texts_span; /* may a text go on in the next line? */
    bool         doubles;    /* is a quote inside of a text doubled, and a backslash no escape? */
    bool         ignores_case;
    const char  *name_also;  /* characters of names besides letters, digits and '_' */
};

#define C_LIKE .line = { "//" }, .blocks = { { "/*", "*/" } }
static const struct syntax syntaxes[] = {
    { "c",          C_LIKE, .quotes = "\"'" }, /* the first is for all that are not here */
    { "cpp",        C_LIKE, .quotes = "\"'" },
    { "java",       C_LIKE, .quotes = "\"'" },
    { "csharp",     C_LIKE, .quotes = "\"'" },
    { "go",         C_LIKE, .quotes = "\"'`" },
    { "javascript", C_LIKE, .quotes = "\"'`", .name_also = "$" },
    { "typescript", C_LIKE, .quotes = "\"'`", .name_also = "$" },
    { "rust",       C_LIKE, .quotes = "\"", .texts_span = true },
    { "php",        .line = { "//", "#" }, .blocks = { { "/*", "*/" } }, .quotes = "\"'", .texts_span = true },
    { "python",     .line = { "#" }, .quotes = "\"'" },
    { "pypy",       .line = { "#" }, .quotes = "\"'" },
    { "ruby",       .line = { "#" }, .blocks = { { "\n=begin", "\n=end" } }, .quotes = "\"'", .texts_span = true },
    { "perl",       .line = { "#" }, .blocks = { { "\n=pod", "\n=cut" } }, .quotes = "\"'", .texts_span = true },
    { "bash",       .line = { "#" }, .quotes = "\"'", .texts_span = true },
    { "r",          .line = { "#" }, .quotes = "\"'", .texts_span = true, .name_also = "." },
    { "elixir",     .line = { "#" }, .quotes = "\"'", .texts_span = true },
    { "lua",        .line = { "--" }, .blocks = { { "--[[", "]]" } }, .quotes = "\"'" },
    { "haskell",    .line = { "--" }, .blocks = { { "{-", "-}" } }, .quotes = "\"", .name_also = "'" },
    { "pascal",     .line = { "//" }, .blocks = { { "{", "}" }, { "(*", "*)" } }, .quotes = "'", .doubles = true,
      .ignores_case = true },
    { "fortran",    .line = { "!" }, .quotes = "\"'", .doubles = true, .ignores_case = true },
};

static const struct syntax *syntax_of(str language)
{
    for (size_t i = 0; i < sizeof syntaxes / sizeof syntaxes[0]; i++)
        if (str_is(language, syntaxes[i].name))
            return &syntaxes[i];
    return &syntaxes[0];
}

/* Words that say what is done in any of the languages, in the order of strcmp: a name of one language that
 * is a keyword of another is only told apart a little better. */
static const char *const keywords[] = {
    "and", "array", "as", "async", "await", "begin", "bool", "break", "case", "catch", "char", "class", "const",
    "continue", "def", "default", "defp", "del", "do", "done", "double", "elif", "elseif", "elsif", "else", "end",
    "enum", "esac", "except", "extends", "extern", "fi", "final", "finally", "float", "fn", "for", "foreach", "from",
    "func", "function", "global", "go", "goto", "if", "impl", "implements", "import", "in", "include", "instanceof",
    "int", "integer", "interface", "is", "lambda", "let", "local", "long", "loop", "map", "match", "mod", "module",
    "mut", "my", "namespace", "new", "next", "nil", "not", "null", "of", "or", "override", "package", "pass",
    "private", "procedure", "program", "protected", "public", "pub", "raise", "range", "real", "record", "repeat",
    "require", "rescue", "return", "select", "self", "sizeof", "static", "string", "struct", "sub", "super", "switch",
    "template", "then", "this", "throw", "trait", "try", "type", "typedef", "typeof", "union", "unless", "unsigned",
    "until", "use", "using", "var", "virtual", "void", "when", "where", "while", "with", "yield",
};

#define KEYWORD_MAX 12 /* letters of the longest, and a few */

static bool is_keyword(const char *word)
{
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
        if (keywords[i][0] == word[0] && strcmp(keywords[i], word) == 0)
            return true;
    return false;
}

/* --- reading ---------------------------------------------------------------------------- */

struct reader {
    const struct syntax *syntax;
    str                  text;
    size_t               at;
    uint32_t             line;
    struct code_token   *out;
    size_t               n, max;
};

static char peek(const struct reader *r, size_t ahead)
{
    return r->at + ahead < r->text.len ? r->text.data[r->at + ahead] : '\0';
}

static void step(struct reader *r, size_t n)
{
    for (; n > 0 && r->at < r->text.len; n--)
        r->line += r->text.data[r->at++] == '\n';
}

static void add(struct reader *r, uint32_t symbol, uint32_t line)
{
    if (r->n < r->max)
        r->out[r->n++] = (struct code_token){ symbol, line };
}

/* Does a comment's mark stand here?  One that begins with a line feed stands at the beginning of any line. */
static bool stands(const struct reader *r, const char *what)
{
    if (!what || (*what != r->text.data[r->at] && (*what != '\n' || r->at > 0)))
        return false;
    if (*what == '\n' && r->at == 0)
        return str_starts(r->text, what + 1);
    return str_starts(str_from(r->text, r->at), what);
}

static bool skip_comment(struct reader *r)
{
    for (size_t i = 0; i < 2; i++)
        if (stands(r, r->syntax->blocks[i].open)) {
            step(r, strlen(r->syntax->blocks[i].open));
            while (r->at < r->text.len && !stands(r, r->syntax->blocks[i].close))
                step(r, 1);
            step(r, strlen(r->syntax->blocks[i].close));
            return true;
        }
    for (size_t i = 0; i < 2; i++)
        if (stands(r, r->syntax->line[i])) {
            while (r->at < r->text.len && peek(r, 0) != '\n')
                step(r, 1);
            return true;
        }
    return false;
}

/* A text that begins here: up to its closing quote, or the end of the line where it must end there. */
static void read_text(struct reader *r)
{
    char     quote = peek(r, 0);
    uint32_t line = r->line;
    bool     triple = peek(r, 1) == quote && peek(r, 2) == quote && r->syntax->line[0] && *r->syntax->line[0] == '#';
    bool     spans = triple || quote == '`' || r->syntax->texts_span;

    step(r, triple ? 3 : 1);
    while (r->at < r->text.len) {
        char ch = peek(r, 0);

        if (ch == '\n' && !spans)
            break;
        if (ch == '\\' && !r->syntax->doubles) {
            step(r, 2);
        } else if (ch == quote && r->syntax->doubles && peek(r, 1) == quote) {
            step(r, 2);
        } else if (ch == quote && (!triple || (peek(r, 1) == quote && peek(r, 2) == quote))) {
            step(r, triple ? 3 : 1);
            break;
        } else {
            step(r, 1);
        }
    }
    add(r, TOKEN_TEXT, line);
}

static bool is_name(const struct reader *r, char ch)
{
    return isalnum((unsigned char)ch) || ch == '_' || (unsigned char)ch >= 0x80 ||
           (ch && r->syntax->name_also && strchr(r->syntax->name_also, ch));
}

/* FNV-1a, above the symbols that are not words. */
static uint32_t word_symbol(const char *word)
{
    uint32_t hash = 2166136261u;

    for (; *word; word++)
        hash = (hash ^ (unsigned char)*word) * 16777619u;
    return hash | 0x80000000u;
}

static void read_name(struct reader *r)
{
    char     word[KEYWORD_MAX + 1];
    size_t   n = 0;
    uint32_t line = r->line;

    for (; is_name(r, peek(r, 0)); n++) {
        if (n < KEYWORD_MAX)
            word[n] = r->syntax->ignores_case ? (char)tolower((unsigned char)peek(r, 0)) : peek(r, 0);
        step(r, 1);
    }
    word[n < KEYWORD_MAX ? n : KEYWORD_MAX] = '\0';
    add(r, n <= KEYWORD_MAX && is_keyword(word) ? word_symbol(word) : TOKEN_NAME, line);
}

static void read_number(struct reader *r)
{
    uint32_t line = r->line;

    while (isalnum((unsigned char)peek(r, 0)) || peek(r, 0) == '_' ||
           (peek(r, 0) == '.' && isdigit((unsigned char)peek(r, 1))))
        step(r, 1);
    add(r, TOKEN_NUMBER, line);
}

/* One character, or two that belong together. */
static void read_operator(struct reader *r)
{
    static const char pairs[] = "== != <= >= && || ++ -- -> => :: += -= *= /= << >> ** // .. := <- |> <>";
    uint32_t symbol = (unsigned char)peek(r, 0) + 16u, line = r->line;
    size_t   len = 1;

    for (size_t i = 0; i < sizeof pairs - 1; i += 3)
        if (pairs[i] == peek(r, 0) && pairs[i + 1] == peek(r, 1)) {
            symbol = (symbol << 8) + (unsigned char)peek(r, 1);
            len    = 2;
            break;
        }
    step(r, len);
    add(r, symbol, line);
}

static bool is_space(char ch)
{
    return isspace((unsigned char)ch) || ch == '\0';
}

size_t code_tokens(str language, str source, struct code_token *out, size_t max)
{
    struct reader r = { .syntax = syntax_of(language), .text = source, .line = 1, .out = out, .max = max };

    while (r.at < source.len) {
        char ch = peek(&r, 0);

        if (is_space(ch) && r.at > 0 && ch != '\n') {
            step(&r, 1);
            continue;
        }
        if (skip_comment(&r))
            continue;
        if (is_space(ch))
            step(&r, 1);
        else if (strchr(r.syntax->quotes, ch))
            read_text(&r);
        else if (isdigit((unsigned char)ch))
            read_number(&r);
        else if (is_name(&r, ch))
            read_name(&r);
        else
            read_operator(&r);
    }
    return r.n;
}
