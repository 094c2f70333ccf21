/* export.c - `assay export`: a workspace's attempts or results as CSV on standard output.
 *
 *   assay export attempts --workspace W [--status S]
 *   assay export results --workspace W [--assessment CODE]
 *
 * Attempts are those of the operation attempts.export.  Results are tidy: one line for each
 * number of a result, named by its place in the document (domains.N.t), so that every
 * instrument fits and a spreadsheet or a program can pivot them.
 */
#include <math.h>
#include <string.h>
#include "cli/cli.h"
#include "core/clock.h"
#include "core/json.h"
#include "core/random.h"

#define USAGE                                                   \
    "export attempts --workspace W [--status S]\n"              \
    "       assay export results --workspace W [--assessment CODE]"
#define BLOCK_BYTES (64 << 10)
#define PAGE_ROWS   200
#define NAME_BYTES  256

static void out_write(const char *data, size_t n)
{
    fwrite(data, 1, n, stdout);
}

static int attempts(struct cli *cli, int64_t workspace, const char *status)
{
    struct call         *c = call_new(cli->server, workspace, "system");
    const struct family *family;
    const struct op     *op = cli_op(cli, "native", "attempts.export", &family);
    void                *input = arena_alloc(c->mem, op->in->bytes);
    char                *block = arena_alloc(c->mem, BLOCK_BYTES);
    int64_t              n = -1;

    *(str *)field_at(shape_field(op->in, STR("status")), input) = str_of(status);
    c->family = family;
    if (call_run(op, c, input))
        while ((n = c->reply.stream(c->reply.stream_arg, block, BLOCK_BYTES)) > 0)
            out_write(block, (size_t)n);
    else
        cli_failed(c);
    call_free(c);
    if (n < 0)
        fputs("assay: the export broke off\n", stderr);
    return n < 0 ? 1 : 0;
}

/* --- results ------------------------------------------------------------- */

struct result_row {
    int64_t       attempt_id;
    str           email, first_name, last_name, assessment, algorithm, norm, document;
    struct moment finished_at, scored_at;
};
static const struct field result_row_fields[] = {
    FIELD(result_row, attempt_id), FIELD(result_row, email), FIELD(result_row, first_name),
    FIELD(result_row, last_name), FIELD(result_row, assessment), FIELD(result_row, algorithm),
    FIELD(result_row, norm), FIELD(result_row, document), FIELD(result_row, finished_at),
    FIELD(result_row, scored_at),
};
SHAPE(result_row);

/* A page of results behind an attempt, in order of their ids. */
struct results_page { int64_t after, limit_rows; str code; struct list rows; };
static const struct field results_page_fields[] = {
    FIELD(results_page, after), FIELD(results_page, limit_rows), FIELD(results_page, code),
};
SHAPE(results_page);

static bool results_load(struct call *c, void *arg)
{
    struct results_page *page = arg;

    page->rows = db_rows_with(c, WITH(results_page, page), "SELECT r.attempt_id, p.email, p.first_name,"
                              " p.last_name, a.product AS assessment, a.finished_at, r.scored_at, r.algorithm,"
                              " r.norm, r.document FROM result r"
                              " JOIN attempt a ON a.workspace_id = r.workspace_id AND a.id = r.attempt_id"
                              " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                              " WHERE r.workspace_id = :workspace_id AND r.attempt_id > :after"
                              " AND a.deleted_at IS NULL AND (:code IS NULL OR a.product = :code)"
                              " ORDER BY r.attempt_id LIMIT :limit_rows", &result_row_shape, PAGE_ROWS);
    return true;
}

/* The cells that all lines of a result begin with. */
static str lead_write(struct arena *mem, const struct result_row *r)
{
    const str  texts[] = { r->email, r->first_name, r->last_name, r->assessment };
    struct buf b = BUF(mem);
    char       id[14];

    id_text(r->attempt_id, id);
    buf_printf(&b, "att_%s", id);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        buf_char(&b, ',');
        csv_cell(&b, texts[i].data ? texts[i] : STR(""));
    }
    buf_char(&b, ',');
    if (r->finished_at.ms)
        clock_write(&b, r->finished_at.ms, 0);
    buf_char(&b, ',');
    clock_write(&b, r->scored_at.ms, 0);
    buf_char(&b, ',');
    csv_cell(&b, r->algorithm);
    buf_char(&b, ',');
    csv_cell(&b, r->norm);
    return buf_end(&b);
}

/* One line for each number below a value; `name` holds its place, `len` bytes long. */
static void numbers_write(struct buf *out, str lead, const json_t *value, char name[NAME_BYTES], size_t len)
{
    const char *key;
    json_t     *member;
    size_t      i;

    if (json_is_number(value)) {
        buf_str(out, lead);
        buf_char(out, ',');
        csv_cell(out, (str){ name, len });
        buf_char(out, ',');
        buf_number(out, json_number_value(value));
        buf_text(out, "\r\n");
    }
    json_object_foreach((json_t *)(uintptr_t)value, key, member) {
        int n = snprintf(name + len, NAME_BYTES - len, "%s%s", len ? "." : "", key);

        if (n > 0 && len + (size_t)n < NAME_BYTES)
            numbers_write(out, lead, member, name, len + (size_t)n);
    }
    json_array_foreach(value, i, member) {
        int n = snprintf(name + len, NAME_BYTES - len, ".%zu", i);

        if (n > 0 && len + (size_t)n < NAME_BYTES)
            numbers_write(out, lead, member, name, len + (size_t)n);
    }
}

static void result_write(struct arena *mem, const struct result_row *r)
{
    struct arena_mark mark = arena_mark(mem);
    struct buf        out = BUF(mem);
    char              name[NAME_BYTES] = "";
    const char       *message = "";
    json_t           *document = json_read(r->document, JSON_DEPTH_MAX, &message);

    numbers_write(&out, lead_write(mem, r), document, name, 0);
    json_decref(document);
    out_write(out.data, out.len);
    arena_rewind(mem, mark);
}

static int results(struct cli *cli, int64_t workspace, const char *code)
{
    struct results_page page = { .limit_rows = PAGE_ROWS, .code = str_of(code) };
    bool                good = true;
    size_t              n = PAGE_ROWS;

    puts("attempt_id,email,first_name,last_name,assessment,finished_at,scored_at,algorithm,norm,scale,value\r");
    while (good && n == PAGE_ROWS) {
        struct call *c = call_new(cli->server, workspace, "system");

        good = call_read(c, results_load, &page);
        n    = good ? page.rows.n : 0;
        for (size_t i = 0; i < n; i++) {
            const struct result_row *r = (const struct result_row *)page.rows.items + i;

            result_write(c->mem, r);
            page.after = r->attempt_id;
        }
        if (!good)
            cli_failed(c);
        call_free(c);
    }
    return good ? 0 : 1;
}

int cli_export(struct cli *cli)
{
    const char *status = config_option(cli->config, "--status");
    const char *code = config_option(cli->config, "--assessment");
    int64_t     workspace = cli_workspace(cli);
    char      **args;
    int         n = config_args(cli->config, &args), done;

    if (!workspace)
        return 1;
    if (n != 1 || (strcmp(args[0], "attempts") != 0 && strcmp(args[0], "results") != 0))
        return cli_usage(USAGE);
    done = strcmp(args[0], "attempts") == 0 ? attempts(cli, workspace, status) : results(cli, workspace, code);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("assay: the output cannot be written\n", stderr);
        return 1;
    }
    return done;
}
