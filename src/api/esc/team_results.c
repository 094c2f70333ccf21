/* team_results.c - what came out for a team: its members' scores, and the report.
 *
 * Operations: teams.export, teams.report.
 * Every member has all twelve dimensions here, whatever the product: the test is the same.
 * Tables: team, team_member, attempt, person, result, workspace.
 */
#include "api/esc/result.h"
#include "api/esc/team.h"
#include "core/clock.h"
#include "core/random.h"
#include "domain/accept_language.h"
#include "domain/team.h"
#include "report/team_report.h"

struct team_query { struct id id; str format, language, accept_language; };
static const struct field team_export_query_fields[] = {
    FIELD(team_query, id, .flags = REQUIRED, .prefix = "team_", .doc = "Id of the team"),
    FIELD(team_query, format, .one_of = "csv|json", .initial_text = "json", .doc = "Form of the file"),
    ACCEPT_LANGUAGE(team_query),
};
static const struct shape team_export_query_shape = { "team_export_query", team_export_query_fields, 3,
                                                      sizeof(struct team_query) };

static const struct field team_report_query_fields[] = {
    FIELD(team_query, id, .flags = REQUIRED, .prefix = "team_", .doc = "Id of the team"),
    FIELD(team_query, language, .one_of = ESC_LANGUAGES, .doc = "Language of the report; else that of Accept-Language"),
    ACCEPT_LANGUAGE(team_query),
};
static const struct shape team_report_query_shape = { "team_report_query", team_report_query_fields, 3,
                                                      sizeof(struct team_query) };

struct team_export { struct team *team; struct list members; };
static const struct field team_export_fields[] = {
    FIELD_OBJECT(team_export, team, team, .doc = "The team"),
    FIELD_LIST(team_export, members, results, .doc = "Results of its members"),
};
SHAPE(team_export);

typedef struct dimension_score member_scores[DIM_COUNT];

/* The members of a team in the order they were added, with their scores. */
static struct list members_read(struct call *c, int64_t team_id, member_scores **scores)
{
    struct team_query key = { .id = { team_id } };
    struct list       rows = db_rows_with(c, WITH(team_export_query, &key), "SELECT " RESULTS_COLUMNS RESULTS_FROM
                                          " JOIN team_member m ON m.workspace_id = a.workspace_id"
                                          " AND m.attempt_id = a.id WHERE a.workspace_id = :workspace_id"
                                          " AND m.team_id = :id AND r.dimensions IS NOT NULL AND a.deleted_at IS NULL"
                                          " ORDER BY m.added_at, a.id", &results_shape, TEAM_MEMBERS_MAX);
    struct results   *members = rows.items;

    *scores = ARENA_ARRAY(c->mem, member_scores, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        if (!dimensions_read(members[i].scores, (*scores)[i]))
            call_leave(c, 500, "a stored result cannot be read");
    return rows;
}

/* --- export -------------------------------------------------------------- */

static void csv_line(struct call *c, struct buf *b, const struct results *member, const struct dimension_score *scores)
{
    char id[14];

    id_text(member->session_id.n, id);
    buf_printf(b, "s_%s,", id);
    csv_cell(b, member->first_name);
    buf_char(b, ',');
    csv_cell(b, member->last_name);
    buf_char(b, ',');
    csv_cell(b, member->email);
    buf_char(b, ',');
    csv_cell(b, member->product_type);
    buf_char(b, ',');
    clock_write(b, member->completed_at.ms, c->family->time_decimals);
    buf_char(b, ',');
    csv_cell(b, member->external_id);
    for (int d = 0; d < DIM_COUNT; d++) {
        buf_char(b, ',');
        if (!isnan(scores[d].t))
            buf_number(b, t_value(scores[d].t));
    }
    buf_text(b, "\r\n");
}

static str csv_text(struct call *c, const struct list *members, const member_scores *scores)
{
    struct buf b = BUF(c->mem);

    buf_text(&b, "session_id,first_name,last_name,email,product_type,completed_at,external_id");
    for (int d = 0; d < DIM_COUNT; d++)
        buf_printf(&b, ",%s", dimension_key((enum dimension)d));
    buf_text(&b, "\r\n");
    for (size_t i = 0; i < members->n; i++)
        csv_line(c, &b, (struct results *)members->items + i, scores[i]);
    return buf_end(&b);
}

static bool teams_export(struct call *c)
{
    struct team_query *in = c->in;
    struct team        team = { 0 };
    member_scores     *scores;
    struct list        members;
    bool               csv = str_is(in->format, "csv");

    if (!team_read(c, in->id.n, &team))
        return false;
    members = members_read(c, in->id.n, &scores);
    reply_header(c, "Content-Disposition",
                 str_printf(c->mem, "attachment; filename=\"team.%s\"", csv ? "csv" : "json"));
    if (csv)
        return reply_raw(c, "text/csv; charset=utf-8", csv_text(c, &members, scores));
    for (size_t i = 0; i < members.n; i++) {
        struct results *member = (struct results *)members.items + i;

        member->dimensions = dimension_values(c, member->product_type, scores[i], in->accept_language);
    }
    return reply(c, &(struct team_export){ &team, members });
}

/* --- report -------------------------------------------------------------- */

static str member_name(struct call *c, const struct results *member)
{
    if (!member->first_name.len && !member->last_name.len)
        return member->email;
    return str_trim(str_printf(c->mem, "%.*s %.*s", STR_ARG(member->first_name), STR_ARG(member->last_name)));
}

static bool teams_report(struct call *c)
{
    struct team_query   *in = c->in;
    struct team          team = { 0 };
    member_scores       *scores;
    struct list          members;
    str                 *names, pdf;
    struct team_analysis analysis;
    struct team_report   report = { .language = in->language.len ? language_near(in->language)
                                                                 : accept_language(in->accept_language),
                                    .analysis = &analysis, .printed_ms = c->now_ms };

    if (!team_read(c, in->id.n, &team))
        return false;
    members = members_read(c, in->id.n, &scores);
    if (members.n < 2)
        return fail(c, 409, "members", "a team report needs at least two members");
    team_analyse((const member_scores *)scores, members.n, &analysis);
    names = ARENA_ARRAY(c->mem, str, members.n);
    for (size_t i = 0; i < members.n; i++)
        names[i] = member_name(c, (struct results *)members.items + i);
    db_str(c, "SELECT name FROM workspace WHERE id = :workspace_id", &report.company);
    if (!report.language)
        report.language = "en";
    report.name    = team.name;
    report.members = names;
    report.scores  = (const member_scores *)scores;
    report.n       = members.n;
    pdf = team_report_pdf(c->mem, &report);
    if (!pdf.data)
        return fail(c, 503, NULL, "the report cannot be drawn at the moment");
    reply_header(c, "Content-Disposition", str_printf(c->mem, "inline; filename=\"team-%s.pdf\"", report.language));
    return reply_raw(c, "application/pdf", pdf);
}

const struct op esc_team_results_ops[] = {
    { OP("teams.export"), .method = GET, .path = "/api/v1/teams/{id}/export", .perm = PERM_RESULT_READ,
      .summary = "Members with their results, as CSV or JSON", .in = &team_export_query_shape,
      .out = &team_export_shape, .flags = OP_RAW, .media = "application/json|text/csv", .status = 200,
      .run = teams_export, .source = "esc.openapi.json exportTeam" },
    { OP("teams.report"), .method = GET, .path = "/api/v1/teams/{id}/report", .perm = PERM_RESULT_READ,
      .summary = "Team report as PDF", .in = &team_report_query_shape, .flags = OP_RAW | OP_SLOW,
      .media = "application/pdf", .status = 200, .run = teams_report,
      .source = "esc.openapi.json getTeamReport; PSYCHOMETRICS.md 4",
      .fails = "409: the team has fewer than two members" },
    { 0 }
};
