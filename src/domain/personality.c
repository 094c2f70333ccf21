/* personality.c - see personality.h. */
#include <math.h>
#include <string.h>
#include "core/arena.h"
#include "domain/bigfive.h"
#include "domain/disc.h"
#include "domain/instrument_texts.h"
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

/* --- reading ------------------------------------------------------------------ */

/* Takes as many numbers of low..high as there are places, with "-" between. */
static bool numbers_read(str text, double low, double high, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!str_to_number(str_cut(&text, '-'), &out[i]) || out[i] < low || out[i] > high)
            return false;
    }
    return !text.data; /* nothing behind the last one, not even a "-" */
}

static bool big_5_read(str text, struct personality *out)
{
    str    levels = str_cut(&text, '_');
    double level[TRAITS];

    if (!numbers_read(levels, 1, 5, level, TRAITS))
        return false;
    for (size_t t = 0; t < TRAITS; t++) {
        out->level[t] = (int)level[t];
        out->raw[t]   = NAN;
        if (out->level[t] != level[t])
            return false;
    }
    return !text.data || numbers_read(text, 10, 50, out->raw, TRAITS);
}

static bool type_read(str text, struct personality *out)
{
    if (!type_find(text))
        return false;
    memcpy(out->type, text.data, text.len);
    return true;
}

static bool pattern_read(str text, struct personality *out)
{
    str    pattern = str_cut(&text, '_');
    double percents[DISC_FACTORS];

    if (!str_is(pattern, "balanced")) {
        if (!disc_pattern_find(pattern))
            return false;
        memcpy(out->pattern, pattern.data, pattern.len);
    }
    return !text.data || numbers_read(text, 1, 99, percents, DISC_FACTORS);
}

bool personality_read(str algorithm, str notation, struct personality *out)
{
    struct personality p = { 0 };
    bool               read = false;

    if (str_is(algorithm, "big_5"))
        read = big_5_read(notation, &p);
    else if (str_is(algorithm, "16_types"))
        read = type_read(notation, &p);
    else if (str_is(algorithm, "disc"))
        read = pattern_read(notation, &p);
    if (read)
        *out = p;
    return read;
}
