/* pool_answers.c - see pool_answers.h. */
#include "domain/pool_answers.h"

#include <string.h>

#include "domain/adaptive_pool.h"
#include "domain/attempt.h"
#include "domain/authored.h"
#include "domain/question.h"
#include "op/call.h"

#define PAGE 200

/* A question of one version, and the item it is; -1: none of those there are now. */
struct asked { struct question q; int item; };

struct version {
    int64_t       id;
    struct asked *asked;
    int           n;
};

struct reading {
    struct server       *server;
    struct arena        *mem;
    int64_t              workspace_id, question_id, until_ms, before_id;
    struct version       versions[POOL_VERSIONS_MAX];
    size_t               versions_n, seen; /* seen: attempts of the last page */
    struct pool_answers *out;
    const char          *error;
};

/* --- items ------------------------------------------------------------------------------ */

static int item_of(const struct pool_answers *all, str key)
{
    for (size_t i = 0; i < all->items_n; i++)
        if (str_eq(all->items[i].key, key))
            return (int)i;
    return -1;
}

static bool has_key(const json_t *question)
{
    return !json_is_true(json_object_get(question, "review"));
}

/* The items are those of the question as it would be sat now. */
static bool items_read(struct reading *r, const json_t *snapshot)
{
    const json_t *list = json_object_get(snapshot, "questions");

    r->out->items = ARENA_ARRAY(r->mem, struct pool_item, json_array_size(list) + 1);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *question = json_array_get(list, i);
        str           key = pool_item_key(r->mem, question);

        if (has_key(question) && item_of(r->out, key) < 0)
            r->out->items[r->out->items_n++] = (struct pool_item){
                .key = key, .number = str_copy(r->mem, json_str(json_object_get(question, "id"))) };
    }
    return r->out->items_n > 0;
}

/* Keeps of a version what marks its answers; the texts go with the call. */
static void version_read(struct call *c, struct reading *r, int64_t id, str document)
{
    const char        *message = NULL;
    str                code = str_printf(c->mem, AUTHORED_PREFIX "%lld", (long long)id);
    const struct test *t = authored_read(c->mem, code, document, &message);
    json_t            *json = json_read(document, JSON_DEPTH_MAX, &message);
    struct version    *v = &r->versions[r->versions_n];

    if (!t || !json)
        return;
    call_defer(c, json_close, json);
    *v = (struct version){ id, ARENA_ARRAY(r->mem, struct asked, (size_t)t->questions_n), t->questions_n };
    for (int i = 0; i < t->questions_n; i++) {
        v->asked[i].q    = t->questions[i];
        v->asked[i].q.id = str_copy(r->mem, str_of(t->questions[i].id)).data;
        v->asked[i].item = item_of(r->out, pool_item_key(c->mem, json_array_get(json_object_get(json, "questions"),
                                                                               (size_t)i)));
    }
    r->versions_n++;
}

struct version_row { int64_t id, question_id; str document; };
static const struct field version_row_fields[] = {
    FIELD(version_row, id), FIELD(version_row, question_id), FIELD(version_row, document),
};
SHAPE(version_row);

static bool plan_read(struct call *c, void *arg)
{
    struct reading     *r = arg;
    struct question_row q = { 0 };
    struct version_row  key = { .question_id = r->question_id };
    const char         *message;
    str                 snapshot;
    json_t             *json;
    struct list         rows;

    if (!question_find(c, r->question_id, &q) || !question_build(c, &q, question_document(c, &q), &snapshot))
        return false;
    json = json_read(snapshot, JSON_DEPTH_MAX, &message);
    call_defer(c, json_close, json);
    if (!items_read(r, json))
        return fail(c, 400, NULL, "nothing it asks has a key");
    rows = db_rows_with(c, WITH(version_row, &key), "SELECT id, question_id FROM question_version WHERE"
                        " workspace_id = :workspace_id AND question_id = :question_id ORDER BY id DESC LIMIT 50",
                        &version_row_shape, POOL_VERSIONS_MAX);
    for (size_t i = 0; i < rows.n; i++) {
        struct version_row *row = (struct version_row *)rows.items + i;

        if (db_str_with(c, WITH(version_row, row), "SELECT document FROM question_version WHERE workspace_id ="
                        " :workspace_id AND id = :id", &row->document))
            version_read(c, r, row->id, row->document);
    }
    return true;
}

/* --- answers ---------------------------------------------------------------------------- */

static const struct asked *asked_find(const struct reading *r, str item_id)
{
    str     rest = str_from(item_id, strlen(AUTHORED_PREFIX)), code = str_cut(&rest, '.');
    int64_t id = 0;

    if (!str_starts(item_id, AUTHORED_PREFIX) || !str_to_int(code, &id))
        return NULL;
    for (size_t v = 0; v < r->versions_n; v++)
        for (int i = 0; r->versions[v].id == id && i < r->versions[v].n; i++)
            if (str_is(item_id, r->versions[v].asked[i].q.id))
                return &r->versions[v].asked[i];
    return NULL;
}

/* Does the attempt sit a version of the question?  Its code is "q:17+q:19*2". */
static bool is_of_pool(const struct reading *r, str instrument)
{
    while (instrument.len) {
        str     component = str_cut(&instrument, '+'), code = str_cut(&component, '*');
        int64_t id;

        if (str_starts(code, AUTHORED_PREFIX) && str_to_int(str_from(code, strlen(AUTHORED_PREFIX)), &id))
            for (size_t v = 0; v < r->versions_n; v++)
                if (r->versions[v].id == id)
                    return true;
    }
    return false;
}

/* A person of the matrix, unless nothing was answered. */
static void person_read(struct call *c, struct reading *r, int64_t attempt_id)
{
    struct list          given = attempt_answers(c, attempt_id);
    struct pool_answers *out = r->out;
    signed char         *row = out->responses + out->persons * out->items_n;
    bool                 any = false;

    memset(row, IRT_OMITTED, out->items_n);
    for (size_t i = 0; i < given.n; i++) {
        const struct answer *answer = (const struct answer *)given.items + i;
        const struct asked  *asked = asked_find(r, answer->item_id);
        int                  response;

        if (!asked || asked->item < 0 || (response = adaptive_response(&asked->q, answer->value)) == IRT_OMITTED)
            continue;
        row[asked->item] = (signed char)response;
        any              = true;
    }
    for (size_t i = 0; any && i < out->items_n; i++) {
        out->items[i].responses += row[i] != IRT_OMITTED;
        out->items[i].right     += row[i] == 1;
    }
    out->persons += any;
}

struct sat { int64_t id, before_id, until_ms; str instrument; };
static const struct field sat_fields[] = {
    FIELD(sat, id), FIELD(sat, before_id), FIELD(sat, until_ms), FIELD(sat, instrument),
};
SHAPE(sat);

static bool page_read(struct call *c, void *arg)
{
    struct reading *r = arg;
    struct sat      key = { .before_id = r->before_id, .until_ms = r->until_ms };
    struct list     rows = db_rows_with(c, WITH(sat, &key), "SELECT id, instrument FROM attempt WHERE"
                                        " workspace_id = :workspace_id AND id < :before_id AND finished_at <= :until_ms"
                                        " AND instrument LIKE '%q:%' ORDER BY id DESC LIMIT 200", &sat_shape, PAGE);

    for (size_t i = 0; i < rows.n && r->out->persons < POOL_PERSONS_MAX; i++) {
        struct sat       *sat = (struct sat *)rows.items + i;
        struct call_mark  mark = call_mark(c);

        if (is_of_pool(r, sat->instrument))
            person_read(c, r, sat->id);
        call_rewind(c, mark);
        r->before_id = sat->id;
    }
    r->seen = rows.n;
    return true;
}

/* One piece of the reading, in a call of its own, so that nothing of it is left in memory. */
static bool piece(struct reading *r, bool (*read)(struct call *c, void *arg))
{
    struct call *c = call_new(r->server, r->workspace_id, "system");
    bool         done = call_read(c, read, r);

    if (!done && c->errors_n && c->errors[0].status < 500)
        r->error = str_copy(r->mem, str_of(c->errors[0].message)).data;
    call_free(c);
    return done;
}

bool pool_answers_read(struct server *server, struct arena *mem, int64_t workspace_id, int64_t question_id,
                       int64_t until_ms, struct pool_answers *out, const char **error)
{
    struct reading *r = ARENA_NEW(mem, struct reading);
    bool            done;

    *out = (struct pool_answers){ 0 };
    *r   = (struct reading){ .server = server, .mem = mem, .workspace_id = workspace_id, .question_id = question_id,
                             .until_ms = until_ms, .before_id = INT64_MAX, .out = out };
    done = piece(r, plan_read);
    if (done)
        out->responses = arena_alloc(mem, (POOL_PERSONS_MAX + 1) * out->items_n);
    do
        done = done && piece(r, page_read);
    while (done && r->seen == PAGE && out->persons < POOL_PERSONS_MAX);
    *error = r->error;
    return done;
}

struct calibration_data pool_answers_choose(struct arena *mem, const struct pool_answers *all, int least,
                                            size_t *places)
{
    struct calibration_data data = { .rows = 0 };
    signed char            *responses;

    for (size_t i = 0; i < all->items_n; i++)
        if (all->items[i].responses >= least && all->items[i].right > 0 &&
            all->items[i].right < all->items[i].responses)
            places[data.items++] = i;
    responses = arena_alloc(mem, all->persons * data.items + 1);
    for (size_t p = 0; p < all->persons; p++) {
        const signed char *row = all->responses + p * all->items_n;
        bool               any = false;

        for (size_t i = 0; i < data.items; i++) {
            responses[data.rows * data.items + i] = row[places[i]];
            any |= row[places[i]] != IRT_OMITTED;
        }
        data.rows += any;
    }
    data.responses = responses;
    return data;
}
