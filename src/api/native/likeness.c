/* likeness.c - attempts that look alike: what was found, both side by side, and what somebody decided.
 *
 * Operations: likeness.list, likeness.get, likeness.update, likeness.scan.
 * Flags are reasons to look; none changes a score.
 * Tables: likeness, attempt, person.
 */
#include "api/native/native.h"
#include "core/arena.h"
#include "domain/likeness.h"
#include "domain/similarity.h"

#define RANGES_MAX 500

struct likeness_view {
    struct id     likeness_id, attempt_id, other_id;
    int64_t       assessment_id, shared;
    str           kind, item_id, status, note, email, other_email;
    double        score, p;
    struct moment created_at, decided_at;
};
#define VIEW_FIELDS                                                                                           \
    FIELD(likeness_view, likeness_id, .flags = READONLY, .prefix = "like_", .doc = "Id of the flag"),         \
    FIELD(likeness_view, kind, .flags = READONLY, .one_of = "code|answers", .doc = "What looks alike"),       \
    FIELD(likeness_view, assessment_id, .flags = READONLY, .doc = "Number of the assessment"),                \
    FIELD(likeness_view, item_id, .flags = READONLY | NULLABLE, .doc = "Item of the code; null for answers"), \
    FIELD(likeness_view, attempt_id, .flags = READONLY, .prefix = "att_", .doc = "One attempt"),              \
    FIELD(likeness_view, email, .flags = READONLY, .doc = "Address of its candidate"),                        \
    FIELD(likeness_view, other_id, .flags = READONLY, .prefix = "att_", .doc = "The other one"),              \
    FIELD(likeness_view, other_email, .flags = READONLY, .doc = "Address of its candidate"),                  \
    FIELD(likeness_view, score, .flags = READONLY | NULLABLE,                                                 \
          .doc = "Of code: share of the smaller one's fingerprints that the other has, 0 to 1"),              \
    FIELD(likeness_view, p, .flags = READONLY | NULLABLE,                                                     \
          .doc = "Of answers: chance of so many alike, corrected for all pairs compared"),                    \
    FIELD(likeness_view, shared, .flags = READONLY, .doc = "Fingerprints, or answers, that both have"),       \
    FIELD(likeness_view, status, .one_of = "open|dismissed", .doc = "What somebody decided"),                 \
    FIELD(likeness_view, note, .flags = NULLABLE, .max = 2000, .doc = "Why"),                                 \
    FIELD(likeness_view, created_at, .flags = READONLY, .doc = "When it was found"),                          \
    FIELD(likeness_view, decided_at, .flags = READONLY | NULLABLE, .doc = "When somebody decided")
static const struct field likeness_view_fields[] = { VIEW_FIELDS };
SHAPE(likeness_view);

struct likeness_key { struct id likeness_id; };
static const struct field likeness_key_fields[] = {
    FIELD(likeness_key, likeness_id, .flags = REQUIRED, .prefix = "like_", .doc = "Id of the flag"),
};
SHAPE(likeness_key);

struct likeness_query { int64_t assessment_id; struct id attempt_id; str status; };
static const struct field likeness_query_fields[] = {
    FIELD(likeness_query, assessment_id, .flags = NULLABLE, .min = 1, .max = 2147483647,
          .doc = "Only of this assessment"),
    FIELD(likeness_query, attempt_id, .prefix = "att_", .doc = "Only those with this attempt"),
    FIELD(likeness_query, status, .one_of = "open|dismissed", .doc = "Only those decided so"),
};
SHAPE(likeness_query);

#define VIEW                                                                                                  \
    "SELECT l.id AS likeness_id, l.kind, l.assessment_id, nullif(l.item_id, '') AS item_id, l.attempt_id,"    \
    " l.other_id, l.score, l.p, l.n AS shared, l.status, l.note, l.created_at, l.decided_at, p.email,"        \
    " q.email AS other_email FROM likeness l"                                                                 \
    " JOIN attempt a ON a.workspace_id = l.workspace_id AND a.id = l.attempt_id"                              \
    " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"                                \
    " JOIN attempt b ON b.workspace_id = l.workspace_id AND b.id = l.other_id"                                \
    " JOIN person q ON q.workspace_id = b.workspace_id AND q.id = b.person_id"                                \
    " WHERE l.workspace_id = :workspace_id"

/* --- side by side ------------------------------------------------------------------------ */

struct likeness_range { int64_t first, last, other_first, other_last; };
static const struct field likeness_range_fields[] = {
    FIELD(likeness_range, first, .doc = "First line in source, from 1"),
    FIELD(likeness_range, last, .doc = "Last line in source"),
    FIELD(likeness_range, other_first, .doc = "First line in other_source"),
    FIELD(likeness_range, other_last, .doc = "Last line in other_source"),
};
SHAPE(likeness_range);

struct likeness_pair {
    struct likeness_view flag;
    str                  language, other_language, source, other_source;
    struct list          ranges;
};
static const struct field likeness_pair_fields[] = {
#define AT_FLAG(member, kind, ...) { .name = #member, .type = kind,                                           \
                                     .offset = offsetof(struct likeness_pair, flag.member), __VA_ARGS__ }
    AT_FLAG(likeness_id, TYPE_ID, .prefix = "like_", .doc = "Id of the flag"),
    AT_FLAG(kind, TYPE_TEXT, .one_of = "code|answers", .doc = "What looks alike"),
    AT_FLAG(assessment_id, TYPE_INT, .doc = "Number of the assessment"),
    AT_FLAG(item_id, TYPE_TEXT, .flags = NULLABLE, .doc = "Item of the code; null for answers"),
    AT_FLAG(attempt_id, TYPE_ID, .prefix = "att_", .doc = "One attempt"),
    AT_FLAG(email, TYPE_TEXT, .doc = "Address of its candidate"),
    AT_FLAG(other_id, TYPE_ID, .prefix = "att_", .doc = "The other one"),
    AT_FLAG(other_email, TYPE_TEXT, .doc = "Address of its candidate"),
    AT_FLAG(score, TYPE_NUMBER, .flags = NULLABLE, .doc = "Of code: share of the smaller one's fingerprints"),
    AT_FLAG(p, TYPE_NUMBER, .flags = NULLABLE, .doc = "Of answers: chance of so many alike, corrected"),
    AT_FLAG(shared, TYPE_INT, .doc = "Fingerprints, or answers, that both have"),
    AT_FLAG(status, TYPE_TEXT, .one_of = "open|dismissed", .doc = "What somebody decided"),
    AT_FLAG(note, TYPE_TEXT, .flags = NULLABLE, .doc = "Why"),
    AT_FLAG(created_at, TYPE_TIME, .doc = "When it was found"),
    AT_FLAG(decided_at, TYPE_TIME, .flags = NULLABLE, .doc = "When somebody decided"),
    FIELD(likeness_pair, language, .flags = NULLABLE, .doc = "Language of source"),
    FIELD(likeness_pair, source, .flags = NULLABLE, .doc = "The code of the one; null for answers"),
    FIELD(likeness_pair, other_language, .flags = NULLABLE, .doc = "Language of other_source"),
    FIELD(likeness_pair, other_source, .flags = NULLABLE, .doc = "The code of the other"),
    FIELD_LIST(likeness_pair, ranges, likeness_range, .doc = "Lines that are alike"),
};
SHAPE(likeness_pair);

static void ranges_fill(struct call *c, struct likeness_pair *pair)
{
    const struct likeness_view *l = &pair->flag;
    struct code_range          *found = ARENA_ARRAY(c->mem, struct code_range, RANGES_MAX);
    struct likeness_range      *ranges = ARENA_ARRAY(c->mem, struct likeness_range, RANGES_MAX);
    str                         starter = likeness_starter(c, l->attempt_id.n, l->item_id, pair->language);

    pair->ranges = (struct list){ ranges, similarity_ranges(c->mem, pair->language, pair->source, pair->other_source,
                                                            starter, found, RANGES_MAX) };
    for (size_t i = 0; i < pair->ranges.n; i++)
        ranges[i] = (struct likeness_range){ found[i].first, found[i].last, found[i].other_first,
                                             found[i].other_last };
}

static bool likeness_get(struct call *c)
{
    struct likeness_pair pair = { .ranges = { "", 0 } };
    struct likeness_view *l = &pair.flag;

    if (!db_row(c, VIEW " AND l.id = :likeness_id", INTO(likeness_view, l)))
        return fail(c, 404, NULL, "no such record");
    if (str_is(l->kind, "code") &&
        likeness_source(c, l->attempt_id.n, l->item_id, &pair.language, &pair.source) &&
        likeness_source(c, l->other_id.n, l->item_id, &pair.other_language, &pair.other_source))
        ranges_fill(c, &pair);
    return reply(c, &pair);
}

/* --- deciding ------------------------------------------------------------------------------ */

struct likeness_change { struct id likeness_id; str status, note; };
static const struct field likeness_change_fields[] = {
    FIELD(likeness_change, likeness_id, .flags = REQUIRED, .prefix = "like_", .doc = "Id of the flag"),
    FIELD(likeness_change, status, .flags = REQUIRED, .one_of = "open|dismissed", .doc = "Open, or dismissed"),
    FIELD(likeness_change, note, .flags = NULLABLE, .max = 2000, .doc = "Why"),
};
SHAPE(likeness_change);

static bool likeness_update(struct call *c)
{
    struct likeness_view view = { 0 };

    if (!db_exec(c, "UPDATE likeness SET status = :status, note = :note, decided_by = :actor_id,"
                 " decided_at = :now_ms WHERE workspace_id = :workspace_id AND id = :likeness_id"))
        return fail(c, 404, NULL, "no such record");
    db_row(c, VIEW " AND l.id = :likeness_id", INTO(likeness_view, &view));
    return reply(c, &view);
}

struct likeness_scan { int64_t assessment_id; };
static const struct field likeness_scan_fields[] = {
    FIELD(likeness_scan, assessment_id, .flags = REQUIRED, .min = 1, .max = 2147483647,
          .doc = "Number of the assessment"),
};
SHAPE(likeness_scan);

struct likeness_scanning { str status; };
static const struct field likeness_scanning_fields[] = {
    FIELD(likeness_scanning, status, .one_of = "queued", .doc = "Flags come up in the list once it has run"),
};
SHAPE(likeness_scanning);

static bool likeness_scan(struct call *c)
{
    const struct likeness_scan *in = c->in;
    int64_t                     found = 0;

    if (!db_int(c, "SELECT 1 FROM assessment WHERE workspace_id = :workspace_id AND id = :assessment_id"
                " AND deleted_at IS NULL", &found))
        return fail(c, 404, NULL, "no such record");
    if (!db_int(c, "SELECT 1 FROM job WHERE kind = 'likeness.answers' AND workspace_id = :workspace_id"
                " AND ref_id = :assessment_id AND run_at <= :now_ms", &found))
        job_add(c, "likeness.answers", in->assessment_id);
    return reply(c, &(struct likeness_scanning){ STR("queued") });
}

const struct op native_likeness_ops[] = {
    { OP("likeness.list"), .method = GET, .path = "/assay/v1/likeness", .perm = PERM_RESULT_READ,
      .summary = "Attempts that look alike, newest first", .in = &likeness_query_shape, .out = &likeness_view_shape,
      .flags = OP_LIST, .list = "likeness", .status = 200, .run = run_rows, .source = "JUDGE.md 7",
      .sql = VIEW " AND (:assessment_id IS NULL OR l.assessment_id = :assessment_id)"
             " AND (:attempt_id IS NULL OR l.attempt_id = :attempt_id OR l.other_id = :attempt_id)"
             " AND (:status IS NULL OR l.status = :status) ORDER BY l.id DESC LIMIT :limit OFFSET :offset" },
    { OP("likeness.get"), .method = GET, .path = "/assay/v1/likeness/{likeness_id}", .perm = PERM_RESULT_READ,
      .summary = "Two attempts side by side, with the lines that are alike", .in = &likeness_key_shape,
      .out = &likeness_pair_shape, .flags = OP_SLOW, .status = 200, .run = likeness_get, .source = "JUDGE.md 7" },
    { OP("likeness.update"), .method = PUT, .path = "/assay/v1/likeness/{likeness_id}", .perm = PERM_INVITE_WRITE,
      .summary = "Dismiss a flag, or open it again", .in = &likeness_change_shape, .out = &likeness_view_shape,
      .status = 200, .run = likeness_update, .source = "JUDGE.md 7" },
    { OP("likeness.scan"), .method = POST, .path = "/assay/v1/assessments/{assessment_id}/likeness",
      .perm = PERM_RESULT_READ, .summary = "Look for answers that two attempts have alike, in a job",
      .in = &likeness_scan_shape, .out = &likeness_scanning_shape, .status = 202, .run = likeness_scan,
      .source = "PSYCHOMETRICS.md 11" },
    { 0 }
};
