/* fuzz_jwt.c - the reader of signed tokens and of the keys they are signed with.
 *
 * The input is a token and a key set with a line break between them.  What must hold: nothing
 * counts as signed by a key whose private half nobody has.
 */
#include <assert.h>

#include "core/arena.h"
#include "core/jwt.h"

#define RSA_KEY                                                                                        \
    "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAt" \
    "VT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YG" \
    "jQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lF" \
    "d2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\"}]}" /* RFC 7517, A.1 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *mem = arena_new((size_t)8 << 20);
    str           keys = str_copy(mem, (str){ (const char *)data, size }), token = str_cut(&keys, '\n');
    str           payload;
    const char   *message;

    assert(!jwt_verify(mem, token, STR(RSA_KEY), &payload, &message) && message);
    jwt_verify(mem, token, keys, &payload, &message);
    arena_free(mem);
    return 0;
}
