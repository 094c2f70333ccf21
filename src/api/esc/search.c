/* search.c - finding completed assessments by person and date.
 *
 * Operations: search.
 * Parts of names and addresses are compared case-folded (core/text.h) in every
 * script, with the folded columns of the person.
 * Tables: attempt, person.
 */
#include "api/esc/esc.h"
#include "core/clock.h"
#include "core/text.h"

struct search {
    str     q, name, email, date_from, date_to;
    int64_t from_ms, until_ms; /* completed in [from, until) */
};
static const struct field search_fields[] = {
    FIELD(search, q,         .flags = FOLD_KEY, .max = 200, .doc = "Part of the name or the address"),
    FIELD(search, name,      .flags = FOLD_KEY, .max = 200, .doc = "Part of the name, in any case"),
    FIELD(search, email,     .flags = FOLD_KEY, .max = 254, .doc = "Address or part of it"),
    FIELD(search, date_from, .max = 10, .format = FORMAT_DATE, .doc = "Completed on this day or later, UTC"),
    FIELD(search, date_to,   .max = 10, .format = FORMAT_DATE, .doc = "Completed on this day or before, UTC"),
    FIELD(search, from_ms,   .flags = INTERNAL),
    FIELD(search, until_ms,  .flags = INTERNAL),
};
SHAPE(search);

struct search_hit { struct id session_id, invite_id; str name, email, product_type; struct moment completed_at; };
static const struct field search_hit_fields[] = {
    FIELD(search_hit, session_id,   .prefix = "s_", .doc = "Id of the completed session"),
    FIELD(search_hit, invite_id,    .flags = NULLABLE, .prefix = "inv_",
          .doc = "Id of the invitation, null for one of the admin tool"),
    FIELD(search_hit, name,         .doc = "Name, or the address when none is known"),
    FIELD(search_hit, email,        .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(search_hit, product_type, .one_of = ESC_PRODUCTS, .doc = "Assessment type"),
    FIELD(search_hit, completed_at, .doc = "When it was completed"),
};
SHAPE(search_hit);

static bool search_run(struct call *c)
{
    struct search *in = c->in;

    in->q     = text_like_part(c->mem, in->q);
    in->name  = text_like_part(c->mem, in->name);
    in->email = text_like_part(c->mem, in->email);
    /* Formed like a date, but the year may still be out of the clock's range. */
    if (in->date_from.len && !clock_read(in->date_from, &in->from_ms))
        fail(c, 400, "date_from", "must be a date as 2026-01-31");
    in->until_ms = INT64_MAX;
    if (in->date_to.len && !clock_read(in->date_to, &in->until_ms))
        fail(c, 400, "date_to", "must be a date as 2026-01-31");
    if (in->date_to.len)
        in->until_ms += MS_PER_DAY;
    return c->errors_n == 0 && run_rows(c);
}

const struct op esc_search_ops[] = {
    { OP("search"), .method = GET, .path = "/api/v1/search", .perm = PERM_RESULT_READ,
      .summary = "Find completed assessments by name, address or date, newest first", .in = &search_shape,
      .out = &search_hit_shape, .flags = OP_LIST, .list = "results", .status = 200, .run = search_run,
      .source = "esc.openapi.json searchAssessments",
      .sql = "SELECT a.id AS session_id, CASE WHEN a.source = 'api' THEN a.id END AS invite_id, " ESC_NAME " AS name,"
             " p.email, a.product AS product_type, a.finished_at AS completed_at FROM attempt a"
             " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
             " WHERE a.workspace_id = :workspace_id" ESC_COMPLETED
             " AND a.finished_at >= :from_ms AND a.finished_at < :until_ms"
             " AND (:name IS NULL OR p.name_fold LIKE :name ESCAPE '!')"
             " AND (:email IS NULL OR p.email_fold LIKE :email ESCAPE '!')"
             " AND (:q IS NULL OR p.name_fold LIKE :q ESCAPE '!' OR p.email_fold LIKE :q ESCAPE '!')"
             " ORDER BY a.finished_at DESC, a.id DESC LIMIT :limit OFFSET :offset" },
    { 0 }
};
