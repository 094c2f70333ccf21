/* perm.h - what a caller may do.  A key or a member holds a set of these. */
#ifndef OP_PERM_H
#define OP_PERM_H

/* Bits; the names are in perm_names (op/perm.c), in the order of the bits. */
enum perm {
    PERM_NONE          = 0, /* not set: refused by ops_check */
    PERM_PUBLIC        = 1 << 0, /* anybody */
    PERM_SITTING       = 1 << 1, /* whoever holds the link of the attempt */
    PERM_INVITE_READ   = 1 << 2,
    PERM_INVITE_WRITE  = 1 << 3,
    PERM_RESULT_READ   = 1 << 4,
    PERM_PROFILE_READ  = 1 << 5,
    PERM_PROFILE_WRITE = 1 << 6,
    PERM_WEBHOOK_READ  = 1 << 7,
    PERM_WEBHOOK_WRITE = 1 << 8,
    PERM_CREDIT_READ   = 1 << 9,
    PERM_AUDIT_READ    = 1 << 10,
    PERM_TEAM_READ     = 1 << 11,
    PERM_TEAM_WRITE    = 1 << 12,
    PERM_CREDIT_WRITE  = 1 << 13, /* order credits */
    PERM_PERSON_ERASE  = 1 << 14, /* see who is due, and anonymise */
};

#define PERM_ALL 0x7ffffffffffffffcll /* what the administrator of a workspace holds */

#endif
