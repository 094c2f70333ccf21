/* member.h - what the readers of requests do with members alike. */
#ifndef JUDGE_MEMBER_H
#define JUDGE_MEMBER_H

#include "core/json.h"
#include "judge/request.h"

/* Says what is wrong; false, so that a reader can end with it. */
static inline bool refuse(struct run_error *error, const char *field, const char *message)
{
    error->field   = field;
    error->message = message;
    return false;
}

/* A whole number of a member; absent gives `initial`. */
static inline bool read_number(const json_t *json, const char *key, int64_t min, int64_t max, int64_t initial,
                               int64_t *value, struct run_error *error)
{
    const json_t *member = json_object_get(json, key);

    *value = member == NULL ? initial : (int64_t)json_integer_value(member);
    if ((member != NULL && !json_is_integer(member)) || *value < min || *value > max)
        return refuse(error, key, "must be a whole number within its limits");
    return true;
}

#endif
