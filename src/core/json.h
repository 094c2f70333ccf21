/* json.h - reading JSON (jansson behind it): strict UTF-8, no duplicate keys. */
#ifndef CORE_JSON_H
#define CORE_JSON_H

#include <jansson.h>
#include "core/str.h"

#define JSON_DEPTH_MAX 32

/* Reads one JSON value.  The caller owns it (json_decref, or call_defer with
 * json_close).  NULL with a static message when it is malformed or deeper than
 * `depth_max`. */
json_t *json_read(str text, int depth_max, const char **message);
void    json_close(void *json); /* json_decref as a defer function */
/* The text with names of members that have no quotes put into some, as JavaScript
 * lets people write them: {stage: "x"} -> {"stage": "x"}.  All else stays as it is. */
str     json_quote_names(struct arena *mem, str text);
/* Compact text of a value. */
str     json_text(struct arena *mem, const json_t *json);
/* The text of a JSON string value, pointing into it; STR_NULL for others. */
str     json_str(const json_t *json);

#endif
