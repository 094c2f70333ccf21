/* gunzip.c - see gunzip.h.  Source: RFC 1952; a file may be several members, one after another. */
#include <stdio.h>
#include <zlib.h>
#include "core/gunzip.h"

#define PIECE (64u << 10)
#define FREE  (1 << 20) /* bytes that may come out of whatever */
#define GZIP  16 /* added to the bits of the window: gzip and nothing else */

struct unpacking {
    z_stream      z;
    FILE         *file;
    int64_t       left; /* bytes that may still come out */
    int64_t       in_bytes, out_bytes;
    bool          any;  /* a member was unpacked to its end */
    bool        (*take)(void *arg, str piece);
    void         *arg;
    unsigned char in[PIECE], out[PIECE];
};

/* Has the input a byte that was not unpacked yet? */
static bool has_input(struct unpacking *u)
{
    if (!u->z.avail_in) {
        u->z.next_in  = u->in;
        u->z.avail_in = (uInt)fread(u->in, 1, sizeof u->in, u->file);
        u->in_bytes += u->z.avail_in;
    }
    return u->z.avail_in > 0;
}

static enum gunzip unpack(struct unpacking *u)
{
    int said = Z_OK;

    while (has_input(u)) {
        size_t n;

        if (said == Z_STREAM_END && inflateReset(&u->z) != Z_OK)
            return GUNZIP_BROKEN;
        u->z.next_out  = u->out;
        u->z.avail_out = sizeof u->out;
        said = inflate(&u->z, Z_NO_FLUSH);
        if (said != Z_OK && said != Z_STREAM_END)
            return u->any || u->z.total_out || u->z.total_in > 10 ? GUNZIP_BROKEN : GUNZIP_NONE;
        n = sizeof u->out - u->z.avail_out;
        u->left -= (int64_t)n;
        u->out_bytes += (int64_t)n;
        if (u->left < 0)
            return GUNZIP_LARGE;
        if (u->out_bytes > FREE && u->out_bytes > (u->in_bytes - u->z.avail_in) * GUNZIP_TIMES)
            return GUNZIP_DENSE;
        if (n && !u->take(u->arg, (str){ (const char *)u->out, n }))
            return GUNZIP_STOPPED;
        u->any |= said == Z_STREAM_END;
    }
    if (ferror(u->file))
        return GUNZIP_UNREAD;
    return said == Z_STREAM_END ? GUNZIP_WHOLE : u->z.total_in ? GUNZIP_BROKEN : GUNZIP_NONE;
}

enum gunzip gunzip_file(const char *path, int64_t bytes_max, bool (*take)(void *arg, str piece), void *arg)
{
    struct unpacking u = { .left = bytes_max, .take = take, .arg = arg, .file = fopen(path, "rb") };
    enum gunzip      result = GUNZIP_UNREAD;

    if (!u.file)
        return GUNZIP_UNREAD;
    if (inflateInit2(&u.z, MAX_WBITS + GZIP) == Z_OK) {
        result = unpack(&u);
        inflateEnd(&u.z);
    }
    fclose(u.file);
    return result;
}
