/* pi.h - between the files of the Predictive Index family. */
#ifndef API_PI_PI_H
#define API_PI_PI_H

#include "api/ops.h"
#include "domain/attempt.h"
#include "domain/drives.h"

#define PI_VERSION  "1" /* of the vendor's API that we speak */
#define PI_PAGE_MAX 50
#define PI_LOCALE   "en-US" /* of an invitation that names none */

/* The built-in assessments behind the vendor's two: code, and id (domain/assessment.h). */
#define PI_BEHAVIORAL    "drives-86"
#define PI_BEHAVIORAL_ID "5"
#define PI_COGNITIVE     "reasoning"
#define PI_COGNITIVE_ID  "17"

/* assessmentSource: 1 where it was made over this API, 0 elsewhere. */
#define PI_SOURCE_API 1

/* Lists whose .list is one of these are {totalRecords, recordsReturn, records} and
 * {totalSearchResults, peopleAndJobsSearchResult}; all others are bare arrays. */
#define PI_RECORDS "records"
#define PI_HITS    "peopleAndJobsSearchResult"

#define PI_GENDERS      "0|1|2" /* unknown, male, female */
#define PI_FLAG         "0|1"   /* no, yes */
#define PI_STATES       "0|10|20|30|40|50|60|65"
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
/* By which an index finds attempts in a state. */
#define PI_STATE_HINTS                                                                                \
    { PI_COMPLETED, "a.progress = 'completed'" }, { PI_FAILED, "a.progress = 'completed'" },          \
    { PI_STARTED, "a.progress = 'started'" }, { 0 }
enum pi_state { PI_CREATED = 0, PI_SENT = 10, PI_OPENED = 20, PI_STARTED = 30, PI_COMPLETED = 40, PI_EXPIRED = 50,
                PI_FAILED = 60, PI_ABORTED = 65 };

/* The behavioral assessment that stands for person `p`: of those not deleted the newest
 * completed one, or the newest of all while none is; and its state. */
#define PI_LATEST                                                                                     \
    "(SELECT b.id FROM attempt b WHERE b.workspace_id = p.workspace_id AND b.person_id = p.id"        \
    " AND b.assessment_id = " PI_BEHAVIORAL_ID " AND b.deleted_at IS NULL"                            \
    " ORDER BY CASE WHEN b.progress = 'completed' THEN 0 ELSE 1 END, b.number DESC LIMIT 1)"
#define PI_LATEST_STATE                                                                               \
    "(SELECT " PI_STATE " FROM attempt a LEFT JOIN result r ON r.workspace_id = a.workspace_id"       \
    " AND r.attempt_id = a.id WHERE a.workspace_id = p.workspace_id AND a.id = " PI_LATEST ")"

/* Adds the notification that an assessment of this family owes for an event of it. */
void pi_notify(struct call *c, const struct attempt *attempt, const char *event);

/* Ids outside are GUIDs: opaque, the same every time, 404 when one digit is wrong. */
void pi_id_write(struct buf *out, int64_t id);       /* without quotes */
bool pi_id_read(str text, int64_t *id);              /* any case */

#endif
