/* candidates.c - everybody who was ever invited, with what they took and what was noticed.
 *
 * Operations: candidates.list, candidates.get.
 * A candidate is a person; the id is person.number, which counts the persons of a workspace
 * without gaps: so a page begins where arithmetic says.  One who was anonymised stays, without
 * personal data (domain/erase.h).
 * Tables: person, attempt, assessment, workspace (persons_made), sitting_event, upload.
 */
#include "api/testgorilla/testgorilla.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/authored.h"
#include "domain/integrity.h"
#include "domain/norm.h"
#include "domain/percentile.h"
#include "domain/signed.h"

#define CANDIDATURES_MAX 1000 /* of one person that are shown */
#define PAGE_MAX         1000000 /* of all persons of a page */
#define PHOTOS_MAX       1000 /* of one attempt */
#define KNOWN_MAX        100  /* tests whose names a page looks up once */

/* --- what is shown ----------------------------------------------------------- */

struct test_ref { int64_t id; str name, algorithm; int64_t count; };
static const struct field test_ref_fields[] = {
    FIELD(test_ref, id,        .doc = "Number of the test in the library"),
    FIELD(test_ref, name,      .doc = "Name"),
    FIELD(test_ref, algorithm, .one_of = TG_ALGORITHMS, .doc = "How it is scored"),
    FIELD(test_ref, count,     .doc = "How often it was begun"),
};
SHAPE(test_ref);

struct assessment_ref { str assessment_name; int64_t id, assessment_id; };
static const struct field assessment_ref_fields[] = {
    FIELD(assessment_ref, assessment_name, .doc = "Name of the assessment"),
    FIELD(assessment_ref, id,              .doc = "Number of the candidature"),
    FIELD(assessment_ref, assessment_id,   .doc = "Number of the assessment"),
};
SHAPE(assessment_ref);

struct photo { int64_t id; str image; struct moment created; };
static const struct field photo_fields[] = {
    FIELD(photo, image,   .format = FORMAT_URL, .doc = "Where the picture is, for an hour"),
    FIELD(photo, created, .doc = "When it was taken"),
};
SHAPE(photo);

struct test_place { int64_t id, order; const struct tg_test *test; };
static const struct field test_place_fields[] = {
    FIELD(test_place, id,    .doc = "Number of the result"),
    FIELD(test_place, order, .doc = "Place in the assessment, from 1"),
    FIELD_OBJECT(test_place, test, tg_test, .doc = "The test"),
};
SHAPE(test_place);

/* One candidature; what is true, false or null is JSON, for a flag that nobody recorded is null. */
struct candidature_detail {
    int64_t       id, candidature_id, assessment_id, public_link;
    str           assessment_name, status, stage, content_type_name, ip, role, review, anti_cheating_severity,
                  anti_cheating_tier, accessibility_condition_description;
    struct moment invited, modified, last_activity;
    double        average, average_score, display_normalized_weighted_percentile_score, total_extra_time,
                  assessment_extra_time;
    bool          has_consumed_credit, anti_cheating_photos_removed, reminder_sent;
    struct json   is_exited_full_screen, is_left_screen, is_camera_enabled, repeated_ip, geoip, user_agent,
                  highlight, assessment_benchmark, is_english_native_language, accessibility_condition_disclose,
                  accessibility_condition_extra_time;
    struct list   test_taker_photos, tests_detail;
};
static const struct field candidature_detail_fields[] = {
    FIELD(candidature_detail, id,                  .doc = "Number of the candidature"),
    FIELD(candidature_detail, candidature_id,      .doc = "The same"),
    FIELD(candidature_detail, assessment_id,       .doc = "Number of the assessment"),
    FIELD(candidature_detail, assessment_name,     .doc = "Name of the assessment"),
    FIELD(candidature_detail, invited,             .flags = NULLABLE, .doc = "When invited"),
    FIELD(candidature_detail, status,              .one_of = TG_STATUSES, .doc = "How far the candidate is"),
    FIELD(candidature_detail, stage,               .one_of = TG_STAGES, .doc = "Stage of hiring"),
    FIELD(candidature_detail, has_consumed_credit, .doc = "Did it cost a credit?"),
    FIELD(candidature_detail, content_type_name,   .doc = "Kind of record", .example = "candidature"),
    FIELD(candidature_detail, average,             .flags = NULLABLE, .doc = "Whole mean of the scores"),
    FIELD(candidature_detail, average_score,       .flags = NULLABLE, .doc = "The same"),
    FIELD(candidature_detail, display_normalized_weighted_percentile_score, .flags = NULLABLE,
          .doc = "Percent of those who completed it with a lower average; null while they are under 30"),
    FIELD_LIST(candidature_detail, test_taker_photos, photo, .doc = "Camera snapshots"),
    FIELD(candidature_detail, anti_cheating_photos_removed, .doc = "Were they removed?"),
    FIELD(candidature_detail, is_exited_full_screen,
          .doc = "Was full screen left? null when nothing was recorded"),
    FIELD(candidature_detail, is_left_screen,
          .doc = "Was the window left, for two seconds or more? null when nothing was recorded"),
    FIELD(candidature_detail, is_camera_enabled,
          .doc = "Was the camera on all the time? null when none was asked for"),
    FIELD(candidature_detail, repeated_ip,         .doc = "Always null: addresses are not kept"),
    FIELD(candidature_detail, ip,                  .flags = NULLABLE, .doc = "null: addresses are not kept"),
    FIELD(candidature_detail, geoip,               .doc = "Place; not known"),
    FIELD(candidature_detail, user_agent,          .doc = "Browser; not known"),
    FIELD(candidature_detail, anti_cheating_severity, .one_of = "none|low|medium|high",
          .doc = "What all signals weigh together; never part of a score"),
    FIELD(candidature_detail, anti_cheating_tier,  .one_of = "no_issues|some_issues|major_issues",
          .doc = "The same in three tiers"),
    FIELD(candidature_detail, modified,            .doc = "Last change"),
    FIELD(candidature_detail, last_activity,       .flags = NULLABLE, .doc = "When it was begun or ended"),
    FIELD(candidature_detail, highlight,           .doc = "null"),
    FIELD(candidature_detail, role,                .flags = NULLABLE, .doc = "null"),
    FIELD(candidature_detail, review,              .flags = NULLABLE, .doc = "The employer's note"),
    FIELD(candidature_detail, reminder_sent,       .doc = "Was the rejection mailed?"),
    FIELD(candidature_detail, public_link,         .flags = NULLABLE, .doc = "Public link they came by"),
    FIELD(candidature_detail, assessment_benchmark, .doc = "null"),
    FIELD_LIST(candidature_detail, tests_detail, test_place, .doc = "Tests of the assessment"),
    FIELD(candidature_detail, is_english_native_language, .doc = "Always null: it is not asked"),
    FIELD(candidature_detail, accessibility_condition_description, .flags = NULLABLE,
          .doc = "What was asked for"),
    FIELD(candidature_detail, accessibility_condition_disclose, .doc = "Was anything asked for?"),
    FIELD(candidature_detail, accessibility_condition_extra_time, .doc = "Was more time given?"),
    FIELD(candidature_detail, total_extra_time,      .doc = "Time beyond the limits, percent"),
    FIELD(candidature_detail, assessment_extra_time, .doc = "The same"),
};
SHAPE(candidature_detail);

/* The list shows the first members; the detail is one of them and, for clients that read
 * a page, a page of it as well. */
struct candidate {
    int64_t       id, assessments_count, count;
    str           full_name, email, next, previous;
    struct list   tests, assessments, results, assessments_detail;
    struct moment last_activity;
};
#define CANDIDATE_FIELDS                                                                                     \
    FIELD(candidate, id,                .doc = "Number of the candidate"),                                   \
    FIELD(candidate, full_name,         .doc = "Name, or the address when none is known"),                   \
    FIELD(candidate, email,             .format = FORMAT_EMAIL, .doc = "Address"),                           \
    FIELD_LIST(candidate, tests, test_ref, .doc = "Tests that were begun, each once"),                       \
    FIELD_LIST(candidate, assessments, assessment_ref, .doc = "Invited to, latest first"),                   \
    FIELD(candidate, assessments_count, .doc = "How many these are"),                                        \
    FIELD(candidate, last_activity,     .flags = NULLABLE, .doc = "When the candidate last began or ended one")
static const struct field candidate_fields[] = { CANDIDATE_FIELDS };
SHAPE(candidate);
static const struct field candidate_detail_fields[] = {
    CANDIDATE_FIELDS,
    FIELD_LIST(candidate, assessments_detail, candidature_detail, .doc = "Each candidature, latest first"),
    FIELD(candidate, count,    .doc = "1"),
    FIELD(candidate, next,     .flags = NULLABLE, .doc = "null"),
    FIELD(candidate, previous, .flags = NULLABLE, .doc = "null"),
    FIELD_LIST(candidate, results, candidate, .doc = "The candidate once more, as a page has it"),
};
static const struct shape candidate_detail_shape = {
    "candidate_detail", candidate_detail_fields,
    sizeof candidate_detail_fields / sizeof candidate_detail_fields[0], sizeof(struct candidate)
};

/* --- what is read ---------------------------------------------------------------- */

/* One attempt of a person. */
struct candidature {
    int64_t       person_number, attempt_id, number, assessment_id, time_factor, snapshot_s, credits,
                  public_link_id, recorded, anonymised;
    str           instrument, assessment_name, progress, stage, review, accommodation, accommodation_text;
    struct moment created_at, active_at, modified_at, rejected_at;
    double        average;
};
static const struct field candidature_fields[] = {
    FIELD(candidature, person_number), FIELD(candidature, attempt_id), FIELD(candidature, number),
    FIELD(candidature, assessment_id), FIELD(candidature, time_factor), FIELD(candidature, snapshot_s),
    FIELD(candidature, credits), FIELD(candidature, public_link_id), FIELD(candidature, recorded),
    FIELD(candidature, anonymised),
    FIELD(candidature, instrument), FIELD(candidature, assessment_name), FIELD(candidature, progress),
    FIELD(candidature, stage), FIELD(candidature, review), FIELD(candidature, accommodation),
    FIELD(candidature, accommodation_text), FIELD(candidature, created_at), FIELD(candidature, active_at),
    FIELD(candidature, modified_at), FIELD(candidature, rejected_at), FIELD(candidature, average),
};
SHAPE(candidature);

/* CROSS JOIN keeps SQLite from beginning with the attempts, which are many. */
#define CANDIDATURES                                                                                         \
    "SELECT p.number AS person_number, a.id AS attempt_id, a.number, a.assessment_id, a.instrument,"         \
    " s.name AS assessment_name, a.progress, a.stage, a.review, a.accommodation, a.accommodation_text,"      \
    " a.time_factor, a.snapshot_s, a.credits, a.public_link_id, a.created_at, a.modified_at, a.rejected_at," \
    " a.average, coalesce(a.finished_at, a.started_at) AS active_at,"                                        \
    " CASE WHEN a.consent LIKE '%" CONSENT_RECORDED "' THEN 1 ELSE 0 END AS recorded,"                 \
    " CASE WHEN p.anonymised_at IS NULL THEN 0 ELSE 1 END AS anonymised"                                     \
    " FROM person p CROSS JOIN attempt a CROSS JOIN assessment s WHERE p.workspace_id = :workspace_id"       \
    " AND a.workspace_id = p.workspace_id AND a.person_id = p.id"                                            \
    " AND s.workspace_id = a.workspace_id AND s.id = a.assessment_id" TG_SHOWN

struct candidates_query { str search, accept_language; int64_t from, until; };
static const struct field candidates_query_fields[] = {
    FIELD(candidates_query, search, .flags = FOLD_KEY, .max = 200, .doc = "Part of the name or the address"),
    TG_ACCEPT_LANGUAGE(candidates_query),
    FIELD(candidates_query, from,  .flags = INTERNAL), /* numbers of the persons on the page */
    FIELD(candidates_query, until, .flags = INTERNAL),
};
SHAPE(candidates_query);

/* --- one of the list -------------------------------------------------------------- */

static const struct translated own_questions = TEXTS("Custom questions", "Perguntas próprias",
                                                     "Preguntas propias", "Eigene Fragen");

/* Names of tests by their code, looked up once. */
struct known {
    struct { str code; struct test_ref ref; } tests[KNOWN_MAX];
    size_t n;
};

static struct test_ref test_known(struct call *c, struct known *known, str code)
{
    const struct instrument *instrument;
    struct tg_test           test;
    struct test_ref          ref;

    if (str_starts(code, AUTHORED_PREFIX))
        return (struct test_ref){ TG_OWN_TEST, str_of(translated_text(&own_questions, tg_language(c))),
                                  STR("custom_questions"), 1 };
    for (size_t i = 0; i < known->n; i++)
        if (str_eq(known->tests[i].code, code))
            return known->tests[i].ref;
    instrument = instrument_find(c->mem, code);
    if (!instrument)
        return (struct test_ref){ 0 };
    test = tg_test_of(c, instrument);
    ref  = (struct test_ref){ test.id, test.name, test.algorithm, 1 };
    if (known->n < KNOWN_MAX) {
        known->tests[known->n].code  = code;
        known->tests[known->n++].ref = ref;
    }
    return ref;
}

/* Adds the tests of an attempt ("numerical*2+b5-120") to those of its person. */
static void tests_add(struct call *c, struct known *known, struct list *taken, size_t room, str codes)
{
    struct test_ref *refs = taken->items;

    while (codes.len) {
        struct test_ref ref = test_known(c, known, component_cut(&codes));
        size_t          i = 0;

        while (i < taken->n && refs[i].id != ref.id)
            i++;
        if (!ref.id || i == room)
            continue;
        if (i == taken->n)
            refs[taken->n++] = ref;
        else
            refs[i].count++;
    }
}

/* Fills what the list shows from the attempts of a person. */
static void candidate_fill(struct call *c, struct known *known, struct candidate *one,
                           const struct candidature *its, size_t n)
{
    struct assessment_ref *refs = ARENA_ARRAY(c->mem, struct assessment_ref, n + 1);
    size_t                 room = 0;

    for (size_t i = 0; i < n; i++) {
        refs[i] = (struct assessment_ref){ its[i].assessment_name, its[i].number, its[i].assessment_id };
        for (str codes = its[i].instrument; codes.len; room++)
            component_cut(&codes);
    }
    one->assessments       = (struct list){ refs, n };
    one->assessments_count = (int64_t)n;
    one->tests             = (struct list){ ARENA_ARRAY(c->mem, struct test_ref, room + 1), 0 };
    for (size_t i = 0; i < n; i++) {
        if (its[i].active_at.ms > one->last_activity.ms)
            one->last_activity = its[i].active_at;
        if (!str_is(its[i].progress, "invited"))
            tests_add(c, known, &one->tests, room, its[i].instrument);
    }
}

/* --- the list ----------------------------------------------------------------------- */

#define SEARCHED                                                                                          \
    " AND (:search IS NULL OR p.name_fold LIKE :search ESCAPE '!' OR p.email_fold LIKE :search ESCAPE '!')"
#define PERSONS "SELECT p.number AS id, " TG_NAME " AS full_name, p.email FROM person p"                  \
    " WHERE p.workspace_id = :workspace_id"

/* The persons of the page by rising number, and how many there are in all. */
static struct list persons_read(struct call *c, struct candidates_query *in, int64_t *total)
{
    if (in->search.len) {
        db_int(c, "SELECT count(*) FROM person p WHERE p.workspace_id = :workspace_id" SEARCHED, total);
        return db_rows(c, PERSONS SEARCHED " ORDER BY p.number LIMIT :limit OFFSET :offset", &candidate_shape,
                       TG_ROWS_MAX);
    }
    db_int(c, "SELECT persons_made FROM workspace WHERE id = :workspace_id", total);
    in->from  = c->offset + 1;
    in->until = c->offset + c->limit;
    return db_rows(c, PERSONS " AND p.number >= :from AND p.number <= :until ORDER BY p.number",
                   &candidate_shape, TG_ROWS_MAX);
}

static bool candidates_list(struct call *c)
{
    struct candidates_query *in = c->in;
    struct known             known = { .n = 0 };
    int64_t                  total = 0;
    struct list              persons, rows;
    struct candidate        *page;
    const struct candidature *its;
    size_t                   at = 0;

    tg_limit_clamp(c);
    in->search = text_like_part(c->mem, in->search);
    persons    = persons_read(c, in, &total);
    page       = persons.items;
    if (persons.n) {
        in->from  = page[0].id;
        in->until = page[persons.n - 1].id;
    }
    rows = persons.n ? db_rows(c, CANDIDATURES SEARCHED " AND p.number >= :from AND p.number <= :until"
                               " ORDER BY p.number, a.number DESC", &candidature_shape, PAGE_MAX)
                     : (struct list){ 0 };
    its  = rows.items;
    for (size_t p = 0; p < persons.n; p++) {
        size_t first = at;

        while (at < rows.n && its[at].person_number == page[p].id)
            at++;
        candidate_fill(c, &known, &page[p], its + first, at - first);
    }
    return reply_page(c, persons, total);
}

/* --- one candidate -------------------------------------------------------------------- */

static struct json yes_or_no(bool yes)
{
    return (struct json){ yes ? STR("true") : STR("false") };
}

struct upload_row { int64_t attempt_id, id; struct moment created_at; };
static const struct field upload_row_fields[] = {
    FIELD(upload_row, attempt_id), FIELD(upload_row, id), FIELD(upload_row, created_at),
};
SHAPE(upload_row);

static struct list photos_read(struct call *c, int64_t attempt_id)
{
    struct upload_row        key = { .attempt_id = attempt_id };
    const struct upload_row *uploads;
    struct photo            *photos;
    struct list              rows;

    rows    = db_rows_with(c, WITH(upload_row, &key), "SELECT id, created_at FROM upload WHERE"
                           " workspace_id = :workspace_id AND attempt_id = :attempt_id AND item_id = 'snapshot'"
                           " ORDER BY id DESC LIMIT 1000", &upload_row_shape, PHOTOS_MAX);
    uploads = rows.items;
    photos  = ARENA_ARRAY(c->mem, struct photo, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++) {
        photos[i].image   = signed_link(c, SIGNED_FILE, uploads[i].id, 0);
        photos[i].created = uploads[i].created_at;
    }
    return (struct list){ photos, rows.n };
}

static struct list places_of(struct call *c, const struct candidature *of)
{
    const struct instrument *list[COMPONENTS_MAX], *instrument = instrument_of(c, of->instrument);
    size_t                   n = instrument ? instrument_components(instrument, list) : 0;
    struct test_place       *places = ARENA_ARRAY(c->mem, struct test_place, n + 1);

    for (size_t i = 0; i < n; i++) {
        struct tg_test *test = ARENA_NEW(c->mem, struct tg_test);

        *test     = tg_test_of(c, list[i]);
        places[i] = (struct test_place){ tg_result_id(of->number, i), (int64_t)i + 1, test };
    }
    return (struct list){ places, n };
}

/* Flags say true or false only of what was watched. */
static void signals_fill(struct call *c, const struct candidature *of, struct candidature_detail *d)
{
    struct integrity integrity;

    integrity_read(c, of->attempt_id, &integrity);
    d->anti_cheating_severity = str_of(integrity.severity.severity);
    d->anti_cheating_tier     = str_of(integrity.severity.tier);
    d->test_taker_photos      = photos_read(c, of->attempt_id);
    if (!of->recorded && !integrity.recorded)
        return;
    d->is_exited_full_screen = yes_or_no(integrity.counts[INTEGRITY_FULLSCREEN_EXIT] > 0);
    d->is_left_screen        = yes_or_no(integrity.counts[INTEGRITY_TAB_HIDDEN] + integrity.focus_lost > 0);
    if (of->snapshot_s)
        d->is_camera_enabled = yes_or_no(integrity.counts[INTEGRITY_CAMERA_OFF] == 0);
}

static struct candidature_detail detail_of(struct call *c, const struct candidature *of)
{
    double                    average = round_half_up(of->average);
    struct candidature_detail d = {
        .id = of->number, .candidature_id = of->number, .assessment_id = of->assessment_id,
        .assessment_name = of->assessment_name, .invited = of->created_at, .status = of->progress,
        .stage = of->stage, .has_consumed_credit = of->credits > 0, .content_type_name = STR("candidature"),
        .average = average, .average_score = average, .modified = of->modified_at,
        .last_activity = of->active_at, .anti_cheating_photos_removed = of->anonymised, .review = of->review,
        .reminder_sent = of->rejected_at.ms != 0, .public_link = of->public_link_id,
        .accessibility_condition_description = of->accommodation_text,
        .accessibility_condition_disclose = yes_or_no(!str_is(of->accommodation, "none")),
        .accessibility_condition_extra_time = yes_or_no(of->time_factor > 100),
        .total_extra_time = (double)of->time_factor - 100,
        .assessment_extra_time = (double)of->time_factor - 100,
        .geoip = { STR("{\"city\":null,\"country_code\":null}") }, /* clients read members of it unasked */
        .user_agent = { STR("{\"description\":null}") }, .tests_detail = places_of(c, of),
    };

    d.display_normalized_weighted_percentile_score = round_half_up(
        percentile_below(percentile_group_of_averages(c, of->assessment_id), of->average));
    signals_fill(c, of, &d);
    return d;
}

struct candidate_key { int64_t testtaker_id, candidature; str accept_language; };
static const struct field candidate_key_fields[] = {
    TG_ID(candidate_key, testtaker_id, "Number of the candidate"),
    FIELD(candidate_key, candidature, .flags = NULLABLE, .min = 1, .max = TG_ID_MAX,
          .doc = "Number of a candidature: only this one is shown"),
    TG_ACCEPT_LANGUAGE(candidate_key),
};
SHAPE(candidate_key);

static bool candidates_get(struct call *c)
{
    struct candidate           one = { .count = 1 };
    struct known               known = { .n = 0 };
    struct candidature_detail *details;
    const struct candidature  *its;
    struct list                rows;

    if (!db_row(c, PERSONS " AND p.number = :testtaker_id", INTO(candidate, &one)))
        return fail(c, 404, NULL, "no such record");
    rows = db_rows(c, CANDIDATURES " AND p.number = :testtaker_id AND (:candidature IS NULL OR"
                   " a.number = :candidature) ORDER BY a.number DESC LIMIT 1000", &candidature_shape,
                   CANDIDATURES_MAX);
    if (given(c, "candidature") && !rows.n)
        return fail(c, 404, NULL, "no such record");
    its     = rows.items;
    details = ARENA_ARRAY(c->mem, struct candidature_detail, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        details[i] = detail_of(c, &its[i]);
    candidate_fill(c, &known, &one, its, rows.n);
    one.assessments_detail = (struct list){ details, rows.n };
    one.results            = (struct list){ &one, 1 };
    return reply(c, &one);
}

const struct op testgorilla_candidates_ops[] = {
    { OP("candidates.list"), .method = GET, .path = "/api/assessments/candidates", .perm = PERM_INVITE_READ,
      .summary = "All candidates, by their number", .in = &candidates_query_shape, .out = &candidate_shape,
      .flags = OP_LIST, .list = "results", .status = 200, .run = candidates_list,
      .source = "testgorilla.openapi.json listCandidates" },
    { OP("candidates.get"), .method = GET, .path = "/api/assessments/candidates/{testtaker_id}",
      .perm = PERM_RESULT_READ, .summary = "A candidate with candidatures and what was noticed meanwhile",
      .in = &candidate_key_shape, .out = &candidate_detail_shape, .status = 200, .run = candidates_get,
      .per_minute = 100, .source = "testgorilla.openapi.json getCandidate" },
    { 0 }
};
