/* sitting.h - the clock of a sitting: parts with a limit of their own, pause, extra
 * time.  The server owns it; every change is in the event log.
 */
#ifndef DOMAIN_SITTING_H
#define DOMAIN_SITTING_H

#include "domain/attempt.h"

struct sitting_part {
    str           part_id;
    struct moment started_at, deadline_at, finished_at;
};
extern const struct shape sitting_part_shape;

/* The parts of an attempt that were started or ended: a list of struct sitting_part. */
struct list sitting_parts(struct call *c, int64_t attempt_id);
/* The row of a part; NULL when it was not touched yet. */
const struct sitting_part *sitting_part_find(const struct list *parts, const char *part_id);

/* Starts a part's clock, or ends the part; nothing happens when that was done
 * before.  Fails 404 for an unknown part, 409 when the sitting is not started. */
bool sitting_part_start(struct call *c, const struct attempt *attempt, str part_id);
bool sitting_part_finish(struct call *c, const struct attempt *attempt, str part_id);

/* The last moment for answers to an item: its part's, else the attempt's; it moves
 * on while the attempt is paused, and is the end of a timed part that was ended.
 * 0: its part has a limit and is not started. */
int64_t sitting_deadline(const struct call *c, const struct attempt *attempt, const struct part *part,
                         const struct list *parts);

/* What an employer may do while somebody sits.  Each fails 404 or 409. */
bool sitting_pause(struct call *c, int64_t attempt_id, bool paused);      /* resuming moves all deadlines */
bool sitting_add_minutes(struct call *c, int64_t attempt_id, int64_t minutes);
bool sitting_time_factor(struct call *c, int64_t attempt_id, int64_t percent); /* of parts not started yet */
bool sitting_accommodation(struct call *c, int64_t attempt_id, str decision);  /* "granted", "declined" */

#endif
