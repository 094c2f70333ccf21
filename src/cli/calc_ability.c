/* calc_ability.c - kinds of `assay calc` about abilities: irt_score, graded, cat, calibration. */
#include <math.h>
#include <string.h>

#include "cli/calc.h"
#include "core/arena.h"
#include "domain/adaptive.h"
#include "domain/calibration.h"
#include "domain/norm.h"

#define ITEMS_MAX 2000

/* --- what they read ------------------------------------------------------------- */

static double number_or(const json_t *object, const char *name, double otherwise)
{
    const json_t *value = json_object_get(object, name);

    return json_is_number(value) ? json_number_value(value) : otherwise;
}

static bool read_items_array(struct calc *c, const json_t **array, size_t *n)
{
    if (!calc_array(c, c->in, "items", array))
        return false;
    *n = json_array_size(*array);
    return (*n && *n <= ITEMS_MAX) || calc_fail(c, "items must be 1 to %d items", ITEMS_MAX);
}

/* {"a","b","c","d"}; a = 1, c = 0 and d = 1 when they are not given. */
static bool read_item(struct calc *c, const json_t *object, size_t i, struct irt_item *item)
{
    *item = (struct irt_item){ number_or(object, "a", 1.0), number_or(object, "b", NAN), number_or(object, "c", 0.0),
                               number_or(object, "d", 1.0) };
    return irt_item_valid(item) || calc_fail(c, "items[%zu] must have 0.05 <= a <= 5, |b| <= 6, 0 <= c <= 0.5,"
                                             " 0.7 <= d <= 1", i);
}

/* Responses: whole numbers 0..most[i], null for omitted. */
static bool read_responses(struct calc *c, size_t n, const struct irt_graded *graded, int **out)
{
    struct numbers numbers;

    if (!calc_numbers(c, c->in, "responses", true, &numbers))
        return false;
    if (numbers.n != n)
        return calc_fail(c, "responses must be one an item");
    *out = ARENA_ARRAY(c->mem, int, n);
    for (size_t i = 0; i < n; i++) {
        int    most = graded ? graded[i].categories - 1 : 1;
        double x    = numbers.values[i];

        if (!isnan(x) && !(x >= 0.0 && x <= most && x == floor(x)))
            return calc_fail(c, "responses[%zu] must be 0..%d or null", i, most);
        (*out)[i] = isnan(x) ? IRT_OMITTED : (int)x;
    }
    return true;
}

static bool read_prior(struct calc *c, struct irt_prior *prior)
{
    const json_t *object = json_object_get(c->in, "prior");

    *prior = (struct irt_prior){ number_or(object, "mean", 0.0), number_or(object, "sd", 1.0) };
    return (fabs(prior->mean) <= 6.0 && prior->sd > 0.0 && prior->sd <= 10.0) ||
           calc_fail(c, "prior must have a mean of -6..6 and an sd above 0, at most 10");
}

bool calc_items(struct calc *c, struct irt_item **items, size_t *n)
{
    const json_t *array;

    if (!read_items_array(c, &array, n))
        return false;
    *items = ARENA_ARRAY(c->mem, struct irt_item, *n);
    for (size_t i = 0; i < *n; i++)
        if (!read_item(c, json_array_get(array, i), i, &(*items)[i]))
            return false;
    return true;
}

/* --- irt_score: {"items":[{"a","b","c","d"}],"responses":[0|1|null],"prior":{"mean","sd"}} --- */

static void write_estimate(struct calc *c, const char *name, struct irt_estimate e, const char *se, bool bounded)
{
    write_open(c->out, name, '{');
    write_number(c->out, "theta", e.theta);
    write_number(c->out, se, e.se);
    if (bounded)
        write_bool(c->out, "at_bound", e.at_bound);
    buf_char(c->out, '}');
}

static void write_information(struct calc *c, const struct irt_answers *answers, double eap)
{
    double *each = ARENA_ARRAY(c->mem, double, answers->n);

    for (size_t i = 0; i < answers->n; i++)
        each[i] = irt_information(&answers->items[i], eap);
    write_open(c->out, "information", '{');
    write_number(c->out, "at_zero", irt_test_information(answers, 0.0));
    write_number(c->out, "at_eap", irt_test_information(answers, eap));
    calc_write_numbers(c, "items_at_eap", each, answers->n);
    buf_char(c->out, '}');
}

bool calc_irt_score(struct calc *c)
{
    struct irt_item    *items;
    struct irt_prior    prior;
    struct irt_answers  answers = { 0 };
    struct irt_estimate eap, mle;
    int                *responses;

    if (!calc_items(c, &items, &answers.n) || !read_responses(c, answers.n, NULL, &responses) ||
        !read_prior(c, &prior))
        return false;
    answers.items     = items;
    answers.responses = responses;
    eap = irt_eap(&answers, prior);
    mle = irt_mle(&answers);
    write_estimate(c, "eap", eap, "psd", false);
    write_estimate(c, "mle", mle, "se", true);
    write_estimate(c, "wle", irt_wle(&answers), "se", true);
    write_estimate(c, "map", irt_map(&answers, prior), "se", false);
    write_information(c, &answers, eap.theta);
    write_number(c->out, "expected_score_at_eap", irt_expected_score(&answers, eap.theta));
    write_number(c->out, "lz_at_eap", irt_person_fit(&answers, eap.theta));
    write_number(c->out, "lz_at_mle", mle.at_bound ? NAN : irt_person_fit(&answers, mle.theta));
    write_int(c->out, "percent", irt_percent(eap.theta));
    return true;
}

/* --- graded: {"items":[{"a","b":[rising]}],"responses":[0..],"prior":{"mean","sd"}} --- */

static bool read_graded(struct calc *c, const json_t *object, size_t i, struct irt_graded *item)
{
    const json_t *b = json_object_get(object, "b");

    *item = (struct irt_graded){ .a = number_or(object, "a", NAN), .categories = (int)json_array_size(b) + 1 };
    for (size_t k = 0; k < json_array_size(b) && k < IRT_CATEGORIES_MAX - 1; k++)
        item->b[k] = json_is_number(json_array_get(b, k)) ? json_number_value(json_array_get(b, k)) : NAN;
    return irt_graded_valid(item) || calc_fail(c, "items[%zu] must have 0.05 <= a <= 5 and up to %d rising b", i,
                                               IRT_CATEGORIES_MAX - 1);
}

bool calc_graded(struct calc *c)
{
    const json_t       *array;
    struct irt_graded  *items;
    struct irt_prior    prior;
    struct irt_answers  answers = { 0 };
    struct irt_estimate eap;
    double              p[IRT_CATEGORIES_MAX];
    int                *responses;

    if (!read_items_array(c, &array, &answers.n))
        return false;
    items = ARENA_ARRAY(c->mem, struct irt_graded, answers.n);
    for (size_t i = 0; i < answers.n; i++)
        if (!read_graded(c, json_array_get(array, i), i, &items[i]))
            return false;
    if (!read_responses(c, answers.n, items, &responses) || !read_prior(c, &prior))
        return false;
    answers.graded    = items;
    answers.responses = responses;
    eap = irt_eap(&answers, prior);
    write_estimate(c, "eap", eap, "psd", false);
    write_number(c->out, "information_at_eap", irt_test_information(&answers, eap.theta));
    write_number(c->out, "expected_score_at_eap", irt_expected_score(&answers, eap.theta));
    irt_graded_probabilities(&items[0], eap.theta, p);
    calc_write_numbers(c, "category_probabilities_item1_at_eap", p, (size_t)items[0].categories);
    write_number(c->out, "mle_bounded4", irt_mle(&answers).theta);
    write_number(c->out, "map4", irt_map(&answers, prior).theta);
    return true;
}

/* --- cat: {"items":[{"a","b","c","d","skill"}],"responses":[0|1, one an item of the pool],
 * "estimator":"EAP"|"MLE","selection":"MFI"|"bOpt","start_theta","min_items","max_items",
 * "se_target","content_targets":{skill: share}} --- */

struct sequence {
    struct adaptive_item *items;
    struct adaptive_pool  pool;
    struct adaptive_rules rules;
    struct adaptive       test;
    double                targets[ADAPTIVE_SKILLS_MAX];
    int                  *responses;
    const json_t         *array;
};

static bool read_targets(struct calc *c, struct sequence *s)
{
    const json_t *targets = json_object_get(c->in, "content_targets"), *share;
    const char   *name;

    json_object_foreach((json_t *)targets, name, share) {
        if (!json_is_number(share) || s->rules.targets_n == ADAPTIVE_SKILLS_MAX)
            return calc_fail(c, "content_targets must be up to %d shares", ADAPTIVE_SKILLS_MAX);
        for (size_t i = 0; i < s->pool.n; i++) {
            const char *skill = json_string_value(json_object_get(json_array_get(s->array, i), "skill"));

            if (skill && strcmp(skill, name) == 0)
                s->items[i].skill = (int)s->rules.targets_n;
        }
        s->targets[s->rules.targets_n++] = json_number_value(share);
    }
    s->rules.targets = s->rules.targets_n ? s->targets : NULL;
    return true;
}

static bool read_text_is(const struct calc *c, const char *name, const char *text)
{
    const char *value = json_string_value(json_object_get(c->in, name));

    return value && strcmp(value, text) == 0;
}

static bool read_sequence(struct calc *c, struct sequence *s)
{
    struct irt_item *items;

    if (!calc_items(c, &items, &s->pool.n) || !read_responses(c, s->pool.n, NULL, &s->responses) ||
        !read_prior(c, &s->rules.prior))
        return false;
    s->array = json_object_get(c->in, "items");
    s->items = ARENA_ARRAY(c->mem, struct adaptive_item, s->pool.n);
    for (size_t i = 0; i < s->pool.n; i++)
        s->items[i] = (struct adaptive_item){ .item = items[i], .skill = -1 };
    s->pool.items       = s->items;
    s->rules.theta      = number_or(c->in, "start_theta", 0.0);
    s->rules.likelihood = read_text_is(c, "estimator", "MLE");
    s->rules.select     = read_text_is(c, "selection", "bOpt") ? ADAPTIVE_NEAREST : ADAPTIVE_INFORMATION;
    s->rules.se_target  = number_or(c->in, "se_target", 0.0);
    return calc_int(c, c->in, "min_items", 0, ADAPTIVE_GIVEN_MAX, &s->rules.items_min) &&
           calc_int(c, c->in, "max_items", 1, ADAPTIVE_GIVEN_MAX, &s->rules.items_max) && read_targets(c, s);
}

static void write_step(struct calc *c, struct sequence *s, int place)
{
    double before = irt_information(&s->items[place].item, s->test.now.theta);

    adaptive_answer(&s->test, place, s->responses[place]);
    write_item(c->out);
    buf_char(c->out, '{');
    write_int(c->out, "item", place);
    for (int i = 0; i < 2; i++) {
        const char *name = i ? "bucket" : "skill";
        const char *text = json_string_value(json_object_get(json_array_get(s->array, (size_t)place), name));

        if (text)
            write_text(c->out, name, text);
    }
    write_number(c->out, "information_before", before);
    write_int(c->out, "response", s->responses[place]);
    write_number(c->out, "theta", s->test.now.theta);
    write_number(c->out, "se", s->test.now.se);
    buf_char(c->out, '}');
}

bool calc_cat(struct calc *c)
{
    static const unsigned char seed[32] = { 0 }; /* nothing is drawn: exposure control is off */
    struct sequence            s = { .rules = { .theta = 0 } };
    int                        place;

    if (!read_sequence(c, &s))
        return false;
    adaptive_start(&s.test, &s.pool, &s.rules, seed);
    write_open(c->out, "steps", '[');
    while ((place = adaptive_next(&s.test)), adaptive_stopped(&s.test, place) == ADAPTIVE_GOES_ON)
        write_step(c, &s, place);
    buf_char(c->out, ']');
    write_text(c->out, "stop_reason", adaptive_stop_name(adaptive_stopped(&s.test, place)));
    write_open(c->out, "administered", '[');
    for (int i = 0; i < s.test.given_n; i++) {
        write_item(c->out);
        buf_int(c->out, s.test.given[i]);
    }
    buf_char(c->out, ']');
    write_number(c->out, "theta", s.test.now.theta);
    write_number(c->out, "se", s.test.now.se);
    return true;
}

/* --- calibration: {"scores":[[0|1|null]]} or {"data":"file.csv"}, {"model":1|2|3} --- */

static bool read_data(struct calc *c, struct calibration_data *data, int *model)
{
    struct calc_persons persons;
    signed char        *responses;

    if (!calc_persons(c, &persons) || !calc_int(c, c->in, "model", 1, 3, model))
        return false;
    data->rows      = persons.table.persons;
    data->items     = persons.table.items;
    data->responses = responses = ARENA_ARRAY(c->mem, signed char, data->rows * data->items);
    for (size_t i = 0; i < data->rows * data->items; i++) {
        double x = persons.table.scores[i];

        if (!isnan(x) && x != 0.0 && x != 1.0)
            return calc_fail(c, "scores must be 0, 1 or null");
        responses[i] = isnan(x) ? IRT_OMITTED : (signed char)x;
    }
    return true;
}

/* The members of one parameter of every item. */
static void write_parameter(struct calc *c, const char *name, const struct calibration *fit, size_t n)
{
    double *values = ARENA_ARRAY(c->mem, double, n);

    for (size_t i = 0; i < n; i++) {
        const struct irt_item *item = &fit->items[i];

        values[i] = *name == 'a' ? item->a : *name == 'b' ? item->b : *name == 'c' ? item->c : -item->a * item->b;
    }
    calc_write_numbers(c, name, values, n);
}

bool calc_calibration(struct calc *c)
{
    struct calibration_data data = { 0 };
    struct calibration      fit  = { 0 };
    int                     model;

    if (!read_data(c, &data, &model))
        return false;
    fit.items = ARENA_ARRAY(c->mem, struct irt_item, data.items);
    if (!calibrate(c->mem, &data, (enum calibration_model)model, &fit))
        return calc_fail(c, "there must be two items or more, each right for somebody and wrong for somebody");
    write_int(c->out, "n", (int64_t)data.rows);
    write_parameter(c, "a", &fit, data.items);
    write_parameter(c, "d", &fit, data.items);
    write_parameter(c, "b", &fit, data.items);
    write_parameter(c, "c", &fit, data.items);
    if (model == CALIBRATE_1PL) {
        write_number(c->out, "slope", fit.items[0].a);
        write_number(c->out, "variance", fit.items[0].a * fit.items[0].a);
    }
    write_number(c->out, "logLik", fit.log_likelihood);
    write_int(c->out, "cycles", fit.cycles);
    write_bool(c->out, "converged", fit.converged);
    return true;
}
