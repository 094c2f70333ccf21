/* serve.c - `assay serve [--demo]`: migrates, then serves everything and runs the
 * background jobs, until SIGTERM or SIGINT.
 */
#include <signal.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include "cli/cli.h"
#include "domain/account.h"
#include "domain/judge_lease.h"
#include "http/metrics.h"
#include "http/server.h"
#include "jobs/jobs.h"

#define OUTBOX_AGE_MAX_S 3600

/* --- health -------------------------------------------------------------- */

static bool outbox_age(struct call *c, void *age_ms)
{
    return db_int(c, "SELECT coalesce(:now_ms - min(run_at), 0) FROM job WHERE run_at <= :now_ms AND tries = 0",
                  age_ms);
}

static bool judge_read(struct call *c, void *state)
{
    judge_state_read(c, state);
    return true;
}

static struct judge_state judge_state(struct server *server)
{
    struct judge_state state = { 0 };
    struct call       *c = call_new(server, 0, "system");

    if (!call_read(c, judge_read, &state))
        state = (struct judge_state){ 0 };
    call_free(c);
    return state;
}

/* A judge that is away is told, but the server answers all the same. */
static bool ready(struct server *server, struct buf *json)
{
    struct call       *c = call_new(server, 0, "system");
    int64_t            age_ms = 0;
    bool               database = call_read(c, outbox_age, &age_ms), disk;
    struct judge_state judge = judge_state(server);
    struct statvfs     fs;

    call_free(c);
    disk = statvfs(config_text(server->config, SET_DATA), &fs) == 0 && fs.f_bavail > 0;
    buf_printf(json, "{\"ready\":%s,\"database\":\"%s\",\"disk\":\"%s\",\"outbox_age_s\":%lld,"
               "\"judge\":{\"workers\":%lld,\"queued\":%lld,\"oldest_s\":%lld}}",
               database && disk && server->ready ? "true" : "false", database ? "ok" : "down", disk ? "ok" : "full",
               (long long)(age_ms / 1000), (long long)judge.workers, (long long)judge.queued,
               (long long)(judge.oldest_ms / 1000));
    return database && disk && server->ready;
}

static void gauges(struct server *server, struct buf *out)
{
    struct db_stats    stats;
    struct judge_state judge = judge_state(server);

    db_stats(server->db, &stats);
    metrics_gauge(out, "assay_store_units", "Transactions run.", (double)stats.units);
    metrics_gauge(out, "assay_store_batches", "Commits they were grouped into.", (double)stats.batches);
    metrics_gauge(out, "assay_store_retries", "Transactions run again.", (double)stats.retries);
    metrics_gauge(out, "assay_store_queued", "Transactions waiting for the writer.", (double)stats.queued);
    metrics_gauge(out, "assay_judge_workers", "Workers of the judge that live.", (double)judge.workers);
    metrics_gauge(out, "assay_judge_slots", "Programs that they run at once.", (double)judge.slots);
    metrics_gauge(out, "assay_judge_queued", "Programs that wait for a worker.", (double)judge.queued);
    metrics_gauge(out, "assay_judge_leased", "Programs being judged.", (double)judge.leased);
    metrics_gauge(out, "assay_judge_oldest_seconds", "How long the oldest has waited.", (double)judge.oldest_ms / 1000);
}

static void wake(struct server *server)
{
    struct jobs *jobs = server->jobs;

    if (jobs)
        jobs_wake(jobs);
}

/* --- what a newcomer is told --------------------------------------------- */

/* A link for whoever starts an empty server; none, and none of before, when there is a workspace. */
static bool setup_link(struct call *c, void *token)
{
    int64_t n = 0;

    db_int(c, "SELECT count(*) FROM workspace", &n);
    if (n)
        setup_token_forget(c);
    else
        *(str *)token = setup_token_create(c);
    return true;
}

static bool demo_print(struct cli *cli)
{
    struct demo demo;
    str         url = cli->server->public_url;

    if (!demo_workspace(cli, &demo))
        return false;
    printf("\nDemo workspace\n"
           "  sign in          %.*s  password %.*s   (for the admin app to come)\n"
           "  API key          %.*s\n"
           "  take one now     %.*s\n"
           "  finished example %.*s\n\n"
           "Invite somebody:\n"
           "  curl -X POST %.*s/api/v1/invites -H 'Authorization: Bearer %.*s' -H 'Content-Type: application/json' "
           "-d '{\"email\":\"candidate@example.com\",\"product_type\":\"pa-leadership\"}'\n\n"
           "See the example's results and report:\n"
           "  curl %.*s/api/v1/results/%.*s -H 'Authorization: Bearer %.*s'\n"
           "  curl -o report.pdf %.*s/api/v1/invites/%.*s/report -H 'Authorization: Bearer %.*s'\n\n",
           STR_ARG(demo.email), STR_ARG(demo.password), STR_ARG(demo.api_key), STR_ARG(demo.link),
           STR_ARG(demo.example_id), STR_ARG(url), STR_ARG(demo.api_key), STR_ARG(url), STR_ARG(demo.example_id),
           STR_ARG(demo.api_key), STR_ARG(url), STR_ARG(demo.example_id), STR_ARG(demo.api_key));
    return true;
}

static void setup_hint(struct cli *cli)
{
    struct call *c = call_new(cli->server, 0, "system");
    str          token = STR_NULL;

    if (call_write(c, setup_link, &token) && token.len)
        printf("\nThere is no workspace yet.  Make it in a browser with this link, once and within a day:\n"
               "  %.*s/setup#%.*s\n"
               "or here:\n"
               "  assay setup --workspace NAME --email YOU@COMPANY --password PASSWORD --data %s\n\n",
               STR_ARG(cli->server->public_url), STR_ARG(token), config_text(cli->config, SET_DATA));
    call_free(c);
}

/* The address we listen on, with the port we really got. */
static str address(struct cli *cli, int port)
{
    str listen = str_of(config_text(cli->config, SET_LISTEN));

    while (listen.len && listen.data[listen.len - 1] != ':')
        listen.len--;
    return str_printf(cli->mem, "%s://%.*s%d", *config_text(cli->config, SET_TLS_CERT) ? "https" : "http",
                      STR_ARG(listen), port);
}

/* The address people reach us under, now that the port is known. */
static void url_settle(struct cli *cli, int port)
{
    if (!*config_text(cli->config, SET_PUBLIC_URL))
        cli->server->public_url = address(cli, port);
    if (!str_starts(cli->server->public_url, "https://") && !str_starts(cli->server->public_url, "http://127.") &&
        !str_starts(cli->server->public_url, "http://localhost"))
        fputs("assay: the public address is plain http: put TLS in front, or set TLS_CERT and TLS_KEY\n", stderr);
}

struct http *serve_open(struct cli *cli)
{
    struct server      *server = cli->server;
    struct http_options options = { .checks = { ready, gauges } };
    const char         *message = "";
    struct http        *http = http_start(server, &options, cli->mem, &message);

    if (!http) {
        fprintf(stderr, "assay: %s\n", message);
        return NULL;
    }
    url_settle(cli, http_port(http));
    server->wake  = wake;
    server->jobs  = jobs_start(server);
    server->ready = true;
    return http;
}

void serve_close(struct cli *cli, struct http *http)
{
    cli->server->ready = false;
    if (!http_stop(http))
        _exit(1); /* a call is still running: nothing may be freed under it */
    if (cli->server->jobs)
        jobs_stop(cli->server->jobs);
    cli->server->jobs = NULL;
}

int cli_serve(struct cli *cli)
{
    bool         demo = config_switch(cli->config, "--demo"), good = true;
    struct http *http = serve_open(cli);
    sigset_t     signals;
    int          got;

    if (!http)
        return 1;
    printf("listening on %s\n", address(cli, http_port(http)).data);
    if (demo)
        good = demo_print(cli);
    else
        setup_hint(cli);
    fflush(stdout);
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    if (good)
        sigwait(&signals, &got); /* both are blocked in every thread since main */
    LOG(cli->server->log, LOG_INFO, "stopping", LOG_NUMBER("pid", getpid()));
    serve_close(cli, http);
    return good ? 0 : 1;
}
