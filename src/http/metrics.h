/* metrics.h - counting requests, and telling Prometheus.
 *
 * Counters are relaxed atomics, found without a lock; only what was used at
 * least once is printed.
 */
#ifndef HTTP_METRICS_H
#define HTTP_METRICS_H

#include "op/op.h"

struct metrics;

/* Counters for every operation of `families`; they live in `mem`. */
struct metrics *metrics_new(const struct family *const *families, struct arena *mem);

/* Requests that are no operation, by what answered them. */
enum metrics_other { METRICS_UNKNOWN, METRICS_STATIC, METRICS_HEALTH, METRICS_OTHERS };

struct metrics_row;
struct metrics_row *metrics_row(struct metrics *metrics, const struct op *op); /* NULL: unknown */
struct metrics_row *metrics_other_row(struct metrics *metrics, enum metrics_other other);
const char         *metrics_label(const struct metrics_row *row); /* "esc.invites.create" */
void                metrics_count(struct metrics_row *row, int status, int64_t us);

/* Writes the counters, the process and the pool in Prometheus' text format. */
void metrics_write(struct metrics *metrics, const struct server *server, struct buf *out);
/* Writes one gauge, for values that others know. */
void metrics_gauge(struct buf *out, const char *name, const char *help, double value);

#endif
