/* fuzz_saml.c - the reader of identity providers' answers, before signatures are looked at.
 *
 * What must hold: an answer that passes has a signature, names its assertion, and holds nothing
 * that XML could play tricks with.
 */
#include <assert.h>
#include <string.h>

#include "core/arena.h"
#include "domain/saml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena        *mem = arena_new((size_t)8 << 20);
    struct saml_expected expected = { STR("i"), STR("a"), STR("c"), STR("r"), 1700000000000 };
    struct saml_person   person = { 0 };
    str                  in = str_copy(mem, (str){ (const char *)data, size });

    if (!saml_check(mem, in, &expected, &person)) {
        assert(person.assertion_id.len > 0 && person.ends_ms > expected.now_ms);
        assert(strstr(in.data, "Signature") && !strstr(in.data, "<!"));
    }
    arena_free(mem);
    return 0;
}
