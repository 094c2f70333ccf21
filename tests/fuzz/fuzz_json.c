/* fuzz_json.c - the decoder of JSON bodies: see decode.h. */
#include "decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str body = { (const char *)data, size };

    fuzz_decode(POST, "/x/7", STR(""), body, "application/json");
    fuzz_decode(PUT, "/x", STR(""), body, "application/json");
    fuzz_decode(PATCH, "/x/7", STR(""), body, "text/plain");
    return 0;
}
