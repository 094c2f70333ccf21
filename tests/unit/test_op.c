/* test_op.c - the operation engine: shapes in and out, runners, statuses, routes.
 *
 * A family of its own with a few rows, run against a throw-away SQLite store,
 * through the same entry as HTTP uses.
 */
#include <setjmp.h>
#include <stdatomic.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#undef fail /* ours has another meaning */
#include "api/ops.h"
#include "core/clock.h"
#include "core/random.h"
#include "op/call.h"
#include "op/wait.h"

/* --- a resource with every kind of field ---------------------------------- */

struct leaf { str name; int64_t n; };
static const struct field leaf_fields[] = {
    FIELD(leaf, name, .flags = REQUIRED, .min = 1, .max = 5, .doc = "Name"),
    FIELD(leaf, n, .min = 0, .max = 9, .doc = "Count"),
};
SHAPE(leaf);

struct thing {
    struct id     id;
    bool          flag;
    int64_t       count;
    double        share;
    str           word, mail;
    struct moment when;
    struct json   any;
    struct map    texts;
    struct either either;
    struct list   leaves, words;
    struct leaf  *leaf;
    struct upload file;
};
static const struct field thing_fields[] = {
    FIELD(thing, id, .flags = READONLY, .prefix = "th_", .doc = "Id"),
    FIELD(thing, flag, .initial = 1, .doc = "Switch"),
    FIELD(thing, count, .flags = NULLABLE, .min = -5, .max = 5, .doc = "Count"),
    FIELD(thing, share, .flags = NULLABLE, .min = 0, .max = 1, .doc = "Share"),
    FIELD(thing, word, .flags = REQUIRED, .min = 2, .max = 10, .doc = "Word"),
    FIELD(thing, mail, .flags = NULLABLE, .max = 254, .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(thing, when, .flags = NULLABLE, .doc = "Moment"),
    FIELD(thing, any, .flags = OPTIONAL, .doc = "Anything"),
    FIELD(thing, texts, .flags = NULLABLE, .max = 3, .doc = "Text by language"),
    FIELD(thing, either, .flags = NULLABLE, .doc = "Number or text"),
    FIELD_LIST(thing, leaves, leaf, .max = 2, .doc = "Leaves"),
    FIELD(thing, words, .item = TYPE_TEXT, .max = 3, .one_of = "a|b", .doc = "Words"),
    FIELD_OBJECT(thing, leaf, leaf, .flags = NULLABLE, .doc = "One leaf"),
};
SHAPE(thing);

static bool things_echo(struct call *c)
{
    return reply(c, c->in);
}

static bool leaves_echo(struct call *c)
{
    struct list *in = c->in;

    return reply(c, in->n ? in->items : NULL);
}

struct sent { str word; struct upload file; };
static const struct field sent_fields[] = {
    FIELD(sent, word, .flags = REQUIRED, .max = 10, .doc = "Word"),
    FIELD(sent, file, .flags = WRITEONLY, .doc = "File"),
};
SHAPE(sent);

struct row { struct id id; str name; int64_t credits; };
static const struct field row_fields[] = {
    FIELD(row, id, .flags = READONLY, .doc = "Id"),
    FIELD(row, name, .max = 50, .doc = "Name"),
    FIELD(row, credits, .flags = READONLY, .doc = "Credits"),
};
SHAPE(row);

struct picks { int64_t shelf; struct list words, numbers; };
static const struct field picks_fields[] = {
    FIELD(picks, shelf, .flags = REQUIRED, .min = 1, .max = 9, .doc = "Shelf"),
    FIELD(picks, words, .item = TYPE_TEXT, .max = 4, .one_of = "a|b|c", .doc = "Words"),
    FIELD(picks, numbers, .item = TYPE_INT, .max = 4, .doc = "Numbers"),
};
SHAPE(picks);
static const struct field drops_fields[] = {
    FIELD(picks, shelf, .flags = REQUIRED, .min = 1, .max = 9, .doc = "Shelf"),
    FIELD(picks, numbers, .flags = REQUIRED | IS_BODY, .item = TYPE_INT, .min = 1, .max = 3, .doc = "Numbers"),
};
static const struct shape drops_shape = { "drops", drops_fields, 2, sizeof(struct picks) };

static bool rows_fault(struct call *c)
{
    arena_alloc(c->mem, (size_t)1 << 40);
    return true;
}

static const struct op test_ops[] = {
    { OP("things.echo"), .method = POST, .path = "/things", .perm = PERM_PUBLIC, .summary = "Echo", .in = &thing_shape,
      .out = &thing_shape, .status = 201, .run = things_echo, .source = "test" },
    { OP("things.patch"), .method = PATCH, .path = "/things", .perm = PERM_PUBLIC, .summary = "Echo", .in = &thing_shape,
      .out = &thing_shape, .flags = OP_PARTIAL, .status = 200, .run = things_echo, .source = "test" },
    { OP("leaves.echo"), .method = POST, .path = "/leaves", .perm = PERM_PUBLIC, .summary = "Bare array",
      .in = &leaf_shape, .out = &leaf_shape, .flags = OP_ARRAY, .status = 200, .run = leaves_echo, .source = "test" },
    { OP("picks.list"), .method = GET, .path = "/picks/{shelf}", .perm = PERM_PUBLIC, .summary = "Lists of a query",
      .in = &picks_shape, .out = &picks_shape, .status = 200, .run = things_echo, .source = "test" },
    { OP("picks.drop"), .method = DELETE, .path = "/picks/{shelf}", .perm = PERM_PUBLIC, .summary = "A bare array",
      .in = &drops_shape, .out = &drops_shape, .flags = OP_BODY, .status = 200, .run = things_echo, .source = "test" },
    { OP("sent.echo"), .method = POST, .path = "/sent", .perm = PERM_PUBLIC, .summary = "Form", .in = &sent_shape,
      .out = &sent_shape, .flags = OP_FORM, .status = 200, .run = things_echo, .source = "test" },
    { OP("rows.list"), .method = GET, .path = "/rows", .perm = PERM_PUBLIC, .summary = "List", .out = &row_shape,
      .flags = OP_LIST, .list = "rows", .status = 200, .run = run_rows, .source = "test",
      .sql = "SELECT id, name, credits FROM workspace ORDER BY id LIMIT :limit OFFSET :offset" },
    { OP("rows.get"), .method = GET, .path = "/rows/{id}", .perm = PERM_PUBLIC, .summary = "Get", .in = &row_shape,
      .out = &row_shape, .status = 200, .run = run_row, .source = "test",
      .sql = "SELECT id, name, credits FROM workspace WHERE id = :id" },
    { OP("rows.export"), .method = GET, .path = "/rows/export", .perm = PERM_PUBLIC, .summary = "Export",
      .out = &row_shape, .flags = OP_RAW, .media = "text/csv", .status = 200, .run = run_export, .source = "test",
      .sql = "SELECT id, name, credits FROM workspace ORDER BY id" },
    { OP("rows.add"), .method = POST, .path = "/rows", .perm = PERM_PUBLIC, .summary = "Add", .in = &row_shape,
      .status = 204, .run = run_none, .source = "test",
      .sql = "INSERT INTO workspace (id, name, email, email_fold, created_at) VALUES (:now_ms, :name, '', '', 1)" },
    { OP("rows.fault"), .method = DELETE, .path = "/rows", .perm = PERM_PUBLIC, .summary = "Fault", .status = 204,
      .run = rows_fault, .source = "test" },
    { 0 }
};

static bool nobody(struct call *c)
{
    return fail(c, 401, NULL, "nobody");
}

static const char *const prefixes[] = { "/", NULL };
static const struct op *const tables[] = { test_ops, NULL };
static struct family family;
static const struct family *const test_families[] = { &family, NULL };

/* --- asking ---------------------------------------------------------------- */

struct asked {
    struct server *server;
    struct arena  *mem;
    char           folder[32];
};

static int64_t now(void)
{
    static int64_t ms = 1700000000000;

    return ms++;
}

static str no_header(const struct request *r, const char *name)
{
    (void)r;
    (void)name;
    return STR_NULL;
}

static void set_done(struct call *c, void *done)
{
    (void)c;
    atomic_store((atomic_bool *)done, true);
}

/* Makes one request; returns status and body in memory of the test. */
static int ask(struct asked *a, enum method method, const char *path, const char *query, const char *type,
               const char *body, str *out)
{
    struct request  r = { .method = method, .path = str_of(path), .query = str_of(query), .body = str_of(body),
                          .content_type = str_of(type), .address = STR("test"), .id = STR("1"), .header = no_header };
    struct call    *c = call_open(a->server, &r);
    atomic_bool     done = false;
    int             status;

    call_answer(c, set_done, &done);
    while (!atomic_load(&done))
        usleep(200);
    status = c->reply.status;
    if (c->reply.stream) {
        struct buf b = BUF(a->mem);
        char       part[7]; /* small, so that lines are cut */
        int64_t    n;

        while ((n = c->reply.stream(c->reply.stream_arg, part, sizeof part)) > 0)
            buf_add(&b, part, (size_t)n);
        *out = buf_end(&b);
    } else {
        *out = str_copy(a->mem, buf_end(&c->reply.body));
    }
    call_close(c);
    return status;
}

static int json(struct asked *a, enum method method, const char *path, const char *body, str *out)
{
    return ask(a, method, path, "", "application/json", body, out);
}

static int set_up(void **state)
{
    static struct asked a;
    struct db_options   options = { .readers = 2 };
    const char         *message = NULL;
    char               *argv[] = { "test", "test" };

    family = family_native; /* its forms, our rows */
    family.prefixes = prefixes;
    family.ops      = tables;
    family.caller   = nobody;
    strcpy(a.folder, "/tmp/assay-op-XXXXXX");
    assert_non_null(mkdtemp(a.folder));
    options.data = a.folder;
    a.mem        = arena_new(64 << 20);
    a.server     = ARENA_NEW(a.mem, struct server);
    *a.server    = (struct server){ .config = config_new(2, argv, 2, &message), .log = log_new("off"),
                                    .families = test_families, .rates = rates_new(), .waits = waits_new(false),
                                    .pool = pool_new(1), .now_ms = now,
                                    .public_url = STR("http://test") };
    a.server->db = db_open(&options, a.mem, &message);
    assert_non_null(a.server->db);
    assert_true(db_migrate(a.server->db, false, a.mem, &message) > 0);
    a.server->router = router_new(test_families, a.mem, &message);
    assert_non_null(a.server->router);
    *state = &a;
    return 0;
}

static int tear_down(void **state)
{
    struct asked *a = *state;

    pool_free(a->server->pool);
    db_close(a->server->db);
    rates_free(a->server->rates);
    log_free(a->server->log);
    config_free(a->server->config);
    arena_free(a->mem);
    return 0;
}

/* --- tests ----------------------------------------------------------------- */

static void test_lists_of_a_query(void **state)
{
    static const struct { const char *query, *reply; } good[] = {
        { "", "\"words\":[],\"numbers\":[]" },
        { "words=a&numbers=", "\"words\":[\"a\"],\"numbers\":[]" },
        { "words=a,b&numbers=1", "\"words\":[\"a\",\"b\"],\"numbers\":[1]" },
        { "words=a&numbers=3&words=c", "\"words\":[\"a\",\"c\"],\"numbers\":[3]" },
        { "words[]=a&words%5B%5D=b,,c", "\"words\":[\"a\",\"b\",\"c\"],\"numbers\":[]" },
    };
    static const struct { const char *query, *says; } bad[] = {
        { "words=d", "\"words\"" }, { "words=a,a,a,a,a", "at most 4 items" }, { "numbers=1,x", "\"numbers\"" },
    };
    struct asked *a = *state;
    str           out;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(ask(a, GET, "/picks/2", good[i].query, "", "", &out), 200);
        assert_string_equal(out.data, str_printf(a->mem, "{\"shelf\":2,%s}", good[i].reply).data);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(ask(a, GET, "/picks/2", bad[i].query, "", "", &out), 400);
        assert_non_null(strstr(out.data, bad[i].says));
    }
}

static void test_a_bare_array_is_one_field(void **state)
{
    static const struct { const char *body; int status; const char *says; } cases[] = {
        { "[4,5]", 200, "{\"shelf\":2,\"numbers\":[4,5]}" },
        { "[]", 422, "at least 1 items" },
        { "[1,2,3,4]", 422, "at most 3 items" },
        { "[1,\"x\"]", 422, "numbers.1" },
        { "{\"numbers\":[1]}", 400, "must be a JSON array" },
        { "", 400, "must be a JSON array" },
        { "[", 400, "not valid JSON" },
    };
    struct asked *a = *state;
    str           out;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(json(a, DELETE, "/picks/2", cases[i].body, &out), cases[i].status);
        assert_non_null(strstr(out.data, cases[i].says));
    }
    assert_int_equal(json(a, DELETE, "/picks/x", "[1]", &out), 404);
}

static void test_round_trip(void **state)
{
    str out;

    assert_int_equal(json(*state, POST, "/things/", "{\"word\":\"caf\\u00e9\",\"count\":-5,\"share\":0.25,"
                          "\"when\":\"2026-01-31T10:00:00+02:00\",\"any\":{\"a\":[1,null]},\"texts\":{\"en\":\"x\"},"
                          "\"either\":7,\"leaves\":[{\"name\":\"l\",\"n\":3}],\"words\":[\"a\",\"b\"],"
                          "\"leaf\":{\"name\":\"m\"},\"id\":\"ignored\",\"unknown\":1}", &out), 201);
    assert_string_equal(out.data, "{\"id\":null,\"flag\":true,\"count\":-5,\"share\":0.25,"
                        "\"word\":\"caf\303\251\",\"mail\":null,\"when\":\"2026-01-31T08:00:00.000Z\","
                        "\"any\":{\"a\":[1,null]},\"texts\":{\"en\":\"x\"},\"either\":7,"
                        "\"leaves\":[{\"name\":\"l\",\"n\":3}],\"words\":[\"a\",\"b\"],"
                        "\"leaf\":{\"name\":\"m\",\"n\":0}}");
}

static void test_defaults_and_nulls(void **state)
{
    str out;

    assert_int_equal(json(*state, POST, "/things", "{\"word\":\"ab\",\"flag\":null,\"either\":\"t\"}", &out), 201);
    assert_non_null(strstr(out.data, "\"flag\":true,\"count\":null,\"share\":null,\"word\":\"ab\",\"mail\":null,\"when\":null,"
                           "\"texts\":null,\"either\":\"t\",\"leaves\":[],\"words\":[],\"leaf\":null"));
}

static void test_every_bad_field_is_named(void **state)
{
    static const char *const fields[] = { "flag", "count", "share", "word", "mail", "when", "texts.en", "either",
                                          "leaves.0.name", "leaves.1.n", "words.1", "leaf.name" };
    str out;

    assert_int_equal(json(*state, POST, "/things", "{\"flag\":1,\"count\":6,\"share\":\"x\",\"word\":\"a\",\"mail\":\"a@\","
                          "\"when\":\"soon\",\"texts\":{\"en\":1},\"either\":[],\"leaves\":[{\"n\":1},{\"name\":\"l\",\"n\":10}],"
                          "\"words\":[\"a\",\"c\"],\"leaf\":{\"name\":\"toolong\"}}", &out), 422);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        char quoted[40];

        snprintf(quoted, sizeof quoted, "\"%s\":[", fields[i]);
        if (!strstr(out.data, quoted))
            print_error("%s is not named in %s\n", quoted, out.data);
        assert_non_null(strstr(out.data, quoted));
    }
}

static void test_bodies_that_cannot_be_read(void **state)
{
    struct buf deep = BUF(((struct asked *)*state)->mem);
    str        out;

    buf_text(&deep, "{\"word\":\"ab\",\"any\":");
    for (int i = 0; i < 100; i++)
        buf_char(&deep, '[');
    assert_int_equal(json(*state, POST, "/things", "{", &out), 400);
    assert_int_equal(json(*state, POST, "/things", "[]", &out), 400);
    assert_int_equal(json(*state, POST, "/things", "{\"word\":\"ab\",\"word\":\"ab\"}", &out), 400);
    assert_int_equal(json(*state, POST, "/things", "{\"word\":\"a\xff\"}", &out), 400);
    assert_int_equal(json(*state, POST, "/things", buf_end(&deep).data, &out), 400);
    assert_int_equal(json(*state, POST, "/things", "", &out), 422); /* {}: word is missing */
}

static void test_partial(void **state)
{
    str out;

    assert_int_equal(json(*state, PATCH, "/things", "{\"count\":1}", &out), 200);
    assert_int_equal(json(*state, PATCH, "/things", "{\"count\":null}", &out), 200);
    assert_int_equal(json(*state, PATCH, "/things", "{\"word\":null}", &out), 422); /* required: cannot be taken away */
}

static void test_bare_array(void **state)
{
    str out;

    assert_int_equal(json(*state, POST, "/leaves", "[{\"name\":\"x\"},{\"name\":\"y\"}]", &out), 200);
    assert_string_equal(out.data, "{\"name\":\"x\",\"n\":0}");
    assert_int_equal(json(*state, POST, "/leaves", "{\"name\":\"x\"}", &out), 400);
    assert_int_equal(json(*state, POST, "/leaves", "[{\"name\":\"x\"},{\"n\":1}]", &out), 422);
    assert_non_null(strstr(out.data, "\"1.name\""));
}

static void test_form(void **state)
{
    str out;

    assert_int_equal(ask(*state, POST, "/sent", "", "application/x-www-form-urlencoded; charset=utf-8",
                         "word=a%20b%2B+c&other=1", &out), 200);
    assert_string_equal(out.data, "{\"word\":\"a b+ c\"}");
    assert_int_equal(ask(*state, POST, "/sent", "", "application/x-www-form-urlencoded", "other=1", &out), 422);
    assert_int_equal(ask(*state, POST, "/sent", "", "application/x-www-form-urlencoded", "word=%ff", &out), 400);
    assert_int_equal(json(*state, POST, "/sent", "{\"word\":\"json\"}", &out), 200);
}

static void test_runners(void **state)
{
    struct asked *a = *state;
    str           out, csv;

    assert_int_equal(json(a, POST, "/rows", "{\"name\":\"=1+1\"}", &out), 204);
    assert_int_equal(out.len, 0);
    assert_int_equal(json(a, POST, "/rows", "{\"name\":\"two, \\\"quoted\\\"\"}", &out), 204);
    assert_int_equal(ask(a, GET, "/rows", "limit=1", "", "", &out), 200);
    assert_non_null(strstr(out.data, "],\"total\":2,\"limit\":1,\"offset\":0}"));
    assert_int_equal(ask(a, GET, "/rows", "offset=5", "", "", &out), 200);
    assert_string_equal(out.data, "{\"rows\":[],\"total\":2,\"limit\":50,\"offset\":5}");
    assert_int_equal(ask(a, GET, "/rows", "limit=0&offset=x", "", "", &out), 400);
    assert_non_null(strstr(out.data, "\"limit\":["));
    assert_non_null(strstr(out.data, "\"offset\":["));
    assert_int_equal(ask(a, GET, "/rows/nonsense", "", "", "", &out), 404);
    assert_int_equal(ask(a, GET, "/rows/0000000000001", "", "", "", &out), 404);
    assert_int_equal(ask(a, GET, "/rows/export", "", "", "", &csv), 200);
    assert_non_null(strstr(csv.data, "id,name,credits\r\n"));
    assert_non_null(strstr(csv.data, ",\"'=1+1\",0\r\n"));
    assert_non_null(strstr(csv.data, ",\"two, \"\"quoted\"\"\",0\r\n"));
}

static void test_faults_roll_back(void **state)
{
    struct asked *a = *state;
    str           out;

    assert_int_equal(json(a, DELETE, "/rows", "", &out), 503); /* memory */
    db_fail_after(a->server->db, 1);
    assert_int_equal(json(a, POST, "/rows", "{\"name\":\"lost\"}", &out), 503); /* disk */
    db_fail_after(a->server->db, 0);
    assert_int_equal(ask(a, GET, "/rows", "", "", "", &out), 200);
    assert_null(strstr(out.data, "lost"));
}

static void test_routes(void **state)
{
    str out;

    assert_int_equal(ask(*state, GET, "/nowhere", "", "", "", &out), 404);
    assert_int_equal(ask(*state, DELETE, "/things", "", "", "", &out), 405);
    assert_int_equal(ask(*state, GET, "//rows//", "", "", "", &out), 200);
}

static void test_tables_are_sound(void **state)
{
    static const struct op wrong[] = {
        { OP("a"), .method = GET, .path = "/x/{id}", .perm = PERM_PUBLIC, .summary = "s", .source = "s", .status = 200,
          .run = run_rows, .sql = "SELECT :nothing" },
        { OP("a"), .method = GET, .path = "/x/{id}", .summary = "", .run = NULL },
        { 0 }
    };
    static const struct op *const wrong_tables[] = { wrong, NULL };
    struct family                 bad = family;
    const struct family *const    bad_families[] = { &bad, NULL };
    const char                   *message = NULL;
    struct asked                 *a = *state;

    assert_int_equal(ops_check(families), 0);
    assert_int_equal(ops_check(test_families), 0);
    bad.ops = wrong_tables;
    assert_true(ops_check(bad_families) >= 6);
    assert_null(router_new(bad_families, a->mem, &message));
    assert_non_null(strstr(message, "is the route of a and of a"));
}

struct impostor { int64_t workspace_id; };
static const struct field impostor_fields[] = { FIELD(impostor, workspace_id, .flags = READONLY, .doc = "d") };
SHAPE(impostor);

static void test_tenant_is_the_callers(void **state)
{
    static const struct op op[] = {
        { OP("a"), .method = GET, .path = "/a", .perm = PERM_PUBLIC, .summary = "s", .source = "s", .status = 200,
          .in = &impostor_shape, .run = run_rows },
        { 0 }
    };
    static const struct op *const own_tables[] = { op, NULL };
    struct family                 bad = family;
    const struct family *const    bad_families[] = { &bad, NULL };

    (void)state;
    bad.ops = own_tables;
    assert_int_equal(ops_check(bad_families), 1);
}

static void test_rates(void **state)
{
    struct rates *rates = rates_new();
    int           wait_s = 0, left = 0;

    (void)state;
    for (int i = 0; i < 3; i++)
        assert_true(rate_take(rates, 7, 1, 3, 60, 1000, &wait_s, &left));
    assert_false(rate_take(rates, 7, 1, 3, 60, 1000, &wait_s, &left));
    assert_false(rate_take(rates, 7, 0, 3, 60, 1000, &wait_s, &left));
    assert_in_range(wait_s, 19, 21);
    assert_true(rate_take(rates, 8, 1, 3, 60, 1000, &wait_s, &left));
    assert_true(rate_take(rates, 7, 1, 3, 60, 22000, &wait_s, &left));
    rates_free(rates);
}

static void test_key_spelling(void **state)
{
    char room[64];

    (void)state;
    assert_string_equal(key_spell(KEYS_CAMEL, "expiration_date_time", room).data, "expirationDateTime");
    assert_string_equal(key_spell(KEYS_SNAKE, "expiration_date_time", room).data, "expiration_date_time");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_lists_of_a_query),
        cmocka_unit_test(test_a_bare_array_is_one_field), cmocka_unit_test(test_defaults_and_nulls),
        cmocka_unit_test(test_every_bad_field_is_named), cmocka_unit_test(test_bodies_that_cannot_be_read),
        cmocka_unit_test(test_partial), cmocka_unit_test(test_bare_array), cmocka_unit_test(test_form),
        cmocka_unit_test(test_runners), cmocka_unit_test(test_faults_roll_back), cmocka_unit_test(test_routes),
        cmocka_unit_test(test_tables_are_sound), cmocka_unit_test(test_tenant_is_the_callers),
        cmocka_unit_test(test_rates), cmocka_unit_test(test_key_spelling),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
