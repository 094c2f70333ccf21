/* likeness_answers.c - answers that two attempts have alike: see likeness.h.
 *
 * How likely it is that two people answer alike depends on how hard the items are: that is fitted
 * to the attempts themselves (calibration.h), so there must be LIKENESS_FIT_MIN answers to an item.  Abilities
 * are estimated with the same items.
 */
#include <math.h>

#include "core/arena.h"
#include "domain/calibration.h"
#include "domain/copying.h"
#include "domain/likeness.h"
#include "domain/test_analysis_unit.h"

#define LIKENESS_FIT_MIN 100 /* answers to an item */
#define ITEMS_MAX        200
#define WHOSE_MAX        20000 /* attempts behind the first one that is compared, at whatever version */

struct likeness_answers {
    struct analysis_reading *reading;
    struct unit_place       *items;     /* those that are right or wrong */
    size_t                   items_n;
    signed char             *responses; /* attempts x items_n */
    int64_t                 *numbers;
    size_t                   n;
};

struct subject { int64_t assessment_id, skip, number; str instrument; };
static const struct field subject_fields[] = {
    FIELD(subject, assessment_id), FIELD(subject, skip), FIELD(subject, number), FIELD(subject, instrument),
};
SHAPE(subject);

bool likeness_question(struct call *c, struct analysis_question *question)
{
    struct subject s = { .assessment_id = question->assessment_id };

    if (!db_row_with(c, WITH(subject, &s), "SELECT instrument FROM assessment WHERE workspace_id = :workspace_id"
                     " AND id = :assessment_id", INTO(subject, &s)))
        return false;
    question->version = s.instrument;
    return true;
}

static void attempt_note(void *arg, const struct analysis *a, int64_t number)
{
    struct likeness_answers *la = arg;
    signed char             *row = &la->responses[la->n * la->items_n];

    (void)a; /* its units are those of la->items */
    if (la->n == LIKENESS_ATTEMPTS_MAX)
        return;
    for (size_t i = 0; i < la->items_n; i++) {
        double score = la->items[i].unit->score[la->items[i].item];

        row[i] = isnan(score) ? IRT_OMITTED : score > 0;
    }
    la->numbers[la->n++] = number;
}

struct likeness_answers *likeness_answers_new(struct call *c, struct analysis_reading *reading)
{
    struct likeness_answers *la = ARENA_NEW(c->mem, struct likeness_answers);
    struct analysis         *a = reading->analysis;
    struct subject           s = { reading->question.assessment_id, LIKENESS_ATTEMPTS_MAX, 0,
                                   reading->question.version };

    *la = (struct likeness_answers){ .reading = reading, .items = ARENA_ARRAY(c->mem, struct unit_place, ITEMS_MAX) };
    for (size_t k = 0; k < a->units_n; k++)
        for (size_t i = 0; i < a->units[k].items_n && la->items_n < ITEMS_MAX; i++)
            if (a->units[k].items[i].binary && !a->units[k].reason)
                la->items[la->items_n++] = (struct unit_place){ &a->units[k], i };
    la->responses = ARENA_ARRAY(c->mem, signed char, LIKENESS_ATTEMPTS_MAX * la->items_n + 1);
    la->numbers   = ARENA_ARRAY(c->mem, int64_t, LIKENESS_ATTEMPTS_MAX);
    /* The newest ones are those behind the one that is one too many. */
    if (db_int_with(c, WITH(subject, &s), "SELECT number FROM attempt WHERE workspace_id = :workspace_id"
                    " AND assessment_id = :assessment_id AND progress = 'completed' AND deleted_at IS NULL"
                    " AND instrument = :instrument ORDER BY number DESC LIMIT 1 OFFSET :skip", &s.number))
        reading->after = s.number;
    reading->each     = attempt_note;
    reading->each_arg = la;
    return la;
}

/* --- the model ----------------------------------------------------------------------- */

/* Can the item be placed: answered by enough, not by all alike? */
static bool is_fit(const struct likeness_answers *la, size_t item)
{
    size_t right = 0, wrong = 0;

    for (size_t p = 0; p < la->n; p++) {
        signed char x = la->responses[p * la->items_n + item];

        right += x == 1;
        wrong += x == 0;
    }
    return right && wrong && right + wrong >= LIKENESS_FIT_MIN;
}

/* Keeps the items that can be placed, and closes the gaps. */
static void items_keep(struct likeness_answers *la)
{
    bool   fit[ITEMS_MAX];
    size_t kept = 0, to = 0;

    for (size_t i = 0; i < la->items_n; i++)
        kept += fit[i] = is_fit(la, i);
    for (size_t p = 0; p < la->n; p++)
        for (size_t i = 0; i < la->items_n; i++)
            if (fit[i])
                la->responses[to++] = la->responses[p * la->items_n + i];
    la->items_n = kept;
}

/* Chances of a right answer, and the answers as numbers, of each attempt. */
static struct copying_side *sides_of(struct arena *mem, const struct likeness_answers *la, const struct irt_item *items)
{
    struct copying_side *sides = ARENA_ARRAY(mem, struct copying_side, la->n + 1);

    for (size_t p = 0; p < la->n; p++) {
        int               *responses = ARENA_ARRAY(mem, int, la->items_n);
        double            *right = ARENA_ARRAY(mem, double, la->items_n), theta;
        struct irt_answers answers = { .items = items, .responses = responses, .n = la->items_n };

        for (size_t i = 0; i < la->items_n; i++)
            responses[i] = la->responses[p * la->items_n + i];
        theta = irt_eap(&answers, (struct irt_prior){ 0, 1 }).theta;
        for (size_t i = 0; i < la->items_n; i++)
            right[i] = irt_probability(&items[i], theta);
        sides[p] = (struct copying_side){ responses, right };
    }
    return sides;
}

/* --- pairs ----------------------------------------------------------------------------- */

/* Attempts by their numbers, rising. */
struct whose { int64_t assessment_id, number, attempt_id, person_id; };
static const struct field whose_fields[] = {
    FIELD(whose, assessment_id), FIELD(whose, number), FIELD(whose, attempt_id), FIELD(whose, person_id),
};
SHAPE(whose);

static const struct whose *whose_find(const struct list *all, int64_t number)
{
    const struct whose *list = all->items;
    size_t              low = 0, high = all->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < all->n && list[low].number == number ? &list[low] : NULL;
}

static size_t compared(const struct copying_side *a, const struct copying_side *b, size_t n)
{
    size_t both = 0;

    for (size_t i = 0; i < n; i++)
        both += a->responses[i] != IRT_OMITTED && b->responses[i] != IRT_OMITTED;
    return both;
}

static void pair_add(struct list *found, const struct likeness_answers *la, const struct whose *a,
                     const struct whose *b, const struct copying *copying, double p)
{
    struct likeness_found *list = found->items;

    if (!a || !b || a->person_id == b->person_id || found->n == LIKENESS_FOUND_MAX)
        return;
    list[found->n++] = (struct likeness_found){
        .kind = STR("answers"), .assessment_id = la->reading->question.assessment_id, .item_id = STR(""),
        .attempt_id = a->attempt_id < b->attempt_id ? a->attempt_id : b->attempt_id, .n = copying->matches,
        .other_id = a->attempt_id < b->attempt_id ? b->attempt_id : a->attempt_id, .score = NAN, .p = p };
}

struct list likeness_answers_compare(struct call *c, struct likeness_answers *la)
{
    struct list          found = { ARENA_ARRAY(c->mem, struct likeness_found, LIKENESS_FOUND_MAX), 0 }, all;
    struct whose         key = { .assessment_id = la->reading->question.assessment_id };
    struct irt_item      items[ITEMS_MAX];
    struct calibration   fitted = { .items = items };
    double               room[2 * ITEMS_MAX + 1], pairs = (double)la->n * ((double)la->n - 1) / 2;
    struct copying_side *sides;

    items_keep(la);
    if (la->items_n < LIKENESS_ITEMS_MIN ||
        !calibrate(c->mem, &(struct calibration_data){ la->responses, NULL, la->n, la->items_n }, CALIBRATE_1PL,
                   &fitted))
        return found;
    sides = sides_of(c->mem, la, items);
    key.number = la->numbers[0];
    all = db_rows_with(c, WITH(whose, &key), "SELECT number, id AS attempt_id, person_id FROM attempt"
                       " WHERE workspace_id = :workspace_id AND assessment_id = :assessment_id"
                       " AND progress = 'completed' AND number >= :number ORDER BY number", &whose_shape,
                       WHOSE_MAX);
    for (size_t a = 0; a < la->n; a++)
        for (size_t b = a + 1; b < la->n; b++) {
            struct copying copying;

            copying_compare(&sides[a], &sides[b], la->items_n, room, &copying);
            if (copying.gbt_p * pairs < LIKENESS_P_MAX &&
                compared(&sides[a], &sides[b], la->items_n) >= LIKENESS_ITEMS_MIN)
                pair_add(&found, la, whose_find(&all, la->numbers[a]), whose_find(&all, la->numbers[b]), &copying,
                         copying.gbt_p * pairs);
        }
    return found;
}
