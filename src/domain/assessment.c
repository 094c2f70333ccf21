/* assessment.c - see assessment.h.
 *
 * Tables: assessment, assessment_question, public_link, share_link, workspace (assessments_made).
 */
#include "core/json.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/assessment.h"
#include "domain/authored.h"
#include "domain/composition.h"
#include "domain/instrument_texts.h"
#include "domain/question.h"
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
    str     code, name, instrument, status, language, name_fold, settings;
};
static const struct field assessment_row_fields[] = {
    FIELD(assessment_row, id), FIELD(assessment_row, credits), FIELD(assessment_row, code),
    FIELD(assessment_row, name), FIELD(assessment_row, instrument), FIELD(assessment_row, status),
    FIELD(assessment_row, language), FIELD(assessment_row, name_fold), FIELD(assessment_row, settings),
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
                       " FROM assessment WHERE workspace_id = :workspace_id AND code = :code"
                       " AND deleted_at IS NULL", INTO(assessment_row, &row)) && fill(c, &row, out);
}

bool assessment_is_draft(struct call *c, str code)
{
    struct assessment_row row = { .code = code };
    int64_t               found;

    return db_int_with(c, WITH(assessment_row, &row), "SELECT 1 FROM assessment WHERE workspace_id = :workspace_id"
                       " AND code = :code AND status = 'draft' AND deleted_at IS NULL", &found);
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
static void insert(struct call *c, struct assessment_row *row)
{
    struct link_row link = { .uuid = uuid_new(c->mem) };

    row->name_fold = text_fold(c->mem, row->name);
    db_exec_with(c, WITH(assessment_row, row), "INSERT INTO assessment (workspace_id, id, code, name, name_fold,"
                 " instrument, status, language, credits, subaccount_id, created_at, modified_at) VALUES"
                 " (:workspace_id, :id, :code, :name, :name_fold, :instrument, :status, :language, :credits,"
                 " nullif(:subaccount_id, 0), :now_ms, :now_ms)");
    link.id = row->id;
    db_exec_with(c, WITH(link_row, &link), "INSERT INTO public_link (workspace_id, id, assessment_id, label, uuid,"
                 " created_at) VALUES (:workspace_id, :id, :id, 'Main', :uuid, :now_ms)");
}

static void insert_built_in(struct call *c, int64_t id, int64_t credits, const char *code, const char *instrument)
{
    struct assessment_row row = { .id = id, .credits = credits, .code = str_of(code),
                                  .instrument = str_of(instrument), .status = STR("active"), .language = STR("en") };
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
                      " WHERE workspace_id = :workspace_id AND id = :id AND deleted_at IS NULL"))
        return fail(c, 404, NULL, "no such record");
    /* The sweep of jobs/expiry.c ends them in batches; until then they read as expired. */
    db_exec_with(c, WITH(assessment_row, &key), "UPDATE attempt SET expires_at = :now_ms, deadline_at = CASE"
                 " WHEN deadline_at > :now_ms THEN :now_ms ELSE deadline_at END WHERE workspace_id = :workspace_id"
                 " AND assessment_id = :id AND status IN ('invited', 'started') AND expires_at > :now_ms");
    return true;
}

bool assessment_delete(struct call *c, int64_t id)
{
    struct assessment_row key = { .id = id };

    if (!assessment_archive(c, id))
        return false;
    db_exec_with(c, WITH(assessment_row, &key), "UPDATE assessment SET deleted_at = :now_ms WHERE"
                 " workspace_id = :workspace_id AND id = :id");
    db_exec_with(c, WITH(assessment_row, &key), "UPDATE share_link SET active = 0 WHERE"
                 " workspace_id = :workspace_id AND assessment_id = :id");
    return true;
}

bool assessment_restore(struct call *c, int64_t id)
{
    struct assessment_row key = { .id = id };

    return db_exec_with(c, WITH(assessment_row, &key), "UPDATE assessment SET modified_at = :now_ms, status = CASE"
                        " WHEN status <> 'archived' THEN status WHEN instrument = '' THEN 'draft' ELSE 'active' END"
                        " WHERE workspace_id = :workspace_id AND id = :id AND deleted_at IS NULL") > 0 ||
           fail(c, 404, NULL, "no such record");
}

/* Gives a new one its number and its code, and writes it. */
static void number_and_insert(struct call *c, struct assessment_row *row)
{
    db_int(c, "UPDATE workspace SET assessments_made = assessments_made + 1 WHERE id = :workspace_id"
           " RETURNING assessments_made", &row->id);
    row->code = str_printf(c->mem, "own-%lld", (long long)row->id);
    insert(c, row);
}

bool assessment_create(struct call *c, str name, str instrument, str language, struct assessment *made)
{
    struct assessment_row row = { .credits = 1, .name = name, .instrument = instrument, .status = STR("active"),
                                  .language = language };

    if (!instrument_of(c, instrument))
        return fail(c, 422, "tests", "there is no such test in the library");
    number_and_insert(c, &row);
    return fill(c, &row, made);
}

int64_t assessment_draft(struct call *c, str name, str language)
{
    struct assessment_row row = { .credits = 1, .name = name, .instrument = STR(""), .status = STR("draft"),
                                  .language = language };

    number_and_insert(c, &row);
    return row.id;
}

/* --- what it is made of ------------------------------------------------------------ */

static const struct field assessment_item_fields[] = {
    FIELD(assessment_item, assessment_id), FIELD(assessment_item, position), FIELD(assessment_item, question_id),
    FIELD(assessment_item, weight), FIELD(assessment_item, instrument), FIELD(assessment_item, settings),
};
const struct shape assessment_item_shape = { "assessment_item", assessment_item_fields, 6,
                                             sizeof(struct assessment_item) };

/* The tests of an instrument, for one that was made of the library without items. */
static struct list items_of_instrument(struct call *c, int64_t id, str instrument)
{
    struct list list = { ARENA_ARRAY(c->mem, struct assessment_item, COMPONENTS_MAX), 0 };

    while (instrument.len && list.n < COMPONENTS_MAX) {
        struct assessment_item one = { .assessment_id = id, .position = (int64_t)list.n, .question_id = INT_NULL,
                                       .weight = 1, .instrument = component_cut(&instrument) };

        if (!str_starts(one.instrument, AUTHORED_PREFIX)) /* whose questions were taken away */
            ((struct assessment_item *)list.items)[list.n++] = one;
    }
    return list;
}

struct list assessment_items(struct call *c, int64_t id)
{
    struct assessment_row row = { .id = id };
    struct list           list = db_rows_with(c, WITH(assessment_row, &row), "SELECT * FROM assessment_question WHERE"
        " workspace_id = :workspace_id AND assessment_id = :id ORDER BY position", &assessment_item_shape,
        COMPONENTS_MAX);

    if (list.n)
        return list;
    db_str_with(c, WITH(assessment_row, &row), "SELECT instrument FROM assessment WHERE workspace_id = :workspace_id"
                " AND id = :id", &row.instrument);
    return items_of_instrument(c, id, row.instrument);
}

void assessment_items_set(struct call *c, int64_t id, struct list items)
{
    struct assessment_row   row = { .id = id };
    struct assessment_item *list = items.items;

    for (size_t i = 0; i < items.n; i++) {
        list[i].assessment_id = id;
        list[i].position      = (int64_t)i;
    }
    db_exec_with(c, WITH(assessment_row, &row), "DELETE FROM assessment_question WHERE workspace_id = :workspace_id"
                 " AND assessment_id = :id");
    if (items.n)
        db_exec_many(c, &assessment_item_shape, list, items.n, "INSERT INTO assessment_question (workspace_id,"
                     " assessment_id, position, question_id, instrument, weight, settings) VALUES (:workspace_id,"
                     " :assessment_id, :position, :question_id, :instrument, :weight, :settings)");
}

/* --- publishing ---------------------------------------------------------------------- */

static bool item_wrong(struct call *c, size_t index, const char *what)
{
    return fail(c, 400, str_printf(c->mem, "questions.%zu", index).data, what);
}

/* What a question misses is said of its place, in the words of the question. */
static bool item_unfit(struct call *c, size_t index, size_t errors)
{
    const struct error *first = &c->errors[errors];
    bool                gone = first->status == 404;
    const char         *what = str_printf(c->mem, "cannot be sat as it is: %s%s%s", first->field ? first->field : "",
                                          first->field ? " " : "", first->message).data;

    c->errors_n = errors;
    return item_wrong(c, index, gone ? "is not there any more" : what);
}

/* The code of what one item asks at present. */
static bool item_code(struct call *c, const struct assessment_item *item, size_t index, str *code)
{
    size_t errors = c->errors_n;

    if (item->question_id > 0)
        return question_snapshot(c, item->question_id, code) || item_unfit(c, index, errors);
    *code = item->instrument;
    return instrument_find(c->mem, *code) || item_wrong(c, index, "is not the code of one of our tests");
}

/* The instrument of the items, as "q:17*2+disc-28"; null with what is wrong said. */
static str composed(struct call *c, struct list items)
{
    const struct assessment_item *list = items.items;
    str                          *codes = ARENA_ARRAY(c->mem, str, items.n + 1);
    struct buf                    all = BUF(c->mem);

    for (size_t i = 0; i < items.n; i++) {
        if (!item_code(c, &list[i], i, &codes[i]))
            continue;
        for (size_t j = 0; j < i; j++)
            if (codes[j].data && str_eq(codes[i], codes[j]))
                item_wrong(c, i, "asks the same as one before it");
        buf_printf(&all, "%s%.*s", i ? "+" : "", STR_ARG(codes[i]));
        if (list[i].weight != 1)
            buf_printf(&all, "*%.9g", list[i].weight);
    }
    return c->errors_n ? STR_NULL : buf_end(&all);
}

bool assessment_compose(struct call *c, int64_t id)
{
    struct list           items = assessment_items(c, id);
    struct assessment_row row = { .id = id };

    if (!items.n)
        return fail(c, 400, "questions", "must have at least one that is fit to be sat");
    if (!(row.instrument = composed(c, items)).data)
        return false;
    if (!instrument_of(c, row.instrument))
        return fail(c, 400, "questions", "cannot be sat together");
    db_exec_with(c, WITH(assessment_row, &row), "UPDATE assessment SET instrument = :instrument, modified_at = :now_ms"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    return true;
}

/* --- settings ------------------------------------------------------------------------- */

/* As integrity_settings_snapshot_s. */
static int64_t snapshot_s_of(const json_t *integrity)
{
    const json_t *seconds = json_object_get(integrity, "snapshot_seconds");
    int64_t       s = json_is_integer(seconds) ? json_integer_value(seconds) : -1;

    if (!seconds)
        return INT_NULL;
    return s >= 0 && s <= ASSESSMENT_SNAPSHOT_S_MAX ? s : -1;
}

int64_t integrity_settings_snapshot_s(str text)
{
    const char *message;
    json_t     *json = json_read(text.data ? text : STR("{}"), JSON_DEPTH_MAX, &message);
    int64_t     s = json_is_object(json) ? snapshot_s_of(json) : -1;

    json_close(json);
    return s;
}

struct assessment_settings assessment_settings_read(str text)
{
    struct assessment_settings s = { .invitation_days = ASSESSMENT_INVITATION_DAYS };
    const char                *message;
    json_t                    *json = json_read(text.data ? text : STR("{}"), JSON_DEPTH_MAX, &message);
    const json_t              *days = json_object_get(json, "invitation_days");
    int64_t                    seconds = snapshot_s_of(json_object_get(json, "integrity_settings"));

    if (json_is_integer(days))
        s.invitation_days = json_integer_value(days);
    if (seconds > 0)
        s.snapshot_s = seconds;
    s.hidden_results = json_is_true(json_object_get(json, "hidden_results"));
    json_close(json);
    return s;
}

struct assessment_settings assessment_settings(struct call *c, int64_t id)
{
    struct assessment_row row = { .id = id };

    db_str_with(c, WITH(assessment_row, &row), "SELECT settings FROM assessment WHERE workspace_id = :workspace_id"
                " AND id = :id", &row.settings);
    return assessment_settings_read(row.settings);
}
