/* company.c - the page of a workspace, and whether anybody may see it.
 *
 * Operations: company.get, company.update.
 * The page is shown by the operations on companies of the Coodesh family.  Table: workspace.
 */
#include "api/native/native.h"
#include "domain/company.h"

struct company_view { str slug, name; bool is_public; struct company_page *page; };
static const struct field company_view_fields[] = {
    FIELD(company_view, slug, .min = 1, .max = COMPANY_SLUG_MAX, .doc = "Name in addresses"),
    FIELD(company_view, name, .flags = READONLY, .doc = "Name that others see"),
    FIELD(company_view, is_public, .doc = "May anybody see the page?"),
    FIELD_OBJECT(company_view, page, company_page, .flags = NULLABLE, .doc = "The page, written as a whole"),
};
SHAPE(company_view);

static bool company_get(struct call *c)
{
    struct company_view view = { 0 };

    db_row(c, "SELECT slug, coalesce(brand_name, name) AS name, is_public, page FROM workspace"
           " WHERE id = :workspace_id", INTO(company_view, &view));
    return reply(c, &view);
}

static bool company_update(struct call *c)
{
    const struct company_view *in = c->in;
    int64_t                    taken;

    if (given(c, "slug") && !company_is_slug(in->slug))
        return fail(c, 422, "slug", "must be small letters, digits and hyphens");
    if (given(c, "slug") && db_int(c, "SELECT 1 FROM workspace WHERE slug = :slug AND id <> :workspace_id", &taken))
        return fail(c, 409, "slug", "is another's already");
    if (given(c, "slug"))
        db_exec(c, "UPDATE workspace SET slug = :slug WHERE id = :workspace_id");
    if (given(c, "is_public"))
        db_exec(c, "UPDATE workspace SET is_public = :is_public WHERE id = :workspace_id");
    if (given(c, "page"))
        db_exec(c, "UPDATE workspace SET page = :page WHERE id = :workspace_id");
    db_exec(c, "UPDATE workspace SET updated_at = :now_ms WHERE id = :workspace_id");
    return company_get(c);
}

const struct op native_company_ops[] = {
    { OP("company.get"),    .method = GET,   .path = "/assay/v1/company", .perm = PERM_READ_COMPANY,
      .summary = "The page of the workspace, and whether anybody may see it", .out = &company_view_shape,
      .status = 200, .run = company_get, .source = "DESIGN.md 4" },
    { OP("company.update"), .method = PATCH, .path = "/assay/v1/company", .perm = PERM_UPDATE_COMPANY,
      .summary = "Write the page, and say whether anybody may see it", .in = &company_view_shape,
      .out = &company_view_shape, .flags = OP_PARTIAL, .status = 200, .run = company_update,
      .source = "DESIGN.md 4", .fails = "409: the slug is another's" },
    { 0 }
};
