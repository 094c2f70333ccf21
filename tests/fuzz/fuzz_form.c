/* fuzz_form.c - the decoder of form bodies: see decode.h. */
#include "decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_decode(POST, "/x/7", STR(""), (str){ (const char *)data, size }, "application/x-www-form-urlencoded");
    return 0;
}
