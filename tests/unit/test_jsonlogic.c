/* test_jsonlogic.c - JSONLogic of requests means the same in SQLite, in PostgreSQL and in
 * a naive evaluation in memory.
 *
 * The property: a random tree of our own is printed as JSONLogic in base64, read, run as
 * SQL over random rows of which some have many values of a field, and compared with the
 * same tree evaluated row by row.
 */
#include "store.h"
#undef fail /* ours has another meaning */
#include "api/ops.h"
#include "core/clock.h"
#include "core/random.h"
#include "op/call.h"
#include "op/jsonlogic.h"

#define THINGS   40
#define TAGS_MAX 3
#define TREES    1500

struct thing { struct id id; str name; int64_t n, active; int64_t tags[TAGS_MAX]; size_t tags_n; };
static const struct field thing_fields[] = {
    FIELD(thing, id), FIELD(thing, name), FIELD(thing, n), FIELD(thing, active),
};
SHAPE(thing);

static const struct filter_field fields[] = {
    { .name = "name", .type = TYPE_TEXT, .column = "t.name" },
    { .name = "n", .type = TYPE_INT, .column = "t.n" },
    { .name = "active", .type = TYPE_BOOL, .column = "t.active" },
    { .name = "tags", .type = TYPE_ID, .column = "x.id", .among = "tag x WHERE x.thing_id = t.id" },
    { 0 }
};
enum { NAME, N, ACTIVE, TAGS, FIELDS };

static const char *const names[] = { "", "Ada", "ada", "O'Brien", "100%", "a_b", "née", ":filter1", "\"", "Adam" };
#define NAMES (sizeof names / sizeof *names)

static struct thing things[THINGS];
static unsigned     seed = 3;

static size_t any(size_t n) /* 0..n-1 */
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % n;
}

static bool maybe(size_t one_in)
{
    return any(one_in) == 0;
}

/* --- our own tree -------------------------------------------------------------- */

enum kind { EQ, NE, LT, LE, GT, GE, IN, PART, BETWEEN, TRUTH, AND, OR, NOT, NOTNOT };

struct value { bool null; int64_t n; str text; };

struct node {
    enum kind          kind;
    int                field;
    struct value       values[3];
    size_t             n;
    const struct node *nodes[3]; /* of and, or, not */
};

static struct value value_new(int field, bool takes_null)
{
    struct value v = { .null = takes_null && field != TAGS && maybe(6), .n = (int64_t)any(6) - 2 };

    if (field == NAME)
        v.text = str_of(names[any(NAMES)]);
    if (field == ACTIVE)
        v.n = (int64_t)any(2);
    if (field == TAGS)
        v.n = 1 + (int64_t)any(5);
    return v;
}

static const struct node *leaf_new(struct arena *mem)
{
    struct node *l = ARENA_NEW(mem, struct node);
    bool         ordered;

    l->field  = (int)any(FIELDS);
    l->kind   = (enum kind)any(TRUTH + 1);
    ordered   = l->field == N || l->field == NAME;
    if (!ordered && ((l->kind >= LT && l->kind <= GE) || l->kind == BETWEEN))
        l->kind = EQ;
    if (l->kind == PART && l->field != NAME && l->field != TAGS)
        l->kind = NE;
    l->n = l->kind == IN ? 1 + any(3) : l->kind == BETWEEN ? 2 : 1;
    for (size_t i = 0; i < l->n; i++)
        l->values[i] = value_new(l->field, l->kind == EQ || l->kind == NE || l->kind == IN);
    return l;
}

static const struct node *tree_new(struct arena *mem, size_t depth)
{
    static const enum kind kinds[] = { AND, OR, NOT, NOTNOT };
    struct node           *t;

    if (depth == 0 || maybe(4))
        return leaf_new(mem);
    t       = ARENA_NEW(mem, struct node);
    t->kind = kinds[any(4)];
    t->n    = t->kind >= NOT ? 1 : 1 + any(3);
    for (size_t i = 0; i < t->n; i++)
        t->nodes[i] = tree_new(mem, depth - 1);
    return t;
}

/* --- what it means ---------------------------------------------------------------- */

static int order_of(const struct thing *t, int field, struct value v)
{
    size_t n = t->name.len < v.text.len ? t->name.len : v.text.len;
    int    order = field == NAME && n ? memcmp(t->name.data, v.text.data, n) : 0;

    if (field != NAME)
        return (t->n > v.n) - (t->n < v.n);
    return order ? order : (t->name.len > v.text.len) - (t->name.len < v.text.len);
}

static bool is_null(const struct thing *t, int field)
{
    return field == NAME ? !t->name.data : field == N ? t->n == INT_NULL : field == ACTIVE ? t->active == INT_NULL
           : t->tags_n == 0;
}

static bool equals(const struct thing *t, int field, struct value v)
{
    bool found = false;

    if (v.null || is_null(t, field))
        return v.null && is_null(t, field);
    for (size_t i = 0; field == TAGS && i < t->tags_n; i++)
        found |= t->tags[i] == v.n;
    return field == NAME ? str_eq(t->name, v.text) : field == N ? t->n == v.n
           : field == ACTIVE ? t->active == v.n : found;
}

static bool truthy(const struct thing *t, int field)
{
    if (is_null(t, field))
        return false;
    return field == NAME ? t->name.len > 0 : field == N ? t->n != 0 : field == ACTIVE ? t->active == 1 : true;
}

static bool holds_leaf(const struct node *l, const struct thing *t)
{
    bool some = false;
    int  order;

    for (size_t i = 0; i < l->n; i++)
        some |= equals(t, l->field, l->values[i]);
    if (l->kind == EQ || l->kind == IN || (l->kind == PART && l->field == TAGS))
        return some;
    if (l->kind == NE)
        return !some;
    if (l->kind == TRUTH)
        return truthy(t, l->field);
    if (is_null(t, l->field))
        return false;
    if (l->kind == PART)
        return !l->values[0].text.len ||
               memmem(t->name.data, t->name.len, l->values[0].text.data, l->values[0].text.len);
    order = order_of(t, l->field, l->values[0]);
    if (l->kind == BETWEEN)
        return order > 0 && order_of(t, l->field, l->values[1]) < 0;
    return l->kind == LT ? order < 0 : l->kind == LE ? order <= 0 : l->kind == GT ? order > 0 : order >= 0;
}

static bool holds(const struct node *n, const struct thing *t)
{
    if (n->kind < AND)
        return holds_leaf(n, t);
    if (n->kind >= NOT)
        return holds(n->nodes[0], t) == (n->kind == NOTNOT);
    for (size_t i = 0; i < n->n; i++)
        if (holds(n->nodes[i], t) != (n->kind == AND))
            return n->kind == OR;
    return n->kind == AND;
}

/* --- how it is written --------------------------------------------------------------- */

static void value_print(struct buf *b, int field, struct value v)
{
    char id[14];

    if (v.null)
        buf_text(b, "null");
    else if (field == NAME)
        buf_json(b, v.text);
    else if (field == ACTIVE)
        buf_text(b, v.n ? "true" : "false");
    else if (field == N)
        buf_printf(b, "%lld%s", (long long)v.n, maybe(5) ? ".0" : "");
    else {
        id_text(v.n, id);
        buf_printf(b, "\"%s\"", id);
    }
}

static void var_print(struct buf *b, int field)
{
    buf_printf(b, maybe(4) ? "{\"var\":[\"%s\"]}" : "{\"var\":\"%s\"}", fields[field].name);
}

static void leaf_print(struct buf *b, const struct node *l)
{
    static const char *const words[] = { "==", "!=", "<", "<=", ">", ">=" };
    static const char *const turned[] = { "==", "!=", ">", ">=", "<", "<=" };
    bool left = maybe(3);

    if (l->kind == TRUTH) {
        var_print(b, l->field);
        return;
    }
    if (l->kind == IN) {
        buf_text(b, "{\"in\":[");
        var_print(b, l->field);
        for (size_t i = 0; i < l->n; i++) {
            buf_text(b, i ? "," : ",[");
            value_print(b, l->field, l->values[i]);
        }
        buf_text(b, "]]}");
        return;
    }
    if (l->kind == PART || l->kind == BETWEEN || left) {
        buf_printf(b, "{\"%s\":[", l->kind == PART ? "in" : l->kind == BETWEEN ? "<" : turned[l->kind]);
        value_print(b, l->field, l->values[0]);
        buf_char(b, ',');
        var_print(b, l->field);
        if (l->kind == BETWEEN) {
            buf_char(b, ',');
            value_print(b, l->field, l->values[1]);
        }
    } else {
        buf_printf(b, "{\"%s\":[", words[l->kind]);
        var_print(b, l->field);
        buf_char(b, ',');
        value_print(b, l->field, l->values[0]);
    }
    buf_text(b, "]}");
}

static void tree_print(struct buf *b, const struct node *n)
{
    static const char *const words[] = { [AND] = "and", [OR] = "or", [NOT] = "!", [NOTNOT] = "!!" };
    bool                     bare = n->kind >= NOT && maybe(2);

    if (n->kind < AND) {
        leaf_print(b, n);
        return;
    }
    buf_printf(b, "{\"%s\":%s", words[n->kind], bare ? "" : "[");
    for (size_t i = 0; i < n->n; i++) {
        buf_text(b, i ? "," : "");
        tree_print(b, n->nodes[i]);
    }
    buf_text(b, bare ? "}" : "]}");
}

/* Base64 as some client or other writes it. */
static str base64_of(struct arena *mem, str json)
{
    str   text = base64_text(mem, json.data, json.len);
    char *copy = arena_alloc(mem, text.len + 1);
    bool  url = maybe(2), space = maybe(2);

    memcpy(copy, text.data, text.len);
    for (size_t i = 0; i < text.len; i++) {
        if (copy[i] == '+')
            copy[i] = url ? '-' : space ? ' ' : '+';
        if (copy[i] == '/' && url)
            copy[i] = '_';
    }
    while (url && text.len && copy[text.len - 1] == '=')
        text.len--;
    return (str){ copy, text.len };
}

/* --- asking ------------------------------------------------------------------------------ */

#define LIST_SQL \
    "SELECT t.id FROM thing t WHERE t.workspace_id = :workspace_id ORDER BY t.id LIMIT :limit OFFSET :offset"

struct shown { struct id id; };
static const struct field shown_fields[] = { FIELD(shown, id) };
SHAPE(shown);

static const struct op list_op = { OP("things.list"), .method = GET, .path = "/things", .perm = PERM_PUBLIC,
                                   .summary = "List", .out = &shown_shape, .flags = OP_LIST, .list = "rows",
                                   .status = 200, .source = "test", .sql = LIST_SQL };

static struct family family;
static struct server server;
static const struct family *const families_of_test[] = { &family, NULL };

static struct call *call_of_test(struct store *s)
{
    struct call *c;

    family   = family_native;
    server   = (struct server){ .db = s ? s->db : NULL, .families = families_of_test, .now_ms = clock_now_ms };
    c        = call_new(&server, 7, "key");
    c->op    = &list_op;
    c->limit = THINGS;
    return c;
}

struct asked { str base64; struct buf out; };

static bool list_step(struct call *c, void *arg)
{
    struct asked *a = arg;
    struct refine refine = { 0 };
    struct list   rows;
    int64_t       total;

    if (!jsonlogic_read(c, "query", a->base64, fields, &refine.filter))
        return false;
    rows = db_rows_refined(c, LIST_SQL, &refine, &shown_shape, &total);
    for (size_t i = 0; i < rows.n; i++)
        buf_printf(&a->out, "%lld ", (long long)((struct shown *)rows.items)[i].id.n);
    return true;
}

static struct thing thing_new(size_t i)
{
    struct thing t = { .id = { (int64_t)i + 1 }, .name = str_of(names[any(NAMES)]), .n = (int64_t)any(6) - 2,
                       .active = (int64_t)any(2), .tags_n = any(TAGS_MAX + 1) };

    if (maybe(6))
        t.name = STR_NULL;
    if (maybe(6))
        t.n = INT_NULL;
    if (maybe(6))
        t.active = INT_NULL;
    for (size_t n = 0; n < t.tags_n; n++)
        t.tags[n] = 1 + (int64_t)any(5);
    return t;
}

static bool add_things(struct work *w, struct db_conn *conn)
{
    w->result = db_many(conn, "INSERT INTO thing (workspace_id, id, name, n, active) VALUES (7, :id, :name, :n,"
                        " :active)", &thing_shape, things, THINGS, NULL, 0, &w->changes);
    return w->result == DB_DONE;
}

static void make_things(struct store *s)
{
    struct work w = { .run = add_things };

    write_sql(s, "CREATE TABLE thing (workspace_id BIGINT, id BIGINT, name TEXT, n BIGINT, active INTEGER)");
    write_sql(s, "CREATE TABLE tag (thing_id BIGINT, id BIGINT)");
    for (size_t i = 0; i < THINGS; i++)
        things[i] = thing_new(i);
    work_add(s, &w);
    assert_true(work_wait(&w));
    for (size_t i = 0; i < THINGS; i++)
        for (size_t n = 0; n < things[i].tags_n; n++)
            assert_true(write_row(s, "INSERT INTO tag (thing_id, id) VALUES (:id, :n)",
                                  (struct row){ things[i].id.n, things[i].tags[n] }));
}

static void differ(const char *asked, const char *gives, const char *wanted)
{
    print_error("%s\ngives %s\nnot   %s\n", asked, gives, wanted);
    assert_true(false);
}

static void random_trees_mean_the_same(void **state)
{
    struct store *s = *state;

    make_things(s);
    for (int n = 0; n < TREES; n++) {
        struct arena      *mem  = arena_new((size_t)16 << 20);
        const struct node *tree = tree_new(mem, 1 + any(3));
        struct buf         json = BUF(mem), want = BUF(mem);
        struct call       *c = call_of_test(s);
        struct asked       asked = { .out = BUF(mem) };

        tree_print(&json, tree);
        asked.base64 = base64_of(mem, buf_end(&json));
        for (size_t i = 0; i < THINGS; i++)
            if (holds(tree, &things[i]))
                buf_printf(&want, "%zu ", i + 1);
        if (!call_read(c, list_step, &asked) || !str_eq(buf_end(&asked.out), buf_end(&want)))
            differ(buf_end(&json).data, c->errors_n ? c->errors[0].message : buf_end(&asked.out).data,
                   buf_end(&want).data);
        call_free(c);
        arena_free(mem);
    }
}

/* --- what is refused ------------------------------------------------------------------------ */

static void wrong(const char *json, const char *message)
{
    struct call         *c = call_of_test(NULL);
    const struct filter *filter;

    if (jsonlogic_read(c, "query", base64_text(c->mem, json, strlen(json)), fields, &filter))
        differ(json, "no error", message);
    assert_int_equal(c->errors[0].status, 400);
    assert_string_equal(c->errors[0].field, "query");
    if (!strstr(c->errors[0].message, message))
        differ(json, c->errors[0].message, message);
    call_free(c);
}

static void what_is_wrong_is_said(void **state)
{
    struct arena *mem = arena_new(1 << 20);
    struct buf    deep = BUF(mem), wide = BUF(mem), list = BUF(mem);

    (void)state; /* not used */
    wrong("[", "must be base64 of JSON");
    wrong("5", "a condition must be an object with one operator");
    wrong("[]", "a condition must be an object with one operator");
    wrong("{}", "a condition must be an object with one operator");
    wrong("{\"==\":[1,1],\"!=\":[1,2]}", "a condition must be an object with one operator");
    wrong("{\"cat\":[\"a\",\"b\"]}", "the operator must be one of ==");
    wrong("{\"===\":[{\"var\":\"n\"},1]}", "the operator must be one of ==");
    wrong("{\"==\":[{\"var\":\"colour\"},1]}", "colour must be one of name, n, active, tags");
    wrong("{\"==\":[{\"var\":5},1]}", "var must have the name of a field");
    wrong("{\"==\":[{\"var\":[\"n\",0]},1]}", "var must have the name of a field");
    wrong("{\"==\":[{\"var\":\"n\"}]}", "== must have a field");
    wrong("{\"==\":[1,1]}", "== must have a field");
    wrong("{\"==\":[{\"var\":\"n\"},{\"var\":\"n\"}]}", "== must have a field");
    wrong("{\">\":[1,{\"var\":\"n\"},3]}", "> must have a field");
    wrong("{\"==\":[{\"var\":\"n\"},\"x\"]}", "n must be compared with a number");
    wrong("{\"==\":[{\"var\":\"n\"},[1]]}", "a field must be compared with a text, a number");
    wrong("{\"<\":[{\"var\":\"tags\"},\"1\"]}", "tags is neither more nor less");
    wrong("{\"<\":[{\"var\":\"n\"},null]}", "null is neither more nor less");
    wrong("{\"in\":[{\"var\":\"n\"},[]]}", "in must have at least one value");
    wrong("{\"in\":[{\"var\":\"n\"},5]}", "in must have a field and a list");
    wrong("{\"in\":[1,{\"var\":\"n\"}]}", "n is no text that could have parts");
    wrong("{\"and\":[]}", "and must have a list of conditions");
    wrong("{\"or\":5}", "or must have a list of conditions");
    wrong("{\"and\":[true]}", "a condition must be an object");
    for (int i = 0; i < FILTER_DEPTH_MAX + 1; i++)
        buf_text(&deep, "{\"!\":");
    buf_text(&deep, "{\"var\":\"n\"}");
    for (int i = 0; i < FILTER_DEPTH_MAX + 1; i++)
        buf_char(&deep, '}');
    wrong(buf_end(&deep).data, "must not be deeper than 16 operators");
    for (int i = 0; i < FILTER_NODES_MAX; i++)
        buf_printf(&wide, "%s{\"var\":\"n\"}", i ? "," : "{\"or\":[");
    buf_text(&wide, "]}");
    wrong(buf_end(&wide).data, "must not have more than 100 comparisons");
    for (int i = 0; i <= FILTER_VALUES_MAX; i++)
        buf_printf(&list, "%s%d", i ? "," : "{\"in\":[{\"var\":\"n\"},[", i);
    buf_text(&list, "]]}");
    wrong(buf_end(&list).data, "must not have more than 100 values");
    arena_free(mem);
}

static void no_base64(void **state)
{
    static const char *const bad[] = { "{}", "é", "AAA*", "====A", "/w==" /* no UTF-8 */ };

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct call         *c = call_of_test(NULL);
        const struct filter *filter;

        assert_false(jsonlogic_read(c, "query", str_of(bad[i]), fields, &filter));
        assert_string_equal(c->errors[0].field, "query");
        call_free(c);
    }
}

#define EACH(CASE) CASE(random_trees_mean_the_same)

int main(void)
{
    static const struct CMUnitTest alone[] = { cmocka_unit_test(what_is_wrong_is_said), cmocka_unit_test(no_base64) };

    if (cmocka_run_group_tests(alone, NULL, NULL))
        return 1;
    STORE_TESTS(EACH);
}
