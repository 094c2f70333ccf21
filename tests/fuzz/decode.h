/* decode.h - what the fuzz targets of the decoder share: one operation with every
 * kind of field, and a call made from raw parts of a request.
 *
 * What must hold: no crash; a decode that says yes has filled the input within
 * its limits; one that says no has said why, with a 4xx.
 */
#include <assert.h>
#include <string.h>
#include "api/ops.h"
#include "core/clock.h"
#include "core/random.h"
#include "op/call.h"

struct leaf { str name; int64_t n; struct id id; };
static const struct field leaf_fields[] = {
    FIELD(leaf, name, .flags = REQUIRED, .min = 1, .max = 5, .doc = "Name"),
    FIELD(leaf, n, .min = 0, .max = 9, .doc = "Count"),
    FIELD(leaf, id, .prefix = "x_", .doc = "Id"),
};
SHAPE(leaf);

struct input {
    bool          flag;
    int64_t       count, key;
    double        share;
    str           word, mail, url, day, language, line;
    struct moment when;
    struct json   any;
    struct map    texts;
    struct either either;
    struct list   leaves, words, numbers;
    struct leaf  *leaf;
    struct upload file;
};
static const struct field input_fields[] = {
    FIELD(input, key, .flags = REQUIRED, .min = 0, .max = 100, .doc = "Key"),
    FIELD(input, flag, .doc = "Switch"),
    FIELD(input, count, .min = -5, .max = 5, .doc = "Count"),
    FIELD(input, share, .flags = NULLABLE, .min = 0, .max = 1, .doc = "Share"),
    FIELD(input, word, .flags = FOLD_KEY, .min = 2, .max = 10, .doc = "Word"),
    FIELD(input, mail, .max = 254, .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(input, url, .max = 100, .format = FORMAT_URL, .doc = "URL"),
    FIELD(input, day, .max = 10, .format = FORMAT_DATE, .doc = "Day"),
    FIELD(input, language, .max = 20, .format = FORMAT_LANGUAGE, .doc = "Language"),
    FIELD(input, line, .max = 20, .format = FORMAT_LINE, .doc = "Line"),
    FIELD(input, when, .doc = "Moment"),
    FIELD(input, any, .doc = "Anything"),
    FIELD(input, texts, .max = 3, .doc = "Text by language"),
    FIELD(input, either, .doc = "Number or text"),
    FIELD_LIST(input, leaves, leaf, .max = 4, .doc = "Leaves"),
    FIELD(input, words, .item = TYPE_TEXT, .max = 3, .one_of = "a|b", .doc = "Words"),
    FIELD(input, numbers, .item = TYPE_INT, .max = 3, .doc = "Numbers"),
    FIELD_OBJECT(input, leaf, leaf, .doc = "One leaf"),
    FIELD(input, file, .doc = "File"),
};
SHAPE(input);

static bool run_nothing(struct call *c)
{
    return reply(c, NULL);
}

static const struct op fuzz_ops[] = {
    { OP("get"), .method = GET, .path = "/x/{key}", .perm = PERM_PUBLIC, .summary = "s", .in = &input_shape,
      .out = &input_shape, .flags = OP_LIST, .list = "rows", .status = 200, .run = run_nothing, .source = "test" },
    { OP("post"), .method = POST, .path = "/x/{key}", .perm = PERM_PUBLIC, .summary = "s", .in = &input_shape,
      .flags = OP_FORM, .status = 200, .run = run_nothing, .source = "test" },
    { OP("array"), .method = PUT, .path = "/x", .perm = PERM_PUBLIC, .summary = "s", .in = &leaf_shape,
      .flags = OP_ARRAY, .status = 200, .run = run_nothing, .source = "test" },
    { OP("relaxed"), .method = PATCH, .path = "/x/{key}", .perm = PERM_PUBLIC, .summary = "s", .in = &input_shape,
      .flags = OP_RELAXED, .status = 200, .run = run_nothing, .source = "test" },
    { 0 }
};
static const struct op *const fuzz_tables[] = { fuzz_ops, NULL };
static const char *const      fuzz_prefixes[] = { "/", NULL };
static struct family          fuzz_family;
static const struct family *const fuzz_families[] = { &fuzz_family, NULL };
static struct server          fuzz_server;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *message = NULL;

    (void)argc;
    (void)argv;
    fuzz_family          = family_native;
    fuzz_family.ops      = fuzz_tables;
    fuzz_family.prefixes = fuzz_prefixes;
    fuzz_server          = (struct server){ .families = fuzz_families, .now_ms = clock_now_ms };
    fuzz_server.router   = router_new(fuzz_families, arena_new(1 << 20), &message);
    assert(fuzz_server.router);
    return 0;
}

static str no_header(const struct request *r, const char *name)
{
    (void)r;
    (void)name;
    return STR_NULL;
}

/* Decodes one request and checks what must hold. */
static void fuzz_decode(enum method method, const char *path, str query, str body, const char *type)
{
    struct request r = { .method = method, .path = str_of(path), .query = query, .body = body,
                         .content_type = str_of(type), .header = no_header };
    struct call   *c = call_open(&fuzz_server, &r);
    bool           good;

    assert(c->op);
    good = decode(c);
    assert(good == (c->errors_n == 0));
    for (size_t i = 0; i < c->errors_n; i++)
        assert(c->errors[i].status >= 400 && c->errors[i].status < 500 && c->errors[i].message);
    if (good && !(c->op->flags & OP_ARRAY)) {
        struct input *in = c->in;
        struct buf    b = BUF(c->mem);

        assert(in->count >= -5 && in->count <= 5 && in->leaves.n <= 4 && in->texts.n <= 3);
        assert(!in->word.data || str_is_utf8(in->word));
        encode(c, &b, &input_shape, in); /* what came in can go out */
        assert(str_is_utf8(buf_end(&b)));
    }
    call_close(c);
}
