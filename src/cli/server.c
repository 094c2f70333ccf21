/* server.c - opening and closing the state of the process. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "api/ops.h"
#include "cli/cli.h"
#include "core/clock.h"
#include "core/random.h"
#include "op/call.h"
#include "op/wait.h"
#include "core/cache.h"
#include "domain/authored.h"

#define POOL_THREADS_MAX 64

static int threads(const struct config *config)
{
    int64_t asked = config_int(config, SET_THREADS);

    if (asked <= 0)
        asked = 2 * sysconf(_SC_NPROCESSORS_ONLN);
    return asked > POOL_THREADS_MAX ? POOL_THREADS_MAX : (int)asked;
}

/* Makes DATA and its folders; false with the reason printed. */
static bool folders_make(const char *data, struct arena *mem)
{
    static const char *const names[] = { "", "/mail", "/media", "/tmp" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *path = str_printf(mem, "%s%s", data, names[i]).data;

        if (mkdir(path, 0700) != 0 && errno != EEXIST) {
            fprintf(stderr, "assay: cannot make the folder %s: %s\n", path, strerror(errno));
            return false;
        }
    }
    return true;
}

static str public_url(const struct config *config, struct arena *mem)
{
    str url = str_of(config_text(config, SET_PUBLIC_URL));

    if (!url.len)
        return str_printf(mem, "%s://%s", *config_text(config, SET_TLS_CERT) ? "https" : "http",
                          config_text(config, SET_LISTEN));
    while (url.len && url.data[url.len - 1] == '/')
        url.len--;
    return str_copy(mem, url);
}

static void log_store(void *arg, const char *message)
{
    LOG(arg, LOG_WARN, "store", LOG_TEXT("detail", str_of(message)));
}

struct server *server_open(struct config *config, struct arena *mem, bool migrate)
{
    struct server    *server = ARENA_NEW(mem, struct server);
    const char       *url = config_text(config, SET_DATABASE);
    const char       *message = "unknown reason";
    struct db_options options = { .data = config_text(config, SET_DATA), .url = *url ? url : NULL,
                                  .readers = 2 * threads(config) + 4, .log = log_store };
    int               pending;

    server->config     = config;
    server->log        = log_new(config_text(config, SET_LOG));
    server->families   = families;
    server->now_ms     = clock_now_ms;
    server->started_ms = clock_now_ms();
    server->public_url = public_url(config, mem);
    options.log_arg    = server->log;
    id_node_set((int)config_int(config, SET_NODE_ID));
    if (!folders_make(options.data, mem))
        return NULL;
    if (ops_check(families) > 0)
        return NULL;
    server->router = router_new(families, mem, &message);
    server->db     = server->router ? db_open(&options, mem, &message) : NULL;
    if (!server->db) {
        fprintf(stderr, "assay: %s\n", message);
        return NULL;
    }
    pending = db_migrate(server->db, !migrate, mem, &message);
    if (pending < 0 || (!migrate && pending > 0)) {
        fprintf(stderr, "assay: %s\n",
                pending < 0 ? message : "the store is older than the program: run assay migrate");
        db_close(server->db);
        return NULL;
    }
    server->pool         = pool_new(threads(config));
    server->prepare_pool = pool_new((threads(config) + 1) / 2);
    server->waits        = waits_new(db_is_postgres(server->db));
    server->rates        = rates_new();
    server->sessions     = sessions_new();
    server->authored     = authored_new();
    server->cache        = cache_new();
    return server;
}

void server_close(struct server *server)
{
    waits_free(server->waits);
    pool_free(server->prepare_pool);
    pool_free(server->pool);
    db_close(server->db);
    rates_free(server->rates);
    authored_free(server->authored);
    cache_free(server->cache);
    sessions_free(server->sessions);
    log_free(server->log);
}

int cli_failed(const struct call *c)
{
    for (size_t i = 0; i < c->errors_n; i++)
        fprintf(stderr, "assay: %s%s%s\n", c->errors[i].field ? c->errors[i].field : "",
                c->errors[i].field ? ": " : "", c->errors[i].message);
    return 1;
}

int cli_end(struct call *c, bool done)
{
    if (!done)
        cli_failed(c);
    call_free(c);
    return done ? 0 : 1;
}

int cli_usage(const char *usage)
{
    fprintf(stderr, "usage: assay %s\n", usage);
    return 2;
}

const struct op *cli_op(struct cli *cli, const char *family, const char *id, const struct family **out)
{
    for (size_t f = 0; cli->server->families[f]; f++) {
        *out = cli->server->families[f];
        for (size_t t = 0; strcmp((*out)->name, family) == 0 && (*out)->ops[t]; t++)
            for (const struct op *op = (*out)->ops[t]; op->id; op++)
                if (strcmp(op->id, id) == 0)
                    return op;
    }
    abort(); /* the caller names one of this program */
}

struct workspace_key { str name; int64_t id; };
static const struct field workspace_key_fields[] = { FIELD(workspace_key, name), FIELD(workspace_key, id) };
SHAPE(workspace_key);

static bool workspace_find(struct call *c, void *arg)
{
    struct workspace_key *key = arg;

    return db_int_with(c, WITH(workspace_key, key), "SELECT id FROM workspace WHERE id = :id OR name = :name"
                       " ORDER BY id LIMIT 1", &key->id) || fail(c, 404, "workspace", "there is no such workspace");
}

int64_t cli_workspace(struct cli *cli)
{
    const char          *text = config_option(cli->config, "--workspace");
    struct workspace_key key = { .name = str_of(text) };
    struct call         *c;

    if (!text) {
        cli_usage("... --workspace ID_OR_NAME");
        return 0;
    }
    if (!str_to_int(key.name, &key.id))
        key.id = 0;
    c = call_new(cli->server, 0, "system");
    if (!call_read(c, workspace_find, &key)) {
        cli_failed(c);
        key.id = 0;
    }
    call_free(c);
    return key.id;
}
