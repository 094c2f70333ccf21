/* job_profile.h - ideal profiles, as the match reads them. */
#ifndef API_ESC_JOB_PROFILE_H
#define API_ESC_JOB_PROFILE_H

#include "op/op.h"

struct target { str key; double min, max, weight; bool required; };

struct job_profile {
    struct id     profile_id;
    str           name, description;
    struct list   dimensions; /* struct target */
    struct moment created_at, updated_at;
};

/* Reads one profile of the workspace; false (nothing said) when there is none. */
bool job_profile_read(struct call *c, int64_t id, struct job_profile *profile);

#endif
