/* fuzz_query.c - the decoder of query strings: see decode.h. */
#include "decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_decode(GET, "/x/7", (str){ (const char *)data, size }, STR(""), "");
    return 0;
}
