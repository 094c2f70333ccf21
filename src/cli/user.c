/* user.c - `assay user`: who signs in to work for a workspace.
 *
 *   assay user list --workspace W [--json]
 *   assay user create --workspace W --email E [--name N] [--role R] [--password P]
 *   assay user password --workspace W --email E [--password P]
 *   assay user remove --workspace W --email E
 *
 * Without --password one is made and printed; `--password -` reads it from standard input.
 */
#include <string.h>
#include "cli/cli.h"
#include "core/clock.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/account.h"

#define USAGE                                                                                      \
    "user list --workspace W [--json]\n"                                                           \
    "       assay user create --workspace W --email E [--name N] [--role " MEMBER_ROLES "]"        \
    " [--password P|-]\n"                                                                          \
    "       assay user password --workspace W --email E [--password P|-]\n"                        \
    "       assay user remove --workspace W --email E"
#define MEMBERS_MAX    10000
#define PASSWORD_CHARS 16
#define LINE_BYTES_MAX 1024

static bool list(struct call *c, void *arg)
{
    *(struct list *)arg = db_rows(c, "SELECT id, email, name, role, password, created_at FROM member"
                                  " WHERE workspace_id = :workspace_id ORDER BY id", &member_shape, MEMBERS_MAX);
    return true;
}

static bool create(struct call *c, void *member)
{
    return member_create(c, member);
}

static bool password(struct call *c, void *arg)
{
    struct member *m = arg;

    return member_password(c, m->email, m->password);
}

static bool remove_one(struct call *c, void *arg)
{
    return member_remove(c, ((struct member *)arg)->email);
}

static void row_print(struct call *c, const struct member *m, bool json)
{
    struct buf b = BUF(c->mem);

    if (json) {
        buf_printf(&b, "{\"user_id\":\"%lld\",\"email\":", (long long)m->id);
        buf_json(&b, m->email);
        buf_text(&b, ",\"name\":");
        buf_json(&b, m->name);
        buf_printf(&b, ",\"role\":\"%.*s\",\"can_sign_in\":%s,\"created_at\":\"", STR_ARG(m->role),
                   m->password.len ? "true" : "false");
        clock_write(&b, m->created_at.ms, 0);
        buf_text(&b, "\"}");
    } else {
        clock_write(&b, m->created_at.ms, 0);
        buf_printf(&b, "  %-8.*s  %-11s  %.*s%s%.*s", STR_ARG(m->role), m->password.len ? "" : "no password",
                   STR_ARG(m->email), m->name.len ? "  " : "", STR_ARG(m->name));
    }
    puts(buf_end(&b).data);
}

static bool is_role(str role)
{
    str rest = STR(MEMBER_ROLES);

    while (rest.len)
        if (str_eq(str_cut(&rest, '|'), role))
            return true;
    return false;
}

/* The password that was given, or one made now; false with the reason printed. */
static bool password_take(struct cli *cli, str *given, bool *made)
{
    const char *text = config_option(cli->config, "--password");
    char        line[LINE_BYTES_MAX];

    *made  = !text;
    *given = text ? str_of(text) : token_new(cli->mem, PASSWORD_CHARS);
    if (text && strcmp(text, "-") == 0) {
        if (!fgets(line, sizeof line, stdin))
            line[0] = '\0';
        line[strcspn(line, "\r\n")] = '\0';
        *given = str_copy(cli->mem, str_of(line));
    }
    if (str_chars(*given) >= PASSWORD_CHARS_MIN)
        return true;
    fprintf(stderr, "assay: password: must have at least %d characters\n", PASSWORD_CHARS_MIN);
    return false;
}

/* Runs one of the changes; the password is hashed before, outside of the transaction. */
static int change(struct cli *cli, struct call *c, const char *action, struct member *m)
{
    bool with_password = strcmp(action, "remove") != 0, made = false;
    str  secret = STR_NULL;

    if (with_password && !password_take(cli, &secret, &made))
        return 2;
    if (with_password)
        m->password = password_hash(cli->mem, secret);
    if (!call_write(c, !with_password ? remove_one : strcmp(action, "create") == 0 ? create : password, m))
        return cli_failed(c);
    if (made)
        printf("password  %.*s   (shown only now)\n", STR_ARG(secret));
    return 0;
}

int cli_user(struct cli *cli)
{
    const char   *email = config_option(cli->config, "--email"), *name = config_option(cli->config, "--name");
    const char   *role = config_option(cli->config, "--role");
    bool          json = config_switch(cli->config, "--json");
    struct member m = { .email = str_of(email), .name = str_of(name ? name : ""),
                        .role = str_of(role ? role : "admin") };
    int64_t       workspace = cli_workspace(cli);
    struct list   rows = { 0 };
    struct call  *c;
    char        **args;
    const char   *action = config_args(cli->config, &args) > 0 ? args[0] : "";
    bool          changes = strcmp(action, "create") == 0 || strcmp(action, "password") == 0 ||
                   strcmp(action, "remove") == 0;
    int           status;

    if (!workspace)
        return 1;
    if ((!changes && strcmp(action, "list") != 0) || (changes && !(email && text_is_email(m.email))) ||
        !is_role(m.role))
        return cli_usage(USAGE);
    c = call_new(cli->server, workspace, "system");
    if (changes) {
        status = change(cli, c, action, &m);
    } else {
        status = call_read(c, list, &rows) ? 0 : cli_failed(c);
        for (size_t i = 0; i < rows.n; i++)
            row_print(c, (const struct member *)rows.items + i, json);
    }
    call_free(c);
    return status;
}
