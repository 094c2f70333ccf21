/* judge.c - asking the judge, and reading what it says: the side of those who want a program judged.
 *
 * Tables: judge_job, judge_worker, judge_blob (src/db/schema/0022_judge.sql).
 */
#include <string.h>
#include "core/json.h"
#include "core/random.h"
#include "domain/judge.h"
#include "domain/judge_lease.h"

#define WORKERS_MAX   1000
#define LANGUAGES_MAX 256
#define BLOB_AGE_MS   MS_PER_DAY /* its last use is noted once a day */

static const struct { const char *name; int64_t priority; } kinds[] = {
    [JUDGE_SAMPLE] = { "sample", 0 },  [JUDGE_SQL] = { "sql", 0 },       [JUDGE_PREVIEW] = { "preview", 0 },
    [JUDGE_SUBMIT] = { "submit", 1 },  [JUDGE_REJUDGE] = { "rejudge", 2 },
};

static const struct field judge_job_fields[] = {
    FIELD(judge_job, id), FIELD(judge_job, attempt_id), FIELD(judge_job, tries), FIELD(judge_job, kind),
    FIELD(judge_job, state), FIELD(judge_job, item_id), FIELD(judge_job, value), FIELD(judge_job, language),
    FIELD(judge_job, verdict), FIELD(judge_job, result), FIELD(judge_job, created_at), FIELD(judge_job, leased_at),
    FIELD(judge_job, done_at),
};
const struct shape judge_job_shape = { "judge_job", judge_job_fields,
                                       sizeof judge_job_fields / sizeof judge_job_fields[0],
                                       sizeof(struct judge_job) };

/* --- asking ---------------------------------------------------------------- */

struct asked {
    int64_t id, priority, asker_id, attempt_id, since_ms, live_ms;
    int64_t queued, made, first_ms; /* of the asker: waiting, of the last minute, when the first of those was made */
    int64_t live, able;             /* workers; those of them that have the language */
    str     kind, item_id, value, language, request, blobs;
};
static const struct field asked_fields[] = {
    FIELD(asked, id), FIELD(asked, priority), FIELD(asked, asker_id), FIELD(asked, attempt_id), FIELD(asked, since_ms),
    FIELD(asked, live_ms), FIELD(asked, queued), FIELD(asked, made), FIELD(asked, first_ms), FIELD(asked, live),
    FIELD(asked, able), FIELD(asked, kind), FIELD(asked, item_id), FIELD(asked, value), FIELD(asked, language),
    FIELD(asked, request), FIELD(asked, blobs),
};
SHAPE(asked);

static bool is_late(struct call *c, int64_t wait_ms, const char *message)
{
    reply_header(c, "Retry-After", str_printf(c->mem, "%lld", (long long)((wait_ms + 999) / 1000)));
    return fail(c, 429, NULL, message);
}

/* May the asker have one more run now? */
static bool within_limits(struct call *c, struct asked *a)
{
    int64_t id;

    /* Requests of one candidate at once are counted one after the other. */
    if (a->attempt_id)
        db_int_with(c, WITH(asked, a), SQL2("SELECT id FROM attempt WHERE workspace_id = :workspace_id"
                                            " AND id = :attempt_id",
                                            "SELECT id FROM attempt WHERE workspace_id = :workspace_id"
                                            " AND id = :attempt_id FOR UPDATE"), &id);
    db_row_with(c, WITH(asked, a), "SELECT coalesce(sum(CASE WHEN state = 'queued' THEN 1 ELSE 0 END), 0) AS queued,"
                " coalesce(sum(CASE WHEN created_at > :since_ms THEN 1 ELSE 0 END), 0) AS made,"
                " coalesce(min(CASE WHEN created_at > :since_ms THEN created_at END), 0) AS first_ms FROM judge_job"
                " WHERE workspace_id = :workspace_id AND asker_id = :asker_id AND priority = 0"
                " AND (state = 'queued' OR created_at > :since_ms)", INTO(asked, a));
    if (a->queued >= JUDGE_QUEUED_MAX)
        return is_late(c, MS_PER_SECOND, "so many runs are waiting already: wait until one is done");
    if (a->made >= JUDGE_RUNS_A_MINUTE)
        return is_late(c, a->first_ms + MS_PER_MINUTE - c->now_ms, "so many runs in a minute: wait a little");
    return true;
}

static bool has_worker(struct call *c, struct asked *a)
{
    db_row_with(c, WITH(asked, a), "SELECT count(*) AS live, coalesce(sum(CASE WHEN language_ids LIKE '%,' ||"
                " CAST(:language AS TEXT) || ',%' THEN 1 ELSE 0 END), 0) AS able FROM judge_worker"
                " WHERE revoked_at IS NULL AND seen_at > :live_ms", INTO(asked, a));
    if (!a->live)
        return fail(c, 503, NULL, "no judge worker is connected");
    return a->able || failf(c, 503, NULL, "no judge worker that is connected has the language %.*s",
                            STR_ARG(a->language));
}

static str blobs_text(struct call *c, const struct judge_ask *ask)
{
    struct buf b = BUF(c->mem);

    buf_char(&b, ',');
    for (size_t i = 0; i < ask->blobs_n; i++) {
        buf_str(&b, ask->blobs[i]);
        buf_char(&b, ',');
    }
    return buf_end(&b);
}

bool judge_is_language(str id)
{
    for (size_t i = 0; i < id.len; i++)
        if ((id.data[i] < 'a' || id.data[i] > 'z') && (id.data[i] < '0' || id.data[i] > '9'))
            return false;
    return id.len > 0;
}

bool judge_ask(struct call *c, const struct judge_ask *ask, int64_t *job_id)
{
    struct asked a = { .id = id_new(), .priority = kinds[ask->kind].priority, .kind = str_of(kinds[ask->kind].name),
                       .attempt_id = ask->attempt_id, .asker_id = ask->attempt_id ? ask->attempt_id : c->actor_id,
                       .since_ms = c->now_ms - MS_PER_MINUTE, .live_ms = c->now_ms - JUDGE_LIVE_MS,
                       .item_id = ask->item_id, .value = ask->value, .language = ask->language,
                       .request = ask->request, .blobs = blobs_text(c, ask) };

    if (!judge_is_language(ask->language))
        return fail(c, 422, "language", "must be small letters and digits");
    if (ask->request.len > JUDGE_REQUEST_BYTES)
        return failf(c, 422, NULL, "must not make a request of more than %u bytes", JUDGE_REQUEST_BYTES);
    if (a.priority == 0 && (!within_limits(c, &a) || !has_worker(c, &a)))
        return false;
    db_exec_with(c, WITH(asked, &a), "INSERT INTO judge_job (workspace_id, id, kind, priority, asker_id, attempt_id,"
                 " item_id, value, language, request, blobs, created_at) VALUES (:workspace_id, :id, :kind, :priority,"
                 " :asker_id, :attempt_id, :item_id, :value, :language, :request, :blobs, :now_ms)");
    call_wake(c, JUDGE_QUEUED, 0);
    *job_id = a.id;
    return true;
}

/* --- reading --------------------------------------------------------------- */

bool judge_job_read(struct call *c, int64_t job_id, struct judge_job *job)
{
    struct judge_job key = { .id = job_id };

    return db_row_with(c, (struct db_source){ &judge_job_shape, &key },
                       "SELECT id, attempt_id, tries, kind, state, item_id, value, language, verdict, result,"
                       " created_at, leased_at, done_at FROM judge_job WHERE workspace_id = :workspace_id AND id = :id",
                       (struct into){ &judge_job_shape, job });
}

bool judge_job_is_over(const struct judge_job *job)
{
    return str_is(job->state, "done") || str_is(job->state, "failed");
}

struct wanted { int64_t attempt_id, most; str item_id; };
static const struct field wanted_fields[] = {
    FIELD(wanted, attempt_id), FIELD(wanted, most), FIELD(wanted, item_id),
};
SHAPE(wanted);

struct list judge_jobs_of(struct call *c, int64_t attempt_id, str item_id, size_t max)
{
    struct wanted w = { attempt_id, (int64_t)max, item_id };

    return db_rows_with(c, WITH(wanted, &w), "SELECT id, attempt_id, tries, kind, state, item_id, value, language,"
                        " verdict, result, created_at, leased_at, done_at FROM judge_job"
                        " WHERE workspace_id = :workspace_id AND asker_id = :attempt_id AND item_id = :item_id"
                        " ORDER BY created_at DESC, id DESC LIMIT :most", &judge_job_shape, max);
}

/* --- blobs ------------------------------------------------------------------ */

struct blob { int64_t before_ms; str sha256, content; };
static const struct field blob_fields[] = { FIELD(blob, before_ms), FIELD(blob, sha256), FIELD(blob, content) };
SHAPE(blob);

void judge_blob_keep(struct call *c, str bytes, char sha256[65])
{
    struct blob b = { .before_ms = c->now_ms - BLOB_AGE_MS, .sha256 = hash_hex(c->mem, bytes), .content = bytes };

    db_exec_with(c, WITH(blob, &b), "INSERT INTO judge_blob (workspace_id, sha256, content, used_at) VALUES"
                 " (:workspace_id, :sha256, :content, :now_ms) ON CONFLICT (workspace_id, sha256) DO UPDATE"
                 " SET used_at = excluded.used_at WHERE judge_blob.used_at < :before_ms");
    memcpy(sha256, b.sha256.data, 64);
    sha256[64] = '\0';
}

/* --- languages --------------------------------------------------------------- */

struct had { int64_t live_ms; struct json languages; };
static const struct field had_fields[] = { FIELD(had, live_ms), FIELD(had, languages) };
SHAPE(had);

static int str_order(str a, str b)
{
    int order = memcmp(a.data, b.data, a.len < b.len ? a.len : b.len);

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static str member_of(struct call *c, const json_t *json, const char *name)
{
    return str_copy(c->mem, json_str(json_object_get(json, name)));
}

static void language_add(struct call *c, struct judge_language *all, size_t *n, const json_t *one)
{
    str    id = member_of(c, one, "id");
    size_t at = 0;

    while (at < *n && str_order(all[at].id, id) < 0)
        at++;
    if (*n == LANGUAGES_MAX || (at < *n && str_eq(all[at].id, id)))
        return;
    memmove(all + at + 1, all + at, (*n - at) * sizeof *all);
    all[at] = (struct judge_language){ id, member_of(c, one, "name"), member_of(c, one, "version") };
    (*n)++;
}

struct list judge_languages(struct call *c)
{
    struct had             since = { .live_ms = c->now_ms - JUDGE_LIVE_MS };
    struct list            rows = db_rows_with(c, WITH(had, &since), "SELECT languages FROM judge_worker"
                                               " WHERE revoked_at IS NULL AND seen_at > :live_ms"
                                               " ORDER BY seen_at DESC, id LIMIT 1000", &had_shape, WORKERS_MAX);
    struct judge_language *all = ARENA_ARRAY(c->mem, struct judge_language, LANGUAGES_MAX);
    size_t                 n = 0, i;
    const char            *message;
    json_t                *one;

    for (size_t w = 0; w < rows.n; w++) {
        json_t *list = json_read(((struct had *)rows.items)[w].languages.text, JSON_DEPTH_MAX, &message);

        call_defer(c, json_close, list);
        json_array_foreach(list, i, one)
            language_add(c, all, &n, one);
    }
    return (struct list){ all, n };
}
