/* group_data.c - groups that people belong to, for fairness: told, counted, deleted; never shown of a person.
 *
 * Operations: group_data.import, group_data.summary, group_data.delete, sittings.group_data.
 * Table: group_data.
 */
#include "api/native/native.h"
#include "core/csv_read.h"
#include "core/text.h"
#include "domain/fairness.h"
#include "domain/group_data.h"

#define ROWS_MAX  1000
#define CELLS_MAX 20

#define GROUP_FIELDS(structure)                                                                             \
    FIELD(structure, sex, .flags = NULLABLE, .one_of = GROUP_SEXES, .doc = "Sex"),                          \
    FIELD(structure, ethnicity, .flags = NULLABLE, .min = 1, .max = GROUP_TEXT_MAX, .format = FORMAT_LINE,  \
          .doc = "Race or ethnicity, in the words of the country's law", .example = "asian"),               \
    FIELD(structure, age_band, .flags = NULLABLE, .one_of = GROUP_AGE_BANDS, .doc = "Age"),                 \
    FIELD(structure, disability, .flags = NULLABLE, .one_of = GROUP_DISABILITY, .doc = "Has a disability")

static const struct field group_row_fields[] = {
    FIELD(group_row, email, .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL, .doc = "Address of the person"),
    GROUP_FIELDS(group_row),
};
SHAPE(group_row);

struct group_import { struct list rows; str csv; int64_t stored, skipped; };
static const struct field group_import_fields[] = {
    FIELD_LIST(group_import, rows, group_row, .flags = WRITEONLY, .max = ROWS_MAX, .doc = "People; or csv"),
    FIELD(group_import, csv, .flags = WRITEONLY, .max = 500000,
          .doc = "The same as CSV: a head of email, sex, ethnicity, age_band, disability, then at most 1000 people",
          .example = "email,sex\nada@example.com,female"),
    FIELD(group_import, stored, .flags = READONLY, .doc = "People of whom something was stored"),
    FIELD(group_import, skipped, .flags = READONLY,
          .doc = "Addresses of nobody here, or of people who told it themselves"),
};
SHAPE(group_import);

/* --- CSV ------------------------------------------------------------------------------- */

static bool one_of(str value, const char *list)
{
    str rest = str_of(list);

    while (rest.len)
        if (str_eq(str_cut(&rest, '|'), value))
            return true;
    return false;
}

/* Puts one cell where its column says; false with 422 when it is not one of the values. */
static bool cell_read(struct call *c, str column, str value, size_t line, struct group_row *row)
{
    const struct field *f = shape_field(&group_row_shape, column);
    const char         *at = str_printf(c->mem, "csv.%zu.%.*s", line, STR_ARG(column)).data;

    if (!f || !value.len)
        return true;
    if (f->one_of && !one_of(value, f->one_of))
        return failf(c, 422, at, "must be one of %s", f->one_of);
    if (str_chars(value) > (f->max ? (size_t)f->max : 254) || !str_is_utf8(value))
        return fail(c, 422, at, "is too long");
    *(str *)field_at(f, row) = value;
    return true;
}

/* Fills in->rows from the text; false with 422. */
static bool csv_read(struct call *c, struct group_import *in)
{
    str               rest = in->csv, head[CELLS_MAX], cells[CELLS_MAX];
    size_t            columns = csv_row(c->mem, &rest, ',', head, CELLS_MAX), line = 1;
    struct group_row *rows = ARENA_ARRAY(c->mem, struct group_row, ROWS_MAX);

    in->rows = (struct list){ rows, 0 };
    while (rest.len && c->errors_n < CALL_ERRORS_MAX) {
        struct group_row row = { 0 };
        size_t           n = csv_row(c->mem, &rest, ',', cells, CELLS_MAX);

        line++;
        if (!n)
            continue;
        if (in->rows.n == ROWS_MAX)
            return failf(c, 422, "csv", "must have at most %d people", ROWS_MAX);
        for (size_t i = 0; i < n && i < columns; i++)
            cell_read(c, str_trim(head[i]), str_trim(cells[i]), line, &row);
        if (!text_is_email(row.email))
            failf(c, 422, str_printf(c->mem, "csv.%zu.email", line).data, "must be an e-mail address");
        rows[in->rows.n++] = row;
    }
    return c->errors_n == 0;
}

static bool group_data_import_run(struct call *c)
{
    struct group_import *in = c->in;

    if (in->csv.len && in->rows.n)
        return fail(c, 422, "csv", "must not come beside rows");
    if (!in->csv.len && !in->rows.n)
        return fail(c, 422, "rows", "is required where there is no csv");
    if (in->csv.len && !csv_read(c, in))
        return false;
    in->stored  = group_data_import(c, in->rows.items, in->rows.n);
    in->skipped = (int64_t)in->rows.n - in->stored;
    if (!group_data_is_within(c))
        return failf(c, 422, in->csv.len ? "csv" : "rows", "must not make more than %d different ethnicities",
                     GROUP_ETHNICITIES_MAX);
    return reply(c, in);
}

/* --- counts ---------------------------------------------------------------------------- */

struct group_count { str category, group; int64_t n; };
static const struct field group_count_fields[] = {
    FIELD(group_count, category, .doc = "sex, ethnicity, age_band or disability"),
    FIELD(group_count, group, .doc = "The group"),
    FIELD(group_count, n, .flags = NULLABLE, .doc = "People; null under 5"),
};
SHAPE(group_count);

struct group_summary { int64_t people; struct list groups; };
static const struct field group_summary_fields[] = {
    FIELD(group_summary, people, .flags = NULLABLE, .doc = "People of whom any group is known; null under 5"),
    FIELD_LIST(group_summary, groups, group_count, .doc = "People of each group"),
};
SHAPE(group_summary);

#define COUNT_OF(category)                                                                                    \
    "SELECT '" category "' AS category, " category " AS group_name, count(*) AS n FROM group_data"            \
    " WHERE workspace_id = :workspace_id AND " category " IS NOT NULL GROUP BY " category

struct group_counted { str category, group_name; int64_t n; };
static const struct field group_counted_fields[] = {
    FIELD(group_counted, category), FIELD(group_counted, group_name), FIELD(group_counted, n),
};
SHAPE(group_counted);

static bool group_data_summary(struct call *c)
{
    struct group_summary out = { 0 };
    struct list          rows = db_rows(
        c, COUNT_OF("sex") " UNION ALL " COUNT_OF("ethnicity") " UNION ALL " COUNT_OF("age_band") " UNION ALL "
        COUNT_OF("disability") " ORDER BY category, group_name", &group_counted_shape, 1000);
    struct group_count  *groups = ARENA_ARRAY(c->mem, struct group_count, rows.n + 1);

    for (size_t i = 0; i < rows.n; i++) {
        const struct group_counted *row = (const struct group_counted *)rows.items + i;

        groups[i] = (struct group_count){ row->category, row->group_name,
                                          row->n < FAIRNESS_CELL_MIN ? INT_NULL : row->n };
    }
    out.groups = (struct list){ groups, rows.n };
    db_int(c, "SELECT count(*) FROM group_data WHERE workspace_id = :workspace_id AND (sex IS NOT NULL"
           " OR ethnicity IS NOT NULL OR age_band IS NOT NULL OR disability IS NOT NULL)", &out.people);
    if (out.people < FAIRNESS_CELL_MIN)
        out.people = INT_NULL;
    return reply(c, &out);
}

/* --- the candidate --------------------------------------------------------------------- */

struct group_told { str token, sex, ethnicity, age_band, disability; };
static const struct field group_told_fields[] = {
    FIELD(group_told, token, .flags = REQUIRED | WRITEONLY, .max = 64, .doc = "Secret of the link"),
    GROUP_FIELDS(group_told),
};
SHAPE(group_told);

static bool sittings_group_data(struct call *c)
{
    struct group_told *in = c->in;
    struct group_row   row = { .sex = in->sex, .ethnicity = in->ethnicity, .age_band = in->age_band,
                               .disability = in->disability };

    group_data_declare(c, c->actor_id, &row);
    return reply(c, in);
}

const struct op native_group_data_ops[] = {
    { OP("group_data.import"), .method = POST, .path = "/assay/v1/group-data", .perm = PERM_FAIRNESS_WRITE,
      .summary = "Tell which groups people belong to; for counts alone", .in = &group_import_shape,
      .out = &group_import_shape, .status = 200, .run = group_data_import_run, .source = "PSYCHOMETRICS.md 10" },
    { OP("group_data.summary"), .method = GET, .path = "/assay/v1/group-data", .perm = PERM_FAIRNESS_READ,
      .summary = "How many people are known to belong to which group", .out = &group_summary_shape, .status = 200,
      .run = group_data_summary, .source = "PSYCHOMETRICS.md 10" },
    { OP("group_data.delete"), .method = DELETE, .path = "/assay/v1/group-data", .perm = PERM_FAIRNESS_WRITE,
      .summary = "Forget all groups of everybody", .status = 204, .run = run_none, .source = "PSYCHOMETRICS.md 10",
      .fails = "404: there is nothing to forget",
      .sql = "DELETE FROM group_data WHERE workspace_id = :workspace_id" },
    { OP("sittings.group_data"), .method = PUT, .path = "/assay/v1/sittings/{token}/group-data",
      .perm = PERM_SITTING, .summary = "Tell, or rather not tell, one's own groups: voluntary, and apart from scores",
      .in = &group_told_shape, .out = &group_told_shape, .status = 200, .run = sittings_group_data,
      .source = "PSYCHOMETRICS.md 10" },
    { 0 }
};
