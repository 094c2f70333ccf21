/* gdpr.c - people who are due to be forgotten, and forgetting them.
 *
 * Operations: gdpr.list, gdpr.erase.
 * Due is who had no activity for the workspace's retention_days.  Results stay,
 * without a name (domain/erase.h).
 * Tables: person, attempt, workspace.
 */
#include "api/esc/esc.h"
#include "domain/erase.h"

struct gdpr_query { int64_t older_than_days, due_ms, retention_ms; };
static const struct field gdpr_query_fields[] = {
    FIELD(gdpr_query, older_than_days, .flags = NULLABLE, .min = 0, .max = 36500,
          .doc = "Days without activity; the workspace's retention when absent"),
    FIELD(gdpr_query, due_ms, .flags = INTERNAL),
    FIELD(gdpr_query, retention_ms, .flags = INTERNAL),
};
SHAPE(gdpr_query);

struct gdpr_candidate { struct id id; str email, name, eligible_since; struct moment last_activity; };
static const struct field gdpr_candidate_fields[] = {
    FIELD(gdpr_candidate, id, .prefix = "cand_", .doc = "Id to anonymise by"),
    FIELD(gdpr_candidate, email, .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(gdpr_candidate, name, .flags = NULLABLE, .doc = "Name, null when none is known"),
    FIELD(gdpr_candidate, last_activity, .doc = "Last invitation, start or completion"),
    FIELD(gdpr_candidate, eligible_since, .format = FORMAT_DATE, .doc = "Day from which on they are due, UTC"),
};
SHAPE(gdpr_candidate);

static bool gdpr_list(struct call *c)
{
    struct gdpr_query *in = c->in;

    if (in->older_than_days == INT_NULL)
        db_int(c, "SELECT retention_days FROM workspace WHERE id = :workspace_id", &in->older_than_days);
    in->retention_ms = in->older_than_days * MS_PER_DAY;
    in->due_ms       = c->now_ms - in->retention_ms;
    return run_rows(c);
}

static const struct field gdpr_id_fields[] = {
    FIELD(esc_id, id, .flags = REQUIRED, .prefix = "cand_", .doc = "Id of the candidate"),
};
static const struct shape gdpr_id_shape = { "gdpr_id", gdpr_id_fields, 1, sizeof(struct esc_id) };

struct anonymised { struct id id; bool anonymized; struct moment anonymized_at; };
static const struct field anonymised_fields[] = {
    FIELD(anonymised, id, .prefix = "cand_", .doc = "Id of the candidate"),
    FIELD(anonymised, anonymized, .doc = "Always true"),
    FIELD(anonymised, anonymized_at, .doc = "When it was done first"),
};
SHAPE(anonymised);

static bool gdpr_erase(struct call *c)
{
    struct esc_id    *in = c->in;
    struct anonymised done = { in->id, true, { 0 } };

    if (!person_erase(c, in->id.n, &done.anonymized_at.ms))
        return fail(c, 404, NULL, "no such record");
    return reply(c, &done);
}

/* The list, with the day they are due as each database writes it.  Nobody was
 * active before they were known, so created_at narrows the search. */
#define ACTIVITY "coalesce(a.finished_at, a.started_at, a.created_at)"
#define DUE(day)                                                                                          \
    "SELECT due.id, due.email, due.name, due.last_activity, " day " AS eligible_since FROM (SELECT p.id,"  \
    " p.email, nullif(trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), '') AS name,"  \
    " coalesce((SELECT max(" ACTIVITY ") FROM attempt a WHERE a.workspace_id = p.workspace_id"             \
    " AND a.person_id = p.id), p.created_at) AS last_activity FROM person p"                               \
    " WHERE p.workspace_id = :workspace_id AND p.anonymised_at IS NULL AND p.created_at <= :due_ms) AS due" \
    " WHERE due.last_activity <= :due_ms ORDER BY due.last_activity, due.id LIMIT :limit OFFSET :offset"

const struct op esc_gdpr_ops[] = {
    { OP("gdpr.list"),  .method = GET, .path = "/api/v1/gdpr/candidates", .perm = PERM_PERSON_ERASE,
      .summary = "Candidates who are due to be anonymised, longest inactive first", .in = &gdpr_query_shape,
      .out = &gdpr_candidate_shape, .flags = OP_LIST, .list = "candidates", .status = 200, .run = gdpr_list,
      .source = "esc.openapi.json listGdprCandidates",
      .sql = SQL2(DUE("strftime('%Y-%m-%d', (due.last_activity + :retention_ms) / 1000, 'unixepoch')"),
                  DUE("to_char(to_timestamp((due.last_activity + :retention_ms) / 1000) AT TIME ZONE 'UTC',"
                      " 'YYYY-MM-DD')")) },
    { OP("gdpr.erase"), .method = DELETE, .path = "/api/v1/gdpr/candidates/{id}", .perm = PERM_PERSON_ERASE,
      .summary = "Anonymise a candidate; the scores stay", .in = &gdpr_id_shape, .out = &anonymised_shape,
      .status = 200, .run = gdpr_erase, .source = "esc.openapi.json anonymiseCandidate; DESIGN.md 9" },
    { 0 }
};
