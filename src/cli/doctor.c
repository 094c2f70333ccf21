/* doctor.c - `assay doctor`: is this installation fit to serve?
 *
 * Each check prints one line: ok, warning or failure with what to do about it.
 */
#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include "cli/cli.h"
#include "core/fetch.h"
#include "domain/judge_lease.h"
#include "report/report.h"

#define DISK_FREE_MIN  (512ull << 20)
#define FILES_OPEN_MIN 4096

enum finding { OK, WARNING, FAILURE };

__attribute__((format(printf, 2, 3)))
static enum finding say(enum finding finding, const char *format, ...)
{
    static const char *const words[] = { "ok       ", "warning  ", "FAILURE  " };
    va_list args;

    fputs(words[finding], stdout);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    return finding;
}

static enum finding check_disk(struct cli *cli)
{
    const char    *data = config_text(cli->config, SET_DATA);
    struct statvfs fs;
    uint64_t       bytes;

    if (access(data, W_OK) != 0 || statvfs(data, &fs) != 0)
        return say(FAILURE, "the data folder %s cannot be written to: %s", data, strerror(errno));
    bytes = (uint64_t)fs.f_bavail * fs.f_frsize;
    if (bytes < DISK_FREE_MIN)
        return say(WARNING, "only %llu MB are free in %s", (unsigned long long)(bytes >> 20), data);
    return say(OK, "data folder %s, %llu MB free", data, (unsigned long long)(bytes >> 20));
}

static enum finding check_store(struct cli *cli)
{
    const char *message = "";

    if (!db_check(cli->server->db, cli->mem, &message))
        return say(FAILURE, "the store is damaged: %s: restore a backup", message);
    return say(OK, "store %s, schema up to date", db_name(cli->server->db));
}

static enum finding check_url(struct cli *cli)
{
    str url = cli->server->public_url;

    if (!str_starts(url, "https://") && !str_starts(url, "http://127.0.0.1") && !str_starts(url, "http://localhost"))
        return say(WARNING, "PUBLIC_URL %.*s is plain http: cameras and offline reload will not work", STR_ARG(url));
    return say(OK, "public address %.*s", STR_ARG(url));
}

static enum finding check_tls(struct cli *cli)
{
    const char *cert = config_text(cli->config, SET_TLS_CERT), *key = config_text(cli->config, SET_TLS_KEY);

    if (!*cert && !*key)
        return say(OK, "no TLS here: a proxy in front does it");
    if (access(cert, R_OK) != 0 || access(key, R_OK) != 0)
        return say(FAILURE, "TLS_CERT or TLS_KEY cannot be read: %s", strerror(errno));
    return say(OK, "TLS with %s", cert);
}

static enum finding check_mail(struct cli *cli)
{
    if (!*config_text(cli->config, SET_SMTP_URL))
        return say(WARNING, "SMTP_URL is not set: mail is written to %s/mail and not sent",
                   config_text(cli->config, SET_DATA));
    if (strstr(config_text(cli->config, SET_MAIL_FROM), "@localhost"))
        return say(WARNING, "MAIL_FROM is %s: others will not take mail from it",
                   config_text(cli->config, SET_MAIL_FROM));
    return say(OK, "mail goes out by SMTP");
}

static enum finding check_outbound(struct cli *cli)
{
    if (config_on(cli->config, SET_OUTBOUND_PRIVATE))
        return say(WARNING, "OUTBOUND_PRIVATE is on: webhooks may reach private addresses");
    return say(OK, "webhooks reach public addresses only");
}

static bool judge_read(struct call *c, void *state)
{
    judge_state_read(c, state);
    return true;
}

/* Needed by those alone who ask for programs. */
static enum finding check_judge(struct cli *cli)
{
    struct judge_state state = { 0 };
    struct call       *c = call_new(cli->server, 0, "system");
    bool               known = call_read(c, judge_read, &state);

    call_free(c);
    if (!known)
        return say(FAILURE, "the queue of the judge cannot be read");
    if (state.queued && !state.workers)
        return say(FAILURE, "%lld programs wait for a judge, the oldest for %lld s: no worker is connected",
                   (long long)state.queued, (long long)(state.oldest_ms / 1000));
    if (!state.workers)
        return say(WARNING, "no judge worker is connected: code and SQL cannot be run"
                   " (assay judge add, assay-judge work)");
    return say(OK, "%lld judge workers, %lld programs at once; %lld wait, the oldest for %lld s",
               (long long)state.workers, (long long)state.slots, (long long)state.queued,
               (long long)(state.oldest_ms / 1000));
}

static enum finding check_files(struct cli *cli)
{
    struct rlimit limit;

    (void)cli;
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < FILES_OPEN_MIN)
        return say(WARNING, "only %llu files may be open: ulimit -n %d", (unsigned long long)limit.rlim_cur,
                   FILES_OPEN_MIN);
    return say(OK, "%llu files may be open", (unsigned long long)limit.rlim_cur);
}

/* Draws a report: fonts and the PDF library are there when it comes out. */
static enum finding check_report(struct cli *cli)
{
    struct b5_result result;
    int              answers[B5_ITEMS];
    struct report    report = { .language = "en", .candidate = STR("Doctor"), .company = STR("Assay"),
                                .completed_ms = cli->server->started_ms,
                                .printed_ms = cli->server->started_ms };
    struct buf       document = BUF(cli->mem);
    str              pdf;

    demo_answers(answers);
    b5_score(answers, NULL, "pooled", &result);
    b5_result_json(&document, &result);
    pdf = report_pdf(cli->mem, &report, &instrument_b5, buf_end(&document));
    if (!pdf.data)
        return say(FAILURE, "a PDF report cannot be drawn: install fonts-dejavu-core");
    return say(OK, "reports can be drawn (%zu KB)", pdf.len >> 10);
}

int cli_doctor(struct cli *cli)
{
    static enum finding (*const checks[])(struct cli *) = { check_store, check_disk, check_url, check_tls, check_mail,
                                                            check_outbound, check_judge, check_files, check_report };
    enum finding worst = OK;

    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        enum finding found = checks[i](cli);

        worst = found > worst ? found : worst;
    }
    return worst == FAILURE ? 1 : 0;
}
