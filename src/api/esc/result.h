/* result.h - results as JSON, for the files that show them. */
#ifndef API_ESC_RESULT_H
#define API_ESC_RESULT_H

#include "api/esc/esc.h"
#include "domain/bigfive.h"
#include "domain/product.h"

struct dimension_value { str key, name, group; double value, raw; };
extern const struct shape dimension_value_shape;

struct results {
    struct id     invite_id, session_id;
    str           status, email, first_name, last_name, product_type, external_id;
    struct moment completed_at;
    struct list   dimensions; /* struct dimension_value */
    str           scores;     /* as dimensions_json writes them; null before completion */
    str           source;     /* of a profile */
    struct list   teams;      /* struct team, of a profile */
};

/* What results and profiles both show of it. */
#define RESULTS_FIELDS                                                                                    \
    FIELD(results, invite_id, .flags = NULLABLE, .prefix = "inv_",                                         \
          .doc = "Id of the invitation, null for one of the admin tool"),                                  \
    FIELD(results, session_id, .prefix = "s_", .doc = "Id of the completed session"),                      \
    FIELD(results, status, .one_of = ESC_STATUSES, .doc = "Where the invitation stands"),                  \
    FIELD(results, email, .format = FORMAT_EMAIL, .doc = "Address of the candidate"),                      \
    FIELD(results, first_name, .flags = NULLABLE, .doc = "Given name"),                                    \
    FIELD(results, last_name, .flags = NULLABLE, .doc = "Family name"),                                    \
    FIELD(results, product_type, .one_of = ESC_PRODUCTS, .doc = "Assessment type"),                        \
    FIELD(results, completed_at, .doc = "When the candidate finished"),                                    \
    FIELD_LIST(results, dimensions, dimension_value, .doc = "Dimensions of the product"),                  \
    FIELD(results, external_id, .flags = NULLABLE, .doc = "The caller's reference"),                       \
    FIELD(results, scores, .flags = INTERNAL)

extern const struct shape results_shape;

/* The columns of struct results but its dimensions, of attempts `a` with person
 * `p` and result `r`; a statement goes on with its WHERE. */
#define RESULTS_COLUMNS                                                                                   \
    "CASE WHEN a.source = 'api' THEN a.id END AS invite_id, a.id AS session_id, " ESC_STATUS " AS status," \
    " p.email, p.first_name, p.last_name, a.product AS product_type, a.finished_at AS completed_at,"      \
    " a.external_id, r.dimensions AS scores"
#define RESULTS_FROM                                                                                      \
    " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"             \
    " LEFT JOIN result r ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"

/* A T score kept within 0..100; NAN stays NAN. */
double t_value(double t);

/* The dimensions of a product that could be scored, named in the language that
 * `accept` (a header, may be null) asks for, else in English. */
struct list dimension_values(struct call *c, str product, const struct dimension_score scores[DIM_COUNT], str accept);

#endif
