/* companies.c - workspaces that show themselves.
 *
 * Operations: companies.list, companies.options, companies.by_slug, companies.get, companies.stats.
 * The page documents these without authorization, and with it a profile that tells contracts,
 * sign-in and money.  So anybody sees only what a workspace made public (native company.update):
 * the name and the page it wrote.  A key or session sees its own workspace besides, with what
 * concerns nobody else.  A workspace that is not public does not exist for others.
 * Table: workspace, team, saml_domain.
 */
#include "api/coodesh/coodesh.h"
#include "core/json.h"
#include "domain/company.h"
#include "op/call.h"

#define OPTIONS_MAX 2000

/* Seen by anybody, and one's own. */
#define SEEN "(w.is_public = 1 OR w.id = :workspace_id) AND w.slug <> ''"

struct company_row {
    int64_t              id, credits, credits_used;
    bool                 own;
    str                  slug, name, email, language, accent;
    struct company_page *page;
    struct moment        created_at, updated_at;
};
static const struct field company_row_fields[] = {
    FIELD(company_row, id), FIELD(company_row, credits), FIELD(company_row, credits_used), FIELD(company_row, own),
    FIELD(company_row, slug), FIELD(company_row, name), FIELD(company_row, email), FIELD(company_row, language),
    FIELD(company_row, accent), FIELD_OBJECT(company_row, page, company_page),
    FIELD(company_row, created_at), FIELD(company_row, updated_at),
};
SHAPE(company_row);

#define COMPANIES                                                                                           \
    "SELECT w.id, w.slug, coalesce(w.brand_name, w.name) AS name, w.email, w.language, w.brand_accent AS accent," \
    " w.page, w.credits, w.credits_used, CASE WHEN w.id = :workspace_id THEN 1 ELSE 0 END AS own, w.created_at," \
    " coalesce(w.updated_at, w.created_at) AS updated_at FROM workspace w WHERE " SEEN

struct company_address { str city, state, country; };
static const struct field company_address_fields[] = {
    FIELD(company_address, city, .flags = NULLABLE, .doc = "City"),
    FIELD(company_address, state, .flags = NULLABLE, .doc = "State"),
    FIELD(company_address, country, .flags = NULLABLE, .doc = "Country"),
};
SHAPE(company_address);

struct company_plan { int64_t credits, credits_used; };
static const struct field company_plan_fields[] = {
    FIELD(company_plan, credits,      .doc = "Credits there are"),
    FIELD(company_plan, credits_used, .doc = "Credits used so far"),
};
SHAPE(company_plan);

struct company_colors { str primary; };
static const struct field company_colors_fields[] = {
    FIELD(company_colors, primary, .flags = NULLABLE, .doc = "Its colour"),
};
SHAPE(company_colors);

struct company_out {
    struct id               id;
    str                     slug, company_name, corporate_name, company_type, headline, description, market, tech_size,
                            website, founded_year, email, default_locale;
    bool                    active, deleted;
    struct list             locales, mobile_stack, devops_stack, backend_stack, frontend_stack, allowed_domains,
                            permissions;
    struct company_address *address;
    struct company_colors  *colors;
    struct company_plan    *plan;
    struct moment           created, update_date;
};
#define TEXT_OF(member, what) FIELD(company_out, member, .flags = NULLABLE, .doc = what)
#define LIST_OF(member, what) FIELD(company_out, member, .item = TYPE_TEXT, .doc = what)
#define OWN_ONLY              ", of one's own workspace alone"
static const struct field company_out_fields[] = {
    FIELD(company_out, id, .name = "_id", .doc = "Id"),
    FIELD(company_out, slug,         .doc = "Name in addresses"),
    FIELD(company_out, company_name, .doc = "Name"),
    TEXT_OF(corporate_name, "Registered name"), TEXT_OF(company_type, "What kind it is"),
    TEXT_OF(headline, "One line of what it does"), TEXT_OF(description, "What it is, in its own words"),
    TEXT_OF(market, "Market it works in"), TEXT_OF(tech_size, "Size of its technology team"),
    TEXT_OF(website, "Address of its site"), TEXT_OF(founded_year, "Year it was founded in"),
    FIELD(company_out, active,       .doc = "true"),
    FIELD(company_out, deleted,      .doc = "false: what is deleted is not found"),
    FIELD_OBJECT(company_out, address, company_address, .doc = "Where it is"),
    FIELD_OBJECT(company_out, colors, company_colors, .doc = "Its colours"),
    LIST_OF(mobile_stack, "Technologies of its apps"), LIST_OF(devops_stack, "Technologies of its operation"),
    LIST_OF(backend_stack, "Technologies of its servers"), LIST_OF(frontend_stack, "Technologies of its sites"),
    LIST_OF(locales, "Languages it is shown in"),
    FIELD(company_out, default_locale, .doc = "Its language"),
    FIELD(company_out, created,      .doc = "When it was made"),
    FIELD(company_out, update_date,  .doc = "When the page was changed last"),
    FIELD(company_out, email, .flags = OPTIONAL, .doc = "Address of the account" OWN_ONLY),
    FIELD_OBJECT(company_out, plan, company_plan, .flags = OPTIONAL, .doc = "Credits" OWN_ONLY),
    FIELD(company_out, allowed_domains, .flags = OPTIONAL, .item = TYPE_TEXT,
          .doc = "Domains whose addresses sign in through its identity provider" OWN_ONLY),
    FIELD(company_out, permissions, .flags = OPTIONAL, .item = TYPE_TEXT, .doc = "What the caller may do" OWN_ONLY),
};
SHAPE(company_out);

static struct list none_null(struct call *c, struct list texts)
{
    return texts.items ? texts : (struct list){ ARENA_NEW(c->mem, str), 0 };
}

struct domain { str domain; };
static const struct field domain_fields[] = { FIELD(domain, domain) };
SHAPE(domain);

/* What concerns nobody else. */
static void own_fill(struct call *c, const struct company_row *row, struct company_out *out)
{
    struct list          domains = db_rows(c, "SELECT domain FROM saml_domain WHERE workspace_id = :workspace_id"
                                           " ORDER BY domain", &domain_shape, 1000);
    struct company_plan *plan = ARENA_NEW(c->mem, struct company_plan);

    *plan                = (struct company_plan){ row->credits, row->credits_used };
    out->email           = row->email;
    out->plan            = plan;
    out->allowed_domains = none_null(c, domains); /* a struct of one text is a text */
    out->permissions     = (struct list){ ARENA_ARRAY(c->mem, str, 64), 0 };
    for (int bit = 0; bit < 62; bit++)
        if (c->perms & PERM_NAMED & 1ll << bit)
            ((str *)out->permissions.items)[out->permissions.n++] = str_of(perm_name(1ll << bit));
}

static struct company_out view(struct call *c, const struct company_row *row)
{
    static const struct company_page blank;
    const struct company_page       *p = row->page ? row->page : &blank;
    struct company_address          *address = ARENA_NEW(c->mem, struct company_address);
    struct company_colors           *colors = ARENA_NEW(c->mem, struct company_colors);
    str                             *locale = ARENA_NEW(c->mem, str);
    struct company_out               out;

    *address = (struct company_address){ p->city, p->state, p->country };
    *colors  = (struct company_colors){ row->accent };
    *locale  = row->language;
    out = (struct company_out){
        .id = { row->id }, .slug = row->slug, .company_name = row->name, .corporate_name = p->corporate_name,
        .company_type = p->company_type, .headline = p->headline, .description = p->description, .market = p->market,
        .tech_size = p->tech_size, .website = p->website, .founded_year = p->founded_year, .active = true,
        .address = address, .colors = colors, .mobile_stack = none_null(c, p->mobile_stack),
        .devops_stack = none_null(c, p->devops_stack), .backend_stack = none_null(c, p->backend_stack),
        .frontend_stack = none_null(c, p->frontend_stack), .locales = { locale, 1 }, .default_locale = row->language,
        .created = row->created_at, .update_date = row->updated_at,
    };
    if (row->own)
        own_fill(c, row, &out);
    return out;
}

/* --- one ------------------------------------------------------------------------------- */

struct slug_key { str slug; };
static const struct field slug_key_fields[] = {
    FIELD(slug_key, slug, .flags = REQUIRED, .max = 200, .doc = "Name in addresses"),
};
SHAPE(slug_key);
static const struct field company_slug_fields[] = {
    FIELD(slug_key, slug, .name = "companySlug", .flags = REQUIRED, .max = 200, .doc = "Name in addresses"),
};
static const struct shape company_slug_shape = { "company_slug", company_slug_fields, 1, sizeof(struct slug_key) };

static bool companies_get(struct call *c)
{
    struct slug_key    key = { ((const struct slug_key *)c->in)->slug };
    struct company_row row = { 0 };
    struct company_out out;

    if (!coodesh_caller_maybe(c))
        return false;
    if (!str_is_utf8(key.slug) || !db_row_with(c, WITH(slug_key, &key), COMPANIES " AND w.slug = :slug",
                                               INTO(company_row, &row)))
        return fail(c, 404, NULL, "no such company");
    out = view(c, &row);
    return reply(c, &out);
}

/* --- lists ------------------------------------------------------------------------------ */

static bool companies_list(struct call *c)
{
    struct list         rows;
    struct company_out *shown;
    int64_t             total;

    if (!coodesh_caller_maybe(c))
        return false;
    rows  = db_rows(c, COMPANIES " ORDER BY w.id DESC LIMIT :limit OFFSET :offset", &company_row_shape,
                    (size_t)c->limit);
    shown = ARENA_ARRAY(c->mem, struct company_out, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        shown[i] = view(c, (const struct company_row *)rows.items + i);
    db_int(c, "SELECT count(*) FROM workspace w WHERE " SEEN, &total);
    return reply_page(c, (struct list){ shown, rows.n }, total);
}

struct company_option { struct id value; str label; };
static const struct field company_option_fields[] = {
    FIELD(company_option, label, .doc = "Name"),
    FIELD(company_option, value, .doc = "Id"),
};
SHAPE(company_option);

static bool companies_options(struct call *c)
{
    struct list rows;

    if (!coodesh_caller_maybe(c))
        return false;
    rows = db_rows(c, "SELECT w.id AS value, coalesce(w.brand_name, w.name) AS label FROM workspace w WHERE " SEEN
                   " ORDER BY label, value LIMIT 2000", &company_option_shape, OPTIONS_MAX);
    return reply_page(c, rows, (int64_t)rows.n);
}

/* --- numbers ------------------------------------------------------------------------------ */

struct company_key { struct id id; };
static const struct field company_key_fields[] = {
    FIELD(company_key, id, .name = "partnerId", .flags = REQUIRED, .doc = "Id"),
};
SHAPE(company_key);

struct company_count { int64_t total; };
static const struct field company_count_fields[] = { FIELD(company_count, total, .doc = "How many there are") };
SHAPE(company_count);

struct company_stats { struct moment created; struct company_count *jobs, *teams; int64_t teams_n; };
static const struct field company_stats_fields[] = {
    FIELD(company_stats, created, .doc = "When it was made"),
    FIELD_OBJECT(company_stats, jobs, company_count, .doc = "Jobs; none while there are no jobs"),
    FIELD_OBJECT(company_stats, teams, company_count, .doc = "Teams"),
    FIELD(company_stats, teams_n, .flags = INTERNAL),
};
SHAPE(company_stats);

static bool companies_stats(struct call *c)
{
    struct company_stats s = { 0 };

    if (!coodesh_caller_maybe(c))
        return false;
    if (!db_row(c, "SELECT w.created_at AS created, (SELECT count(*) FROM team t WHERE"
                " t.workspace_id = w.id) AS teams_n"
                " FROM workspace w WHERE w.id = :partnerId AND " SEEN, INTO(company_stats, &s)))
        return fail(c, 404, NULL, "no such company");
    s.jobs  = &(struct company_count){ 0 };
    s.teams = &(struct company_count){ s.teams_n };
    return reply(c, &s);
}

#define FAILS_KEY "401: a key came that is not valid; 403: x-workspace-id or x-subaccount-id is not the caller's"

const struct op coodesh_companies_ops[] = {
    { OP("companies.list"), .method = GET, .path = "/companies", .perm = PERM_PUBLIC,
      .summary = "Companies with a public page; with a key, one's own too", .out = &company_out_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = companies_list,
      .source = "coodesh.openapi.json listCompanies", .fails = FAILS_KEY },
    { OP("companies.options"), .method = GET, .path = "/companies/options", .perm = PERM_PUBLIC,
      .summary = "The same for selectors", .out = &company_option_shape, .flags = OP_LIST, .list = COODESH_ARRAY,
      .status = 200, .run = companies_options, .source = "coodesh.openapi.json listCompanyOptions",
      .fails = FAILS_KEY },
    { OP("companies.by_slug"), .method = GET, .path = "/companies/slug/{slug}", .perm = PERM_PUBLIC,
      .summary = "The page of a company; with its key, what concerns nobody else too", .in = &slug_key_shape,
      .out = &company_out_shape, .status = 200, .run = companies_get,
      .source = "coodesh.openapi.json findCompanyBySlug", .fails = FAILS_KEY },
    { OP("companies.get"), .method = GET, .path = "/companies/{companySlug}", .perm = PERM_PUBLIC,
      .summary = "The same, by the shorter path", .in = &company_slug_shape, .out = &company_out_shape,
      .status = 200, .run = companies_get, .source = "coodesh.openapi.json getCompanyBySlug", .fails = FAILS_KEY },
    { OP("companies.stats"), .method = GET, .path = "/companies/{partnerId}/stats", .perm = PERM_PUBLIC,
      .summary = "Since when it is there, with how many jobs and teams", .in = &company_key_shape,
      .out = &company_stats_shape, .status = 200, .run = companies_stats,
      .source = "coodesh.openapi.json getCompanyStats", .fails = FAILS_KEY },
    { 0 }
};
