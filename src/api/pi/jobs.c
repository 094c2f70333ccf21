/* jobs.c - positions as the newer generation of the API knows them.
 *
 * Operations: jobs.list.
 * Positions are made by the native operations positions.*; here they have a target range
 * for each of the drives A to D, in sigma.
 * Tables: job_position, attempt.
 */
#include "api/pi/odata.h"
#include "api/pi/pi.h"
#include "core/clock.h"

struct factor_ranges {
    double a_sigma_range_low, a_sigma_range_high, b_sigma_range_low, b_sigma_range_high, c_sigma_range_low,
           c_sigma_range_high, d_sigma_range_low, d_sigma_range_high;
};
#define RANGE(member, what) FIELD(factor_ranges, member, .doc = what)
static const struct field factor_ranges_fields[] = {
    RANGE(a_sigma_range_low, "Least dominance, sigma"),    RANGE(a_sigma_range_high, "Most dominance, sigma"),
    RANGE(b_sigma_range_low, "Least extraversion, sigma"), RANGE(b_sigma_range_high, "Most extraversion, sigma"),
    RANGE(c_sigma_range_low, "Least patience, sigma"),     RANGE(c_sigma_range_high, "Most patience, sigma"),
    RANGE(d_sigma_range_low, "Least formality, sigma"),    RANGE(d_sigma_range_high, "Most formality, sigma"),
};
SHAPE(factor_ranges);

struct job {
    struct id             job_id;
    str                   external_job_id, title, description, created_time;
    int64_t               total_candidates;
    struct factor_ranges *target_factor_ranges;

    /* What the above are made of. */
    struct factor_ranges  ranges;
    struct moment         created_at;
};
static const struct field job_fields[] = {
    FIELD(job, job_id,           .doc = "Id of the job, the same as that of the position"),
    FIELD(job, external_job_id,  .flags = NULLABLE, .doc = "The caller's id of the job"),
    FIELD(job, title,            .doc = "Title"),
    FIELD(job, description,      .flags = NULLABLE, .doc = "Description"),
    FIELD(job, total_candidates, .doc = "People assessed for it"),
    FIELD(job, created_time,     .doc = "When it was made: UTC with seven decimals and no zone letter",
                                 .example = "2024-06-20T14:26:19.1183055"),
    FIELD_OBJECT(job, target_factor_ranges, factor_ranges, .flags = NULLABLE, .doc = "Target, null without one"),
    FIELD(job, ranges.a_sigma_range_low,  .name = "a_low",  .flags = INTERNAL),
    FIELD(job, ranges.a_sigma_range_high, .name = "a_high", .flags = INTERNAL),
    FIELD(job, ranges.b_sigma_range_low,  .name = "b_low",  .flags = INTERNAL),
    FIELD(job, ranges.b_sigma_range_high, .name = "b_high", .flags = INTERNAL),
    FIELD(job, ranges.c_sigma_range_low,  .name = "c_low",  .flags = INTERNAL),
    FIELD(job, ranges.c_sigma_range_high, .name = "c_high", .flags = INTERNAL),
    FIELD(job, ranges.d_sigma_range_low,  .name = "d_low",  .flags = INTERNAL),
    FIELD(job, ranges.d_sigma_range_high, .name = "d_high", .flags = INTERNAL),
    FIELD(job, created_at, .flags = INTERNAL),
};
SHAPE(job);

/* What jobs are found and ordered by: the vendor's names, and the members of a job. */
static const struct filter_field job_filters[] = {
    { .name = "jobId", .type = TYPE_ID, .column = "o.id" },
    { .name = "externalJobId", .type = TYPE_TEXT, .column = "o.external_id" },
    { .name = "CreatedDate", .type = TYPE_TIME, .column = "o.created_at" },
    { .name = "createdTime", .type = TYPE_TIME, .column = "o.created_at" },
    { .name = "Title", .type = TYPE_TEXT, .column = "o.title", .folded = "o.title_fold" },
    { 0 }
};

struct job_query { struct odata odata; str job, external_job, title; };
static const struct field job_query_fields[] = {
    FIELD(job_query, job,          .name = "JobId", .max = 100, .doc = "Only the job of this id"),
    FIELD(job_query, external_job, .name = "ExternalJobId", .max = 200, .doc = "Only jobs with this id of the caller"),
    FIELD(job_query, title,        .name = "Title", .max = 200, .doc = "Only the job of this title"),
    FIELD(job_query, odata.orderby, .name = "$orderby", .max = 400,
          .doc = "CreatedDate or Title, each with asc or desc"),
};
SHAPE(job_query);

static void job_show(struct call *c, struct job *job)
{
    struct buf time = BUF(c->mem);

    clock_write(&time, job->created_at.ms, 7);
    time.len--; /* the Z */
    job->created_time = buf_end(&time);
    if (!isnan(job->ranges.a_sigma_range_low))
        job->target_factor_ranges = &job->ranges;
}

static bool jobs_list(struct call *c)
{
    struct job_query *in = c->in;
    struct refine     refine;
    struct list       rows;
    int64_t           total;

    if (!odata_read(c, &in->odata, job_filters, &refine) ||
        !odata_equal(c, "JobId", in->job, job_filters, "jobId", &refine) ||
        !odata_equal(c, "ExternalJobId", in->external_job, job_filters, "externalJobId", &refine) ||
        !odata_equal(c, "Title", in->title, job_filters, "Title", &refine))
        return false;
    rows = db_rows_refined(c, c->op->sql, &refine, &job_shape, &total);
    for (size_t i = 0; i < rows.n; i++)
        job_show(c, (struct job *)rows.items + i);
    return reply_page(c, rows, total);
}

const struct op pi_jobs_ops[] = {
    { OP("jobs.list"), .method = GET, .path = "/api/v1/jobs", .perm = PERM_PROFILE_READ,
      .summary = "List jobs, the oldest first", .in = &job_query_shape, .out = &job_shape, .flags = OP_LIST,
      .list = PI_RECORDS, .status = 200, .run = jobs_list, .source = "predictive-index.openapi.json listJobs",
      .sql = "SELECT o.id AS job_id, o.external_id AS external_job_id, o.title, o.description, o.created_at,"
             " o.a_low, o.a_high, o.b_low, o.b_high, o.c_low, o.c_high, o.d_low, o.d_high,"
             " (SELECT count(DISTINCT a.person_id) FROM attempt a WHERE a.workspace_id = o.workspace_id"
             " AND a.position_id = o.id AND a.deleted_at IS NULL) AS total_candidates FROM job_position o"
             " WHERE o.workspace_id = :workspace_id ORDER BY o.created_at, o.id LIMIT :limit OFFSET :offset" },
    { 0 }
};
