/* adaptive_test.c - see adaptive_test.h: the pool of a snapshot, and the replay. */
#include "domain/adaptive_test.h"

#include <math.h>
#include <sodium.h>
#include <string.h>

#include "core/arena.h"
#include "domain/json_read.h"

#define SE_TARGET_MAX   2.0
#define INFORMATION_MAX 25.0
#define PRIOR_SD_MAX    3.0
#define RIGHT_FROM      0.5

/* --- reading ---------------------------------------------------------------------------- */

static bool read_between(const json_t *value, double low, double high, double *out)
{
    return read_number(value, out) && *out >= low && *out <= high;
}

static const char *rules_read(struct arena *mem, const json_t *json, size_t skills, struct adaptive_rules *r)
{
    const json_t *prior = json_object_get(json, "prior"), *targets = json_object_get(json, "targets");
    double       *shares = ARENA_ARRAY(mem, double, ADAPTIVE_SKILLS_MAX);

    *r = (struct adaptive_rules){
        .exposure   = json_is_true(json_object_get(json, "exposure")),
        .select     = str_is(json_str(json_object_get(json, "select")), "nearest") ? ADAPTIVE_NEAREST
                                                                                   : ADAPTIVE_INFORMATION,
        .likelihood = str_is(json_str(json_object_get(json, "estimator")), "mle"),
        .targets_n  = skills,
    };
    if (!read_between(json_object_get(json, "se_target"), 0, SE_TARGET_MAX, &r->se_target) ||
        !read_between(json_object_get(json, "information_min"), 0, INFORMATION_MAX, &r->information_min) ||
        !read_int(json_object_get(json, "items_max"), 1, ADAPTIVE_GIVEN_MAX, &r->items_max) ||
        !read_int(json_object_get(json, "items_min"), 1, r->items_max, &r->items_min) ||
        !read_between(json_object_get(prior, "mean"), -IRT_THETA_MAX, IRT_THETA_MAX, &r->prior.mean) ||
        !read_between(json_object_get(prior, "sd"), IRT_SD_FINE, PRIOR_SD_MAX, &r->prior.sd))
        return "has rules of an adaptive test that are out of their limits";
    r->theta = r->prior.mean;
    if (json_array_size(targets) != 0 && json_array_size(targets) != skills)
        return "has not one target for each skill";
    for (size_t i = 0; i < json_array_size(targets); i++)
        if (!read_between(json_array_get(targets, i), 0, 1, &shares[i]))
            return "has a target that is not between 0 and 1";
    r->targets = json_array_size(targets) ? shares : NULL;
    return NULL;
}

static const char *item_read(struct arena *mem, const json_t *json, const json_t *question, const struct question *q,
                             struct adaptive_item *item, struct adaptive_source *source)
{
    const json_t *key = json_object_get(json, "key"), *se = json_object_get(json, "se");

    *item   = (struct adaptive_item){ .skill = json_object_get(question, "skill") ? q->skill : -1 };
    *source = (struct adaptive_source){ .key = str_copy(mem, json_is_string(key) ? json_str(key) : STR("")).data,
                                        .se = { NAN, NAN, NAN } };
    if (!read_number(json_object_get(json, "a"), &item->item.a) ||
        !read_number(json_object_get(json, "b"), &item->item.b) ||
        !read_number(json_object_get(json, "c"), &item->item.c) ||
        !read_number(json_object_get(json, "d"), &item->item.d) || !irt_item_valid(&item->item) ||
        !read_between(json_object_get(json, "exposure"), 0, 1, &item->exposure) ||
        !read_int(json_object_get(json, "enemies"), 0, ADAPTIVE_ITEMS_MAX, &item->enemies) ||
        !read_int(json_object_get(json, "version"), 0, INT32_MAX, &source->version))
        return "has parameters of an item that are out of their limits";
    for (size_t i = 0; i < 3 && i < json_array_size(se); i++)
        if (!read_number(json_array_get(se, i), &source->se[i]))
            return "has a standard error that is no number";
    return q->review || question_is_judged(q) ? "has an item that a person or the judge must mark" : NULL;
}

const char *adaptive_test_read(struct arena *mem, const json_t *adaptive, const json_t *questions, struct test *t)
{
    const json_t           *list = json_object_get(adaptive, "items");
    size_t                  n = (size_t)t->questions_n;
    struct adaptive_test   *made = ARENA_NEW(mem, struct adaptive_test);
    struct adaptive_item   *items = ARENA_ARRAY(mem, struct adaptive_item, n);
    struct adaptive_source *sources = ARENA_ARRAY(mem, struct adaptive_source, n);
    bool                    named = false;
    const char             *wrong;

    if (json_array_size(list) != n)
        return "has not one item for each question";
    if ((wrong = rules_read(mem, adaptive, test_skills(t), &made->rules)))
        return wrong;
    for (size_t i = 0; i < n; i++) {
        wrong = item_read(mem, json_array_get(list, i), json_array_get(questions, i), &t->questions[i], &items[i],
                          &sources[i]);
        if (wrong)
            return wrong;
        named |= items[i].skill >= 0;
    }
    for (size_t i = 0; !named && i < n; i++)
        items[i].skill = 0; /* a pool that names no skill is one of one skill */
    made->pool    = (struct adaptive_pool){ items, n };
    made->sources = sources;
    t->adaptive   = made;
    return NULL;
}

/* --- the replay --------------------------------------------------------------------------- */

/* The draws of an attempt hang on its id and on the snapshot: a restored or moved store gives the same. */
static void seed_of(const struct test *t, int64_t attempt_id, unsigned char seed[32])
{
    char text[96];
    int  n = snprintf(text, sizeof text, ADAPTIVE_VERSION " %lld %.40s", (long long)attempt_id, t->code);

    crypto_generichash(seed, 32, (const unsigned char *)text, (size_t)n, NULL, 0);
}

int adaptive_asked(const struct test *t)
{
    int most = t->adaptive->rules.items_max;

    return most < t->questions_n ? most : t->questions_n;
}

int adaptive_response(const struct question *q, str value)
{
    return str_is(value, "null") ? IRT_OMITTED : question_mark(q, value) >= RIGHT_FROM;
}

/* Chooses the question after those that were answered. */
static void choose(struct adaptive_replay *r)
{
    int next = adaptive_next(&r->state);

    r->stop = adaptive_stopped(&r->state, next);
    r->open = r->stop == ADAPTIVE_GOES_ON ? next : -1;
}

void adaptive_replay_add(const struct test *t, struct adaptive_replay *replay, str value)
{
    adaptive_answer(&replay->state, replay->open, adaptive_response(&t->questions[replay->open], value));
    choose(replay);
}

void adaptive_replay(const struct test *t, int64_t attempt_id, const struct answer *const *answers,
                     struct adaptive_replay *out)
{
    unsigned char seed[32];

    seed_of(t, attempt_id, seed);
    adaptive_start(&out->state, &t->adaptive->pool, &t->adaptive->rules, seed);
    choose(out);
    while (out->open >= 0 && answers[out->open])
        adaptive_replay_add(t, out, answers[out->open]->value);
}

bool adaptive_was_given(const struct adaptive_replay *replay, int place)
{
    for (int i = 0; i < replay->state.given_n; i++)
        if (replay->state.given[i] == place)
            return true;
    return false;
}
