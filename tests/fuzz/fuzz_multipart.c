/* fuzz_multipart.c - the multipart reader on any bytes.
 *
 * The first bytes choose where the body is cut.  What must hold: the result is
 * that of the same body in one piece; parts open and close in turn; no part
 * has more bytes than the body; a refusal has a message and a status.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "core/arena.h"
#include "http/multipart.h"

#define TYPE STR("multipart/form-data; boundary=b")
#define MEM_MAX ((size_t)64 << 20)

/* What was told, condensed: equal sums mean equal events. */
struct told { uint64_t sum; size_t parts, bytes; bool open; };

static void sum_add(struct told *t, const char *data, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        t->sum = (t->sum ^ (unsigned char)data[i]) * 0x100000001b3u;
}

static bool on_open(void *arg, str name, str file, str type)
{
    struct told *t = arg;

    assert(!t->open);
    assert(name.data != NULL && str_is_utf8(name) && str_is_utf8(file));
    assert(!str_has(file, '/') && !str_has(file, '\\'));
    t->open = true;
    t->parts++;
    sum_add(t, "(", 1);
    sum_add(t, name.data, name.len);
    sum_add(t, file.data, file.len);
    sum_add(t, type.data, type.len);
    return true;
}

static bool on_data(void *arg, const char *data, size_t n)
{
    struct told *t = arg;

    assert(t->open && n > 0);
    t->bytes += n;
    sum_add(t, data, n);
    return true;
}

static bool on_close(void *arg)
{
    struct told *t = arg;

    assert(t->open);
    t->open = false;
    sum_add(t, ")", 1);
    return true;
}

static const struct multipart_events events = { on_open, on_data, on_close };

/* Reads the body in pieces of the lengths in `cuts`, over and over. */
static bool read_in_pieces(const char *body, size_t n, const uint8_t *cuts, size_t cuts_n, struct told *told)
{
    struct arena     *mem = arena_new(MEM_MAX);
    struct multipart *m   = multipart_new(mem, TYPE, &events, told);
    size_t            at = 0, i = 0, piece;
    bool              good;

    while (at < n) {
        piece = cuts_n == 0 ? n : (size_t)cuts[i++ % cuts_n] + 1;
        piece = piece < n - at ? piece : n - at;
        multipart_feed(m, body + at, piece);
        at += piece;
    }
    good = multipart_end(m);
    assert(good == (multipart_message(m) == NULL));
    assert(good || (multipart_status(m) >= 400 && multipart_status(m) < 500));
    arena_free(mem);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct told whole = { 0 }, pieces = { 0 };
    size_t      cuts  = n < 4 ? n : 4;
    const char *body  = (const char *)data + cuts;
    bool        good  = read_in_pieces(body, n - cuts, NULL, 0, &whole);

    assert(read_in_pieces(body, n - cuts, data, cuts, &pieces) == good);
    assert(whole.bytes <= n);
    assert(!good || !whole.open);
    assert(whole.sum == pieces.sum && whole.parts == pieces.parts && whole.bytes == pieces.bytes);
    return 0;
}
