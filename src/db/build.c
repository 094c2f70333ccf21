/* build.c - statements put together from static tables, and from what a request
 * asks of a list (db/filter.h), whose literals are bound.
 *
 * The text of a statement is its name in the caches of all connections, so it
 * must keep its address for the life of the process, and two calls must get the
 * same one.  That is why the table of what was built stands here, static and
 * under a lock, and not in some server: it holds nothing but what the program's
 * own shapes determine.
 */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include "core/arena.h"
#include "core/buf.h"
#include "core/text.h"
#include "db/db.h"
#include "db/filter.h"
#include "db/statement.h"

#define BUILT_BYTES_MAX ((size_t)64 << 20)
#define BUILT_BUCKETS   256
/* Clients choose which fields they change, so the number of UPDATEs is theirs. */
#define UPDATES_MAX     1000
#define ONCE_BYTES_MAX  16384

struct built {
    struct built *next;
    const void   *what, *shape; /* table and shape, or the select and NULL */
    uint64_t      given;
    char          kind;
    const char   *text;
};

static pthread_mutex_t built_lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena   *built_mem;
static struct built   *built_buckets[BUILT_BUCKETS];
static size_t          updates_n;

static bool is_column(const struct field *f)
{
    return f->type != TYPE_UPLOAD;
}

/* --- texts --------------------------------------------------------------- */

static void insert_text(struct buf *b, const char *table, const struct shape *shape)
{
    bool own = shape_field(shape, STR("workspace_id")) != NULL;

    buf_printf(b, "INSERT INTO %s (%s", table, own ? "" : "workspace_id");
    for (size_t i = 0, n = !own; i < shape->n; i++)
        if (is_column(&shape->fields[i]))
            buf_printf(b, "%s%s", n++ ? ", " : "", shape->fields[i].name);
    buf_printf(b, ") VALUES (%s", own ? "" : ":workspace_id");
    for (size_t i = 0, n = !own; i < shape->n; i++)
        if (is_column(&shape->fields[i]))
            buf_printf(b, "%s:%s", n++ ? ", " : "", shape->fields[i].name);
    buf_text(b, ") RETURNING *");
}

static bool is_changed(const struct shape *shape, size_t i, uint64_t given)
{
    str name = str_of(shape->fields[i].name);

    return i < 64 && (given >> i & 1) && is_column(&shape->fields[i]) && !str_is(name, "id") &&
           !str_is(name, "workspace_id");
}

static void update_text(struct buf *b, const char *table, const struct shape *shape, uint64_t given)
{
    size_t n = 0;

    buf_printf(b, "UPDATE %s SET ", table);
    for (size_t i = 0; i < shape->n; i++)
        if (is_changed(shape, i, given))
            buf_printf(b, "%s%s = :%s", n++ ? ", " : "", shape->fields[i].name, shape->fields[i].name);
    if (n == 0) { /* nothing to set: the row as it is */
        b->len = 0;
        buf_printf(b, "SELECT * FROM %s", table);
    }
    buf_printf(b, " WHERE workspace_id = :workspace_id AND id = :id%s", n ? " RETURNING *" : "");
}

/* The select up to its last ORDER BY, or LIMIT where there is none, outside of
 * all parentheses. */
static str without_order(str select)
{
    str    rest = select, token;
    size_t order = 0, limit = 0;
    int    depth = 0;

    while (sql_next(&rest, &token) != SQL_END) {
        if (str_is(token, "("))
            depth++;
        else if (str_is(token, ")"))
            depth--;
        else if (depth == 0 && str_is_nocase(token, "order"))
            order = (size_t)(token.data - select.data);
        else if (depth == 0 && !limit && str_is_nocase(token, "limit"))
            limit = (size_t)(token.data - select.data);
    }
    return str_trim((str){ select.data, order ? order : limit ? limit : select.len });
}

static void count_half(struct buf *b, str select)
{
    buf_text(b, "SELECT count(*) AS n FROM (");
    buf_str(b, without_order(select));
    buf_text(b, ") AS counted");
}

static void count_text(struct buf *b, const char *select)
{
    if (select[0] != SQL2("", "")[0]) {
        count_half(b, str_of(select));
        return;
    }
    buf_char(b, SQL2("", "")[0]);
    count_half(b, sql_variant(select, false));
    buf_char(b, SQL2("", "")[1]);
    count_half(b, sql_variant(select, true));
}

/* --- the table ----------------------------------------------------------- */

static struct built **bucket_of(const struct built *key)
{
    uint64_t hash = (uintptr_t)key->what * 31 + (uintptr_t)key->shape;

    hash = hash * 31 + key->given + (uint64_t)key->kind;
    return &built_buckets[hash * 0x9e3779b97f4a7c15u >> 32 & (BUILT_BUCKETS - 1)];
}

static const char *built_find(const struct built *key)
{
    for (const struct built *b = *bucket_of(key); b; b = b->next)
        if (b->what == key->what && b->shape == key->shape && b->given == key->given && b->kind == key->kind)
            return b->text;
    return NULL;
}

static const char *text_of(const struct built *key)
{
    struct buf b = BUF(built_mem);

    if (key->kind == 'i')
        insert_text(&b, key->what, key->shape);
    else if (key->kind == 'u')
        update_text(&b, key->what, key->shape, key->given);
    else
        count_text(&b, key->what);
    return buf_end(&b).data;
}

static const char *built_keep(const struct built *key)
{
    struct built **bucket = bucket_of(key), *b = ARENA_NEW(built_mem, struct built);

    *b      = *key;
    b->text = text_of(key);
    b->next = *bucket;
    *bucket = b;
    return b->text;
}

/* A text that the connections do not keep either, in memory of the thread
 * because the caller has no other to give. */
static const char *built_once(const struct built *key)
{
    static _Thread_local char text[ONCE_BYTES_MAX];
    struct arena_mark         mark = arena_mark(built_mem);
    int                       len  = snprintf(text, sizeof text, SQL_ONCE "%s", text_of(key));

    assert(len < ONCE_BYTES_MAX); /* 63 fields of reasonable names */
    arena_rewind(built_mem, mark);
    return text;
}

static const char *built_text(const struct built *key)
{
    const char *text;

    pthread_mutex_lock(&built_lock);
    if (!built_mem)
        built_mem = arena_new(BUILT_BYTES_MAX);
    text = built_find(key);
    if (!text && key->kind == 'u' && updates_n == UPDATES_MAX) {
        text = built_once(key);
    } else if (!text) {
        updates_n += key->kind == 'u';
        text = built_keep(key);
    }
    pthread_mutex_unlock(&built_lock);
    return text;
}

const char *db_build_insert(const char *table, const struct shape *shape)
{
    return built_text(&(struct built){ .kind = 'i', .what = table, .shape = shape });
}

const char *db_build_update(const char *table, const struct shape *shape, uint64_t given)
{
    return built_text(&(struct built){ .kind = 'u', .what = table, .shape = shape, .given = given });
}

const char *db_build_count(const char *select)
{
    return built_text(&(struct built){ .kind = 'c', .what = select });
}

/* --- what a request asks of a list ---------------------------------------- */

/* A condition while it is written, and the literals it has met. */
struct condition {
    struct buf           out;
    bool                 postgres;
    struct field        *fields; /* of the source of its parameters: filter1, filter2, ... */
    struct filter_value *values;
    size_t               n;
};

/* Writes the name of a parameter that has this value. */
static void value_write(struct condition *k, struct filter_value value)
{
    static const enum field_type bound[] = {
        [TYPE_BOOL] = TYPE_BOOL, [TYPE_INT] = TYPE_INT, [TYPE_NUMBER] = TYPE_NUMBER, [TYPE_TEXT] = TYPE_TEXT,
        [TYPE_TIME] = TYPE_INT, [TYPE_ID] = TYPE_INT, /* as integers: none of them stands for null */
    };
    str name = str_printf(k->out.mem, ":filter%zu", k->n + 1);

    assert(k->n < FILTER_VALUES_MAX);
    k->values[k->n] = value;
    k->fields[k->n] = (struct field){
        .name = name.data + 1, .type = bound[value.type],
        .offset = k->n * sizeof value + offsetof(struct filter_value, integer),
    };
    k->n++;
    buf_str(&k->out, name);
}

static const char *column_of(const struct filter_field *f)
{
    return f->column ? f->column : f->folded;
}

/* The order of texts is that of their bytes in both databases. */
static const char *collation(const struct condition *k, const struct filter_field *f)
{
    return k->postgres && f->type == TYPE_TEXT ? " COLLATE \"C\"" : "";
}

/* The hint for one value asked for; NULL when there is none. */
static const char *hint_of(const struct filter *f, bool negated)
{
    const struct filter_hint *h = f->n == 1 && !negated ? f->field->hints : NULL;

    while (h && h->condition && (f->values[0].type != TYPE_INT || f->values[0].integer != h->value))
        h++;
    return h ? h->condition : NULL;
}

/* eq, ne and in: is it one of the values?  A null among them stands for no value. */
static void one_of_write(struct condition *k, const struct filter *f, bool negated)
{
    const char *column = column_of(f->field), *between = "";
    const char *hint = hint_of(f, negated);
    size_t      nulls = 0;
    bool        or_null;

    for (size_t i = 0; i < f->n; i++)
        nulls += f->values[i].type == TYPE_NONE;
    if (nulls == f->n) {
        buf_printf(&k->out, "%s IS %sNULL", column, negated ? "NOT " : "");
        return;
    }
    or_null = (nulls > 0) != negated;
    if (hint)
        buf_printf(&k->out, "(%s AND ", hint);
    buf_printf(&k->out, "%s%s %sIN (", or_null ? "(" : "", column, negated ? "NOT " : "");
    for (size_t i = 0; i < f->n; i++) {
        if (f->values[i].type == TYPE_NONE)
            continue;
        buf_text(&k->out, between);
        value_write(k, f->values[i]);
        between = ", ";
    }
    buf_text(&k->out, hint ? "))" : ")");
    if (or_null)
        buf_printf(&k->out, " OR %s IS NULL)", column);
}

/* The same of a field of many values: is one of them among those asked for? */
static void among_write(struct condition *k, const struct filter *f, bool negated)
{
    const char *open = "IN (";
    bool        or_none = false;

    buf_text(&k->out, negated ? "NOT (" : "(");
    for (size_t i = 0; i < f->n; i++) {
        if (f->values[i].type == TYPE_NONE) {
            or_none = true;
            continue;
        }
        if (open[0] == 'I')
            buf_printf(&k->out, "EXISTS (SELECT 1 FROM %s AND %s ", f->field->among, column_of(f->field));
        buf_text(&k->out, open);
        value_write(k, f->values[i]);
        open = ", ";
    }
    buf_text(&k->out, open[0] == 'I' ? "" : "))");
    if (or_none)
        buf_printf(&k->out, "%sNOT EXISTS (SELECT 1 FROM %s)", open[0] == 'I' ? "" : " OR ", f->field->among);
    buf_char(&k->out, ')');
}

static void equal_write(struct condition *k, const struct filter *f, bool negated)
{
    if (f->field->among)
        among_write(k, f, negated);
    else
        one_of_write(k, f, negated);
}

static void compare_write(struct condition *k, const struct filter *f, bool negated)
{
    static const char *const signs[][2] = { [FILTER_GT] = { ">", "<=" }, [FILTER_GE] = { ">=", "<" },
                                            [FILTER_LT] = { "<", ">=" }, [FILTER_LE] = { "<=", ">" } };
    const char *column = column_of(f->field);

    buf_printf(&k->out, "%s%s%s %s ", negated ? "(" : "", column, collation(k, f->field),
               signs[f->op][negated]);
    value_write(k, f->values[0]);
    if (negated)
        buf_printf(&k->out, " OR %s IS NULL)", column);
}

/* A part of a folded text, in any case. */
static void folded_write(struct condition *k, const struct filter *f)
{
    str like = text_like(k->out.mem, f->op == FILTER_STARTS ? "" : "%", f->values[0].text,
                       f->op == FILTER_ENDS ? "" : "%");

    buf_printf(&k->out, "%s LIKE ", f->field->folded);
    value_write(k, (struct filter_value){ TYPE_TEXT, .text = like });
    buf_text(&k->out, " ESCAPE '!'");
}

/* A part of a text as it is: LIKE would not look at the case of ASCII on SQLite. */
static void part_write(struct condition *k, const struct filter *f)
{
    const char *column = f->field->column;

    if (f->op == FILTER_CONTAINS) {
        buf_printf(&k->out, "%s(%s, ", k->postgres ? "strpos" : "instr", column);
        value_write(k, f->values[0]);
        buf_text(&k->out, ") > 0");
        return;
    }
    if (f->op == FILTER_STARTS)
        buf_printf(&k->out, "substr(%s, 1, length(:filter%zu)) = ", column, k->n + 1);
    else
        buf_printf(&k->out, "length(%s) >= length(:filter%zu) AND substr(%s, length(%s) - length(:filter%zu) + 1)"
                   " = ", column, k->n + 1, column, column, k->n + 1);
    value_write(k, f->values[0]);
}

static void contains_write(struct condition *k, const struct filter *f, bool negated)
{
    const char *column = f->field->folded ? f->field->folded : f->field->column;

    if (f->values[0].text.len == 0) { /* every text has the empty one in it */
        buf_printf(&k->out, "%s IS %sNULL", column, negated ? "" : "NOT ");
        return;
    }
    buf_text(&k->out, negated ? "(NOT (" : "(");
    if (f->field->folded)
        folded_write(k, f);
    else
        part_write(k, f);
    if (negated)
        buf_printf(&k->out, ") OR %s IS NULL", column);
    buf_char(&k->out, ')');
}

/* Negation is carried down to the comparisons, where null has its say. */
static void filter_write(struct condition *k, const struct filter *f, bool negated, bool inside_and)
{
    bool is_and = (f->op == FILTER_AND) != negated;

    switch (f->op) {
    case FILTER_NOT:
        filter_write(k, f->left, !negated, inside_and);
        return;
    case FILTER_AND:
    case FILTER_OR:
        buf_text(&k->out, inside_and && !is_and ? "(" : "");
        filter_write(k, f->left, negated, is_and);
        buf_text(&k->out, is_and ? " AND " : " OR ");
        filter_write(k, f->right, negated, is_and);
        buf_text(&k->out, inside_and && !is_and ? ")" : "");
        return;
    case FILTER_EQ:
    case FILTER_IN:
        equal_write(k, f, negated);
        return;
    case FILTER_NE:
        equal_write(k, f, !negated);
        return;
    case FILTER_CONTAINS:
    case FILTER_STARTS:
    case FILTER_ENDS:
        contains_write(k, f, negated);
        return;
    default:
        compare_write(k, f, negated);
    }
}

/* Null is the lowest, as SQLite has it. */
static void orders_write(struct condition *k, const struct refine *refine)
{
    for (size_t i = 0; i < refine->orders_n; i++) {
        const struct filter_field *f = refine->orders[i].field;

        buf_printf(&k->out, "%s%s %s, ", f->folded ? f->folded : f->column, collation(k, f),
                   refine->orders[i].descending ? "DESC NULLS LAST" : "ASC NULLS FIRST");
    }
}

/* Does it ask for rows by a key, whatever else it asks? */
static bool is_by_key(const struct filter *f)
{
    if (f->op == FILTER_AND)
        return is_by_key(f->left) || is_by_key(f->right);
    return (f->op == FILTER_EQ || f->op == FILTER_IN) && f->field->is_key && f->values[0].type != TYPE_NONE;
}

const char *db_build_refined(struct arena *mem, bool postgres, const char *select,
                             const struct refine *refine, struct db_source *values)
{
    struct condition k = { BUF(mem), postgres, ARENA_ARRAY(mem, struct field, FILTER_VALUES_MAX),
                           ARENA_ARRAY(mem, struct filter_value, FILTER_VALUES_MAX), 0 };
    struct shape    *shape = ARENA_NEW(mem, struct shape);
    str              all = sql_variant(select, postgres), kept = without_order(all);
    str              order = str_trim(str_from(all, (size_t)(kept.data - all.data) + kept.len));

    assert(str_starts(order, "ORDER BY "));
    buf_text(&k.out, SQL_ONCE);
    buf_str(&k.out, kept);
    if (refine->filter) {
        buf_text(&k.out, " AND (");
        filter_write(&k, refine->filter, false, false);
        buf_char(&k.out, ')');
    }
    buf_text(&k.out, " ORDER BY ");
    orders_write(&k, refine);
    /* SQLite would sooner read all rows in their order than the few of a key. */
    if (!postgres && refine->filter && is_by_key(refine->filter))
        buf_char(&k.out, '+');
    buf_str(&k.out, str_from(order, strlen("ORDER BY ")));
    *shape  = (struct shape){ "filter", k.fields, k.n, k.n * sizeof *k.values };
    *values = (struct db_source){ shape, k.values };
    return buf_end(&k.out).data;
}

const char *db_build_refined_count(struct arena *mem, const char *refined)
{
    struct buf b = BUF(mem);

    buf_text(&b, SQL_ONCE);
    count_half(&b, str_of(refined + strlen(SQL_ONCE)));
    return buf_end(&b).data;
}
