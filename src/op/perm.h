/* perm.h - what a caller may do.  A key or a member holds a set of these. */
#ifndef OP_PERM_H
#define OP_PERM_H

#include "core/str.h"

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

/* Those that the Coodesh family names, in its words. */
#define PERM_LIST_JOBS                     (1ll << 15)
#define PERM_MANAGE_JOBS                   (1ll << 16)
#define PERM_CREATE_JOBS                   (1ll << 17)
#define PERM_EDIT_JOBS                     (1ll << 18)
#define PERM_DELETE_JOBS                   (1ll << 19)
#define PERM_EDIT_PARTNERS                 (1ll << 20)
#define PERM_EDIT_FOLLOWERS                (1ll << 21)
#define PERM_LIST_ASSESSMENTS              (1ll << 22)
#define PERM_MANAGE_ASSESSMENTS            (1ll << 23)
#define PERM_CREATE_ASSESSMENT             (1ll << 24)
#define PERM_EDIT_ASSESSMENTS              (1ll << 25)
#define PERM_DELETE_ASSESSMENTS            (1ll << 26)
#define PERM_LIST_ATTEMPTS                 (1ll << 27)
#define PERM_MANAGE_ATTEMPTS               (1ll << 28)
#define PERM_EDIT_ATTEMPTS                 (1ll << 29)
#define PERM_DELETE_ATTEMPTS               (1ll << 30)
#define PERM_REOPEN_ATTEMPTS               (1ll << 31)
#define PERM_READ_QUESTION                 (1ll << 32)
#define PERM_MANAGE_QUESTION               (1ll << 33)
#define PERM_CREATE_QUESTION               (1ll << 34)
#define PERM_UPDATE_QUESTION               (1ll << 35)
#define PERM_DELETE_QUESTION               (1ll << 36)
#define PERM_READ_COMPANY                  (1ll << 37)
#define PERM_MANAGE_COMPANY                (1ll << 38)
#define PERM_CREATE_COMPANY                (1ll << 39)
#define PERM_UPDATE_COMPANY                (1ll << 40)
#define PERM_DELETE_COMPANY                (1ll << 41)
#define PERM_READ_USER                     (1ll << 42)
#define PERM_MANAGE_USER                   (1ll << 43)
#define PERM_CREATE_USER                   (1ll << 44)
#define PERM_UPDATE_USER                   (1ll << 45)
#define PERM_DELETE_USER                   (1ll << 46)
#define PERM_MANAGE_PERMISSION             (1ll << 47)
#define PERM_LIST_BRIEFINGS                (1ll << 48)
#define PERM_MANAGE_BRIEFINGS              (1ll << 49)
#define PERM_CREATE_JOBS_FROM_BRIEFINGS    (1ll << 50)
#define PERM_VIEW_TALENT_DATA              (1ll << 51)
#define PERM_DELETE_OTHERS_BRIEFINGS       (1ll << 52)
/* Whoever signed in to the workspace, in any role. */
#define PERM_MEMBER                        (1ll << 53)
/* A worker of the judge: no key or member has it, no worker has another. */
#define PERM_WORKER                        (1ll << 54)
/* Groups of people, in counts alone: to read, and to tell who belongs to which. */
#define PERM_FAIRNESS_READ                 (1ll << 55)
#define PERM_FAIRNESS_WRITE                (1ll << 56)
/* Of the installation's own people, above every workspace: no key has it by itself, and only the
 * command line gives a member the role. */
#define PERM_SUPER_ADMIN                   (1ll << 62)

#define PERM_ALL 0x3ffffffffffffffcll /* what the administrator of a workspace holds */

/* Those with a name in the Coodesh family, which a member may be given one by one. */
#define PERM_NAMED 0x1fffffffff8000ll

/* What a member of that role may do: "super_admin" and "admin" all of the workspace, "manager" all
 * but members, keys, credits and fairness, "hunter" jobs and talents, "business" read, "user" see that they
 * are in. */
long long perm_of_role(str role);
/* The same when some were given in place of the named ones of the role; INT_NULL: none were. */
long long perm_of_member(str role, int64_t named);

#endif
