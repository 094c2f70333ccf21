/* assessments.c - the assessments of a workspace with their numbers, links and tests.
 *
 * Operations: assessments.list, assessments.get.
 * Tables: assessment, public_link, attempt_block (is somebody hired?).
 */
#include "api/testgorilla/link.h"
#include "domain/authored.h"

#define LINKS_MAX    1000
#define TESTS_PER_ID 100 /* ids of the tests in an assessment are its own, times this, and their order */

static const struct field assessment_id_fields[] = {
    TG_ID(tg_id, assessment_id, "Id of the assessment"),
};
const struct shape tg_assessment_id_shape = { "assessment_id", assessment_id_fields, 1, sizeof(struct tg_id) };

/* --- both views ------------------------------------------------------------------ */

struct test_of {
    int64_t         id, order;
    struct tg_test *test;
};
static const struct field test_of_fields[] = {
    FIELD(test_of, id, .doc = "Id of the test in this assessment"),
    FIELD(test_of, order, .doc = "Place in which it is sat, from 1"),
    { .name = "test", .type = TYPE_OBJECT, .offset = offsetof(struct test_of, test), .of = &tg_test_shape,
      .doc = "The test" },
};
SHAPE(test_of);

/* The members from public_links on are only those of the detail. */
struct assessment_view {
    int64_t       id, candidates, invited, started, finished, knocked_out;
    str           name, status, content_type_name, pricing_state, language, instrument;
    double        finished_percentage;
    bool          is_showing_hiring_feedback_survey, is_candidate_hired, is_highlighted, is_empty, video_at_end;
    bool          has_consumed_credit;
    struct moment created, modified;
    struct list   public_links, tests_detail;
    str           job_role, other_job_role, benchmark_name, reason_for_not_fill_hiring_feedback, candidates_source;
    str           video_id, owner, date_of_expiry;
    bool          has_culture_fit, use_snapshots;
    double        assessment_extra_time, permitted_extra_time_non_native_speakers;
    double        permitted_extra_time_person_for_other_capacities;
    struct json   benchmark, template_id; /* always null */
};
#define COMMON_FIELDS                                                                                     \
    FIELD(assessment_view, id, .doc = "Id of the assessment"),                                            \
    FIELD(assessment_view, name, .doc = "Name"),                                                          \
    FIELD(assessment_view, status, .one_of = "new|active|archived",                                       \
          .doc = "new: nobody was invited yet; archived: closed, also for people invited before"),        \
    FIELD(assessment_view, invited, .doc = "People who have not started"),                                \
    FIELD(assessment_view, started, .doc = "People who started and have not finished"),                   \
    FIELD(assessment_view, finished, .doc = "People who finished"),                                       \
    FIELD(assessment_view, knocked_out, .doc = "Always 0"),                                               \
    FIELD(assessment_view, modified, .doc = "Last change, of a candidate's progress too"),                \
    FIELD(assessment_view, content_type_name, .doc = "Always assessment"),                                \
    FIELD(assessment_view, is_showing_hiring_feedback_survey, .doc = "Always false"),                     \
    FIELD(assessment_view, is_candidate_hired, .doc = "Is somebody in the stage HIR?"),                   \
    FIELD(assessment_view, is_highlighted, .doc = "Always false"),                                        \
    FIELD(assessment_view, video_at_end, .doc = "Always false"),                                          \
    FIELD(assessment_view, pricing_state, .flags = NULLABLE, .doc = "Not used"),                          \
    FIELD(assessment_view, has_consumed_credit, .doc = "Did an invitation cost a credit?"),               \
    FIELD(assessment_view, language, .doc = "Language of its mails")

static const struct field assessment_view_fields[] = {
    COMMON_FIELDS,
    FIELD(assessment_view, candidates, .doc = "People invited, in whatever state"),
    FIELD(assessment_view, finished_percentage, .doc = "Share of the candidates who finished, percent"),
    FIELD(assessment_view, created, .doc = "When it was made"),
    FIELD(assessment_view, is_empty, .doc = "Was nobody invited yet?"),
};
SHAPE(assessment_view);

static const struct field detail_fields[] = {
    COMMON_FIELDS,
    { .name = "public_links", .type = TYPE_LIST, .offset = offsetof(struct assessment_view, public_links),
      .of = &tg_link_shape, .doc = "Links by which people invite themselves, the default one first" },
    FIELD_LIST(assessment_view, tests_detail, test_of, .doc = "Tests in the order they are sat"),
    FIELD(assessment_view, job_role, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, other_job_role, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, benchmark_name, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, reason_for_not_fill_hiring_feedback, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, candidates_source, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, video_id, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, has_culture_fit, .doc = "Always false"),
    FIELD(assessment_view, use_snapshots, .doc = "Always false"),
    FIELD(assessment_view, assessment_extra_time, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, permitted_extra_time_non_native_speakers, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, permitted_extra_time_person_for_other_capacities, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, owner, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, benchmark, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, template_id, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, date_of_expiry, .flags = NULLABLE, .doc = "Not used"),
    FIELD(assessment_view, instrument, .flags = INTERNAL),
};
static const struct shape detail_shape = { "assessment_detail", detail_fields,
    sizeof detail_fields / sizeof detail_fields[0], sizeof(struct assessment_view) };

#define CANDIDATES "(s.invited_n + s.started_n + s.completed_n)"
/* With two decimals, cut off. */
#define PERCENTAGE "CASE WHEN " CANDIDATES " = 0 THEN 0 ELSE s.completed_n * 10000 / " CANDIDATES " / 100.0 END"
#define STATUS                                                                                            \
    "CASE WHEN s.status = 'archived' THEN 'archived' WHEN " CANDIDATES " = 0 THEN 'new' ELSE 'active' END"
#define ASSESSMENT_SELECT                                                                                 \
    "SELECT s.id, s.name, " STATUS " AS status, s.invited_n AS invited, s.started_n AS started,"          \
    " s.completed_n AS finished, 0 AS knocked_out, s.modified_at AS modified,"                            \
    " 'assessment' AS content_type_name, s.language, s.created_at AS created, s.instrument,"              \
    " CASE WHEN EXISTS (SELECT 1 FROM attempt_block b WHERE b.workspace_id = s.workspace_id"              \
    " AND b.source = 'as:' || s.id || ':HIR' AND b.n > 0) THEN 1 ELSE 0 END AS is_candidate_hired,"       \
    " CASE WHEN s.credits > 0 AND " CANDIDATES " > 0 THEN 1 ELSE 0 END AS has_consumed_credit,"           \
    " CASE WHEN " CANDIDATES " = 0 THEN 1 ELSE 0 END AS is_empty, " CANDIDATES " AS candidates,"          \
    " " PERCENTAGE " AS finished_percentage FROM assessment s WHERE s.workspace_id = :workspace_id"       \
    " AND s.deleted_at IS NULL"                                                                           \
    " AND s.status <> 'draft'" /* nobody can be invited to one, and the vendor has no word for it */

/* --- the list -------------------------------------------------------------------- */

struct assessments_query { str status, ordering; };
static const struct field assessments_query_fields[] = {
    FIELD(assessments_query, status, .max = 200,
          .doc = "Only those in one of these states, with commas between; words unknown match nothing"),
    FIELD(assessments_query, ordering,
          .one_of = "modified|-modified|name|-name|candidates|-candidates|finished_percentage|-finished_percentage",
          .doc = "Order, falling with a minus sign; by id when absent"),
};
SHAPE(assessments_query);

static bool assessments_list(struct call *c)
{
    struct assessments_query *in = c->in;

    if (!in->status.len)
        in->status = STR_NULL;
    return run_rows(c);
}

/* --- one ------------------------------------------------------------------------- */

static struct list tests_of(struct call *c, int64_t id, str code)
{
    const struct instrument *instrument = instrument_of(c, code);
    const struct instrument *components[COMPONENTS_MAX];
    size_t                   n = instrument ? instrument_components(instrument, components) : 0;
    struct test_of          *list = ARENA_ARRAY(c->mem, struct test_of, n + 1);

    for (size_t i = 0; i < n; i++) {
        struct tg_test *test = ARENA_NEW(c->mem, struct tg_test);

        *test   = tg_test_of(c, components[i]);
        list[i] = (struct test_of){ id * TESTS_PER_ID + (int64_t)i + 1, (int64_t)i + 1, test };
    }
    return (struct list){ list, n };
}

static bool assessments_get(struct call *c)
{
    struct tg_id          *in = c->in;
    struct assessment_view view = { .assessment_extra_time = NAN, .permitted_extra_time_non_native_speakers = NAN,
                                    .permitted_extra_time_person_for_other_capacities = NAN };

    if (!db_row(c, ASSESSMENT_SELECT " AND s.id = :assessment_id", (struct into){ &detail_shape, &view }))
        return fail(c, 404, NULL, "no such record");
    view.public_links = db_rows(c, TG_LINK_SELECT " AND assessment_id = :assessment_id ORDER BY id", &tg_link_shape,
                                LINKS_MAX);
    view.tests_detail = tests_of(c, in->assessment_id, view.instrument);
    return reply(c, &view);
}

const struct op testgorilla_assessments_ops[] = {
    { OP("assessments.list"), .method = GET, .path = "/api/assessments", .perm = PERM_INVITE_READ,
      .summary = "List assessments", .in = &assessments_query_shape, .out = &assessment_view_shape, .flags = OP_LIST,
      .list = "results", .status = 200, .run = assessments_list, .per_minute = 20,
      .source = "testgorilla.openapi.json listAssessments",
      .sql = ASSESSMENT_SELECT " AND (:status IS NULL OR ',' || replace(:status, ' ', '') || ',' LIKE '%,' || " STATUS
             " || ',%') ORDER BY CASE WHEN :ordering = 'name' THEN lower(s.name) END,"
             " CASE WHEN :ordering = '-name' THEN lower(s.name) END DESC,"
             " CASE :ordering WHEN 'modified' THEN s.modified_at WHEN '-modified' THEN -s.modified_at"
             " WHEN 'candidates' THEN " CANDIDATES " WHEN '-candidates' THEN -" CANDIDATES
             " WHEN 'finished_percentage' THEN " PERCENTAGE " WHEN '-finished_percentage' THEN -(" PERCENTAGE ") END,"
             " s.id LIMIT :limit OFFSET :offset" },
    { OP("assessments.get"), .method = GET, .path = "/api/assessments/{assessment_id}", .perm = PERM_INVITE_READ,
      .summary = "Assessment with links and tests", .in = &tg_assessment_id_shape, .out = &detail_shape,
      .status = 200, .run = assessments_get, .per_minute = 20,
      .source = "testgorilla.openapi.json getAssessment" },
    { 0 }
};
