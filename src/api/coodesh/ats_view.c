/* ats_view.c - assessments and results as an applicant tracking system reads them.
 *
 * Tables: assessment, attempt, ats_attempt, result, workspace.
 */
#include <math.h>
#include <string.h>
#include "api/coodesh/ats.h"
#include "api/coodesh/narrow.h"
#include "api/coodesh/questions.h"
#include "core/clock.h"
#include "core/json.h"
#include "domain/authored.h"

/* --- assessments ----------------------------------------------------------------------- */

struct found { int64_t id, duration_s; str code, name, instrument, language, settings; };
static const struct field found_fields[] = {
    FIELD(found, id), FIELD(found, duration_s), FIELD(found, code), FIELD(found, name), FIELD(found, instrument),
    FIELD(found, language), FIELD(found, settings),
};
SHAPE(found);

enum { BY_ID, BY_NAME, BY_DURATION, BY_TIME };
static const struct filter_field list_fields[] = {
    [BY_ID]       = { .name = "_id", .type = TYPE_ID, .column = "s.id" },
    [BY_NAME]     = { .name = "name", .type = TYPE_TEXT, .folded = "lower(s.name)" },
    [BY_DURATION] = { .name = "duration", .type = TYPE_INT, .column = "s.duration_s" },
    [BY_TIME]     = { .name = "createdAt", .type = TYPE_TIME, .column = "s.created_at" },
    { 0 }
};

static bool refine_read(struct call *c, const struct ats_query *query, struct refine *refine)
{
    struct filter_reader r = { .c = c, .fields = list_fields };

    if (!narrow_search(&r, &refine->filter, BY_NAME, query->search) ||
        !narrow_to(&r, &refine->filter, "_id", BY_ID, query->ids))
        return false;
    for (const struct filter_field *f = list_fields; f->name; f++)
        if (str_is(query->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(query->order, "asc") };
    return true;
}

/* The description in the settings that its author wrote; "" when there is none. */
static str description_of(struct call *c, str settings)
{
    const char *message;
    json_t     *json = settings.len ? json_read(settings, JSON_DEPTH_MAX, &message) : NULL;
    str         text = str_copy(c->mem, json_str(json_object_get(json, "description")));

    json_close(json);
    return text.data ? text : STR("");
}

static struct ats_assessment assessment_view(struct call *c, const struct found *f, const char *language)
{
    const struct instrument *instrument = instrument_of(c, f->instrument);
    struct ats_assessment    a = { .assessment_id = { f->id }, .name = f->name, .default_locale = f->language,
                                   .description = description_of(c, f->settings), .duration_unit = STR("minute"),
                                   .questions = { ARENA_ARRAY(c->mem, struct component_view, 1), 0 } };

    if (instrument)
        a.questions = components_view(c, NULL, instrument, STR_NULL, language);
    for (size_t i = 0; i < a.questions.n; i++)
        a.duration += ((const struct component_view *)a.questions.items)[i].duration;
    if (f->duration_s)
        a.duration = (double)f->duration_s / 60;
    if (!a.description.len && a.questions.n == 1)
        a.description = ((const struct component_view *)a.questions.items)->description;
    return a;
}

bool ats_assessments_read(struct call *c, const struct ats_query *query, struct list *page, int64_t *total)
{
    const char            *language = coodesh_language(c);
    struct refine          refine = { 0 };
    struct ats_assessment *views;
    struct list            rows;

    if (!refine_read(c, query, &refine))
        return false;
    rows  = db_rows_refined(c, "SELECT s.id, s.duration_s, s.code, s.name, s.instrument, s.language, s.settings"
                            " FROM assessment s WHERE s.workspace_id = :workspace_id AND s.status = 'active'"
                            " ORDER BY s.id DESC LIMIT :limit OFFSET :offset", &refine, &found_shape, total);
    views = ARENA_ARRAY(c->mem, struct ats_assessment, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        views[i] = assessment_view(c, (const struct found *)rows.items + i, language);
    *page = (struct list){ views, rows.n };
    return true;
}

/* --- results ----------------------------------------------------------------------------- */

static const struct field ats_result_fields[] = {
    FIELD(ats_result, attempt_id,       .doc = "Id of the attempt"),
    FIELD(ats_result, title,            .doc = "Name of the assessment"),
    FIELD(ats_result, assessment_id,    .doc = "Id of the assessment"),
    FIELD(ats_result, description,      .doc = "What this is, in the language asked for"),
    FIELD(ats_result, company_result_string,
          .doc = "All of it as lines of text, in the account's language and time zone"),
    FIELD(ats_result, status,           .one_of = COODESH_STATUSES, .doc = "Where it stands"),
    FIELD(ats_result, status_formatted, .doc = "The same, in the language asked for"),
    FIELD(ats_result, stage,            .one_of = COODESH_STAGES, .doc = "Stage of hiring"),
    FIELD(ats_result, stage_formatted,  .doc = "The same, in the language asked for"),
    FIELD(ats_result, score,            .flags = NULLABLE,
          .doc = "Mean of what has a key, percent; null without, or not yet"),
    FIELD(ats_result, score_type,       .doc = "percentage"),
    FIELD_LIST(ats_result, results, component_result, .doc = "What came of each question"),
    FIELD(ats_result, provider_name,    .doc = "Who serves the assessment"),
    FIELD(ats_result, provider_link,    .format = FORMAT_URL, .doc = "Its address"),
    FIELD(ats_result, created,          .doc = "When it was made"),
    FIELD(ats_result, invited,          .flags = NULLABLE, .doc = "When the candidate was written to"),
    FIELD(ats_result, updated,          .doc = "When it changed last"),
    FIELD(ats_result, started,          .flags = NULLABLE, .doc = "When it was started"),
    FIELD(ats_result, finished,         .flags = NULLABLE, .doc = "When it was handed in"),
    FIELD_OBJECT(ats_result, proctoring, proctoring, .doc = "What was noticed meanwhile"),
};
const struct shape ats_result_shape = { "ats_result", ats_result_fields,
                                        sizeof ats_result_fields / sizeof *ats_result_fields,
                                        sizeof(struct ats_result) };

/* What a result is read from beside the attempt itself. */
struct beside {
    int64_t       id;
    str           phase, document, language, zone, ats;
    double        average; /* NAN: nothing has a score */
    struct moment modified_at;
};
static const struct field beside_fields[] = {
    FIELD(beside, id), FIELD(beside, phase), FIELD(beside, document), FIELD(beside, language), FIELD(beside, zone),
    FIELD(beside, ats), FIELD(beside, average), FIELD(beside, modified_at),
};
SHAPE(beside);

static const struct {
    struct translated scored, unscored, tests, suspicious, sent, completed, report, about;
} lines = {
    TEXTS("%s scored %s%% in the %s assessment.", "%s obteve %s%% na avaliação %s.",
          "%s obtuvo %s%% en la evaluación %s.", "%s hat im Assessment %3$s %2$s %% erreicht."),
    TEXTS("%s has no score in the %s assessment yet.", "%s ainda não tem pontuação na avaliação %s.",
          "%s todavía no tiene puntuación en la evaluación %s.", "%s hat im Assessment %s noch keine Punktzahl."),
    TEXTS("Tests:", "Testes:", "Pruebas:", "Tests:"),
    TEXTS("Suspicious actions: %s", "Ações suspeitas: %s", "Acciones sospechosas: %s", "Auffälligkeiten: %s"),
    TEXTS("Sent at: %s", "Enviado em: %s", "Enviado el: %s", "Versandt: %s"),
    TEXTS("Completed at: %s", "Concluído em: %s", "Completado el: %s", "Abgeschlossen: %s"),
    TEXTS("Report: %s", "Relatório: %s", "Informe: %s", "Bericht: %s"),
    TEXTS("This is the result of the %s assessment", "Este é o resultado da avaliação %s",
          "Este es el resultado de la evaluación %s", "Das ist das Ergebnis des Assessments %s"),
};

/* "85" or "62.5": as people write a percentage. */
static str percent_text(struct arena *mem, double score)
{
    return str_printf(mem, "%.10g", floor(score * 100 + 0.5) / 100);
}

/* Puts texts in place of the %s of a line in turn, or of %2$s the second: printf itself takes no
 * format that comes from a table. */
static void line_write(struct buf *b, const char *format, const str *texts)
{
    size_t next = 0;

    for (const char *p = format; *p; p++) {
        if (p[0] != '%') {
            buf_char(b, *p);
        } else if (p[1] == '%') {
            buf_char(b, *++p);
        } else if (p[1] == 's') {
            buf_str(b, texts[next++]);
            p++;
        } else {
            buf_str(b, texts[p[1] - '1']);
            p += 3;
        }
    }
}

static void line(struct buf *b, const char *format, str text)
{
    buf_char(b, '\n');
    line_write(b, format, &text);
}

static void tests_write(struct call *c, struct buf *b, const struct list *results)
{
    const struct component_view *views = results->items;

    for (size_t i = 0; i < results->n; i++) {
        str what = isnan(views[i].score) ? views[i].result.data ? views[i].result : STR("-")
                                         : str_printf(c->mem, "%.*s%%", STR_ARG(percent_text(c->mem, views[i].score)));

        buf_printf(b, "\n%.*s - %.*s - %.*s", STR_ARG(what), STR_ARG(views[i].name), STR_ARG(views[i].type_formatted));
    }
}

/* The whole result as lines of text. */
static str result_text(struct call *c, const struct attempt *a, const struct beside *beside, str title,
                       const struct list *results)
{
    const char *language = language_near(beside->language);
    str         name = person_name(c->mem, a);
    str         with[3] = { name, isnan(beside->average) ? title : percent_text(c->mem, beside->average), title };
    struct buf  b = BUF(c->mem);

    line_write(&b, translated_text(isnan(beside->average) ? &lines.unscored : &lines.scored, language), with);
    line(&b, translated_text(&lines.tests, language), STR_NULL);
    tests_write(c, &b, results);
    line(&b, translated_text(&lines.suspicious, language), proctoring_text(c, a->id, language));
    if (a->sent_at.ms)
        line(&b, translated_text(&lines.sent, language),
             clock_time_words(c->mem, a->sent_at.ms, language, beside->zone));
    if (a->finished_at.ms) {
        line(&b, translated_text(&lines.completed, language),
             clock_time_words(c->mem, a->finished_at.ms, language, beside->zone));
        line(&b, translated_text(&lines.report, language), result_link(c, a->id));
    }
    return buf_end(&b);
}

static bool beside_read(struct call *c, struct beside *beside)
{
    return db_row_with(c, WITH(beside, beside), "SELECT a.phase, a.average, a.modified_at, r.document, w.language,"
                       " w.time_zone AS zone, coalesce(x.ats, '') AS ats FROM attempt a JOIN workspace w ON w.id ="
                       " a.workspace_id LEFT JOIN result r ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"
                       " LEFT JOIN ats_attempt x ON x.workspace_id = a.workspace_id AND x.attempt_id = a.id"
                       " WHERE a.workspace_id = :workspace_id AND a.id = :id", INTO(beside, beside));
}

bool ats_result_read(struct call *c, int64_t attempt_id, const char *language, struct ats_result *out)
{
    struct beside     beside = { .id = attempt_id };
    struct attempt    a = { 0 };
    struct assessment assessment;
    struct list       own;
    struct buf        about = BUF(c->mem);
    const char       *account;

    if (!attempt_read(c, attempt_id, &a) || a.deleted_at.ms || !beside_read(c, &beside))
        return false;
    account = language_near(beside.language);
    if (!assessment_of(c, &a, &assessment))
        return fail(c, 503, NULL, "this version does not know the assessment");
    *out = (struct ats_result){
        .attempt_id = { a.id }, .assessment_id = { a.assessment_id }, .title = assessment_title(&assessment, language),
        .status = coodesh_status(&a), .stage = beside.phase, .score = beside.average,
        .stage_formatted = coodesh_stage_text(language, beside.phase), .score_type = STR("percentage"),
        .results = components_view(c, &a, assessment.instrument, beside.document, language),
        .provider_name = STR(ATS_PROVIDER), .provider_link = c->public_url, .created = a.created_at,
        .invited = a.sent_at, .updated = beside.modified_at, .started = a.started_at, .finished = a.finished_at,
        .proctoring = ARENA_NEW(c->mem, struct proctoring_view), .ats = beside.ats,
    };
    out->status_formatted = coodesh_status_text(language, out->status);
    line_write(&about, translated_text(&lines.about, language), &out->title);
    out->description = buf_end(&about);
    proctoring_view(c, a.id, out->proctoring);
    own = strcmp(account, language) == 0 ? out->results
                                         : components_view(c, &a, assessment.instrument, beside.document, account);
    out->company_result_string = result_text(c, &a, &beside, assessment_title(&assessment, account), &own);
    return true;
}
