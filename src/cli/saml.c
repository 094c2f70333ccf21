/* saml.c - `assay saml`: identity providers of a workspace, and whether passwords are good there.
 *
 *   assay saml list --workspace W
 *   assay saml set --workspace W --metadata FILE --domains a.example,b.example [--role R]
 *   assay saml remove --workspace W ID
 *   assay saml passwords --workspace W on|off
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"
#include "core/text.h"
#include "domain/account.h"
#include "domain/saml.h"

#define USAGE                                                                                        \
    "saml list --workspace W\n"                                                                      \
    "       assay saml set --workspace W --metadata FILE --domains a.example,b.example [--role user|" \
    MEMBER_ROLES "]\n"                                                                               \
    "       assay saml remove --workspace W ID\n"                                                    \
    "       assay saml passwords --workspace W on|off"

static bool list(struct call *c, void *arg)
{
    *(struct list *)arg = saml_providers(c);
    return true;
}

static bool set(struct call *c, void *provider)
{
    return saml_provider_set(c, provider);
}

static bool remove_one(struct call *c, void *provider)
{
    return saml_provider_remove(c, ((struct saml_provider *)provider)->id);
}

static bool passwords(struct call *c, void *provider)
{
    if (((struct saml_provider *)provider)->id)
        db_exec(c, "UPDATE workspace SET password_login = 1 WHERE id = :workspace_id");
    else
        db_exec(c, "UPDATE workspace SET password_login = 0 WHERE id = :workspace_id");
    return true;
}

/* The id as auth.saml takes it. */
static void id_print(int64_t id)
{
    printf("00000000%016llx", (unsigned long long)id);
}

static bool metadata_read(struct cli *cli, const char *path, str *text)
{
    FILE *file = path ? fopen(path, "rb") : NULL;
    char *room = arena_alloc(cli->mem, SAML_METADATA_MAX + 2);

    if (!file)
        return false;
    *text = (str){ room, fread(room, 1, SAML_METADATA_MAX + 1, file) };
    fclose(file);
    return text->len > 0;
}

/* "A.example, b.example" -> "a.example b.example"; false when it holds none, or what is none. */
static bool domains_read(struct cli *cli, const char *given, str *domains)
{
    struct buf b = BUF(cli->mem);
    str        rest = str_of(given);
    int        n = 0;

    while (rest.len) {
        str one = text_fold(cli->mem, str_cut(&rest, ','));

        if (!text_is_email(str_printf(cli->mem, "x@%.*s", STR_ARG(one))) || ++n > SAML_DOMAINS_MAX)
            return false;
        buf_printf(&b, "%s%.*s", b.len ? " " : "", STR_ARG(one));
    }
    *domains = buf_end(&b);
    return n > 0;
}

/* What is to be done with what; NULL when it was asked wrongly. */
static bool (*action_read(struct cli *cli, struct saml_provider *p))(struct call *c, void *arg)
{
    const char *metadata = config_option(cli->config, "--metadata"), *domains = config_option(cli->config, "--domains");
    const char *role = config_option(cli->config, "--role");
    char      **args;
    int         n = config_args(cli->config, &args);

    p->role = str_of(role ? role : "user");
    if (n == 1 && strcmp(args[0], "set") == 0)
        return metadata_read(cli, metadata, &p->metadata) && domains_read(cli, domains, &p->domains) &&
               (perm_of_role(p->role) || str_is(p->role, "user")) ? set : NULL;
    if (n == 2 && strcmp(args[0], "remove") == 0)
        return (p->id = strtoll(args[1], NULL, 16)) > 0 ? remove_one : NULL;
    if (n == 2 && strcmp(args[0], "passwords") == 0 && (strcmp(args[1], "on") == 0 || strcmp(args[1], "off") == 0)) {
        p->id = strcmp(args[1], "on") == 0;
        return passwords;
    }
    return NULL;
}

static int change(struct cli *cli, int64_t workspace)
{
    struct saml_provider p = { 0 };
    bool (*action)(struct call *c, void *arg) = action_read(cli, &p);
    struct call         *c;
    int                  status;

    if (!action)
        return cli_usage(USAGE);
    c      = call_new(cli->server, workspace, "system");
    status = call_write(c, action, &p) ? 0 : cli_failed(c);
    if (status == 0 && action == set) {
        id_print(p.id);
        printf("  %.*s\n", STR_ARG(p.entity_id));
    }
    call_free(c);
    return status;
}

int cli_saml(struct cli *cli)
{
    int64_t                     workspace = cli_workspace(cli);
    struct list                 all = { 0 };
    const struct saml_provider *one;
    struct call                *c;
    char                      **args;
    int                         status;

    if (!workspace)
        return 1;
    if (config_args(cli->config, &args) != 1 || strcmp(args[0], "list") != 0)
        return change(cli, workspace);
    c      = call_new(cli->server, workspace, "system");
    status = call_read(c, list, &all) ? 0 : cli_failed(c);
    one    = all.items;
    for (size_t i = 0; i < all.n; i++) {
        id_print(one[i].id);
        printf("  %-8.*s  %.*s  %.*s\n", STR_ARG(one[i].role), STR_ARG(one[i].entity_id), STR_ARG(one[i].domains));
    }
    call_free(c);
    return status;
}
