/* calibration.h - parameters of items from the answers of many (PSYCHOMETRICS.md 7).
 *
 * Marginal maximum likelihood by the EM algorithm (Bock & Aitkin 1981): abilities are N(0, 1),
 * taken at the 61 points of irt_point.
 */
#ifndef DOMAIN_CALIBRATION_H
#define DOMAIN_CALIBRATION_H

#include "domain/irt.h"

struct arena;

enum calibration_model {
    CALIBRATE_1PL = 1, /* one slope for all items, as the Rasch model with a free variance */
    CALIBRATE_2PL = 2,
    CALIBRATE_3PL = 3, /* c ~ Beta(5, 17) and ln a ~ N(0, 0.5) keep it in bounds */
};

/* Answers: rows of persons, or of patterns that `counts` persons gave. */
struct calibration_data {
    const signed char *responses; /* rows x items: 1, 0, IRT_OMITTED */
    const double      *counts;    /* one a row; NULL: 1 each */
    size_t             rows, items;
};

struct calibration {
    struct irt_item *items;          /* filled, one an item */
    double           log_likelihood; /* of the data, without the priors */
    int              cycles;
    bool             converged;      /* the largest change of a parameter fell below 1e-5 */
};

#define CALIBRATION_CYCLES_MAX 500

/* Fits a model; `out->items` has a place for each item.  An item that everybody or nobody
 * has right cannot be placed: false, with nothing filled, for it and for fewer than two items.
 * Scratch memory comes from `mem`. */
bool calibrate(struct arena *mem, const struct calibration_data *data, enum calibration_model model,
               struct calibration *out);

/* The same in pieces, for a job: goes on from out->items and out->cycles (0: from the beginning) for at
 * most `cycles` more, and fills how far it came.  Piece by piece it finds what calibrate finds at once. */
bool calibrate_on(struct arena *mem, const struct calibration_data *data, enum calibration_model model, int cycles,
                  struct calibration *out);

/* Standard errors of a, b and c. */
struct calibration_error { double a, b, c; };

/* Fills the errors of items that were fitted: from the cross-products of the persons' scores, item by item
 * (Louis 1982; the items' covariances are left out), and the priors of the 3PL.  NAN where the answers do
 * not tell, and for what the model does not estimate. */
void calibration_errors(struct arena *mem, const struct calibration_data *data, enum calibration_model model,
                        const struct irt_item *items, struct calibration_error *out);

#endif
