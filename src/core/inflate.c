/* inflate.c - see inflate.h. */
#include "core/inflate.h"

#include <zlib.h>

#define PIECE_BYTES 16384
#define WINDOW_BITS (15 + 32) /* the largest window, gzip or zlib */

const char *const INFLATE_TOO_LONG = "is too long when it is unpacked";

static const char *inflate_pieces(z_stream *z, size_t bytes_max, bool (*take)(void *, const char *, size_t), void *arg)
{
    char   piece[PIECE_BYTES];
    size_t total = 0;
    int    said;

    do {
        size_t n;

        z->next_out  = (unsigned char *)piece;
        z->avail_out = PIECE_BYTES;
        said         = inflate(z, Z_NO_FLUSH);
        n            = PIECE_BYTES - z->avail_out;
        if (said != Z_OK && said != Z_STREAM_END)
            return "is not whole, or not compressed as it says";
        if ((total += n) > bytes_max)
            return INFLATE_TOO_LONG;
        if (!take(arg, piece, n))
            return "does not hold what it should";
    } while (said != Z_STREAM_END);
    return z->avail_in ? "goes on behind its end" : NULL;
}

const char *inflate_all(str data, size_t bytes_max, bool (*take)(void *arg, const char *piece, size_t n), void *arg)
{
    z_stream    z = { .next_in = (unsigned char *)(uintptr_t)data.data, .avail_in = (unsigned)data.len };
    const char *wrong;

    if (inflateInit2(&z, WINDOW_BITS) != Z_OK)
        return "cannot be unpacked at the moment";
    wrong = inflate_pieces(&z, bytes_max, take, arg);
    inflateEnd(&z);
    return wrong;
}

/* --- JSON ---------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool take_in_text(struct json_scan *s, char c)
{
    if (s->escaped)
        s->escaped = false;
    else if (c == '\\')
        s->escaped = true;
    else if (c == '"')
        s->in_text = false;
    return (unsigned char)c >= ' ';
}

static bool take_open(struct json_scan *s, char c)
{
    if (s->done || s->depth == JSON_SCAN_DEPTH)
        return false;
    s->open[s->depth++] = c;
    return true;
}

static bool take_close(struct json_scan *s, char c)
{
    if (!s->depth || s->open[--s->depth] != (c == ']' ? '[' : '{'))
        return false;
    s->done = !s->depth;
    return true;
}

static bool take_one(struct json_scan *s, char c)
{
    if (s->in_text)
        return take_in_text(s, c);
    if (c == '[' || c == '{')
        return take_open(s, c);
    if (c == ']' || c == '}')
        return take_close(s, c);
    s->in_text = c == '"';
    return is_space(c) || s->depth > 0; /* around the whole there is nothing else */
}

bool json_scan_take(void *scan, const char *piece, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!take_one(scan, piece[i]))
            return false;
    return true;
}

bool json_scan_end(const struct json_scan *scan)
{
    return scan->done && !scan->in_text;
}
