/* bulk_jobs.c - operations on many attempts: how far they are, and what they did not do.
 *
 * Operations: bulk_jobs.list, bulk_jobs.get, bulk_jobs.failed.
 * Tables: bulk_job, bulk_item.
 */
#include "api/native/native.h"

struct bulk_view {
    struct id     bulk_job_id;
    str           operation, status;
    int64_t       total, done, failed;
    struct moment created_at, finished_at;
};
static const struct field bulk_view_fields[] = {
    FIELD(bulk_view, bulk_job_id, .prefix = "bulk_", .doc = "Id of the job"),
    FIELD(bulk_view, operation,   .doc = "What is done to each attempt", .example = "invite"),
    FIELD(bulk_view, status,      .one_of = "running|finished", .doc = "Where it stands"),
    FIELD(bulk_view, total,       .doc = "Attempts in all"),
    FIELD(bulk_view, done,        .doc = "Attempts that were done"),
    FIELD(bulk_view, failed,      .doc = "Attempts that were not"),
    FIELD(bulk_view, created_at,  .doc = "When it was asked for"),
    FIELD(bulk_view, finished_at, .flags = NULLABLE, .doc = "When it was over"),
};
SHAPE(bulk_view);

struct bulk_key { struct id bulk_job_id; };
static const struct field bulk_key_fields[] = {
    FIELD(bulk_key, bulk_job_id, .flags = REQUIRED, .prefix = "bulk_", .doc = "Id of the job"),
};
SHAPE(bulk_key);

struct failed_view { struct id attempt_id; str reason; };
static const struct field failed_view_fields[] = {
    FIELD(failed_view, attempt_id, .prefix = "att_", .doc = "Id of the attempt, as it was sent"),
    FIELD(failed_view, reason,     .doc = "Why it was not done"),
};
SHAPE(failed_view);

static bool bulk_jobs_failed(struct call *c)
{
    int64_t found = 0;

    return db_int(c, "SELECT 1 FROM bulk_job WHERE workspace_id = :workspace_id AND id = :bulk_job_id", &found)
        ? run_rows(c) : fail(c, 404, NULL, "no such record");
}

#define VIEW "SELECT id AS bulk_job_id, operation, status, total, done, failed, created_at, finished_at FROM bulk_job"

const struct op native_bulk_jobs_ops[] = {
    { OP("bulk_jobs.list"), .method = GET, .path = "/assay/v1/bulk-jobs", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Operations on many attempts, newest first", .out = &bulk_view_shape, .flags = OP_LIST,
      .list = "bulk_jobs", .status = 200, .run = run_rows, .source = "issue 5",
      .sql = VIEW " WHERE workspace_id = :workspace_id ORDER BY id DESC LIMIT :limit OFFSET :offset" },
    { OP("bulk_jobs.get"), .method = GET, .path = "/assay/v1/bulk-jobs/{bulk_job_id}", .perm = PERM_LIST_ATTEMPTS,
      .summary = "How far one is", .in = &bulk_key_shape, .out = &bulk_view_shape, .status = 200, .run = run_row,
      .source = "issue 5", .sql = VIEW " WHERE workspace_id = :workspace_id AND id = :bulk_job_id" },
    { OP("bulk_jobs.failed"), .method = GET, .path = "/assay/v1/bulk-jobs/{bulk_job_id}/failed",
      .perm = PERM_LIST_ATTEMPTS, .summary = "Attempts that it did not do, and why", .in = &bulk_key_shape,
      .out = &failed_view_shape, .flags = OP_LIST, .list = "failed", .status = 200, .run = bulk_jobs_failed,
      .source = "issue 5",
      .sql = "SELECT attempt_id, reason FROM bulk_item WHERE workspace_id = :workspace_id AND bulk_id = :bulk_job_id"
             " AND reason IS NOT NULL ORDER BY position LIMIT :limit OFFSET :offset" },
    { 0 }
};
