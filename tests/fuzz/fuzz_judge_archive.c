/* fuzz_judge_archive.c - ZIP archives, gzip files and CSV of any bytes.
 *
 * Bytes of chance are hardly ever an archive; so half of the inputs are recipes for one: entries whose
 * fields are right, and then bytes of it that are changed. */
#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>
#include "core/arena.h"
#include "core/buf.h"
#include "judge/archive.h"
#include "judge/csv.h"

#define RECIPE_ENTRIES 6

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str take(str *from, size_t n)
{
    str s = { from->data, n < from->len ? n : from->len };

    *from = str_from(*from, s.len);
    return s;
}

static unsigned take_byte(str *from)
{
    str s = take(from, 1);

    return s.len > 0 ? (unsigned char)s.data[0] : 0;
}

static void add_number(struct buf *b, uint32_t value, size_t bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        buf_char(b, (char)(value & 0xff));
}

static void add_fields(struct buf *b, unsigned method, str packed, str content, size_t name_len)
{
    add_number(b, 0x800, 2);
    add_number(b, method, 2);
    add_number(b, 0, 4);
    add_number(b, (uint32_t)crc32(0, (const Bytef *)content.data, (uInt)content.len), 4);
    add_number(b, (uint32_t)packed.len, 4);
    add_number(b, (uint32_t)content.len, 4);
    add_number(b, (uint32_t)name_len, 2);
    add_number(b, 0, 2);
}

static str deflated(struct arena *mem, str content)
{
    char    *out = arena_alloc(mem, content.len + 1024);
    z_stream z = { .next_in = (Bytef *)(uintptr_t)content.data, .avail_in = (uInt)content.len, .next_out = (Bytef *)out,
                   .avail_out = (uInt)content.len + 1024 };

    deflateInit2(&z, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    deflate(&z, Z_FINISH);
    deflateEnd(&z);
    return (str){ out, content.len + 1024 - z.avail_out };
}

static str cook(struct arena *mem, str recipe)
{
    struct buf b = BUF(mem), directory = BUF(mem);
    unsigned   n = take_byte(&recipe) % RECIPE_ENTRIES, changes = take_byte(&recipe) % 8, i;

    for (i = 0; i < n; i++) {
        unsigned kind = take_byte(&recipe);
        str      name = take(&recipe, 1 + kind % 8), content = take(&recipe, kind);
        str      packed = kind & 1 ? deflated(mem, content) : content;
        size_t   at = b.len;

        buf_add(&b, "PK\3\4\24\0", 6);
        add_fields(&b, kind & 1 ? 8 : 0, packed, content, name.len);
        buf_str(&b, name);
        buf_str(&b, packed);
        buf_add(&directory, "PK\1\2\24\3\24\0", 8);
        add_fields(&directory, kind & 1 ? 8 : 0, packed, content, name.len);
        add_number(&directory, 0, 6);
        add_number(&directory, kind & 2 ? 0120777u << 16 : 0100644u << 16, 4);
        add_number(&directory, (uint32_t)at, 4);
        buf_str(&directory, name);
    }
    i = (unsigned)b.len;
    buf_add(&b, directory.data, directory.len);
    buf_add(&b, "PK\5\6\0\0\0\0", 8);
    add_number(&b, n, 2);
    add_number(&b, n, 2);
    add_number(&b, (uint32_t)directory.len, 4);
    add_number(&b, i, 4);
    add_number(&b, 0, 2);
    while (changes-- > 0) {
        size_t at = (take_byte(&recipe) << 8 | take_byte(&recipe)) % b.len;

        b.data[at] = (char)take_byte(&recipe);
    }
    return buf_end(&b);
}

static void see_zip(struct arena *mem, str data)
{
    struct archive    archive;
    struct arena_mark mark;
    str               content;

    if (archive_open(mem, data, &archive) != NULL)
        return;
    assert(archive.n <= ARCHIVE_ENTRIES_MAX);
    for (size_t i = 0; i < archive.n; i++) {
        const struct archive_entry *e = &archive.entries[i];

        assert(e->name.len > 0 && e->name.data[0] != '/' && memchr(e->name.data, '\0', e->name.len) == NULL);
        assert(e->packed.data >= data.data && e->packed.data + e->packed.len <= data.data + data.len);
        mark = arena_mark(mem);
        if (archive_entry(mem, e, &content) == NULL)
            assert((int64_t)content.len == e->bytes);
        arena_rewind(mem, mark);
    }
}

static void see_csv(struct arena *mem, str text)
{
    struct csv csv = csv_open(text);
    size_t     before;
    bool       is_quoted;
    str        value;

    while (csv_has_more(&csv)) {
        before = csv.at;
        if (!csv_value(&csv, mem, &value, &is_quoted))
            return;
        assert(csv.at <= text.len && value.len <= text.len && (csv.at > before || csv.is_at_end_of_row));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *mem = arena_new(256 << 20);
    str           text = { (const char *)data, size }, content;

    if (archive_gunzip(mem, text, &content) == NULL)
        assert((int64_t)content.len <= ARCHIVE_FREE_BYTES + (int64_t)size * ARCHIVE_RATIO_MAX);
    see_csv(mem, text);
    see_zip(mem, text);
    if (size > 2)
        see_zip(mem, cook(mem, text));
    arena_free(mem);
    return 0;
}
