/* adaptive_test.h - a test of authored questions that is adaptive: its pool, its replay, its result.
 *
 * The snapshot of such a test (domain/authored.h) has a member more, which holds all that the choice
 * of questions depends on, so that an attempt keeps its pool whatever becomes of the parameters:
 *   "adaptive": {"se_target": 0.4, "items_min": 8, "items_max": 20, "information_min": 0.05,
 *     "exposure": true, "select": "information", "estimator": "eap", "prior": {"mean": 0, "sd": 1},
 *     "targets": [0.5, 0.5], "items": [{"key": "5f..", "version": 0, "a": 1, "b": 0, "c": 0.25, "d": 1,
 *     "se": [0.1, 0.1, null], "exposure": 1, "enemies": 0}, ...]}
 * with an item for each question, in their order.  Version 0: not calibrated, the values by level.
 *
 * The test is never stored as it stands: it is replayed.  From the seed of the attempt follows the
 * first question, from the answer to it the second, and so on until a question has no answer: that is
 * the one to be answered.  An answer to any other question does not count.  So the answers alone, in
 * whatever order they are read, give the same next question on every server and at every time.
 */
#ifndef DOMAIN_ADAPTIVE_TEST_H
#define DOMAIN_ADAPTIVE_TEST_H

#include "core/json.h"
#include "domain/adaptive.h"
#include "domain/test.h"

#define ADAPTIVE_VERSION "adaptive/1"

/* Where the parameters of an item come from. */
struct adaptive_source {
    const char *key;     /* of what is asked and what is right, 32 hex digits */
    int         version; /* of the calibration; 0: none, the item is provisional */
    double      se[3];   /* standard errors of a, b, c; NAN: not known */
};

struct adaptive_test {
    struct adaptive_rules         rules;
    struct adaptive_pool          pool;    /* an item for each question of the test */
    const struct adaptive_source *sources; /* the same */
};

/* Reads the member of a snapshot into a test whose questions and skills were read.  NULL, or what
 * is wrong with it. */
const char *adaptive_test_read(struct arena *mem, const json_t *adaptive, const json_t *questions, struct test *t);

/* A test as its answers make it. */
struct adaptive_replay {
    struct adaptive    state;
    int                open; /* place of the question to be answered now; -1: it is over */
    enum adaptive_stop stop;
};

/* Replays a test.  `answers`: that of each question by its place, NULL for none. */
void adaptive_replay(const struct test *t, int64_t attempt_id, const struct answer *const *answers,
                     struct adaptive_replay *out);
/* Takes in the answer (JSON) to the open question; null is an omission. */
void adaptive_replay_add(const struct test *t, struct adaptive_replay *replay, str value);
/* Was the question given before the open one? */
bool adaptive_was_given(const struct adaptive_replay *replay, int place);

/* How many questions it asks at the most. */
int  adaptive_asked(const struct test *t);

/* Is the answer right?  One that earns half of the mark at least is. */
int  adaptive_response(const struct question *q, str value);

/* Scores an adaptive test; the score of an instrument (domain/instrument.h). */
bool adaptive_score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out);

/* --- results -------------------------------------------------------------------------- */

#define ADAPTIVE_STOPS "se|max_items|pool_empty|information|time|ended"

struct adaptive_given {
    char            item_id[64];
    int             response; /* 1, 0, IRT_OMITTED */
    bool            timed_out;
    int             version;
    struct irt_item item;
    double          se[3];
    double          theta, theta_se; /* after it */
};

/* What is read back of the document that adaptive_score wrote; numbers are NAN where nothing was answered. */
struct adaptive_result {
    double theta, se, low, high, percent, reliability;
    char   stop[16];
    int    given_n, pool;
    bool   provisional; /* an item that was given is not calibrated */
    struct { double theta, se, percent; int given, right; } skills[TEST_SKILLS_MAX];
    size_t skills_n;
    struct adaptive_given given[ADAPTIVE_GIVEN_MAX];
};

/* False when it is the document of something else. */
bool adaptive_result_read(str document, struct adaptive_result *result);

#endif
