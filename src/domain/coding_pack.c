/* coding_pack.c - see coding_pack.h. */
#include "core/random.h"
#include "domain/coding_pack.h"
#include "domain/json_write.h"

struct pack { str sha256, content; };
static const struct field pack_fields[] = { FIELD(pack, sha256), FIELD(pack, content) };
SHAPE(pack);

str coding_pack_keep(struct call *c, str text)
{
    struct pack pack = { hash_hex(c->mem, text), text };

    db_exec_with(c, WITH(pack, &pack), "INSERT INTO coding_pack (workspace_id, sha256, content, created_at)"
                 " VALUES (:workspace_id, :sha256, :content, :now_ms) ON CONFLICT DO NOTHING");
    return pack.sha256;
}

str coding_pack_read(struct call *c, str sha256)
{
    struct pack pack = { .sha256 = sha256 };

    if (!db_str_with(c, WITH(pack, &pack), "SELECT content FROM coding_pack WHERE workspace_id = :workspace_id"
                     " AND sha256 = :sha256", &pack.content))
        call_leave(c, 500, "the pack of a question is gone");
    return pack.content;
}

/* A JSON value that was checked before; owned by the call. */
static json_t *value_of(struct call *c, str text)
{
    const char *message;
    json_t     *json = json_read(text, JSON_DEPTH_MAX, &message);

    if (!json)
        call_leave(c, 500, "a stored answer or pack cannot be read");
    call_defer(c, json_close, json);
    return json;
}

/* --- code ----------------------------------------------------------------------------- */

/* The members that every request for code has; the bracket stays open. */
static void code_open(struct call *c, struct buf *b, const struct code_task *task, str value, struct judge_ask *ask)
{
    const json_t *answer = value_of(c, value);

    ask->value    = value;
    ask->language = str_copy(c->mem, json_str(json_object_get(answer, "language")));
    buf_text(b, "{\"language\":");
    buf_json(b, ask->language);
    write_member(b, "source");
    buf_json(b, json_str(json_object_get(answer, "source")));
    write_int(b, "cpu_ms", task->cpu_ms);
    write_int(b, "memory_mib", task->memory_mib);
}

static void compare_write(struct buf *b, const struct code_task *task)
{
    write_member(b, "compare");
    buf_json(b, task->compare.len ? task->compare : STR("lines"));
    if (!task->checker.len)
        return;
    write_member(b, "checker");
    buf_str(b, task->checker);
}

static void ask_end(struct call *c, struct buf *b, struct judge_ask *ask, str blob)
{
    buf_char(b, '}');
    ask->request = buf_end(b);
    if (blob.len) {
        str *blobs = ARENA_NEW(c->mem, str);

        *blobs       = blob;
        ask->blobs   = blobs;
        ask->blobs_n = 1;
    }
}

void code_submit(struct call *c, const struct code_task *task, str value, struct judge_ask *ask)
{
    struct buf b = BUF(c->mem);
    char      *sha256 = ARENA_ARRAY(c->mem, char, 65);

    judge_blob_keep(c, coding_pack_read(c, task->pack), sha256);
    code_open(c, &b, task, value, ask);
    compare_write(&b, task);
    write_text(&b, "cases_sha256", sha256);
    ask_end(c, &b, ask, str_of(sha256));
}

void code_try(struct call *c, const struct code_task *task, str value, str input, struct judge_ask *ask)
{
    struct buf b = BUF(c->mem);

    code_open(c, &b, task, value, ask);
    write_open(&b, "cases", '[');
    if (input.data || !task->samples.n) { /* of no weight: nothing is expected of it */
        buf_text(&b, "{\"input\":");
        buf_json(&b, input.data ? input : STR(""));
        buf_text(&b, ",\"weight\":0,\"sample\":true}");
    } else {
        for (size_t i = 0; i < task->samples.n; i++) {
            const struct code_sample *sample = (const struct code_sample *)task->samples.items + i;

            write_item(&b);
            buf_text(&b, "{\"input\":");
            buf_json(&b, sample->input);
            buf_text(&b, ",\"expected\":");
            buf_json(&b, sample->expected);
            buf_text(&b, ",\"sample\":true}");
        }
    }
    buf_char(&b, ']');
    if (!input.data && task->samples.n)
        compare_write(&b, task);
    ask_end(c, &b, ask, STR_NULL);
}

/* --- SQL ------------------------------------------------------------------------------- */

/* The pack with the source; `shown`: only the variants that candidates see. */
static void sql_ask(struct call *c, const struct sql_task *task, str value, bool shown, struct judge_ask *ask)
{
    json_t *request = value_of(c, coding_pack_read(c, task->pack)), *all = json_object_get(request, "variants");
    str     source = json_str(json_object_get(value_of(c, value), "source"));

    for (size_t i = json_array_size(all); shown && i-- > 0;)
        if (!json_is_true(json_object_get(json_array_get(all, i), "sample")))
            json_array_remove(all, i);
    json_object_set_new(request, "language", json_string("sql"));
    json_object_set_new(request, "source", json_stringn(source.data, source.len));
    ask->value    = value;
    ask->language = STR("sql");
    ask->request  = json_text(c->mem, request);
    ask->blobs    = task->blobs.items;
    ask->blobs_n  = task->blobs.n;
}

void sql_submit(struct call *c, const struct sql_task *task, str value, struct judge_ask *ask)
{
    sql_ask(c, task, value, false, ask);
}

void sql_try(struct call *c, const struct sql_task *task, str value, struct judge_ask *ask)
{
    sql_ask(c, task, value, true, ask);
}
