/* ops.c - `assay ops`: every operation, for people (--json for programs,
 * --typescript for the browser's client).
 */
#include <string.h>
#include "api/ops.h"
#include "cli/cli.h"
#include "cli/typescript.h"
#include "op/call.h"

static const char *where_of(const struct op *op, const struct field *f)
{
    char name[80];

    snprintf(name, sizeof name, "{%s}", f->name);
    if (strstr(op->path, name))
        return "path";
    if (f->flags & IN_HEADER)
        return "header";
    if (f->flags & IS_BODY)
        return "whole";
    return !op_has_body(op) || (f->flags & IN_QUERY) ? "query" : "body";
}

static const char *type_word(enum field_type type)
{
    static const char *const words[] = {
        [TYPE_NONE] = "none", [TYPE_BOOL] = "bool", [TYPE_INT] = "int", [TYPE_NUMBER] = "number",
        [TYPE_TEXT] = "text", [TYPE_TIME] = "time", [TYPE_ID] = "id", [TYPE_JSON] = "json", [TYPE_MAP] = "map",
        [TYPE_EITHER] = "either", [TYPE_LIST] = "list", [TYPE_UPLOAD] = "upload", [TYPE_OBJECT] = "object",
    };

    return words[type];
}

/* --- JSON ---------------------------------------------------------------- */

static void field_json(const struct family *family, const struct op *op, const struct field *f, struct buf *out)
{
    char room[64];
    bool in_path = strcmp(where_of(op, f), "path") == 0;

    buf_text(out, "{\"name\":");
    buf_json(out, in_path ? str_of(f->name) : key_spell(family->keys, f->name, room));
    buf_printf(out, ",\"in\":\"%s\",\"type\":\"%s\",\"required\":%s,\"min\":%.15g,\"max\":%.15g,\"format\":%d",
               where_of(op, f), type_word(f->type), f->flags & REQUIRED ? "true" : "false", f->min, f->max, f->format);
    if (f->one_of) {
        buf_text(out, ",\"one_of\":");
        buf_json(out, str_of(f->one_of));
    }
    if (f->prefix) {
        buf_text(out, ",\"prefix\":");
        buf_json(out, str_of(f->prefix));
    }
    buf_char(out, '}');
}

static void op_json(const struct family *family, const struct op *op, struct buf *out)
{
    int    statuses[24];
    size_t n = op_statuses(family, op, statuses);
    bool   first = true;

    buf_printf(out, "{\"family\":\"%s\",\"id\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"perm\":\"%s\","
               "\"file\":\"%s\",\"line\":%d,\"status\":%d,\"list\":%s,\"summary\":", family->name, op->id,
               method_names[op->method],
               op->path, perm_name(op->perm), op->file, op->line, op->status, op->flags & OP_LIST ? "true" : "false");
    buf_json(out, str_of(op->summary));
    if (op->error_page)
        buf_text(out, ",\"page\":true");
    if (op->media) {
        buf_text(out, ",\"media\":");
        buf_json(out, str_of(op->media));
    }
    buf_printf(out, ",\"body_max\":%zu,\"statuses\":[", op->body_max ? op->body_max : (size_t)1 << 20);
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "%s%d", i ? "," : "", statuses[i]);
    buf_text(out, "],\"in\":[");
    for (size_t i = 0; op->in && i < op->in->n; i++) {
        if (op->in->fields[i].flags & (READONLY | INTERNAL))
            continue;
        buf_text(out, first ? "" : ",");
        first = false;
        field_json(family, op, &op->in->fields[i], out);
    }
    buf_text(out, "]}");
}

/* --- text ---------------------------------------------------------------- */

static void op_text(const struct family *family, const struct op *op, struct buf *out)
{
    buf_printf(out, "%-6s %-42s %-28s %-14s %s:%d\n", method_names[op->method], op->path,
               str_printf(out->mem, "%s.%s", family->name, op->id).data, perm_name(op->perm), op->file, op->line);
}

int cli_ops(struct cli *cli)
{
    bool       json = config_switch(cli->config, "--json"), typescript = config_switch(cli->config, "--typescript");
    struct buf out = BUF(cli->mem);

    if (typescript) {
        typescript_write(&family_native, &out);
        fputs(buf_end(&out).data, stdout);
        return 0;
    }
    if (json)
        buf_char(&out, '[');
    for (size_t f = 0; families[f]; f++)
        for (size_t t = 0; families[f]->ops[t]; t++)
            for (const struct op *op = families[f]->ops[t]; op->id; op++) {
                if (json) {
                    buf_text(&out, out.len > 1 ? ",\n" : "");
                    op_json(families[f], op, &out);
                } else {
                    op_text(families[f], op, &out);
                }
            }
    if (json)
        buf_text(&out, "]\n");
    fputs(buf_end(&out).data, stdout);
    return 0;
}
