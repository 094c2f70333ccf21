/* calc_groups.c - kinds of `assay calc` about many persons:
 * adverse_impact, agreement, mantel_haenszel, reliability. */
#include <math.h>

#include "cli/calc.h"
#include "core/arena.h"
#include "domain/agreement.h"
#include "domain/fairness.h"
#include "domain/item_analysis.h"

/* Writes an array of one member of n structs: the double at `offset` of each. */
static void write_column(struct calc *c, const char *name, const void *structs, size_t bytes, size_t offset,
                         size_t n)
{
    write_open(c->out, name, '[');
    for (size_t i = 0; i < n; i++) {
        write_item(c->out);
        buf_number(c->out, *(const double *)(const void *)((const char *)structs + i * bytes + offset));
    }
    buf_char(c->out, ']');
}

/* --- adverse_impact: {"reference":{"n","selected"},"group":{"n","selected"}} --- */

static bool read_selection(struct calc *c, const char *name, struct selection *out)
{
    const json_t *object;

    return calc_object(c, c->in, name, &object)
        && calc_int(c, object, "n", 1, SELECTION_MAX, &out->n)
        && calc_int(c, object, "selected", 0, out->n, &out->selected);
}

bool calc_adverse_impact(struct calc *c)
{
    struct selection      reference, group;
    struct adverse_impact a;

    if (!read_selection(c, "reference", &reference) || !read_selection(c, "group", &group))
        return false;
    if (!adverse_impact_compare(c->mem, reference, group, &a))
        return calc_fail(c, "a count is impossible");
    write_number(c->out, "rate_reference", a.rate_reference);
    write_number(c->out, "rate_group", a.rate_group);
    write_number(c->out, "impact_ratio", a.impact_ratio);
    if (isnan(a.impact_ratio))
        write_text(c->out, "four_fifths_violation", NULL);
    else
        write_bool(c->out, "four_fifths_violation", a.four_fifths_violation);
    write_int(c->out, "change_sides", a.change_sides);
    write_number(c->out, "fisher_p_two_sided", a.fisher_p_two_sided);
    write_number(c->out, "fisher_p_less", a.fisher_p_less);
    write_number(c->out, "odds_ratio_conditional_mle", a.odds_ratio);
    write_number(c->out, "z_pooled", a.z_pooled);
    write_number(c->out, "cohen_h", a.cohen_h);
    return true;
}

/* --- agreement: {"table":k x k} of two raters, {"counts":targets x categories} of
 * many, {"ratings":targets x judges}; or {"cohen":{...},"icc":{...}} --- */

static bool write_kappa(struct calc *c, const json_t *in)
{
    struct calc_matrix table;
    struct kappa       k;

    if (!calc_matrix(c, in, "table", false, &table))
        return false;
    if (table.rows < 2 || table.rows != table.columns)
        return calc_fail(c, "table must be square, of two categories or more");
    for (size_t i = 0; i < table.rows * table.columns; i++)
        if (table.values[i] < 0.0)
            return calc_fail(c, "table must hold counts");
    kappa_cohen(table.values, table.rows, &k);
    write_number(c->out, "kappa", k.kappa);
    write_number(c->out, "z", k.z);
    write_number(c->out, "kappa_linear", k.linear);
    write_number(c->out, "kappa_quadratic", k.quadratic);
    write_number(c->out, "agreement", k.agreement);
    return true;
}

static bool write_fleiss(struct calc *c, const json_t *in)
{
    struct calc_matrix counts;
    double             raters = NAN;

    if (!calc_matrix(c, in, "counts", false, &counts))
        return false;
    for (size_t t = 0; t < counts.rows; t++) {
        double sum = 0.0;

        for (size_t j = 0; j < counts.columns; j++)
            sum += counts.values[t * counts.columns + j] < 0.0 ? NAN : counts.values[t * counts.columns + j];
        if (!(sum >= 2.0) || (t > 0 && sum != raters))
            return calc_fail(c, "each row of counts must have the same sum, 2 or more");
        raters = sum;
    }
    write_number(c->out, "kappa_fleiss", kappa_fleiss(counts.values, counts.rows, counts.columns));
    return true;
}

static void write_iccs(struct calc *c, const struct icc icc[ICC_TYPES])
{
    double columns[4][ICC_TYPES];

    write_open(c->out, "type", '[');
    for (enum icc_type t = 0; t < ICC_TYPES; t++) {
        write_item(c->out);
        buf_json(c->out, str_of(icc_names[t]));
        columns[0][t] = icc[t].icc;
        columns[1][t] = icc[t].f;
        columns[2][t] = icc[t].low;
        columns[3][t] = icc[t].high;
    }
    buf_char(c->out, ']');
    calc_write_numbers(c, "icc", columns[0], ICC_TYPES);
    calc_write_numbers(c, "F", columns[1], ICC_TYPES);
    calc_write_numbers(c, "lower", columns[2], ICC_TYPES);
    calc_write_numbers(c, "upper", columns[3], ICC_TYPES);
}

static bool write_ratings(struct calc *c, const json_t *in)
{
    static const struct { const char *name; enum measurement level; } levels[] = {
        { "nominal", MEASURED_NOMINAL }, { "ordinal", MEASURED_ORDINAL },
        { "interval", MEASURED_INTERVAL }, { "ratio", MEASURED_RATIO },
    };
    struct calc_matrix m;
    struct ratings     ratings;
    struct icc         icc[ICC_TYPES];

    if (!calc_matrix(c, in, "ratings", true, &m))
        return false;
    ratings = (struct ratings){ m.values, m.rows, m.columns };
    if (icc_analyse(&ratings, icc))
        write_iccs(c, icc);
    write_open(c->out, "krippendorff", '{');
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        write_number(c->out, levels[i].name, alpha_krippendorff(c->mem, &ratings, levels[i].level));
    buf_char(c->out, '}');
    write_number(c->out, "kendall_w", concordance_kendall(c->mem, &ratings));
    return true;
}

bool calc_agreement(struct calc *c)
{
    static const struct {
        const char *name, *inside;
        bool      (*write)(struct calc *c, const json_t *in);
    } parts[] = {
        { "table", "cohen", write_kappa },
        { "counts", "fleiss", write_fleiss },
        { "ratings", "icc", write_ratings },
    };
    bool any = false;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const json_t *inside = json_object_get(c->in, parts[i].inside);

        if (json_object_get(c->in, parts[i].name)) {
            any = true;
            if (!parts[i].write(c, c->in))
                return false;
        }
        if (json_is_object(inside)) {
            any = true;
            write_open(c->out, parts[i].inside, '{');
            if (!parts[i].write(c, inside))
                return false;
            buf_char(c->out, '}');
        }
    }
    return any || calc_fail(c, "one of table, counts and ratings is needed");
}

/* --- mantel_haenszel: scores 0 or 1 with "group", 1 = focal; see calc_persons --- */

bool calc_mantel_haenszel(struct calc *c)
{
    static const struct { const char *name; size_t offset; } columns[] = {
        { "chi2_corrected", offsetof(struct dif, chi2_corrected) },
        { "chi2", offsetof(struct dif, chi2) },
        { "alpha_mh", offsetof(struct dif, alpha) },
        { "delta_mh", offsetof(struct dif, delta) },
        { "se_log_alpha", offsetof(struct dif, se_log_alpha) },
        { "p_corrected", offsetof(struct dif, p_corrected) },
    };
    struct calc_persons persons;
    struct dif         *dif;
    bool               *focal;

    if (!calc_persons(c, &persons))
        return false;
    if (!persons.group)
        return calc_fail(c, "group is needed: 1 = focal, 0 = reference");
    dif   = ARENA_ARRAY(c->mem, struct dif, persons.table.items);
    focal = ARENA_ARRAY(c->mem, bool, persons.table.persons);
    for (size_t p = 0; p < persons.table.persons; p++)
        focal[p] = persons.group[p] == 1.0;
    for (size_t i = 0; i < persons.table.items; i++)
        if (!dif_study(c->mem, &persons.table, focal, i, &dif[i]))
            return calc_fail(c, "item %zu: scores of 0 and 1 of %d persons a group are needed", i + 1,
                             DIF_GROUP_MIN);
    for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++)
        write_column(c, columns[k].name, dif, sizeof dif[0], columns[k].offset, persons.table.items);
    write_open(c->out, "class", '[');
    for (size_t i = 0; i < persons.table.items; i++) {
        write_item(c->out);
        buf_json(c->out, (str){ &dif[i].category, 1 });
    }
    buf_char(c->out, ']');
    return true;
}

/* --- reliability: see calc_persons --- */

static void write_items(struct calc *c, const struct item_statistics *items, size_t n)
{
    static const struct { const char *name; size_t offset; } columns[] = {
        { "item_mean", offsetof(struct item_statistics, mean) },
        { "item_sd", offsetof(struct item_statistics, sd) },
        { "r_item_total", offsetof(struct item_statistics, r_total) },
        { "r_item_rest", offsetof(struct item_statistics, r_rest) },
        { "alpha_if_deleted", offsetof(struct item_statistics, alpha_if_deleted) },
    };

    for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++)
        write_column(c, columns[k].name, items, sizeof items[0], columns[k].offset, n);
}

bool calc_reliability(struct calc *c)
{
    struct calc_persons     persons;
    struct item_statistics *items;
    struct reliability      r;

    if (!calc_persons(c, &persons))
        return false;
    items = ARENA_ARRAY(c->mem, struct item_statistics, persons.table.items);
    if (!reliability_analyse(c->mem, &persons.table, items, &r))
        return calc_fail(c, "at least 2 items, 3 persons and totals that vary are needed");
    write_int(c->out, "n", (int64_t)persons.table.persons);
    write_int(c->out, "k", (int64_t)persons.table.items);
    write_number(c->out, "alpha", r.alpha);
    write_number(c->out, "alpha_std", r.alpha_std);
    write_number(c->out, "guttman6_std", r.guttman6_std);
    calc_write_numbers(c, "feldt95", (double[]){ r.alpha_low, r.alpha_high }, 2);
    write_number(c->out, "sd_total", r.sd_total);
    write_number(c->out, "mean_total", r.mean_total);
    write_number(c->out, "sem", r.sem);
    write_number(c->out, "omega_minres_std", r.omega_minres_std);
    write_number(c->out, "omega_ml_raw", r.omega_ml_raw);
    write_items(c, items, persons.table.items);
    return true;
}
