/* build.c - statements put together from static tables.
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
#include "core/arena.h"
#include "core/buf.h"
#include "db/db.h"
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
