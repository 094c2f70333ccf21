/* member.h - those who work for a workspace: what one may do to another, and how one leaves.
 *
 * Nobody touches somebody who may do more than himself, nor gives away what he does not hold; and
 * a workspace keeps an administrator who can sign in.
 * Tables: member, member_session, member_token, member_trait, subaccount_member.
 */
#ifndef DOMAIN_MEMBER_H
#define DOMAIN_MEMBER_H

#include "op/op.h"

/* What others see of one.  `status` is invited as long as an invitation is open. */
struct colleague {
    int64_t id, permissions; /* INT_NULL: as the role */
    str     email, email_fold, name, role, status;
    bool    came;            /* signed in once, or has a password */
};
extern const struct shape colleague_shape;

#define MEMBER_STATUS \
    "CASE WHEN m.invited_at IS NOT NULL AND m.status = 'active' THEN 'invited' ELSE m.status END"

/* Reads a member of the workspace who has not left.  Fails 404. */
bool colleague_find(struct call *c, int64_t id, struct colleague *one);
/* Does the caller hold these rights himself?  Fails 403. */
bool member_within(struct call *c, long long rights);
/* Is there still an administrator who can sign in?  To be asked after a change; fails 409. */
bool member_admin_left(struct call *c);
/* Takes a member out of the workspace.  The name stays on what he wrote, unless `erase`: then all
 * that is known of the person goes.  Fails 409 for the last administrator. */
bool member_leave(struct call *c, int64_t id, bool erase);

/* Bits of permissions from their names, and the names of those that a member may be given. */
long long   permissions_read(struct list names);
struct list permissions_list(struct arena *mem, long long perms);

#endif
