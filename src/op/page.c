/* page.c - the commonest form of a page of rows. */
#include "op/call.h"

void page_open(struct call *c, struct buf *out)
{
    buf_printf(out, "{\"%s\":[", c->op->list);
}

void page_close(struct call *c, struct buf *out, int64_t total)
{
    buf_printf(out, "],\"total\":%lld,\"limit\":%lld,\"offset\":%lld}", (long long)total, (long long)c->limit,
               (long long)c->offset);
}

void page_schema(const struct op *op, struct buf *out)
{
    buf_printf(out, "{\"type\":\"object\",\"required\":[\"%s\",\"total\",\"limit\",\"offset\"],\"properties\":{"
               "\"%s\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/%s\"}},"
               "\"total\":{\"type\":\"integer\"},\"limit\":{\"type\":\"integer\"},\"offset\":{\"type\":\"integer\"}}}",
               op->list, op->list, op->out->name);
}
