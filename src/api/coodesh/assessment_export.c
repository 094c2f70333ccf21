/* assessment_export.c - who sat what and how it went, as files.
 *
 * Operations: assessments.export.
 * Four tables: results, a row for each participation; code, a row for each program that was judged;
 * integrity, what was noticed; action_plans, what belongs to the questions that each was asked.
 * Alone the results are CSV; with others they are files of a ZIP archive, or sheets of a workbook,
 * or one array of JSON.  Rows are written while they are read: the statements run one after the
 * other, and in front of each comes a row without an attempt, which begins the next table.
 * Tables: attempt, person, assessment, assessment_question, sitting_event, question_action_plan,
 * action_plan, question.
 */
#include <string.h>
#include "api/coodesh/assessments.h"
#include "api/coodesh/attempts.h"
#include "core/clock.h"
#include "core/text.h"
#include "core/zip.h"
#include "domain/integrity.h"
#include "op/call.h"
#include "report/workbook.h"

#define IDS_MAX 500
#define ZIP     "application/zip"

enum export_form { AS_CSV, AS_ZIP, AS_WORKBOOK, AS_JSON };

struct export_in {
    bool        include_expired_participations, include_pending_participations, include_actions_plans,
                include_integrity, include_code;
    str         startDate, endDate, chosen; /* chosen: ",1001,1002,"; null: all */
    struct list ids, companies;
    int64_t     from_ms, until_ms, expired, pending;
    /* How it is written, and how far it is: none of it comes in. */
    enum export_form    form;
    const struct table *table; /* that is being written; NULL before the first */
    bool                any;   /* row at all */
    struct workbook     book;  /* of an archive its zip alone */
};
static const struct field export_in_fields[] = {
    FIELD(export_in, include_expired_participations, .doc = "Those that ended without a result, too"),
    FIELD(export_in, include_pending_participations, .doc = "Those that are not handed in yet, too"),
    FIELD(export_in, include_actions_plans, .doc = "The file of action plans, too"),
    FIELD(export_in, include_integrity, .doc = "The file of what was noticed, too"),
    FIELD(export_in, include_code, .doc = "The file of programs and SQL with their verdicts, too"),
    FIELD(export_in, startDate, .max = 40, .doc = "Invited on that day or later, as 2026-01-01 or a date-time"),
    FIELD(export_in, endDate, .max = 40, .doc = "Invited on that day or before, or before a date-time"),
    FIELD(export_in, ids, .item = TYPE_ID, .max = IDS_MAX, .doc = "Ids of assessments; all when there are none"),
    FIELD(export_in, companies, .item = TYPE_ID, .max = 100,
          .doc = "Ids of companies; only the workspace's own can be one, since a key is of one workspace"),
    FIELD(export_in, chosen, .flags = INTERNAL), FIELD(export_in, from_ms, .flags = INTERNAL),
    FIELD(export_in, until_ms, .flags = INTERNAL), FIELD(export_in, expired, .flags = INTERNAL),
    FIELD(export_in, pending, .flags = INTERNAL),
};
SHAPE(export_in);

struct export_row {
    struct id     attempt_id, assessment_id, action_plan_id;
    str           table_name, assessment, name, email, status, stage, tags, language, severity, question, action_plan,
                  type, provider, url, code_language, verdict;
    double        score, mark, similarity, copying_p;
    int64_t       passed, total, points, tab_hidden, focus_lost, fullscreen_exit, paste, devtools, camera_off,
                  copy_attempt,
                  network_change, country_change, second_session, no_face, many_faces;
    struct moment invited_at, started_at, finished_at, expires_at;
};
#define TEXT(member, text)   FIELD(export_row, member, .flags = OPTIONAL | NULLABLE, .doc = text)
#define NOTICED_TIMES(kind)  FIELD(export_row, kind, .flags = OPTIONAL, .doc = "How often it was noticed")

/* A row has the members of its table. */
static const struct field export_row_fields[] = {
    FIELD(export_row, table_name, .doc = "Table: results, code, integrity or action_plans"),
    FIELD(export_row, attempt_id, .doc = "Id of the attempt"),
    FIELD(export_row, assessment_id, .doc = "Id of the assessment"),
    FIELD(export_row, assessment, .doc = "Its name"),
    FIELD(export_row, name, .doc = "Name of the participant"),
    FIELD(export_row, email, .doc = "Address of the participant"),
    FIELD(export_row, status, .doc = "Where the attempt stands"),
    TEXT(stage, "Stage of hiring"), TEXT(score, "Mean score, 0 to 100"), TEXT(tags, "Tags, with commas"),
    TEXT(language, "Language it is sat in"), TEXT(invited_at, "When it was made"), TEXT(started_at, "Its start"),
    TEXT(finished_at, "Its end"), TEXT(expires_at, "Last moment of the invitation"),
    TEXT(severity, "How much weighs what was noticed: none, low, medium, high"),
    FIELD(export_row, points, .flags = OPTIONAL, .doc = "The same in points"),
    NOTICED_TIMES(tab_hidden), NOTICED_TIMES(focus_lost), NOTICED_TIMES(fullscreen_exit), NOTICED_TIMES(paste),
    NOTICED_TIMES(devtools), NOTICED_TIMES(camera_off), NOTICED_TIMES(copy_attempt), NOTICED_TIMES(network_change),
    NOTICED_TIMES(country_change), NOTICED_TIMES(second_session), NOTICED_TIMES(no_face), NOTICED_TIMES(many_faces),
    TEXT(similarity, "Share of the code that another attempt has, at most, 0 to 1"),
    TEXT(copying_p, "Chance of as many answers as in another attempt, at least"),
    TEXT(question, "Title of the question"), TEXT(action_plan_id, "Id of the action plan"),
    TEXT(action_plan, "Title of the action plan"), TEXT(type, "Type of the action plan"),
    TEXT(provider, "Who provides it"), TEXT(url, "Where it is"), TEXT(code_language, "Language of a program"),
    TEXT(verdict, "What the judge said: AC when all passed"), TEXT(mark, "Mark by the judge, 0 to 1"),
    FIELD(export_row, passed, .flags = OPTIONAL | NULLABLE, .doc = "Weight of the cases that passed"),
    FIELD(export_row, total, .flags = OPTIONAL | NULLABLE, .doc = "Weight of all cases"),
};
SHAPE(export_row);

/* The columns of each table, with commas. */
#define WHO "attempt_id,assessment_id,assessment,name,email,status,"
static const struct table { const char *name, *file, *columns; } tables[] = {
    { "results", "results.csv", WHO "stage,score,tags,language,invited_at,started_at,finished_at,expires_at" },
    { "code", "code.csv", WHO "question,code_language,verdict,passed,total,mark" },
    { "integrity", "integrity.csv", WHO "severity,points,tab_hidden,focus_lost,fullscreen_exit,paste,devtools,"
      "camera_off,copy_attempt,network_change,country_change,second_session,no_face,many_faces,similarity,copying_p" },
    { "action_plans", "action-plans.csv", WHO "question,action_plan_id,action_plan,type,provider,url" },
};
#define TABLES (sizeof tables / sizeof *tables)

/* --- statements ------------------------------------------------------------------------------- */

#define COLUMNS                                                                                             \
    "a.id AS attempt_id, s.id AS assessment_id, s.name AS assessment, trim(coalesce(p.first_name, '') || ' '" \
    " || coalesce(p.last_name, '')) AS name, p.email, " COODESH_STATUS " AS status"
#define JOINS                                                                                               \
    " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"                              \
    " JOIN assessment s ON s.workspace_id = a.workspace_id AND s.id = a.assessment_id"
#define CHOSEN                                                                                              \
    " WHERE a.workspace_id = :workspace_id AND a.deleted_at IS NULL AND a.created_at >= :from_ms"           \
    " AND a.created_at < :until_ms AND (:chosen IS NULL OR :chosen LIKE '%,' || CAST(s.id AS TEXT) || ',%')" \
    " AND CASE (" COODESH_STATUS ") WHEN 'finished' THEN 1 WHEN 'pending_review' THEN 1 WHEN 'pending' THEN 1"  \
    " WHEN 'expired' THEN :expired WHEN 'blocked' THEN :expired ELSE :pending END = 1"
#define RESULTS                                                                                             \
    "SELECT 'results' AS table_name, " COLUMNS ", a.phase AS stage, a.average AS score, a.tags, a.language," \
    " a.created_at AS invited_at, a.started_at, a.finished_at, a.expires_at FROM attempt a" JOINS CHOSEN    \
    " ORDER BY a.id LIMIT 1000000"
/* The item "q:17.12" is one of the version 17. */
#define CODE                                                                                                \
    "SELECT 'code' AS table_name, " COLUMNS ", q.title AS question, j.language AS code_language, j.verdict," \
    " j.passed, j.total, j.mark FROM attempt a" JOINS                                                       \
    " JOIN answer_judged j ON j.workspace_id = a.workspace_id AND j.attempt_id = a.id"                      \
    " LEFT JOIN question_version v ON v.workspace_id = a.workspace_id AND v.id ="                           \
    " CAST(replace(substr(rtrim(j.item_id, '0123456789'), 3), '.', '') AS BIGINT)"                          \
    " LEFT JOIN question q ON q.workspace_id = v.workspace_id AND q.id = v.question_id"                     \
    CHOSEN " ORDER BY a.id, j.item_id LIMIT 1000000"
#define SUM(kind)                                                                                           \
    "coalesce(sum(CASE WHEN e.kind = '" kind "' THEN " INTEGRITY_WEIGHS " ELSE 0 END), 0) AS " kind
#define NOTICED                                                                                             \
    "SELECT 'integrity' AS table_name, " COLUMNS ", " SUM("tab_hidden") ", " SUM("focus_lost") ", "         \
    SUM("fullscreen_exit") ", " SUM("paste") ", " SUM("devtools") ", " SUM("camera_off") ", "               \
    SUM("copy_attempt") ", " SUM("network_change") ", " SUM("country_change") ", " SUM("second_session") ", " \
    SUM("no_face") ", " SUM("many_faces") ", (SELECT max(l.score) FROM"           \
    " likeness l WHERE l.workspace_id = a.workspace_id AND (l.attempt_id = a.id OR l.other_id = a.id)"      \
    " AND l.status = 'open' AND l.kind = 'code') AS similarity, (SELECT min(l.p) FROM likeness l WHERE"     \
    " l.workspace_id = a.workspace_id AND (l.attempt_id = a.id OR l.other_id = a.id) AND l.status = 'open'" \
    " AND l.kind = 'answers') AS copying_p FROM attempt a" JOINS " LEFT JOIN sitting_event e ON"            \
    " e.workspace_id = a.workspace_id AND e.attempt_id = a.id" CHOSEN " GROUP BY a.workspace_id, a.id, s.id," \
    " s.name, p.first_name, p.last_name, p.email, a.status, a.judging, a.expires_at, a.paused_at"           \
    " ORDER BY a.id LIMIT 1000000"
/* A plan of the workspace, or a public one of another. */
#define PLAN(column) "coalesce(l." column ", g." column ")"
#define PLANS                                                                                               \
    "SELECT 'action_plans' AS table_name, " COLUMNS ", q.title AS question, y.action_plan_id, "             \
    PLAN("title") " AS action_plan, " PLAN("type") " AS type, " PLAN("provider") " AS provider, "           \
    PLAN("url") " AS url FROM attempt a" JOINS                                                              \
    " JOIN assessment_question x ON x.workspace_id = a.workspace_id AND x.assessment_id = a.assessment_id"  \
    " JOIN question q ON q.workspace_id = x.workspace_id AND q.id = x.question_id"                          \
    " JOIN question_action_plan y ON y.workspace_id = q.workspace_id AND y.question_id = q.id"              \
    " LEFT JOIN action_plan l ON l.workspace_id = y.workspace_id AND l.id = y.action_plan_id"               \
    " LEFT JOIN action_plan g ON g.id = y.action_plan_id AND g.scope = 'public' AND l.id IS NULL" CHOSEN    \
    " AND (l.id IS NOT NULL OR g.id IS NOT NULL) ORDER BY a.id, x.position, y.action_plan_id LIMIT 1000000"

static const char *const *statements(struct call *c, const struct export_in *in)
{
    const char **sqls = ARENA_ARRAY(c->mem, const char *, 2 * TABLES + 2);
    size_t       n = 0;

    sqls[n++] = "SELECT 'results' AS table_name";
    sqls[n++] = RESULTS;
    if (in->include_code && in->form != AS_CSV) {
        sqls[n++] = "SELECT 'code' AS table_name";
        sqls[n++] = CODE;
    }
    if (in->include_integrity && in->form != AS_CSV) {
        sqls[n++] = "SELECT 'integrity' AS table_name";
        sqls[n++] = NOTICED;
    }
    if (in->include_actions_plans && in->form != AS_CSV) {
        sqls[n++] = "SELECT 'action_plans' AS table_name";
        sqls[n++] = PLANS;
    }
    sqls[n++] = "SELECT 'end' AS table_name";
    return sqls;
}

/* --- values ------------------------------------------------------------------------------------ */

static str value_text(struct arena *mem, const struct field *f, const void *row)
{
    const void *at = field_at(f, row);
    struct buf  b = BUF(mem);

    switch (f->type) {
    case TYPE_TEXT:
        return *(const str *)at;
    case TYPE_ID:
        return coodesh_id_text(mem, ((const struct id *)at)->n);
    case TYPE_TIME:
        if (((const struct moment *)at)->ms)
            clock_write(&b, ((const struct moment *)at)->ms, 3);
        break;
    case TYPE_NUMBER:
        if (!isnan(*(const double *)at))
            buf_number(&b, *(const double *)at);
        break;
    default:
        if (*(const int64_t *)at != INT_NULL)
            buf_int(&b, *(const int64_t *)at);
    }
    return buf_end(&b);
}

static bool is_number(const struct field *f)
{
    return f->type == TYPE_INT || f->type == TYPE_NUMBER;
}

/* What was noticed weighs so much in all; no look into the store for that. */
static void weigh(struct export_row *row)
{
    const struct integrity_analyses analyses = { NAN, NAN, row->similarity, row->copying_p };
    int                             counts[INTEGRITY_EVENTS];
    struct severity                 severity;

    for (enum integrity_event e = 0; e < INTEGRITY_EVENTS; e++) {
        const struct field *f = shape_field(&export_row_shape, str_of(integrity_event_key(e)));

        counts[e] = f ? (int)*(const int64_t *)field_at(f, row) : 0;
    }
    severity      = severity_weigh(counts, &analyses);
    row->severity = str_of(severity.severity);
    row->points   = severity.points;
}

/* --- writing ------------------------------------------------------------------------------------ */

typedef void cell_fn(struct buf *line, const struct field *f, str value, bool first);

static void csv_value(struct buf *line, const struct field *f, str value, bool first)
{
    (void)f;
    if (!first)
        buf_char(line, ',');
    csv_cell(line, value);
}

static void json_value(struct buf *line, const struct field *f, str value, bool first)
{
    (void)first;
    buf_key(line, str_of(f->name), false);
    if (is_number(f))
        buf_str(line, value.len ? value : STR("null"));
    else
        buf_json(line, value.len ? value : f->type == TYPE_TEXT ? STR("") : STR_NULL);
}

static void sheet_value(struct buf *line, const struct field *f, str value, bool first)
{
    (void)first;
    workbook_cell(line, value, is_number(f));
}

/* The cells of a row; without one, those of the heading. */
static void cells(struct arena *mem, const struct table *table, const struct export_row *row, cell_fn *cell,
                  struct buf *line)
{
    static const struct field heading = { .type = TYPE_TEXT };
    str                       rest = str_of(table->columns);

    for (bool first = true; rest.len; first = false) {
        str                 name = str_cut(&rest, ',');
        const struct field *f = shape_field(&export_row_shape, name);

        cell(line, row ? f : &heading, row ? value_text(mem, f, row) : name, first);
    }
}

static void csv_line(struct arena *mem, const struct table *table, const struct export_row *row, struct buf *out)
{
    cells(mem, table, row, csv_value, out);
    buf_text(out, "\r\n");
}

/* --- the forms of the whole ---------------------------------------------------------------------- */

/* Each writes a row, or ends the table before and begins `next`; NULL for both is the end. */
typedef void write_fn(struct export_in *in, struct arena *mem, const struct export_row *row,
                      const struct table *next, struct buf *out);

static void write_csv(struct export_in *in, struct arena *mem, const struct export_row *row,
                      const struct table *next, struct buf *out)
{
    if (row || next)
        csv_line(mem, row ? in->table : next, row, out);
}

static void write_zip(struct export_in *in, struct arena *mem, const struct export_row *row,
                      const struct table *next, struct buf *out)
{
    struct buf line = BUF(mem);

    if (!row && in->table)
        zip_close(in->book.zip, out);
    if (!row && next)
        zip_open(in->book.zip, out, next->file);
    if (row || next) {
        csv_line(mem, row ? in->table : next, row, &line);
        zip_add(in->book.zip, out, buf_end(&line));
    } else {
        zip_end(in->book.zip, out);
    }
}

static void write_workbook(struct export_in *in, struct arena *mem, const struct export_row *row,
                           const struct table *next, struct buf *out)
{
    struct buf line = BUF(mem);

    if (!row && next)
        workbook_sheet(&in->book, out, next->name);
    if (row || next) {
        cells(mem, row ? in->table : next, row, sheet_value, &line);
        workbook_row(&in->book, out, buf_end(&line));
    } else {
        workbook_end(&in->book, out);
    }
}

static void write_json(struct export_in *in, struct arena *mem, const struct export_row *row,
                       const struct table *next, struct buf *out)
{
    (void)next;
    if (!row)
        return;
    buf_printf(out, "%s{\"table_name\":\"%s\"", in->any ? "," : "", in->table->name);
    cells(mem, in->table, row, json_value, out);
    buf_char(out, '}');
    in->any = true;
}

static const struct form { const char *type, *extension; write_fn *write; const char *head, *tail; } forms[] = {
    [AS_CSV]      = { "text/csv; charset=utf-8", "csv", write_csv, "", "" },
    [AS_ZIP]      = { ZIP, "zip", write_zip, "", "" },
    [AS_WORKBOOK] = { WORKBOOK_TYPE, "xlsx", write_workbook, "", "" },
    [AS_JSON]     = { "application/json", "json", write_json, "[", "]" },
};

static const struct table *table_find(str name)
{
    for (size_t i = 0; i < TABLES; i++)
        if (str_is(name, tables[i].name))
            return &tables[i];
    return NULL; /* the end */
}

static void row_write(struct call *c, struct arena *mem, struct buf *out, const void *any)
{
    struct export_in *in = c->in;
    struct export_row row = *(const struct export_row *)any;

    if (row.attempt_id.n) {
        if (str_is(row.table_name, "integrity"))
            weigh(&row);
        forms[in->form].write(in, mem, &row, NULL, out);
        return;
    }
    forms[in->form].write(in, mem, NULL, table_find(row.table_name), out);
    in->table = table_find(row.table_name);
}

/* --- the request ----------------------------------------------------------------------------------- */

/* The first that the client accepts and we have; what was asked for says which it is otherwise. */
static enum export_form form_of(const struct call *c, const struct export_in *in)
{
    str rest = c->request ? c->request->header(c->request, "Accept") : STR_NULL;

    while (rest.len) {
        str one = str_cut(&rest, ','), type = str_trim(str_cut(&one, ';'));

        if (str_is(type, "text/csv"))
            return AS_CSV;
        for (enum export_form f = AS_ZIP; f <= AS_JSON; f++)
            if (str_is(type, forms[f].type))
                return f;
    }
    return in->include_integrity || in->include_actions_plans || in->include_code ? AS_ZIP : AS_CSV;
}

/* A moment, or a day, whose end is meant where it ends something. */
static int64_t moment_read(struct call *c, const char *field, str text, bool is_end, int64_t otherwise)
{
    int64_t ms = otherwise;

    text = str_trim(text);
    if (text.len && !clock_read(text, &ms))
        fail(c, 400, field, "must be a date as 2026-01-31, or a date-time as 2026-01-31T09:30:00Z");
    return text.len && is_end && text_is_date(text) ? ms + MS_PER_DAY : ms;
}

static bool export_read(struct call *c, struct export_in *in)
{
    struct buf chosen = BUF(c->mem);

    in->from_ms  = moment_read(c, "startDate", in->startDate, false, 0);
    in->until_ms = moment_read(c, "endDate", in->endDate, true, INT64_MAX);
    in->expired  = in->include_expired_participations;
    in->pending  = in->include_pending_participations;
    in->form     = form_of(c, in);
    for (size_t i = 0; i < in->ids.n; i++)
        buf_printf(&chosen, "%s%lld,", i ? "" : ",", (long long)((const struct id *)in->ids.items)[i].n);
    in->chosen = chosen.len ? buf_end(&chosen) : STR_NULL;
    for (size_t i = 0; i < in->companies.n; i++)
        if (((const struct id *)in->companies.items)[i].n != c->workspace_id)
            fail(c, 400, str_printf(c->mem, "companies.%zu", i).data, "is not the workspace: a key is of one alone");
    return c->errors_n == 0;
}

static bool assessments_export(struct call *c)
{
    struct export_in   *in = c->in;
    struct stream_form *form = ARENA_NEW(c->mem, struct stream_form);

    if (!export_read(c, in))
        return false;
    if (in->form == AS_ZIP || in->form == AS_WORKBOOK) {
        if (!(in->book.zip = zip_new()))
            return fail(c, 503, NULL, "there is no memory for the archive at the moment");
        call_defer(c, zip_free, in->book.zip);
    }
    *form = (struct stream_form){ forms[in->form].type, "", row_write };
    if (!stream_rows(c, form, (struct db_source){ 0 }, statements(c, in), str_of(forms[in->form].head),
                     str_of(forms[in->form].tail)))
        return false;
    reply_header(c, "Content-Disposition", str_printf(c->mem, "attachment; filename=\"assessments.%s\"",
                                                      forms[in->form].extension));
    return true;
}

const struct op coodesh_assessment_export_ops[] = {
    { OP("assessments.export"), .method = POST, .path = "/assessments/export", .perm = PERM_LIST_ATTEMPTS,
      .summary = "Results as CSV, with more files as a ZIP archive; or as a workbook or JSON", .in = &export_in_shape,
      .out = &export_row_shape, .flags = OP_RAW | OP_READS, .media = "text/csv|" ZIP "|" WORKBOOK_TYPE
      "|application/json", .status = 201, .run = assessments_export,
      .source = "coodesh.openapi.json exportAssessmentsCsv" },
    { 0 }
};
