/* typescript.c - see typescript.h. */
#include <ctype.h>
#include <string.h>
#include "cli/typescript.h"
#include "op/call.h"

#define SHAPES_MAX 1024

/* Which interfaces stand already. */
struct written {
    const struct family *family;
    struct buf          *out;
    struct { const char *name; bool in; } shapes[SHAPES_MAX];
    size_t               n;
};

/* "sittings.answer" -> sittingsAnswer, or SittingsAnswer for types. */
static void camel(const char *id, bool upper, struct buf *out)
{
    for (; *id; id++) {
        if (*id == '.' || *id == '_') {
            upper = true;
            continue;
        }
        buf_char(out, upper ? (char)toupper((unsigned char)*id) : *id);
        upper = false;
    }
}

static void shape_name(const struct shape *shape, bool in, struct buf *out)
{
    camel(shape->name, true, out);
    if (in)
        buf_text(out, "In");
}

static void scalar_write(enum field_type type, const char *one_of, struct buf *out)
{
    str rest = str_of(one_of);

    switch (type) {
    case TYPE_BOOL:   buf_text(out, "boolean"); return;
    case TYPE_INT:
    case TYPE_NUMBER: buf_text(out, "number"); return;
    case TYPE_JSON:   buf_text(out, "Json"); return;
    case TYPE_MAP:    buf_text(out, "Record<string, string>"); return;
    case TYPE_EITHER: buf_text(out, "number | string"); return;
    case TYPE_UPLOAD: buf_text(out, "Blob"); return;
    default:          break;
    }
    if (!rest.len)
        buf_text(out, "string");
    for (bool first = true; rest.len; first = false) {
        buf_text(out, first ? "" : " | ");
        buf_json(out, str_cut(&rest, '|'));
    }
}

static void field_type(const struct field *f, bool in, struct buf *out)
{
    if (f->type == TYPE_LIST)
        buf_text(out, "Array<");
    if (f->of)
        shape_name(f->of, in, out);
    else
        scalar_write(f->type == TYPE_LIST ? f->item : f->type, f->one_of, out);
    if (f->type == TYPE_LIST)
        buf_char(out, '>');
    if (f->flags & NULLABLE)
        buf_text(out, " | null");
}

static bool in_path(const struct op *op, const struct field *f)
{
    char name[80];

    snprintf(name, sizeof name, "{%s}", f->name);
    return op && strstr(op->path, name);
}

/* The interface of a shape, after those it is made of; `op` leaves out what its path brings. */
static void interface_write(struct written *w, const struct shape *shape, bool in, const struct op *op)
{
    struct buf *out = w->out;
    char        room[64];

    for (size_t i = 0; i < w->n; i++)
        if (w->shapes[i].in == in && strcmp(w->shapes[i].name, shape->name) == 0)
            return;
    if (w->n < SHAPES_MAX) {
        w->shapes[w->n].name = shape->name;
        w->shapes[w->n++].in = in;
    }
    for (size_t i = 0; i < shape->n; i++)
        if (shape->fields[i].of && !(shape->fields[i].flags & (in ? READONLY : WRITEONLY)))
            interface_write(w, shape->fields[i].of, in, NULL);
    buf_text(out, "export interface ");
    shape_name(shape, in, out);
    buf_text(out, " {\n");
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];

        if ((f->flags & (INTERNAL | (in ? READONLY : WRITEONLY))) || (in && in_path(op, f)))
            continue;
        buf_text(out, "  ");
        buf_str(out, key_spell(w->family->keys, f->name, room));
        buf_text(out, (in ? !(f->flags & REQUIRED) : f->flags & OPTIONAL) ? "?: " : ": ");
        field_type(f, in, out);
        buf_text(out, ";\n");
    }
    buf_text(out, "}\n\n");
}

/* Does anything come beside the path? */
static bool takes_more(const struct op *op)
{
    for (size_t i = 0; op->in && i < op->in->n; i++)
        if (!(op->in->fields[i].flags & (READONLY | INTERNAL)) && !in_path(op, &op->in->fields[i]))
            return true;
    return op->flags & OP_LIST;
}

/* The path as a template: each {name} is encoded. */
static void path_template(const char *path, struct buf *out)
{
    buf_char(out, '`');
    for (; *path; path++) {
        if (*path == '{')
            buf_text(out, "${encodeURIComponent(");
        else if (*path == '}')
            buf_text(out, ")}");
        else
            buf_char(out, *path);
    }
    buf_char(out, '`');
}

static void reply_type(const struct op *op, struct buf *out)
{
    if ((op->flags & OP_RAW) || !op->out) {
        buf_text(out, "void");
        return;
    }
    if (op->flags & OP_LIST)
        buf_printf(out, "{ %s: Array<", op->list);
    shape_name(op->out, false, out);
    if (op->flags & OP_LIST)
        buf_text(out, ">; total: number; limit: number; offset: number }");
}

static void function_write(const struct op *op, struct buf *out)
{
    bool body = op_has_body(op), more = takes_more(op);

    buf_printf(out, "/** %s */\nexport function ", op->summary);
    camel(op->id, false, out);
    buf_char(out, '(');
    for (size_t i = 0; op->in && i < op->in->n; i++)
        if (in_path(op, &op->in->fields[i]))
            buf_printf(out, "%s: string, ", op->in->fields[i].name);
    if (more) {
        buf_text(out, body ? "body: " : "search: ");
        if (op->in)
            shape_name(op->in, true, out);
        else
            buf_text(out, "{}");
        buf_text(out, op->flags & OP_LIST ? " & Page, " : ", ");
    }
    buf_text(out, "options?: RequestOptions): Promise<");
    reply_type(op, out);
    buf_printf(out, "> {\n  return request(\"%s\", ", method_names[op->method]);
    path_template(op->path, out);
    if (more && !body)
        buf_text(out, " + query(search)");
    buf_text(out, body ? (more ? ", body" : ", {}") : ", undefined");
    buf_text(out, ", options);\n}\n\n");
}

void typescript_write(const struct family *family, struct buf *out)
{
    struct written *w = ARENA_NEW(out->mem, struct written);

    w->family = family;
    w->out    = out;
    buf_text(out, "// Made from the operation table by `assay ops --typescript`: do not edit.\n"
             "import { query, request, type RequestOptions } from \"./http\";\n\n"
             "export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };\n\n"
             "export interface Page {\n  limit?: number;\n  offset?: number;\n}\n\n");
    for (size_t t = 0; family->ops[t]; t++)
        for (const struct op *op = family->ops[t]; op->id; op++) {
            if (op->in && takes_more(op))
                interface_write(w, op->in, true, op);
            if (op->out && !(op->flags & OP_RAW))
                interface_write(w, op->out, false, NULL);
            function_write(op, out);
        }
}
