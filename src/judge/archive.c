/* archive.c - what lies in an uploaded ZIP archive or gzip file.  Sources: APPNOTE.TXT 6.3.10, RFC 1952. */
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <zlib.h>
#include "core/arena.h"
#include "judge/archive.h"

#define END_BYTES     22
#define CENTRAL_BYTES 46
#define LOCAL_BYTES   30
#define COMMENT_MAX   65535
#define PIECE_BYTES   65536
#define HOST_UNIX     3
#define HOST_DARWIN   19
#define REPARSE_POINT 0x400u /* a link of Windows */
#define ENCRYPTED     (1u | 1u << 6 | 1u << 13)

enum { STORED = 0, DEFLATED = 8 };

static uint32_t number(str data, size_t at, size_t bytes)
{
    uint32_t value = 0;

    while (bytes-- > 0)
        value = value << 8 | (unsigned char)data.data[at + bytes];
    return value;
}

static str part(str data, size_t at, size_t bytes)
{
    return (str){ data.data + at, bytes };
}

static bool has_at(str data, size_t at, const char *bytes, size_t n)
{
    return at <= data.len && data.len - at >= n && memcmp(data.data + at, bytes, n) == 0;
}

bool archive_is_zip(str data)
{
    return has_at(data, 0, "PK\3\4", 4) || has_at(data, 0, "PK\5\6", 4);
}

bool archive_is_gzip(str data)
{
    return has_at(data, 0, "\x1f\x8b", 2);
}

/* Is this file an archive itself?  The formats that people use. */
static bool is_archive(str data)
{
    return archive_is_zip(data) || archive_is_gzip(data) || has_at(data, 0, "7z\xbc\xaf\x27\x1c", 6) ||
           has_at(data, 0, "Rar!\x1a\7", 6) || has_at(data, 0, "\xfd" "7zXZ", 6) || has_at(data, 0, "BZh", 3) ||
           has_at(data, 0, "\x28\xb5\x2f\xfd", 4) || has_at(data, 257, "ustar", 5);
}

/* --- unpacking --------------------------------------------------------------------- */

struct unpacking {
    z_stream z;
    char    *to;     /* NULL: counted only */
    int64_t  room, bytes;
    unsigned char piece[PIECE_BYTES];
};

/* Unpacks one stream to its end. */
static const char *unpack_stream(struct unpacking *u, size_t in_bytes)
{
    int     said;
    int64_t n;

    do {
        u->z.next_out  = u->piece;
        u->z.avail_out = sizeof u->piece;
        said           = inflate(&u->z, Z_NO_FLUSH);
        if (said != Z_OK && said != Z_STREAM_END)
            return "is damaged";
        n = (int64_t)(sizeof u->piece - u->z.avail_out);
        if (n > u->room - u->bytes)
            return u->to == NULL ? "holds a file of more than 64 MiB" : "holds a file that is longer than it says";
        if (u->to != NULL && n > 0)
            memcpy(u->to + u->bytes, u->piece, (size_t)n);
        u->bytes += n;
        if (u->bytes > ARCHIVE_FREE_BYTES + (int64_t)in_bytes * ARCHIVE_RATIO_MAX)
            return "unpacks to more than a hundred times its size";
        if (said == Z_OK && n == 0 && u->z.avail_in == 0)
            return "is damaged";
    } while (said != Z_STREAM_END);
    return NULL;
}

/* Unpacks what is one stream, or several one after another. */
static const char *unpack(struct unpacking *u, str packed, int bits, bool may_follow)
{
    const char *message = NULL;

    u->z = (z_stream){ .next_in = (unsigned char *)(uintptr_t)packed.data, .avail_in = (uInt)packed.len };
    if (inflateInit2(&u->z, bits) != Z_OK)
        return "cannot be unpacked";
    do {
        message = unpack_stream(u, packed.len);
        if (message == NULL && u->z.avail_in > 0 && (!may_follow || inflateReset(&u->z) != Z_OK))
            message = "has something behind its end";
    } while (message == NULL && u->z.avail_in > 0);
    inflateEnd(&u->z);
    return message;
}

const char *archive_gunzip(struct arena *mem, str data, str *content)
{
    struct unpacking *u = ARENA_NEW(mem, struct unpacking);
    const char       *message;

    if (data.len > (size_t)ARCHIVE_ENTRY_BYTES_MAX)
        return "is larger than 64 MiB";
    u->room = ARCHIVE_ENTRY_BYTES_MAX;
    message = unpack(u, data, MAX_WBITS + 16, true);
    if (message != NULL)
        return message;
    u->room  = u->bytes;
    u->bytes = 0;
    u->to    = arena_alloc(mem, (size_t)u->room + 1);
    message  = unpack(u, data, MAX_WBITS + 16, true);
    *content = (str){ u->to, (size_t)u->bytes };
    return message != NULL ? message : is_archive(*content) ? "holds another archive" : NULL;
}

const char *archive_entry(struct arena *mem, const struct archive_entry *e, str *content)
{
    struct unpacking *u = ARENA_NEW(mem, struct unpacking);
    const char       *message = NULL;

    u->room = e->bytes;
    u->to   = arena_alloc(mem, (size_t)e->bytes + 1);
    if (e->is_deflated)
        message = unpack(u, e->packed, -MAX_WBITS, false);
    else if (e->bytes > 0)
        memcpy(u->to, e->packed.data, (size_t)e->bytes);
    *content = (str){ u->to, (size_t)e->bytes };
    if (message != NULL)
        return message;
    if (e->is_deflated && u->bytes != e->bytes)
        return "holds a file that is shorter than it says";
    if (crc32(0, (const unsigned char *)content->data, (uInt)content->len) != e->crc32)
        return "holds a file with another checksum than it says";
    return is_archive(*content) ? "holds another archive" : NULL;
}

/* --- the directory ------------------------------------------------------------------ */

/* A relative name whose parts are all names. */
static const char *name_wrong(str name)
{
    str    rest = name;
    size_t i;

    if (name.len == 0 || name.len > ARCHIVE_NAME_MAX || !str_is_utf8(name))
        return "has a name that is empty, longer than 255 bytes or no UTF-8";
    for (i = 0; i < name.len; i++)
        if ((unsigned char)name.data[i] < 0x20 || name.data[i] == 0x7f || name.data[i] == '\\' || name.data[i] == ':')
            return "has a name with a control character, \\ or :";
    while (rest.len > 0) {
        str one = str_cut(&rest, '/');

        if (one.len == 0 || str_is(one, ".") || str_is(one, ".."))
            return "has a name that is absolute or leads elsewhere";
    }
    return NULL;
}

static bool names_eq(str a, str b)
{
    return a.len == b.len && strncasecmp(a.data, b.data, a.len) == 0;
}

/* Is it neither file nor folder?  Unix modes stand in the upper half. */
static bool is_odd(uint32_t made_by, uint32_t attributes)
{
    uint32_t host = made_by >> 8, kind = attributes >> 16 & S_IFMT;

    if ((host == HOST_UNIX || host == HOST_DARWIN) && kind != 0 && kind != S_IFREG && kind != S_IFDIR)
        return true;
    return (attributes & REPARSE_POINT) != 0 && host != HOST_UNIX && host != HOST_DARWIN;
}

/* Finds the packed bytes; what stands before them must agree with the directory. */
static const char *take_local(str data, size_t at, size_t directory, struct archive_entry *e, size_t packed_bytes,
                              uint32_t flags, uint32_t method)
{
    size_t start;

    if (at > directory || directory - at < LOCAL_BYTES || !has_at(data, at, "PK\3\4", 4))
        return "has an entry that is not where its directory says";
    start = at + LOCAL_BYTES + number(data, at + 26, 2) + number(data, at + 28, 2);
    if (start > directory || packed_bytes > directory - start)
        return "has an entry that is longer than it";
    if (number(data, at + 26, 2) != e->name.len || !str_eq(part(data, at + LOCAL_BYTES, e->name.len), e->name) ||
        number(data, at + 6, 2) != flags || number(data, at + 8, 2) != method)
        return "has an entry that is another one than its directory says";
    e->packed = part(data, start, packed_bytes);
    e->begins = at;
    e->ends   = start + packed_bytes;
    return NULL;
}

/* Reads the entry of the directory at `at`. */
static const char *take_entry(str data, size_t at, size_t directory, struct archive_entry *e)
{
    uint32_t    flags = number(data, at + 8, 2), method = number(data, at + 10, 2);
    size_t      packed_bytes = number(data, at + 20, 4);
    const char *message;

    e->name        = part(data, at + CENTRAL_BYTES, number(data, at + 28, 2));
    e->crc32       = number(data, at + 16, 4);
    e->bytes       = number(data, at + 24, 4);
    e->is_deflated = method == DEFLATED;
    if (e->name.len > 0 && e->name.data[e->name.len - 1] == '/')
        message = name_wrong((str){ e->name.data, e->name.len - 1 });
    else
        message = name_wrong(e->name);
    if (message != NULL)
        return message;
    if ((flags & ENCRYPTED) != 0)
        return "is encrypted";
    if (method != STORED && method != DEFLATED)
        return "is packed in a way other than deflate";
    if (is_odd(number(data, at + 4, 2), number(data, at + 38, 4)))
        return "has a link, a device or the like";
    if (e->bytes > ARCHIVE_ENTRY_BYTES_MAX)
        return "holds a file of more than 64 MiB";
    if (method == STORED && (size_t)e->bytes != packed_bytes)
        return "holds a file that is shorter than it says";
    if (e->bytes > ARCHIVE_FREE_BYTES + (int64_t)packed_bytes * ARCHIVE_RATIO_MAX)
        return "unpacks to more than a hundred times its size";
    return take_local(data, number(data, at + 42, 4), directory, e, packed_bytes, flags, method);
}

static const char *clashes(const struct archive_entry *entries, size_t n, const struct archive_entry *e)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (names_eq(entries[i].name, e->name))
            return "has the same name twice";
        if (entries[i].begins < e->ends && e->begins < entries[i].ends)
            return "has two entries in one place";
    }
    return NULL;
}

/* Where the record at the end begins: its comment must reach to the very end. */
static size_t find_end(str data)
{
    size_t comment;

    for (comment = 0; comment <= COMMENT_MAX && data.len >= END_BYTES + comment; comment++)
        if (has_at(data, data.len - END_BYTES - comment, "PK\5\6", 4) &&
            number(data, data.len - comment - 2, 2) == comment)
            return data.len - END_BYTES - comment;
    return data.len;
}

static const char *take_entries(struct arena *mem, str data, size_t at, size_t end, size_t n, struct archive *archive)
{
    struct archive_entry *entries = ARENA_ARRAY(mem, struct archive_entry, n + 1), *e;
    size_t      i, start = at, entry_bytes;
    int64_t     bytes = 0;
    const char *message;

    for (i = 0; i < n; i++, at += entry_bytes) {
        e = &entries[i];
        if (end - at < CENTRAL_BYTES || !has_at(data, at, "PK\1\2", 4))
            return "has a damaged directory";
        entry_bytes = CENTRAL_BYTES + number(data, at + 28, 2) + number(data, at + 30, 2) + number(data, at + 32, 2);
        if (entry_bytes > end - at)
            return "has a damaged directory";
        if ((message = take_entry(data, at, start, e)) != NULL || (message = clashes(entries, i, e)) != NULL)
            return message;
        bytes += e->bytes;
        if (bytes > ARCHIVE_BYTES_MAX)
            return "unpacks to more than 256 MiB";
        if (bytes > ARCHIVE_FREE_BYTES + (int64_t)data.len * ARCHIVE_RATIO_MAX)
            return "unpacks to more than a hundred times its size";
        if (e->name.data[e->name.len - 1] != '/')
            archive->entries[archive->n++] = *e;
        else if (e->bytes > 0)
            return "has a folder with content";
    }
    return at == end ? NULL : "has a damaged directory";
}

const char *archive_open(struct arena *mem, str data, struct archive *archive)
{
    size_t   end = find_end(data);
    uint32_t n, size, at;

    *archive = (struct archive){ 0 };
    if (end == data.len)
        return "is no whole ZIP archive";
    n    = number(data, end + 10, 2);
    size = number(data, end + 12, 4);
    at   = number(data, end + 16, 4);
    if (number(data, end + 4, 4) != 0 || number(data, end + 8, 2) != n)
        return "is an archive in several parts";
    if (n > ARCHIVE_ENTRIES_MAX)
        return "has more than 1000 entries";
    if (at > end || end - at != size)
        return "has a damaged directory, or one of ZIP64";
    archive->entries = ARENA_ARRAY(mem, struct archive_entry, n + 1);
    return take_entries(mem, data, at, end, n, archive);
}
