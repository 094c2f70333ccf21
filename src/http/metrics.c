/* metrics.c - counting requests, and telling Prometheus. */
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "core/clock.h"
#include "http/metrics.h"

#define LABEL_BYTES 80

/* What is not in this list is counted as the last one. */
static const int statuses[] = {
    200, 201, 202, 204, 206, 301, 302, 303, 304, 400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 414, 415,
    422, 423, 424, 425, 428, 429, 431, 500, 501, 502, 503, 504, 0,
};
#define STATUSES_N (sizeof statuses / sizeof statuses[0])

static const int64_t bounds_us[] = {
    100, 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, 2500000, 10000000,
};
#define BOUNDS_N (sizeof bounds_us / sizeof bounds_us[0])

struct metrics_row {
    const struct op *op;
    char             label[LABEL_BYTES];
    atomic_ullong    status[STATUSES_N];
    atomic_ullong    bucket[BOUNDS_N + 1]; /* each alone, not the sum up to it */
    atomic_ullong    us;
};

struct metrics {
    struct metrics_row  others[METRICS_OTHERS];
    struct metrics_row *rows;
    size_t              rows_n;
    struct metrics_row **index; /* by address of the op, open addressing */
    size_t               index_n; /* a power of two, at least twice rows_n */
};

static size_t op_slot(const struct metrics *m, const struct op *op)
{
    return (size_t)((uintptr_t)op / sizeof *op * 0x9e3779b97f4a7c15u >> 20) & (m->index_n - 1);
}

static size_t ops_count(const struct family *const *families)
{
    size_t           n = 0, f, t;
    const struct op *op;

    for (f = 0; families[f] != NULL; f++)
        for (t = 0; families[f]->ops[t] != NULL; t++)
            for (op = families[f]->ops[t]; op->id != NULL; op++)
                n++;
    return n;
}

static void row_add(struct metrics *m, const struct family *family, const struct op *op)
{
    struct metrics_row *row  = &m->rows[m->rows_n++];
    size_t              slot = op_slot(m, op);

    row->op = op;
    snprintf(row->label, sizeof row->label, "%s.%s", family->name, op->id);
    while (m->index[slot] != NULL)
        slot = (slot + 1) & (m->index_n - 1);
    m->index[slot] = row;
}

struct metrics *metrics_new(const struct family *const *families, struct arena *mem)
{
    static const char *const labels[METRICS_OTHERS] = { "unknown", "static", "health" };
    struct metrics          *m = ARENA_NEW(mem, struct metrics);
    size_t                   n = ops_count(families), f, t;
    const struct op         *op;

    for (f = 0; f < METRICS_OTHERS; f++)
        snprintf(m->others[f].label, sizeof m->others[f].label, "%s", labels[f]);
    m->rows = ARENA_ARRAY(mem, struct metrics_row, n);
    for (m->index_n = 16; m->index_n < n * 2; m->index_n *= 2)
        ;
    m->index = ARENA_ARRAY(mem, struct metrics_row *, m->index_n);
    for (f = 0; families[f] != NULL; f++)
        for (t = 0; families[f]->ops[t] != NULL; t++)
            for (op = families[f]->ops[t]; op->id != NULL; op++)
                row_add(m, families[f], op);
    return m;
}

struct metrics_row *metrics_row(struct metrics *m, const struct op *op)
{
    size_t slot;

    if (op != NULL)
        for (slot = op_slot(m, op); m->index[slot] != NULL; slot = (slot + 1) & (m->index_n - 1))
            if (m->index[slot]->op == op)
                return m->index[slot];
    return &m->others[METRICS_UNKNOWN];
}

struct metrics_row *metrics_other_row(struct metrics *m, enum metrics_other other)
{
    return &m->others[other];
}

const char *metrics_label(const struct metrics_row *row)
{
    return row->label;
}

static void add(atomic_ullong *counter, unsigned long long n)
{
    atomic_fetch_add_explicit(counter, n, memory_order_relaxed);
}

static unsigned long long value_of(atomic_ullong *counter)
{
    return atomic_load_explicit(counter, memory_order_relaxed);
}

void metrics_count(struct metrics_row *row, int status, int64_t us)
{
    size_t s = 0, b = 0;

    while (s < STATUSES_N - 1 && statuses[s] != status)
        s++;
    while (b < BOUNDS_N && us > bounds_us[b])
        b++;
    add(&row->status[s], 1);
    add(&row->bucket[b], 1);
    add(&row->us, (unsigned long long)us);
}

/* --- writing -------------------------------------------------------------- */

static unsigned long long row_requests(struct metrics_row *row)
{
    unsigned long long n = 0;
    size_t             b;

    for (b = 0; b <= BOUNDS_N; b++)
        n += value_of(&row->bucket[b]);
    return n;
}

static void row_requests_write(struct metrics_row *row, struct buf *out)
{
    size_t             s;
    unsigned long long n;

    for (s = 0; s < STATUSES_N; s++) {
        n = value_of(&row->status[s]);
        if (n > 0)
            buf_printf(out, "assay_requests_total{op=\"%s\",status=\"%d\"} %llu\n", row->label, statuses[s],
                       n);
    }
}

static void row_seconds_write(struct metrics_row *row, struct buf *out)
{
    size_t             b;
    unsigned long long n = 0;

    if (row_requests(row) == 0)
        return;
    for (b = 0; b < BOUNDS_N; b++) {
        n += value_of(&row->bucket[b]);
        buf_printf(out, "assay_request_seconds_bucket{op=\"%s\",le=\"%g\"} %llu\n", row->label,
                   (double)bounds_us[b] / 1e6, n);
    }
    n += value_of(&row->bucket[BOUNDS_N]);
    buf_printf(out, "assay_request_seconds_bucket{op=\"%s\",le=\"+Inf\"} %llu\n", row->label, n);
    buf_printf(out, "assay_request_seconds_sum{op=\"%s\"} %.6f\n", row->label,
               (double)value_of(&row->us) / 1e6);
    buf_printf(out, "assay_request_seconds_count{op=\"%s\"} %llu\n", row->label, n);
}

static void each_row(struct metrics *m, struct buf *out,
                     void (*write)(struct metrics_row *row, struct buf *out))
{
    size_t i;

    for (i = 0; i < METRICS_OTHERS; i++)
        write(&m->others[i], out);
    for (i = 0; i < m->rows_n; i++)
        write(&m->rows[i], out);
}

void metrics_gauge(struct buf *out, const char *name, const char *help, double value)
{
    buf_printf(out, "# HELP %s %s\n# TYPE %s gauge\n%s ", name, help, name, name);
    buf_number(out, value);
    buf_char(out, '\n');
}

/* Bytes of memory that the process has in use; 0 when the system does not say. */
static double resident_bytes(void)
{
    FILE *file  = fopen("/proc/self/statm", "re");
    long  pages = 0;

    if (file == NULL)
        return 0;
    if (fscanf(file, "%*s %ld", &pages) != 1)
        pages = 0;
    fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

void metrics_write(struct metrics *m, const struct server *server, struct buf *out)
{
    buf_text(out, "# HELP assay_requests_total Requests answered, by operation and status.\n"
                  "# TYPE assay_requests_total counter\n");
    each_row(m, out, row_requests_write);
    buf_text(out, "# HELP assay_request_seconds From the first line of a request to the end of its reply.\n"
                  "# TYPE assay_request_seconds histogram\n");
    each_row(m, out, row_seconds_write);
    metrics_gauge(out, "process_resident_memory_bytes", "Memory in use.", resident_bytes());
    metrics_gauge(out, "assay_uptime_seconds", "Time since the server started.",
                  (double)(clock_now_ms() - server->started_ms) / 1000);
    if (server->pool != NULL)
        metrics_gauge(out, "assay_pool_waiting", "Slow operations that wait for a worker.",
                      (double)pool_waiting(server->pool));
}
