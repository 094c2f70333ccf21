/* authored.c - see authored.h.  Table: question_version. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "core/arena.h"
#include "core/json.h"
#include "core/random.h"
#include "domain/adaptive_test.h"
#include "domain/authored.h"
#include "domain/coding.h"
#include "domain/composition.h"
#include "domain/json_read.h"
#include "domain/test.h"

#define SLOTS          128
#define SLOT_BYTES_MAX (4u << 20)

/* --- reading ------------------------------------------------------------------- */

/* The texts of a member; the languages that are missing get the first that is there. */
static bool texts_read(struct arena *mem, const json_t *value, struct translated *out)
{
    const char *any = NULL;

    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        const json_t *text = json_object_get(value, languages[l]);

        out->in[l] = json_is_string(text) && json_string_length(text) ? str_copy(mem, json_str(text)).data : NULL;
        any        = any ? any : out->in[l];
    }
    for (enum language l = 0; l < LANGUAGE_COUNT; l++)
        out->in[l] = out->in[l] ? out->in[l] : any;
    return any != NULL;
}

static bool type_read(const json_t *value, enum item_type *type)
{
    for (*type = 0; *type < ITEM_TYPES; (*type)++)
        if (str_is(json_str(value), item_type_name(*type)))
            return true;
    return false;
}

static double number_of(const json_t *object, const char *name, double otherwise)
{
    const json_t *value = json_object_get(object, name);

    return json_is_number(value) ? json_number_value(value) : otherwise;
}

/* A text of its own in `mem`; "" when the member is missing. */
static const char *text_of(struct arena *mem, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    return json_is_string(value) ? str_copy(mem, json_str(value)).data : "";
}

static const char *options_read(struct arena *mem, const json_t *list, struct question *q)
{
    size_t  n = json_array_size(list), right = 0, i;
    json_t *one;

    if (n > TEST_OPTIONS_MAX)
        return str_printf(mem, "has more than %d options", TEST_OPTIONS_MAX).data;
    json_array_foreach(list, i, one) {
        q->credit[i] = number_of(one, "credit", 0);
        if (!texts_read(mem, json_object_get(one, "text"), &q->options[i]))
            return "has an option without a text";
        if (!(q->credit[i] >= 0 && q->credit[i] <= 1))
            return "has an option whose credit is not between 0 and 1";
        right += q->credit[i] > 0;
    }
    if ((q->type == ITEM_SINGLE || q->type == ITEM_MULTIPLE) && n < 2)
        return "needs at least two options";
    if ((q->type == ITEM_SINGLE || q->type == ITEM_MULTIPLE) && !q->review && !right)
        return "has no right option";
    return NULL;
}

/* What code or SQL is about. */
static const char *task_read(struct arena *mem, const json_t *from, struct question *q)
{
    struct code_task *code;
    struct sql_task  *sql;

    if (q->type == ITEM_CODE) {
        q->code = code = ARENA_NEW(mem, struct code_task);
        return code_task_read(mem, json_object_get(from, "code"), code);
    }
    if (q->type == ITEM_SQL) {
        q->sql = sql = ARENA_NEW(mem, struct sql_task);
        return sql_task_read(mem, json_object_get(from, "sql"), sql);
    }
    return NULL;
}

/* NULL, or what is wrong with the question. */
static const char *question_read(struct arena *mem, str code, const json_t *from, size_t skills, struct question *q)
{
    const char *id = text_of(mem, from, "id");
    const char *wrong;
    bool        has_key;

    *q = (struct question){ .level = (int)number_of(from, "level", 1), .skill = (int)number_of(from, "skill", 0),
                            .weight = number_of(from, "weight", 1), .number = number_of(from, "number", NAN),
                            .tolerance = number_of(from, "tolerance", 0), .number_min = number_of(from, "min", 0),
                            .number_max = number_of(from, "max", 0), .unit = text_of(mem, from, "unit"),
                            .review = json_is_true(json_object_get(from, "review")),
                            .accept = text_of(mem, from, "accept"),
                            .max_bytes = (int64_t)number_of(from, "max_bytes", 0) };
    q->id = str_printf(mem, "%.*s.%s", STR_ARG(code), id).data;
    if (!*id || strlen(id) > 20)
        return "has no id";
    if (!type_read(json_object_get(from, "type"), &q->type))
        return "has an unknown type";
    if (!texts_read(mem, json_object_get(from, "text"), &q->text))
        return "has no text";
    texts_read(mem, json_object_get(from, "stimulus"), &q->stimulus);
    texts_read(mem, json_object_get(from, "explanation"), &q->explanation);
    if (q->skill < 0 || (size_t)q->skill >= skills)
        return "has a skill that its test does not have";
    if (!(q->weight > 0 && q->weight <= 1000))
        return "has a weight that is not above 0 and at most 1000";
    if ((wrong = task_read(mem, from, q)))
        return wrong;
    has_key = question_is_judged(q) || q->type == ITEM_SINGLE || q->type == ITEM_MULTIPLE ||
              (q->type == ITEM_NUMBER && !isnan(q->number));
    if (!has_key && !q->review)
        return "has no key: a person must mark it";
    return options_read(mem, json_object_get(from, "options"), q);
}

static const char *skills_read(struct arena *mem, const json_t *list, struct test *t)
{
    size_t  i;
    json_t *one;

    if (json_array_size(list) > TEST_SKILLS_MAX)
        return str_printf(mem, "must have at most %d skills", TEST_SKILLS_MAX).data;
    json_array_foreach(list, i, one)
        if (!texts_read(mem, one, &t->skills[i]))
            return "a skill has no name";
    if (!json_array_size(list))
        t->skills[0] = t->title;
    return NULL;
}

static const char *test_read(struct arena *mem, str code, const json_t *json, struct test *t)
{
    const json_t    *list = json_object_get(json, "questions");
    struct question *questions = ARENA_ARRAY(mem, struct question, json_array_size(list) + 1);
    const char      *wrong;

    *t = (struct test){ .code = str_copy(mem, code).data, .minutes = (int)number_of(json, "minutes", 0),
                        .unlimited = !json_is_true(json_object_get(json, "limited")),
                        .questions = questions, .questions_n = (int)json_array_size(list) };
    if (!t->questions_n || t->questions_n > TEST_QUESTIONS_MAX)
        return str_printf(mem, "must have 1 to %d questions", TEST_QUESTIONS_MAX).data;
    if (t->minutes < 0 || t->minutes > 100000)
        return "the minutes are not between 0 and 100000";
    if (!texts_read(mem, json_object_get(json, "title"), &t->title))
        return "has no title";
    if (!texts_read(mem, json_object_get(json, "instructions"), &t->instructions))
        t->instructions = (struct translated)TEXTS("", "", "", "");
    t->summary = t->instructions;
    if ((wrong = skills_read(mem, json_object_get(json, "skills"), t)))
        return wrong;
    for (int i = 0; i < t->questions_n; i++)
        if ((wrong = question_read(mem, code, json_array_get(list, (size_t)i), test_skills(t), &questions[i])))
            return str_printf(mem, "question %d %s", i + 1, wrong).data;
    return json_object_get(json, "adaptive")
               ? adaptive_test_read(mem, json_object_get(json, "adaptive"), list, t) : NULL;
}

const struct test *authored_read(struct arena *mem, str code, str document, const char **message)
{
    struct test *t = ARENA_NEW(mem, struct test);
    json_t      *json = json_read(document, JSON_DEPTH_MAX, message);

    if (!json)
        return NULL;
    *message = test_read(mem, code, json, t);
    json_decref(json);
    return *message ? NULL : t;
}

/* --- storing ------------------------------------------------------------------- */

struct snapshot { int64_t id, question_id, version; str document; };
static const struct field snapshot_fields[] = {
    FIELD(snapshot, id), FIELD(snapshot, question_id), FIELD(snapshot, version), FIELD(snapshot, document),
};
SHAPE(snapshot);

str authored_store(struct call *c, int64_t question_id, int64_t version, str document)
{
    struct snapshot s = { id_new(), question_id, version, document };

    db_exec_with(c, WITH(snapshot, &s), "INSERT INTO question_version (workspace_id, id, question_id, version,"
                 " document, created_at) VALUES (:workspace_id, :id, :question_id, :version, :document, :now_ms)");
    return str_printf(c->mem, AUTHORED_PREFIX "%lld", (long long)s.id);
}

/* --- building ------------------------------------------------------------------ */

/* One part of a code; what is read of it lives in `mem`. */
static const struct instrument *component_of(struct call *c, struct arena *mem, str code)
{
    struct snapshot    s = { 0 };
    const struct test *t = NULL;
    const char        *message = "";

    if (!str_starts(code, AUTHORED_PREFIX))
        return instrument_find(mem, code);
    if (!str_to_int(str_from(code, strlen(AUTHORED_PREFIX)), &s.id) ||
        !db_str_with(c, WITH(snapshot, &s), "SELECT document FROM question_version WHERE workspace_id = :workspace_id"
                     " AND id = :id", &s.document) || !(t = authored_read(mem, code, s.document, &message))) {
        if (*message)
            LOG(c->server->log, LOG_ERROR, "a snapshot of a question cannot be read", LOG_TEXT("code", code),
                LOG_TEXT("fault", str_of(message)));
        return NULL;
    }
    return instrument_of_test(mem, t);
}

static const struct instrument *build(struct call *c, struct arena *mem, str code)
{
    const struct instrument *list[COMPONENTS_MAX];
    str                      rest = code;
    size_t                   n = 0;

    for (; rest.len; n++)
        if (n == COMPONENTS_MAX || !(list[n] = component_of(c, mem, component_cut(&rest))))
            return NULL;
    return n == 1 ? list[0] : instrument_compose(mem, code, list, n);
}

/* --- kept ones ------------------------------------------------------------------- */

struct slot {
    struct arena            *mem; /* NULL: free */
    const struct instrument *instrument;
    int64_t                  workspace_id;
    uint64_t                 used; /* when last, in calls */
    str                      code;
    int                      users;
};

struct authored {
    pthread_mutex_t lock;
    uint64_t        calls;
    struct slot     slots[SLOTS];
};

/* What a call holds until its end; nothing as long as slot is NULL. */
struct hold { struct authored *authored; struct slot *slot; };

struct authored *authored_new(void)
{
    struct authored *a = calloc(1, sizeof *a);

    if (a)
        pthread_mutex_init(&a->lock, NULL);
    return a;
}

void authored_free(struct authored *a)
{
    for (size_t i = 0; i < SLOTS; i++)
        if (a->slots[i].mem)
            arena_free(a->slots[i].mem);
    pthread_mutex_destroy(&a->lock);
    free(a);
}

/* The slot of the code; else one that nobody uses, the longest unused first, emptied. */
static struct slot *slot_find(struct authored *a, int64_t workspace_id, str code, bool *is_hit)
{
    struct slot *best = NULL;

    *is_hit = true;
    for (struct slot *s = a->slots; s < a->slots + SLOTS; s++) {
        if (s->mem && s->workspace_id == workspace_id && str_eq(s->code, code))
            return s;
        if (!s->users && (!best || s->used < best->used))
            best = s;
    }
    *is_hit = false;
    return best;
}

/* Under the lock, which is why `hold` was made before. */
static void held(struct authored *a, struct slot *slot, struct hold *hold)
{
    *hold = (struct hold){ a, slot };
    slot->users++;
    slot->used = ++a->calls;
}

static void hold_end(void *arg)
{
    struct hold *hold = arg;

    if (!hold->slot)
        return;
    pthread_mutex_lock(&hold->authored->lock);
    hold->slot->users--;
    pthread_mutex_unlock(&hold->authored->lock);
}

static struct hold *hold_new(struct call *c)
{
    struct hold *hold = ARENA_NEW(c->mem, struct hold);

    call_defer(c, hold_end, hold);
    return hold;
}

static const struct instrument *kept(struct call *c, str code)
{
    struct authored         *a = c->server->authored;
    const struct instrument *found = NULL;
    struct hold             *hold = hold_new(c);
    struct slot             *slot;
    bool                     is_hit;

    pthread_mutex_lock(&a->lock);
    slot = slot_find(a, c->workspace_id, code, &is_hit);
    if (slot && is_hit) {
        held(a, slot, hold);
        found = slot->instrument;
    }
    pthread_mutex_unlock(&a->lock);
    return found;
}

static void arena_close(void *arg)
{
    struct arena **mem = arg;

    if (*mem)
        arena_free(*mem);
}

static void leave_full(void *arg)
{
    call_leave(arg, 503, "the assessment needs more memory than there is for one");
}

/* Puts an instrument built by this call into a slot, which takes over its arena. */
static void keep(struct call *c, str code, struct arena **mem, const struct instrument *made)
{
    struct authored *a = c->server->authored;
    struct hold     *hold = hold_new(c);
    str              name = str_copy(*mem, code);
    struct slot     *slot;
    bool             is_hit;

    pthread_mutex_lock(&a->lock);
    slot = slot_find(a, c->workspace_id, code, &is_hit);
    if (slot && !is_hit) { /* else all are in use, or another call was quicker: it is the call's own */
        if (slot->mem)
            arena_free(slot->mem);
        *slot = (struct slot){ .mem = *mem, .instrument = made, .workspace_id = c->workspace_id, .code = name };
        *mem  = NULL;
        held(a, slot, hold);
    }
    pthread_mutex_unlock(&a->lock);
}

const struct instrument *instrument_of(struct call *c, str code)
{
    const struct instrument *made;
    struct arena           **mem;

    if (!str_has(code, ':'))
        return instrument_find(c->mem, code);
    if ((made = kept(c, code)))
        return made;
    mem  = ARENA_NEW(c->mem, struct arena *);
    *mem = arena_new(SLOT_BYTES_MAX);
    arena_on_full(*mem, leave_full, c);
    call_defer(c, arena_close, mem);
    made = build(c, *mem, code);
    if (made)
        keep(c, code, mem, made);
    return made;
}
