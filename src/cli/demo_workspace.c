/* demo_workspace.c - what `assay serve --demo` shows a newcomer.
 *
 * A workspace with an administrator, a key, one finished example and one open
 * invitation.  Secrets are kept hashed in the store, so what has to be printed
 * again at the next start stands in DATA/demo.json, readable by its owner only.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/cli.h"
#include "core/json.h"
#include "core/random.h"
#include "domain/account.h"
#include "domain/attempt.h"

#define DEMO_EMAIL   "demo@example.com"
#define DEMO_CREDITS 1000
#define FILE_MAX     4096

void demo_answers(int answers[B5_ITEMS])
{
    uint32_t state = 20261122; /* a linear congruential generator: the same person each time */

    for (int i = 0; i < B5_ITEMS; i++) {
        int keyed;

        state      = state * 1664525u + 1013904223u;
        keyed      = 2 + (int)(state >> 24) % 4; /* 2..5, in the direction of the scale */
        if (i % 5 == B5_N)
            keyed = 6 - keyed; /* a calm person */
        answers[i] = b5_item_minus(i) ? 6 - keyed : keyed;
    }
}

struct making {
    struct account account;
    struct attempt example, open;
};

static void invitation_of(struct call *c, struct invitation *i, const char *email, const char *first, const char *last)
{
    *i = (struct invitation){ .email = str_of(email), .first_name = str_of(first), .last_name = str_of(last),
                              .product = STR("pa-leadership"), .language = STR("en"), .source = STR("api"),
                               .callback_form = STR("esc"),
                              .expires_at = c->now_ms + 365 * MS_PER_DAY };
}

/* Sits an attempt from start to end, as its candidate would. */
static bool sit(struct call *c, struct attempt *attempt)
{
    int            values[B5_ITEMS];
    struct answer *answers = ARENA_ARRAY(c->mem, struct answer, B5_ITEMS);

    demo_answers(values);
    if (!attempt_start(c, attempt, STR("candidate-1 en"), STR("en"), STR_NULL))
        return false;
    for (int i = 0; i < B5_ITEMS; i++)
        answers[i] = (struct answer){ .item_id = str_printf(c->mem, B5_ITEM_PREFIX "%d", i + 1), .client = STR("demo"),
                                      .value = str_printf(c->mem, "%d", values[i]), .rev = 1, .scored = 1,
                                      .at = { c->now_ms + (i + 1) * 4 * MS_PER_SECOND }, .attempt_id = attempt->id };
    attempt_answer(c, answers, B5_ITEMS);
    return attempt_finish(c, attempt);
}

static bool make_open(struct call *c, void *arg)
{
    struct attempt   *open = arg;
    struct invitation invitation;

    invitation_of(c, &invitation, "you@example.com", NULL, NULL);
    return attempt_invite(c, &invitation, open);
}

static bool make_all(struct call *c, void *arg)
{
    struct making    *m = arg;
    struct invitation invitation;

    if (!account_create(c, &m->account))
        return false;
    invitation_of(c, &invitation, "ada.lovelace@example.com", "Ada", "Lovelace");
    return attempt_invite(c, &invitation, &m->example) && sit(c, &m->example) && make_open(c, &m->open);
}

/* --- what is remembered -------------------------------------------------- */

static const char *file_path(struct cli *cli)
{
    return str_printf(cli->mem, "%s/demo.json", config_text(cli->config, SET_DATA)).data;
}

static bool file_write(struct cli *cli, const struct demo *demo, int64_t workspace)
{
    struct buf b = BUF(cli->mem);
    int        fd = open(file_path(cli), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool       written;

    buf_printf(&b, "{\"workspace_id\":\"%lld\",\"email\":", (long long)workspace);
    buf_json(&b, demo->email);
    buf_text(&b, ",\"password\":");
    buf_json(&b, demo->password);
    buf_text(&b, ",\"api_key\":");
    buf_json(&b, demo->api_key);
    buf_text(&b, ",\"token\":");
    buf_json(&b, demo->link);
    buf_text(&b, ",\"example_id\":");
    buf_json(&b, demo->example_id);
    buf_text(&b, "}\n");
    written = fd >= 0 && write(fd, b.data, b.len) == (ssize_t)b.len;
    if (fd >= 0)
        close(fd);
    return written;
}

/* Fills `demo` (its link is only the token here) from an earlier start. */
static bool file_read(struct cli *cli, struct demo *demo, int64_t *workspace)
{
    char        text[FILE_MAX];
    int         fd = open(file_path(cli), O_RDONLY | O_CLOEXEC);
    ssize_t     n = fd >= 0 ? read(fd, text, sizeof text) : -1;
    const char *message;
    json_t     *json = n > 0 ? json_read((str){ text, (size_t)n }, 4, &message) : NULL;

    if (fd >= 0)
        close(fd);
    if (!json)
        return false;
    demo->email      = str_copy(cli->mem, json_str(json_object_get(json, "email")));
    demo->password   = str_copy(cli->mem, json_str(json_object_get(json, "password")));
    demo->api_key    = str_copy(cli->mem, json_str(json_object_get(json, "api_key")));
    demo->link       = str_copy(cli->mem, json_str(json_object_get(json, "token")));
    demo->example_id = str_copy(cli->mem, json_str(json_object_get(json, "example_id")));
    n = str_to_int(json_str(json_object_get(json, "workspace_id")), workspace);
    json_decref(json);
    return n && demo->api_key.len && demo->link.len;
}

static const struct field demo_fields[] = { FIELD(demo, link) };
SHAPE(demo);

static bool is_open(struct call *c, void *arg)
{
    int64_t open = 0;

    db_int_with(c, WITH(demo, arg), "SELECT count(*) FROM attempt WHERE workspace_id = :workspace_id AND token = :link"
                " AND status IN ('invited', 'started') AND expires_at > :now_ms", &open);
    return open || fail(c, 404, NULL, "the invitation is used up");
}

static bool make(struct cli *cli, struct call *c, struct demo *demo)
{
    struct making making = { 0 };
    char          id[14];

    demo->email    = STR(DEMO_EMAIL);
    demo->password = token_new(cli->mem, 12);
    making.account = (struct account){ .name = STR("Demo Ltd"), .email = demo->email, .language = STR("en"),
                                       .source = STR("demo"), .credits = DEMO_CREDITS,
                                       .password = password_hash(cli->mem, demo->password) };
    if (!call_write(c, make_all, &making))
        return false;
    id_text(making.example.id, id);
    demo->example_id = str_printf(cli->mem, "inv_%s", id);
    demo->api_key    = str_copy(cli->mem, making.account.api_key);
    demo->link       = str_copy(cli->mem, making.open.token);
    return file_write(cli, demo, c->workspace_id);
}

bool demo_workspace(struct cli *cli, struct demo *demo)
{
    int64_t        workspace = 0;
    bool           known = file_read(cli, demo, &workspace), done = true;
    struct call   *c = call_new(cli->server, workspace, "system");
    struct attempt fresh = { 0 };

    if (!known) {
        done = make(cli, c, demo);
    } else if (!call_read(c, is_open, demo)) {
        done       = call_write(c, make_open, &fresh);
        demo->link = str_copy(cli->mem, fresh.token);
        done       = done && file_write(cli, demo, workspace);
    }
    if (!done)
        cli_failed(c);
    demo->link = str_printf(cli->mem, "%.*s/t/%.*s", STR_ARG(cli->server->public_url), STR_ARG(demo->link));
    call_free(c);
    return done;
}
