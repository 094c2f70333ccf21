/* client.c - requests to the server, many under way at once in one thread. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "core/clock.h"
#include "judge/artefact.h"
#include "judge/work.h"

#define TALK_BYTES   ((size_t)256 << 20)
#define TIMEOUT_MS   60000
#define PAUSE_MS     500
#define PAUSE_MS_MAX 15000
#define TOKEN_BYTES  4096

int64_t now_ms(void)
{
    return clock_monotonic_us() / 1000;
}

static bool is_own_machine(str url)
{
    static const char *const starts[] = { "http://127.", "http://localhost:", "http://localhost/", "http://[::1]" };
    size_t i;

    for (i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (str_starts(url, starts[i]))
            return true;
    return str_is(url, "http://localhost");
}

/* A token that crosses a network in the clear is anybody's. */
static bool is_private(str url)
{
    return str_starts(url, "https://") || is_own_machine(url);
}

static bool token_read(struct arena *mem, const char *path, str *token)
{
    str    text;
    size_t i;

    if (!file_read(mem, path, TOKEN_BYTES, &text))
        return false;
    *token = str_trim(text);
    for (i = 0; i < token->len; i++)
        if (token->data[i] <= ' ' || token->data[i] > '~')
            return false;
    return token->len > 0;
}

bool client_open(struct client *client, struct arena *mem, const char *server, const char *token_file,
                 const char **message)
{
    str         url = str_of(server), token;
    struct stat st;

    while (url.len > 0 && url.data[url.len - 1] == '/')
        url.len--;
    if (!fetch_url_allowed(url, FETCH_PRIVATE, message))
        return false;
    *message = "--server must be an https:// address, or an http:// one of this machine";
    if (!is_private(url))
        return false;
    *message = "--token-file must be a file that holds the token of `assay judge add`";
    if (!token_read(mem, token_file, &token))
        return false;
    if (stat(token_file, &st) == 0 && (st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        work_say("others may read %s: chmod 600 it", token_file);
    client->server        = str_z(mem, url);
    client->authorization = str_printf(mem, "Bearer %.*s", STR_ARG(token));
    client->multi         = fetch_multi_new();
    return true;
}

void client_close(struct client *client)
{
    fetch_multi_free(client->multi);
}

void talk_start(struct client *client, struct talk *talk, const char *method, str path, str body, size_t bytes_max)
{
    talk->mem        = arena_new(TALK_BYTES);
    talk->headers[0] = (struct fetch_header){ "Authorization", client->authorization };
    talk->headers[1] = (struct fetch_header){ "Content-Type", STR("application/json") };
    talk->f = (struct fetch){
        .url = str_printf(talk->mem, "%s/judge/v1/%.*s", client->server, STR_ARG(path)), .method = method,
        .headers = talk->headers, .headers_n = body.data != NULL ? 2 : 1, .body = body, .allow = FETCH_PRIVATE,
        .timeout_ms = TIMEOUT_MS, .reply_max = bytes_max,
    };
    fetch_multi_add(client->multi, talk->mem, &talk->f);
}

static void talk_end(struct talk *talk)
{
    arena_free(talk->mem);
    talk->mem = NULL;
}

void talk_stop(struct client *client, struct talk *talk)
{
    if (talk->mem == NULL)
        return;
    fetch_multi_remove(client->multi, &talk->f);
    talk_end(talk);
}

void talk_failed(struct talk *talk)
{
    talk->pause_ms = talk->pause_ms == 0 ? PAUSE_MS : talk->pause_ms * 2;
    if (talk->pause_ms > PAUSE_MS_MAX)
        talk->pause_ms = PAUSE_MS_MAX;
    talk->due_ms = now_ms() + talk->pause_ms;
}

void talk_succeeded(struct talk *talk)
{
    talk->pause_ms = 0;
    talk->due_ms   = 0;
}

bool talk_is_due(const struct talk *talk)
{
    return talk->mem == NULL && talk->due_ms <= now_ms();
}

void client_work(struct client *client, int wait_ms)
{
    struct fetch *f;

    fetch_multi_work(client->multi, wait_ms);
    while ((f = fetch_multi_take(client->multi)) != NULL) {
        struct talk *talk = (struct talk *)(void *)((char *)f - offsetof(struct talk, f));
        struct arena *mem = talk->mem;

        talk->mem = NULL; /* so that `done` may begin the next one */
        talk->done(talk, talk->arg);
        arena_free(mem);
    }
}
