/* personality.c - see personality.h. */
#include <string.h>
#include "core/arena.h"
#include "domain/bigfive.h"
#include "domain/disc.h"
#include "domain/personality.h"

const char *scoring_algorithm(const struct instrument *i)
{
    if (i->test)
        return "basic";
    if (i == &instrument_b5)
        return "big_5";
    if (i == &instrument_types)
        return "16_types";
    return i == &instrument_disc ? "disc" : "noop";
}

bool is_personality_test(const struct instrument *i)
{
    return i == &instrument_b5 || i == &instrument_types || i == &instrument_disc;
}

static str disc_notation(struct arena *mem, const struct disc_result *r)
{
    const struct disc_value *v = r->graph[DISC_GRAPH_III];

    return str_printf(mem, "%s_%d-%d-%d-%d", r->pattern[0] ? r->pattern : "balanced", v[DISC_D].percent,
                      v[DISC_I].percent, v[DISC_S].percent, v[DISC_C].percent);
}

str personality_notation(struct arena *mem, const struct component_result *r, bool decimals)
{
    struct disc_result disc;
    struct b5_result   b5;
    const char        *text = "";

    if (!r->document.len || !is_personality_test(r->instrument))
        return STR_NULL;
    if (r->instrument == &instrument_disc)
        return disc_result_read(r->document, &disc) ? disc_notation(mem, &disc) : STR_NULL;
    if (b5_result_read(r->document, &b5))
        text = r->instrument == &instrument_types ? b5.type16 : decimals ? b5.score_display : b5.personality;
    return *text ? str_copy(mem, str_of(text)) : STR_NULL;
}
