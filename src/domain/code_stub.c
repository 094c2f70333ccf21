/* code_stub.c - see code_stub.h; the languages are in code_dialect.c and code_dialect_script.c. */
#include <ctype.h>
#include <string.h>
#include "core/arena.h"
#include "core/buf.h"
#include "domain/code_dialect.h"

/* --- types and signatures ------------------------------------------------------------- */

bool code_type_read(str text, struct code_type *type)
{
    static const struct { const char *name; enum code_scalar scalar; } names[] = {
        { "int", CODE_INT }, { "integer", CODE_INT }, { "long", CODE_LONG }, { "double", CODE_DOUBLE },
        { "float", CODE_DOUBLE }, { "number", CODE_DOUBLE }, { "bool", CODE_BOOL }, { "boolean", CODE_BOOL },
        { "string", CODE_STRING }, { "str", CODE_STRING },
    };
    int form = CODE_ONE;

    for (text = str_trim(text); form < CODE_MATRIX && str_ends(text, "[]"); form++)
        text.len -= 2;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is_nocase(text, names[i].name)) {
            *type = (struct code_type){ names[i].scalar, (enum code_form)form };
            return !(type->scalar == CODE_STRING && form == CODE_MATRIX);
        }
    return false;
}

static bool is_identifier(str name)
{
    if (!name.len || name.len > SIGNATURE_NAME_MAX || isdigit((unsigned char)name.data[0]))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (!isalnum((unsigned char)name.data[i]) && name.data[i] != '_')
            return false;
    return name.data[0] != '_';
}

#define TYPE_MESSAGE "must be int, long, double, bool or string, a list as int[], or a matrix as int[][]"
#define NAME_MESSAGE "must be a name of up to 40 letters, digits and _, and begin with a letter"

static const char *parameters_read(struct arena *mem, const json_t *list, struct code_signature *s,
                                   const char **field)
{
    *field = "parameters";
    if (list && !json_is_array(list))
        return "must be a list";
    if (json_array_size(list) > SIGNATURE_PARAMETERS_MAX)
        return "must be at most 10";
    for (s->n = 0; s->n < json_array_size(list); s->n++) {
        const json_t *one = json_array_get(list, s->n);

        *field = str_printf(mem, "parameters.%zu.name", s->n).data;
        s->parameters[s->n].name = str_copy(mem, json_str(json_object_get(one, "name")));
        if (!is_identifier(s->parameters[s->n].name))
            return NAME_MESSAGE;
        for (size_t i = 0; i < s->n; i++)
            if (str_eq(s->parameters[i].name, s->parameters[s->n].name))
                return "must not be there twice";
        *field = str_printf(mem, "parameters.%zu.type", s->n).data;
        if (!code_type_read(json_str(json_object_get(one, "type")), &s->parameters[s->n].type))
            return TYPE_MESSAGE;
    }
    return NULL;
}

const char *code_signature_read(struct arena *mem, const json_t *json, struct code_signature *s, const char **field)
{
    const json_t *parameters = json_object_get(json, "parameters"), *returns = json_object_get(json, "return_type");
    const char   *wrong;

    *s     = (struct code_signature){ .name = str_copy(mem, json_str(json_object_get(json, "name"))) };
    *field = "";
    if (!json_is_object(json))
        return "must be {name, parameters, return_type}";
    *field = "name";
    if (!is_identifier(s->name))
        return NAME_MESSAGE;
    if ((wrong = parameters_read(mem, json_is_null(parameters) ? NULL : parameters, s, field)))
        return wrong;
    *field = "return_type";
    if (!code_type_read(json_str(returns ? returns : json_object_get(json, "returns")), &s->returns))
        return TYPE_MESSAGE;
    return NULL;
}

/* --- templates -------------------------------------------------------------------------- */

/* What the words of a template stand for; NULL: not in it. */
struct words { const char *at['Z' - 'A' + 1]; };
#define WORD(letter, text) [(letter) - 'A'] = (text)

/* Lines after the first begin with `indent`. */
static void expand(struct buf *b, const char *template, const struct words *w, const char *indent)
{
    for (const char *p = template; *p; p++) {
        if (*p == '@' && isupper((unsigned char)p[1]) && w && w->at[p[1] - 'A']) {
            buf_text(b, w->at[*++p - 'A']);
        } else {
            buf_char(b, *p);
            if (*p == '\n' && p[1] && p[1] != '\n')
                buf_text(b, indent);
        }
    }
}

static const char *expanded(struct arena *mem, const char *template, const struct words *w, const char *indent)
{
    struct buf b = BUF(mem);

    expand(&b, template, w, indent);
    return b.len ? buf_end(&b).data : "";
}

static const struct dialect *dialect_find(str language)
{
    static const struct dialect *const dialects[] = {
        &dialect_c, &dialect_cpp, &dialect_java, &dialect_csharp, &dialect_go, &dialect_rust, &dialect_python,
        &dialect_javascript, &dialect_typescript, &dialect_ruby, &dialect_php, &dialect_bash, &dialect_r,
    };

    if (str_is(language, "pypy"))
        language = STR("python");
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (str_is(language, dialects[i]->id))
            return dialects[i];
    return NULL;
}

static enum dialect_form form_of(struct code_type type)
{
    if (type.form == CODE_LIST)
        return type.scalar == CODE_STRING ? FORM_TEXTS : FORM_LIST;
    return type.form == CODE_MATRIX ? FORM_MATRIX : FORM_ONE;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* --- one stub ----------------------------------------------------------------------------- */

/* Words that are taken in one language or another: names get "_" behind them in all. */
static const char *safe(struct arena *mem, str name)
{
    static const char taken[] =
        " abstract alias and as asm assert async at auto await base begin bool boolean break byte case"
        " catch chan char checked class clone code const continue crate debugger decimal declare def"
        " default defer delete die do done double echo elif else elsif empty end ensure enum esac eval"
        " event except exit explicit export extends extern fallthrough false fi final finally fixed float"
        " fn for foreach from func function global go goto if impl implements implicit import in include"
        " inline input instanceof insteadof int interface internal is isset items lambda len let line"
        " list local lock long loop main map match mod module move mut namespace native new next nil none"
        " nonlocal not null object of operator or out override package params pass print printf private"
        " protected pub public raise range read readonly ref register repeat require rescue result retry"
        " return row rows sbyte scanf sealed select self set short signed sizeof stackalloc static str"
        " strictfp string struct super switch synchronized template test text then this throw throws time"
        " trait transient true try type typedef typeof uint ulong unchecked undef union unless unsafe"
        " unset unsigned until use ushort using var virtual void volatile when where while with word"
        " words xor yield c t q f ";
    str key = str_printf(mem, " %.*s ", STR_ARG(str_lower(mem, name)));

    return str_printf(mem, "%.*s%s", STR_ARG(name),
                      strstr(taken, key.data) || str_starts(name, "arg") ? "_" : "").data;
}

struct stub {
    struct arena                *mem;
    const struct dialect        *d;
    const struct code_signature *s;
};

/* What a type is called. */
static const char *type_name(const struct stub *stub, struct code_type type)
{
    struct words w = { { WORD('T', stub->d->types[type.scalar]) } };

    return expanded(stub->mem, stub->d->forms[form_of(type)], &w, "");
}

/* The parameters of the definition, or of the call: what is read is called arg1, arg2. */
static const char *parameters(const struct stub *stub, bool call)
{
    const struct code_signature *s = stub->s;
    const struct dialect        *d = stub->d;
    const char                  *between = call && strcmp(d->id, "bash") == 0 ? " " : call ? ", " : d->between;
    const char                  *more = (call ? d->more_arguments : d->more_parameters)[form_of(s->returns)];
    struct words                 none = { { WORD('T', d->types[s->returns.scalar]) } };
    struct buf                   b = BUF(stub->mem);

    for (size_t i = 0; i < s->n; i++) {
        enum dialect_form form = form_of(s->parameters[i].type);
        const char       *place = str_printf(stub->mem, "%zu", i + 1).data;
        const char       *argument = str_printf(stub->mem, "arg%zu", i + 1).data;
        struct words      w = { { WORD('N', call ? argument : safe(stub->mem, s->parameters[i].name)),
                                  WORD('T', d->types[s->parameters[i].type.scalar]), WORD('I', place),
                                  WORD('R', type_name(stub, s->parameters[i].type)) } };

        buf_text(&b, i ? between : "");
        expand(&b, call ? d->argument[form] : d->parameter[form], &w, "");
    }
    if (more) {
        buf_text(&b, s->n ? between : "");
        expand(&b, more, &none, "");
    }
    return b.len ? buf_end(&b).data : "";
}

static void function_write(const struct stub *stub, struct buf *b)
{
    const struct dialect *d = stub->d;
    struct code_type      returns = stub->s->returns;
    enum dialect_form     form = form_of(returns);
    struct words          scalar = { { WORD('T', d->types[returns.scalar]) } };
    const char           *zero = form == FORM_ONE ? d->zeros[returns.scalar] : d->zero_forms[form];
    struct words          w = { { WORD('F', safe(stub->mem, stub->s->name)), WORD('P', parameters(stub, false)),
                                  WORD('R', type_name(stub, returns)),
                                  WORD('Z', expanded(stub->mem, zero, &scalar, "")) } };

    expand(b, d->function, &w, "");
}

static void reads_write(const struct stub *stub, struct buf *b)
{
    const struct dialect *d = stub->d;

    for (size_t i = 0; i < stub->s->n; i++) {
        struct code_type  type = stub->s->parameters[i].type;
        enum dialect_form form = form_of(type);
        bool              line = form == FORM_ONE && type.scalar == CODE_STRING && d->string_x;
        struct words      x = { { WORD('X', line ? d->string_x : or_empty(d->from_x[form])),
                                  WORD('N', str_printf(stub->mem, "arg%zu", i + 1).data) } };
        struct words      text = { { WORD('X', expanded(stub->mem, x.at['X' - 'A'], &x, "")) } };
        struct words      w = { { WORD('N', x.at['N' - 'A']), WORD('T', d->types[type.scalar]),
                                  WORD('C', expanded(stub->mem, d->from[type.scalar], &text, "")) } };

        buf_text(b, d->indent);
        expand(b, d->read[form], &w, d->indent);
        buf_char(b, '\n');
    }
}

static void print_write(const struct stub *stub, struct buf *b)
{
    const struct dialect *d = stub->d;
    struct code_type      returns = stub->s->returns;
    enum dialect_form     form = form_of(returns);
    struct words          x = { { WORD('X', or_empty(d->to_x[form])) } };
    bool                  is_shell = strcmp(d->id, "bash") == 0; /* calls have no brackets */
    const char           *call = str_printf(stub->mem, "%s%s%s%s", safe(stub->mem, stub->s->name),
                                            is_shell ? " " : "(", parameters(stub, true), is_shell ? "" : ")").data;
    struct words          w = { { WORD('K', call), WORD('T', d->types[returns.scalar]),
                                  WORD('R', type_name(stub, returns)),
                                  WORD('S', expanded(stub->mem, or_empty(d->to[returns.scalar]), &x, "")) } };

    buf_text(b, d->indent);
    expand(b, d->print[form], &w, d->indent);
    buf_char(b, '\n');
}

bool code_stub_has(str language)
{
    return dialect_find(language) != NULL;
}

str code_stub(struct arena *mem, str language, const struct code_signature *signature)
{
    struct stub stub = { mem, dialect_find(language), signature };
    struct buf  b = BUF(mem);

    if (!stub.d)
        return STR_NULL;
    if (!signature)
        return str_of(stub.d->plain);
    function_write(&stub, &b);
    buf_text(&b, stub.d->helpers);
    reads_write(&stub, &b);
    print_write(&stub, &b);
    buf_text(&b, stub.d->end);
    return buf_end(&b);
}
