/* test_http.c - the transport over real sockets: framing, limits, connections,
 * uploads, stopping.  A small family stands in for the real ones. */
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "core/clock.h"
#include "http/server.h"
#include "op/call.h"
#include "op/wait.h"
#include <cmocka.h> /* last: its macro fail would rename the function of op.h */

#define REPLY_BYTES_MAX (512u << 10)
#define STREAM_BYTES    300000

/* --- a family of five operations ------------------------------------------ */

struct note { str text; struct upload file; double n; };
static const struct field note_fields[] = {
    FIELD(note, text, .max = 100000), FIELD(note, file, .flags = WRITEONLY), FIELD(note, n),
};
SHAPE(note);

static bool notes_get(struct call *c)
{
    return reply(c, &(struct note){ .text = STR("hello"), .n = 1 });
}

static bool notes_slow(struct call *c)
{
    const struct timespec time = { .tv_nsec = 300000000 };

    nanosleep(&time, NULL);
    return notes_get(c);
}

/* Shows the text back, and how many bytes the file on the disk has. */
static bool notes_echo(struct call *c)
{
    struct note note = *(struct note *)c->in;
    struct stat info;

    if (note.file.path.data != NULL && stat(note.file.path.data, &info) == 0)
        note.n = (double)info.st_size;
    return reply(c, &note);
}

static int64_t stream_read(void *arg, char *data, size_t room)
{
    size_t *left = arg, n = room < *left ? room : *left;

    memset(data, 'x', n);
    *left -= n;
    return (int64_t)n;
}

static bool notes_stream(struct call *c)
{
    size_t *left = ARENA_NEW(c->mem, size_t);

    *left   = STREAM_BYTES;
    c->reply = (struct reply){ .status = 200, .type = "text/csv", .stream = stream_read, .stream_arg = left };
    return true;
}

/* How often the operation below was run, and whether what it waits for is there. */
static atomic_int waiting_runs;
static atomic_bool waiting_there;

static bool notes_wait(struct call *c)
{
    struct note note = { .text = STR("came") };

    atomic_fetch_add(&waiting_runs, 1);
    if (!atomic_load(&waiting_there)) {
        if (call_wait(c, "note", 7, ((struct note *)c->in)->n > 0 ? 400 : 20000))
            return true;
        note.text = STR("nothing");
    }
    note.n = (double)call_waited(c);
    return reply(c, &note);
}

/* Brings it about in a transaction of its own. */
static bool notes_wake(struct call *c)
{
    struct note note = { .text = STR("woke") };

    atomic_store(&waiting_there, true);
    call_wake(c, "note", 7);
    return reply(c, &note);
}

#define ROW(name, verb, where, function, ...)                                                             \
    { OP(name), .method = verb, .path = where, .perm = PERM_PUBLIC, .status = 200, .run = function,      \
      .in = &note_shape, .out = &note_shape, __VA_ARGS__ }
static const struct op note_ops[] = {
    ROW("notes.get", GET, "/note", notes_get, .flags = 0),
    ROW("notes.slow", GET, "/slow", notes_slow, .flags = OP_SLOW),
    ROW("notes.echo", POST, "/echo", notes_echo, .flags = OP_FORM | OP_READS, .body_max = 100000),
    ROW("notes.wait", GET, "/wait", notes_wait, .flags = OP_WAITS),
    ROW("notes.wait_write", POST, "/wait", notes_wait, .flags = OP_WAITS),
    ROW("notes.wake", POST, "/wake", notes_wake, .flags = 0),
    ROW("notes.stream", GET, "/stream", notes_stream, .flags = OP_RAW),
    ROW("notes.later", POST, "/later", notes_echo, .flags = OP_FORM | OP_READS | OP_SLOW,
        .body_max = 2000000),
    { 0 }
};
static const struct op *const tables[] = { note_ops, NULL };
static const char *const      prefixes[] = { "/", NULL };

static void error_write(struct call *c, struct buf *out)
{
    buf_printf(out, "{\"error\":\"%s\"}", c->errors[0].message);
}

static const struct family  family = { .name = "test", .prefixes = prefixes, .ops = tables,
                                       .error = error_write, .invalid_body = 422, .invalid_query = 400,
                                       .auth_scheme = "Bearer" };
static const struct family *const families[] = { &family, NULL };

/* --- a server on a free port ---------------------------------------------- */

static struct arena *mem;
static struct server server;
static struct http  *http;
static char          data_dir[] = "/tmp/assay-http-XXXXXX";

static bool ready(struct server *s, struct buf *json)
{
    (void)s;
    buf_text(json, "{\"database\":true}");
    return true;
}

static int start(void **state)
{
    const char *message = "";
    const char *argv[]  = { "assay", "--log=off", "--data", mkdtemp(data_dir), "--listen=127.0.0.1:0" };

    (void)state;
    mem           = arena_new(256u << 20);
    server.config = config_new(5, (char **)(uintptr_t)argv, 1, &message);
    server.log    = log_new("off");
    server.pool   = pool_new(2);
    server.waits  = waits_new(false);
    server.router = router_new(families, mem, &message);
    server.db     = db_open(&(struct db_options){ .data = data_dir, .readers = 2 }, mem, &message);
    server.families   = families;
    server.now_ms     = clock_now_ms;
    server.started_ms = clock_now_ms();
    http = http_start(&server, &(struct http_options){ .checks = { .ready = ready } }, mem, &message);
    if (http == NULL)
        fprintf(stderr, "%s\n", message);
    return http == NULL;
}

static void data_remove(void)
{
    static const char *const names[] = { "assay.db", "assay.db-wal", "assay.db-shm" };
    size_t                   i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(str_printf(mem, "%s/%s", data_dir, names[i]).data);
    rmdir(str_printf(mem, "%s/tmp", data_dir).data);
    rmdir(data_dir);
}

static int stop(void **state)
{
    (void)state;
    if (http != NULL && !http_stop(http))
        return 1;
    pool_free(server.pool);
    db_close(server.db);
    log_free(server.log);
    config_free(server.config);
    data_remove();
    arena_free(mem);
    return 0;
}

/* --- a client that sends what it is told ----------------------------------- */

static int dial(void)
{
    struct sockaddr_in at   = { .sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(http)) };
    int                file = socket(AF_INET, SOCK_STREAM, 0);

    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){ .tv_sec = 5 }, sizeof(struct timeval));
    assert_int_equal(connect(file, (struct sockaddr *)&at, sizeof at), 0);
    return file;
}

static void send_all(int file, str text)
{
    ssize_t n;

    for (; text.len > 0; text = str_from(text, (size_t)n)) {
        n = send(file, text.data, text.len, MSG_NOSIGNAL);
        if (n <= 0)
            return; /* closed by the server: the reply says why */
    }
}

/* Everything up to the end of the connection. */
static char *receive_all(int file)
{
    char   *text = arena_alloc(mem, REPLY_BYTES_MAX + 1);
    size_t  len  = 0;
    ssize_t n;

    while (len < REPLY_BYTES_MAX && (n = recv(file, text + len, REPLY_BYTES_MAX - len, 0)) > 0)
        len += (size_t)n;
    close(file);
    return text;
}

/* Sends one or more requests, the last with "Connection: close"; returns all
 * replies as text. */
static char *exchange(str requests)
{
    int file = dial();

    send_all(file, requests);
    return receive_all(file);
}

static size_t count(const char *text, const char *part)
{
    size_t n = 0;

    for (; (text = strstr(text, part)) != NULL; text++)
        n++;
    return n;
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%.600s' should have '%s'", text, part);
}

#define HOST  " HTTP/1.1\r\nHost: x\r\n"
#define CLOSE HOST "Connection: close\r\n"

/* --- tests ----------------------------------------------------------------- */

static void test_answers(void **state)
{
    char *reply_text = exchange(STR("GET /note" CLOSE "X-Request-Id: mine-1\r\n\r\n"));

    (void)state;
    assert_has(reply_text, "HTTP/1.1 200 OK\r\n");
    assert_has(reply_text, "\r\nX-Request-Id: mine-1\r\n");
    assert_has(reply_text, "\r\nContent-Type: application/json\r\n");
    assert_has(reply_text, "\r\nX-Content-Type-Options: nosniff\r\n");
    assert_has(reply_text, "\r\n\r\n{\"text\":\"hello\",\"n\":1}");
    reply_text = exchange(STR("GET /n%6fte" CLOSE "X-Request-Id: not \"a\" word\r\n\r\n"));
    assert_has(reply_text, "hello");
    assert_null(strstr(reply_text, "word"));
    reply_text = exchange(STR("HEAD /note" CLOSE "\r\n"));
    assert_has(reply_text, "\r\nContent-Length: 22\r\n");
    assert_null(strstr(reply_text, "hello"));
    assert_has(exchange(STR("POST /echo" CLOSE "Content-Length: 12\r\n\r\n{\"text\":\"a\"}")),
               "{\"text\":\"a\"");
}

static void test_answers_wrong_paths_and_methods(void **state)
{
    char *reply_text;

    (void)state;
    assert_has(exchange(STR("GET /nothing" CLOSE "\r\n")), " 404 Not Found\r\n");
    assert_has(exchange(STR("GET /t" CLOSE "\r\n")), " 404 Not Found\r\n");
    assert_has(exchange(STR("GET /a/none.js" CLOSE "\r\n")), " 404 Not Found\r\n");
    assert_has(exchange(STR("GET /a/../note" CLOSE "\r\n")), " 404 Not Found\r\n");
    reply_text = exchange(STR("DELETE /echo" CLOSE "\r\n"));
    assert_has(reply_text, " 405 Method Not Allowed\r\n");
    assert_has(reply_text, "\r\nAllow: POST\r\n");
    assert_has(exchange(STR("BREW /note" CLOSE "\r\n")), "\r\nAllow: GET\r\n");
    reply_text = exchange(STR("OPTIONS /echo" CLOSE "\r\n"));
    assert_has(reply_text, " 204 No Content\r\n");
    assert_has(reply_text, "\r\nAllow: POST\r\n");
}

static void test_keeps_connections(void **state)
{
    char *replies = exchange(STR("GET /note" HOST "\r\nPOST /echo" HOST "Content-Length: 2\r\n\r\n{}"
                                 "GET /slow" HOST "\r\nPOST /echo" HOST "\r\nGET /nothing" HOST "\r\n"
                                 "GET /note" HOST "Content-Length: 3\r\n\r\nabc"
                                 "GET /healthz" CLOSE "\r\n"));

    (void)state;
    assert_int_equal(count(replies, "HTTP/1.1 200 OK\r\n"), 6);
    assert_int_equal(count(replies, "HTTP/1.1 404 Not Found\r\n"), 1);
    assert_int_equal(count(replies, "Connection: close"), 1);
}

static void test_refuses_two_lengths(void **state)
{
    (void)state;
    assert_has(exchange(STR("POST /echo" HOST "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")), " 400 ");
    assert_has(exchange(STR("POST /echo" HOST "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "0\r\n\r\n")), " 400 ");
    assert_has(exchange(STR("POST /echo" HOST "Content-Length: -2\r\n\r\n{}")), " 400 ");
}

/* A request with a body of `n` letters. */
static str with_body(const char *head, size_t n)
{
    struct buf b = BUF(mem);

    buf_printf(&b, "%sContent-Length: %zu\r\n\r\n", head, n);
    while (n-- > 0)
        buf_char(&b, 'a');
    return buf_end(&b);
}

static void test_refuses_long_bodies(void **state)
{
    struct buf b = BUF(mem);
    int        i;

    (void)state;
    assert_has(exchange(with_body("POST /echo" CLOSE, 100000)), " 400 "); /* no JSON, but not too long */
    assert_has(exchange(with_body("POST /echo" CLOSE, 100001)), " 413 ");
    assert_has(exchange(with_body("POST /echo" CLOSE, 3000000)), " 413 ");
    assert_has(exchange(STR("POST /echo" HOST "Content-Length: 99999999999\r\n\r\n")), " 413 ");
    assert_has(exchange(STR("POST /echo" HOST "Expect: 100-continue\r\nContent-Length: 200000\r\n\r\n")),
               "HTTP/1.1 413 ");
    buf_text(&b, "POST /echo" CLOSE "Transfer-Encoding: chunked\r\n\r\n");
    for (i = 0; i < 2000; i++)
        buf_printf(&b, "40\r\n%064d\r\n", i);
    buf_text(&b, "0\r\n\r\n");
    assert_has(exchange(buf_end(&b)), " 413 ");
    assert_has(exchange(with_body("POST /nothing" CLOSE, 3000000)), " 404 ");
}

static void test_refuses_long_headers(void **state)
{
    struct buf b = BUF(mem);
    int        i;

    (void)state;
    buf_text(&b, "GET /note" CLOSE "X: ");
    for (i = 0; i < 40000; i++)
        buf_char(&b, 'a');
    buf_text(&b, "\r\n\r\n");
    assert_has(exchange(buf_end(&b)), " 431 ");
}

static void test_asks_for_the_body(void **state)
{
    int   file = dial();
    char  text[64] = "";

    (void)state;
    send_all(file, STR("POST /echo" CLOSE "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
    assert_true(recv(file, text, sizeof text - 1, 0) > 0);
    assert_has(text, "HTTP/1.1 100 Continue\r\n");
    send_all(file, STR("{}"));
    assert_has(receive_all(file), "HTTP/1.1 200 OK\r\n");
}

/* How many files uploads have there, and how long they are together. */
static size_t files_in_tmp(off_t *bytes)
{
    const char    *folder = str_printf(mem, "%s/tmp", data_dir).data;
    DIR           *dir    = opendir(folder);
    size_t         n      = 0;
    struct dirent *entry;

    assert_non_null(dir);
    *bytes = 0;
    while ((entry = readdir(dir)) != NULL) {
        struct stat st = { 0 };

        if (entry->d_name[0] == '.')
            continue;
        n++;
        if (stat(str_printf(mem, "%s/%s", folder, entry->d_name).data, &st) == 0)
            *bytes += st.st_size;
    }
    closedir(dir);
    return n;
}

static str upload_request(const char *path, size_t bytes)
{
    struct buf body = BUF(mem), b = BUF(mem);
    size_t     i;

    buf_text(&body, "--b\r\nContent-Disposition: form-data; name=text\r\n\r\nhi\r\n--b\r\n"
                    "Content-Disposition: form-data; name=file; filename=x.bin\r\n\r\n");
    for (i = 0; i < bytes; i++)
        buf_char(&body, (char)(i % 251));
    buf_text(&body, "\r\n--b--\r\n");
    buf_printf(&b, "POST %s" CLOSE "Content-Type: multipart/form-data; boundary=b\r\n"
                   "Content-Length: %zu\r\n\r\n", path, body.len);
    buf_str(&b, buf_end(&body));
    return buf_end(&b);
}

static void test_uploads(void **state)
{
    const struct timespec step = { .tv_nsec = 20000000 };
    str                   cut  = upload_request("/later", 1500000);
    int                   file, tries;
    off_t                 bytes;

    (void)state;
    assert_has(exchange(upload_request("/later", 1500000)), "{\"text\":\"hi\",\"n\":1500000}");
    assert_has(exchange(upload_request("/echo", 200000)), " 413 ");
    assert_has(exchange(STR("POST /echo" CLOSE "Content-Type: multipart/form-data; boundary=b\r\n"
                            "Content-Length: 5\r\n\r\n--b\r\n")), "the body must end with its boundary");
    assert_has(exchange(STR("POST /echo" CLOSE "Content-Type: multipart/form-data\r\n"
                            "Content-Length: 5\r\n\r\n--b\r\n")), " 400 ");
    file = dial();
    send_all(file, (str){ cut.data, cut.len - 1000 });
    /* An end right behind data is seen only when the connection has idled too long. */
    for (tries = 0; (files_in_tmp(&bytes), bytes < 1400000) && tries < 500; tries++)
        nanosleep(&step, NULL);
    for (tries = 0; tries < 5; tries++)
        nanosleep(&step, NULL);
    close(file);
    for (tries = 0; files_in_tmp(&bytes) > 0 && tries < 500; tries++)
        nanosleep(&step, NULL);
    assert_int_equal(files_in_tmp(&bytes), 0);
}

static void test_streams(void **state)
{
    char *reply_text = exchange(STR("GET /stream HTTP/1.0\r\n\r\n"));

    (void)state;
    assert_has(reply_text, "Content-Type: text/csv\r\n");
    assert_int_equal(strspn(strstr(reply_text, "\r\n\r\n") + 4, "x"), STREAM_BYTES);
    assert_has(exchange(STR("HEAD /stream" CLOSE "\r\n")), " 200 OK");
}

static void test_health_and_metrics(void **state)
{
    char *reply_text;

    (void)state;
    assert_has(exchange(STR("GET /healthz" CLOSE "\r\n")), "\r\n\r\nok\n");
    assert_has(exchange(STR("GET /readyz" CLOSE "\r\n")), "{\"database\":true}");
    reply_text = exchange(STR("GET /metrics" CLOSE "\r\n"));
    assert_has(reply_text, "assay_requests_total{op=\"test.notes.get\",status=\"200\"} ");
    assert_has(reply_text, "assay_request_seconds_count{op=\"test.notes.get\"} ");
    assert_has(reply_text, "process_resident_memory_bytes ");
}

static void test_survives_clients_that_go_away(void **state)
{
    int file = dial(), other = dial();

    (void)state;
    send_all(file, STR("GET /slow" HOST "\r\n"));
    close(file);
    send_all(other, STR("GET /stream" HOST "\r\n"));
    close(other);
    assert_has(exchange(STR("GET /slow" CLOSE "\r\n")), "hello");
}

static void *ask_slowly(void *arg)
{
    *(char **)arg = exchange(STR("GET /slow" HOST "\r\n"));
    return NULL;
}

/* The last test: a request under way is answered though the server stops. */
/* Asks and does not wait for the reply. */
static int ask(str request)
{
    int file = dial();

    send_all(file, request);
    return file;
}

static void runs_reach(int n)
{
    const struct timespec step = { .tv_nsec = 5000000 };

    for (int i = 0; i < 1000 && atomic_load(&waiting_runs) < n; i++)
        nanosleep(&step, NULL);
    nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
    assert_int_equal(atomic_load(&waiting_runs), n);
}

/* Reads and writes wait for one topic and are woken by a transaction. */
static void test_waits_until_woken(void **state)
{
    int one, two;

    (void)state;
    atomic_store(&waiting_runs, 0);
    atomic_store(&waiting_there, false);
    one = ask(STR("GET /wait" CLOSE "\r\n"));
    two = ask(STR("POST /wait" CLOSE "Content-Length: 2\r\n\r\n{}"));
    runs_reach(2);
    assert_has(exchange(STR("GET /note" CLOSE "\r\n")), "hello"); /* nobody is held up */
    assert_has(exchange(STR("POST /wake" CLOSE "Content-Length: 2\r\n\r\n{}")), "woke");
    assert_has(receive_all(one), "{\"text\":\"came\",\"n\":7}");
    assert_has(receive_all(two), "{\"text\":\"came\",\"n\":7}");
    assert_int_equal(atomic_load(&waiting_runs), 4);
    atomic_store(&waiting_there, false);
}

static void test_waits_no_longer_than_asked(void **state)
{
    int64_t began_us = clock_monotonic_us();

    (void)state;
    assert_has(exchange(STR("GET /wait?n=1" CLOSE "\r\n")), "{\"text\":\"nothing\",\"n\":7}");
    assert_in_range(clock_monotonic_us() - began_us, 390000, 3000000);
}

/* Whose client has gone is not run again. */
static void test_forgets_who_has_gone(void **state)
{
    int file;

    (void)state;
    atomic_store(&waiting_runs, 0);
    file = ask(STR("GET /wait" CLOSE "\r\n"));
    runs_reach(1);
    close(file);
    nanosleep(&(struct timespec){ .tv_sec = 1, .tv_nsec = 200000000 }, NULL);
    assert_has(exchange(STR("POST /wake" CLOSE "Content-Length: 2\r\n\r\n{}")), "woke");
    runs_reach(1);
    atomic_store(&waiting_there, false);
}

static void test_lets_eight_of_a_caller_wait(void **state)
{
    int files[9];

    (void)state;
    atomic_store(&waiting_runs, 0);
    for (int i = 0; i < 8; i++) {
        files[i] = ask(STR("GET /wait" CLOSE "\r\n"));
        runs_reach(i + 1);
    }
    assert_has(exchange(STR("GET /wait" CLOSE "\r\n")), "nothing");
    assert_has(exchange(STR("POST /wake" CLOSE "Content-Length: 2\r\n\r\n{}")), "woke");
    for (int i = 0; i < 8; i++)
        assert_has(receive_all(files[i]), "came");
    atomic_store(&waiting_there, false);
}

static void test_stops_gracefully(void **state)
{
    const struct timespec begun = { .tv_nsec = 100000000 };
    pthread_t             client;
    char                 *reply_text = NULL;
    int                   waiting = ask(STR("GET /wait" CLOSE "\r\n"));

    (void)state;
    assert_int_equal(pthread_create(&client, NULL, ask_slowly, &reply_text), 0);
    nanosleep(&begun, NULL);
    assert_true(http_stop(http));
    http = NULL;
    pthread_join(client, NULL);
    assert_has(receive_all(waiting), "nothing"); /* who waits is answered at once */
    assert_has(reply_text, "hello");
    assert_has(reply_text, "Connection: close");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers), cmocka_unit_test(test_answers_wrong_paths_and_methods),
        cmocka_unit_test(test_keeps_connections), cmocka_unit_test(test_refuses_two_lengths),
        cmocka_unit_test(test_refuses_long_bodies), cmocka_unit_test(test_refuses_long_headers),
        cmocka_unit_test(test_asks_for_the_body), cmocka_unit_test(test_uploads),
        cmocka_unit_test(test_streams),
        cmocka_unit_test(test_health_and_metrics), cmocka_unit_test(test_survives_clients_that_go_away),
        cmocka_unit_test(test_waits_until_woken),
        cmocka_unit_test(test_waits_no_longer_than_asked),
        cmocka_unit_test(test_forgets_who_has_gone),
        cmocka_unit_test(test_lets_eight_of_a_caller_wait),
        cmocka_unit_test(test_stops_gracefully),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
