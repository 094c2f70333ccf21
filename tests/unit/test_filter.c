/* test_filter.c - conditions of requests: OData is read, checked, and means the same in
 * SQLite, in PostgreSQL and in a naive evaluation of the same tree in memory.
 *
 * The property: a random tree is printed as OData with as few or as many parentheses
 * as may be, read back, run as SQL over random rows, and compared with the tree
 * evaluated row by row.
 */
#include "store.h"
#undef fail /* ours has another meaning */
#include "api/ops.h"
#include "api/pi/odata.h"
#include "core/clock.h"
#include "core/json.h"
#include "core/random.h"
#include "core/text.h"
#include "op/call.h"

#define THINGS 60
#define TREES  1500
#define ORDERS 200

/* --- rows ------------------------------------------------------------------ */

struct thing {
    struct id     id, owner;
    str           name, name_fold, code, email_fold;
    int64_t       n, active; /* active: 0, 1 or none */
    double        share;
    struct moment at;
};
static const struct field thing_fields[] = {
    FIELD(thing, id), FIELD(thing, owner), FIELD(thing, name), FIELD(thing, name_fold), FIELD(thing, code),
    FIELD(thing, email_fold), FIELD(thing, n), FIELD(thing, active), FIELD(thing, share), FIELD(thing, at),
};
SHAPE(thing);

static const struct filter_hint hints[] = { { 2, "t.n > 1" }, { -1, "t.n < 0" }, { 0 } };
static const struct filter_field fields[] = {
    { .name = "name", .type = TYPE_TEXT, .column = "t.name", .folded = "t.name_fold", .is_searched = true },
    { .name = "code", .type = TYPE_TEXT, .column = "t.code" },
    { .name = "owner/email", .type = TYPE_TEXT, .folded = "t.email_fold", .is_email = true, .is_searched = true },
    { .name = "n", .type = TYPE_INT, .column = "t.n", .hints = hints },
    { .name = "share", .type = TYPE_NUMBER, .column = "t.share" },
    { .name = "active", .type = TYPE_BOOL, .column = "t.active" },
    { .name = "at", .type = TYPE_TIME, .column = "t.at" },
    { .name = "ownerId", .type = TYPE_ID, .column = "t.owner", .prefix = "ow_", .is_key = true },
    { 0 }
};
enum { NAME, CODE, EMAIL, N, SHARE, ACTIVE, AT, OWNER, FIELDS };

static const char *const texts[] = { "", "Ada", "ada", "ADA LOVELACE", "O'Brien", "100%", "a_b", "axb", "1000",
                                     "a\\b", "a!_b", "!x!", "_", "%_\\!",
                                     "Ärger", "ärger", "STRASSE", "straße", "née", "ne\xcc\x81" "e", "日本", "👩‍🚀 x",
                                     "ab", "aba", "b", "''", "--", ";", ":filter1", "  two  words " };
#define TEXTS (sizeof texts / sizeof texts[0])
static const char *const emails[] = { "ada@x.org", "ada+test@x.org", "bob@y.de", "joann@x.org", "ann@x.org" };
#define EMAILS (sizeof emails / sizeof emails[0])

static struct thing things[THINGS];

static unsigned seed = 1;

static size_t any(size_t n) /* 0..n-1 */
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % n;
}

static bool maybe(size_t one_in)
{
    return any(one_in) == 0;
}

static struct thing thing_new(struct arena *mem, size_t i)
{
    struct thing t = { .id = { (int64_t)i + 1 }, .owner = { (int64_t)any(4) }, .n = (int64_t)any(7) - 3,
                       .active = (int64_t)any(2), .share = (double)any(9) / 4 - 1,
                       .at = { 1700000000000 + 1000 * (int64_t)any(5) },
                       .name = str_of(texts[any(TEXTS)]), .code = str_of(texts[any(TEXTS)]),
                       .email_fold = str_of(emails[any(EMAILS)]) };

    if (maybe(6))
        t.n = maybe(2) ? INT_NULL : 9007199254740993ll;
    if (maybe(6))
        t.active = INT_NULL;
    if (maybe(6))
        t.share = NAN;
    if (maybe(6))
        t.at.ms = 0;
    if (maybe(6))
        t.name = STR_NULL;
    if (maybe(6))
        t.code = STR_NULL;
    if (maybe(6))
        t.email_fold = STR_NULL;
    if (t.name.data)
        t.name_fold = text_fold(mem, t.name);
    return t;
}

/* --- the tree in memory ------------------------------------------------------- */

/* A value of a row as a literal; NONE when it has none. */
static struct filter_value value_of_thing(const struct thing *t, size_t field)
{
    struct filter_value none = { TYPE_NONE, .integer = 0 };
    str                 text = field == NAME ? t->name : field == CODE ? t->code : t->email_fold;

    switch (field) {
    case N:      return t->n == INT_NULL ? none : (struct filter_value){ TYPE_INT, .integer = t->n };
    case SHARE:  return isnan(t->share) ? none : (struct filter_value){ TYPE_NUMBER, .number = t->share };
    case ACTIVE: return t->active == INT_NULL ? none : (struct filter_value){ TYPE_BOOL, .flag = t->active };
    case AT:     return t->at.ms == 0 ? none : (struct filter_value){ TYPE_TIME, .integer = t->at.ms };
    case OWNER:  return t->owner.n == 0 ? none : (struct filter_value){ TYPE_ID, .integer = t->owner.n };
    default:     return text.data ? (struct filter_value){ TYPE_TEXT, .text = text } : none;
    }
}

static int text_order(str a, str b)
{
    size_t n   = a.len < b.len ? a.len : b.len;
    int    cmp = n ? memcmp(a.data, b.data, n) : 0;

    return cmp ? cmp : (a.len > b.len) - (a.len < b.len);
}

static int number_order(struct filter_value a, struct filter_value b)
{
    if (a.type != TYPE_NUMBER && b.type != TYPE_NUMBER)
        return (a.integer > b.integer) - (a.integer < b.integer);
    double x = a.type == TYPE_NUMBER ? a.number : (double)a.integer;
    double y = b.type == TYPE_NUMBER ? b.number : (double)b.integer;

    return (x > y) - (x < y);
}

/* Order of two values that are there; `folded`: as contains and orders see texts. */
static int value_order(struct arena *mem, struct filter_value a, struct filter_value b, bool folded)
{
    if (a.type == TYPE_TEXT)
        return folded ? text_order(text_fold(mem, a.text), text_fold(mem, b.text)) : text_order(a.text, b.text);
    if (a.type == TYPE_BOOL)
        return a.flag - b.flag;
    return number_order(a, b);
}

static bool contains(str text, str part, enum filter_op op)
{
    if (part.len > text.len)
        return false;
    if (op == FILTER_STARTS)
        return part.len == 0 || memcmp(text.data, part.data, part.len) == 0;
    if (op == FILTER_ENDS)
        return part.len == 0 || memcmp(text.data + text.len - part.len, part.data, part.len) == 0;
    return part.len == 0 || memmem(text.data, text.len, part.data, part.len);
}

static bool one_of(struct arena *mem, const struct filter *f, struct filter_value mine)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->values[i].type == TYPE_NONE ? mine.type == TYPE_NONE
            : mine.type != TYPE_NONE && value_order(mem, mine, f->values[i], !f->field->column) == 0)
            return true;
    return false;
}

static bool holds(struct arena *mem, const struct filter *f, const struct thing *t)
{
    struct filter_value mine = { TYPE_NONE, .integer = 0 };
    int                 order;

    if (f->op == FILTER_NOT)
        return !holds(mem, f->left, t);
    if (f->op == FILTER_AND)
        return holds(mem, f->left, t) && holds(mem, f->right, t);
    if (f->op == FILTER_OR)
        return holds(mem, f->left, t) || holds(mem, f->right, t);
    mine = value_of_thing(t, (size_t)(f->field - fields));
    if (f->op == FILTER_EQ || f->op == FILTER_IN)
        return one_of(mem, f, mine);
    if (f->op == FILTER_NE)
        return !one_of(mem, f, mine);
    if (mine.type == TYPE_NONE)
        return false;
    if (f->op >= FILTER_CONTAINS)
        return f->field->folded ? contains(text_fold(mem, mine.text), text_fold(mem, f->values[0].text), f->op)
                                : contains(mine.text, f->values[0].text, f->op);
    order = value_order(mem, mine, f->values[0], !f->field->column);
    return f->op == FILTER_GT ? order > 0 : f->op == FILTER_GE ? order >= 0 : f->op == FILTER_LT ? order < 0
           : order <= 0;
}

/* --- random trees, and how they are written ---------------------------------------- */

/* A literal that fits a field; often one that some row has. */
static struct filter_value literal_new(size_t field, bool takes_null)
{
    static const double numbers[] = { 0.5, -0.25, 1e300, 2, 9007199254740991.0 };
    const struct thing  full = { .owner = { 9 }, .name = STR("Ada"), .code = STR("b"), .email_fold = STR("ann@x.org"),
                                 .n = 2, .share = 0.25, .active = 1, .at = { 1700000000500 } };
    struct filter_value value = value_of_thing(&things[any(THINGS)], field);

    if (takes_null && maybe(8))
        return (struct filter_value){ TYPE_NONE, .integer = 0 };
    if (value.type == TYPE_NONE || value.integer == 9007199254740993ll)
        value = value_of_thing(&full, field);
    if (value.type == TYPE_TEXT && maybe(3))
        value.text = str_of(field == EMAIL ? "ANN@X.org" : texts[any(TEXTS)]);
    if (field == N && maybe(4))
        value = (struct filter_value){ TYPE_NUMBER, .number = numbers[any(2)] };
    if (field == SHARE && maybe(4))
        value.number = numbers[any(5)];
    return value;
}

static const struct filter *compare_new(struct arena *mem)
{
    static const enum filter_op    ops[] = { FILTER_EQ, FILTER_NE, FILTER_IN, FILTER_GT, FILTER_GE, FILTER_LT,
                                             FILTER_LE, FILTER_CONTAINS, FILTER_STARTS, FILTER_ENDS };
    size_t               field = any(FIELDS);
    bool                 is_text = fields[field].type == TYPE_TEXT, unordered = field == ACTIVE || field == OWNER;
    enum filter_op       op = ops[any(unordered ? 3 : is_text ? 10 : 7)];
    size_t               n = op == FILTER_IN ? 1 + any(4) : 1;
    struct filter       *f = ARENA_NEW(mem, struct filter);
    struct filter_value *values = ARENA_ARRAY(mem, struct filter_value, n);

    for (size_t i = 0; i < n; i++)
        values[i] = literal_new(field, op == FILTER_EQ || op == FILTER_NE || op == FILTER_IN);
    *f = (struct filter){ .op = op, .field = &fields[field], .values = values, .n = n };
    return f;
}

static const struct filter *tree_new(struct arena *mem, size_t depth)
{
    struct filter *f;
    size_t         kind = any(4);

    if (depth == 0 || kind == 0)
        return compare_new(mem);
    f     = ARENA_NEW(mem, struct filter);
    f->op = kind == 1 ? FILTER_NOT : kind == 2 ? FILTER_AND : FILTER_OR;
    f->left = tree_new(mem, depth - 1);
    if (f->op != FILTER_NOT)
        f->right = tree_new(mem, depth - 1);
    return f;
}

static void text_print(struct buf *b, str text)
{
    buf_char(b, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\'')
            buf_char(b, '\'');
        buf_char(b, text.data[i]);
    }
    buf_char(b, '\'');
}

static void literal_print(struct buf *b, struct filter_value v)
{
    char id[14];
    bool bare;

    switch (v.type) {
    case TYPE_NONE:   buf_text(b, maybe(2) ? "null" : "NULL"); break;
    case TYPE_BOOL:   buf_text(b, v.flag ? "true" : "false"); break;
    case TYPE_INT:    buf_int(b, v.integer); break;
    case TYPE_NUMBER: buf_printf(b, "%.17g", v.number); break;
    case TYPE_ID:
        id_text(v.integer, id);
        buf_printf(b, "'ow_%s'", id);
        break;
    case TYPE_TIME:
        bare = maybe(2);
        buf_text(b, bare ? "" : "'");
        clock_write(b, v.integer, maybe(2) ? 7 : -1);
        buf_text(b, bare ? "" : "'");
        break;
    default:          text_print(b, v.text);
    }
}

static const char *const words[] = { [FILTER_EQ] = "eq", [FILTER_NE] = "ne", [FILTER_GT] = "gt", [FILTER_GE] = "ge",
                                     [FILTER_LT] = "lt", [FILTER_LE] = "le", [FILTER_CONTAINS] = "contains",
                                     [FILTER_STARTS] = "startswith", [FILTER_ENDS] = "endswith" };
static const enum filter_op turned[] = { [FILTER_EQ] = FILTER_EQ, [FILTER_NE] = FILTER_NE, [FILTER_GT] = FILTER_LT,
                                         [FILTER_GE] = FILTER_LE, [FILTER_LT] = FILTER_GT, [FILTER_LE] = FILTER_GE };

static void compare_print(struct buf *b, const struct filter *f)
{
    if (f->op == FILTER_IN) {
        buf_printf(b, "%s in%s(", f->field->name, maybe(2) ? " " : "");
        for (size_t i = 0; i < f->n; i++) {
            buf_text(b, i ? "," : "");
            literal_print(b, f->values[i]);
        }
        buf_char(b, ')');
    } else if (f->op >= FILTER_CONTAINS) {
        buf_printf(b, "%s(%s, ", words[f->op], f->field->name);
        literal_print(b, f->values[0]);
        buf_char(b, ')');
    } else if (maybe(3)) {
        literal_print(b, f->values[0]);
        buf_printf(b, " %s %s", words[turned[f->op]], f->field->name);
    } else {
        buf_printf(b, "%s  %s ", f->field->name, words[f->op]);
        literal_print(b, f->values[0]);
    }
}

/* `strength` of what stands around: 0 nothing, 1 or, 2 and, 3 not. */
static void tree_print(struct buf *b, const struct filter *f, int strength)
{
    int  own = f->op == FILTER_OR ? 1 : f->op == FILTER_AND ? 2 : f->op == FILTER_NOT ? 3 : 4;
    bool parentheses = own < strength || (own < 4 && maybe(5));

    buf_text(b, parentheses ? "(" : "");
    if (f->op == FILTER_NOT) {
        buf_text(b, "not ");
        tree_print(b, f->left, 3);
    } else if (own < 4) {
        tree_print(b, f->left, own);
        buf_text(b, own == 1 ? " or " : maybe(4) ? " AND " : " and ");
        tree_print(b, f->right, own);
    } else {
        compare_print(b, f);
    }
    buf_text(b, parentheses ? " )" : "");
}

static void assert_same(str asked, str got, str want)
{
    if (!str_eq(got, want))
        print_error("%s\ngives %s\nnot   %s\n", asked.data, got.data, want.data);
    assert_true(str_eq(got, want));
}

/* --- asking ------------------------------------------------------------------------- */

#define LIST_SQL                                                                                      \
    "SELECT t.id, t.name FROM thing t WHERE t.workspace_id = :workspace_id AND t.id > 0"              \
    " ORDER BY t.id LIMIT :limit OFFSET :offset"

struct shown { struct id id; str name; };
static const struct field shown_fields[] = {
    FIELD(shown, id, .prefix = "th_"), FIELD(shown, name, .flags = NULLABLE),
};
SHAPE(shown);

static const struct op list_op = { OP("things.list"), .method = GET, .path = "/things", .perm = PERM_PUBLIC,
                                   .summary = "List", .in = &odata_search_shape, .out = &shown_shape,
                                   .flags = OP_LIST, .list = "rows", .status = 200, .run = run_rows,
                                   .source = "test", .sql = LIST_SQL };

static struct family  family;
static struct server  server;
static const struct family *const families_of_test[] = { &family, NULL };

static struct call *call_of_test(struct store *s)
{
    struct call *c;

    family = family_native;
    server = (struct server){ .db = s ? s->db : NULL, .families = families_of_test, .now_ms = clock_now_ms };
    c        = call_new(&server, 7, "key");
    c->op    = &list_op;
    c->limit = THINGS;
    return c;
}

static bool list_step(struct call *c, void *arg)
{
    c->in = arg;
    return odata_list(c, arg, fields);
}

/* The ids of a page, "1 5 7", and its total behind a slash; or the error. */
static str listed(struct store *s, struct arena *mem, const struct odata *in, int64_t limit, int64_t offset)
{
    struct call *c = call_of_test(s);
    struct buf   b = BUF(mem);
    const char  *message;
    json_t      *json, *row;
    size_t       i;

    c->limit  = limit;
    c->offset = offset;
    if (!call_read(c, list_step, (void *)(uintptr_t)in)) {
        buf_printf(&b, "%d %s: %s", c->errors[0].status, c->errors[0].field ? c->errors[0].field : "",
                   c->errors[0].message);
    } else {
        json = json_read(buf_end(&c->reply.body), JSON_DEPTH_MAX, &message);
        json_array_foreach(json_object_get(json, "rows"), i, row) {
            int64_t id = 0;

            assert_true(id_read(str_from(json_str(json_object_get(row, "id")), 3), &id));
            buf_printf(&b, "%lld ", (long long)id);
        }
        buf_printf(&b, "/%lld", (long long)json_integer_value(json_object_get(json, "total")));
        json_close(json);
    }
    call_free(c);
    return buf_end(&b);
}

static str filtered(struct store *s, struct arena *mem, const char *filter)
{
    return listed(s, mem, &(struct odata){ .filter = str_of(filter) }, THINGS, 0);
}

static bool add_things(struct work *w, struct db_conn *conn)
{
    w->result = db_many(conn, "INSERT INTO thing (workspace_id, id, owner, name, name_fold, code, email_fold, n, active,"
                        " share, at) VALUES (7, :id, nullif(:owner, 0), :name, :name_fold, :code, :email_fold, :n,"
                        " :active, :share, :at)", &thing_shape, things, THINGS, NULL, 0, &w->changes);
    return w->result == DB_DONE;
}

static void make_things(struct store *s)
{
    struct work w = { .run = add_things };

    seed = s->postgres ? 77 : 5;
    write_sql(s, "CREATE TABLE thing (workspace_id BIGINT, id BIGINT, owner BIGINT, name TEXT, name_fold TEXT,"
              " code TEXT, email_fold TEXT, n BIGINT, active INTEGER, share DOUBLE PRECISION, at BIGINT,"
              " PRIMARY KEY (workspace_id, id))");
    for (size_t i = 0; i < THINGS; i++)
        things[i] = thing_new(s->mem, i);
    work_add(s, &w);
    assert_true(work_wait(&w));
    write_sql(s, "INSERT INTO thing (workspace_id, id, name) VALUES (8, 1, 'Ada')"); /* another tenant's */
}

/* --- cases --------------------------------------------------------------------------- */

static void random_trees_mean_the_same(void **state)
{
    struct store *s = *state;

    make_things(s);
    for (int n = 0; n < TREES; n++) {
        struct arena        *mem  = arena_new((size_t)16 << 20);
        const struct filter *tree = tree_new(mem, 1 + any(4));
        struct buf           text = BUF(mem), want = BUF(mem);
        size_t               found = 0;
        str                  got;

        tree_print(&text, tree, 0);
        for (size_t i = 0; i < THINGS; i++)
            if (holds(mem, tree, &things[i])) {
                buf_printf(&want, "%zu ", i + 1);
                found++;
            }
        buf_printf(&want, "/%zu", found);
        got = filtered(s, mem, buf_end(&text).data);
        assert_same(buf_end(&text), got, buf_end(&want));
        arena_free(mem);
    }
}

static struct { struct arena *mem; size_t fields[3]; bool descending[3]; size_t n; } sorting;

static int things_order(const void *a, const void *b)
{
    const struct thing *x = a, *y = b;

    for (size_t i = 0; i < sorting.n; i++) {
        struct filter_value p = value_of_thing(x, sorting.fields[i]), q = value_of_thing(y, sorting.fields[i]);
        int order = p.type == TYPE_NONE || q.type == TYPE_NONE ? (p.type != TYPE_NONE) - (q.type != TYPE_NONE)
                    : value_order(sorting.mem, p, q, fields[sorting.fields[i]].folded != NULL);

        if (order)
            return sorting.descending[i] ? -order : order;
    }
    return (x->id.n > y->id.n) - (x->id.n < y->id.n);
}

static void random_orders_are_the_same(void **state)
{
    struct store *s = *state;

    make_things(s);
    for (int n = 0; n < ORDERS; n++) {
        struct arena *mem = arena_new((size_t)16 << 20);
        struct buf    text = BUF(mem), want = BUF(mem);
        struct thing  sorted[THINGS];
        size_t        offset = any(THINGS), limit = 1 + any(20);
        str           got;

        sorting.mem = mem;
        sorting.n   = 1 + any(3);
        for (size_t i = 0; i < sorting.n; i++) {
            sorting.fields[i]     = any(FIELDS);
            sorting.descending[i] = maybe(2);
            buf_printf(&text, "%s%s%s", i ? ", " : "", fields[sorting.fields[i]].name,
                       sorting.descending[i] ? " desc" : maybe(2) ? " ASC" : "");
        }
        memcpy(sorted, things, sizeof sorted);
        qsort(sorted, THINGS, sizeof *sorted, things_order);
        for (size_t i = offset; i < offset + limit && i < THINGS; i++)
            buf_printf(&want, "%lld ", (long long)sorted[i].id.n);
        buf_printf(&want, "/%d", THINGS);
        got = listed(s, mem, &(struct odata){ .orderby = buf_end(&text) }, (int64_t)limit, (int64_t)offset);
        assert_same(buf_end(&text), got, buf_end(&want));
        arena_free(mem);
    }
}

/* The widest and deepest filters that are taken: both databases can run them. */
static void filters_at_their_limits_run(void **state)
{
    struct store *s = *state;
    struct buf    deep = BUF(s->mem), wide = BUF(s->mem), list = BUF(s->mem);

    make_things(s);
    for (int i = 0; i < FILTER_DEPTH_MAX - 1; i++)
        buf_printf(&deep, "contains(name,'%d') or n ne %d and (", i, i);
    buf_text(&deep, "n eq 1 or n ne 1");
    for (int i = 0; i < FILTER_DEPTH_MAX - 1; i++)
        buf_char(&deep, ')');
    assert_true(str_has(filtered(s, s->mem, buf_end(&deep).data), '/'));
    for (int i = 0; i < 50; i++) /* 50 comparisons, 49 ors */
        buf_printf(&wide, "%sn eq %d", i ? " or " : "", i);
    assert_true(str_has(filtered(s, s->mem, buf_end(&wide).data), '/'));
    for (int i = 0; i < FILTER_VALUES_MAX; i++)
        buf_printf(&list, "%s'%d'", i ? "," : "code in (", i);
    buf_char(&list, ')');
    assert_string_equal(filtered(s, s->mem, buf_end(&list).data).data, "/0");
}

static str searched(struct store *s, const char *search, const char *in)
{
    return listed(s, s->mem, &(struct odata){ .search = str_of(search), .searchfields = str_of(in) }, THINGS, 0);
}

static void search_finds_words_and_addresses(void **state)
{
    struct store *s = *state;

    for (size_t i = 0; i < THINGS; i++)
        things[i] = (struct thing){ .id = { (int64_t)i + 1 }, .n = 1, .active = 0, .share = 0,
                                    .name = STR("x"), .name_fold = STR("x") };
    make_things(s);
    write_sql(s, "DELETE FROM thing WHERE id > 4");
    write_sql(s, "UPDATE thing SET name_fold = 'ada lovelace', email_fold = 'ada+test@x.org' WHERE id = 1");
    write_sql(s, "UPDATE thing SET name_fold = 'ann smith', email_fold = 'ann@x.org' WHERE id = 2");
    write_sql(s, "UPDATE thing SET name_fold = 'jo ann', email_fold = 'joann@x.org' WHERE id = 3");
    write_sql(s, "UPDATE thing SET name_fold = '100% ä', email_fold = NULL WHERE id = 4");
    assert_string_equal(searched(s, "LOVELACE ada", "").data, "1 /1");
    assert_string_equal(searched(s, "ada+test@x.org", "").data, "1 /1");
    assert_string_equal(searched(s, "ada test@x.org", "owner/email").data, "1 /1"); /* the plus became a space */
    assert_string_equal(searched(s, "\"ada test@x.org\"", "").data, "1 /1");
    assert_string_equal(searched(s, "ann@x.org", "email").data, "2 /1"); /* not joann@x.org */
    assert_string_equal(searched(s, "ann@x", "email").data, "2 3 /2");
    assert_string_equal(searched(s, "ann", "name").data, "2 3 /2");
    assert_string_equal(searched(s, "\"jo ann\"", "").data, "3 /1");
    assert_string_equal(searched(s, "100%", "").data, "4 /1");
    assert_string_equal(searched(s, "%", "").data, "4 /1");
    assert_string_equal(searched(s, "Ä", "").data, "4 /1");
    assert_string_equal(searched(s, "  ", "").data, "1 2 3 4 /4");
    assert_string_equal(filtered(s, s->mem, "email eq 'ADA test@x.org'").data, "1 /1");
    assert_true(str_starts(searched(s, "a b c d e f g h i", ""), "400 $search: must not have more than 8 words"));
    assert_true(str_starts(searched(s, "a", "nothing"), "400 searchfields: nothing must be one of name, code, "));
    assert_true(str_starts(searched(s, "a", "n"), "400 $search: n is no text"));
}

/* What is wrong with a filter; the store is not asked. */
static void wrong(const char *filter, const char *message)
{
    struct call  *c = call_of_test(NULL);
    struct odata  in = { .filter = str_of(filter) };
    struct refine refine;

    assert_true(str_is_utf8(in.filter));
    assert_false(odata_read(c, &in, fields, &refine));
    assert_int_equal(c->errors_n, 1);
    assert_int_equal(c->errors[0].status, 400);
    assert_string_equal(c->errors[0].field, "$filter");
    assert_same(in.filter, (str){ c->errors[0].message, strnlen(c->errors[0].message, strlen(message)) },
                str_of(message));
    call_free(c);
}

static str repeat(struct arena *mem, const char *text, int n)
{
    struct buf b = BUF(mem);

    while (n--)
        buf_text(&b, text);
    return buf_end(&b);
}

static void what_is_wrong_is_said(void **state)
{
    struct arena *mem = arena_new(1 << 20);

    (void)state;
    wrong("colour eq 'red'", "at character 1: colour must be one of name, code, owner/email, n,");
    wrong("name eq", "at character 8: it ends where a value");
    wrong("name", "at character 5: it ends where an operator");
    wrong("name equals 'x'", "at character 6: must be an operator: eq, ne,");
    wrong("name = 'x'", "at character 6: must be an operator");
    wrong("n eq 'x'", "at character 6: n must be compared with a number");
    wrong("name eq 5", "at character 9: name must be compared with a text");
    wrong("active eq 1", "at character 11: active must be compared with true or false");
    wrong("active gt true", "at character 11: active is neither more nor less");
    wrong("ownerId gt 'ow_0'", "at character 12: ownerId is neither more nor less");
    wrong("at gt 'yesterday'", "at character 7: at must be compared with a time");
    wrong("at gt 2026-02-30", "at character 7: must be a number, or a time");
    wrong("n eq 12x", "at character 6: must be a number, or a time");
    wrong("n eq 9007199254740992", "at character 6: n must be compared");
    wrong("n eq 1e400", "at character 6: must be a number");
    wrong("n gt null", "at character 6: null is neither more nor less");
    wrong("contains(name, null)", "at character 16: null is neither");
    wrong("contains(n, '1')", "at character 13: n is no text");
    wrong("contains(name 'x')", "at character 15: must be a comma");
    wrong("contains(name, 'x'", "at character 19: it ends where a closing parenthesis");
    wrong("contains('x', name)", "at character 10: must be a member");
    wrong("substringof('x', name)", "at character 1: must be a member, or one of the functions contains");
    wrong("name eq 'x", "at character 9: the text does not end");
    wrong("näme eq 'x'", "at character 1: näme must be one of");
    wrong("€ eq 'x'", "at character 1: € must be one of");
    wrong("@ eq 'x'", "at character 1: must be a member");
    wrong("name eq 'é' und n eq 1", "at character 13: must be and, or, or the end");
    wrong("(n eq 1", "at character 8: it ends where and, or, or a closing parenthesis");
    wrong("n eq 1)", "at character 7: must be and, or, or the end");
    wrong("n in 1", "at character 6: must be a list");
    wrong("n in ()", "at character 7: must be a value");
    wrong("n in (1,)", "at character 9: must be a value");
    wrong("n in (1 2)", "at character 9: must be a comma or a closing parenthesis");
    wrong("1 in (n)", "at character 3: must be an operator: eq, ne, gt, ge, lt or le");
    wrong("1 eq 1", "at character 6: must be a member");
    wrong("n eq share", "at character 6: must be a value");
    wrong("true", "at character 5: it ends where an operator");
    wrong("not", "at character 4: it ends where a member");
    wrong("name eq 'x'; DROP TABLE thing", "at character 12: must be and, or");
    wrong("name eq 'x' or 1=1 --", "at character 17: must be an operator");
    wrong(str_printf(mem, "%sn eq 1%s", repeat(mem, "(", 16).data, repeat(mem, ")", 16).data).data,
          "at character 17: must not be nested deeper than 16");
    wrong(str_printf(mem, "%sn eq 1", repeat(mem, "not ", 16).data).data,
          "at character 65: must not be nested deeper than 16");
    wrong(str_printf(mem, "n eq 1%s", repeat(mem, " or n eq 1", 50).data).data, "must not have more than 100 comp");
    wrong(str_printf(mem, "n in (1%s)", repeat(mem, ",1", 100).data).data, "at character 207: a list must not have");
    wrong(str_printf(mem, "n in (1%s) or n in (1,2)", repeat(mem, ",1", 98).data).data,
          "at character 215: must not have more than 100 values");
    arena_free(mem);
}

static void select_and_orderby_name_members(void **state)
{
    static const struct { struct odata in; const char *field, *message; } cases[] = {
        { { .select = { "colour", 6 } }, "$select", "must name members among id, name" },
        { { .select = { "id,,name", 8 } }, "$select", "must name members among id, name" },
        { { .orderby = { "colour", 6 } }, "$orderby", "at character 1: colour must be one of" },
        { { .orderby = { "n up", 4 } }, "$orderby", "at character 3: must be asc, desc or a comma" },
        { { .orderby = { "n desc name", 11 } }, "$orderby", "at character 8: must be asc, desc or a comma" },
        { { .orderby = { "'n'", 3 } }, "$orderby", "at character 1: must be a member" },
        { { .orderby = { "n,n,n,n,n,n,n,n,n", 17 } }, "$orderby", "must not have more than 8 members" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct call  *c = call_of_test(NULL);
        struct refine refine;

        assert_false(odata_read(c, &cases[i].in, fields, &refine));
        assert_string_equal(c->errors[0].field, cases[i].field);
        assert_memory_equal(c->errors[0].message, cases[i].message, strlen(cases[i].message));
        call_free(c);
    }
}

static void rows_have_the_selected_members_only(void **state)
{
    struct call  *c = call_of_test(NULL);
    struct odata  in = { .select = STR(" Name") };
    struct shown  row = { { 5 }, STR("Ada") };
    struct buf    b = BUF(c->mem);
    struct refine refine;

    (void)state;
    assert_true(odata_read(c, &in, fields, &refine));
    assert_null(refine.filter);
    encode(c, &b, &shown_shape, &row);
    assert_string_equal(buf_end(&b).data, "{\"name\":\"Ada\"}");
    call_free(c);
}

#define EACH(CASE)                                                                                        \
    CASE(random_trees_mean_the_same) CASE(random_orders_are_the_same) CASE(filters_at_their_limits_run)   \
    CASE(search_finds_words_and_addresses)

int main(void)
{
    static const struct CMUnitTest alone[] = {
        cmocka_unit_test(what_is_wrong_is_said), cmocka_unit_test(select_and_orderby_name_members),
        cmocka_unit_test(rows_have_the_selected_members_only),
    };

    if (cmocka_run_group_tests(alone, NULL, NULL))
        return 1;
    STORE_TESTS(EACH);
}
