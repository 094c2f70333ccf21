/* check.c - what must hold of every row of the table, checked at start and in
 * the unit tests; and what follows from a row without being said in it.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "op/call.h"

/* Prints a defect of a row; returns 1 so that defects can be added up. */
__attribute__((format(printf, 2, 3)))
static int defect(const struct op *op, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "%s:%d: %s: ", op->file, op->line, op->id);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return 1;
}

static bool is_call_value(str name)
{
    static const char *const names[] = { "workspace_id", "actor_id", "now_ms", "limit", "offset",
                                         "subaccount_id", "public_url" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static bool is_provided(const struct op *op, str name)
{
    return op->in && !(op->flags & OP_ARRAY) && shape_field(op->in, name);
}

/* Every {name} of the path is a field of the input. */
static int check_path(const struct op *op)
{
    int found = 0;

    if (op->path[0] != '/')
        found += defect(op, "the path must begin with a slash");
    for (const char *p = strchr(op->path, '{'); p; p = strchr(p + 1, '{')) {
        str name = { p + 1, strcspn(p + 1, "}") };

        if (!is_provided(op, name))
            found += defect(op, "no field of the input provides {%.*s}", STR_ARG(name));
    }
    return found;
}

/* Every :name of the statement is a field of the input or a value of the call. */
static int check_sql(const struct op *op)
{
    int  found = 0;
    bool quoted = false;

    for (const char *p = op->sql; p && *p; p++) {
        str name = { p + 1, 0 };

        if (*p == '\'')
            quoted = !quoted;
        if (quoted || *p != ':' || !(isalpha((unsigned char)p[1]) || p[1] == '_') || (p > op->sql && p[-1] == ':'))
            continue;
        while (isalnum((unsigned char)name.data[name.len]) || name.data[name.len] == '_')
            name.len++;
        if (!is_provided(op, name) && !is_call_value(name))
            found += defect(op, "nothing provides :%.*s", STR_ARG(name));
    }
    if (op->sql && !strstr(op->sql, ":workspace_id") && !(op->perm & PERM_PUBLIC))
        found += defect(op, "the statement does not name :workspace_id");
    return found;
}

/* A field of that name would stand in for the caller's own in every statement of the operation. */
static int check_caller(const struct op *op)
{
    int found = 0;

    if (shape_field(op->in, STR("workspace_id")) || shape_field(op->in, STR("actor_id")))
        found += defect(op, "no field may be called workspace_id or actor_id: they are the caller's");
    return found;
}

/* Everything that comes from outside has a stated limit. */
static int check_limits(const struct op *op, const struct shape *shape)
{
    int found = 0;

    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        bool                bounded = f->max != 0;

        if (f->flags & (READONLY | INTERNAL))
            continue;
        if (f->type == TYPE_TEXT && !bounded && !f->one_of)
            found += defect(op, "the text %s has no .max", f->name);
        if ((f->type == TYPE_LIST || f->type == TYPE_MAP) && !bounded)
            found += defect(op, "the list %s has no .max", f->name);
        if (!f->doc)
            found += defect(op, "the field %s has no .doc", f->name);
        if (f->of)
            found += check_limits(op, f->of);
    }
    return found;
}

static int check_row(const struct op *op)
{
    int found = 0;

    if (!op->perm)
        found += defect(op, "no .perm");
    if (!op->summary || !*op->summary)
        found += defect(op, "no .summary");
    if (!op->source)
        found += defect(op, "no .source");
    if (!op->run)
        found += defect(op, "no .run");
    if ((op->status < 200 || op->status > 299) && op->status != 303) /* a form leads on */
        found += defect(op, "no .status of success");
    if ((op->flags & OP_LIST) && (!op->out || !op->list))
        found += defect(op, "a list needs .out and .list");
    if ((op->flags & OP_RAW) && !op->media)
        found += defect(op, "a raw reply needs .media");
    found += check_path(op) + check_sql(op);
    if (op->in)
        found += check_caller(op) + check_limits(op, op->in);
    return found;
}

int ops_check(const struct family *const *families)
{
    int found = 0;

    for (size_t f = 0; families[f]; f++)
        for (size_t t = 0; families[f]->ops[t]; t++)
            for (const struct op *op = families[f]->ops[t]; op->id; op++) {
                found += check_row(op);
                for (size_t u = 0; u <= t; u++)
                    for (const struct op *other = families[f]->ops[u]; other->id && other != op; other++)
                        if (strcmp(other->id, op->id) == 0)
                            found += defect(op, "the id stands at %s:%d too", other->file, other->line);
            }
    return found;
}

bool op_is_read(const struct op *op)
{
    return op->method == GET ? !(op->flags & OP_WRITES) : (op->flags & OP_READS) != 0;
}

/* --- bodies -------------------------------------------------------------- */

bool op_has_body(const struct op *op)
{
    return op->method != GET && (op->method != DELETE || (op->flags & OP_BODY));
}

const struct field *op_whole_body(const struct op *op)
{
    for (size_t i = 0; op->in && i < op->in->n; i++)
        if (op->in->fields[i].flags & IS_BODY)
            return &op->in->fields[i];
    return NULL;
}

/* --- statuses ------------------------------------------------------------ */

str op_fails(const struct op *op, int status)
{
    str rest = str_of(op->fails);

    while (rest.len) {
        str     part = str_trim(str_cut(&rest, ';'));
        str     number = str_cut(&part, ':');
        int64_t value;

        if (str_to_int(number, &value) && value == status)
            return str_trim(part);
    }
    return STR_NULL;
}

static void status_add(int statuses[24], size_t *n, int status)
{
    size_t at = 0;

    while (at < *n && statuses[at] < status)
        at++;
    if ((at < *n && statuses[at] == status) || *n == 24)
        return;
    memmove(statuses + at + 1, statuses + at, (*n - at) * sizeof *statuses);
    statuses[at] = status;
    (*n)++;
}

size_t op_statuses(const struct family *family, const struct op *op, int statuses[24])
{
    bool   writes = !op_is_read(op);
    bool   body = op_has_body(op);
    str    rest = str_of(op->fails);
    size_t n = 0;

    status_add(statuses, &n, op->status);
    while (rest.len) {
        str part = str_cut(&rest, ';'), number = str_trim(str_cut(&part, ':'));
        int64_t value;

        if (str_to_int(number, &value))
            status_add(statuses, &n, (int)value);
    }
    if (op->perm != PERM_PUBLIC && op->perm != PERM_SITTING) {
        status_add(statuses, &n, 401);
        status_add(statuses, &n, family->forbidden ? family->forbidden : 403);
    }
    if (op->perm == PERM_SITTING || strchr(op->path, '{'))
        status_add(statuses, &n, 404);
    if (op->in || (op->flags & OP_LIST))
        status_add(statuses, &n, family->invalid_query);
    if (body) {
        status_add(statuses, &n, 400);
        status_add(statuses, &n, 413);
        if (op->in)
            status_add(statuses, &n, family->invalid_body);
    }
    if (writes && op->perm != PERM_PUBLIC) {
        status_add(statuses, &n, 400); /* Idempotency-Key */
        status_add(statuses, &n, 409);
        status_add(statuses, &n, 422);
    }
    status_add(statuses, &n, 429);
    status_add(statuses, &n, 503);
    return n;
}
