/* test_analysis.c - adding up attempts: see test_analysis.h. */
#include "domain/test_analysis.h"

#include <math.h>
#include <string.h>

#include "core/arena.h"
#include "core/json.h"
#include "domain/bigfive.h"
#include "domain/test.h"
#include "domain/test_analysis_unit.h"

#define PAUSE_MS (60 * 60 * 1000ll) /* a longer time between two answers is no time spent on an item */

/* --- taking an assessment apart --------------------------------------------------- */

static double weight_of(const struct question *q)
{
    return q->weight > 0 ? q->weight : 1;
}

static bool is_single(const struct instrument *i)
{
    return i->test && !i->test->adaptive && str_starts(str_of(i->code), "q:") && i->test->questions_n == 1;
}

/* Is the item right or wrong, nothing between? */
static bool is_binary(const struct question *q)
{
    if (q->review || (q->type != ITEM_SINGLE && q->type != ITEM_MULTIPLE && q->type != ITEM_NUMBER))
        return false;
    for (int o = 0; o < TEST_OPTIONS_MAX; o++)
        if (q->type == ITEM_SINGLE && q->credit[o] != 0 && q->credit[o] != 1)
            return false;
    return true;
}

static const char *why_not(const struct instrument *i)
{
    if (i->test && i->test->adaptive)
        return "adaptive: people were given different questions, so that there are no complete rows";
    if (i->test || i == &instrument_b5 || i == &instrument_types)
        return NULL;
    if (i == &instrument_disc)
        return "forced choice: its scores depend on each other, so that these statistics do not apply";
    if (i == &instrument_drives)
        return "lists of adjectives have no items that are answered one by one";
    return "it has no key";
}

static void unit_start(struct arena *mem, struct unit *u, const struct instrument *i, size_t items)
{
    *u = (struct unit){ .instrument = i, .reason = why_not(i), .items = ARENA_ARRAY(mem, struct unit_item, items),
                        .is_questions = is_single(i) };
}

static void item_add(struct unit *u, const struct instrument *i, int place)
{
    struct unit_item *item = &u->items[u->items_n++];

    *item = (struct unit_item){ .instrument = i, .place = place };
    if (i->test) {
        item->question = &i->test->questions[place];
        item->maximum  = weight_of(item->question);
        item->binary   = is_binary(item->question);
        u->binary_n   += item->binary;
    } else {
        item->maximum = 5;
        item->reversed = b5_item_minus(place);
    }
}

struct analysis *analysis_new(struct arena *mem, const struct instrument *whole, struct analysis_options options)
{
    const struct instrument *list[COMPONENTS_MAX];
    size_t                   n = instrument_components(whole, list);
    struct analysis         *a = ARENA_NEW(mem, struct analysis);
    struct unit             *questions = NULL;

    *a = (struct analysis){ .whole = whole, .options = options, .units = ARENA_ARRAY(mem, struct unit, n),
                            .where = ARENA_ARRAY(mem, struct unit_place, (size_t)whole->items + 1) };
    for (size_t k = 0; k < n; k++) {
        int          first = whole->components_n ? whole->firsts[k] : 0;
        struct unit *u = is_single(list[k]) ? questions : NULL;

        if (list[k]->items && a->where[first].unit)
            continue; /* two that ask the same items share them */
        if (!u) {
            u = &a->units[a->units_n++];
            unit_start(mem, u, list[k], is_single(list[k]) ? n : (size_t)list[k]->items);
            questions = u->is_questions ? u : questions;
        }
        for (int i = 0; i < list[k]->items; i++) {
            a->where[first + i] = (struct unit_place){ u, u->items_n };
            item_add(u, list[k], i);
        }
    }
    for (size_t k = 0; k < a->units_n; k++) {
        struct unit *u = &a->units[k];

        u->score   = ARENA_ARRAY(mem, double, u->items_n);
        u->chosen  = ARENA_ARRAY(mem, unsigned, u->items_n);
        u->moments = score_moments_new(mem, u->reason ? 0 : u->items_n);
        if (options.dif && !u->reason && u->binary_n == u->items_n)
            u->strata = ARENA_ARRAY(mem, struct dif_stratum, u->items_n * (u->items_n + 1));
    }
    a->timed = ARENA_ARRAY(mem, struct timed, (size_t)whole->items + 1);
    return a;
}

/* --- one attempt ------------------------------------------------------------------ */

/* Bits of the options that a value names. */
static unsigned options_of(const struct question *q, str value)
{
    const char *message;
    int64_t     one;
    json_t     *json, *each;
    size_t      i;
    unsigned    chosen = 0;

    if (q->type == ITEM_SINGLE)
        return str_to_int(value, &one) && one >= 1 && one <= TEST_OPTIONS_MAX ? 1u << (one - 1) : 0;
    json = q->type == ITEM_MULTIPLE ? json_read(value, 2, &message) : NULL;
    json_array_foreach(json, i, each)
        if (json_integer_value(each) >= 1 && json_integer_value(each) <= TEST_OPTIONS_MAX)
            chosen |= 1u << (json_integer_value(each) - 1);
    json_decref(json);
    return chosen;
}

static double review_of(const struct analysis_attempt *attempt, str item_id)
{
    for (size_t i = 0; i < attempt->reviews_n; i++)
        if (str_eq(attempt->reviews[i].item_id, item_id))
            return attempt->reviews[i].mark;
    return NAN;
}

/* What an answer earns; NAN when nobody has marked it yet. */
static double score_of(const struct unit_item *item, const struct answer *answer,
                       const struct analysis_attempt *attempt)
{
    const struct question *q = item->question;
    int64_t                value;

    if (!q)
        return str_to_int(answer->value, &value) ? (double)(item->reversed ? 6 - value : value) : NAN;
    if (q->review || question_is_judged(q))
        return weight_of(q) * review_of(attempt, answer->item_id);
    return weight_of(q) * question_mark(q, answer->value);
}

/* Time from the answer before it, in the same unit; from the start for the first of all. */
static void times_add(struct analysis *a, size_t n, int64_t started_ms)
{
    for (size_t i = 1; i < n; i++) { /* insertion by time: nearly sorted already */
        struct timed one = a->timed[i];
        size_t       j = i;

        for (; j > 0 && a->timed[j - 1].at_ms > one.at_ms; j--)
            a->timed[j] = a->timed[j - 1];
        a->timed[j] = one;
    }
    for (size_t i = 0; i < n; i++) {
        int64_t           before = i ? a->timed[i - 1].at_ms : started_ms;
        int64_t           spent = a->timed[i].at_ms - before;
        struct unit_item *item = &a->timed[i].place.unit->items[a->timed[i].place.item];

        if (!before || spent < 0 || spent > PAUSE_MS || (i && a->timed[i - 1].place.unit != a->timed[i].place.unit))
            continue;
        item->seconds += (double)spent / 1000.0;
        item->timed_n++;
    }
}

static void answers_read(struct analysis *a, const struct analysis_attempt *attempt)
{
    size_t timed_n = 0;

    for (size_t i = 0; i < attempt->n; i++) {
        const struct answer *answer = &attempt->answers[i];
        int                  index = a->whole->find(a->whole, answer->item_id);
        struct unit_place    place = index < 0 ? (struct unit_place){ 0 } : a->where[index];
        struct unit_item    *item;

        if (!place.unit || place.unit->reason || str_is(answer->value, "null"))
            continue;
        item = &place.unit->items[place.item];
        item->answered++;
        place.unit->answered_now++;
        place.unit->score[place.item] = score_of(item, answer, attempt);
        if (item->question)
            place.unit->chosen[place.item] = options_of(item->question, answer->value);
        a->timed[timed_n++] = (struct timed){ answer->at.ms, place };
    }
    times_add(a, timed_n, attempt->started_ms);
}

static void options_add(struct unit *u, double total)
{
    for (size_t i = 0; i < u->items_n; i++)
        for (int o = 0; u->chosen[i] >> o; o++)
            if (u->chosen[i] >> o & 1) {
                u->items[i].option_n[o]++;
                u->items[i].option_rest[o] += total - u->score[i];
            }
}

/* Right and wrong of each item, in the stratum of the number that the person has right. */
static void strata_add(struct unit *u, enum analysis_group group)
{
    size_t right = 0;

    for (size_t i = 0; i < u->items_n; i++)
        right += u->score[i] > 0;
    for (size_t i = 0; i < u->items_n; i++) {
        struct dif_stratum *s = &u->strata[i * (u->items_n + 1) + right];
        bool                is_right = u->score[i] > 0;

        *(group == GROUP_FOCAL ? is_right ? &s->c : &s->d : is_right ? &s->a : &s->b) += 1.0;
    }
    *(group == GROUP_FOCAL ? &u->focal_n : &u->reference_n) += 1;
}

static void row_add(struct unit *u, enum analysis_group group)
{
    double total = 0;

    for (size_t i = 0; i < u->items_n; i++)
        total += u->score[i];
    if (isnan(total))
        return;
    u->complete++;
    score_moments_add(&u->moments, u->score);
    options_add(u, total);
    if (u->strata && group != GROUP_NONE)
        strata_add(u, group);
}

void analysis_add(struct analysis *a, const struct analysis_attempt *attempt)
{
    for (size_t k = 0; k < a->units_n; k++) {
        struct unit *u = &a->units[k];
        bool         zero = a->options.unanswered_as_zero && u->instrument->test;

        u->answered_now = 0;
        for (size_t i = 0; i < u->items_n; i++) {
            u->score[i]  = zero ? 0 : NAN;
            u->chosen[i] = 0;
        }
    }
    answers_read(a, attempt);
    for (size_t k = 0; k < a->units_n; k++) {
        struct unit *u = &a->units[k];

        u->attempts++;
        if (!u->reason && u->answered_now)
            row_add(u, attempt->group);
    }
}
