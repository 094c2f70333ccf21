/* pi.h - between the files of the Predictive Index family. */
#ifndef API_PI_PI_H
#define API_PI_PI_H

#include "api/ops.h"
#include "domain/attempt.h"

#define PI_VERSION  "1" /* of the vendor's API that we speak */
#define PI_PAGE_MAX 50
#define PI_LOCALE   "en-US" /* of an invitation that names none */

/* The instruments behind the vendor's two assessments. */
#define PI_BEHAVIORAL "drives-86"
#define PI_COGNITIVE  "reasoning"

/* A list of an operation whose .list is this is {totalRecords, recordsReturn, records};
 * all others are bare arrays. */
#define PI_RECORDS "records"

#define PI_PERSON_TYPES "Unknown|Candidate|Other|Employee|Former Employee"

/* The vendor's number for the state of an attempt `a`; needs :now_ms, and `r`, its
 * result or NULL.  One that was finished and could not be scored has failed. */
#define PI_STATE                                                                                      \
    "CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= coalesce(a.paused_at, :now_ms)" \
    " THEN 50 WHEN a.status = 'invited' AND a.opened_at IS NOT NULL THEN 20"                          \
    " WHEN a.status = 'invited' AND a.sent_at IS NOT NULL THEN 10 WHEN a.status = 'started' THEN 30"  \
    " WHEN a.status IN ('finished', 'pending_review') AND r.attempt_id IS NULL THEN 60"               \
    " WHEN a.status IN ('finished', 'pending_review') THEN 40 WHEN a.status = 'expired' THEN 50"      \
    " WHEN a.status IN ('cancelled', 'blocked') THEN 65 ELSE 0 END"
enum pi_state { PI_CREATED = 0, PI_SENT = 10, PI_OPENED = 20, PI_STARTED = 30, PI_COMPLETED = 40, PI_EXPIRED = 50,
                PI_FAILED = 60, PI_ABORTED = 65 };

/* Ids outside are GUIDs: opaque, the same every time, 404 when one digit is wrong. */
void pi_id_write(struct buf *out, int64_t id);       /* without quotes */
bool pi_id_read(str text, int64_t *id);              /* any case */

#endif
