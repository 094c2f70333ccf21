/* demo.c - `assay demo`: the whole main job without a browser, each step printed.
 *
 * A server of its own on a free port with a throw-away store; everything goes
 * over HTTP, as a customer's program and a candidate's browser would do it.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "cli/cli.h"
#include "core/fetch.h"
#include "core/json.h"
#include "domain/attempt.h"

#define REQUEST_MAX     65536
#define WEBHOOK_WAIT_S  15
#define REPLY_MAX       (4u << 20)

/* --- the customer's receiver of webhooks --------------------------------- */

struct receiver {
    int             socket, port;
    pthread_t       thread;
    pthread_mutex_t lock;
    pthread_cond_t  came;
    char            request[REQUEST_MAX];
    size_t          len;
    bool            done;
};

/* Length of the whole request once its head has come, else 0. */
static size_t request_length(const char *text)
{
    const char *head_end = strstr(text, "\r\n\r\n"), *length = strcasestr(text, "\r\ncontent-length:");

    if (!head_end || !length || length > head_end)
        return 0;
    return (size_t)(head_end + 4 - text) + strtoul(length + 17, NULL, 10);
}

static void *receive(void *arg)
{
    static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    struct receiver *r = arg;
    int              peer = accept(r->socket, NULL, NULL);
    size_t           whole = 0;
    ssize_t          n;

    while (peer >= 0 && (!whole || r->len < whole) && r->len < REQUEST_MAX - 1 &&
           (n = read(peer, r->request + r->len, REQUEST_MAX - 1 - r->len)) > 0) {
        r->len += (size_t)n;
        r->request[r->len] = 0;
        whole = request_length(r->request);
    }
    if (peer >= 0 && write(peer, answer, sizeof answer - 1) > 0)
        shutdown(peer, SHUT_WR);
    if (peer >= 0)
        close(peer);
    pthread_mutex_lock(&r->lock);
    r->done = whole > 0;
    pthread_cond_signal(&r->came);
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

static bool receiver_open(struct receiver *r)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t          len = sizeof at;

    r->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (r->socket < 0 || bind(r->socket, (struct sockaddr *)&at, sizeof at) != 0 || listen(r->socket, 8) != 0 ||
        getsockname(r->socket, (struct sockaddr *)&at, &len) != 0)
        return false;
    r->port = ntohs(at.sin_port);
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->came, NULL);
    return pthread_create(&r->thread, NULL, receive, r) == 0;
}

static bool receiver_wait(struct receiver *r)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WEBHOOK_WAIT_S;
    pthread_mutex_lock(&r->lock);
    while (!r->done && pthread_cond_timedwait(&r->came, &r->lock, &until) == 0)
        ;
    pthread_mutex_unlock(&r->lock);
    return r->done;
}

static void receiver_close(struct receiver *r)
{
    shutdown(r->socket, SHUT_RDWR); /* ends an accept nobody came to */
    pthread_join(r->thread, NULL);
    close(r->socket);
}

/* --- the customer's and the candidate's requests ------------------------- */

struct demo_run {
    struct cli *cli;
    str         key; /* of the customer; null for the candidate */
    bool        failed;
};

/* Sends one request; the JSON of the reply, or NULL for other media or a failure. */
static json_t *ask(struct demo_run *d, const char *method, str path, str body, str *raw)
{
    struct arena       *mem = d->cli->mem;
    str                 url = d->cli->server->public_url;
    struct fetch_header headers[] = {
        { "Content-Type", STR("application/json") },
        { "Authorization", str_printf(mem, "Bearer %.*s", STR_ARG(d->key)) },
    };
    struct fetch f = { .url = str_printf(mem, "%.*s%.*s", STR_ARG(url), STR_ARG(path)), .method = method,
                       .headers = headers, .headers_n = d->key.len ? 2 : 1, .body = body, .allow = FETCH_PRIVATE,
                       .timeout_ms = 30000, .reply_max = REPLY_MAX };
    const char  *message;

    if (!fetch_run(mem, &f) || f.status >= 400) {
        fprintf(stderr, "assay: %s %.*s: %d %s %.*s\n", method, STR_ARG(path), f.status, f.error ? f.error : "",
                STR_ARG(f.reply));
        d->failed = true;
        return NULL;
    }
    if (raw)
        *raw = f.reply;
    return raw ? NULL : json_read(f.reply, JSON_DEPTH_MAX, &message);
}

static str member(struct demo_run *d, json_t *json, const char *name)
{
    return str_copy(d->cli->mem, json_str(json_object_get(json, name)));
}

static str answers_body(struct arena *mem)
{
    int        values[B5_ITEMS];
    struct buf b = BUF(mem);

    demo_answers(values);
    buf_text(&b, "{\"client\":\"demo\",\"answers\":[");
    for (int i = 0; i < B5_ITEMS; i++)
        buf_printf(&b, "%s{\"item_id\":\"" B5_ITEM_PREFIX "%d\",\"rev\":1,\"value\":%d,"
                   "\"at\":\"2026-01-01T00:%02d:%02dZ\"}", i ? "," : "", i + 1, values[i], i * 4 / 60, i * 4 % 60);
    buf_text(&b, "]}");
    return buf_end(&b);
}

static void results_print(json_t *json)
{
    json_t *dimension;
    size_t  i;

    json_array_foreach(json_object_get(json, "dimensions"), i, dimension) {
        double value = json_number_value(json_object_get(dimension, "value"));

        printf("     %-20s %5.1f  ", json_string_value(json_object_get(dimension, "name")), value);
        for (int mark = 20; mark < 80; mark += 2)
            putchar(mark <= value && value < mark + 2 ? '#' : mark == 50 ? '|' : '.');
        putchar('\n');
    }
}

static bool pdf_save(struct demo_run *d, str pdf, const char *path)
{
    FILE *file = fopen(path, "wb");
    bool  saved = file && fwrite(pdf.data, 1, pdf.len, file) == pdf.len;

    if (file && fclose(file) != 0)
        saved = false;
    d->failed |= !saved;
    return saved;
}

static void play(struct demo_run *d, struct receiver *receiver, const char *folder)
{
    struct arena *mem = d->cli->mem;
    str           key, invite, link, token, pdf = STR_NULL;
    json_t       *json;
    const char   *path = str_printf(mem, "%s/report.pdf", folder).data;

    json = ask(d, "POST", STR("/api/v1/register"),
               STR("{\"email\":\"hr@example.com\",\"company_name\":\"Example Ltd\"}"), NULL);
    key  = member(d, json, "api_key");
    json_decref(json);
    printf("1. registered Example Ltd, key %.*s...\n", 12, key.data ? key.data : "");

    d->key = key;
    json   = ask(d, "POST", STR("/api/v1/invites"),
                 str_printf(mem, "{\"email\":\"candidate@example.com\",\"first_name\":\"Ana\","
                            "\"last_name\":\"Conceição\",\"product_type\":\"pa-leadership\","
                            "\"callback_url\":\"http://127.0.0.1:%d/webhook\"}",
                            receiver->port), NULL);
    invite = member(d, json, "invite_id");
    link   = member(d, json, "invite_url");
    json_decref(json);
    printf("2. invited Ana Conceição: %.*s\n", STR_ARG(invite));
    if (d->failed)
        return;

    d->key = STR_NULL;
    token  = str_from(link, d->cli->server->public_url.len + 3);
    json_decref(ask(d, "POST", str_printf(mem, "/assay/v1/sittings/%.*s/start", STR_ARG(token)),
                    STR("{\"consent\":true,\"locale\":\"pt\"}"), NULL));
    json_decref(ask(d, "PUT", str_printf(mem, "/assay/v1/sittings/%.*s/answers", STR_ARG(token)), answers_body(mem),
                    NULL));
    json_decref(ask(d, "POST", str_printf(mem, "/assay/v1/sittings/%.*s/finish", STR_ARG(token)), STR("{}"), NULL));
    printf("3. the candidate started in Portuguese, answered %d items and finished\n", B5_ITEMS);

    d->key = key;
    json   = ask(d, "GET", str_printf(mem, "/api/v1/results/%.*s", STR_ARG(invite)), STR_NULL, NULL);
    printf("4. results, %zu dimensions (T scores, | is the mean of the norm group):\n",
           json_array_size(json_object_get(json, "dimensions")));
    results_print(json);
    json_decref(json);

    ask(d, "GET", str_printf(mem, "/api/v1/invites/%.*s/report", STR_ARG(invite)), STR_NULL, &pdf);
    if (!d->failed && pdf_save(d, pdf, path))
        printf("5. report, %zu KB: %s\n", pdf.len >> 10, path);

    if (receiver_wait(receiver))
        printf("6. the webhook came:\n%s\n", receiver->request);
    else
        d->failed = fputs("assay: the webhook did not come\n", stderr) >= 0;
}

int cli_demo(struct cli *cli)
{
    char             folder[] = "/tmp/assay-demo-XXXXXX";
    char            *argv[] = { "assay", "demo", "--data", folder, "--database", "", "--listen", "127.0.0.1:0",
                                "--outbound-private", "on", "--log", "off", "--public-url", "" };
    struct demo_run  d = { .cli = &(struct cli){ 0 } };
    struct receiver *receiver = ARENA_NEW(cli->mem, struct receiver);
    const char      *message = "";
    struct http     *http;

    d.cli->mem    = cli->mem;
    d.cli->config = mkdtemp(folder) ? config_new(sizeof argv / sizeof argv[0], argv, 2, &message) : NULL;
    if (!d.cli->config || !receiver_open(receiver)) {
        fprintf(stderr, "assay: the demo cannot start in %s: %s\n", folder, message);
        return 1;
    }
    d.cli->server = server_open(d.cli->config, cli->mem, true);
    http          = d.cli->server ? serve_open(d.cli) : NULL;
    if (http) {
        printf("Assay demo, store in %s, server on %.*s\n\n", folder, STR_ARG(d.cli->server->public_url));
        play(&d, receiver, folder);
        serve_close(d.cli, http);
    }
    if (d.cli->server)
        server_close(d.cli->server);
    receiver_close(receiver);
    config_free(d.cli->config);
    return http && !d.failed ? 0 : 1;
}
