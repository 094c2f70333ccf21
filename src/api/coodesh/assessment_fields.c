/* assessment_fields.c - what anybody may know: the words that assessments take, and a
 * profiler behind its code.
 *
 * Operations: assessments.fields, profilers.by_code.
 * Tables: attempt.
 */
#include "api/coodesh/assessments.h"
#include "api/coodesh/attempts.h"
#include "api/coodesh/questions.h"
#include "api/coodesh/words.h"
#include "domain/language.h"

struct defaults_out {
    str     status, duration_unit;
    double  weight;
    int64_t invitation_days, snapshot_seconds;
    bool    hidden_results;
};
static const struct field defaults_out_fields[] = {
    FIELD(defaults_out, status,           .doc = "Status of a new one"),
    FIELD(defaults_out, duration_unit,    .doc = "Unit of a duration"),
    FIELD(defaults_out, weight,           .doc = "Weight of a test"),
    FIELD(defaults_out, invitation_days,  .doc = "Days an invitation is open"),
    FIELD(defaults_out, snapshot_seconds, .doc = "Seconds between camera snapshots; 0 is none"),
    FIELD(defaults_out, hidden_results,   .doc = "Are results hidden from the candidate?"),
};
static const struct shape defaults_out_shape = { "assessment_defaults", defaults_out_fields, 6,
                                                 sizeof(struct defaults_out) };

struct limits_out { int64_t questions, tags, skills, share_links, invitation_days; };
static const struct field limits_out_fields[] = {
    FIELD(limits_out, questions,       .doc = "Most questions of one"),
    FIELD(limits_out, tags,            .doc = "Most tags of one"),
    FIELD(limits_out, skills,          .doc = "Most skills of one"),
    FIELD(limits_out, share_links,     .doc = "Most share links of one"),
    FIELD(limits_out, invitation_days, .doc = "Most days an invitation is open"),
};
static const struct shape limits_out_shape = { "assessment_limits", limits_out_fields, 5, sizeof(struct limits_out) };

struct fields_out {
    struct list          status, languages, duration_units, question_types, levels, instruments;
    struct defaults_out *defaults;
    struct limits_out   *limits;
};
static const struct field fields_out_fields[] = {
    FIELD_LIST(fields_out, status, coodesh_choice,         .doc = "Statuses of an assessment"),
    FIELD_LIST(fields_out, languages, coodesh_choice,      .doc = "Languages of its mails and first page"),
    FIELD_LIST(fields_out, duration_units, coodesh_choice, .doc = "Units of its duration"),
    FIELD_LIST(fields_out, question_types, coodesh_choice, .doc = "Types of the questions it may be made of"),
    FIELD_LIST(fields_out, levels, coodesh_choice,         .doc = "Levels of questions"),
    FIELD_LIST(fields_out, instruments, coodesh_choice,    .doc = "Tests of ours that it may be made of"),
    FIELD_OBJECT(fields_out, defaults, defaults_out, .doc = "What is meant when nothing is said"),
    FIELD_OBJECT(fields_out, limits, limits_out,     .doc = "How much is too much"),
};
static const struct shape fields_out_shape = { "assessment_fields", fields_out_fields, 8, sizeof(struct fields_out) };

/* --- words --------------------------------------------------------------------------------- */

static str language_text(const char *language, str tag)
{
    static const struct translated names[LANGUAGE_COUNT] = {
        [LANGUAGE_EN] = TEXTS("English", "Inglês", "Inglés", "Englisch"),
        [LANGUAGE_PT] = TEXTS("Portuguese", "Português", "Portugués", "Portugiesisch"),
        [LANGUAGE_ES] = TEXTS("Spanish", "Espanhol", "Español", "Spanisch"),
        [LANGUAGE_DE] = TEXTS("German", "Alemão", "Alemán", "Deutsch"),
    };

    return str_of(translated_text(&names[language_find(tag.data)], language));
}

static str unit_text(const char *language, str unit)
{
    static const struct translated minute = TEXTS("Minute", "Minuto", "Minuto", "Minute");
    static const struct translated hour = TEXTS("Hour", "Hora", "Hora", "Stunde");
    static const struct translated day = TEXTS("Day", "Dia", "Día", "Tag");

    return str_of(translated_text(str_is(unit, "minute") ? &minute : str_is(unit, "hour") ? &hour : &day, language));
}

static struct list tests_of(struct call *c)
{
    const char *language = coodesh_language(c);
    struct list list = { ARENA_ARRAY(c->mem, struct coodesh_choice, 32), 0 };
    str         rest = STR(ASSESSMENT_INSTRUMENTS);

    while (rest.len && list.n < 32) {
        str                      code = str_cut(&rest, '|');
        const struct instrument *test = instrument_find(c->mem, code);

        if (test)
            ((struct coodesh_choice *)list.items)[list.n++] =
                (struct coodesh_choice){ code, str_of(instrument_title(test, language)) };
    }
    return list;
}

static bool assessments_fields(struct call *c)
{
    struct defaults_out defaults = { STR("draft"), STR("minute"), 1, ASSESSMENT_INVITATION_DAYS, 0, false };
    struct limits_out   limits = { COMPONENTS_MAX, ASSESSMENT_TAGS_MAX, ASSESSMENT_SKILLS_MAX, SHARE_LINKS_MAX,
                                   ASSESSMENT_INVITATION_DAYS_MAX };

    return reply(c, &(struct fields_out){
        .status         = coodesh_choices_of(c, ASSESSMENT_STATUSES, assessment_status_text),
        .languages      = coodesh_choices_of(c, ASSESSMENT_LANGUAGES, language_text),
        .duration_units = coodesh_choices_of(c, "minute|hour|day", unit_text),
        .question_types = coodesh_choices_of(c, QUESTION_TYPES, question_type_text),
        .levels         = coodesh_choices_of(c, QUESTION_LEVELS, question_level_text),
        .instruments    = tests_of(c),
        .defaults = &defaults, .limits = &limits,
    });
}

/* --- profilers ---------------------------------------------------------------------------- */

struct profiler { str code, status; struct id id, user; };
static const struct field profiler_fields[] = {
    FIELD(profiler, code, .flags = REQUIRED | WRITEONLY, .max = 64,
          .doc = "Secret of the link by which somebody sits a behavioural questionnaire"),
    FIELD(profiler, id, .name = "_id", .flags = READONLY, .doc = "Id of the attempt"),
    FIELD(profiler, status, .flags = READONLY, .doc = "Where it stands: invited, started, finished, expired ..."),
    FIELD(profiler, user, .flags = READONLY, .doc = "Id of the person"),
};
SHAPE(profiler);

const struct op coodesh_assessment_fields_ops[] = {
    { OP("assessments.fields"), .method = GET, .path = "/assessments/fields", .perm = PERM_PUBLIC,
      .summary = "Words, defaults and limits of assessments", .out = &fields_out_shape, .status = 200,
      .run = assessments_fields, .source = "coodesh.openapi.json getAssessmentFields" },
    { OP("profilers.by_code"), .method = GET, .path = "/profilers/code/{code}", .perm = PERM_PUBLIC,
      .summary = "Where a behavioural questionnaire stands, for who has its code", .in = &profiler_shape,
      .out = &profiler_shape, .status = 200, .run = run_row, .rate = 120, .rate_s = 60,
      .sql = "SELECT a.id AS _id, a.person_id AS \"user\", " COODESH_STATUS " AS status"
             " FROM attempt a WHERE a.token = :code AND a.deleted_at IS NULL"
             " AND (a.instrument LIKE '%disc-28%' OR a.instrument LIKE '%b5-120%' OR a.instrument LIKE '%drives-86%'"
             " OR a.instrument LIKE '%types-16%')",
      .source = "coodesh.openapi.json getProfilerByCode" },
    { 0 }
};
