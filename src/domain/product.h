/* product.h - the products: a view of dimensions over one instrument. */
#ifndef DOMAIN_PRODUCT_H
#define DOMAIN_PRODUCT_H

#include "domain/bigfive.h"

struct product {
    const char       *code;        /* "pa-leadership" */
    const char       *report;      /* "leadership" */
    const char       *instrument;  /* "b5-120" */
    int               credits;     /* one invitation costs */
    int               minutes;     /* a person usually needs; not a limit */
    int               n;
    enum dimension    dimensions[DIM_COUNT];
    struct translated name, summary;
};

extern const struct product products[];
extern const size_t         products_n;

const struct product *product_find(str code);        /* NULL when there is none */
const struct product *product_of_report(str report); /* by "standard", "leadership", "sales"; NULL likewise */
const char *product_name(const struct product *p, const char *language);
const char *product_summary(const struct product *p, const char *language); /* two sentences */
/* Mean T of its dimensions; NAN when one is missing. */
double product_index(const struct product *p, const struct b5_result *r);

#endif
