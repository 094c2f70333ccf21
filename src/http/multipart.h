/* multipart.h - reading multipart/form-data (RFC 7578) as it comes in.
 *
 * Bytes are fed in pieces of any length; what they mean is told by events.
 * The result does not depend on where the pieces are cut.  It knows nothing of
 * a server, so that it can be fuzzed alone.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "core/str.h"

struct multipart;

/* A part opens, gives its bytes in any number of pieces, and closes.  Each
 * returns false to stop with a message said by multipart_refuse. */
struct multipart_events {
    /* `name` and, for a file, `file` (without folders; data == NULL for a plain
     * field) and `type` (STR_NULL when not said) live until the part closes. */
    bool (*open)(void *arg, str name, str file, str type);
    bool (*data)(void *arg, const char *data, size_t n);
    bool (*close)(void *arg);
};

/* Makes a reader for a body of this Content-Type; it lives in `mem`.  NULL when
 * that is not multipart/form-data with a usable boundary. */
struct multipart *multipart_new(struct arena *mem, str content_type, const struct multipart_events *events,
                                void *arg);
bool              multipart_is(str content_type); /* multipart/form-data, whatever its boundary */
/* Takes the next bytes.  False from the first defect on. */
bool              multipart_feed(struct multipart *m, const char *data, size_t n);
/* Says that all bytes came; false when the closing boundary did not. */
bool              multipart_end(struct multipart *m);
/* Stops the reading with a static message and the status to answer; returns false. */
bool              multipart_refuse(struct multipart *m, int status, const char *message);
const char       *multipart_message(const struct multipart *m); /* NULL as long as all is well */
int               multipart_status(const struct multipart *m);

#endif
