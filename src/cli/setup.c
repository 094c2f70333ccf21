/* setup.c - `assay setup`: a workspace without a browser.
 *
 *   assay setup --workspace NAME --email E --password P [--credits N] [--language L] [--json]
 */
#include "cli/cli.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/account.h"
#include "domain/language.h"

#define USAGE "setup --workspace NAME --email E --password P [--credits N] [--language en|pt|es|de] [--json]"

static bool create(struct call *c, void *account)
{
    return account_create(c, account);
}

static void print(const struct account *account, bool json, struct arena *mem)
{
    struct buf b = BUF(mem);

    buf_printf(&b, json ? "{\"workspace_id\":\"%lld\",\"user_id\":\"%lld\",\"email\":" :
               "workspace  %lld\nuser       %lld\ne-mail     ", (long long)account->workspace_id,
               (long long)account->member_id);
    if (json)
        buf_json(&b, account->email);
    else
        buf_str(&b, account->email);
    buf_printf(&b, json ? ",\"api_key\":\"%.*s\"}" : "\nAPI key    %.*s   (shown only now)", STR_ARG(account->api_key));
    puts(buf_end(&b).data);
}

int cli_setup(struct cli *cli)
{
    const char    *name = config_option(cli->config, "--workspace"), *email = config_option(cli->config, "--email");
    const char    *password = config_option(cli->config, "--password");
    const char    *credits = config_option(cli->config, "--credits");
    const char    *language = config_option(cli->config, "--language");
    bool           json = config_switch(cli->config, "--json"), made;
    struct account account = { .source = STR("setup"), .credits = ACCOUNT_CREDITS_AT_FIRST };
    struct call   *c;

    if (!name || !*name || !email || !text_is_email(str_of(email)) || !password || !*password ||
        (credits && (!str_to_int(str_of(credits), &account.credits) || account.credits < 0)))
        return cli_usage(USAGE);
    account.name     = str_of(name);
    account.email    = str_of(email);
    account.language = str_of(language_near(str_of(language)));
    account.password = password_hash(cli->mem, str_of(password));
    c    = call_new(cli->server, 0, "system");
    made = call_write(c, create, &account);
    if (made)
        print(&account, json, c->mem);
    return cli_end(c, made);
}
