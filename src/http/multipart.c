/* multipart.c - reading multipart/form-data as it comes in.
 *
 * A part ends at CR LF "--" boundary.  A boundary cannot hold CR, so CR stands
 * only at the start of that delimiter: when a match breaks off, what matched
 * was data, and only the byte that broke it can start another match.  That is
 * why a count of matched bytes is all there is to remember between two pieces.
 * The first delimiter has no CR LF of its own: the count starts behind it.
 */
#include <string.h>
#include "core/arena.h"
#include "http/limits.h"
#include "http/multipart.h"

#define BOUNDARY_BYTES_MAX 70 /* RFC 2046, 5.1.1 */
#define CRLF               "\r\n"

enum state {
    PREAMBLE,  /* before the first delimiter: ignored */
    DELIMITED, /* right behind a delimiter: CR LF or "--" or padding */
    DASH,      /* the first '-' of the closing "--" */
    PADDED,    /* only blanks may stand between delimiter and CR LF */
    LINE_FEED, /* the LF of that CR LF */
    HEADERS,   /* the headers of a part */
    CONTENT,   /* its bytes */
    EPILOGUE,  /* behind the closing delimiter: ignored */
    REFUSED
};

struct multipart {
    const struct multipart_events *events;
    void         *arg;
    enum state    state;
    char          delimiter[BOUNDARY_BYTES_MAX + 5];
    size_t        delimiter_n, matched;
    size_t        borrowed; /* of the matched bytes: those that are no data when the match breaks off */
    struct arena *mem;
    char         *headers; /* of the part that opens */
    size_t        headers_n;
    int64_t       parts;
    int           status;
    const char   *message;
};

bool multipart_refuse(struct multipart *m, int status, const char *message)
{
    if (m->message == NULL) {
        m->status  = status;
        m->message = message;
    }
    m->state = REFUSED;
    return false;
}

const char *multipart_message(const struct multipart *m)
{
    return m->message;
}

int multipart_status(const struct multipart *m)
{
    return m->status;
}

/* --- parameters of a header: ; name="value" ------------------------------- */

/* Takes `; name=value` off the front of `rest`.  A quoted value keeps its
 * escapes: browsers write a quote as %22, and a backslash is more often part of
 * a Windows path than an escape.  False at the end or at a defect. */
static bool parameter_take(str *rest, str *name, str *value)
{
    size_t end = 0;

    *rest = str_trim(*rest);
    if (rest->len == 0 || rest->data[0] != ';')
        return false;
    *rest = str_trim(str_from(*rest, 1));
    *name = str_trim(str_cut(rest, '='));
    if (rest->data == NULL || name->len == 0)
        return false;
    *rest = str_trim(*rest);
    if (rest->len > 0 && rest->data[0] == '"') {
        *rest  = str_from(*rest, 1);
        *value = str_cut(rest, '"');
        return rest->data != NULL;
    }
    while (end < rest->len && rest->data[end] != ';')
        end++;
    *value = str_trim((str){ rest->data, end });
    *rest  = str_from(*rest, end);
    return true;
}

/* The parameter of a header's value; STR_NULL when it has none of that name. */
static str parameter(str header, const char *wanted)
{
    str name, value;

    str_cut(&header, ';');
    if (header.data == NULL)
        return STR_NULL;
    header.data--; /* back on the semicolon */
    header.len++;
    while (parameter_take(&header, &name, &value))
        if (str_is_nocase(name, wanted))
            return value;
    return STR_NULL;
}

bool multipart_is(str content_type)
{
    return str_is_nocase(str_trim(str_cut(&content_type, ';')), "multipart/form-data");
}

struct multipart *multipart_new(struct arena *mem, str content_type, const struct multipart_events *events,
                                void *arg)
{
    struct multipart *m;
    str               boundary = parameter(content_type, "boundary");

    if (!multipart_is(content_type) || boundary.len == 0 || boundary.len > BOUNDARY_BYTES_MAX
        || str_has(boundary, '\r') || str_has(boundary, '\n'))
        return NULL;
    m = ARENA_NEW(mem, struct multipart);
    m->events = events;
    m->arg    = arg;
    m->mem    = mem;
    memcpy(m->delimiter, CRLF "--", 4);
    memcpy(m->delimiter + 4, boundary.data, boundary.len);
    m->delimiter_n = 4 + boundary.len;
    m->matched = m->borrowed = strlen(CRLF);
    m->headers     = arena_alloc(mem, (size_t)limits[LIMIT_PART_HEADER_BYTES].value);
    return m;
}

/* --- headers of a part ---------------------------------------------------- */

/* The value of a header of the part; STR_NULL when there is none. */
static str part_header(const struct multipart *m, const char *wanted)
{
    str rest = { m->headers, m->headers_n }, line, name;

    while (rest.len > 0) {
        line = str_trim(str_cut(&rest, '\n'));
        name = str_cut(&line, ':');
        if (str_is_nocase(str_trim(name), wanted))
            return str_trim(line);
    }
    return STR_NULL;
}

/* A file's name without the folders that some clients send. */
static str file_name(str path)
{
    size_t i = path.len;

    while (i > 0 && path.data[i - 1] != '/' && path.data[i - 1] != '\\')
        i--;
    return str_from(path, i);
}

/* Text without control characters, such as a name must be. */
static bool is_clean(str s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if ((unsigned char)s.data[i] < ' ' || s.data[i] == 0x7f)
            return false;
    return str_is_utf8(s);
}

/* What an event returned; one that says no without a reason gets a plain one. */
static bool told(struct multipart *m, bool goes_on)
{
    return goes_on || multipart_refuse(m, 500, "the body could not be taken");
}

static bool part_open(struct multipart *m)
{
    str disposition = part_header(m, "Content-Disposition"), kind = disposition;
    str name        = parameter(disposition, "name");
    str file        = parameter(disposition, "filename");

    if (!str_is_nocase(str_trim(str_cut(&kind, ';')), "form-data") || name.data == NULL)
        return multipart_refuse(m, 400,
                                "each part must have a Content-Disposition: form-data with a name");
    if (file.data != NULL)
        file = file_name(file);
    if (!is_clean(name) || !is_clean(file))
        return multipart_refuse(m, 400, "names of parts and files must be UTF-8 without control characters");
    if ((int64_t)name.len > limits[LIMIT_PART_NAME_BYTES].value
        || (int64_t)file.len > limits[LIMIT_FILE_NAME_BYTES].value)
        return multipart_refuse(m, 413, "the name of a part or file is too long");
    if (++m->parts > limits[LIMIT_PARTS].value)
        return multipart_refuse(m, 413, "the body has too many parts");
    m->state = CONTENT;
    /* The CR LF behind the headers may be that of the delimiter: an empty part. */
    m->matched = m->borrowed = strlen(CRLF);
    return told(m, m->events->open(m->arg, name, file, part_header(m, "Content-Type")));
}

/* Takes header bytes up to the empty line; returns how many. */
static size_t headers_take(struct multipart *m, const char *data, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if ((int64_t)m->headers_n == limits[LIMIT_PART_HEADER_BYTES].value) {
            multipart_refuse(m, 413, "the headers of a part are too long");
            return i;
        }
        m->headers[m->headers_n++] = data[i];
        if (data[i] != '\n')
            continue;
        if ((m->headers_n == 2 && memcmp(m->headers, CRLF, 2) == 0)
            || (m->headers_n >= 4 && memcmp(m->headers + m->headers_n - 4, CRLF CRLF, 4) == 0)) {
            part_open(m);
            return i + 1;
        }
    }
    return n;
}

/* --- bytes of a part ------------------------------------------------------ */

/* What turned out to be data; the preamble's is nobody's. */
static bool data_give(struct multipart *m, const char *data, size_t n)
{
    return m->state == PREAMBLE || n == 0 || told(m, m->events->data(m->arg, data, n));
}

/* The whole delimiter came. */
static void delimiter_end(struct multipart *m)
{
    bool first = m->state == PREAMBLE;

    m->matched = m->borrowed = 0;
    m->headers_n = 0;
    m->state     = DELIMITED;
    if (!first)
        told(m, m->events->close(m->arg));
}

/* Takes bytes up to and with the next delimiter; returns how many. */
static size_t content_take(struct multipart *m, const char *data, size_t n)
{
    size_t      i = 0, run;
    const char *cr;

    while (i < n) {
        if (m->matched == 0) {
            cr  = memchr(data + i, '\r', n - i);
            run = cr == NULL ? n - i : (size_t)(cr - data) - i;
            if (!data_give(m, data + i, run) || cr == NULL)
                return n;
            i += run;
        }
        if (data[i] != m->delimiter[m->matched]) {
            if (!data_give(m, m->delimiter + m->borrowed, m->matched - m->borrowed))
                return n;
            m->matched = m->borrowed = 0;
            continue; /* this byte may start another match */
        }
        i++;
        if (++m->matched == m->delimiter_n) {
            delimiter_end(m);
            return i;
        }
    }
    return n;
}

/* --- the whole ------------------------------------------------------------ */

/* The byte behind a delimiter. */
static void delimited_take(struct multipart *m, char c)
{
    if (m->state == DASH)
        m->state = c == '-' ? EPILOGUE : REFUSED;
    else if (m->state == LINE_FEED)
        m->state = c == '\n' ? HEADERS : REFUSED;
    else if (c == '-' && m->state == DELIMITED)
        m->state = DASH;
    else if (c == '\r')
        m->state = LINE_FEED;
    else
        m->state = c == ' ' || c == '\t' ? PADDED : REFUSED;
    if (m->state == REFUSED)
        multipart_refuse(m, 400, "a boundary in the body must be followed by a line end");
}

bool multipart_feed(struct multipart *m, const char *data, size_t n)
{
    size_t i = 0;

    while (i < n && m->state != REFUSED && m->state != EPILOGUE) {
        switch (m->state) {
        case PREAMBLE:
        case CONTENT:
            i += content_take(m, data + i, n - i);
            break;
        case HEADERS:
            i += headers_take(m, data + i, n - i);
            break;
        default:
            delimited_take(m, data[i++]);
        }
    }
    return m->state != REFUSED;
}

bool multipart_end(struct multipart *m)
{
    if (m->state == REFUSED || m->state == EPILOGUE)
        return m->state == EPILOGUE;
    return multipart_refuse(m, 400, "the body must end with its boundary");
}
