/* server.c - the HTTP server: bytes to calls and back.
 *
 * The only file that knows libmicrohttpd.  A connection has one exchange, which
 * is used again for each of its requests; it lives in an arena of its own,
 * rewound when a request is over.  The way of a request:
 *
 *   on_address   the first line came: remember its query as it is
 *   on_request   1. headers: open the call, refuse what is too large
 *                2. each piece of the body: into memory, or to upload.c
 *                3. all came: answer now, or suspend the connection and answer
 *                   when the call is done
 *   on_completed everything went out, or the connection broke: count, log, free
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "core/clock.h"
#include "core/random.h"
#include "http/compress.h"
#include "http/limits.h"
#include "http/listen.h"
#include "http/multipart.h"
#include "http/route.h"
#include "http/upload.h"
#include "op/call.h"
#include "op/wait.h"

#define EXCHANGE_BYTES_MAX ((size_t)1 << 30) /* bodies are limited by their operation, far below */
#define BODY_ROOM_FIRST    ((size_t)64 << 10) /* not more: a length that is only announced costs nothing */
#define STREAM_BLOCK_BYTES ((size_t)64 << 10)

struct http {
    struct server     *server;
    struct http_checks checks;
    struct web         web;
    struct MHD_Daemon *daemon;
    const char        *upload_folder;
    int                port;
    atomic_bool        stopping;
    atomic_int         open;    /* requests under way */
    atomic_int         waiting; /* of them: suspended until their call is done */
};

enum stage {
    STAGE_NEW,     /* nothing of the request is known but its first line */
    STAGE_BODY,    /* its body comes in */
    STAGE_WAITING, /* suspended; belongs to whoever answers the call */
    STAGE_ANSWERED
};

struct exchange {
    struct http           *http;
    struct MHD_Connection *connection;
    struct arena          *mem;
    struct arena_mark      empty; /* of mem: nothing but this struct */
    char                   address[INET6_ADDRSTRLEN];

    /* Of one request; zeroed when it is over. */
    struct {
        enum stage            stage;
        bool                  open;      /* counted in http->open */
        bool                  refused;   /* it came when the server was stopping already */
        bool                  options;   /* OPTIONS: told by the reply of a method that does not exist */
        bool                  too_large;
        bool                  last;      /* the connection is closed behind the reply */
        struct request        request;
        struct call          *call;      /* NULL for what is no operation */
        struct reply          own;       /* the reply then */
        const struct reply   *reply;
        struct metrics_row   *row;
        struct upload_reader *upload;
        struct pool_task      task;
        size_t                body_max;
        uint64_t              body_bytes; /* received */
        struct buf            body;
        int64_t               started_us, sent_bytes;
        char                  id[72];
    } now;
};

/* --- what a request says -------------------------------------------------- */

static str header(const struct request *r, const char *name)
{
    const struct exchange *x = r->http;
    const char            *value;
    size_t                 len;

    if (!MHD_lookup_connection_value_n(x->connection, MHD_HEADER_KIND, name, strlen(name), &value, &len))
        return STR_NULL;
    return (str){ value, len }; /* a header without a value gives NULL, as one that is absent */
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes %XX in a path, except a slash and NUL, which stay as they came: they
 * would change what the path says.  Most paths have none and are not copied. */
static str path_decode(struct arena *mem, str path)
{
    char  *text;
    size_t i, n = 0;
    int    high, low;

    if (!str_has(path, '%'))
        return path;
    text = arena_alloc(mem, path.len + 1);
    for (i = 0; i < path.len; i++) {
        high = path.data[i] == '%' && i + 2 < path.len ? hex_value(path.data[i + 1]) : -1;
        low  = high < 0 ? -1 : hex_value(path.data[i + 2]);
        if (low < 0 || high * 16 + low == 0 || high * 16 + low == '/') {
            text[n++] = path.data[i];
            continue;
        }
        text[n++] = (char)(high * 16 + low);
        i += 2;
    }
    return (str){ text, n };
}

/* Letters, digits and a few signs: fit for a header and a log as it is. */
static bool is_word(str s)
{
    size_t i;
    char   c;

    for (i = 0; i < s.len; i++) {
        c = s.data[i];
        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9')
            && memchr("-_.:", c, 4) == NULL)
            return false;
    }
    return s.len > 0;
}

/* The client's own request id when it is a plain word, else a new one. */
static str request_id(struct exchange *x)
{
    str id = header(&x->now.request, "X-Request-Id");

    if (is_word(id) && (int64_t)id.len <= limits[LIMIT_REQUEST_ID_BYTES].value) {
        memcpy(x->now.id, id.data, id.len);
        return (str){ x->now.id, id.len };
    }
    id_text(id_new(), x->now.id);
    return str_of(x->now.id);
}

/* METHOD_COUNT, which no path knows, stands for every other method. */
static enum method method_of(const char *method)
{
    int m;

    if (strcmp(method, "HEAD") == 0)
        return GET;
    for (m = 0; m < METHOD_COUNT; m++)
        if (strcmp(method, method_names[m]) == 0)
            return (enum method)m;
    return METHOD_COUNT;
}

struct framing { int lengths, codings; };

static enum MHD_Result framing_count(void *cls, enum MHD_ValueKind kind, const char *key, const char *value)
{
    struct framing *framing = cls;

    (void)kind;
    (void)value;
    if (str_is_nocase(str_of(key), "Content-Length"))
        framing->lengths++;
    else if (str_is_nocase(str_of(key), "Transfer-Encoding"))
        framing->codings++;
    return MHD_YES;
}

/* For a connection that is suspended: nobody reads from it meanwhile. */
static bool is_gone(const struct request *r)
{
    const struct exchange          *x    = r->http;
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct pollfd                   end  = { .fd = info->connect_fd, .events = POLLRDHUP };

    return poll(&end, 1, 0) > 0;
}

/* --- the reply ------------------------------------------------------------ */

static ssize_t stream_read(void *cls, uint64_t at, char *data, size_t room)
{
    struct exchange *x = cls;
    int64_t          n = x->now.reply->stream(x->now.reply->stream_arg, data, room);

    (void)at;
    if (n < 0)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (n == 0)
        return MHD_CONTENT_READER_END_OF_STREAM;
    x->now.sent_bytes += n;
    return (ssize_t)n;
}

/* The file of a reply; NULL when it cannot be read. */
static struct MHD_Response *file_response(struct exchange *x, str path)
{
    struct MHD_Response *response = NULL;
    struct stat          info;
    int                  file = open(str_z(x->mem, path), O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return NULL;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode))
        response = MHD_create_response_from_fd64((uint64_t)info.st_size, file);
    if (response == NULL)
        close(file);
    else
        x->now.sent_bytes = info.st_size;
    return response;
}

static struct MHD_Response *response_new(struct exchange *x, const struct reply *reply)
{
    static char empty[1];

    if (reply->file.data != NULL)
        return file_response(x, reply->file);
    if (reply->stream != NULL)
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK_BYTES, stream_read, x, NULL);
    x->now.sent_bytes = (int64_t)reply->body.len;
    return MHD_create_response_from_buffer(reply->body.len, reply->body.len > 0 ? reply->body.data : empty,
                                           MHD_RESPMEM_PERSISTENT);
}

/* Headers that every reply has, and those of this one. */
static bool headers_add(struct exchange *x, const struct reply *reply, struct MHD_Response *response)
{
    bool   good = true, cached = false;
    size_t i;

    good = MHD_add_response_header(response, "Server", "Assay") == MHD_YES
        && MHD_add_response_header(response, "X-Request-Id", x->now.id) == MHD_YES
        && MHD_add_response_header(response, "X-Content-Type-Options", "nosniff") == MHD_YES;
    if (reply->type != NULL && reply->status != 204 && reply->status != 304)
        good = good && MHD_add_response_header(response, "Content-Type", reply->type) == MHD_YES;
    for (i = 0; i < reply->headers_n && good; i++) {
        good   = MHD_add_response_header(response, reply->headers[i].name,
                                         str_z(x->mem, reply->headers[i].value)) == MHD_YES;
        cached = cached || strcmp(reply->headers[i].name, "Cache-Control") == 0;
    }
    if (!cached)
        good = good && MHD_add_response_header(response, "Cache-Control", "no-store") == MHD_YES;
    if (x->now.last || atomic_load_explicit(&x->http->stopping, memory_order_relaxed))
        good = good && MHD_add_response_header(response, "Connection", "close") == MHD_YES;
    return good;
}

/* Sends x->now.reply.  MHD_NO, which closes the connection, when that cannot be
 * done at all. */
static enum MHD_Result respond(struct exchange *x)
{
    struct MHD_Response *response;
    enum MHD_Result      result   = MHD_NO;

    if (x->now.call != NULL && x->now.reply == &x->now.call->reply)
        compress_reply(x->mem, &x->now.request, &x->now.call->reply); /* here, and not on the writer's thread */
    response = response_new(x, x->now.reply);
    if (response == NULL && x->now.call != NULL && x->now.reply->file.data != NULL) {
        call_refuse(x->now.call, 404, "the file is not there any more");
        response = response_new(x, x->now.reply);
    }
    if (response == NULL)
        return MHD_NO;
    if (headers_add(x, x->now.reply, response))
        result = MHD_queue_response(x->connection, (unsigned)x->now.reply->status, response);
    else
        LOG(x->http->server->log, LOG_ERROR, "a reply has a header that cannot be sent",
            LOG_TEXT("op", str_of(metrics_label(x->now.row))));
    MHD_destroy_response(response);
    return result;
}

static void reply_ready(struct exchange *x)
{
    x->now.reply = &x->now.call->reply;
    if (x->now.options && x->now.call->reply.status == 405) {
        x->now.call->reply.status   = 204; /* with the Allow of the 405 */
        x->now.call->reply.body.len = 0;
    }
}

/* --- answering ------------------------------------------------------------ */

static void answered_now(struct call *c, void *arg)
{
    (void)c;
    reply_ready(arg);
}

static void answered_later(struct call *c, void *arg)
{
    struct exchange *x    = arg;
    struct http     *http = x->http;

    (void)c;
    reply_ready(x);
    x->now.stage = STAGE_ANSWERED;
    MHD_resume_connection(x->connection);
    /* Only now, because http_stop must not stop what is suspended.  The
     * exchange may be over already. */
    atomic_fetch_sub(&http->waiting, 1);
}

/* On a worker: the disk takes its time. */
static void upload_task(struct pool_task *task)
{
    struct exchange *x = (struct exchange *)(void *)((char *)task - offsetof(struct exchange, now.task));

    if (upload_sync(x->now.upload)) {
        call_answer(x->now.call, answered_later, x);
        return;
    }
    call_refuse(x->now.call, 503, "uploads cannot be stored at the moment");
    answered_later(x->now.call, x);
}

/* Suspends the connection; from here on the exchange belongs to the answer. */
static enum MHD_Result answer_later(struct exchange *x)
{
    struct pool_task *task = &x->now.task;

    if (x->now.refused) {
        call_refuse(x->now.call, 503, "the server is stopping: send it again");
        x->now.last = true;
        reply_ready(x);
        return respond(x);
    }
    atomic_fetch_add(&x->http->waiting, 1);
    x->now.stage = STAGE_WAITING;
    MHD_suspend_connection(x->connection);
    if (x->now.upload != NULL && upload_has_files(x->now.upload)) {
        task->run = upload_task;
        pool_add(x->http->server->pool, task);
    } else {
        call_answer(x->now.call, answered_later, x);
    }
    return MHD_YES;
}

/* Makes x->now.upload the parts of the request; false with the reply made. */
static bool upload_complete(struct exchange *x)
{
    const char *message;
    int         status;

    if (x->now.upload == NULL)
        return true;
    if (!upload_end(x->now.upload, &status, &message)) {
        call_refuse(x->now.call, status, message);
        return false;
    }
    x->now.request.parts = upload_parts(x->now.upload, &x->now.request.parts_n);
    return true;
}

/* The whole request is here. */
static enum MHD_Result answer(struct exchange *x)
{
    struct call *c = x->now.call;

    if (x->now.reply != NULL)
        return respond(x);
    if (x->now.too_large) {
        call_too_large(c);
        reply_ready(x);
        return respond(x);
    }
    if (!upload_complete(x)) {
        reply_ready(x);
        return respond(x);
    }
    if (x->now.body.len > 0)
        x->now.request.body = buf_end(&x->now.body);
    if (!call_is_now(c))
        return answer_later(x);
    call_answer(c, answered_now, x);
    return respond(x);
}

/* --- the body ------------------------------------------------------------- */

static enum MHD_Result body_take(struct exchange *x, const char *data, size_t n)
{
    x->now.body_bytes += n;
    if (x->now.body_bytes > x->now.body_max + (uint64_t)limits[LIMIT_DRAIN_BYTES].value)
        return MHD_NO;
    if (x->now.body_max == 0)
        return MHD_YES; /* nobody wants it */
    if (x->now.body_bytes > x->now.body_max)
        x->now.too_large = true;
    if (x->now.too_large)
        return MHD_YES;
    if (x->now.upload != NULL)
        upload_feed(x->now.upload, data, n); /* a defect is asked for at the end */
    else
        buf_add(&x->now.body, data, n);
    return MHD_YES;
}

/* Decides about a body from its headers.  True: let it come in; false: the
 * reply is made and nothing is read. */
static bool body_admit(struct exchange *x)
{
    struct call   *c       = x->now.call;
    struct framing framing = { 0 };
    str            text    = header(&x->now.request, "Content-Length");
    int64_t        length  = 0;
    size_t         room;

    MHD_get_connection_values(x->connection, MHD_HEADER_KIND, framing_count, &framing);
    if (framing.lengths + framing.codings > 1
        || (text.data != NULL && (!str_to_int(text, &length) || length < 0))) {
        /* Two readers could see two different bodies: request smuggling. */
        call_refuse(c, 400, "the length of the body must be said once");
        x->now.last = true;
        return false;
    }
    x->now.too_large = x->now.body_max > 0 && (uint64_t)length > x->now.body_max;
    if ((uint64_t)length > x->now.body_max + (uint64_t)limits[LIMIT_DRAIN_BYTES].value
        || (x->now.too_large && header(&x->now.request, "Expect").data != NULL)) {
        call_too_large(c);
        x->now.last = true;
        return false;
    }
    if (x->now.body_max == 0 || x->now.too_large)
        return true;
    if (c->op != NULL && (c->op->flags & OP_FORM) && multipart_is(x->now.request.content_type)) {
        x->now.upload = upload_new(x->mem, x->http->upload_folder, x->now.request.content_type);
        if (x->now.upload == NULL) {
            call_refuse(c, 400, "the Content-Type of a multipart body must name its boundary");
            x->now.last = true;
        }
        return x->now.upload != NULL;
    }
    room = (size_t)length < BODY_ROOM_FIRST ? (size_t)length : BODY_ROOM_FIRST;
    x->now.body = (struct buf){ .mem = x->mem, .data = arena_alloc(x->mem, room + 1), .room = room + 1 };
    return true;
}

/* --- the way of a request ------------------------------------------------- */

static void open_request(struct exchange *x, const char *url, const char *method)
{
    struct request *r = &x->now.request;

    /* In this order: either http_stop sees this request and waits for it, or
     * the request sees that the server is stopping and is never suspended. */
    atomic_fetch_add(&x->http->open, 1);
    x->now.refused = atomic_load(&x->http->stopping);
    x->now.open    = true;
    x->now.options = strcmp(method, "OPTIONS") == 0;
    r->http        = x;
    r->header      = header;
    r->gone        = is_gone;
    r->method      = method_of(method);
    r->head        = strcmp(method, "HEAD") == 0;
    r->path        = path_decode(x->mem, str_of(url));
    r->address     = str_of(x->address);
    r->id          = request_id(x);
}

/* The headers came.  A reply made here would close the connection, so all but
 * refusals wait for the next callback, which follows at once. */
static enum MHD_Result begin(struct exchange *x, const char *url, const char *method)
{
    struct request    *r = &x->now.request;
    enum metrics_other other;
    bool               has_body;

    open_request(x, url, method);
    has_body = header(r, "Content-Length").data != NULL || header(r, "Transfer-Encoding").data != NULL;
    if (r->method == GET && route_web(&x->http->web, r, x->mem, &x->now.own, &other)) {
        x->now.row   = metrics_other_row(x->http->web.metrics, other);
        x->now.reply = &x->now.own;
        x->now.stage = STAGE_BODY;
        x->now.last  = has_body; /* its framing was not looked at */
        return MHD_YES;
    }
    r->content_type = header(r, "Content-Type");
    x->now.call     = call_open(x->http->server, r);
    x->now.row      = metrics_row(x->http->web.metrics, x->now.call->op);
    x->now.body_max = call_body_max(x->now.call);
    x->now.stage    = STAGE_BODY;
    if (!has_body || body_admit(x))
        return MHD_YES;
    reply_ready(x);
    return respond(x);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *data,
                                  size_t *data_bytes, void **context)
{
    struct exchange *x = *context;
    size_t           n = *data_bytes;

    (void)cls;
    (void)connection;
    (void)version;
    switch (x->now.stage) {
    case STAGE_NEW:
        return begin(x, url, method);
    case STAGE_BODY:
        *data_bytes = 0;
        return n > 0 ? body_take(x, data, n) : answer(x);
    case STAGE_ANSWERED:
        return respond(x);
    default:
        return MHD_NO;
    }
}

static struct exchange *exchange_of(struct MHD_Connection *connection)
{
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

/* The first line of a request came.  Its query is copied, because MHD cuts it
 * into pieces in place. */
static void *on_address(void *cls, const char *address, struct MHD_Connection *connection)
{
    struct exchange *x    = exchange_of(connection);
    str              rest = str_of(address);

    (void)cls;
    x->now.started_us = clock_monotonic_us();
    str_cut(&rest, '?');
    if (rest.len > 0)
        x->now.request.query = str_copy(x->mem, rest);
    return x;
}

/* Paths are decoded by path_decode, queries by whoever reads them. */
static size_t on_unescape(void *cls, struct MHD_Connection *connection, char *text)
{
    (void)cls;
    (void)connection;
    return strlen(text);
}

static void request_log(const struct exchange *x, int64_t us)
{
    struct log *log = x->http->server->log;

    if (log_has(log, LOG_INFO))
        LOG(log, LOG_INFO, "request", LOG_TEXT("request_id", x->now.request.id),
            LOG_TEXT("op", str_of(metrics_label(x->now.row))),
            LOG_NUMBER("workspace", x->now.call == NULL ? 0 : x->now.call->workspace_id),
            LOG_NUMBER("status", x->now.reply->status), LOG_NUMBER("us", us),
            LOG_NUMBER("bytes", x->now.sent_bytes));
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **context,
                         enum MHD_RequestTerminationCode code)
{
    struct exchange *x = *context;
    int64_t          us;

    (void)cls;
    (void)connection;
    (void)code; /* a reply that did not reach the client was an answer all the same */
    *context = NULL;
    if (x == NULL)
        return;
    if (x->now.reply != NULL) {
        us = clock_monotonic_us() - x->now.started_us;
        metrics_count(x->now.row, x->now.reply->status, us);
        request_log(x, us);
    }
    if (x->now.upload != NULL)
        upload_close(x->now.upload);
    if (x->now.call != NULL)
        call_close(x->now.call);
    if (x->now.open)
        atomic_fetch_sub_explicit(&x->http->open, 1, memory_order_relaxed);
    memset(&x->now, 0, sizeof x->now);
    arena_rewind(x->mem, x->empty);
}

/* --- connections ---------------------------------------------------------- */

static void address_write(struct exchange *x)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr     *address = info->client_addr;
    const struct sockaddr_in6 *six     = (const struct sockaddr_in6 *)(const void *)address;
    const struct sockaddr_in  *four    = (const struct sockaddr_in *)(const void *)address;

    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &four->sin_addr, x->address, sizeof x->address);
    else if (address->sa_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&six->sin6_addr))
        inet_ntop(AF_INET, &six->sin6_addr.s6_addr[12], x->address, sizeof x->address);
    else if (address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &six->sin6_addr, x->address, sizeof x->address);
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    struct arena    *mem;
    struct exchange *x = *context;

    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (x != NULL)
            arena_free(x->mem);
        return;
    }
    mem           = arena_new(EXCHANGE_BYTES_MAX);
    x             = ARENA_NEW(mem, struct exchange);
    x->mem        = mem;
    x->empty      = arena_mark(mem);
    x->http       = cls;
    x->connection = connection;
    address_write(x);
    *context = x;
}

/* --- starting and stopping ------------------------------------------------ */

static void on_message(void *cls, const char *format, va_list args)
{
    struct http *http = cls;
    char         text[256];

    vsnprintf(text, sizeof text, format, args);
    LOG(http->server->log, LOG_DEBUG, "http", LOG_TEXT("detail", str_trim(str_of(text))));
}

/* Adds the certificate to the options; false with a message. */
static bool tls_add(const struct config *config, struct MHD_OptionItem *options, size_t *n, struct arena *mem,
                    const char **message)
{
    const char *cert = config_text(config, SET_TLS_CERT), *key = config_text(config, SET_TLS_KEY);

    if (cert[0] == '\0' && key[0] == '\0')
        return true;
    if (cert[0] == '\0' || key[0] == '\0') {
        *message = "TLS_CERT and TLS_KEY must be set together";
        return false;
    }
    cert = listen_pem(cert, mem, message);
    key  = cert == NULL ? NULL : listen_pem(key, mem, message);
    if (key == NULL)
        return false;
    options[(*n)++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)cert };
    options[(*n)++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key };
    return true;
}

static unsigned threads_wanted(const struct http *http, const struct http_options *options)
{
    int64_t threads = options->threads > 0 ? options->threads : config_int(http->server->config, SET_THREADS);
    long    cores   = sysconf(_SC_NPROCESSORS_ONLN);

    if (threads == 0)
        threads = 2 * (cores > 0 ? cores : 1);
    return threads > 1 ? (unsigned)threads : 2; /* a pool of one is no pool for MHD */
}

static bool daemon_start(struct http *http, const struct http_options *options, int file, struct arena *mem,
                         const char **message)
{
    unsigned              flags    = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TURBO | MHD_USE_SUSPEND_RESUME
                                   | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem items[4] = { { MHD_OPTION_END, 0, NULL } };
    size_t                items_n  = 0;

    if (!tls_add(http->server->config, items, &items_n, mem, message))
        return false;
    if (items_n > 0)
        flags |= MHD_USE_TLS;
    items[items_n] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, NULL };
    http->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, http,
        MHD_OPTION_EXTERNAL_LOGGER, on_message, http,
        MHD_OPTION_LISTEN_SOCKET, file,
        MHD_OPTION_THREAD_POOL_SIZE, threads_wanted(http, options),
        MHD_OPTION_CONNECTION_LIMIT, listen_files((unsigned)limits[LIMIT_CONNECTIONS].value),
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)limits[LIMIT_IDLE_S].value,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)limits[LIMIT_HEADERS_BYTES].value,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, http,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, http,
        MHD_OPTION_URI_LOG_CALLBACK, on_address, http,
        MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, http,
        MHD_OPTION_ARRAY, items,
        MHD_OPTION_END);
    if (http->daemon == NULL)
        *message = items_n > 0 ? "cannot serve: TLS_CERT and TLS_KEY must be PEM files that fit each other"
                               : "cannot start the threads that serve";
    return http->daemon != NULL;
}

struct http *http_start(struct server *server, const struct http_options *options, struct arena *mem,
                        const char **message)
{
    struct http *http = ARENA_NEW(mem, struct http);
    const char  *at   = options->listen != NULL ? options->listen : config_text(server->config, SET_LISTEN);
    int          file;

    if (server->metrics == NULL)
        server->metrics = metrics_new(server->families, mem);
    http->server        = server;
    http->checks        = options->checks;
    http->web           = (struct web){ server, &http->checks, server->metrics,
                                        config_text(server->config, SET_WEB_DIR) };
    http->upload_folder = upload_folder(mem, config_text(server->config, SET_DATA));
    if (http->upload_folder == NULL) {
        *message = "cannot make the folder for uploads, DATA/tmp";
        return NULL;
    }
    file = listen_open(at, mem, message);
    if (file < 0)
        return NULL;
    http->port = listen_port(file);
    if (!daemon_start(http, options, file, mem, message)) {
        close(file);
        return NULL;
    }
    return http;
}

int http_port(const struct http *http)
{
    return http->port;
}

bool http_stop(struct http *http)
{
    const struct timespec step    = { .tv_nsec = 5000000 };
    int64_t               give_up = clock_monotonic_us() + limits[LIMIT_STOP_S].value * 1000000;
    MHD_socket            file;

    atomic_store(&http->stopping, true);
    waits_end(http->server->waits); /* who waits is answered now */
    file = MHD_quiesce_daemon(http->daemon);
    if (file != MHD_INVALID_SOCKET)
        close(file);
    while ((atomic_load(&http->open) > 0 || atomic_load(&http->waiting) > 0) && clock_monotonic_us() < give_up)
        nanosleep(&step, NULL);
    if (atomic_load(&http->waiting) > 0) {
        LOG(http->server->log, LOG_WARN, "stopped before every call was done",
            LOG_NUMBER("calls", atomic_load(&http->waiting)));
        return false;
    }
    MHD_stop_daemon(http->daemon);
    return true;
}
