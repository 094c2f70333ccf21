/* inflate.c - see inflate.h.  Source: RFC 1952; a file may be several members, one after another. */
#include <stdio.h>
#include <zlib.h>
#include "core/inflate.h"

#define PIECE (64u << 10)
#define FREE  (1 << 20) /* bytes that may come out of whatever */
/* Added to the bits of the window. */
#define GZIP   16 /* gzip and nothing else */
#define EITHER 32 /* gzip or zlib */

struct unpacking {
    z_stream      z;
    FILE         *file; /* where it comes from; NULL: all of it is in z already */
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
    if (!u->z.avail_in && u->file) {
        u->z.next_in  = u->in;
        u->z.avail_in = (uInt)fread(u->in, 1, sizeof u->in, u->file);
        u->in_bytes += u->z.avail_in;
    }
    return u->z.avail_in > 0;
}

static enum inflated unpack(struct unpacking *u)
{
    int said = Z_OK;

    while (has_input(u)) {
        size_t n;

        if (said == Z_STREAM_END && inflateReset(&u->z) != Z_OK)
            return INFLATED_BROKEN;
        u->z.next_out  = u->out;
        u->z.avail_out = sizeof u->out;
        said = inflate(&u->z, Z_NO_FLUSH);
        if (said != Z_OK && said != Z_STREAM_END)
            return u->any || u->z.total_out || u->z.total_in > 10 ? INFLATED_BROKEN : INFLATED_NONE;
        n = sizeof u->out - u->z.avail_out;
        u->left -= (int64_t)n;
        u->out_bytes += (int64_t)n;
        if (u->left < 0)
            return INFLATED_LARGE;
        if (u->file && u->out_bytes > FREE && u->out_bytes > (u->in_bytes - u->z.avail_in) * INFLATE_TIMES)
            return INFLATED_DENSE;
        if (n && !u->take(u->arg, (str){ (const char *)u->out, n }))
            return INFLATED_STOPPED;
        u->any |= said == Z_STREAM_END;
    }
    if (u->file && ferror(u->file))
        return INFLATED_UNREAD;
    return said == Z_STREAM_END ? INFLATED_WHOLE : u->z.total_in ? INFLATED_BROKEN : INFLATED_NONE;
}

static enum inflated unpack_as(struct unpacking *u, int format)
{
    enum inflated result;

    if (inflateInit2(&u->z, MAX_WBITS + format) != Z_OK)
        return INFLATED_UNREAD;
    result = unpack(u);
    inflateEnd(&u->z);
    return result;
}

enum inflated inflate_file(const char *path, int64_t bytes_max, bool (*take)(void *arg, str piece), void *arg)
{
    struct unpacking u = { .left = bytes_max, .take = take, .arg = arg, .file = fopen(path, "rb") };
    enum inflated    result;

    if (!u.file)
        return INFLATED_UNREAD;
    result = unpack_as(&u, GZIP);
    fclose(u.file);
    return result;
}

enum inflated inflate_text(str data, int64_t bytes_max, bool (*take)(void *arg, str piece), void *arg)
{
    struct unpacking u = { .left = bytes_max, .take = take, .arg = arg };

    u.z.next_in  = (unsigned char *)(uintptr_t)data.data;
    u.z.avail_in = (uInt)data.len;
    return unpack_as(&u, EITHER);
}
