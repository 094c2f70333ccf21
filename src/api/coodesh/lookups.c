/* lookups.c - what other services know: the address of a postal code, articles of a site.
 *
 * Operations: lookups.cep, media.posts, media.categories.
 * The services are those of the settings CEP_URL and WORDPRESS_URL (domain/upstream.h); of a
 * request only the listed parameters reach them.
 */
#include <string.h>
#include "api/coodesh/coodesh.h"
#include "core/fetch.h"
#include "core/json.h"
#include "domain/upstream.h"

/* --- postal codes ------------------------------------------------------------------------ */

static const struct upstream postal = { SET_CEP_URL, "the postal code service", MS_PER_DAY, .tells = false };

struct address { str zipCode, cep, state, city, street, neighborhood, service; };
static const struct field address_fields[] = {
    FIELD(address, zipCode, .flags = REQUIRED | WRITEONLY, .max = 400,
          .doc = "Brazilian postal code: eight digits, with or without a hyphen"),
    FIELD(address, cep,          .flags = READONLY, .doc = "The postal code, eight digits"),
    FIELD(address, state,        .flags = READONLY, .doc = "State, two letters"),
    FIELD(address, city,         .flags = READONLY, .doc = "City"),
    FIELD(address, street,       .flags = READONLY, .doc = "Street; empty for a small city that has one code"),
    FIELD(address, neighborhood, .flags = READONLY, .doc = "Neighbourhood"),
    FIELD(address, service,      .flags = READONLY, .doc = "Host that knew it"),
};
SHAPE(address);

/* The eight digits; STR_NULL when it is no postal code. */
static str cep_digits(struct arena *mem, str text)
{
    char  *digits = arena_alloc(mem, 9);
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (i == 5 && text.data[i] == '-')
            continue;
        if (n == 8 || text.data[i] < '0' || text.data[i] > '9')
            return STR_NULL;
        digits[n++] = text.data[i];
    }
    return n == 8 ? (str){ digits, 8 } : STR_NULL;
}

/* CEP_URL with {cep} in it, or a base in the manner of ViaCEP. */
static str cep_url(struct call *c, str base, str digits)
{
    const char *at = memmem(base.data, base.len, "{cep}", 5);

    if (!at)
        return str_printf(c->mem, "%.*s/%.*s/json/", STR_ARG(base), STR_ARG(digits));
    return str_printf(c->mem, "%.*s%.*s%.*s", (int)(at - base.data), base.data, STR_ARG(digits),
                      STR_ARG(str_from(base, (size_t)(at - base.data) + 5)));
}

/* The member of either name, "" when it has neither. */
static str member(const json_t *json, const char *viacep, const char *brasilapi)
{
    str text = json_str(json_object_get(json, viacep));

    if (!text.data)
        text = json_str(json_object_get(json, brasilapi));
    return text.data ? text : STR("");
}

/* ViaCEP says of an unknown one {"erro": "true"}, with 200. */
static bool address_read(struct call *c, struct address *in, str body)
{
    const char *message;
    json_t     *json = json_read(body, JSON_DEPTH_MAX, &message);

    if (json)
        call_defer(c, json_close, json);
    if (json_is_object(json) && json_object_get(json, "erro"))
        return fail(c, 404, NULL, "no such postal code");
    in->state        = member(json, "uf", "state");
    in->city         = member(json, "localidade", "city");
    in->street       = member(json, "logradouro", "street");
    in->neighborhood = member(json, "bairro", "neighborhood");
    return (in->state.len && in->city.len) ||
           fail(c, 503, NULL, "the postal code service gave a reply that cannot be used: try again");
}

static bool cep_prepare(struct call *c)
{
    struct address       *in = c->in;
    struct upstream_reply found;
    str                   base, url;

    in->cep = cep_digits(c->mem, str_trim(in->zipCode));
    if (!in->cep.data)
        return fail(c, 400, "zipCode", "must be eight digits, as 01310-100");
    base = upstream_base(c, &postal);
    if (!base.data)
        return false;
    url = cep_url(c, base, in->cep);
    if (!upstream_get(c, &postal, url, &found))
        return false;
    if (found.status == 404)
        return fail(c, 404, NULL, "no such postal code");
    in->service = fetch_url_host(c->mem, url);
    return address_read(c, in, found.body);
}

static bool lookups_cep(struct call *c)
{
    reply_header(c, "Cache-Control", STR("public, max-age=86400"));
    return reply(c, c->in);
}

/* --- articles ------------------------------------------------------------------------------ */

static const struct upstream blog = { SET_WORDPRESS_URL, "the site with the articles", 5 * MS_PER_MINUTE,
                                      .tells = true };

struct articles {
    int64_t page, per_page;
    str     search, categories, tags, orderby, order, slug, wanted, context;
    str     body;
};
static const struct field articles_fields[] = {
    FIELD(articles, page, .min = 1, .max = 100000, .initial = 1, .doc = "Page, from 1"),
    FIELD(articles, per_page, .min = 1, .max = 100, .initial = 10, .doc = "Articles a page"),
    FIELD(articles, search, .max = 200, .doc = "Words to look for"),
    FIELD(articles, categories, .max = 200, .doc = "Ids of categories, with commas"),
    FIELD(articles, tags, .max = 200, .doc = "Ids of tags, with commas"),
    FIELD(articles, orderby, .one_of = "author|count|date|description|id|include|modified|name|parent|relevance|slug"
          "|term_group|title", .doc = "What to order by, as far as the site can"),
    FIELD(articles, order, .one_of = "asc|desc", .doc = "Direction of the order"),
    FIELD(articles, slug, .max = 200, .doc = "Name in addresses"),
    FIELD(articles, wanted, .name = "_fields", .max = 200, .doc = "Members to give, with commas"),
    FIELD(articles, context, .one_of = "view|embed|edit", .doc = "How much to give; edit is the site's own people's"),
};
SHAPE(articles);

/* Of words, numbers and commas only. */
static bool list_check(struct call *c, const char *field, str text, const char *allowed, const char *message)
{
    return strspn(str_z(c->mem, text), allowed) == text.len || fail(c, 400, field, message);
}

static void parameter(struct buf *url, const char *name, str value)
{
    if (!value.len)
        return;
    buf_printf(url, "&%s=", name);
    buf_form(url, value);
}

static str articles_url(struct call *c, str base, const char *what)
{
    const struct articles *in = c->in;
    struct buf             url = BUF(c->mem);

    buf_str(&url, base);
    buf_printf(&url, "/wp-json/wp/v2/%s?page=%lld&per_page=%lld", what, (long long)in->page, (long long)in->per_page);
    parameter(&url, "search", in->search);
    parameter(&url, "categories", in->categories);
    parameter(&url, "tags", in->tags);
    parameter(&url, "orderby", in->orderby);
    parameter(&url, "order", in->order);
    parameter(&url, "slug", in->slug);
    parameter(&url, "_fields", in->wanted);
    parameter(&url, "context", in->context);
    return buf_end(&url);
}

/* What the site says of a request that it refuses: {"message": "..."}. */
static bool articles_refused(struct call *c, const struct upstream_reply *found)
{
    const char *message;
    json_t     *json = json_read(found->body, JSON_DEPTH_MAX, &message);
    str         said = json_str(json_object_get(json, "message"));

    if (json)
        call_defer(c, json_close, json);
    if (found->status == 401 || found->status == 403)
        return fail(c, 403, NULL, "the site shows that to its own people only");
    return failf(c, found->status, NULL, "the site refuses: %.*s", said.len && said.len <= 300 ? (int)said.len : 7,
                 said.len && said.len <= 300 ? said.data : "no word");
}

static bool articles_fetch(struct call *c, const char *what)
{
    struct articles      *in = c->in;
    struct upstream_reply found;
    const char           *message;
    json_t               *json;
    str                   base;

    list_check(c, "categories", in->categories, "0123456789,", "must be numbers, with commas");
    list_check(c, "tags", in->tags, "0123456789,", "must be numbers, with commas");
    list_check(c, "_fields", in->wanted, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,",
               "must be names of members, with commas");
    if (c->errors_n || !(base = upstream_base(c, &blog)).data ||
        !upstream_get(c, &blog, articles_url(c, base, what), &found))
        return false;
    if (found.status != 200)
        return articles_refused(c, &found);
    json = json_read(found.body, JSON_DEPTH_MAX, &message);
    if (json)
        call_defer(c, json_close, json);
    in->body = found.body;
    return json_is_array(json) ||
           fail(c, 503, NULL, "the site with the articles gave a reply that cannot be used: try again");
}

static bool posts_prepare(struct call *c)
{
    return articles_fetch(c, "posts");
}

static bool categories_prepare(struct call *c)
{
    return articles_fetch(c, "categories");
}

static bool articles_reply(struct call *c)
{
    reply_header(c, "Cache-Control", STR("public, max-age=300"));
    return reply_raw(c, "application/json", ((struct articles *)c->in)->body);
}

const struct op coodesh_lookups_ops[] = {
    { OP("lookups.cep"), .method = GET, .path = "/cep/{zipCode}", .perm = PERM_PUBLIC,
      .summary = "Address of a Brazilian postal code", .in = &address_shape, .out = &address_shape, .status = 200,
      .prepare = cep_prepare, .run = lookups_cep, .rate = 60, .rate_s = 60,
      .source = "coodesh.openapi.json getAddressByZipCode; viacep.com.br; brasilapi.com.br",
      .fails = "404: no such postal code; 503: CEP_URL is not set, or does not answer" },
    { OP("media.posts"), .method = GET, .path = "/wp-json/wp/v2/posts", .perm = PERM_PUBLIC,
      .summary = "Articles of the WordPress site", .in = &articles_shape, .flags = OP_RAW,
      .media = "application/json", .status = 200, .prepare = posts_prepare, .run = articles_reply, .rate = 120,
      .rate_s = 60, .source = "coodesh.openapi.json listBlogPosts; developer.wordpress.org/rest-api/reference/posts",
      .fails = "403: context edit; 404: the site has no such thing; 503: WORDPRESS_URL is not set, or"
      " does not answer" },
    { OP("media.categories"), .method = GET, .path = "/wp-json/wp/v2/categories", .perm = PERM_PUBLIC,
      .summary = "Categories of these articles", .in = &articles_shape, .flags = OP_RAW,
      .media = "application/json", .status = 200, .prepare = categories_prepare, .run = articles_reply, .rate = 120,
      .rate_s = 60,
      .source = "coodesh.openapi.json listBlogCategories; developer.wordpress.org/rest-api/reference/categories",
      .fails = "403: context edit; 404: the site has no such thing; 503: WORDPRESS_URL is not set, or"
      " does not answer" },
    { 0 }
};
