/* composition.h - several instruments sat one after the other, and what came of each. */
#ifndef DOMAIN_COMPOSITION_H
#define DOMAIN_COMPOSITION_H

#include "domain/instrument.h"

#define COMPOSITION_VERSION "assessment/1"

/* Joins `n` instruments, none of them a composition; all lives in `mem`.  The weights of the
 * average stand in the code, as "numerical*2+verbal". */
const struct instrument *instrument_compose(struct arena *mem, str code, const struct instrument *const *list,
                                            size_t n);

/* Cuts the next component off a code: its own code, without the weight behind it. */
str component_cut(str *rest);

/* What came of one instrument of an attempt. */
struct component_result {
    const struct instrument *instrument;
    str                      document; /* its own result document; null without one */
};

/* Takes the stored document of an attempt of `i` apart, in the order of its components.
 * Returns how many; a document that cannot be read gives components without one. */
size_t component_results(struct arena *mem, const struct instrument *i, str document,
                         struct component_result list[COMPONENTS_MAX]);

/* The mean score 0..100 in the stored document of a composition; NAN when there is none. */
double composition_average(str document);

#endif
