/* subaccount.h - parts of a workspace: departments, regions, the clients of an agency.
 *
 * What is made while a request is limited to a part belongs to it, and lists then show that part
 * alone: their statements say `(:subaccount_id = 0 OR x.subaccount_id = :subaccount_id)`.  It is an
 * order among colleagues, no wall: who names no part sees the whole workspace.
 * Tables: subaccount, subaccount_member.
 */
#ifndef DOMAIN_SUBACCOUNT_H
#define DOMAIN_SUBACCOUNT_H

#include "op/op.h"

#define SUBACCOUNTS_OF_ONE_MAX 100  /* parts that one member or question belongs to */
#define SUBACCOUNT_MEMBERS_MAX 2000

/* Limits the call to a part of its workspace.  Whoever does not manage the company must belong
 * to it.  False, with nothing said, when there is none. */
bool subaccount_enter(struct call *c, int64_t id);
/* Is there such a part of the workspace? */
bool subaccount_is(struct call *c, int64_t id);

/* Makes these members (struct id) those of a part.  False when one of them is none of the
 * workspace, with 400 said of `field`. */
bool subaccount_members_set(struct call *c, int64_t id, struct list members, const char *field);
/* Makes these parts (struct id) those of a member, in the same way. */
bool member_subaccounts_set(struct call *c, int64_t member_id, struct list parts, const char *field);

#endif
