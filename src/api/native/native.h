/* native.h - between the files of the native family. */
#ifndef API_NATIVE_NATIVE_H
#define API_NATIVE_NATIVE_H

#include "api/ops.h"
#include "domain/attempt.h"

#define ATTEMPT_STATUSES "invited|started|finished|pending_review|expired|cancelled|blocked|scheduled|draft"

/* The text that a candidate agrees to. */
#define CONSENT_VERSION "candidate-1"

/* Writes the errors said so far as the object under "error". */
void native_error_write(const struct call *c, struct buf *out);

/* The reply of all that changes a sitting: the sitting as it is now. */
extern const struct shape sitting_shape;
bool sitting_reply(struct call *c, const struct attempt *attempt, str locale);

/* Who is asked, as the sitting shows it. */
struct sitter { str first_name, last_name, email; bool confirmed; };
extern const struct shape sitter_shape;

/* An item as it is asked. */
struct code_view;
struct sql_view;
struct item_view {
    str           item_id, type, text, unit, accept;
    struct json   stimulus;
    struct list   options, targets;
    double        min, max;
    int64_t       max_bytes;
    struct json   answer;
    struct code_view *code; /* sitting_code.h */
    struct sql_view  *sql;
};
extern const struct shape item_view_shape;
void item_show(struct arena *mem, const struct item *item, struct item_view *view);

/* A device's moment in server time: `sent_at` is the same clock at sending (0 =
 * not known); never after now, never before the start. */
int64_t device_time(const struct call *c, const struct attempt *attempt, struct moment at, struct moment sent_at);

#endif
