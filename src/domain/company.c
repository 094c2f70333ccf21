/* company.c - see company.h. */
#include "core/random.h"
#include "domain/company.h"
#include "domain/term.h"

#define LINE(member, most, what) \
    FIELD(company_page, member, .flags = NULLABLE, .max = most, .format = FORMAT_LINE, .doc = what)
#define STACK(member, what) \
    FIELD(company_page, member, .flags = NULLABLE, .item = TYPE_TEXT, .max = 50, .doc = what)

static const struct field company_page_fields[] = {
    LINE(corporate_name, 200, "Registered name"),
    LINE(company_type, 50, "What kind it is, as consulting"),
    LINE(headline, 200, "One line of what it does"),
    FIELD(company_page, description, .flags = NULLABLE, .max = 10000, .doc = "What it is, in its own words"),
    LINE(market, 100, "Market it works in"),
    LINE(tech_size, 50, "Size of its technology team, as 51-200"),
    FIELD(company_page, website, .flags = NULLABLE, .max = 500, .format = FORMAT_URL, .doc = "Address of its site"),
    LINE(founded_year, 4, "Year it was founded in"),
    LINE(city, 100, "City"),
    LINE(state, 100, "State"),
    LINE(country, 100, "Country"),
    STACK(mobile_stack, "Technologies of its apps"), STACK(devops_stack, "Technologies of its operation"),
    STACK(backend_stack, "Technologies of its servers"), STACK(frontend_stack, "Technologies of its sites"),
};
const struct shape company_page_shape = { "company_page", company_page_fields,
    sizeof company_page_fields / sizeof company_page_fields[0], sizeof(struct company_page) };

struct slug_key { str slug; };
static const struct field slug_key_fields[] = { FIELD(slug_key, slug) };
SHAPE(slug_key);

/* Short enough for something behind it. */
static str slug_of(struct call *c, str name)
{
    str slug = term_slug(c->mem, name);

    return str_copy(c->mem, (str){ slug.data, slug.len < COMPANY_SLUG_MAX - 10 ? slug.len : COMPANY_SLUG_MAX - 10 });
}

str company_slug_new(struct call *c, str name)
{
    struct slug_key key = { slug_of(c, name) };
    int64_t         taken;

    if (company_is_slug(key.slug) && !db_int_with(c, WITH(slug_key, &key), "SELECT 1 FROM workspace WHERE slug ="
                                                  " :slug AND slug <> ''", &taken))
        return key.slug;
    return company_slug_apart(c, name);
}

str company_slug_apart(struct call *c, str name)
{
    return str_printf(c->mem, "%.*s-%.*s", STR_ARG(slug_of(c, name)),
                      STR_ARG(str_lower(c->mem, token_new(c->mem, 8))));
}

bool company_is_slug(str slug)
{
    bool good = slug.len > 0 && slug.len <= COMPANY_SLUG_MAX && !str_is(slug, "options") && !str_is(slug, "slug");

    for (size_t i = 0; i < slug.len && good; i++)
        good = (slug.data[i] >= 'a' && slug.data[i] <= 'z') || (slug.data[i] >= '0' && slug.data[i] <= '9') ||
               slug.data[i] == '-';
    return good;
}
