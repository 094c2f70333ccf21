/* pool_calibrate.c - calibrates the items of a pool, as many cycles as a turn has time for.
 *
 * The answers are read again in each turn, up to the moment the run was asked for, so that they are the
 * same.  Only items with enough answers take part: 100 for 1PL, 300 for 2PL, 1,000 for 3PL.
 * Tables: item_parameter, and those of pool_answers.c.
 */
#include "domain/pool_calibrate.h"

#include <math.h>
#include <string.h>

#include "core/clock.h"
#include "domain/adaptive_pool.h"
#include "domain/json_write.h"
#include "domain/pool_answers.h"

#define CYCLES_AT_ONCE 5

static const struct { const char *name; enum calibration_model model; int least; } models[] = {
    { "1pl", CALIBRATE_1PL, 100 }, { "2pl", CALIBRATE_2PL, 300 }, { "3pl", CALIBRATE_3PL, 1000 },
};

struct work {
    struct pool_turn_state   *turn;
    struct pool_answers       all;
    struct calibration_data   data;
    size_t                   *places;
    int                       least;
    enum calibration_model    model;
    struct calibration        fit;
    struct calibration_error *errors;
};

/* --- where it goes on ------------------------------------------------------------------------- */

static void progress_read(struct work *w)
{
    const char *message;
    json_t     *json = json_read(w->turn->run.progress, 4, &message), *items = json_object_get(json, "items");

    if (json_array_size(items) == w->data.items &&
        json_integer_value(json_object_get(json, "persons")) == (json_int_t)w->data.rows) {
        for (size_t i = 0; i < w->data.items; i++) {
            const json_t *one = json_array_get(items, i);

            w->fit.items[i] = (struct irt_item){ json_number_value(json_array_get(one, 0)),
                                                 json_number_value(json_array_get(one, 1)),
                                                 json_number_value(json_array_get(one, 2)), 1.0 };
        }
        w->fit.cycles = (int)w->turn->run.step;
    }
    json_decref(json);
}

static str progress_text(const struct work *w)
{
    struct buf b = BUF(w->turn->mem);

    buf_char(&b, '{');
    write_int(&b, "persons", (int64_t)w->data.rows);
    write_open(&b, "items", '[');
    for (size_t i = 0; i < w->data.items; i++) {
        write_item(&b);
        buf_char(&b, '[');
        buf_number(&b, w->fit.items[i].a);
        buf_char(&b, ',');
        buf_number(&b, w->fit.items[i].b);
        buf_char(&b, ',');
        buf_number(&b, w->fit.items[i].c);
        buf_char(&b, ']');
    }
    buf_text(&b, "]}");
    return buf_end(&b);
}

/* --- what came of it -------------------------------------------------------------------------- */

static void found_write(const struct work *w, struct buf *b)
{
    for (size_t i = 0; i < w->data.items; i++) {
        const struct pool_item *item = &w->all.items[w->places[i]];

        write_item(b);
        buf_char(b, '{');
        write_text(b, "number", item->number.data);
        write_text(b, "key", item->key.data);
        write_int(b, "responses", item->responses);
        write_number(b, "a", w->fit.items[i].a);
        write_number(b, "b", w->fit.items[i].b);
        write_number(b, "c", w->fit.items[i].c);
        write_number(b, "se_a", w->errors[i].a);
        write_number(b, "se_b", w->errors[i].b);
        write_number(b, "se_c", w->errors[i].c);
        buf_char(b, '}');
    }
}

static void left_write(const struct work *w, struct buf *b)
{
    for (size_t i = 0, next = 0; i < w->all.items_n; i++) {
        const struct pool_item *item = &w->all.items[i];

        if (next < w->data.items && w->places[next] == i) {
            next++;
            continue;
        }
        write_item(b);
        buf_char(b, '{');
        write_text(b, "number", item->number.data);
        write_int(b, "responses", item->responses);
        write_text(b, "reason", item->responses < w->least ? "too_few_answers"
                                : item->right              ? "all_right" : "all_wrong");
        buf_char(b, '}');
    }
}

static void report_write(struct work *w)
{
    struct buf b = BUF(w->turn->mem);

    buf_char(&b, '{');
    write_text(&b, "model", w->turn->run.model.data);
    write_int(&b, "least", w->least);
    write_int(&b, "persons", (int64_t)w->data.rows);
    write_int(&b, "items", (int64_t)w->all.items_n);
    write_int(&b, "calibrated", w->fit.converged ? (int64_t)w->data.items : 0);
    write_int(&b, "cycles", w->fit.cycles);
    write_bool(&b, "converged", w->fit.converged);
    write_number(&b, "log_likelihood", w->fit.cycles ? w->fit.log_likelihood : NAN);
    write_open(&b, "parameters", '[');
    if (w->fit.converged)
        found_write(w, &b);
    buf_char(&b, ']');
    write_open(&b, "left_out", '[');
    left_write(w, &b);
    buf_text(&b, "]}");
    w->turn->report = buf_end(&b);
}

/* One version more for all that were fitted together. */
static void parameters_store(struct call *c, struct pool_turn_state *turn)
{
    const struct item_parameter *found = turn->rows;
    struct item_parameter       *rows = ARENA_ARRAY(c->mem, struct item_parameter, turn->rows_n + 1);
    struct item_parameter        key = { .question_id = turn->run.question_id };
    int64_t                      version = 0;

    db_int_with(c, WITH(item_parameter, &key), "SELECT coalesce(max(version), 0) + 1 FROM item_parameter WHERE"
                " workspace_id = :workspace_id AND question_id = :question_id", &version);
    for (size_t i = 0; i < turn->rows_n; i++) {
        rows[i]         = found[i];
        rows[i].version = version;
    }
    db_exec_many(c, &item_parameter_shape, rows, turn->rows_n, "INSERT INTO item_parameter (workspace_id, question_id,"
                 " item_key, version, model, a, b, c, se_a, se_b, se_c, responses, created_at) VALUES (:workspace_id,"
                 " :question_id, :item_key, :version, :model, :a, :b, :c, :se_a, :se_b, :se_c, :responses, :now_ms)");
}

static void rows_make(struct work *w)
{
    struct item_parameter *rows = ARENA_ARRAY(w->turn->mem, struct item_parameter, w->data.items);

    for (size_t i = 0; i < w->data.items; i++)
        rows[i] = (struct item_parameter){
            .question_id = w->turn->run.question_id, .item_key = w->all.items[w->places[i]].key,
            .model = w->turn->run.model, .a = w->fit.items[i].a, .b = w->fit.items[i].b, .c = w->fit.items[i].c,
            .se_a = w->errors[i].a, .se_b = w->errors[i].b, .se_c = w->errors[i].c,
            .responses = w->all.items[w->places[i]].responses };
    w->turn->rows   = rows;
    w->turn->rows_n = w->data.items;
    w->turn->store  = parameters_store;
}

/* --- the turn --------------------------------------------------------------------------------- */

static void work_open(struct work *w)
{
    struct arena *mem = w->turn->mem;

    for (size_t m = 0; m < sizeof models / sizeof *models; m++)
        if (str_is(w->turn->run.model, models[m].name)) {
            w->model = models[m].model;
            w->least = models[m].least;
        }
    w->places    = ARENA_ARRAY(mem, size_t, w->all.items_n);
    w->data      = pool_answers_choose(mem, &w->all, w->least, w->places);
    w->fit.items = ARENA_ARRAY(mem, struct irt_item, w->data.items + 1);
    w->errors    = ARENA_ARRAY(mem, struct calibration_error, w->data.items + 1);
}

/* True when it is over: it converged, or the cycles are used up.  However long the reading took, each turn
 * comes some cycles further. */
static bool fit_on(struct work *w, int64_t ends_us)
{
    bool over = false;

    do {
        struct arena_mark mark = arena_mark(w->turn->mem);

        if (!calibrate_on(w->turn->mem, &w->data, w->model, CYCLES_AT_ONCE, &w->fit))
            over = true; /* the answers of those left over do not tell them apart */
        arena_rewind(w->turn->mem, mark);
        over |= w->fit.converged || w->fit.cycles >= CALIBRATION_CYCLES_MAX;
    } while (!over && clock_monotonic_us() < ends_us);
    return over;
}

enum pool_turn pool_calibrate_turn(struct pool_turn_state *turn, int64_t ends_us)
{
    struct work w = { .turn = turn };

    if (!pool_answers_read(turn->server, turn->mem, turn->workspace_id, turn->run.question_id,
                           turn->run.created_at.ms, &w.all, &turn->failed))
        return turn->failed ? POOL_TURN_OVER : POOL_TURN_BROKEN;
    work_open(&w);
    if (w.data.items >= 2) {
        progress_read(&w);
        if (!fit_on(&w, ends_us)) {
            turn->run.step     = w.fit.cycles;
            turn->run.progress = progress_text(&w);
            return POOL_TURN_MORE;
        }
        turn->run.step = w.fit.cycles;
        if (w.fit.converged) {
            calibration_errors(turn->mem, &w.data, w.model, w.fit.items, w.errors);
            rows_make(&w);
        }
    }
    report_write(&w);
    return POOL_TURN_OVER;
}
