/* json_read.h - members of a stored document that is being read back.
 *
 * Each reader takes a member that may be missing (NULL) and says whether it was
 * as it should be, so that the reader of a document is a plain conjunction.
 */
#ifndef DOMAIN_JSON_READ_H
#define DOMAIN_JSON_READ_H

#include <math.h>
#include <stdio.h>

#include "core/json.h"

/* A number; null gives NAN. */
static inline bool read_number(const json_t *value, double *out)
{
    *out = json_is_number(value) ? json_number_value(value) : NAN;
    return json_is_number(value) || json_is_null(value);
}

static inline bool read_int(const json_t *value, int low, int high, int *out)
{
    json_int_t n = json_integer_value(value);

    if (!json_is_integer(value) || n < low || n > high)
        return false;
    *out = (int)n;
    return true;
}

static inline bool read_bool(const json_t *value, bool *out)
{
    *out = json_is_true(value);
    return json_is_boolean(value);
}

/* A text that fits into `room` bytes with its NUL; null gives the empty one. */
static inline bool read_text(const json_t *value, char *out, size_t room)
{
    if (json_is_null(value)) {
        out[0] = '\0';
        return true;
    }
    return json_is_string(value) && (size_t)snprintf(out, room, "%s", json_string_value(value)) < room;
}

#endif
