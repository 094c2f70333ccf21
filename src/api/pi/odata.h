/* odata.h - the part of OData that lists of this family take.
 *
 *   $filter   eq ne gt ge lt le in, and or not, contains startswith endswith, parentheses;
 *             'text' with '' for a quote, numbers, true false null, 2026-01-31[T23:59:59Z]
 *   $orderby  member [asc|desc], ...
 *   $select   member, ... : the rows have these members only
 *   $search   words that must all be in one of the fields named by searchfields
 *
 * $skip and $top are the pages of the family.
 */
#ifndef API_PI_ODATA_H
#define API_PI_ODATA_H

#include "db/filter.h"
#include "op/op.h"

#define ODATA_FILTER_MAX 4000 /* characters */

/* What a request may ask of a list: the input of its operation, or the start of it. */
struct odata { str filter, orderby, select, search, searchfields; };

/* Fields of a shape for such an input. */
#define ODATA_FIELDS(structure)                                                                           \
    FIELD(structure, filter, .name = "$filter", .max = ODATA_FILTER_MAX,                                  \
          .doc = "Condition rows must meet, in a subset of OData", .example = "email eq 'ada@example.org'"), \
    FIELD(structure, orderby, .name = "$orderby", .max = 400,                                             \
          .doc = "Members to order by, each with asc or desc", .example = "email desc"),                  \
    FIELD(structure, select, .name = "$select", .max = 2000,                                              \
          .doc = "Members rows have, comma-separated; those that are not named are left out")
#define ODATA_SEARCH_FIELDS(structure)                                                                    \
    FIELD(structure, search, .name = "$search", .max = 300, .doc = "Words rows must contain, in any case"), \
    FIELD(structure, searchfields, .max = 400,                                                            \
          .doc = "Fields to search, comma-separated; without it names and address")

extern const struct shape odata_shape, odata_search_shape; /* without and with $search */

/* Reads what was asked; the fields that $search looks into by itself are those with
 * .is_searched.  False with the errors said. */
bool odata_read(struct call *c, const struct odata *in, const struct filter_field *fields,
                struct refine *refine);
/* Adds that a field, named as in the table, is what a parameter of the request says; the
 * empty text says nothing. */
bool odata_equal(struct call *c, const char *param, str value, const struct filter_field *fields,
                 const char *name, struct refine *refine);
/* run_rows of what was asked. */
bool odata_list(struct call *c, const struct odata *in, const struct filter_field *fields);

#endif
