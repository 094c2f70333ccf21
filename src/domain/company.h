/* company.h - what of a workspace anybody may see, when it says so: its page.
 *
 * Until a workspace makes its page public nobody outside learns that there is one.
 * Table: workspace (slug, is_public, page).
 */
#ifndef DOMAIN_COMPANY_H
#define DOMAIN_COMPANY_H

#include "op/op.h"

#define COMPANY_SLUG_MAX 80

/* The page, a document of the store. */
struct company_page {
    str         corporate_name, company_type, headline, description, market, tech_size, website, founded_year, city,
                state, country;
    struct list mobile_stack, devops_stack, backend_stack, frontend_stack;
};
extern const struct shape company_page_shape;

/* A name in addresses for a workspace that is made: of its name, and nobody else's so far. */
str  company_slug_new(struct call *c, str name);
/* One that nobody else will come upon: with something random behind. */
str  company_slug_apart(struct call *c, str name);
/* May it stand in an address: small letters, digits and hyphens, and no word that means something else there. */
bool company_is_slug(str slug);

#endif
