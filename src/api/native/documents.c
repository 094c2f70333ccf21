/* documents.c - the API documents, made from the operation table.
 *
 * Operations: openapi.get.
 */
#include "api/native/native.h"
#include "op/call.h"

struct document { str file; };
static const struct field document_fields[] = {
    FIELD(document, file, .flags = REQUIRED, .max = 40, .doc = "Family and .json", .example = "esc.json"),
};
SHAPE(document);

static bool openapi_get(struct call *c)
{
    struct document *in = c->in;
    struct buf       out = BUF(c->mem);
    str              rest = in->file;
    str              name = str_cut(&rest, '.');

    for (size_t f = 0; str_is(rest, "json") && families[f]; f++)
        if (str_is(name, families[f]->name)) {
            openapi_write(families[f], c->public_url, &out);
            return reply_raw(c, "application/json", buf_end(&out));
        }
    return fail(c, 404, NULL, "no such document");
}

const struct op native_documents_ops[] = {
    { OP("openapi.get"), .method = GET, .path = "/openapi/{file}",
      .perm = PERM_PUBLIC, .summary = "OpenAPI 3.1 document of a family",
      .in = &document_shape, .status = 200, .flags = OP_RAW, .media = "application/json", .run = openapi_get,
      .source = "DESIGN.md 2" },
    { 0 }
};
