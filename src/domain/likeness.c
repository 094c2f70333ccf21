/* likeness.c - code that looks alike, stored and compared: see likeness.h. */
#include "domain/likeness.h"

#include "core/arena.h"
#include "core/json.h"
#include "core/random.h"
#include "domain/authored.h"
#include "domain/coding.h"
#include "domain/similarity.h"
#include "domain/test.h"

#define PRINT_CHARS  8   /* hex digits of one fingerprint */
#define PAGE         100 /* stored sources read at once */
#define ITEMS_MAX    200 /* answers of code of one attempt */
#define ANSWERS_MAX  10000
#define COMPARE_BYTES_MAX (128u << 20)

static const struct field likeness_found_fields[] = {
    FIELD(likeness_found, id), FIELD(likeness_found, assessment_id), FIELD(likeness_found, attempt_id),
    FIELD(likeness_found, other_id), FIELD(likeness_found, n), FIELD(likeness_found, kind),
    FIELD(likeness_found, item_id), FIELD(likeness_found, score), FIELD(likeness_found, p),
};
const struct shape likeness_found_shape = { "likeness_found", likeness_found_fields,
                                            sizeof likeness_found_fields / sizeof *likeness_found_fields,
                                            sizeof(struct likeness_found) };

/* The question of an item of an authored assessment; NULL for none. */
static const struct question *question_of(const struct instrument *i, str item_id)
{
    const struct instrument *list[COMPONENTS_MAX];
    size_t                   n = i ? instrument_components(i, list) : 0;

    for (size_t k = 0; k < n; k++) {
        int at = list[k]->test ? list[k]->find(list[k], item_id) : -1;

        if (at >= 0)
            return &list[k]->test->questions[at];
    }
    return NULL;
}

static bool has_code(const struct instrument *i)
{
    const struct instrument *list[COMPONENTS_MAX];
    size_t                   n = i ? instrument_components(i, list) : 0;

    for (size_t k = 0; k < n; k++)
        for (int q = 0; list[k]->test && q < list[k]->test->questions_n; q++)
            if (list[k]->test->questions[q].type == ITEM_CODE)
                return true;
    return false;
}

void likeness_note(struct call *c, const struct attempt *attempt)
{
    if (has_code(instrument_of(c, attempt->instrument)))
        job_add(c, "likeness.code", attempt->id);
}

void likeness_store(struct call *c, struct likeness_found *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        list[i].id = id_new();
    if (n)
        db_exec_many(c, &likeness_found_shape, list, n,
                     "INSERT INTO likeness (workspace_id, id, kind, assessment_id, item_id, attempt_id, other_id,"
                     " score, p, n, created_at) VALUES (:workspace_id, :id, :kind, :assessment_id, :item_id,"
                     " :attempt_id, :other_id, :score, :p, :n, :now_ms) ON CONFLICT DO NOTHING");
}

/* --- sources ---------------------------------------------------------------------------- */

struct source { int64_t attempt_id; str item_id, value; };
static const struct field source_fields[] = {
    FIELD(source, attempt_id), FIELD(source, item_id), FIELD(source, value),
};
SHAPE(source);

/* {"language": "python", "source": "..."}: false for any other value. */
static bool code_read(struct arena *mem, str value, str *language, str *source)
{
    const char *message;
    json_t     *json = value.len && value.data[0] == '{' ? json_read(value, 2, &message) : NULL;

    *language = str_copy(mem, json_str(json_object_get(json, "language")));
    *source   = str_copy(mem, json_str(json_object_get(json, "source")));
    json_decref(json);
    return language->len && source->len;
}

#define ANSWERED "SELECT item_id, value FROM answer_log WHERE workspace_id = :workspace_id" \
                 " AND attempt_id = :attempt_id AND scored = 1"

bool likeness_source(struct call *c, int64_t attempt_id, str item_id, str *language, str *source)
{
    struct source s = { .attempt_id = attempt_id, .item_id = item_id };

    *language = *source = STR_NULL;
    return db_row_with(c, WITH(source, &s), ANSWERED " AND item_id = :item_id"
                       " ORDER BY at DESC, received_at DESC, rev DESC LIMIT 1", INTO(source, &s)) &&
           code_read(c->mem, s.value, language, source);
}

str likeness_starter(struct call *c, int64_t attempt_id, str item_id, str language)
{
    struct attempt         attempt = { 0 };
    const struct question *q;
    str                    starter = STR_NULL;

    if (!attempt_read(c, attempt_id, &attempt))
        return starter;
    q = question_of(instrument_of(c, attempt.instrument), item_id);
    for (size_t i = 0; q && q->code && i < q->code->starters.n; i++)
        if (str_eq(q->code->starters.pairs[i].key, language))
            starter = q->code->starters.pairs[i].value;
    return starter;
}

/* --- fingerprints ------------------------------------------------------------------------- */

struct stored_print { int64_t attempt_id, tokens, skip, take, person_id; str item_id, language, prints; };
static const struct field stored_print_fields[] = {
    FIELD(stored_print, attempt_id), FIELD(stored_print, tokens), FIELD(stored_print, skip),
    FIELD(stored_print, take), FIELD(stored_print, person_id), FIELD(stored_print, item_id),
    FIELD(stored_print, language), FIELD(stored_print, prints),
};
SHAPE(stored_print);

static str prints_text(struct arena *mem, const struct code_prints *p)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < p->n; i++)
        buf_printf(&b, "%08x", p->hashes[i]);
    return buf_end(&b);
}

static uint32_t hex_value(const char *text)
{
    uint32_t value = 0;

    for (int i = 0; i < PRINT_CHARS; i++)
        value = value << 4 | (uint32_t)(text[i] <= '9' ? text[i] - '0' : text[i] - 'a' + 10);
    return value;
}

static struct code_prints prints_read(struct arena *mem, const struct stored_print *stored)
{
    struct code_prints p = { .n = stored->prints.len / PRINT_CHARS, .tokens = (size_t)stored->tokens };
    uint32_t          *hashes = ARENA_ARRAY(mem, uint32_t, p.n + 1);

    for (size_t i = 0; i < p.n; i++)
        hashes[i] = hex_value(stored->prints.data + i * PRINT_CHARS);
    p.hashes = hashes;
    return p;
}

static void print_store(struct call *c, struct likeness_code *code, str item_id, str value)
{
    str                language, source;
    struct stored_print p = { .attempt_id = code->attempt_id, .item_id = item_id };
    struct code_prints prints;

    if (!code_read(c->mem, value, &language, &source))
        return;
    prints = similarity_prints(c->mem, language, source,
                               likeness_starter(c, code->attempt_id, item_id, language));
    p.language = language;
    p.tokens   = (int64_t)prints.tokens;
    p.prints   = prints_text(c->mem, &prints);
    db_exec_with(c, WITH(stored_print, &p),
                 "INSERT INTO code_print (workspace_id, item_id, attempt_id, language, tokens, prints, created_at)"
                 " VALUES (:workspace_id, :item_id, :attempt_id, :language, :tokens, :prints, :now_ms)"
                 " ON CONFLICT (workspace_id, item_id, attempt_id) DO UPDATE SET language = excluded.language,"
                 " tokens = excluded.tokens, prints = excluded.prints");
    ((str *)code->items.items)[code->items.n++] = item_id;
}

void likeness_prints(struct call *c, struct likeness_code *code)
{
    struct source  key = { .attempt_id = code->attempt_id };
    struct attempt attempt = { 0 };
    struct list    answers;

    code->items = (struct list){ ARENA_ARRAY(c->mem, str, ITEMS_MAX), 0 };
    if (!attempt_read(c, code->attempt_id, &attempt))
        return;
    code->assessment_id = attempt.assessment_id;
    code->person_id     = attempt.person_id;
    answers = db_rows_with(c, WITH(source, &key), ANSWERED " AND value LIKE '{%'"
                           " ORDER BY item_id, at, received_at, rev", &source_shape, ANSWERS_MAX);
    for (size_t i = 0; i < answers.n && code->items.n < ITEMS_MAX; i++) {
        const struct source *one = (const struct source *)answers.items + i;

        if (i + 1 == answers.n || !str_eq(one[1].item_id, one->item_id)) /* the last one stands */
            print_store(c, code, one->item_id, one->value);
    }
}

/* --- comparing ------------------------------------------------------------------------------ */

/* All stored sources of an item, and whose they are; the attempt's own is the first. */
struct stored_sets {
    struct arena       *mem;
    struct code_prints *sets;
    int64_t            *attempts;
    size_t              n, prints;
};

static void arena_close(void *arg)
{
    arena_free(arg);
}

static void leave_full(void *arg)
{
    call_leave(arg, 503, "there is more code than can be compared at once");
}

static void sets_add(struct stored_sets *s, const struct list *rows)
{
    for (size_t i = 0; i < rows->n && s->n < SIMILARITY_SETS_MAX && s->prints < LIKENESS_PRINTS_MAX; i++) {
        const struct stored_print *row = (const struct stored_print *)rows->items + i;

        s->sets[s->n]       = prints_read(s->mem, row);
        s->attempts[s->n++] = row->attempt_id;
        s->prints          += row->prints.len / PRINT_CHARS;
    }
}

/* Reads them in pages, newest first.  False when the attempt has none of it. */
static bool sets_read(struct call *c, const struct likeness_code *code, str item_id, struct stored_sets *s)
{
    struct stored_print key = { .attempt_id = code->attempt_id, .item_id = item_id, .take = PAGE,
                                .person_id = code->person_id };
    struct list         rows = db_rows_with(
        c, WITH(stored_print, &key), "SELECT attempt_id, tokens, prints FROM code_print"
        " WHERE workspace_id = :workspace_id AND item_id = :item_id AND attempt_id = :attempt_id",
        &stored_print_shape, 1);

    sets_add(s, &rows);
    for (bool more = s->n == 1; more; key.skip += PAGE) {
        struct call_mark  mark = call_mark(c);

        rows = db_rows_with(c, WITH(stored_print, &key),
                            "SELECT p.attempt_id, p.tokens, p.prints FROM code_print p JOIN attempt a"
                            " ON a.workspace_id = p.workspace_id AND a.id = p.attempt_id"
                            " WHERE p.workspace_id = :workspace_id AND p.item_id = :item_id"
                            " AND a.person_id <> :person_id ORDER BY p.attempt_id DESC LIMIT :take OFFSET :skip",
                            &stored_print_shape, PAGE);
        sets_add(s, &rows);
        more = rows.n == PAGE && s->n < SIMILARITY_SETS_MAX && s->prints < LIKENESS_PRINTS_MAX;
        call_rewind(c, mark);
    }
    return s->n > 1;
}

static void item_compare(struct call *c, struct arena *mem, struct likeness_code *code, str item_id)
{
    struct stored_sets     s = { .mem = mem };
    struct code_pair      *pairs;
    struct likeness_found *found = code->found.items;
    size_t                 n;

    s.sets     = ARENA_ARRAY(s.mem, struct code_prints, SIMILARITY_SETS_MAX);
    s.attempts = ARENA_ARRAY(s.mem, int64_t, SIMILARITY_SETS_MAX);
    if (!sets_read(c, code, item_id, &s))
        return;
    pairs = ARENA_ARRAY(s.mem, struct code_pair, LIKENESS_FOUND_MAX);
    n     = similarity_pairs(s.mem, s.sets, s.n, 0, pairs, LIKENESS_FOUND_MAX);
    for (size_t i = 0; i < n && i < LIKENESS_FOUND_MAX && code->found.n < LIKENESS_FOUND_MAX; i++) {
        int64_t other = s.attempts[pairs[i].b];
        bool    first = code->attempt_id < other;

        found[code->found.n++] = (struct likeness_found){
            .kind = STR("code"), .assessment_id = code->assessment_id, .item_id = item_id, .score = pairs[i].score,
            .n = (int64_t)pairs[i].shared, .p = NAN, .attempt_id = first ? code->attempt_id : other,
            .other_id = first ? other : code->attempt_id };
    }
}

void likeness_compare(struct call *c, struct likeness_code *code)
{
    struct arena *mem = arena_new(COMPARE_BYTES_MAX); /* it may need more than a call has */

    arena_on_full(mem, leave_full, c);
    call_defer(c, arena_close, mem);
    code->found = (struct list){ ARENA_ARRAY(c->mem, struct likeness_found, LIKENESS_FOUND_MAX), 0 };
    for (size_t i = 0; i < code->items.n; i++) {
        struct arena_mark mark = arena_mark(mem);

        item_compare(c, mem, code, ((str *)code->items.items)[i]);
        arena_rewind(mem, mark);
    }
}
