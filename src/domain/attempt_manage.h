/* attempt_manage.h - what an employer does with an attempt: send a draft off, give it a time to
 * open, reopen it, unlock it.
 *
 *   draft -> scheduled -> invited     a draft costs nothing and cannot be opened; the credits are
 *   draft -> invited                  taken when it is sent off, or else when it opens
 *   scheduled, invited -> draft       credits that were taken come back
 *   scheduled -> blocked -> invited   no credit was left when it opened; unlocking takes it
 *   finished, pending_review, expired, blocked -> started | invited     reopened
 *
 * Each function does one thing to one attempt of the workspace, or nothing at all: it returns
 * NULL when that was done, else why not, as a text that lives in c->mem or forever.  That is
 * what bulk operations (bulk.h) are made of.
 */
#ifndef DOMAIN_ATTEMPT_MANAGE_H
#define DOMAIN_ATTEMPT_MANAGE_H

#include "domain/attempt.h"

#define ATTEMPT_INVITE_DAYS 30 /* an invitation lasts, when nobody says how long */
#define ATTEMPT_MISSING     "no such attempt in this workspace"

/* Sends the invitation, at `send_ms` when that is later: a draft is invited, or scheduled when it
 * opens later; of one that is invited or scheduled the mail goes out again. */
const char *attempt_admit(struct call *c, int64_t id, int64_t send_ms);

/* A draft, or an invited one that nobody has started, opens at that moment. */
const char *attempt_schedule(struct call *c, int64_t id, int64_t open_ms);
/* Makes a scheduled one a draft again. */
const char *attempt_unschedule(struct call *c, int64_t id);
/* Opens up to `max` scheduled ones of all workspaces whose time has come; returns how many it
 * looked at.  One without credits is blocked. */
int         attempt_open_due(struct call *c, int max);
/* The same for one that a candidate asks for. */
void        attempt_open_if_due(struct call *c, int64_t id);

/* Takes the credits of a blocked one, which goes on from where it was. */
const char *attempt_unlock(struct call *c, int64_t id);

struct attempt_reopening {
    int64_t for_ms;       /* how long it is open; 0: ATTEMPT_INVITE_DAYS */
    bool    keep_answers; /* else it begins anew, under another link */
    bool    notify;
    int64_t send_ms;      /* when the candidate is written to; 0: now */
    str     reason;
};
/* Opens one that is over. */
const char *attempt_reopen(struct call *c, int64_t id, const struct attempt_reopening *how);

/* What can be changed of one; what is not said (null, 0, INT_NULL) stays. */
struct attempt_changes {
    str     phase;              /* stage of hiring, in the Coodesh family's words */
    int64_t expires_ms;         /* last moment of an invitation */
    int64_t answer_by_ms;       /* last moment for answers */
    int64_t open_ms, close_ms;
    int64_t hidden;             /* 0, 1 */
    str     reason;
    str     integrity_settings; /* {"snapshot_seconds": 30}: for one that is not started, whose consent says so */
};
const char *attempt_change(struct call *c, int64_t id, const struct attempt_changes *changes);

#endif
