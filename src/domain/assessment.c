/* assessment.c - what people can be invited to: the products and the built-in others. */
#include "domain/instrument.h"
#include "domain/instrument_texts.h"
#include "domain/product.h"

/* Beside the products of domain/product.c. */
static const struct assessment others[] = {
    { .code = "disc-28", .instrument = &instrument_disc, .credits = 1, .minutes = 12 },
    { .code = "drives-86", .instrument = &instrument_drives, .credits = 1, .minutes = 8 },
    { .code = "sample-all", .instrument = &instrument_sample, .minutes = 10 },
    { .code = "sample-timed", .instrument = &instrument_timed, .minutes = 3 },
};

bool assessment_find(str code, struct assessment *out)
{
    const struct product *product = product_find(code);

    if (product) {
        *out = (struct assessment){ product->code, instrument_find(str_of(product->instrument)), product,
                                    product->credits, product->minutes, &product->name };
        return true;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (!str_is(code, others[i].code))
            continue;
        *out       = others[i];
        out->title = out->instrument->parts[0].title;
        return true;
    }
    return false;
}

const char *assessment_title(const struct assessment *a, const char *language)
{
    return translated_text(a->title, language);
}
