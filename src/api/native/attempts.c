/* attempts.c - the employer's side of a sitting: invite to any assessment, follow
 * it, give more time, pause it, and see what happened meanwhile.
 *
 * Operations: attempts.create, .list, .export, .get, .update, .events, .answers, .rejudge.
 * Tables: attempt, person, sitting_event, answer_log.
 */
#include "api/native/native.h"
#include "domain/attempt_judge.h"
#include "domain/integrity.h"
#include "domain/sitting.h"

#define LANGUAGES   "de|en|es|pt"

struct attempt_view {
    struct id     attempt_id;
    str           email, first_name, last_name, assessment, language, status, link, accommodation, accommodation_text,
                  external_id;
    int64_t       time_factor, snapshot_s, expires_in_days;
    bool          send_email, paused, recorded;
    struct moment created_at, started_at, finished_at, expires_at, deleted_at;
};
static const struct field attempt_view_fields[] = {
    FIELD(attempt_view, attempt_id,  .flags = READONLY, .prefix = "att_", .doc = "Id of the attempt"),
    FIELD(attempt_view, email,       .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL,
          .doc = "Address of the candidate"),
    FIELD(attempt_view, first_name,  .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Given name"),
    FIELD(attempt_view, last_name,   .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Family name"),
    FIELD(attempt_view, assessment,  .flags = REQUIRED, .min = 1, .max = 64,
          .doc = "Code of the assessment to sit", .example = "pa-standard"),
    FIELD(attempt_view, language,    .flags = NULLABLE, .one_of = LANGUAGES,
          .doc = "Language; the candidate's browser decides when absent"),
    FIELD(attempt_view, external_id, .flags = NULLABLE, .max = 200, .doc = "The caller's reference"),
    FIELD(attempt_view, time_factor, .min = 100, .max = 400, .initial = 100,
          .doc = "Factor of all time limits, percent"),
    FIELD(attempt_view, snapshot_s,  .min = 0, .max = 3600, .doc = "Seconds between camera snapshots; 0 = none"),
    FIELD(attempt_view, expires_in_days, .flags = WRITEONLY, .min = 1, .max = 365, .initial = 30,
          .doc = "Days the link works"),
    FIELD(attempt_view, send_email,  .flags = WRITEONLY, .initial = 1, .doc = "Mail the link; false only makes it"),
    FIELD(attempt_view, status,      .flags = READONLY, .one_of = ATTEMPT_STATUSES, .doc = "Where it stands"),
    FIELD(attempt_view, link,        .flags = READONLY, .format = FORMAT_URL, .doc = "Link the candidate opens"),
    FIELD(attempt_view, paused,      .flags = READONLY, .doc = "Is its clock stopped?"),
    FIELD(attempt_view, recorded,    .flags = READONLY, .doc = "Did the candidate agree that events are recorded?"),
    FIELD(attempt_view, accommodation, .flags = READONLY, .one_of = "none|requested|granted|declined",
          .doc = "Where a request for another form stands"),
    FIELD(attempt_view, accommodation_text, .flags = READONLY | NULLABLE, .doc = "What was asked for"),
    FIELD(attempt_view, created_at,  .flags = READONLY, .doc = "When it was made"),
    FIELD(attempt_view, started_at,  .flags = READONLY | NULLABLE, .doc = "When the candidate started"),
    FIELD(attempt_view, finished_at, .flags = READONLY | NULLABLE, .doc = "When the candidate finished"),
    FIELD(attempt_view, expires_at,  .flags = READONLY, .doc = "Last moment of the link"),
    FIELD(attempt_view, deleted_at,  .flags = READONLY | NULLABLE,
          .doc = "When it was taken out of all lists; answers and log stay"),
};
SHAPE(attempt_view);

struct attempt_key { struct id attempt_id; };
static const struct field attempt_key_fields[] = {
    FIELD(attempt_key, attempt_id, .flags = REQUIRED, .prefix = "att_", .doc = "Id of the attempt"),
};
SHAPE(attempt_key);

struct attempts_query { str status; };
static const struct field attempts_query_fields[] = {
    FIELD(attempts_query, status, .one_of = ATTEMPT_STATUSES, .doc = "Only those in this state"),
};
SHAPE(attempts_query);

#define STATUS_NOW                                                                                   \
    "CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= coalesce(a.paused_at, :now_ms)" \
    " THEN 'expired' ELSE a.status END"
#define ATTEMPT_VIEW                                                                                 \
    "SELECT a.id AS attempt_id, p.email, p.first_name, p.last_name, a.product AS assessment,"        \
    " nullif(a.language, '') AS language, a.external_id, a.time_factor, a.snapshot_s, " STATUS_NOW   \
    " AS status, :public_url || '/t/' || a.token AS link,"                                           \
    " CASE WHEN a.paused_at IS NULL THEN 0 ELSE 1 END AS paused, a.accommodation, a.accommodation_text," \
    " CASE WHEN a.consent LIKE '%" CONSENT_RECORDED "' THEN 1 ELSE 0 END AS recorded,"              \
    " a.created_at, a.started_at, a.finished_at, a.expires_at, a.deleted_at FROM attempt a"          \
    " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"                       \
    " WHERE a.workspace_id = :workspace_id"

static bool view_reply(struct call *c, int64_t id)
{
    struct attempt_key  key = { { id } };
    struct attempt_view view = { 0 };

    if (!db_row_with(c, WITH(attempt_key, &key), ATTEMPT_VIEW " AND a.id = :attempt_id", INTO(attempt_view, &view)))
        return fail(c, 404, NULL, "no such record");
    return reply(c, &view);
}

static bool attempts_create(struct call *c)
{
    struct attempt_view *in = c->in;
    struct attempt       made;
    struct invitation    invitation = {
        .email = in->email, .first_name = in->first_name, .last_name = in->last_name, .product = in->assessment,
        .language = in->language.len ? str_of(language_near(in->language)) : STR(""), .external_id = in->external_id,
        .source = STR("native"), .callback_form = STR("esc"),
        .expires_at = c->now_ms + in->expires_in_days * MS_PER_DAY,
        .time_factor = in->time_factor, .snapshot_s = in->snapshot_s, .send_mail = in->send_email,
    };

    return attempt_invite(c, &invitation, &made) && view_reply(c, made.id);
}

/* --- changing one -------------------------------------------------------- */

struct attempt_change {
    struct id attempt_id;
    int64_t   time_factor, add_minutes;
    bool      paused;
    str       accommodation;
};
static const struct field attempt_change_fields[] = {
    FIELD(attempt_change, attempt_id,  .flags = REQUIRED, .prefix = "att_", .doc = "Id of the attempt"),
    FIELD(attempt_change, time_factor, .min = 100, .max = 400,
          .doc = "Factor of the limits of parts not started yet, percent"),
    FIELD(attempt_change, add_minutes, .min = 1, .max = 1440, .doc = "Minutes more for what is running"),
    FIELD(attempt_change, paused,      .doc = "Stop the clock, or let it go on; resuming moves all deadlines"),
    FIELD(attempt_change, accommodation, .one_of = "granted|declined",
          .doc = "Decision on what the candidate asked for"),
};
SHAPE(attempt_change);

static bool attempts_update(struct call *c)
{
    struct attempt_change *in = c->in;
    int64_t                id = in->attempt_id.n;

    return (!given(c, "time_factor") || sitting_time_factor(c, id, in->time_factor)) &&
           (!given(c, "add_minutes") || sitting_add_minutes(c, id, in->add_minutes)) &&
           (!given(c, "paused") || sitting_pause(c, id, in->paused)) &&
           (!given(c, "accommodation") || sitting_accommodation(c, id, in->accommodation)) && view_reply(c, id);
}

/* --- what happened ------------------------------------------------------- */

struct event_view { str kind, item_id, detail; struct moment at; int64_t length_ms, count; };
static const struct field event_view_fields[] = {
    FIELD(event_view, kind, .doc = "What happened"),
    FIELD(event_view, item_id, .flags = NULLABLE, .doc = "Item on the screen"),
    FIELD(event_view, at, .doc = "When it began"),
    FIELD(event_view, length_ms, .flags = NULLABLE, .doc = "How long it lasted, milliseconds"),
    FIELD(event_view, count, .doc = "How much, or 1"),
    FIELD(event_view, detail, .flags = NULLABLE, .doc = "More"),
};
SHAPE(event_view);

struct attempt_events { struct list events; str severity; int64_t points; };
static const struct field attempt_events_fields[] = {
    FIELD_LIST(attempt_events, events, event_view, .doc = "Events in order of time"),
    FIELD(attempt_events, severity, .one_of = "none|low|medium|high",
          .doc = "How much they weigh together; never part of a score"),
    FIELD(attempt_events, points, .doc = "Points behind the severity"),
};
SHAPE(attempt_events);

#define EVENTS_SHOWN_MAX 20000

static bool attempts_events(struct call *c)
{
    struct attempt_key *in = c->in;
    struct attempt      attempt = { 0 };
    struct integrity    integrity;
    struct list         rows;

    if (!attempt_read(c, in->attempt_id.n, &attempt))
        return fail(c, 404, NULL, "no such record");
    rows = db_rows(c, "SELECT kind, item_id, at, length_ms, n AS count, detail FROM sitting_event"
                   " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id ORDER BY at, seq",
                   &event_view_shape, EVENTS_SHOWN_MAX);
    integrity_read(c, attempt.id, &integrity);
    return reply(c, &(struct attempt_events){ rows, str_of(integrity.severity.severity), integrity.severity.points });
}

struct answer_view { struct id attempt_id; str item_id, client; int64_t rev; struct json value; struct moment at;
    bool late, scored; };
static const struct field answer_view_fields[] = {
    FIELD(answer_view, attempt_id, .flags = REQUIRED | WRITEONLY, .prefix = "att_", .doc = "Id of the attempt"),
    FIELD(answer_view, item_id, .flags = READONLY, .doc = "Id of the item"),
    FIELD(answer_view, value, .flags = READONLY, .doc = "The answer"),
    FIELD(answer_view, client, .flags = READONLY, .doc = "Device"),
    FIELD(answer_view, rev, .flags = READONLY, .doc = "Count of the device's changes to the item"),
    FIELD(answer_view, at, .flags = READONLY, .doc = "When it was given, in the server's time"),
    FIELD(answer_view, late, .flags = READONLY, .doc = "Did it come after the deadline?"),
    FIELD(answer_view, scored, .flags = READONLY, .doc = "Does it count?"),
};
SHAPE(answer_view);

static bool attempts_answers(struct call *c)
{
    struct answer_view *in = c->in;
    struct attempt      attempt = { 0 };

    return attempt_read(c, in->attempt_id.n, &attempt) ? run_rows(c) : fail(c, 404, NULL, "no such record");
}

struct rejudge { struct id attempt_id; int64_t asked; };
static const struct field rejudge_fields[] = {
    FIELD(rejudge, attempt_id, .flags = REQUIRED, .prefix = "att_", .doc = "Id of the attempt"),
    FIELD(rejudge, asked, .flags = READONLY, .doc = "Answers of code and SQL that are judged again"),
};
SHAPE(rejudge);

static bool attempts_rejudge(struct call *c)
{
    struct rejudge *in = c->in;
    struct attempt  attempt = { 0 };

    if (!attempt_read(c, in->attempt_id.n, &attempt) || attempt.deleted_at.ms)
        return fail(c, 404, NULL, "no such record");
    return attempt_rejudge(c, &attempt, &in->asked) && reply(c, in);
}

const struct op native_attempts_ops[] = {
    { OP("attempts.create"), .method = POST, .path = "/assay/v1/attempts", .perm = PERM_INVITE_WRITE,
      .summary = "Invite somebody to an assessment", .in = &attempt_view_shape, .out = &attempt_view_shape,
      .status = 201, .run = attempts_create, .source = "DESIGN.md 1", .fails = "402: no credit is left" },
    { OP("attempts.list"), .method = GET, .path = "/assay/v1/attempts", .perm = PERM_INVITE_READ,
      .summary = "List attempts of all families, newest first", .in = &attempts_query_shape,
      .out = &attempt_view_shape, .flags = OP_LIST, .list = "attempts", .status = 200, .run = run_rows,
      .source = "DESIGN.md 1",
      .sql = ATTEMPT_VIEW " AND a.deleted_at IS NULL AND (:status IS NULL OR " STATUS_NOW " = :status)"
             " ORDER BY a.id DESC"
             " LIMIT :limit OFFSET :offset" },
    { OP("attempts.export"), .method = GET, .path = "/assay/v1/exports/attempts", .perm = PERM_INVITE_READ,
      .summary = "All attempts as CSV", .in = &attempts_query_shape, .out = &attempt_view_shape, .flags = OP_RAW,
      .media = "text/csv", .status = 200, .run = run_export, .source = "DESIGN.md 8",
      .sql = ATTEMPT_VIEW " AND a.deleted_at IS NULL AND (:status IS NULL OR " STATUS_NOW " = :status)"
             " ORDER BY a.id DESC" },
    { OP("attempts.get"), .method = GET, .path = "/assay/v1/attempts/{attempt_id}", .perm = PERM_INVITE_READ,
      .summary = "One attempt", .in = &attempt_key_shape, .out = &attempt_view_shape, .status = 200, .run = run_row,
      .source = "DESIGN.md 1", .sql = ATTEMPT_VIEW " AND a.id = :attempt_id" },
    { OP("attempts.update"), .method = PATCH, .path = "/assay/v1/attempts/{attempt_id}", .perm = PERM_INVITE_WRITE,
      .summary = "Give more time, pause, or decide on a request", .in = &attempt_change_shape,
      .out = &attempt_view_shape, .flags = OP_PARTIAL, .status = 200, .run = attempts_update, .source = "WEB.md 5",
      .fails = "409: its state forbids it" },
    { OP("attempts.events"), .method = GET, .path = "/assay/v1/attempts/{attempt_id}/events", .perm = PERM_RESULT_READ,
      .summary = "What happened while it was sat, with its severity", .in = &attempt_key_shape,
      .out = &attempt_events_shape, .status = 200, .run = attempts_events, .source = "PSYCHOMETRICS.md 11" },
    { OP("attempts.answers"), .method = GET, .path = "/assay/v1/attempts/{attempt_id}/answers",
      .perm = PERM_RESULT_READ, .summary = "The answer log", .in = &answer_view_shape, .out = &answer_view_shape,
      .flags = OP_LIST, .list = "answers", .status = 200, .run = attempts_answers, .source = "DESIGN.md 5",
      .sql = "SELECT item_id, value, client, rev, at, late, scored FROM answer_log WHERE workspace_id = :workspace_id"
             " AND attempt_id = :attempt_id ORDER BY at, item_id, client, rev LIMIT :limit OFFSET :offset" },
    { OP("attempts.rejudge"), .method = POST, .path = "/assay/v1/attempts/{attempt_id}/rejudge",
      .perm = PERM_INVITE_WRITE, .summary = "Have its code and SQL judged again; marks stay until new ones come",
      .in = &rejudge_shape, .out = &rejudge_shape, .status = 202, .run = attempts_rejudge, .source = "JUDGE.md 1",
      .fails = "409: it is not handed in" },
    { 0 }
};
