/* integrity.h - the signals of an attempt: what was recorded while somebody sat.
 *
 * They are shown to people and never change a score or a stage (PSYCHOMETRICS.md 11).
 */
#ifndef DOMAIN_INTEGRITY_H
#define DOMAIN_INTEGRITY_H

#include "domain/severity.h"
#include "op/op.h"

/* 1 for an event `e` of sitting_event that weighs, else 0, as SQL: a look away of less than two
 * seconds and a paste of less than 30 characters are no signals. */
#define INTEGRITY_WEIGHS                                                                                    \
    "CASE WHEN (e.kind IN ('tab_hidden', 'focus_lost') AND e.length_ms < 2000)"                             \
    " OR (e.kind = 'paste' AND e.n < 30) THEN 0 ELSE 1 END"

struct integrity {
    int             counts[INTEGRITY_EVENTS]; /* of those that weigh: short looks away and short pastes do not */
    int             focus_lost;               /* looks at another window; they are shown and weigh nothing */
    bool            recorded;                 /* anything at all */
    struct severity severity;
};

/* Reads what was recorded of an attempt of the workspace. */
void integrity_read(struct call *c, int64_t attempt_id, struct integrity *found);

#endif
