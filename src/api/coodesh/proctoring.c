/* proctoring.c - what a candidate's browser records: photos, sound, and what happened on the page.
 *
 * Operations: attempts.snapshot, answers.snapshot, attempts.audio, attempts.session.
 * Each is kept as an upload of the attempt and noted among its signals; none changes a score.
 * Only the candidate sends them, and only while sitting.
 * Tables: upload, sitting_event.
 */
#include "api/coodesh/answers.h"
#include "core/inflate.h"
#include "core/json_scan.h"
#include "domain/media_type.h"
#include "domain/upload.h"

#define SNAPSHOT_MAX (5ll << 20)
#define AUDIO_MAX    (50ll << 20)
#define SESSION_MAX  (5ll << 20)   /* as it comes */
#define UNPACKED_MAX (50ull << 20) /* as it is */
#define RECORDED_MAX (1ll << 30)   /* of an attempt, all together */
#define FILES_MAX    5000          /* of an attempt */
#define BODY_ROOM    (64u << 10)   /* of a multipart body around its file */
#define AGENT_MAX    1000

struct recorded {
    struct id     id, upload_id;
    str           answer_id, access_token, user_agent, content_encoding, type;
    struct upload file;
    int64_t       bytes;
    struct moment created_at;
};
#define RECORDED(...)                                                                                     \
    __VA_ARGS__,                                                                                          \
    FIELD(recorded, access_token, .flags = IN_QUERY | WRITEONLY, .max = 100,                              \
          .doc = "The candidate's secret, when it is in no header"),                                      \
    FIELD(recorded, upload_id, .name = "_id", .flags = READONLY, .doc = "Id of what was recorded"),       \
    FIELD(recorded, type, .flags = READONLY, .doc = "Media type, by what the file begins with"),          \
    FIELD(recorded, bytes, .flags = READONLY, .doc = "Length"),                                           \
    FIELD(recorded, created_at, .name = "createdAt", .flags = READONLY, .doc = "When it came")
#define OF_ATTEMPT FIELD(recorded, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the attempt")
#define WITH_FILE  FIELD(recorded, file, .flags = WRITEONLY, .doc = "The file, in a multipart body")
#define WITH_AGENT FIELD(recorded, user_agent, .flags = IN_HEADER | WRITEONLY, .max = AGENT_MAX, \
                         .doc = "The candidate's browser")

static const struct field photo_fields[] = { RECORDED(OF_ATTEMPT, WITH_FILE, WITH_AGENT) };
static const struct shape photo_shape = { "attempt_snapshot", photo_fields, sizeof photo_fields / sizeof *photo_fields,
                                          sizeof(struct recorded) };
static const struct field answer_photo_fields[] = {
    RECORDED(FIELD(recorded, answer_id, .name = "id", .flags = REQUIRED | WRITEONLY, .min = ANSWER_ID_CHARS,
                   .max = ANSWER_ID_CHARS, .doc = "Id of the answer"), WITH_FILE, WITH_AGENT),
};
static const struct shape answer_photo_shape = { "answer_snapshot", answer_photo_fields,
                                                 sizeof answer_photo_fields / sizeof *answer_photo_fields,
                                                 sizeof(struct recorded) };
static const struct field sound_fields[] = { RECORDED(OF_ATTEMPT, WITH_FILE) };
static const struct shape sound_shape = { "attempt_audio", sound_fields, sizeof sound_fields / sizeof *sound_fields,
                                          sizeof(struct recorded) };
static const struct field session_fields[] = {
    RECORDED(OF_ATTEMPT, FIELD(recorded, content_encoding, .flags = IN_HEADER | WRITEONLY, .max = 40,
                               .doc = "How the body is compressed: gzip, deflate, or identity")),
};
static const struct shape session_shape = { "attempt_session", session_fields,
                                            sizeof session_fields / sizeof *session_fields, sizeof(struct recorded) };

/* --- keeping ------------------------------------------------------------------------------------------ */

/* One attempt must not fill the disk. */
static bool has_room(struct call *c, int64_t bytes)
{
    int64_t stored = 0, n = 0;

    db_int(c, "SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM upload WHERE workspace_id = :workspace_id"
           " AND attempt_id = :actor_id AND state <> 'dropped'", &stored);
    db_int(c, "SELECT count(*) FROM upload WHERE workspace_id = :workspace_id AND attempt_id = :actor_id"
           " AND state <> 'dropped'", &n);
    return (stored + bytes <= RECORDED_MAX && n < FILES_MAX) ||
           fail(c, 409, NULL, "the attempt has no room for more recordings");
}

/* Makes the row, which its bytes follow, and notes it among the signals. */
static bool record(struct call *c, const char *kind, str type, int64_t bytes, str answer, struct upload_row *row)
{
    struct recorded *in = c->in;

    *row = (struct upload_row){ .attempt_id = c->actor_id, .item_id = str_of(kind), .name = str_of(kind),
                                .type = type, .bytes = bytes, .state = STR("whole"), .purpose = STR("proctoring"),
                                .record = answer, .agent = in->user_agent };
    if (!has_room(c, bytes))
        return false;
    upload_add(c, row);
    upload_noted(c, row, kind);
    in->upload_id.n = row->id;
    in->type        = type;
    in->bytes       = bytes;
    in->created_at  = row->created_at;
    return true;
}

static bool record_file(struct call *c, const char *kind, const char *accepted, int64_t bytes_max, str answer)
{
    struct recorded  *in = c->in;
    struct upload_row row;
    str               type;

    if (!in->file.path.data || !in->file.bytes)
        return fail(c, 400, "file", "is required, as a file in a multipart body");
    if (in->file.bytes > bytes_max)
        return failf(c, 413, "file", "must not be longer than %lld MB", (long long)(bytes_max >> 20));
    type = media_sniff(str_of(accepted), in->file.type, in->file.path.data);
    if (!type.data)
        return failf(c, 400, "file", "must be one of %s", accepted);
    return record(c, kind, type, in->file.bytes, answer, &row) && upload_keep(c, &in->file, row.path) && reply(c, in);
}

/* --- operations ----------------------------------------------------------------------------------------- */

static bool sits(struct call *c, int64_t attempt_id)
{
    struct recorded *in = c->in;
    struct attempt   attempt = { 0 };

    return candidate_of(c, attempt_id, in->access_token, &attempt) && candidate_sits(c, &attempt);
}

static bool attempts_snapshot(struct call *c)
{
    struct recorded *in = c->in;

    return sits(c, in->id.n) && record_file(c, "snapshot", MEDIA_IMAGES, SNAPSHOT_MAX, STR_NULL);
}

static bool answers_snapshot(struct call *c)
{
    struct recorded *in = c->in;
    struct answer_of answer;
    int64_t          attempt_id = 0;
    int              position;

    if (!answer_id_read(in->answer_id, &attempt_id, &position))
        return fail(c, 404, NULL, "there is no such answer");
    return sits(c, attempt_id) && answer_find(c, in->answer_id, &answer) &&
           record_file(c, "snapshot", MEDIA_IMAGES, SNAPSHOT_MAX, in->answer_id);
}

static bool attempts_audio(struct call *c)
{
    struct recorded *in = c->in;

    return sits(c, in->id.n) && record_file(c, "audio", MEDIA_AUDIOS, AUDIO_MAX, STR_NULL);
}

/* Is the body JSON, packed as its header says?  It is looked through piece by piece and kept as it
 * came, so a bomb costs neither memory nor disk. */
static bool session_check(struct call *c, str coding)
{
    struct json_scan *scan = ARENA_NEW(c->mem, struct json_scan);
    str               body = c->request->body;
    const char       *wrong = NULL;

    if (!coding.len || str_is_nocase(coding, "identity")) {
        wrong = json_scan_take(scan, body) ? NULL : "must be JSON";
    } else if (str_is_nocase(coding, "gzip") || str_is_nocase(coding, "x-gzip") || str_is_nocase(coding, "deflate")) {
        enum inflated result = inflate_text(body, UNPACKED_MAX, json_scan_take, scan);

        wrong = result == INFLATED_WHOLE ? NULL : result == INFLATED_STOPPED ? "must be JSON"
                                                : "is not whole, or not compressed as it says";
        if (result == INFLATED_LARGE)
            return failf(c, 413, NULL, "the body must not be longer than %llu MB unpacked", UNPACKED_MAX >> 20);
    } else {
        return fail(c, 415, NULL, "Content-Encoding must be gzip, deflate or identity");
    }
    if (wrong)
        return failf(c, 400, NULL, "the body %s", wrong);
    return json_scan_end(scan) || fail(c, 400, NULL, "the body must be one JSON array or object");
}

static bool attempts_session(struct call *c)
{
    struct recorded  *in = c->in;
    struct upload_row row;
    str               coding = str_trim(in->content_encoding);
    bool              packed = coding.len && !str_is_nocase(coding, "identity");

    return sits(c, in->id.n) && session_check(c, coding) &&
           record(c, "session", packed ? STR("application/gzip") : STR("application/json"),
                  (int64_t)c->request->body.len, STR_NULL, &row) &&
           upload_keep_bytes(c, c->request->body, row.path) && reply(c, in);
}

#define FAILS "401: the candidate's secret is missing or wrong; 409: the attempt is not in progress, or is full;" \
              " 413: it is too long"

const struct op coodesh_proctoring_ops[] = {
    { OP("attempts.snapshot"), .method = POST, .path = "/attempts/{id}/proctoring/snapshots", .perm = PERM_PUBLIC,
      .summary = "Keep a photo of the candidate's camera", .in = &photo_shape, .out = &photo_shape, .flags = OP_FORM,
      .status = 201, .run = attempts_snapshot, .body_max = (unsigned)SNAPSHOT_MAX + (1u << 20),
      .source = "coodesh.openapi.json uploadAttemptSnapshot", .fails = FAILS },
    { OP("answers.snapshot"), .method = POST, .path = "/answers/{id}/proctoring/snapshots", .perm = PERM_PUBLIC,
      .summary = "Keep a photo taken while a question was answered", .in = &answer_photo_shape,
      .out = &answer_photo_shape, .flags = OP_FORM, .status = 201, .run = answers_snapshot,
      .body_max = (unsigned)SNAPSHOT_MAX + (1u << 20),
      .source = "coodesh.openapi.json uploadAnswerSnapshot", .fails = FAILS },
    { OP("attempts.audio"), .method = POST, .path = "/attempts/{id}/proctoring/audios", .perm = PERM_PUBLIC,
      .summary = "Keep a recording of sound", .in = &sound_shape, .out = &sound_shape, .flags = OP_FORM, .status = 201,
      .run = attempts_audio, .body_max = (unsigned)AUDIO_MAX + (1u << 20),
      .source = "coodesh.openapi.json uploadAttemptAudio", .fails = FAILS },
    { OP("attempts.session"), .method = POST, .path = "/attempts/{id}/proctoring/sessions", .perm = PERM_PUBLIC,
      .summary = "Keep events of the page, as JSON that may be compressed", .in = &session_shape,
      .out = &session_shape, .flags = OP_BYTES, .status = 201, .run = attempts_session, .body_max = SESSION_MAX,
      .source = "coodesh.openapi.json uploadAttemptSession",
      .fails = FAILS "; 415: it is compressed in a way we do not know" },
    { 0 }
};
