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
    { PERM_LIST_JOBS, "list_jobs" },
    { PERM_MANAGE_JOBS, "manage_jobs" },
    { PERM_CREATE_JOBS, "create_jobs" },
    { PERM_EDIT_JOBS, "edit_jobs" },
    { PERM_DELETE_JOBS, "delete_jobs" },
    { PERM_EDIT_PARTNERS, "edit_partners" },
    { PERM_EDIT_FOLLOWERS, "edit_followers" },
    { PERM_LIST_ASSESSMENTS, "list_assessments" },
    { PERM_MANAGE_ASSESSMENTS, "manage_assessments" },
    { PERM_CREATE_ASSESSMENT, "create_assessment" },
    { PERM_EDIT_ASSESSMENTS, "edit_assessments" },
    { PERM_DELETE_ASSESSMENTS, "delete_assessments" },
    { PERM_LIST_ATTEMPTS, "list_attempts" },
    { PERM_MANAGE_ATTEMPTS, "manage_attempts" },
    { PERM_EDIT_ATTEMPTS, "edit_attempts" },
    { PERM_DELETE_ATTEMPTS, "delete_attempts" },
    { PERM_REOPEN_ATTEMPTS, "reopen_attempts" },
    { PERM_READ_QUESTION, "read_question" },
    { PERM_MANAGE_QUESTION, "manage_question" },
    { PERM_CREATE_QUESTION, "create_question" },
    { PERM_UPDATE_QUESTION, "update_question" },
    { PERM_DELETE_QUESTION, "delete_question" },
    { PERM_READ_COMPANY, "read_company" },
    { PERM_MANAGE_COMPANY, "manage_company" },
    { PERM_CREATE_COMPANY, "create_company" },
    { PERM_UPDATE_COMPANY, "update_company" },
    { PERM_DELETE_COMPANY, "delete_company" },
    { PERM_READ_USER, "read_user" },
    { PERM_MANAGE_USER, "manage_user" },
    { PERM_CREATE_USER, "create_user" },
    { PERM_UPDATE_USER, "update_user" },
    { PERM_DELETE_USER, "delete_user" },
    { PERM_MANAGE_PERMISSION, "manage_permission" },
    { PERM_LIST_BRIEFINGS, "list_briefings" },
    { PERM_MANAGE_BRIEFINGS, "manage_briefings" },
    { PERM_CREATE_JOBS_FROM_BRIEFINGS, "create_jobs_from_briefings" },
    { PERM_VIEW_TALENT_DATA, "view_talent_data" },
    { PERM_DELETE_OTHERS_BRIEFINGS, "delete_others_briefings" },
    { PERM_MEMBER, "member" },
    { PERM_WORKER, "worker" },
    { PERM_FAIRNESS_READ, "fairness.read" },
    { PERM_FAIRNESS_WRITE, "fairness.write" },
    { PERM_SUPER_ADMIN, "super_admin" },
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

#define READS                                                                                       \
    (PERM_INVITE_READ | PERM_RESULT_READ | PERM_PROFILE_READ | PERM_WEBHOOK_READ | PERM_CREDIT_READ | \
     PERM_TEAM_READ | PERM_LIST_JOBS | PERM_LIST_ASSESSMENTS | PERM_LIST_ATTEMPTS | PERM_READ_QUESTION | \
     PERM_READ_COMPANY | PERM_READ_USER | PERM_LIST_BRIEFINGS)
#define ADMINS                                                                                      \
    (PERM_CREDIT_WRITE | PERM_PERSON_ERASE | PERM_AUDIT_READ | PERM_WEBHOOK_WRITE | PERM_MANAGE_USER | \
     PERM_CREATE_USER | PERM_UPDATE_USER | PERM_DELETE_USER | PERM_MANAGE_PERMISSION | PERM_MANAGE_COMPANY | \
     PERM_CREATE_COMPANY | PERM_UPDATE_COMPANY | PERM_DELETE_COMPANY | PERM_FAIRNESS_READ | PERM_FAIRNESS_WRITE)
#define HUNTS                                                                                       \
    (PERM_LIST_JOBS | PERM_MANAGE_JOBS | PERM_CREATE_JOBS | PERM_EDIT_JOBS | PERM_EDIT_FOLLOWERS |   \
     PERM_LIST_ASSESSMENTS | PERM_LIST_ATTEMPTS | PERM_MANAGE_ATTEMPTS | PERM_INVITE_READ | PERM_INVITE_WRITE | \
     PERM_RESULT_READ | PERM_VIEW_TALENT_DATA)

long long perm_of_role(str role)
{
    if (str_is(role, "super_admin"))
        return PERM_ALL | PERM_SUPER_ADMIN;
    if (str_is(role, "admin"))
        return PERM_ALL;
    if (str_is(role, "manager"))
        return PERM_ALL & ~ADMINS;
    if (str_is(role, "hunter"))
        return HUNTS | PERM_MEMBER;
    return str_is(role, "business") ? READS | PERM_MEMBER : PERM_MEMBER;
}

long long perm_of_member(str role, int64_t named)
{
    long long perms = perm_of_role(role);

    return named == INT_NULL ? perms : (perms & ~PERM_NAMED) | (named & PERM_NAMED);
}
