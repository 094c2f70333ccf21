/* upload.h - files that candidates send: their rows, and where their bytes lie.
 *
 * A file lies in DATA/media/<workspace>/<id>, one that came in parts in <id>.<start> each;
 * its name and type are only data.
 * Tables: upload, upload_part.
 */
#ifndef DOMAIN_UPLOAD_H
#define DOMAIN_UPLOAD_H

#include "op/op.h"

/* A row of `upload`.  start: of a part: where it begins, or its number; received: bytes that have come. */
struct upload_row {
    int64_t       id, attempt_id, bytes, start, received;
    str           item_id, name, type, path, state, purpose, record, agent;
    struct moment created_at;
};
extern const struct shape upload_row_shape;

/* The last part of a path in a name, at most so many bytes, for showing only. */
str upload_name(struct call *c, str name);

/* Makes the row of a new upload of an attempt: id, path and a clean name are filled in.  False, with
 * nothing done, when a recording of that name (`record`) is coming already. */
bool upload_add(struct call *c, struct upload_row *row);

/* Keeps a file of the call under a path of DATA/media.  Fails 503. */
bool upload_keep(struct call *c, const struct upload *file, str path);
/* The same for bytes in memory. */
bool upload_keep_bytes(struct call *c, str bytes, str path);

/* Replies with the bytes of a whole upload, however they came. */
bool upload_send(struct call *c, const struct upload_row *row, const char *type);

/* A small event of a sitting, that something was recorded: shown with the other signals. */
void upload_noted(struct call *c, const struct upload_row *row, const char *kind);

#endif
