/* calc_integrity.c - kinds of `assay calc` about what looks alike: answer_copying, winnowing. */
#include <math.h>

#include "cli/calc.h"
#include "core/arena.h"
#include "domain/copying.h"
#include "domain/winnow.h"

/* --- answer_copying: {"items":[{"a","b","c","d"}],"theta_source","theta_copier",
 * "source":[0|1|null],"copier":[0|1|null]} --- */

static bool read_side(struct calc *c, const char *name, const char *theta_name, const struct irt_item *items, size_t n,
                      struct copying_side *out)
{
    int           *responses = ARENA_ARRAY(c->mem, int, n);
    double        *right = ARENA_ARRAY(c->mem, double, n), theta;
    struct numbers given;

    if (!calc_number(c, c->in, theta_name, &theta) || !calc_numbers(c, c->in, name, true, &given))
        return false;
    if (given.n != n)
        return calc_fail(c, "%s must have one answer an item", name);
    for (size_t i = 0; i < n; i++) {
        double x = given.values[i];

        if (!isnan(x) && x != 0.0 && x != 1.0)
            return calc_fail(c, "%s[%zu] must be 0, 1 or null", name, i);
        responses[i] = isnan(x) ? IRT_OMITTED : (int)x;
        right[i]     = irt_probability(&items[i], theta);
    }
    *out = (struct copying_side){ responses, right };
    return true;
}

bool calc_answer_copying(struct calc *c)
{
    struct irt_item    *items;
    struct copying_side source, copier;
    struct copying      found;
    size_t              n;

    if (!calc_items(c, &items, &n) || !read_side(c, "source", "theta_source", items, n, &source) ||
        !read_side(c, "copier", "theta_copier", items, n, &copier))
        return false;
    copying_compare(&source, &copier, n, ARENA_ARRAY(c->mem, double, 2 * n + 1), &found);
    write_int(c->out, "matches", found.matches);
    write_number(c->out, "gbt_expected", found.gbt_expected);
    write_number(c->out, "gbt_p", found.gbt_p);
    write_number(c->out, "omega_expected", found.omega_expected);
    write_number(c->out, "omega_sd", found.omega_sd);
    write_number(c->out, "omega", found.omega);
    write_number(c->out, "omega_p", found.omega_p);
    return true;
}

/* --- winnowing: {"hashes":[...],"w"}; a fingerprint is [hash, place] --- */

bool calc_winnowing(struct calc *c)
{
    struct numbers      given;
    struct fingerprint *kept;
    uint32_t           *hashes;
    size_t              n;
    int                 w;

    if (!calc_numbers(c, c->in, "hashes", false, &given) || !calc_int(c, c->in, "w", 1, INT32_MAX, &w))
        return false;
    hashes = ARENA_ARRAY(c->mem, uint32_t, given.n);
    kept   = ARENA_ARRAY(c->mem, struct fingerprint, given.n);
    for (size_t i = 0; i < given.n; i++) {
        double x = given.values[i];

        if (!(x >= 0.0 && x <= (double)UINT32_MAX && x == floor(x)))
            return calc_fail(c, "hashes[%zu] must be a whole number of 0..%u", i, UINT32_MAX);
        hashes[i] = (uint32_t)x;
    }
    n = winnow(hashes, given.n, (size_t)w, kept);
    write_open(c->out, "fingerprints", '[');
    for (size_t i = 0; i < n; i++) {
        write_item(c->out);
        buf_printf(c->out, "[%u,%u]", kept[i].hash, kept[i].place);
    }
    buf_char(c->out, ']');
    return true;
}
