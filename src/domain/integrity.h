/* integrity.h - the signals of an attempt: what was recorded while somebody sat.
 *
 * They are shown to people and never change a score or a stage (PSYCHOMETRICS.md 11).
 */
#ifndef DOMAIN_INTEGRITY_H
#define DOMAIN_INTEGRITY_H

#include "domain/severity.h"
#include "op/op.h"

struct integrity {
    int             counts[INTEGRITY_EVENTS]; /* of those that weigh: short looks away and short pastes do not */
    int             focus_lost;               /* looks at another window; they are shown and weigh nothing */
    bool            recorded;                 /* anything at all */
    struct severity severity;
};

/* Reads what was recorded of an attempt of the workspace. */
void integrity_read(struct call *c, int64_t attempt_id, struct integrity *found);

#endif
