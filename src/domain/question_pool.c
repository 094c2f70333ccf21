/* question_pool.c - see question_pool.h. */
#include "domain/question_pool.h"
#include "domain/term.h"

/* The place of a skill in the pool, which gets it when it is new.  Too many are one. */
static size_t skill_place(struct question_pool *p, str name)
{
    size_t i = 0;

    while (i < p->skills_n && !str_eq(p->skills[i], name))
        i++;
    if (i == POOL_SKILLS_MAX)
        return POOL_SKILLS_MAX - 1;
    if (i == p->skills_n)
        p->skills[p->skills_n++] = name;
    return i;
}

static void pool_put(struct question_pool *p, str level, struct list names)
{
    size_t *places = ARENA_ARRAY(p->c->mem, size_t, names.n + 1), n = 0;

    for (size_t i = 0; i < names.n; i++) {
        size_t place = skill_place(p, ((str *)names.items)[i]), before = 0;

        while (before < n && places[before] != place)
            before++;
        if (before == n)
            places[n++] = place;
    }
    p->questions[p->n++] = (struct pool_question){ question_level(level), places, n };
}

/* A part of the fast question names its skills by id or by name. */
static struct list part_skills(struct question_pool *p, const json_t *list)
{
    struct list names = { ARENA_ARRAY(p->c->mem, str, json_array_size(list) + 1), 0 };

    for (size_t i = 0; i < json_array_size(list); i++) {
        str         name = str_copy(p->c->mem, json_str(json_array_get(list, i)));
        struct term term = { .id = question_id_read(name) };

        if (term.id)
            db_str_with(p->c, (struct db_source){ &term_shape, &term }, "SELECT name FROM term WHERE"
                        " workspace_id = :workspace_id AND id = :id", &name);
        ((str *)names.items)[names.n++] = name;
    }
    return names;
}

struct topic { str name; };
static const struct field topic_fields[] = { FIELD(topic, name) };
SHAPE(topic);

static struct list question_skills(struct question_pool *p, const struct question_row *q)
{
    struct list rows = db_rows_with(p->c, (struct db_source){ &question_row_shape, q }, "SELECT t.name FROM"
        " question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id"
        " WHERE t.taxonomy = 'skill' AND x.workspace_id = :owner_id AND x.question_id = :id ORDER BY t.name_fold",
        &topic_shape, QUESTION_TERMS_MAX);

    return rows; /* a struct of one text is that text */
}

static bool add_question(struct question_pool *p, str id)
{
    struct question_row q = { 0 };

    if (!question_find(p->c, question_id_read(id), &q)) {
        p->c->errors_n = 0;
        return failf(p->c, 400, "question_ids", "%.*s is no question", STR_ARG(id));
    }
    if (!str_is(q.status, "archived"))
        pool_put(p, q.level, question_skills(p, &q));
    return true;
}

static bool add_part(struct question_pool *p, str number)
{
    int64_t       i;
    const json_t *part;

    if (!str_to_int(number, &i) || i < 1 || (size_t)i > json_array_size(p->parts))
        return failf(p->c, 400, "question_ids", "%.24s must be an id, or a number of a part of this question",
                     number.data);
    part = json_array_get(p->parts, (size_t)i - 1);
    if (json_is_string(part))
        return add_question(p, str_copy(p->c->mem, json_str(part)));
    if (!json_is_false(json_object_get(part, "enabled")))
        pool_put(p, json_str(json_object_get(part, "level")), part_skills(p, json_object_get(part, "skills")));
    return true;
}

static bool named_read(struct question_pool *p, str ids)
{
    while (ids.len) {
        str id = str_copy(p->c->mem, str_trim(str_cut(&ids, ',')));

        if (!id.len)
            continue;
        if (p->n == QUESTION_POOL_MAX)
            return failf(p->c, 400, "question_ids", "must be at most %d", QUESTION_POOL_MAX);
        if (!(question_id_read(id) ? add_question(p, id) : add_part(p, id)))
            return false;
    }
    return true;
}

static bool all_read(struct question_pool *p)
{
    for (size_t i = 0; i < json_array_size(p->parts) && i < QUESTION_POOL_MAX; i++)
        if (!add_part(p, str_printf(p->c->mem, "%zu", i + 1)))
            return false;
    return true;
}

bool question_pool_read(struct call *c, const struct question_row *q, str ids, struct question_pool *pool)
{
    *pool = (struct question_pool){
        .c = c, .questions = ARENA_ARRAY(c->mem, struct pool_question, QUESTION_POOL_MAX + 1),
        .skills = ARENA_ARRAY(c->mem, str, POOL_SKILLS_MAX),
        .counts = ARENA_ARRAY(c->mem, size_t, POOL_SKILLS_MAX * POOL_LEVELS),
    };
    if (!str_is(q->type, "fast"))
        return fail(c, 400, NULL, "only a fast question has a pool");
    pool->parts = json_object_get(question_asked(q->type, question_document(c, q)), "questions");
    if (!(ids.data ? named_read(pool, ids) : all_read(pool)))
        return false;
    pool->ready = pool_count(pool->questions, pool->n, pool->skills_n, pool->counts);
    return true;
}

struct list question_pool_lacks(const struct question_pool *pool)
{
    static const char *const levels[POOL_LEVELS] = { "beginner", "intermediate", "advanced" };
    size_t                   cells = (pool->skills_n ? pool->skills_n : 1) * POOL_LEVELS;
    struct list              list = { ARENA_ARRAY(pool->c->mem, struct pool_lack, cells), 0 };

    for (size_t i = 0; i < cells; i++)
        if (pool->counts[i] < POOL_MINIMUM)
            ((struct pool_lack *)list.items)[list.n++] = (struct pool_lack){
                str_of(levels[i % POOL_LEVELS]), pool->skills_n ? pool->skills[i / POOL_LEVELS] : STR_NULL,
                (int64_t)pool->counts[i] };
    return list;
}
