/* register.c - companies that make their own key.
 *
 * Operations: register.
 * Anybody may, as at the vendor's, unless the setting REGISTER is closed; one
 * address makes at most 60 an hour.  Tables: workspace, member, api_key.
 */
#include "api/esc/esc.h"
#include "domain/account.h"
#include "domain/product.h"

struct registration {
    str           email, company_name, first_name, last_name, language, api_key;
    struct id     customer_id;
    int64_t       credits;
    struct moment created_at;
};
static const struct field registration_fields[] = {
    FIELD(registration, email,        .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL,
              .doc = "Address of the account"),
    FIELD(registration, company_name, .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE,
              .doc = "Name of the company"),
    FIELD(registration, first_name,   .flags = WRITEONLY, .max = 100, .format = FORMAT_LINE,
              .doc = "Given name of the administrator"),
    FIELD(registration, last_name,    .flags = WRITEONLY, .max = 100, .format = FORMAT_LINE,
              .doc = "Family name of the administrator"),
    FIELD(registration, language,     .flags = WRITEONLY, .one_of = ESC_LANGUAGES, .doc = "Language of the mails"),
    FIELD(registration, api_key,      .flags = READONLY, .doc = "The key, shown this once"),
    FIELD(registration, customer_id,  .flags = READONLY, .prefix = "cus_", .doc = "Id of the account"),
    FIELD(registration, credits,      .flags = READONLY, .doc = "Starting balance"),
    FIELD(registration, created_at,   .flags = READONLY, .doc = "When it was made"),
};
SHAPE(registration);

static bool register_create(struct call *c)
{
    struct registration *in = c->in;
    struct account       account = { .name = in->company_name, .email = in->email,
                                     .language = str_of(language_near(in->language)), .source = STR("register"),
                                     .credits = config_int(c->server->config, SET_REGISTER_CREDITS) };

    if (!str_is(str_of(config_text(c->server->config, SET_REGISTER)), "open"))
        return fail(c, 403, NULL, "registration is closed on this server: its administrator makes the keys");
    if (!account_create(c, &account))
        return false;
    job_add(c, "mail.welcome", account.member_id);
    in->api_key        = account.api_key;
    in->customer_id.n  = account.workspace_id;
    in->credits        = account.credits;
    in->created_at.ms  = c->now_ms;
    return reply(c, in);
}

const struct op esc_register_ops[] = {
    { OP("register"), .method = POST, .path = "/api/v1/register", .perm = PERM_PUBLIC,
      .summary = "Create an account and its API key", .in = &registration_shape, .out = &registration_shape,
      .status = 201, .run = register_create, .rate = 60, .rate_s = 3600, .source = "esc.openapi.json register",
      .fails = "403: registration is closed on this server; 409: the address has registered before" },
    { 0 }
};
