/* fuzz_jsonlogic.c - the reader of JSONLogic, and the SQL made of what it takes.
 *
 * What must hold: no crash; a refusal is a 400 that names its parameter; of what is taken
 * see refined.h.
 *
 * The input is JSON when it begins with a brace, else base64 as it is.
 */
#include "api/ops.h"
#include "core/clock.h"
#include "core/random.h"
#include "op/call.h"
#include "op/jsonlogic.h"
#include "refined.h"

static const struct filter_field fields[] = {
    { .name = "name", .type = TYPE_TEXT, .column = "t.name", .folded = "t.name_fold" },
    { .name = "code", .type = TYPE_TEXT, .column = "t.code" },
    { .name = "n", .type = TYPE_INT, .column = "t.n" },
    { .name = "share", .type = TYPE_NUMBER, .column = "t.share" },
    { .name = "active", .type = TYPE_BOOL, .column = "t.active" },
    { .name = "at", .type = TYPE_TIME, .column = "t.at" },
    { .name = "tags", .type = TYPE_ID, .column = "x.id", .among = "tag x WHERE x.thing_id = t.id" },
    { 0 }
};
#define LIST_SQL "SELECT t.id FROM thing t WHERE t.workspace_id = :workspace_id ORDER BY t.id LIMIT :limit OFFSET :offset"

static const struct family *const families_of_fuzz[] = { &family_coodesh, NULL };
static struct server              server;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    server = (struct server){ .families = families_of_fuzz, .now_ms = clock_now_ms };
    refined_open("CREATE TABLE thing (workspace_id, id, name, name_fold, code, n, share, active, at);"
                 "CREATE TABLE tag (thing_id, id)");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct call         *c = call_new(&server, 7, "key");
    str                  text = { (const char *)data, size };
    const struct filter *filter;

    if (size && data[0] == '{')
        text = base64_text(c->mem, data, size);
    if (jsonlogic_read(c, "query", text, fields, &filter)) {
        if (filter)
            check_taken(c, LIST_SQL, &(struct refine){ .filter = filter });
    } else {
        check_refused(c);
        assert(str_is(str_of(c->errors[0].field), "query"));
    }
    call_free(c);
    return 0;
}
