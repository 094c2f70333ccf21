/* invitation.h - inviting, for the operation and for those who join by a public link. */
#ifndef API_TESTGORILLA_INVITATION_H
#define API_TESTGORILLA_INVITATION_H

#include "api/testgorilla/candidature.h"

#define TG_INVITATION_DAYS 365 /* the vendor's links have no end; ours have this one */

/* Invites to the assessment of that number: `wanted` says whom, in which language (else the
 * assessment's) and whether by mail.  Fails 404, and as attempt_invite does. */
bool tg_invite(struct call *c, int64_t assessment_id, const struct invitation *wanted, struct attempt *made);

#endif
