/* zip.c - see zip.h.  The format is PKWARE's APPNOTE 6.3, without ZIP64. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "core/zip.h"

#define LOCAL_HEADER     0x04034b50u
#define DESCRIPTOR       0x08074b50u
#define CENTRAL_HEADER   0x02014b50u
#define END_OF_DIRECTORY 0x06054b50u
#define VERSION          20
#define FLAGS            0x0808u /* sizes follow the data; names are UTF-8 */
#define DEFLATED         8
#define MADE_ON          0x0021u /* 1980-01-01: equal content gives equal bytes */

struct zipped {
    const char *name;
    uint32_t    crc;
    int64_t     bytes, packed, at; /* at: of its header in the archive */
};

struct zip {
    z_stream      deflate;
    struct zipped files[ZIP_FILES_MAX];
    size_t        n;
    int64_t       written; /* of the archive */
};

struct zip *zip_new(void)
{
    struct zip *zip = calloc(1, sizeof *zip);

    if (zip && deflateInit2(&zip->deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                            Z_DEFAULT_STRATEGY) != Z_OK) {
        free(zip);
        return NULL;
    }
    return zip;
}

void zip_free(void *zip)
{
    deflateEnd(&((struct zip *)zip)->deflate);
    free(zip);
}

/* --- numbers, the lowest byte first --------------------------------------------------- */

static void put(struct buf *out, uint64_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        buf_char(out, (char)(value & 0xff));
}

/* What the headers of a file have in common, from the version it needs on. */
static void put_common(struct buf *out, const struct zipped *f, bool sizes)
{
    put(out, VERSION, 2);
    put(out, FLAGS, 2);
    put(out, DEFLATED, 2);
    put(out, 0, 2);
    put(out, MADE_ON, 2);
    put(out, sizes ? f->crc : 0, 4);
    put(out, sizes ? (uint64_t)f->packed : 0, 4);
    put(out, sizes ? (uint64_t)f->bytes : 0, 4);
    put(out, strlen(f->name), 2);
    put(out, 0, 2);
}

/* --- files -------------------------------------------------------------------------------- */

void zip_open(struct zip *zip, struct buf *out, const char *name)
{
    size_t         start = out->len;
    struct zipped *f = &zip->files[zip->n];

    assert(zip->n < ZIP_FILES_MAX);
    *f = (struct zipped){ .name = name, .crc = (uint32_t)crc32(0, NULL, 0), .at = zip->written };
    zip->n++;
    deflateReset(&zip->deflate);
    put(out, LOCAL_HEADER, 4);
    put_common(out, f, false);
    buf_text(out, name);
    zip->written += (int64_t)(out->len - start);
}

static void pack(struct zip *zip, struct buf *out, str data, int flush)
{
    struct zipped *f = &zip->files[zip->n - 1];
    unsigned char  room[4096];
    size_t         made;

    zip->deflate.next_in  = (unsigned char *)(uintptr_t)data.data;
    zip->deflate.avail_in = (unsigned)data.len;
    do {
        zip->deflate.next_out  = room;
        zip->deflate.avail_out = sizeof room;
        deflate(&zip->deflate, flush); /* cannot fail: there is room, and the stream is sound */
        made = sizeof room - zip->deflate.avail_out;
        buf_add(out, room, made);
        f->packed    += (int64_t)made;
        zip->written += (int64_t)made;
    } while (zip->deflate.avail_out == 0);
}

void zip_add(struct zip *zip, struct buf *out, str data)
{
    struct zipped *f = &zip->files[zip->n - 1];

    if (!data.len)
        return;
    f->crc    = (uint32_t)crc32(f->crc, (const unsigned char *)data.data, (unsigned)data.len);
    f->bytes += (int64_t)data.len;
    pack(zip, out, data, Z_NO_FLUSH);
}

void zip_close(struct zip *zip, struct buf *out)
{
    const struct zipped *f = &zip->files[zip->n - 1];
    size_t               start;

    pack(zip, out, STR(""), Z_FINISH);
    start = out->len;
    put(out, DESCRIPTOR, 4);
    put(out, f->crc, 4);
    put(out, (uint64_t)f->packed, 4);
    put(out, (uint64_t)f->bytes, 4);
    zip->written += (int64_t)(out->len - start);
}

bool zip_end(struct zip *zip, struct buf *out)
{
    size_t  start = out->len, bytes;
    bool    whole = zip->written <= ZIP_BYTES_MAX;

    for (size_t i = 0; i < zip->n; i++) {
        const struct zipped *f = &zip->files[i];

        whole &= f->bytes <= ZIP_BYTES_MAX;
        put(out, CENTRAL_HEADER, 4);
        put(out, VERSION, 2);
        put_common(out, f, true);
        put(out, 0, 2 + 2 + 2 + 4); /* comment, disk, attributes */
        put(out, (uint64_t)f->at, 4);
        buf_text(out, f->name);
    }
    bytes = out->len - start;
    put(out, END_OF_DIRECTORY, 4);
    put(out, 0, 2 + 2);
    put(out, zip->n, 2);
    put(out, zip->n, 2);
    put(out, bytes, 4);
    put(out, (uint64_t)zip->written, 4);
    put(out, 0, 2);
    return whole;
}
