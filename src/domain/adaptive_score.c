/* adaptive_score.c - what came of an adaptive test: see adaptive_test.h.
 *
 * The stored document:
 *   {"algorithm":"adaptive/1","test":"q:17","score":67,"theta":0.43,"se":0.38,"low":-0.31,"high":1.17,"percent":67,
 *    "reliability":0.86,"stop":"se","provisional":true,"pool":60,"questions":12,"answered":12,"pending":0,
 *    "seconds":340,"skills":[{"theta":0.2,"se":0.5,"percent":58,"questions":4,"answered":4,"right":2}, ...],
 *    "items":[{"item_id":"q:17.5","response":1,"timed_out":false,"version":0,"a":1,"b":0,"c":0.25,"d":1,
 *    "se":[null,null,null],"theta":0.3,"theta_se":0.9}, ...]}
 * What is not known is null: all of a test without an answer, a skill without an item.
 */
#include <math.h>

#include "core/arena.h"
#include "domain/adaptive_test.h"
#include "domain/json_read.h"
#include "domain/json_write.h"

/* What is counted of one test while it is replayed for its document. */
struct tally {
    const struct test     *t;
    struct adaptive_replay replay;
    struct irt_estimate    after[ADAPTIVE_GIVEN_MAX];
    int                    answered, seconds;
    bool                   timed_out; /* the last of those given */
};

static const struct answer **answers_by_place(const struct instrument *self, struct arena *mem,
                                              const struct answered *in, int64_t *last_ms)
{
    const struct answer **index = ARENA_ARRAY(mem, const struct answer *, (size_t)self->items);

    *last_ms = 0;
    for (size_t i = 0; i < in->n; i++) {
        int place = self->find(self, in->answers[i].item_id);

        if (place < 0)
            continue;
        index[place] = &in->answers[i];
        *last_ms     = in->answers[i].at.ms > *last_ms ? in->answers[i].at.ms : *last_ms;
    }
    return index;
}

static bool is_timed_out(const struct answered *in)
{
    return in->part_timed_out && *in->part_timed_out;
}

/* Replays one question after the other, since what is known after each belongs to the document.  A
 * question that stood open when the time was over counts as wrong; when the candidate ended the test
 * it is as one not reached. */
static void tally_up(struct tally *tally, const struct answer *const *answers, const struct answered *in)
{
    struct adaptive_replay      *r = &tally->replay;
    static const struct answer *none[TEST_QUESTIONS_MAX];

    adaptive_replay(tally->t, in->attempt_id, none, r);
    while (r->open >= 0 && (answers[r->open] || is_timed_out(in))) {
        const struct answer *answer = answers[r->open];

        tally->answered += answer && !str_is(answer->value, "null");
        if (answer) {
            adaptive_replay_add(tally->t, r, answer->value);
        } else {
            adaptive_answer(&r->state, r->open, 0);
            r->open          = -1;
            tally->timed_out = true;
        }
        tally->after[r->state.given_n - 1] = r->state.now;
    }
}

static const char *stop_of(const struct tally *tally, const struct answered *in)
{
    if (tally->replay.stop != ADAPTIVE_GOES_ON && !tally->timed_out)
        return adaptive_stop_name(tally->replay.stop);
    return is_timed_out(in) ? "time" : "ended";
}

static void percent_write(struct buf *b, double theta)
{
    if (isnan(theta))
        write_number(b, "percent", NAN);
    else
        write_int(b, "percent", irt_percent(theta));
}

static void skills_write(struct buf *b, const struct tally *tally)
{
    const struct adaptive *state = &tally->replay.state;
    struct irt_estimate    skills[ADAPTIVE_SKILLS_MAX];

    adaptive_skills(state, skills);
    write_open(b, "skills", '[');
    for (int s = 0; s < (int)state->rules->targets_n; s++) {
        int given = 0, answered = 0, right = 0;

        for (int i = 0; i < state->given_n; i++)
            if (state->pool->items[state->given[i]].skill == s) {
                given++;
                answered += state->responses[i] != IRT_OMITTED;
                right    += state->responses[i] == 1;
            }
        write_item(b);
        buf_char(b, '{');
        write_number(b, "theta", skills[s].theta);
        write_number(b, "se", skills[s].se);
        percent_write(b, skills[s].theta);
        write_int(b, "questions", given);
        write_int(b, "answered", answered);
        write_int(b, "right", right);
        buf_char(b, '}');
    }
    buf_char(b, ']');
}

static void item_write(struct buf *b, const struct tally *tally, int i)
{
    const struct adaptive        *state = &tally->replay.state;
    const struct irt_item        *item = &state->pool->items[state->given[i]].item;
    const struct adaptive_source *source = &tally->t->adaptive->sources[state->given[i]];

    write_item(b);
    buf_char(b, '{');
    write_text(b, "item_id", tally->t->questions[state->given[i]].id);
    if (state->responses[i] == IRT_OMITTED)
        write_number(b, "response", NAN);
    else
        write_int(b, "response", state->responses[i]);
    write_bool(b, "timed_out", tally->timed_out && i == state->given_n - 1);
    write_int(b, "version", source->version);
    write_number(b, "a", item->a);
    write_number(b, "b", item->b);
    write_number(b, "c", item->c);
    write_number(b, "d", item->d);
    write_open(b, "se", '[');
    for (int k = 0; k < 3; k++) {
        write_item(b);
        buf_number(b, source->se[k]);
    }
    buf_char(b, ']');
    write_number(b, "theta", tally->after[i].theta);
    write_number(b, "theta_se", tally->after[i].se);
    buf_char(b, '}');
}

static bool is_provisional(const struct tally *tally)
{
    for (int i = 0; i < tally->replay.state.given_n; i++)
        if (!tally->t->adaptive->sources[tally->replay.state.given[i]].version)
            return true;
    return false;
}

static void document_write(struct buf *b, const struct tally *tally, const struct answered *in)
{
    const struct adaptive *state = &tally->replay.state;
    bool                   known = tally->answered || tally->timed_out;
    struct irt_estimate    now = known ? state->now : (struct irt_estimate){ NAN, NAN, false };

    buf_char(b, '{');
    write_text(b, "algorithm", ADAPTIVE_VERSION);
    write_text(b, "test", tally->t->code);
    write_int(b, "score", known ? irt_percent(now.theta) : 0);
    write_number(b, "theta", now.theta);
    write_number(b, "se", now.se);
    write_number(b, "low", now.theta - 1.96 * now.se);
    write_number(b, "high", now.theta + 1.96 * now.se);
    percent_write(b, now.theta);
    write_number(b, "reliability", 1 - now.se * now.se);
    write_text(b, "stop", stop_of(tally, in));
    write_bool(b, "provisional", is_provisional(tally));
    write_int(b, "pool", (int64_t)state->pool->n);
    write_int(b, "questions", state->given_n);
    write_int(b, "answered", tally->answered);
    write_int(b, "pending", 0);
    write_int(b, "seconds", tally->seconds);
    skills_write(b, tally);
    write_open(b, "items", '[');
    for (int i = 0; i < state->given_n; i++)
        item_write(b, tally, i);
    buf_text(b, "]}");
}

bool adaptive_score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out)
{
    int64_t               started = in->part_started_ms && *in->part_started_ms ? *in->part_started_ms : in->started_ms;
    int64_t               last_ms;
    const struct answer **answers = answers_by_place(self, mem, in, &last_ms);
    struct tally         *tally = ARENA_NEW(mem, struct tally);

    tally->t       = self->test;
    tally->seconds = last_ms > started ? (int)((last_ms - started) / 1000) : 0;
    tally_up(tally, answers, in);
    document_write(&out->document, tally, in);
    out->average = tally->answered || tally->timed_out ? irt_percent(tally->replay.state.now.theta) : 0;
    return true;
}

/* --- reading --------------------------------------------------------------------------------- */

static bool given_read(const json_t *json, struct adaptive_given *g)
{
    const json_t *se = json_object_get(json, "se"), *response = json_object_get(json, "response");

    g->response  = json_is_integer(response) ? (int)json_integer_value(response) : IRT_OMITTED;
    g->timed_out = json_is_true(json_object_get(json, "timed_out"));
    for (size_t i = 0; i < 3; i++)
        if (!read_number(json_array_get(se, i), &g->se[i]))
            return false;
    return read_text(json_object_get(json, "item_id"), g->item_id, sizeof g->item_id) &&
           read_int(json_object_get(json, "version"), 0, INT32_MAX, &g->version) &&
           read_number(json_object_get(json, "a"), &g->item.a) && read_number(json_object_get(json, "b"), &g->item.b) &&
           read_number(json_object_get(json, "c"), &g->item.c) && read_number(json_object_get(json, "d"), &g->item.d) &&
           read_number(json_object_get(json, "theta"), &g->theta) &&
           read_number(json_object_get(json, "theta_se"), &g->theta_se);
}

static bool result_read(const json_t *json, struct adaptive_result *r)
{
    const json_t *skills = json_object_get(json, "skills"), *items = json_object_get(json, "items");
    bool          read;

    read = str_is(json_str(json_object_get(json, "algorithm")), ADAPTIVE_VERSION) &&
           read_number(json_object_get(json, "theta"), &r->theta) && read_number(json_object_get(json, "se"), &r->se) &&
           read_number(json_object_get(json, "low"), &r->low) && read_number(json_object_get(json, "high"), &r->high) &&
           read_number(json_object_get(json, "percent"), &r->percent) &&
           read_number(json_object_get(json, "reliability"), &r->reliability) &&
           read_text(json_object_get(json, "stop"), r->stop, sizeof r->stop) &&
           read_int(json_object_get(json, "pool"), 1, TEST_QUESTIONS_MAX, &r->pool) &&
           read_int(json_object_get(json, "questions"), 0, ADAPTIVE_GIVEN_MAX, &r->given_n) &&
           json_array_size(items) == (size_t)r->given_n && json_array_size(skills) <= TEST_SKILLS_MAX;
    r->provisional = json_is_true(json_object_get(json, "provisional"));
    r->skills_n    = json_array_size(skills);
    for (size_t i = 0; read && i < r->skills_n; i++) {
        const json_t *skill = json_array_get(skills, i);

        read = read_number(json_object_get(skill, "theta"), &r->skills[i].theta) &&
               read_number(json_object_get(skill, "se"), &r->skills[i].se) &&
               read_number(json_object_get(skill, "percent"), &r->skills[i].percent) &&
               read_int(json_object_get(skill, "questions"), 0, ADAPTIVE_GIVEN_MAX, &r->skills[i].given) &&
               read_int(json_object_get(skill, "right"), 0, ADAPTIVE_GIVEN_MAX, &r->skills[i].right);
    }
    for (int i = 0; read && i < r->given_n; i++)
        read = given_read(json_array_get(items, (size_t)i), &r->given[i]);
    return read;
}

bool adaptive_result_read(str document, struct adaptive_result *result)
{
    const char *message;
    json_t     *json = json_read(document, JSON_DEPTH_MAX, &message);
    bool        read = json && result_read(json, result);

    json_decref(json);
    return read;
}
