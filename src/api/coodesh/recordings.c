/* recordings.c - what a candidate records or attaches, in one piece or in parts.
 *
 * Operations: presentations.create, presentations.delete (a video or sound that presents an answer),
 * quiz_media.create, quiz_media.delete (the file that answers a question).
 * A recording is called by the client's recordId; its parts have numbers without gaps and may come
 * in any order, at once, and more than once: the first of a number stands.  isLast ends it, with
 * the last part or alone.  Nothing is put together: the parts lie beside each other, and are read
 * one after the other, so a part is safe once it was acknowledged, whatever becomes of the server.
 * One that another of the same answer follows, or that is not ended for a week, is removed.
 * Tables: upload, upload_part.
 */
#include "api/coodesh/answers.h"
#include "core/random.h"
#include "domain/authored.h"
#include "domain/media_type.h"
#include "domain/signed.h"
#include "domain/sitting.h"
#include "domain/upload.h"

#define PRESENTATION_MAX (200ll << 20)
#define PART_MAX         (32ll << 20)  /* of one of several */
#define PARTS_MAX        4000
#define RECORDED_MAX     (1ll << 30)   /* of an attempt, all together */
#define BODY_MAX         ((200u << 20) + (1u << 20))
#define PRESENTS         MEDIA_VIDEOS "," MEDIA_AUDIOS

struct recording {
    str           token, access_token, recordId, type, url;
    bool          isLast, finished;
    int64_t       partNumber, totalChunks, parts, bytes;
    struct upload file;
    struct id     id;
};
static const struct field recording_fields[] = {
    FIELD(recording, token, .flags = REQUIRED | WRITEONLY, .max = 100, .doc = "Token of the answer"),
    FIELD(recording, access_token, .flags = IN_QUERY | WRITEONLY, .max = 100,
          .doc = "The candidate's secret, when it is in no header"),
    FIELD(recording, recordId, .max = 100, .format = FORMAT_LINE,
          .doc = "Name of the recording; without one the file is the whole of it"),
    FIELD(recording, partNumber, .flags = WRITEONLY, .min = 0, .max = PARTS_MAX, .initial = 1,
          .doc = "Number of the part, from 0 or from 1"),
    FIELD(recording, totalChunks, .flags = NULLABLE | WRITEONLY, .min = 0, .max = PARTS_MAX,
          .doc = "Parts there will be; 0: not known"),
    FIELD(recording, isLast, .flags = WRITEONLY, .doc = "Does this end the recording?"),
    FIELD(recording, file, .flags = WRITEONLY,
          .doc = "The file, or a part of it: at most 32 MB; may be absent where isLast is true"),
    FIELD(recording, id, .name = "_id", .flags = READONLY, .doc = "Id of the recording"),
    FIELD(recording, parts, .flags = READONLY, .doc = "Parts that have come"),
    FIELD(recording, bytes, .flags = READONLY, .doc = "Bytes that have come"),
    FIELD(recording, finished, .flags = READONLY, .doc = "Is it ended?"),
    FIELD(recording, type, .flags = READONLY | NULLABLE, .doc = "Media type, by what it begins with"),
    FIELD(recording, url, .flags = READONLY | NULLABLE,
          .doc = "Where it can be fetched without a key, for an hour; null: not ended"),
};
SHAPE(recording);
static const struct shape recording_key_shape = { "recording_key", recording_fields, 2, sizeof(struct recording) };

/* What is recorded: of which item, and what it may be. */
struct target {
    struct answer_of   answer;
    struct item        item;      /* of a question; nothing of a presentation */
    const struct part *part;
    const char        *purpose;
    str                item_id, accepted;
    int64_t            bytes_max;
};

/* --- whose it is ---------------------------------------------------------------------------------------- */

/* The answer of the token, when its candidate asks and is still at it. */
static bool answer_open(struct call *c, struct answer_of *answer)
{
    struct recording *in = c->in;
    struct attempt    attempt = { 0 };

    return answer_by_token(c, in->token, answer) && candidate_of(c, answer->attempt.id, in->access_token, &attempt) &&
           candidate_sits(c, &attempt);
}

static bool presentation_open(struct call *c, struct target *t)
{
    *t = (struct target){ .purpose = "presentation", .accepted = STR(PRESENTS), .bytes_max = PRESENTATION_MAX };
    if (!answer_open(c, &t->answer))
        return false;
    t->item_id = str_printf(c->mem, PRESENTATION "%d", t->answer.position);
    return true;
}

/* The item of the question that a file answers. */
static bool quiz_open(struct call *c, struct target *t)
{
    const struct instrument *whole;

    *t = (struct target){ .purpose = "answer" };
    if (!answer_open(c, &t->answer))
        return false;
    for (int i = 0; i < t->answer.component->items; i++) {
        t->answer.component->item(t->answer.component, c->mem, i, "en", &t->item);
        if (!item_is_file(t->item.type))
            continue;
        whole        = instrument_of(c, t->answer.attempt.instrument);
        t->part      = instrument_part(whole, whole->find(whole, t->item.item_id));
        t->item_id   = t->item.item_id;
        t->accepted  = t->item.accept;
        t->bytes_max = t->item.max_bytes;
        return true;
    }
    return fail(c, 409, NULL, "this answer takes no file");
}

/* --- rows ------------------------------------------------------------------------------------------------- */

/* The recording of that name, however far it is; false when there is none. */
static bool recording_find(struct call *c, const struct target *t, str record, struct upload_row *row)
{
    struct upload_row key = { .attempt_id = t->answer.attempt.id, .item_id = t->item_id, .record = record };

    return db_row_with(c, WITH(upload_row, &key), "SELECT u.id, u.bytes, u.path, u.state, u.type, (SELECT count(*)"
                       " FROM upload_part p WHERE p.workspace_id = u.workspace_id AND p.upload_id = u.id) AS received"
                       " FROM upload u WHERE u.workspace_id = :workspace_id AND u.attempt_id = :attempt_id"
                       " AND u.item_id = :item_id AND u.record = :record AND u.state <> 'dropped'"
                       " ORDER BY u.id DESC LIMIT 1", INTO(upload_row, row));
}

/* Begins one; others of the same answer that are under way are given up.  Another part of it may
 * have begun it at the same moment: that one is not another. */
static void recording_begin(struct call *c, const struct target *t, str record, struct upload_row *row)
{
    *row = (struct upload_row){ .attempt_id = t->answer.attempt.id, .item_id = t->item_id, .record = record,
                                .type = STR(""), .state = STR("coming"), .purpose = str_of(t->purpose),
                                .name = ((struct recording *)c->in)->file.name };
    db_exec_with(c, WITH(upload_row, row), "UPDATE upload SET state = 'dropped' WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :attempt_id AND item_id = :item_id AND state = 'coming'"
                 " AND coalesce(record, '') <> :record");
    if (!upload_add(c, row))
        recording_find(c, t, record, row);
}

/* One attempt must not fill the disk. */
static bool room_check(struct call *c, const struct target *t, const struct upload_row *row, int64_t bytes)
{
    int64_t stored = 0;

    if (row->bytes + bytes > t->bytes_max)
        return failf(c, 413, "file", "must not be longer than %lld MB, with all its parts",
                     (long long)(t->bytes_max >> 20));
    db_int(c, "SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM upload WHERE workspace_id = :workspace_id"
           " AND attempt_id = :actor_id AND state <> 'dropped'", &stored);
    return stored + bytes <= RECORDED_MAX || fail(c, 409, NULL, "the attempt has no room for more recordings");
}

static bool part_add(struct call *c, const struct target *t, struct upload_row *row, bool whole)
{
    struct recording *in = c->in;
    struct upload_row part = { .id = row->id, .start = in->partNumber, .bytes = in->file.bytes };

    if (!in->file.bytes)
        return fail(c, 400, "file", "must not be empty");
    if (!whole && in->file.bytes > PART_MAX)
        return failf(c, 413, "file", "a part must not be longer than %lld MB", PART_MAX >> 20);
    if (db_exec_with(c, WITH(upload_row, &part), "INSERT INTO upload_part (workspace_id, upload_id, start, bytes)"
                     " VALUES (:workspace_id, :id, :start, :bytes) ON CONFLICT DO NOTHING") == 0)
        return true; /* it came before, and its reply was lost */
    if (!room_check(c, t, row, part.bytes))
        return false;
    db_exec_with(c, WITH(upload_row, &part), "UPDATE upload SET bytes = bytes + :bytes WHERE workspace_id ="
                 " :workspace_id AND id = :id");
    row->bytes += part.bytes;
    row->received++;
    return upload_keep(c, &in->file, str_printf(c->mem, "%.*s.%lld", STR_ARG(row->path), (long long)part.start));
}

/* --- the end ------------------------------------------------------------------------------------------------ */

/* Says which part is missing.  The first has the number 0 or 1. */
static bool parts_check(struct call *c, const struct upload_row *row, int64_t *first)
{
    struct recording *in = c->in;
    struct list       rows = db_rows_with(c, WITH(upload_row, row), "SELECT start FROM upload_part WHERE workspace_id ="
                                          " :workspace_id AND upload_id = :id ORDER BY start", &upload_row_shape,
                                          PARTS_MAX + 1);
    struct upload_row *parts = rows.items;

    *first = rows.n ? parts[0].start : 1;
    for (size_t i = 0; i < rows.n; i++)
        if (parts[i].start != *first + (int64_t)i)
            return failf(c, 409, "partNumber", "the part %lld is missing", (long long)(*first + (int64_t)i));
    if (!rows.n || *first > 1)
        return fail(c, 409, "partNumber", "the first part is missing");
    return in->totalChunks <= 0 || in->totalChunks == (int64_t)rows.n ||
           failf(c, 409, "totalChunks", "%zu parts have come", rows.n);
}

/* The upload becomes the answer, or with STR("null") is none any more. */
static bool answer_with(struct call *c, const struct target *t, str value)
{
    struct list   parts = sitting_parts(c, t->answer.attempt.id);
    int64_t       deadline = sitting_deadline(c, &t->answer.attempt, t->part, &parts);
    struct answer answer = { .item_id = t->item_id, .client = STR("coodesh"), .value = value, .rev = c->now_ms,
                             .scored = 1, .at = { c->now_ms }, .attempt_id = t->answer.attempt.id };

    if (!deadline) {
        if (!sitting_part_start(c, &t->answer.attempt, str_of(t->part->part_id)))
            return false;
    } else if (c->now_ms > deadline) {
        return fail(c, 409, NULL, "the time for this answer is over");
    }
    attempt_answer(c, &answer, 1);
    return true;
}

/* What cannot be used is given up, and that must be committed: so the error is the reply. */
static bool refuse(struct call *c, const struct target *t, const struct upload_row *row)
{
    struct buf out = BUF(c->mem);

    db_exec_with(c, WITH(upload_row, row), "UPDATE upload SET state = 'dropped' WHERE workspace_id = :workspace_id"
                 " AND id = :id");
    failf(c, 400, "file", "must be one of %.*s", STR_ARG(t->accepted));
    c->family->error(c, &out);
    c->errors_n = 0;
    reply_raw(c, "application/json", buf_end(&out));
    c->reply.status = 400;
    return true;
}

static bool recording_reply(struct call *c, const struct upload_row *row)
{
    struct recording *in = c->in;

    in->id.n     = row->id;
    in->parts    = row->received;
    in->bytes    = row->bytes;
    in->finished = str_is(row->state, "whole");
    in->type     = in->finished ? row->type : STR_NULL;
    in->url      = in->finished ? signed_link(c, SIGNED_FILE, row->id, 0) : STR_NULL;
    return reply(c, in);
}

static bool recording_end(struct call *c, const struct target *t, struct upload_row *row)
{
    const char *data = config_text(c->server->config, SET_DATA);
    int64_t     first = 0;
    char        id[14];

    if (!parts_check(c, row, &first))
        return false;
    row->attempt_id = t->answer.attempt.id;
    row->item_id    = t->item_id;
    row->type = media_sniff(t->accepted, ((struct recording *)c->in)->file.type,
                            str_printf(c->mem, "%s/media/%.*s.%lld", data, STR_ARG(row->path), (long long)first).data);
    if (!row->type.data)
        return refuse(c, t, row);
    row->state = STR("whole");
    db_exec_with(c, WITH(upload_row, row), "UPDATE upload SET state = 'dropped' WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :attempt_id AND item_id = :item_id AND state = 'whole'");
    db_exec_with(c, WITH(upload_row, row), "UPDATE upload SET state = 'whole', type = :type WHERE workspace_id ="
                 " :workspace_id AND id = :id");
    id_text(row->id, id);
    if (item_is_file(t->item.type) && t->part && !answer_with(c, t, str_printf(c->mem, "\"up_%s\"", id)))
        return false;
    return recording_reply(c, row);
}

/* --- operations ----------------------------------------------------------------------------------------------- */

static bool recording_add(struct call *c, const struct target *t)
{
    struct recording *in = c->in;
    bool              named = in->recordId.len > 0, whole = !named || (in->isLast && in->totalChunks <= 1);
    struct upload_row row = { 0 };

    if (!named) {
        char id[14];

        id_text(id_new(), id);
        in->recordId = str_copy(c->mem, str_of(id));
        in->isLast   = true;
    }
    if (!in->file.path.data && !(named && in->isLast))
        return fail(c, 400, "file", "is required, as a file in a multipart body");
    if (!recording_find(c, t, in->recordId, &row)) {
        if (!in->file.path.data)
            return fail(c, 409, "recordId", "nothing of this recording has come");
        recording_begin(c, t, in->recordId, &row);
    }
    if (str_is(row.state, "whole"))
        return recording_reply(c, &row); /* it was ended, and the reply was lost */
    if (in->file.path.data && !part_add(c, t, &row, whole))
        return false;
    return in->isLast ? recording_end(c, t, &row) : recording_reply(c, &row);
}

static bool recording_delete(struct call *c, const struct target *t)
{
    struct upload_row key = { .attempt_id = t->answer.attempt.id, .item_id = t->item_id };

    if (db_exec_with(c, WITH(upload_row, &key), "UPDATE upload SET state = 'dropped' WHERE workspace_id ="
                     " :workspace_id AND attempt_id = :attempt_id AND item_id = :item_id AND state <> 'dropped'") == 0)
        return fail(c, 404, NULL, "there is no recording");
    return true;
}

static bool presentations_create(struct call *c)
{
    struct target t;

    return presentation_open(c, &t) && recording_add(c, &t);
}

static bool presentations_delete(struct call *c)
{
    struct target t;

    return presentation_open(c, &t) && recording_delete(c, &t) && coodesh_done(c, "the presentation is deleted");
}

static bool quiz_media_create(struct call *c)
{
    struct target t;

    return quiz_open(c, &t) && recording_add(c, &t);
}

static bool quiz_media_delete(struct call *c)
{
    struct target t;

    return quiz_open(c, &t) && recording_delete(c, &t) && answer_with(c, &t, STR("null")) &&
           coodesh_done(c, "the file is deleted");
}

#define FAILS "401: the candidate's secret is missing or wrong; 409: the attempt is not in progress or full, or a" \
              " part is missing"

const struct op coodesh_recordings_ops[] = {
    { OP("presentations.create"), .method = POST, .path = "/answers/{token}/presentation", .perm = PERM_PUBLIC,
      .summary = "Upload a presentation of an answer, in one piece or in parts; at most 200 MB",
      .in = &recording_shape, .out = &recording_shape, .flags = OP_FORM, .status = 201, .run = presentations_create,
      .body_max = BODY_MAX, .source = "coodesh.openapi.json uploadAnswerPresentation", .fails = FAILS },
    { OP("presentations.delete"), .method = DELETE, .path = "/answers/{token}/presentation", .perm = PERM_PUBLIC,
      .summary = "Delete the presentation of an answer", .in = &recording_key_shape, .out = &coodesh_message_shape,
      .status = 200, .run = presentations_delete, .source = "coodesh.openapi.json deleteAnswerPresentation",
      .fails = FAILS },
    { OP("quiz_media.create"), .method = POST, .path = "/quizzes/{token}/media", .perm = PERM_PUBLIC,
      .summary = "Upload the file that answers a question, in one piece or in parts", .in = &recording_shape,
      .out = &recording_shape, .flags = OP_FORM, .status = 201, .run = quiz_media_create, .body_max = BODY_MAX,
      .source = "coodesh.openapi.json uploadQuizMedia", .fails = FAILS },
    { OP("quiz_media.delete"), .method = DELETE, .path = "/quizzes/{token}/media", .perm = PERM_PUBLIC,
      .summary = "Delete that file; the question is unanswered again", .in = &recording_key_shape,
      .out = &coodesh_message_shape, .status = 200, .run = quiz_media_delete,
      .source = "coodesh.openapi.json deleteQuizMedia", .fails = FAILS },
    { 0 }
};
