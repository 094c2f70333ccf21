/* assessment.c - see assessment.h.  Tables: assessment, public_link, workspace (assessments_made). */
#include "core/random.h"
#include "domain/assessment.h"
#include "domain/authored.h"
#include "domain/instrument_texts.h"
#include "domain/test.h"

/* The built-in ones beside the tests of the library, which are ids 11, 12, ...  A new
 * one needs a migration that writes it for the workspaces there are. */
static const struct built_in {
    int64_t     id, credits;
    const char *code, *instrument;
} built_in[] = {
    { 1, 1, "pa-standard", "b5-120" }, { 2, 1, "pa-leadership", "b5-120" }, { 3, 1, "pa-sales", "b5-120" },
    { 4, 1, "disc-28", "disc-28" }, { 5, 1, "drives-86", "drives-86" }, { 6, 1, "types-16", "types-16" },
    { 91, 0, "sample-all", "sample-all" }, { 92, 0, "sample-timed", "sample-timed" },
};
#define BUILT_IN      (sizeof built_in / sizeof built_in[0])
#define TESTS_FROM_ID 10

struct assessment_row {
    int64_t id, credits;
    str     code, name, instrument, status, language;
};
static const struct field assessment_row_fields[] = {
    FIELD(assessment_row, id), FIELD(assessment_row, credits), FIELD(assessment_row, code),
    FIELD(assessment_row, name), FIELD(assessment_row, instrument), FIELD(assessment_row, status),
    FIELD(assessment_row, language),
};
SHAPE(assessment_row);

static bool fill(struct call *c, const struct assessment_row *row, struct assessment *out)
{
    const struct instrument *instrument = instrument_of(c, row->instrument);

    if (!instrument)
        return false;
    *out = (struct assessment){ .id = row->id, .credits = row->credits, .code = row->code, .status = row->status,
                                .language = row->language, .instrument = instrument,
                                .name = row->id > ASSESSMENT_OWN ? row->name : STR_NULL,
                                .product = product_find(row->code) };
    for (size_t p = 0; p < instrument->parts_n; p++)
        out->minutes += instrument->parts[p].minutes;
    return true;
}

bool assessment_find(struct call *c, str code, struct assessment *out)
{
    struct assessment_row row = { .code = code };

    return db_row_with(c, WITH(assessment_row, &row), "SELECT id, credits, code, name, instrument, status, language"
                       " FROM assessment WHERE workspace_id = :workspace_id AND code = :code",
                       INTO(assessment_row, &row)) && fill(c, &row, out);
}

bool assessment_of(struct call *c, const struct attempt *attempt, struct assessment *out)
{
    struct assessment_row row = { .id = attempt->assessment_id, .credits = attempt->credits, .code = attempt->product,
                                  .name = attempt->assessment_name, .instrument = attempt->instrument };

    return fill(c, &row, out);
}

str assessment_title(const struct assessment *a, const char *language)
{
    if (a->name.data)
        return a->name;
    if (a->product)
        return str_of(product_name(a->product, language));
    return str_of(instrument_title(a->instrument, language));
}

struct link_row { int64_t id; str uuid; };
static const struct field link_row_fields[] = { FIELD(link_row, id), FIELD(link_row, uuid) };
SHAPE(link_row);

/* With its first public link, which is closed until somebody opens it. */
static void insert(struct call *c, const struct assessment_row *row)
{
    struct link_row link = { .uuid = uuid_new(c->mem) };

    db_exec_with(c, WITH(assessment_row, row), "INSERT INTO assessment (workspace_id, id, code, name, instrument,"
                 " language, credits, created_at, modified_at) VALUES (:workspace_id, :id, :code, :name, :instrument,"
                 " :language, :credits, :now_ms, :now_ms)");
    link.id = row->id;
    db_exec_with(c, WITH(link_row, &link), "INSERT INTO public_link (workspace_id, id, assessment_id, label, uuid,"
                 " created_at) VALUES (:workspace_id, :id, :id, 'Main', :uuid, :now_ms)");
}

static void insert_built_in(struct call *c, int64_t id, int64_t credits, const char *code, const char *instrument)
{
    struct assessment_row row = { id, credits, str_of(code), STR_NULL, str_of(instrument), STR("active"), STR("en") };
    struct assessment     a;

    if (!fill(c, &row, &a))
        return;
    row.name = assessment_title(&a, "en");
    insert(c, &row);
}

void assessments_built_in(struct call *c)
{
    for (size_t i = 0; i < BUILT_IN; i++)
        insert_built_in(c, built_in[i].id, built_in[i].credits, built_in[i].code, built_in[i].instrument);
    for (size_t i = 0; tests[i]; i++)
        insert_built_in(c, TESTS_FROM_ID + tests[i]->number, 1, tests[i]->code, tests[i]->code);
}

bool assessment_archive(struct call *c, int64_t id)
{
    struct assessment_row key = { .id = id };

    if (!db_exec_with(c, WITH(assessment_row, &key), "UPDATE assessment SET status = 'archived', modified_at = :now_ms"
                      " WHERE workspace_id = :workspace_id AND id = :id"))
        return fail(c, 404, NULL, "no such record");
    /* The sweep of jobs/expiry.c ends them in batches; until then they read as expired. */
    db_exec_with(c, WITH(assessment_row, &key), "UPDATE attempt SET expires_at = :now_ms, deadline_at = CASE"
                 " WHEN deadline_at > :now_ms THEN :now_ms ELSE deadline_at END WHERE workspace_id = :workspace_id"
                 " AND assessment_id = :id AND status IN ('invited', 'started') AND expires_at > :now_ms");
    return true;
}

bool assessment_restore(struct call *c, int64_t id)
{
    struct assessment_row key = { .id = id };

    return db_exec_with(c, WITH(assessment_row, &key), "UPDATE assessment SET status = 'active', modified_at = :now_ms"
                        " WHERE workspace_id = :workspace_id AND id = :id") > 0 ||
           fail(c, 404, NULL, "no such record");
}

bool assessment_create(struct call *c, str name, str instrument, str language, struct assessment *made)
{
    struct assessment_row row = { 0, 1, STR_NULL, name, instrument, STR("active"), language };

    if (!instrument_of(c, instrument))
        return fail(c, 422, "tests", "there is no such test in the library");
    db_int(c, "UPDATE workspace SET assessments_made = assessments_made + 1 WHERE id = :workspace_id"
           " RETURNING assessments_made", &row.id);
    row.code = str_printf(c->mem, "own-%lld", (long long)row.id);
    insert(c, &row);
    return fill(c, &row, made);
}
