/* static.c - files of the web apps.
 *
 * What lies under /a/ carries the hash of its content in its name and is kept
 * by the browser for ever; pages and the service worker are asked for anew each
 * time, by ETag.  The headers of a page are those of WEB.md, section 4.
 */
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>
#include "core/embed.h"
#include "http/compress.h"
#include "http/static.h"

#define INFLATED_BYTES_MAX (16u << 20)

static const char page_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
    " media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script';"
    " trusted-types assay-sw";

void static_header(struct reply *out, const char *name, str value)
{
    if (out->headers_n < REPLY_HEADERS_MAX)
        out->headers[out->headers_n++] = (struct header){ name, value };
}

static void policy_headers(struct reply *out, str path, const char *type)
{
    bool forever = str_starts(path, "/a/");

    static_header(out, "Cache-Control",
                  forever ? STR("public, max-age=31536000, immutable") : STR("no-cache"));
    if (!str_starts(str_of(type), "text/html"))
        return;
    static_header(out, "Content-Security-Policy", str_of(page_policy));
    static_header(out, "Referrer-Policy", STR("no-referrer"));
    static_header(out, "Permissions-Policy",
                  STR("camera=(self), microphone=(self), display-capture=(self), geolocation=()"));
}

/* Is this ETag among those of an If-None-Match? */
static bool is_known(str header, const char *etag)
{
    str item;

    while (header.data != NULL) {
        item = str_trim(str_cut(&header, ','));
        if (str_starts(item, "W/"))
            item = str_from(item, 2);
        if (str_is(item, etag) || str_is(item, "*"))
            return true;
    }
    return false;
}

/* Undoes gzip, for the rare client that accepts no compression.  Its last four
 * bytes say how long the result is. */
static str inflated(struct arena *mem, str gzip)
{
    const unsigned char *end   = (const unsigned char *)gzip.data + gzip.len - 4;
    size_t               bytes = end[0] | (size_t)end[1] << 8 | (size_t)end[2] << 16 | (size_t)end[3] << 24;
    z_stream             z     = { 0 };
    char                *text;
    int                  result;

    if (bytes > INFLATED_BYTES_MAX)
        return STR_NULL;
    text        = arena_alloc(mem, bytes + 1);
    z.next_in   = (Bytef *)(uintptr_t)gzip.data;
    z.avail_in  = (uInt)gzip.len;
    z.next_out  = (Bytef *)text;
    z.avail_out = (uInt)bytes + 1;
    if (inflateInit2(&z, 15 + 16) != Z_OK) /* 16: the gzip format */
        return STR_NULL;
    result = inflate(&z, Z_FINISH);
    inflateEnd(&z);
    return result == Z_STREAM_END ? (str){ text, bytes } : STR_NULL;
}

static void body_set(struct reply *out, str body)
{
    out->body = (struct buf){ .data = (char *)(uintptr_t)body.data, .len = body.len }; /* never written */
}

/* Chooses among the encodings that are kept. */
static void encoding_choose(const struct embedded *file, const struct request *r, struct arena *mem,
                            struct reply *out)
{
    str header;

    if (file->identity.data != NULL) {
        body_set(out, file->identity);
        return;
    }
    header = r->header(r, "Accept-Encoding");
    static_header(out, "Vary", STR("Accept-Encoding"));
    if (file->br.data != NULL && accepts_coding(header, "br")) {
        static_header(out, "Content-Encoding", STR("br"));
        body_set(out, file->br);
    } else if (accepts_coding(header, "gzip")) {
        static_header(out, "Content-Encoding", STR("gzip"));
        body_set(out, file->gzip);
    } else {
        body_set(out, inflated(mem, file->gzip));
    }
}

static bool embedded_reply(str path, const struct request *r, struct arena *mem, struct reply *out)
{
    const struct embedded *file = embed_find(path);

    if (file == NULL)
        return false;
    *out = (struct reply){ .status = 200, .type = file->type };
    policy_headers(out, path, file->type);
    /* Weak: the same tag stands for all encodings of the file. */
    static_header(out, "ETag", str_printf(mem, "W/%s", file->etag));
    if (is_known(r->header(r, "If-None-Match"), file->etag)) {
        static_header(out, "Vary", STR("Accept-Encoding"));
        out->status = 304;
        return true;
    }
    encoding_choose(file, r, mem, out);
    return true;
}

/* --- a folder, while the web apps are being developed --------------------- */

static const char *type_of(str path)
{
    static const struct { const char *end, *type; } types[] = {
        { ".html", "text/html; charset=utf-8" },        { ".js", "text/javascript; charset=utf-8" },
        { ".css", "text/css; charset=utf-8" },          { ".json", "application/json; charset=utf-8" },
        { ".svg", "image/svg+xml; charset=utf-8" },     { ".txt", "text/plain; charset=utf-8" },
        { ".map", "application/json; charset=utf-8" },  { ".webmanifest", "application/manifest+json" },
        { ".png", "image/png" },                        { ".jpg", "image/jpeg" },
        { ".webp", "image/webp" },                      { ".ico", "image/x-icon" },
        { ".woff2", "font/woff2" },
    };
    size_t i;

    for (i = 0; i < sizeof types / sizeof types[0]; i++)
        if (str_ends(path, types[i].end))
            return types[i].type;
    return "application/octet-stream";
}

/* No segment may start with a dot: neither ".." nor hidden files. */
static bool is_safe(str path)
{
    return str_starts(path, "/") && memmem(path.data, path.len, "/.", 2) == NULL && !str_has(path, '\0');
}

static bool folder_reply(const char *web_dir, str path, struct arena *mem, struct reply *out)
{
    str         file = str_printf(mem, "%s%.*s", web_dir, STR_ARG(path));
    struct stat info;

    if (!is_safe(path) || stat(file.data, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    *out = (struct reply){ .status = 200, .type = type_of(path), .file = file };
    policy_headers(out, STR("/"), out->type); /* never kept: it changes all the time */
    return true;
}

bool static_reply(const char *web_dir, str path, const struct request *request, struct arena *mem,
                  struct reply *out)
{
    if (web_dir[0] != '\0')
        return folder_reply(web_dir, path, mem, out);
    return embedded_reply(path, request, mem, out);
}
