/* perm.c - names of the permissions. */
#include "op/call.h"

static const struct { long long perm; const char *name; } perm_names[] = {
    { PERM_PUBLIC, "public" },
    { PERM_SITTING, "sitting" },
    { PERM_INVITE_READ, "invite.read" },
    { PERM_INVITE_WRITE, "invite.write" },
    { PERM_RESULT_READ, "result.read" },
    { PERM_PROFILE_READ, "profile.read" },
    { PERM_PROFILE_WRITE, "profile.write" },
    { PERM_WEBHOOK_READ, "webhook.read" },
    { PERM_WEBHOOK_WRITE, "webhook.write" },
    { PERM_CREDIT_READ, "credit.read" },
    { PERM_AUDIT_READ, "audit.read" },
    { PERM_TEAM_READ, "team.read" },
    { PERM_TEAM_WRITE, "team.write" },
    { PERM_CREDIT_WRITE, "credit.write" },
    { PERM_PERSON_ERASE, "person.erase" },
};
#define PERM_NAMES (sizeof perm_names / sizeof perm_names[0])

const char *perm_name(long long perm)
{
    for (size_t i = 0; i < PERM_NAMES; i++)
        if (perm_names[i].perm == perm)
            return perm_names[i].name;
    return "unknown";
}

long long perm_read(str names)
{
    long long perms = 0;

    if (str_is(names, "all"))
        return PERM_ALL;
    if (str_is(names, "none"))
        return 0;
    while (names.len) {
        str    name = str_trim(str_cut(&names, ','));
        size_t i = 2; /* public and sitting are not held by a key */

        while (i < PERM_NAMES && !str_is(name, perm_names[i].name))
            i++;
        if (i == PERM_NAMES)
            return -1;
        perms |= perm_names[i].perm;
    }
    return perms;
}
