/* limits.c - every limit of the transport, in one table. */
#include "http/limits.h"

const struct limit limits[LIMIT_COUNT] = {
    [LIMIT_CONNECTIONS]       = { "connections", 10000, 0,
                                  "Connections at once; fewer where the system allows fewer open files" },
    [LIMIT_IDLE_S]            = { "idle_s", 30, 0, "Seconds without a byte until a connection is closed" },
    [LIMIT_HEADERS_BYTES]     = { "headers_bytes", 32 << 10, 431,
                                  "Address and headers of a request; 414 for the address alone" },
    [LIMIT_REQUEST_ID_BYTES]  = { "request_id_bytes", 64, 0, "An X-Request-Id that is longer is replaced" },
    [LIMIT_DRAIN_BYTES]       = { "drain_bytes", 16 << 20, 413,
                                  "Part of a refused body that is still read, so that the client sees why" },
    [LIMIT_PARTS]             = { "parts", 64, 413, "Parts of a multipart body" },
    [LIMIT_PART_HEADER_BYTES] = { "part_header_bytes", 4 << 10, 413, "Headers of one part" },
    [LIMIT_PART_NAME_BYTES]   = { "part_name_bytes", 128, 413, "Name of a part" },
    [LIMIT_FILE_NAME_BYTES]   = { "file_name_bytes", 255, 413, "Name of an uploaded file" },
    [LIMIT_PART_VALUE_BYTES]  = { "part_value_bytes", 1 << 20, 413, "Value of a part that is no file" },
    [LIMIT_STOP_S]            = { "stop_s", 10, 0, "Seconds that requests under way get at the stop" },
};
