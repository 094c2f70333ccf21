/* sitting_adaptive.h - between the files of a sitting: parts whose questions come one at a time. */
#ifndef API_NATIVE_SITTING_ADAPTIVE_H
#define API_NATIVE_SITTING_ADAPTIVE_H

#include "api/native/native.h"
#include "domain/adaptive_test.h"

/* How far an adaptive part is, as the candidate may know it. */
struct adaptive_view { str part_id, stop; int64_t given_n, items_max; };
extern const struct shape adaptive_view_shape;

/* `replay` NULL: nothing was given yet. */
struct adaptive_view *adaptive_view(struct arena *mem, const struct part *part, const struct adaptive_replay *replay);

/* An adaptive part while a batch of answers comes in. */
struct adaptive_part {
    const struct part      *part;
    const struct answer   **answers; /* those that stand, by place */
    struct adaptive_replay  replay;
};

/* The parts of a batch that were asked for. */
struct adaptive_parts {
    const struct attempt    *attempt;
    const struct instrument *instrument;
    struct list              standing; /* the answers of the attempt, read once */
    struct list              late;     /* those that came too late and do not count */
    struct adaptive_part   **parts;    /* by part; NULL: not asked for */
    struct adaptive_part    *last;     /* whose next question the reply has */
};

/* Replays the part of an item from what is stored.  Of several requests at once each sees what the
 * one before it has stored. */
struct adaptive_part *adaptive_part(struct call *c, struct adaptive_parts *all, const struct part *part);

/* May the answer be stored?  Only that to the open question is new; `repeated`: it is stored already.  One that
 * came too late must be given anew once there is more time (answer->late: there is none now).  Fails 422. */
bool adaptive_answer_check(struct call *c, const struct adaptive_parts *all, const struct adaptive_part *p, int index,
                           const struct answer *answer, const char *at, bool *repeated);
/* The answer to the open question is stored: the test goes on. */
void adaptive_answer_take(struct adaptive_part *p, const struct answer *answer);

#endif
