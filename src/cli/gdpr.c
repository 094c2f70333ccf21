/* gdpr.c - `assay gdpr`: who is due to be forgotten, and forgetting them.
 *
 *   assay gdpr list --workspace W [--days N] [--json]
 *   assay gdpr erase --workspace W ID|EMAIL
 *   assay gdpr erase --workspace W --due [--days N]
 *
 * The list is that of the operation gdpr.list of the ESC family.  Rows are rewritten at once;
 * files follow by a job of the server (docs/how-to/gdpr.md).
 */
#include <string.h>
#include "cli/cli.h"
#include "core/json.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/erase.h"

#define USAGE                                                    \
    "gdpr list --workspace W [--days N] [--json]\n"              \
    "       assay gdpr erase --workspace W ID|EMAIL\n"           \
    "       assay gdpr erase --workspace W --due [--days N]"
#define DAYS_MAX 36500

struct erasing { int64_t id, at_ms; str email_fold; };
static const struct field erasing_fields[] = { FIELD(erasing, id), FIELD(erasing, email_fold) };
SHAPE(erasing);

static bool erase(struct call *c, void *arg)
{
    struct erasing *e = arg;

    if (e->email_fold.len)
        db_int_with(c, WITH(erasing, e), "SELECT id FROM person WHERE workspace_id = :workspace_id"
                    " AND email_fold = :email_fold", &e->id);
    return (e->id && person_erase(c, e->id, &e->at_ms)) ||
           fail(c, 404, NULL, "there is nobody with that id or address");
}

/* A page of those who are due, from `offset` on, as the operation shows it: an array that the
 * caller owns; NULL with the reason printed. */
static json_t *due_page(struct cli *cli, int64_t workspace, int64_t days, int64_t offset)
{
    struct call         *c = call_new(cli->server, workspace, "system");
    const struct family *family;
    const struct op     *op = cli_op(cli, "esc", "gdpr.list", &family);
    int64_t             *input = arena_alloc(c->mem, op->in->bytes);
    const char          *message = "";
    json_t              *page = NULL, *rows = NULL;

    *(int64_t *)field_at(shape_field(op->in, STR("older_than_days")), input) = days;
    c->family = family;
    c->offset = offset;
    if (!call_run(op, c, input))
        cli_failed(c);
    else if ((page = json_read(buf_end(&c->reply.body), JSON_DEPTH_MAX, &message)))
        rows = json_incref(json_object_get(page, "candidates"));
    json_decref(page);
    call_free(c);
    return rows;
}

/* The text of a member; "" when it is none. */
static const char *text_of(const json_t *row, const char *member)
{
    const char *text = json_string_value(json_object_get(row, member));

    return text ? text : "";
}

static void due_print(struct arena *mem, const json_t *row, bool json)
{
    if (json)
        puts(json_text(mem, row).data);
    else
        printf("%s  last active %.10s  due since %s  %s  %s\n", text_of(row, "id"), text_of(row, "last_activity"),
               text_of(row, "eligible_since"), text_of(row, "email"), text_of(row, "name"));
}

static int list(struct cli *cli, int64_t workspace, int64_t days, bool json)
{
    int64_t n = 0;
    size_t  got;

    do {
        json_t *rows = due_page(cli, workspace, days, n);
        size_t  i;
        json_t *row;

        if (!rows)
            return 1;
        json_array_foreach(rows, i, row)
            due_print(cli->mem, row, json);
        got = json_array_size(rows);
        n += (int64_t)got;
        json_decref(rows);
    } while (got);
    if (!json)
        printf("%lld people are due\n", (long long)n);
    return 0;
}

/* "cand_..." as the API spells it, or an address; false when it is neither. */
static bool who_read(struct arena *mem, str who, struct erasing *e)
{
    *e = (struct erasing){ 0 };
    if (str_starts(who, "cand_"))
        return id_read(str_from(who, 5), &e->id);
    e->email_fold = text_fold(mem, who);
    return text_is_email(who);
}

static bool erase_one(struct cli *cli, int64_t workspace, str who)
{
    struct call   *c = call_new(cli->server, workspace, "system");
    struct erasing e;
    bool           done;

    done = (who_read(c->mem, who, &e) || fail(c, 422, NULL, "that is neither an id nor an address")) &&
           call_write(c, erase, &e);
    if (!done)
        cli_failed(c);
    call_free(c);
    return done;
}

/* All who are due: whoever is forgotten is due no more, so the first page is asked for until it is empty. */
static int erase_due(struct cli *cli, int64_t workspace, int64_t days)
{
    int64_t n = 0;
    bool    more = true, good = true;

    while (more && good) {
        json_t *rows = due_page(cli, workspace, days, 0);
        size_t  i;
        json_t *row;

        if (!rows)
            return 1;
        json_array_foreach(rows, i, row) {
            good = good && erase_one(cli, workspace, json_str(json_object_get(row, "id")));
            n += good;
        }
        more = json_array_size(rows) > 0;
        json_decref(rows);
    }
    printf("%lld people are anonymised; their files follow while the server runs\n", (long long)n);
    return good ? 0 : 1;
}

int cli_gdpr(struct cli *cli)
{
    const char *text = config_option(cli->config, "--days");
    bool        json = config_switch(cli->config, "--json"), due = config_switch(cli->config, "--due");
    int64_t     days = INT_NULL, workspace = cli_workspace(cli);
    char      **args;
    int         n = config_args(cli->config, &args);
    const char *action = n > 0 ? args[0] : "";

    if (!workspace)
        return 1;
    if (text && (!str_to_int(str_of(text), &days) || days < 0 || days > DAYS_MAX))
        return cli_usage(USAGE);
    if (strcmp(action, "list") == 0 && n == 1)
        return list(cli, workspace, days, json);
    if (strcmp(action, "erase") == 0 && n == 1 && due)
        return erase_due(cli, workspace, days);
    if (strcmp(action, "erase") != 0 || n != 2 || due)
        return cli_usage(USAGE);
    if (!erase_one(cli, workspace, str_of(args[1])))
        return 1;
    puts("anonymised; files follow while the server runs");
    return 0;
}
