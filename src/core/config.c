/* config.c - the settings: flag, environment variable, line of assay.conf.
 *
 * One row a setting; what `assay config` and the manual print comes from here.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/arena.h"
#include "core/buf.h"
#include "core/config.h"

#define CONFIG_BYTES_MAX (4u << 20)
#define FILE_BYTES_MAX   (256u << 10)
#define ARGS_MAX         1024
#define TEXT_BYTES_MAX   4096

enum kind { TEXT, NUMBER, ON_OFF, CHOICE, ADDRESS, URL, SECRET };

static const struct row {
    const char *name;
    enum kind   kind;
    const char *initial;
    const char *doc;
    const char *wrong;    /* what to say when the value is malformed */
    int64_t     min, max; /* NUMBER */
    const char *one_of;   /* CHOICE: "open|closed" */
} rows[SET_COUNT] = {
    [SET_LISTEN]           = { "LISTEN", ADDRESS, "127.0.0.1:8080", "address and port to serve on",
                               "LISTEN must be host:port or [IPv6]:port, such as 127.0.0.1:8080" },
    [SET_DATA]             = { "DATA", TEXT, "./data", "folder of the store, media and assay.conf",
                               "DATA must name a folder" },
    [SET_DATABASE]         = { "DATABASE", URL, "", "postgresql:// URL; SQLite in DATA when not set",
                               "DATABASE must be a postgresql:// URL" },
    [SET_PUBLIC_URL]       = { "PUBLIC_URL", URL, "", "address under which people reach this server",
                               "PUBLIC_URL must be an http or https URL" },
    [SET_TLS_CERT]         = { "TLS_CERT", TEXT, "", "certificate chain, a PEM file",
                               "TLS_CERT must name a file" },
    [SET_TLS_KEY]          = { "TLS_KEY", TEXT, "", "private key of TLS_CERT, a PEM file",
                               "TLS_KEY must name a file" },
    [SET_SMTP_URL]         = { "SMTP_URL", URL, "", "smtp:// or smtps:// URL; without it mail goes to files",
                               "SMTP_URL must be an smtp:// or smtps:// URL" },
    [SET_MAIL_FROM]        = { "MAIL_FROM", TEXT, "Assay <assay@localhost>", "sender of mail",
                               "MAIL_FROM must be an e-mail address, with or without a name" },
    [SET_OUTBOUND_PRIVATE] = { "OUTBOUND_PRIVATE", ON_OFF, "off", "let webhooks reach private addresses",
                               "OUTBOUND_PRIVATE must be on or off" },
    [SET_REGISTER]         = { "REGISTER", CHOICE, "open", "whether anybody may register a workspace",
                               "REGISTER must be open or closed", .one_of = "open|closed" },
    [SET_REGISTER_CREDITS] = { "REGISTER_CREDITS", NUMBER, "10", "credits of a workspace that registers",
                               "REGISTER_CREDITS must be a whole number from 0 to 1000000000", 0,
                               1000000000 },
    [SET_RATE_LIMITS]      = { "RATE_LIMITS", ON_OFF, "off", "limit requests per address and key",
                               "RATE_LIMITS must be on or off" },
    [SET_NODE_ID]          = { "NODE_ID", NUMBER, "0", "number of this server among those of one database",
                               "NODE_ID must be a whole number from 0 to 1023", 0, 1023 },
    [SET_LOG]              = { "LOG", CHOICE, "info", "lowest level that is logged",
                               "LOG must be debug, info, warn, error or off",
                               .one_of = "debug|info|warn|error|off" },
    [SET_THREADS]          = { "THREADS", NUMBER, "0", "threads that serve requests; 0 = twice the cores",
                               "THREADS must be a whole number from 0 to 1024", 0, 1024 },
    [SET_WEB_DIR]          = { "WEB_DIR", TEXT, "", "folder to serve web files from, for development",
                               "WEB_DIR must name a folder" },
    [SET_S3_URL]           = { "S3_URL", URL, "", "bucket for media; DATA/media when it is not set",
                               "S3_URL must be an http or https URL" },
    [SET_S3_KEY]           = { "S3_KEY", TEXT, "", "access key of S3_URL", "S3_KEY must be one line" },
    [SET_S3_SECRET]        = { "S3_SECRET", SECRET, "", "secret key of S3_URL",
                               "S3_SECRET must be one line" },
    [SET_AI_URL]           = { "AI_URL", URL, "", "OpenAI-compatible service that drafts and summarises",
                               "AI_URL must be an http or https URL" },
    [SET_AI_KEY]           = { "AI_KEY", SECRET, "", "key of AI_URL", "AI_KEY must be one line" },
    [SET_AI_MODEL]         = { "AI_MODEL", TEXT, "", "model asked of AI_URL", "AI_MODEL must be one line" },
    [SET_STRIPE_KEY]       = { "STRIPE_KEY", SECRET, "", "secret key of Stripe",
                               "STRIPE_KEY must be one line" },
    [SET_STRIPE_WEBHOOK_SECRET] = { "STRIPE_WEBHOOK_SECRET", SECRET, "", "secret of Stripe's webhooks",
                               "STRIPE_WEBHOOK_SECRET must be one line" },
    [SET_STRIPE_URL]       = { "STRIPE_URL", URL, "https://api.stripe.com", "address of Stripe's API",
                               "STRIPE_URL must be an http or https URL" },
    [SET_WORDPRESS_URL]    = { "WORDPRESS_URL", URL, "", "WordPress site whose articles are shown",
                               "WORDPRESS_URL must be an http or https URL" },
    [SET_CONTACT_EMAIL]    = { "CONTACT_EMAIL", TEXT, "", "address that requests of companies are mailed to",
                               "CONTACT_EMAIL must be an e-mail address" },
    [SET_CEP_URL]          = { "CEP_URL", URL, "", "service that finds Brazilian postal codes",
                               "CEP_URL must be an http or https URL" },
    [SET_GOOGLE_URL] = { "GOOGLE_URL", URL, "https://accounts.google.com", "issuer of Google's sign-in",
                               "GOOGLE_URL must be an http or https URL" },
    [SET_GOOGLE_CLIENT_ID] = { "GOOGLE_CLIENT_ID", TEXT, "", "id of this server at Google",
                               "GOOGLE_CLIENT_ID must be one line" },
    [SET_GOOGLE_CLIENT_SECRET] = { "GOOGLE_CLIENT_SECRET", SECRET, "", "secret of this server at Google",
                               "GOOGLE_CLIENT_SECRET must be one line" },
    [SET_LINKEDIN_URL] = { "LINKEDIN_URL", URL, "https://www.linkedin.com/oauth", "issuer of LinkedIn's sign-in",
                               "LINKEDIN_URL must be an http or https URL" },
    [SET_LINKEDIN_CLIENT_ID] = { "LINKEDIN_CLIENT_ID", TEXT, "", "id of this server at LinkedIn",
                               "LINKEDIN_CLIENT_ID must be one line" },
    [SET_LINKEDIN_CLIENT_SECRET] = { "LINKEDIN_CLIENT_SECRET", SECRET, "", "secret of this server at LinkedIn",
                               "LINKEDIN_CLIENT_SECRET must be one line" },
    [SET_GITHUB_URL] = { "GITHUB_URL", URL, "https://github.com", "address of GitHub's sign-in",
                               "GITHUB_URL must be an http or https URL" },
    [SET_GITHUB_API_URL] = { "GITHUB_API_URL", URL, "https://api.github.com", "address of GitHub's API",
                               "GITHUB_API_URL must be an http or https URL" },
    [SET_GITHUB_CLIENT_ID] = { "GITHUB_CLIENT_ID", TEXT, "", "id of this server at GitHub",
                               "GITHUB_CLIENT_ID must be one line" },
    [SET_GITHUB_CLIENT_SECRET] = { "GITHUB_CLIENT_SECRET", SECRET, "", "secret of this server at GitHub",
                               "GITHUB_CLIENT_SECRET must be one line" },
    [SET_FACEBOOK_URL] = { "FACEBOOK_URL", URL, "https://graph.facebook.com/v21.0", "address of Facebook's Graph API",
                               "FACEBOOK_URL must be an http or https URL" },
    [SET_FACEBOOK_CLIENT_ID] = { "FACEBOOK_CLIENT_ID", TEXT, "", "id of this server at Facebook",
                               "FACEBOOK_CLIENT_ID must be one line" },
    [SET_FACEBOOK_CLIENT_SECRET] = { "FACEBOOK_CLIENT_SECRET", SECRET, "", "secret of this server at Facebook",
                               "FACEBOOK_CLIENT_SECRET must be one line" },
    [SET_DATASET_MB]       = { "DATASET_MB", NUMBER, "20", "most MB of an SQL dataset as gzip; ten times that unpacked",
                               "DATASET_MB must be a whole number from 1 to 100", 1, 100 },
};

struct config {
    struct arena *mem;
    const char   *values[SET_COUNT];
    int64_t       numbers[SET_COUNT];
    char        **args;
    int           args_n;
};

/* --- reading one value ---------------------------------------------------- */

static bool is_port(str text)
{
    int64_t port;

    return str_to_int(text, &port) && text.data[0] != '-' && port <= 65535;
}

/* host:port, [::1]:port, :port; the port stands behind the last colon. */
static bool is_address(str text)
{
    size_t at = text.len;

    while (at > 0 && text.data[at - 1] != ':')
        at--;
    if (at == 0 || !is_port(str_from(text, at)))
        return false;
    text.len = at - 1;
    if (str_starts(text, "["))
        return text.len > 2 && str_ends(text, "]");
    return !str_has(text, ':');
}

static bool is_one_of(str text, const char *one_of)
{
    str rest = str_of(one_of);

    while (rest.data != NULL)
        if (str_eq(text, str_cut(&rest, '|')))
            return true;
    return false;
}

static bool is_on(str text)
{
    return str_is_nocase(text, "on") || str_is_nocase(text, "yes") || str_is_nocase(text, "true")
        || str_is(text, "1");
}

static bool is_off(str text)
{
    return text.len == 0 || str_is_nocase(text, "off") || str_is_nocase(text, "no")
        || str_is_nocase(text, "false") || str_is(text, "0");
}

static bool is_url(str text)
{
    str rest = text, scheme = str_cut(&rest, ':');

    return text.len == 0 || (scheme.len > 0 && str_starts(rest, "//") && rest.len > 2);
}

static bool is_line(str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7f)
            return false;
    return text.len <= TEXT_BYTES_MAX;
}

/* Takes a value over when it is well-formed; says what is wrong otherwise. */
static bool value_set(struct config *config, int s, str text, const char **message)
{
    const struct row *row  = &rows[s];
    bool              good = is_line(text);

    switch (row->kind) {
    case NUMBER:
        good = good && str_to_int(text, &config->numbers[s]) && config->numbers[s] >= row->min
            && config->numbers[s] <= row->max;
        break;
    case ON_OFF:
        good = good && (is_on(text) || is_off(text));
        break;
    case CHOICE:
        good = good && is_one_of(text, row->one_of);
        break;
    case ADDRESS:
        good = good && is_address(text);
        break;
    case URL:
        good = good && is_url(text);
        break;
    case TEXT:
        good = good && (text.len > 0 || row->initial[0] == '\0');
        break;
    case SECRET:
        break;
    }
    if (!good) {
        *message = row->wrong;
        return false;
    }
    config->values[s] = str_z(config->mem, text);
    return true;
}

/* --- where values come from ----------------------------------------------- */

/* The setting that the `len` characters of a flag spell (smtp-url), -1 for none. */
static int setting_of_flag(const char *flag, size_t len)
{
    size_t i;
    int    s;
    char   c;

    for (s = 0; s < SET_COUNT; s++) {
        if (strlen(rows[s].name) != len)
            continue;
        for (i = 0; i < len; i++) {
            c = rows[s].name[i];
            if (flag[i] != (c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c))
                break;
        }
        if (i == len)
            return s;
    }
    return -1;
}

static int setting_of_name(str name)
{
    int s;

    for (s = 0; s < SET_COUNT; s++)
        if (str_is(name, rows[s].name))
            return s;
    return -1;
}

/* Reads the flags into `flags` and leaves what is none in config->args. */
static bool flags_read(struct config *config, int argc, char **argv, int first, str flags[SET_COUNT],
                       const char **message)
{
    const char *equals;
    int         i, s;

    if (argc > ARGS_MAX) {
        *message = "there are too many arguments";
        return false;
    }
    config->args = ARENA_ARRAY(config->mem, char *, (size_t)argc + 1);
    for (i = first; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) != 0) {
            config->args[config->args_n++] = argv[i];
            continue;
        }
        equals = strchr(argv[i], '=');
        s      = setting_of_flag(argv[i] + 2, strcspn(argv[i] + 2, "="));
        if (s < 0) {
            config->args[config->args_n++] = argv[i];
        } else if (equals != NULL) {
            flags[s] = str_of(equals + 1);
        } else if (i + 1 < argc) {
            flags[s] = str_of(argv[++i]);
        } else {
            *message = rows[s].wrong;
            return false;
        }
    }
    return true;
}

/* The whole of DATA/assay.conf; STR_NULL when there is none. */
static bool file_read(struct config *config, const char *data, str *text, const char **message)
{
    FILE  *file = fopen(str_printf(config->mem, "%s/assay.conf", data).data, "re");
    char  *bytes;
    size_t n;

    *text = STR_NULL;
    if (file == NULL) {
        if (errno == ENOENT || errno == ENOTDIR)
            return true;
        *message = "assay.conf cannot be read";
        return false;
    }
    bytes = arena_alloc(config->mem, FILE_BYTES_MAX + 1);
    n     = fread(bytes, 1, FILE_BYTES_MAX + 1, file);
    fclose(file);
    if (n > FILE_BYTES_MAX) {
        *message = "assay.conf must be at most 256 KiB";
        return false;
    }
    *text = (str){ bytes, n };
    return true;
}

static bool file_values(str text, str values[SET_COUNT], const char **message)
{
    str line, name;
    int s;

    while (text.data != NULL) {
        line = str_trim(str_cut(&text, '\n'));
        if (line.len == 0 || line.data[0] == '#')
            continue;
        name = str_trim(str_cut(&line, '='));
        s    = setting_of_name(name);
        if (line.data == NULL || s < 0) {
            *message = "each line of assay.conf must be NAME = value with a NAME that `assay config` prints";
            return false;
        }
        if (s == SET_DATA) {
            *message = "DATA cannot be set in assay.conf, which lies in that folder";
            return false;
        }
        values[s] = str_trim(line);
    }
    return true;
}

static str environment_value(struct config *config, int s)
{
    return str_of(getenv(str_printf(config->mem, "ASSAY_%s", rows[s].name).data));
}

static bool config_read(struct config *config, int argc, char **argv, int first, const char **message)
{
    str flags[SET_COUNT] = { 0 }, lines[SET_COUNT] = { 0 }, text;
    int s;

    if (!flags_read(config, argc, argv, first, flags, message))
        return false;
    for (s = 0; s < SET_COUNT; s++)
        if (flags[s].data == NULL)
            flags[s] = environment_value(config, s);
    text = flags[SET_DATA].data != NULL ? flags[SET_DATA] : str_of(rows[SET_DATA].initial);
    if (!value_set(config, SET_DATA, text, message)
        || !file_read(config, config->values[SET_DATA], &text, message) || !file_values(text, lines, message))
        return false;
    for (s = 0; s < SET_COUNT; s++) {
        text = flags[s].data != NULL ? flags[s] : lines[s].data != NULL ? lines[s] : str_of(rows[s].initial);
        if (!value_set(config, s, text, message))
            return false;
    }
    return true;
}

struct config *config_new(int argc, char **argv, int first, const char **message)
{
    struct arena  *mem    = arena_new(CONFIG_BYTES_MAX);
    struct config *config = ARENA_NEW(mem, struct config);

    config->mem = mem;
    if (config_read(config, argc, argv, first, message))
        return config;
    arena_free(mem);
    return NULL;
}

void config_free(struct config *config)
{
    if (config != NULL)
        arena_free(config->mem);
}

/* --- asking --------------------------------------------------------------- */

const char *config_text(const struct config *config, enum setting s)
{
    return config->values[s];
}

int64_t config_int(const struct config *config, enum setting s)
{
    return config->numbers[s];
}

bool config_on(const struct config *config, enum setting s)
{
    return is_on(str_of(config->values[s]));
}

const char *config_name(enum setting s)
{
    return rows[s].name;
}

int config_args(const struct config *config, char ***args)
{
    *args = config->args;
    return config->args_n;
}

/* Takes `n` arguments out at `i`. */
static void args_remove(struct config *config, int i, int n)
{
    config->args_n -= n;
    memmove(config->args + i, config->args + i + n, sizeof(char *) * (size_t)(config->args_n - i));
    config->args[config->args_n] = NULL;
}

bool config_switch(struct config *config, const char *name)
{
    int i;

    for (i = 0; i < config->args_n; i++)
        if (strcmp(config->args[i], name) == 0) {
            args_remove(config, i, 1);
            return true;
        }
    return false;
}

const char *config_option(struct config *config, const char *name)
{
    size_t len = strlen(name);
    char  *value;
    int    i;

    for (i = 0; i < config->args_n; i++) {
        if (strcmp(config->args[i], name) == 0 && i + 1 < config->args_n) {
            value = config->args[i + 1];
            args_remove(config, i, 2);
            return value;
        }
        if (strncmp(config->args[i], name, len) == 0 && config->args[i][len] == '=') {
            value = config->args[i] + len + 1;
            args_remove(config, i, 1);
            return value;
        }
    }
    return NULL;
}

/* --- printing ------------------------------------------------------------- */

/* Prints a URL without what stands between "user:" and "@", and without the
 * value of a "password=", which libpq accepts too. */
static void print_url(const char *url, FILE *out)
{
    const char *start  = strstr(url, "://");
    const char *at     = start == NULL ? NULL : strrchr(start + 3, '@'); /* a password may hold one too */
    const char *colon  = at == NULL ? NULL : memchr(start + 3, ':', (size_t)(at - start) - 3);
    const char *secret;

    if (colon != NULL) {
        fprintf(out, "%.*s:***", (int)(colon - url), url);
        url = at;
    }
    secret = strstr(url, "password=");
    if (secret != NULL) {
        secret += strlen("password=");
        fprintf(out, "%.*s***", (int)(secret - url), url);
        url = secret + strcspn(secret, "& ");
    }
    fputs(url, out);
}

void config_print(const struct config *config, FILE *out)
{
    int s;

    for (s = 0; s < SET_COUNT; s++) {
        fprintf(out, "# %s\n%s = ", rows[s].doc, rows[s].name);
        if (rows[s].kind == SECRET && config->values[s][0] != '\0')
            fputs("***", out);
        else if (rows[s].kind == URL)
            print_url(config->values[s], out);
        else
            fputs(config->values[s], out);
        fputc('\n', out);
    }
}
