/* discovery.c - what anybody may ask: overview, catalogue, state, description.
 *
 * Operations: overview.get, products.list, health.get, openapi.get.
 */
#include "api/esc/esc.h"
#include "domain/order.h"
#include "domain/product.h"
#include "op/call.h"

struct overview { str name, version, documentation; };
static const struct field overview_fields[] = {
    FIELD(overview, name, .doc = "Name of the server"),
    FIELD(overview, version, .doc = "Version of the API"),
    FIELD(overview, documentation, .format = FORMAT_URL, .doc = "Its description"),
};
SHAPE(overview);

static bool overview_get(struct call *c)
{
    struct overview o = { STR("Assay"), STR(ESC_VERSION),
                          str_printf(c->mem, "%.*s/api/v1/openapi.yaml", STR_ARG(c->public_url)) };

    return reply(c, &o);
}

/* --- catalogue ----------------------------------------------------------- */

struct esc_product { str product_type, name, description; int64_t credits; struct list languages, report_types; };
static const struct field esc_product_fields[] = {
    FIELD(esc_product, product_type, .one_of = ESC_PRODUCTS, .doc = "Value to send when inviting"),
    FIELD(esc_product, name, .doc = "Name"),
    FIELD(esc_product, description, .doc = "What it is for"),
    FIELD(esc_product, credits, .doc = "Credits one invitation costs"),
    FIELD(esc_product, languages, .item = TYPE_TEXT, .doc = "Languages it can be taken in"),
    FIELD(esc_product, report_types, .item = TYPE_TEXT, .one_of = "standard|leadership|sales",
          .doc = "Kinds of report"),
};
SHAPE(esc_product);

static const struct field esc_package_fields[] = {
    FIELD(package, package_id, .doc = "Id of the package"),
    FIELD(package, name, .doc = "Name"),
    FIELD(package, credits, .doc = "Credits it holds"),
    FIELD(package, price_cents, .doc = "Price, cents"),
    FIELD(package, currency, .doc = "ISO 4217 code"),
};
static const struct shape esc_package_shape = { "esc_package", esc_package_fields, 5, sizeof(struct package) };

struct catalogue { struct list products, packages; };
static const struct field catalogue_fields[] = {
    FIELD_LIST(catalogue, products, esc_product, .doc = "What people can be invited to"),
    FIELD_LIST(catalogue, packages, esc_package, .doc = "Credit packages"),
};
SHAPE(catalogue);

static bool products_list(struct call *c)
{
    struct esc_product *rows = ARENA_ARRAY(c->mem, struct esc_product, products_n);
    str                *reports = ARENA_ARRAY(c->mem, str, products_n), *tags;
    size_t              n = 0;

    while (languages[n])
        n++;
    tags = ARENA_ARRAY(c->mem, str, n);
    for (size_t i = 0; i < n; i++)
        tags[i] = str_of(languages[i]);
    for (size_t i = 0; i < products_n; i++) {
        const struct product *p = &products[i];

        reports[i] = str_of(p->report);
        rows[i]    = (struct esc_product){ str_of(p->code), str_of(product_name(p, "en")),
                                           str_of(product_summary(p, "en")), p->credits, { tags, n },
                                           { reports, products_n } };
    }
    return reply(c, &(struct catalogue){ { rows, products_n },
                                         { (void *)(uintptr_t)packages, packages_n } });
}

/* --- state and description ----------------------------------------------- */

struct health { str status, version; struct moment timestamp; };
static const struct field health_fields[] = {
    FIELD(health, status, .one_of = "ok|degraded|down", .doc = "Overall state"),
    FIELD(health, version, .doc = "Version of the API"),
    FIELD(health, timestamp, .doc = "The server's time"),
};
SHAPE(health);

static bool health_get(struct call *c)
{
    int64_t one;

    db_int(c, "SELECT count(*) FROM installation", &one); /* leaves with 503 when the store is gone */
    return reply(c, &(struct health){ STR("ok"), STR(ESC_VERSION), { c->now_ms } });
}

/* JSON is YAML: the document is the one of /openapi/esc.json. */
static bool openapi_get(struct call *c)
{
    struct buf out = BUF(c->mem);

    openapi_write(c->family, c->public_url, &out);
    return reply_raw(c, "application/yaml", buf_end(&out));
}

const struct op esc_discovery_ops[] = {
    { OP("overview.get"),  .method = GET, .path = "/api/v1", .perm = PERM_PUBLIC, .summary = "API overview",
      .out = &overview_shape, .status = 200, .run = overview_get, .source = "esc.openapi.json getOverview" },
    { OP("products.list"), .method = GET, .path = "/api/v1/products", .perm = PERM_PUBLIC,
      .summary = "Assessment types and packages", .out = &catalogue_shape, .status = 200, .run = products_list,
      .source = "esc.openapi.json listProducts" },
    { OP("health.get"),    .method = GET, .path = "/api/v1/health", .perm = PERM_PUBLIC, .summary = "System status",
      .out = &health_shape, .status = 200, .run = health_get, .source = "esc.openapi.json getHealth" },
    { OP("openapi.get"),   .method = GET, .path = "/api/v1/openapi.yaml", .perm = PERM_PUBLIC,
      .summary = "Machine-readable description", .status = 200, .flags = OP_RAW, .media = "application/yaml",
      .run = openapi_get, .source = "esc.openapi.json getOpenapi" },
    { 0 }
};
