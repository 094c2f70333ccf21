/* queue.c - what workers ask of the queue: a job, more time, a blob; and what they report.
 *
 * Operations: queue.lease, queue.heartbeat, queue.result, queue.blob.
 * Tables: those of domain/judge_lease.c.
 */
#include "api/judge/judge.h"
#include "domain/judge_lease.h"

#define WAIT_S_MAX      25
#define SLOTS_MAX       64
#define LANGUAGES_MAX   64
#define VERDICTS        "AC|WA|RE|ILE|TLE|MLE|OLE|CTL|CE|SE"
#define CONTENT_TYPE_OF_BLOBS "application/octet-stream"

/* --- lease -------------------------------------------------------------------- */

struct language { str id, name, version; };
static const struct field language_fields[] = {
    FIELD(language, id,      .flags = REQUIRED, .min = 1, .max = 32, .format = FORMAT_LINE, .example = "python",
                             .doc = "Name of a language as requests write it: letters and digits"),
    FIELD(language, name,    .max = 64, .initial_text = "", .format = FORMAT_LINE, .doc = "What people call it"),
    FIELD(language, version, .max = 200, .initial_text = "", .format = FORMAT_LINE, .doc = "What its compiler says"),
};
SHAPE(language);

struct leased {
    struct id   job_id;
    int64_t     attempt, lease_s;
    str         kind, language;
    struct json request;
    struct list blobs;
};
static const struct field leased_fields[] = {
    FIELD(leased, job_id,   .doc = "The job"),
    FIELD(leased, attempt,  .doc = "Which attempt at it this is, from 1"),
    FIELD(leased, lease_s,  .doc = "Seconds until the lease lapses, unless a heartbeat prolongs it"),
    FIELD(leased, kind,     .one_of = "sample|sql|preview|submit|rejudge", .doc = "What it is for"),
    FIELD(leased, language, .doc = "Language of the program"),
    FIELD(leased, request,  .doc = "What is to be judged"),
    FIELD(leased, blobs,    .item = TYPE_TEXT, .doc = "SHA-256s of blobs that the request refers to"),
};
SHAPE(leased);

struct lease {
    int64_t        slots, wait_s;
    struct list    languages;
    str            level, mode, version;
    struct leased *job;
};
static const struct field lease_fields[] = {
    FIELD(lease, slots,     .flags = REQUIRED | WRITEONLY, .min = 1, .max = SLOTS_MAX,
                            .doc = "Jobs that the worker runs at once"),
    FIELD_LIST(lease, languages, language, .flags = REQUIRED | WRITEONLY, .min = 1, .max = LANGUAGES_MAX,
                            .doc = "What the worker can judge"),
    FIELD(lease, level,     .flags = REQUIRED | WRITEONLY, .one_of = "A|B|C", .doc = "Cgroups of its sandbox"),
    FIELD(lease, mode,      .flags = REQUIRED | WRITEONLY, .one_of = "user|root", .doc = "Rights of its runner"),
    FIELD(lease, version,   .flags = REQUIRED | WRITEONLY, .min = 1, .max = 64, .format = FORMAT_LINE,
                            .doc = "Version of the worker's program"),
    FIELD(lease, wait_s,    .flags = WRITEONLY, .max = WAIT_S_MAX, .initial = WAIT_S_MAX,
                            .doc = "Seconds to wait for a job"),
    FIELD_OBJECT(lease, job, leased, .flags = READONLY | NULLABLE, .doc = "The job; null when there was none"),
};
SHAPE(lease);

/* The languages as columns of judge_worker. */
static bool languages_write(struct call *c, const struct list *languages, struct judge_worker *worker)
{
    const struct language *all = languages->items;
    struct buf             list = BUF(c->mem), ids = BUF(c->mem);

    buf_char(&ids, ',');
    for (size_t i = 0; i < languages->n; i++) {
        if (!judge_is_language(all[i].id))
            return failf(c, 422, str_printf(c->mem, "languages[%zu].id", i).data, "must be small letters and digits");
        buf_printf(&ids, "%.*s,", STR_ARG(all[i].id));
        buf_text(&list, i ? ",{\"id\":" : "[{\"id\":");
        buf_json(&list, all[i].id);
        buf_text(&list, ",\"name\":");
        buf_json(&list, all[i].name.len ? all[i].name : all[i].id);
        buf_text(&list, ",\"version\":");
        buf_json(&list, all[i].version);
        buf_char(&list, '}');
    }
    buf_char(&list, ']');
    worker->languages    = buf_end(&list);
    worker->language_ids = buf_end(&ids);
    return true;
}

static struct list blobs_of(struct call *c, str text)
{
    str        *all = ARENA_ARRAY(c->mem, str, JUDGE_BLOBS_MAX);
    struct list list = { all, 0 };

    text = str_from(text, 1); /* behind the first comma */
    while (text.len && list.n < JUDGE_BLOBS_MAX)
        all[list.n++] = str_cut(&text, ',');
    return list;
}

static bool queue_lease(struct call *c)
{
    const struct lease *in = c->in;
    struct judge_worker worker = { .slots = in->slots, .level = in->level, .mode = in->mode, .version = in->version };
    struct judge_lease  lease = { 0 };
    struct leased       job;
    struct lease        out = { 0 };

    if (!languages_write(c, &in->languages, &worker) || !judge_worker_note(c, &worker))
        return false;
    if (!judge_lease(c, worker.language_ids, &lease)) {
        if (call_wait(c, JUDGE_QUEUED, 0, in->wait_s * MS_PER_SECOND))
            return true;
        return reply(c, &out);
    }
    job = (struct leased){ .job_id = { lease.id }, .attempt = lease.tries, .lease_s = JUDGE_LEASE_MS / MS_PER_SECOND,
                           .kind = lease.kind, .language = lease.language, .request = { lease.request },
                           .blobs = blobs_of(c, lease.blobs) };
    out.job = &job;
    return reply(c, &out);
}

/* --- heartbeat ------------------------------------------------------------------ */

struct heartbeat { struct id job_id; int64_t attempt, lease_s; };
static const struct field heartbeat_fields[] = {
    FIELD(heartbeat, job_id,  .doc = "The job"),
    FIELD(heartbeat, attempt, .flags = REQUIRED | WRITEONLY, .min = 1, .max = 1000, .doc = "As the lease said"),
    FIELD(heartbeat, lease_s, .flags = READONLY, .doc = "Seconds until the lease lapses"),
};
SHAPE(heartbeat);

static bool queue_heartbeat(struct call *c)
{
    struct heartbeat *in = c->in;
    enum judge_end    end = judge_lease_prolong(c, in->job_id.n, in->attempt);

    if (end == JUDGE_UNKNOWN)
        return fail(c, 404, "job_id", "no such job: stop it");
    if (end != JUDGE_STORED)
        return fail(c, 409, "attempt", "the lease is lost: stop this job");
    in->lease_s = JUDGE_LEASE_MS / MS_PER_SECOND;
    return reply(c, in);
}

/* --- result --------------------------------------------------------------------- */

struct result {
    struct id   job_id;
    int64_t     attempt;
    str         verdict, outcome;
    struct json report;
};
static const struct field result_fields[] = {
    FIELD(result, job_id,  .doc = "The job"),
    FIELD(result, attempt, .flags = REQUIRED | WRITEONLY, .min = 1, .max = 1000, .doc = "As the lease said"),
    FIELD(result, verdict, .flags = REQUIRED | WRITEONLY, .one_of = VERDICTS, .doc = "Verdict of the whole"),
    FIELD(result, report,  .flags = REQUIRED | WRITEONLY, .max = JUDGE_RESULT_BYTES, .doc = "Report of the worker"),
    FIELD(result, outcome, .flags = READONLY, .one_of = "stored|repeated|lost",
                           .doc = "stored; or that it changed nothing: it was stored before, or the lease was lost"),
};
SHAPE(result);

static bool queue_result(struct call *c)
{
    static const char *const outcomes[] = {
        [JUDGE_STORED] = "stored", [JUDGE_REPEATED] = "repeated", [JUDGE_LOST] = "lost",
    };
    struct result *in = c->in;
    enum judge_end end;

    if (in->report.text.len == 0 || in->report.text.data[0] != '{')
        return fail(c, 422, "report", "must be an object");
    end = judge_lease_end(c, in->job_id.n, in->attempt, in->verdict, in->report.text);
    if (end == JUDGE_UNKNOWN)
        return fail(c, 404, "job_id", "no such job");
    in->outcome = str_of(outcomes[end]);
    return reply(c, in);
}

/* --- blob ------------------------------------------------------------------------ */

struct blob { str sha256; };
static const struct field blob_fields[] = {
    FIELD(blob, sha256, .min = 1, .max = 64, .doc = "Lower-case hex of the SHA-256"),
};
SHAPE(blob);

static bool is_hex(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((s.data[i] < '0' || s.data[i] > '9') && (s.data[i] < 'a' || s.data[i] > 'f'))
            return false;
    return s.len == 64;
}

static bool queue_blob(struct call *c)
{
    const struct blob *in = c->in;
    str                content, path;

    if (!is_hex(in->sha256) || !judge_blob_read(c, in->sha256, &content, &path))
        return fail(c, 404, "sha256", "no job that this worker leases needs such a blob");
    if (!path.data)
        return reply_raw(c, CONTENT_TYPE_OF_BLOBS, content);
    c->reply.status = c->op->status;
    c->reply.type   = CONTENT_TYPE_OF_BLOBS;
    c->reply.file   = str_printf(c->mem, "%s/media/%.*s", config_text(c->server->config, SET_DATA), STR_ARG(path));
    return true;
}

const struct op judge_queue_ops[] = {
    { OP("queue.lease"), .method = POST, .path = "/judge/v1/lease", .perm = PERM_WORKER,
      .summary = "Lease the next job, or wait for one", .in = &lease_shape, .out = &lease_shape, .flags = OP_WAITS,
      .status = 200, .run = queue_lease, .source = "JUDGE.md 1",
      .fails = "403: not over TLS; 409: another server leased the candidate's other job at that moment" },
    { OP("queue.heartbeat"), .method = POST, .path = "/judge/v1/jobs/{job_id}/heartbeat", .perm = PERM_WORKER,
      .summary = "Keep a lease", .in = &heartbeat_shape, .out = &heartbeat_shape, .status = 200,
      .run = queue_heartbeat, .source = "JUDGE.md 1", .fails = "403: not over TLS; 409: the lease is lost" },
    { OP("queue.result"), .method = POST, .path = "/judge/v1/jobs/{job_id}/result", .perm = PERM_WORKER,
      .summary = "Report what was judged; again and again it is the same", .in = &result_shape,
      .out = &result_shape, .status = 200, .run = queue_result, .body_max = JUDGE_RESULT_BYTES + 4096,
      .source = "JUDGE.md 1", .fails = "403: not over TLS" },
    { OP("queue.blob"), .method = GET, .path = "/judge/v1/blob/{sha256}", .perm = PERM_WORKER,
      .summary = "A text that a leased job refers to; a dataset as gzip of the script whose SHA-256 it is",
      .in = &blob_shape, .flags = OP_RAW, .media = CONTENT_TYPE_OF_BLOBS, .status = 200, .run = queue_blob,
      .source = "JUDGE.md 1", .fails = "403: not over TLS" },
    { 0 }
};
