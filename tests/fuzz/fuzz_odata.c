/* fuzz_odata.c - the reader of $filter, $orderby, $select and $search, and the SQL made of them.
 *
 * What must hold: no crash; a refusal is a 400 that names its parameter; of what is taken
 * see refined.h.
 *
 * The input is the parameters, one a line; $search is followed by its fields.
 */
#include "api/ops.h"
#include "api/pi/odata.h"
#include "core/clock.h"
#include "op/call.h"
#include "refined.h"

struct thing { struct id id; str name, code; int64_t n; };
static const struct field thing_fields[] = {
    FIELD(thing, id), FIELD(thing, name), FIELD(thing, code), FIELD(thing, n),
};
SHAPE(thing);

static const struct filter_field fields[] = {
    { .name = "name", .type = TYPE_TEXT, .column = "t.name", .folded = "t.name_fold", .is_searched = true },
    { .name = "code", .type = TYPE_TEXT, .column = "t.code" },
    { .name = "owner/email", .type = TYPE_TEXT, .folded = "t.email_fold", .is_email = true, .is_searched = true },
    { .name = "n", .type = TYPE_INT, .column = "t.n" },
    { .name = "share", .type = TYPE_NUMBER, .column = "t.share" },
    { .name = "active", .type = TYPE_BOOL, .column = "t.active" },
    { .name = "at", .type = TYPE_TIME, .column = "t.at" },
    { .name = "id", .type = TYPE_ID, .column = "t.id" },
    { 0 }
};

static bool run_nothing(struct call *c)
{
    return reply(c, NULL);
}

static const struct op list_op = { OP("things.list"), .method = GET, .path = "/things", .perm = PERM_PUBLIC,
                                   .in = &odata_search_shape, .out = &thing_shape, .run = run_nothing, .status = 200,
                                   .sql = "SELECT t.id, t.name FROM thing t WHERE t.workspace_id = :workspace_id"
                                          " ORDER BY t.id LIMIT :limit OFFSET :offset" };
static const struct family *const families_of_fuzz[] = { &family_native, NULL };
static struct server              server;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    server = (struct server){ .families = families_of_fuzz, .now_ms = clock_now_ms };
    refined_open("CREATE TABLE thing (workspace_id, id, name, name_fold, code, email_fold, n, share, active, at)");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str           rest = { (const char *)data, size < ODATA_FILTER_MAX ? size : ODATA_FILTER_MAX };
    struct call  *c;
    struct odata  in = { 0 };
    struct refine refine;

    if (!str_is_utf8((str){ (const char *)data, size })) /* the decoder refuses it */
        return 0;
    in.filter       = str_cut(&rest, '\n');
    in.orderby      = str_cut(&rest, '\n');
    in.select       = str_cut(&rest, '\n');
    in.search       = str_cut(&rest, '\n');
    in.searchfields = rest;
    c               = call_new(&server, 7, "key");
    c->op           = &list_op;
    if (odata_read(c, &in, fields, &refine))
        check_taken(c, list_op.sql, &refine);
    else
        check_refused(c);
    call_free(c);
    return 0;
}
