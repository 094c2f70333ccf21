/* limits.h - every limit of the transport, in one table (limits.c).
 *
 * Limits of one operation (its body, its fields, its rate) stand in its row.
 */
#ifndef HTTP_LIMITS_H
#define HTTP_LIMITS_H

#include <stdint.h>

enum limit_id {
    LIMIT_CONNECTIONS, LIMIT_IDLE_S, LIMIT_HEADERS_BYTES, LIMIT_REQUEST_ID_BYTES, LIMIT_DRAIN_BYTES,
    LIMIT_PARTS, LIMIT_PART_HEADER_BYTES, LIMIT_PART_NAME_BYTES, LIMIT_FILE_NAME_BYTES,
    LIMIT_PART_VALUE_BYTES, LIMIT_STOP_S, LIMIT_COUNT
};

struct limit {
    const char *name;
    int64_t     value;
    int         status; /* what who passes it is answered; 0 = the connection ends or nothing happens */
    const char *doc;
};

extern const struct limit limits[LIMIT_COUNT];

#endif
